"""Tables whose cells say how many rows and columns they take: those of HTML."""

from __future__ import annotations

from fzlint.document.model import Table

_MOST = 1000  # rows or columns of one cell
_SPARE = 100_000  # places that the cells of a table may take beyond one each: a file of a line can ask for millions


class Grid:
    """A table in the making; a cell, the list of its paragraphs by index, stands at all its places."""

    def __init__(self) -> None:
        self.rows: list[list[list[int]]] = []
        self._spare = _SPARE
        self._below: dict[
            int, tuple[int, list[int]]
        ] = {}  # by column: rows that a cell from above still takes, the cell

    def open_row(self) -> None:
        if self.rows:
            self._go_on()
        self.rows.append([])

    def open_cell(self, rows: str | None, columns: str | None) -> tuple[int, int]:
        """Begin a cell with what it says of its size. Returns its row and its column."""
        self._go_on()
        row, cell = self.rows[-1], list[int]()
        column, down = len(row), _size(rows)
        wide = min(_size(columns), max(1, self._spare))
        self._spare -= wide - 1
        for _ in range(wide):
            if down > 1:
                self._below[len(row)] = (down - 1, cell)
            row.append(cell)
        return len(self.rows) - 1, column

    def _go_on(self) -> None:
        """Put the cells from above that take the next places of the row."""
        row = self.rows[-1]
        while len(row) in self._below:
            left, cell = self._below.pop(len(row))
            self._spare -= 1
            if left > 1 and self._spare > 0:
                self._below[len(row)] = (left - 1, cell)
            row.append(cell)

    def table(self) -> Table:
        made: dict[int, tuple[int, ...]] = {}
        for cell in (cell for row in self.rows for cell in row):
            made.setdefault(id(cell), tuple(cell))
        width = max(map(len, self.rows), default=0)
        return Table("", tuple((*(made[id(cell)] for cell in row), *((),) * (width - len(row))) for row in self.rows))


def _size(said: str | None) -> int:
    return min(int(said[:9]), _MOST) if said and said.isascii() and said.isdigit() and int(said[:9]) else 1
