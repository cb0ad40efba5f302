"""Formulas written out beside a percentage: 89.2%（229÷247×100%）, 12/40=30%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzlint.document.model import Span
from fzlint.figures.reading.listings import Passage
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Formula(NamedTuple):
    """A quotient with the percentage that it is told to make. span: both; told: the percentage."""

    span: Span
    told: Span
    words: str
    percent: Decimal
    step: Decimal
    made: Decimal

    @property
    def fits(self) -> bool:
        """Whether the quotient, rounded or cut, is what is told."""
        return self.percent - self.step / 2 <= self.made < self.percent + self.step


_PERCENT = r"(?P<percent>[0-9]{1,4}(?:\.[0-9]{1,4})?)\s?%"
_NUMBER = r"[0-9][0-9,]{0,12}(?:\.[0-9]{1,6})?"
_QUOTIENT = rf"(?P<words>(?P<part>{_NUMBER})\s?[^\W0-9_]{{0,3}}\s?[÷/]\s?(?P<whole>{_NUMBER})\s?[^\W0-9_]{{0,3}})\s?(?:[×*xX]\s?100\s?%)?"
_NAMED = _QUOTIENT.replace("(?P<part>", r"[^\W\d]{0,6}(?P<part>").replace("(?P<whole>", r"[^\W\d]{0,6}(?P<whole>")
_BEHIND = pattern(
    rf"(?<![0-9.]){_PERCENT}\s?\(\s?(?:即|=|[^\W\d]{{1,12}}[÷/][^\W\d]{{1,12}}=)?\s?{_NAMED}\s?\)"
)  # （办结412件/应办418件）
_BEFORE = pattern(rf"(?<![0-9./÷]){_NAMED}\s?[=≈]\s?{_PERCENT}")


def formulas(passage: Passage) -> Iterator[Formula]:
    """Every formula of a sentence, right or wrong."""
    text, start, end = passage.text, passage.start, passage.end
    if text.find("%", start, end) < 0 or not any(text.find(c, start, end) >= 0 for c in "÷/"):
        return
    for form in (_BEHIND, _BEFORE):
        for match in form.finditer(text, start, end):
            part, whole = (Decimal(match[name].replace(",", "")) for name in ("part", "whole"))
            percent = Decimal(match["percent"])
            if 0 < part <= whole * 10:
                step = Decimal(1).scaleb(-len(match["percent"].partition(".")[2]))
                told = Span(match.start("percent"), match.end("percent"))
                yield Formula(Span(*match.span()), told, match["words"], percent, step, part / whole * 100)
