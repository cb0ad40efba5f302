"""A column of subtotals in merged cells: each is the sum of the figures to its left, in the rows that it stands beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from fzlint.document.model import Table
from fzlint.record import NamedTuple
from fzlint.tables.panels import Cell, Reading, Value


class Merged(NamedTuple):
    """A merged subtotal that its parts do not make. row: the first row that it stands beside; digits: those behind the point."""

    cell: Cell
    column: str
    row: str
    parts: tuple[Value, ...]
    made: int
    told: int
    digits: int


def wrong_subtotals(table: Table, reading: Reading, totals: Sequence[str]) -> Iterator[Merged]:
    """The one that does not fit, where another in its column does."""
    grid = table.grid
    for c in range(2, len(grid[0]) if grid else 0):
        name = reading.texts[grid[0][c]]
        if name not in totals:
            continue
        column = [row[c] for row in grid]
        groups = [list(rows) for _, rows in groupby(range(1, len(grid)), column.__getitem__)]
        found = [one for rows in groups if (one := _read(grid, reading, c, rows)) is not None]
        wrong = [one for one in found if one.made != one.told]
        if len(wrong) == 1 and len(found) > 1 and 2 * abs(wrong[0].made - wrong[0].told) < abs(wrong[0].told):
            yield wrong[0]._replace(column=name)


def _read(grid: Sequence[Sequence[Cell]], reading: Reading, c: int, rows: Sequence[int]) -> Merged | None:
    """A subtotal with its parts; None if it stands beside one row alone, or something is no figure."""
    cell = grid[rows[0]][c]
    told = reading.values.get(cell)
    cells = list(dict.fromkeys(grid[r][c - 1] for r in rows))
    known = [reading.values.get(part) for part in cells]
    parts = tuple(part for part in known if part is not None and not part.blank)
    if told is None or told.blank or len(cells) < 2 or len(parts) < len(cells):
        return None
    digits = max(value.digits for value in (told, *parts))
    made = sum(part.scaled(digits) for part in parts)
    return Merged(cell, "", reading.shown[grid[rows[0]][0]], parts, made, told.scaled(digits), digits)
