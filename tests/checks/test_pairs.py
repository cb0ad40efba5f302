from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.checks.context import Context
from fzlint.checks.pairs import Pairs
from fzlint.document.model import Document, Paragraph, Piece, Source
from fzlint.document.outline import build
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.write.fix import apply


def document(*lines: str) -> Document:
    lines = ("青河县司法局2024年法治政府建设情况报告", *lines)
    return build(Source("text", tuple(Paragraph(line, (Piece(0, i, 1),)) for i, line in enumerate(lines, 1) if line)))


def matches(text: Document) -> list[Match]:
    return list(Pairs()(Context(text, None, cut)))


def told(*lines: str) -> list[str]:
    """The marks at fault, each with what stands in front of it."""
    text = document(*lines)
    return [text.text[match.span.start - 1 : match.span.end] for match in matches(text)]


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("落实《甲》乙》的要求", ["乙》"]),
        ("学习《甲、《乙》和《丙》", ["习《"]),
        ("学习甲》、《乙》和《丙》", ["甲》"]),
        ("推进“甲改革，落实“乙”制度和“丙”制度", ["进“"]),
        ("推进甲”改革，落实“乙”制度和“丙”制度", ["甲”"]),
        ("推进“甲“改革，落实“乙”制度", ["甲“"]),
        ("推进”甲”改革，落实“乙”制度", ["进”"]),
        ("推进”甲“改革", ["进”甲“"]),
        ("推进“甲“、“乙“、“丙“改革", ["甲“", "乙“", "丙“"]),
        ("修订办法（试行，落实《规定》（2024年）", ["法（"]),
        ("修订办法试行），落实《规定》（2024年）", ["行）"]),
        ("甲（《乙）》丙", ["（《乙）》"]),
        (
            "见“《甲”的规定，执行到位，落实各项任务要求并持续改进各方面的工作，不断提高水平，再上一个台阶丙》",
            ["“《", "丙》"],
        ),
        ("【甲、〔2024）1号", ["\n【", "、〔", "4）"]),
        ("包括1）甲；2）乙（含丙；3）丁", ["乙（"]),
        ("主要是（一）甲；二）乙；（三）丙；（四）丁", ["二）"]),
    ],
)
def test_the_mark_at_fault(line: str, marks: list[str]) -> None:
    assert told(line) == marks


@pytest.mark.parametrize(
    "line",
    [
        "《关于修改〈甲〉的决定》（2024年）(试行）",
        '落实“谁执法谁普法"责任制',
        "1）甲；2）乙；a)丙；一）丁",
        "（包括1）甲；2）乙）",
        "The workers’ rights, the bureau’s plan, the class of ’99.",
        "中国’99世博会，误差30’以内",
        "区间[0,1)和(0,1]",
        "谢谢:) 好的;-)",
        "表1、2）",
        "f(x) { return (a; }",
    ],
)
def test_right(line: str) -> None:
    assert told(line) == []


def test_over_paragraphs() -> None:
    assert told("会议强调：“第一段。", "“第二段。", "“第三段。”", "落实“甲”。") == []
    assert told("修改为：“第一款。", "第二款没有引号。", "第三款。”", "落实“甲”。") == []
    assert told("（本决定自公布之日起施行。", "其余从略。）") == []
    assert told("根据《", "中华人民共和国水法", "》，制定本办法。") == []
    assert told("落实《中华人民共和国", "水法》的规定。") == []


def test_no_cascade_into_other_paragraphs() -> None:
    assert told("推进“甲改革。", "落实“乙”制度。", "“丙”很好。") == ["进“"]
    assert told("推进“甲改革。", *["落实“乙”制度。"] * 60, "落实乙”制度。") == ["进“", "乙”"]
    assert told("会议强调：“第一段。", "“第二段。", "“第三段。", "落实“甲”。") == ["\n“"]


def test_the_turned_mark_can_be_mended() -> None:
    text = document("推进“甲“改革", "落实”乙”制度", "建设”丙“平台")
    after = apply(text.text, [edit for match in matches(text) for edit in match.edits])
    assert after.split("\n")[1:] == ["推进“甲”改革", "落实“乙”制度", "建设“丙”平台"]


WORDS = st.sampled_from(["推进工作", "落实制度，", "印发规定、", "取得实效。", "和"])
PAIRED = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda pair, words: pair[0] + "".join(words) + pair[1],
        st.sampled_from(["《》", "“”", "（）", "【】", "〔〕"]),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=12,
).filter(lambda words: words[0] in "《“（【〔")


@given(st.lists(PAIRED, min_size=1, max_size=5), st.data())
def test_one_lost_mark_is_one_finding(pieces: list[str], data: st.DataObject) -> None:
    lines = ["先说一句。", "一是" + "，又".join(pieces) + "，结束。", "再说“一句”（完）。"]
    assert told(*lines) == []
    places = [i for i, c in enumerate(lines[1]) if c in "《》“”（）【】〔〕"]
    at = data.draw(st.sampled_from(places))
    lines[1] = lines[1][:at] + lines[1][at + 1 :]
    assert len(told(*lines)) == 1


@pytest.mark.parametrize("piece", ["《", "》", "《（", "（》", "“甲“", "’", "甲’1)", '"“'])
def test_long_blocks_of_one_thing_end_soon(piece: str) -> None:
    matches(document(piece * (60_000 // len(piece)), "甲" + piece * 1000))
