"""Where something stands, in words for people."""

from __future__ import annotations

import re

from fzlint.document.model import Document, Place, Span

_PARTS = {
    "textbox": "文本框",
    "footnote": "脚注",
    "endnote": "尾注",
    "header": "页眉",
    "footer": "页脚",
    "comment": "批注",
}


def file_name(path: str) -> str:
    """The name of a file without its folders, whichever system wrote the path."""
    return re.split(r"[/\\]", path)[-1]


def by_line(document: Document) -> bool:
    """Whether places are lines and columns; else they are paragraphs."""
    return document.format in ("text", "markdown")


def paragraphs(document: Document, span: Span) -> str:
    """“第12段”, “第45—87段” of a Word file, “12:5” or “45:1—87:32” (line and column) of a text file."""
    start, end = document.places(span)
    if by_line(document):
        if start.paragraph == end.paragraph:
            return f"{start.paragraph}:{start.column}"
        return f"{start.paragraph}:{start.column}—{end.paragraph}:{end.column}"
    if start.part != end.part or start.paragraph == end.paragraph:
        return f"{part_of(start)}第{start.paragraph}段"
    return f"{part_of(start)}第{start.paragraph}—{end.paragraph}段"


def numbers(document: Document, span: Span) -> str:
    """A place as messages name it: “第12段”, “第45—87行”."""
    start, end = document.places(span)
    unit = "行" if by_line(document) else "段"
    own = f"{start.paragraph}" if start.paragraph == end.paragraph else f"{start.paragraph}—{end.paragraph}"
    return f"第{own}{unit}"


def where(document: Document, span: Span) -> str:
    """A place, with the cell and the headings that it stands in."""
    places = (paragraphs(document, span), cell(document, span.start), headings(document, span.start))
    return " · ".join(place for place in places if place)


def part_of(place: Place) -> str:
    """The part of a Word file that a place stands in, "" for the body."""
    name = re.sub(r"\d+$", "", place.part.name)
    return _PARTS.get(name, name) + place.part.id


def headings(document: Document, offset: int) -> str:
    """The headings above a place, short: “一、（二）”; those without a number by their words."""
    words = ""
    for heading in document.path(offset):
        label = re.match(_LABEL, heading)
        if label:
            words += label.group().strip()
        else:
            words += (" " if words else "") + (heading if len(heading) <= 12 else heading[:11] + "…") + " "
    return words.rstrip()


def cell(document: Document, offset: int) -> str:
    """“表1第3行第2列” for a place in a table, else ""."""
    at = document.block_with(offset).cell
    return f"表{at.table + 1}第{at.row + 1}行第{at.column + 1}列" if at else ""


_LABEL = (
    r"\s*(?:第\s*[一二三四五六七八九十百零〇\d]+\s*[章节条编]|[（(][一二三四五六七八九十百\d]+[）)]"
    r"|[一二三四五六七八九十百]+、|\d+(?:\.\d+)+|\d{1,2}[.．、])"
)
