"""What a sentence tells in turn of several rows or columns of the table beside it, 城区、集镇和村庄分别为186件、97件和64件, where all
figures but one stand in one column, each in the row of its name; or two have changed places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from fzlint.figures.near.slips import is_slip
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.respectively import row_behind
from fzlint.figures.reading.said import listed
from fzlint.record import NamedTuple
from fzlint.tables.matched import Beside, Filled, Misread, as_in, of_its_column
from fzlint.tables.named import core, counts_in

_IN_TURN = listed("表里依次说")
_MARKS = "。；;：:"
_FAR = 80  # code points that the names may take
_TWO = 2

Line: TypeAlias = list[Filled]  # the cells of the things named, in one row or column


class _Named(NamedTuple):
    """A row or a column by its name: where the name stands and how long it is."""

    at: int
    length: int
    place: int


def told_in_turn(besides: Iterable[Beside]) -> Iterator[Misread]:
    """The figures that do not stand where those beside them do, each told once."""
    for beside in besides:
        passage = beside.passage
        said = {statement.figure.span: statement for statement in beside.said}
        for at in _words(passage):
            row = row_behind(passage, at)
            if len(row) < _TWO or any(figure.approx for figure in row):
                continue
            lines = [line for line in _lines(beside, at, len(row)) if len(line) == len(row) and _is_of_kind(row, line)]
            for k, filled in _odd_one(beside, row, lines):
                statement = said[row[k].span]
                if (
                    len(row) > _TWO
                    or is_slip(as_in(passage, row[k], filled), filled.value)
                    or filled in of_its_column(beside, said[row[0].span], [filled])
                ):
                    yield Misread(statement, filled)


def _words(passage: Passage) -> Iterator[int]:
    """Where a word stands that tells that figures come in turn."""
    at = 0
    for figure in passage.figures:
        found = max(passage.text.rfind(word, max(at, passage.start), figure.span.start) for word in _IN_TURN)
        if found >= 0:
            yield found
        at = figure.span.end


def _lines(beside: Beside, at: int, size: int) -> Iterator[Line]:
    """The cells of the things named in front of `at`, rows or columns, in each line that crosses them."""
    text, start = beside.passage.text, beside.passage.start
    begin = max(start, at - _FAR, *(text.rfind(mark, start, at) + 1 for mark in _MARKS))
    cells = {(c.row, c.column.at): c for c in beside.cells}
    rows = _named(text[begin:at], [(row.name, row.place) for row in beside.rows])
    if len(rows) == size:
        for column in beside.grid.columns:
            yield [cells[row, column.at] for row in rows if (row, column.at) in cells]
    heads = _named(text[begin:at], [(core(column.name), column.at) for column in beside.grid.columns])
    if len(heads) == size:
        for row in {c.row for c in beside.cells}:
            yield [cells[row, head] for head in heads if (row, head) in cells]


def _named(text: str, names: Sequence[tuple[str, int]]) -> list[int]:
    """The things that a text names, in its order; of names in one another the longest."""
    found = [_Named(at, len(name), place) for name, place in names if len(name) > 1 and (at := text.rfind(name)) >= 0]
    own = [
        one
        for one in found
        if not any(
            other.length > one.length and other.at <= one.at and one.at + one.length <= other.at + other.length
            for other in found
        )
    ]
    return [one.place for one in sorted(own)]


def _is_of_kind(row: Sequence[Figure], line: Line) -> bool:
    return all(counts_in(c.column, figure) for figure, c in zip(row, line, strict=True))


def _odd_one(beside: Beside, row: Sequence[Figure], lines: Sequence[Line]) -> list[tuple[int, Filled]]:
    """The one figure that does not stand in the line where the others do, or the first of two that have changed places."""
    found: list[tuple[int, Filled]] = []
    for cells in lines:
        values = [as_in(beside.passage, figure, c).value for figure, c in zip(row, cells, strict=True)]
        odd = [k for k, c in enumerate(cells) if c.value != values[k]]
        if not odd:
            return []
        changed = len(odd) == _TWO and all(values[odd[i]] == cells[odd[1 - i]].value for i in (0, 1))
        if (len(odd) == 1 or changed) and len({c.value for c in cells}) == len(cells):
            found.append((odd[0], cells[odd[0]]))
    return found if len(found) == 1 else []
