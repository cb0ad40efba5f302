"""Tables as people reckon with them: which cells are figures, which name them, and which figures belong together.

A table is read twice, by rows and by columns, with the same words: a *line* runs along the figures that are added up (a
column, when rows are added), a *position* is one place on every line (a row). A panel is a block of lines of figures and
the lines in front of them that name the positions; a table may have several panels side by side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fzlint.document.fold import fold
from fzlint.document.model import Document, Table
from fzlint.figures.reading.said import listed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

Cell = tuple[int, ...]  # the blocks of a cell, as in `Table.grid`

_NONE = frozenset(("—", "——", "-", "--", "－", "–", "/", "\\", "无", "―"))
NUMBERED = ("序号", "编号", "编码", "代码", "行次", "栏次", "科目", "项次", "名次", "排名")

_CODED = ("编码", "代码", "编号")  # 功能分类科目编码


class Value(NamedTuple):
    """A figure of a table: number / 10**digits. blank: the cell is empty; unit: what stands behind ("%", "件")."""

    number: int
    digits: int
    unit: str = ""
    blank: bool = False

    def scaled(self, digits: int) -> int:
        return self.number * 10 ** (digits - self.digits)  # type: ignore[no-any-return]


class Panel(NamedTuple):
    """Lines of figures with what names them.

    heads   the lines that name the positions, the outermost first: for every position its cell
    lines   the lines of figures: for every position its cell
    indices which row or column of the table each of them is, from 0
    first   the first position that is no name of a line
    across  rows are added up, a line is a column; else the other way round
    """

    heads: tuple[tuple[Cell, ...], ...]
    lines: tuple[tuple[Cell, ...], ...]
    indices: tuple[int, ...]
    first: int
    across: bool


class Reading(NamedTuple):
    """The cells of a table: as they are shown, in one width, and as figures. All without blanks; what is neither empty nor a
    figure has no value."""

    shown: Mapping[Cell, str]
    texts: Mapping[Cell, str]
    values: Mapping[Cell, Value]


def read(document: Document, table: Table) -> Reading:
    shown: dict[Cell, str] = {}
    texts: dict[Cell, str] = {}
    values: dict[Cell, Value] = {}
    for row in table.grid:
        for cell in row:
            if cell not in texts:
                shown[cell] = "".join("".join(document.text_of(document.blocks[i]) for i in cell).split())
                texts[cell] = fold(shown[cell])
                if (value := _value(texts[cell])) is not None:
                    values[cell] = value
    return Reading(shown, texts, values)


_FIGURE = pattern(r"([+-]?)(\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.(\d+))?(%|[^\W\d_a-zA-Z]{0,3})")


_COMMA = pattern("[,，]")
_LONGEST = 24  # characters: what is longer is the number of something, or no number
_ORDINAL = frozenset({"年", "月", "号", "级"})  # 2024年, 1号楼, 2022级 are names


def _value(text: str) -> Value | None:
    if not text or text in _NONE:
        return Value(0, 0, "", not text)
    match = _FIGURE.fullmatch(text)
    if match is None or any(c in _ORDINAL for c in match.group(4)):
        return None
    sign, whole, part, unit = match.groups()
    if len(whole) + len(part or "") > _LONGEST:
        return None
    number = int(_COMMA.sub("", whole) + (part or ""))
    return Value(-number if sign == "-" else number, len(part or ""), unit)


def panels(table: Table, reading: Reading, is_total: re.Pattern[str]) -> list[Panel]:
    """The panels of a table, read by rows and by columns. is_total tells the names of totals."""
    grid = table.grid
    if len(grid) < 2 or len(grid[0]) < 2:
        return []
    columns = tuple(zip(*grid, strict=True))
    return _panels(columns, reading, is_total, True) + _panels(grid, reading, is_total, False)


def _panels(
    lines: Sequence[tuple[Cell, ...]], reading: Reading, is_total: re.Pattern[str], across: bool
) -> list[Panel]:
    found: list[Panel] = []
    heads: list[tuple[Cell, ...]] = []
    figures: list[tuple[Cell, ...]] = []
    indices: list[int] = []

    def close() -> None:
        if heads and figures:
            total = any(is_total.fullmatch(reading.texts[head[0]]) for head in heads)  # 合计 as the first column
            first = 0 if total or _nameless(heads, figures, reading, across) else _first(heads, figures, reading)
            found.append(Panel(tuple(heads), tuple(figures), tuple(indices), first, across))

    for index, line in enumerate(lines):
        if not (across and index == 0 and _are_names(line, reading)) and _has_figures(line, reading, is_total):
            figures.append(line)
            indices.append(index)
        elif len(set(line)) > 1:  # a title across the whole table names nothing
            if figures:
                close()
                heads, figures, indices = [], [], []
            heads.append(line)
    close()
    return found


def _are_names(line: Sequence[Cell], reading: Reading) -> bool:
    """Whether most of a first column are names that begin with a number: 1路, 2班."""
    named = [value for cell in line[1:] if (value := reading.values.get(cell)) is not None and value.unit in _NAMING]
    return len(named) * 2 > len(line)


_NAMING = frozenset(listed("号数打头的名称"))


def _has_figures(line: Sequence[Cell], reading: Reading, is_total: re.Pattern[str]) -> bool:
    _, texts, values = reading
    if texts[line[0]].startswith(NUMBERED) or texts[line[0]].endswith(_CODED):
        return False
    body = [cell for cell in line[1:] if texts[cell]]
    start = next((i for i, cell in enumerate(body) if cell in values), len(body))  # names may take several cells
    body = body[start:]
    figures = sum(cell in values for cell in body)
    return figures * 2 > len(body) and not any(is_total.fullmatch(texts[cell]) for cell in body)


def _nameless(
    heads: Sequence[Sequence[Cell]], figures: Sequence[Sequence[Cell]], reading: Reading, across: bool
) -> bool:
    """Whether the lines begin with a figure instead of a name. Many rows that do may well be named by it."""
    if not across and (len(figures) > 2 or any(reading.texts[head[0]].startswith(NUMBERED) for head in heads)):
        return False
    starts = [reading.values.get(line[0]) for line in figures]
    known = [start.number for start in starts if start is not None and not start.blank]
    counted = len(known) > 1 and known == list(range(1, len(known) + 1))
    return len(known) == len(starts) and not counted and not any(1990 <= number <= 2100 for number in known)


def _first(heads: Sequence[Sequence[Cell]], figures: Sequence[Sequence[Cell]], reading: Reading) -> int:
    """The first position behind the names of the lines: names may take several, years among them, and a row may number the
    columns."""
    _, texts, values = reading
    size = len(figures[0])
    for position in range(1, size):
        shown = [line[position] for line in figures if texts[line[position]]]
        numbers = [values[cell].number for cell in shown if cell in values]
        if len(numbers) * 2 <= len(shown) or all(1990 <= number <= 2100 for number in numbers):
            continue
        if numbers == list(range(1, len(numbers) + 1)):
            named = [texts[head[position]] for head in heads]
            if not any(named) or any(name in ("甲", "乙") or name.startswith(NUMBERED) for name in named):
                continue
        return position
    return size
