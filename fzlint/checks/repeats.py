"""repeats: paragraphs and sections that stand twice, and sentences said twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from fzlint.checks.context import Context
from fzlint.checks.patterns import short
from fzlint.document.model import Document, Span
from fzlint.document.reworded import reworded
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Repeats(NamedTuple):
    """What stands twice in a document.

    unit    region: whole paragraphs, told once for the whole stretch; sentence: full sentences outside such regions, in
            reports only
    short   region: a single paragraph of fewer characters is a warning at most
    least   sentence: its least number of Chinese characters; three fifths of them, or two where there are figures, stand
            outside 《》 and “”
    never   sentence: ends of titles of papers that say what is right twice: 纪要
    denying sentence: characters that make another fact of what they are put into: 不 未; little: those that change nothing: 的 了
    """

    unit: Literal["region", "sentence"]
    short: int = 120
    least: int = 20
    never: tuple[str, ...] = ()
    denying: str = ""
    little: str = ""

    @property
    def covers(self) -> bool:
        """What is found inside a region that stands twice is told only as a number."""
        return self.unit == "region"

    @property
    def names(self) -> tuple[str, ...]:
        return ("copy", "first", "same") if self.unit == "region" else ("copy", "first", "sentence")

    def __call__(self, context: Context) -> Iterator[Match]:
        if self.unit == "region":
            yield from self._regions(context)
        elif not context.document.title.endswith(self.never):
            yield from self._sentences(context)

    def _regions(self, context: Context) -> Iterator[Match]:
        document = context.document
        articles = sum(block.label is not None and block.label.family == "条" for block in document.blocks)
        for region in context.repeats:
            if articles >= _STATUTE and not region.exact:
                continue  # parallel provisions
            yield Match(
                region.again,
                {
                    "copy": document.where(region.again),
                    "first": document.where(region.first),
                    "same": "内容重复" if region.exact else "内容基本相同（有少量改动）",
                },
                related=(region.first,),
                severity="warning" if region.paragraphs == 1 and region.size < self.short else None,
                covers=region.again,
            )

    def _sentences(self, context: Context) -> Iterator[Match]:
        document = context.document
        pairs = sorted({*self._pairs(context), *_siblings(document)})
        copies = [region.again for region in context.repeats] if pairs else []
        told: set[int] = set()  # where sentences end that are told: not once more as the paragraph
        for span, twin in pairs:
            if _inside(span, copies) or span.end in told:
                continue
            told.add(span.end)
            yield Match(
                span,
                {
                    "copy": document.where(span),
                    "first": document.where(twin),
                    "sentence": short(document.text[span.start : span.end].rstrip("。")),
                },
                related=(twin,),
            )

    def _pairs(self, context: Context) -> Iterator[tuple[Span, Span]]:
        """Sentences that were said before, and where."""
        document = context.document
        text, folded = document.text, document.folded
        by_end: dict[str, list[Span]] = {}  # sentences that end alike are few; only these are compared
        by_start: dict[str, list[Span]] = {}  # the same for those that begin alike
        for sentence in (*document.sentences, *_short_paragraphs(context)):
            if sentence.end - sentence.start <= self.least or "。" not in text[sentence.end - 3 : sentence.end]:
                continue
            clause = _last_clause(text, sentence)
            told = [sentence] if clause.end - clause.start <= self.least else list(dict.fromkeys((clause, sentence)))
            by_end.setdefault(_ending(folded, sentence), []).extend(told)
            by_start.setdefault(folded[told[0].start : told[0].start + _START], []).append(told[0])
        for item in _listed(document, self.least):
            by_end.setdefault(_ending(folded, item), []).append(item)
        for part, twin in reworded(document, self.denying, self.little):
            if self._tells(min(folded[part.start : part.end], folded[twin.start : twin.end], key=len)):
                yield part, twin
        for spans in by_end.values():
            if len(spans) > 1:
                yield from self._end_alike(folded, sorted(spans))
        for spans in by_start.values():
            if len(spans) > 1:
                yield from self._begin_alike(folded, spans)

    def _end_alike(self, folded: str, spans: list[Span]) -> Iterator[tuple[Span, Span]]:
        """Sentences that are the same, and the tail of one that is another."""
        first: dict[str, Span] = {}
        for span in spans:
            said = folded[span.start : span.end]
            twin = first.setdefault(_bare(said), span)
            if twin.end <= span.start and self._tells(said):
                yield span, twin
        for former, later in pairwise(spans):
            one, two = folded[former.start : former.end], folded[later.start : later.end]
            short, long = sorted((one, two), key=len)
            if long.endswith("，" + short) and former.end <= later.start and self._tells(short):
                yield later._replace(start=later.end - len(short)), former

    def _begin_alike(self, folded: str, spans: list[Span]) -> Iterator[tuple[Span, Span]]:
        """Sentences of which one only goes on further."""
        for former, later in pairwise(spans):
            one, two = folded[former.start : former.end], folded[later.start : later.end]
            short, long = sorted((one, two), key=len)
            said = short.rstrip("。")
            if long.startswith(said + "，") and self._tells(said):
                yield later, former

    def _tells(self, said: str) -> bool:
        """Whether a sentence is long enough and says something of its own besides names and slogans."""
        own = _NAMED.sub("", said)
        figures = len(_FIGURE.findall(own))
        least = self.least * 2 // 5 if figures else self.least * 3 // 5
        weight = _han(said) + (_WEIGHT * figures if figures > 1 else 0)
        return weight >= self.least and _han(own) >= least


def _short_paragraphs(context: Context) -> Iterator[Span]:
    """Paragraphs of some sentences, each of which is too short to be told for itself, and all of them to be a region."""
    document = context.document
    for block in document.blocks:
        running = block.role in ("body", "item") or (block.role == "heading" and block.heading_end < block.end)
        if running and block.cell is None and block.end - block.start < _SHORT_PARAGRAPH:
            start = block.start if block.label is None or block.label.automatic else block.label.span.end
            if document.text.count("。", start, block.end) > 1 and "；" not in document.text[start : block.end]:
                yield Span(start, block.end)


def _listed(document: Document, least: int) -> Iterator[Span]:
    """Whole paragraphs that end in ；, as the items of a list do, and short ones with a label that count as headings."""
    for block in document.blocks:
        mark = "。" if block.role == "heading" and block.heading_end >= block.end else "；"
        if block.is_text and block.end - block.start > least and document.text_of(block).rstrip().endswith(mark):
            start = block.start if block.label is None or block.label.automatic else block.label.span.end
            yield Span(start, block.end)


def _siblings(document: Document) -> Iterator[tuple[Span, Span]]:
    """Items of one list that say the same, however short they are, and headings in front of a text that do."""
    for series in document.series:
        first: dict[str, tuple[Span, str]] = {}
        for index in series.blocks if len(series.blocks) > 1 else ():
            block = document.blocks[index]
            start = block.start if block.label is None or block.label.automatic else block.label.span.end
            end = block.heading_end if block.role == "heading" else block.end
            head, whole = document.folded[start:end], document.folded[start : block.end]
            if block.is_text and _han(head) >= _ITEM:
                twin, said = first.setdefault(_bare(head), (Span(start, end), whole))
                if twin.start != start:
                    yield Span(start, block.end if said == whole else end), twin


_ITEM = 8  # Chinese characters of an item that is told where another of its list says the same
_WEIGHT = 2  # Chinese characters that a figure counts for, where there are several: hardly twice the same by chance
_STATUTE = 10  # articles of a law
_SHORT_PARAGRAPH = 60  # characters
_END = 6
_START = 8
# strings: few reports say a sentence twice, and compiling takes longer than looking
_FIGURE = pattern("[0-9]+")
_MARKS = pattern(r"\W+")
_NAMED = pattern("《[^《》]*》|“[^“”]*”")
_LABEL = pattern(r"\s*(?:\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)、.．]+|[①-⑳])?")
_LEAD = pattern(
    "(?:与此同时|同时|此外|另外|截至目前|目前|首先|其次|再次|最后|另一方面|一方面|[第其][一二三四五六七八九十]{1,2}是?"
    "|[一二三四五六七八九十]{1,2}是)?"
)


def _bare(said: str) -> str:
    """A folded sentence without marks and without what only puts it in order: a label, 首先， 一是 此外，."""
    label = _LABEL.match(said)
    said = _MARKS.sub("", said[label.end() :] if label else said)
    lead = _LEAD.match(said)
    return said[lead.end() :] if lead else said


def _ending(folded: str, span: Span) -> str:
    """The last characters of a sentence, without its marks."""
    return _MARKS.sub("", folded[max(span.end - 12, span.start) : span.end])[-_END:]


def _last_clause(text: str, span: Span) -> Span:
    """What follows the last ； of a sentence: it can stand as a sentence of its own."""
    start = max(text.rfind("；", span.start, span.end), text.rfind(";", span.start, span.end)) + 1
    if start <= span.start:
        return span
    while start < span.end and text[start].isspace():
        start += 1
    return Span(start, span.end)


def _han(text: str) -> int:
    return sum("\u3400" <= c <= "\u9fff" for c in text)


def _inside(span: Span, regions: list[Span]) -> bool:
    at = bisect_right(regions, span.start, key=lambda region: region.start) - 1
    return at >= 0 and span.end <= regions[at].end
