"""asides: what a writer says to a colleague, to himself or to a machine, in brackets or on a line of its own.

Such words are without end, but what they are made of is not: they name the text itself (此段, 这句, 措辞), ask to change it
(核对, 补上, 删), say that it is not done (还没, 待, 再) or ask a question. A word that stands for nothing else tells it alone; of the
others two of different sorts are needed, three where the words are common ones. And they are said as people talk: 写不写, a verb of
one character (写, 删) that official language only has inside longer words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from fzlint.checks.apart import numbers, questions, stands_apart, strays
from fzlint.checks.aside_places import SAID, brackets, clauses_with, lines
from fzlint.checks.context import Context
from fzlint.checks.patterns import short
from fzlint.checks.signs import Sign, told_by_signs
from fzlint.checks.stray_lines import behind_signature, between_paragraphs
from fzlint.document.fold import is_han
from fzlint.document.labels import NUMERALS
from fzlint.document.model import Document, Span
from fzlint.document.title_words import POSTS, TYPES
from fzlint.document.words.manner import talk_in_brackets
from fzlint.finding import Match, Severity
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_ENDS = tuple("。；：！？…，”）")
_NUMBERS = f"0123456789{NUMERALS}"
_TALK = 24  # code points of a line that is told by how it is said
_TOP = 4  # blocks of a title and who tells it
_CONJUGATED = 2  # code points of a verb with what follows it: 改好
_ORGANS = 3
_LABEL = pattern(rf"[{NUMERALS}]+$|.$")
_SET, _PHRASE = 20, 4  # so much less do four characters tell, which may be a set phrase: 应改尽改
_SAID, _MAY_BE_SAID = 20, 10  # tenths that brackets are said to a colleague: none of the reports that we know has any
_HEAD = 1500  # code points at the beginning that are looked through for them


class Row(NamedTuple):
    """Words that tell an aside alone.

    words     one of these is enough
    at        in: anywhere in it; whole: it is the word; start, end: it begins or ends with it
    where     in brackets alone, on lines alone, both, or in a clause of running text as well
    tails     it ends with one of these as well
    unless    not where it has one of these
    official  only in official documents
    reports   only in reports: in a letter or an essay people may say so
    ours      not in documents that tell others what to do: what they are to write is said there
    message   instead of the rule's
    severity  weaker than the rule's
    last      only where its paragraph ends
    """

    words: tuple[str, ...]
    at: Literal["in", "whole", "start", "end"] = "in"
    where: Literal["both", "brackets", "lines", "clauses"] = "both"
    tails: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    official: bool = False
    reports: bool = False
    ours: bool = False
    message: str = ""
    severity: Severity | Literal[""] = ""
    last: bool = False


class Asides(NamedTuple):
    """Asides, told by words that stand for nothing else, or by words of several sorts that meet.

    here      words for a place of this text: with a word of `change` or `undone` they tell an aside
    matter    words for what a text holds (数据): one of `change` and one of `undone` are needed beside them
    change    words for changing a text
    undone    words that say that something is still to be done
    things    those of `matter` that things have as well: behind a number they are told of what is counted (3份（资信情况待核实）)
    measures  behind a number: the matter is counted, so it is no aside (其中2件待核实)
    never     brackets with one of these are never asides
    forms     documents whose titles end so, or that hold one of `blanks`, are to be filled in: they are left alone
    notices   documents whose titles end so tell others what to do
    blanks    words of forms
    spoken    characters that are words of their own only in what is said, not in official language
    spoken_in_lines  the same for lines
    negations what stands in the middle of such a question
    official_words   words with such a character that are official language all the same
    acts      verbs of one character that are spoken where they are conjugated: behind one of `led` (没补), in front of one of
              `followed` (改好)
    tellers   behind one of them somebody else's figure stands (社区报27)
    organs    a document that begins with _ORGANS of these words is an official one, whatever its title
    mentions  brackets behind one of these are spoken of: 标明【不需填写】的项目
    usual     brackets of a report that belong to no sentence and begin so are all the same no asides: 图1
    usual_ends       the same for how they end: 会议通过
    wondering words of the questions that are asked of those who listen to a report
    behind    what a line behind the date that signs may begin with
    between   what a line between two paragraphs may begin with that is neither a heading nor a sentence
    apart, asked, stray, numbered, left   the messages for brackets that belong to no sentence, for questions, for lines that are
                            none, for those that are only a number, and for lines behind the date that signs
    signs, enough, particles   see told_by_signs: clauses of a report that many weak signs tell
    doubted                 the message for those of which it is not sure
    """

    rows: tuple[Row, ...]
    here: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    change: tuple[str, ...] = ()
    undone: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    measures: str = ""
    never: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    spoken: str = ""
    spoken_in_lines: str = ""
    negations: str = ""
    official_words: tuple[str, ...] = ()
    acts: str = ""
    led: str = ""
    tellers: tuple[str, ...] = ()
    followed: str = ""
    organs: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    usual_ends: tuple[str, ...] = ()
    wondering: tuple[str, ...] = ()
    apart: str = ""
    asked: str = ""
    stray: str = ""
    left: str = ""
    behind: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    numbered: str = ""
    doubted: str = ""
    signs: tuple[Sign, ...] = ()
    enough: int = 4
    particles: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("text",)

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if document.title.endswith(self.forms) or any(word in document.text for word in self.blanks):
            return
        official = context.is_report or self._official(document)
        judge = self._at_hand(document, official, context.is_report)
        told: set[int] = set()  # the blocks with an aside in brackets
        whole: set[int] = set()  # the blocks that are an aside
        found: list[Span] = []
        short_lines = lines(document) if judge.asks_lines(document.text) else ()
        for span, kind in (*brackets(document), *short_lines):
            if told and kind == "lines" and document.block_at(span.start) in told:
                continue
            words = document.plain[span.start : span.end]
            if kind == "brackets" and self._is_mentioned(document.plain, span):
                continue
            inner = SAID.sub("“”", words[1:-1] if kind == "brackets" else words).strip("—- \u3000*_")
            row = judge.alone(inner, kind)
            if row is not None and row.last and _goes_on(document, span.end):
                continue
            row = row or judge.by_manner(context, official, span, kind, inner)
            if row is None:
                continue
            (told if kind == "brackets" else whole).add(document.block_at(span.start))
            found.append(span)
            yield _match(document, span, row)
        clauses = {
            span: row for row in judge.rows if row.where == "clauses" for span in _told_by(document, row)
        }  # one clause may have words of several rows
        for span, row in clauses.items():
            if document.block_at(span.start) not in whole:
                found.append(span)
                yield _match(document, span, row)
        if context.is_report:
            yield from self._of_report(context, whole, found)

    def by_manner(self, context: Context, official: bool, span: Span, kind: str, words: str) -> Row | None:
        """The row of an aside that no single word tells: several sorts of words do, the way it is said, or its place."""
        document = context.document
        bracket = kind == "brackets"
        counted = document.plain[span.start - 1] in self.measures  # the first thing of a text is its title
        if counted and official and bracket and not words.startswith(self.usual) and self.counts_otherwise(words):
            return Row(())
        apt = self._replace(matter=tuple(word for word in self.matter if word not in self.things)) if counted else self
        loose = not bracket and context.is_report and _is_bare(document, span, words)
        if not _any(self.never, words) and apt.by_sorts(words, kind, official, context.words, loose):
            return Row(())
        return self._of_brackets(document, span, words) if bracket and context.is_report else None

    def _of_brackets(self, document: Document, span: Span, words: str) -> Row | None:
        """The row of brackets in a report that are none of its own by their manner, or that belong to no sentence."""
        told = not _any(self.never, words) and not _LABEL.match(words)
        said = talk_in_brackets(words) - _SET * (len(words) == _PHRASE) if told else 0
        if said >= _SAID:
            return Row(())
        if self.is_apart(document, span, words):
            return Row((), message=self.apart)
        return Row((), message=self.doubted, severity="info") if said >= _MAY_BE_SAID else None

    def _of_report(self, context: Context, whole: set[int], told: list[Span]) -> Iterator[Match]:
        """What a report does not hold, whatever it says, but in the blocks that are an aside themselves."""
        document = context.document
        signs = () if document.title.endswith(self.notices) else self.signs
        asked, doubted = Row((), message=self.asked), Row((), message=self.doubted, severity="info")
        stray, left = (Row((), message=message, severity="info") for message in (self.stray, self.left))
        noted = tuple(told_by_signs(context, signs, self.enough, self.official_words, self.particles))
        found = (
            *((span, Row(())) for span, sure in noted if sure),
            *((span, asked) for span in questions(document, self.wondering)),
            *(
                (span, doubted)
                for span, sure in noted
                if not sure and not _any(self.never, document.plain[span.start : span.end])
            ),
            *((span, stray) for span in strays(document)),
            *((span, left) for span in behind_signature(document, self.behind)),
            *((span, stray) for span in between_paragraphs(document, self.between)),
            *((span, Row((), message=self.numbered)) for span in numbers(document)),
        )
        taken = {at for span in told for at in range(span.start, span.end)}
        for span, row in found:
            here = range(span.start, span.end)
            if document.block_at(span.start) not in whole and taken.isdisjoint(here):
                taken.update(here)
                yield _match(document, span, row)

    def is_apart(self, document: Document, span: Span, words: str) -> bool:
        """Whether brackets of a report are an aside because they belong to no sentence."""
        last = words.rstrip(_NUMBERS)  # 见附件3
        block = document.block_at(span.start)
        if (
            block < _TOP
            and words.endswith(POSTS)
            and document.text_of(document.blocks[block]).strip() == words.join("（）")
        ):
            return False  # what the person is who tells: （县水务局局长） below the title
        usual = words.startswith(self.usual) or last.endswith(self.usual_ends) or _any(self.never, words)
        return not usual and stands_apart(document, span, self.measures)

    def _is_mentioned(self, text: str, span: Span) -> bool:
        """Whether brackets are a part of a question that the text itself asks, or what it speaks of."""
        return text.startswith(("？", "?"), span.end) or text.endswith(self.mentions, 0, span.start)

    def _official(self, document: Document) -> bool:
        if document.title.endswith(TYPES):
            return True
        return sum(document.text.find(word, 0, _HEAD) >= 0 for word in self.organs) >= _ORGANS

    def _at_hand(self, document: Document, official: bool, report: bool) -> Asides:
        """These lists without the words that the document does not hold, and the rows that are not for it."""
        pairs, text = document.pairs, document.plain

        def held(words: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(word for word in words if (word[:2] in pairs if len(word) > 1 else word in text))

        notice = document.title.endswith(self.notices)
        apt = (
            row
            for row in self.rows
            if (official or not row.official) and (report or not row.reports) and not (notice and row.ours)
        )
        rows = tuple(row._replace(words=words) for row in apt if (words := held(row.words)))
        here, matter, change, undone = map(held, (self.here, self.matter, self.change, self.undone))
        return self._replace(rows=rows, here=here, matter=matter, change=change, undone=undone, never=held(self.never))

    def asks_lines(self, text: str) -> bool:
        """Whether a line of the text may be an aside."""
        sorts = self.change and self.undone and self.here
        return bool(sorts) or any(row.where != "brackets" for row in self.rows) or _any(self.spoken_in_lines, text)

    def alone(self, words: str, kind: str) -> Row | None:
        """The first row that tells an aside by one word."""
        for row in self.rows:
            apt = row.where in ("both", kind) or (row.where == "clauses" and kind == "brackets")
            if not apt or not _has(words, row) or _any(row.unless, words):
                continue
            if row.official and kind == "brackets" and self._listed(words):
                continue
            if not row.tails or words.endswith(row.tails):
                return row
        return None

    def by_sorts(
        self, words: str, kind: str, official: bool, cut: Callable[[str], list[str]], loose: bool = False
    ) -> bool:
        """Whether words of several sorts make this an aside, or the way it is said; loose: see _is_bare."""
        return self.together(words, kind, loose) or (official and self.is_spoken(words, kind, cut, loose))

    def together(self, words: str, kind: str, loose: bool = False) -> bool:
        """Whether words of several sorts make this an aside; a line must have one of each sort, two if it is bare."""
        change = _any(self.change, words)
        undone = _any(self.undone, words)
        if not (change or undone) or self._counted(words):
            return False
        if kind == "lines":
            here = _any(self.here, words)
            matter = loose and change and undone and _any(self.matter, words)
            return matter or (here and (loose or (change and undone)))
        return _any(self.here, words) or (change and undone and _any(self.matter, words))

    def is_spoken(self, words: str, kind: str, cut: Callable[[str], list[str]], loose: bool = False) -> bool:
        """Whether this is how people talk; cut: see Context.words."""
        if kind == "brackets" and self._listed(words):
            return False
        if kind == "brackets" and _asks_which(words, self.negations):
            return True
        spoken = self.spoken if kind == "brackets" or loose else self.spoken_in_lines
        acts = "" if kind == "lines" or self._counted(words) else self.acts
        if (kind == "lines" and (len(words) > _TALK or "、" in words)) or set(words).isdisjoint(spoken + acts):
            return False
        words = "".join(words.split())
        for word in self.official_words:
            words = words.replace(word, " ")
        parts = cut(words)
        if kind == "brackets" and parts[0] in acts and _any((*self.matter, *self.here), words):
            return True  # 加照片1, 补名单
        if any(len(word) == 1 and word in spoken for word in parts):
            return True
        around = zip(["", *parts], parts, [*parts[1:], ""], strict=False)
        return any(part[0] in acts and self._conjugated(last, part, following) for last, part, following in around)

    def counts_otherwise(self, words: str) -> bool:
        """Whether somebody else gives another figure: 社区报27."""
        end = len(words.rstrip(self.measures))
        figure = len(words[:end].rstrip("0123456789."))
        return 0 < figure < end and words.endswith(self.tellers, 0, figure) and "，" not in words

    def _conjugated(self, last: str, part: str, following: str) -> bool:
        """Whether a word between two others is a verb of one character, said as people talk: 没补, 改好."""
        if len(part) > 1:
            return len(part) == _CONJUGATED and part[1] in self.followed
        return last[-1:] in set(self.led) or following[:1] in set(self.followed)

    def _listed(self, words: str) -> bool:
        """Whether the words are a list of things, none of them about this text: 水价怎么定、水质好不好、停水怎么办."""
        return (
            words.count("、") > 1 and "，" not in words and not _any(self.change, words) and not _any(self.here, words)
        )

    def _counted(self, words: str) -> bool:
        """Whether a number with its measure stands in it."""
        return any(c in self.measures and at and words[at - 1].isdecimal() for at, c in enumerate(words))


def _match(document: Document, span: Span, row: Row | None) -> Match:
    message, severity = (row.message, row.severity or None) if row else ("", None)
    return Match(span, {"text": short(document.plain[span.start : span.end])}, message=message, severity=severity)


def _is_bare(document: Document, span: Span, words: str) -> bool:
    """Whether a line is no sentence of a report and no heading: it has neither an end nor a label."""
    block = document.block_with(span.start)
    return block.role == "body" and block.label is None and words[-1:] not in _ENDS


def _told_by(document: Document, row: Row) -> Iterator[Span]:
    """The clauses of running text that a row tells."""
    for word in row.words:
        for span in clauses_with(document, word):
            clause = document.plain[span.start : span.end]
            apt = _has(clause, row) and not _any(row.unless, clause)
            if apt and (not row.tails or clause.endswith(row.tails)):
                yield span


def _goes_on(document: Document, at: int) -> bool:
    """Whether a paragraph goes on behind a place."""
    return document.text[at : document.block_with(at - 1).end].strip() != ""


def _any(listed: Iterable[str], words: str) -> bool:
    return any(map(words.__contains__, listed))  # asked thousands of times: a generator takes three times as long


def _asks_which(words: str, negations: str) -> bool:
    """Whether a question of the form 写不写 is in it."""
    return any(
        c in negations and 0 < at < len(words) - 1 and words[at - 1] == words[at + 1] and is_han(words[at - 1])
        for at, c in enumerate(words)
    )


def _has(words: str, row: Row) -> bool:
    if row.at == "in":
        return _any(row.words, words)
    if row.at == "whole":
        return words.rstrip("。！!") in row.words
    return words.startswith(row.words) if row.at == "start" else words.endswith(row.words)
