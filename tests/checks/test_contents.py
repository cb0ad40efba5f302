"""A contents page held against the headings of the text; what the rule's own examples do not show."""

from __future__ import annotations

import pytest

from fzlint import check

PARTS = ["一、河道巡查", "二、水库管理", "三、取水许可", "四、节水宣传"]


def report(lines: list[str], parts: list[str]) -> str:
    text = "".join(f"{part}\n全年平稳有序，没有发生事故。\n" for part in parts)
    return "青河县水务局2024年工作情况汇报\n目录\n" + "".join(f"{line}\n" for line in lines) + text


def told(lines: list[str], parts: list[str] = PARTS) -> list[str]:
    found = check(report(lines, parts), select=["FZ117"]).findings
    return [finding.message for finding in found]


def test_a_contents_page_that_is_right_is_left_alone() -> None:
    assert told(PARTS) == []
    assert told([f"{part}……{page}" for page, part in enumerate(PARTS, 1)]) == []
    assert told([part.replace("、", "、 ") for part in PARTS]) == []


def test_a_page_that_lists_another_text_is_left_alone() -> None:
    assert told(["一、总则", "二、组织", "三、取水许可", "四、附则", "五、罚则"]) == []


def test_pages_that_begin_anew_in_each_part_are_left_alone() -> None:
    pages = [3, 9, 1, 4]
    assert told([f"{part}\t{page}" for part, page in zip(PARTS, pages, strict=True)]) == []


@pytest.mark.parametrize("at", range(4))
def test_one_changed_line_is_told_once_wherever_it_stands(at: int) -> None:
    lines = [part + "工作" if i == at else part for i, part in enumerate(PARTS)]
    assert len(told(lines)) == 1
    assert f"“{lines[at]}”，正文标题是“{PARTS[at]}”" in told(lines)[0]


@pytest.mark.parametrize("at", [1, 2])
def test_a_heading_that_is_not_listed_is_told(at: int) -> None:
    assert [f"“{PARTS[at]}”没有列入目录" in message for message in told(PARTS[:at] + PARTS[at + 1 :])] == [True]
