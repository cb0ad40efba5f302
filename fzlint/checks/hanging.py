"""hanging: a full stop behind words that only lead in (按照……要求。 为贯彻……，推进……。我局……), and what can begin no sentence (从而……)."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.checks.patterns import short
from fzlint.document.clauses import Clause, behind, clauses
from fzlint.document.model import Document, Span
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_ASIDE = pattern(r"《[^《》\n]*》|（[^（）\n]*）")  # of the noun that a clause ends in it is no part
_LONGEST = 240  # code points of a sentence that is looked at: a longer one has a predicate somewhere
_NOUN = 12  # of the noun that closes a clause which leads in, behind its last 的 or behind the word it begins with
_WAYS = 60  # of a clause with nothing but a purpose


class Lead(NamedTuple):
    """Words that a clause begins with which leads in (按照, 根据), and the nouns that such a clause ends in."""

    begins: tuple[str, ...]
    ends: tuple[str, ...]


class Hanging(NamedTuple):
    """Sentences without a predicate of their own.

    rows      clauses that only lead in
    deeds     verbs of what was done; a clause that has one behind its last 的 is no mere lead-in
    purposes  words that a purpose begins with: 为, 为了
    done      verbs that a mere purpose has nowhere
    goals     adverbs and verbs that a purpose goes on with, longest first
    subjects  what the next sentence begins with, if it is the main clause of a purpose
    acts      or what stands near its beginning: an organ and what it does (局结合)
    tails     words that no sentence begins with: 从而, 以便
    fronts    subjects that words which lead in may follow: 我局
    papers    or a paper that speaks of itself, longest first: 本报告; it does not go on with `goes_on`
    goes_on   what the writer does: 本报告根据……要求，现发布……
    purpose   what is said of a purpose
    tail      what is said of a tail
    """

    rows: tuple[Lead, ...] = ()
    deeds: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    fronts: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
    purpose: str = ""
    tail: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "word")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        begins = tuple({word for row in self.rows for word in row.begins})
        opening = (*begins, *self.purposes, *self.tails, *self.papers, *self.fronts)
        sentences = document.sentences
        for i, sentence in enumerate(sentences):
            if not text.startswith(opening, sentence.start) or sentence.end - sentence.start > _LONGEST:
                continue
            cut = clauses(text, sentence.start, sentence.end)
            if cut[-1].mark != "。":
                continue
            if text.startswith(self.tails, sentence.start):
                if i and sentences[i - 1].end == sentence.start:  # a quotation may begin with any word
                    yield self._told(document, cut, self.tail)
            elif text.startswith(self.purposes, sentence.start):
                follows = i + 1 < len(sentences) and self._is_subject(text, sentence, sentences[i + 1])
                if follows and self._is_purpose(text, cut):
                    yield self._told(document, cut, self.purpose)
            elif all(self._leads(text, clause) for clause in self._behind_subject(text, cut)):
                yield self._told(document, cut, "")

    def _told(self, document: Document, cut: list[Clause], message: str) -> Match:
        span = Span(cut[0].start, cut[-1].end + 1)
        text = document.text[span.start : span.end]
        return Match(span, {"text": short(text), "word": text[:2]}, message=message)

    def _behind_subject(self, text: str, cut: list[Clause]) -> list[Clause]:
        """The clauses without the subject of the first; of a paper without what the writer does in the last."""
        start = cut[0].start
        front = next((word for word in (*self.papers, *self.fronts) if text.startswith(word, start)), "")
        rest = cut[1:]
        if front in self.papers and rest and text.startswith(self.goes_on, rest[-1].start):
            rest.pop()
        return [cut[0]._replace(start=start + len(front)), *rest]

    def _leads(self, text: str, clause: Clause) -> bool:
        """Whether a clause only leads in: 按照县委关于……的要求."""
        said = text[clause.start : clause.end]
        for row in self.rows:
            word = next((word for word in row.begins if said.startswith(word)), "")
            if word and said.endswith(row.ends):
                noun = _ASIDE.sub("", said[len(word) :]).rpartition("的")[2]
                return len(noun) <= _NOUN and not any(deed in noun for deed in self.deeds)
        return False

    def _is_purpose(self, text: str, cut: list[Clause]) -> bool:
        """Whether all the clauses say what for, none what was done: 为贯彻……，推动……，为……提供……."""
        for clause in cut:
            said = text[clause.start : clause.end]
            bare = said.removeprefix(next((word for word in self.purposes if said.startswith(word)), ""))
            aimed = len(said) <= _WAYS and behind(bare, self.goals) != bare
            if not (aimed or (clause is not cut[0] and bare != said)) or any(deed in said for deed in self.done):
                return False
        return True

    def _is_subject(self, text: str, sentence: Span, after: Span) -> bool:
        """Whether the next sentence of the same paragraph names who did it."""
        if after.start != sentence.end:
            return False
        head = text[after.start : after.start + _NOUN]
        return head.startswith(self.subjects) or any(head.find(act, 1) > 0 for act in self.acts)
