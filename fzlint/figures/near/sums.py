"""Sums that one slip of the pen keeps from being right: 物业用工2874人，保安1326人，保洁948人，维修573人: 2847 is meant.

No relation reads the words; that the figures come so near is the sign. What is tried first is what a list looks like: all figures of
a unit in a sentence, in a clause, without the first or the last, and a whole that stands anywhere around; then every row side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from fzlint.document.model import Span
from fzlint.figures.near.rows import Told, is_one_row, rows
from fzlint.figures.near.slips import Equation, is_no_part, may_be_added, said, slips_of
from fzlint.figures.reading.chance import MOST, digits, extent, grain, pairs_of, together, ways
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import COMPARED
from fzlint.figures.reading.said import any_of, listed
from fzlint.record import NamedTuple


class _Tried(NamedTuple):
    """Equations that are tried together.

    sure    one of them that holds tells that its figures are right
    listed  their parts are what looks like a list
    """

    equations: list[Equation]
    sure: bool = True
    listed: bool = False


class Near(NamedTuple):
    """An equation that one slip keeps from being right. chance: how many such ones chance makes; slips: the figures any one of which
    may have been mistyped; turned: two digits were changed about, or a point misplaced, not one digit mistyped."""

    equation: Equation
    chance: float
    slips: tuple[Figure, ...]
    listed: bool = False
    turned: bool = True


_NINE = 9
_ALL = 100
_FEWEST = 3  # figures of one unit
_FOUR = 4
_EIGHT = 8  # in a row of so many, every three figures are tried; a whole stands at most so many in front of its parts
_SIX = 6  # figures that are tried all together
_FIVE = 5  # in a row of so many, every two and two are tried
_LONG = 100  # the least whole: smaller figures come near each other by chance
_TWO = 60  # the same of two parts in a row
_LIST = 30  # the same of a list without 其中
_LEAD = 30  # code points
_RARE = 0.02  # a chance
_KIN = 0.3  # of what chance makes, where the names divide the whole
_SHORT = 4  # characters
_OTHERS = listed("其余各项")
_INTRO = any_of("引出分列")
_REST = any_of("余下", "[，,、；]?(?:{})")


def near_sums(passage: Passage, before: Passage | None, listed_alone: bool = False) -> Iterator[Near]:
    """Every sum in a sentence, or in it and the one before, that one slip keeps from being right, if none of its figures makes a right
    one. listed_alone: only those whose parts look like a list."""
    both, own = together(passage, before)
    start = both.figures[own].span.start if own < len(both.figures) else 0
    for row in rows(both, own).values():
        great = any(told.figure.value / told.figure.step >= _LIST for told in row)
        if great and _FEWEST <= len(row) <= 2 * MOST and row[-1].figure.span.start >= start:
            yield from _of_row(both.text, row, start, listed_alone)


def _of_row(text: str, row: Sequence[Told], start: int, listed_alone: bool) -> Iterator[Near]:
    """The near misses of one unit that have a figure behind `start`, each figure told once."""
    best: dict[frozenset[Span], Near] = {}
    right: list[Equation] = []
    for equations, sure, in_list in _tried(text, row):
        for each in equations:
            if sure and _holds(each):
                right.append(each)
            elif (in_list or not listed_alone) and _is_behind(each, start) and (slips := slips_of(each, in_list)):
                chance = _chance(each.figures, len(equations), slips[1])
                if in_list and (_of_one_kind(each) or _divided(text, each)) and not _some(text, each.figures):
                    chance *= _KIN
                near = Near(each, chance, slips[0], in_list, slips[1])
                key = frozenset(figure.span for figure in each.figures)
                if _may_be_told(text, each, sure) and (key not in best or near.chance < best[key].chance):
                    best[key] = near
    if not best or _balanced(row):
        return
    twice = _told_twice(row)
    shares = {told.figure.span: told.share for told in row}
    told: set[Span] = set()
    for near in sorted(best.values(), key=lambda one: one.chance):
        spans = {figure.span for figure in near.equation.figures}
        if told.isdisjoint(spans) and not _explained(near, right, twice) and not _shared(near.equation, shares):
            told |= spans
            yield near


def _is_behind(equation: Equation, start: int) -> bool:
    return any(figure.span.start >= start for figure in equation.figures)


def _may_be_told(text: str, equation: Equation, sure: bool) -> bool:
    """Whether the figures are great enough not to come near each other by chance, and nothing is told to be left of the whole."""
    least = _LONG if not sure else _LIST if len(equation.right) > 2 else _TWO
    if not _long_enough(equation, least) or _REST.match(text, extent(equation.figures).end):
        return False
    if is_one_row(text, equation.figures):
        return False
    return not _some(text, equation.figures) or (sure and _long_enough(equation, _LONG))


def _of_one_kind(equation: Equation) -> bool:
    """Whether the names of a list say that they divide its whole: all end alike, 城东厂, 城西厂; all have words of the whole, 公益诉讼:
    行政公益诉讼, 民事公益诉讼; or the last is what remains, 其他."""
    names = [figure.noun.removeprefix("其中") for figure in equation.right]
    tail = equation.left[0].noun[-2:]
    if any(name.endswith(tail) for name in names):
        return False  # 予以公开213件，部分公开34件，不予公开76件，其他处理20件: one more of them
    if names[-1].startswith(_OTHERS):
        return True
    short = len({len(name) for name in names}) == 1 and len(names[0]) <= _SHORT
    ends = {name[-1 if short else -2 :] for name in names}
    if any(equation.left[0].noun.endswith(end) for end in ends):
        return False  # 松苗52株，柏苗18株，樟苗7株
    if len(ends) == 1 < len(set(names)) and min(map(len, names)) > 2 and not any(map(str.isdigit, ends)):
        return True
    return bool(set.intersection(*map(pairs_of, (*names, equation.left[0].noun)))) and len(set(names)) == len(names)


def _divided(text: str, equation: Equation) -> bool:
    """Whether words between a whole and its parts say that it is divided: 类别上有, 按结案方式划分."""
    start = equation.right[0].span.start
    return _INTRO.search(text, max(equation.left[0].span.end, start - _LEAD), start) is not None


def _told_twice(row: Sequence[Told]) -> set[Span]:
    """Where the figures stand that are told more than once: they are no slips."""
    values = [told.figure.value for told in row]
    return {told.figure.span for told in row if values.count(told.figure.value) > 1}


def _explained(near: Near, right: Sequence[Equation], twice: set[Span]) -> bool:
    """Whether right equations leave nothing to mend: they have every figure that might be mistyped, make the same whole of others, or
    have two of these figures. twice: where figures stand that are told twice."""
    if _one_is_of_it(near):
        return True
    every = twice | {figure.span for each in right for figure in each.figures}
    if {figure.span for figure in near.slips} <= every:
        return True
    spans = {figure.span for figure in near.equation.figures}
    for each in right:
        if len(spans & {figure.span for figure in each.figures}) > 1:
            return True
        whole = len(each.left) == 1 == len(near.equation.left) and each.left == near.equation.left
        listed = near.listed and (
            len(near.equation.right) > 2 or near.chance < _RARE
        )  # two of a clause behind the parts may be of another matter
        if whole and not listed and may_be_added(each.figures, differing=False):
            return True
    return False


def _balanced(row: Sequence[Told]) -> bool:
    """Whether all figures of a short row make one equation: 320家，新入驻64家，撤出18家，正常经营351家，另有15家."""
    if not _FEWEST < len(row) <= _SIX:
        return False
    values = [told.figure.value for told in row]
    whole = sum(values, Decimal(0))
    return any(sum(side, Decimal(0)) * 2 == whole for n in range(2, len(row) - 1) for side in combinations(values, n))


def _one_is_of_it(near: Near) -> bool:
    """Whether of two parts one is called as the whole is, and the other is not: 发现隐患742处，整改736处，重大隐患9处."""
    tail = near.equation.left[0].noun[-2:]
    alike = [figure.noun.endswith(tail) for figure in near.equation.right]
    return not near.turned and len(alike) == 2 and sum(alike) == 1 and not tail.startswith("总")  # 资产总额, 负债总额


def _shared(equation: Equation, shares: Mapping[Span, Decimal | None]) -> bool:
    """Whether each part has its share, and they do not make a hundred: 正高职称189人，占15%；副高职称441人，占35%."""
    found = [share for figure in equation.right if (share := shares[figure.span]) is not None]
    if found and any(COMPARED.search(figure.noun) for figure in equation.right):
        return True  # 比上年减少0.30亿立方米, and 工业用水0.93亿立方米，占5%: a change is no part beside parts
    return len(found) == len(equation.right) and abs(sum(found, Decimal(0)) - _ALL) > 1


def _tried(text: str, row: Sequence[Told]) -> Iterator[_Tried]:
    """The equations of a row, those first that look most like what is written."""
    yield from _tried_lists(text, row)
    n = len(row)
    if n > MOST:
        return
    rows = [(first, last) for first in range(n) for last in range(first + 1, n)]
    yield _Tried([_sum(row, whole, *each) for each in rows for whole in _around(n, *each)])
    figures = [told.figure for told in row]
    runs = [figures] if n == _FOUR else []
    own = [told.figure for told in row if told.sentence == row[-1].sentence]
    if len(own) == _FOUR < n:
        runs.append(own)
    for run in runs:
        yield _Tried([*_by_twos(run)])
    if n == _FIVE:
        yield _Tried([each for run in combinations(figures, _FOUR) for each in _by_twos(run)], sure=False)
    if n <= _EIGHT:
        threes = [_equation((whole,), parts) for whole, parts in _threes(figures)]
        yield _Tried(threes, sure=False)
        for figure in figures:
            if said(figure.noun) == "differs":
                yield _Tried([each for each in threes if figure in each.right])
    if _FOUR < len(own) <= _SIX:
        yield _Tried([*_all_of(own)], sure=False)


def _tried_lists(text: str, row: Sequence[Told]) -> Iterator[_Tried]:
    """Those of what looks like a list; where the words that lead to it name wholes, first of these alone."""
    for first, last in dict.fromkeys(_lists(row)):
        wholes = _around(len(row), first, last)
        named = [whole for whole in wholes if _leads(text, row, first, whole)]
        for some in (named, wholes) if len(named) < len(wholes) else (wholes,):
            yield _Tried([_sum(row, whole, first, last) for whole in some], listed=True)


def _all_of(figures: Sequence[Figure]) -> Iterator[Equation]:
    """年初28.64亿元，发行4.2亿元、2.35亿元，还本2.78亿元，年末32.41亿元: what was there and came, and what went and is there."""
    first, *others = figures
    for n in range(1, len(others)):
        for side in combinations(range(len(others)), n):
            left = (first, *(others[k] for k in side))
            yield _equation(left, tuple(other for k, other in enumerate(others) if k not in side))


def _by_twos(run: Sequence[Figure]) -> Iterator[Equation]:
    """年初4462只，繁育318只，出栏127只，存栏4653只: one and another, and the other two."""
    one, *others = run
    for k, other in enumerate(others):
        yield _equation((one, other), (*others[:k], *others[k + 1 :]))


def _lists(row: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """What looks like a list: first and last of the figures of a sentence, of a clause, without the first or the last of them."""
    for part in ("sentence", "clause"):
        first = 0
        for k in range(1, len(row) + 1):
            if k < len(row) and getattr(row[k], part) == getattr(row[first], part):
                continue
            last = k - 1
            for end in dict.fromkeys((last, _without_others(row, first, last))):
                if end > first:
                    yield first, end
                if end - first > 1:
                    yield first + 1, end
                    yield first, end - 1
            first = k


def _without_others(row: Sequence[Told], first: int, last: int) -> int:
    """The last of a row that may be a part: means and changes behind it are none, 城东厂1846万吨，城西厂2378万吨，日均11.57万吨."""
    while last > first and (is_no_part(row[last].figure.noun) or said(row[last].figure.noun)):
        last -= 1
    return last


def _leads(text: str, row: Sequence[Told], first: int, whole: int) -> bool:
    """Whether the words that lead to a list name its whole, 结余1096万元 … 结余部分中，滞留县级的712万元, or divide what stands right in
    front: 审结1074件，按结案方式划分：维持568件."""
    start = row[first].figure.span.start
    lead = text[max(start - _LEAD, row[whole].figure.span.end) : start].rpartition("。")[2]
    if whole == first - 1 and _INTRO.search(lead) is not None:
        return True
    return bool(pairs_of(lead) & pairs_of(row[whole].figure.noun))


def _around(n: int, first: int, last: int) -> list[int]:
    """Which figures may be the whole of a row: those in front of it, and the one behind it."""
    return [*range(max(first - _EIGHT, 0), first), *([last + 1] if last + 1 < n else [])]


def _sum(row: Sequence[Told], whole: int, first: int, last: int) -> Equation:
    return _equation((row[whole].figure,), tuple(told.figure for told in row[first : last + 1]))


def _threes(figures: Sequence[Figure]) -> Iterator[tuple[Figure, tuple[Figure, Figure]]]:
    for a, b, c in combinations(figures, _FEWEST):
        yield a, (b, c)
        yield b, (a, c)
        yield c, (a, b)


def _equation(left: Sequence[Figure], right: Sequence[Figure]) -> Equation:
    off = sum((one.value for one in left), Decimal(0)) - sum((one.value for one in right), Decimal(0))
    return Equation(tuple(left), tuple(right), off)


def _holds(equation: Equation) -> bool:
    """Whether an equation is right, also if its figures were rounded."""
    if not equation.off:
        return True
    rounded = [figure.step for figure in equation.figures if figure.step != 1]
    return bool(rounded) and abs(equation.off) <= sum(rounded, Decimal(0)) / 2


def _long_enough(equation: Equation, least: int) -> bool:
    return max(figure.value / figure.step for figure in equation.figures) >= least


def _some(text: str, figures: Sequence[Figure]) -> bool:
    """Whether the text says that these are but some of a whole: 其中 leaves others out as often as not."""
    around = extent(figures)
    return text.find("其中", around.start, around.end) >= 0


def _chance(figures: Sequence[Figure], tried: int, turned: bool) -> float:
    """How many such near misses chance makes."""
    many = ways(figures) if turned else digits(figures) * _NINE
    return many * tried / float(max(figure.value for figure in figures) / grain(figures))
