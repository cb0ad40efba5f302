"""Full: the findings of a file in reading order, for people who do not program.

Without colour the words at fault stand in 【】, with colour they are underlined; carets below the line would drift behind
marks that one screen draws wide and another narrow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from fzlint.document.model import Document, Span
from fzlint.finding import FileReport, Finding
from fzlint.report.columns import Styled, width
from fzlint.report.place import cell, headings, numbers, paragraphs
from fzlint.report.quote import AROUND, LONGEST, excerpt, text_of
from fzlint.report.remedy import remedy, said
from fzlint.report.result import OF_RUN, SEVERITY, Layout, Run, as_what, habits, kindless, ordered
from fzlint.report.screen import broken, put
from fzlint.report.summary import statistics, summary

FIRST = 3  # so many places of a habit are shown
_NEAR = 8  # code points around words that are only pointed to
_LEAST = 5  # the same behind a place in the same line
_SHORT = 24
_MARKS = 6

Line = tuple[str, list[Styled]]  # the indent of the line and of those that it is broken into, and what stands in it


def part(report: FileReport, layout: Layout) -> list[Line]:
    """The lines of a file, unbroken."""
    if report.error is not None:
        if report.error.code in OF_RUN:
            return []
        told = [(report.path, "path"), ("：", ""), ("未能检查。", "error"), (report.error.message, "")]
        lines: list[Line] = [("", told)]
    elif not report.findings and not report.problems and not report.unwritten:
        return [] if layout.quiet else _clean(report)
    else:
        lines = _head(report)
    lines += [("  ", [("未能查完。", "error"), (problem.message, "")]) for problem in report.problems]
    if report.unwritten:
        lines += [("  ", [("未能写入。", "error"), (report.unwritten.message, "")])]
    elif report.mended:
        lines.append(("", [(f"已改正 {report.mended} 处；以下是其余的问题。", "fix")]))
    if document := report.document:
        text = text_of(report)
        findings = ordered(report.findings, layout)
        groups = [[finding] for finding in findings] if layout.all else habits(findings)
        for habit in sorted(groups, key=lambda habit: not habit[0].covered):
            lines.append(("", []))
            lines += _habit(habit, document, text, layout.width)
    lines.append(("", []))
    return lines


def _clean(report: FileReport) -> list[Line]:
    """The lines of a file in which nothing is told."""
    below = f"（另有 {report.hidden} 处级别较低，未列出）" if report.hidden else ""
    nothing = "未发现新问题" if report.baselined else "未发现问题"
    told = f"已改正 {report.mended} 处，未发现其他问题" if report.mended else nothing
    below += f"（{kindless(report)}）" if report.kindless else ""
    return [("", [(report.path, "path"), (f"：{told}。{below}", "")]), *_notes(report, "  ")]


def _head(report: FileReport) -> list[Line]:
    """What stands above the findings: the file, and as what it was checked."""
    lines: list[Line] = [("", [(report.path, "path")])]
    if report.kind or report.kindless:
        lines.append(("", [(kindless(report) or as_what(report), "dim")]))
    return [*lines, *_notes(report, "")]


def _notes(report: FileReport, indent: str) -> list[Line]:
    return [(indent, [(note, "dim")]) for note in report.notes]


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    lines: list[Line] = [("", [("未能检查。", "error"), (problem.message, "")]) for problem in run.problems]
    for file in run.files:
        lines += file.part
    if layout.statistics:
        lines += [("", [(line, "")]) for line in statistics(run)]
    if not layout.quiet:
        lines += [("", [(line, "bold" if i == 0 else "")]) for i, line in enumerate(summary(run))]
        if any(file.report.findings for file in run.files):
            lines.append(("", [(f"想了解某条规则：fzlint rule {_example(run)}", "dim")]))
        if not layout.colour and any("【" in text for _, pieces in lines for text, style in pieces if style != "mark"):
            lines.append(("", [("引文里最内一层【】是 fzlint 加的标记，其余是原文。", "")]))
    put((line for indent, pieces in lines for line in broken(indent, pieces, layout)), layout, stream)


def _example(run: Run) -> str:
    return next(finding.code for file in run.files for finding in file.report.findings)


# ---------------------------------------------------------------------- findings


def _habit(habit: list[Finding], document: Document, text: str, columns: int) -> Iterator[Line]:
    """One finding, or the first few of a habit and how many there are."""
    first = habit[0]
    where = _where(document, first.span, first.message)
    place = [*([("先看：", "fix")] if first.covered else []), (where, "bold")]
    kind = [(SEVERITY[first.severity], first.severity), (f" {first.code} {first.called}", "dim")]
    if where and width("".join(text for text, _ in [*place, *kind])) + 2 > columns:
        yield "", place
        yield "  ", kind
    else:
        yield "", [*place, ("  " if where else "", ""), *kind]
    yield "  ", [(first.message, "")]
    if not first.absent:
        yield "  ", _quoted(document, text, first.span, columns)
    yield from _rest(first, document, text)
    for finding in _various(habit)[1:FIRST]:
        where = _where(document, finding.span) + "  "
        if finding.span.start == finding.span.end and finding.message != first.message:  # nothing to mark: what is gone
            yield "  ", [(where, "dim"), (finding.message, "")]
        else:
            yield "  ", [(where, "dim"), *_quoted(document, text, finding.span, columns - width(where), _LEAST)]
    if len(habit) > FIRST:
        told = f"同类问题另有 {len(habit) - FIRST} 处"
        yield "  ", [(told, "bold"), (f"{_kinds(habit, text)}（加 --all 逐处列出）", "dim")]


def _various(habit: list[Finding]) -> list[Finding]:
    """The places to show, the first ones that say something else before those that say the same again."""
    first = {finding.message: i for i, finding in reversed(list(enumerate(habit)))}
    new = set(first.values())
    chosen = sorted(range(len(habit)), key=lambda i: i not in new)[:FIRST]
    return [habit[i] for i in sorted(chosen)]


def _kinds(habit: list[Finding], text: str) -> str:
    """How often each mark is at fault, where a habit is one of several marks: “共 223 处：“,”171 处、“(”42 处”."""
    marks = Counter(text[finding.span.start : finding.span.end] for finding in habit)
    if len(marks) < 2 or any(len(mark) != 1 or mark.isspace() for mark in marks):
        return ""
    told = "、".join(f"“{mark}”{number} 处" for mark, number in marks.most_common(_MARKS))
    return f"，共有{told}{'等' if len(marks) > _MARKS else ''}"


def _rest(finding: Finding, document: Document, text: str) -> Iterator[Line]:
    shown = [related for related in finding.related if numbers(document, related.span) not in finding.message]
    for related in shown[:FIRST]:
        before, words, after = excerpt(document, text, related.span, _NEAR, _SHORT)
        pieces = [(f"参看 {_where(document, related.span)}：{related.message}", "dim")]
        if not related.message or related.span.end - related.span.start <= _SHORT:
            pieces += [("　" if related.message else "", ""), (before, "dim"), (words, "mark"), (after, "dim")]
        yield "  ", pieces
    if len(shown) > FIRST:
        yield "  ", [(f"参看的地方另有 {len(shown) - FIRST} 处", "dim")]
    if finding.fix is not None and not said(finding):
        yield "  ", [("改法：", "fix"), (remedy(document, text, finding.fix), "")]
    if finding.covered:
        yield "  ", [(f"副本内另有 {finding.covered} 处问题，删除副本后一并消失。", "")]


def _where(document: Document, span: Span, message: str = "") -> str:
    """message: what is said of the place; if it begins with naming it, that is not said before it."""
    own = message.startswith(numbers(document, span))
    places = ("" if own else paragraphs(document, span), cell(document, span.start), headings(document, span.start))
    return " · ".join(place for place in places if place)


def _quoted(document: Document, text: str, span: Span, columns: int, least: int = _NEAR) -> list[Styled]:
    """The words at fault with as many around them as one line holds, within bounds."""
    words = span.end - span.start
    around = min(AROUND, max(least, (columns // 2 - 5 - min(words, LONGEST)) // 2))
    before, marked, after = excerpt(document, text, span, around)
    return [(before, ""), (marked, "mark"), (after, "")]
