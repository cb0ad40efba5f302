from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
import word as b

from fzlint.readers import package
from fzlint.readers.docx import part_names, read
from fzlint.readers.package import Package
from fzlint.readers.unreadable import Unreadable

DOCX = b.docx(b.p("甲"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(data: bytes) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert str(caught.value).endswith("。")
    return caught.value.code, str(caught.value)


def ole(stream: str) -> bytes:
    return OLE + bytes(600) + stream.encode("utf-16-le") + bytes(600)


def lock_file(name: str) -> bytes:
    short = name.encode("gb18030")
    head = bytes([len(short)]) + short
    return (head.ljust(54, b"\0") + struct.pack("<H", len(name)) + name.encode("utf-16-le")).ljust(162, b"\0")


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "empty", "空"),
        (
            ole("WordDocument"),
            "wrong-format",
            "这是旧版 Word（.doc）或 WPS 文件，请在 Word/WPS 中另存为 .docx 后再检查。",
        ),
        (ole("EncryptedPackage"), "encrypted", "密码"),
        (ole("Workbook"), "wrong-format", ".xls"),
        (ole("PowerPoint Document"), "wrong-format", ".ppt"),
        (ole("Other"), "wrong-format", "旧版 Office"),
        (b"%PDF-1.7\n...", "wrong-format", "PDF"),
        (b"{\\rtf1\\ansi ...}", "wrong-format", "RTF"),
        (b"\r\n <html><body>...", "wrong-format", "网页"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "wrong-format", "网页"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "wrong-format", "MHTML"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>',
            "wrong-format",
            "Word 的 XML",
        ),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x">', "wrong-format", "Word 的 XML"),
        (b'<?xml version="1.0"?><data/>', "wrong-format", "XML 文件"),
        ("2024年法治政府建设报告\n一、工作情况".encode(), "wrong-format", "纯文本"),
        ("2024年法治政府建设报告\n一、工作情况".encode("gb18030"), "wrong-format", "纯文本"),
        ("2024年法治政府建设报告".encode("utf-16"), "wrong-format", "纯文本"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "wrong-format", "图片"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "wrong-format", "图片"),
        (b"Rar!\x1a\x07\x00", "wrong-format", "压缩包（RAR），不是 .docx。请解压"),
        (lock_file("张三"), "wrong-format", "~$"),
        (lock_file("Administrator"), "wrong-format", "~$"),
        (bytes(5000), "damaged", "空字节"),
        (bytes(range(256)) * 4, "wrong-format", "认不出"),
        (b"junk" + DOCX, "wrong-format", "认不出"),
        (
            b.pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
            "wrong-format",
            ".odt",
        ),
        (b.pack({"mimetype": "application/epub+zip"}), "wrong-format", "EPUB"),
        (b.pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "wrong-format", "OpenDocument"),
        (b.pack({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "wrong-format", "Excel"),
        (b.pack({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"}), "wrong-format", "PowerPoint"),
        (b.pack({"OFD.xml": "<a/>"}), "wrong-format", "OFD"),
        (b.pack({"报告.docx": "x", "附件.pdf": "y"}), "wrong-format", "压缩包"),
        (b.pack({"[Content_Types].xml": "<a/>", "word/styles.xml": "<a/>"}), "damaged", "缺少正文"),
        (DOCX[:200], "damaged", "损坏"),
        (DOCX[:-30], "damaged", "损坏"),
        (b"PK\x03\x04", "damaged", "损坏"),
    ],
)
def test_what_it_really_is(data: bytes, code: str, word: str) -> None:
    found, sentence = refused(data)
    assert found == code
    assert word in sentence


def test_junk_behind_is_passed_over() -> None:
    assert read(DOCX + b"junk").paragraphs[0].text == "甲"


def test_encrypted_and_strangely_packed_entries() -> None:
    for flags in (1, 0x41):
        data = bytearray(DOCX)
        for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            start = -1
            while (start := data.find(mark, start + 1)) >= 0:
                struct.pack_into("<H", data, start + at, flags)
        assert refused(bytes(data))[0] == "encrypted"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in b.parts(b.p("甲")).items():
            archive.writestr(name, content)
    assert refused(out.getvalue())[0] == "damaged"


def test_damaged_streams() -> None:
    files = b.parts(b.p("甲" * 500))
    whole = b.pack(files)
    at = whole.find(b"word/document.xml") + len("word/document.xml")
    broken = bytearray(whole)
    broken[at + 4 : at + 12] = b"\xff" * 8
    assert refused(bytes(broken))[0] == "damaged"
    checksum = struct.pack("<I", zlib.crc32(files["word/document.xml"].encode()))
    assert refused(whole.replace(checksum, b"\0\0\0\0"))[0] == "damaged"


@pytest.mark.parametrize(
    "document",
    [
        "",
        "<w:document",
        b.xml("document", "<w:body><w:p>"),
        b.xml("document", "<w:body></w:p></w:body>"),
        b.xml("document", "<w:body><w:p><w:r><w:t>\x01</w:t></w:r></w:p></w:body>"),
        b.xml("document", "<w:body><w:p>&unknown;</w:p></w:body>"),
        b.xml("document", "<w:body/>") + "<again/>",
        b.xml("document", "<w:body/>").replace("UTF-8", "GB18030"),
        b.xml("document", "<w:body/>").replace("UTF-8", "no-such-encoding"),
        b.xml("document", "<w:body>" + "<w:sdt>" * 300 + "</w:sdt>" * 300 + "</w:body>"),
    ],
)
def test_damaged_parts(document: str) -> None:
    assert refused(b.pack({**b.parts(""), "word/document.xml": document}))[0] == "damaged"


def test_bytes_that_are_no_utf8() -> None:
    document = b.xml("document", f"<w:body>{b.p('甲')}</w:body>").encode("gb18030")
    assert refused(b.pack({**b.parts(""), "word/document.xml": document}))[0] == "damaged"


LAUGHS = '<!DOCTYPE w:document [<!ENTITY a "哈哈">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE w:document>",
        LAUGHS + "]>",
        '<!DOCTYPE w:document [<!ENTITY i SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w:document SYSTEM "http://localhost/x.dtd">',
        '<!DOCTYPE w:document [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    ],
)
def test_no_document_type_is_taken(doctype: str) -> None:
    entity = "<w:p><w:r><w:t>甲&i;</w:t></w:r></w:p>" if "ENTITY i" in doctype else b.p("甲")
    whole = b.xml("document", f"<w:body>{entity}</w:body>").replace("?>\r\n", f"?>\n{doctype}")
    for data in (whole.encode(), whole.replace("UTF-8", "UTF-16").encode("utf-16")):
        code, sentence = refused(b.pack({**b.parts(""), "word/document.xml": data}))
        assert (code, "DOCTYPE" in sentence) == ("damaged", True)
    styles = b.parts(b.styled("甲", "1"), styles=b.style("1", "Title"))
    styles["word/styles.xml"] = styles["word/styles.xml"].replace("?>\r\n", f"?>\n{doctype}")
    assert refused(b.pack(styles))[0] == "damaged"


def test_bombs_are_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in b.parts("").items():
            if name != "word/document.xml":
                archive.writestr(name, content)
        with archive.open("word/document.xml", "w") as part:
            for _ in range(80):
                part.write(b" " * (1 << 20))
        with archive.open("word/media/image1.png", "w") as part:
            for _ in range(80):
                part.write(bytes(1 << 20))
    assert refused(out.getvalue())[0] == "too-large"
    good = b.parts(b.p("甲"))
    out = io.BytesIO(b.pack(good))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media/image1.png", "w") as part:
        for _ in range(80):
            part.write(bytes(1 << 20))
    assert read(out.getvalue()).paragraphs[0].text == "甲"  # what need not be read is not


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    body = b.p("甲") * 50
    headers = {f"header{i}": b.p("眉" * 100) for i in range(1, 9)}
    references = "".join(f'<w:headerReference r:id="{name}"/>' for name in headers)
    data = b.docx(body + f"<w:sectPr>{references}</w:sectPr>", **headers)
    assert len(read(data).paragraphs) == 58
    for name, limit in (
        ("MAX_FILE", 1000),
        ("MAX_ENTRIES", 5),
        ("MAX_TAGS", 300),
        ("MAX_PART", 2000),
        ("MAX_TOTAL", 7000),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(package, name, limit)
            assert refused(data)[0] == "too-large", name


def test_a_part_that_stands_twice_is_refused() -> None:
    out = io.BytesIO(DOCX)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b.xml("document", f"<w:body>{b.p('乙')}</w:body>"))
    assert refused(out.getvalue())[0] == "damaged"


def test_names_that_climb_lead_nowhere() -> None:
    files = b.parts(b.styled("甲", "1"), styles=b.style("1", "Title"))
    rels = files["word/_rels/document.xml.rels"]
    for target in ("../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "..\\..\\x.xml", "http://localhost/x"):
        changed = {**files, "word/_rels/document.xml.rels": rels.replace('"styles.xml"', f'"{target}"')}
        assert read(b.pack(changed)).paragraphs[0].role == ""
    external = {**files, "word/_rels/document.xml.rels": rels.replace("Target=", 'TargetMode="External" Target=')}
    assert read(b.pack(external)).paragraphs[0].role == ""
    assert read(b.pack({**files, "../../x": "x", "/abs": "y"})).paragraphs[0].role == "title"


def test_parts_are_found_by_their_relationships() -> None:
    files = b.parts(b.styled("甲", "1"), styles=b.style("1", "Title"))
    moved = {
        "[Content_Types].xml": files["[Content_Types].xml"],
        "_rels/.rels": files["_rels/.rels"].replace("word/document.xml", "/文 档/main%202.xml"),
        "文 档/main 2.xml": files["word/document.xml"],
        "文 档/_rels/main 2.xml.rels": files["word/_rels/document.xml.rels"].replace("styles.xml", "./a/../STYLE.XML"),
        "文 档/style.xml": files["word/styles.xml"],
    }
    assert read(b.pack(moved)).paragraphs[0].role == "title"
    windows = {name.replace("/", "\\"): content for name, content in files.items()}
    assert read(b.pack(windows)).paragraphs[0].role == "title"
    only = {"word/document.xml": files["word/document.xml"]}
    assert read(b.pack(only)).paragraphs[0].text == "甲"  # all else may be missing


def test_names_of_parts() -> None:
    files = b.parts(b.p("甲"), footnotes="", endnotes="", header10=b.p(), header2=b.p(), footer3=b.p())
    assert part_names(Package(b.pack(files))) == {
        "": "word/document.xml",
        "textbox": "word/document.xml",
        "footnote": "word/footnotes.xml",
        "endnote": "word/endnotes.xml",
        "header1": "word/header2.xml",
        "header2": "word/header10.xml",
        "footer1": "word/footer3.xml",
    }


def test_styles_of_tables_are_passed_over() -> None:
    table = '<w:style w:type="table" w:styleId="T"><w:name w:val="Table Grid"/><w:tblStylePr><w:pPr/></w:tblStylePr></w:style>'
    empty = '<w:style w:type="table" w:styleId="E"/>'
    title = b.style("1", "Title")
    for styles in (table + title, title + table * 3, empty + title, f"<!-- {table} -->{title}", table + empty + title):
        assert read(b.docx(b.styled("甲", "1"), styles=styles)).paragraphs[0].role == "title"


def test_prefixes_are_taken_where_each_means_one_thing() -> None:
    prefixes = package._prefixes
    assert prefixes(b'<w:a xmlns:w="urn:w" xmlns:x = \'urn:x\' xmlns="urn:w"><x:b xmlns:w="urn:w"/></w:a>') == {
        "urn:w": ["w", ""],
        "urn:x": ["x"],
    }
    assert prefixes(b'<w:a xmlns:w="urn:w"><w:a xmlns:w="urn:other"/></w:a>') is None
    assert prefixes("<w:a xmlns:w='urn:w'/>".encode("utf-16")) is None
