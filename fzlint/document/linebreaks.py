"""Labels behind line breaks: people press Shift and Enter where they mean a new paragraph.

A paragraph is parted where a line of it begins with a label. Paragraphs are joined by line feeds, so that every offset of the
text stays.
"""

from __future__ import annotations

from bisect import bisect_right

from fzlint.document.fold import fold
from fzlint.document.labels import read_label
from fzlint.document.model import BODY, Paragraph, Piece, Source


def parted(source: Source) -> Source:
    """The source with every line that begins with a label in a paragraph of its own; tables and numbers name those at their
    new places."""
    paragraphs: list[Paragraph] = []
    now: list[int] = []
    for paragraph in source.paragraphs:
        now.append(len(paragraphs))
        paragraphs += _parts(paragraph)
    if len(paragraphs) == len(source.paragraphs):
        return source
    tables = tuple(
        table._replace(grid=tuple(tuple(tuple(now[i] for i in cell) for cell in row) for row in table.grid))
        for table in source.tables
    )
    unnumbered = tuple(now[i] for i in source.unnumbered)
    return source._replace(paragraphs=tuple(paragraphs), tables=tables, unnumbered=unnumbered)


def _parts(paragraph: Paragraph) -> list[Paragraph]:
    text = paragraph.text
    if (
        "\n" not in text
        or paragraph.role
        or paragraph.cell is not None
        or paragraph.part != BODY
        or not paragraph.pieces
    ):
        return [paragraph]
    whole = {piece.offset for piece in paragraph.pieces}  # an element of the file is not parted
    cuts = [at for at in _line_starts(text) if (at in whole or paragraph.pieces[0].node < 0) and _is_labelled(text, at)]
    if not cuts:
        return [paragraph]
    end = cuts[0] - 1
    parts = [paragraph._replace(text=text[:end], pieces=_pieces(paragraph.pieces, 0, end))]
    for start, end in zip(cuts, [*(cut - 1 for cut in cuts[1:]), len(text)], strict=True):
        parts.append(Paragraph(text[start:end], _pieces(paragraph.pieces, start, end)))
    return [part for part in parts if part.text] if parts[0].text else [paragraph]


def _line_starts(text: str) -> list[int]:
    return [at + 1 for at, character in enumerate(text) if character == "\n"]


def _is_labelled(text: str, at: int) -> bool:
    end = text.find("\n", at)
    folded = fold(text[at : end if end >= 0 else len(text)])
    reading = read_label(folded, 0, len(folded))
    return reading is not None and not reading.weak and len(folded.strip()) > reading.end - reading.start


def _pieces(pieces: tuple[Piece, ...], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces from `start` on and before `end`, offsets from there."""
    first = max(bisect_right(pieces, start, key=lambda piece: piece.offset) - 1, 0)
    piece = pieces[first]
    head = piece._replace(offset=0, column=piece.column + start - piece.offset)
    return (head, *(p._replace(offset=p.offset - start) for p in pieces[first + 1 :] if p.offset < end))
