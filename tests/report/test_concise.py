from __future__ import annotations

import io

import pytest
from by_hand import commas, document, finding, report, run

from fzlint.document.model import BODY, Block, Document, Label, Part, Piece, Span
from fzlint.finding import FileReport, Problem
from fzlint.report.concise import write
from fzlint.report.result import Layout

LAYOUT = Layout("concise")


def lines(*reports: FileReport, layout: Layout = LAYOUT, **more: object) -> list[str]:
    stream = io.StringIO()
    write(run(layout, *reports, **more), layout, stream)
    return stream.getvalue().splitlines()


def word(part: Part = BODY, label: Label | None = None) -> Document:
    """A Word document of one paragraph, the twelfth."""
    text = "举办讲座十场。"
    block = Block(0, len(text), "body", part, label, 0, None, (Piece(0, 12, 1),))
    return Document(format="docx", text=text, blocks=(block,))


def test_a_line_for_every_finding() -> None:
    made = document()
    assert lines(report(made, *commas(made), finding(made, "（三）"))) == [
        "报告.txt:3:13: error FZ301 mixed-width 中文文字中使用了半角标点“,”。",
        "报告.txt:3:18: error FZ301 mixed-width 中文文字中使用了半角标点“,”。",
        "报告.txt:3:23: error FZ301 mixed-width 中文文字中使用了半角标点“,”。",
        "报告.txt:3:28: error FZ301 mixed-width 中文文字中使用了半角标点“,”。",
        "报告.txt:4:1: error FZ201 skipped-number 序号跳号：“（一）”之后是“（三）”，缺“（二）”。",
        "共检查 1 个文件：错误 2 类 5 处。",
        "其中 4 处可用 --fix 自动改正。",
    ]


def test_quiet_leaves_the_findings() -> None:
    made = document()
    assert len(lines(report(made, *commas(made)), layout=LAYOUT._replace(quiet=True))) == 4


@pytest.mark.parametrize(
    ("part", "place"),
    [
        (BODY, "第12段:3"),
        (Part("textbox"), "文本框第12段:3"),
        (Part("footnote", "2"), "脚注2第12段:3"),
        (Part("header1"), "页眉第12段:3"),
    ],
)
def test_places_of_a_word_file(part: Part, place: str) -> None:
    made = word(part)
    first = lines(report(made, finding(made, "讲座"), path="报告.docx"))[0]
    assert first.startswith(f"报告.docx:{place}: error FZ201 ")


def test_an_automatic_number_has_column_0() -> None:
    made = word(label=Label("（三）", "han-bracket", 3, True, Span(0, 0)))
    labelled = finding(made, "举办", span=Span(0, 0, label=True))
    assert lines(report(made, labelled, path="报告.docx"))[0].startswith("报告.docx:第12段:0: ")


def test_what_was_not_read() -> None:
    locked = FileReport("密.docx", "docx", None, None, error=Problem("encrypted", "文件有密码。"))
    missing = Problem("not-found", "甲.docx：找不到这个文件。", "甲.docx")
    assert lines(locked, problems=(missing,)) == [
        "not-found 甲.docx：找不到这个文件。",
        "密.docx: encrypted 文件有密码。",
        "1 个文件未能检查，原因见上。",
    ]


def test_a_message_stays_on_its_line() -> None:
    made = document()
    assert (
        len(lines(report(made, finding(made, "（三）", message="一\n二\u2028三")), layout=LAYOUT._replace(quiet=True)))
        == 1
    )
