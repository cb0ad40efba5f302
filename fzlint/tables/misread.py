"""Figures of the text beside a table that stand nowhere in it, but would but for one slip of the pen: 第三季度查处113辆, where the row
has 131. That the sentence speaks of this table is shown by what else it tells, which the table has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from fzlint.figures.near.slips import is_slip
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.said import PART_OF_YEAR, any_of, listed
from fzlint.figures.reading.statement import Relation, Statement, statements
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.tables.named import Column, Grid, core, counts_in, is_ratio
from fzlint.tables.panels import Cell

_LEAST, _SMALL, _GREAT = 10, 100, 1000  # smaller figures are met by chance; small ones need their own column
_MOST_ROWS, _MOST_FIGURES = 40, 12
_ALL = 100
_OTHER_TIME = any_of("表里的别期")
_CHANGE = any_of("表里的增减")
_SHARE = any_of("表里的占比")
_TOGETHER = any_of("几项之和")
_IN_TURN = listed("依次说")
_LABEL = pattern(r"^(?:其中[:：]?|[一二三四五六七八九十0-9]{1,3}[、.]|三?[(（][一二三四五六七八九十0-9]{1,3}[)）])+")
_KIND = listed("行名的类")
_UNIT = pattern(r"[(（][^()（）]{1,6}[)）]$")
_RATIO_ROW = pattern(r"率(?:[(（][%％][)）])?$|[(（][%％][)）]$")
_YEAR = pattern(r"(?:19|20)[0-9]{2}(?=年)")
_NUMBER = pattern(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_REACHED = ("到", "至", "为", "达", "是")


class Named(NamedTuple):
    """A row of a table by what the text may call it. place: where it stands in the table."""

    place: int
    name: str


class Filled(NamedTuple):
    """A cell with a figure: its row, its column, and what it has in the unit of its head."""

    row: int
    column: Column
    cell: Cell
    value: Decimal


class Beside(NamedTuple):
    """A sentence beside a table.

    matched   its figures that the table has, with their cells
    around    such cells of all the sentences beside the table
    rows      what the rows are called, but for the whole
    """

    passage: Passage
    matched: dict[int, list[Filled]]
    around: list[Filled]
    rows: Sequence[Named]
    grid: Grid


class Misread(NamedTuple):
    """What the text tells, and the one cell that has it otherwise."""

    statement: Statement
    filled: Filled


def misread(
    grid: Grid, passages: Sequence[Passage], relations: Sequence[Relation], year: int | None, heads: str
) -> Iterator[Misread]:
    """What sentences beside a table, in front of it and behind, tell otherwise by a slip.

    year    that the report tells of
    heads   what stands above the table and the document: of which time it is
    """
    cells = list(_filled(grid))
    if not cells or len(grid.rows) > _MOST_ROWS:
        return
    rows = [Named(k, name) for k, (own, _) in enumerate(grid.rows) if k != grid.total and (name := _called(own))]
    told = [_matched(passage, cells) for passage in passages]
    named = " ".join((heads, *(name for name, _ in grid.rows), *(column.name for column in grid.columns)))
    around = [c for passage, each in zip(passages, told, strict=True) for c in _proof(passage, each, _LEAST)]
    for passage, matched in zip(passages, told, strict=True):
        if not around or len(passage.figures) > _MOST_FIGURES:
            continue
        beside = Beside(passage, matched, around, rows, grid)
        for statement in statements(passage, relations):
            before = passage.text[passage.start : statement.figure.span.start]
            if statement.at in matched or not _is_of_time(before, statement.period, year, named):
                continue
            if (found := _meant(beside, statement, cells)) is not None:
                yield Misread(statement, found)


def _is_of_time(before: str, period: str, year: int | None, named: str) -> bool:
    """Whether a table may be of the year that was named last, and of the part of a year: those of the report, or of its own heads."""
    part = PART_OF_YEAR.search(period)
    return all(int(one) == year or one in named for one in _YEAR.findall(before)[-1:]) and (
        part is None or part.group() in named
    )


def _proof(passage: Passage, matched: dict[int, list[Filled]], least: int) -> list[Filled]:
    """The cells that a sentence has read rightly."""
    return [c for i, each in matched.items() if passage.figures[i].value >= least for c in each]


def _filled(grid: Grid) -> Iterator[Filled]:
    for k, (name, cells) in enumerate(grid.rows):
        ratio = _RATIO_ROW.search(name) is not None  # 网办率（%）
        for column in grid.columns:
            value = grid.reading.values.get(cells[column.at])
            if value is not None and not value.blank:
                own = column._replace(unit="%", family="share") if ratio else column
                yield Filled(k, own, cells[column.at], abs(Decimal(value.number)).scaleb(-value.digits) * column.power)


def _called(name: str) -> str:
    """What a text calls a row: 占道经营 for 其中：占道经营, 市容环卫 for 市容环卫类."""
    own = core(_UNIT.sub("", _LABEL.sub("", name)))
    for kind in _KIND:
        own = own.removesuffix(kind) if len(own) > len(kind) + 1 else own
    return own if len(own) > 1 else ""


def _matched(passage: Passage, cells: Sequence[Filled]) -> dict[int, list[Filled]]:
    """The figures of a sentence that a table has, with their cells."""
    found = {}
    for i, figure in enumerate(passage.figures):
        same = [c for c in cells if counts_in(c.column, figure) and c.value == _as_in(passage, figure, c).value]
        if same:
            found[i] = same
    return found


def _as_in(passage: Passage, figure: Figure, filled: Filled) -> Figure:
    """A figure in the unit of a cell: as it is written, 4862 of 4862万立方米, where the head tells none; in whole numbers, if both are."""
    if not filled.column.unit and not filled.column.family and filled.column.power == 1:
        match = _NUMBER.search(passage.text, figure.span.start, figure.span.end)
        number = Decimal(match.group().replace(",", "")) if match is not None else figure.value
        if number and number != figure.value:
            figure = figure._replace(value=number, step=figure.step * number / figure.value)
    if figure.step < 1 and figure.value == int(figure.value) and filled.value == int(filled.value):
        figure = figure._replace(step=Decimal(1))
    return figure


def _meant(beside: Beside, statement: Statement, cells: Sequence[Filled]) -> Filled | None:
    """The one cell that a figure may be a slip of, in the row that its sentence speaks of."""
    figure, passage = statement.figure, beside.passage
    if figure.approx or figure.about in ("point", "fold", "mille") or figure.value / figure.step < _LEAST:
        return None
    in_turn = _is_in_turn(passage, figure)
    named = _named(beside, figure, in_turn)
    in_play = named or _rows_beside(beside, statement)
    together = _TOGETHER.search(statement.words) is not None
    if together or (
        not in_turn and _is_made(figure, [c for c in cells if c.row in in_play or c.row == beside.grid.total])
    ):
        return None
    near = [c for c in cells if c.row in in_play and counts_in(c.column, figure)]
    slipped = [c for c in _of_its_column(beside, statement, near) if is_slip(_as_in(passage, figure, c), c.value)]
    before = passage.text[max(passage.start, passage.text.rfind("；", 0, figure.span.start)) : figure.span.start]
    if len({c.value for c in slipped}) > 1:
        slipped = [c for c in slipped if core(c.column.name) in before]  # 生态补水由260万立方米增至329万立方米
    around = _proof(passage, beside.matched, 0 if in_turn else _LEAST)
    found = [
        c
        for c in slipped
        if _is_proved(c, figure, beside.around if named and core(c.column.name) in before else around)
    ]
    if not found and named and figure.value / figure.step >= _GREAT:
        found = [c for c in slipped if _is_proved(c, figure, beside.around)]
    return found[0] if len({c.value for c in found}) == 1 else None


def _is_proved(filled: Filled, figure: Figure, read: Sequence[Filled]) -> bool:
    """Whether what is read rightly stands in the column of a cell, or in its row, if the figure is no small one."""
    great = figure.value / figure.step >= _SMALL
    return any(one.column.at == filled.column.at or (one.row == filled.row and great) for one in read)


def _of_its_column(beside: Beside, statement: Statement, near: list[Filled]) -> list[Filled]:
    """Those cells whose columns tell what the words do: of this year or the last, by how much it has grown, which share it is."""
    words, text = statement.words, beside.passage.text
    for row in beside.rows:
        words = words.replace(row.name, "")  # 增值税 is no growth
    year = next(reversed(_YEAR.findall(text[beside.passage.start : statement.figure.span.start])), "")
    near = [c for c in near if not year or _YEAR.search(c.column.name) is None or year in c.column.name]
    changes = _CHANGE.search(words) is not None and not words.rstrip("了的").endswith(_REACHED)
    near = [c for c in near if (_CHANGE.search(c.column.name) is not None) == changes]
    share = _SHARE.search(words) is not None
    near = [c for c in near if not is_ratio(c.column) or (_SHARE.search(c.column.name) is not None) == share]
    then = set(_OTHER_TIME.findall(words))
    if changes:
        return near  # 比上月增加285件
    if then:
        return [c for c in near if any(word in c.column.name for word in then)]
    return [c for c in near if _OTHER_TIME.search(c.column.name) is None] or near  # 预算金额 is all that a budget has


def _is_in_turn(passage: Passage, figure: Figure) -> bool:
    """Whether figures are told in the order of the things named before: 分别为11批次和6批次."""
    before = passage.text[passage.start : figure.span.start]
    return any(word in before for word in _IN_TURN)


def _named(beside: Beside, figure: Figure, in_turn: bool) -> set[int]:
    """The row that is named last before a figure; all that are, where they are told in turn."""
    before = beside.passage.text[beside.passage.start : figure.span.start]
    named = {row.place: at for row in beside.rows if (at := _stands(row.name, before)) >= 0}
    return {place for place, at in named.items() if in_turn or at == max(named.values())}


def _rows_beside(beside: Beside, statement: Statement) -> set[int]:
    """Where no row is named, that of the figures before and behind, and the whole."""
    near = {c.row for i in (statement.at - 1, statement.at + 1) if i in beside.matched for c in beside.matched[i]}
    return {*(near if len(near) == 1 else ()), *([beside.grid.total] if beside.grid.total >= 0 else [])}


def _stands(name: str, text: str) -> int:
    """Where a name stands last, -1 if it does not; 1路 does not in 11路."""
    at = text.rfind(name)
    while at > 0 and name[0].isdigit() and text[at - 1].isdigit():
        at = text.rfind(name, 0, at)
    return at


def _is_made(figure: Figure, cells: Sequence[Filled]) -> bool:
    """Whether two cells of a row or of a column make a figure: their sum, their difference, one as a share of the other."""
    if figure.about == "share":
        return any(
            abs(one.value / other.value * _ALL - figure.value) <= figure.step
            or abs((one.value - other.value) / other.value * _ALL - figure.value) <= figure.step
            for one, other in permutations([c for c in cells if not is_ratio(c.column)], 2)
            if other.value and (one.row == other.row or one.column.at == other.column.at)
        )
    alike = [c for c in cells if counts_in(c.column, figure)]
    return any(
        figure.value in (one.value + other.value, abs(one.value - other.value))
        for one, other in combinations(alike, 2)
        if one.row == other.row or one.column.at == other.column.at
    )
