"""The directory of a zip file and the content of its entries, as far as a .docx may use them: stored or deflated, one disk.

zipfile reads more kinds of archives than this, but with all that it imports it takes a tenth of a plain run.
"""

from __future__ import annotations

import struct
import zlib

from fzlint.record import NamedTuple

STORED, DEFLATED = 0, 8
ENCRYPTED = 0x01  # flag
_UTF8 = 0x800  # flag: the name is UTF-8

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = 20  # bytes
_COMMENT = 0xFFFF  # bytes at most
_MOST = 0xFFFFFFFF  # a field that says: see the field for large files


class BadArchive(ValueError):
    """A file that is no zip file, or a damaged one."""


class Entry(NamedTuple):
    """A file in the archive. at: where its own header stands; packed, size: bytes, as the directory says."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int


def entries(data: bytes) -> list[Entry]:
    """The entries of a zip file, in the order of its directory.

    Raises BadArchive.
    """
    try:
        return list(_entries(data))
    except (struct.error, UnicodeDecodeError):
        raise BadArchive from None


def _entries(data: bytes) -> list[Entry]:
    end = data.rfind(b"PK\5\6", max(0, len(data) - _END.size - _COMMENT))
    if end < 0:
        raise BadArchive
    *_, size, start, _ = _END.unpack_from(data, end)
    if data[max(end - _LOCATOR_64, 0) :].startswith(b"PK\6\7"):
        end -= _LOCATOR_64 + _END_64.size
        if end < 0 or not data.startswith(b"PK\6\6", end):
            raise BadArchive
        size, start = _END_64.unpack_from(data, end)[-2:]
    shift = end - size - start  # what stands in front of the archive
    if shift < 0:
        raise BadArchive
    found: list[Entry] = []
    at = start + shift
    while at < end:
        head = _CENTRAL.unpack_from(data, at)
        if head[0] != b"PK\1\2":
            raise BadArchive
        _, _, _, flags, method, _, _, crc, packed, whole, name, extra, comment, _, _, _, place = head
        at += _CENTRAL.size
        told = data[at : at + name]
        shown = told.decode("utf-8" if flags & _UTF8 or told.isascii() else "cp437")
        at += name
        packed, whole, place = _large(data[at : at + extra], packed, whole, place)
        found.append(Entry(shown.partition("\0")[0], flags, method, crc, packed, whole, place + shift))
        at += extra + comment
    return found


def _large(extra: bytes, packed: int, size: int, at: int) -> tuple[int, int, int]:
    """Sizes and place of an entry, from the extra field for large files where they do not fit; some writers always use it."""
    while _MOST in (packed, size, at) and len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        if kind == 1:
            values = iter(struct.unpack_from(f"<{length // 8}Q", extra, 4))
            size = next(values, size) if size == _MOST else size
            packed = next(values, packed) if packed == _MOST else packed
            at = next(values, at) if at == _MOST else at
            break
        extra = extra[4 + length :]
    return packed, size, at


def unpack(data: bytes, entry: Entry, limit: int) -> bytes:
    """The content of an entry; no more than `limit` + 1 bytes of it, whatever size the directory declares.

    Raises BadArchive if it is damaged or compressed in another way.
    """
    try:
        head = _LOCAL.unpack_from(data, entry.at)
    except struct.error:
        raise BadArchive from None
    start = entry.at + _LOCAL.size + head[9] + head[10]
    if head[0] != b"PK\3\4" or start + entry.packed > len(data):
        raise BadArchive
    packed = memoryview(data)[start : start + entry.packed]
    if entry.method == STORED:
        content = bytes(packed[: limit + 1])
    elif entry.method == DEFLATED:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = unpacker.decompress(packed, limit + 1)
        except zlib.error:
            raise BadArchive from None
    else:
        raise BadArchive
    if len(content) <= limit and (len(content) != entry.size or zlib.crc32(content) != entry.crc):
        raise BadArchive
    return content
