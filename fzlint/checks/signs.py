"""signs: notes in running text that no single word tells, by how many weak signs meet in a clause.

Each sort of sign has its points: a place of the text itself (这段), what a text holds (数据), changing it (核对), what is not done
(待), who is asked (综合科), how people talk (有点), when (明天). Reports have one or two of them in a clause as well; a note has more,
and one at least that reports hardly have. Above all people talk in words of one character (嫌, 挪, 糊) that official language has
inside longer ones only: where one stands that a document has seldom, its clause is cut into words and counted. Of a clause of which
official language says no four characters the signs count for more (`_strangeness`); what a document says again and again is its way
of speaking and tells nothing. Last the manner of each clause is weighed, with the signs that it has (`_talked`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from fzlint.checks.aside_places import SAID, clauses_with, in_brackets, is_quoted, short_clauses
from fzlint.checks.context import Context
from fzlint.document.fold import is_han
from fzlint.document.furniture.titles import NUMBER
from fzlint.document.model import Document, Span
from fzlint.document.words.manner import TENTHS, talk
from fzlint.document.words.phrases import NEVER
from fzlint.record import NamedTuple

_OFTEN = 5  # times: what stands more often in a document is its way of speaking
_AROUND = 4  # code points around a word in which a longer one that has it is looked for
_LONG = 40  # code points: a longer clause is a sentence of the report
_SELDOM = 10  # times: a character that stands more often is a part of words there
_BREATH = 24  # code points: nobody says more in one
_WORTH = 2  # points: a clause with fewer is not cut into words
_SORTS = 3  # of signs: so many meet in no clause of a report by chance
_SOBER = 3  # so many questions in a report are asked of those who listen to it
_RUNS = 3  # of four characters: fewer say nothing
_MANY_RUNS = 6
_TALK = 65  # tenths, that a clause is said to a colleague: of less one clean report in ten had a line
_BOTH = 90  # that two are, side by side
_POINT = 13  # tenths for a point of the signs
_MOST = 100  # clauses: of more it is a document's way of speaking
_MAY_BE = -TENTHS  # what is less has so many signs that they tell it alone
_ARROWS = "←→↑↓⇐⇒"
_LISTED = 1  # of 、: a list of things
_CLOSED = "，。；"
_ENDS = "，。；：！？…”》）、"


class Sign(NamedTuple):
    """Words of one sort.

    sort    what they say; of one sort a clause counts the strongest
    points  how much one of them tells; below 0, how much less the others tell then
    words   the words
    unless  longer words that hold one and tell nothing
    rare    reports hardly have them, whatever their points; of two points and more none is told without
    alone   they count where they are words of their own: 写, not 填写
    last    and only where the clause ends in them
    """

    sort: str
    points: int
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()
    rare: bool = False
    alone: bool = False
    last: bool = False


class _Told(NamedTuple):
    """What a clause tells: the points of each sort, whether one of them is rare, and the words that tell it."""

    points: dict[str, int]
    rare: bool
    words: tuple[str, ...]

    @property
    def sorts(self) -> int:
        """How many sorts of signs there are that tell something."""
        return sum(points > 0 for points in self.points.values())

    def and_(self, sign: Sign, word: str) -> _Told:
        if any(word in other for other in self.words):
            return self
        points = {**self.points, sign.sort: max(self.points.get(sign.sort, sign.points), sign.points)}
        return _Told(points, self.rare or sign.rare or sign.points > 1, (*self.words, word))


_NOTHING = _Told({}, False, ())


def told_by_signs(
    context: Context, signs: tuple[Sign, ...], enough: int, official: tuple[str, ...] = (), particles: str = ""
) -> Iterator[tuple[Span, bool]]:
    """The clauses of running text, also of what stands in brackets, whose signs make `enough` points, and whether they are sure: they
    make them also if it does not count how strange the clause is. Two that follow each other need one more.

    official   words that have a word of one character and are official language all the same: 我局
    particles  characters that stand in front of a word of one character
    """
    document = context.document
    speech = _is_speech(document, signs)
    counted = _counted(context, signs, official, particles, speech).items()
    clauses = {span: told for span, told in counted if NUMBER.fullmatch(document.plain, span.start, span.end) is None}
    asking = document.plain.count("？") <= _SOBER
    place = {span: _standing(document, span, asking) for span in clauses}
    sure = _enough(document, clauses, place, enough)
    yield from ((span, True) for span in sorted(sure))
    if speech:
        return
    near = (
        span
        for span in clauses
        if clauses[span].rare and sum(clauses[span].points.values()) + place[span] >= enough - 2
    )
    strange = place | {span: place[span] + _strangeness(context, span) for span in near}
    doubted = _enough(document, clauses, strange, enough - 1, strange=True)
    doubted |= _talked(document, clauses)
    yield from ((span, False) for span in sorted(doubted - sure))


def _talked(document: Document, clauses: dict[Span, _Told]) -> set[Span]:
    """The clauses that are talk by their manner, for which every sign and its place count too; of two side by side that make it
    together the one that tells more."""
    found: set[Span] = set()
    before, more = Span(0, 0), 0  # the clause before, and what it tells
    for span in short_clauses(document, _LONG):
        said = talk(document.plain[span.start : span.end])
        if said < _MAY_BE or is_quoted(document, span.start) or not _is_apt(document, span):
            continue
        said += _POINT * (sum(clauses[span].points.values()) if span in clauses else 0)
        if said < _TALK and not in_brackets(document, span.start):  # what stands in them is looked at by itself
            said += _POINT * _standing(document, span, False)  # nor that it is asked: those who listen are
        beside = span.start == before.end + 1 and document.plain[before.end] == "，" and min(said, more) > 0
        if said >= _TALK:
            found.add(span)
        elif beside and before not in found and said + more >= _BOTH:
            found.add(before if more > said else span)
        before, more = span, said
    return found if len(found) <= _MOST else set()


def _enough(
    document: Document, clauses: dict[Span, _Told], place: dict[Span, int], enough: int, strange: bool = False
) -> set[Span]:
    """The clauses with so many points, also those of their place."""
    told = {span for span in clauses if _is_enough(document, span, clauses[span], place[span], enough, strange)}
    for first, second in pairwise(sorted(clauses)):
        if first.end + 1 == second.start and document.plain[first.end] == "，" and told.isdisjoint((first, second)):
            both = clauses[first].points | clauses[second].points
            standing = max(place[first], place[second])
            if (clauses[first].rare or clauses[second].rare) and sum(both.values()) + standing > enough:
                told.add(max(first, second, key=lambda span: sum(clauses[span].points.values())))
    return told


def _is_enough(document: Document, span: Span, told: _Told, place: int, enough: int, strange: bool) -> bool:
    most = max(told.points.values())
    if document.plain[span.start] in _ARROWS:
        return sum(told.points.values()) + place >= enough
    sorts = told.sorts > 1 or most >= enough
    weighty = strange or place > 0 or most > 1  # of weak signs alone a note is not sure
    rare = told.rare or (told.sorts >= _SORTS and in_brackets(document, span.start))
    return sorts and weighty and rare and sum(told.points.values()) + place >= enough


def _counted(
    context: Context, signs: tuple[Sign, ...], official: tuple[str, ...], particles: str, speech: bool
) -> dict[Span, _Told]:
    """What each short clause with a sign tells.

    speech  words of their own count only in clauses with other signs
    """
    document = context.document
    found: dict[Span, _Told] = {}
    for sign in signs:
        for word in () if sign.alone else sign.words:
            if _has(document, word) and not (sign.points > 1 and document.plain.count(word) > _OFTEN):
                for span in _clauses(document, word, sign.unless):
                    found[span] = found.get(span, _NOTHING).and_(sign, word)
    alone = [(word, sign) for sign in signs if sign.alone for word in sign.words if _has(document, word)]
    single: dict[str, list[Sign]] = {}
    for word, sign in alone:
        if not sign.last and not _is_usual(document, word):
            single.setdefault(word, []).append(sign)
    ending = {word: sign for word, sign in alone if sign.last}
    before = particles + "".join(word for word in single if len(word) == 1)
    spoken = (
        set()
        if speech
        else {span for span in _spoken(document, single, ending) if _may_be(context, span, single, ending)}
    )
    for span in spoken | {span for span, told in found.items() if sum(told.points.values()) >= _WORTH}:
        cut = _own_words(context, span, official, before)
        last = [(ending[cut[-1]], cut[-1])] if cut and cut[-1] in ending else []
        own = [(sign, part) for part in cut for sign in single.get(part, ())]
        for sign, word in (*last, *own):
            found[span] = found.get(span, _NOTHING).and_(sign, word)
    return found


def _spoken(document: Document, single: dict[str, list[Sign]], ending: dict[str, Sign]) -> Iterator[Span]:
    """The clauses that may be how people talk, without other signs: a word that tells much may stand alone there, or it ends so."""
    words = [word for word, signs in single.items() if any(sign.points > 1 for sign in signs)]
    for word in (*words, *(word + mark for word in ending for mark in _CLOSED)):
        if 0 < document.plain.count(word) <= _SELDOM:
            for span in _clauses(document, word, ()):
                if span.end - span.start <= _BREATH:
                    yield span


def _may_be(context: Context, span: Span, single: dict[str, list[Sign]], ending: dict[str, Sign]) -> bool:
    """Whether such a word may stand alone in a clause, which cutting it would tell: of one character, which makes no word with those
    beside it."""
    text, word = context.document.plain, context.phrases.word
    if any(text.endswith(last, span.start, span.end) for last in ending):
        return True
    here = text[span.start : span.end]
    if any(len(one) > 1 and one in here for one in single):
        return True
    return any(
        text[at] in single and not (at and word(text[at - 1 : at + 1])) and not word(text[at : at + 2])
        for at in range(span.start, span.end)
    )


def _has(document: Document, word: str) -> bool:
    pairs = document.pairs
    return word[:2] in pairs and word[-2:] in pairs if len(word) > 1 else word in document.plain


def _own_words(context: Context, span: Span, official: tuple[str, ...], particles: str) -> list[str]:
    """The words of a clause, without official ones (我局), those that stand in it twice (该问的没问), and those of one character that
    follow another one that may be a half of their word (评|查)."""
    text = SAID.sub("“”", context.document.plain[span.start : span.end])
    for word in official:
        text = text.replace(word, " ")
    cut = context.words(text)
    whole = [
        len(before) > 1 or len(word) > 1 or before in particles for before, word in zip(["  ", *cut], cut, strict=False)
    ]
    return [word for word, apt in zip(cut, whole, strict=True) if apt and cut.count(word) == 1]


def _is_speech(document: Document, signs: tuple[Sign, ...]) -> bool:
    """Whether a document talks to those who listen: what reports hardly say is its way of speaking."""
    told = (sign for sign in signs if sign.alone and (sign.rare or sign.points > 1))
    return any(_is_usual(document, word) for sign in told for word in sign.words)


def _is_usual(document: Document, word: str) -> bool:
    """Whether a document has a word of two characters and more so often that it is its way of speaking: 他们."""
    return len(word) > 1 and document.plain.count(word) > _OFTEN


def _clauses(document: Document, word: str, unless: tuple[str, ...]) -> list[Span]:
    """The short clauses with a word."""
    text = document.plain
    longer = [long for long in unless if word[-1] in long]
    return [
        span
        for span in clauses_with(document, word, bracketed=True)
        if _is_apt(document, span)
        and not any(long in text[max(span.start - _AROUND, 0) : span.end + _AROUND] for long in longer)
    ]


def _is_apt(document: Document, span: Span) -> bool:
    """Whether a clause is one that a note may be: short, no list, and nothing of it is quoted in part."""
    text = document.plain
    return (
        span.end - span.start <= _LONG
        and document.block_with(span.start).role != "title"
        and text.count("“", span.start, span.end) == text.count("”", span.start, span.end)
        and text.count("、", span.start, span.end) < _LISTED
        and not text.startswith("：“", span.end)  # 水管员小林说：“……”
    )


def _standing(document: Document, span: Span, asking: bool) -> int:
    """What the place of a clause adds: in brackets, a question, behind an arrow or a dash, at the end of a paragraph without a mark.

    asking  the document has so few questions that they count
    """
    text = document.plain
    block = document.block_with(span.start)
    behind = text[span.end : span.end + 1]
    points = 2 * ((asking and behind == "？") or text[span.start] in _ARROWS) + (text[span.start] in "—-")
    if in_brackets(document, span.start):
        return points + 1
    last = text[span.end : block.end].strip() == "" and text[span.end - 1] not in _ENDS
    return points + (last and block.heading_end < span.end)


def _strangeness(context: Context, span: Span) -> int:
    """How little a clause is official language: by how many of its runs of four characters are frequent there."""
    text = context.document.plain[span.start : span.end]
    runs = [text[at : at + 4] for at in range(len(text) - 3) if all(map(is_han, text[at : at + 4]))]
    if len(runs) < _RUNS:
        return 0
    known = sum(context.phrases.frequency(run) > NEVER for run in runs)
    return 0 if known else 2 if len(runs) >= _MANY_RUNS else 1
