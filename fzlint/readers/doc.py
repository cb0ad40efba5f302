"""Word 97–2003 files (.doc, and .wps files that are the same inside): the text, by its piece table, with olefile.

Automatic numbers, table grids, notes and text boxes are not read; the document says so, and labels are not judged.
Layout after [MS-DOC]: File Information Block 2.5, piece table (Clx) 2.8.35, field characters 2.8.25.
"""

from __future__ import annotations

import io
import re
import struct

from fzlint.document.model import Paragraph, Piece, Source
from fzlint.readers.unreadable import Unreadable

_SAVE = "请在 Word/WPS 中另存为 .docx 后再检查。"
_LIMIT = 64 << 20
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
# pictures, notes, comments, drawn objects; soft hyphens
_UNSEEN = str.maketrans(
    {"\x01": None, "\x02": None, "\x05": None, "\x08": None, "\x1f": None, "\x1e": "\u2011", "\x0b": "\n"}
)


def read(data: bytes) -> Source:
    """Read a .doc or an OLE .wps. Paragraphs are counted from 1, those of tables and empty ones too.

    Raises Unreadable: no such file, encrypted, damaged, or olefile is not installed.
    """
    if data[:2] == b"PK":  # WPS writes the new format under the old name
        from fzlint.readers import docx

        return docx.read(data)
    try:
        text = _text(data)
    except Unreadable:
        raise
    except Exception:  # olefile and struct raise many kinds for a damaged file
        raise Unreadable("damaged", f"文件已损坏，读不出文字。{_SAVE}") from None
    return _source(text)


def _text(data: bytes) -> str:
    try:
        import olefile
    except ImportError:
        raise Unreadable(
            "unsupported", f"检查旧版 Word（.doc）和 WPS 文件要另装一个组件：pip install olefile。也可以{_SAVE[1:]}"
        ) from None
    if len(data) > _LIMIT:
        raise Unreadable("too-large", f"文件超过 {_LIMIT >> 20} MB，不能检查。请拆分后再检查。")
    if not olefile.isOleFile(data=data):
        raise Unreadable("wrong-format", f"不是 Word 文件，内容与扩展名不符。{_SAVE}")
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        if ole.exists("EncryptedPackage"):
            raise Unreadable("encrypted", "文件有打开密码，不能检查。请去掉密码后再检查。")
        if not ole.exists("WordDocument"):
            raise Unreadable("wrong-format", f"不是 Word 文档（可能是表格、演示或 WPS 专有格式）。{_SAVE}")
        main = ole.openstream("WordDocument").read()
        magic, flags = struct.unpack_from("<H8xH", main, 0)
        if magic not in (0xA5EC, 0xA5DC):
            raise Unreadable("wrong-format", f"这是更早版本的 Word 文件，不能检查。{_SAVE}")
        if flags & 0x0100:
            raise Unreadable("encrypted", "文件有打开密码，不能检查。请去掉密码后再检查。")
        table = ole.openstream("1Table" if flags & 0x0200 else "0Table").read()
    (length,) = struct.unpack_from("<i", main, 0x4C)  # of the body, in characters
    start, size = struct.unpack_from("<II", main, 0x01A2)
    return _pieces(main, table[start : start + size])[:length]


def _pieces(main: bytes, clx: bytes) -> str:
    at = 0
    while clx[at] == 1:  # formatting runs come first
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    (size,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + size]
    count = (size - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc, 0)
    chunks: list[str] = []
    for i in range(count):
        (position,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * i + 2)
        length = ends[i + 1] - ends[i]
        if position & 0x40000000:  # one byte a character
            offset = (position & 0x3FFFFFFF) // 2
            chunks.append(main[offset : offset + length].decode("cp1252", "replace"))
        else:
            chunks.append(main[position : position + 2 * length].decode("utf-16-le", "replace"))
    return "".join(chunks)


def _source(text: str) -> Source:
    while (shown := _FIELD.sub(lambda match: match.group(1) or "", text)) != text:
        text = shown
    text = text.translate(_UNSEEN).replace("\x0c", "\r")
    # a cell ends in \x07 and a row in one more: an empty cell looks the same, so there are cells but no grids
    paragraphs = tuple(
        Paragraph(match.group(1), (Piece(0, number, 1),), role="cell" if match.group(2) == "\x07" else "")
        for number, match in enumerate(re.finditer("([^\r\x07]*)([\r\x07]|$)", text), 1)
        if match.group(1).strip()
    )
    return Source("doc", paragraphs, numbered=False)
