"""A workbook for the office: the table by file, the rules with their counts, every finding with a link to its file."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fzlint.finding import FileReport
from fzlint.report.columns import width
from fzlint.report.result import Layout, Run
from fzlint.report.rows import HEAD, LINE_HEAD, RULE_HEAD, Line, lines, rows, rules

_MOST = 1_000_000  # rows that a sheet holds, nearly
_LINKS = 60_000  # and links
_A4 = 9  # as spreadsheets number paper
_LINE = 15  # points
_HIGHEST = 12  # lines of a row
_LONGEST = 32_000  # code points of a cell

_WIDTHS = ((34, 30, 24, 8, 8, 8, 8, 40, 40), (10, 44, 8, 8, 8), (30, 26, 8, 9, 26, 60, 60, 8, 30))
_WRAPPED = frozenset(("缺少的内容", "说明", "怎样改", "原文", "问题", "位置", "文件", "单位"))


def part(report: FileReport, layout: Layout) -> list[Line]:
    return lines(report)


def document(run: Run, layout: Layout) -> bytes:
    """Raises OSError: sheets go through files of their own in the folder for these."""
    from lxml.etree import SerialisationError

    try:
        return _document(run, layout)
    except SerialisationError as error:  # "IO_ENOSPC"
        raise OSError(getattr(errno, str(error).removeprefix("IO_"), errno.EIO), str(error)) from None
    finally:
        _leave_nothing()


def _leave_nothing() -> None:
    """Take away the files of sheets, which hold words of reports: openpyxl does so when the interpreter ends, and ours may
    end sooner."""
    from openpyxl.worksheet import _writer

    for name in getattr(_writer, "ALL_TEMP_FILES", ()):
        Path(name).unlink(missing_ok=True)


def _document(run: Run, layout: Layout) -> bytes:
    from openpyxl import Workbook

    book: Any = Workbook(write_only=True)
    table = rows(run)
    _sheet(book, "汇总", HEAD, table, _WIDTHS[0], [_target(row.path, layout.folder) for row in table])
    named = rules(run)
    _sheet(book, "规则", RULE_HEAD, named, _WIDTHS[1], [])
    summaries = {rule.code: rule.summary for rule in named}
    found = [
        (file.report.path, line.place, line.severity, line.code, summaries[line.code], *line[3:])
        for file in run.files
        for line in file.part
    ][:_MOST]
    links = [_target(path, layout.folder) for path, *_ in found[:_LINKS]]
    _sheet(book, "问题", LINE_HEAD, found, _WIDTHS[2], links)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet(
    book: Any,
    title: str,
    head: Sequence[str],
    table: Iterable[Sequence[object]],
    widths: Sequence[int],
    links: list[str],
) -> None:
    """A sheet whose head stays in view and can be filtered; links: what the first cell of a row opens."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for column, size in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = size
    bold, fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
    top, wrapped = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
    blue = Font(color="0B57A4", underline="single")

    def cell(value: object, name: str) -> Any:
        made = WriteOnlyCell(sheet)
        if isinstance(value, str):
            made.value = _plain(value)
            made.data_type = "s"  # and no formula, whatever it begins with
            made.quotePrefix = value.startswith(("=", "+", "-", "@"))
        else:
            made.value = value
        made.alignment = wrapped if name in _WRAPPED else top
        return made

    heads = [cell(name, name) for name in head]
    for made in heads:
        made.font, made.fill = bold, fill
    sheet.append(heads)
    count = 1
    for number, row in enumerate(table):
        cells = [cell(value, name) for value, name in zip(row, head, strict=True)]
        if number < len(links):
            cells[0].hyperlink = links[number]
            cells[0].font = blue
        count += 1
        if (high := _lines(row, head, widths)) > 1:  # no program but Excel finds it out when it opens the file
            sheet.row_dimensions[count].height = _LINE * high
        sheet.append(cells)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{count}"


def _lines(row: Sequence[object], head: Sequence[str], widths: Sequence[int]) -> int:
    """How many lines the longest cell of a row takes."""
    texts = zip(row, head, widths, strict=True)
    shown = [-(-width(text) // columns) for text, name, columns in texts if isinstance(text, str) and name in _WRAPPED]
    return min(max(shown, default=1), _HIGHEST)


def _plain(text: str) -> str:
    """A text without what no cell may hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    text = text.encode("utf-8", "replace").decode()
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))[:_LONGEST]


def _target(path: str, folder: str) -> str:
    """A link to a file, from where the workbook is."""
    try:
        path = os.path.relpath(path, folder or ".")
    except ValueError:  # another drive
        path = str(Path(path).resolve())
    return quote(path.replace(os.sep, "/").encode("utf-8", "replace"))
