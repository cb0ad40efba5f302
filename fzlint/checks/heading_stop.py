"""heading-stop: a heading that ends in 。 where its siblings do not."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.finding import Edit, Match
from fzlint.record import NamedTuple


class HeadingStop(NamedTuple):
    """Headings of their own (none that text runs on from), compared with the other headings of their section.

    most   more than this share of the siblings with a 。 is a way of writing, not a slip
    """

    most: float = 0.34

    @property
    def names(self) -> tuple[str, ...]:
        return ("heading", "others", "mark")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        yield from _title(document)
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


_TITLE = "标题“{heading}”末尾不用“{mark}”，请删去。"
_NAMED = "标题“{heading}”不用书名号括起来，请删去书名号。"


def _title(document: Document) -> Iterator[Match]:
    """The title with a mark at its end, or in 《》."""
    if not document.title_blocks or not document.title:
        return
    first, last = (document.blocks[document.title_blocks[at]] for at in (0, -1))
    text = document.text[first.start : last.end].rstrip()
    start, end = first.start, first.start + len(text)
    values = {"heading": document.title, "others": "", "mark": text[-1]}
    if text[-1] in "。：:":
        mark = Span(end - 1, end)
        yield Match(mark, values, edits=(Edit(mark, ""),), message=_TITLE)
    elif text[0] == "《" and text[-1] == "》" and document.title == text[1:-1].strip():
        edits = (Edit(Span(start, start + 1), ""), Edit(Span(end - 1, end), ""))
        yield Match(Span(start, end), values, edits=edits, message=_NAMED)
