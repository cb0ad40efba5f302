"""Paragraphs and tables of a .docx in the making."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from fzlint.document.model import Part, Piece
from fzlint.readers.package import number
from fzlint.readers.unreadable import Unreadable

MAX_SPAN = 1000  # columns of one cell; Word allows 63
MAX_CELLS = 2_000_000  # places in the grid of a table


class Draft:
    """A paragraph in the making.

    first      how much of its text stands in paragraphs before the present one, whose marks were deleted
    hidden     its style hides the text
    mark       the paragraph mark: "" as it is, "hidden", "deleted"
    changes    tracked changes of the mark: kind and author
    restyled   who changed how it looks, by tracked changes
    shown      does not stand in what was deleted or is never displayed
    picture    holds a picture that stands in the line
    anchored   something points to it, so it is kept even if it shows nothing
    followers  what is anchored in it: paragraphs of text boxes
    start      its offset in the document, once all is put together
    """

    __slots__ = (
        "anchored", "cell", "changes", "chunks", "first", "followers", "hidden", "label", "length", "level", "mark",
        "num_id", "num_level", "ordinal", "outline", "part", "picture", "pieces", "restyled", "role", "shown", "start",
        "style", "toc",
    )  # fmt: skip

    def __init__(self, part: Part, cell: CellDraft | None, shown: bool) -> None:
        self.part = part
        self.cell = cell
        self.shown = shown
        self.chunks: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.first = 0
        self.ordinal = 0
        self.style: str | None = None
        self.outline: int | None = None
        self.num_id: str | None = None
        self.num_level: int | None = None
        self.hidden = False
        self.mark: Literal["", "hidden", "deleted"] = ""
        self.changes: list[tuple[Literal["insertion", "deletion"], str]] = []
        self.restyled: list[str] = []
        self.toc = False
        self.picture = False
        self.anchored = False
        self.followers: list[Draft] = []
        self.start = 0
        self.label = ""
        self.role: Literal["", "title", "toc", "item"] = ""
        self.level = 0

    @property
    def text(self) -> str:
        return "".join(self.chunks)

    def go_on(self, shown: bool) -> None:
        """The mark was deleted, so the next w:p is part of this paragraph. The mark that stays is the last one: its
        properties are those of the paragraph."""
        self.first = self.length
        self.shown = self.shown or shown
        self.style = self.outline = self.num_id = self.num_level = None
        self.mark = ""

    def add(self, text: str, node: int, locked: bool) -> None:
        self.pieces.append(Piece(self.length, self.ordinal, self.length - self.first + 1, node, locked))
        self.chunks.append(text)
        self.length += len(text)


class CellDraft:
    """A cell in the making: its place, and its paragraphs."""

    __slots__ = ("column", "drafts", "row", "table")

    def __init__(self, table: TableDraft, row: int, column: int) -> None:
        self.table = table
        self.row = row
        self.column = column
        self.drafts: list[Draft] = []


class TableDraft:
    """A table in the making, as a grid in which a merged cell stands at all its places.

    before   the last paragraphs in front of it, where a caption may stand, in order
    shown    does not stand in what was deleted or is never displayed
    index    its place among the tables that are handed over, once that is known
    """

    __slots__ = ("_above", "_cells", "_merged", "_row", "before", "index", "rows", "shown")

    def __init__(self, before: list[Draft], shown: bool) -> None:
        self.before = before
        self.shown = shown
        self.index = -1
        self.rows: list[list[CellDraft | None]] = []
        self._row: list[CellDraft | None] = []
        self._above: dict[int, CellDraft] = {}  # what a vertical merge goes on with, by column
        self._merged: dict[int, CellDraft] = {}  # the same for the next row
        self._cells = 0

    def open_row(self) -> None:
        self._row = []
        self._merged = {}

    def close_row(self, dead: bool) -> None:
        """dead: the row was deleted, so the table never had it."""
        if not dead:
            self.rows.append(self._row)
            self._above = self._merged
        self._row = []

    def indent(self, columns: int) -> None:
        """The row begins so many columns further right."""
        self._put(None, columns)

    def open_cell(self) -> CellDraft:
        cell = CellDraft(self, len(self.rows), len(self._row))
        self._put(cell, 1)
        return cell

    def settle(self, cell: CellDraft, properties: Mapping[str, str]) -> bool:
        """Put the last cell of the row where its properties (by the names of their elements) want it.

        Returns whether it shows nothing of its own: it was deleted, or goes on with another one.
        """
        if not self._row or self._row[-1] is not cell:
            return False
        if "cellDel" in properties:
            self._row.pop()
            return True
        vertical, horizontal = properties.get("vMerge"), properties.get("hMerge")
        other: CellDraft | None = None
        if horizontal in ("", "continue") and cell.column:
            other = self._row[-2]
        elif vertical in ("", "continue"):
            other = self._above.get(cell.column)  # with none above it is a cell like any other
        if other is not None:
            self._row[-1] = other
        self._put(other or cell, number(properties.get("gridSpan"), 1) - 1)
        if vertical is not None:
            self._merged[cell.column] = other or cell
        return other is not None

    def width(self) -> int:
        """The columns of the grid."""
        width = max(map(len, self.rows), default=0)
        self._charge(width * len(self.rows))
        return width

    def _put(self, cell: CellDraft | None, times: int) -> None:
        times = min(max(times, 0), MAX_SPAN)
        self._cells += times
        self._charge(self._cells)
        self._row.extend([cell] * times)

    def _charge(self, cells: int) -> None:
        if cells > MAX_CELLS:
            raise Unreadable("too-large", "文件中的表格过大，无法检查。请把表格另存，或拆成几张表后再检查。")
