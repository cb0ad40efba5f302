"""figure-logic: what no figures of the world can be, whatever they count: 办结率108%, 下降-5.2%, 由100件增加到80件."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.checks.patterns import Patterns, Row, unusable_rows
from fzlint.document.model import Document, Span
from fzlint.figures.again.steps import over_before, over_clause, over_steps
from fzlint.figures.changes.contrary import contrary, opposed
from fzlint.figures.changes.doubling import doublings
from fzlint.figures.rates.logic import Absurd, Words, absurd
from fzlint.figures.rates.proportion import proportions, ranked
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.numerals import written
from fzlint.figures.reading.statement import Relation, statements
from fzlint.figures.sums.among import over_among
from fzlint.figures.sums.outside import outside
from fzlint.figures.sums.standing import without
from fzlint.finding import Match
from fzlint.record import NamedTuple


class FigureLogic(NamedTuple):
    """Figures that cannot be.

    bounded      what cannot be more than 100 % besides any 率, by what its name ends in
    splits       words in front of shares that say that they are those of one whole
    divisions    words that divide a whole, "民事|刑事|行政", as in sums
    overlapping  words for what may meet in one thing: their shares may make more than the whole
    ranks        words for what is the better the smaller it is (排名)
    exceeding    what is said of a part that is more than its whole
    beyond       what is said of a rate that would have been more than 100 % or less than nothing before
    forms        forms that are wrong whatever the figures: rows of the check patterns
    rows         words that tell how a figure hangs together with the others of its sentence
    """

    bounded: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    overlapping: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    exceeding: str = ""
    beyond: str = ""
    forms: tuple[Row, ...] = ()
    rows: tuple[Relation, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "fix", "code", "sum", "terms")

    def problems(self) -> Iterator[tuple[str, str]]:
        """Which forms cannot be used, and why."""
        return unusable_rows("forms", self.forms)

    def __call__(self, context: Context) -> Iterator[Match]:
        for match in Patterns(self.forms)(context):
            yield match._replace(values={**match.values, "sum": "", "terms": ""})
        yield from self._by_numbers(context.document)
        text = context.document.text
        words = Words(self.bounded, self.splits, self.divisions, self.overlapping)
        for k, (passage, before) in enumerate(context.passages):
            ahead = without(before, context.lists(*context.passages[k - 1]).settled) if before is not None else None
            over = (*over_before(passage, ahead), *over_among(passage, ahead)) if ahead is not None else ()
            for span in (*over_steps(passage), *over_clause(passage), *over):
                yield _told(text, span, self.exceeding)
            if _may_hold(passage):
                for found in absurd(passage, statements(passage, self.rows), words):
                    yield _match(text, found, _MESSAGES.get(found.kind, self.beyond))

    def _by_numbers(self, document: Document) -> Iterator[Match]:
        """What numbers side by side cannot be, whatever they count."""
        text, folded = document.text, document.folded
        for doubling in doublings(folded):
            match = _told(text, doubling.span, "“{text}”与数字不符，应为{fix}。请核对。")
            yield match._replace(values={**match.values, "fix": doubling.right})
        for row in proportions(folded):
            match = _told(text, row.span, "“{text}”各项相加为{sum}（{terms}），不是100。请核对各项比重。")
            yield match._replace(values={**match.values, "sum": written(row.made), "terms": "+".join(row.terms)})
        told = {
            "wrong-way": (*ranked(folded), *contrary(folded, self.ranks)),
            "opposed": opposed(folded),
            "outside": outside(folded),
        }
        yield from (_told(text, span, _MESSAGES[kind]) for kind, spans in told.items() for span in spans)


def _may_hold(passage: Passage) -> bool:
    """Whether a sentence has what any of these faults needs: more than one share, more than 100 %, from one figure to another."""
    shares = [figure for figure in passage.figures if figure.about == "share"]
    if any(figure.value > 100 for figure in shares):
        return True
    if len(passage.figures) < 2:
        return False
    said = passage.text[passage.start : passage.end]
    if len(shares) > 1 and any(word in said for word in ("占", "构成", "结构")):
        return True
    return bool(shares) and any(figure.about == "point" for figure in passage.figures)


def _told(text: str, span: Span, message: str) -> Match:
    values = {"text": text[span.start : span.end], "fix": "", "code": "", "sum": "", "terms": ""}
    return Match(span, values, message=message)


def _match(text: str, found: Absurd, message: str) -> Match:
    span = found.span
    terms = "+".join(f"{written(one.figure.value)}%" for one in found.statements)
    values = {
        "text": text[span.start : span.end],
        "fix": "",
        "code": "",
        "sum": written(found.sum) + "%",
        "terms": terms,
    }
    return Match(span, values, message=message)


_MESSAGES = {
    "over-whole": "各部分占比之和为{sum}（{terms}），超过了100%。请核对各项占比；如各项有重叠，请写明。",
    "over-hundred": "“{text}”：这个率不会超过100%。请核对数字。",
    "opposed": "“{text}”：同一个变化既说升又说降。请核对用词。",
    "outside": "“{text}”：后一个数超出了前一个数说的范围。请核对这两个数。",
    "wrong-way": "“{text}”：前后两个数的大小与所说的相反。请核对数字或用词。",
}
