"""Commas between two words that stand together with 、 wherever they stand: 县委，县政府; 公安，检察机关.

What counts is the last two characters in front of the comma and the first two behind it, as counted in public documents: pairs that many
of them have with 、 and none with another mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.model import Document
from fzlint.document.prose import running_paragraphs

_WORD = 2  # code points on either side


def commas_in_pairs(document: Document, pairs: frozenset[str]) -> Iterator[int]:
    """Where such commas stand.

    pairs  what stands on both sides: 县委县政
    """
    text = document.plain
    for first, last in running_paragraphs(document):
        start, end = document.blocks[first].start, document.blocks[last].end
        at = text.find("，", start + _WORD, end)
        while at > 0:
            if text[at - _WORD : at] + text[at + 1 : at + 1 + _WORD] in pairs:
                yield at
            at = text.find("，", at + 1, end)
