"""The records of a Word 97–2003 file: pieces of text, and the properties of paragraphs and characters.

After [MS-DOC]: piece table (Clx) 2.8.35, formatted pages (PapxFkp, ChpxFkp) 2.9.34 and 2.9.174, single properties (Sprm) 2.2.5.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator

from fzlint.record import NamedTuple

# pairs of offset and size in the table stream, by their place in the file information block
CHARACTERS, PARAGRAPHS, STYLES, CLX, LISTS, OVERRIDES = 0xFA, 0x102, 0xA2, 0x1A2, 0x2E2, 0x2EA
# the sizes of parts, in characters: they stand one behind the other
BODY, FOOTNOTES, HEADERS, MACROS, COMMENTS, ENDNOTES, TEXTBOXES = 0x4C, 0x50, 0x54, 0x58, 0x5C, 0x60, 0x64
_PAGE = 512

Properties = dict[int, bytes]  # operand by the code of the property, the last one given


class Word(NamedTuple):
    """The streams of a file."""

    main: bytes
    table: bytes

    def part(self, at: int) -> bytes:
        """What a pair of offset and size points to."""
        start, size = struct.unpack_from("<II", self.main, at)
        return self.table[start : start + size]

    def length(self, part: int) -> int:
        """How many characters the body or another part has."""
        (length,) = struct.unpack_from("<i", self.main, part)
        return max(int(length), 0)


class TextPiece(NamedTuple):
    """Text that stands in one stretch of the file. first: the place in the document of its first character; at: its offset in
    the file; wide: two bytes a character; properties: those that a quick save has laid over it."""

    first: int
    last: int
    at: int
    wide: bool
    properties: Properties

    def offset(self, place: int) -> int:
        """The offset in the file of the character at `place`."""
        return self.at + (place - self.first) * (2 if self.wide else 1)


def text_pieces(word: Word) -> list[TextPiece]:
    clx = word.part(CLX)
    at = 0
    laid: list[bytes] = []
    while clx[at] == 1:  # properties that pieces refer to come first
        (size,) = struct.unpack_from("<H", clx, at + 1)
        laid.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    (size,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + size]
    count = (size - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc, 0)
    parsed: dict[int, Properties] = {}  # by the index in `laid`: pieces share them
    found: list[TextPiece] = []
    for i in range(count):
        position, modifier = struct.unpack_from("<IH", plc, 4 * (count + 1) + 8 * i + 2)
        narrow = position & 0x40000000
        index = modifier >> 1 if modifier & 1 else -1
        if index not in parsed:
            parsed[index] = properties(laid[index]) if 0 <= index < len(laid) else {}
        offset = (position & 0x3FFFFFFF) // 2 if narrow else position
        found.append(TextPiece(ends[i], ends[i + 1], offset, not narrow, parsed[index]))
    return found


def text(word: Word, pieces: list[TextPiece]) -> str:
    """The text of all pieces, one character for every place.

    Raises ValueError if pieces share their text over and over: no program writes that, and it could fill any memory.
    """
    chunks: list[str] = []
    if sum(max(piece.last - piece.first, 0) for piece in pieces) > 2 * len(word.main):
        raise ValueError
    for piece in pieces:
        data = word.main[piece.at : piece.offset(piece.last)]
        chunks.append(data.decode("utf-16-le", "surrogatepass") if piece.wide else data.decode("cp1252", "replace"))
        if len(chunks[-1]) != piece.last - piece.first:  # a character beyond U+FFFF takes two places
            chunks[-1] = _by_place(data)
    return "".join(chunks)


def _by_place(data: bytes) -> str:
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])))


# ---------------------------------------------------------------------- properties

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # of an operand, by the three highest bits of its code; 0: the operand tells it
_TABLE, _TABS = 0xD608, 0xC615


def properties(group: bytes) -> Properties:
    """The single properties in a group."""
    found: Properties = {}
    at = 0
    while at + 2 < len(group):
        (code,) = struct.unpack_from("<H", group, at)
        at += 2
        size = _SIZES[code >> 13]
        if not size:
            if code == _TABLE:
                size = struct.unpack_from("<H", group, at)[0] - 1 if at + 2 <= len(group) else 0
                at += 2
            elif code == _TABS and group[at] == 255:
                break  # its size is told in a way of its own, and nothing behind it matters
            else:
                size = group[at]
                at += 1
        found[code] = group[at : at + size]
        at += max(size, 0)
    return found


class Run(NamedTuple):
    """From offset `start` to `end` in the file these properties hold. style: of paragraphs, by index."""

    start: int
    end: int
    style: int
    properties: Properties


class Runs:
    """Properties by place in the file."""

    def __init__(self, runs: list[Run]) -> None:
        self._runs: list[Run] = []
        for run in sorted(runs, key=lambda run: run.start):
            if run.end > run.start and (
                not self._runs or run.start >= self._runs[-1].end
            ):  # no program lays two on one place
                self._runs.append(run)
        self._starts = [run.start for run in self._runs]

    def at(self, offset: int) -> Run | None:
        i = bisect_right(self._starts, offset) - 1
        return self._runs[i] if i >= 0 and offset < self._runs[i].end else None

    def between(self, start: int, end: int) -> Iterator[Run]:
        for i in range(max(bisect_right(self._starts, start) - 1, 0), len(self._runs)):
            run = self._runs[i]
            if run.start >= end:
                return
            if run.end > start:
                yield run


def runs(word: Word, which: int) -> Runs:
    """The properties of paragraphs or of characters."""
    plc = word.part(which)
    count = max((len(plc) - 4) // 8, 0)
    found: list[Run] = []
    seen: set[int] = set()  # no page is named twice
    for i in range(count):
        (number,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * i)
        at = (number & 0x3FFFFF) * _PAGE
        page = word.main[at : at + _PAGE]
        if len(page) == _PAGE and at not in seen:
            seen.add(at)
            found += _page(page, which == PARAGRAPHS)
    return Runs(found)


def _page(page: bytes, paragraphs: bool) -> Iterator[Run]:
    count = page[511]
    bounds = struct.unpack_from(f"<{count + 1}I", page, 0)
    step = 13 if paragraphs else 1
    for i in range(count):
        at = page[4 * (count + 1) + step * i] * 2
        style, group = 0, b""
        if at and not paragraphs:
            group = page[at + 1 : at + 1 + page[at]]
        elif at:
            start, size = (at + 1, 2 * page[at] - 1) if page[at] else (at + 2, 2 * page[at + 1])
            whole = page[start : start + size]
            style, group = int.from_bytes(whole[:2], "little"), whole[2:]
        yield Run(bounds[i], bounds[i + 1], style, properties(group))
