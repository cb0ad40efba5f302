"""The text boxes of a Word 97–2003 file: their texts stand behind the body, a sign in the body where each is anchored.

After [MS-DOC]: text boxes (PlcftxbxTxt) 2.8.33; the parts of a document 2.3.
"""

from __future__ import annotations

import struct
from itertools import pairwise

from fzlint.readers.docbytes import BODY, COMMENTS, ENDNOTES, FOOTNOTES, HEADERS, MACROS, TEXTBOXES, Word

ANCHOR = "\x08"
_BOXES = 0x25A  # the places where they begin, and a record for each
_RECORD = 22
_BEFORE = (BODY, FOOTNOTES, HEADERS, MACROS, COMMENTS, ENDNOTES)


def boxes(word: Word, text: str) -> list[str]:
    """The texts of the boxes of the body, in the order of their anchors; `text` is that of all parts."""
    length = word.length(TEXTBOXES)
    if length < 2:
        return []
    start = sum(map(word.length, _BEFORE))
    story = text[start : start + length]
    places = word.part(_BOXES)
    count = max((len(places) - 4) // (4 + _RECORD), 0)
    bounds = struct.unpack_from(f"<{count + 1}I", places, 0) if count else ()
    if len(bounds) < 3:  # the last one is no box
        return [story]
    if sorted(bounds[:-1]) != list(bounds[:-1]):  # no program lays boxes over each other: they could fill any memory
        return [story]
    return [story[begin:end] for begin, end in pairwise(bounds[:-1])]
