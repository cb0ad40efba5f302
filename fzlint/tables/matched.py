"""Sentences beside a table: which of their figures the table has, and in which cells; what the rows are called in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.said import any_of, listed
from fzlint.figures.reading.statement import Relation, Statement, statements
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.tables.named import Column, Grid, core, counts_in, is_ratio
from fzlint.tables.panels import Cell

LEAST = 10  # smaller figures are met by chance
_MOST_ROWS = 40
_OTHER_TIME = any_of("表里的别期")
CHANGE = any_of("表里的增减")
_SHARE = any_of("表里的占比")
_LABEL = pattern(r"^(?:其中[:：]?|[一二三四五六七八九十0-9]{1,3}[、.]|三?[(（][一二三四五六七八九十0-9]{1,3}[)）])+")
_KIND = listed("行名的类")
_UNIT = pattern(r"[(（][^()（）]{1,6}[)）]$")
_RATIO_ROW = pattern(r"率(?:[(（][%％][)）])?$|[(（][%％][)）]$")
YEAR = pattern(r"(?:19|20)[0-9]{2}(?=年)")
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
    cells     all that have a figure
    said      what it says of each of its figures
    """

    passage: Passage
    matched: dict[int, list[Filled]]
    around: list[Filled]
    rows: Sequence[Named]
    cells: Sequence[Filled]
    said: tuple[Statement, ...]
    grid: Grid


class Misread(NamedTuple):
    """What the text tells, and the one cell that has it otherwise."""

    statement: Statement
    filled: Filled


def besides(grid: Grid, passages: Sequence[Passage], relations: Sequence[Relation]) -> Iterator[Beside]:
    """The sentences beside a table, in front of it and behind, if any of them tells a figure that it has."""
    cells = list(_filled(grid))
    if not cells or len(grid.rows) > _MOST_ROWS:
        return
    rows = [Named(k, name) for k, (own, _) in enumerate(grid.rows) if k != grid.total and (name := _called(own))]
    told = [_matched(passage, cells) for passage in passages]
    around = [c for passage, each in zip(passages, told, strict=True) for c in proof(passage, each, LEAST)]
    if around:
        for passage, matched in zip(passages, told, strict=True):
            yield Beside(passage, matched, around, rows, cells, statements(passage, relations), grid)


def proof(passage: Passage, matched: dict[int, list[Filled]], least: int) -> list[Filled]:
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
        same = [c for c in cells if counts_in(c.column, figure) and c.value == as_in(passage, figure, c).value]
        if same:
            found[i] = same
    return found


def as_in(passage: Passage, figure: Figure, filled: Filled) -> Figure:
    """A figure in the unit of a cell: as it is written, 4862 of 4862万立方米, where the head tells none; in whole numbers, if both are."""
    if not filled.column.unit and not filled.column.family and filled.column.power == 1:
        match = _NUMBER.search(passage.text, figure.span.start, figure.span.end)
        number = Decimal(match.group().replace(",", "")) if match is not None else figure.value
        if number and number != figure.value:
            figure = figure._replace(value=number, step=figure.step * number / figure.value)
    if figure.step < 1 and figure.value == int(figure.value) and filled.value == int(filled.value):
        figure = figure._replace(step=Decimal(1))
    return figure


def of_its_column(beside: Beside, statement: Statement, near: list[Filled]) -> list[Filled]:
    """Those cells whose columns tell what the words do: of this year or the last, by how much it has grown, which share it is."""
    words, text = statement.words, beside.passage.text
    for row in beside.rows:
        words = words.replace(row.name, "")  # 增值税 is no growth
    year = next(reversed(YEAR.findall(text[beside.passage.start : statement.figure.span.start])), "")
    near = [c for c in near if not year or YEAR.search(c.column.name) is None or year in c.column.name]
    changes = CHANGE.search(words) is not None and not words.rstrip("了的").endswith(_REACHED)
    near = [c for c in near if (CHANGE.search(c.column.name) is not None) == changes]
    share = _SHARE.search(words) is not None
    near = [c for c in near if not is_ratio(c.column) or (_SHARE.search(c.column.name) is not None) == share]
    then = set(_OTHER_TIME.findall(words))
    if changes:
        return near  # 比上月增加285件
    if then:
        return [c for c in near if any(word in c.column.name for word in then)]
    return [c for c in near if _OTHER_TIME.search(c.column.name) is None] or near  # 预算金额 is all that a budget has


def named_before(beside: Beside, figure: Figure) -> dict[int, int]:
    """The rows that a sentence names in front of a figure, and where each stands last, from the sentence's start."""
    before = beside.passage.text[beside.passage.start : figure.span.start]
    return {row.place: at for row in beside.rows if (at := _stands(row.name, before)) >= 0}


def _stands(name: str, text: str) -> int:
    """Where a name stands last, -1 if it does not; 1路 does not in 11路."""
    at = text.rfind(name)
    while at > 0 and name[0].isdigit() and text[at - 1].isdigit():
        at = text.rfind(name, 0, at)
    return at
