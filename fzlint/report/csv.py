"""CSV: the table by file, for spreadsheet programs; with a mark at its start, without which Excel takes it for another code."""

from __future__ import annotations

import csv
from typing import TextIO

from fzlint.finding import FileReport
from fzlint.report.result import Layout, Run
from fzlint.report.rows import HEAD, rows


def part(report: FileReport, layout: Layout) -> None:
    """Nothing: the table is made of the counts."""


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows([_text(cell) for cell in row] for row in rows(run))


def _text(cell: object) -> object:
    """A cell that no program takes for a formula: a file may be called =cmd|…"""
    if isinstance(cell, str):
        cell = cell.encode("utf-8", "replace").decode()
        return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
    return cell
