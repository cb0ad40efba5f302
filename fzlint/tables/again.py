"""One figure that two tables tell: the same rows and the same head of a column, and one cell that differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.model import Document
from fzlint.record import NamedTuple
from fzlint.tables.named import Column, Grid, grid_of
from fzlint.tables.panels import Cell

_MOST = 40  # tables of a document that are held against each other
_PROOF = 2  # rows that tell the same prove that both columns do


class Again(NamedTuple):
    """Two cells that should tell the same. place: the names of row and column; shown: what stands in them."""

    cells: tuple[Cell, Cell]
    place: str
    shown: tuple[str, str]


def otherwise(document: Document, totals: Sequence[str]) -> Iterator[Again]:
    """What a table tells otherwise than the first with the same column; the rows that are sums of others are left out."""
    first: dict[tuple[str, str], tuple[Grid, Column]] = {}
    for table in document.tables[:_MOST]:
        grid = grid_of(document, table, totals)
        if grid is None:
            continue
        head = grid.reading.texts[table.grid[0][0]]
        for column in grid.columns:
            if not column.name or not column.unit:
                continue
            known = first.setdefault((head, column.name + column.unit), (grid, column))
            if known[0] is not grid:
                yield from _compared(*known, grid, column)


def _compared(one: Grid, a: Column, other: Grid, b: Column) -> Iterator[Again]:
    cells = {name: row[a.at] for k, (name, row) in enumerate(one.rows) if k != one.total}
    pairs = [
        (name, cells[name], row[b.at]) for k, (name, row) in enumerate(other.rows) if name in cells and k != other.total
    ]
    pairs = [pair for pair in pairs if pair[1] in one.reading.values and pair[2] in other.reading.values]
    wrong = [pair for pair in pairs if one.reading.values[pair[1]][:2] != other.reading.values[pair[2]][:2]]
    if len(wrong) == 1 and len(pairs) - 1 >= _PROOF:
        (name, cell, again) = wrong[0]
        shown = (one.reading.shown[cell], other.reading.shown[again])
        yield Again((cell, again), f"“{name}”行“{a.name}”列", shown)
