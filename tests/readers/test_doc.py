"""Old Word files. LibreOffice makes them; without it only the refusals are tested."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import docx
import docx.document
import pytest
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from fzlint.checks.context import Context
from fzlint.checks.sequence import Sequence
from fzlint.document.model import Paragraph as Paragraph_
from fzlint.document.model import Piece, Source
from fzlint.document.outline import build
from fzlint.readers.docboxes import boxes
from fzlint.readers.docbytes import TextPiece, Word, properties, text
from fzlint.readers.read import read
from fzlint.readers.unreadable import Unreadable

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
LINES = [
    "甲县司法局2024年法治政府建设情况报告",
    "一、主要举措",
    "（一）加强领导。全年召开会议4次，研究事项12件。",
    "三、下一步打算",
]


def _converted(source: docx.document.Document, folder: Path) -> bytes:
    source.save(str(folder / "a.docx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = ["--headless", "--convert-to", "doc", "--outdir", str(folder), str(folder / "a.docx")]
    subprocess.run(["soffice", profile, *target], check=True, capture_output=True, timeout=120)
    return (folder / "a.doc").read_bytes()


@needs_libreoffice
def test_text_and_tables_of_a_doc(tmp_path: Path) -> None:
    source = docx.Document()
    for line in LINES[:3]:
        source.add_paragraph(line)
    table = source.add_table(rows=2, cols=2)
    table.cell(0, 1).text = "格中文字"
    table.cell(1, 0).text = "左下"
    source.add_paragraph(LINES[3])
    run = source.add_paragraph("明处。").add_run("隐去的字。")
    run.font.hidden = True
    data = _converted(source, tmp_path)
    document = read(data, "a.doc")
    assert [document.text_of(block) for block in document.blocks] == [
        *LINES[:3],
        "格中文字",
        "左下",
        LINES[3],
        "明处。",
    ]
    assert [[len(cell) for cell in row] for row in document.tables[0].grid] == [[0, 1], [1, 0]]
    assert [label.text for block in document.blocks if (label := block.label)] == ["一、", "（一）", "三、"]
    assert read(data, "a.wps").text == document.text
    for cut in range(0, len(data), 997):  # cut off anywhere: read or refused
        try:
            read(data[:cut], "a.doc")
        except Unreadable:
            continue


@needs_libreoffice
def test_automatic_numbers_of_a_doc_are_those_of_the_docx(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_paragraph("乙县水务局2024年工作情况汇报")
    levels = ("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3.")
    number_lists(source, levels)
    for level, line in (
        (0, "主要做法"),
        (1, "健全制度"),
        (1, "加强巡查"),
        (2, "日常巡查"),
        (2, "专项巡查"),
        (0, "存在问题"),
    ):
        number(source.add_paragraph(line), level)
    source.add_paragraph("四、下一步打算")
    source.add_heading("工作保障", 1)
    data = _converted(source, tmp_path)
    old, new = read(data, "a.doc"), read((tmp_path / "a.docx").read_bytes(), "a.docx")
    labels = [(block.label.text, block.label.automatic) for block in new.blocks if block.label]
    assert labels[:6] == [(text, True) for text in ("一、", "（一）", "（二）", "1.", "2.", "二、")]
    assert [(block.label.text, block.label.automatic) for block in old.blocks if block.label] == labels
    assert [block.role for block in old.blocks] == [block.role for block in new.blocks]
    assert old.unnumbered == ()


def number_lists(source: docx.document.Document, levels: tuple[tuple[str, str], ...]) -> None:
    """Give a document one list of several levels, by the number 77."""
    root = source.part.numbering_part.element
    shown = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (format, text) in enumerate(levels)
    )
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    root.insert(0, parse_xml(f'<w:abstractNum {names} w:abstractNumId="77">{shown}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {names} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def number(paragraph: Paragraph, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = 77


def test_the_properties_of_a_group() -> None:
    group = bytes.fromhex("0b46 0300 0a26 02 4d c6 05 0102030405 1624 01".replace(" ", ""))
    found = properties(group)
    assert (found[0x460B], found[0x260A], found[0x2416]) == (b"\x03\0", b"\x02", b"\x01")


def test_pieces_that_share_one_text_are_no_way_to_fill_the_memory() -> None:
    pieces = [TextPiece(i * 1000, (i + 1) * 1000, 0, False, {}) for i in range(100)]
    with pytest.raises(ValueError):
        text(Word(b"a" * 1000, b""), pieces)


def test_a_number_that_cannot_be_read_leaves_only_its_paragraph_alone() -> None:
    lines = ("丙局汇报", "一、甲", "（一）甲一", "三、乙", "四、丙", "六、丁")
    paragraphs = tuple(Paragraph_(line, (Piece(0, i, 1),)) for i, line in enumerate(lines, 1))
    told = []
    for unnumbered in ((), (2,)):
        document = build(Source("doc", paragraphs, unnumbered=unnumbered))
        found = Sequence("skipped", ("han",))(Context(document, None, lambda text: [text]))
        told.append([match.values["missing"] for match in found])
    assert told == [["“二、”", "“五、”"], ["“五、”"]]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"plain text", "wrong-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "wrong-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "wrong-format"),
    ],
)
def test_what_is_no_doc_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, "a.doc")
    assert caught.value.code == code


_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)


@needs_libreoffice
def test_text_boxes_and_tables_inside_tables(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_paragraph()._p.append(
        parse_xml(
            f'<w:r {_NAMES}><w:pict><v:shape style="position:absolute;width:400pt;height:60pt"><v:textbox><w:txbxContent>'
            f"<w:p><w:r><w:t>{LINES[0]}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )
    source.add_paragraph("现将情况报告如下。")
    outer = source.add_table(rows=1, cols=3)
    outer.cell(0, 0).text = "事项"
    inner = outer.cell(0, 1).add_table(rows=2, cols=2)
    for place, shown in enumerate(("类别", "件数", "处罚", "10")):
        inner.cell(*divmod(place, 2)).text = shown
    outer.cell(0, 2).text = "备注"
    document = read(_converted(source, tmp_path), "a.doc")
    assert document.title == LINES[0]
    assert [block.part.name for block in document.blocks][:2] == ["textbox", ""]
    assert document.notes == ()
    grids = [
        [["".join(document.text_of(document.blocks[i]) for i in cell) for cell in row] for row in table.grid]
        for table in document.tables
    ]
    assert grids == [[["类别", "件数"], ["处罚", "10"]], [["事项", "", "备注"]]]


@needs_libreoffice
def test_changes_and_comments_of_a_doc_are_said(tmp_path: Path) -> None:
    source = docx.Document()
    source.add_paragraph(LINES[0])
    paragraph = source.add_paragraph("全年平稳，")
    paragraph._p.append(parse_xml(f'<w:ins {_NAMES} w:id="1" w:author="甲"><w:r><w:t>有序推进。</w:t></w:r></w:ins>'))
    source.add_comment(paragraph.runs[0], "请核对", author="甲")
    (note,) = read(_converted(source, tmp_path), "a.doc").notes
    assert note == "旧版 Word 文件中有修订和批注，没有逐处检查；另存为 .docx 后可以检查。"


def test_text_boxes_that_lie_over_each_other_are_read_once() -> None:
    main = bytearray(0x300)
    main[0x64:0x68] = (8).to_bytes(4, "little")  # eight characters in text boxes
    for bounds, told in (((0, 3, 8, 9), ["甲乙丙", "丁戊己庚辛"]), ((0, 8, 0, 8, 9), ["甲乙丙丁戊己庚辛"])):
        table = b"".join(at.to_bytes(4, "little") for at in bounds) + b"\0" * 22 * (len(bounds) - 1)
        main[0x25A:0x262] = (0).to_bytes(4, "little") + len(table).to_bytes(4, "little")
        assert boxes(Word(bytes(main), table), "甲乙丙丁戊己庚辛") == told
