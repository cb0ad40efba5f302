"""More of the table of `attacks`: old Word files and RTF with a damaged structure, and files that are not what they are called."""

from __future__ import annotations

import struct
from collections.abc import Callable

import word as m
from hostile import old_word as old
from hostile.attacks import TITLE, Attack, _lay

OLD: dict[str, Attack] = {}
_SAID = "推进执法,加强监督。"


def _file(what: str, name: str, make: Callable[[], str | bytes]) -> None:
    OLD[what] = lambda folder: [_lay(folder, name, make())]


# ------------------------------------------------------------------------ old Word files

_TEXT = TITLE + "\r" + (_SAID + "\r") * 900


def _set(form: str, *places: tuple[int, int]) -> bytes:
    """An old Word file with numbers at places of the file."""
    data = bytearray(old.doc(_TEXT))
    for at, value in places:
        struct.pack_into(form, data, at, value)
    return bytes(data)


def _chain(to: int) -> bytes:
    """All sectors go on in the one `to`."""
    data = bytearray(old.doc(_TEXT))
    struct.pack_into("<100I", data, 512 + 4 * 4, *[to] * 100)
    return bytes(data)


def _pieces(*pieces: tuple[int, int, int]) -> bytes:
    return old.doc(_TEXT, pieces=pieces)


_INFORMATION = old.doc(_TEXT).index(struct.pack("<H", 0xA5EC), 512)
for _what, _make in {
    "sectors in a circle": lambda: _chain(5),
    "sectors beyond the file": lambda: _chain(0x7FFFFFF0),
    "a list of lists of sectors in a circle": lambda: _set("<I", (68, 1), (72, 0xFFFF), (44, 0x7FFFFFFF)),
    "more lists of sectors than there are": lambda: _set("<I", (44, 0xFFFFFFFF)),
    "sectors of a size beyond all": lambda: _set("<H", (30, 31)),
    "sectors of one byte": lambda: _set("<H", (30, 0), (32, 0)),
    "small sectors in a circle": lambda: _set("<I", (56, 0xFFFFFFFF), (60, 1), (64, 0xFFFF)),
    "a directory in a circle": lambda: _set("<I", (48, 0)),
    "a directory that is the text": lambda: _set("<I", (48, 6)),
    "text without end": lambda: _set("<I", (_INFORMATION + 0x4C, 0x7FFFFFFF)),
    "text of a length below nothing": lambda: _set("<I", (_INFORMATION + 0x4C, 0x80000001)),
    "pieces of a size beyond all": lambda: _set("<I", (_INFORMATION + old.CLX + 4, 0x7FFFFFFF)),
    "pieces beyond the file": lambda: _set("<I", (_INFORMATION + old.CLX, 0xFFFFFFF0)),
    "notes without end": lambda: _set("<I", *[(_INFORMATION + 0x50 + 4 * i, 0x7FFFFFF0) for i in range(6)]),
    "all tables beyond all": lambda: _set("<I", *[(_INFORMATION + 0x9A + 4 * i, 0x7FFFFFF0) for i in range(180)]),
    "all tables at one place": lambda: _set(
        "<I", *[(_INFORMATION + 0x9A + 8 * i + 4 * j, (0, 9_000)[j]) for i in range(90) for j in (0, 1)]
    ),
    "pieces backwards": lambda: _pieces((40, old.TEXT_AT + 80, 0), (40, old.TEXT_AT, 0), (20, old.TEXT_AT + 20, 0)),
    "pieces of a length below nothing": lambda: _pieces((4_000, old.TEXT_AT, 0), (-3_000, 0, 0), (4_000, 9, 0)),
    "pieces beyond the text": lambda: _pieces(*[(900_000, 0x3FFFFFF0, 0)] * 2_000),
    "pieces in other letters": lambda: _pieces(*[(100, old.TEXT_AT * 2 | 0x40000000, 0)] * 9_000),
    "nothing but the head": lambda: old.doc(_TEXT)[:512],
    "cut in the middle": lambda: old.doc(_TEXT)[:9_001],
    "tables in tables": lambda: old.doc(TITLE + "\r" + "\x07" * 200_000 + "\r"),
    "marks of every kind": lambda: old.doc(TITLE + "\r" + "".join(map(chr, range(1, 32))) * 9_000 + "\r"),
    "lone surrogates": lambda: old.doc(TITLE + "\r文\r").replace("文".encode("utf-16-le"), b"\x00\xd8"),
}.items():  # fmt: skip
    _file(f"doc: {_what}", "a.doc", _make)
