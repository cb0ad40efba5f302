"""Percentages that two figures around them would make but for one slip of the pen: 在册286人…缓刑259人，比重为96.0%: 90.6 is
meant. 审结9502件…36名法官，人均结案246件: 264 is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal

from fzlint.figures.rates.rate_parts import NEUTRAL
from fzlint.figures.rates.share_of_told import is_amount
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.chance import (
    LIKELY,
    MOST,
    SURE,
    around,
    digits,
    grain,
    kind,
    pairs_of,
    shares_words,
    variants,
    ways,
)
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.numerals import one_digit
from fzlint.figures.reading.pen import wrong_digit
from fzlint.figures.reading.said import COMMON, NARROW, any_of, listed
from fzlint.record import NamedTuple


class NearRate(NamedTuple):
    """A percentage that two figures would make but for one slip.

    base   which of the two it is a change of; None for a share
    ratio  what they make
    chance how many such ones chance makes
    """

    told: Figure
    part: Figure
    whole: Figure
    base: Figure | None
    ratio: Decimal
    chance: float


_LONG = 100  # the least whole of a percentage: with two digits, most are made by some figures
_ROUNDED = 1.5  # of a step: what is rounded or cut is met so often
_OTHERWISE = any_of("别的算法")
_CLAUSE = 20  # code points
_GROWN = any_of("增减的词")
_LAST_YEAR = frozenset(listed("上年的数"))
_ALL = 100
_NINE, _TEN = 9, 10
_MEANT = 0.4  # how often other figures are meant, where words say that it is these
_NAMES = frozenset(listed("占比名"))  # 占比, 比重: no whole


def near_rates(both: Passage, own: int) -> Iterator[NearRate]:
    """Every percentage of a sentence that two figures around it would make but for one slip, if no two make it as they
    stand. own: which figure is the first of the sentence; the others are those of its paragraph."""
    if len(both.figures) < 3 or len(both.figures) - own > 2 * MOST:
        return
    for i in range(own, len(both.figures)):
        told = both.figures[i]
        if told.approx or told.value <= 0 or _of_another_time(told.noun):
            continue
        if told.about == "share" and told.value < _ALL and (found := _near_share(both, own, i)) is not None:
            yield found


def _of_another_time(noun: str) -> bool:
    """Whether a figure is a level that something was raised to, or was at before: 提升到99.6%, 比上届的90.8%提高."""
    was = noun.endswith("的") and reckoning.COMPARED.search(noun) is not None
    moved = noun.endswith(("到", "至")) or (noun.endswith("为") and reckoning.MOVED_TO.search(noun) is not None)
    return was or moved or noun in _LAST_YEAR


def _near_share(both: Passage, own: int, i: int) -> NearRate | None:
    told = both.figures[i]
    counts = around(both, i)
    pairs = [
        (a, b) for k, a in enumerate(counts) for b in counts[k + 1 :] if kind(both.figures[a]) == kind(both.figures[b])
    ]
    if not pairs or _in_turn(both, own, i):
        return None
    if (part := _part_in_front(both, own, i)) is not None:
        near = _of_part(both, i, part, [pair for pair in pairs if part in pair], counts)
        return near or _of_siblings(both, own, i, part, counts)
    named = [(a, b) for a, b in pairs if _of_what_is_named(both, told, a, b) and not _siblings(both, i, a, b)]
    beside = [pair for pair in named if _beside(pair, i)]
    found = [near for a, b in beside if (near := _share(both, told, a, b, 1)) is not None]
    if not found:
        trials = [(a, b, *_tried(both, told, pairs, a, b)) for a, b in named]
        found = [
            near
            for a, b, tried, tied in trials
            # whole percentages are made by some two of many
            if (tied or told.step < 1) and (near := _share(both, told, a, b, tried, tied)) is not None
        ]
    if not found or any(_makes(both, told, a, b) for a, b in pairs):
        return None
    if _made_of_several(both, told, counts):
        return None
    near = min(found, key=lambda one: one.chance)
    begin = near.whole.span.start
    if (
        _is_told(both, near)
        or _is_of_some(near)
        or _EXTREME.search(both.text, max(both.start, begin - _NEAR), begin) is not None
    ):
        return None
    return near if len(found) == 1 or all(_alike(near, other) for other in found) else None


def _in_turn(both: Passage, own: int, i: int) -> bool:
    """Whether figure i may be one of a row that is told in turn; a rate with a name in a clause of its own is none: 分别增加412件和389件，执结率."""
    row = "分别" in both.text[both.figures[own].span.start : both.figures[i].span.start]
    noun = both.figures[i].noun
    return row and not (
        noun.rstrip("为达到约").endswith("率") and "分别" not in noun and reckoning.gap(both, i - 1, i)[:1] == "，"
    )


def _part_in_front(both: Passage, own: int, i: int) -> int | None:
    """The figure right in front of a share that names nothing else: 96件，占45.5%; 整改94件，整改率97.9%."""
    told, k = both.figures[i], i - 1
    if (
        k < own
        or both.inside[k] != both.inside[i]
        or both.figures[k].about in reckoning.RATIOS
        or is_amount(both.figures[k])
    ):
        return None
    between = reckoning.gap(both, k, i).removesuffix(told.noun)
    if between not in _BESIDE or both.figures[k].approx:
        return None
    name = told.noun.rstrip("为达到约").removesuffix("率")
    if name == told.noun:
        return k if told.noun in _SHARED else None
    called, words = name if NARROW.search(name) else name[-2:], reckoning.front(both, k)
    return k if len(name) > 1 and (called in words or reckoning.short_for(called, words)) else None


_SHARED = frozenset(listed("只说占"))
_BESIDE = frozenset("，,(（")


def _of_part(
    both: Passage, i: int, part: int, pairs: Sequence[tuple[int, int]], counts: Sequence[int]
) -> NearRate | None:
    """The share that the part right in front and something greater would make but for one slip, if none makes it."""
    told, one = both.figures[i], both.figures[part]
    wholes = [k for pair in pairs for k in pair if both.figures[k].value > one.value and not is_amount(both.figures[k])]
    found = [near for k in wholes if (near := _share(both, told, part, k, len(wholes))) is not None]
    found = [
        near
        for near in found
        if abs(near.ratio - told.value) > told.step and not (_is_told(both, near) or _is_of_some(near))
    ]
    if not found or _made_with(both, told, one, [*counts, *range(i + 3, min(i + MOST, len(both.figures)))]):
        return None
    return found[0] if all(_alike(found[0], other) for other in found) else None


def _of_siblings(both: Passage, own: int, i: int, part: int, counts: Sequence[int]) -> NearRate | None:
    """增值税4.21亿元，占全部税款的45%，企业所得税1.87亿元，占20%: of what the shares beside it are of."""
    told, one = both.figures[i], both.figures[part]
    begin = max(i - _ROW, own + 1)
    if told.noun not in _SHARED or "其中" in both.text[both.figures[begin - 1].span.end : one.span.start]:
        return None
    shares = [k for k in range(begin, i - 1) if both.figures[k].about == "share" and "占" in both.figures[k].noun]
    shares = [k for k in shares if kind(both.figures[k - 1]) == kind(one)]
    rows = [
        {
            w
            for w in counts
            if w < k - 1
            and kind(both.figures[w]) == kind(one)
            and reckoning.fits(both, both.figures[k], *reckoning.ratio(both.figures[k - 1], both.figures[w]))
        }
        for k in shares
    ]
    wholes = set.intersection(*rows) if rows else set()
    if len(wholes) != 1:
        return None
    whole = both.figures[wholes.pop()]
    ratio = _made(one.value, whole.value, 0)
    if whole.value <= one.value or abs(ratio - told.value) <= told.step:
        return None
    others = [both.figures[k] for k in (*counts, *range(i + 3, min(i + MOST, len(both.figures))))]
    others = [other for other in others if kind(other) == kind(one) and other is not one]
    made_of = [other.value + more for other in others for more in (0, one.value)]
    if any(value >= one.value and _is_share(both, told, one.value, value) for value in made_of):
        return None
    if told.step < 1 and _made_with(both, told, one, [both.figures.index(other) for other in (*others, one)]):
        return None
    return NearRate(told, one, whole, None, ratio, _PROVED if told.step < 1 or len(rows) > 1 else _PROVED * 2)


_ROW = 8  # figures
_PROVED = SURE


def _made_with(both: Passage, told: Figure, part: Figure, counts: Sequence[int]) -> bool:
    """Whether a share is one of any two figures around, of the part with another, or of figures side by side together."""
    row = [both.figures[k] for k in counts if kind(both.figures[k]) == kind(part)]
    pairs = [(a.value, b.value) for a in row for b in row if a is not b]
    pairs += [(part.value + a.value, b.value) for a in row for b in row if a is not part]
    for first, one in enumerate(row):
        made = one.value
        for other in row[first + 1 :]:
            made += other.value
            pairs.append((part.value, made))
    return any(0 < a <= b and _is_share(both, told, a, b) for a, b in pairs)


def _is_of_some(near: NearRate) -> bool:
    """Whether a rate has a word in front of its deed that neither figure has: 网上办结率 is not of all that was done."""
    name = near.told.noun.removesuffix("率")
    said = NEUTRAL.sub("", name[: len(name) - _DEED])
    return near.told.noun.endswith("率") and len(said) > 1 and said[:2] not in near.part.noun + near.whole.noun


_DEED = 2  # code points


def _is_told(both: Passage, near: NearRate) -> bool:
    """Whether another percentage is what the two make: 1716件次，占65.0%; ……占27.5%."""
    others = (one for one in both.figures if one.about == "share" and one is not near.told)
    return any(reckoning.fits(both, other, near.ratio, near.ratio) for other in others)


_NEAR = 16  # code points
_EXTREME = any_of("最多最少")  # 降水量最小的为沙埠站（846毫米）: one of many, no whole


def _made_of_several(both: Passage, told: Figure, counts: Sequence[int]) -> bool:
    """Whether figures side by side, or any two, make it together: 交通类783件、城建类579件、政法类562件，占全部2495件的77.1%; or are its whole
    together: 年初46件，新交办28件，化解59件，化解率79.7%."""
    figures = [both.figures[k] for k in counts]
    for first, one in enumerate(figures):
        made = one.value
        side_by_side = True
        for other in figures[first + 1 :]:
            if kind(other) != kind(one):
                side_by_side = False
                continue
            made += other.value
            sums = [one.value + other.value, *([made] if side_by_side else [])]
            others = [each for each in figures if each not in (one, other)]
            if any(_is_share(both, told, *sorted((value, each.value))) for value in sums for each in others):
                return True
    return False


def _is_share(both: Passage, told: Figure, part: Decimal, whole: Decimal) -> bool:
    return reckoning.fits(both, told, *reckoning.exact(part, whole))


def _siblings(both: Passage, i: int, a: int, b: int) -> bool:
    """Whether two figures are parts of one list, each with its share: 68件，占57.1%；42件，占35.3%."""
    shared = [k + 1 < len(both.figures) and both.figures[k + 1].about == "share" for k in (a, b)]
    return all(shared) and i in (a + 1, b + 1)


def _of_what_is_named(both: Passage, told: Figure, a: int, b: int) -> bool:
    """Whether the whole is called what a share says it is of: 占一般公共预算收入的61.04%; true where it names none, as 占总数的."""
    of = pairs_of(COMMON.sub("", told.noun.partition("占")[2].rstrip("的"))) - _NAMES
    whole = max(both.figures[a], both.figures[b], key=lambda one: one.value)
    return len(of & pairs_of(whole.noun)) * 2 >= len(of)


def _tried(both: Passage, told: Figure, pairs: Sequence[tuple[int, int]], a: int, b: int) -> tuple[int, bool]:
    """Of how many pairs one is that makes a percentage: of those with the same figure, where the words in front of both say the same,
    二产11.38亿千瓦时 … 二产用电占比; and whether they do."""
    named = {k for pair in pairs for k in pair if shares_words(told.noun, both.figures[k].noun)}
    own = named & {a, b}
    if len(own) > 1:
        return len([pair for pair in pairs if named.issuperset(pair)]), True
    return len([pair for pair in pairs if own.issubset(pair)]), bool(own)


def _alike(one: NearRate, other: NearRate) -> bool:
    """Whether two readings reckon with the same values, one of which is told twice."""
    return (one.part.value, one.whole.value) == (other.part.value, other.whole.value)


def _beside(pair: tuple[int, int], i: int) -> bool:
    """Whether two figures stand right in front of figure i, around it, or behind it."""
    return pair in ((i - 2, i - 1), (i - 1, i + 1), (i + 1, i + 2))


def _share(both: Passage, told: Figure, a: int, b: int, tried: int, tied: bool = False) -> NearRate | None:
    """The share, or the change, that two figures would make but for one slip; tied: words say that it is of these."""
    part, whole = sorted((both.figures[a], both.figures[b]), key=lambda one: one.value)
    few = max(part.value / part.step, whole.value / whole.step) < _LONG
    if part.value == whole.value or (few and told.step >= 1) or tried * _least(told) > LIKELY:
        return None
    if _OTHERWISE.search(both.text, max(told.span.start - _CLAUSE, both.start), told.span.start):
        return None
    said = told.noun.replace("占比", "")  # no 比 of a comparison
    grown = reckoning.COMPARED.search(said) is not None or _GROWN.search(said) is not None
    if grown and tried > 1:
        return None  # 增长13.3% is of a year that is not told
    made = _made(part.value, whole.value, 0)
    named = tied and not grown and not NARROW.search(said)
    exactly = tried == 1 and made == made.to_integral_value() and _names_both(told, part, whole)
    if named and wrong_digit(told, made, _TEN if told.step < 1 else 2) and (told.step < 1 or exactly):
        chance = _NINE * digits((told,)) * _ROUNDED * float(told.step / told.value) * tried * _MEANT
        return NearRate(told, part, whole, None, made, chance)
    weight = _MEANT if tied else 1.0
    for one, low, high in variants((told, part, whole)):
        for base in (1, 2) if grown else (0,):
            exact = _hit(one, low, high, base, rounded=tied or told.step < 1)
            if exact is not None:
                size = float(max(low.value, high.value) / grain((low, high)))
                chance = 1 / size if exact and told.step >= 1 else _ROUNDED * float(told.step / told.value)
                chance *= ways((told, part, whole)) * (base or 1) * tried * weight
                of = (None, part, whole)[base]
                return NearRate(told, part, whole, of, _made(part.value, whole.value, base), chance)
    if tied and not grown and told.step < 1 and _miscounted(told, part, whole):
        chance = _NINE * digits((part, whole)) * _ROUNDED * float(told.step / told.value) * tried * weight
        return NearRate(told, part, whole, None, _made(part.value, whole.value, 0), chance)
    return None


def _names_both(told: Figure, part: Figure, whole: Figure) -> bool:
    """Whether a percentage names its part and its whole: 农村标准相当于城市标准的80%."""
    subject, is_, of = next((told.noun.partition(word) for word in _IS if word in told.noun), ("", "", ""))
    return is_ != "" and shares_words(subject, part.noun) and shares_words(of, whole.noun)


_IS = tuple(listed("是几倍"))


def _miscounted(told: Figure, part: Figure, whole: Figure) -> bool:
    """Whether one wrong digit of the part or of the whole keeps two figures from a percentage: 隐患470个…整改451个，整改率92.0%: of 490."""
    low, high = told.value - told.step / 2, told.value + told.step / 2
    parts = (low * whole.value / _ALL, high * whole.value / _ALL)
    wholes = (part.value * _ALL / high, part.value * _ALL / low)
    return _one_wrong(part, *parts) or _one_wrong(whole, *wholes)


def _one_wrong(figure: Figure, low: Decimal, high: Decimal) -> bool:
    """Whether a figure with one other digit lies between two bounds."""
    shown = int(figure.value / figure.step)
    first, last = int((low / figure.step).to_integral_value(ROUND_CEILING)), int(high / figure.step)
    return last - first < _TEN and any(one_digit(shown, meant) for meant in range(first, last + 1))


def _least(told: Figure) -> float:
    """The chance of a slip in a percentage alone: with more pairs to try than that allows, nothing has to be tried."""
    return _ROUNDED * float(told.step / told.value) if told.step < 1 else 0.0


def _made(part: Decimal, whole: Decimal, base: int) -> Decimal:
    return (whole - part) / (part if base == 1 else whole) * _ALL if base else part / whole * _ALL


def _hit(told: Figure, one: Figure, other: Figure, base: int, rounded: bool) -> bool | None:
    """Whether two figures make a percentage exactly, False if only rounded; None if not: without decimals only exactly counts."""
    part, whole = sorted((one.value, other.value))
    if not part:
        return None
    made = _made(part, whole, base)
    if made == told.value:
        return True
    if rounded and made - told.step < told.value <= made + told.step / 2:
        return False
    return None


def _makes(both: Passage, told: Figure, a: int, b: int) -> bool:
    """Whether two figures make a percentage as they stand, as a share or as a change."""
    part, whole = sorted((both.figures[a], both.figures[b]), key=lambda figure: figure.value)
    if reckoning.fits(both, told, *reckoning.ratio(part, whole)):
        return True
    changes = [_made(part.value, whole.value, base) for base in (1, 2)]
    changes += [part.value / (whole.value + by) * _ALL for by in (part.value, -part.value) if whole.value + by]
    return any(reckoning.fits(both, told, change, change) for change in changes)
