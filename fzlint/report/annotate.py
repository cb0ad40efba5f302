"""Annotate: a copy of a .docx in which every finding is a comment on the words at fault, as Word and WPS show comments."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.model import Document, Span
from fzlint.finding import FileReport, Finding
from fzlint.report.place import paragraphs, part_of
from fzlint.report.quote import marked, shorten, text_of
from fzlint.report.remedy import remedy, said
from fzlint.report.result import KINDLESS, SEVERITY, habits
from fzlint.write.comments import Comment, comment, in_text
from fzlint.write.editable import Unwritable

_PLACES = 8  # so many further places of a habit are named
_RELATED = 3
_LONGEST = 40  # code points of words that are quoted


def annotated(data: bytes, report: FileReport, date: str = "") -> bytes:
    """The .docx `data`, that `report` was made of, with its findings as comments; those of an earlier run are gone.

    date   of the comments (ISO 8601); "": now

    Raises Unwritable.
    """
    if report.document is None or report.document.format != "docx":
        raise Unwritable("bad-usage", "只有 Word 文件（.docx）能加批注。请另存为 .docx 后再试。")
    return comment(data, report.document, list(comments(report)), date)


def comments(report: FileReport) -> Iterator[Comment]:
    """A comment for every finding, one for all of a habit."""
    document = report.document
    if document is None:
        return
    text = text_of(report)
    if report.kindless:
        at = next((i for i, block in enumerate(document.blocks) if block.role != "furniture"), 0)
        block = document.blocks[(*document.title_blocks, at)[0]]
        yield Comment(Span(block.start, block.end), (f"【说明】{KINDLESS}；请用 --kind 指明。",))
    for habit in habits(report.findings):
        lines = [line for told in _told(habit, document, text) for line in told.splitlines()]
        yield Comment(_span(habit[0], document), tuple(line for line in lines if line.strip()))


def _span(finding: Finding, document: Document) -> Span:
    """The words at fault; for what is missing at no words in particular, the paragraph where it is told."""
    span = finding.span
    if finding.absent and span.start == span.end:
        block = document.blocks[document.block_at(span.start)]
        return Span(block.start, block.end)
    return span


def _told(habit: list[Finding], document: Document, text: str) -> Iterator[str]:
    first = habit[0]
    yield f"【{SEVERITY[first.severity]}】{first.code} {first.name}"
    place = document.place(first.span.start)
    if not in_text(place.part):  # Word has no comments there
        words = marked(document, text, first.span)
        yield f"位置：{part_of(place)}第{place.paragraph}段" + (f"“{shorten(words, _LONGEST)}”" if words else "")
    yield first.message
    if first.fix is not None and not said(first):
        yield f"改法：{remedy(document, text, first.fix)}"
    if len(habit) > 1:
        yield f"同类问题共 {len(habit)} 处，此为第 1 处；其余见{_places(habit[1:], document)}。"
    if first.fix is not None and first.fix.safe:
        yield "可用 fzlint --fix 自动改正。"
    for related in first.related[:_RELATED]:
        words = shorten(marked(document, text, related.span), _LONGEST)
        yield f"参看{paragraphs(document, related.span)}：{related.message}" + (f"“{words}”" if words else "")
    if len(first.related) > _RELATED:
        yield f"参看的地方另有 {len(first.related) - _RELATED} 处。"
    if first.covered:
        yield f"副本内另有 {first.covered} 处问题，删除副本后一并消失。"


def _places(findings: list[Finding], document: Document) -> str:
    """The paragraphs of findings, each once, and no more than a reader looks up."""
    places = list(dict.fromkeys(paragraphs(document, finding.span) for finding in findings))
    return "、".join(places[:_PLACES]) + ("等" if len(places) > _PLACES else "")
