"""A character written twice that no word asks for: 发生生拉闸, ，构构建."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.phrases import NEVER, Phrases
from fzlint.document.words.slips import clause, places

_ENDS = ("，", "。", "；", "、")


def doubled_characters(
    text: str, pairs: frozenset[str], phrases: Phrases, alone: Container[str], words: Callable[[str], list[str]]
) -> Iterator[int]:
    """Where the first of two like characters stands, one of which is too many.

    pairs   those of the text
    alone   characters that are words by themselves, or begin or end one of any sort: 县县长, 局局机关
    words   cuts text into words, called only once something is found
    """
    for pair in sorted(pair for pair in pairs if pair[0] == pair[1] and is_han(pair[0]) and pair[0] not in alone):
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
    if last == "一" or not phrases.word(last + pair[0]):  # 一桩桩
        return False
    if first and is_han(first):
        goes_on = len(behind) == 2 and is_han(behind[1]) and phrases.word(behind)
        if phrases.word(pair[1] + first) or not goes_on:
            return False
    return phrases.frequency(last + pair + first) == NEVER
