"""The words that a report shows: cut, but never in the middle of a figure."""

from __future__ import annotations

import pytest

from fzlint.document.model import Span
from fzlint.readers.read import read
from fzlint.report.quote import excerpt, shorten


@pytest.mark.parametrize(
    ("words", "longest", "shown"),
    [
        ("共1482件", 48, "共1482件"),
        ("共受理案件1482件，办结案件", 14, "共受理案件……件，办结案件"),
        ("共受理案件情况、办结1482件案件", 14, "共受理案件情……件案件"),
        ("9" * 40, 14, "999999……999999"),
    ],
)
def test_what_is_long_loses_its_middle_but_no_half_of_a_figure(words: str, longest: int, shown: str) -> None:
    assert shorten(words, longest) == shown


@pytest.mark.parametrize(
    ("around", "shown"),
    [
        (5, ("…件，", "办结", "1389件…")),
        (7, ("…件1482件，", "办结", "1389件，其…")),
        (3, ("…件，", "办结", "138…")),  # nothing but digits: half of them say more than none
        (40, ("共受理案件1482件，", "办结", "1389件，其余26件正在办理。")),
        (9, ("…理案件1482件，", "办结", "1389件，其余…")),
    ],
)
def test_what_stands_around_begins_and_ends_outside_a_figure(around: int, shown: tuple[str, str, str]) -> None:
    text = "共受理案件1482件，办结1389件，其余26件正在办理。"
    document = read(text.encode(), "a.txt")
    at = document.text.index("办结")
    assert excerpt(document, document.text, Span(at, at + 2), around) == shown
