"""rates: a share, rate or growth that the figures beside it contradict: 受理86件，审结79件，审结率93%.

Only a formula that is written out, 89.2%（229÷247×100%）, is an error: of all others the writer may have reckoned otherwise.
A percentage may be rounded or cut. Where any figures that may be meant make it, nothing is said; only where the words tie it to
certain figures, and none of the sentence fits, it is called wrong. What each kind of percentage is made of is told in
`quotients`, `shares` and `growth`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain

from fzlint.checks.context import Context
from fzlint.document.model import Span
from fzlint.figures.changes.compared import GROWTH
from fzlint.figures.changes.growth import growth
from fzlint.figures.changes.moves import PAST, by_how_much, wrong_moves
from fzlint.figures.changes.scores import wrong_scores
from fzlint.figures.near.bases import of_named_base
from fzlint.figures.near.changes import near_changes
from fzlint.figures.near.folds import near_folds
from fzlint.figures.near.means import near_means
from fzlint.figures.near.rates import NearRate, near_rates
from fzlint.figures.near.share_rows import wrong_in_turn
from fzlint.figures.rates import lone
from fzlint.figures.rates.means import wrong_means
from fzlint.figures.rates.named_ratios import Ratio, wrong_ratios
from fzlint.figures.rates.proportion import sectors
from fzlint.figures.rates.quotients import made_beside, moved_to, rates, told_as
from fzlint.figures.rates.rate_read import read
from fzlint.figures.rates.share_rows import one_whole, proved, wrong_in_rows, wrong_of_hundred, wrong_of_one_whole
from fzlint.figures.rates.share_stands import told_beside
from fzlint.figures.rates.shares import shares
from fzlint.figures.rates.yields import wrong_yields
from fzlint.figures.reading.chance import paragraph, severity, shares_words
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.formula import Formula, formulas
from fzlint.figures.reading.in_words import with_words
from fzlint.figures.reading.listings import Item, Listing, Passage
from fzlint.figures.reading.numerals import rounded
from fzlint.figures.reading.reckoning import COMPARED, RATIOS, Claim, Scene, at_least, exact, fits, like, roughly, shown
from fzlint.figures.reading.said import PART_OF_YEAR, listed
from fzlint.figures.reading.statement import Relation, Statement, statements
from fzlint.figures.sums.lists import Lists
from fzlint.figures.sums.standing import standing, up_to
from fzlint.finding import Match, Severity
from fzlint.record import NamedTuple
from fzlint.tables.confirmed import unconfirmed


class Rates(NamedTuple):
    """Percentages in running text.

    rows    words that tell how a figure hangs together with the others of its sentence
    ratios  ratios that have a name, with the words of their two sides
    """

    rows: tuple[Relation, ...] = ()
    ratios: tuple[Ratio, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("formula", "right", "told")

    def __call__(self, context: Context) -> Iterator[Match]:
        yield from unconfirmed(context.document, self._told(context))

    def _told(self, context: Context) -> Iterator[Match]:
        yearly = context.kind is not None and PART_OF_YEAR.search(context.document.title) is None
        for k, (plain, _) in enumerate(context.passages):
            passage = with_words(plain)
            found = [*self._of(context, passage, k, yearly)]
            yield from found
            spans = [match.span for match in found]
            both, own = paragraph(context.passages, k, passage)
            near = (_in_rows, _near_rates, _near_means, _near_changes, _near_folds)
            for told, match in chain.from_iterable(each(passage, both, own) for each in near):
                if not any(told.start < span.end and span.start < told.end for span in spans):
                    yield match
                    spans.append(match.span)
        text = context.document.folded
        if "分" in text:
            yield from _differences(Passage(text, 0, len(text), (), (), ()), wrong_scores(text))

    def _of(self, context: Context, passage: Passage, k: int, yearly: bool) -> Iterator[Match]:
        """What the words of sentence k tie together, and the figures make otherwise."""
        before = context.passages[k][1]
        if any(figure.about in RATIOS for figure in passage.figures):
            yield from _percentages(context, scene(context, passage, k), self.rows)
            yield from (_match(passage, claim) for claim in sectors(passage))
        if any(passage.text.find(word, passage.start, passage.end) >= 0 for word in _MEANS):
            yield from _means(
                passage, chain(wrong_means(passage, before, yearly), wrong_ratios(passage, before, self.ratios))
            )
        if len(passage.figures) > 2:
            yield from _means(passage, wrong_yields(passage, before))
            yield from _differences(passage, wrong_moves(passage))


_ONE = Decimal(1)
_MEANS = ("均", "每", "比", "率", ":1", "1:", "：1", "1：", "∶")


def scene(context: Context, passage: Passage, k: int) -> Scene:
    """Sentence k as percentages see it; what stands before it is found when one of them asks."""
    before = context.passages[k][1]
    lists = context.lists(passage, before)

    @cache
    def ahead() -> Passage | None:
        return standing(context.passages, k, context.lists)

    def stands(first: int) -> Passage | None:
        return up_to(ahead(), passage, first, lists.settled if first else ())

    return Scene(passage, before, totals_of(lists), stands)


def _percentages(context: Context, scene: Scene, relations: Sequence[Relation]) -> Iterator[Match]:
    """The wrong ones of a sentence, each told once: those with a formula written out, those tied by words, those that stand alone."""
    passage, before = scene.passage, scene.before
    told: set[int] = set()
    for formula in formulas(passage):
        told.add(formula.told.start)
        if not formula.fits:
            yield _formula(context.document.text, formula)
    alone = (lone.wrong(passage, i) for i, figure in enumerate(passage.figures) if figure.about == "share")
    row = one_whole(passage)
    rows = (
        *wrong_in_rows(passage, before),
        wrong_of_hundred(passage),
        row and wrong_of_one_whole(passage, before, row),
    )
    told |= proved(passage, before, row) if row is not None else set()
    for claim in chain(_wrong(scene, relations), alone, rows):
        if claim is not None and claim.told.span.start not in told:
            told.add(claim.told.span.start)
            yield _match(passage, claim)


def _in_rows(passage: Passage, both: Passage, own: int) -> Iterator[tuple[Span, Match]]:
    """Shares that the others of their row prove wrong."""
    return ((claim.told.span, _match(passage, claim)) for claim in wrong_in_turn(both, own))


def _near_rates(passage: Passage, both: Passage, own: int) -> Iterator[tuple[Span, Match]]:
    """Percentages that two figures of the paragraph would make but for one slip."""
    for near in chain(near_rates(both, own), of_named_base(both, own)):
        level = severity(both.text, (near.told, near.part, near.whole), near.chance)
        if level is not None:
            yield near.told.span, _near(passage, near, level)


def _near_means(passage: Passage, both: Passage, own: int) -> Iterator[tuple[Span, Match]]:
    """Means that two figures of the paragraph do not make."""
    for claim, chance in near_means(both, own):
        level = severity(both.text, (claim.told, *claim.figures), chance)
        if level is not None:
            yield from ((claim.told.span, match._replace(severity=level)) for match in _means(passage, iter([claim])))


def _near_changes(passage: Passage, both: Passage, own: int) -> Iterator[tuple[Span, Match]]:
    """Changes that an earlier figure and a later one of the paragraph would make but for one slip."""
    for claim, chance in near_changes(both, own):
        level = severity(both.text, (claim.told, *claim.figures), chance)
        if level is not None:
            yield claim.told.span, _changed(passage, claim, level)


def _near_folds(passage: Passage, both: Passage, own: int) -> Iterator[tuple[Span, Match]]:
    """Multiples that what is now and what was then do not make."""
    for near in near_folds(both, own):
        level = severity(both.text, (near.told, near.now, near.then), near.chance)
        if level is not None:
            formula = f"{shown(passage, near.now)}÷{shown(passage, near.then)}"
            claim = Claim(near.told, (near.now, near.then), formula, near.made)
            yield near.told.span, _match(passage, claim)._replace(severity=level)


def _near(passage: Passage, near: NearRate, level: Severity) -> Match:
    """What two digits changed about keep from being right."""
    part, whole = shown(passage, near.part), shown(passage, near.whole)
    formula = f"（{whole}－{part}）÷{shown(passage, near.base)}" if near.base is not None else f"{part}÷{whole}"
    return _match(passage, Claim(near.told, (near.part, near.whole), formula, near.ratio))._replace(severity=level)


def _changed(passage: Passage, claim: Claim, level: Severity) -> Match:
    """A change that two figures do not make, told as growth or as a difference."""
    if claim.told.about in RATIOS:
        return _match(passage, claim)._replace(severity=level)
    return next(_differences(passage, iter([claim])))._replace(severity=level)


def _means(passage: Passage, claims: Iterator[Claim]) -> Iterator[Match]:
    yield from _quantities(
        passage, claims, "均数与数字不符：{formula}={right}，文中为{told}。请核对这几个数字；如另有口径，请写明。"
    )


def _quantities(passage: Passage, claims: Iterator[Claim], message: str) -> Iterator[Match]:
    """Quantities that the figures beside them make otherwise: 26人，结案5486件，人均221件; 由80件降到60件，减少25件."""
    for claim in claims:
        told = claim.told
        right = rounded(claim.ratio, min(told.step, _ONE))
        values = {"formula": claim.formula, "right": like(passage, told, right), "told": shown(passage, told)}
        span, related = _place(passage, claim)
        yield Match(span, values, related=related, severity="warning", message=message)


def _differences(passage: Passage, claims: Iterator[Claim]) -> Iterator[Match]:
    yield from _quantities(passage, claims, "增减数与数字不符：{formula}={right}，文中为{told}。请核对这几个数字。")


def _place(passage: Passage, claim: Claim) -> tuple[Span, tuple[Span, ...]]:
    """Where a claim stands in its sentence, and the figures of the sentence before."""
    spans = [figure.span for figure in (claim.told, *claim.figures)]
    inside = [span for span in spans if passage.start <= span.start < passage.end]
    place = Span(min(span.start for span in inside), max(span.end for span in inside))
    return place, tuple(span for span in spans if span not in inside)


def totals_of(lists: Lists) -> dict[Span, Figure]:
    """For every part of a list in a sentence (by its span) the total of the list."""
    found: dict[Span, Figure] = {}
    for listing in chain(lists.behind, lists.ahead):
        items = [item.figure for item in _together(listing)]
        for item in items:
            for total in listing.totals:
                if total.about == item.about and not COMPARED.search(total.noun):
                    if all(total.value >= other.value for other in items if other.about == total.about):
                        found[item.span] = total
                    break
    for listing in lists.plain:
        total = listing.totals[0]
        parts = [item.figure for item in listing.items if item.figure.about == total.about]
        if sum(part.value for part in parts) == total.value and not _shared(lists.passage, total):
            found |= {part.span: total for part in parts if part.span not in found}
    return found


def _shared(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is told to be a share itself: 甲30件，占比35.3%，乙23件，丙7件."""
    after = bisect_right(passage.figures, figure.span.start, key=lambda f: f.span.start)
    return (
        after < len(passage.figures)
        and passage.figures[after].about == "share"
        and ("占" in passage.figures[after].noun)
    )


