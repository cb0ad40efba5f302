"""Columns (or rows) that a table numbers, and the formulas that it prints with the numbers: 1=2+3+6, 小计（4=5+6）, C=A+B, 5=4/3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.document.model import Table
from fzlint.figures.reading.numerals import rounded
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.tables.panels import Cell, Reading, Value

_CIRCLED = {ord("①") + k: str(k + 1) for k in range(20)}
_NAMED = pattern("^[^①-⑳=()]{1,20}([①-⑳])", need="|".join(map(chr, _CIRCLED)))
_MARKED = pattern(r"^(?:.*?\()?(?P<number>[0-9]{1,2}|[A-Z])(?P<formula>[=+\-/÷×*()0-9A-Z%]*?)\)?$")
_SUM = pattern(r"^=(?:[0-9]{1,2}|[A-Z])(?:[+\-](?:[0-9]{1,2}|[A-Z]))+$")
_QUOTIENT = pattern(r"^=\(?([0-9]{1,2}|[A-Z])[/÷]([0-9]{1,2}|[A-Z])\)?(?P<percent>[×*]100%?)?$")
_TERM = pattern(r"([+\-=])([0-9]{1,2}|[A-Z])")
_BRACKETED = pattern(r"\(([0-9]{1,2}|[A-Z])\)")


class ByNumber(NamedTuple):
    """A figure that the printed formula does not make. formula: as it is printed; terms: with the figures in it."""

    cell: Cell
    row: str
    column: str
    formula: str
    terms: str
    made: Decimal
    told: Decimal


class _Printed(NamedTuple):
    """A formula: of which column, and of which others with what sign; a quotient has two."""

    at: int
    words: str
    terms: tuple[tuple[int, int], ...]
    scale: int = 0  # of a quotient


def wrong_by_number(table: Table, reading: Reading) -> Iterator[ByNumber]:
    """Every figure that breaks a formula printed over its column or beside its row."""
    if any("=" in text for text in reading.texts.values()):
        yield from _wrong(table.grid, reading, turned=False)
        yield from _wrong(tuple(zip(*table.grid, strict=True)), reading, turned=True)


def _wrong(grid: Sequence[Sequence[Cell]], reading: Reading, turned: bool) -> Iterator[ByNumber]:
    for r, row in enumerate(grid):
        for printed in _formulas(row, reading):
            checked = [(line, _judged(line, printed, reading)) for line in grid[r + 1 :]]
            told = [(line, one) for line, one in checked if one is not None]
            wrong = [(line, one) for line, one in told if abs(one[0] - one[1]) > one[2]]
            if len(wrong) * 2 > len(told) and len(told) > 1:
                continue  # read otherwise than it is meant
            for line, (made, is_told, _, terms) in wrong:
                names = (reading.shown[line[0]], reading.shown[grid[0][printed.at]])
                yield ByNumber(
                    line[printed.at], *(names[::-1] if turned else names), printed.words, terms, made, is_told
                )


def _formulas(row: Sequence[Cell], reading: Reading) -> Iterator[_Printed]:
    """The formulas of a row that numbers the columns."""
    marks = {}
    for c, cell in enumerate(row):
        shown = _NAMED.sub(r"\1", reading.texts[cell], count=1).translate(_CIRCLED)  # 调整后预算③=①+②
        match = _MARKED.match(_BRACKETED.sub(r"\1", shown) if "=" in shown else shown)
        if match is not None:
            marks[c] = (match["number"], match["formula"])
    at = {number: c for c, (number, _) in marks.items()}
    if len(at) < len(marks):
        return
    for c, (number, formula) in marks.items():
        names, scale = _terms(formula)
        if names and all(name in at for name, _ in names):
            yield _Printed(c, number + formula, tuple((at[name], sign) for name, sign in names), scale)


def _terms(formula: str) -> tuple[tuple[tuple[str, int], ...], int]:
    """The numbers in a formula, each with its sign, and the scale of a quotient."""
    if _SUM.match(formula):
        return tuple((name, -1 if sign == "-" else 1) for sign, name in _TERM.findall(formula)), 0
    if quotient := _QUOTIENT.match(formula):
        return ((quotient[1], 1), (quotient[2], 1)), 100 if quotient["percent"] else 1
    return (), 0


def _judged(line: Sequence[Cell], printed: _Printed, reading: Reading) -> tuple[Decimal, Decimal, Decimal, str] | None:
    """What a formula makes on a line, what is told there, what rounding may take between, and the sum in figures."""
    told = reading.values.get(line[printed.at])
    parts = [reading.values.get(line[at]) for at, _ in printed.terms]
    known = [part for part in parts if part is not None]
    if told is None or told.blank or len(known) < len(parts) or all(part.blank for part in known):
        return None
    if not any(c.isdigit() for c in reading.texts[line[printed.at]]):
        return None
    digits = max(value.digits for value in (told, *known))
    step = Decimal(1).scaleb(-digits)
    if printed.scale:
        return _divided(told, known, printed.scale)
    made = sum((_amount(part) * sign for part, (_, sign) in zip(known, printed.terms, strict=True)), Decimal(0))
    signs = ["-" if sign < 0 else "+" for _, sign in printed.terms]
    terms = "".join(sign + f"{_amount(part):f}" for sign, part in zip(signs, known, strict=True)).removeprefix("+")
    return made, _amount(told), step * (len(known) // 2 + 1) if digits else Decimal(0), terms


def _divided(told: Value, known: Sequence[Value], scale: int) -> tuple[Decimal, Decimal, Decimal, str] | None:
    part, whole = map(_amount, known)
    if whole <= 0:
        return None
    scale = 100 if told.unit == "%" else scale
    made = part / whole * scale
    step = Decimal(1).scaleb(-told.digits)
    if scale == 1 and abs(made * 100 - _amount(told)) <= step:
        return None  # told in percent
    return rounded(made, step / 10), _amount(told), step, f"{part:f}÷{whole:f}"


def _amount(value: Value) -> Decimal:
    return Decimal(value.number).scaleb(-value.digits)
