"""Words in a wrong form, from a table: misspelt words, outdated names, set phrases of official language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal

from fzlint.checks.context import Context
from fzlint.checks.rows import apart, asked, telling, with_empty
from fzlint.document.cited import in_title
from fzlint.document.enumerated import leads, misplaced
from fzlint.document.model import Span
from fzlint.document.words.garbled import garbled
from fzlint.document.words.idioms import altered
from fzlint.document.words.quoted import Quote, quoted_slips, quotes
from fzlint.document.words.slips import anchors, is_reached_into, is_slip_in_word, slips, stands_beside
from fzlint.document.words.wildcards import ANY, forms, inside
from fzlint.finding import Edit, Match, Severity
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.document.words.phrases import Phrases

NEAR = "~"
NAME = "~~"
MISTAKEN = "→"
_SAYING = 4  # characters
_OPENING, _CLOSING = frozenset("“‘《"), frozenset("”’》")
_FEW = 5  # different characters: a text with more of them is written in traditional ones


class Row(NamedTuple):
    """One wrong form.

    wrong       the wrong form, literally; ？ in it stands for any Chinese character but that of `right`; "~" stands for all that
                is `right` but for one slip: a character lost, one too many, one changed, two neighbours swapped; "~~" for all
                that begins and ends like `right` and is not it, for a list (A、B、C) its members in another order, for sayings
                of four characters (parted by spaces) one of them changed or two swapped; "侍→待" for all words of `right`
                (parted by spaces) with the first character where the second belongs: 接侍, 等侍
    right       what to write instead; nothing is put in its place if it is empty
    unless      right words that hold the wrong form: inside them it is no fault; # stands for a digit, ？ for any character,
                … for some of the same clause, 。 for its end
    only        it is a fault only inside one of these; signs likewise
    beside      it is no fault in a clause that has one of these words
    since       the day from which it is a fault ("2019-01-01"), held against the start of the year reported on
    whole_word  a fault only where no other word reaches into it, by segmentation; of sayings, one only with a character that
                sounds or looks like the one it stands for, and not alone in quotation marks (phrases of the day are varied on
                purpose: 提质扩面, 提质扩容)
    prose       no fault inside 《》: names of documents stay as they are
    mixed       a fault only in a text that has `right`, too, and told once: it is the two ways beside each other that is wrong
    severity    weaker than the rule's
    message     instead of the rule's
    """

    wrong: str
    right: str = ""
    unless: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    since: str = ""
    whole_word: bool = False
    prose: bool = False
    mixed: bool = False
    severity: Severity | Literal[""] = ""
    message: str = ""

    @property
    def is_sayings(self) -> bool:
        return self.wrong == NAME and len(self.right.split(maxsplit=1)[0]) == _SAYING and "、" not in self.right

    @property
    def mistaken(self) -> dict[str, str]:
        """Of a row for one character taken for another: its words in the wrong form, and each in the right one."""
        if self.wrong[1:2] != MISTAKEN:
            return {}
        return {word.replace(self.wrong[2], self.wrong[0]): word for word in self.right.split()}

    @property
    def leads(self) -> tuple[str, ...]:
        """Pairs of characters, one of which stands in all that the row finds; none: not known."""
        if self.wrong[1:2] == MISTAKEN:
            return tuple(word[:2] for word in self.mistaken)
        if self.wrong[0] == NEAR and "“" not in self.right and not self.is_sayings:
            return leads(self.right) if self.wrong == NAME and "、" in self.right else anchors(self.right)
        return () if self.wrong[0] == NEAR else telling(max(self.wrong.split(ANY), key=len), self.right)


class Terms(NamedTuple):
    """Words and set phrases in a wrong form. One wrong form is one habit.

    variants  characters that are not written today, each before the one that is; a text that is full of them is left alone
    """

    rows: tuple[Row, ...]
    variants: str = ""

    @property
    def of_words(self) -> bool:
        """Words that the office allows are left alone."""
        return True

    @property
    def names(self) -> tuple[str, ...]:
        return ("wrong", "right")

    def problems(self) -> Iterator[tuple[str, str]]:
        """Which rows cannot be used, and why."""
        return with_empty(self.rows, lambda row: (row.wrong, *row.unless, *row.only, *row.beside))

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.plain
        begun = f"{context.year}-01-01" if context.year else ""
        pairs = document.pairs
        quoted = quotes(text)
        words = cache(context.words)  # a report says the same again and again
        found: list[Match] = []
        for row in asked(self.rows, pairs):
            places: Iterable[tuple[Span, str]]
            if row.wrong[0] == NEAR:
                places = _near(text, row, pairs, quoted, words)
            elif row.wrong[1:2] == MISTAKEN:
                places = (
                    (span, right) for wrong, right in row.mistaken.items() for span in forms(text, wrong, right, pairs)
                )
            elif ANY in row.wrong or (row.wrong[:2] in pairs and (len(row.wrong) < 4 or row.wrong[1:3] in pairs)):
                places = ((span, row.right) for span in forms(text, row.wrong, row.right, pairs))
            else:
                continue
            if row.since > begun or (row.mixed and row.right not in text):
                continue
            told = [_match(text, span, right, row) for span, right in places if _fault(text, span, row, words)]
            if told and row.is_sayings:
                sure = [_meant(match, context.phrases) for match in told]
                told = [
                    match if meant else _unsure(match)
                    for match, meant in zip(told, sure, strict=True)
                    if meant or not row.whole_word
                ]
            found += told[:1] if row.mixed else told
        found += _variants(text, self.variants, pairs)
        yield from apart(sorted(found, key=lambda match: match.span.start))


def _variants(text: str, variants: str, pairs: frozenset[str]) -> Iterator[Match]:
    """Where a character stands that is not written today."""
    met = set(variants[::2]).intersection("".join(pairs))
    if not met or len(met) > _FEW:
        return
    today = dict(zip(variants[::2], variants[1::2], strict=True))
    for wrong in met:
        for span in forms(text, wrong, today[wrong], pairs):
            right = today[wrong]
            yield Match(span, {"wrong": wrong, "right": right}, edits=(Edit(span, right),), group=wrong)


def _near(
    text: str, row: Row, pairs: frozenset[str], quoted: list[Quote], words: Callable[[str], list[str]]
) -> Iterator[tuple[Span, str]]:
    """Where something stands that is meant to be what `row` has right, and what is right there."""
    if row.wrong == NAME and "、" in row.right:
        yield from misplaced(text, row.right, pairs)
        return
    if row.is_sayings:
        for saying in row.right.split():
            if saying[:2] in pairs or saying[2:] in pairs or saying[::2] in pairs:
                spans = altered(text, saying, pairs, words)
                yield from ((span, saying) for span in spans if not (row.whole_word and _in_quotes(text, span)))
        return
    if "“" in row.right:
        spans = quoted_slips(text, row.right, quoted)
    elif row.wrong == NEAR:
        spans = slips(text, row.right, pairs, words)
    else:
        spans = slips(text, row.right, pairs, words) + garbled(text, row.right, pairs)
    yield from ((span, row.right) for span in spans if not is_reached_into(text, span, words))


def _in_quotes(text: str, span: Span) -> bool:
    """Whether the words at `span` are all that stands in quotation marks: a saying is changed on purpose there."""
    return text[span.start - 1 : span.start] in _OPENING and text[span.end : span.end + 1] in _CLOSING


def _match(text: str, span: Span, right: str, row: Row) -> Match:
    wrong = text[span.start : span.end]
    return Match(
        span,
        {"wrong": wrong, "right": right},
        edits=(Edit(span, right),) if right else (),
        severity=row.severity or None,
        message=row.message,
        group=wrong,
    )


def _meant(match: Match, phrases: Phrases) -> bool:
    """Whether a saying was meant: its characters are swapped, or the strange one sounds or looks like the one it stands for."""
    from fzlint.document.words.sayings import alike

    shown, saying = match.values["wrong"], match.values["right"]
    if sorted(shown) == sorted(saying):
        return True
    other = 0 if shown[2:] == saying[2:] else 2
    here, wanted = shown[other : other + 2], saying[other : other + 2]
    return alike(here, wanted, phrases) or phrases.is_rare(here[here[0] == wanted[0]])


def _unsure(match: Match) -> Match:
    """屡罚不改, 敢为争先: changed on purpose as often as not."""
    return match._replace(severity="info", message="“{wrong}”与“{right}”只差一个字，是否写错，请核对。")


def _fault(text: str, span: Span, row: Row, words: Callable[[str], list[str]]) -> bool:
    """Whether the wrong form of `row` at `span` is a fault there; the cheap questions first."""
    if row.only and not inside(text, span, row.only):
        return False
    if row.unless and inside(text, span, row.unless):
        return False
    if row.prose and in_title(text, span.start):
        return False
    if stands_beside(text, span, row.beside):
        return False
    if not row.whole_word or not is_reached_into(text, span, words):
        return True
    return is_slip_in_word(text, span, row.right, words)
