"""A table and the sentences that lead to it: the figure in the sentence that names a row, a column or the whole of the table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.document.model import Document, Span, Table
from fzlint.figures.reading.figure import FAMILY, Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.said import PART_OF_YEAR, RATIO_NAME, RATIO_TOLD, REACHED_NOW, any_of, listed
from fzlint.figures.reading.statement import Relation, Statement, statements
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.tables.named import Column, Grid, above, counts_only, grid_of, is_ratio, measured, unit_of
from fzlint.tables.panels import Cell

_BACK = 4  # blocks in front of a table that may speak of it
_POINTS = pattern("(?:下|如|见|附|右)表|表(?:中)|如下|表[0-9一二三]|:$")
_POINTS_BACK = pattern("(?:上|前)表|上述表|表[中内]|[由从据]表")
_LIMITED = pattern(r"上年|去年|同[比期]|[比较]|增(?!加值)|减|占|率|年均|[上下]半年|季度|[0-9]月|其余|另|每|均")
_YEAR = pattern("(?:19|20)[0-9]{2}")
_COMMON = pattern(f"(?:{'|'.join(listed('泛称'))}|(?<=[理结办收])量)$")
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
        whole = not _LIMITED.search(above(document, table))
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
                        row = next((k for k, (name, _) in enumerate(grid.rows) if _names(name, statement)), row)
                    if all(int(year) == document.year for year in _YEAR.findall(statement.period)):
                        where = _Place(points and statement.at == 0, led, near, row, year)
                        yield from _judged(grid, statement, where)


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
    if not _REACHED.fullmatch(statement.words):
        return statement
    end = statement.figure.span.start
    begin = passage.figures[statement.at - 1].span.end if statement.at else passage.start
    return statement._replace(words=passage.text[max(begin, end - _AHEAD) : end])


_REACHED = pattern(rf"(?:{REACHED_NOW})了?|共")
_AHEAD = 40


def _names(name: str, statement: Statement) -> bool:
    """Whether a statement speaks of a row, as those behind it then may: 城关所调解纠纷152件，调解成功149件."""
    return len(name) > 1 and name in statement.words


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


# ---------------------------------------------------------------------------------------------- the sentence


def _judged(grid: Grid, statement: Statement, where: _Place) -> Iterator[Conflict]:
    """The cell that a statement speaks of, if it tells something else."""
    figure = statement.figure
    if figure.approx or figure.about in ("point", "fold", "mille", ""):
        return
    found = _spoken_of(grid, statement, where.first) or (_of_column(grid, statement) if where.led else None)
    found = found or _of_indicator(grid, statement, where.year)
    found = found or (_by_its_digits(grid, statement, where.led) if where.near else None)
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
    if near or _turned(grid, cell, column, figure):
        yield Conflict(statement, cell, grid.rows[row][0], column.name, grid.reading.shown[cell])


def _of_indicator(grid: Grid, statement: Statement, year: int | None) -> tuple[int, Column] | None:
    """The row of an indicator with its unit, 利润总额（万元）, in the column of the year that is told: 全年实现利润总额1400万元."""
    named = [
        row
        for row, (name, _) in enumerate(grid.rows)
        if (own := measured(name)) is not None
        and own.unit == statement.figure.unit
        and _tail(statement.words).endswith(own.name)
    ]
    told = [column for column in grid.columns if column.name.startswith(f"{year}年")]
    if len(named) != 1 or len(told) != 1 or _LIMITED.search(statement.words):
        return None
    own = measured(grid.rows[named[0]][0])
    return None if own is None else (named[0], told[0]._replace(power=own.power))


def _spoken_of(grid: Grid, statement: Statement, first: bool) -> tuple[int, Column] | None:
    if statement.figure.about == "share":
        return _ratio_of(grid, statement)
    if _LIMITED.search(statement.words):
        return _of_period(grid, statement)
    return _of_row(grid, statement) or _of_whole(grid, statement, first)


def _by_its_digits(grid: Grid, statement: Statement, led: bool) -> tuple[int, Column] | None:
    """The one cell of the row that is named in which the digits of a figure stand in another order: 一大队办理48件, where it is 84."""
    figure = statement.figure
    named = [row for row, (name, _) in enumerate(grid.rows) if row != grid.total and _names(name, statement)]
    if not named and led and grid.total >= 0 and _ALL_OF.search(statement.words):
        named = [grid.total]  # 全区共开展活动386场次
    if (
        len(named) != 1
        or figure.value / figure.step < _LEAST_PROOF
        or any(map(_LIMITED.search, _around_its_rate(statement)))
    ):
        return None
    cells = grid.rows[named[0]][1]
    alike = [column for column in grid.columns if _turned(grid, cells[column.at], column, figure)]
    return (named[0], alike[0]) if len(alike) == 1 else None


def _around_its_rate(statement: Statement) -> tuple[str, ...]:
    """The words of a statement, those of a rate without 率 itself."""
    return tuple(statement.words.partition("率")[::2]) if statement.figure.about == "share" else (statement.words,)


def _turned(grid: Grid, cell: Cell, column: Column, figure: Figure) -> bool:
    """Whether a cell of the kind of a figure has its digits in another order."""
    value = grid.reading.values.get(cell)
    if value is None or not (is_ratio(column) if figure.about == "share" else _counts(column, figure)):
        return False
    told = Decimal(value.number).scaleb(-value.digits) * column.power / figure.step
    return told == int(told) and sorted(str(int(told))) == sorted(str(int(figure.value / figure.step)))


def _ratio_of(grid: Grid, statement: Statement) -> tuple[int, Column] | None:
    """The row whose share or rate is told, 民商事案件占比62%, 城关法庭结案率97%, in the one column that is called so."""
    for row, (name, _) in enumerate(grid.rows):
        if row == grid.total or len(name) < 2 or not statement.words.startswith(name):
            continue
        behind = statement.words[len(name) :].rstrip("为达到约是的")
        named = [column for column in grid.columns if is_ratio(column) and _called(column.name, behind)]
        if len(named) == 1:
            return row, named[0]
    return None


def _called(column: str, words: str) -> bool:
    """Whether words name a column of shares (any word for them) or of a rate (the same)."""
    if column.endswith("率"):
        return words == column
    return RATIO_NAME.search(column) is not None and RATIO_TOLD.fullmatch(words) is not None


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
        front, _, behind = statement.words.rpartition(name)
        behind = _KIND_OF.sub("", behind.removeprefix("年") if name.isdigit() else behind)
        column = _fitting(grid, statement.figure, behind)
        if column is None and not _COMMON.sub("", behind):  # 全年审结刑事案件186件
            column = _fitting(grid, statement.figure, front[-_VERB:]) if len(front) >= _VERB else None
        if column is not None:
            return row, column
    return None


_VERB = 2  # characters
_KIND_OF = pattern(r"^(?:原[^\W\d]{2,4}|领域|方面|类|行业|系统)(?:的)?(?:案件|事项)?$")  # 涉公安领域86件


def _fitting(grid: Grid, figure: Figure, words: str) -> Column | None:
    """The one column that counts in the unit of a figure and whose head the words behind the row's name allow."""
    alike = [column for column in grid.columns if _counts(column, figure)]
    named = [column for column in alike if column.name and words and _calls(_core(column.name), words)]
    if len(named) == 1:
        return named[0]
    crossed = [column for column in alike if _TOTAL.fullmatch(column.name)]
    if len(crossed) == 1 < len(alike) and not _REACHED.sub("", words.strip("，")):
        return crossed[0]  # 最高的是北沟村，达200万元: of all its columns
    if words or len(alike) != 1:
        return None
    return alike[0] if len(grid.columns) == 1 or alike[0].family else None