def _together(listing: Listing) -> Sequence[Item]:
    """The items up to a ； that ends the list: 维持23件、撤销9件；应诉案件34件."""
    items = [item for item in listing.items if item.figure.about not in RATIOS]
    total = next((total for total in listing.totals if total.about not in RATIOS), listing.totals[0])
    parts = [item.figure.value for item in items if item.figure.about == total.about]
    if sum(parts) == total.value:
        return items
    for k in range(1, len(items)):
        other = items[k].figure.about == total.about and items[k].figure.value > total.value
        if items[k].mark == "；" and (other or (k > 1 and items[k - 1].mark in ("、", "，"))):
            return items[:k]
    return items


def _wrong(scene: Scene, relations: Sequence[Relation]) -> Iterator[Claim]:
    wrong: list[Claim] = []
    count = 0
    said = cache(lambda: statements(scene.passage, relations))
    for i, told in enumerate(scene.passage.figures):
        if told.about not in RATIOS:
            continue
        if told.approx and not roughly(scene.passage, told):
            if told.about == "share" and at_least(scene.passage, told):
                yield from rates(scene, i, said, relations)
            continue
        claims = shares(scene, i) if told.about == "share" else None
        if claims is None:
            grown = _grown_or_rate(scene, i, said, relations)
            yield from (claim for claim in grown if not _made_in_sight(scene.passage, claim))
            continue
        judged = list(claims)
        if not judged and told.about == "share" and (named := told_as(scene.passage, i)) is not None:
            claim = read(scene.passage, said(), i, *named)
            judged = [claim if claim is None or claim.ratio != 100 else None]  # one figure, told again as its only part
        for claim in judged:
            count += 1
            wrong += [claim] if claim is not None and not told_beside(scene.passage, i, claim.ratio) else []
    wrong = [claim for claim in wrong if not _made_in_sight(scene.passage, claim)]
    if count > 1 and len(wrong) == count:  # another whole is meant, or the whole is wrong: told once
        yield wrong[0]
    else:
        yield from wrong


