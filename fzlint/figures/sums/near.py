"""Near misses: figures side by side that would make an equation if two digits of one of them were not changed about, whatever the
words say.

物业用工2874人，保安1326人，保洁948人，维修573人: 2847 is meant. No relation reads the words; that the figures come so near is
the sign. Chance makes such things as well, so how often it does is reckoned: by the digits of the figures, by how many ways
there are to mistype them, and by the equations that were tried in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import PIECES, Passage
from fzlint.figures.reading.pen import swaps
from fzlint.figures.reading.reckoning import RATIOS
from fzlint.figures.reading.said import any_of
from fzlint.finding import Severity
from fzlint.pattern import words
from fzlint.record import NamedTuple


class Equation(NamedTuple):
    """Figures that may make others: a whole and its parts, or two and two. off: by how much the left ones make more."""

    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    off: Decimal

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (*self.left, *self.right)


class Near(NamedTuple):
    """An equation that one slip keeps from being right. chance: how many such ones chance makes in its sentence."""

    equation: Equation
    chance: float


class NearRate(NamedTuple):
    """A percentage that two figures beside it would make but for one slip. base: which of them it is a change of, None for a share."""

    told: Figure
    part: Figure
    whole: Figure
    base: Figure | None
    chance: float

    @property
    def ratio(self) -> Decimal:
        if self.base is None:
            return self.part.value / self.whole.value * 100
        return (self.whole.value - self.part.value) / self.base.value * 100


# chance, above which nothing is sure, or likely; a word that hints at the relation allows twice as much
_SURE, _LIKELY = 0.05, 0.1
_NINE = 9
_FEWEST, _MOST = 3, 12  # figures of one unit in a row
_LONG = 100  # the least whole of a percentage: with two digits, most are made by some figures
_HINTS = any_of("算得的痕迹")
_MEAN = any_of("不能加的数")
_SOME = words("其中")


def severity(text: str, figures: Sequence[Figure], chance: float) -> Severity | None:
    """How sure a near miss is, by its chance and by a word between the figures that says that they hang together: 共, 其中, 净."""
    start, end = min(figure.span.start for figure in figures), max(figure.span.end for figure in figures)
    allowed = 2 if _HINTS.search(text, start, end) is not None else 1
    return "warning" if chance <= _SURE * allowed else "info" if chance <= _LIKELY * allowed else None


# ---------------------------------------------------------------------------------------------- sums


def near_sums(passage: Passage, before: Passage | None) -> Iterator[Near]:
    """Every sum among neighbours of one unit that one slip keeps from being right, if none of its figures makes a right one."""
    earlier = _rows(before) if before is not None else {}
    for unit, row in _rows(passage).items():
        ahead = earlier.get(unit, [])[-_MOST:]
        if not 1 < len(row) <= _MOST or len(row) + len(ahead[-1:]) < _FEWEST:
            continue
        equations = list(_sums(row))
        if ahead:
            equations.append(_equation(ahead[-1:], row))
        found = [each for each in equations if each.off and _slipped(each) and not _some(passage, each.figures)]
        known = [*equations, *_sums(ahead)] if found else []
        right = {figure.span for each in known if not each.off for figure in each.figures}
        for equation in found:
            if right.isdisjoint(figure.span for figure in equation.figures):
                yield Near(equation, _chance(equation.figures, len(equations)))


def _rows(passage: Passage) -> dict[str, list[Figure]]:
    """The figures of each unit, in the order of the text."""
    rows: dict[str, list[Figure]] = {}
    for figure in passage.figures:
        if figure.unit and figure.about not in RATIOS:
            rows.setdefault(_kind(figure), []).append(figure)
    return rows


def _some(passage: Passage, figures: Sequence[Figure]) -> bool:
    """Whether the text says that these are but some of a whole: 其中 leaves others out as often as not."""
    start, end = min(figure.span.start for figure in figures), max(figure.span.end for figure in figures)
    return _SOME.search(passage.text, start, end) is not None


def _kind(figure: Figure) -> str:
    return figure.unit if figure.about in PIECES else figure.about or figure.unit


def _sums(row: Sequence[Figure]) -> Iterator[Equation]:
    """Every whole with two parts or more right behind it or in front, or between two; and of four in all, two and two."""
    row = tuple(row)
    for first in range(len(row)):
        made = row[first].value
        for last in range(first + 1, len(row)):
            made += row[last].value
            if last - first + 1 < _FEWEST:
                continue
            yield Equation(row[first : first + 1], row[first + 1 : last + 1], row[first].value * 2 - made)
            yield Equation(row[last : last + 1], row[first:last], row[last].value * 2 - made)
            if last - first + 1 == _FEWEST:
                yield _equation(row[first + 1 : last], (row[first], row[last]))
    if len(row) == _FEWEST + 1:
        one, *others = row
        for k, other in enumerate(others):
            yield _equation((one, other), (*others[:k], *others[k + 1 :]))


def _equation(left: Sequence[Figure], right: Sequence[Figure]) -> Equation:
    off = sum((one.value for one in left), Decimal(0)) - sum((one.value for one in right), Decimal(0))
    return Equation(tuple(left), tuple(right), off)


def _slipped(equation: Equation) -> bool:
    """Whether two digits of one figure are changed about."""
    off, figures = equation.off, equation.figures
    step = min(figure.step for figure in figures)
    if off / step % _NINE or max(figure.value for figure in figures) / step < _LONG:
        return False  # digits changed about make a difference of nines
    if any(figure.approx or figure.value <= 0 or _MEAN.search(figure.noun) for figure in figures):
        return False
    meant = [*(figure.value - off for figure in equation.left), *(figure.value + off for figure in equation.right)]
    return any(
        value in swaps(figure) and value * 10 > figure.value  # 06 is no way to write 6
        for figure, value in zip(figures, meant, strict=True)
    )


def _chance(figures: Sequence[Figure], tried: int) -> float:
    """How many such near misses chance makes."""
    return _ways(figures) * tried / float(max(figure.value for figure in figures) / _grain(figures))


def _ways(figures: Sequence[Figure]) -> int:
    """In how many ways two digits side by side may be changed about."""
    return sum(1 for figure in figures for _ in swaps(figure))


def _grain(figures: Sequence[Figure]) -> Decimal:
    """What the figures are all whole numbers of, 1000 of 67000 and 1000: rounded ones come near each other sooner."""
    grain = min(figure.step for figure in figures)
    while all(figure.value % (grain * 10) == 0 for figure in figures):
        grain *= 10
    return grain


# ---------------------------------------------------------------------------------------------- percentages


def near_rates(passage: Passage) -> Iterator[NearRate]:
    """Every percentage that two figures beside it would make but for one slip, if no two figures of the sentence make it."""
    figures = passage.figures
    if not _FEWEST <= len(figures) <= _MOST:
        return
    for i, told in enumerate(figures):
        if told.about != "share" or told.approx or not 0 < told.value < 100 or told.value.is_signed():
            continue
        found = [near for pair in _pairs(figures, i) for near in _near_rates(passage, told, *pair)]
        if (
            len(found) == 1
            and not _explained(passage, told)
            and "分别" not in passage.text[passage.start : passage.end]
        ):
            yield found[0]


def _pairs(figures: Sequence[Figure], i: int) -> Iterator[tuple[Figure, Figure]]:
    """The two figures in front of a percentage, around it, or behind it that count the same; the smaller first."""
    for k in (i - 2, i - 1, i + 1):
        two = [figures[j] for j in (k, i + 1 if k == i - 1 else k + 1) if 0 <= j < len(figures)]
        plain = all(one.value > 0 and not one.approx and one.about not in RATIOS for one in two)
        if (
            plain
            and len(two) == 2
            and max(one.value / one.step for one in two) >= _LONG
            and _kind(two[0]) == _kind(two[1])
            and two[0].value != two[1].value
        ):
            yield min(two, key=lambda one: one.value), max(two, key=lambda one: one.value)


def _near_rates(passage: Passage, told: Figure, part: Figure, whole: Figure) -> Iterator[NearRate]:
    figures = (told, part, whole)
    grown = reckoning.COMPARED.search(told.noun) is not None or _GROWN.search(told.noun) is not None
    for variant in _variants(figures):
        for base in (1, 2) if grown else (0,):
            hit = _hit(*variant, base)
            if hit is not None:
                size = float(variant[1].value / _grain(variant[1:]))
                chance = 1 / size if hit and told.step >= 1 else 1.5 * float(told.step / told.value)
                yield NearRate(
                    told, part, whole, figures[base] if base else None, _ways(figures) * chance * (base or 1)
                )
                return


_GROWN = any_of("增减的词")


def _variants(figures: tuple[Figure, Figure, Figure]) -> Iterator[tuple[Figure, Figure, Figure]]:
    """The three figures with one of them mended."""
    for k, figure in enumerate(figures):
        for value in swaps(figure):
            if value > 0:
                mended = list(figures)
                mended[k] = figure._replace(value=value)
                yield mended[0], mended[1], mended[2]


def _hit(told: Figure, one: Figure, other: Figure, base: int) -> bool | None:
    """Whether two figures make a percentage exactly; None if they do not even when it is rounded. base: which it is a change of,
    the smaller (1) or the other, 0 for a share."""
    part, whole = sorted((one.value, other.value))
    made = (whole - part) / (part if base == 1 else whole) * 100 if base else part / whole * 100
    if made == told.value:
        return True
    return False if told.step < 1 and made - told.step < told.value <= made + told.step / 2 else None


def _explained(passage: Passage, told: Figure) -> bool:
    """Whether two figures of the sentence make a percentage as they stand, or rounded."""
    plain = [figure for figure in passage.figures if figure.about not in RATIOS and figure.value > 0]
    return any(
        one.about == other.about and any(reckoning.fits(passage, told, low, high) for low, high in _made_of(one, other))
        for one, other in combinations(plain, 2)
    )


def _made_of(one: Figure, other: Figure) -> Iterator[tuple[Decimal, Decimal]]:
    """Between which percentages a share and a change of two figures may be."""
    part, whole = sorted((one, other), key=lambda figure: figure.value)
    yield reckoning.ratio(part, whole)
    for base in (part, whole):
        change = (whole.value - part.value) / base.value * 100
        yield change, change
