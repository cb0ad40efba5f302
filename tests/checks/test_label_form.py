from __future__ import annotations

from fzlint.checks.context import Context
from fzlint.checks.double_label import DoubleLabel
from fzlint.checks.label_form import LabelForm
from fzlint.document.model import Document, Paragraph, Source
from fzlint.document.outline import build
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.readers.read import read


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


def test_typed_labels_of_another_style_among_automatic_ones() -> None:
    doc = numbered(("①", "登记造册。"), ("", "（2）逐户走访。"), ("③", "限期整改。"))
    assert [m.values["wanted"] for m in found(LabelForm("mixed"), doc)] == ["②"]
    doc = numbered(("第一条", "目的。"), ("第二条", "范围。"), ("", "第3条 记录。"), ("第四条", "施行。"))
    assert [m.values["wanted"] for m in found(LabelForm("mixed"), doc)] == ["第三条"]


def test_article_numbered_twice() -> None:
    doc = numbered(("", "第一条 目的。"), ("", "第二条 第二条 范围。"), ("", "第三条 第三条第二款所称记录。"))
    assert [m.values["second"].strip() for m in found(DoubleLabel(), doc)] == ["第二条"]


def test_decimals_that_are_one_number_twice() -> None:
    doc = numbered(("", "1.1、登记造册。"), ("", "2.2、逐户走访。"))
    assert [(m.values["first"], m.values["second"]) for m in found(DoubleLabel(), doc)] == [
        ("1.", "1、"),
        ("2.", "2、"),
    ]
    assert found(DoubleLabel(), numbered(("", "1.1、登记造册。"), ("", "1.2、走访。"), ("", "2.2、整改。"))) == []


def levels(text: str) -> list[str]:
    return [m.values["what"] for m in found(LabelForm("level"), read(text.encode(), "a.txt"))]


def test_a_list_of_the_outer_family_right_below_a_bare_heading() -> None:
    head = "一、甲\n完成任务。\n二、乙\n（一）丙\n落实责任。\n（二）丁\n"
    inner = "一、建棚。新建大棚六座。\n二、修渠。疏通干渠三里。\n"
    assert levels(head + inner + "（三）戊\n清理垃圾。\n三、己\n强化保障。\n") == ["“（二）”之下用“一、”，上下级颠倒"]
    assert levels("一、甲\n完成任务。\n二、乙\n" + inner) == ["“二、”之下又用“一、”，上下两级的序号一样"]
    # a line leads to the list; one that goes on with text of its own; a table of contents in front of the text
    assert levels("一、甲\n完成任务。\n二、议定以下事项：\n" + inner) == []
    assert levels("一、甲\n二、乙\n" + inner + "三、丙。巡查水库六次。\n") == []
