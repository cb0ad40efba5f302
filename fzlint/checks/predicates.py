"""predicates: a clause that ends in a verb its subject never goes with: 社会稳定进一步加强, 执法水平不断加大."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.clauses import behind
from fzlint.document.model import Span
from fzlint.finding import Match
from fzlint.record import NamedTuple

_FAR = 16  # code points between the noun and the end of its clause
_ENDS = frozenset("，。；\n")


class Row(NamedTuple):
    """A noun, the verbs that never say what becomes of it, and the word that does."""

    noun: str
    never: tuple[str, ...]
    right: str


class Predicates(NamedTuple):
    """Clauses whose last words are a noun, adverbs, and a verb that is not of its kind.

    adverbs  words that may stand between the two, longest first
    joints   no fault where one of these stands before the noun: the verb may say what becomes of the word in front
    """

    rows: tuple[Row, ...]
    adverbs: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "noun", "verb", "right")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        for row in self.rows:
            if row.noun[:2] not in document.pairs:
                continue
            at = text.find(row.noun)
            while at >= 0:
                start, at = at, text.find(row.noun, at + 1)
                end = _clause_end(text, start + len(row.noun))
                if not text.endswith(row.never, start + len(row.noun), end) or text.endswith(self.joints, 0, start):
                    continue
                verb = behind(text[start + len(row.noun) : end], self.adverbs)
                if verb not in row.never:
                    continue
                block = document.block_with(start)
                if block.is_text:
                    values = {"text": document.text[start:end], "noun": row.noun, "verb": verb, "right": row.right}
                    yield Match(Span(start, end), values)


def _clause_end(text: str, start: int) -> int:
    """Where the clause ends, if that is near; else 0."""
    for end in range(start, min(start + _FAR, len(text))):
        if text[end] in _ENDS:
            return end
    return len(text) if len(text) < start + _FAR else 0
