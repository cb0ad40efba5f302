"""Scores that have moved: 满意度92.5分，比上年的89.6分提高2.9分. 分 is no measure word of figures: it is a fraction and a minute as well."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzlint.document.model import Span
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.reckoning import Claim
from fzlint.figures.reading.said import ADDED, TAKEN, alternatives
from fzlint.pattern import pattern

_NUMBER = r"([0-9]{1,4}(?:\.[0-9]{1,3})?)分"
_SCORES = 3  # what was, what is, and what lies between
_NOT_MORE = "(?![0-9]|钟|之|别)"
_AGAINST = pattern(
    rf"(?<![0-9.]){_NUMBER}{_NOT_MORE}[，,(]?[比较](?:[^，。；0-9]|(?:19|20)[0-9]{{2}}年){{1,10}}{_NUMBER}{_NOT_MORE}"
    rf"(?:{ADDED}|{TAKEN}|{alternatives('多出')}|{alternatives('少于')})了?{_NUMBER}{_NOT_MORE}"
)
_FROM_TO = pattern(
    rf"[由从](?:[^，。；0-9]|(?:19|20)[0-9]{{2}}年){{0,8}}{_NUMBER}{_NOT_MORE}[^，。；0-9]{{1,8}}[至到为]{_NUMBER}{_NOT_MORE}[，,]"
    rf"(?:{ADDED}|{TAKEN})了?{_NUMBER}{_NOT_MORE}"
)


def wrong_scores(text: str) -> Iterator[Claim]:
    """By how much a score has moved, where the two scores make it otherwise."""
    if sum(part[-1:].isdigit() for part in text.split("分")) < _SCORES:
        return
    for form in (_AGAINST, _FROM_TO):
        for match in form.finditer(text):
            one, two, by = (_score(match.start(n), match[n]) for n in (1, 2, 3))
            made = abs(one.value - two.value)
            if made and abs(made - by.value) >= max(one.step, two.step, by.step):
                high, low = sorted((match[1], match[2]), key=Decimal, reverse=True)
                yield Claim(by, (one, two), f"{high}分－{low}分", made)


def _score(at: int, shown: str) -> Figure:
    step = Decimal(1).scaleb(-len(shown.partition(".")[2]))
    return Figure(Span(at, at + len(shown) + 1), Decimal(shown), "分", "", "", "", False, step)
