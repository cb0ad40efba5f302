"""A plain table: names in the first column, figures in the others, and what the head of each column says it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from fzlint.document.model import Document, Table
from fzlint.figures.reading.figure import FAMILY, Figure
from fzlint.figures.reading.said import RATIO_NAME, families, listed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.tables.panels import NUMBERED, Cell, Reading, read
from fzlint.tables.readings import is_detail, total_names

_HEAD = pattern(r"^(?P<name>.*?)(?:[(:](?:单位:?)?(?P<power>[万亿]?)(?P<unit>[^\W\d万亿]{1,3}|%)\)?)?$")
_COUNTS = families("head.")  # what the head of a column ends in, and what it counts
_POWERS = {"": 1, "万": 10**4, "亿": 10**8}


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


def grid_of(document: Document, table: Table, totals: Sequence[str]) -> Grid | None:
    grid = table.grid
    if len(grid) < 2 or len(grid[0]) < 2 or len({len(row) for row in grid}) > 1:
        return None
    reading = read(document, table)
    if len(grid) == 2 and all(cell in reading.values for cell in grid[1]):
        return _lone_line(reading, grid)
    numbers = all(row[0] in reading.values or not reading.texts[row[0]][-1:].isalpha() for row in grid[1:])
    first = int(len(grid[0]) > 2 and reading.texts[grid[0][0]] in NUMBERED and numbers)  # 序号 in front of the names
    sums = _SUMS.search(above(document, table))
    columns = tuple(_in_unit(_column(reading, grid, c), sums) for c in range(first + 1, len(grid[0])))
    figures = tuple(column for column in columns if column is not None)
    cells = [row[first] if reading.texts[row[first]] else row[0] for row in grid[1:]]
    names = [reading.texts[cell] for cell in cells]
    bare = any(cell in reading.values and not _named(reading.texts[cell]) for cell in (grid[0][first], *cells))
    if not figures or len(set(names)) < len(names) or bare:
        return None
    is_total = total_names(totals)
    whole = [i for i, name in enumerate(names) if is_total.fullmatch(name)]
    rows = tuple(zip(names, grid[1:], strict=True))
    return Grid(reading, figures, rows, whole[0] if len(whole) == 1 else -1)


def _named(text: str) -> bool:
    """Whether what stands in the first column is a name though it begins with a number: 3路, 1班."""
    return text[-1:].isalpha()


def added(grid: Grid, column: Column) -> Decimal | None:
    """What the rows of a table without a total make in a column; None where one has no figure, or is part of another."""
    if grid.total >= 0 or len(grid.rows) < _ROWS or any(is_detail((name,)) for name, _ in grid.rows):
        return None
    values = [grid.reading.values.get(cells[column.at]) for _, cells in grid.rows]
    told = [Decimal(value.number).scaleb(-value.digits) for value in values if value is not None and not value.blank]
    return sum(told, Decimal(0)) * column.power if len(told) == len(values) else None


_ROWS = 3


def _lone_line(reading: Reading, grid: Sequence[Sequence[Cell]]) -> Grid | None:
    """A table of one line of figures, each under its name; what is told in another unit than most is left out."""
    heads = [_HEAD.fullmatch(reading.texts[cell]) for cell in grid[0]]
    plain = [
        (head["name"], (cell,))
        for head, cell in zip(heads, grid[1], strict=True)
        if head is not None and not head["power"]
    ]
    names = [name for name, _ in plain]
    if len(set(names)) < len(names) or "" in names or any(cell in reading.values for cell in grid[0]):
        return None
    return Grid(reading, (Column(0, "", "", 1, ""),), tuple(plain), -1)


def _column(reading: Reading, grid: Sequence[Sequence[Cell]], c: int) -> Column | None:
    cells = [row[c] for row in grid[1:]]
    if sum(cell in reading.values for cell in cells) * 4 < len(cells) * 3 or grid[0][c] in reading.values:
        return None
    match = _HEAD.fullmatch(reading.texts[grid[0][c]])
    assert match is not None
    name, unit = match["name"], match["unit"] or ""
    return Column(c, name, unit, _POWERS[match["power"] or ""], FAMILY.get(unit) or _counted(name))


def measured(name: str) -> Column | None:
    """What the name of a row counts where it tells the unit: 营业收入（万元）."""
    match = _HEAD.fullmatch(name)
    if match is None or not match["unit"] or match["unit"] not in FAMILY:
        return None
    return Column(0, match["name"], match["unit"], _POWERS[match["power"] or ""], FAMILY[match["unit"]])


_SUMS = pattern("单位[：:] ?(?P<power>[万亿]?)元")


def above(document: Document, table: Table) -> str:
    """The caption of a table and the line in front of it, which may tell the unit."""
    first = min(i for row in table.grid for cell in row for i in cell)
    before = document.blocks[first - 1] if first else None
    line = document.text_of(before) if before is not None and before.cell is None else ""
    return table.caption + (line if len(line) <= _LINE else "")


_LINE = 40


def _in_unit(column: Column | None, sums: re.Match[str] | None) -> Column | None:
    """A column of sums in the unit that stands above the table."""
    if column is None or sums is None or column.unit or column.family not in ("", "money") or is_ratio(column):
        return column
    return column._replace(unit="元", power=_POWERS[sums["power"]], family="money")


def _counted(name: str) -> str:
    found = next((family for word, family in _COUNTS.items() if name.endswith(word)), "")
    return found or FAMILY.get(unit_of(name), "")  # 条数, 人次


def is_ratio(column: Column) -> bool:
    return column.unit in ("", "%") and (column.name.endswith("率") or RATIO_NAME.search(column.name) is not None)


def unit_of(name: str) -> str:
    """The measure word that the head of a column is, 户数, 场次; "" if it is more."""
    return name if name in FAMILY else name[:-1] if name.endswith("数") and name[:-1] in FAMILY else ""


def counts_only(name: str) -> bool:
    """Whether the head of a column says what it counts and no more: 件数, 个数, 人次."""
    return name == "数量" or name.endswith(tuple(_COUNTS)) or unit_of(name) != ""


COMMON = pattern(f"(?:{'|'.join(listed('泛称'))}|(?<=[理结办收])量)$")


def core(name: str) -> str:
    if name.endswith("数") and name[-2:-1] in FAMILY:
        return name[:-2]  # 巡查次数
    return COMMON.sub("", name) or name


def counts_in(column: Column, figure: Figure) -> bool:
    """Whether a column may count in the unit of a figure."""
    if column.unit:
        return column.unit == figure.unit
    return column.family == figure.about if column.family else figure.about != "share"
