"""The text of a file that people write: whatever encoding Windows, Excel or an old editor gave it."""

from __future__ import annotations


def decoded(data: bytes) -> str:
    """The text of UTF-8 (with or without BOM), of UTF-16 with BOM (“Unicode” in Notepad and Excel), else of GBK.

    Raises UnicodeDecodeError.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16").replace("\r\n", "\n")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return text.replace("\r\n", "\n")
