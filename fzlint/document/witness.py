"""A document as its own witness: what stands once where the same document says it otherwise time and again.

Needs no counts of a corpus. 推进法治政府建设 five times and 推荐法治政府建设 once: the four characters behind are the same, and so is
the one before; the one that differs sounds or looks like the one that the others have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from fzlint.document.model import Span
from fzlint.document.phrases import Phrases
from fzlint.document.suspects import is_han

_SAME = 4  # characters on one side that are the same in all places


class Told(NamedTuple):
    """What stands at `span`, what the other places have, and all of the phrase as they have it."""

    span: Span
    right: str
    phrase: str
    others: tuple[Span, ...]


def against_itself(text: str, least: int, phrases: Phrases) -> Iterator[Told]:
    """What differs in one character, or in a word of two, from what stands `least` times and more in its place."""
    runs = [text[i : i + _SAME] for i in range(len(text) - _SAME + 1)]
    frequent = {run for run, times in Counter(runs).items() if times > least and all(map(is_han, run))}
    places: dict[str, list[int]] = {}
    for at, run in enumerate(runs):
        if run in frequent:
            places.setdefault(run, []).append(at)
    told: set[Span] = set()
    for run, starts in places.items():
        for side in (-2, _SAME):  # the two characters before, the two behind
            for found in _differing(text, run, [at + side for at in starts], side < 0, least, phrases):
                if found.span not in told:
                    told.add(found.span)
                    yield found


def _differing(text: str, run: str, starts: list[int], before: bool, least: int, phrases: Phrases) -> Iterator[Told]:
    """Those of the words of two at `starts`, all on one side of `run`, that differ from the usual one there by a slip."""
    words = [(at, text[at : at + 2]) for at in starts if 0 <= at <= len(text) - 2]
    times = Counter(word for _, word in words)
    usual = [word for word, count in times.most_common(3) if count >= least and all(map(is_han, word))]
    for at, word in words:
        for right in usual:
            if times[word] * least <= times[right] and _slip(word, right, before, phrases):
                others = tuple(Span(i, i + 2) for i, other in words if other == right)
                yield Told(Span(at, at + 2), right, right + run if before else run + right, others)


def _slip(word: str, right: str, before: bool, phrases: Phrases) -> bool:
    """Whether one may have been typed for the other: the character next to the run differs, or both do by sound."""
    if word == right or not all(map(is_han, word)):
        return False
    near, far = (1, 0) if before else (0, 1)
    if word[far] == right[far]:
        return right[near] in phrases.alike(word[near]) or _key_apart(word[near], right[near], phrases)
    return all(
        a != b and (s := phrases.syllable(a)) and s == phrases.syllable(b) for a, b in zip(word, right, strict=True)
    )


def _key_apart(one: str, other: str, phrases: Phrases) -> bool:
    """Whether the syllables of two characters differ by one key more: jin and jian."""
    short, long = sorted((phrases.syllable(one), phrases.syllable(other)), key=len)
    return (
        len(short) > 1
        and len(long) == len(short) + 1
        and any(long[:i] + long[i + 1 :] == short for i in range(1, len(long)))
    )