def _calls(head: str, words: str) -> bool:
    """Whether words say the head of a column, or its first word alone: 河西镇发放 for 发放补贴."""
    return head in words or (len(words) > 1 and head.startswith(words))


def _of_whole(grid: Grid, statement: Statement, first: bool) -> tuple[int, Column] | None:
    """The whole of a column that a statement names, or that the table is announced with: 人员86人，具体分布见下表."""
    if (
        grid.total < 0
        or statement.relation == "part"
        or _each(statement)
        or statement.boxed
        or "其中" in statement.words
    ):
        return None
    if any(_names(name, statement) for k, (name, _) in enumerate(grid.rows) if k != grid.total):
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
    announced = first and len(alike) == 1 and counts_only(alike[0].name)
    return (grid.total, alike[0]) if announced else None


def _each(statement: Statement) -> bool:
    """Whether a figure is told of each of several: 各乡镇12名; but 各类违法行为436起 are all of them."""
    return statement.relation == "each" and _EVERY.search(statement.words) is None


_EVERY = any_of("各样")
_LEAST_PROOF = 10  # smaller figures are alike by chance


def _is_a_whole(grid: Grid, statement: Statement) -> bool:
    """Whether a statement tells the whole of a column: what else its sentence tells is of this table, too."""
    figure = statement.figure
    if grid.total < 0 or figure.value < _LEAST_PROOF or figure.about == "share":
        return False
    cells = (grid.rows[grid.total][1][column.at] for column in grid.columns)
    values = (grid.reading.values[cell] for cell in cells if cell in grid.reading.values)
    return any(Decimal(value.number).scaleb(-value.digits) == figure.value for value in values)


