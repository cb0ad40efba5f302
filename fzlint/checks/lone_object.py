"""lone-object: a sentence that ends in 的机制, 的格局 with no verb that says what became of it: 成立专班，由……负责，分工协作的机制."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.document.prose import is_running
from fzlint.finding import Match
from fzlint.record import NamedTuple

_LONGEST = 240  # code points of a sentence that is looked at
_ENDS = "。！？；\n"


class LoneObject(NamedTuple):
    """Sentences whose last words are a noun with 的 before it, and no verb that such a noun is the object of.

    nouns  what sentences end in that something has to be done with
    kinds  words that may stand between 的 and the noun: 工作, 责任
    verbs  what is done with them; one with 的 behind it belongs to what says which noun it is
    """

    nouns: tuple[str, ...]
    kinds: tuple[str, ...]
    verbs: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "noun")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        for noun in self.nouns:
            at = text.find(noun + "。") if noun[:2] in document.pairs else -1
            while at >= 0:
                if (span := self._told(document, at, at + len(noun))) is not None:
                    yield Match(span, {"text": document.text[span.start : span.end], "noun": noun})
                at = text.find(noun + "。", at + 1)

    def _told(self, document: Document, at: int, end: int) -> Span | None:
        """The last clause of the sentence that ends behind the noun at `at`, if no verb of it governs the noun."""
        text = document.plain
        first = max(document.block_with(at).start, at - _LONGEST)
        said = text[first:at]
        for kind in self.kinds:
            said = said.removesuffix(kind)
        begin = max(map(said.rfind, _ENDS)) + 1
        last = said.rfind("，")
        whole = begin > 0 or first == document.block_with(at).start
        begin += len(said[begin:]) - len(said[begin:].lstrip())
        if said.startswith("为", begin):  # for what: 为落实各项工作，
            begin = said.find("，", begin)
        if not (whole and said.endswith("的") and last > begin) or self._governs(said[begin:]):
            return None
        return Span(first + last + 1, end) if is_running(document, at) else None

    def _governs(self, said: str) -> bool:
        for verb in self.verbs:
            at = said.find(verb)
            while at >= 0:
                if said[at + len(verb) : at + len(verb) + 1] != "的":
                    return True
                at = said.find(verb, at + 1)
        return False
