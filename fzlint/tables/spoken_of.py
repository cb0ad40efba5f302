"""Which cell of a table a statement of a sentence speaks of: by the row that its words name, by the head of a column, by its digits."""

from __future__ import annotations

from decimal import Decimal

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.said import PART_OF_YEAR, RATIO_NAME, RATIO_TOLD, REACHED_NOW, any_of
from fzlint.figures.reading.statement import Statement
from fzlint.pattern import pattern
from fzlint.tables.named import COMMON, Column, Grid, core, counts_in, counts_only, is_ratio, measured, unit_of
from fzlint.tables.panels import Cell

LIMITED = pattern(r"上年|去年|同[比期]|[比较]|增(?!加值)|减|占|率|年均|[上下]半年|季度|[0-9]月|其余|另|每|均")
ALL_OF = pattern("共|累计|合计|全年")
_TOTAL = any_of("合计栏", "(?:{})$")
REACHED = pattern(rf"(?:{REACHED_NOW})了?|共")
_OWN_NAME = 3
_VERB = 2  # characters
LEAST_PROOF = 10  # smaller figures are alike by chance
_EVERY = any_of("各样")
_KIND_OF = pattern(r"^(?:原[^\W\d]{2,4}|领域|方面|类|行业|系统)(?:的)?(?:案件|事项)?$")  # 涉公安领域86件


def spoken_of(grid: Grid, statement: Statement, first: bool) -> tuple[int, Column] | None:
    """By the words alone. first: the statement stands first in a sentence that points to the table."""
    if statement.figure.about == "share":
        return _ratio_of(grid, statement)
    if LIMITED.search(statement.words):
        return _of_period(grid, statement)
    return _of_row(grid, statement) or _of_whole(grid, statement, first)


def of_column(grid: Grid, statement: Statement) -> tuple[int, Column] | None:
    """The whole of a column by its head alone, in a sentence that speaks of this table: 调解成功133件 (成功), 共有756户 (户数)."""
    if grid.total < 0 or statement.relation in ("part", "compared", "carried") or _each(statement) or statement.boxed:
        return None
    if statement.figure.about == "share" or LIMITED.search(statement.words) or "其中" in statement.words:
        return None
    if any(len(name) > 1 and name in statement.words for name, _ in grid.rows):
        return None
    named = [column for column in grid.columns if _heads(column, statement)]
    if not named and statement.at == 0 and ALL_OF.search(statement.words):  # 共受理行政许可申请482件
        named = [
            column
            for column in grid.columns
            if not column.family and len(column.name) > 1 and column.name in statement.words
        ]
    crossed = [c for c in grid.columns if _TOTAL.fullmatch(c.name) and counts_in(c, statement.figure)]
    if not named and len(crossed) == 1 and ALL_OF.search(statement.words):
        return grid.total, crossed[0]  # 全年办理公证共计1826件, where 合计 crosses 合计
    return (grid.total, named[0]) if len(named) == 1 else None


def of_indicator(grid: Grid, statement: Statement, year: int | None) -> tuple[int, Column] | None:
    """The row of an indicator with its unit, 利润总额（万元）, in the column of the year that is told: 全年实现利润总额1400万元."""
    named = [
        row
        for row, (name, _) in enumerate(grid.rows)
        if (own := measured(name)) is not None
        and own.unit == statement.figure.unit
        and _tail(statement.words).endswith(own.name)
    ]
    told = [column for column in grid.columns if column.name.startswith(f"{year}年")]
    if len(named) != 1 or len(told) != 1 or LIMITED.search(statement.words):
        return None
    own = measured(grid.rows[named[0]][0])
    return None if own is None else (named[0], told[0]._replace(power=own.power))


def by_its_digits(grid: Grid, statement: Statement, led: bool) -> tuple[int, Column] | None:
    """The one cell of the row that is named in which the digits of a figure stand in another order: 一大队办理48件, where it is 84."""
    figure = statement.figure
    named = [row for row, (name, _) in enumerate(grid.rows) if row != grid.total and names(name, statement)]
    if not named and led and grid.total >= 0 and ALL_OF.search(statement.words):
        named = [grid.total]  # 全区共开展活动386场次
    if (
        len(named) != 1
        or figure.value / figure.step < LEAST_PROOF
        or any(map(LIMITED.search, _around_its_rate(statement)))
    ):
        return None
    cells = grid.rows[named[0]][1]
    alike = [column for column in grid.columns if turned(grid, cells[column.at], column, figure)]
    return (named[0], alike[0]) if len(alike) == 1 else None


