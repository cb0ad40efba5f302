"""Siblings of two halves, with ， between the halves in most of them and 、 in one: 建库育才，夯实基础 … 搭台用才、发挥作用."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.fold import is_han
from fzlint.document.labels import han_number
from fzlint.document.model import Document, Span
from fzlint.document.prose import running_paragraphs
from fzlint.document.sentences import sentences
from fzlint.record import NamedTuple

_MARKS = "，、"
_ENDS = "。；："
_LEAST = 3  # siblings
_SHORTEST, _LONGEST = 3, 12  # code points of a half
_BARE = 4  # of the halves of a heading: two words in a row are no halves
_ORDINAL = "是"  # 一是
_QUOTES = "“”"
_OPENS, _CLOSES = "（(", "）)"


class Odd(NamedTuple):
    """A mark that is another than that of the siblings.

    mark   where it stands
    first  the half in front of it
    whole  both halves
    usual  the mark of the others
    others  how many have that
    """

    mark: Span
    first: Span
    whole: Span
    usual: str
    others: int


class _Halves(NamedTuple):
    first: Span
    second: Span


def odd_headings(document: Document) -> Iterator[Odd]:
    """Headings of one series: FZ320."""
    for series in document.series:
        if len(series.blocks) >= _LEAST:
            yield from _odd(document.plain, [_heading(document, index) for index in series.blocks], _BARE)


def odd_members(document: Document) -> Iterator[Odd]:
    """Members of one sentence that ； parts, and sentences of a paragraph that begin with 一是: FZ318."""
    text = document.plain
    if "、" not in text or ("；" not in text and "三" + _ORDINAL not in text):
        return
    for first, last in running_paragraphs(document):
        start, end = document.blocks[first].start, document.blocks[last].end
        if text.find("、", start, end) < 0:
            continue
        if text.count("；", start, end) >= _LEAST - 1:
            for begin, stop in sentences(text, start, end):
                yield from _odd(text, list(_members(text, begin, stop)), _SHORTEST)
        if text.find("三" + _ORDINAL, start, end) > 0:
            yield from _odd(text, list(_counted(text, start, end)), _BARE)


def _heading(document: Document, index: int) -> Span:
    """What a block says as a heading, without its label and the mark behind it."""
    block = document.blocks[index]
    start = block.label.span.end if block.label is not None and not block.label.automatic else block.start
    if block.role != "heading" or block.cell is not None:
        return Span(start, start)
    return _stripped(document.plain, start, block.heading_end)


def _members(text: str, start: int, end: int) -> Iterator[Span]:
    """What stands between the ； of a sentence, without the ordinals."""
    while start < end:
        stop = text.find("；", start, end)
        stop = end if stop < 0 else stop
        bare = _stripped(text, start, stop)
        yield Span(_behind_ordinal(text, bare), bare.end)
        start = stop + 1


def _counted(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a paragraph that begin with 一是, without it."""
    for begin, stop in sentences(text, start, end):
        bare = _stripped(text, begin, stop)
        own = _behind_ordinal(text, bare)
        if own > bare.start:
            yield Span(own, bare.end)


def _behind_ordinal(text: str, said: Span) -> int:
    """Where a member begins behind 一是 or （一）."""
    start = said.start
    if text[start : start + 1] in _OPENS:
        close = min((at for sign in _CLOSES if (at := text.find(sign, start, start + 5)) > 0), default=-1)
        return close + 1 if close > 0 else start
    return start + 2 if text.startswith(_ORDINAL, start + 1) and han_number(text[start]) is not None else start


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _ENDS):
        end -= 1
    return Span(start, end)


def _halved(text: str, said: Span, shortest: int) -> _Halves | None:
    """The two halves; None if it has none."""
    cuts = [at for at in range(said.start, min(said.end, said.start + 2 * _LONGEST + 2)) if text[at] in _MARKS]
    if len(cuts) != 1:
        return None
    halves = _Halves(Span(said.start, cuts[0]), Span(cuts[0] + 1, said.end))
    sizes = [half.end - half.start for half in halves]
    plain = all(is_han(sign) or sign in _QUOTES for sign in text[said.start : cuts[0]] + text[cuts[0] + 1 : said.end])
    return halves if plain and min(sizes) >= shortest and max(sizes) <= _LONGEST else None


def _sizes(halves: _Halves) -> tuple[int, int]:
    return halves.first.end - halves.first.start, halves.second.end - halves.second.start


def _odd(text: str, siblings: Sequence[Span], shortest: int) -> Iterator[Odd]:
    """The one of three and more siblings in two halves whose mark is another; its halves are as long as each other, or as those of
    all others."""
    found = [_halved(text, said, shortest) for said in siblings]
    halves = [each for each in found if each is not None]
    if len(halves) < max(_LEAST, len(siblings) - 1):
        return
    marks = [text[each.first.end] for each in halves]
    usual = max(_MARKS, key=marks.count)
    if marks.count(usual) == len(marks) - 1:
        odd = halves[next(i for i, mark in enumerate(marks) if mark != usual)]
        first, second = _sizes(odd)
        if first == second or len({_sizes(each) for each in halves}) == 1:
            mark, whole = Span(odd.first.end, odd.second.start), Span(odd.first.start, odd.second.end)
            yield Odd(mark, odd.first, whole, usual, len(halves) - 1)
