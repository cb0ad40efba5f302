from __future__ import annotations

import pytest
from word import TITLE, docx, note, notes, p, r

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
    footnotes=notes({2: p(r("数据截至,年底"))}),
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
    assert told(document, found(on(document, "办结"))) == [("【警告】some-rule（FZ999）", "这里有问题。")]


def test_the_fix_is_told_unless_the_message_says_it(document: Document) -> None:
    span = on(document, ",")
    fix = Fix(True, (Edit(span, "，"),))
    assert told(document, found(span, fix=fix))[0][2:] == ("改法：“,”改为“，”。",)
    [lines] = told(document, found(span, fix=fix, message="应为“，”。"))
    assert lines[1:] == ("应为“，”。",)
    assert told(document, found(span, fix=Fix(False, (Edit(span, ""),))))[0][2:] == ("改法：删去“,”。",)


def test_people_read_what_a_rule_is_about(document: Document) -> None:
    assert told(document, found(on(document, "办结"), summary="用语有误"))[0][0] == "【警告】用语有误（FZ999）"


def test_a_habit_of_few_places_is_marked_at_each(document: Document) -> None:
    habit = [found(on(document, ",", i), group=",") for i in range(4)]
    report = FileReport("a.docx", "docx", None, document, tuple(habit))
    made = list(comments(report))
    assert [comment.span for comment in made] == [finding.span for finding in habit]
    assert [comment.lines[-1] for comment in made] == [
        f"同类问题共 4 处，都已标出，此为第 {i} 处。" for i in range(1, 5)
    ]


def test_a_habit_of_many_places_tells_how_to_find_them() -> None:
    source = docx(
        TITLE,
        p(r("一、主要举措")),
        *[p(r(f"第{i}次,检查结束")) for i in range(9)],
        p(r("二、打算")),
        *[p(r("再来,(好)"))] * 2,
    )
    document = read(source, "a.docx")
    places = sorted(i for mark in ",()" for i, c in enumerate(document.text) if c == mark)
    habit = tuple(found(Span(i, i + 1), group="half") for i in places)
    [comment] = comments(FileReport("a.docx", "docx", None, document, habit))
    assert comment.span == habit[0].span
    assert comment.lines[2:] == (
        "同类问题共 15 处，此为第 1 处，其余没有逐处标出。",
        "分布：“一、主要举措” 9 处、“二、打算” 6 处。",
        "逐处查找：按 Ctrl+F 打开“查找”，在“更多”里勾选“区分全/半角”，依次输入「,」、「(」、「)」。",
    )


def test_a_copy_is_told_on_its_first_paragraph_with_a_pointer_at_the_title() -> None:
    lines = [f"这是第{word}件事情，已经办结。" for word in "一二三四五"]
    document = read(docx(TITLE, *[p(r(line)) for line in lines * 2]), "a.docx")
    start = document.text.index(lines[0], document.text.index(lines[4]))
    first = Span(document.text.index(lines[0]), document.text.index(lines[4]) + len(lines[4]))
    copy = Span(start, len(document.text))
    finding = found(
        copy,
        message="第7—11段与第2—6段内容重复。",
        covers=copy,
        covered=3,
        related=(Related(first, "先出现的一处（第2—6段）"),),
    )
    pointer, told = comments(FileReport("a.docx", "docx", None, document, (finding,)))
    assert document.text[pointer.span.start : pointer.span.end] == document.title
    assert pointer.lines == (
        "【先看】从“这是第一件事情，已经办结……”起的一大段与别处重复（FZ999），说明见那里的批注。"
        "副本里另有 3 处问题，没有逐处标出，删除副本后一并消失。",
    )
    assert told.span == Span(start, start + len(lines[0]))
    words = "从“这是第一件事情，已经办结……”到“这是第五件事情，已经办结……”的各段"
    assert told.lines[1:] == (
        f"{words}与前面同样的各段内容重复。",
        "副本内另有 3 处问题，删除副本后一并消失。",
    )


def test_no_comment_advises_a_command(document: Document) -> None:
    habit = [
        found(on(document, ",", i), group=",", fix=Fix(True, (Edit(on(document, ",", i), "，"),))) for i in range(4)
    ]
    report = FileReport("a.docx", "docx", None, document, tuple(habit), kindless=True)
    assert not any("--" in line or "fzlint" in line for comment in comments(report) for line in comment.lines)


def test_related_places_and_what_a_copy_covers(document: Document) -> None:
    related = Related(on(document, "一、主要举措"), "先出现的一处")
    lines = told(document, found(on(document, "按期,办结"), related=(related,), covered=3))[-1]
    assert lines[2:] == (
        "参看“一、主要举措”：先出现的一处",
        "副本内另有 3 处问题，删除副本后一并消失。",
    )


def test_places_where_no_comment_can_stand_are_named(document: Document) -> None:
    [lines] = told(document, found(on(document, ",年")))
    assert lines[1] == "位置：脚注2“,年”"


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
    assert comment.lines == ("【说明】没有认出报告种类，未检查必备内容。请看标题是否写明了年度和文种。",)
    assert document.text[comment.span.start : comment.span.end] == document.text_of(document.blocks[0])


def test_only_word_files_take_comments() -> None:
    document = read("报告\n正文。\n".encode(), "a.txt")
    with pytest.raises(Unwritable, match="只有 Word 文件"):
        annotated(b"", FileReport("a.txt", "text", None, document))
