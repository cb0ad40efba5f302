"""Word 97-2003 files: an OLE container, and as much of [MS-DOC] as fzlint reads, so that they can be made hostile."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

TEXT_AT = 2048  # where text begins in the main stream
CLX, PARAGRAPHS, CHARACTERS = 0x1A2, 0x102, 0xFA
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(streams: Mapping[str, bytes]) -> bytes:
    """A container of up to three streams, none of them small enough for the mini stream."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    sizes = {name: -(-len(data) // 512) for name, data in padded.items()}
    fats = 1
    while fats * 128 < sum(sizes.values()) + 1 + fats:
        fats += 1
    assert fats <= 109
    fat = [_FAT] * fats

    def chain(sectors: int) -> int:
        first = len(fat)
        fat.extend([*range(first + 1, first + sectors), _END])
        return first

    directory = chain(1)
    starts = {name: chain(size) for name, size in sizes.items()}
    fat += [_FREE] * (fats * 128 - len(fat))
    numbers = (0, fats, directory, 0, 4096, _END, 0, _END, 0)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x9I", 0x3E, 3, 0xFFFE, 9, 6, *numbers)
    head += struct.pack("<109I", *range(fats), *[_FREE] * (109 - fats))

    def entry(name: str, kind: int, child: int, right: int, start: int, size: int) -> bytes:
        raw = (name + "\0").encode("utf-16-le") if name else b""
        links = struct.pack("<HBBIII16x4x8x8xIQ", len(raw), kind, 1, _FREE, right, child, start, size)
        return raw.ljust(64, b"\0") + links

    names = sorted(padded, key=lambda name: (len(name), name.upper()))
    entries = entry("Root Entry", 5, 1, _FREE, _END, 0)
    for i, name in enumerate(names, 1):
        entries += entry(name, 2, _FREE, i + 1 if i < len(names) else _FREE, starts[name], len(padded[name]))
    entries += entry("", 0, _FREE, _FREE, 0, 0) * (3 - len(names))
    content = b"".join(padded[name].ljust(sizes[name] * 512, b"\0") for name in padded)
    return head + struct.pack(f"<{len(fat)}I", *fat) + entries + content


def doc(
    text: str,
    *,
    pieces: Sequence[tuple[int, int, int]] = (),
    behind: bytes = b"",
    laid: bytes = b"",
    parts: Mapping[int, bytes] | None = None,
) -> bytes:
    """A file with `text`.

    pieces  of the text, if it is not one: characters, offset in the main stream, properties
    behind  what follows the text in the main stream
    laid    what stands before the pieces in the table of pieces
    parts   of the table stream, by their place in the information block
    """
    body = text.encode("utf-16-le")
    main = bytearray(TEXT_AT) + body + behind
    main += bytes(-len(main) % 512)
    struct.pack_into("<H", main, 0, 0xA5EC)
    pieces = pieces or [(len(body) // 2, TEXT_AT, 0)]
    ends = [0]
    for characters, _, _ in pieces:
        ends.append(ends[-1] + characters)
    struct.pack_into("<i", main, 0x4C, ends[-1])
    plc = struct.pack(f"<{len(ends)}I", *ends) + b"".join(struct.pack("<HIH", 0, at, prm) for _, at, prm in pieces)
    table = bytearray()
    for place, data in {CLX: laid + b"\2" + struct.pack("<I", len(plc)) + plc, **(parts or {})}.items():
        struct.pack_into("<II", main, place, len(table), len(data))
        table += data
    return ole({"WordDocument": bytes(main), "0Table": bytes(table)})
