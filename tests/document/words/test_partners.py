"""A verb and its usual object speak for each other."""

from __future__ import annotations

import pytest

from fzlint.document.words.cutting import cut
from fzlint.document.words.partners import mistaken, usual
from fzlint.document.words.phrases import shipped
from fzlint.document.words.suspects import strange
from fzlint.readers.read import read

ROWS = ("堵塞 漏洞", "防止 反弹", "担任 组长", "落实 责任制", "弥补 短板", "制定 意见", "化解 风险 积案", "提供 服务")


def told(text: str) -> list[tuple[str, str]]:
    document = read(text.encode(), "a.txt")
    text = document.text
    found = mistaken(text, strange(document, shipped()), ROWS, shipped(), frozenset("的和"), frozenset("以但"), cut)
    return sorted((text[one.span.start : one.span.end], one.right) for one in found)


def test_rows_are_read_both_ways() -> None:
    known = usual(ROWS)
    assert known.objects["化解"] == ("风险", "积案")
    assert known.verbs["风险"] == ("化解",)
    assert ("责任制", 1) in known.begun["任"]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("及时堵塞漏动。", "漏动", "漏洞"),
        ("堵塞了漏动", "漏动", "漏洞"),
        ("堵塞资金监管漏动，", "漏动", "漏洞"),
        ("由站长但任组长。", "但任", "担任"),
        ("落实执法责任治，", "责任治", "责任制"),
        ("有效化减积案。", "化减", "化解"),
        ("堵塞资金监管漏动15处。", "漏动", "漏洞"),
        ("有效化减信访积案。", "化减", "化解"),  # the object ends the clause
    ],
)
def test_a_slip_beside_its_partner(text: str, wrong: str, right: str) -> None:
    assert told(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "及时堵塞漏洞。",  # right
        "漏动。",  # nothing speaks for it
        "堵塞漏动水管的接口。漏动，漏动，堵塞漏动。",  # a term of its own
        "堵塞道路三处，漏动",  # another clause
        "强基补短板专项行动。",  # two words meet
        "有效化减信访积案的压力。",  # the object does not end the clause
        "养照料所服务。",  # that far off a rhyme is not enough: 提供
        "上传数据，以供服务器处理。",  # 以 is a word of its own
        "林长制的意见。",  # 的 is never mistaken
    ],
)
def test_what_is_none(text: str) -> None:
    assert told(text) == []