def _made_in_sight(passage: Passage, claim: Claim) -> bool:
    """Whether a percentage with decimals is the growth of one figure of its sentence over another, 312件（上年298件）…总量增长4.7%, or a
    share of what the sentence tells in all: 共352件，占比分别为37.2%."""
    told = claim.told
    if _of_another_named(passage, claim):
        return True
    if told.about != "share" or told.step >= 1 or claim.points or len(passage.figures) > _MOST:
        return False
    grown = GROWTH.fullmatch(told.noun) is not None
    for whole in passage.figures:
        if grown and _of_then(passage, told, whole):
            return True
        if whole.noun not in (_THEN if grown else _IN_ALL) or whole.approx or not whole.value:
            continue
        for one in passage.figures:
            if one.unit == whole.unit and {one, whole} != {*claim.figures}:
                made = abs(one.value - whole.value if grown else one.value) / whole.value * 100
                if fits(passage, told, made, made):
                    return True
    return False


def _of_another_named(passage: Passage, claim: Claim) -> bool:
    """Whether the part is that share of another figure that it names as well: 年初预算42亿元，调整为44.8亿元，完成43.9亿元，为调整预算的98%."""
    told, units = claim.told, {figure.unit for figure in claim.figures}
    if told.about != "share" or not told.noun.endswith("的") or not claim.figures:
        return False
    part = max(claim.figures, key=lambda figure: figure.span.start)
    wholes = (one for one in passage.figures if one.unit in units and one not in claim.figures and one.value)
    return any(
        shares_words(told.noun, one.noun) and fits(passage, told, *exact(part.value, one.value)) for one in wholes
    )


