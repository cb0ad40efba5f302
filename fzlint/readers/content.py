"""What a file is by its content, whatever its name says: read where there is a reader, else named in a sentence."""

from __future__ import annotations

import re

from fzlint.pattern import pattern
from fzlint.readers.others import sentence
from fzlint.readers.unreadable import OLE, SAVE, Unreadable

_HEAD = 4096  # bytes
_HTML = pattern(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD_XML = (b"<w:wordDocument", b'progid="Word.Document"', b"<pkg:package")
_NAMED = (  # what a file begins with, and the suffix of such files
    (b"%PDF-", ".pdf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"Rar!", ".rar"),
    (b"7z\xbc\xaf", ".7z"),
    (b"MIME-Version:", ".mht"),
)
_GUARDED = "文件由单位的文档加密软件加密，读不出内容。请在装有该软件的电脑上解密（或另存为不加密的副本）后再检查，必要时联系信息部门。"


def format_by_content(data: bytes, format: str) -> str:
    """The format whose reader can read `data`, which has a name that tells `format`.

    Raises Unreadable where the content is of a known kind that none can read.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf")
    if head.startswith((b"%TSD-Header", b"%TSD-")) or b"E-SafeNet" in head[:64]:
        raise Unreadable("encrypted", _GUARDED)
    for start, suffix in _NAMED:
        if head.startswith(start):
            raise Unreadable("wrong-format", sentence(suffix) + "。")
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if any(sign in head for sign in _WORD_XML) and head.lstrip().startswith(b"<"):
        raise Unreadable("wrong-format", f"这是 Word 的 XML 文档（Word 2003 XML），不能检查。{SAVE}")
    if b"<office:document" in head and head.lstrip().startswith(b"<"):
        raise Unreadable("wrong-format", f"这是 OpenDocument 的 XML 文档，不能检查。{SAVE}")
    if head.startswith(OLE) and format != "doc" and (format != "docx" or _is_old(data)):
        return "doc"
    if head.startswith(b"PK\x03\x04") and format != "docx":
        return "docx"
    if (
        format != "html"
        and not data.startswith(b"PK")
        and _HTML.match(head if b"\0" not in head[:64] else head.replace(b"\0", b"").lstrip(b"\xff\xfe"))
    ):
        return "html" if format != "markdown" else format
    return format


def _is_old(data: bytes) -> bool:
    """Whether a compound file is a Word document of the old kind, not a new one that is encrypted."""
    return "WordDocument".encode("utf-16-le") in data and "EncryptedPackage".encode("utf-16-le") not in data
