"""Subtotals that stand in merged cells beside the rows that make them: one 小计 for the rows of each group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.document.model import Table
from fzlint.record import NamedTuple
from fzlint.tables.panels import Cell, Reading, Value


class Group(NamedTuple):
    """Rows with one subtotal. row: the first of them; parts: their figures; names: the headings of both columns, and of the rows."""

    cell: Cell
    row: int
    told: Value
    parts: tuple[Value, ...]
    column: str
    name: str


def wrong_groups(table: Table, reading: Reading, pattern: re.Pattern[str]) -> Iterator[Group]:
    """The subtotals that their rows do not make, where other groups of the table prove what they are made of."""
    grid = table.grid
    if len(grid) < 4 or len({len(row) for row in grid}) != 1:
        return
    columns = range(len(grid[0]))
    for column in columns:
        if not pattern.fullmatch(reading.texts[grid[0][column]]):
            continue
        spans = _spans(table, column, reading)
        if len(spans) < 2:
            continue
        rows = [row for first, last in spans for row in range(first, last)]
        made_of = [c for c in columns if c != column and _figures(table, c, rows, reading)]
        if len(made_of) != 1:
            continue
        groups = [_group(table, reading, span, made_of[0], column) for span in spans]
        wrong = [group for group in groups if not _fits(group)]
        if len(wrong) <= len(groups) - len(wrong):
            yield from wrong


def _spans(table: Table, column: int, reading: Reading) -> list[tuple[int, int]]:
    """The rows, first and behind the last, of the merged cells of a column that hold a figure."""
    spans: list[tuple[int, int]] = []
    row = 1
    while row < len(table.grid):
        cell = table.grid[row][column]
        end = row + 1
        while cell and end < len(table.grid) and table.grid[end][column] == cell:
            end += 1
        if end - row >= 2 and cell in reading.values and not reading.values[cell].blank:
            spans.append((row, end))
        row = end
    return spans


def _figures(table: Table, column: int, rows: list[int], reading: Reading) -> bool:
    """Whether a column has a figure of its own in each of these rows."""
    cells = [table.grid[row][column] for row in rows]
    values = [reading.values.get(cell) for cell in cells]
    return len(set(cells)) == len(cells) and all(v is not None and not v.blank and v.unit != "%" for v in values)


def _group(table: Table, reading: Reading, span: tuple[int, int], made_of: int, column: int) -> Group:
    first, last = span
    cell = table.grid[first][column]
    name = reading.shown[table.grid[first][0]] if made_of and column else ""
    parts = tuple(reading.values[table.grid[row][made_of]] for row in range(first, last))
    return Group(cell, first, reading.values[cell], parts, reading.shown[table.grid[0][column]], name)


def _fits(group: Group) -> bool:
    digits = max(value.digits for value in (group.told, *group.parts))
    return sum(part.scaled(digits) for part in group.parts) == group.told.scaled(digits)
