"""A table and the sentences that lead to it: the figure in the sentence that names a row, a column or the whole of the table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.document.model import Document, Span, Table
from fzlint.figures.figure import FAMILY, Figure
from fzlint.figures.listings import Passage
from fzlint.figures.said import PART_OF_YEAR, RATIO_NAME, RATIO_TOLD, families, listed
from fzlint.figures.statement import Relation, Statement, statements
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.tables.panels import Cell, Reading, read
from fzlint.tables.readings import total_names

_BACK = 4  # blocks in front of a table that may speak of it
_POINTS = pattern("(?:下|如|见|附|右)表|如下|表[0-9一二三]|:$")
_POINTS_BACK = pattern("(?:上|前)表|上述表|表[中内]|[由从据]表")
_HEAD = pattern(r"^(?P<name>.*?)(?:[(:](?:单位:?)?(?P<power>[万亿]?)(?P<unit>[^\W\d万亿]{1,3}|%)\)?)?$")
_COUNTS = families("head.")  # what the head of a column ends in, and what it counts
_LIMITED = pattern(r"上年|去年|同[比期]|[比较]|增|减|占|率|年均|[上下]半年|季度|[0-9]月|其余|另|每|均")
_YEAR = pattern("(?:19|20)[0-9]{2}")
_COMMON = pattern("(?:案件|事项|人员|数量|总数|数|情况)$")
_POWERS = {"": 1, "万": 10**4, "亿": 10**8}
_FAR = 2  # so many times as much is no slip but another count
_BLANK = ("", *listed("空栏名"))


class Column(NamedTuple):
    """A column of figures: what its head says it counts, in what unit; family "" if the head tells none."""

    at: int
    name: str
    unit: str
    power: int
    family: str


class Grid(NamedTuple):
    """A plain table: names in the first column, figures in others, perhaps a row that is the whole."""

    reading: Reading
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    total: int


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
        for span, word in ((_lead(document, table), _POINTS), (_behind(document, table), _POINTS_BACK)):
            for passage, _ in passages[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
                points = word.search(document.folded[passage.start : span.end]) is not None
                for statement in statements(passage, relations):
                    if all(int(year) == document.year for year in _YEAR.findall(statement.period)):
                        yield from _judged(grid, statement, points and statement.at == 0)


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


# ---------------------------------------------------------------------------------------------- the table


def grid_of(document: Document, table: Table, totals: Sequence[str]) -> Grid | None:
    grid = table.grid
    if len(grid) < 3 or len(grid[0]) < 2 or len({len(row) for row in grid}) > 1:
        return None
    reading = read(document, table)
    columns = tuple(_column(reading, grid, c) for c in range(1, len(grid[0])))
    figures = tuple(column for column in columns if column is not None)
    names = [reading.texts[row[0]] for row in grid[1:]]
    if not figures or len(set(names)) < len(names) or any(cell in reading.values for cell in (row[0] for row in grid)):
        return None
    is_total = total_names(totals)
    whole = [i for i, name in enumerate(names) if is_total.fullmatch(name)]
    rows = tuple(zip(names, grid[1:], strict=True))
    return Grid(reading, figures, rows, whole[0] if len(whole) == 1 else -1)


def _column(reading: Reading, grid: Sequence[Sequence[Cell]], c: int) -> Column | None:
    cells = [row[c] for row in grid[1:]]
    if sum(cell in reading.values for cell in cells) * 4 < len(cells) * 3 or grid[0][c] in reading.values:
        return None
    match = _HEAD.fullmatch(reading.texts[grid[0][c]])
    assert match is not None
    name, unit = match["name"], match["unit"] or ""
    return Column(c, name, unit, _POWERS[match["power"] or ""], FAMILY.get(unit) or _counted(name))


def _counted(name: str) -> str:
    found = next((family for word, family in _COUNTS.items() if name.endswith(word)), "")
    return found or (FAMILY.get(name[:-1], "") if name.endswith("数") else "")  # 条数


# ---------------------------------------------------------------------------------------------- the sentence


def _judged(grid: Grid, statement: Statement, first: bool) -> Iterator[Conflict]:
    """The cell that a statement speaks of, if it tells something else."""
    figure = statement.figure
    if figure.approx or figure.about in ("point", "fold", "mille", ""):
        return
    found = _spoken_of(grid, statement, first)
    if found is None:
        return
    row, column = found
    cell = grid.rows[row][1][column.at]
    if cell not in grid.reading.values or not grid.reading.texts[cell]:
        return
    value = grid.reading.values[cell]
    told = Decimal(value.number).scaleb(-value.digits) * column.power
    if _agree(figure, told, column.power, value.digits) or _elsewhere(grid, row, figure):
        return
    if 0 < max(told, figure.value) < _FAR * min(told, figure.value):
        yield Conflict(statement, cell, grid.rows[row][0], column.name, grid.reading.shown[cell])


def _spoken_of(grid: Grid, statement: Statement, first: bool) -> tuple[int, Column] | None:
    if statement.figure.about == "share":
        return _ratio_of(grid, statement)
    if _LIMITED.search(statement.words):
        return _of_period(grid, statement)
    return _of_row(grid, statement) or _of_whole(grid, statement, first)


def _ratio_of(grid: Grid, statement: Statement) -> tuple[int, Column] | None:
    """The row whose share or rate is told, 民商事案件占比62%, 城关法庭结案率97%, in the one column that is called so."""
    for row, (name, _) in enumerate(grid.rows):
        if row == grid.total or len(name) < 2 or not statement.words.startswith(name):
            continue
        behind = statement.words[len(name) :].rstrip("为达到约是的")
        named = [column for column in grid.columns if _is_ratio(column) and _called(column.name, behind)]
        if len(named) == 1:
            return row, named[0]
    return None


def _called(column: str, words: str) -> bool:
    """Whether words name a column of shares (any word for them) or of a rate (the same)."""
    if column.endswith("率"):
        return words == column
    return RATIO_NAME.search(column) is not None and RATIO_TOLD.fullmatch(words) is not None


def _is_ratio(column: Column) -> bool:
    return column.unit in ("", "%") and (column.name.endswith("率") or RATIO_NAME.search(column.name) is not None)


def _of_period(grid: Grid, statement: Statement) -> tuple[int, Column] | None:
    """The row that is the period told first: 三季度检查单位402家, 10月受理工单210件."""
    for row, (name, _) in enumerate(grid.rows):
        if row != grid.total and PART_OF_YEAR.fullmatch(name) and statement.words.startswith(name):
            behind = statement.words[len(name) :]
            column = None if _LIMITED.search(behind) else _fitting(grid, statement.figure, behind)
            return None if column is None else (row, column)
    return None


def _of_row(grid: Grid, statement: Statement) -> tuple[int, Column] | None:
    """The row that the words of a statement end in: 邻里纠纷120件; 东城所处罚120件."""
    for row, (name, _) in enumerate(grid.rows):
        if row == grid.total or len(name) < 2 or name not in statement.words or name.startswith("其他"):
            continue
        behind = _KIND_OF.sub("", statement.words.rpartition(name)[2])
        column = _fitting(grid, statement.figure, behind)
        if column is not None:
            return row, column
    return None


_KIND_OF = pattern(r"^(?:原[^\W\d]{2,4}|领域|方面|类|行业|系统)(?:的)?(?:案件|事项)?$")  # 涉公安领域86件


def _fitting(grid: Grid, figure: Figure, words: str) -> Column | None:
    """The one column that counts in the unit of a figure and whose head the words behind the row's name allow."""
    alike = [column for column in grid.columns if _counts(column, figure)]
    named = [column for column in alike if column.name and words and _core(column.name) in words]
    if len(named) == 1:
        return named[0]
    if words or len(alike) != 1:
        return None
    return alike[0] if len(grid.columns) == 1 or alike[0].family else None


