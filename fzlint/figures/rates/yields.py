"""What an area yields in all, and each 亩 or 公顷 of it: 播种面积2万亩，亩产450公斤，总产9000吨. Both are weighed, in units of their own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzlint.figures.rates.by_time import tenfold
from fzlint.figures.rates.means import of_parts
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage, after
from fzlint.figures.reading.reckoning import Claim, bounds, shown
from fzlint.figures.reading.said import any_of, listed
from fzlint.pattern import pattern

_OF_EACH = any_of("单产", r"\S{{0,10}}?(?:{})[为达到]*")
_IN_ALL = any_of("总产", r"\S{{0,10}}?(?:{})[为达到]*")
_CLAUSE = pattern("[；;]")
_KILOS = {unit: Decimal(many) for unit, _, many in (each.partition("/") for each in listed("单位和千克"))}
_FAR = Decimal("1.7")  # times: farther off another area is meant
_ROUNDED = Decimal("0.01")  # a mean of many fields is rounded more than once


def wrong_yields(passage: Passage, before: Passage | None = None) -> Iterator[Claim]:
    """The yield of each, where the one area and the one total of the sentence, or of it and the one before, make it otherwise."""
    if not any(_OF_EACH.fullmatch(figure.noun) for figure in passage.figures if figure.unit in _KILOS):
        return
    if before is not None and not any(figure.about == "area" for figure in passage.figures):
        passage = after(before, passage)
    weighed = [figure for figure in passage.figures if figure.unit in _KILOS and not figure.approx]
    each = [figure for figure in weighed if _OF_EACH.fullmatch(figure.noun)]
    total = [figure for figure in weighed if figure not in each and _IN_ALL.fullmatch(figure.noun)]
    area = [figure for figure in passage.figures if figure.about == "area"]
    total, area = of_parts(total), of_parts(area)
    if not len(each) == len(total) == len(area) == 1 or area[0].approx or area[0].unit != "亩":
        return
    if _CLAUSE.search(passage.text, *_between(each[0], total[0], area[0])):
        return
    low, high = (_kilos(total[0], value) for value in bounds(total[0]))
    least, most = bounds(area[0])
    told = _kilos(each[0], each[0].value)
    step = _kilos(each[0], each[0].step)
    if least <= 0 or low / most * (1 - _ROUNDED) - step <= told <= high / least * (1 + _ROUNDED) + step:
        return
    made = _kilos(total[0], total[0].value) / area[0].value
    if told / _FAR < made < told * _FAR or tenfold(made, told):
        formula = f"{shown(passage, total[0])}÷{shown(passage, area[0])}"
        yield Claim(each[0], (area[0], total[0]), formula, made / _KILOS[each[0].unit])


def _kilos(figure: Figure, value: Decimal) -> Decimal:
    """A value in the unit of a figure, in kilograms."""
    return value * _KILOS[figure.unit]


def _between(*figures: Figure) -> tuple[int, int]:
    """From the end of the first figure to the start of the last."""
    return min(figure.span.end for figure in figures), max(figure.span.start for figure in figures)
