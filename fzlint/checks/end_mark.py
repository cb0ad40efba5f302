"""end-mark: a paragraph of running text that ends in the middle of nothing: its last sentence has no mark, or none that ends it."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.fold import is_han
from fzlint.document.model import Block, Document, Span
from fzlint.document.prose import running_paragraphs
from fzlint.finding import Edit, Match
from fzlint.record import NamedTuple

_PARAGRAPH = 12  # code points: a shorter paragraph is no running text
_BLANK = " \t\n\u3000\xa0\u200b\ufeff"


class EndMark(NamedTuple):
    """Paragraphs with 。 inside and none at their end, before the next number or heading.

    least       the characters of a paragraph that is looked at
    unfinished  what is said of the last paragraph of a part that ends in ； or ，; empty: it is not looked for
    most        where more than this share of the paragraphs end so, it is the way of the text, and nothing is told
    """

    least: int = 20
    most: float = 0.2
    unfinished: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("end",)

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        running = 0
        open_: list[tuple[int, Span]] = []
        for first, last in running_paragraphs(document):
            span = _running(document, document.blocks[first], document.blocks[last], self.least)
            if span is None:
                continue
            running += 1
            if is_han(document.plain[span.end - 1]):
                open_.append((last, span))
        yield from _unfinished(document, self.unfinished)
        yield from _unlike(document)
        if len(open_) > max(1, running * self.most):
            return
        for last, span in open_:
            if _is_followed(document, last + 1):
                begin = max(document.plain.rfind(mark, span.start, span.end) for mark in "。，；") + 1
                words = Span(begin, span.end)
                end = document.text[max(words.start, words.end - 12) : words.end]
                yield Match(words, {"end": end}, edits=(Edit(Span(span.end, span.end), "。"),))


def _running(document: Document, first: Block, last: Block, least: int) -> Span | None:
    """The text of a paragraph without blanks around it, if it is more than one sentence."""
    said = document.plain[first.start : last.end]
    end = first.start + len(said.rstrip(_BLANK))
    inside = document.plain.find("。", first.start, end - 1)
    return Span(first.start, end) if inside >= 0 and end - first.start >= least else None


def _is_followed(document: Document, index: int) -> bool:
    """Whether a number, a heading or the signature follows: the sentence does not go on there."""
    if index >= len(document.blocks):
        return False
    block = document.blocks[index]
    return block.cell is None and (block.label is not None or block.role in ("heading", "signoff"))


_SIBLINGS = 2  # items at least, beside the one that has no mark
_ITEM = 10  # code points of an item with its label: a shorter one is a name


def _unlike(document: Document) -> Iterator[Match]:
    """The one item of a series that ends without a mark where all the others, a sentence each, end in 。."""
    for series in document.series:
        blocks = [document.blocks[index] for index in series.blocks]
        listed = series.blocks[-1] - series.blocks[0] == len(blocks) - 1  # one under the other, with nothing between
        if len(blocks) <= _SIBLINGS or not listed or any(block.cell or block.role == "toc" for block in blocks):
            continue
        ends = [block.start + len(document.plain[block.start : block.end].rstrip(_BLANK)) for block in blocks]
        bare = [i for i, end in enumerate(ends) if is_han(document.plain[end - 1])]
        if len(bare) != 1 or not all(document.plain[ends[i] - 1] == "。" for i in range(len(ends)) if i not in bare):
            continue
        (at,) = bare
        block, end = blocks[at], ends[at]
        said = document.plain[block.start : end]
        # with 。 inside it is a paragraph, looked at above
        sentence = "。" not in said and "，" in said and len(said) >= _ITEM
        if sentence and _is_followed(document, series.blocks[at] + 1):
            start = max(block.start, end - 12)
            yield Match(Span(start, end), {"end": document.text[start:end]}, edits=(Edit(Span(end, end), "。"),))


def _unfinished(document: Document, message: str) -> Iterator[Match]:
    """The last paragraph of a part that ends in ； or ，: what follows goes on with a series that began before it, or is the signature."""
    if not message:
        return
    places = {block: place for series in document.series for place, block in enumerate(series.blocks)}
    for _, last in document.paragraphs:
        block = document.blocks[last]
        if last + 1 >= len(document.blocks) or block.role not in ("body", "item") or block.cell is not None:
            continue
        end = block.start + len(document.plain[block.start : block.end].rstrip(_BLANK))
        if document.plain[end - 1 : end] not in ("；", "，") or end - block.start < _PARAGRAPH:
            continue
        follows = document.blocks[last + 1]
        family = block.label.family if block.label else ""
        goes_on = follows.label is not None and places.get(last + 1, 0) > 0 and follows.label.family != family
        if (goes_on and follows.role == "heading") or follows.role == "signoff":
            mark = Span(end - 1, end)
            yield Match(mark, {"end": document.plain[end - 1]}, edits=(Edit(mark, "。"),), message=message)
