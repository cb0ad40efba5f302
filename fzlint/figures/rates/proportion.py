"""The parts of a whole told as a proportion, 9.6:41.2:49.2: they make 100."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzlint.document.model import Span
from fzlint.figures.reading.said import PARTED, RANKED, listed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Proportion(NamedTuple):
    """A proportion whose parts do not make 100."""

    span: Span
    terms: tuple[str, ...]
    made: Decimal


_ROW = pattern(r"(?<![0-9.:：∶])[0-9]{1,2}(?:\.[0-9]{1,2})?(?:[:：∶][0-9]{1,2}(?:\.[0-9]{1,2})?){2,5}(?![0-9.:：∶])")
_MARK = pattern("[:：∶]")
_NEAR = Decimal(15)  # farther from 100 it is no share of a whole
_AHEAD = 60


_HIGHER = frozenset(listed("名次上升"))


def ranked(text: str) -> Iterator[Span]:
    """由第3位上升至第8位: the less, the higher."""
    for match in RANKED.finditer(text):
        then, now = int(match["then"]), int(match["now"])
        if then != now and (now < then) != (match["way"] in _HIGHER):
            start = match.start() - (text[match.start() - 1 : match.start()] in ("由", "从"))
            yield Span(start, match.end())


def proportions(text: str) -> Iterator[Proportion]:
    if PARTED.search(text) is None:
        return
    for match in _ROW.finditer(text):
        terms = _MARK.split(match.group())
        parts = [Decimal(term) for term in terms]
        made = sum(parts, Decimal(0))
        step = max(Decimal(1).scaleb(-len(term.partition(".")[2])) for term in terms)
        low = max(text.rfind("\n", 0, match.start()) + 1, match.start() - _AHEAD)
        if step * len(parts) / 2 < abs(made - 100) <= _NEAR and PARTED.search(text, low, match.start()):
            yield Proportion(Span(*match.span()), tuple(terms), made)
