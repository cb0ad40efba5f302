"""Where a saying of four characters stands with one of them changed or two swapped: 格尽职守 for 恪尽职守."""

from __future__ import annotations

from collections.abc import Callable

from fzlint.document.model import Span
from fzlint.document.words.slips import is_reached_into

_LINKS = frozenset("的地得之了着和与及或等不也又")  # one of these puts in nothing that was meant to be another
NUMERALS = frozenset("一二两三四五六七八九十百千万多几数")


def altered(text: str, idiom: str, pairs: frozenset[str], words: Callable[[str], list[str]]) -> list[Span]:
    """Where half of `idiom` stands as it is and the other half with one character changed or with its two swapped, or where the
    two in the middle are, in order.

    It is no slip where that makes two words (玩忽职责), one of the whole, or one with what stands outside, and where one number
    stands for another.

    pairs: see `Document.pairs`
    words: cuts text into words, called only once something is found
    """
    found: list[Span] = []
    for half, other in ((0, 2), (2, 0)):
        kept, first, last = idiom[half : half + 2], idiom[other], idiom[other + 1]
        if kept not in pairs or (first not in text and last not in text):
            continue
        at = text.find(kept)
        while at >= 0:
            start = at - half
            here = text[start + other : start + other + 2] if start >= 0 else ""
            near = len(here) == 2 and ((here[0] == first) != (here[1] == last) or here == last + first != first + last)
            if near and is_slip(text, start, other, idiom, words):
                found.append(Span(start, start + 4))
            at = text.find(kept, at + 1)
    swapped = idiom[0] + idiom[2] + idiom[1] + idiom[3]
    if swapped[:2] in pairs and swapped[2:] in pairs:
        at = text.find(swapped)
        while at >= 0:
            if len(words(swapped)) > 1 and idiom[1] != idiom[2]:
                found.append(Span(at, at + 4))
            at = text.find(swapped, at + 4)
    return sorted(found)


def is_slip(
    text: str, start: int, other: int, idiom: str, words: Callable[[str], list[str]], sure: bool = False
) -> bool:
    """Whether the half that begins `other` characters behind `start` stands there with a slip.

    sure: so well known a saying that it is meant even where a word stands there, or two (谈笑|风声)
    """
    shown, here, wanted = text[start : start + 4], text[start + other : start + other + 2], idiom[other : other + 2]
    first, last = here[0] == wanted[0], here[1] == wanted[1]
    twice = here[0] == here[1] and wanted[0] == wanted[1]  # 大名顶顶
    if first == last and not twice:
        if here != wanted[::-1]:
            return False
    else:
        character, meant = (here[1], wanted[1]) if first else (here[0], wanted[0])
        if not character.isalpha() or character.isascii() or character in _LINKS or {character, meant} <= NUMERALS:
            return False
    kept = idiom[2 - other : 4 - other]
    if not sure and (len(words(shown)) == 1 or (len(words(here)) == 1 and len(words(kept)) == 1)):
        return False
    return not is_reached_into(text, Span(start, start + 4), words)
