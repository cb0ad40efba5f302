"""Tables that tell where the edges of their cells lie, not which columns they take: those of .doc and RTF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fzlint.document.model import Cell, Paragraph, Table
from fzlint.record import NamedTuple

_NEAR = 40  # twips (0.7 mm): edges that lie so near to each other are one
_MOST = 1_000_000  # places in a grid


class Edged(NamedTuple):
    """A cell: how far right it goes (twips), its paragraphs by index, and whether it goes on with the cell above."""

    right: int
    paragraphs: tuple[int, ...]
    continues: bool = False


class Grid:
    """A table in the making: its rows, and what the open row and the open cell have so far. A cell is its paragraphs by index."""

    def __init__(self) -> None:
        self.rows: list[list[Edged]] = []
        self.row: list[tuple[int, ...]] = []
        self.cell: list[int] = []

    def end_cell(self) -> None:
        self.row.append(tuple(self.cell))
        self.cell = []

    def end_row(self, edges: Iterable[tuple[int, bool]]) -> None:
        """edges: how far right each cell goes, and whether it goes on with the one above"""
        self.rows.append([Edged(right, cell, goes_on) for cell, (right, goes_on) in zip(self.row, edges, strict=False)])
        self.row, self.cell = [], []


def tables(
    paragraphs: Sequence[Paragraph], found: Sequence[Sequence[Sequence[Edged]]]
) -> tuple[list[Paragraph], list[Table]]:
    """The paragraphs with their cells, and the tables; `found` has the rows of every table, which hold cells."""
    result = list(paragraphs)
    made: list[Table] = []
    for rows in found:
        number = len(made)
        grid = _grid(rows)
        for r, row in enumerate(grid):
            for c, cell in enumerate(row):
                for i in cell:
                    if result[i].cell is None:
                        result[i] = result[i]._replace(cell=Cell(number, r, c))
        made.append(Table("", grid))
    return result, made


def _grid(rows: Sequence[Sequence[Edged]]) -> tuple[tuple[tuple[int, ...], ...], ...]:
    edges: list[int] = []
    for edge in sorted({cell.right for row in rows for cell in row}):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    if len(edges) * len(rows) > _MOST:
        edges = edges[:1]
    grid: list[tuple[tuple[int, ...], ...]] = []
    for row in rows:
        places: list[tuple[int, ...]] = []
        for cell in row:
            column = len(places)
            while len(places) < len(edges) and edges[len(places)] <= cell.right:
                places.append(cell.paragraphs)
            if len(places) == column:  # no wider than nothing: it is there all the same
                places.append(cell.paragraphs)
            if cell.continues and grid and not cell.paragraphs:
                for c in range(column, min(len(places), len(grid[-1]))):
                    places[c] = grid[-1][c]
        grid.append(tuple(places))
    width = max(map(len, grid), default=0)
    return tuple(row + ((),) * (width - len(row)) for row in grid)
