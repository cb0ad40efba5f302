"""Formulas that are printed into a form: 总计 = 本年收入合计 + 年初结转和结余, and 收入总计 = 支出总计 beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.record import NamedTuple
from fzlint.tables.panels import Cell, Value
from fzlint.tables.readings import Sheet, by_level, is_detail


class Formula(NamedTuple):
    """A row of a form that is the sum of others.

    kind   the report kind whose form it is
    total  words of which its name has one
    parts  for every part words of which its name has one: a part that is not there counts nothing; none: all rows above it
    """

    kind: str
    total: tuple[str, ...]
    parts: tuple[str, ...] = ()


class Broken(NamedTuple):
    """A figure (position and line of a sheet) that its formula does not make. digits: those behind the point of all."""

    position: int
    line: int
    parts: tuple[Value, ...]
    made: int
    told: int
    digits: int


def broken(sheet: Sheet, formulas: Sequence[Formula]) -> Iterator[Broken]:
    for formula in formulas:
        total = _one(sheet, formula.total)
        if total < 0:
            continue
        parts = _parts(sheet, formula, total)
        for line in sheet.lines:
            if found := _reckoned(sheet, line, total, parts):
                yield found


def _parts(sheet: Sheet, formula: Formula, total: int) -> list[int]:
    if formula.parts:
        found = [_one(sheet, tuple(words.split("、"))) for words in formula.parts]
        return [p for p in found if p >= 0]
    above = [p for p in range(sheet.panel.first, total) if sheet.names[p] and not is_detail(sheet.names[p])]
    return next(by_level(sheet, above), above)


def _one(sheet: Sheet, words: Sequence[str]) -> int:
    """The one position whose name has one of the words; -1 if there is none, or several."""
    found = [
        p
        for p in range(sheet.panel.first, len(sheet.names))
        if any(word in name for name in sheet.names[p][-1:] for word in words)
    ]
    return found[0] if len(found) == 1 else -1


def _reckoned(sheet: Sheet, line: int, total: int, parts: Sequence[int]) -> Broken | None:
    cells, values = sheet.panel.lines[line], sheet.reading.values
    told = values.get(cells[total])
    known = [values.get(cells[p]) for p in parts]
    shown = tuple(value for value in known if value is not None and not value.blank)
    if told is None or told.blank or None in known or not shown:
        return None
    digits = max(value.digits for value in (told, *shown))
    made = sum(value.scaled(digits) for value in shown)
    allowed = len(shown) // 2 + 1 if digits else 0
    if abs(made - told.scaled(digits)) <= allowed:
        return None
    return Broken(total, line, shown, made, told.scaled(digits), digits)


def unequal(one: Sheet, other: Sheet, words: Sequence[str]) -> Iterator[tuple[Cell, Value, Value]]:
    """The figures of two panels side by side that have to be the same and are not: the cell in the second, and both."""
    first, second = _one(one, words), _one(other, words)
    if first < 0 or second < 0 or len(one.lines) != len(other.lines):
        return
    for a, b in zip(one.lines, other.lines, strict=True):
        cell = other.panel.lines[b][second]
        left, right = one.reading.values.get(one.panel.lines[a][first]), other.reading.values.get(cell)
        if left is None or right is None or left.blank or right.blank:
            continue
        digits = max(left.digits, right.digits)
        if abs(left.scaled(digits) - right.scaled(digits)) > (1 if digits else 0):
            yield cell, left, right
