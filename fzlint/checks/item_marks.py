"""item-marks: 一是…；二是…。三是…: the items of one enumeration are parted by different marks."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Span
from fzlint.document.prose import running_paragraphs
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_NUMERALS = "一二三四五六七八九十"
_ITEM = pattern(r"([。；，、])[ \u3000]?([二三四五六七八九十])是|(?:^|[^\w]|(?<=\n))一是")
_LEAST = 2  # marks between items


class ItemMarks(NamedTuple):
    """Enumerations of three and more items in one paragraph, each mark but the first told that is not like the one before it."""

    @property
    def names(self) -> tuple[str, ...]:
        return ("mark", "other", "item", "former")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if "三是" not in document.pairs:
            return
        for first, last in running_paragraphs(document):
            start, end = document.blocks[first].start, document.blocks[last].end
            if document.plain.find("三是", start, end) < 0:
                continue
            marks: list[tuple[str, int, int]] = []  # the mark, where it stands, the number of the item behind it
            awaited = 0
            for found in _ITEM.finditer(document.plain, start, end):
                number = _NUMERALS.index(found.group(2)) + 1 if found.group(2) else 1
                if number != awaited:
                    yield from _odd(marks)
                    marks = []
                    awaited = 2 if number == 1 else 0
                    continue
                marks.append((found.group(1), found.start(1), number))
                awaited += 1
            yield from _odd(marks)


def _odd(marks: list[tuple[str, int, int]]) -> Iterator[Match]:
    """The first mark that is not like the others."""
    if len(marks) < _LEAST or len({mark for mark, _, _ in marks}) == 1:
        return
    usual = max("。；，、", key=[mark for mark, _, _ in marks].count)
    mark, at, number = next(one for one in marks if one[0] != usual)
    former = next(item for other, _, item in marks if other == usual)
    values = {
        "mark": mark,
        "other": usual,
        "item": _NUMERALS[number - 1] + "是",
        "former": _NUMERALS[former - 1] + "是",
    }
    yield Match(Span(at, at + 1), values)
