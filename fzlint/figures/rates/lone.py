"""A fraction told twice, 四分之三，即75%, or with what it makes, 86个社区中有三分之一即29个; and what is left of 100 %,
参保率96%，未参保率4%."""

from __future__ import annotations

from decimal import Decimal

from fzlint.document.labels import han_number
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import RATIOS, Claim, fits, shown
from fzlint.pattern import pattern

# ---------------------------------------------------------------------------------------------- fractions


_FRACTION = pattern(
    r"(?P<whole>[^\W\d])分(?:之)(?P<part>[^\W\d])[，,]?\s?[(，]?(?:即|占|为)\s?(?P<percent>[0-9]{1,3}(?:\.[0-9]+)?)%",
    need="分",
)
_BEFORE = 9  # code points of it in front of the percentage


def fraction(passage: Passage, i: int) -> Claim | None:
    """占四分之三，即75%"""
    told = passage.figures[i]
    begin = max(passage.start, told.span.start - _BEFORE)
    for match in _FRACTION.finditer(passage.text, begin, min(told.span.end + 1, passage.end)):
        if match.start("percent") != told.span.start:
            continue
        part, whole = (Decimal(han_number(match[name]) or 0) for name in ("part", "whole"))
        low, high = reckoning.exact(part, whole)
        if whole and part and not fits(passage, told, low, high):
            words = passage.text[match.start() : match.start("part") + 1]
            return Claim(told, (), words, low)
    return None


_THAT_IS = pattern(r"(?:[，,]?(?:即|也就是|共|为)|的?[^，。；0-9()]{0,6}\()")
_SO_FAR = 4  # figures in front that may be the whole


def worded(passage: Passage, i: int) -> Claim | None:
    """86个社区中有三分之一即29个; 24个村，六成以上的村（15个）"""
    told = passage.figures[i]
    if passage.text[told.span.end - 1] == "%" or i + 1 == len(passage.figures):
        return None
    part = passage.figures[i + 1]
    if part.about in RATIOS or part.approx or not _THAT_IS.fullmatch(reckoning.gap(passage, i, i + 1)):
        return None
    wholes = [f for f in passage.figures[max(i - _SO_FAR, 0) : i] if f.unit == part.unit and not f.approx]
    if len(wholes) != 1 or not part.value < wholes[0].value:
        return None
    if fits(passage, told, *reckoning.ratio(part, wholes[0])):
        return None
    formula = f"{shown(passage, part)}÷{shown(passage, wholes[0])}"
    return Claim(told, (part, wholes[0]), formula, part.value / wholes[0].value * 100)


_AMONG = pattern("[^，；。0-9]{0,9}中[^，；。0-9]{0,6}|[、，][^，；。0-9]{2,8}")
_SAID_AGAIN = pattern("[^，；。0-9]{0,16}[，,]?(?:即|也就是)(?:在|[^，；。0-9]{2,8})?", need="即|也就是")


def said_again(passage: Passage, i: int) -> Claim | None:
    """85%的乡镇建成了司法所，即40个乡镇中有34个"""
    if i + 2 >= len(passage.figures):
        return None
    told, whole, part = passage.figures[i : i + 3]
    if (
        whole.about != part.about
        or whole.about in RATIOS
        or whole.approx
        or part.approx
        or not 0 < whole.value >= part.value
    ):
        return None
    if not (
        _SAID_AGAIN.fullmatch(reckoning.gap(passage, i, i + 1))
        and _AMONG.fullmatch(reckoning.gap(passage, i + 1, i + 2))
    ):
        return None
    if fits(passage, told, *reckoning.ratio(part, whole)):
        return None
    formula = f"{shown(passage, part)}÷{shown(passage, whole)}"
    return Claim(told, (part, whole), formula, part.value / whole.value * 100)


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


def wrong(passage: Passage, i: int) -> Claim | None:
    """What is wrong with percentage i, as read here."""
    return fraction(passage, i) or worded(passage, i) or said_again(passage, i) or complement(passage, i)
