"""The sentences of a document with their figures and brackets."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.model import Document, Span
from fzlint.figures.reading.figure import Figure, passages
from fzlint.figures.reading.listings import Passage
from fzlint.pattern import pattern

_DEEP = 6  # brackets inside brackets: deeper ones count as these


def read(document: Document, figures: tuple[Figure, ...]) -> Iterator[tuple[Passage, Passage | None]]:
    """Every sentence that has figures, and the one before it if that has figures too and stands in the same paragraph."""
    text = document.folded
    k = 0
    before: Passage | None = None
    for span in passages(document):
        first = k
        while k < len(figures) and figures[k].span.start < span.end:
            k += 1
        if k == first:
            before = None
            continue
        if before is not None and "\n" in text[before.end : span.start]:
            before = None
        passage = _passage(text, span, figures[first:k])
        yield passage, before
        before = passage


_BRACKET = pattern("[()]")


def _passage(text: str, span: Span, figures: tuple[Figure, ...]) -> Passage:
    brackets: list[tuple[int, int, int]] = []
    inside = [-1] * len(figures)
    if text.find("(", span.start, span.end) >= 0:
        open_: list[int] = []
        k = deeper = 0
        for match in _BRACKET.finditer(text, span.start, span.end):
            while k < len(figures) and figures[k].span.start < match.start():
                inside[k] = open_[-1] if open_ else -1
                k += 1
            if match.group() == "(" and len(open_) == _DEEP:
                deeper += 1
            elif match.group() == "(":
                brackets.append((match.start(), span.end, open_[-1] if open_ else -1))
                open_.append(len(brackets) - 1)
            elif deeper:
                deeper -= 1
            elif open_:
                index = open_.pop()
                brackets[index] = (brackets[index][0], match.start(), brackets[index][2])
        while k < len(figures):
            inside[k] = open_[-1] if open_ else -1
            k += 1
    return Passage(text, span.start, span.end, figures, tuple(inside), tuple(brackets))
