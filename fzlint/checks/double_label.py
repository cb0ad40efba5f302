"""double-label: two numbers in front of one block, one made by Word and one typed, or one typed twice."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.labels import RANK, Reading, read_label
from fzlint.document.model import Document, Label, Span
from fzlint.finding import Match
from fzlint.record import NamedTuple


class DoubleLabel(NamedTuple):
    """A typed number behind an automatic one; the same number typed twice.

    （一）1.…: the first item of the next level may follow in the same line.
    """

    @property
    def names(self) -> tuple[str, ...]:
        return ("first", "second", "advice")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        for block in document.blocks:
            label = block.label
            if label is None:
                continue
            start = block.start if label.automatic else label.span.end
            second = read_label(document.folded, start, block.end)
            if second is None or second.weak or not _is_double(label, second):
                continue
            first, shown = label.text.strip(), document.text[second.start : second.end]
            advice = f"“{first}”是自动编号，请删去手工输入的“{shown}”" if label.automatic else f"请删去一个“{shown}”"
            span = Span(label.span.start, second.end, label.automatic)
            yield Match(span, {"first": first, "second": shown, "advice": advice}, key=_key(document, first, second))


def _is_double(label: Label, second: Reading) -> bool:
    same = second.family == label.family
    if not label.automatic:
        return same and second.number == label.number
    if second.family not in RANK:
        return same
    return same or second.number == label.number != 1 or RANK[second.family] < RANK.get(label.family, 0)


def _key(document: Document, first: str, second: Reading) -> str:
    return first + document.text[second.start : second.end + 20]
