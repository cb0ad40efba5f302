"""甲、乙、丙分别增长3%、5%: as many figures behind 分别 as names in front of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from fzlint.document.model import Span
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Unpaired(NamedTuple):
    """Names and the figures that do not pair with them."""

    span: Span
    names: Span
    named: int
    row: int


def unpaired(passage: Passage) -> Iterator[Unpaired]:
    """Names are only counted where 、 alone parts them."""
    at = passage.text.find("分别", passage.start, passage.end)
    while at >= 0:
        row = row_behind(passage, at)
        low = max(passage.start, at - 60)
        begin = max(low, *(passage.text.rfind(mark, low, at) + 1 for mark in "，；：。,;:)”》"))
        names = passage.text[begin:at].split("、")
        if len(row) > 1 and 1 < len(names) != len(row) and all(names) and not _JOINED.search("".join(names)):
            yield Unpaired(Span(begin, row[-1].span.end), Span(begin, at), len(names), len(row))
        at = passage.text.find("分别", at + 2, passage.end)


_JOINED = pattern("[和与及或]")


def row_behind(passage: Passage, at: int) -> list[Figure]:
    """The figures behind 分别 that stand in one row: 3%、5%和8%."""
    figures = passage.figures
    k = bisect_left(figures, at, key=lambda figure: figure.span.start)
    row: list[Figure] = []
    for figure in figures[k : k + 20]:
        gap = passage.text[row[-1].span.end : figure.span.start].strip() if row else ""
        if gap not in ("、", "和", "及", "与") if row else figure.span.start - at > 14:
            break
        row.append(figure)
    return row
