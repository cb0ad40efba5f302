"""figure-logic: what no figures of the world can be, whatever they count: 办结率108%, 下降-5.2%, 由100件增加到80件."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.checks.patterns import Patterns, Row, unusable_rows
from fzlint.document.model import Span
from fzlint.figures.contrary import contrary
from fzlint.figures.doubling import doublings
from fzlint.figures.listings import Passage
from fzlint.figures.logic import Absurd, Words, absurd
from fzlint.figures.numerals import written
from fzlint.figures.proportion import proportions, ranked
from fzlint.figures.statement import Relation, statements
from fzlint.figures.steps import over_steps
from fzlint.finding import Match
from fzlint.record import NamedTuple


class FigureLogic(NamedTuple):
    """Figures that cannot be.

    bounded      rates that cannot be more than 100 %, by what their names end in
    splits       words in front of shares that say that they are those of one whole
    divisions    words that divide a whole, "民事|刑事|行政", as in sums
    overlapping  words for what may meet in one thing: their shares may make more than the whole
    ranks        words for what is the better the smaller it is (排名)
    exceeding    what is said of a part that is more than its whole
    forms        forms that are wrong whatever the figures: rows of the check patterns
    rows         words that tell how a figure hangs together with the others of its sentence
    """

    bounded: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    overlapping: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    exceeding: str = ""
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
        for doubling in doublings(context.document.folded):
            span = doubling.span
            values = {"text": context.document.text[span.start : span.end], "fix": doubling.right, "code": ""}
            yield Match(span, {**values, "sum": "", "terms": ""}, message="“{text}”与数字不符，应为{fix}。请核对。")
        for row in proportions(context.document.folded):
            shown = context.document.text[row.span.start : row.span.end]
            values = {"text": shown, "fix": "", "code": "", "sum": written(row.made), "terms": "+".join(row.terms)}
            yield Match(row.span, values, message="“{text}”各项相加为{sum}（{terms}），不是100。请核对各项比重。")
        text = context.document.text
        for span in (*ranked(context.document.folded), *contrary(context.document.folded, self.ranks)):
            yield _told(text, span, _MESSAGES["wrong-way"])
        words = Words(self.bounded, self.splits, self.divisions, self.overlapping)
        for passage, _ in context.passages:
            for span in over_steps(passage):
                yield _told(text, span, self.exceeding)
            if _may_hold(passage):
                for found in absurd(passage, statements(passage, self.rows), words):
                    yield _match(text, found, _MESSAGES[found.kind])


def _may_hold(passage: Passage) -> bool:
    """Whether a sentence has what any of these faults needs: more than one share, more than 100 %, from one figure to another."""
    shares = [figure for figure in passage.figures if figure.about == "share"]
    if any(figure.value > 100 for figure in shares):
        return True
    if len(passage.figures) < 2:
        return False
    said = passage.text[passage.start : passage.end]
    return len(shares) > 1 and any(word in said for word in ("占", "构成", "结构"))


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
    "wrong-way": "“{text}”：前后两个数的大小与所说的相反。请核对数字或用词。",
}