def _of_whole(grid: Grid, statement: Statement, first: bool) -> tuple[int, Column] | None:
    """The whole of a column that a statement names, or that the table is announced with: 人员86人，具体分布见下表."""
    if grid.total < 0 or statement.relation in ("part", "each") or statement.boxed or "其中" in statement.words:
        return None
    if any(len(name) > 1 and name in statement.words for name, _ in grid.rows):
        return None
    alike = [column for column in grid.columns if _counts(column, statement.figure) and column.family]
    named = [
        column
        for column in alike
        if len(_core(column.name)) > 1 and _tail(statement.words).endswith(_core(column.name))
    ]
    if len(named) == 1:
        return grid.total, named[0]
    inside = [column for column in alike if len(column.name) > 1 and column.unit and column.name in statement.words]
    if first and len(inside) == 1 and _ALL_OF.search(statement.words):
        return grid.total, inside[0]  # 全年共接待来访群众318批次
    if len(alike) == 1 and _named_whole(grid.rows[grid.total][0], statement.words):
        return grid.total, alike[0]
    announced = first and len(alike) == 1 and (alike[0].name.endswith(tuple(_COUNTS)) or _only_counts(alike[0].name))
    return (grid.total, alike[0]) if announced else None


def _named_whole(name: str, words: str) -> bool:
    """Whether the name of the row that is the whole says what a sentence counts: 收到政府信息公开申请合计."""
    thing = _TOTAL.sub("", name)
    return len(thing) > _OWN_NAME and words.endswith(thing)


def _only_counts(name: str) -> bool:
    """Whether the head of a column is a unit and no more: 个数."""
    return name.endswith("数") and name[:-1] in FAMILY


_ALL_OF = pattern("共|累计|合计|全年")
_TOTAL = pattern("(?:合计|总计|共计)$")
_OWN_NAME = 3


def _core(name: str) -> str:
    return _COMMON.sub("", name) or name


def _tail(words: str) -> str:
    return _COMMON.sub("", words)


def _counts(column: Column, figure: Figure) -> bool:
    """Whether a column may count in the unit of a figure."""
    if column.unit:
        return column.unit == figure.unit
    return column.family == figure.about if column.family else figure.about != "share"


def _agree(figure: Figure, told: Decimal, power: int, digits: int) -> bool:
    step = max(figure.step, Decimal(power).scaleb(-digits))
    return abs(figure.value - told) < step if figure.step != Decimal(power).scaleb(-digits) else figure.value == told


def _elsewhere(grid: Grid, row: int, figure: Figure) -> bool:
    """Whether the figure stands in another cell of the row, or in any where the words may mean the row loosely."""
    values = (grid.reading.values.get(cell) for cell in grid.rows[row][1])
    return any(value is not None and Decimal(value.number).scaleb(-value.digits) == figure.value for value in values)
