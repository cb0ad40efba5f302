"""Sections of text of which a run needs some lines: they are found where they lie on disk, by their first character.

Cutting a section of some hundred thousand characters into its lines takes milliseconds, looking one up a microsecond.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import groupby
from mmap import mmap

_CODE = "utf-16-le"
_SECTION, _LINE = "= ", "\n"


def pack(text: str, keyed: Container[str]) -> bytes:
    """The bytes that `Packed` reads, of sections each begun by a line “= name”; what stands in front of the first is left out.

    keyed   names of the sections whose lines are looked up by their first characters; these are sorted by them
    Layout: a first line with the name, place and number of keys of each section, then the sections. One with keys has these, the
    places of their lines and of the end, in bytes, and the lines; one without is its text.
    """
    heads: list[str] = []
    body = b""
    for section in f"\n{text}".split(_LINE + _SECTION)[1:]:
        name, _, content = section.rstrip(_LINE).partition(_LINE)
        lines = content.split(_LINE)
        groups = (
            [(key, _LINE.join(group)) for key, group in groupby(lines, lambda line: line[:1])] if name in keyed else []
        )
        heads.append(f"{name} {len(body)} {len(groups)}")
        if not groups:
            body += content.encode(_CODE)
            continue
        keys = "".join(key for key, _ in groups)
        stored = [group.encode(_CODE) for _, group in groups]
        at, places = 0, []
        for piece in (*stored, b""):
            places.append(at.to_bytes(4, "little"))
            at += len(piece)
        body += keys.encode(_CODE) + b"".join(places) + b"".join(stored)
    return f"{','.join(heads)}\n".encode(_CODE) + body


class Packed:
    """Sections as `pack` writes them."""

    def __init__(self, data: bytes | mmap) -> None:
        end = data.find(_LINE.encode(_CODE))
        self._data = memoryview(data)[end + 2 :]
        heads = [head.split() for head in data[:end].decode(_CODE).split(",")]
        ends = [int(start) for _, start, _ in heads[1:]] + [len(self._data)]
        self._sections = {
            name: (int(start), end, int(keys)) for (name, start, keys), end in zip(heads, ends, strict=True)
        }

    def text(self, name: str) -> str:
        """All of a section without keys."""
        start, end, _ = self._sections[name]
        return str(self._data[start:end], _CODE)

    def lines(self, name: str) -> Lines:
        """The lines of a section with keys, by first character."""
        start, end, keys = self._sections[name]
        data = self._data[start:end]
        size = 2 * keys
        lines = size + 4 * (keys + 1)
        return Lines(str(data[:size], _CODE), data[size:lines].cast("I"), data[lines:])


class Lines(dict[str, str]):
    """The lines that begin with a character, joined by line feeds; "" if none do. Kept once they are asked for."""

    def __init__(self, keys: str, places: memoryview[int], data: memoryview) -> None:
        self._keys = keys
        self._places = places
        self._data = data

    def __missing__(self, first: str) -> str:
        at = self._keys.find(first) if first else -1
        line = self[first] = str(self._data[self._places[at] : self._places[at + 1]], _CODE) if at >= 0 else ""
        return line
