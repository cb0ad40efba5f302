from __future__ import annotations

import pytest
from write.making import TITLE, docx, note, p, r

from fzlint.document.model import Document, Span
from fzlint.finding import Edit, FileReport, Finding, Fix, Related
from fzlint.readers.read import read
from fzlint.report.annotate import annotated, comments
from fzlint.write.editable import Unwritable

SOURCE = docx(
    TITLE,
    p(r("一、主要举措")),
    p(r("办结案件,二十一件,罚款三万元,")),
    p(r("按期,办结"), note(2)),
    p(r("联系电话13900001111")),
    notes={2: p(r("数据截至,年底"))},
)


@pytest.fixture
def document() -> Document:
    return read(SOURCE, "a.docx")


def on(document: Document, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Span(start, start + len(words))


def found(span: Span, **more: object) -> Finding:
    return Finding("FZ999", "some-rule", "warning", "这里有问题。", span)._replace(**more)  # type: ignore[arg-type]


def told(document: Document, *findings: Finding) -> list[tuple[str, ...]]:
    report = FileReport("a.docx", "docx", None, document, findings)
    return [comment.lines for comment in comments(report)]


def test_level_code_name_and_message(document: Document) -> None:
    assert told(document, found(on(document, "办结"))) == [("【警告】FZ999 some-rule", "这里有问题。")]


def test_the_fix_is_told_unless_the_message_says_it(document: Document) -> None:
    span = on(document, ",")
    fix = Fix(True, (Edit(span, "，"),))
    assert told(document, found(span, fix=fix))[0][2:] == ("改法：“,”改为“，”。", "可用 fzlint --fix 自动改正。")
    [lines] = told(document, found(span, fix=fix, message="应为“，”。"))
    assert lines[1:] == ("应为“，”。", "可用 fzlint --fix 自动改正。")
    assert told(document, found(span, fix=Fix(False, (Edit(span, ""),))))[0][2:] == ("改法：删去“,”。",)


def test_a_habit_is_one_comment_with_the_count_on_its_first_place(document: Document) -> None:
    habit = [found(on(document, ",", i), group=",") for i in range(4)]
    report = FileReport("a.docx", "docx", None, document, tuple(habit))
    [comment] = comments(report)
    assert comment.span == habit[0].span
    assert comment.lines[2] == "同类问题共 4 处，此为第 1 处；其余见第3段、第4段。"


def test_related_places_and_what_a_copy_covers(document: Document) -> None:
    related = Related(on(document, "一、主要举措"), "先出现的一处")
    [lines] = told(document, found(on(document, "按期,办结"), related=(related,), covered=3))
    assert lines[2:] == ("参看第2段：先出现的一处“一、主要举措”", "副本内另有 3 处问题，删除副本后一并消失。")


def test_places_where_no_comment_can_stand_are_named(document: Document) -> None:
    [lines] = told(document, found(on(document, ",年")))
    assert lines[1] == "位置：脚注2第1段“,年”"


def test_what_is_missing_is_told_on_a_paragraph(document: Document) -> None:
    start = on(document, "一、主要举措").start
    report = FileReport("a.docx", "docx", None, document, (found(Span(start, start), absent=True),))
    [comment] = comments(report)
    assert comment.span == on(document, "一、主要举措")


def test_private_numbers_are_masked(document: Document) -> None:
    span = on(document, "13900001111")
    other = found(on(document, "办结"), related=(Related(span, "参看"),))
    lines = told(document, found(span, masked=True), other)
    assert not any("13900001111" in line for comment in lines for line in comment)


def test_lines_of_a_message_are_paragraphs(document: Document) -> None:
    assert told(document, found(on(document, "办结"), message="一\n\n二"))[0][1:] == ("一", "二")


def test_a_kind_that_is_not_told_is_a_comment_on_the_title(document: Document) -> None:
    report = FileReport("a.docx", "docx", None, document, kindless=True)
    [comment] = comments(report)
    assert comment.lines == ("【说明】没有认出报告种类，未检查必备内容；请用 --kind 指明。",)
    assert document.text[comment.span.start : comment.span.end] == document.text_of(document.blocks[0])


def test_only_word_files_take_comments() -> None:
    document = read("报告\n正文。\n".encode(), "a.txt")
    with pytest.raises(Unwritable, match="只有 Word 文件"):
        annotated(b"", FileReport("a.txt", "text", None, document))
