"""How many times as much it is now, where what it was then stands anywhere in the paragraph: 2015年收入21.5万元……2023年达到68万元，是2015年的4倍;
63.8亿元，是上年的1.6倍，上年到位资金45.6亿元.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzlint.figures.changes.moves import PAST
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.chance import MOST, digits, shares_words, variants, ways
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.pen import wrong_digit
from fzlint.figures.reading.reckoning import RATIOS, fits
from fzlint.figures.reading.said import FOLD_OF
from fzlint.record import NamedTuple


class NearFold(NamedTuple):
    """A multiple that what is now and what was then do not make. chance: how many such ones chance makes."""

    told: Figure
    now: Figure
    then: Figure
    made: Decimal
    chance: float


_FAR = 3  # times: so far off other figures are meant
_UNLIKE = 0.1
_NINE = 9


def near_folds(both: Passage, own: int) -> Iterator[NearFold]:
    """Every multiple of an earlier time that the figures are not. own: which figure is the first of the sentence."""
    for i in range(max(own, 1), len(both.figures)):
        told = both.figures[i]
        of = FOLD_OF.search(told.noun) if told.about == "fold" and not told.approx else None
        if of is None or not told.value:
            continue
        at = _of_what(both, i, told.noun[: of.start()])
        if (found := _near_fold(both, i, at, of.group())) is not None:
            yield found


def _of_what(both: Passage, i: int, subject: str) -> int:
    """The figure (index) that is so many times another: the last that shares words with what is named, or the one right in front."""
    begin = both.text.rfind("。", both.start, both.figures[i].span.start)
    near = (k for k in range(i - 1, max(i - MOST, -1), -1) if both.figures[k].span.start > begin)
    return next((k for k in near if shares_words(subject, both.figures[k].noun)), i - 1)


def _near_fold(both: Passage, i: int, at: int, of: str) -> NearFold | None:
    told, now, year = both.figures[i], both.figures[at], PAST.search(of)
    between = reckoning.gap(both, at, i)
    if year is None or now.about in RATIOS or now.approx or not now.unit or "。" in between:
        return None
    if at == i - 1 and ("；" in between or ";" in between):
        return None
    near = [k for k in range(max(i - MOST, 0), min(i + 3, len(both.figures))) if k not in (at, i)]
    alike = [k for k in near if both.figures[k].unit == now.unit and both.figures[k].value > 0]
    if any(_makes(both, told, one, both.figures[k]) for k in alike for one in (now, *(both.figures[n] for n in alike))):
        return None
    thens = [
        k for k in alike if (was := PAST.search(reckoning.front(both, k))) is not None and was["year"] == year["year"]
    ]
    thens = [k for k in thens if shares_words(both.figures[k].noun, now.noun)] or thens
    if len(thens) != 1 or both.figures[thens[0]].approx:
        return None
    then = both.figures[thens[0]]
    made = now.value / then.value
    if not told.value / _FAR < made < told.value * _FAR:
        return None
    slipped = wrong_digit(told, made) or any(_makes(both, *three) for three in variants((told, now, then)))
    kinds = _NINE * digits((told,)) if wrong_digit(told, made) else ways((told, now, then))
    chance = min(_UNLIKE, kinds * float(told.step / told.value)) if slipped else _UNLIKE
    return NearFold(told, now, then, made, chance)


def _makes(both: Passage, told: Figure, now: Figure, then: Figure) -> bool:
    low, high = reckoning.ratio(now, then)
    return fits(both, told, low / 100, high / 100)
