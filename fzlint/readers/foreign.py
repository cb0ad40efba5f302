"""What a file is instead of the .docx that it claims to be, in sentences for its owner."""

from __future__ import annotations

from fzlint.readers.unreadable import OLE, SAVE, Unreadable


def damaged(name: str = "") -> Unreadable:
    where = f"（{name} 无法读取）" if name else ""
    return Unreadable(
        "damaged",
        f"文件已损坏或没有下载完整{where}。请在 Word/WPS 中打开修复，另存为 .docx 后再检查；打不开的，请找回原稿。",
    )


def deep(name: str, most: int) -> Unreadable:
    return Unreadable("damaged", f"文件结构不正常（{name} 的层次超过 {most} 层），为安全起见不予读取。{SAVE}")


def encrypted() -> Unreadable:
    return Unreadable("encrypted", "这个文件设有打开密码，无法读取。请在 Word/WPS 中取消密码，另存为 .docx 后再检查。")


def wrong(what: str, remedy: str = "请改用 .docx 格式的报告。") -> Unreadable:
    blank = " " if what[0].isascii() else ""
    return Unreadable("wrong-format", f"这其实是{blank}{what}，不是 .docx。{remedy}")


_LOCK = 162  # bytes of a file ~$….docx
_STREAMS = (  # names of streams in an OLE file, the telling ones first
    ("EncryptedPackage", ""),
    ("DRMEncrypted", ""),
    ("WordDocument", "旧版 Word（.doc）或 WPS 文件"),
    ("PowerPoint Document", "旧版 PowerPoint 演示文稿（.ppt）"),
    ("Workbook", "旧版 Excel 表格（.xls）"),
)
_MAGIC = (
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"Rar!", "压缩包（RAR）"),
    (b"7z\xbc\xaf", "压缩包（7z）"),
    (b"\x1f\x8b", "压缩包（gzip）"),
    (b"\xff\xd8\xff", "图片"),
    (b"\x89PNG", "图片"),
    (b"GIF8", "图片"),
    (b"II*\x00", "图片"),
    (b"MM\x00*", "图片"),
)
_WORDS = (  # what the first words of a text say, in lower case
    ("<!doctype html", "网页（HTML）"),
    ("<html", "网页（HTML）"),
    ("mime-version:", "网页（MHTML）"),
    ("<pkg:package", "Word 的 XML 文档"),
    ("w:worddocument", "Word 的 XML 文档"),
    ("<?xml", "XML 文件"),
    ("<?mso-application", "Word 的 XML 文档"),
)
_REMEDIES = {
    "图片": "图片里的文字无法检查，请先转成文字，存为 .docx。",
    "PDF 文件": "请用 Word/WPS 打开并另存为 .docx，或者向起草人要 Word 原稿后再检查。",
}


def foreign(data: bytes) -> Unreadable:
    """What a file is that does not begin as a zip file does."""
    if not data:
        return Unreadable("empty", "文件是空的（0 字节），可能没有保存成功。请在 Word/WPS 中重新保存后再检查。")
    if data.startswith(OLE):
        return _office(data)
    if len(data) == _LOCK and data[54] <= data[0] < 54 and data[55] == 0:  # the length of a name, twice
        return wrong("Word/WPS 打开文档时留下的临时文件（文件名以 ~$ 开头）", "请检查原文档。")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return wrong(what, _REMEDIES.get(what, "请解压，检查其中的文档。" if "压缩包" in what else SAVE))
    text = _text(data[:4096])
    if text is not None:
        return _words(text)
    if not data.strip(b"\0"):
        return Unreadable("damaged", "文件里全是空字节，内容已经丢失。请找回原稿。")
    return Unreadable(
        "wrong-format", "这不是 .docx 文件，也认不出是什么格式，可能已损坏。请找回原稿，另存为 .docx 后再检查。"
    )


def _office(data: bytes) -> Unreadable:
    """What a file of the old Office format is, by the names of what it holds."""
    for stream, what in _STREAMS:
        if stream.encode("utf-16-le") in data:
            if not what:
                return encrypted()
            return Unreadable("wrong-format", f"这是{what}，请在 Word/WPS 中另存为 .docx 后再检查。")
    return wrong("旧版 Office 文件", SAVE)


def _words(text: str) -> Unreadable:
    """What a text is, by its first words."""
    low = text[:1000].lstrip("\ufeff \r\n\t").lower()
    for words, what in _WORDS:
        if low.startswith(words) or (words[0] != "m" and words != "<?xml" and words in low):
            return wrong(what, SAVE)
    return wrong("纯文本", "请用 Word/WPS 打开并另存为 .docx，或者把扩展名改为 .txt 后再检查。")


def _text(head: bytes) -> str | None:
    """The beginning of a file as text, or None if it is none."""
    encodings = ("utf-16",) if head.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8", "gb18030")
    for encoding in encodings:
        for cut in range(4):  # the head may end inside a character
            try:
                text = head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            if text and not any(c < " " and c not in "\t\n\r\f" for c in text):
                return text
            break
    return None
