"""三下一步打算 behind 一、 and 二、: the next number of the series, without its mark."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fzlint.document.labels import han_number
from fzlint.document.model import Block, Document, Span

_NUMERALS = frozenset("二三四五六七八九十")
_LONGEST, _SHORTEST = 30, 5  # code points of a heading
_ENDS = "。！？；"


def unmarked_numbers(document: Document, cut: Callable[[str], list[str]]) -> Iterator[Span]:
    """The numeral that a heading begins with, where the series of 一、 ends one below it and nothing goes on with it.

    A number in the middle is told as the gap that it leaves.

    cut  cuts a text into words: in 三农工作 the numeral is none
    """
    ends = {}  # where a series of 一、 ends, and how far it got
    for series in document.series:
        label = document.blocks[series.blocks[-1]].label
        if series.family == "han" and label is not None and not label.automatic:
            ends[series.blocks[-1]] = label.number
    last = 0
    for i, block in enumerate(document.blocks):
        if i in ends:
            last = ends[i]
        elif block.label is not None and block.label.family == "han":
            last = 0  # in the middle of another series
        elif last and _may_be_heading(document, i, block):
            line = document.text_of(block).strip()
            if han_number(line[0]) == last + 1 and _is_alone(line, cut):
                at = document.text.index(line[0], block.start)
                yield Span(at, at + 1)
                last = 0


def _is_alone(line: str, cut: Callable[[str], list[str]]) -> bool:
    """Whether the numeral is no part of the first word, as in 三农工作; the dictionary has 三下 for 三下乡."""
    return line.startswith("下一", 1) or cut(line)[0] == line[0]


def _may_be_heading(document: Document, i: int, block: Block) -> bool:
    """Whether a line without label begins with a numeral, ends without a mark, and stands between sentences."""
    if not 0 < i < len(document.blocks) - 1 or block.label is not None or block.cell is not None:
        return False
    line = document.text_of(block).strip()
    if not _SHORTEST <= len(line) <= _LONGEST or line[0] not in _NUMERALS or not line[-1].isalnum():
        return False
    before = document.text_of(document.blocks[i - 1]).rstrip()
    below = document.text_of(document.blocks[i + 1]).rstrip()
    return before.endswith(tuple(_ENDS)) and (below.endswith(tuple(_ENDS)) or document.blocks[i + 1].label is not None)
