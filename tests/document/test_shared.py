"""What two reports share, and which of many are worth comparing."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from fzlint.document.shared import Print, hashes, print_of, regions, related, twins
from fzlint.document.unit import unit_of
from fzlint.many.across import Common, Index
from fzlint.readers.read import read

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

import many_texts


def printed(text: str, name: str = "报告.txt") -> Print:
    document = read(text.encode(), name)
    return print_of(document, name, unit_of(document.title), document.year)


def test_a_planted_copy_is_found_and_nothing_else() -> None:
    texts = [many_texts.report(number) for number in range(120)]
    for number in range(
        0, 40, 2
    ):  # the second section of an even report stands in the next one, one character in twenty changed
        start, end = many_texts.section(texts[number], 1)
        first, last = many_texts.section(texts[number + 1], 2)
        copied = many_texts.edited(texts[number][start:end], random.Random(number))
        texts[number + 1] = texts[number + 1][:first] + copied + texts[number + 1][last:]
    prints = [printed(text) for text in texts]
    index = Index()
    for each in prints:
        index.add(hashes(each.letters))
    sharing = index.sharing()
    found = [
        (one, two)
        for one, two in sharing.pairs
        for _ in regions(prints[one], prints[two], sharing.common, least=100, alike=0.8)
    ]
    assert found == [(number, number + 1) for number in range(0, 40, 2)]


def test_what_many_reports_share_is_no_copy() -> None:
    one, two = (
        f"{unit}2024年法治政府建设情况报告\n一、主要举措\n{PASSAGE}\n" for unit in ("青河县农业局", "白石县水利局")
    )
    a, b = printed(one), printed(two)
    assert [(r.first, r.last, r.exact) for r in regions(a, b, Common(), 50, 0.8)] == [(0, 1, True)]
    assert regions(a, b, Common(hashes(a.letters)), 50, 0.8) == []
    assert regions(a, b, Common(), 500, 0.8) == []


PASSAGE = (
    "少数干部把学法当作软任务，遇到矛盾习惯于凭经验拍板，对新法新规的掌握停留在会议传达层面。"
    "基层所平均不足三人，专业装备老化，夜间巡查常常一人一车，一个季度才能轮完一遍。"
)


def test_an_index_counts_reports_not_places() -> None:
    index = Index()
    for each in ([1, 2, 3], [1, 2, 9], [1, 7, 8], [1, 2, 3]):
        index.add(each)
    sharing = index.sharing(few=3, votes=2)
    assert sharing.pairs == ((0, 3),)
    assert 1 in sharing.common and 2 not in sharing.common and 9 not in sharing.common


def test_twins_are_told_whatever_their_figures() -> None:
    head = "青河县农业局2024年法治政府建设情况报告\n一、主要举措\n"
    a = printed(head + "全年开展执法检查326次，查办案件41起。组织普法讲座12场。")
    b = printed(head + "编印手册一套，发到各村。全年开展执法检查288次，查办案件37起。")
    assert list(twins(a, b, 0.75)) == [(0, 1)]


@pytest.mark.parametrize(
    ("own", "other", "named", "earlier"),
    [
        (("甲局", 2024), ("甲局", 2023), False, True),
        (("甲局", 2024), ("乙局", 2023), False, False),
        (("甲局", 2024), ("乙局", 2023), True, True),  # the unit was renamed: the user says that it is last year's
        (("甲局", 2024), ("甲局", 2024), False, None),
        (("甲局", 2023), ("甲局", 2024), False, None),
        (("甲局", 2024), ("乙局", 2024), False, False),
        (("甲局", None), ("甲局", 2023), True, True),
        (("甲局", None), ("甲局", 2023), False, None),
        (("甲局", 2024), ("甲局", 2025), True, None),
    ],
)
def test_how_two_reports_are_related(
    own: tuple[str, int | None], other: tuple[str, int | None], named: bool, earlier: bool | None
) -> None:
    a, b = (Print("", "", unit, year, ()) for unit, year in (own, other))
    found = related(a, b, named=named)
    assert (None if found is None else found.earlier) is earlier
