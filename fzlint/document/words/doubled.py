"""A character written twice that no word asks for: 发生生拉闸, ，构构建."""

from __future__ import annotations

from collections.abc import Container, Iterator

from fzlint.document.fold import is_han
from fzlint.document.words.phrases import NEVER, Phrases


def doubled_characters(text: str, pairs: frozenset[str], phrases: Phrases, alone: Container[str]) -> Iterator[int]:
    """Where the first of two like characters stands, one of which is too many.

    pairs   those of the text
    alone   characters that are words by themselves, or begin or end one of any sort: 县县长, 局局机关
    """
    for pair in sorted(pair for pair in pairs if pair[0] == pair[1] and is_han(pair[0]) and pair[0] not in alone):
        if phrases.word(pair):
            continue  # 层层
        unmet = bool(phrases.strangers(frozenset([pair])))
        at = text.find(pair)
        while at >= 0:
            before, behind = text[max(at - 2, 0) : at], text[at + 2 : at + 4]
            if _is_too_many(before, pair, behind, phrases, unmet):
                yield at
            at = text.find(pair, at + 2)


def _is_too_many(before: str, pair: str, behind: str, phrases: Phrases, unmet: bool) -> bool:
    """Whether one of the two ends the word in front while the other begins none, or the other way round behind a mark."""
    last, first = before[-1:], behind[:1]
    if first == pair[0] or pair[0] in before:
        return False
    if not last or not is_han(last):
        return unmet and bool(first) and is_han(first) and phrases.word(pair[1] + first)
    if last == "一" or not phrases.word(last + pair[0]):  # 一桩桩
        return False
    if first and is_han(first):
        goes_on = len(behind) == 2 and is_han(behind[1]) and phrases.word(behind)
        if phrases.word(pair[1] + first) or not goes_on:
            return False
    return phrases.frequency(last + pair + first) == NEVER
