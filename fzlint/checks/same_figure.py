"""same-figure: one quantity told twice with different figures: 办结行政处罚案件27件 … 结案22起.

The same words stand beside other figures for other years, places and purposes nearly always. So the verb, the whole noun, the
period and the scope have to be the same, and both have to speak of the whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.figures.again.deeds import grammar
from fzlint.figures.again.named_behind import Behind, named_behind, resolved
from fzlint.figures.again.near import near_again
from fzlint.figures.again.powers import powers
from fzlint.figures.again.recalled import recalled
from fzlint.figures.again.resumed import resumed
from fzlint.figures.again.told_together import told_apart
from fzlint.figures.again.turned import turned
from fzlint.figures.again.twice import Twice, least, weight
from fzlint.figures.again.wholes import Told, keyed, of_its_year, sums_up, wholes
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.rough import agree, between
from fzlint.figures.reading.said import INFLOW, OUTFLOW, any_of
from fzlint.figures.reading.statement import FormRow, Relation
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.tables.beside import Conflict

_BARE_CLOSE = pattern("(?:已|均|共计?|累计|实际|全部)*(办结|审结|结案|办理完结)")
_FIELD = any_of("各有")
_LEAST = 4  # characters of a noun that is one's own: 行政处罚, not 企业


class SameFigure(NamedTuple):
    """Quantities of running text that are told twice.

    verbs   words that say the same, "办结|审结|结案", a row for each deed; a verb that stands in none is part of the noun
    selves  what a writer calls itself, 学校, 医院; 我局 and 全县 are known
    leads   words that lead on to what is told: 一年来, 目前, 虽然
    totals  names of the row of a table that is the whole
    forms   rows of the tables of a report kind that its text tells as well
    rows    words that tell how a figure hangs together with the others of its sentence
    """

    verbs: tuple[str, ...] = ()
    selves: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    forms: tuple[FormRow, ...] = ()
    rows: tuple[Relation, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("one", "other", "advice")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if len(context.figures) < 2 and not document.tables:
            return
        told: list[Told] = []
        behind: list[Behind] = []
        words = grammar(self.verbs, self.selves, self.leads)
        said: list[Span] = []
        for passage, _ in context.passages:
            for match in _closed_twice(passage):
                said.append(match.span)
                yield match
            told += wholes(document, passage, words)
            behind += named_behind(passage, words)
        closed = list(said)
        for same in keyed(resolved(told, behind)):
            for match in _conflicts(document, same, context.figures):
                if not any(_overlap(match.span, span) for span in closed):
                    said.append(match.span)
                    yield match
        passages = [passage for passage, _ in context.passages]
        reading = (told_apart, turned, recalled)
        by_words = (found for each in reading for found in each(document, passages, words))
        for apart in chain(by_words, near_again(document, passages), resumed(passages), powers(passages)):
            if not any(_overlap(apart.other, span) for span in said):
                said.append(apart.other)
                yield _match(document.folded, apart.one, apart.other, apart.first, apart.later, together=False)
        if document.tables:
            yield from self._tables(context)

    def _tables(self, context: Context) -> Iterator[Match]:
        from fzlint.tables.beside import conflicts
        from fzlint.tables.form_told import told_otherwise

        document, kind = context.document, context.kind.name if context.kind else ""
        said: set[Span] = set()
        forms = [form for form in self.forms if form.kind == kind]
        for found in (
            *conflicts(document, context.passages, self.rows, self.totals),
            *told_otherwise(document, context.passages, self.rows, forms),
        ):
            if found.statement.span not in said:
                said.add(found.statement.span)
                yield _beside(document, found)
        if len(document.tables) > 1:
            from fzlint.tables.again import otherwise

            for again in otherwise(document, self.totals):
                one, other = (
                    Span(document.blocks[cell[0]].start, document.blocks[cell[-1]].end) for cell in again.cells
                )
                values = {"one": again.place, "other": "、".join(again.shown), "advice": ""}
                yield Match(other, values, related=(one,), message=_AGAIN)


_AGAIN = "两张表不一致：{one}，前后两表分别为{other}。请核对。"
_PENDING = any_of("未结")
_BREAK = pattern("其中|[；;：:]|包括")


def _closed_twice(passage: Passage) -> Iterator[Match]:
    """办结…案件27件，…，结案22起 in one sentence: two words for the end of a case, two figures."""
    figures = passage.figures
    for j in range(1, len(figures)):
        later = figures[j]
        if later.about != "case" or later.approx or not _BARE_CLOSE.fullmatch(later.noun):
            continue
        for i in range(j - 1, max(j - 6, -1), -1):
            first = figures[i]
            between = passage.text[first.span.end : later.span.start]
            if _BREAK.search(between) or passage.inside[i] != passage.inside[j]:
                break
            if first.about != "case" or first.approx:
                continue
            match = _BARE_CLOSE.search(first.noun)
            if match is None or _PENDING.search(first.noun):
                continue
            if match.end() == len(first.noun) or first.value == later.value or first.when != later.when:
                break
            start = first.span.start - len(first.noun) + match.start(1)
            yield _match(passage.text, Span(start, first.span.end), _words(later), first, later, together=True)
            break


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _words(figure: Figure) -> Span:
    return Span(figure.span.start - len(figure.noun), figure.span.end)


def _conflicts(document: Document, same: list[Told], figures: Sequence[Figure]) -> Iterator[Match]:
    first = same[0]
    for later in same[1:]:
        if _agree(document, first.figure, later.figure) or _moved_by(figures, first.figure, later.figure):
            continue
        if first.scope and later.scope and first.scope != later.scope:
            continue  # 全县, 我局
        twice = pair(document, first, later)
        if weight(twice) < least(twice):
            continue
        if all(of_its_year(document, one.figure, one.span) for one in (first, later)):
            yield _match(document.folded, first.span, later.span, first.figure, later.figure, together=False)


_BESIDE_IT = 60  # code points
_MANY = 10  # a smaller difference is met by chance


def _moved_by(figures: Sequence[Figure], first: Figure, later: Figure) -> bool:
    """Whether a figure beside one of the two tells the difference: 共有党员1023名 … 发展党员18名，年末党员1041名."""
    difference = abs(first.value - later.value)
    for one in (first, later):
        low = bisect_left(figures, one.span.start - _BESIDE_IT, key=lambda figure: figure.span.start)
        high = bisect_left(figures, one.span.start + _BESIDE_IT, key=lambda figure: figure.span.start)
        if any(
            figure.value == difference
            and figure.about == one.about
            and (difference >= _MANY or INFLOW.search(figure.noun) or OUTFLOW.search(figure.noun))
            for figure in figures[low:high]
        ):
            return True
    return False


def _agree(document: Document, first: Figure, later: Figure) -> bool:
    """Whether two figures may be one, rounded, or told roughly."""
    one, other = (between(document.folded, figure) for figure in (first, later))
    exact = not (first.approx or later.approx)
    return one is None or other is None or agree(one, other, max(first.step, later.step) if exact else Decimal(0))


def pair(document: Document, first: Told, later: Told) -> Twice:
    """Two quantities with where they stand: in sister sections, or the first before all sections."""
    sections = [document.section_of[document.block_at(told.span.start)] for told in (first, later)]
    ahead = sections[0] != sections[1] and sums_up(document, first.span.start)
    if ahead:
        first = first._replace(framed=True)
    return Twice(first, later, _apart(document, first, later), ahead, sections[0] == sections[1], ahead)


def _apart(document: Document, first: Told, later: Told) -> bool:
    """Whether two figures may speak of two fields: in sister sections, of what every field has, without saying whose it is."""
    sections = document.section_of
    a, b = (sections[document.block_at(told.span.start)] for told in (first, later))
    if a >= 0 <= b and _of_bodies(document, a, b):
        return True
    common = len(first.key[1]) < _LEAST or _FIELD.search(first.key[1]) is not None
    common = common or not (first.framed or later.framed)
    if not common or first.scope or later.scope:
        return False
    if a < 0 or b < 0:
        return False
    if a == b:  # 全年 twice in one section leaves no room for two fields
        return not all(told.sure and told.figure.when for told in (first, later))
    return document.sections[a].parent == document.sections[b].parent >= 0


_BODY = any_of("机构", "(?:{})$")


def _of_bodies(document: Document, a: int, b: int) -> bool:
    """Whether both stand under the name of a body: 城区分局, 开发区分局."""
    return a != b and all(_BODY.search(document.heading_text(section)) for section in (a, b))


def _beside(document: Document, found: Conflict) -> Match:
    span = found.statement.span
    column = f"“{found.column}”列" if found.column else ""
    cell = Span(document.blocks[found.cell[0]].start, document.blocks[found.cell[-1]].end)
    values = {
        "one": document.text[span.start : span.end],
        "other": f"“{found.row}”行{column}为{found.shown}" if found.row else f"{column}各行相加为{found.shown}",
        "advice": "",
    }
    return Match(span, values, related=(cell,), message=_BESIDE)


_BESIDE = "文字与表格不一致：文中为“{one}”，表中{other}。请核对。"


def _match(text: str, one: Span, other: Span, first: Figure, later: Figure, *, together: bool) -> Match:
    return Match(
        Span(one.start, other.end) if together else other,
        {
            "one": text[one.start : one.end],
            "other": text[other.start : other.end],
            "advice": "" if first.unit == later.unit else "，并统一量词",
        },
        related=() if together else (one,),
    )
