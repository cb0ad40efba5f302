"""Places told by words, for those who read in Word and WPS, where nobody can see the number of a paragraph."""

from __future__ import annotations

import re

from fzlint.document.model import BODY, Document, Span
from fzlint.report.place import cell, part_of
from fzlint.report.quote import shorten

_NUMBERS = re.compile(r"第(\d+)(?:—(\d+))?段")
_OPENING = 12  # code points that a paragraph is told by
_HEADING = 20


def in_words(document: Document, text: str, message: str) -> str:
    """A message with words in the place of the numbers of paragraphs. text: that of the document, private numbers masked."""
    if document.format not in ("docx", "doc") or not _NUMBERS.search(message):
        return message
    openings = {
        document.place(block.start).paragraph: opening(text[block.start : block.end])
        for block in reversed(document.blocks)
        if block.part == BODY
    }

    seen: set[str] = set()

    def told(match: re.Match[str]) -> str:
        first, last = (openings.get(int(number or 0), "") for number in match.groups())
        if not first:
            return match.group()
        place = f"从“{first}”到“{last}”的各段" if last else f"以“{first}”开头的一段"
        if place in seen:  # a copy and what it is a copy of
            return "前面同样的各段" if last else "前面同样开头的一段"
        seen.add(place)
        return place

    return _NUMBERS.sub(told, message)


def opening(words: str) -> str:
    """The first words of a paragraph."""
    words = " ".join(words.split())
    return words if len(words) <= _OPENING else words[:_OPENING] + "……"


def under(document: Document, span: Span) -> str:
    """The part, the cell and the nearest heading that a place stands in, "" if there is none of them."""
    place = document.place(span.start)
    headings = document.path(span.start) if place.part == BODY else ()
    heading = f"“{shorten(headings[-1].strip(), _HEADING)}”" if headings else ""
    places = (part_of(place), cell(document, span.start), heading)
    return " ".join(place for place in places if place)
