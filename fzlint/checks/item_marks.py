"""item-marks: 一是…；二是…。三是… (一要, 一抓 alike): the items of one enumeration are parted by different marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from fzlint.checks.context import Context
from fzlint.checks.measured_items import inner_marks, odd_measures
from fzlint.document.model import Document, Span
from fzlint.document.prose import running_paragraphs
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_NUMERALS = "一二三四五六七八九十"
_ITEMS = {
    verb: pattern(rf"([。；，、])[ \u3000]?([二三四五六七八九十]){verb}|(?:^|[^\w]|(?<=\n))一{verb}", need="三" + verb)
    for verb in "是要抓"
}
_THIRDS = {  # （一）…；（二）…。（三）…; 第一，…；第二，…。第三，…
    opens + third + closes: pattern(
        rf"([。；，、：])[ \u3000]?{opens}([{others}]){closes}|{before}{opens}{first}{closes}"
    )
    for before, opens, first, third, others, closes in (
        ("", "（", "一", "三", _NUMERALS[1:], "）"),
        ("", "（", "1", "3", "2-9", "）"),
        *((r"(?:^|[^\w]|(?<=\n))", rank, _NUMERALS[0], _NUMERALS[2], _NUMERALS[1:], "，") for rank in ("第", "其")),
    )
}
_THIRDS["3."] = pattern(r"([。；，、：])[ \u3000]?([2-9])\.(?![0-9])|(?:^|[^\w.]|(?<=\n))1\.(?![0-9])", need="3.")
_LEAST = 2  # marks between items
_LEADS = "：:，"  # in front of the first of a list that is part of a sentence


class ItemMarks(NamedTuple):
    """Enumerations of three and more items in one paragraph, each mark but the first told that is not like the one before it.

    ranks   words that count without a number, in their order: 首先, 其次, 再次
    changes, within  what the clauses of members that are measured begin with, see `odd_measures`
    inner   message where the mark between the members stands inside one of them too
    """

    ranks: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    inner: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("mark", "other", "item", "former")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        yield from self._counted(document)
        if self.ranks and self.ranks[1] in document.pairs:
            for first, last in running_paragraphs(document):
                start, end = document.blocks[first].start, document.blocks[last].end
                yield from _ranked(document.plain, start, end, self.ranks)
        if self.changes:
            yield from odd_measures(document, self.changes, self.within)
        if self.inner:
            yield from inner_marks(document, self.inner)

    @staticmethod
    def _counted(document: Document) -> Iterator[Match]:
        """Items with numbers."""
        for verb, item in _ITEMS.items():
            if "三" + verb not in document.pairs:
                continue
            for first, last in running_paragraphs(document):
                start, end = document.blocks[first].start, document.blocks[last].end
                if document.plain.find("三" + verb, start, end) >= 0:
                    yield from _uneven(verb, item.finditer(document.plain, start, end))
        for third, item in _THIRDS.items():
            if third[-2:] not in document.pairs:
                continue
            for first, last in running_paragraphs(document):
                start, end = document.blocks[first].start, document.blocks[last].end
                if document.plain.find(third, start + 4, end) >= 0:
                    yield from _uneven("", item.finditer(document.plain, start, end))


def _ranked(text: str, start: int, end: int, ranks: tuple[str, ...]) -> Iterator[Match]:
    """首先，……；其次，……。最后，……: one mark beside another in front of the second and the words behind it."""
    if text.find(ranks[1], start, end) < 0:
        return
    places = (text.find(word + "，", start, end) for word in ranks)
    found = [(at, word) for at, word in zip(places, ranks, strict=True) if at >= 0]
    in_order = all(one < other for (one, _), (other, _) in pairwise(found))
    marks = [(text[at - 1], at - 1, word) for at, word in found[1:]]
    plain = all(mark in "。；，、" for mark, _, _ in marks)
    if (
        len(marks) < _LEAST
        or not in_order
        or not plain
        or found[0][1] != ranks[0]
        or len({m for m, _, _ in marks}) == 1
    ):
        return
    usual = max("。；，、", key=[mark for mark, _, _ in marks].count)
    mark, at, word = next(one for one in marks if one[0] != usual)
    former = next(item for other, _, item in marks if other == usual)
    yield Match(Span(at, at + 1), {"mark": mark, "other": usual, "item": word, "former": former})


def _uneven(verb: str, items: Iterable[re.Match[str]]) -> Iterator[Match]:
    """What is told of the items of one paragraph."""
    marks: list[tuple[str, int, int]] = []  # the mark, where it stands, the number of the item behind it
    awaited = 0
    led = False
    for found in items:
        numeral = found.group(2) or "1"
        number = int(numeral) if numeral.isascii() else _NUMERALS.index(numeral) + 1
        if number != awaited:
            yield from _odd(verb, marks, led)
            marks = []
            led = found.group()[0] in _LEADS
            awaited = 2 if number == 1 else 0
            continue
        marks.append((found.group(1), found.start(1), number))
        awaited += 1
    yield from _odd(verb, marks, led)


def _odd(verb: str, marks: list[tuple[str, int, int]], led: bool) -> Iterator[Match]:
    """The first mark that is not like the others. Where the list is part of a sentence (`led`), 。 is the odd one of two that differ."""
    if len(marks) < _LEAST or len({mark for mark, _, _ in marks}) == 1:
        return
    usual = max("；，、。" if led else "。；，、", key=[mark for mark, _, _ in marks].count)
    mark, at, number = next(one for one in marks if one[0] != usual)
    former = next(item for other, _, item in marks if other == usual)
    named = [_NUMERALS[n - 1] + verb if verb else f"第{_NUMERALS[n - 1]}项" for n in (number, former)]
    values = {"mark": mark, "other": usual, "item": named[0], "former": named[1]}
    yield Match(Span(at, at + 1), values)
