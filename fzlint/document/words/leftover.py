"""Characters that are left over when a clause is cut into words: one that the word beside it has already (市委委, 案案卷, 格局格), two that
are a word in the other order (因原), two words typed into each other (利诉益求).

No run of four speaks for what was meant, and none is asked for: official text hardly ever leaves two such characters to
themselves, so that the cut alone is evidence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.cutting import frequency, likelihood
from fzlint.document.words.phrases import OFTEN, Phrases
from fzlint.document.words.slips import places, word_at
from fzlint.document.words.suspects import Strange, Suspect

_MOST = 3  # times that two characters stand so: of more it is a way to say it
_LINKS = ("的", "和", "与", "及", "等")  # one of these stands beside any word
_REAL = 60  # times: how often the dictionary has met what is a word, written twice: 处处, and not 续续
_EVERYWHERE = 10  # frequent runs that begin with a word: of so many it is meant wherever its two characters stand apart
_MIXED = re.compile("(?=2[02]{2}|[02]2[02]|[02]{2}2)")  # joints of four characters that make no words
_MARKS = "，。；、"  # what a clause ends at
_ENDING = frozenset(("了", "过", "的", "着"))  # may stand behind any verb: 了解了
_USUAL = 500  # times: how often the dictionary has met a word of everyday use: 领域, and not 用尽
_OFTEN_MET = 100  # the same for a word whose second character a word of grammar is put for
_WIDE = 15  # frequent runs that begin with such a word: of so many it is meant without any run, too
_COMMON = 20  # the same for each of two words that are typed into each other
_MEANT = (
    6.5  # so much more likely is a word than its two characters by themselves (natural logarithm): 原因, and not 好|美
)
_OFFICIAL = 3  # the same, where the two characters are met nowhere in the order in which they stand


def written_twice(
    text: str,
    pairs: Iterable[str],
    phrases: Phrases,
    again: Container[str],
    last: Container[str],
    words: Callable[[str], list[str]],
) -> Iterator[Suspect]:
    """A character that is there twice, once in a word and once left over beside it.

    pairs: those of the text
    again: characters that end one word and begin the next, that name a kind of thing behind a word, or are said twice:
        司|司长, 街|街道, 补补课
    last: those of them that may stand before a mark as well; no 因 or 要 does
    words: cuts text into words, called only once something is found
    """
    for pair in pairs:
        if pair[0] != pair[1] or not is_han(pair[0]) or pair[0] in last or frequency(pair) >= _REAL:
            continue
        if text.count(pair) > _MOST:
            continue
        for at in places(text, pair, 2):
            may = pair[0] in again and is_han(text[at + 2 : at + 3])
            if not may and not _is_drawn_out(text, at) and (word := _with_one(text, at, phrases, words)):
                yield Suspect(Span(at, at + 2), pair[0], word, OFTEN)


def begun_again(text: str, phrases: Phrases, words: Callable[[str], list[str]]) -> Iterator[Suspect]:
    """The first character of a word that stands once more behind it, where the clause ends: 工作格局格。

    words: cuts text into words, called only once something is found
    """
    for mark in _MARKS:
        for end in places(text, mark):
            word, again = text[max(end - 3, 0) : end - 1], text[end - 1 : end]
            if again != word[:1] or again in word[1:] or again in _ENDING or not is_han(again):
                continue
            if phrases.spread(word) < 1 or frequency(word) < _USUAL:
                continue
            if word_at(text, end - 3, words) == Span(end - 3, end - 1) and _is_single(text, end - 1, words):
                yield Suspect(Span(end - 3, end), word, word, OFTEN)


def closed_by(
    text: str, strangers: Strange, phrases: Phrases, particles: Container[str], words: Callable[[str], list[str]]
) -> Iterator[Suspect]:
    """Words of two that end a clause, with a word of grammar for their second character: 一次性告之, 现场办里. No clause ends in one that
    the character before it leaves alone.

    particles: characters that are words of grammar, and mistaken for those that sound or look like them
    words: cuts text into words, called only once something is found
    """
    for mark in _MARKS + "\n":
        for end in places(text, mark):
            last, before = text[end - 1 : end], text[end - 2 : end - 1]
            if last not in particles or not is_han(before) or phrases.word(before + last):
                continue
            told = [
                (
                    phrases.frequency(text[max(end - 4, 0) : end - 1] + other),
                    phrases.spread(before + other),
                    before + other,
                )
                for other in phrases.alike(last)
                if other != last and phrases.word(before + other) and frequency(before + other) >= _OFTEN_MET
            ]
            if not told:
                continue
            run, spread, word = max(told)
            new = before + last in strangers.pairs
            if (
                (run or (new and spread >= _WIDE))
                and _is_single(text, end - 2, words)
                and _is_single(text, end - 1, words)
            ):
                yield Suspect(Span(end - 2, end), word, text[end - 4 : end - 2] + word if run else word, OFTEN, run > 0)


def _is_drawn_out(text: str, at: int) -> bool:
    """Whether a character may well be there twice: 一捆捆, 涨涨落落."""
    before, behind = text[max(0, at - 2) : at], text[at + 2 : at + 4]
    return before[-1:] == "一" or before[:1] == before[1:] != "" or behind[:1] == behind[1:] != ""


def _with_one(text: str, at: int, phrases: Phrases, words: Callable[[str], list[str]]) -> str:
    """The word that one of the two characters from `at` makes with its neighbour, if the other is left over and makes none; or ""."""
    ends = at > 0 and phrases.word(text[at - 1 : at + 1])
    begins = len(text) > at + 2 and phrases.word(text[at + 1 : at + 3])
    if ends == begins:
        return ""
    lone = word_at(text, at + 1 if ends else at, words)
    if lone.end - lone.start > 1:
        return ""
    return text[at - 1 : at + 1] if ends else text[at + 1 : at + 3]


def turned(
    text: str,
    pairs: frozenset[str],
    strangers: Strange,
    phrases: Phrases,
    alone: Container[str],
    apart: frozenset[str],
    words: Callable[[str], list[str]],
) -> Iterator[Suspect]:
    """Two characters, each left over, that are a word in the other order.

    pairs: those of the text
    alone: characters that are words of their own: two of them, or one that is met beside the other, are left over in right text
    apart: characters that stand beside any other
    words: cuts text into words, called only once something is found
    """
    joints = strangers.joints
    for pair in phrases.turned(pairs):
        right = pair[::-1]
        new = pair in strangers.pairs
        if pair[0] in alone and pair[1] in alone:
            continue
        if likelihood(right) - likelihood(pair[0]) - likelihood(pair[1]) < _MEANT:
            continue
        if not apart.isdisjoint(pair) or phrases.spread(right) < (_OFFICIAL if new else _EVERYWHERE):
            continue
        if text.count(pair) > _MOST:  # asked last: of a long text it takes the longest
            continue
        for at in places(text, pair, 2):
            bound = joints[at - 1 : at] == "1" or joints[at + 1 : at + 2] == "1"
            if not bound and _is_apart(text, at, new and pair[0] not in alone and pair[1] not in alone, words):
                yield Suspect(Span(at, at + 2), right, right, OFTEN)


def interleaved(text: str, strangers: Strange, phrases: Phrases) -> Iterator[Suspect]:
    """Two words typed into each other: 利诉益求. Together they are frequent, and of the four characters no two neighbours make a word."""
    silent: set[str] = set()  # long texts repeat themselves
    for found in _MIXED.finditer(strangers.joints):
        start = found.start()
        four = text[start : start + 4]
        if four in silent:
            continue
        first, second, third, fourth = list(four)
        if not (phrases.word(first + third) and phrases.word(second + fourth)):
            silent.add(four)
            continue
        run = first + third + second + fourth
        joined = strangers.joints.count("2", start, start + 3) == 1
        spread = min(phrases.spread(first + third), phrases.spread(second + fourth))
        if phrases.frequency(run) == OFTEN or (not joined and spread >= _COMMON):
            yield Suspect(Span(start, start + 4), run, run, OFTEN)


def _is_apart(text: str, at: int, before_one: bool, words: Callable[[str], list[str]]) -> bool:
    """Whether the two characters from `at` are each cut off, and words of several stand beside them, or marks.

    before_one: whether another that is left over may stand beside them as well
    """
    if not (_is_single(text, at, words) and _is_single(text, at + 1, words)):
        return False
    return before_one or not (_is_single(text, at - 1, words) or _is_single(text, at + 2, words))


def _is_single(text: str, at: int, words: Callable[[str], list[str]]) -> bool:
    span = word_at(text, at, words)
    return span.end - span.start == 1 and is_han(text[at]) and text[at] not in _LINKS
