"""Words of two with one character put for another of its sound or shape, where that makes no word: 矍烁, 载军.

No counts speak for the word that was meant, only that nothing else can be meant: the two characters make no word with each
other nor with what stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.phrases import SEEN, Phrases
from fzlint.document.words.slips import clause
from fzlint.document.words.suspects import Strange, Suspect

_BESIDE = "的了和"  # one of these may stand behind a word on its own


def mistaken_words(
    text: str,
    strangers: Strange,
    phrases: Phrases,
    alone: Container[str],
    never: Container[str],
    words: Callable[[str], list[str]],
) -> Iterator[Suspect]:
    """Such words, unless a character is a word of its own.

    alone: characters that are never the mistaken one: words of their own, parts of words that are made as one likes
    never: characters that are in no such word
    words: cuts text into words, called only once something is found
    """
    for pair in strangers.pairs:
        right = phrases.mistaken(pair) if is_han(pair[0]) and is_han(pair[1]) else ""
        if not right:
            continue
        wrong, kept = (pair[0], pair[1]) if pair[1] == right[1] else (pair[1], pair[0])
        if wrong in alone or kept in never:
            continue
        at = text.find(pair)
        while at >= 0:
            before, behind = text[max(0, at - 1) : at + 1], text[at + 1 : at + 3]
            bound = (at > 0 and phrases.word(before)) or (
                len(behind) > 1 and phrases.word(behind)
            )  # to what is around it
            if not bound and _stands_alone(text, at, words):
                yield Suspect(Span(at, at + 2), right, right, SEEN)
            at = text.find(pair, at + 2)


def _stands_alone(text: str, start: int, words: Callable[[str], list[str]]) -> bool:
    """Whether the two characters from `start` are each parted from all others, and words of several stand beside them."""
    around = clause(text, Span(start, start + 2))
    at = around.start
    cut = words(text[around.start : around.end])
    for i, word in enumerate(cut):
        if at == start:
            if len(word) > 1 or len(cut) == i + 1 or len(cut[i + 1]) > 1:
                return False
            before, behind = cut[i - 1] if i else "", cut[i + 2] if i + 2 < len(cut) else ""
            return not _is_single(before) and (not _is_single(behind) or behind in _BESIDE)
        at += len(word)
    return False


def _is_single(word: str) -> bool:
    return len(word) == 1 and is_han(word)
