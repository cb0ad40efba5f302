"""Copy a zip package with some parts changed: all others stay byte for byte as they are stored, and in their order."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from zipfile import ZipInfo

from fzlint.write.editable import Unwritable

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_STREAMED = 0x08  # flag: the sizes stand behind the data
_UTF8 = 0x800  # flag: the name is UTF-8
_MOST = 0xFFFFFFFF


def rewrite(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package `data` with the content of the parts `changed`; those that it does not have yet come at the end.

    data   a zip file that `readers.package.Package` has opened

    The compression of each part stays, and its date; the same arguments give the same bytes.

    Raises Unwritable if the package is not laid out in a way that can be copied.
    """
    with zipfile.ZipFile(BytesIO(data)) as package:
        infos = package.infolist()
        comment = package.comment
        directory = package.start_dir
    bounds = sorted({info.header_offset for info in infos} | {directory})
    ends = dict(pairwise(bounds))
    left = dict(changed)
    chunks: list[bytes] = []
    records: list[bytes] = []
    at = 0
    for info in infos:
        name = info.filename.replace("\\", "/").lstrip("/")
        if name in left:
            chunk, info = _part(info, left.pop(name))
        else:
            chunk = _stored(data, info, ends.get(info.header_offset, 0))
        records.append(_record(info, at))
        chunks.append(chunk)
        at += len(chunk)
    for name, content in left.items():
        info = ZipInfo(name)  # dated 1980-01-01 00:00, as Word does
        info.compress_type = zipfile.ZIP_DEFLATED
        info.flag_bits = 0 if name.isascii() else _UTF8
        chunk, info = _part(info, content)
        records.append(_record(info, at))
        chunks.append(chunk)
        at += len(chunk)
    size = sum(map(len, records))
    if at + size > _MOST or len(records) > 0xFFFF:
        raise Unwritable("not-written", "文件过大，无法改写。请压缩或删去其中的图片后再试。")
    end = _END.pack(b"PK\5\6", 0, 0, len(records), len(records), size, at, len(comment))
    return b"".join([*chunks, *records, end, comment])


def _stored(data: bytes, info: ZipInfo, end: int) -> bytes:
    """A part as it is stored, from its own header up to the next one."""
    start = info.header_offset
    head = _LOCAL.unpack_from(data, start)
    if start + _LOCAL.size + head[9] + head[10] + info.compress_size > end:  # parts that share their bytes: a bomb
        raise Unwritable("not-written", "文件内部结构不正常，无法安全改写。请在 Word/WPS 中另存为 .docx 后再试。")
    return data[start:end]


def _part(old: ZipInfo, content: bytes) -> tuple[bytes, ZipInfo]:
    """A part with new content, header and all, and what the directory has to say of it."""
    packed = content
    if old.compress_type == zipfile.ZIP_DEFLATED:
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
    info = ZipInfo(old.orig_filename, old.date_time)
    for attribute in (
        "compress_type",
        "create_version",
        "create_system",
        "extract_version",
        "internal_attr",
        "external_attr",
    ):
        setattr(info, attribute, getattr(old, attribute))
    info.extra, info.comment = old.extra, old.comment
    info.flag_bits = old.flag_bits & ~_STREAMED
    info.CRC, info.compress_size, info.file_size = zlib.crc32(content), len(packed), len(content)
    name = _name(info)
    date, time = _date(info)
    head = _LOCAL.pack(
        b"PK\3\4",
        info.extract_version,
        info.flag_bits,
        info.compress_type,
        time,
        date,
        info.CRC,
        info.compress_size,
        info.file_size,
        len(name),
        0,
    )
    return head + name + packed, info


def _record(info: ZipInfo, at: int) -> bytes:
    """The entry of a part in the directory of the package; `at` is where the part stands."""
    name, extra = _name(info), _without_64(info.extra)
    date, time = _date(info)
    head = _CENTRAL.pack(
        b"PK\1\2",
        info.create_version | info.create_system << 8,
        info.extract_version,
        info.flag_bits,
        info.compress_type,
        time,
        date,
        info.CRC,
        info.compress_size,
        info.file_size,
        len(name),
        len(extra),
        len(info.comment),
        0,
        info.internal_attr,
        info.external_attr,
        at,
    )
    return head + name + extra + info.comment


def _name(info: ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")


def _without_64(extra: bytes) -> bytes:
    """Extra fields without the one for sizes of 4 GB and more, which some writers add to any part."""
    kept = b""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        if kind != 1:
            kept += extra[: 4 + length]
        extra = extra[4 + length :]
    return kept + extra


def _date(info: ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = info.date_time
    return (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2
