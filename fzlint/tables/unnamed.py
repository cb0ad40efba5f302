"""What no name tells, but all other rows do: a column that is one over another, 百公里载客 beside 客运量 and 营运里程; and a row that is the
mean of those above it. (That one column is others together is looked for in `balanced`.)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from fzlint.figures.reading.said import any_of
from fzlint.record import NamedTuple
from fzlint.tables.panels import Cell, Value
from fzlint.tables.readings import Sheet, is_detail
from fzlint.tables.shares import SCALES, Wrong, amount, divided, fits

_MOST, _MOST_ROWS = 8, 60  # columns and rows that are tried
_ROWS = 4  # that prove it: so many figures are made so by no chance
_LEAST = 10  # smaller figures are
_FIRST, _NEAR = 4, 0.1  # rows that are looked at first, and how near they have to come
_MEAN = any_of("平均行", "(?:{})$")


class Unnamed(NamedTuple):
    """A figure of a row that does not hang together as all others do, with the cells that may be wrong."""

    wrong: Wrong
    cells: tuple[Cell, ...]


def wrong_unnamed(sheet: Sheet) -> Iterator[Unnamed]:
    """The one row of a table in which a column is not what it is of the same two others in all others."""
    if len(sheet.names) > _MOST_ROWS:
        return
    lines = [line for line in range(len(sheet.line_names)) if _has_decimals(sheet, line)][:_MOST]
    figures = {line: _figures(sheet, line) for line in {*lines, *sheet.lines[:_MOST]}}
    for line in lines:
        for one, other in permutations([each for each in sheet.lines[:_MOST] if each != line], 2):
            for scale in _scales(figures[line], figures[one], figures[other]):
                yield from _odd(sheet, divided(sheet, line, one, other, scale), (line, one, other))


def _figures(sheet: Sheet, line: int) -> list[float]:
    """The first figures of a column, 0 where there is none."""
    values = (sheet.reading.values.get(cell) for cell in sheet.panel.lines[line][sheet.panel.first :][:_FIRST])
    return [value.number / 10**value.digits if value is not None else 0.0 for value in values]


def _scales(told: Sequence[float], parts: Sequence[float], wholes: Sequence[float]) -> list[int]:
    """In what one column may be another over a third, by the first rows, of which one may be wrong: most are in nothing."""
    rows = [(c, a / b) for c, a, b in zip(told, parts, wholes, strict=True) if b and a and c]
    return [scale for scale in SCALES if sum(abs(made * scale - c) > c * _NEAR + 1 for c, made in rows) < 2]


def _odd(sheet: Sheet, rows: Iterator[Wrong | None], lines: Sequence[int]) -> Iterator[Unnamed]:
    odd, right = list[Wrong](), 0
    for row in rows:
        if row is None:
            right += 1
        elif odd:
            return
        else:
            odd.append(row)
    if not odd or right < _ROWS:
        return
    wrong, columns = odd[0], sheet.panel.lines
    if min(amount(side) for side in wrong.parts) >= _LEAST and _differ(sheet, lines):
        yield Unnamed(wrong._replace(way="over"), tuple(columns[line][wrong.position] for line in lines))


def _differ(sheet: Sheet, lines: Sequence[int]) -> bool:
    """Whether no two of three columns are the same, and none of them is nearly nothing."""
    rows = [[sheet.reading.values.get(cell) for cell in sheet.panel.lines[line][sheet.panel.first :]] for line in lines]
    great = all(sum(value is not None and abs(amount(value)) >= 1 for value in row) > _ROWS for row in rows)
    return great and all(
        sum(a is not None and b is not None and amount(a) != amount(b) for a, b in zip(one, other, strict=True)) > _ROWS
        for one, other in permutations(rows, 2)
    )


def _has_decimals(sheet: Sheet, line: int) -> bool:
    values = (sheet.reading.values.get(cell) for cell in sheet.panel.lines[line][sheet.panel.first :])
    return sum(value is not None and value.digits > 0 for value in values) >= _ROWS


def wrong_means(sheet: Sheet) -> Iterator[Wrong]:
    """The figures of a row 平均 that the rows above it do not make, where they make those of two other columns."""
    size = len(sheet.names)
    for p in range(sheet.panel.first + 2, size):
        if not sheet.names[p] or _MEAN.search(sheet.names[p][-1]) is None:
            continue
        rows = [k for k in range(sheet.panel.first, p) if k not in sheet.totals and not is_detail(sheet.names[k])]
        found = [one for line in range(len(sheet.line_names)) for one in _mean(sheet, line, p, rows)]
        odd = [one for one in found if one is not None]
        if len(odd) == 1 and len(found) > 2:
            yield odd[0]


def _mean(sheet: Sheet, line: int, position: int, rows: Sequence[int]) -> Iterator[Wrong | None]:
    values, cells = sheet.reading.values, sheet.panel.lines[line]
    told = values.get(cells[position])
    known = [value for k in rows if (value := values.get(cells[k])) is not None and not value.blank]
    if told is None or told.blank or not told.number or len(known) < max(len(rows), 2):
        return
    whole = sum((amount(value) for value in known), Decimal(0))
    digits = max(value.digits for value in known)
    sides = (Value(int(whole.scaleb(digits)), digits), Value(len(known), 0))
    made = whole / len(known)
    yield None if fits(told, made) else Wrong(cells[position], position, line, sides, made, told, "mean")
