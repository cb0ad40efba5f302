"""Plain text: one block a line, in the encodings that offices use."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from fzlint.document.model import Paragraph, Piece, Source
from fzlint.readers.unreadable import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4000  # code points are enough to tell an encoding


def decode(data: bytes) -> str:
    """The text of `data`, see `decoded`."""
    return decoded(data).text


class Decoded(NamedTuple):
    """A text and how it is stored: `bom` (the byte order mark, often empty), then `text` in `encoding`."""

    text: str
    encoding: str
    bom: bytes = b""


def decoded(data: bytes) -> Decoded:
    """The text of `data`: by its byte order mark, else UTF-8, else whichever of GB18030 and UTF-16 reads like Chinese.

    Raises Unreadable if none does.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data[len(bom) :].decode(name), name, bom)
            except UnicodeDecodeError:
                raise Unreadable(
                    "damaged", "文件带有编码标记，但内容与标记不符，可能已损坏。请另存为 UTF-8 文本后再检查。"
                ) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text:
        return Decoded(text, "utf-8")
    best: Decoded | None = None
    best_score = 0.5
    for name in ("gb18030", "utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        score = _likeness(text[:_SAMPLE])
        if score > best_score:
            best, best_score = Decoded(text, name), score
    if best is None:
        raise Unreadable("wrong-format", "不是文本文件，或编码无法识别。请另存为 UTF-8 文本或 .docx 后再检查。")
    return best


def _likeness(text: str) -> float:
    """The share of characters that Chinese reports are made of."""
    good = sum(
        1
        for c in text
        if "\u4e00" <= c <= "\u9fff"
        or "\u3000" <= c <= "\u303f"
        or "\uff01" <= c <= "\uff5e"
        or " " <= c <= "~"
        or c in "\r\n\t“”‘’…—·"
    )
    return good / len(text) if text else 0.0


def lines(text: str) -> list[str]:
    r"""The lines of a text; they end at \n, \r\n and \r only."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def read(data: bytes) -> Source:
    """Read a plain text file. Lines that show nothing are left out, but counted.

    Raises Unreadable if it is no text, or has none.
    """
    paragraphs = tuple(
        Paragraph(line, (Piece(0, number, 1),)) for number, line in enumerate(lines(decode(data)), 1) if line.strip()
    )
    return Source("text", paragraphs)
