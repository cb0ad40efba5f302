"""Where a long phrase that is a name stands garbled: it begins and ends as the name does, and in between it is not the name."""

from __future__ import annotations

from fzlint.document.ends import shared_ends
from fzlint.document.model import Span

_ANCHOR = 2  # characters at either end that must stand there unharmed
_LOOSE = 0.4  # the share of the phrase that may be lost, changed or added before it is another phrase
_ADDED = 2  # characters put in beyond those that stand for lost ones
_MARKS = "，。；：！？、,;!?（）()《》〈〉“”‘’\n\r\t 　"


def garbled(text: str, phrase: str, pairs: frozenset[str]) -> list[Span]:
    """Where `phrase`, of at least eight characters, stands in `text` with anything lost, added, changed or moved, in order.

    pairs: see `Document.pairs`
    """
    head, tail = phrase[:_ANCHOR], phrase[-_ANCHOR:]
    if head not in pairs or tail not in pairs:
        return []
    found: list[Span] = []
    at = text.find(head)
    while at >= 0:
        if text.startswith(phrase, at):
            end = at + len(phrase)
        else:
            end = _end(text, at, phrase, tail)
            if end:
                found.append(Span(at, end))
        at = text.find(head, max(at + 1, end))
    return found


def _end(text: str, at: int, phrase: str, tail: str) -> int:
    """Where what stands at `at` for `phrase` ends; 0 if it is another phrase."""
    size = len(phrase)
    best, end = int(size * _LOOSE) + 1, 0
    last = at + _ANCHOR
    while last < at + size + _ADDED + _ANCHOR and last < len(text):
        if text[last] in _MARKS and text[last] not in phrase:
            break
        last += 1
    close = text.find(tail, at + size // 2, last)
    while close >= 0:
        shown = text[at : close + len(tail)]
        kept = _kept(shown, phrase)
        lost, added = size - kept, len(shown) - kept
        if lost + added < best and added <= lost + _ADDED:
            best, end = lost + added, close + len(tail)
        close = text.find(tail, close + 1, last)
    return end


def _kept(shown: str, phrase: str) -> int:
    """How many characters of `phrase` stand in `shown` in their order."""
    row = [0] * (len(phrase) + 1)
    for character in shown:
        before = 0
        for i, wanted in enumerate(phrase, 1):
            above = row[i]
            row[i] = before + 1 if character == wanted else max(above, row[i - 1])
            before = above
    return row[-1]


def one_slip(shown: str, wanted: str) -> bool:
    """Whether `shown` is `wanted` but for one character lost, one too many, one changed, or two neighbours swapped."""
    if abs(len(shown) - len(wanted)) > 1 or shown == wanted:
        return False
    head, tail = shared_ends(shown, wanted)
    here, there = shown[head : len(shown) - tail], wanted[head : len(wanted) - tail]
    return max(len(here), len(there)) == 1 or (len(here) == 2 and here == there[::-1])
