"""Names of organs, of the state, of its leaders and laws in a form that does not exist, or no longer does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

from fzlint.checks.context import Context
from fzlint.checks.rows import apart, asked, telling, with_empty
from fzlint.document.cited import STATE, in_title, years
from fzlint.document.model import Span
from fzlint.document.statutes import Law, strangers
from fzlint.document.unit import unit_named
from fzlint.document.words.mangled import mangled
from fzlint.document.words.slips import anchors, clause, is_part, slips, stands_beside
from fzlint.document.words.wildcards import ANY, forms
from fzlint.finding import Edit, Match, Severity
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

NEAR = "~"
MANGLED = "~~"
_ISSUED = ("令", "公告", "发布", "制定的", "第", "〔", "[")  # a document of that time: 农业部令2012年第4号


class Row(NamedTuple):
    """One name in a form that is wrong.

    wrong     literally; ？ in it stands for any one Chinese character but that of `right`; "~" stands for all that is `right`
              but for one slip, "~~" for one or two in a name that nothing else is near to
    right     what to write instead; nothing is put in its place if it is empty
    unless    right words that hold the wrong form: inside them it is no fault
    behind    a fault only right behind one of these
    except_behind, except_before  no fault right behind, or before, one of these
    beside    no fault in a clause that has one of these words
    since     the day from which the name no longer holds (2018-03-17): a fault only in a report of a later year, and not
              where history is told or a document of that time is named
    severity  weaker than the rule's
    message   instead of the rule's
    """

    wrong: str
    right: str = ""
    unless: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    except_behind: tuple[str, ...] = ()
    except_before: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    since: str = ""
    severity: Severity | Literal[""] = ""
    message: str = ""

    @property
    def leads(self) -> tuple[str, ...]:
        """Pairs of characters, one of which stands in all that the row finds; none: not known."""
        if self.wrong == NEAR:
            return anchors(self.right)
        return () if self.wrong == MANGLED else telling(max(self.wrong.split(ANY), key=len), self.right)


class Names(NamedTuple):
    """Names in a wrong form. One form is one habit.

    laws        every law there is or was; one in 《》 that is not among them does not exist
    until       the last year for which `laws` is whole; of a later one only what is near to a known law is told
    past        words next to a name that tell of the past: they excuse rows with `since`
    drafting    words next to a law's name that tell of one that is yet to be made
    mistyped    ends of a law's name that were typed for others, as “条列→条例”
    dated       the message for rows with `since`
    unknown     the message for a law that does not exist and is near to none
    mistaken    the message for a law that does not exist and is near to `right`
    places      well-known places, parted by spaces
    other_places  names of other places, without their ends: no slips
    divisions   the ends by which names of well-known places are looked for
    bodies      organs before which a place has its end: 天水市人民政府
    misplaced   the message for a place that does not exist and is near to `right`
    """

    rows: tuple[Row, ...]
    laws: tuple[Law, ...] = ()
    until: int = 0
    past: tuple[str, ...] = ()
    drafting: tuple[str, ...] = ()
    mistyped: tuple[str, ...] = ()
    dated: str = ""
    unknown: str = ""
    mistaken: str = ""
    places: str = ""
    other_places: str = ""
    divisions: str = ""
    bodies: tuple[str, ...] = ()
    misplaced: str = ""

    @property
    def of_words(self) -> bool:
        """Words that the office allows are left alone."""
        return True

    @property
    def names(self) -> tuple[str, ...]:
        return ("wrong", "right", "since")

    def problems(self) -> Iterator[tuple[str, str]]:
        """Which rows cannot be used, and why."""
        return with_empty(
            self.rows,
            lambda row: (row.wrong, *row.unless, *row.behind, *row.beside, *row.except_behind, *row.except_before),
        )

    def __call__(self, context: Context) -> Iterator[Match]:
        found = [*self._forms(context), *self._laws(context), *self._places(context)]
        yield from apart(sorted(found, key=lambda match: (match.span.start, -match.span.end)))

    def _forms(self, context: Context) -> Iterator[Match]:
        text = context.document.text
        begun = f"{context.lived}-01-01" if context.lived else ""
        pairs = context.document.pairs
        rights = cache(
            lambda: {row.right for row in self.rows}
        )  # makes all rows of the table: once, and where one is asked for
        for row in asked(self.rows, pairs):
            if row.since > begun or not _may_stand(row.wrong, pairs):
                continue
            for span in _places(text, row, pairs, context.words):
                wrong = text[span.start : span.end]
                if row.wrong in (NEAR, MANGLED) and wrong in rights():
                    continue  # a name of its own: 最高人民检察院 is no mistake for 最高人民法院
                if not _excused(text, span, row) and not (row.since and _of_the_past(text, span, row.since, self.past)):
                    values = {"wrong": wrong, "right": row.right, "since": _day(row.since)}
                    edits = (Edit(span, row.right),) if row.right else ()
                    message = row.message or (self.dated if row.since else "")
                    yield Match(span, values, edits=edits, severity=row.severity or None, message=message, group=wrong)

    def _laws(self, context: Context) -> Iterator[Match]:
        text = context.document.text
        if not self.laws or "《" not in text:
            return
        whole = context.year is None or context.year <= self.until
        named = asked(self.laws, context.document.pairs)
        mistyped = [(wrong, right) for wrong, _, right in (each.partition("→") for each in self.mistyped)]
        for title, meant in strangers(text, self.laws, named, whole, self.drafting, mistyped):
            inside = Span(title.span.start + 1, title.span.end - 1)
            right = (STATE if title.full else "") + meant if meant else ""
            yield Match(
                title.span,
                {"wrong": text[inside.start : inside.end], "right": right, "since": ""},
                edits=(Edit(inside, right),) if meant and title.bare == title.name else (),
                severity="warning",
                message=self.mistaken if meant else self.unknown,
                group=title.bare,
            )

    def _places(self, context: Context) -> Iterator[Match]:
        if not self.places:
            return
        from fzlint.document.words.places import gazetteer, misnamed, undivided

        known = gazetteer(self.places, self.other_places, self.divisions)
        text, pairs = context.document.plain, context.document.pairs
        own = context.document.title + unit_named(context.document)
        found = misnamed(text, known, self.divisions, pairs, context.phrases, context.words)
        bare = undivided(text, known, self.bodies, context.words)
        for span, right in (*found, *bare):
            wrong = text[span.start : span.end]
            if wrong in own and right not in text and not right.startswith(wrong):
                continue  # the place of who writes, which is not in the table
            values = {"wrong": wrong, "right": right, "since": ""}
            edits = (Edit(span, right),)
            yield Match(span, values, edits=edits, severity="warning", message=self.misplaced, group=wrong)


def _day(day: str) -> str:
    if not day:
        return ""
    year, month, _ = day.split("-")
    return f"{int(year)}年{int(month)}月"


# ------------------------------------------------------------------------------------------------ forms


def _may_stand(wrong: str, pairs: frozenset[str]) -> bool:
    """Whether a text with these pairs may have what a row looks for; for most rows it tells that it has not."""
    return wrong[:2] in pairs or ANY in wrong[:2] or wrong[0] == NEAR[0] or len(wrong) < 2


def _places(text: str, row: Row, pairs: frozenset[str], words: Callable[[str], list[str]]) -> Iterator[Span]:
    if row.wrong == NEAR:
        yield from slips(text, row.right, pairs, words)
        return
    if row.wrong == MANGLED:
        yield from mangled(text, row.right, pairs)
        return
    yield from forms(text, row.wrong, row.right, pairs)


def _excused(text: str, span: Span, row: Row) -> bool:
    if row.behind and not text.endswith(row.behind, 0, span.start):
        return True
    if row.except_behind and text.endswith(row.except_behind, 0, span.start):
        return True
    if row.except_before and text.startswith(row.except_before, span.end):
        return True
    if any(is_part(text, span, phrase) for phrase in row.unless):
        return True
    return stands_beside(text, span, row.beside)


_FORMER = pattern("[原旧](?![则因有料材告])")  # 原县工商局
_REACH = 8  # code points before a name in which 原 is a word about it


def _of_the_past(text: str, span: Span, since: str, past: tuple[str, ...]) -> bool:
    """Whether a name that no longer holds stands where history is told, or in the name of a document."""
    if in_title(text, span.start) or text.startswith(_ISSUED, span.end):
        return True
    near = clause(text, span)
    if _FORMER.search(text, max(near.start, span.start - _REACH), span.start):
        return True
    said = text[near.start : span.start] + "\n" + text[span.end : near.end]
    return any(word in said for word in past) or any(year <= since[:4] for year in years(text, span.start, span.end))
