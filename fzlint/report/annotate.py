"""Annotate: a copy of a .docx in which every finding is a comment on the words at fault, as Word and WPS show comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fzlint.document.model import Document, Span
from fzlint.finding import FileReport, Finding
from fzlint.report.inwords import in_words, opening, under
from fzlint.report.place import numbers
from fzlint.report.quote import marked, shorten, text_of
from fzlint.report.remedy import remedy, said
from fzlint.report.result import SEVERITY, as_what, habits
from fzlint.write.comments import Comment, comment, in_text
from fzlint.write.editable import Unwritable

_EACH = 10  # a habit of so many places is marked at every one of them
_HEADINGS = 8  # so many headings are named of one with more
_MARKS = 6
_RELATED = 3
_LONGEST = 40  # code points of words that are quoted
_BLOCKS = 3  # words over more paragraphs are not shaded

_LOOK = "请看标题是否写明了年度和文种。"


def annotated(data: bytes, report: FileReport, date: str = "") -> bytes:
    """The .docx `data`, that `report` was made of, with its findings as comments; those of an earlier run are gone.

    date   of the comments (ISO 8601); "": now

    Raises Unwritable.
    """
    if report.document is None or report.document.format != "docx":
        raise Unwritable("bad-usage", "只有 Word 文件（.docx）能加批注。请另存为 .docx 后再试。")
    return comment(data, report.document, list(comments(report)), date)


def comments(report: FileReport) -> Iterator[Comment]:
    """A comment for every finding; for a habit of many places one, that tells where the others are."""
    document = report.document
    if document is None:
        return
    text = text_of(report)
    at = next((i for i, block in enumerate(document.blocks) if block.role != "furniture"), 0)
    block = document.blocks[(*document.title_blocks, at)[0]]
    title = Span(block.start, block.end)
    if report.kindless:
        yield Comment(title, (f"【说明】{as_what(report)}。{'' if report.paper else _LOOK}",))
    groups = habits(report.findings)
    for first in (habit[0] for habit in groups if habit[0].covered):
        yield Comment(title, (f"【先看】{_pointer(first, text)}",))
    for habit in groups:
        places = habit if len(habit) <= _EACH else habit[:1]
        for i, finding in enumerate(places, 1):
            told = [*_told(finding, document, text), *_more(habit, i, document, text)]
            lines = [line for each in told for line in each.splitlines()]
            yield Comment(_span(finding, document), tuple(line for line in lines if line.strip()))


def _pointer(finding: Finding, text: str) -> str:
    words = opening(text[finding.span.start : finding.span.end])
    return (
        f"从“{words}”起的一大段与别处重复（{finding.code}），说明见那里的批注。"
        f"副本里另有 {finding.covered} 处问题，没有逐处标出，删除副本后一并消失。"
    )


def _span(finding: Finding, document: Document) -> Span:
    """The words at fault; of many paragraphs the first. For what is missing at no words in particular, the paragraph where it
    is told."""
    span = finding.span
    index = document.block_at(span.start)
    block = document.blocks[index]
    if finding.absent and span.start == span.end:
        return Span(block.start, block.end)
    if document.block_at(max(span.end - 1, span.start)) - index >= _BLOCKS:
        return Span(span.start, block.end)
    return span


def _told(finding: Finding, document: Document, text: str) -> Iterator[str]:
    yield f"【{SEVERITY[finding.severity]}】{finding.called}（{finding.code}）"
    if not in_text(document.place(finding.span.start).part):  # Word has no comments there
        words = marked(document, text, finding.span)
        yield f"位置：{under(document, finding.span)}" + (f"“{shorten(words, _LONGEST)}”" if words else "")
    yield in_words(document, text, finding.message)
    if finding.fix is not None and not said(finding):
        yield f"改法：{remedy(document, text, finding.fix)}"
    shown = [related for related in finding.related if numbers(document, related.span) not in finding.message]
    for related in shown[:_RELATED]:
        words = marked(document, text, related.span)
        above = under(document, related.span)
        place = f"（在{above}之下）" if above and words not in above else ""
        told = in_words(document, text, related.message)
        quoted = f"“{shorten(words, _LONGEST)}”" if words.strip() else ""
        yield f"参看{quoted}{place}：{told}" if told else f"参看{quoted}{place}"
    if len(shown) > _RELATED:
        yield f"参看的地方另有 {len(shown) - _RELATED} 处。"
    if finding.covered:
        yield f"副本内另有 {finding.covered} 处问题，删除副本后一并消失。"


def _more(habit: list[Finding], number: int, document: Document, text: str) -> Iterator[str]:
    """How many places a habit has, and where they are."""
    if len(habit) == 1:
        return
    if len(habit) <= _EACH:
        yield f"同类问题共 {len(habit)} 处，都已标出，此为第 {number} 处。"
        return
    yield f"同类问题共 {len(habit)} 处，此为第 1 处，其余没有逐处标出。"
    headings = Counter(under(document, finding.span) or "开头部分" for finding in habit)
    named = "、".join(f"{heading} {count} 处" for heading, count in list(headings.items())[:_HEADINGS])
    yield f"分布：{named}{'等' if len(headings) > _HEADINGS else ''}。"
    words = Counter(marked(document, text, finding.span) for finding in habit if not finding.masked)
    wanted = [
        word for word, _ in words.most_common(_MARKS) if word.strip() and len(word) <= _LONGEST and "\n" not in word
    ]
    if wanted:
        exact = "，在“更多”里勾选“区分全/半角”" if any(word.isascii() and not word.isalnum() for word in wanted) else ""
        yield f"逐处查找：按 Ctrl+F 打开“查找”{exact}，{'依次' if len(wanted) > 1 else ''}输入{'、'.join(f'「{w}」' for w in wanted)}。"
