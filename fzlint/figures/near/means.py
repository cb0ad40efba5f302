"""Means that what all have and how many they are do not make, wherever in the paragraph the two stand: 审结9502件…36名法官，人均结案246件: 264
is meant.

Which two are meant is told by the words: 人均 by 36名法官, 结案 by 审结9502件. Where they leave several, only a slip of the pen counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.figures.rates.means import Each, each_of, is_counted
from fzlint.figures.rates.rate_parts import CLOSED
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.chance import JOINTS, MOST, around, digits, shares_words, variants, ways
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.pen import swaps, wrong_digit
from fzlint.figures.reading.reckoning import RATIOS, Claim, shown
from fzlint.figures.reading.said import MONTHLY, QUARTERLY, any_of, listed
from fzlint.record import NamedTuple


class NearMean(NamedTuple):
    """A mean that a number and a sum do not make. chance: how many such ones chance makes."""

    claim: Claim
    chance: float


_LEAST = 20  # in the last digit shown
_ROUNDED = 1.5
_MONTHS = 12
_PERIODS = (1, 4, _MONTHS, 365, 366)  # of a year
_DAYS = (*range(247, 253), 300, *range(340, 367))  # of a year, or on which an office is open
_TEN, _MANY = 10, 100
_UNLIKE = 0.1
_MOVED = listed("由到之间")
_POPULATION = 10_000
_FAR = 3
_BOX = 12  # code points
_NINE = 9
_NAMED = any_of("平均数", "(?:{})")
_DAILY = any_of("日均")
_SOME = any_of("不是全部办完的")


def near_means(both: Passage, own: int) -> Iterator[NearMean]:
    """Every mean of a sentence that figures of its paragraph do not make. own: which figure is the first of the sentence."""
    if len(both.figures) - own > 2 * MOST:
        return
    for i in range(own, len(both.figures)):
        told = both.figures[i]
        if told.about in RATIOS or not told.unit or told.approx or not told.value or _NAMED.search(told.noun) is None:
            continue
        if told.noun.endswith(_MOVED):
            continue  # 人均生产总值由7.34万元提升至10.26万元
        near = around(both, i)
        found = _near_mean(both, told, near) or _of_a_year(both, told, near) or _of_row(both, i)
        if found is not None:
            yield found


def _near_mean(both: Passage, told: Figure, near: Sequence[int]) -> NearMean | None:
    """What each has, of what all have and how many they are. near: the counts that may be meant."""
    each = each_of(told.noun)
    dens, by_name = _numbers(both, told, each, near)
    sums, named = _totals(both, told, near)
    pairs = [(by, total) for total in sums for by in dens]
    many = each.many if each is not None else 1
    scale = Decimal(many) / (_MONTHS if "月" in told.noun else 1)
    if any(_makes(told, total, by, scale) for by, total in pairs):
        return None
    if _DAILY.search(told.noun) and any(abs(total.value / n - told.value) < told.step for total in sums for n in _DAYS):
        return None
    units = {by.unit for by in dens}
    alike = [both.figures[k] for k in near if both.figures[k].unit in units and both.figures[k].value > 1]
    decided = len({(by.value, total.value) for by, total in pairs}) == 1 and named and by_name and each is not None
    all_have = sums if decided else [both.figures[k] for k in near if _alike(told, both.figures[k])]
    if any(_is(told, total, by, scale) for total in all_have for by in alike):
        return None
    beside = [pair for pair in pairs if by_name and _right_in_front(both, told, pair)]
    found = [one for by, total in pairs if (one := _near(both, told, by, total, scale, len(pairs))) is not None]
    if all(one.claim.figures in beside for one in found):
        found = [one for by, total in beside if (one := _near(both, told, by, total, scale, 1)) is not None]
    if not found and decided and _sure(both, told, *pairs[0]):
        by, total = pairs[0]
        made = total.value / by.value * scale
        # of others that share: 每户收入327元 of 1912人, not of 486户
        others = [both.figures[k] for k in near if both.figures[k].unit not in (told.unit, by.unit)]
        wrong = told.value >= told.step * _MANY and any(_is(told, total, other, scale) for other in others)
        if wrong or told.value / _FAR < made < told.value * _FAR:
            return _mean(both, told, by, total, made, _UNLIKE)
    if not found and len(pairs) <= _FAR:
        found = [one for by, total in pairs if (one := _with_wrong_digit(both, told, by, total, scale, len(pairs)))]
    same = len({tuple(figure.value for figure in one.claim.figures) for one in found}) == 1
    return found[0] if found and same else None


def _right_in_front(both: Passage, told: Figure, pair: tuple[Figure, Figure]) -> bool:
    """Whether a number and a sum are the two figures in front of a mean: 处罚43家，罚款516万元，家均12万元."""
    i = both.figures.index(told)
    return i > 1 and both.figures[i - 2 : i] in (pair, pair[::-1])


def _with_wrong_digit(
    both: Passage, told: Figure, by: Figure, total: Figure, scale: Decimal, tried: int
) -> NearMean | None:
    made = total.value / by.value * scale
    return _mean(both, told, by, total, made, _one_digit(told) * tried) if wrong_digit(told, made) else None


def _mean(both: Passage, told: Figure, by: Figure, total: Figure, made: Decimal, chance: float) -> NearMean:
    return NearMean(Claim(told, (by, total), f"{shown(both, total)}÷{shown(both, by)}", made), chance)


def _one_digit(told: Figure) -> float:
    """How often chance makes a mean that has one wrong digit."""
    return _NINE * digits((told,)) * _ROUNDED * float(told.step / told.value) * _MEANT


def _of_a_year(both: Passage, told: Figure, near: Sequence[int]) -> NearMean | None:
    """全年受理42316件……日均受理161件: the days or months of a year are not told, but one wrong digit, or two changed about, is seen."""
    many = next((many for form, many in _PARTS if form.search(told.noun)), ())
    sums, named = _totals(both, told, near) if many else ([], False)
    if len({one.value for one in sums}) != 1 or not named or told.value < told.step * _MANY:
        return None
    total = sums[0]
    begin = max(both.text.rfind("。", both.start, total.span.start) + 1, both.start)
    whole_year = _A_YEAR.search(both.text, begin, total.span.start) and not _SHORTER.search(
        both.text, begin, total.span.start
    )
    if not whole_year or any(abs(total.value / n - told.value) < told.step for n in many):
        return None
    for n in many[:_TRIED]:
        made = total.value / n
        turned = any(made - told.step < value <= made + told.step / 2 for value in swaps(told))
        if turned or wrong_digit(told, made):
            chance = ways((told,)) * _ROUNDED * float(told.step / told.value) if turned else _one_digit(told)
            return NearMean(Claim(told, (total,), f"{shown(both, total)}÷{n}", made), chance * _TRIED)
    return None


_PARTS = ((_DAILY, (365, 366, *_DAYS)), (MONTHLY, (_MONTHS, *range(1, _MONTHS))), (QUARTERLY, (4, 1, 2, 3)))
_TRIED = 2
_A_YEAR = any_of("整年")
_SHORTER = any_of("不足一年")


def _of_row(both: Passage, i: int) -> NearMean | None:
    """分别为3860人次、4520人次和5410人次，年均4957人次: the mean of the row in front."""
    told, first = both.figures[i], i
    while (
        first
        and both.figures[first - 1].unit == told.unit
        and (first == i or reckoning.gap(both, first - 1, first).strip() in JOINTS)
    ):
        first -= 1
    row = both.figures[first:i]
    if len(row) < _FAR or any(one.approx for one in row) or told.value < told.step * _TEN:
        return None
    made = sum((one.value for one in row), Decimal(0)) / len(row)
    turned = any(made - told.step < value <= made + told.step / 2 for value in swaps(told))
    if abs(made - told.value) < told.step or not (turned or wrong_digit(told, made)):
        return None
    terms = "+".join(shown(both, one) for one in row)
    return NearMean(Claim(told, row, f"（{terms}）÷{len(row)}", made), _one_digit(told))


def _sure(both: Passage, told: Figure, by: Figure, total: Figure) -> bool:
    """Whether no other number can be meant: it stands in front, or in a bracket right behind, and is none of a whole
    population, of which there are several."""
    boxed = both.text[told.span.end : by.span.start].startswith(("(", "（")) and by.span.start - told.span.end < _BOX
    behind = told.span.start < max(0 if boxed else by.span.start, total.span.start)
    return not behind and not (by.about == "person" and by.value >= _POPULATION)


def _makes(told: Figure, total: Figure, by: Figure, scale: Decimal) -> bool:
    return any(abs(total.value / by.value * scale / n - told.value) < told.step for n in _PERIODS)


def _is(told: Figure, total: Figure, by: Figure, scale: Decimal) -> bool:
    return abs(total.value / by.value * scale - told.value) < told.step


def _alike(told: Figure, total: Figure) -> bool:
    """Whether a mean may be of a sum by its unit: 每场540人 of 5.4万人次."""
    return total.unit == told.unit or (total.unit.removesuffix("次") == told.unit and told.unit == "人")


def _numbers(both: Passage, told: Figure, each: Each | None, near: Sequence[int]) -> tuple[list[Figure], bool]:
    """How many they may be that share: those that the mean names, else any of another unit; and whether it names them."""
    figures = both.figures
    others = [k for k in near if figures[k].unit != told.unit and figures[k].value > 1]
    others = [k for k in others if _NAMED.search(reckoning.front(both, k)) is None]
    named = [k for k in others if _names(both, told, each, k) or _is_per(both, told, figures[k])]
    named = [k for k in named if figures[k].unit[:1] in told.noun] or named
    named = [k for k in named if figures[k].span.start < told.span.start] or named
    return [figures[k] for k in _wholes(both, named) or others], bool(named)


def _names(both: Passage, told: Figure, each: Each | None, k: int) -> bool:
    """Whether the words of a mean name what is counted: 人均 of 36名法官, 亩均 of 5万亩, 平均每期 of 46期."""
    count = both.figures[k]
    if each is not None:
        own = is_counted(both, count, each.by) or shares_words(each.name, count.noun)
        return own or _of_days(told, count) or (each.sure and shares_words(told.noun.partition("每")[2], count.noun))
    persons = "人" in told.noun and count.about in ("person", "visit")
    return persons or count.unit[:1] in told.noun or shares_words(told.noun, count.noun)


def _is_per(both: Passage, told: Figure, count: Figure) -> bool:
    """Whether a mean is told of one unit of what is counted: 均价6651元/平方米, 平均每家."""
    per = told.noun.partition("每")[2].startswith(count.unit) or both.text.startswith("/" + count.unit, told.span.end)
    return count.unit != "" and per


def _of_days(told: Figure, count: Figure) -> bool:
    return count.about == "day" and _DAILY.search(told.noun) is not None


def _totals(both: Passage, told: Figure, near: Sequence[int]) -> tuple[list[Figure], bool]:
    """What all may have: what the mean calls so, or what is the first of its sentence; and whether that is named or the only one."""
    figures = both.figures
    sums = [k for k in near if _alike(told, figures[k]) and figures[k].value > told.value]
    what = _NAMED.split(told.noun)[-1] or told.noun
    named = [k for k in sums if shares_words(what, figures[k].noun)]
    if not named and CLOSED.search(what):
        named = [k for k in sums if "结" in reckoning.front(both, k)]
    named = [k for k in named if not _SOME.search(reckoning.front(both, k))] or named
    rest = _wholes(both, named or sums)
    return [figures[k] for k in rest], bool(named) or len(sums) == 1


def _wholes(both: Passage, row: Sequence[int]) -> list[int]:
    """Without the parts of the first: 总产量25万吨，其中夏粮8.53万吨，秋粮16.47万吨."""
    figures = both.figures
    parts = [k for k in row[1:] if figures[k].value < figures[row[0]].value]
    if len(parts) > 1 and sum(figures[k].value for k in parts[:2]) == figures[row[0]].value:
        return [k for k in row if k not in parts]
    return list(row)


def _near(both: Passage, told: Figure, by: Figure, total: Figure, scale: Decimal, tried: int) -> NearMean | None:
    """The mean that two figures would make but for one slip."""
    if told.value / told.step < (_LEAST if tried > 1 else _TEN):
        return None
    for one, count, whole in variants((told, by, total)):
        mean = whole.value / count.value * scale
        if mean - one.step < one.value <= mean + one.step / 2:
            chance = ways((told, by, total)) * _ROUNDED * float(told.step / told.value) * tried
            if tried == 1:
                chance *= _MEANT
            if mean == one.value:  # by chance as rarely as a number of that size is met
                chance = min(chance, ways((told, by, total)) * tried * float(by.step / by.value))
            return _mean(both, told, by, total, total.value / by.value * scale, chance)
    return None


_MEANT = 0.4  # how often other figures are meant, where only two may be
