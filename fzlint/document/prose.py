"""What in a text is Chinese prose, what is code or an address in it, and what is a Western sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.document.model import Block, Document
from fzlint.pattern import pattern

# what is no prose: addresses, code, formulas, tags, entities, field residue; its marks are its own
_MASKS = pattern(
    r"""
          (?:[a-z]{2,6}://|www\.)[!-~]*[a-z0-9/=_-]
        | (?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}
        | [a-z]:\\[!-~]*
        | \$[^$\n]{1,200}\$
        | `[^`\n]{1,200}`
        | </?[a-z!][^<>\n]{0,200}>
        | &\#?[a-z0-9]{2,8};
        | (?:HYPERLINK|INCLUDEPICTURE|TOC)\b[^"\n]{0,16}"[^"\n]{0,300}"
        | 错误!(?=[未文不])
        """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


_MASKED = (
    "://",
    "www.",
    "@",
    ":\\",
    "$",
    "`",
    "<",
    "&",
    "错误!",
    "HYPERLINK",
    "TOC",
    "INCLUDEPICTURE",
)  # a text without any of these has nothing to mask


def masked(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between two offsets that are no prose: addresses, code, formulas, tags, residue of fields."""
    own = text[start:end]
    return [match.span() for match in _MASKS.finditer(text, start, end)] if any(sign in own for sign in _MASKED) else []


def outside(places: list[int], masked: list[tuple[int, int]]) -> list[int]:
    """The places that lie in none of the masked stretches; both in order."""
    kept: list[int] = []
    index = 0
    for at in places:
        while index < len(masked) and masked[index][1] <= at:
            index += 1
        if index == len(masked) or at < masked[index][0]:
            kept.append(at)
    return kept


_BRACKET = pattern(r"[a-zA-Z]{2}[.,]?\s?（[!-~ ]{1,60}）$")
_FAR = 80  # code points in front of the end of a bracket


def behind_western(text: str, start: int, at: int) -> bool:
    """Whether a Western word with something Western in full-width brackets ends at `at`, in a block from `start` on:
    Pritchard（ed.）, where the brackets alone are wrong."""
    return text[at - 1 : at] == "）" and _BRACKET.search(text, max(start, at - _FAR), at) is not None


_WORDS = 5  # a sentence has at least so many words, three of them in small letters


_HAN_LETTER = pattern(r"[^\W\d_a-zA-Z]")

_LATIN_WORD = pattern(r"[A-Za-z]+")

_SMALL_WORD = pattern(r"\b[a-z]+\b", re.ASCII)


def is_western_sentence(own: str) -> bool:
    """Whether a block is a Western sentence with something in it that is not Western."""
    if own.isascii() or "://" in own or "www." in own or _HAN_LETTER.search(own):
        return False
    return len(_LATIN_WORD.findall(own)) >= _WORDS and len(_SMALL_WORD.findall(own)) >= 3


_MARKS = pattern(r"[,:;?!().\"]")


def running_paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """The first and last block of each paragraph of running text: no title, cell, note, contents."""
    for first, last in document.paragraphs:
        block = document.blocks[first]
        if block.is_text:
            yield first, last


def begins_paragraph(text: str, at: int) -> bool:
    """Whether a paragraph begins at `at`; the blanks that it is indented with do not count."""
    while at > 0 and text[at - 1] in " \u3000":
        at -= 1
    return at == 0 or text[at - 1] == "\n"


def is_running(document: Document, at: int) -> bool:
    """Whether the place stands in running text, also in what follows a run-in heading: no title, heading, cell, note."""
    block = document.block_with(at)
    return block.cell is None and (
        block.role in ("body", "item") or (block.role == "heading" and at >= block.heading_end)
    )


_QUOTATION = 400  # characters in which the opening mark of a pair is looked for
QUOTED = (("“", "”"),)


def is_inside(document: Document, at: int, pairs: tuple[tuple[str, str], ...] = QUOTED) -> bool:
    """Whether one of the pairs of marks, quotation marks if none is named, is open at a place of its block."""
    text, near = document.plain, max(document.block_with(at).start, at - _QUOTATION)
    return any(text.rfind(opening, near, at) > text.rfind(closing, near, at) for opening, closing in pairs)


_SAID = 40  # characters of a paragraph in a cell or a text box that is running text


def is_said_apart(document: Document, block: Block) -> bool:
    """Whether a block is running text in a cell or a text box: a form filled in, a paragraph in a frame."""
    return (
        block.role in ("cell", "textbox")
        and block.end - block.start >= _SAID
        and document.text[block.start : block.end].rstrip().endswith("。")
    )


def half_width_marks(document: Document) -> Iterator[tuple[Block, list[int]]]:
    """The half-width marks of every block that has some, contents pages apart."""
    text = document.text
    blocks = iter(document.blocks)
    block = next(blocks, None)
    places: list[int] = []
    for match in _MARKS.finditer(text):
        at = match.start()
        while block is not None and at >= block.end:
            if places:
                yield block, places
                places = []
            block = next(blocks, None)
        if block is None:
            return
        if block.role == "toc" or (text[at] == "." and text[at - 1 : at].isdigit()):  # decimals are by far the most
            continue
        places.append(at)
    if block is not None and places:
        yield block, places
