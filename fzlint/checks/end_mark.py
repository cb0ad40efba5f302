"""end-mark: a paragraph of running text that ends in the middle of nothing: its last sentence has no mark."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Block, Document, Span
from fzlint.document.prose import is_han, running_paragraphs
from fzlint.finding import Edit, Match
from fzlint.record import NamedTuple

_BLANK = " \t\n\u3000\xa0\u200b\ufeff"


class EndMark(NamedTuple):
    """Paragraphs with 。 inside and none at their end, before the next number or heading.

    least   the characters of a paragraph that is looked at
    titles  what the titles of reports of other kinds end in
    most    where more than this share of the paragraphs end so, it is the way of the text, and nothing is told
    """

    least: int = 20
    most: float = 0.2
    titles: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("end",)

    @property
    def needs_kind(self) -> bool:
        """It looks at reports: those of a kind that is told, and those that their title calls so."""
        return True

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if not context.is_report(self.titles):
            return
        running = 0
        open_: list[tuple[int, Span]] = []
        for first, last in running_paragraphs(document):
            span = _running(document, document.blocks[first], document.blocks[last], self.least)
            if span is None:
                continue
            running += 1
            if is_han(document.plain[span.end - 1]):
                open_.append((last, span))
        if len(open_) > max(1, running * self.most):
            return
        for last, span in open_:
            if _is_followed(document, last + 1):
                begin = max(document.plain.rfind(mark, span.start, span.end) for mark in "。，；") + 1
                words = Span(begin, span.end)
                end = document.text[max(words.start, words.end - 12) : words.end]
                yield Match(words, {"end": end}, edits=(Edit(Span(span.end, span.end), "。"),))


def _running(document: Document, first: Block, last: Block, least: int) -> Span | None:
    """The text of a paragraph without blanks around it, if it is more than one sentence."""
    said = document.plain[first.start : last.end]
    end = first.start + len(said.rstrip(_BLANK))
    inside = document.plain.find("。", first.start, end - 1)
    return Span(first.start, end) if inside >= 0 and end - first.start >= least else None


def _is_followed(document: Document, index: int) -> bool:
    """Whether a number, a heading or the signature follows: the sentence does not go on there."""
    if index >= len(document.blocks):
        return False
    block = document.blocks[index]
    return block.cell is None and (block.label is not None or block.role in ("heading", "signoff"))
