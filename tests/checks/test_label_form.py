from __future__ import annotations

from fzlint.checks.context import Context
from fzlint.checks.double_label import DoubleLabel
from fzlint.checks.label_form import LabelForm
from fzlint.document.model import Document, Paragraph, Source
from fzlint.document.outline import build
from fzlint.document.words import cut
from fzlint.finding import Match


def numbered(*paragraphs: tuple[str, str]) -> Document:
    """Paragraphs with their automatic labels."""
    return build(Source("docx", tuple(Paragraph(text, (), label=label) for label, text in paragraphs)))


def found(check: LabelForm | DoubleLabel, document: Document) -> list[Match]:
    return list(check(Context(document, None, cut)))


def test_one_format_of_automatic_numbers_is_told_once() -> None:
    doc = numbered(("1，", "完善制度。"), ("2，", "加强培训。"), ("3，", "强化监督。"), ("(一)", "甲"), ("(二)", "乙"))
    matches = found(LabelForm("mark"), doc)
    assert [(m.values["label"], m.values["wanted"]) for m in matches] == [("1，", "1."), ("(一)", "（一）")]
    assert "全文3处" in matches[0].values["more"]
    assert matches[1].values["what"] == "自动编号的括号"
    assert found(LabelForm("mark"), numbered(("（一）", "甲"), ("（二）", "乙"))) == []


def test_typed_number_behind_an_automatic_one() -> None:
    doc = numbered(("一、", "一、主要做法"), ("（一）", "1.成立专班。"), ("", "2.定期会商。"), ("2.", "2.5公里河道。"))
    assert [(m.values["first"], m.values["second"]) for m in found(DoubleLabel(), doc)] == [("一、", "一、")]
    doc = numbered(("1.", "一、主要做法"), ("2.", "（一）完善制度"), ("3.", "（3）加强培训"))
    assert [m.values["second"] for m in found(DoubleLabel(), doc)] == ["一、", "（一）", "（3）"]


def test_numeral_written_with_a_look_alike() -> None:
    doc = numbered(("", "—、主要做法"), ("", "（－）完善制度"), ("", "十ー、存在问题"), ("", "——抓学习。"))
    matches = sorted(found(LabelForm("look-alike"), doc))
    assert [m.values["wanted"] for m in matches] == ["一、", "（一）", "十一、"]
    assert [m.edits[0].text for m in matches] == ["一、", "（一）", "十一、"]
