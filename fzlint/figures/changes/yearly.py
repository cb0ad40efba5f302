"""Growth told as that of a year, beside the figures of several: 三年分别为210件、252件、302件，年均增长19.9%."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.pen import slip
from fzlint.figures.reading.reckoning import RATIOS, Claim, fits, shown
from fzlint.figures.reading.said import any_of

_YEARLY = any_of("年均", r"\S{{0,4}}?(?:{})\S{{0,3}}(?:增长|增幅|递增|增速)[了为达到]*")
_LEAST = 3  # figures of a row
_MOST = 6


def yearly(passage: Passage, i: int) -> Claim | None:
    """The claim that percentage i is not by how much the figures of a row have grown a year."""
    told = passage.figures[i]
    if told.about != "share" or _YEARLY.fullmatch(told.noun) is None:
        return None
    row = _row(passage, i)
    if len(row) < _LEAST or any(figure.approx or figure.value <= 0 for figure in row):
        return None
    made = _compound(row[0], row[-1], len(row) - 1)
    ways = (made, *_simple(row))
    if any(fits(passage, told, way, way) for way in ways) or not slip(made, told):
        return None
    first, last = shown(passage, row[0]), shown(passage, row[-1])
    return Claim(told, (row[0], row[-1]), f"（{last}÷{first}）开{len(row) - 1}次方－1", made)


def _row(passage: Passage, i: int) -> Sequence[Figure]:
    """The figures right in front of percentage i that 分别 hands out to as many years."""
    first = i - 1
    while first > max(i - _MOST, 0) and reckoning.gap(passage, first - 1, first).strip() in ("、", "和"):
        first -= 1
    row = passage.figures[max(first, 0) : i]
    plain = len({figure.unit for figure in row}) == 1 and row[0].about not in RATIOS if row else False
    return row if plain and "分别" in reckoning.front(passage, first) else ()


def _compound(first: Figure, last: Figure, years: int) -> Decimal:
    return ((last.value / first.value) ** (Decimal(1) / years) - 1) * 100


def _simple(row: Sequence[Figure]) -> tuple[Decimal, Decimal]:
    """What the growth of a year is to those who take the mean of the years or divide the whole growth."""
    grown = [(after.value / before.value - 1) * 100 for before, after in pairwise(row)]
    return sum(grown, Decimal(0)) / len(grown), (row[-1].value / row[0].value - 1) * 100 / len(grown)
