"""Characters that a slip has left over: they make no word with each other nor with what is beside them, and each is a word of its
own when the clause is cut into words.

What was meant makes a frequent run with its neighbours. Unlike `suspects`, nothing is asked of how rare a pair of characters is:
政务工开标准化, where 务工 and 开标 are words but belong to 政务 and 标准.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import repeat
from operator import add

from fzlint.document.model import Span
from fzlint.document.phrases import OFTEN, Phrases
from fzlint.document.slips import word_at
from fzlint.document.suspects import Suspect, is_han
from fzlint.document.words import frequency
from fzlint.record import NamedTuple

_RUN = 4
_STAYS = "的和及与、，。；：\n"  # what stands beside these ends or begins there
_SURE = 2  # frequent runs that are asked for where one of the characters may stand alone
_BOUND = 700  # times: a character that is met more seldom as a word of its own is none
_MOST = 3  # times that two characters stand twice in a row: of more it is a way to say it


class Joints(NamedTuple):
    """Which neighbours make a word, by place: 1 where the character there and the next one do.

    bound   the same as text, to search in
    """

    bound: str

    def pairs(self) -> Iterator[int]:
        """Where two characters begin that are bound to none: a word beside them takes the neighbour that they might be bound to."""
        return (found.start() + 1 for found in re.finditer("(?=(?:0|(?<=1)1)0(?:0|1(?=1)))", self.bound))

    def ones(self) -> Iterator[int]:
        """Where a character stands that is bound to none."""
        at = self.bound.find("00")
        while at >= 0:
            yield at + 1
            at = self.bound.find("00", at + 1)


def joints(text: str, pairs: Iterable[str], phrases: Phrases) -> Joints:
    """pairs: those of the text"""
    word = phrases.word
    bound = {pair: "1" for pair in pairs if word(pair)}
    return Joints("".join(map(bound.get, map(add, text, text[1:]), repeat("0"))))


class Judge(NamedTuple):
    """What orphans are judged by.

    alone   characters that are words of their own and may stand beside any other
    words   cuts text into words, called only once something is found
    """

    text: str
    phrases: Phrases
    alone: Container[str]
    words: Callable[[str], list[str]]

    def pairs(self, found: Joints) -> Iterator[Suspect]:
        """Two orphans that are a word with one of them mistaken, or in the wrong order."""
        text, alone, phrases = self.text, self.alone, self.phrases
        for at in found.pairs():
            first, second = text[at], text[at + 1]
            if first == second or not is_han(first) or not is_han(second):
                continue
            meant = {other + second for other in phrases.like(first) & phrases.before(second) if other != first}
            meant |= {first + other for other in phrases.like(second) & phrases.behind(first) if other != second}
            if phrases.word(second + first):
                meant.add(second + first)
            best = max(filter(None, (self._mended(at, word) for word in meant)), default=None, key=_weight)
            if best and best[2] >= (_SURE if first in alone or second in alone else 1) and self._is_apart(at):
                yield Suspect(Span(at, at + 2), best[0], best[1], OFTEN)

    def _mended(self, at: int, word: str) -> tuple[str, str, int] | None:
        """The word, a run that is frequent with it in the place of the two characters, and how many are; None if none is."""
        text = self.text
        around = text[max(0, at - 2) : at] + word + text[at + 2 : at + 4]
        runs = [around[i : i + _RUN] for i in range(len(around) - _RUN + 1)]
        often = [run for run in runs if self.phrases.frequency(run) == OFTEN]
        return (word, often[0], len(often)) if often else None

    def ones(self, found: Joints) -> Iterator[Suspect]:
        """An orphan whose other half is lost: two runs over it are frequent with that, or one where it is never a word of its own."""
        text, alone = self.text, self.alone
        for at in found.ones():
            if text[at] in alone or not is_han(text[at]):
                continue
            times: dict[str, list[str]] = {}
            for word, run in self._whole(at):
                times.setdefault(word, []).append(run)
            word, runs = max(times.items(), key=lambda item: len(item[1]), default=("", []))
            whole = len(runs) > 1 or (runs and word in (runs[0][:2], runs[0][2:]) and frequency(text[at]) < _BOUND)
            if whole and self._stands_alone(at):
                yield Suspect(Span(at, at + 1), word, runs[0], OFTEN)

    def _whole(self, at: int) -> Iterator[tuple[str, str]]:
        """Words of which the character at `at` may be one half, and frequent runs that hold them."""
        fill, word = self.phrases.filling, self.phrases.word
        before, half, behind = self.text[max(0, at - 2) : at], self.text[at], self.text[at + 1 : at + 3]
        for around, first in (
            (before + "?" + half, True),
            (before[-1:] + "?" + half + behind[:1], True),
            (before + half + "?", False),
            (before[-1:] + half + "?" + behind[:1], False),
            (half + "?" + behind, False),
        ):
            for other in fill(around) if len(around) == _RUN else "":
                whole = other + half if first else half + other
                if word(whole):
                    yield whole, around.replace("?", other)

    def blends(self, found: Joints) -> Iterator[Suspect]:
        """Two words that begin or end alike, typed into one: 建设立, 复审议."""
        text, phrases = self.text, self.phrases
        for at in found.ones():
            orphan = text[at]
            if orphan in self.alone or not is_han(orphan):
                continue
            for start, word, other in (
                (at - 2, text[at - 2 : at - 1] + orphan, text[at - 2 : at]),
                (at, orphan + text[at + 2 : at + 3], text[at + 1 : at + 3]),
            ):
                if start < 0 or len(other) < 2 or orphan in other or len(word) < 2:
                    continue
                if not phrases.word(word) or not phrases.word(other):
                    continue
                run = word + text[start + 3 : start + 5]
                if phrases.frequency(run) == OFTEN and self._stands_alone(at):
                    yield Suspect(Span(start, start + 3), word, run, OFTEN)

    def twice(self, pairs: Iterable[str]) -> Iterator[Suspect]:
        """A character that is there twice, the second time behind its word and before a mark, or the first time the other way.

        pairs: those of the text
        """
        text, phrases = self.text, self.phrases
        for pair in pairs:
            if pair[:1] != pair[1:] or pair[:1] in self.alone or not is_han(pair[:1]) or text.count(pair) > _MOST:
                continue
            at = text.find(pair)
            while at >= 0:
                before, behind = text[max(0, at - 1) : at], text[at + 2 : at + 3]
                ends, begins = before and phrases.word(before + pair[0]), behind and phrases.word(pair[0] + behind)
                if ends and not begins and (not behind or behind in _STAYS) and self._stands_alone(at + 1):
                    yield Suspect(Span(at, at + 2), pair[0], before + pair[0], OFTEN)
                elif begins and not ends and before and before in _STAYS and self._stands_alone(at):
                    yield Suspect(Span(at, at + 2), pair[0], pair[0] + behind, OFTEN)
                at = text.find(pair, at + 2)

    def _is_apart(self, at: int) -> bool:
        """Whether two characters are no part of the words around them."""
        first, second = (word_at(self.text, i, self.words) for i in (at, at + 1))
        return first.start == at and second.end == at + 2

    def _stands_alone(self, at: int) -> bool:
        word = word_at(self.text, at, self.words)
        return word.end - word.start == 1


def _weight(found: tuple[str, str, int]) -> tuple[int, str]:
    return found[2], found[0]