def _of_then(passage: Passage, told: Figure, whole: Figure) -> bool:
    """Whether a growth is of what is told to have been: 多蓄0.85亿立方米，偏多8.2%（去年同期蓄水10.42亿立方米）."""
    if not whole.value or whole.span.start < told.span.start or PAST.search(whole.noun) is None:
        return False  # 2024年度支出5.4万元，比2023年度减少0.6万元: in front a year may be this one
    by = (one for k, one in enumerate(passage.figures) if one.unit == whole.unit and by_how_much(passage, k))
    return any(fits(passage, told, *exact(one.value, whole.value)) for one in by)


_THEN, _IN_ALL = frozenset(listed("上年的数")), frozenset(("共", *listed("末尾合计")))
_MOST = 30  # figures of a sentence that is read so


def _grown_or_rate(
    scene: Scene, i: int, said: Callable[[], Sequence[Statement]], relations: Sequence[Relation]
) -> Iterator[Claim]:
    grown = None if moved_to(scene.passage, i) else growth(scene, i)
    if grown is not None:
        return grown
    figure = scene.passage.figures[i]
    if figure.about != "share" or figure.noun.startswith(("超过", "高于", "低于", "快于")):
        return iter(())  # 超过全市12%的平均水平 is no rate of what stands in front
    made = made_beside(scene.passage, i) and not figure.noun.startswith(
        "不"
    )  # 不捕率 is of all, not of those that were
    return iter(()) if made else rates(scene, i, said, relations)


def _formula(text: str, formula: Formula) -> Match:
    right = rounded(formula.made, formula.step)
    told = text[formula.told.start : formula.told.end]
    return Match(formula.span, {"formula": formula.words, "right": f"{right}%", "told": f"{told}%"})


def _match(passage: Passage, claim: Claim) -> Match:
    told = claim.told
    right = rounded(claim.ratio, told.step.normalize() if told.step < 1 else _ONE)
    unit = "个百分点" if claim.points else told.unit or "%"
    span, related = _place(passage, claim)
    return Match(
        span,
        {"formula": claim.formula, "right": f"{right}{unit}", "told": claim.way + shown(passage, told)},
        related=related,
        severity="warning",
        message=_POINTS if claim.points else "",
    )


_POINTS = "“{told}”的单位有误：{formula}={right}，两个百分数相减写作“个百分点”，“%”是增减的幅度。"
