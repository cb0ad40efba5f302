"""Growth and differences that a figure of an earlier time makes with one of now, wherever in the paragraph the two stand: 咨询7314人次，
而上一年度为6480人次，同比增长11.4%; 火灾317起；对照上年的352起，下降19.9%.

The shapes of `changes` know figures side by side. Here only the word for the earlier time counts: what else has its unit is now.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzlint.figures.near.levels import (
    BACK,
    Levels,
    first_of_row,
    is_level,
    names_both,
    pairs_of_levels,
    past_levels,
    way_of,
)
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.chance import MOST, SURE, digits, shares_words, ways
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.pen import shifted, swaps, wrong_digit
from fzlint.figures.reading.reckoning import RATIOS, Claim, fits, shown
from fzlint.figures.reading.said import any_of
from fzlint.record import NamedTuple


class NearChange(NamedTuple):
    """A change that two figures do not make. chance: how many such ones chance makes."""

    claim: Claim
    chance: float


_OTHERWISE = any_of("别的算法")
_ALL = 100
_NINE = 9
_ROUNDED = 1.5
_TIED, _LOOSE = 0.3, 0.6  # how often another pair is meant


def near_changes(both: Passage, own: int) -> Iterator[NearChange]:
    """Every growth, difference and number of points of a sentence that no figures around it make, and an earlier and a later one would
    but for one slip. own: which figure is the first of the sentence."""
    if len(both.figures) < _THREE or len(both.figures) - own > 2 * MOST:
        return
    told_as = [(i, way) for i in range(own, len(both.figures)) if (way := way_of(both, i))]
    past = past_levels(both) if told_as else set()
    for i, way in told_as:
        told = both.figures[i]
        if told.approx or not told.value or _OTHERWISE.search(_clause(both, i)):
            continue
        pairs = pairs_of_levels(both, past, i)
        decided = len(pairs) == 1 and names_both(both, i, pairs[0])
        if pairs and not (_made_by(both, told, pairs[0], way) if decided else _made_here(both, i, pairs)):
            found = [near for pair in pairs if (near := _near(both, told, pair, way, len(pairs))) is not None]
            if len(found) == 1:
                yield found[0]
                continue
        elif (turned := _one_turned(both, told, pairs, way)) is not None:
            yield turned
            continue
        if (proved := _of_its_amount(both, past, i)) is not None:
            yield proved


def _clause(both: Passage, i: int) -> str:
    return reckoning.front(both, i)


def _made_by(both: Passage, told: Figure, pair: Levels, way: int) -> bool:
    made = _made(told, pair, way)
    return fits(both, told, made, made) or (
        told.about != "share" and abs(made - told.value) <= max(pair.now.step, pair.then.step)
    )


_THREE, _MANY = 3, 20


def _made_here(both: Passage, i: int, pairs: list[Levels]) -> bool:
    """Whether any two figures around make figure i; those that are meant, only by what was then."""
    told = both.figures[i]
    around = [
        one for one in both.figures[max(i - BACK, 0) : i + 3] if one is not told and one.value and _like(told, one)
    ]
    for one in around:
        for other in around:
            if one is other or one.unit != other.unit or Levels(other, one) in pairs:
                continue  # of what it is now nothing has grown
            if told.about == "share":
                made = [abs(one.value - other.value) / other.value * _ALL, one.value / (one.value + other.value) * _ALL]
                made += [one.value / abs(one.value - other.value) * _ALL] if one.value != other.value else []
                if any(fits(both, told, each, each) for each in made):
                    return True
            elif abs(abs(one.value - other.value) - told.value) <= max(one.step, other.step, told.step):
                return True
    return False


def _like(told: Figure, one: Figure) -> bool:
    """Whether a change may be made with a figure."""
    if told.about == "share":
        return one.about not in RATIOS
    return one.unit == ("%" if told.about == "point" else told.unit)


def _made(told: Figure, pair: Levels, way: int) -> Decimal:
    change = (pair.now.value - pair.then.value) * way
    return change / pair.then.value * _ALL if told.about == "share" else change


def _near(both: Passage, told: Figure, pair: Levels, way: int, tried: int) -> NearChange | None:
    """The change that a pair would make but for one slip."""
    made = _made(told, pair, way)
    kinds = _slips(told, pair, way)
    plain = _plain(both, told, pair, tried)
    if not (kinds or plain):
        return None
    tie = _TIED if tried == 1 or shares_words(told.noun, pair.now.noun + pair.then.noun) else _LOOSE
    chance = kinds * _ROUNDED * float(told.step / told.value) * tried * tie
    if plain:
        chance = min(chance, _UNLIKE) if kinds else _UNLIKE
    return NearChange(Claim(told, (pair.now, pair.then), _formula(both, told, pair), abs(made)), chance)


def _turned(both: Passage, told: Figure, pair: Levels, way: int) -> NearChange | None:
    """A change told as the other that it is: 与五月份的14106吨相比，六月份的14295吨减少189吨."""
    made = _made(told, pair, way)
    if (
        made >= 0
        or not fits(both, told, -made, -made)
        or (told.value < told.step * _MANY and not _plain(both, told, pair, 1))
    ):
        return None
    says, is_ = ("下降", "增长") if way < 0 else ("增长", "下降")
    return NearChange(Claim(told, (pair.now, pair.then), f"应为{is_}，{_formula(both, told, pair)}", -made, says), 0.0)


def _one_turned(both: Passage, told: Figure, pairs: list[Levels], way: int) -> NearChange | None:
    """The same of the one pair that makes it, where no other can be meant, or where so many digits are not alike by chance."""
    if len(pairs) > 1 and (
        told.step >= 1 or told.value < told.step * _ALL or any(_made_by(both, told, pair, way) for pair in pairs)
    ):
        return None
    found = [turned for pair in pairs if (turned := _turned(both, told, pair, way)) is not None]
    return found[0] if len(found) == 1 else None


def _of_its_amount(both: Passage, past: set[int], i: int) -> NearChange | None:
    """Growth that the amount right in front of it is not, where an earlier figure and a later one make just that amount: 合计40.60亿元……与上年
    38.41亿元相比，增收2.19亿元，增长5.4%. Nothing else can be meant, even if other figures make it: 2.19 of 40.60."""
    told, by = both.figures[i], both.figures[i - 1]
    if told.about != "share" or i < _TWO or by.about in RATIOS or by.approx or by.value < by.step * _LEAST:
        return None
    way = way_of(both, i - 1)
    if way != way_of(both, i) or len(reckoning.gap(both, i - 1, i)) > _NEXT or by.unit == "":
        return None
    near = range(max(i - BACK, 0), i - 1)
    thens = [k for k in near if k in past and both.figures[k].unit == by.unit and not both.figures[k].approx]
    nows = [k for k in near if k not in past and both.figures[k].unit == by.unit and is_level(both, k)]
    pairs = [
        (now, then)
        for then in thens
        for now in nows
        if both.figures[now].value - both.figures[then].value == by.value * way
    ]
    if len(pairs) != 1:
        return None
    now, then = (both.figures[k] for k in pairs[0])
    first = min(now.span.start, then.span.start)
    if _OTHERWISE.search(both.text, max(both.start, first - _NOUN), told.span.start):
        return None  # 地区生产总值
    if not then.value or fits(both, told, *reckoning.ratio(by, then)):
        return None
    formula = f"{shown(both, by)}÷{shown(both, then)}"
    return NearChange(Claim(told, (by, then), formula, by.value / then.value * _ALL), _PROVED)


_TWO, _LEAST = 2, 20  # figures; in the last digit
_NEXT, _NOUN = 10, 30  # code points
_PROVED = SURE


def _formula(both: Passage, told: Figure, pair: Levels) -> str:
    high, low = (pair.now, pair.then) if pair.now.value > pair.then.value else (pair.then, pair.now)
    difference = f"{shown(both, high)}－{shown(both, low)}"
    return f"（{difference}）÷{shown(both, pair.then)}" if told.about == "share" else difference


def _plain(both: Passage, told: Figure, pair: Levels, tried: int) -> bool:
    """Whether nothing else can be meant: the earlier figure stands right in front of what is told, the later one in front of that; or all
    three are the same in their rows."""
    if tried != 1 or told.about == "point":
        return False
    now, then, i = (both.figures.index(one) for one in (*pair, told))
    if names_both(both, i, pair) or pair.then.unit + "数" in told.noun:
        return True
    first = first_of_row(both, i)
    if "分别" in reckoning.front(both, first):
        return then < first
    between = both.text[pair.then.span.end : told.span.start]
    beside = then - now == 1 or shares_words(pair.then.noun, pair.now.noun)
    return i - then == 1 and beside and between.count("，") <= 1


_UNLIKE = 0.1


def _slips(told: Figure, pair: Levels, way: int) -> int:
    """In how many ways such a slip is made, if one in any of the three makes it; 0 if none does."""
    three = (told, *pair)
    for mistyped in (swaps, shifted):
        for k, figure in enumerate(three):
            for value in mistyped(figure):
                mended = [*three]
                mended[k] = figure._replace(value=value)
                if value > 0 and _hits(mended[0], Levels(mended[1], mended[2]), way):
                    return max(ways(three), 1)
    made = _made(told, pair, way)
    if made <= 0:
        return 0
    if told.about == "share" and _hits(told, Levels(pair.then, pair.now), -way):
        return 1  # reckoned of what it is now
    return _NINE * digits((told,)) if wrong_digit(told, made) else 0


def _hits(told: Figure, pair: Levels, way: int) -> bool:
    if not pair.then.value:
        return False
    made = _made(told, pair, way)
    return made - told.step < told.value <= made + told.step / 2 if told.about == "share" else made == told.value
