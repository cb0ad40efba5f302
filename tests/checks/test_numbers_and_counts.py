"""Numbers in tables and captions, and the number of items said."""

from __future__ import annotations

import pytest

from fzlint.checks.captions import Captions
from fzlint.checks.context import Check, Context
from fzlint.checks.counted_items import CountedItems
from fzlint.checks.table_numbers import TableNumbers
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read


def found(check: Check, text: str, name: str = "a.txt") -> list[str]:
    document = read(text.encode(), name)
    return [document.text[m.span.start : m.span.end] for m in check(Context(document, None, cut))]


def column(*numbers: str, head: str = "序号") -> str:
    return "\n".join((f"| {head} | 项目 |", "|---|---|", *(f"| {number} | 甲 |" for number in numbers)))


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (("1", "2", "3", "4"), []),
        (("1", "2", "4", "5"), ["4"]),
        (("1", "2", "4", "4"), ["4"]),
        (("1", "2", "3", "3", "4"), ["3"]),
        (("1", "2", "1", "2", "3"), []),  # two groups
        (("3", "5", "9"), []),  # codes
        (("1", "3"), []),  # too few to tell
        (("1", "2", "3", "合计"), []),
        (("一", "二", "四", "五"), ["四"]),
        (("一", "二", "三", "小计"), []),
    ],
)
def test_column_of_numbers(numbers: tuple[str, ...], told: list[str]) -> None:
    assert found(TableNumbers(("序号",)), column(*numbers), "a.md") == told
    assert found(TableNumbers(("序号",)), column(*numbers, head="件数"), "a.md") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("表1 许可\n表2 处罚\n表3 检查", []),
        ("表1 许可\n表3 检查", ["表3"]),
        ("表1 许可\n表2 处罚\n详见表4。", ["表4"]),
        ("表2-1 许可\n表2-3 检查", ["表2-3"]),
        ("表1-1 许可\n表2-1 处罚\n表2-2 检查\n见表2。", []),
        ("表1 许可\n详见表2。", ["表2"]),
        ("图2-4 水位", []),
        ("表1 许可\n表5 检查", []),  # an extract
        ("图一 许可\n图三 检查", ["图三"]),
        ("表1个月内填报。\n表3个月内核对。", []),
    ],
)
def test_captions(text: str, told: list[str]) -> None:
    assert found(Captions(), "青河县水务局2024年工作报告\n" + text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("抓好三项工作：一是学习；二是督导；三是宣传。", []),
        ("抓好四项工作：一是学习；二是督导；三是宣传。", ["四项工作"]),
        ("抓好两项工作：（一）学习；（二）督导；（三）宣传。", ["两项工作"]),
        ("抓好四项工作：一是学习；二是督导；三是宣传；此外还有考核。", []),
        ("前三项工作：一是学习；二是督导。", []),
        ("共12项工作：一是学习；二是督导。", []),
        ("抓好三项工作：一是学习；二是督导。\n三是宣传。", []),
        ("三项工作：学习、督导。一是学习；二是督导。", []),
        ("抓好三件事：\n1.学习六次，参学百人。\n2.督导两轮，整改到位。", ["三件事"]),
        ("抓好两件事：\n1.学习六次，参学百人。\n2.督导两轮，整改到位。", []),
    ],
)
def test_items_counted(text: str, told: list[str]) -> None:
    assert found(CountedItems(("项", "件")), text) == told
