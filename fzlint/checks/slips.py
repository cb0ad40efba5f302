"""slips: a character or a word put for another, judged by its neighbours and by the document itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fzlint.checks.context import Context
from fzlint.checks.rows import asked
from fzlint.document.model import Span
from fzlint.document.words.slips import in_whole_words, is_part, places, stands_beside
from fzlint.finding import Edit, Match
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.document.words.suspects import Strange, Suspect


_COMMAS = "，。；\n"
_AGAIN = 4  # times that a document has a word that it means
_TWICE = frozenset("一二三四五六七八九十百千万亿两等")  # may well stand twice
_TAKEN = frozenset(
    "以已做在再即既及和而种时只里按才则同当应各该位由"
)  # words of their own that are put for others of their sound


class Row(NamedTuple):
    """Two words that are taken for each other: where the wrong one stands, the right one is looked for.

    unless  words that hold the wrong one: inside them it is right
    beside  words beside which it is right, in the same clause: 推荐 beside 案例
    """

    wrong: str
    right: str
    unless: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def leads(self) -> tuple[str, ...]:
        """Pairs of characters, one of which stands in all that the row finds."""
        return (self.wrong,)


class Slips(NamedTuple):
    """What makes of a common phrase one that nobody writes.

    rows    pairs of words that somebody has read; other words of one sound are told as hints only
    twins   characters that are taken for each other, the wrong one first: 入人
    alone   characters that are words of their own and may stand beside any other
    suffixes  ends of words that are put for each other: 规范性文件, 规范化文件
    least   how often the document must say otherwise what it says once
    least_titles  the same of names of documents in 《》
    rare    right words that official language seldom has: 依法治林
    partners  verbs and their usual objects, each of which speaks for the other: 堵塞 漏洞
    since   in older reports only what is in the rows is told of words: other phrases were usual then
    usual   why something is told, of what official language usually has: {run}
    own     why, of what the document itself has elsewhere: {run}, {count}
    none    why, where the characters make no word
    free    characters that make new words as one likes, and are never taken for a mistake in a word that is none
    lone    characters that are verbs of their own, and never half a word that is lost: 报 in 应当报县政府备案
    closing  characters that close a clause as words of their own: 用 in 先行试用
    ends    all others that close one in a report; one that is none of these is half a word there: 监 in 法律监、
    severed  those of `lone`, `closing` and `alone` that close no clause: half a word where a common phrase goes on
    severed_runs  three characters, parted by blanks, of which the last closes no clause behind these two
    particles  words of grammar that close no clause behind half a word: 之 in 告之
    singles  characters that official text leaves alone: once, twice or three times, four to seven times, and so on
    starts  those that begin a clause so
    again   characters that end one word and begin the next, or are said twice: 司|司长, 补补课
    last    characters that may be said twice before a mark, too: 街|街
    never   characters that are neither mistaken nor meant: numerals, 的, 和
    apart   characters that stand apart in right text, so that they are no word in the wrong order: 的人 in 有些人的
    named   words beside which such a word is a name: 载军 beside 品牌
    organs  what stands behind the name of a place: 渠县人民政府
    divisions  what the name of a place ends in: 清河县
    posts   what a person is, in front of the name: 局长
    ranks   characters before a post in whose place a surname may stand: 袁秘书长
    surnames  characters that names of persons begin with
    callers   other words right in front of the name of a person: 记者
    measures  characters that count behind a figure, and are no part of what follows: 12家|大企业
    """

    rows: tuple[Row, ...]
    twins: tuple[str, ...]
    alone: str
    usual: str
    own: str
    none: str = ""
    free: str = ""
    lone: str = ""
    closing: str = ""
    ends: str = ""
    severed: str = ""
    severed_runs: str = ""
    particles: str = ""
    singles: tuple[str, ...] = ()
    starts: str = ""
    again: str = ""
    last: str = ""
    never: str = ""
    apart: str = ""
    named: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    divisions: str = ""
    posts: tuple[str, ...] = ()
    ranks: str = ""
    surnames: str = ""
    callers: tuple[str, ...] = ()
    measures: str = ""
    rare: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    least: int = 5
    least_titles: int = 3
    since: int = 0

    @property
    def of_words(self) -> bool:
        """Words that the office allows are left alone."""
        return True

    @property
    def names(self) -> tuple[str, ...]:
        return ("wrong", "right", "ground")

    def problems(self) -> Iterator[tuple[str, str]]:
        """Which parameters cannot be used, and why."""
        for number, row in enumerate(self.rows, 1):
            if len(row.wrong) != 2 or len(row.right) != 2:
                yield f"rows[{number}]", f"“{row.wrong}”“{row.right}”：只比较两个字的词语"
        for twins in self.twins:
            if len(twins) != 2:
                yield "twins", f"“{twins}”：应为两个字，错的在前，对的在后"

    def __call__(self, context: Context) -> Iterator[Match]:
        from fzlint.document.unit import places_of
        from fzlint.document.words.persons import Persons
        from fzlint.document.words.suspects import strange

        persons = Persons(self.surnames, self.posts + self.callers)
        own = (*context.own.terms, *places_of(context.document.title), *self.rare)
        strangers = strange(context.document, context.phrases)
        alone = frozenset(self.alone)
        named: dict[str, bool] = {}
        times: dict[str, int] = {}
        taken: set[int] = set()  # of two ways to read a place the first stands
        by_itself = tuple(self._by_itself(context))
        for match in (
            *(match for match in by_itself if not match.severity),
            *self._characters(context, strangers, alone),
            *self._words(context, alone),
            *self._orphans(context, strangers, alone),
            *self._crossed(context, strangers),
            *self._likelier(context, strangers, alone),
            *self._partners(context, strangers, alone),
            *(match for match in by_itself if match.severity),
        ):
            span = range(match.span.start, match.span.end)
            if _inside(context.document.text, match.span, own) or _is_subject(context.document.text, match, times):
                continue
            if self._counts(context.document.text, match.span.start) or persons.have(context.document.text, match.span):
                continue
            if self._is_place(context.document.text, match, named) or self._is_person(context.document.text, match):
                continue
            if taken.isdisjoint(span) and _is_prose(context, match.span):
                taken.update(span)
                yield match

    def _is_place(self, text: str, match: Match, known: dict[str, bool]) -> bool:
        """Whether the word is the name of a place: its last character is meant, and somewhere an organ follows it, or it is
        what places end in and nothing in front of it speaks for what was meant: 清河县|重大决策."""
        wrong, right = text[match.span.start : match.span.end], match.edits[0].text
        if right[-1:] in self.divisions and text[match.span.end : match.span.end + 1] in self.divisions:
            return True  # 依法向泗|县人民法院: no 向市
        if len(wrong) < 2 or wrong[-1:] != right[-1:]:
            return False
        named = wrong[1] in self.divisions and wrong[1:] == right[1:]
        if named and match.values["ground"].startswith(self.usual.partition("{")[0] + right):
            return True
        if wrong not in known:  # once for each word, not for each place
            known[wrong] = any(wrong + organ in text for organ in self.organs)
        return known[wrong]

    def _counts(self, text: str, at: int) -> bool:
        """Whether a measure of a figure stands there."""
        return text[at] in self.measures and (text[at - 1 : at].isdecimal() or text[at - 1 : at] in _TWICE)

    def _is_person(self, text: str, match: Match) -> bool:
        """Whether what stands in the place of a rank is the surname of who has the post."""
        wrong, right = text[match.span.start : match.span.end], match.edits[0].text
        return bool(right[1:]) and right[0] in self.ranks and wrong[1:] == right[1:]

    def _by_itself(self, context: Context) -> Iterator[Match]:
        from fzlint.document.words.witness import Likeness, against_itself, titles

        text = context.document.text
        likeness = Likeness(context.phrases, self.suffixes, self.alone)
        twice: dict[str, bool] = {}
        for told in (*against_itself(text, self.least, likeness), *titles(text, self.least_titles)):
            ground = self.own.format(run=told.phrase, count=len(told.others))
            match = _match(text, told.span, told.right, ground)._replace(related=told.others[:1])
            meant = len(told.right) < 3 and any(map(context.phrases.word, _again(text, told.span, twice)))
            yield match._replace(severity="info") if meant else match

    def _characters(self, context: Context, strangers: Strange, alone: frozenset[str]) -> Iterator[Match]:
        """Characters put for others, two in the wrong order, one that is there twice."""
        from fzlint.document.words.chains import swapped, twice
        from fzlint.document.words.sayings import altered_sayings
        from fzlint.document.words.suspects import characters, doubled, twins

        text, phrases = context.document.text, context.phrases
        twin: dict[str, str] = {}
        for pair in self.twins:
            twin[pair[0]] = twin.get(pair[0], "") + pair[1]
        for found in (
            *altered_sayings(text, context.document.pairs, strangers, phrases, alone - _TAKEN, context.words),
            *characters(text, strangers, phrases, alone),
            *doubled(text, context.document.pairs, phrases, alone),
            *twins(text, strangers, phrases, twin),
            *swapped(text, strangers, phrases, alone),
            *twice(text, context.document.pairs, phrases, _TWICE, alone),
        ):
            told = _match(text, found.span, found.right, self._usual(context, found))
            yield told if found.sure else told._replace(severity="info")

    def _usual(self, context: Context, found: Suspect) -> str:
        """Why: the run, up to where its words begin and end."""
        run = in_whole_words(context.document.text, found.span, found.right, found.run, context.words)
        return self.usual.format(run=run)

    def _orphans(self, context: Context, strangers: Strange, alone: frozenset[str]) -> Iterator[Match]:
        """Characters of a word that a slip has taken apart."""
        from fzlint.document.words.chains import cut_off
        from fzlint.document.words.leftover import begun_again, closed_by, interleaved, turned, written_twice
        from fzlint.document.words.orphans import Judge

        text, pairs, phrases = context.document.text, context.document.pairs, context.phrases
        judge = Judge(text, phrases, alone, context.words, _TWICE)
        again, last, apart = map(frozenset, (self.last + self.again, self.last, self.apart))
        for suspect in (
            *judge.pairs(strangers.joints),
            *written_twice(text, pairs, phrases, again, last, context.words),
            *begun_again(text, phrases, context.words),
            *turned(text, pairs, strangers, phrases, judge.alone, apart, context.words),
            *interleaved(text, strangers, phrases),
            *closed_by(text, strangers, phrases, frozenset(self.particles), context.words),
        ):
            told = _match(text, suspect.span, suspect.right, self._usual(context, suspect))
            yield told if suspect.sure else told._replace(severity="info")
        free = alone.union(self.free)
        lone = free.union(self.lone)
        ends = frozenset(self.ends) if context.is_report else None
        severed = frozenset(self.severed).union(self.severed_runs.split()) if context.is_report else ()
        sure = judge._replace(alone=free)
        orphans = sure.orphans(strangers.joints)
        for suspect in (
            *sure.blends(orphans),
            *sure.halves((*orphans, *sure.chained(strangers.joints)), frozenset(self.lone)),
            *cut_off(text, strangers.joints, phrases, lone.union(self.closing), context.words, ends, severed),
            *(self._lost(context, strangers, orphans) if context.is_report else ()),
        ):
            ground = self._usual(context, suspect) if suspect.run != suspect.right else self.none
            yield _match(text, suspect.span, suspect.right, ground)._replace(severity="info")

    def _crossed(self, context: Context, strangers: Strange) -> Iterator[Match]:
        """Neighbours of two words that changed places."""
        from fzlint.document.words.crossed import crossed

        text = context.document.text
        for found in crossed(text, strangers, context.phrases, context.words) if context.is_report else ():
            told = _match(text, found.span, found.right, self.usual.format(run=found.run))
            yield told if found.sure else told._replace(severity="info")

    def _lost(self, context: Context, strangers: Strange, orphans: list[int]) -> Iterator[Suspect]:
        """Half a word, for which one frequent run with the whole of it speaks."""
        from fzlint.document.words.lost import Half

        alone = {character: times for times, group in enumerate(self.singles) for character in group}
        text, phrases = context.document.text, context.phrases
        starts, lone, closing = map(frozenset, (self.starts, self.lone, self.closing))
        half = Half(text, strangers.joints, phrases, alone, starts, lone, closing, context.words)
        return half.lost(orphans)

    def _likelier(self, context: Context, strangers: Strange, alone: frozenset[str]) -> Iterator[Match]:
        """Two characters that make no word, where one is far likelier to have been meant."""
        from fzlint.document.words.likelier import likelier

        text, phrases = context.document.text, context.phrases
        divisions, report = frozenset(self.divisions), context.is_report
        for found in likelier(text, strangers, phrases, alone, self.never, divisions, context.words, report):
            certain = found.sure and found.run == found.right  # whatever stands beside it: no name is made so
            if not certain and stands_beside(text, found.span, self.named, _COMMAS):
                continue
            if text.endswith(self.posts, 0, found.span.start):
                continue
            ground = self._usual(context, found) if len(found.run) > len(found.right) else self.none
            told = _match(text, found.span, found.right, ground)
            yield told if found.sure else told._replace(severity="info")

    def _partners(self, context: Context, strangers: Strange, alone: frozenset[str]) -> Iterator[Match]:
        """Verbs and objects that their partner speaks for."""
        from fzlint.document.words.partners import mistaken

        document = context.document
        never = frozenset(self.never)
        for found in mistaken(document.text, strangers, self.partners, context.phrases, never, alone, context.words):
            yield _match(document.text, found.span, found.right, self._usual(context, found))

    def _words(self, context: Context, alone: frozenset[str]) -> Iterator[Match]:
        """Words put for others of their sound."""
        from fzlint.document.words.phrases import OFTEN, SEEN, Heard
        from fzlint.document.words.suspects import is_foreign, words

        text, pairs, phrases = context.document.text, context.document.pairs, context.phrases
        read: dict[str, Heard] = {
            word: phrases.heard(word)._replace(rights=(word[::-1],)) for word in pairs & phrases.swapped
        }
        unless: dict[str, tuple[str, ...]] = {}
        beside: dict[str, tuple[str, ...]] = {}
        for row in asked(self.rows, pairs):
            if row.wrong in pairs:
                heard = read.get(row.wrong) or phrases.heard(row.wrong)._replace(rights=())
                read[row.wrong] = heard._replace(rights=(*heard.rights, row.right))
                unless[row.wrong] = unless.get(row.wrong, ()) + row.unless
                beside[row.wrong] = beside.get(row.wrong, ()) + row.beside
        unread: dict[str, Heard] = {}
        if context.year is None or context.year >= self.since:
            homophones = phrases.homophones(pairs).items()
            unread = {word: heard for word, heard in homophones if alone.isdisjoint(word)}  # 负责人|均|旁听
        standing = sorted(_places(text, read.keys() | unread.keys()))
        for found in words(text, standing, read, phrases, SEEN):
            wrong = text[found.span.start : found.span.end]
            if not found.sure and not is_foreign(text, found, phrases, True, context.words):
                continue
            if not _inside(text, found.span, unless.get(wrong, ())) and not stands_beside(
                text, found.span, beside.get(wrong, ())
            ):
                told = _match(text, found.span, found.right, self._usual(context, found))
                yield told if found.sure else told._replace(severity="info")
        for found in words(text, standing, unread, phrases, OFTEN):
            if is_foreign(text, found, phrases, False, context.words) and not _inside(
                text, found.span, unless.get(text[found.span.start : found.span.end], ())
            ):
                yield _match(text, found.span, found.right, self._usual(context, found))._replace(severity="info")


def _again(text: str, span: Span, twice: dict[str, bool]) -> Iterator[str]:
    """The two characters at `span`, or those that one there makes with either neighbour, if the text has them elsewhere, too:
    国际 is what other sentences speak of, and 损害 is no 损坏. twice: what is known of pairs so far."""
    starts = (span.start,) if span.end - span.start > 1 else (span.start - 1, span.start)
    for start in starts:
        pair = text[max(start, 0) : start + 2]
        if pair not in twice:
            first = text.find(pair)
            twice[pair] = first >= 0 and text.find(pair, first + len(pair)) >= 0
        if twice[pair]:
            yield pair


def _places(text: str, words: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where words stand. They are few, so that looking for each is faster than looking at each character."""
    for word in words:
        yield from ((at, word) for at in places(text, word))


def _match(text: str, span: Span, right: str, ground: str) -> Match:
    wrong = text[span.start : span.end]
    return Match(span, {"wrong": wrong, "right": right, "ground": ground}, edits=(Edit(span, right),), group=wrong)


def _is_subject(text: str, match: Match, times: dict[str, int]) -> bool:
    """Whether the document has a word again and again, and more often than the one that would be right: 扬尘 in a law about air.
    times: how often it has words, as far as that has been asked"""
    wrong, right = text[match.span.start : match.span.end], match.edits[0].text
    if not len(wrong) == len(right) == 2:
        return False
    for word in (wrong, right):
        if word not in times:
            times[word] = text.count(word)
    return times[wrong] >= max(_AGAIN, times[right] + 1)


def _is_prose(context: Context, span: Span) -> bool:
    """Whether a stretch lies in one block, and in none of the contents."""
    block = context.document.block_with(span.start)
    return block.role != "toc" and span.end <= block.end


def _inside(text: str, span: Span, phrases: tuple[str, ...]) -> bool:
    return any(is_part(text, span, phrase) for phrase in phrases)
