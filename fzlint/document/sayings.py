"""Sayings of four characters with a slip in one of them: 再接再励, 一愁莫展.

Thousands of them are known, so none has to be listed with its slips: one half of a saying stands unharmed, and beside it the
other half but for a character of the same sound or shape, or with its two swapped. The well known ones are looked for
everywhere, the others where two characters stand side by side that are never met so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import add

from fzlint.document.idioms import is_slip
from fzlint.document.model import Span
from fzlint.document.phrases import OFTEN, Phrases
from fzlint.document.suspects import Strange, Suspect, is_han

_OPENING, _CLOSING = frozenset("“‘《"), frozenset("”’》")


def altered_sayings(
    text: str, pairs: frozenset[str], strangers: Strange, phrases: Phrases, words: Callable[[str], list[str]]
) -> Iterator[Suspect]:
    """Where a saying stands with a slip.

    pairs: those of the text
    words: cuts text into words, called only once something is found
    """
    halves = pairs & phrases.halves
    starts = {i for i, pair in enumerate(map(add, text, text[1:])) if pair in halves}
    starts.update([start - 2 for start in starts])
    starts.update(at - behind for at in strangers.places for behind in (1, 2, 3))
    for start in sorted(starts):
        shown = text[max(0, start) : start + 4]
        if text[start - 1 : start] in _OPENING and text[start + 4 : start + 5] in _CLOSING:
            continue  # a saying in quotes is changed on purpose
        if len(shown) == 4 and all(map(is_han, shown)) and (meant := _meant(text, start, phrases, words)):
            yield Suspect(Span(start, start + 4), meant, meant, OFTEN)


def _meant(text: str, start: int, phrases: Phrases, words: Callable[[str], list[str]]) -> str:
    """The saying that the four characters from `start` are but for a slip; "" if they are one themselves, or near none."""
    shown = text[start : start + 4]
    if len(words(shown)) == 1 and shown not in phrases.misspelt:
        return ""
    found = ""
    for other in (2, 0):  # where the half with the slip begins
        kept, here = shown[2 - other : 4 - other], shown[other : other + 2]
        for wanted, known in phrases.sayings(kept, last=other == 0):
            if wanted == here:
                return ""
            if not found and _alike(here, wanted, phrases):
                saying = kept + wanted if other else wanted + kept
                if is_slip(text, start, other, saying, words, known == OFTEN):
                    found = saying
    swapped = shown[0] + shown[2] + shown[1] + shown[3]
    if not found and any(half == swapped[2:] for half, _ in phrases.sayings(swapped[:2], last=False)):
        found = swapped if len(words(shown)) > 2 else ""
    return found


def _alike(here: str, wanted: str, phrases: Phrases) -> bool:
    """Whether one half was typed for the other: one of its characters for another of its sound or shape, or both swapped."""
    if here[0] == wanted[0]:
        shown, meant = here[1], wanted[1]
    elif here[1] == wanted[1]:
        shown, meant = here[0], wanted[0]
    else:
        return here == wanted[::-1]
    sound = phrases.syllable(shown)
    return (
        bool(sound and sound == phrases.syllable(meant))
        or shown in phrases.keyed(meant)
        or meant in phrases.keyed(shown)
    )
