"""run-together: a paragraph that goes on behind another on one line: ……如期完成。（三）开展普法……; its number stands behind a 。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.labels import Reading, han_number, read_label
from fzlint.document.model import Block, Document, Span
from fzlint.finding import Match
from fzlint.record import NamedTuple

_OUTER, _INNER = "han", "han-bracket"
_FAMILIES = (_OUTER, _INNER)
_BEHIND = ("。", "；")
_TYPED = ("text", "markdown")
_SEVERAL = 3  # numbers in one line
_PAIR = 2  # a list of so many in one paragraph has one number behind a mark
_REST = 4  # code points that follow the number at least


class RunTogether(NamedTuple):
    """Numbers 一、 and （一） behind a 。, where the series above has come to the number before, and none of its numbers is it.

    whole   what to say, once, of a text all of which stands in one line
    """

    whole: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("label", "before", "rest")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if self.whole and (first := _in_one_line(document)):
            yield _match(document, *first)._replace(message=self.whole)
        last: dict[str, int] = {}  # by family: the number that its series has come to
        awaiting: dict[str, Match] = {}  # by family: what is told if the next number is not this one
        listed: set[str] = set()  # families in which it may be a list in one paragraph: （一）……；（二）……。
        for block in document.blocks:
            if not block.is_text:
                continue
            if block.label is not None:
                family, number = block.label.family, block.label.number
                told = awaiting.pop(family, None)
                if told is not None and number != last[family] + 1:
                    yield told
                listed.discard(family)
                last[family] = number
                if family == _OUTER:
                    last.pop(_INNER, None)
                    told = awaiting.pop(_INNER, None)
                    if told is not None and _INNER not in listed:
                        yield told
                    listed.discard(_INNER)
            for label in _alone(document, block) if last else ():
                if label.number > 1 and last.get(label.family) == label.number - 1 and label.family not in awaiting:
                    awaiting[label.family] = _match(document, block, label)
                    own = block.label is not None and block.label.family == label.family and label.number == _PAIR
                    if own and document.folded[block.start : label.start].rstrip().endswith("；"):
                        listed.add(label.family)
        yield from (told for family, told in awaiting.items() if family not in listed)


def _in_one_line(document: Document) -> tuple[Block, Reading] | None:
    """The second paragraph that begins with a number in one line with others, where a text without line ends was parted."""
    if document.format not in _TYPED:
        return None  # an element of Word's may have line ends in it
    lines = Counter(block.pieces[0].paragraph for block in document.blocks if block.label is not None and block.pieces)
    line, most = max(lines.items(), key=lambda told: told[1], default=(0, 0))
    if most < _SEVERAL:
        return None
    block = [each for each in document.blocks if each.label is not None and each.pieces[0].paragraph == line][1]
    label = read_label(document.folded, block.start, block.end)
    return (block, label) if label is not None else None


def _alone(document: Document, block: Block) -> list[Reading]:
    """The number behind a 。 inside a block, if there is one alone: a list inside a paragraph has its own first number."""
    found = list(_labels(document, block))
    return found if len(found) == 1 else []


def _match(document: Document, block: Block, label: Reading) -> Match:
    values = {
        "label": document.text[label.start : label.end],
        "before": document.text[max(block.start, label.start - 8) : label.start],
        "rest": document.text[label.end : label.end + 6],
    }
    return Match(Span(label.start, label.end), values)


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
