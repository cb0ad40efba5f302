"""A table and the sentences that lead to it: the figure in the sentence that names a row, a column or the whole of the table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.document.model import Document, Span, Table
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.statement import Relation, Statement, statements
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.tables.contrary import contrary
from fzlint.tables.in_turn import told_in_turn
from fzlint.tables.matched import besides
from fzlint.tables.misread import misread
from fzlint.tables.named import Grid, above, added, core, counts_in, grid_of, is_ratio
from fzlint.tables.other_column import of_other_column
from fzlint.tables.panels import Cell
from fzlint.tables.spoken_of import (
    ALL_OF,
    LEAST_PROOF,
    LIMITED,
    REACHED,
    by_its_digits,
    names,
    of_column,
    of_indicator,
    spoken_of,
    turned,
)

_BACK = 4  # blocks in front of a table that may speak of it
_POINTS = pattern("(?:下|如|见|附|右)表|表(?:中)|如下|表[0-9一二三]|:$")
_POINTS_BACK = pattern("(?:上|前)表|上述表|表[中内]|[由从据]表")
_YEAR = pattern("(?:19|20)[0-9]{2}")
_FAR = 2  # so many times as much is no slip but another count


class Conflict(NamedTuple):
    """What a sentence tells, and the cell that tells it otherwise. row, column: their names; shown: what stands in the cell."""

    statement: Statement
    cell: Cell
    row: str
    column: str
    shown: str


def conflicts(
    document: Document,
    passages: Sequence[tuple[Passage, Passage | None]],
    relations: Sequence[Relation],
    totals: Sequence[str],
) -> Iterator[Conflict]:
    """For every table the statements of the sentences in front of it that it contradicts."""
    starts = [passage.start for passage, _ in passages]
    for table in document.tables:
        grid = grid_of(document, table, totals)
        if grid is None:
            continue
        whole = not LIMITED.search(above(document, table))
        for span, word in ((_lead(document, table), _POINTS), (_behind(document, table), _POINTS_BACK)):
            near = word.search(document.folded[span.start : span.end]) is not None
            for passage, _ in passages[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
                points = word.search(document.folded[passage.start : span.end]) is not None
                said = [_in_full(passage, statement) for statement in statements(passage, relations)]
                led = whole and (points or any(_is_a_whole(grid, statement) for statement in said))
                row = grid.total
                own = _YEAR.search(document.folded, passage.start, passage.end)
                year = int(own.group()) if own else document.year
                for statement in said:
                    if statement.figure.about != "share":
                        row = next((k for k, (name, _) in enumerate(grid.rows) if names(name, statement)), row)
                    if all(int(year) == document.year for year in _YEAR.findall(statement.period)):
                        where = _Place(points and statement.at == 0, led, near, row, year)
                        yield from _judged(grid, statement, where)
                        yield from _summed(grid, statement)
        around = [_lead(document, table), _text_behind(document, table)]
        said_by = [
            passage
            for span in around
            for passage, _ in passages[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        ]
        told = list(besides(grid, said_by, relations))
        heads = above(document, table) + document.title
        for found in (
            *misread(told, document.year, heads),
            *told_in_turn(told),
            *of_other_column(told),
            *contrary(told),
        ):
            filled = found.filled
            yield Conflict(
                found.statement,
                filled.cell,
                grid.rows[filled.row][0],
                filled.column.name,
                grid.reading.shown[filled.cell],
            )


def _summed(grid: Grid, statement: Statement) -> Iterator[Conflict]:
    """A column without a total, of which the text tells it: 四个乡镇共调解纠纷681件, over four rows that make 618."""
    if not ALL_OF.search(statement.words) or LIMITED.search(statement.words) or statement.relation == "part":
        return
    if any(names(name, statement) for name, _ in grid.rows) or statement.boxed or statement.figure.approx:
        return
    named = [column for column in grid.columns if not is_ratio(column) and len(core(column.name)) > 1]
    named = [column for column in named if core(column.name) in statement.words and counts_in(column, statement.figure)]
    made = added(grid, named[0]) if len(named) == 1 else None
    if made is None or made == statement.figure.value or abs(made - statement.figure.value) * _FIFTH > made:
        return
    others = (added(grid, column) for column in grid.columns if column is not named[0])
    if statement.figure.value not in others:
        cell = grid.rows[-1][1][named[0].at]
        yield Conflict(statement, cell, "", named[0].name, f"{made / named[0].power:f}")


_FIFTH = 5


class _Place(NamedTuple):
    """Where a statement stands: first in a sentence that points to the table; led by one that tells the whole of it or points to it;
    near a word that points to it, so that a slip of the pen tells which cell is meant; row: the row last spoken of; year: the report's."""

    first: bool
    led: bool
    near: bool
    row: int
    year: int | None


