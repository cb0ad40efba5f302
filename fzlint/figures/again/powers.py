"""One quantity told twice with the same digits and another 万 or 亿: 税收收入31.42亿元 … 税收收入31.42万元.

Three digits are the same by no chance; two characters that both have beside them say that they tell of one thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from fzlint.figures.again.resumed import MARK, front_of
from fzlint.figures.again.told_together import Apart
from fzlint.figures.reading.chance import pairs_of
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import RATIOS

_LEAST = 100  # three digits
_BEHIND = 10  # code points whose words are a figure's own
_POWERS = (4, 8)


def powers(passages: Iterable[Passage]) -> Iterator[Apart]:
    """The later figures of such pairs."""
    told: dict[tuple[int, str], dict[Decimal, tuple[Passage, Figure]]] = {}  # each value where it stands first
    for passage in passages:
        for figure in passage.figures:
            if figure.about in RATIOS or figure.approx or not figure.unit or (digits := _digits(figure)) < _LEAST:
                continue
            row = told.setdefault((digits, figure.unit), {})
            if figure.value in row:
                continue
            first = next((each for each in row.values() if _is_other_power(each, (passage, figure))), None)
            if first is not None:
                yield Apart(first[1].span, figure.span, first[1], figure)
            row[figure.value] = passage, figure


def _digits(figure: Figure) -> int:
    """The digits of a figure without zeros at its end."""
    return int(str(int(figure.value / figure.step)).rstrip("0") or "0")


def _is_other_power(one: tuple[Passage, Figure], other: tuple[Passage, Figure]) -> bool:
    first, later = one[1].value, other[1].value
    myriads = any(max(first, later) == min(first, later) * 10**power for power in _POWERS)
    return myriads and bool(_words(*one) & _words(*other))


def _words(passage: Passage, figure: Figure) -> set[str]:
    """The pairs of characters beside a figure in its clause."""
    end = figure.span.end
    behind = MARK.split(passage.text[end : min(passage.end, end + _BEHIND)])[0]
    return pairs_of(f"{front_of(passage, figure)} {behind}")
