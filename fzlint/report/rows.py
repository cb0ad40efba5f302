"""The table over many files: a row for each, one for each rule, one for each finding; for screens, spreadsheets and pages."""

from __future__ import annotations

from collections import Counter

from fzlint.finding import FileReport, Severity
from fzlint.record import NamedTuple
from fzlint.report.place import cell, headings, paragraphs
from fzlint.report.quote import excerpt, text_of
from fzlint.report.result import SEVERITY, Run, as_what, habits
from fzlint.report.summary import counted

MISSING = "missing-section"  # the rule whose findings tell what a report lacks


class Row(NamedTuple):
    """A file. errors, warnings, infos: None of one that was not read; missing: the parts that it lacks; unread: why it was not
    read, or not to its end."""

    path: str
    unit: str
    kind: str
    year: str
    errors: int | None
    warnings: int | None
    infos: int | None
    missing: str
    unread: str


HEAD = ("文件", "单位", "报告种类", "年度", "错误", "警告", "提示", "缺少的内容", "说明")


class RuleRow(NamedTuple):
    code: str
    summary: str
    severity: str
    places: int
    files: int


RULE_HEAD = ("编号", "问题", "级别", "处数", "文件数")


class Line(NamedTuple):
    """A finding, or a habit with so many places."""

    place: str
    severity: str
    code: str
    message: str
    excerpt: str
    places: int
    other: str


LINE_HEAD = ("文件", "位置", "级别", "编号", "问题", "怎样改", "原文", "处数", "对照的报告")


def rows(run: Run) -> list[Row]:
    return [row(file.report) for file in run.files]


def row(report: FileReport) -> Row:
    counts = Counter(finding.severity for finding in report.findings)
    # what is said in the text (its related place), under no heading of its own, is not missing
    lacks = (finding for finding in report.findings if finding.name == MISSING and not finding.related)
    missing = [finding.key.split("\0")[0] for finding in lacks]
    unread = "；".join(problem.message for problem in (report.error, *report.problems) if problem)
    return Row(
        report.path,
        report.unit,
        report.kind or "",
        str(report.year or ""),
        None if report.error else counts["error"],
        None if report.error else counts["warning"],
        None if report.error else counts["info"],
        "；".join(missing),
        unread or (as_what(report) if report.kindless else ""),
    )


def rules(run: Run) -> list[RuleRow]:
    """The rules that found something, the most frequent first."""
    places, files = counted(run)
    severity: dict[tuple[str, str], Severity] = {}
    for finding in (finding for file in run.files for finding in file.report.findings):
        severity.setdefault((finding.code, finding.name), finding.severity)
    return [
        RuleRow(code, run.summaries.get(code) or name, SEVERITY[severity[code, name]], number, files[code, name])
        for (code, name), number in sorted(places.items(), key=lambda item: (-files[item[0]], -item[1], item[0]))
    ]


def lines(report: FileReport) -> list[Line]:
    """What is said of a file, one line a habit."""
    document = report.document
    if document is None:
        return []
    text = text_of(report)
    found = []
    for habit in habits(report.findings):
        finding = habit[0]
        span = finding.span
        where = [paragraphs(document, span), cell(document, span.start), headings(document, span.start)]
        words = "" if finding.absent else "".join(excerpt(document, text, span))
        found.append(
            Line(
                " · ".join(place for place in where if place),
                SEVERITY[finding.severity],
                finding.code,
                finding.message,
                words,
                len(habit),
                finding.other,
            )
        )
    return found