def _in_full(passage: Passage, statement: Statement) -> Statement:
    """A statement that says no more than how many there are, with the words ahead: 城关镇化解率最高，达到98%."""
    if not REACHED.fullmatch(statement.words):
        return statement
    end = statement.figure.span.start
    begin = passage.figures[statement.at - 1].span.end if statement.at else passage.start
    return statement._replace(words=passage.text[max(begin, end - _AHEAD) : end])


_AHEAD = 40


def _lead(document: Document, table: Table) -> Span:
    """The running text right in front of a table, up to a heading."""
    first = min(i for row in table.grid for cell in row for i in cell)
    begin = first
    while begin > 0 and first - begin < _BACK and document.blocks[begin - 1].cell is None:
        begin -= 1
        if document.blocks[begin].role == "heading":
            break
    return Span(document.blocks[begin].start, document.blocks[first].start)


def _behind(document: Document, table: Table) -> Span:
    """The paragraph right behind a table, if it speaks of it."""
    last = max(i for row in table.grid for cell in row for i in cell) + 1
    if last < len(document.blocks) and document.blocks[last].cell is None:
        block = document.blocks[last]
        if _POINTS_BACK.search(document.folded[block.start : block.start + 40]):
            return Span(block.start, block.end)
    return Span(0, 0)


def _text_behind(document: Document, table: Table) -> Span:
    """The running text right behind a table, up to a heading or another table."""
    last = max(i for row in table.grid for cell in row for i in cell) + 1
    end = last
    while end < min(last + _BACK, len(document.blocks)):
        block = document.blocks[end]
        if block.cell is not None or block.role == "heading":
            break
        end += 1
    return Span(document.blocks[last].start, document.blocks[end - 1].end) if end > last else Span(0, 0)


# ---------------------------------------------------------------------------------------------- the sentence


def _judged(grid: Grid, statement: Statement, where: _Place) -> Iterator[Conflict]:
    """The cell that a statement speaks of, if it tells something else."""
    figure = statement.figure
    if figure.approx or figure.about in ("point", "fold", "mille", ""):
        return
    found = spoken_of(grid, statement, where.first) or (of_column(grid, statement) if where.led else None)
    found = found or of_indicator(grid, statement, where.year)
    found = found or (by_its_digits(grid, statement, where.led) if where.near else None)
    if found is None:
        return
    row, column = found
    cell = grid.rows[row][1][column.at]
    if cell not in grid.reading.values or not grid.reading.texts[cell]:
        return
    value = grid.reading.values[cell]
    told = Decimal(value.number).scaleb(-value.digits) * column.power
    if _agree(figure, told, column.power, value.digits) or any(
        _elsewhere(grid, r, figure) for r in {row, where.row} - {-1}
    ):
        return
    if grid.total >= 0 and _elsewhere(grid, grid.total, figure):
        return  # 中小学在校学生 is no 小学
    near = 0 < max(told, figure.value) < _FAR * min(told, figure.value)
    if near or turned(grid, cell, column, figure):
        yield Conflict(statement, cell, grid.rows[row][0], column.name, grid.reading.shown[cell])


def _is_a_whole(grid: Grid, statement: Statement) -> bool:
    """Whether a statement tells the whole of a column: what else its sentence tells is of this table, too."""
    figure = statement.figure
    if grid.total < 0 or figure.value < LEAST_PROOF or figure.about == "share":
        return False
    cells = (grid.rows[grid.total][1][column.at] for column in grid.columns)
    values = (grid.reading.values[cell] for cell in cells if cell in grid.reading.values)
    return any(Decimal(value.number).scaleb(-value.digits) == figure.value for value in values)


def _agree(figure: Figure, told: Decimal, power: int, digits: int) -> bool:
    step = max(figure.step, Decimal(power).scaleb(-digits))
    return abs(figure.value - told) < step if figure.step != Decimal(power).scaleb(-digits) else figure.value == told


def _elsewhere(grid: Grid, row: int, figure: Figure) -> bool:
    """Whether the figure stands in another cell of the row, or in any where the words may mean the row loosely."""
    values = (grid.reading.values.get(cell) for cell in grid.rows[row][1])
    return any(value is not None and Decimal(value.number).scaleb(-value.digits) == figure.value for value in values)
