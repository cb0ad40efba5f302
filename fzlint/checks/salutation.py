"""The line that names who is addressed, between the title and the text: it ends in a colon."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.model import Document, Span
from fzlint.finding import Edit, Match

_LONGEST = 60  # code points of such a line
_MARKS = "；。，、,;."
_SHOWN = 12  # of the line, that are shown
_FIRST = 12  # blocks in which persons are addressed
_TEXT = 24  # code points of the paragraph below, at least


def salutation(document: Document, organs: tuple[str, ...], persons: tuple[str, ...], message: str) -> Iterator[Match]:
    """The line below the title that names organs and has no colon behind it.

    A line without any mark may name who reports, where the title does not: it is looked at only where the title names another.

    organs   what the names of those addressed end in
    persons  what a line to persons begins with: 各位
    message  what is said
    """
    yield from _persons(document, persons, message)
    title = document.title_blocks
    if not organs or not title or title[-1] + 2 >= len(document.blocks):
        return
    block, below = document.blocks[title[-1] + 1], document.blocks[title[-1] + 2]
    line = document.text_of(block).rstrip()
    bare = block.role in ("body", "heading") and block.label is None and block.cell is None and len(line) <= _LONGEST
    running = below.role == "body" and below.end - below.start >= _TEXT
    name = line.rstrip(_MARKS)
    if not bare or not running or not all(each.endswith(organs) for each in name.replace("，", "、").split("、")):
        return
    if name == line and _reports(document, name):
        return
    span = Span(block.start, block.start + len(line))
    edit = Edit(Span(block.start + len(name), span.end), "：")
    yield Match(span, {"end": name[-_SHOWN:]}, message=message, edits=(edit,))


def _persons(document: Document, persons: tuple[str, ...], message: str) -> Iterator[Match]:
    """各位代表, 同志们 as a line of its own, near the beginning, with a paragraph of text below and no colon behind it."""
    if not persons:
        return
    for i, block in enumerate(document.blocks[:_FIRST]):
        if i + 1 == len(document.blocks) or block.label is not None or block.cell is not None:
            continue
        line = document.text_of(block).rstrip()
        name = line.rstrip(_MARKS)
        below = document.blocks[i + 1]
        running = below.role == "body" and below.end - below.start >= _TEXT
        if not running or not name or len(line) > _LONGEST // 2 or not name.strip().startswith(persons):
            continue
        if any(sign in name for sign in "，。；：！？"):
            continue
        edit = Edit(Span(block.start + len(name), block.start + len(line)), "：")
        yield Match(
            Span(block.start, block.start + len(line)), {"end": name[-_SHOWN:].strip()}, message=message, edits=(edit,)
        )


def _reports(document: Document, name: str) -> bool:
    """Whether it may be the name of who reports: the title names nobody, or it, or it stands as the signature."""
    if document.title.find("关于") <= 0 or name in document.title:
        return True
    return any(document.text_of(block).strip() == name for block in document.blocks if block.role == "signoff")
