"""sums: a total that its parts do not make: 共28件，其中普通程序11件、简易程序18件.

其中 names a part far more often than a partition. So a list has to look complete, and the difference has to look like a slip,
before anything is said; how the two are weighed is told in `fzlint/figures/sums/weighing.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from fzlint.checks import sum_wording
from fzlint.checks.context import Context
from fzlint.document.model import Span
from fzlint.figures.changes.moves import wrong_moves
from fzlint.figures.near.rows import ends_row, in_own_row
from fzlint.figures.near.sums import near_sums
from fzlint.figures.reading.chance import severity
from fzlint.figures.reading.in_words import with_words
from fzlint.figures.reading.listings import Listing, Passage
from fzlint.figures.reading.respectively import unpaired
from fzlint.figures.reading.said import listed
from fzlint.figures.reading.statement import Relation, statements
from fzlint.figures.sums import balance, completeness, lists, remainder
from fzlint.figures.sums import ledger as ledgers
from fzlint.figures.sums.across import below, summed_up
from fzlint.figures.sums.anew import anew
from fzlint.figures.sums.beyond import beyond
from fzlint.figures.sums.case import Words
from fzlint.figures.sums.counted_through import counted_through
from fzlint.figures.sums.flows import flows, may_flow
from fzlint.figures.sums.lists import Lists
from fzlint.figures.sums.named import named
from fzlint.figures.sums.overlap import divided_twice
from fzlint.figures.sums.standing import standing, without
from fzlint.figures.sums.totals import judge
from fzlint.finding import Match
from fzlint.record import NamedTuple
from fzlint.tables.confirmed import unconfirmed

_TWO = 2
_BALANCED = listed("收支平衡")  # a sentence with none of these tells no balance


class Sums(NamedTuple):
    """Totals in running text.

    divisions   words that divide a whole, "男|女": parts that have one each in their names do not overlap; all of them are
                the whole
    traits      words for what may meet in one thing, "获|示范": where just one part has one, the parts may overlap
    personal    the same for persons, "党员|团员"
    repeated    words that say that one thing counts twice, or that some are left out: such a list is not reckoned
    quarters    what stands before a figure that tells of a part of the year
    attended    words for taking part: several may take part in one thing
    actors      words for who did or paid something: the level in front of them, 县级领导, is no trait
    sums        words for amounts that add up: of other amounts the whole may be a mean
    differences two words and those for their difference, "出生|死亡|自然增加"
    rows        words that tell how a figure hangs together with the others of its sentence
    """

    divisions: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    quarters: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    attended: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    rows: tuple[Relation, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("total", "sum", "terms", "difference")

    @property
    def words(self) -> Words:
        own = (self.divisions, self.traits, self.personal, self.repeated, self.quarters, self.sums)
        return Words(*own, self.attended, self.actors)

    def __call__(self, context: Context) -> Iterator[Match]:
        yield from unconfirmed(context.document, self._told(context))

    def _told(self, context: Context) -> Iterator[Match]:
        if len(context.figures) < 2:
            return
        text, words = context.document.folded, self.words
        for listing in chain(summed_up(context.passages), below(context.passages), counted_through(context.passages)):
            if (fault := judge(text, listing, words)).severity is not None:
                yield sum_wording.mismatch(text, fault)
        told: set[Span] = set()
        more = {listing.totals[0].span: listing for listing in named(context.passages)}
        following = [before for _, before in context.passages[1:]]  # what follows has this one before it
        for k, (passage, before) in enumerate(context.passages):
            said: set[Span] = set()
            if len(passage.figures) < 2:
                yield from self._of_one(context, k, told)
                continue
            for names in unpaired(passage):
                yield sum_wording.unpaired(context.document.text, names.span, names.names, names.named, names.row)
            if lists.may_hold(passage, before):
                goes_on = k < len(following) and following[k] is passage
                after = context.passages[k + 1][0] if goes_on else None
                yield from self._of(text, context.lists(passage, before), after, said)
            elif text.find("其中", passage.start, passage.end) >= 0:
                yield from self._beyond(text, passage, said)
            yield from self._in_front(context, k, said)
            yield from self._anew(context, k, said)
            yield from self._left_over(context, k, told, said)
            yield from self._apart(text, (more[one.span] for one in passage.figures if one.span in more), said)
            yield from self._near(text, passage, before, said | told)
            yield from self._far(context, k, told, said)
            told |= said

    def _of_one(self, context: Context, k: int, told: set[Span]) -> Iterator[Match]:
        """What a sentence of one figure tells wrong."""
        passage, before = context.passages[k]
        said: set[Span] = set()
        yield from self._left_over(context, k, told, said)
        if ends_row(passage):
            yield from self._near(context.document.folded, passage, before, said | told)

    def _in_front(self, context: Context, k: int, said: set[Span]) -> Iterator[Match]:
        """What sentence k tells wrong of a whole that stands farther in front."""
        text, (passage, before) = context.document.folded, context.passages[k]
        if not said and lists.may_stand_apart(passage):
            stands = standing(context.passages, k, context.lists)
            if stands is not None:
                yield from self._apart(text, lists.apart(passage, before, stands), said)
                yield from self._left(text, passage, stands, said)

    def _left_over(self, context: Context, k: int, told: set[Span], said: set[Span]) -> Iterator[Match]:
        """What sentence k tells wrong of what is left of a whole, or is there after what came and went, where nothing has been told of
        these figures."""
        passage, before = context.passages[k]
        remain, ledger = remainder.may_remain(passage), ledgers.may_hold(passage)
        if not (remain or ledger):
            return
        stands = standing(context.passages, k, context.lists)
        ahead = statements(stands, self.rows) if stands is not None else ()
        own = statements(without(passage, context.lists(passage, before).settled), self.rows)
        # of what was received not all was taken in
        remain = remain and not (before is not None and balance.taken_in(statements(before, self.rows)))
        unequal = remainder.remainders(remainder.Scene(passage.text, ahead, own)) if remain else None
        found = (
            [((*unequal.whole, *unequal.parts), sum_wording.unbalanced(passage.text, unequal))]
            if unequal is not None
            else []
        )
        if ledger:
            every = statements(passage, self.rows)
            found += (
                (flow.statements, sum_wording.unflowing(passage.text, flow))
                for flow in ledgers.ledgers(ahead, own, every)
            )
        for used, match in found:
            spans = {one.figure.span for one in used}
            if not (said | told) & spans:
                said |= spans
                yield match._replace(severity="warning")

    def _anew(self, context: Context, k: int, said: set[Span]) -> Iterator[Match]:
        """What clauses and sentences tell wrong of a whole in front of them that they divide once more."""
        following = context.passages[k + 1] if k + 1 < len(context.passages) else None
        passage, _ = context.passages[k]
        after = following[0] if following is not None and following[1] is passage else None
        for listing in anew(context.passages, k, context.lists):
            fault = judge(context.document.folded, listing, self.words)
            if fault.severity is None or fault.total is None or said & {item.figure.span for item in fault.parts}:
                continue
            if not lists.told_elsewhere(passage, after, fault.total, fault.parts):
                said |= {item.figure.span for item in fault.parts}
                yield sum_wording.mismatch(context.document.folded, fault)

    def _apart(self, text: str, found: Iterator[Listing], said: set[Span]) -> Iterator[Match]:
        """What is wrong in the lists of a sentence whose total stands farther in front, where nothing has been told of it."""
        for listing in found:
            fault = judge(text, listing, self.words)
            if fault.severity is not None and not said:
                said |= {item.figure.span for item in fault.parts}
                yield sum_wording.mismatch(text, fault)

    def _left(self, text: str, passage: Passage, stands: Passage, said: set[Span]) -> Iterator[Match]:
        """What was done and what is left of the one whole that stands in front, where nothing has been told of them."""
        about = passage.figures[0].about
        if said or sum(figure.about == about for figure in stands.figures) != 1:
            return
        own = statements(passage, self.rows)
        if any(one.relation == "left" for one in own):
            ahead = tuple(one for one in statements(stands, self.rows) if one.figure.about == about)
            for unequal in balance.imbalances(balance.continued(ahead, own)):
                said |= {one.figure.span for one in own}
                yield sum_wording.unbalanced(text, unequal)

    def _near(
        self, text: str, passage: Passage, before: Passage | None, said: set[Span], far: bool = False
    ) -> Iterator[Match]:
        """What one slip of the pen keeps from being right, where nothing has been told of these figures; far: of three parts or more,
        whose whole stands farther in front."""
        for near in near_sums(passage, before, far):
            figures = near.equation.figures
            level = severity(text, figures, near.chance)
            spans = {figure.span for figure in figures}
            if (
                level is None
                or said & spans
                or any(text.find(word, passage.start, passage.end) >= 0 for word in self.repeated)
                or (far and not in_own_row(near.equation.right if near.listed else (), passage.start))
            ):
                continue
            left, right, _ = near.equation
            if divided_twice(left[0], [figure.noun for figure in right], self.words):
                continue
            if not any(spans >= {claim.told.span} for claim in wrong_moves(with_words(passage))):
                yield sum_wording.nearly(text, near, level)

    def _far(self, context: Context, k: int, told: set[Span], said: set[Span]) -> Iterator[Match]:
        """The same of a list whose whole stands farther in front: 受理2328件……四个季度分别为513件、627件、684件和540件."""
        passage, before = context.passages[k]
        if said or lists.most_alike(passage) <= _TWO:
            return
        stands = standing(context.passages, k, context.lists)
        if stands is not None and (before is None or stands.start < before.start):
            yield from self._near(context.document.folded, passage, stands, told | said, far=True)

    def _of(self, text: str, found: Lists, after: Passage | None, said: set[Span]) -> Iterator[Match]:
        """What is wrong in one sentence; each list is told once."""
        passage = found.passage
        for _, listing in found.told():
            fault = judge(text, listing, self.words)
            if fault.severity is None or fault.total is None:
                continue
            spans = {item.figure.span for item in fault.parts}
            if said & spans or lists.told_elsewhere(passage, after, fault.total, fault.parts):
                continue
            said |= spans
            yield sum_wording.mismatch(text, fault)
        if text.find("其中", passage.start, passage.end) >= 0:
            yield from self._beyond(text, passage, said)
        yield from self._balances(text, found, after, said)
        yield from self._flows(text, passage, said)

    def _flows(self, text: str, passage: Passage, said: set[Span]) -> Iterator[Match]:
        """What was there, came, went and is there now, where nothing has been told of these figures."""
        differences = completeness.words_of(self.differences)
        if may_flow(text, passage.start, passage.end, differences):
            for flow in flows(statements(passage, self.rows), differences):
                if not said & {one.figure.span for one in flow.statements}:
                    said |= {one.figure.span for one in flow.statements}
                    yield sum_wording.unflowing(text, flow)

    def _beyond(self, text: str, passage: Passage, said: set[Span]) -> Iterator[Match]:
        overlapping = completeness.words_of(self.traits) + completeness.words_of(self.personal)
        for found in beyond(passage, completeness.words_of(self.divisions), overlapping):
            if not said & {part.span for part in found.parts}:
                yield sum_wording.exceeded(text, found)

    def _balances(self, text: str, found: Lists, after: Passage | None, said: set[Span]) -> Iterator[Match]:
        """What came in and went out, where no list has been told of these figures; the next sentence may tell what went."""
        passage = found.passage
        if not any(text.find(word, passage.start, passage.end) >= 0 for word in _BALANCED):
            return
        told = statements(passage, self.rows)
        if after is not None:
            told = balance.continued(told, statements(after, self.rows))
        ahead = {figure.value for figure in found.before.figures} if found.before is not None else set()
        for unequal in balance.imbalances(told):
            spans = {one.figure.span for one in (*unequal.whole, *unequal.parts)}
            if balance.made(unequal.whole) + balance.made(unequal.parts) in ahead:
                continue  # 审查逮捕198人。批准117人，不批准67人，仍在审查14人: all of them are parts
            if unequal.whole[0].relation == "all" and {one.figure.span for one in unequal.parts} <= found.settled:
                continue  # 总计包括：当年收入、上级补助、上年结转…… make it together
            if not said & spans:
                said |= spans
                yield sum_wording.unbalanced(text, unequal)
