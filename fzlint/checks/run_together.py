"""run-together: a paragraph that goes on behind another on one line: ……如期完成。（三）开展普法……; its number stands behind a 。"""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.labels import Reading, han_number, read_label
from fzlint.document.model import Block, Document, Span
from fzlint.finding import Match
from fzlint.record import NamedTuple

_FAMILIES = ("han", "han-bracket")
_BEHIND = ("。", "；")
_REST = 4  # code points that follow the number at least


class RunTogether(NamedTuple):
    """Numbers 一、 and （一） behind a 。, where the series above has come to the number before, and none of its numbers is it."""

    @property
    def names(self) -> tuple[str, ...]:
        return ("label", "before", "rest")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        last: dict[str, int] = {}  # by family: the number that its series has come to
        for index, block in enumerate(document.blocks):
            if block.cell is not None or block.role not in ("heading", "body", "item"):
                continue
            if block.label is not None:
                last[block.label.family] = block.label.number
            yield from self._inside(document, index, block, last)

    def _inside(self, document: Document, index: int, block: Block, last: dict[str, int]) -> Iterator[Match]:
        found = list(_labels(document, block))
        if len(found) != 1 or found[0].number < 2 or last.get(found[0].family) != found[0].number - 1:
            return  # one alone: a list inside a paragraph has its own first number
        label = found[0]
        if _stands(document, index + 1, label):
            return
        values = {
            "label": document.text[label.start : label.end],
            "before": document.text[max(block.start, label.start - 8) : label.start],
            "rest": document.text[label.end : label.end + 6],
        }
        yield Match(Span(label.start, label.end), values)


def _labels(document: Document, block: Block) -> Iterator[Reading]:
    """The numbers behind a 。 inside a block."""
    text = document.folded
    for mark in _BEHIND:
        at = text.find(mark, block.start, block.end)
        while at >= 0:
            start = at + 1
            while start < block.end and text[start] in " \u3000":
                start += 1
            if start + _REST < block.end and (text[start] == "(" or han_number(text[start])):
                label = read_label(text, start, block.end)
                if label is not None and label.family in _FAMILIES and not label.weak:
                    yield label
            at = text.find(mark, at + 1, block.end)


def _stands(document: Document, index: int, label: Reading) -> bool:
    """Whether the next number of the family is this one, or the series starts again."""
    for block in document.blocks[index:]:
        if block.label is not None and block.label.family == label.family:
            return block.label.number == label.number
    return False
