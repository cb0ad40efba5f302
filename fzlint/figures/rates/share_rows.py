"""Parts that are told each with its share and whose whole is not told: 财政拨款2106万元，占90%；其他234万元，占10%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.pen import swaps
from fzlint.figures.reading.reckoning import COMPARED, RATIOS, Claim, fits, shown
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_OF_ALL = pattern("[，,(]?(?:约|各|分别)?占(?:比|总[数量额])?[为达]?", need="占")
_IN_A_ROW = pattern("[，,(]?占(?:比|[^，；。、0-9]{0,16}总[数量额]的?)?[为达]?", need="占")
_EXACT = 1  # a percentage in whole numbers tells little of its whole
_REST = pattern("^[，；、,;。]?其[他余它]")
_SURE = 3  # parts that are all without the word 其他
_MOST = 20
_WHOLE = 100


def wrong_in_rows(passage: Passage, before: Passage | None) -> Iterator[Claim]:
    """The one share of a row that the parts together do not make, where they make all others."""
    if "占" not in passage.text[passage.start : passage.end] or len(passage.figures) > 2 * _MOST:
        return
    pairs = list(_pairs(passage))
    if len(pairs) < 2 or _told(before, pairs):
        return
    whole = sum((part.value for part, _ in pairs), Decimal(0))
    wrong = [pair for pair in pairs if not fits(passage, pair[1], *reckoning.exact(pair[0].value, whole))]
    rest = any(_REST.search(passage.text[part.span.start - len(part.noun) - 1 : part.span.start]) for part, _ in pairs)
    exact = all(told.step < 1 for _, told in pairs)  # 723人，占51.24%；688人，占48.76%: one of two proves the whole
    if len(wrong) == 1 and (rest or exact or len(pairs) >= _SURE):
        part, told = wrong[0]
        terms = "+".join(shown(passage, each) for each, _ in pairs)
        yield Claim(told, (part,), f"{shown(passage, part)}÷（{terms}）", part.value / whole * 100)


def wrong_of_hundred(passage: Passage) -> Claim | None:
    """The one share of a row of nothing but shares that keeps them from 100% by two digits changed about: 90平方米以下占21.5%，90—144
    平方米占66.8%，144平方米以上占11.7%."""
    told = [f for f in passage.figures if f.about == "share"]
    if not _SURE <= len(told) <= _MOST or any("占" not in f.noun or f.approx or f.step >= 1 for f in told):
        return None
    gaps = [passage.text[a.span.end : b.span.start] for a, b in pairwise(told)]
    if any("其中" in gap or "；" in gap for gap in gaps):
        return None
    off = sum((f.value for f in told), Decimal(-_WHOLE))
    slack = told[0].step * len(told) / 2
    wrong = [f for f in told if any(abs(value - f.value + off) <= slack for value in swaps(f))]
    if abs(off) <= slack or len(wrong) != 1:
        return None
    others = [f for f in told if f is not wrong[0]]
    return Claim(wrong[0], tuple(others), "100%－" + "－".join(shown(passage, f) for f in others), wrong[0].value - off)


class _Row(NamedTuple):
    """The shares of a sentence that are told behind their parts as those of one whole, and what they say of it.

    low, high  between these the whole lies by all shares but the odd one
    odd        the pair that tells another whole
    """

    pairs: tuple[tuple[Figure, Figure], ...]
    low: Decimal
    high: Decimal
    odd: tuple[Figure, Figure] | None


def one_whole(passage: Passage) -> _Row | None:
    """The row of shares that tell of one whole, but for one of them: 421件，占申请总数的6.8%；782件，占12.6%；2995件，占48.3%.

    Every part and its share tell how much the whole is; three that agree do not by chance, nor two and a figure in front or shares
    that make 100%.
    """
    pairs = [
        (part, told)
        for k, (part, told) in enumerate(pairwise(passage.figures))
        if _belongs_to_row(passage, k, part, told)
    ][:_MOST]
    if len(pairs) < 2 or len({part.about for part, _ in pairs}) > 1:
        return None
    if passage.text.find("其中", pairs[0][0].span.end, pairs[-1][0].span.start) >= 0:
        return None  # 120件，占45.5%，其中甲30件，占25.0%: of another whole
    bounds = [_whole_of(part, told) for part, told in pairs]
    for odd in (None, *range(len(pairs))):
        others = [bound for k, bound in enumerate(bounds) if k != odd]
        low, high = max(low for low, _ in others), min(high for _, high in others)
        if low <= high and len(others) + (odd is not None) * _witnesses(passage, pairs, low, high) >= _SURE:
            return _Row(tuple(pairs), low, high, None if odd is None else pairs[odd])
    return None


def wrong_of_one_whole(passage: Passage, before: Passage | None, row: _Row) -> Claim | None:
    """The one share of a row that tells another whole than all others."""
    if row.odd is None:
        return None
    part, told = row.odd
    around = [f for f in (*(before.figures if before is not None else ()), *passage.figures) if f.about == part.about]
    if part.value >= row.low or any(
        fits(passage, told, *reckoning.exact(part.value, f.value)) for f in around if f.value
    ):
        return None  # what all others are shares of, or a share of something else
    first = row.pairs[0][0].span.start
    wholes = [
        f for f in passage.figures if f.span.start < first and f.about == part.about and row.low <= f.value <= row.high
    ]
    if wholes:
        whole, shown_as = wholes[-1].value, shown(passage, wholes[-1])
    else:
        whole = (row.low + row.high) / 2
        other, share = max((pair for pair in row.pairs if pair != row.odd), key=lambda pair: pair[1].value)
        shown_as = f"（{shown(passage, other)}÷{shown(passage, share)}）"
    if fits(passage, told, *reckoning.exact(part.value, whole)):
        return None
    return Claim(told, (part,), f"{shown(passage, part)}÷{shown_as}", part.value / whole * 100)


def proved(passage: Passage, before: Passage | None, row: _Row) -> set[int]:
    """Where the shares start that the others of their row prove; none where a whole is told in front, which may be the wrong one."""
    about, first = row.pairs[0][0].about, row.pairs[0][0]
    earlier = before.figures if before is not None else ()
    if first is not passage.figures[0] or any(figure.about == about for figure in earlier):
        return set()
    return {share.span.start for _, share in row.pairs if row.odd is None or share != row.odd[1]}


def _witnesses(passage: Passage, pairs: Sequence[tuple[Figure, Figure]], low: Decimal, high: Decimal) -> int:
    """What else tells that a row is of one whole: a figure in front of it, and shares that make 100%."""
    part = pairs[0][0]
    ahead = any(
        f.span.start < part.span.start and f.about == part.about and low <= f.value <= high for f in passage.figures
    )
    off = abs(sum((told.value for _, told in pairs), Decimal(-_WHOLE)))
    return ahead + (off <= pairs[0][1].step * len(pairs) / 2)


def _whole_of(part: Figure, told: Figure) -> tuple[Decimal, Decimal]:
    """Between what a whole lies of which a part is told with its share."""
    half = told.step / 2
    return part.value * _WHOLE / (told.value + half), part.value * _WHOLE / max(told.value - half, told.step / 10)


def _belongs_to_row(passage: Passage, k: int, part: Figure, told: Figure) -> bool:
    if told.about != "share" or told.step >= _EXACT or part.about in RATIOS or not part.value or not told.value:
        return False
    gap = reckoning.gap(passage, k, k + 1)
    return _IN_A_ROW.fullmatch(gap) is not None and not (part.approx or told.approx or COMPARED.search(part.noun))


def _pairs(passage: Passage) -> Iterator[tuple[Figure, Figure]]:
    """Every part with the share right behind it; none where a figure stands without one or tells of another time."""
    figures = passage.figures
    if len(figures) % 2:
        return
    pairs = list(zip(figures[::2], figures[1::2], strict=True))
    abouts = {part.about for part, _ in pairs}
    plain = len(abouts) == 1 and not abouts & RATIOS
    if plain and all(_belong(passage, 2 * k, part, told) for k, (part, told) in enumerate(pairs)):
        yield from pairs


def _belong(passage: Passage, k: int, part: Figure, told: Figure) -> bool:
    return (
        told.about == "share"
        and not (part.approx or told.approx or COMPARED.search(part.noun))
        and _OF_ALL.fullmatch(reckoning.gap(passage, k, k + 1)) is not None
    )


def _told(before: Passage | None, pairs: list[tuple[Figure, Figure]]) -> bool:
    """Whether a whole is told after all, in the sentence before."""
    whole = sum((part.value for part, _ in pairs), Decimal(0))
    about = pairs[0][0].about
    return before is not None and any(f.about == about and f.value > whole / 2 for f in before.figures)
