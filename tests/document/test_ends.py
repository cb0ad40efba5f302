from __future__ import annotations

import pytest

from fzlint.document.ends import shared_ends


@pytest.mark.parametrize(
    ("one", "other", "ends"),
    [
        ("依法行政", "依法行攻", (3, 0)),
        ("依行政", "依法行政", (1, 2)),
        ("依法行政", "法依行政", (0, 2)),
        ("依依法", "依法", (1, 1)),  # no character counts for both ends
        ("依法", "依法", (2, 0)),
        ("", "依法", (0, 0)),
    ],
)
def test_what_is_the_same_at_both_ends(one: str, other: str, ends: tuple[int, int]) -> None:
    assert shared_ends(one, other) == ends
    assert shared_ends(other, one) == ends
