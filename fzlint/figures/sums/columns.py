"""Figures told like a table: a whole in several measures, and rows of the same ones. 事故37起，死亡21人，受伤30人。甲业19起、死亡11人、受伤24人；
乙业18起、死亡10人、受伤6人. Where the rows make one column, they are all, and have to make the others."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Item, Listing, Passage, after
from fzlint.figures.reading.reckoning import RATIOS
from fzlint.figures.sums.partition import COMPARED

_WIDEST, _MOST = 4, 40  # columns, figures
_LEAST = 10  # a sum that is less is made by chance
_ROWS = 2


def columns(passage: Passage, before: Passage | None) -> Iterator[Listing]:
    """The columns of a sentence that their rows do not make while they make all others; the whole may stand in the one before."""
    both = passage if before is None else after(before, passage)
    kept = [k for k, f in enumerate(both.figures) if f.about not in RATIOS and both.inside[k] < 0 and f.unit]
    if len(kept) > _MOST:
        return
    for width in range(2, _WIDEST + 1):
        first = 0
        while first + (_ROWS + 1) * width <= len(kept):
            rows = list(_rows(both, kept[first:], width))
            if len(rows) > _ROWS and rows[-1][0].span.start >= passage.start:
                yield from _wrong(both, rows, before is not None and rows[0][0].span.start < passage.start)
            first += max(1, (len(rows) - 1) * width)


def _rows(passage: Passage, kept: list[int], width: int) -> Iterator[tuple[Figure, ...]]:
    """The rows from the first of some figures on: each has the measures of the first, called alike but in the first column."""
    figures = passage.figures
    head = [figures[k] for k in kept[:width]]
    if len({f.about for f in head}) < 2 or any(f.approx or COMPARED.search(f.noun) for f in head):
        return
    # 起数、死亡人数、受伤人数分别为42起、11人、38人: the names stand in front of them all
    titles = passage.text[passage.start : head[0].span.start]
    titled = titles.rstrip("为是").endswith("分别")
    for at in range(0, len(kept) - width + 1, width):
        places = kept[at : at + width]
        row = tuple(figures[k] for k in places)
        names = [reckoning.front(passage, k).strip("、，和") for k in places[1:]]
        alike = all(one.about == other.about and one.unit == other.unit for one, other in zip(row, head, strict=True))
        called = all(
            f.noun.endswith(name) or (titled and name in titles) for f, name in zip(head[1:], names, strict=True)
        )
        if not alike or not called or any(f.approx for f in row) or (at and COMPARED.search(row[0].noun)):
            return
        yield row


def _wrong(passage: Passage, rows: list[tuple[Figure, ...]], apart: bool) -> Iterator[Listing]:
    """The one column that its rows do not make, where they make the others."""
    whole, parts = rows[0], rows[1:]
    made = [sum((row[c].value for row in parts), Decimal(0)) for c in range(len(whole))]
    wrong = [c for c, total in enumerate(whole) if total.value != made[c]]
    right = sum((made[c] for c in range(len(whole)) if c not in wrong), Decimal(0))
    if len(wrong) != 1 or right < _LEAST:
        return
    steps = [row[wrong[0]].step for row in rows]
    if max(steps) > 1 and abs(whole[wrong[0]].value - made[wrong[0]]) <= sum(steps):
        return  # rounded
    items = tuple(Item(row[wrong[0]], row[0].noun, "；" if n else "", "", False) for n, row in enumerate(parts))
    yield Listing("即", (whole[wrong[0]],), items, False, False, apart, "")
