"""Concise: a line for every finding, made to be searched and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from fzlint.document.model import Document, Span
from fzlint.finding import FileReport
from fzlint.report.place import by_line, part_of
from fzlint.report.result import OF_RUN, Layout, Run, kindless, ordered
from fzlint.report.summary import statistics, summary
from fzlint.report.visible import visible


def part(report: FileReport, layout: Layout) -> list[str]:
    """The lines of a file."""
    lines = [
        f"{report.path}: {problem.code} {problem.message}"
        for problem in (report.error, *report.problems, report.unwritten)
        if problem and problem.code not in OF_RUN
    ]
    if not layout.quiet:
        lines += [f"{report.path}: {note}" for note in report.notes]
    if document := report.document:
        lines += [
            f"{report.path}:{_place(document, finding.span)}: {finding.severity} {finding.code} {finding.name} {finding.message}"
            for finding in ordered(report.findings, layout)
        ]
    return [" ".join(line.splitlines()) for line in lines]


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    lines = [f"{problem.code} {problem.message}" for problem in run.problems]
    for file in run.files:
        lines += file.part
    if layout.statistics:
        lines += statistics(run)
    if not layout.quiet:
        lines += summary(run)
        lines += without_kind([file.report for file in run.files])
    stream.writelines(visible(line) + "\n" for line in lines)


def without_kind(reports: Sequence[FileReport]) -> list[str]:
    """Of how many files no kind was told; papers of several kinds make one line, the commonest first."""
    papers = Counter(report.paper for report in reports if report.kindless and report.paper)
    told = Counter(kindless(report) for report in reports if len(papers) < 2 or not report.paper)
    lines = [f"有 {number} 个文件{said}。" for said, number in told.items() if said]
    if len(papers) > 1:
        named = "、".join(f"{paper} {number} 个" for paper, number in papers.most_common())
        lines.append(f"有 {papers.total()} 个文件的标题不是认得的报告种类（{named}），只按通用规则检查。")
    return lines


def _place(document: Document, span: Span) -> str:
    start, _ = document.places(span)
    if by_line(document):
        return f"{start.paragraph}:{start.column}"
    return f"{part_of(start)}第{start.paragraph}段:{start.column}"
