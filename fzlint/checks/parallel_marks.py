"""parallel-marks: members of a series that begin alike, some behind ， and some behind 、: 带头学法，带头守法、带头用法."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.document.prose import is_han
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_SERIES = pattern(r"[^，、。；：！？\n]{2,16}(?:[，、][^，、。；：！？\n]{2,16}){2,}")
_LEAST = 3  # members
_UNLIKE = 4  # code points by which one may be longer than the first


class ParallelMarks(NamedTuple):
    """Three and more members in a row that begin with the same character and are much of a length.

    never   characters that members begin with by chance
    titles  what the titles of reports of other kinds end in
    """

    never: str = ""
    titles: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text",)

    @property
    def needs_kind(self) -> bool:
        """It looks at reports: those of a kind that is told, and those that their title calls so."""
        return True

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if not context.is_report(self.titles):
            return
        for block in document.blocks:
            if block.role not in ("body", "item", "heading") or block.cell is not None:
                continue
            for series in _SERIES.finditer(document.plain, block.start, block.end):
                yield from self._mixed(document, series.start(), series.end())

    def _mixed(self, document: Document, start: int, end: int) -> Iterator[Match]:
        text = document.plain
        members: list[Span] = []
        for member in [*_members(text, start, end), Span(end, end)]:
            head = text[member.start : member.start + 1]
            if members and member.start < end and head == text[members[0].start] and _alike(members[0], member):
                members.append(member)
                continue
            marks = [text[one.end] for one in members[:-1]]
            if len(members) >= _LEAST and len(set(marks)) == 2 and not _alternates(marks):
                span = Span(members[0].start, members[-1].end)
                yield Match(span, {"text": document.text[span.start : span.end]})
            members = [member] if is_han(head or " ") and head not in self.never else []


def _members(text: str, start: int, end: int) -> Iterator[Span]:
    first = start
    for i in range(start, end):
        if text[i] in "，、":
            yield Span(first, i)
            first = i + 1
    yield Span(first, end)


def _alike(first: Span, other: Span) -> bool:
    return abs((first.end - first.start) - (other.end - other.start)) <= _UNLIKE


def _alternates(marks: list[str]) -> bool:
    """Whether they are pairs: 以热爱祖国为荣、以危害祖国为耻，以……为荣、以……为耻."""
    return len(marks) > 2 and all(mark != after for mark, after in zip(marks, marks[1:], strict=False))
