"""Members that say how much and by how much more (供水26万吨，增长1.2%；中水……，增长0.8%；……) with ； between most of them and
， before one; and a ； inside one of several members that ； parts: 一是清淤；修堤；二是护岸；三是巡渠."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.clauses import Clause, clauses
from fzlint.document.labels import han_number
from fzlint.document.model import Document, Span
from fzlint.document.prose import running_paragraphs
from fzlint.document.sentences import sentences
from fzlint.finding import Match

_LEAST = 3  # members
_SHOWN = 12  # code points of a member in a message
_BETWEEN = "；"
_ORDINALS = ("是", "要")  # 一是, 一要


def odd_measures(document: Document, changes: tuple[str, ...], within: tuple[str, ...]) -> Iterator[Match]:
    """The comma in front of a member where ； stands in front of the others.

    changes  what the second clause of a member begins with: 增长, 比上年
    within   what begins a clause that says more of the same member: 其中
    """
    text = document.plain
    for start, end in _with(document, _BETWEEN):
        cut = clauses(text, start, end)
        changed = [_is_change(text, clause, changes) for clause in cut]
        heads = [
            at
            for at in range(2, len(cut) - 1)
            if changed[at - 1]
            and not changed[at]
            and changed[at + 1]
            and cut[at].mark == "，"
            and not text.startswith(within, cut[at].start)
            and _measures(text, cut[at])
        ]
        marks = [cut[at - 1].mark for at in heads]
        if len(heads) < _LEAST - 1 or marks.count("，") != 1 or marks.count(_BETWEEN) != len(heads) - 1:
            continue
        odd, like = heads[marks.index("，")], heads[marks.index(_BETWEEN)]
        values = {"mark": "，", "other": _BETWEEN, "item": _shown(text, cut[odd]), "former": _shown(text, cut[like])}
        yield Match(Span(cut[odd - 1].end, cut[odd - 1].end + 1), values)


def inner_marks(document: Document, message: str) -> Iterator[Match]:
    """The ； inside a member of an enumeration (一是, 一要) whose members ； parts, all in one sentence."""
    text = document.plain
    if not any("三" + ordinal in document.pairs for ordinal in _ORDINALS):
        return
    for start, end in _with(document, _BETWEEN):
        parts = _parts(text, start, end)
        starts = [_ordinal(text, part) for part in parts]
        numbers = [0 if at < 0 else han_number(text[at]) or 0 for at in starts]
        found = [number for number in numbers if number]
        if len(found) < _LEAST or found != list(range(1, len(found) + 1)):
            continue
        first = next(at for at, number in enumerate(numbers) if number == 1)
        last = max(at for at, number in enumerate(numbers) if number)
        loose = [at for at in range(first + 1, last) if not numbers[at]]
        if len(loose) == 1:
            at = loose[0]
            span = Span(parts[at].start - 1, parts[at].start)
            item = text[starts[at - 1] : starts[at - 1] + 2]
            yield Match(span, {"mark": _BETWEEN, "other": _BETWEEN, "item": item, "former": item}, message=message)


def _with(document: Document, mark: str) -> Iterator[tuple[int, int]]:
    """The sentences that have the mark twice."""
    text = document.plain
    if mark not in text:
        return
    for first, last in running_paragraphs(document):
        start, end = document.blocks[first].start, document.blocks[last].end
        if text.find(mark, start, end) < 0:
            continue
        for begin, stop in sentences(text, start, end):
            at = text.find(mark, begin, stop)
            if text.find(mark, at + 1, stop) > at >= 0:
                yield begin, stop


def _is_change(text: str, clause: Clause, changes: tuple[str, ...]) -> bool:
    return text.startswith(changes, clause.start) and any(map(str.isdigit, text[clause.start : clause.end]))


def _measures(text: str, clause: Clause) -> bool:
    """Whether a figure stands at its end and words in front of it."""
    said = text[clause.start : clause.end]
    return not said[:1].isdigit() and any(map(str.isdigit, said[-_SHOWN:]))


def _parts(text: str, start: int, end: int) -> list[Span]:
    parts = []
    while start < end:
        stop = text.find(_BETWEEN, start, end)
        stop = end if stop < 0 else stop
        parts.append(Span(start, stop))
        start = stop + 1
    return parts


def _ordinal(text: str, part: Span) -> int:
    """Where 一是 stands at the start of a part, or behind what leads to it; -1 if nowhere."""
    start = part.start
    while start < part.end and text[start].isspace():
        start += 1
    lead = max(text.rfind("：", start, part.end), text.rfind("，", start, part.end)) + 1
    places = (at for at in (start, lead) if at + 1 < part.end and text[at + 1] in _ORDINALS)
    return next((at for at in places if han_number(text[at])), -1)


def _shown(text: str, clause: Clause) -> str:
    return text[clause.start : clause.end][:_SHOWN]
