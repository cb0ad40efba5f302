from __future__ import annotations

from fzlint.checks.context import Context
from fzlint.checks.marks import Marks, Row
from fzlint.document.model import Mark, Paragraph, Piece, Source, Span
from fzlint.document.outline import build
from fzlint.document.words.cutting import cut
from fzlint.finding import Match

RULE = Marks((Row("comment", "{author}批注{text}"), Row("insertion", "{author}插入{text}", "info")))


def found(*marks: Mark) -> list[Match]:
    paragraphs = (Paragraph("青河县司法局工作报告", (Piece(0, 1, 1),)), Paragraph("办结三件。", (Piece(0, 2, 1),)))
    document = build(Source("docx", paragraphs, marks=marks))
    return list(RULE(Context(document, None, cut)))


def test_kinds_without_a_row_are_left_alone() -> None:
    assert found(Mark("deletion", Span(3, 3), "甲", "乙"), Mark("placeholder", Span(0, 2), "", "填")) == []


def test_one_kind_by_one_person_is_one_habit() -> None:
    span = Span(11, 13)
    matches = found(
        Mark("comment", span, "甲", "一"), Mark("comment", span, "甲", "二"), Mark("insertion", span, "甲", "三")
    )
    assert [match.group for match in matches] == ["comment 甲", "comment 甲", "insertion 甲"]
    assert [match.severity for match in matches] == [None, None, "info"]
    assert [match.span for match in matches] == [span] * 3


def test_what_is_shown_of_them() -> None:
    (match,) = found(Mark("comment", Span(11, 13), " \t", ""))
    assert match.message.format_map(match.values) == "有人批注"
    (match,) = found(Mark("comment", Span(11, 13), "甲", "核对\n此数"))
    assert match.message.format_map(match.values) == "“甲”批注：“核对 此数”"
    (match,) = found(Mark("comment", Span(11, 13), "甲", "长" * 100))
    assert match.values["text"] == "：“" + "长" * 23 + "…”"


def test_a_look_that_a_change_parts_is_one() -> None:
    """What --fix writes into a highlighted phrase makes three runs of it."""
    rule = Marks((Row("red", "红字{text}"), Row("insertion", "插入{text}")))
    marks = (
        Mark("red", Span(11, 12), "", "办"),
        Mark("insertion", Span(12, 13), "fzlint", "结"),
        Mark("red", Span(12, 13), "", "结"),
        Mark("red", Span(13, 15), "", "三件"),
        Mark("red", Span(3, 4), "", "司"),
    )
    paragraphs = (Paragraph("青河县司法局工作报告", (Piece(0, 1, 1),)), Paragraph("办结三件。", (Piece(0, 2, 1),)))
    document = build(Source("docx", paragraphs, marks=marks))
    told = [(match.span, match.values["text"]) for match in rule(Context(document, None, cut))]
    assert told == [(Span(11, 15), "：“办结三件”"), (Span(12, 13), "：“结”"), (Span(3, 4), "：“司”")]
