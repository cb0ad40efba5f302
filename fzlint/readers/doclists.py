"""Styles and lists of a Word 97–2003 file, as the reader of .docx knows them: the same counting makes the numbers of both.

After [MS-DOC]: style sheet (STSH) 2.9.271, lists (PlfLst, LSTF, LVL) 2.9.131 and 2.9.147, overrides (PlfLfo, LFO) 2.9.130.
"""

from __future__ import annotations

import struct

from fzlint.readers.docbytes import LISTS, OVERRIDES, STYLES, Properties, Word, properties
from fzlint.readers.numbering import Level, Numbering
from fzlint.readers.styles import Style, Styles

LIST_LEVEL, LIST, OUTLINE, HIDDEN, DELETED, INSERTED = 0x260A, 0x460B, 0x2640, 0x083C, 0x0800, 0x0801
OLD_LIST = 0xC63E  # a number as Word 6 had it: in the paragraph itself
_NO_STYLE = 0x0FFF
_FORMATS = {
    **dict(enumerate(("decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal"))),
    **dict(enumerate(("ideographDigital", "japaneseCounting", "aiueo", "iroha", "decimalFullWidth"), 10)),
    **dict(enumerate(("decimalHalfWidth", "japaneseLegal", "japaneseDigitalTenThousand", "decimalEnclosedCircle"), 15)),
    **dict(enumerate(("decimalFullWidth2", "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet"), 19)),
    **dict(enumerate(("ganada", "chosung", "decimalEnclosedFullstop", "decimalEnclosedParen"), 24)),
    **dict(enumerate(("decimalEnclosedCircleChinese", "ideographEnclosedCircle", "ideographTraditional"), 28)),
    **dict(enumerate(("ideographZodiac", "ideographZodiacTraditional", "taiwaneseCounting"), 31)),
    **dict(enumerate(("ideographLegalTraditional", "taiwaneseCountingThousand", "taiwaneseDigital"), 34)),
    **dict(enumerate(("chineseCounting", "chineseLegalSimplified", "chineseCountingThousand"), 37)),
    0xFF: "none",
}


def list_id(found: Properties) -> str | None:
    """The list that properties name, "0" for none, None if they name none."""
    if LIST not in found:
        return None
    number = int.from_bytes(found[LIST], "little")
    return str(number) if 0 < number < 0x7FF else "0"


def list_level(found: Properties) -> int | None:
    return found[LIST_LEVEL][0] if found.get(LIST_LEVEL) else None


def outline(found: Properties) -> int | None:
    return found[OUTLINE][0] if found.get(OUTLINE) else None


# --------------------------------------------------------------------------- styles


def styles(word: Word) -> Styles:
    """The paragraph styles, by their index."""
    sheet = word.part(STYLES)
    found: dict[str, Style] = {}
    if len(sheet) < 6:
        return Styles(found, None)
    (head,) = struct.unpack_from("<H", sheet, 0)
    count, base = struct.unpack_from("<HH", sheet, 2)
    at = 2 + head
    for index in range(count):
        if at + 2 > len(sheet):
            break
        (size,) = struct.unpack_from("<H", sheet, at)
        if size:
            style = _style(sheet[at + 2 : at + 2 + size], base)
            if style is not None:
                found[str(index)] = style
        at += 2 + size
    return Styles(found, "0")


def _style(data: bytes, base: int) -> Style | None:
    known, kind, count = struct.unpack_from("<HHH", data, 0)
    if kind & 15 != 1:  # no paragraph style
        return None
    (letters,) = struct.unpack_from("<H", data, base)
    name = data[base + 2 : base + 2 + 2 * letters].decode("utf-16-le", "replace")
    number = known & 0xFFF
    if 1 <= number <= 9:
        name = f"heading {number}"  # whatever it is called: Chinese Word writes 标题 1
    elif 19 <= number <= 27:
        name = f"toc {number - 18}"
    elif number == 62:
        name = "title"
    at = base + 2 + 2 * letters + 2
    own: Properties = {}
    if count & 15:
        (size,) = struct.unpack_from("<H", data, at)
        own = properties(data[at + 4 : at + 2 + size])
    parent = kind >> 4
    return Style(
        "paragraph",
        name,
        str(parent) if parent != _NO_STYLE else None,
        outline(own),
        None,
        list_id(own),
        list_level(own),
    )


# ---------------------------------------------------------------------------- lists


def numbering(word: Word, known: Styles) -> Numbering:
    """The lists of a file."""
    abstracts: dict[str, tuple[dict[int, Level], str | None]] = {}
    start, size = struct.unpack_from("<II", word.main, LISTS)
    if size:
        table = word.table
        (count,) = struct.unpack_from("<H", table, start)
        at = start + size  # the levels follow behind the lists
        for i in range(count):
            head = start + 2 + 28 * i
            (id,) = struct.unpack_from("<i", table, head)
            linked = struct.unpack_from("<9H", table, head + 8)
            levels: dict[int, Level] = {}
            for index in range(1 if table[head + 26] & 1 else 9):
                level, at = _level(table, at)
                style = str(linked[index]) if linked[index] != _NO_STYLE else None
                levels[index] = level._replace(style=style)
            abstracts[str(id)] = (levels, None)
    return Numbering(abstracts, _nums(word.part(OVERRIDES)), known)


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """A level, and the offset behind it."""
    start, format, flags = struct.unpack_from("<iBB", table, at)
    characters, paragraph, restart = table[at + 24], table[at + 25], table[at + 26]
    at += 28 + paragraph
    own = properties(table[at : at + characters])
    at += characters
    (size,) = struct.unpack_from("<H", table, at)
    text = table[at + 2 : at + 2 + 2 * size].decode("utf-16-le", "replace")
    at += 2 + 2 * size
    pattern: list[str | int] = []
    for c in text:
        if c < "\x09":
            pattern.append(ord(c))
        elif pattern and isinstance(pattern[-1], str):
            pattern[-1] += c
        else:
            pattern.append(c)
    hidden = own.get(HIDDEN, b"\0")[:1] == b"\1"
    never = restart if flags & 8 else None
    return Level(start, _FORMATS.get(format, "decimal"), tuple(pattern), bool(flags & 4), never, None, hidden), at


def _nums(data: bytes) -> dict[str, tuple[str, dict[int, Level], dict[int, int]]]:
    """The lists that paragraphs name, by number: each stands on a list with levels, and may replace some of them."""
    found: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
    if len(data) < 4:
        return found
    (count,) = struct.unpack_from("<I", data, 0)
    at = 4 + 16 * count
    for i in range(count):
        id, replaced = struct.unpack_from("<i8xB", data, 4 + 16 * i)
        levels: dict[int, Level] = {}
        starts: dict[int, int] = {}
        at += 4
        for _ in range(replaced):
            start, flags = struct.unpack_from("<iI", data, at)
            at += 8
            if flags & 0x20:
                levels[flags & 15], at = _level(data, at)
            elif flags & 0x10:
                starts[flags & 15] = start
        found[str(i + 1)] = (str(id), levels, starts)
    return found
