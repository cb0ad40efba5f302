"""Plain text: one block a line, in the encodings that offices use."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from fzlint.document.directives import in_line
from fzlint.document.fold import is_han, shows
from fzlint.document.model import Cell, Directive, Paragraph, Piece, Source, Table
from fzlint.pattern import pattern
from fzlint.readers import pasted
from fzlint.readers.grids import caption
from fzlint.readers.lines import Line
from fzlint.readers.unreadable import Unreadable
from fzlint.record import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4000  # code points are enough to tell an encoding


def decode(data: bytes) -> str:
    """The text of `data` as it is read, see `decoded`: what could not be decoded stands as U+FFFD."""
    return readable(decoded(data).text)


class Decoded(NamedTuple):
    """A text and how it is stored: `bom` (the byte order mark, often empty), then `text` in `encoding`.

    A byte that could not be decoded stands in `text` as a surrogate (U+DC80–U+DCFF), so that it can be written back.
    """

    text: str
    encoding: str
    bom: bytes = b""


_BAD = pattern("[\udc80-\udcff]")


def readable(text: str) -> str:
    """`text` with U+FFFD for every byte that could not be decoded; the length stays."""
    return _BAD.sub("\ufffd", text)


def decoded(data: bytes) -> Decoded:
    """The text of `data`: by its byte order mark, else UTF-8, else whichever of GB18030 and UTF-16 reads like Chinese.

    A few bad bytes do not make a text of a known encoding another one.

    Raises Unreadable if none does.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            body = data[len(bom) :]
            text = _decode(body, name)
            if not _sound(text):
                raise Unreadable(
                    "damaged", "文件带有编码标记，但内容与标记不符，可能已损坏。请另存为 UTF-8 文本后再检查。"
                )
            return Decoded(text, name, bom)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text:
        return Decoded(text, "utf-8")
    best: Decoded | None = None
    best_score = 0.5
    if not text and b"\0" not in data and _sound(text := _decode(data, "utf-8")):
        return Decoded(text, "utf-8")
    for name in ("gb18030", "utf-16-le", "utf-16-be"):
        text = _decode(data, name)
        if not _sound(text):
            continue
        score = _likeness(text[:_SAMPLE])
        if score > best_score:
            best, best_score = Decoded(text, name), score
    if best is None:
        raise Unreadable("wrong-format", "不是文本文件，或编码无法识别。请另存为 UTF-8 文本或 .docx 后再检查。")
    return best


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode(name, "surrogateescape")
    except UnicodeDecodeError:  # in UTF-16 and UTF-32 no byte stands for itself
        return data.decode(name, "replace").replace("\ufffd", "\udcff")


_FEW = 3  # bad bytes that any Chinese text may have
_OFTEN = 500  # and one more for every so many characters


def _sound(text: str) -> bool:
    """Whether a decoded text has none, or but a few, bad bytes among its Chinese characters."""
    bad = len(_BAD.findall(text))
    if not bad:
        return True
    if bad > _FEW + len(text) // _OFTEN:
        return False
    return sum(map(is_han, text)) >= 5 * bad


def _likeness(text: str) -> float:
    """The share of characters that Chinese reports are made of."""
    good = sum(
        1
        for c in text
        if is_han(c)
        or "\u3000" <= c <= "\u303f"
        or "\uff01" <= c <= "\uff5e"
        or " " <= c <= "~"
        or c in "\r\n\t“”‘’…—·"
    )
    return good / len(text) if text else 0.0


# vertical tab, NEL and the separators end a line as others do; NEL behind Latin letters is a part of mojibake
END = pattern("\r\n|[\n\r\x0b\x0c\u2028\u2029]|(?<![\x80-\x84\x86-\xff])\x85")


def lines(text: str) -> list[str]:
    """The lines of a text, without their ends."""
    return END.sub("\n", text).split("\n")


def read(data: bytes) -> Source:
    """Read a plain text file. Lines that show nothing are left out, but counted.

    Raises Unreadable if it is no text, or has none.
    """
    shown, directives = without_directives(lines(decode(data)))
    kept = [Line(number, 1, line) for number, line in enumerate(shown, 1) if shows(line)]
    paragraphs: list[Paragraph] = []
    grids: list[Table] = []
    at = 0
    for grid in pasted.tables(kept):
        paragraphs += map(_paragraph, kept[at : grid.first])
        above = paragraphs[-1].text if paragraphs else ""
        index: dict[tuple[int, int], int] = {}
        for cell in grid.cells:
            if shows(cell.lines[0].text):
                index[cell.row, cell.column] = len(paragraphs)
                place = Cell(len(grids), cell.row, cell.column)
                paragraphs.append(_paragraph(cell.lines[0])._replace(role="cell", cell=place))
        rows = (tuple((index[place],) if place in index else () for place in row) for row in grid.places)
        grids.append(Table(caption(above), tuple(rows)))
        at = grid.last + 1
    paragraphs += map(_paragraph, kept[at:])
    return Source("text", tuple(paragraphs), tuple(grids), directives=directives)


def _paragraph(line: Line) -> Paragraph:
    return Paragraph(line.text, (Piece(0, line.number, line.column),))


def without_directives(source: Sequence[str]) -> tuple[list[str], tuple[Directive, ...]]:
    """The lines of a file without what they say to fzlint, and that."""
    told = [in_line(line, number) for number, line in enumerate(source, 1)]
    shown = [line if found is None else found.text for line, found in zip(source, told, strict=True)]
    return shown, tuple(found.directive for found in told if found is not None)
