"""signs: notes in running text that no single word tells, by how many weak signs meet in a clause.

Each sort of sign has its points: a place of the text itself (这段), what a text holds (数据), changing it (核对), what is not done
(待), who is asked (综合科), how people talk (有点), when (明天). Reports have one or two of them in a clause as well; a note has more.
What a document says again and again is its way of speaking and tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.aside_places import clauses_with, in_brackets
from fzlint.document.model import Document, Span
from fzlint.record import NamedTuple

_OFTEN = 5  # times: what stands more often in a document is its way of speaking
_AROUND = 4  # code points around a word in which a longer one that has it is looked for
_LONG = 40  # code points: a longer clause is a sentence of the report
_SOBER = 3  # so many questions in a report are asked of those who listen to it
_ARROWS = "←→↑↓⇐⇒"
_ENDS = "，。；：！？…”》）、"


class Sign(NamedTuple):
    """Words of one sort.

    sort    what they say; of one sort a clause counts the strongest
    points  how much one of them tells
    words   the words
    unless  longer words that hold one and tell nothing
    """

    sort: str
    points: int
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()


def told_by_signs(document: Document, signs: tuple[Sign, ...], enough: int) -> Iterator[Span]:
    """The clauses of running text, also of what stands in brackets, whose signs make `enough` points."""
    found: dict[Span, dict[str, int]] = {}
    for sign in signs:
        for word in sign.words:
            if (len(word) > 1 and word[:2] not in document.pairs) or (sign.points > 1 and _is_usual(document, word)):
                continue
            for span in _clauses(document, word, sign.unless):
                sorts = found.setdefault(span, {})
                sorts[sign.sort] = max(sorts.get(sign.sort, 0), sign.points)
    asking = document.plain.count("？") <= _SOBER
    for span in sorted(found):
        points, standing = sorted(found[span].values()), _standing(document, span, asking)
        pointed = document.plain[span.start] in _ARROWS
        if (len(points) > 1 or pointed) and max(points[-1], standing) > 1 and sum(points) + standing >= enough:
            yield span


def _is_usual(document: Document, word: str) -> bool:
    """Whether a document has a word so often that it is its way of speaking."""
    return document.plain.count(word) > _OFTEN


def _clauses(document: Document, word: str, unless: tuple[str, ...]) -> list[Span]:
    """The short clauses with a word."""
    text = document.plain
    longer = [long for long in unless if word in long]
    return [
        span
        for span in clauses_with(document, word, bracketed=True)
        if span.end - span.start <= _LONG
        and not any(long in text[max(span.start - _AROUND, 0) : span.end + _AROUND] for long in longer)
    ]


def _standing(document: Document, span: Span, asking: bool) -> int:
    """What the place of a clause adds: in brackets, a question, behind an arrow or a dash, at the end of a paragraph without a mark.

    asking  the document has so few questions that they count
    """
    text = document.plain
    block = document.blocks[document.block_at(span.start)]
    behind = text[span.end : span.end + 1]
    points = 2 * ((asking and behind == "？") or text[span.start] in _ARROWS) + (text[span.start] in "—-")
    if in_brackets(document, span.start):
        return points + 1
    last = text[span.end : block.end].strip() == "" and text[span.end - 1] not in _ENDS
    return points + (last and block.heading_end < span.end)
