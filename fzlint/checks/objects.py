"""objects: a verb whose object is none of the things it is said of (履行……编制, 听取……进程): the noun was lost or is another one's."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.fold import is_han
from fzlint.document.model import Document, Span
from fzlint.finding import Match
from fzlint.record import NamedTuple

_BEFORE, _AFTER = 24, 40  # code points of a clause on either side of its verb that are looked at
_BEGINS = "，。；：、！？,;:)）\n \u3000"  # what a clause begins behind
_ENDS = "，。；"
_CLOSED = _ENDS + "\n：！？,;:“”《》（）()"  # what stands in quotes or brackets may be the noun


class Row(NamedTuple):
    """A verb, the nouns that its object has one of, and what is said."""

    verb: str
    heads: tuple[str, ...]
    message: str = ""


class Objects(NamedTuple):
    """Clauses that begin with a verb and have none of its nouns.

    adverbs  words that may stand between the beginning of a clause and the verb
    """

    rows: tuple[Row, ...]
    adverbs: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "verb")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        for row in self.rows:
            if row.verb not in document.pairs:
                continue
            at = text.find(row.verb)
            while at >= 0:
                end = _object_end(text, at + len(row.verb))
                if end and not _has(text, at, end, row.heads) and self._begins(document, at):
                    yield Match(Span(at, end), {"text": document.text[at:end], "verb": row.verb}, message=row.message)
                at = text.find(row.verb, at + len(row.verb))

    def _begins(self, document: Document, at: int) -> bool:
        """Whether the clause begins with the verb that stands there, but for adverbs and a label, in running text."""
        block = document.blocks[document.block_at(at)]
        if block.role not in ("body", "item", "heading") or block.cell is not None:
            return False
        first = max(block.start, at - _BEFORE)
        before = document.plain[first:at]
        while before.endswith(self.adverbs):
            before = before[: -max(len(adverb) for adverb in self.adverbs if before.endswith(adverb))]
        if not before:
            return first == block.start
        return before[-1] in _BEGINS


def _object_end(text: str, start: int) -> int:
    """Where the object that begins there ends with its clause; 0 where it is none that can be judged."""
    for i in range(start, min(start + _AFTER, len(text))):
        if text[i] in _CLOSED:
            return i if text[i] in _ENDS and i - start >= 2 and is_han(text[start]) else 0
    return 0


def _has(text: str, start: int, end: int, heads: tuple[str, ...]) -> bool:
    return any(text.find(head, start + 1, end) >= 0 for head in heads)
