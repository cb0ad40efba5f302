"""A whole text in one line is parted where its paragraphs began; what is one paragraph stays one."""

from __future__ import annotations

import time

import pytest

from fzlint.document.model import Document
from fzlint.readers.read import read

_HEAD = "青河县水务局2024年工作总结"
_LEAD = "2024年，县水务局健全机制，明确分工，全年修渠三公里，清淤五公里，灌溉用水有了保证。现将情况报告如下："
_LINES = (
    _HEAD,
    _LEAD,
    "一、主要做法",
    "（一）修渠。全年修渠三公里，群众满意。",
    "（二）清淤。汛前清淤五公里，没有发生险情。",
    "二、存在的问题",
    "管护经费不足，个别渠段漏水。",
    "青河县水务局",
    "2025年1月6日",
)


def _read(text: str) -> Document:
    return read(text.encode(), "a.txt")


def _paragraphs(document: Document) -> list[str]:
    return [document.text_of(block) for block in document.blocks]


@pytest.mark.parametrize("between", [" ", "　", "  "])
def test_blanks_for_line_ends(between: str) -> None:
    document = _read(between.join(_LINES))
    assert _paragraphs(document) == list(_LINES)
    assert (document.title, document.told and document.told.value) == (_HEAD, 2024)
    assert [document.heading_text(i) for i, section in enumerate(document.sections) if section.parent < 0] == [
        "一、主要做法",
        "二、存在的问题",
    ]


def test_nothing_for_line_ends() -> None:
    document = _read("".join(_LINES))
    assert document.title == _HEAD
    assert [block.label.text for block in document.blocks if block.label] == ["一、", "（一）", "（二）", "二、"]
    assert _paragraphs(document)[-2:] == list(_LINES[-2:])


def test_text_begins_behind_a_heading_without_blank() -> None:
    document = _read(
        "一、总体情况2024年，县水务局公开信息十二条，没有收到申请。（一）主动公开。网站公开七条，公众号公开五条，群众满意，"
        "年底清点时栏目齐全，没有错漏。二、存在的问题信息公开不够及时，有的内容没有说清楚，下一年要改进，专人负责。"
    )
    assert _paragraphs(document)[:2] == ["一、总体情况", "2024年，县水务局公开信息十二条，没有收到申请。"]


@pytest.mark.parametrize(
    "text",
    [
        # a list inside a paragraph among others
        f"{_LEAD}\n村里商定三件事。一、轮流值班；二、按户出工；三、账目公开。都已经照办，渠道有人管护，漏水的渠段修好了，大家说今年用水比往年及时，没有争执。",
        # numbers of an article
        "依照办法第九条第一款第（一）项执行，第（二）项以下从略。全年修渠三公里，清淤五公里，灌溉用水有了保证，群众满意，没有发生险情，也没有人投诉，经费按时拨付。",
    ],
)
def test_what_is_one_paragraph_stays_one(text: str) -> None:
    assert _paragraphs(_read(text)) == text.split("\n")


@pytest.mark.parametrize("unit", ["一、修渠。二、清淤。", "（一）修渠。", "一、", "青河县 ", "。 "])
def test_a_long_line_takes_no_longer_for_each_character(unit: str) -> None:
    def cost(times: int) -> float:
        text = "一、主要做法。全年修渠。" + unit * times
        began = time.process_time()
        _read(text)
        return time.process_time() - began

    cost(1000)
    assert cost(20_000) < 40 * max(cost(2_000), 0.02)
