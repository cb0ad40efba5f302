"""A character written twice that no word asks for: 发生生拉闸, ，构构建, 预备党党员."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.cutting import frequency
from fzlint.document.words.idioms import NUMERALS
from fzlint.document.words.phrases import NEVER, Phrases
from fzlint.document.words.slips import clause, places

_ENDS = ("，", "。", "；", "、", "”")
_HOME = 5  # frequent runs that begin with a word: of so many official language has it everywhere
_LONG = 3  # characters at least of a word that the second of two like characters takes apart, and at most on either side of it


def doubled_characters(
    text: str, pairs: frozenset[str], phrases: Phrases, alone: Container[str], words: Callable[[str], list[str]]
) -> Iterator[int]:
    """Where the first of two like characters stands, one of which is too many.

    pairs   those of the text
    alone   characters that are words by themselves, or begin or end one of any sort: 县县长, 局局机关. Of these only what takes a
            longer word apart is too many
    words   cuts text into words, called only once something is found
    """
    for pair in sorted(pair for pair in pairs if pair[0] == pair[1] and is_han(pair[0])):
        if pair[0] in alone:
            yield from (at for at in places(text, pair, 2) if _takes_apart(text, at))
            continue
        if pair[0] in NUMERALS:
            continue  # “十五五”
        if phrases.word(pair):  # 层层
            yield from (at for at in places(text, pair, 2) if _closes(text, at, phrases, words))
            continue
        unmet = bool(phrases.strangers(frozenset([pair])))
        at = text.find(pair)
        while at >= 0:
            before, behind = text[max(at - 2, 0) : at], text[at + 2 : at + 4]
            if _is_too_many(before, pair, behind, phrases, unmet):
                yield at
            at = text.find(pair, at + 2)


def _takes_apart(text: str, at: int) -> bool:
    """Whether one of two like characters stands inside a longer word, which has but one, and the first ends no word: 预备党党员, and not
    委员会会议."""
    start, end = at, at + 2
    while start > max(at - _LONG, 0) and is_han(text[start - 1]):
        start -= 1
    while end < min(at + 2 + _LONG, len(text)) and is_han(text[end]):
        end += 1
    starts = range(at - 1, start - 1, -1)
    if any(frequency(text[i : at + 1]) > 0 for i in starts):
        return False
    once = (text[i : at + 1] + text[at + 2 : j] for i in starts for j in range(at + 3, end + 1))
    return any(len(word) >= _LONG and frequency(word) > 0 for word in once)


def _closes(text: str, at: int, phrases: Phrases, words: Callable[[str], list[str]]) -> bool:
    """Whether a clause ends in a word whose last character stands once more: 能力和水平平. The two make a word, but by accident:
    without one of them the clause ends in one that official language has."""
    before = text[max(at - 1, 0) : at + 1]
    if text[at + 2 : at + 3] not in _ENDS or len(before) < 2 or not is_han(before[0]) or not phrases.word(before):
        return False
    around = clause(text, Span(at, at + 2))
    return phrases.spread(before) > 0 and words(text[around.start : at + 1])[-1:] == [before]


def _is_too_many(before: str, pair: str, behind: str, phrases: Phrases, unmet: bool) -> bool:
    """Whether one of the two ends the word in front while the other begins none, or the other way round behind a mark."""
    last, first = before[-1:], behind[:1]
    if first == pair[0] or pair[0] in before:
        return False
    if not last or not is_han(last):
        return unmet and bool(first) and is_han(first) and phrases.word(pair[1] + first)
    if unmet and phrases.frequency(before + pair[1] + first) > NEVER:
        return True  # 执法文文书: without one of them it is what official language says
    if last == "一":  # 一桩桩
        return False
    if not phrases.word(last + pair[0]) and frequency(before + pair[0]) <= 0:
        return _begins_twice(before, pair, behind, phrases)
    if first and is_han(first):
        goes_on = len(behind) == 2 and is_han(behind[1]) and phrases.word(behind)
        usual = goes_on and phrases.spread(behind) >= _HOME  # 守法法意识, although 法意 is a word
        if not goes_on or (phrases.word(pair[1] + first) and not (usual and not phrases.spread(pair[1] + first))):
            return False
    return phrases.frequency(last + pair + first) == NEVER


def _begins_twice(before: str, pair: str, behind: str, phrases: Phrases) -> bool:
    """Whether the first of two like characters is left over between a word and a common one that begins with the second: 落实统统一领导."""
    if not phrases.word(before) or phrases.word(pair) or not phrases.word(pair[1] + behind[:1]):
        return False
    return phrases.spread(pair[1] + behind[:1]) >= _HOME and not phrases.begins(before + pair[0])
