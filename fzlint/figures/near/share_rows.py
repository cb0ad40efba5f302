"""The one share of a row that is wrong where all others prove of what they are: 48.36亿元、152.71亿元、171.45亿元，占比依次为13.0%、41.0%和64.0%.

Three parts with their shares, told in turn or each behind its own, are a row; all but one that fit one whole do not do so by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.chance import JOINTS, MOST, kind
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import RATIOS, Claim, fits, shown
from fzlint.figures.reading.said import any_of, listed
from fzlint.pattern import pattern

_LEAST = 3  # shares of a row
_GROWN = any_of("增减的词")
_CUT = pattern("[，；。,;:(]")
_IS = frozenset(listed("占比之间"))  # between a part and its share


def wrong_in_turn(both: Passage, own: int) -> Iterator[Claim]:
    """The odd share of every row of a sentence. own: which figure is the first of the sentence."""
    figures = both.figures
    if sum(figure.about == "share" for figure in figures[own:]) < _LEAST or len(figures) - own > 2 * MOST:
        return
    i = own
    while i < len(figures):
        end = i + 1
        while end < len(figures) and _joined(both, end):
            end += 1
        if figures[i].about == "share" and end - i >= _LEAST and not _GROWN.search(figures[i].noun):
            parts = [k for k in range(max(i - 2 * MOST, 0), i) if figures[k].about not in RATIOS and figures[k].unit]
            if parts and parts[-1] == i - 1 and not _CUT.search(reckoning.gap(both, i - 1, i)):
                parts.pop()  # 三次产业
            yield from _odd(both, [*zip(parts[i - end :], range(i, end), strict=False)], parts[: i - end])
        i = end
    yield from _behind(both, own)


def _joined(both: Passage, k: int) -> bool:
    both_shares = both.figures[k - 1].about == both.figures[k].about == "share"
    return both_shares and reckoning.gap(both, k - 1, k).strip() in JOINTS


def _behind(both: Passage, own: int) -> Iterator[Claim]:
    """Those that stand each behind its part: 执结1638件，占52%；终结1197件，占38%；未结126件，占4%."""
    figures = both.figures
    pairs = [
        (k - 1, k)
        for k in range(max(own, 1), len(figures))
        if figures[k].about == "share"
        and figures[k - 1].about not in RATIOS
        and set(reckoning.gap(both, k - 1, k).strip("，,(")) <= _IS
    ]
    if (
        len(pairs) >= _LEAST
        and "其中" not in both.text[figures[pairs[0][0]].span.end : figures[pairs[-1][0]].span.start]
    ):
        front = [k for k in range(pairs[0][0]) if figures[k].about not in RATIOS]
        yield from _odd(both, pairs, front)


def _odd(both: Passage, pairs: Sequence[tuple[int, int]], front: Sequence[int]) -> Iterator[Claim]:
    """The one pair that does not fit the whole that all others fit: their sum, or a figure in front."""
    row = [(both.figures[part], both.figures[told]) for part, told in pairs]
    if len(row) < _LEAST or len({kind(part) for part, _ in row}) > 1 or any(one.approx for pair in row for one in pair):
        return
    total = sum((part.value for part, _ in row), Decimal(0))
    wholes = [both.figures[k] for k in front if kind(both.figures[k]) == kind(row[0][0])]
    named = [(one.value, shown(both, one)) for one in wholes[-_LEAST:] if one.value >= total]
    every = [(total, f"（{'+'.join(shown(both, part) for part, _ in row)}）"), *named]
    judged = [(_misfits(both, row, whole), whole, terms) for whole, terms in every if whole]
    if any(not wrong for wrong, _, _ in judged):
        return
    for wrong, whole, terms in judged:
        if len(wrong) == 1:
            part, told = wrong[0]
            yield Claim(told, (part,), f"{shown(both, part)}÷{terms}", part.value / whole * 100)
            return


def _misfits(both: Passage, row: Sequence[tuple[Figure, Figure]], whole: Decimal) -> list[tuple[Figure, Figure]]:
    return [pair for pair in row if not fits(both, pair[1], *reckoning.exact(pair[0].value, whole))]
