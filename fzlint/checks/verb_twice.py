"""verb-twice: a clause that says its verb twice: 充分发挥顾问在决策中发挥作用; one of the two is left over, or a mark was lost between."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Span
from fzlint.finding import Match
from fzlint.record import NamedTuple

_FAR = 40  # code points between the two
_CLOSED = frozenset("，。；：！？,;:\n“”《》（）()|｜ \u3000")


class VerbTwice(NamedTuple):
    """Words that are written once in a clause.

    verbs   the words that are looked for
    joins   no fault where one of these stands before the second: 和, 更好
    apart   no fault where one of these stands anywhere between: 或者, 如何
    even    words of which a 、 between parts two equal clauses: 能力不断提高、作风不断改进
    unless  right words that hold one of them: 可持续, 根据地
    """

    verbs: tuple[str, ...]
    joins: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    even: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "verb")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        for verb in self.verbs:
            if verb[:2] not in document.pairs:
                continue
            at = text.find(verb)
            while at >= 0:
                first, at = at, text.find(verb, at + len(verb))
                between = text[first + len(verb) : at]
                if at < 0 or not 0 < len(between) <= _FAR or not _CLOSED.isdisjoint(between):
                    continue
                if between.endswith(self.joins) or ("、" in between and between.rfind("、") > len(between) - 4):
                    continue
                if (verb in self.even and "、" in between) or any(word in between for word in self.apart):
                    continue
                if self._in_word(text, first, verb) or self._in_word(text, at, verb):
                    continue
                if document.block_with(at).role in ("body", "item", "heading"):
                    span = Span(first, at + len(verb))
                    yield Match(span, {"text": document.text[span.start : span.end], "verb": verb})

    def _in_word(self, text: str, at: int, verb: str) -> bool:
        return any(verb in word and text.startswith(word, at - word.index(verb)) for word in self.unless)
