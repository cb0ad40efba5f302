"""correlatives: half of a pair of connectives: 不仅……without 而且, 既要…… without 又要, 无论…… without 都."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.checks.patterns import short
from fzlint.document.model import Document, Span
from fzlint.document.prose import is_running
from fzlint.finding import Match
from fzlint.record import NamedTuple

_SUBJECT = 8  # code points that a subject may have in front of the connective
_BEGINS = "，；。：“\n"
_OPENS = ("", *_BEGINS)
_INDENT = 8  # blanks that a paragraph may begin with, at most
_FAR = 2000  # code points up to the answer of one that may stand in another paragraph
_QUOTES = frozenset("“”《》")


class Row(NamedTuple):
    """Connectives, the words one of which answers them in the same sentence, and those that are asked for.

    far   how many paragraphs the answer may be away; 0: it stands in the same sentence
    """

    words: tuple[str, ...]
    answers: tuple[str, ...]
    asked: str
    far: int = 0


class Correlatives(NamedTuple):
    """Connectives at the head of a clause that nothing answers before the sentence ends."""

    rows: tuple[Row, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "word", "asked")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        for row in self.rows:
            for word in row.words:
                if word[:2] in document.pairs:
                    yield from _never_answered(document, row, word) if row.far else self._alone(document, row, word)

    def _alone(self, document: Document, row: Row, word: str) -> Iterator[Match]:
        text = document.plain
        at = text.find(word)
        while at >= 0:
            start, at = at, text.find(word, at + len(word))
            end = text.find("。", start)
            block = document.block_with(start)
            if not start < end < block.end or not is_running(document, start) or not _heads(text, start):
                continue
            said = text[start + len(word) : end]
            if "，" in said and _QUOTES.isdisjoint(said[:20]) and not any(answer in said for answer in row.answers):
                values = {"text": short(document.text[start:end]), "word": word, "asked": row.asked}
                yield Match(Span(start, start + len(word)), values)


def _never_answered(document: Document, row: Row, word: str) -> Iterator[Match]:
    """A connective right behind a mark that nothing answers in its paragraph or in those that follow."""
    text = document.plain
    at = text.find(word)
    while at >= 0:
        start, at = at, text.find(word, at + len(word))
        if (
            not is_running(document, start)
            or text[max(0, start - _INDENT) : start].rstrip(" \u3000")[-1:] not in _OPENS
        ):
            continue
        index = document.block_at(start)
        last = document.blocks[min(index + row.far, len(document.blocks) - 1)]
        near = max(0, start - _FAR)
        begin = max(near, text.rfind("\n", near, start) + 1)
        said = text[start + len(word) : min(last.end, start + _FAR)]
        stop = text.find("。", start, min(document.blocks[index].end, start + _FAR))
        if word in text[begin:start] or stop < 0 or any(answer in said for answer in row.answers):
            continue
        values = {"text": short(document.text[start:stop]), "word": word, "asked": row.asked}
        yield Match(Span(start, start + len(word)), values)


def _heads(text: str, start: int) -> bool:
    """Whether the word begins a clause, but for a subject."""
    before = text[max(0, start - _SUBJECT - 1) : start]
    return not before or any(mark in before for mark in _BEGINS)
