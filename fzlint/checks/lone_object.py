"""lone-object: a sentence that ends in 的机制, 的格局 with no verb that says what became of it: 成立专班，由……负责，分工协作的机制."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.clauses import begins_at
from fzlint.document.model import Document, Span
from fzlint.document.prose import is_running
from fzlint.finding import Match
from fzlint.record import NamedTuple

_LONGEST = 240  # code points of a sentence that is looked at
_ENDS = "。！？；\n"
_STOPPED, _BEFORE = ("。", "；"), "。；：\n"
_SHOWN = 10


class LoneObject(NamedTuple):
    """Sentences whose last words are a noun with 的 before it, and no verb that such a noun is the object of.

    nouns  what sentences end in that something has to be done with
    kinds  words that may stand between 的 and the noun: 工作, 责任
    verbs  what is done with them; one with 的 behind it belongs to what says which noun it is
    faults   nouns that a sentence must not end in behind what is wrong: 装备落后的问题
    states   what is wrong: 落后, 不足
    tells    words that make a sentence of it: 存在, 解决
    left     the message for these
    """

    nouns: tuple[str, ...]
    kinds: tuple[str, ...]
    verbs: tuple[str, ...]
    faults: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    left: str = ""

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

        yield from self._said_with_noun(document)

    def _said_with_noun(self, document: Document) -> Iterator[Match]:
        """二是执法装备落后的问题；: what is wrong is said already, and nothing governs the noun. In a list of 的问题 they are headings."""
        text = document.plain
        for noun in self.faults:
            places = _all(text, "的" + noun) if "的" + noun[:1] in document.pairs else []
            for before, at, after in zip([-1, *places], places, [*places[1:], len(text)], strict=False):
                end = at + 1 + len(noun)
                block = document.block_with(at)
                if text[end : end + 1] not in _STOPPED or not text.endswith(self.states, block.start, at):
                    continue
                said = text[begins_at(text, at, _BEFORE, _LONGEST) : at]
                said = said.partition("是")[2] or said
                alone = before < block.start and after >= block.end
                if alone and is_running(document, at) and not any(word in said for word in self.tells):
                    shown = document.text[max(at - _SHOWN, block.start) : end]
                    yield Match(Span(at, end), {"text": shown, "noun": noun}, severity="info", message=self.left)

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


def _all(text: str, word: str) -> list[int]:
    """Where a word stands, each place."""
    found = []
    at = text.find(word)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1)
    return found
