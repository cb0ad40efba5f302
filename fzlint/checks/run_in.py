"""run-in: a heading that the text runs on from without a mark: （二）完善工作机制我局成立领导小组，……"""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.finding import Edit, Match
from fzlint.record import NamedTuple

_SHORTEST, _LONGEST = 6, 30  # code points of the last clause of such a heading
_CLAUSES = 3  # of a heading, at most
_REST = 4  # code points that follow in the same clause
_NAME = 8  # of the name of an office, at most
_NUMERALS = "一二三四五六七八"
_BEFORE = "。；：\n"
_PAUSE = "，,"  # half-width ones are told by another rule
_CLOSED = "。；：、“《（？！\n"


class RunIn(NamedTuple):
    """Items of a series, and those that 一是, 二是 begin, whose heading has no mark behind it.

    verbs    what a heading begins with: 加强, 完善
    nouns    two characters that it ends in: 机制, 建设
    starts   what text begins with: 我局, 通过, 成立
    also     what text begins with where four characters more follow: verbs that may go on with the heading as well
    unless   what of these goes on with the heading: 全面绿色转型
    organs   characters that the name of an office ends in
    deeds    what text says behind the name of an office that it begins with: 高度重视, 党委
    ours     what a unit calls itself: behind any word of a heading it begins the text if one of `tells` follows
    tells    those: 将, 已, 认真
    leads    characters behind which it is part of the heading: 对, 为
    making   verbs that a clause which ends in one of `made` is the object of: 建立……能力|提升长效机制
    made     those: 机制, 工程
    """

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    starts: tuple[str, ...]
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    organs: str = ""
    deeds: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    leads: str = ""
    making: tuple[str, ...] = ()
    made: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("heading", "rest")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        nouns = frozenset(self.nouns)
        for start, end in _items(document):
            span = self._heading(document.plain, start, end, nouns)
            if span is not None:
                values = {
                    "heading": document.text[span.start : span.end],
                    "rest": document.text[span.end : span.end + 6],
                }
                yield Match(span, values, edits=(Edit(Span(span.end, span.end), "。"),))

    def _heading(self, text: str, start: int, end: int, nouns: frozenset[str]) -> Span | None:
        """The last clause of a heading that text runs on from."""
        for _ in range(_CLAUSES):
            stop = next((i for i in range(start, min(end, start + 80)) if text[i] in _PAUSE + _CLOSED), end)
            if text.startswith(self.verbs, start):
                made = text.startswith(self.making, start) and text[start:stop].endswith(self.made)
                for at in range(start + _SHORTEST, min(start + _LONGEST, stop - _REST) + 1):
                    if (text[at - 2 : at] in nouns and self._starts(text, at, stop, made)) or self._speaks(text, at):
                        return Span(start, at)
            if text[stop : stop + 1] not in _PAUSE:
                return None
            start = stop + 1
        return None

    def _starts(self, text: str, at: int, stop: int, made: bool) -> bool:
        if text.startswith(self.unless, at):
            return False
        if text.startswith(self.starts, at):
            return True
        if text.startswith(self.also, at) and stop - at >= _REST + 2 and not made:
            return True
        for i in range(at + 3, min(at + _NAME, stop)):
            if text[i - 1] in self.organs and text.startswith(self.deeds, i):
                return not any(text.startswith(self.nouns, j) for j in range(at, i))
        return False

    def _speaks(self, text: str, at: int) -> bool:
        """Whether a unit begins to tell there what it did: 坚持举一反三|我局将……"""
        if text[at] != "我" or text[at - 1] in self.leads:
            return False
        name = next((name for name in self.ours if text.startswith(name, at)), "")
        return name != "" and text.startswith(self.tells, at + len(name))


def _items(document: Document) -> Iterator[tuple[int, int]]:
    """Where the text behind a number or 一是 begins, and where its block ends."""
    text = document.plain
    for block in document.blocks:
        if not block.is_text:
            continue
        if block.label is not None:
            start = block.start if block.label.automatic else block.label.span.end
            while start < block.end and text[start] in " \u3000":
                start += 1
            if text.find("。", start, block.end) >= 0:  # a heading that stands by itself has no text to run on
                yield start, block.end
        at = text.find("是", block.start, block.end)
        while at >= 0:
            if text[at - 1] in _NUMERALS and (at - 1 == block.start or text[at - 2] in _BEFORE):
                yield at + 1, block.end
            at = text.find("是", at + 1, block.end)
