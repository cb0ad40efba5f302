"""Two sentences near each other in a paragraph that say the same: all that the one says stands in the other, in about its order.

What a sentence says is what is left of it without the words that lead in and strengthen (下一步, 不断, 的).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from fzlint.document.model import Document, Span
from fzlint.document.prose import running_paragraphs
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_SENTENCE = pattern(r"[^。；！？\n]+")
_FIGURE = pattern(r"\d[\d.,]*")
_WORD = pattern(r"[\W_]+")
_LEAST, _MOST = 12, 90  # characters that say something, of a sentence that is looked at
_NEAR = 2  # sentences in front that are looked at
_PART = 0.6  # of the longer one, that the shorter one has at least
_ORDER = 0.8  # of the shorter one, that stands in the other in its order


class _Said(NamedTuple):
    """What a sentence says, and the whole of it."""

    span: Span
    words: str
    characters: frozenset[str]
    whole: str


def retold(document: Document, fillers: Sequence[str], contrary: str = "") -> Iterator[tuple[Span, Span]]:
    """Each sentence that says what one just before it has said in other words, and that one.

    fillers   the words that say nothing of their own
    contrary  characters that turn what is said into its contrary
    """
    bare = _fillers(tuple(fillers))
    for first, last in running_paragraphs(document):
        start, end = document.blocks[first].start, document.blocks[last].end
        if end - start < 2 * _LEAST:
            continue
        before: list[_Said] = []
        for match in _SENTENCE.finditer(document.plain, start, end):
            said = _said(match, bare)
            if said is None:
                continue
            former = next((other for other in before if _same(other, said, contrary)), None)
            if former is not None:
                yield said.span, former.span
            before = [*before[1 - _NEAR :], said]


@cache
def _fillers(fillers: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, fillers), key=len, reverse=True)) or "(?!)")


def _said(match: re.Match[str], bare: re.Pattern[str]) -> _Said | None:
    if match.end() - match.start() < _LEAST or match.end() - match.start() > 2 * _MOST:
        return None
    words = _WORD.sub("", bare.sub("", match.group()))
    if not _LEAST <= len(words) <= _MOST:
        return None
    span = Span(match.start(), match.end())
    return _Said(span, words, frozenset(words), match.group())


def _same(one: _Said, other: _Said, contrary: str) -> bool:
    if one.words == other.words:
        return True
    short, long = sorted((one, other), key=lambda said: len(said.words))
    if not short.characters <= long.characters or len(short.words) < _PART * len(long.words):
        return False
    more = Counter(long.words)
    more.subtract(short.words)
    figures = Counter(_FIGURE.findall(short.whole)) - Counter(_FIGURE.findall(long.whole))
    if figures or min(more.values()) < 0 or any(more[c] for c in contrary):
        return False
    return _in_order(short.words, long.words) >= _ORDER * len(short.words)


def _in_order(short: str, long: str) -> int:
    """How many characters of one stand in the other in the same order."""
    row = [0] * (len(long) + 1)
    for c in short:
        before = 0
        for i, d in enumerate(long, 1):
            before, row[i] = row[i], before + 1 if c == d else max(row[i], row[i - 1])
    return row[-1]
