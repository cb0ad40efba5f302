"""What a file is, whatever its name says."""

from __future__ import annotations

import io

import docx
import pytest

from fzlint.readers.read import read
from fzlint.readers.unreadable import Unreadable

RTF = rb"{\rtf1\ansi\ansicpg936 \u20840?\u24180?\u24179?\u31283?\u12290?\par}"
HTML = '<!-- 页 --><html><head><meta charset="utf-8"></head><body><p>全年平稳。</p></body></html>'


def _docx() -> bytes:
    made = docx.Document()
    made.add_paragraph("全年平稳。")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.doc", "a.docx", "a.wps", "a.rtf", "a.html"])
@pytest.mark.parametrize(("data", "format"), [(RTF, "rtf"), (_docx(), "docx")], ids=["rtf", "docx"])
def test_read_by_its_content(data: bytes, format: str, name: str) -> None:
    document = read(data, name)
    assert (document.format, document.text) == (format, "全年平稳。")


@pytest.mark.parametrize("name", ["a.txt", "a.doc", "a.docx", "a.wps", "a.rtf", "a.html"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_page_by_its_content(name: str, encoding: str) -> None:
    document = read(HTML.replace("utf-8", "unicode" if encoding == "utf-16" else "utf-8").encode(encoding), name)
    assert (document.format, document.text) == ("html", "全年平稳。")


def test_markdown_may_begin_with_a_tag() -> None:
    assert read("<head>\n\n全年平稳。\n".encode(), "a.md").format == "markdown"


@pytest.mark.parametrize(
    ("data", "says", "code"),
    [
        (b"%TSD-Header-###%" + bytes(400), "文档加密软件", "encrypted"),
        (b"%PDF-1.7\n" + bytes(400), "PDF", "wrong-format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(400), "图片", "wrong-format"),
        (b"Rar!\x1a\x07" + bytes(400), "压缩文件", "wrong-format"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "MHTML", "wrong-format"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "XML", "wrong-format"),
    ],
    ids=["tsd", "pdf", "png", "rar", "mhtml", "word xml"],
)
@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.txt", "a.md", "a.html"])
def test_what_none_can_read_is_named(data: bytes, says: str, code: str, name: str) -> None:
    with pytest.raises(Unreadable, match=says) as caught:
        read(data, name)
    assert caught.value.code == code


def test_other_xml_documents_are_named() -> None:
    flat = b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>'
    with pytest.raises(Unreadable, match="OpenDocument"):
        read(flat, "a.doc")
    with pytest.raises(Unreadable, match="XML 文档"):
        read(b"<x/>", "a.xml")
