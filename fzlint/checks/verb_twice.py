"""verb-twice: a clause that says its verb twice: 充分发挥顾问在决策中发挥作用; one of the two is left over, or a mark was lost between.
So is a word of any kind that ends its clause and stands two or three characters before (检查企业检查128家), and what is counted, if
it is told on both sides of the figure (查处案件9件案件)."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.slips import is_reached_into
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_END = pattern(r"[，。；]|(?<![0-9.,])[0-9]")
_COUNT = pattern(r"(?<![0-9.,])[0-9][0-9.,]*[余多]?万?(?=[^\W\d_a-zA-Z])")
_GAPS = (2, 3)  # characters between a word that ends its clause and the same word before
_WIDE = range(4, 10)  # the same of a deed
_FAR = 40  # code points between the two
_CLOSED = frozenset("，。；：！？,;:\n“”《》（）()|｜ \u3000")


class VerbTwice(NamedTuple):
    """Words that are written once in a clause.

    verbs   the words that are looked for
    joins   no fault where one of these stands before the second: 和, 更好
    apart   no fault where one of these stands anywhere between: 或者, 如何
    even    words of which a 、 between parts two equal clauses: 能力不断提高、作风不断改进
    unless  right words that hold one of them: 可持续, 根据地
    measures  what counts behind a figure: 家, 人次
    totals    characters between what is counted and its figure: 共
    deeds   verbs that are left over farther behind what is done, too: 参观基地参观3次
    far     words that stand between the two of those: 依据标准进行审核
    between   no word is left over where what stands between it and itself holds one of these: 机构, 一级抓一级
    """

    verbs: tuple[str, ...]
    joins: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    even: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    totals: str = ""
    deeds: tuple[str, ...] = ()
    far: tuple[str, ...] = ()
    between: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "verb")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        for span, word in (*self._counted(text), *self._ending(text)):
            if document.block_with(span.start).is_text and not is_reached_into(text, span, context.words):
                yield Match(span, {"text": document.text[span.start : span.end], "verb": word})
        for verb in self.verbs:
            if verb[:2] not in document.pairs:
                continue
            at = text.find(verb)
            while at >= 0:
                first, at = at, text.find(verb, at + len(verb))
                between = text[first + len(verb) : at]
                if at < 0 or not 0 < len(between) <= _FAR or not _CLOSED.isdisjoint(between):
                    continue
                if between.endswith(self.joins) or ("、" in between and between.rfind("、") > len(between) - 4):
                    continue
                if (verb in self.even and "、" in between) or any(word in between for word in self.apart):
                    continue
                if self._in_word(text, first, verb) or self._in_word(text, at, verb):
                    continue
                if document.block_with(at).role in ("body", "item", "heading"):
                    span = Span(first, at + len(verb))
                    yield Match(span, {"text": document.text[span.start : span.end], "verb": verb})

    def _in_word(self, text: str, at: int, verb: str) -> bool:
        return any(verb in word and text.startswith(word, at - word.index(verb)) for word in self.unless)

    def _counted(self, text: str) -> Iterator[tuple[Span, str]]:
        """What is told in front of a figure and again behind its measure."""
        for found in _COUNT.finditer(text):
            measure = next((word for word in self.measures if text.startswith(word, found.end())), "")
            end, start = found.end() + len(measure), found.start()
            start -= text[start - 1 : start] in (*self.totals, "”")
            word = text[max(start - 2, 0) : start]
            if measure and len(word) == 2 and all(map(is_han, word)) and text.startswith(word, end):
                yield Span(start - 2, end + 2), word

    def _ending(self, text: str) -> Iterator[tuple[Span, str]]:
        """What ends a clause, or stands before a figure, and little before."""
        for found in _END.finditer(text):
            end = found.start() - (text[found.start() - 1 : found.start()] in tuple(self.totals))
            word = text[max(end - 2, 0) : end]
            for gap in (*_GAPS, *_WIDE) if word in self.deeds else _GAPS:
                start = end - 4 - gap
                if start < 0 or not text.startswith(word, start) or len(word) < 2:
                    continue
                whole = text[start:end]
                if (
                    all(map(is_han, whole))
                    and not any(inner in whole[1:-2] for inner in (self.between if gap in _GAPS else self.far))
                    and word not in whole[2:-2]
                ):
                    yield Span(start, end), word
