"""unfinished: what has to go on and does not: a clause that stops at a word which no clause ends with (法律意识进一步，), an adverb with a
noun behind it where its verb should stand (切实群众反映的问题, 有效了)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from fzlint.checks.context import Context
from fzlint.document.clauses import begins_at
from fzlint.document.model import Span
from fzlint.document.words.slips import is_reached_into
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_END = pattern("[，。；]")
_STOPS = "，。；：！？\n"
_SHOWN = 12  # code points of the clause that are told


class Verbless(NamedTuple):
    """Adverbs that a verb follows, and nouns that follow one only where its verb is lost; nouns are parted by blanks.

    but  what begins like such a noun and is none: 市场化, 了解
    """

    adverbs: tuple[str, ...]
    nouns: tuple[str, ...]
    but: tuple[str, ...] = ()


class Unfinished(NamedTuple):
    """Words that something has to follow.

    words   words that something follows in the same clause, parted by blanks
    unless  what such a word is the end of where it may stand last: 办事依法
    rows    words that a verb follows
    lost    what is told of a lost verb
    """

    words: tuple[str, ...]
    unless: tuple[str, ...] = ()
    rows: tuple[Verbless, ...] = ()
    lost: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "word")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        for message, found in chain(self._stopped(document.plain), self._without_verb(document.plain, document.pairs)):
            if document.block_with(found.start).is_text and not is_reached_into(document.plain, found, context.words):
                text, word = document.plain, document.text[found.start : found.end]
                if message:
                    said = text[found.start : found.end + 2]
                else:
                    said = text[begins_at(text, found.start, _STOPS, _SHOWN) : found.end]
                yield Match(found, {"text": said, "word": word}, message=message)

    def _stopped(self, text: str) -> Iterator[tuple[str, Span]]:
        """Words that clauses stop at, each behind something else."""
        words = frozenset(chain.from_iterable(map(str.split, self.words)))
        sizes = sorted({len(word) for word in words}, reverse=True)
        for mark in _END.finditer(text):
            end = mark.start()
            size = next((size for size in sizes if text[end - size : end] in words), 0)
            begins = text[end - size - 1 : end - size]
            if size and begins and begins not in _STOPS and not text.endswith(self.unless, 0, end):
                yield "", Span(end - size, end)

    def _without_verb(self, text: str, pairs: frozenset[str]) -> Iterator[tuple[str, Span]]:
        """Adverbs in front of a noun; each once, as rows share some."""
        told: set[int] = set()
        for row in self.rows:
            nouns = tuple(chain.from_iterable(map(str.split, row.nouns)))
            for adverb in row.adverbs:
                at = text.find(adverb) if adverb[:2] in pairs else -1
                while at >= 0:
                    end = at + len(adverb)
                    if (
                        text.startswith(nouns, end)
                        and not text.startswith(row.but, end)
                        and not text.endswith(self.unless, 0, end)
                        and at not in told
                    ):
                        told.add(at)
                        yield self.lost, Span(at, end)
                    at = text.find(adverb, end)
