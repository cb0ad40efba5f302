"""One fault is told once: which of two rules that mean the same place speaks."""

from __future__ import annotations

import pytest

from fzlint import check


@pytest.mark.parametrize(
    ("text", "told", "silent"),
    [
        (
            "各站人数见错误！未找到引用源。，逐站核对。",
            "FZ601",
            "FZ303",
        ),  # the 。 came with the reference that is broken
    ],
)
def test_the_one_that_knows_better_speaks(text: str, told: str, silent: str) -> None:
    assert [finding.code for finding in check(text, select=[silent]).findings] == [silent]
    assert [finding.code for finding in check(text, select=[told, silent]).findings] == [told]
