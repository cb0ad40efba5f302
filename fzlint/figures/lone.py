"""Percentages that the only two figures of their clause make: 规模以上企业142家，其中亏损23家，亏损面16.2%; a fraction told twice,
四分之三，即75%; and what is left of 100 %, 参保率96%，未参保率4%.

This is read where no word ties the percentage to its figures by itself; then the clause must hold no third figure that may be meant.
"""

from __future__ import annotations

from decimal import Decimal

from fzlint.document.labels import han_number
from fzlint.figures import reckoning
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Passage
from fzlint.figures.numerals import one_digit
from fzlint.figures.reckoning import COMPARED, RATIOS, Claim, fits, shown
from fzlint.figures.said import NARROW, OTHERWISE, OUGHT, REAL
from fzlint.pattern import pattern

_NAME = pattern(r"(?P<name>\S*?)(?:率|面|占|比(?:例|重))[^\W\d率]{0,4}", need="率|面|占|比")
_END = pattern("[。；;]")
_FAR = Decimal("1.7")
_LONG = 80  # code points between the figures of one thought
_PAIR = 2


def lone(passage: Passage, i: int) -> Claim | None:
    """The claim that percentage i is wrong, where its clause has two other figures of one kind and no more."""
    told = passage.figures[i]
    match = _NAME.fullmatch(told.noun)
    if match is None or told.about != "share" or told.approx or told.value >= 100:
        return None
    near = _clause(passage, i)
    if len(near) != _PAIR or near[0].about != near[1].about or near[0].about == "":
        return None
    part, whole = sorted(near, key=lambda figure: figure.value)
    if not _comparable(passage, told, part, whole) or _fits_any(passage, told, part, whole):
        return None
    made = part.value / whole.value * 100
    due = _due(passage, match["name"], part, whole)
    if not made / _FAR <= told.value <= made * _FAR or not (due or slip(made, told)):
        return None
    if not due and not _named(passage, match["name"], part, whole):
        return None
    return Claim(told, (part, whole), f"{shown(passage, part)}÷{shown(passage, whole)}", made)


def _clause(passage: Passage, i: int) -> list[Figure]:
    """The other figures between the ； around percentage i; none if there are other percentages."""
    at = passage.figures[i].span.start
    low = max(passage.text.rfind("；", passage.start, at), passage.text.rfind(";", passage.start, at))
    ends = [found for mark in "；;" if (found := passage.text.find(mark, at, passage.end)) >= 0]
    high = min(ends, default=passage.end)
    first = max(i - _AROUND, 0)
    near = [
        f for f in passage.figures[first : i + _AROUND] if low < f.span.start < high and f is not passage.figures[i]
    ]
    return [] if any(f.about in RATIOS or f.unit == "" for f in near) else near


_AROUND = 8


def _comparable(passage: Passage, told: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the two figures may be part and whole, and nothing else of the clause may be meant."""
    if part.value == whole.value or part.approx or whole.approx or part.value == 0:
        return False
    start = min(part.span.start - len(part.noun), whole.span.start - len(whole.noun), told.span.start - len(told.noun))
    end = max(part.span.end, whole.span.end, told.span.end)
    if end - start > _LONG or COMPARED.search(part.noun) or COMPARED.search(whole.noun):
        return False
    return OTHERWISE.search(passage.text, max(start, passage.start), end) is None


def _fits_any(passage: Passage, told: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the two make the percentage in some way: the one of the other, what is left, or either of both together."""
    low, high = reckoning.ratio(part, whole)
    both = part.value + whole.value
    ways = (
        (low, high),
        (100 - high, 100 - low),
        reckoning.exact(part.value, both),
        reckoning.exact(whole.value, both),
    )
    return any(fits(passage, told, *way) for way in ways)


def _due(passage: Passage, name: str, part: Figure, whole: Figure) -> bool:
    """Whether the words say what was due and what was done: 应到50人，实到43人."""
    words, others = (reckoning.front(passage, passage.figures.index(figure)) for figure in (part, whole))
    return not NARROW.search(name) and OUGHT.search(others) is not None and REAL.search(words) is not None


def _named(passage: Passage, name: str, part: Figure, whole: Figure) -> bool:
    """Whether the percentage is called by what the part alone is called by: 亏损企业, 亏损面."""
    k, w = passage.figures.index(part), passage.figures.index(whole)
    around = f"{reckoning.front(passage, k)}|{reckoning.behind(passage, k)}"
    stem = name.removeprefix("其中")[:2]
    return not NARROW.search(name) and len(stem) == _PAIR and stem in around and stem not in reckoning.front(passage, w)


# ---------------------------------------------------------------------------------------------- fractions


_FRACTION = pattern(
    r"(?P<whole>[^\W\d])分(?:之)(?P<part>[^\W\d])[，,]?\s?[(，]?(?:即|占|为)\s?(?P<percent>[0-9]{1,3}(?:\.[0-9]+)?)%",
    need="分",
)


def fraction(passage: Passage, i: int) -> Claim | None:
    """占四分之三，即75%"""
    told = passage.figures[i]
    for match in _FRACTION.finditer(passage.text, passage.start, passage.end):
        if match.start("percent") != told.span.start:
            continue
        part, whole = (Decimal(han_number(match[name]) or 0) for name in ("part", "whole"))
        low, high = reckoning.exact(part, whole)
        if whole and part and not fits(passage, told, low, high):
            words = passage.text[match.start() : match.start("part") + 1]
            return Claim(told, (), words, low)
    return None


# ---------------------------------------------------------------------------------------------- what is left of all


_RATE = pattern(r"(?P<name>[^，；。0-9]{2,16}率)[^\W\d率]{0,2}")
_NOT = ("未", "不")


def complement(passage: Passage, i: int) -> Claim | None:
    """参保率96%，未参保率6%: the second of two rates that are all together."""
    if i == 0 or passage.figures[i - 1].about != "share":
        return None
    before, told = passage.figures[i - 1], passage.figures[i]
    first, second = _RATE.fullmatch(before.noun), _RATE.fullmatch(told.noun)
    if first is None or second is None or not second["name"].startswith(_NOT) or before.approx or told.approx:
        return None
    name = second["name"][1:]
    if not first["name"].endswith(name) or first["name"].removesuffix(name).endswith(_NOT):
        return None
    rest = 100 - before.value
    if abs(rest - told.value) < max(before.step, told.step):
        return None
    return Claim(told, (before,), f"100%－{shown(passage, before)}", rest)


# ---------------------------------------------------------------------------------------------- slips


_LEAST = 20


def slip(made: Decimal, told: Figure) -> bool:
    """Whether one digit of what is told is wrong, or two are changed about; small figures are alike by chance."""
    shown, meant = int(told.value / told.step), int(made / told.step)
    if min(shown, meant) < _LEAST:
        return False
    return any(one_digit(shown, each) or sorted(str(shown)) == sorted(str(each)) for each in (meant, meant + 1))


def wrong(passage: Passage, i: int) -> Claim | None:
    """What is wrong with percentage i, as read here."""
    return fraction(passage, i) or complement(passage, i) or lone(passage, i)
