"""heading-stop: a heading that ends in 。 where its siblings do not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fzlint.checks.context import Context
from fzlint.document.model import Span
from fzlint.finding import Edit, Match


class HeadingStop(NamedTuple):
    """Headings of their own (none that text runs on from), compared with the other headings of their section.

    most   more than this share of the siblings with a 。 is a way of writing, not a slip
    """

    most: float = 0.34

    @property
    def names(self) -> tuple[str, ...]:
        return ("heading", "others")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        siblings: dict[tuple[int, int, str], list[Span]] = {}
        for section in document.sections:
            block = document.blocks[section.heading]
            end = block.end
            while end > block.start and document.text[end - 1].isspace():
                end -= 1
            if block.heading_end < end or section.last < section.first:
                continue  # a run-in heading ends in 。 by right, and so may an item of a list
            family = block.label.family if block.label else ""
            siblings.setdefault((section.parent, section.level, family), []).append(Span(block.start, end))
        for spans in siblings.values():
            stopped = [span for span in spans if document.text[span.end - 1] == "。"]
            if len(spans) < 3 or not 0 < len(stopped) <= self.most * len(spans):
                continue
            for span in stopped:
                mark = Span(span.end - 1, span.end)
                values = {"heading": document.text[span.start : span.end], "others": str(len(spans) - len(stopped))}
                yield Match(mark, values, edits=(Edit(mark, ""),))
