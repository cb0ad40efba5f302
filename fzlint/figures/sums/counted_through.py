"""Lists that the sentences of a paragraph count through: 发现问题46个。一是程序不规范，……的19个。二是文书不严谨。……的15个。三是……的12个."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fzlint.figures.reading.dates import HAN
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Item, Listing, Passage
from fzlint.figures.reading.pen import swaps
from fzlint.figures.sums.partition import COMPARED, made_of
from fzlint.pattern import pattern

_MARK = pattern(rf"(?<=[。；;：:，,\s])([{HAN}])是", need="是")
_BEGINS = "一是"
_FAR, _LONG = 40, 800  # code points to the first of them, and of them all
_LEAST = 3


def counted_through(passages: Sequence[tuple[Passage, Passage | None]]) -> Iterator[Listing]:
    """The list of each paragraph that is counted through with one part for each number, if one of the figures has two digits changed
    about: what else such numbers tell of is no part."""
    figures = [figure for passage, _ in passages for figure in passage.figures]
    starts = [figure.span.start for figure in figures]
    edge = 0
    for passage, _ in passages:
        text, last = passage.text, passage.figures[-1].span.end
        if last < edge or (begin := text.find(_BEGINS, last, last + _FAR)) < 0:
            continue
        end = text.find("\n", begin, begin + _LONG)
        edge = end if end >= 0 else begin + _LONG
        listing = _listing(passage, figures[bisect_left(starts, begin) : bisect_left(starts, edge)], (begin, edge))
        if listing is not None:
            yield listing


def _listing(lead: Passage, figures: Sequence[Figure], place: tuple[int, int]) -> Listing | None:
    total = lead.figures[-1]
    marks = list(_MARK.finditer(lead.text, place[0] - 1, place[1]))
    if "".join(mark[1] for mark in marks) != HAN[: len(marks)] or len(marks) < _LEAST or total.approx:
        return None
    own = [figure for figure in figures if figure.unit == total.unit]
    rows = [
        [figure for figure in own if start < figure.span.start < stop]
        for start, stop in pairwise([*(mark.start() for mark in marks), place[1]])
    ]
    if any(len(row) != 1 or row[0].approx or COMPARED.search(row[0].noun) for row in rows):
        return None
    items = tuple(Item(row[0], row[0].noun, "；" if n else "", "", False) for n, row in enumerate(rows))
    off = made_of(items) - total.value
    turned = any(item.figure.value - off in swaps(item.figure) for item in items) or made_of(items) in swaps(total)
    return Listing("：", (total,), items, False, False, False, "") if turned else None
