"""Items in one paragraph, numbered in brackets, that are parted by different marks."""

from __future__ import annotations

import pytest

from fzlint.checks.context import Context
from fzlint.checks.item_marks import ItemMarks
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read


def found(text: str) -> list[tuple[str, str]]:
    document = read(f"云溪县水务局2024年工作总结\n{text}\n全年平稳。\n".encode(), "a.txt")
    return [(m.values["item"], m.values["mark"]) for m in ItemMarks()(Context(document, None, cut))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("下一步：（一）修订办法；（二）组织培训。（三）开展评查；（四）严格考核。", [("第三项", "。")]),
        ("分三步：（1）摸清底数；（2）制定方案，（3）组织实施；（4）总结。", [("第三项", "，")]),
        ("一是清淤；二是封堵。三是测水；四是补种。", [("三是", "。")]),
    ],
)
def test_odd_mark_is_told(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "下一步：（一）修订办法；（二）组织培训；（三）开展评查。",
        "对照第九条第（一）、（二）、（三）项逐条核对。",
        "先看（三）中的说明，再看（一）。",
    ],
)
def test_even_marks_and_mentions_are_not(text: str) -> None:
    assert found(text) == []