def _of_column(grid: Grid, statement: Statement) -> tuple[int, Column] | None:
    """The whole of a column by its head alone, in a sentence that speaks of this table: 调解成功133件 (成功), 共有756户 (户数)."""
    if grid.total < 0 or statement.relation in ("part", "compared", "carried") or _each(statement) or statement.boxed:
        return None
    if statement.figure.about == "share" or _LIMITED.search(statement.words) or "其中" in statement.words:
        return None
    if any(len(name) > 1 and name in statement.words for name, _ in grid.rows):
        return None
    named = [column for column in grid.columns if _heads(column, statement)]
    if not named and statement.at == 0 and _ALL_OF.search(statement.words):  # 共受理行政许可申请482件
        named = [
            column
            for column in grid.columns
            if not column.family and len(column.name) > 1 and column.name in statement.words
        ]
    crossed = [c for c in grid.columns if _TOTAL.fullmatch(c.name) and _counts(c, statement.figure)]
    if not named and len(crossed) == 1 and _ALL_OF.search(statement.words):
        return grid.total, crossed[0]  # 全年办理公证共计1826件, where 合计 crosses 合计
    return (grid.total, named[0]) if len(named) == 1 else None


def _heads(column: Column, statement: Statement) -> bool:
    """Whether the head of a column is what a statement counts: the word in front of the figure, or its unit alone."""
    if column.unit or (is_ratio(column) and column.name.endswith("率")):
        return False
    if unit_of(column.name) == statement.figure.unit:
        return _ALL_OF.search(statement.words) is not None or not statement.words
    name = _core(column.name)
    return not column.family and len(name) > 1 and _tail(statement.words).endswith(name)


def _named_whole(name: str, words: str) -> bool:
    """Whether the name of the row that is the whole says what a sentence counts: 收到政府信息公开申请合计; 收入总计."""
    thing = _TOTAL.sub("", name)
    return (len(thing) > _OWN_NAME and words.endswith(thing)) or (len(thing) > 1 and words.endswith(name))


_ALL_OF = pattern("共|累计|合计|全年")
_TOTAL = pattern("(?:合计|总计|共计)$")
_OWN_NAME = 3


def _core(name: str) -> str:
    if name.endswith("数") and name[-2:-1] in FAMILY:
        return name[:-2]  # 巡查次数
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
