"""Full: the findings of a file in reading order, for people who do not program.

Without colour the words at fault stand in 【】, with colour they are underlined; carets below the line would drift behind
marks that one screen draws wide and another narrow.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from fzlint.document.model import Document, Span
from fzlint.finding import FileReport, Finding
from fzlint.report.columns import Styled, width, wrap
from fzlint.report.place import cell, headings, paragraphs
from fzlint.report.quote import AROUND, LONGEST, excerpt, text_of
from fzlint.report.remedy import remedy, said
from fzlint.report.result import KINDLESS, SEVERITY, Layout, Run, habits
from fzlint.report.summary import statistics, summary
from fzlint.report.visible import visible

FIRST = 3  # so many places of a habit are shown
_NEAR = 8  # code points around words that are only pointed to
_SHORT = 24

Line = tuple[str, list[Styled]]  # the indent of the line and of those that it is broken into, and what stands in it


def part(report: FileReport, layout: Layout) -> list[Line]:
    """The lines of a file, unbroken."""
    lines: list[Line] = []
    if report.error is not None:
        lines.append(("", [(report.path, "path"), ("：", ""), ("未能检查。", "error"), (report.error.message, "")]))
    elif not report.findings and not report.problems and not report.unwritten:
        if not layout.quiet:
            below = f"（另有 {report.hidden} 处级别较低，未列出）" if report.hidden else ""
            told = f"已改正 {report.mended} 处，未发现其他问题" if report.mended else "未发现问题"
            below += f"（{KINDLESS}；请用 --kind 指明）" if report.kindless else ""
            lines.append(("", [(report.path, "path"), (f"：{told}。{below}", "")]))
            lines += [("  ", [(note, "dim")]) for note in report.notes]
        return lines
    else:
        lines.append(("", [(report.path, "path")]))
        if report.kind:
            lines.append(("", [(f"按“{report.kind}”检查", "dim")]))
        elif report.kindless:
            lines.append(("", [(f"{KINDLESS}；请用 --kind 指明", "dim")]))
        lines += [("", [(note, "dim")]) for note in report.notes]
    for problem in report.problems:
        lines += [("  ", [("未能查完。", "error"), (problem.message, "")])]
    if report.unwritten:
        lines += [("  ", [("未能写入。", "error"), (report.unwritten.message, "")])]
    elif report.mended:
        lines.append(("", [(f"已改正 {report.mended} 处；以下是其余的问题。", "fix")]))
    if document := report.document:
        text = text_of(report)
        for habit in [[finding] for finding in report.findings] if layout.all else habits(report.findings):
            lines.append(("", []))
            lines += _habit(habit, document, text, layout.width)
    lines.append(("", []))
    return lines


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
    broken = [line for indent, pieces in lines for line in _broken(indent, pieces, layout)]
    if layout.colour:
        _write_colour(broken, stream)
    else:
        stream.writelines("".join(text for text, _ in line).rstrip() + "\n" for line in broken)


def _example(run: Run) -> str:
    return next(finding.code for file in run.files for finding in file.report.findings)


# ---------------------------------------------------------------------- findings


def _habit(habit: list[Finding], document: Document, text: str, columns: int) -> Iterator[Line]:
    """One finding, or the first few of a habit and how many there are."""
    first = habit[0]
    yield (
        "",
        [
            (_where(document, first.span), "bold"),
            ("  ", ""),
            (SEVERITY[first.severity], first.severity),
            (f" {first.code} {first.name}", "dim"),
        ],
    )
    yield "  ", [(first.message, "")]
    if not first.absent:
        yield "  ", _quoted(document, text, first.span, columns)
    yield from _rest(first, document, text)
    for finding in habit[1:FIRST]:
        where = _where(document, finding.span) + "  "
        if finding.span.start == finding.span.end and finding.message != first.message:  # nothing to mark: what is gone
            yield "  ", [(where, "dim"), (finding.message, "")]
        else:
            yield "  ", [(where, "dim"), *_quoted(document, text, finding.span, columns - width(where))]
    if len(habit) > FIRST:
        yield "  ", [(f"同类问题另有 {len(habit) - FIRST} 处", "bold"), ("（加 --all 逐处列出）", "dim")]


def _rest(finding: Finding, document: Document, text: str) -> Iterator[Line]:
    for related in finding.related[:FIRST]:
        before, words, after = excerpt(document, text, related.span, _NEAR, _SHORT)
        pieces = [(f"参看 {_where(document, related.span)}：{related.message}", "dim")]
        if not related.message or related.span.end - related.span.start <= _SHORT:
            pieces += [("　" if related.message else "", ""), (before, "dim"), (words, "mark"), (after, "dim")]
        yield "  ", pieces
    if len(finding.related) > FIRST:
        yield "  ", [(f"参看的地方另有 {len(finding.related) - FIRST} 处", "dim")]
    if finding.fix is not None and not said(finding):
        yield "  ", [("改法：", "fix"), (remedy(document, text, finding.fix), "")]
    if finding.covered:
        yield "  ", [(f"副本内另有 {finding.covered} 处问题，删除副本后一并消失。", "")]


def _where(document: Document, span: Span) -> str:
    places = (cell(document, span.start), headings(document, span.start))
    return " · ".join([paragraphs(document, span), *(place for place in places if place)])


def _quoted(document: Document, text: str, span: Span, columns: int) -> list[Styled]:
    """The words at fault with as many around them as one line holds, within bounds."""
    words = span.end - span.start
    around = min(AROUND, max(_NEAR, (columns // 2 - 5 - min(words, LONGEST)) // 2))
    before, marked, after = excerpt(document, text, span, around)
    return [(before, ""), (marked, "mark"), (after, "")]


# ------------------------------------------------------------------------ screen


def _broken(indent: str, pieces: list[Styled], layout: Layout) -> Iterator[list[Styled]]:
    if not layout.colour:
        pieces = [(f"【{text}】", "") if style == "mark" and text else (text, "") for text, style in pieces]
    pieces = [(visible(text), style) for text, style in pieces if text]
    if pieces:
        yield from wrap(pieces, layout.width, indent)
    else:
        yield []


_STYLES = {
    "path": "bold underline",
    "bold": "bold",
    "dim": "dim",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "mark": "underline reverse",
    "fix": "green",
    "": "",
}


def _write_colour(lines: list[list[Styled]], stream: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, force_terminal=True, highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(Text.assemble(*((text, _STYLES[style]) for text, style in line)), soft_wrap=True)
