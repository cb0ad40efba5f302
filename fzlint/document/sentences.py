"""Where sentences begin and end in running text."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.pattern import pattern

_SENTENCE = pattern(r"[^。！？]*(?:[。！？][。！？”’）)》〉】〕」』]*|$)")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence between two offsets, without the blanks around it."""
    for match in _SENTENCE.finditer(text, start, end):
        shown = match.group()
        if bare := shown.strip():
            begin = match.start() + len(shown) - len(shown.lstrip())
            yield begin, begin + len(bare)