for _name in ("a.doc", "a.wps", "a.docx", "a.rtf"):
    _file(f"{_name}: it is a page", _name, lambda: f"<html><body><p>{TITLE}</p>{'<p>' + _SAID:*^50}")
    _file(f"{_name}: it is an old Word file", _name, lambda: old.doc(_TEXT))
    _file(f"{_name}: it is RTF", _name, lambda: "{\\rtf1 " + "{" * 90_000 + "a}")
    _file(f"{_name}: it is a package", _name, lambda: m.docx(m.TITLE, m.p(_SAID) * 900))
    _file(f"{_name}: zeroes", _name, lambda: bytes(9_000_000))
    _file(f"{_name}: an endless head", _name, lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 9_000_000)

# ------------------------------------------------------------------------ RTF

_HEAD = "".join(f"\\u{ord(c)}?" for c in TITLE) + "\\par "
for _what, _text in {
    "bytes that are not there": f"\\bin2147483647 {'a' * 90_000}",
    "fewer bytes than none": f"\\bin-5 {'a' * 90_000}\\bin-2147483648 a",
    "bytes over and over": "\\bin1 }" * 300_000,
    "halves of pairs": "\\u-10240?" * 300_000,
    "letters to pass over": "\\uc2147483647\\u25991?" + "a" * 900_000,
    "letters to pass over in groups": "{\\uc99\\u25991" * 50_000,
    "groups never closed": ("{\\b 文 \\par" * 200_000),
    "groups closed too often": "}" * 900_000,
    "halves of letters": "\\ansicpg936 " + "\\'c4" * 900_001,
    "letters of no number": "\\'zz" * 300_000,
    "an unknown page of letters": "\\ansicpg99999 \\'c4\\'e3" * 90_000,
    "fonts": "{\\fonttbl" + "".join(f"{{\\f{i}\\fcharset134 a;}}" for i in range(90_000)) + "}a",
    "styles": "{\\stylesheet" + "".join(f"{{\\s{i}\\sbasedon{i + 1} heading 1;}}" for i in range(90_000)) + "}a",
    "lists": "{\\*\\listtable" + "{\\list{\\listlevel\\levelstartat2147483647}}" * 30_000 + "}a",
    "fields nested": "{\\field{\\*\\fldinst A}{\\fldrslt " * 50_000 + "a",
    "pictures": "{\\pict\\pngblip " + "00" * 9_000_000 + "}a",
    "tables nested": "\\trowd\\cellx100 {\\intbl\\itap9 \\nestcell" * 30_000,
    "rows nobody ends": "\\trowd\\cellx1\\intbl a\\cell " * 100_000,
    "cells at places below nothing": "\\trowd" + "".join(f"\\cellx-{i}" for i in range(60_000)) + "a\\cell\\row",
    "notes in notes": "{\\footnote a" * 50_000,
    "destinations": "{\\*\\x a}" * 300_000,
    "two forms of one text": "{\\upr{" * 30_000 + "a",
    "depths beyond all": "\\itap2147483647\\intbl a\\nestcell\\par" * 900,
    "numbers beyond all": "\\fs99999999999999999999\\outlinelevel-9999999999 a\\par" * 9_000,
    "a tail of backslashes": "\\" * 1_000_001,
}.items():
    _file(f"rtf: {_what}", "a.rtf", lambda t=_text: f"{{\\rtf1\\ansi {_HEAD}{t}}}")  # type: ignore[misc]
