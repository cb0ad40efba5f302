"""Line breaks in place of paragraphs: people press Shift and Enter where they mean a new paragraph.

A paragraph is parted where a line of it begins with a label; in files of Word also behind a heading, a title, a full sentence, and
in front of the date that signs. Paragraphs are joined by line feeds, so that every offset of the text stays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from fzlint.document.fold import fold
from fzlint.document.identity.title import DATE, LONGEST
from fzlint.document.labels import read_label
from fzlint.document.model import BODY, Paragraph, Piece, Source
from fzlint.document.title_words import TYPES

_HEADING = 40  # characters of a line with a label that is a heading
_TYPED = ("text", "markdown")  # there a line may be broken to keep it short
_MANY = 4  # lines of a paragraph that may be a whole text
_LONG = 40  # characters of a line that is running text


def parted(source: Source) -> Source:
    """The source with every line that is a paragraph in one of its own."""
    ends = _begins if source.format in _TYPED else _parts_here
    parts = {i: _parts(paragraph, ends) for i, paragraph in enumerate(source.paragraphs) if "\n" in paragraph.text}
    return with_parts(source, parts) if any(len(found) > 1 for found in parts.values()) else source


def with_parts(source: Source, parts: Mapping[int, Sequence[Paragraph]]) -> Source:
    """The source with the parts of some paragraphs in their place; tables and numbers name all at their new places."""
    paragraphs: list[Paragraph] = []
    now: list[int] = []
    for i, paragraph in enumerate(source.paragraphs):
        now.append(len(paragraphs))
        paragraphs += parts.get(i, (paragraph,))
    tables = tuple(
        table._replace(grid=tuple(tuple(tuple(now[i] for i in cell) for cell in row) for row in table.grid))
        for table in source.tables
    )
    unnumbered = tuple(now[i] for i in source.unnumbered)
    return source._replace(paragraphs=tuple(paragraphs), tables=tables, unnumbered=unnumbered)


def _parts(paragraph: Paragraph, ends: Callable[[str, int], bool]) -> list[Paragraph]:
    text = paragraph.text
    if (
        "\n" not in text
        or paragraph.role
        or paragraph.cell is not None
        or paragraph.part != BODY
        or not paragraph.pieces
    ):
        return [paragraph]
    if ends is _parts_here and _is_whole_text(text):
        ends = _at_every_line
    whole = {piece.offset for piece in paragraph.pieces}  # an element of the file is not parted
    cuts = [at for at in _line_starts(text) if (at in whole or paragraph.pieces[0].node < 0) and ends(text, at)]
    if not cuts:
        return [paragraph]
    end = cuts[0] - 1
    parts = [paragraph._replace(text=text[:end], pieces=_pieces(paragraph.pieces, 0, end))]
    for start, end in zip(cuts, [*(cut - 1 for cut in cuts[1:]), len(text)], strict=True):
        parts.append(Paragraph(text[start:end], _pieces(paragraph.pieces, start, end)))
    return [part for part in parts if part.text.strip()] if parts[0].text.strip() else [paragraph]


def stretch(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """A stretch of a paragraph as one by itself."""
    return paragraph._replace(text=paragraph.text[start:end], pieces=_pieces(paragraph.pieces, start, end))


def _line_starts(text: str) -> list[int]:
    return [at + 1 for at, character in enumerate(text) if character == "\n"]


def _begins(text: str, at: int) -> bool:
    """Whether the line from `at` on begins a paragraph: it has a label."""
    return is_labelled(_line(text, at))


def _is_whole_text(text: str) -> bool:
    """Whether a paragraph has a whole text in it, each paragraph of which is a line: a page that was pasted into Word."""
    lines = [line.strip() for line in text.split("\n")]
    running = [line for line in lines if len(line) > _LONG]
    ended = sum(line.endswith(("。", "；", "：", "！", "？", ":", ";")) for line in running)
    return len(lines) >= _MANY and ended > 1 and _MOST * ended >= (_MOST - 1) * len(running)


_MOST = 3  # all lines but one in so many end where a sentence does


def _at_every_line(text: str, at: int) -> bool:
    return True


def _parts_here(text: str, at: int) -> bool:
    """Whether the line break in front of `at` stands for the end of a paragraph in a file of Word."""
    line = _line(text, at)
    above = text[text.rfind("\n", 0, at - 1) + 1 : at - 1].strip()
    if is_labelled(line):
        return True
    if not line.strip() or not text[:at].strip():
        return False
    if not above or above.endswith(("。", "！", "？", "：")) or DATE.match(line):
        return True
    if any(mark in above for mark in "，；"):
        return False
    if is_labelled(above):
        return len(above) <= _HEADING
    return len(above) <= LONGEST < len(line) and above.endswith(TYPES)


def _line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[at : end if end >= 0 else len(text)]


def is_labelled(line: str) -> bool:
    """Whether a line begins with a label, and goes on behind it."""
    folded = fold(line)
    reading = read_label(folded, 0, len(folded))
    return reading is not None and not reading.weak and len(folded.strip()) > reading.end - reading.start


def _pieces(pieces: tuple[Piece, ...], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces from `start` on and before `end`, offsets from there."""
    first = max(bisect_right(pieces, start, key=lambda piece: piece.offset) - 1, 0)
    piece = pieces[first]
    head = piece._replace(offset=0, column=piece.column + start - piece.offset)
    return (head, *(p._replace(offset=p.offset - start) for p in pieces[first + 1 :] if p.offset < end))
