"""objects: a verb whose object is none of the things it is said of (履行……编制, 听取……进程), or one that it is never said of
(形成……的原则): the noun was lost or is another one's."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.fold import is_han
from fzlint.document.model import Document, Span
from fzlint.finding import Match
from fzlint.record import NamedTuple

_BEFORE, _AFTER = 24, 40  # code points of a clause on either side of its verb that are looked at
_NEAR = 24  # of an object that ends in a noun its verb is never said of: a longer one has too much inside
_WHOLE = 80  # of an object with the titles and quotations in it
_PAIRS = {"《": "》", "“": "”", "（": "）"}
_BEGINS = "，。；：、！？,;:)）\n \u3000"  # what a clause begins behind
_ENDS = "，。；"
_CLOSED = _ENDS + "\n：！？,;:“”《》（）()『』「」—"  # what stands in quotes or brackets may be the noun
_STOPS = _ENDS + "\n：！？、,;:"


class Row(NamedTuple):
    """A verb, the nouns that its object has one of, those that it never ends in, and what is said."""

    verb: str
    heads: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    message: str = ""


class Objects(NamedTuple):
    """Clauses that begin with a verb and have none of its nouns, or end in one that is not of its kind.

    adverbs   words that may stand between the beginning of a clause and the verb
    others    words of which none is between the verb and a noun of `never`: verbs, whose noun it may be, and joints
    counted   characters that the object may end in behind its noun: a figure and what it counts
    between   characters that join two objects of one verb
    """

    rows: tuple[Row, ...]
    adverbs: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    counted: str = ""
    between: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "verb", "noun")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        for row in self.rows:
            if row.verb[:2] not in document.pairs:
                continue
            at = text.find(row.verb)
            while at >= 0:
                start = at + len(row.verb)
                end = _object_end(text, start) if row.heads else 0
                noun, stop = self._unfit(text, start, row.never) if row.never else ("", 0)
                if noun and text[at - 1 : at] == "、" and "的" in text[start : stop - len(noun)]:
                    noun = ""  # 提升化解矛盾、维护稳定的能力: the noun belongs to the verb in front of the series
                if noun and self._begins(document, at):
                    values = {"text": document.text[at:stop], "verb": row.verb, "noun": noun}
                    yield Match(Span(at, stop), values, message=row.message)
                elif end and not _has(text, at, _reach(text, start, end), row.heads) and self._begins(document, at):
                    values = {"text": document.text[at:end], "verb": row.verb, "noun": ""}
                    yield Match(Span(at, end), values, message=row.message)
                at = text.find(row.verb, start)

    def _unfit(self, text: str, start: int, never: tuple[str, ...]) -> tuple[str, int]:
        """The noun of `never` that the object which begins there ends in, with no other verb before it, and where; "" if there is none."""
        if not _any(never, text[start : start + _WHOLE]):
            return "", 0
        end, bare = _bare_object(text, start)
        if len(bare) > _NEAR or (end < len(text) and text[end] not in _ENDS + "\n"):
            return "", 0
        shown = bare.rstrip(self.counted)
        noun = next((noun for noun in never if shown.endswith(noun) and shown.count(noun) == 1), "")
        if not noun or end - start <= len(noun) + 1:
            return "", 0
        stop = end - len(bare) + len(shown)
        shown = shown.replace("…等", "")
        parts = _split(shown, self.between)
        if len(parts) > 1 and all(part.endswith(never) and len(part) > len(noun) for part in parts):
            shown = "".join(parts)  # 提升执法工作和队伍建设: neither is what is said of
        return ("", 0) if _any(self.others, shown) else (noun, stop)

    def _begins(self, document: Document, at: int) -> bool:
        """Whether the clause begins with the verb that stands there, but for adverbs and a label, in running text."""
        block = document.block_with(at)
        if not block.is_text:
            return False
        first = max(block.start, at - _BEFORE)
        before = document.plain[first:at]
        while before.endswith(self.adverbs):
            before = before[: -max(len(adverb) for adverb in self.adverbs if before.endswith(adverb))]
        if not before:
            return first == block.start
        return before[-1] in _BEGINS


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(map(text.__contains__, words))  # asked for every verb: a generator takes three times as long


def _split(text: str, marks: str) -> list[str]:
    """The stretches of a text between those characters."""
    for mark in marks[1:]:
        text = text.replace(mark, marks[0])
    return text.split(marks[0]) if marks else [text]


def _bare_object(text: str, start: int) -> tuple[int, str]:
    """Where the object that begins there ends with its clause, and its words; what stands in quotes or titles is one character."""
    end, bare, limit = start, "", min(start + _WHOLE, len(text))
    while end < limit and (character := text[end]) not in _STOPS:
        close = text.find(_PAIRS[character], end, start + _WHOLE) if character in _PAIRS else -1
        bare += "…" if close > 0 else character
        end = close + 1 if close > 0 else end + 1
    return end, bare


def _object_end(text: str, start: int) -> int:
    """Where the object that begins there ends with its clause; 0 where it is none that can be judged."""
    for i in range(start, min(start + _AFTER, len(text))):
        if text[i] in _CLOSED:
            return i if text[i] in _ENDS and i - start >= 2 and is_han(text[start]) else 0
    return 0


def _reach(text: str, start: int, end: int) -> int:
    """How far the noun may stand: 发挥顾问在制定决策、审查合同，化解纠纷中的作用 goes on behind the comma."""
    if "在" not in text[start:end]:
        return end
    stop = text.find("。", end, end + _AFTER)
    return stop if stop >= 0 else end


def _has(text: str, start: int, end: int, heads: tuple[str, ...]) -> bool:
    return any(text.find(head, start + 1, end) >= 0 for head in heads)