def _around_its_rate(statement: Statement) -> tuple[str, ...]:
    """The words of a statement, those of a rate without 率 itself."""
    return tuple(statement.words.partition("率")[::2]) if statement.figure.about == "share" else (statement.words,)


def turned(grid: Grid, cell: Cell, column: Column, figure: Figure) -> bool:
    """Whether a cell of the kind of a figure has its digits in another order."""
    value = grid.reading.values.get(cell)
    if value is None or not (is_ratio(column) if figure.about == "share" else counts_in(column, figure)):
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
            column = None if LIMITED.search(behind) else _fitting(grid, statement.figure, behind)
            return None if column is None else (row, column)
    return None


def _of_row(grid: Grid, statement: Statement) -> tuple[int, Column] | None:
    """The row that the words of a statement end in: 邻里纠纷120件; 东城所处罚120件."""
    for row, (name, _) in enumerate(grid.rows):
        own = name if name in statement.words else core(name)  # 专任教师人数
        if row == grid.total or len(own) < 2 or own not in statement.words or name.startswith("其他"):
            continue
        front, _, behind = statement.words.rpartition(own)
        behind = _KIND_OF.sub("", behind.removeprefix("年") if name.isdigit() else behind)
        column = _fitting(grid, statement.figure, behind)
        if column is None and not COMMON.sub("", behind):  # 全年审结刑事案件186件
            column = _fitting(grid, statement.figure, front[-_VERB:]) if len(front) >= _VERB else None
        if column is not None:
            return row, column
    return None


def _fitting(grid: Grid, figure: Figure, words: str) -> Column | None:
    """The one column that counts in the unit of a figure and whose head the words behind the row's name allow."""
    alike = [column for column in grid.columns if counts_in(column, figure)]
    named = [column for column in alike if column.name and words and _calls(core(column.name), words)]
    if len(named) == 1:
        return named[0]
    crossed = [column for column in alike if _TOTAL.fullmatch(column.name)]
    if len(crossed) == 1 < len(alike) and not REACHED.sub("", words.strip("，")):
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
    if any(names(name, statement) for k, (name, _) in enumerate(grid.rows) if k != grid.total):
        return None
    alike = [column for column in grid.columns if counts_in(column, statement.figure) and column.family]
    named = [
        column for column in alike if len(core(column.name)) > 1 and _tail(statement.words).endswith(core(column.name))
    ]
    if len(named) == 1:
        return grid.total, named[0]
    inside = [column for column in alike if len(column.name) > 1 and column.unit and column.name in statement.words]
    if first and len(inside) == 1 and ALL_OF.search(statement.words):
        return grid.total, inside[0]  # 全年共接待来访群众318批次
    if len(alike) == 1 and _named_whole(grid.rows[grid.total][0], statement.words):
        return grid.total, alike[0]
    announced = first and len(alike) == 1 and counts_only(alike[0].name)
    return (grid.total, alike[0]) if announced else None


def _each(statement: Statement) -> bool:
    """Whether a figure is told of each of several: 各乡镇12名; but 各类违法行为436起 are all of them."""
    return statement.relation == "each" and _EVERY.search(statement.words) is None


def _heads(column: Column, statement: Statement) -> bool:
    """Whether the head of a column is what a statement counts: the word in front of the figure, or its unit alone."""
    if column.unit or (is_ratio(column) and column.name.endswith("率")):
        return False
    if unit_of(column.name) == statement.figure.unit:
        return ALL_OF.search(statement.words) is not None or not statement.words
    name = core(column.name)
    return not column.family and len(name) > 1 and _tail(statement.words).endswith(name)


def _named_whole(name: str, words: str) -> bool:
    """Whether the name of the row that is the whole says what a sentence counts: 收到政府信息公开申请合计; 收入总计."""
    thing = _TOTAL.sub("", name)
    return (len(thing) > _OWN_NAME and words.endswith(thing)) or (len(thing) > 1 and words.endswith(name))


def names(name: str, statement: Statement) -> bool:
    """Whether a statement speaks of a row, as those behind it then may: 城关所调解纠纷152件，调解成功149件."""
    return len(name) > 1 and name in statement.words


def _tail(words: str) -> str:
    return COMMON.sub("", words)
