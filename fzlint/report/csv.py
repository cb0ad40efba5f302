"""CSV: a line for every finding, or with --summary for every file, for Excel and WPS tables. With a byte order mark, without which
they take it for GBK."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from fzlint.document.model import Document
from fzlint.finding import FileReport, Finding
from fzlint.report.place import where
from fzlint.report.quote import LONGEST, marked, shorten, text_of
from fzlint.report.remedy import remedy
from fzlint.report.result import SEVERITY, Layout, Run, ordered
from fzlint.report.rows import HEAD, rows
from fzlint.report.visible import visible

_HEAD = ("文件", "位置", "所在标题", "级别", "编号", "问题", "说明", "原文", "改法")
_FORMULA = tuple("=+-@\t\r＝＋－＠")  # a cell that begins so is a formula, and may do something


def part(report: FileReport, layout: Layout) -> list[list[str]]:
    problems = [problem for problem in (report.error, *report.problems, report.unwritten) if problem]
    lines = [[report.path, "", "", "未能检查", problem.code, "", problem.message, "", ""] for problem in problems]
    if document := report.document:
        text = text_of(report)
        lines += [_row(finding, report.path, document, text) for finding in ordered(report.findings, layout)]
    return lines


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    stream.write("\ufeff")
    table = csv.writer(stream, lineterminator="\r\n")
    if layout.table:
        table.writerow(HEAD)
        table.writerows(_plain(row) for row in rows(run))
        return
    table.writerow(_HEAD)
    for problem in run.problems:
        table.writerow(_plain([problem.key, "", "", "未能检查", problem.code, "", problem.message, "", ""]))
    for file in run.files:
        table.writerows(map(_plain, file.part))


def _row(finding: Finding, path: str, document: Document, text: str) -> list[str]:
    return [
        path,
        where(document, finding.span),
        " / ".join(document.path(finding.span.start)),
        SEVERITY[finding.severity],
        finding.code,
        finding.called,
        finding.message,
        "" if finding.absent else shorten(marked(document, text, finding.span), LONGEST),
        remedy(document, text, finding.fix) if finding.fix else "",
    ]


def _plain(row: Iterable[object]) -> list[object]:
    """Cells that no program takes for formulas: a file may be called =cmd|…"""
    return [_cell(cell) if isinstance(cell, str) else cell for cell in row]


def _cell(words: str) -> str:
    words = words.encode("utf-8", "replace").decode()
    shown = visible(words)
    return f"'{shown}" if words.startswith(_FORMULA) else shown
