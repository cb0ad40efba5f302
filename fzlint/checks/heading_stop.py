"""heading-stop: a heading that ends in 。 where its siblings do not, or runs on without one where theirs have it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from fzlint.checks.context import Context
from fzlint.checks.ordinals import Word, runs, words_in
from fzlint.checks.patterns import short
from fzlint.document.identity.bare import MARKS, QUOTES
from fzlint.document.model import Block, Document, Span
from fzlint.document.prose import running_paragraphs
from fzlint.finding import Edit, Match
from fzlint.record import NamedTuple


class HeadingStop(NamedTuple):
    """Headings of their own (none that text runs on from), compared with the other headings of their section.

    most    more than this share of the siblings with a 。 is a way of writing, not a slip
    merged  the message for a heading that its text was merged with
    """

    most: float = 0.34
    merged: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("heading", "others", "mark")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        yield from _title(document)
        yield from _open(document, self.merged)
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
        for key, spans in siblings.items():
            if key[-1].startswith("han"):  # 1.加密类： leads to a list
                yield from _odd(document, spans, self.most)
            stopped = [span for span in spans if document.text[span.end - 1] == "。"]
            if len(spans) < 3 or not 0 < len(stopped) <= self.most * len(spans):
                continue
            for span in stopped:
                mark = Span(span.end - 1, span.end)
                values = {"heading": document.text[span.start : span.end], "others": str(len(spans) - len(stopped))}
                yield Match(mark, values, edits=(Edit(mark, ""),))


def _odd(document: Document, spans: list[Span], most: float) -> Iterator[Match]:
    """A heading that ends in ：, ，, 、 or ； where its siblings do not."""
    odd = [span for span in spans if document.text[span.end - 1] in "：:，,、；;"]
    if len(spans) < 3 or not 0 < len(odd) <= most * len(spans):
        return
    for span in odd:
        mark = Span(span.end - 1, span.end)
        heading = document.text[span.start : span.end]
        values = {"heading": heading, "others": str(len(spans) - len(odd)), "mark": heading[-1]}
        yield Match(
            mark,
            values,
            edits=(Edit(mark, ""),),
            message="标题“{heading}”以“{mark}”结尾，同级其他{others}个标题没有，请统一。",
        )


_OPEN = (
    "同级其他{others}项都先写小标题，以“。”结束，“{heading}”这一项没有，请核对是否漏了小标题，或者小标题后面漏了“。”。"
)
_LONGER = (
    4  # characters by which a first clause is longer than the headings of its siblings, and holds no heading itself
)
_FIGURE = 4  # characters: an item that begins with a figure is told without a heading
_ORDINAL = 3  # characters of what such a paragraph begins with
_WHOLE = 22  # characters of a first sentence that is no heading of several clauses
_MARKS = "，。；：、！？（“《\n"


def _open(document: Document, merged: str) -> Iterator[Match]:
    """The one item of a series that begins without a heading, where all the others (two and more) have one that text runs on from."""
    for series in document.series:
        blocks = [document.blocks[index] for index in series.blocks]
        if all(block.label is not None and block.cell is None for block in blocks):
            yield from _merged(document, series.blocks, merged)
            yield from _unheaded(document, [_item(document, block) for block in blocks])
    below: list[tuple[Word, int]] = []  # 一是…… and 二是…… in paragraphs of their own
    for first, last in running_paragraphs(document):
        start, end = document.blocks[first].start, document.blocks[last].end
        if document.plain.find("三是", start, end) >= 0:  # two others at least
            for run in runs(words_in(document.text, start, end)):
                ends = [word.span.start for word in run[1:]] + [end]
                yield from _unheaded(
                    document, [_spoken(document, word.span.end, stop) for word, stop in zip(run, ends, strict=True)]
                )
        begun = words_in(document.text, start, min(end, start + _ORDINAL))[:1]
        if not begun or begun[0].number != len(below) + 1:
            yield from _unheaded(document, [_spoken(document, word.span.end, stop) for word, stop in below])
            below = []
        if begun and begun[0].number == len(below) + 1:
            below.append((begun[0], end))
    yield from _unheaded(document, [_spoken(document, word.span.end, stop) for word, stop in below])


_TEXT = 36  # characters of a paragraph that is more than a heading


def _merged(document: Document, series: tuple[int, ...], message: str) -> Iterator[Match]:
    """The one paragraph of text among headings of their own that all have text below them: （二）排查安全隐患对玩具、器材……"""
    blocks = [document.blocks[index] for index in series]
    texts = [document.plain[block.start : block.end].rstrip() for block in blocks]
    bare = [block.heading_end == block.end and text[-1:].isalpha() for block, text in zip(blocks, texts, strict=True)]
    if (
        not message
        or len(bare) < 3
        or bare.count(False) != 1
        or any(b - a == 1 for a, b in pairwise(series) if bare[series.index(a)])
    ):
        return
    at = bare.index(False)
    block, text, label = blocks[at], texts[at], blocks[at].label
    stop = next((i for i, character in enumerate(text) if i > 3 and character in _MARKS), len(text))
    if text[-1] != "。" or len(text) < _TEXT or text[stop : stop + 1] == "。" or label is None or label.automatic:
        return
    longest = max(block.end - block.start for block, own in zip(blocks, bare, strict=True) if own)
    span = Span(block.start, block.start + min(stop, longest))
    heading = document.text[label.span.end : span.end].strip()
    yield Match(span, {"heading": heading, "others": str(len(bare) - 1), "mark": "。"}, message=message)


class _Item(NamedTuple):
    """An item of a series without its number: where its text begins, where its heading ends, where it ends itself.

    headed   whether text runs on from a heading that is no sentence; sentence: whether it is said in sentences
    """

    start: int
    heading_end: int
    end: int
    headed: bool
    sentence: bool


def _item(document: Document, block: Block) -> _Item:
    start = block.start if block.label is None or block.label.automatic else block.label.span.end
    text = document.plain[start : block.end].rstrip()
    headed = block.start < block.heading_end < block.end and "，" not in document.plain[start : block.heading_end]
    own = block.heading_end == block.end and not (text.endswith("。") and any(mark in text for mark in "，、"))
    return _Item(start, block.heading_end - 1, block.end, headed, not own and "。" in text)


def _spoken(document: Document, start: int, end: int) -> _Item:
    """What follows 一是: a heading if its first sentence has no comma and another one follows."""
    text = document.plain[start:end].rstrip()
    stop = text.find("。")
    headed = 0 <= stop < len(text) - _LONGER and not any(mark in text[:stop] for mark in "，；：")
    return _Item(start, start + stop, end, headed, stop >= 0)


def _unheaded(document: Document, items: list[_Item]) -> Iterator[Match]:
    """What is told of the only one of some items that has no heading."""
    others = [item for item in items if item.headed]
    odd = [item for item in items if not item.headed and item.sentence]
    bare = len(items) - len(others) - len(odd)  # headings of their own, and what no sentence has
    if len(others) < 2 or len(odd) != 1 or bare > 1:
        return
    (item,) = odd
    text = document.plain[item.start : item.end]
    clause = next((i for i, character in enumerate(text) if character in _MARKS), len(text))
    longest = max(other.heading_end - other.start for other in others)
    stop = text.find("。")
    alone = "，" in text[:stop] and not text[stop + 1 :].strip()  # a heading of several clauses has text behind it
    whole = stop > max(_WHOLE, (2 if alone else 3) * longest) and clause >= _LONGER
    if (clause <= longest + _LONGER and not whole) or any(c.isdigit() for c in text[: min(longest, _FIGURE)]):
        return
    amounts = [text[:clause], *(document.plain[other.start : other.heading_end] for other in others)]
    if all(any(map(str.isdigit, said)) for said in amounts):
        return  # （一）因公出国费0元。…… （二）公务用车费6.92万元，……: what each of them comes to, no heading
    span = Span(item.start, item.start + clause)
    yield Match(
        span,
        {"heading": short(document.text[span.start : span.end]), "others": str(len(others)), "mark": "。"},
        message=_OPEN,
    )


_TITLE = "标题“{heading}”末尾不用“{mark}”，请删去。"
_CALLS = "！!"  # a slogan or a salutation ends so
_NAMED = "标题“{heading}”不用{mark}括起来，请删去{mark}。"


def _title(document: Document) -> Iterator[Match]:
    """The title with a mark at its end, or in 《》 or quotes."""
    if not document.title_blocks or not document.title:
        return
    first, last = (document.blocks[document.title_blocks[at]] for at in (0, -1))
    text = document.text[first.start : last.end].rstrip()
    start, end = first.start, first.start + len(text)
    values = {"heading": document.title, "others": "", "mark": text[-1]}
    if text[-1] in MARKS and text[-1] not in _CALLS:
        mark = Span(end - 1, end)
        yield Match(mark, values, edits=(Edit(mark, ""),), message=_TITLE)
    elif (
        text[0] == QUOTES.get(text[-1])
        and document.title == text[1:-1].strip()
        and "\n【" not in document.text  # a chapter of a yearbook, below the name of the book
        and not document.text.startswith("——", last.end + 1)  # what somebody said, and then who is told of
    ):
        edits = (Edit(Span(start, start + 1), ""), Edit(Span(end - 1, end), ""))
        values["mark"] = "书名号" if text[-1] == "》" else "引号"
        yield Match(Span(start, end), values, edits=edits, message=_NAMED)
