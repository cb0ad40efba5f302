"""line-start: paragraphs that begin with a mark that belongs to the words before it."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Block, Document, Span
from fzlint.finding import Match
from fzlint.record import NamedTuple

_FULL = frozenset("，。、；：？！")
_CLOSING = {"》": "《", "〉": "〈", "”": "“", "’": "‘", "）": "（", "】": "【", "〕": "〔", "」": "「", "』": "『"}
_HALF = frozenset(",;:?!)")
_CELL = 20  # code points: a shorter cell is a sign or a form, not prose


class LineStart(NamedTuple):
    """Marks at the start of a paragraph.

    most   more places than this come from a conversion and are told once, with the count
    """

    most: int = 5

    @property
    def names(self) -> tuple[str, ...]:
        return ("mark", "what")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        places = [at for block in document.blocks if (at := _fault(document, block)) >= 0]
        if len(places) > self.most:
            what = f"全文有{len(places)}段以标点开头，疑似网页转换时带入了多余的回车，此为第一处（“{document.text[places[0]]}”）"
            yield self._match(document, places[0], what, places[1:])
            return
        for at in places:
            yield self._match(document, at, f"段首不应是“{document.text[at]}”")

    def _match(self, document: Document, at: int, what: str, others: list[int] | None = None) -> Match:
        related = tuple(Span(other, other + 1) for other in others or ())
        return Match(Span(at, at + 1), {"mark": document.text[at], "what": what}, related=related)


def _fault(document: Document, block: Block) -> int:
    """Where the mark stands that a block begins with, -1 if it begins with none."""
    text = document.text
    at = block.start
    while at < block.end and text[at].isspace():
        at += 1
    mark = text[at : min(at + 1, block.end)]
    if not mark or not (mark in _FULL or mark in _CLOSING or mark in _HALF) or block.role == "toc":
        return -1
    own = text[at : block.end]
    if mark in "’'" and own[1:3].isdigit():
        return -1  # ’97昆明世博会
    if own.strip() == mark and mark in _FULL and block.cell is None and text[max(block.start - 2, 0)].isalnum():
        return at  # a 。 by itself behind a line that has none
    if not any("㐀" <= c <= "鿿" for c in own[:_CELL]) or (block.cell is not None and len(own) < _CELL):
        return -1  # a sign alone, a cell of signs, code
    if mark in _HALF and not "㐀" <= own[1:].lstrip()[:1] <= "鿿":
        return -1
    opening = _CLOSING.get(mark)
    if opening and own.count(opening) == own.count(mark):
        return -1  # typed the wrong way round: ”甲“
    return at
