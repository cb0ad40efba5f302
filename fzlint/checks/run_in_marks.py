"""run-in-marks: what siblings say first ends in 。 in most of them and in ： in one: 一、加强领导。…… 二、规范程序。…… 三、深化改革：……;
the two halves of members of a sentence are parted by ， in most and by 、 in one."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.checks.halves import odd_members
from fzlint.document.clauses import ends_at
from fzlint.document.fold import is_han
from fzlint.document.model import Document, Span
from fzlint.finding import Edit, Match
from fzlint.record import NamedTuple

_HEAD = 32  # code points of what is said first, without its label
_BARE = 20  # the same in paragraphs without labels, which have no comma in it either
_TEXT = 8  # of what follows it in the same paragraph
_LEAST = 3  # siblings
_SHORTEST = 4  # code points of what is said first, of three siblings and more that have no comma in it
_LONG = 60  # of the sentence it stands in
_CLOSERS = "。，；：、！？\n \u3000"
_STOPS = "。；：！？\n"
_DASH = "—"
_MARKS = "。："
_LIKE = {":": "：", ";": "；", "\u3000": " "}
_BLANK = " "  # stands for the mark: 1.培养师资 每年……
_STRAY = _BLANK + "；"  # no way of writing in itself


class RunInMarks(NamedTuple):
    """Siblings that all begin with a few words and a mark, with another mark in one of them.

    most     more than this share with the other mark is a way of writing, not a slip
    leading  what such words end in where they lead to something: 如下, 包括
    items    what follows ： begins with where it leads to several things: 一是
    """

    most: float = 0.34
    leading: tuple[str, ...] = ()
    items: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "mark", "other")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        for group in (*(series.blocks for series in document.series), *_unlabelled(document)):
            if len(group) >= _LEAST and _has_colon(document, group):
                yield from self._odd(document, group)
        for series in document.series:
            if len(series.blocks) >= _LEAST:
                yield from _run_on(document, series.blocks)
        for odd in odd_members(document):
            values = {
                "text": document.text[odd.first.start : odd.first.end],
                "mark": document.text[odd.mark.start : odd.mark.end],
                "other": odd.usual,
            }
            yield Match(odd.mark, values, edits=(Edit(odd.mark, odd.usual),))

    def _odd(self, document: Document, group: tuple[int, ...]) -> Iterator[Match]:
        heads = [head for index in group if (head := self._head(document, index)) is not None]
        dashed = [head for head in heads if document.plain[head.start] == _DASH]
        if dashed and len(dashed) < len(heads):  # ——抓学习。…… and below them 主要问题：……, which is none of them
            heads, group = dashed, group[: len(dashed)]
        marks = [_mark(document, head) for head in heads]
        if len(heads) < _LEAST or len(heads) * 4 < len(group) * 3 or len(set(marks)) == 1:
            return
        usual = max(_MARKS + _STRAY, key=marks.count)
        if usual != "。" and document.blocks[group[0]].label is None:
            return  # a form: 电话：…
        if usual in _STRAY:
            return
        odd = [head for head, mark in zip(heads, marks, strict=True) if mark != usual]
        if len(odd) > self.most * len(heads):
            return
        for head in odd:
            place = Span(head.end - 1, head.end)
            values = {
                "text": document.text[head.start : head.end - 1],
                "mark": _mark(document, head).replace(_BLANK, "空格"),
                "other": usual,
            }
            yield Match(place, values, edits=(Edit(place, usual),))

    def _head(self, document: Document, index: int) -> Span | None:
        """The words that a block begins with up to the mark behind them, if text follows; None if it has none."""
        block = document.blocks[index]
        text = document.plain
        start = block.label.span.end if block.label is not None and not block.label.automatic else block.start
        longest = _HEAD if block.label is not None else _BARE
        end = min(block.end, start + longest)
        while start < end and text[start].isspace():
            start += 1
        marks = "。：:" if block.label is None else "。：:；; \u3000"
        at = min((place for mark in marks if (place := text.find(mark, start, end)) > 0), default=-1)
        if at < 0 or block.end - at <= _TEXT or block.cell is not None or text[at - 1].isdigit():
            return None
        said = text[start:at]
        if text[at] not in "。：:" and (not said[-1:].isalpha() or not text[at + 1].isalpha() or "，" in said):
            return None
        if (
            said.endswith(self.leading)
            or text.startswith(self.items, at + 1)
            or (block.label is None and "，" in said)
            or not said
        ):
            return None
        return Span(start, at + 1)


def _run_on(document: Document, group: tuple[int, ...]) -> Iterator[Match]:
    """（四）强化宣传，结合宣传日…… beside （一）压实责任。…… and others that all close what they say first with 。"""
    text = document.plain
    said: list[
        tuple[int, int, int]
    ] = []  # how long what is said first is, where it begins, where the first clause of it ends
    for index in group:
        block = document.blocks[index]
        if block.label is None or block.label.automatic or block.cell is not None:
            return
        start = block.label.span.end
        while start < block.end and text[start].isspace():
            start += 1
        comma, stop = (ends_at(text, start, marks, _LONG) for marks in (_CLOSERS, _STOPS))
        if not _SHORTEST <= comma - start <= _BARE or block.end - comma <= _TEXT:
            return
        said.append((stop - start, start, comma))
    (length, start, comma), others = max(said), sorted(said)[:-1]
    longest = others[-1][0]
    closed = all(text[begin + size : begin + size + 1] == "。" for size, begin, _ in others)
    halves = 1 + max(text.count("，", begin, begin + size) for size, begin, _ in others)
    if not closed or longest > _BARE or len(others) < _LEAST - 2 + halves or length <= 2 * longest + 1:
        return
    if text[comma] == "，" and comma - start <= longest + 1 and all(map(is_han, text[start:comma])):
        mark = Span(comma, comma + 1)
        yield Match(mark, {"text": document.text[start:comma], "mark": "，", "other": "。"}, edits=(Edit(mark, "。"),))


def _has_colon(document: Document, group: tuple[int, ...]) -> bool:
    """Whether another mark or a blank stands anywhere in the blocks: most groups have none, and this is all that is asked of them."""
    start, end = document.blocks[group[0]].start, document.blocks[group[-1]].end
    return any(document.plain.find(mark, start, end) >= 0 for mark in "：:；; \u3000")


def _mark(document: Document, head: Span) -> str:
    mark = document.plain[head.end - 1]
    return _LIKE.get(mark, mark)


def _unlabelled(document: Document) -> Iterator[tuple[int, ...]]:
    """Paragraphs of running text without labels, one under the other."""
    run: list[int] = []
    for index, block in enumerate(document.blocks):
        if block.role == "body" and block.label is None and block.cell is None:
            run.append(index)
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)
