"""Sayings of four characters with a slip in one of them: 再接再励, 一愁莫展.

Tens of thousands of them are known, so none has to be listed with its slips. Where two characters stand side by side that are
never met so, one half of a saying stands unharmed, and beside it the other half but for a character of the same sound or shape,
or with its two swapped. Where the slip makes two words that are met everywhere (谈笑|风声), the wrong form is in the counts.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.idioms import NUMERALS, is_slip
from fzlint.document.words.phrases import OFTEN, Phrases
from fzlint.document.words.suspects import Strange, Suspect

_OPENING, _CLOSING = frozenset("“‘《"), frozenset("”’》")  # a saying in quotes is changed on purpose


def altered_sayings(
    text: str,
    pairs: frozenset[str],
    strangers: Strange,
    phrases: Phrases,
    alone: Container[str],
    words: Callable[[str], list[str]],
) -> Iterator[Suspect]:
    """Where a saying stands with a slip.

    pairs: those of the text
    alone: characters that are words of their own and put for no others
    words: cuts text into words, called only once something is found
    """
    word = phrases.word
    halves = frozenset(
        pair
        for pair in strangers.pairs
        if is_han(pair[0])
        and is_han(pair[1])
        and not (pair[0] in alone and pair[1] in alone)
        and NUMERALS.isdisjoint(pair)
    )
    for start in _starts(text, strangers.of(text, halves.__contains__), phrases):
        shown = text[start : start + 4]
        meant = _meant(text, start, phrases, words) if len(shown) == 4 and all(map(is_han, shown)) else ""
        if meant and not (text[start - 1 : start] in _OPENING and text[start + 4 : start + 5] in _CLOSING):
            changed = shown[2:] if shown[:2] == meant[:2] else shown[:2]
            yield Suspect(Span(start, start + 4), meant, meant, OFTEN, sure=not word(changed))  # 加以|推进
    for wrong, meant in phrases.confused(pairs):
        at = text.find(wrong)
        while at >= 0:
            other = 2 if wrong[:2] == meant[:2] else 0
            if is_slip(text, at, other, meant, words, sure=True):
                yield Suspect(Span(at, at + 4), meant, meant, OFTEN)
            at = text.find(wrong, at + 4)


def _starts(text: str, strangers: Iterable[int], phrases: Phrases) -> dict[int, None]:
    """Where four characters begin that may be a saying with a slip: round two that are never met side by side, one half of a
    saying stands unharmed, and the other shares a character with its other half."""
    rests: dict[tuple[str, bool], list[str]] = {}  # the other halves of the sayings that two characters are half of
    starts: dict[int, None] = {}
    word = phrases.word
    for at in strangers:
        if at > 1 and word(text[at - 2 : at]) and len(text) > at + 1 and word(text[at : at + 2]):
            continue  # where two words meet
        for start, half in ((at - 1, 2), (at - 2, 0), (at - 2, 2), (at - 3, 0)):  # where the unharmed half begins
            kept = text[start + half : start + half + 2]
            rest = rests.get((kept, half > 0))
            if rest is None:
                known = len(kept) == 2 and word(kept)
                rest = rests[kept, half > 0] = [other for other, _ in phrases.sayings(kept, half > 0)] if known else []
            if rest and 0 <= start <= len(text) - 4:
                here = text[start + 2 - half : start + 4 - half]
                twice = here[:1] == here[1:]
                if any(
                    here[:1] == other[0]
                    or here[1:] == other[1]
                    or here == other[::-1]
                    or (twice and other[0] == other[1])
                    for other in rest
                ):
                    starts[start] = None
    return starts


def _meant(text: str, start: int, phrases: Phrases, words: Callable[[str], list[str]]) -> str:
    """The saying that the four characters from `start` are but for a slip; "" if they are one themselves, or near none."""
    shown = text[start : start + 4]
    found = ""
    for other in (2, 0):  # where the half with the slip begins
        kept, here = shown[2 - other : 4 - other], shown[other : other + 2]
        for wanted, known in phrases.sayings(kept, last=other == 0):
            if wanted == here:
                return ""
            if not found and (alike(here, wanted, phrases) or phrases.is_rare(here[here[0] == wanted[0]])):
                saying = kept + wanted if other else wanted + kept
                if is_slip(text, start, other, saying, words, known == OFTEN):
                    found = saying
    swapped = shown[0] + shown[2] + shown[1] + shown[3]
    if not found and any(half == swapped[2:] for half, _ in phrases.sayings(swapped[:2], last=False)):
        found = swapped if len(words(shown)) > 2 else ""
    if found and len(words(shown)) == 1 and shown not in phrases.misspelt:
        return ""
    return found


def alike(here: str, wanted: str, phrases: Phrases) -> bool:
    """Whether one half was typed for the other: one of its characters for another of its sound or shape, wherever it stands in
    it, or both swapped."""
    if here[0] == wanted[0] or (here[0] == here[1] and wanted[0] == wanted[1]):
        shown, meant = here[1], wanted[1]
    elif here[1] == wanted[1]:
        shown, meant = here[0], wanted[0]
    else:
        return here == wanted[::-1]
    sound = phrases.syllable(shown)
    return (
        bool(sound and sound == phrases.syllable(meant))
        or shown in phrases.kin(meant)
        or shown in phrases.keyed(meant)
        or meant in phrases.keyed(shown)
    )
