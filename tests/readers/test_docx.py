from __future__ import annotations

from pathlib import Path

import pytest
import word as b
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fzlint.document.model import BODY, Cell, Mark, Part, Source, Span
from fzlint.readers.docx import TEXT_TAGS, part_names
from fzlint.readers.docx import read as read_docx
from fzlint.readers.package import Package
from fzlint.readers.read import read
from fzlint.readers.symbols import symbol
from fzlint.readers.unreadable import Unreadable


def source(body: str, **more: str) -> Source:
    return read_docx(b.docx(body, **more))


def texts(body: str, **more: str) -> list[str]:
    return [paragraph.text for paragraph in source(body, **more).paragraphs]


def text(content: str, **more: str) -> str:
    """What one paragraph with `content` shows."""
    found = texts(b.p("前") + f"<w:p>{content}</w:p>", **more)
    return "\n".join(found[1:])


def node_texts(data: bytes) -> list[tuple[str, str, bool]]:
    """Of every piece: what it shows, what the element holds that it points to (found with lxml, as a writer does; its name
    where it holds no text), and whether it is locked."""
    from lxml import etree

    package = Package(data)
    names = part_names(package)
    nodes: dict[str, list[etree._Element]] = {}
    found = []
    for paragraph in read_docx(data).paragraphs:
        name = names[paragraph.part.name]
        if name not in nodes:
            root = etree.fromstring(package.read(name))
            nodes[name] = [element for element in root.iter() if element.tag in TEXT_TAGS]
        ends = [piece.offset for piece in paragraph.pieces[1:]] + [len(paragraph.text)]
        for piece, end in zip(paragraph.pieces, ends, strict=True):
            element = nodes[name][piece.node]
            held = element.text or etree.QName(element).localname
            found.append((paragraph.text[piece.offset : end], held, piece.locked))
    return found


# ------------------------------------------------------------------ what the reader sees


DELETED = '<w:del w:id="1" w:author="张三"><w:r><w:delText>旧</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:id="2" w:author="张三">{b.r("新")}</w:ins>'


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (b.r("甲") + INSERTED, "甲新"),
        (b.r("甲") + DELETED, "甲"),
        (f'<w:moveTo w:id="3" w:author="张三">{b.r("来")}</w:moveTo>', "来"),
        (b.r("甲") + f'<w:moveFrom w:id="4" w:author="张三">{b.r("去")}</w:moveFrom>', "甲"),
        (f'<w:ins w:id="5" w:author="张三">{b.r("甲")}{DELETED}{b.r("乙")}</w:ins>', "甲乙"),
        (b.r("甲") + f'<w:del w:id="6" w:author="张三">{b.r("乙")}</w:del>', "甲"),  # w:t where w:delText belongs
        (f'<w:hyperlink r:id="x">{b.r("链接")}</w:hyperlink>', "链接"),
        (f"<w:smartTag>{b.r('标签')}</w:smartTag>", "标签"),
        (f"<w:customXml>{b.r('自定')}</w:customXml>", "自定"),
        (
            f"<w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>{b.r('控件')}</w:sdtContent></w:sdt>",
            "控件",
        ),
        (f"<w:dir>{b.r('方向')}</w:dir><x:new xmlns:x='urn:new'>{b.r('新标记')}</x:new>", "方向新标记"),
        (f'<w:fldSimple w:instr=" DATE ">{b.r("今天")}</w:fldSimple>', "今天"),
        (b.r("见") + b.begin("REF _a") + b.r("第3页") + b.END + b.r("。"), "见第3页。"),
        (b.r("甲") + b.r("乙", "<w:vanish/>"), "甲"),
        (b.r("甲") + b.r("乙", '<w:vanish w:val="0"/>'), "甲乙"),
        (b.r("甲", "<w:webHidden/>"), "甲"),
        (b.r("甲", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"), "甲"),
        (
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{b.r('hàn')}</w:rt><w:rubyBase>{b.r('汉')}</w:rubyBase></w:ruby></w:r>",
            "汉",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ("<w:r><w:t>甲</w:t><w:softHyphen/><w:noBreakHyphen/><w:t>乙</w:t></w:r>", "甲\u2011乙"),
        (
            "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:cr/><w:ptab/><w:t>丁</w:t></w:r>",
            "甲\t乙\n丙\n\t丁",
        ),
        ("<w:r><w:t> 甲 </w:t><w:t> 乙\n</w:t></w:r>", "甲乙"),
        ('<w:r><w:t xml:space="preserve"> 甲\n乙&#13;丙 </w:t></w:r>', " 甲 乙 丙 "),
        ("<w:r><w:t>甲&#13;乙</w:t></w:r>", "甲 乙"),
        ('<w:r><w:t xml:space="preserve">　甲\u00a0\u200b</w:t></w:r>', "　甲\u00a0\u200b"),
        ("<w:r><w:t><![CDATA[甲<乙]]></w:t></w:r>", "甲<乙"),
        ("<w:r><w:t>甲<!-- 注 -->乙</w:t></w:r>", "甲乙"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>x</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
            "x2",
        ),
        ("<w:pPr><w:tabs><w:tab w:val='left' w:pos='420'/></w:tabs></w:pPr>" + b.r("甲"), "甲"),
        ("<w:r><w:t>甲</w:t><w:footnoteRef/><w:lastRenderedPageBreak/><w:annotationRef/></w:r>", "甲"),
    ],
)
def test_what_a_paragraph_shows(content: str, shown: str) -> None:
    assert text(content) == shown


def test_fields_inside_fields_and_over_paragraphs() -> None:
    # the result of a field inside the instruction of another is no text
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + b.begin("MERGEFIELD 性别")
        + b.r("不见")
        + b.END
        + '<w:r><w:instrText> = 1</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + b.r("见")
        + b.END
    )
    assert text(nested) == "见"
    over = b.p(b.r("甲") + b.begin("QUOTE")) + b.p("乙") + b.p(b.r("丙") + b.END + b.r("丁"))
    assert texts(over) == ["甲", "乙", "丙丁"]
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(b.p(begun) + b.p("在代码里") + b.p(b.END + b.r("后"))) == ["后"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
    assert texts(b.p(b.r("甲") + begun + b.r("乙")) + b.p("丙")) == ["甲乙", "丙"]
    good = b.begin("PAGE") + b.r("1") + b.END
    assert texts(b.p(good + begun + b.r("甲")) + b.p(b.r("乙") + good)) == ["1甲", "乙1"]
    toc = b.p(b.begin("TOC \\o") + b.r("目录一")) + b.p("正文")
    assert [paragraph.role for paragraph in source(toc).paragraphs] == ["", ""]
    assert texts(b.p(b.box(b.p(begun + b.r("框"))) + b.r("甲")) + b.p("乙")) == ["甲", "框", "乙"]
    assert texts(b.p(b.END + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + b.r("甲"))) == ["甲"]


MARK_DELETED = '<w:rPr><w:del w:id="9" w:author="张三"/></w:rPr>'


def test_a_deleted_paragraph_mark_joins() -> None:
    body = b.p("前半", properties=MARK_DELETED) + b.p("后半") + b.p("第三段")
    first, second = source(body).paragraphs
    assert (first.text, second.text) == ("前半后半", "第三段")
    assert [(piece.offset, piece.paragraph, piece.column) for piece in first.pieces] == [(0, 1, 1), (2, 2, 1)]
    assert second.pieces[0].paragraph == 3
    three = b.p("甲", properties=MARK_DELETED) + b.p(DELETED, properties=MARK_DELETED) + b.p("乙")
    assert texts(three) == ["甲乙"]
    assert texts(b.p("甲", properties='<w:rPr><w:moveFrom w:id="9" w:author="张三"/></w:rPr>') + b.p("乙")) == ["甲乙"]


def test_the_mark_that_stays_tells_the_properties() -> None:
    styles = b.style("1", "heading 1") + b.style("2", "Normal", default=True)
    body = b.styled("一、甲", "1", MARK_DELETED) + b.styled("乙", "2")
    assert [(paragraph.text, paragraph.level) for paragraph in source(body, styles=styles).paragraphs] == [
        ("一、甲乙", 0)
    ]


def test_a_deleted_mark_joins_nothing_across_cells_tables_and_boxes() -> None:
    body = (
        b.p("甲", properties=MARK_DELETED)
        + b.tbl(b.tr(b.tc(b.p("格一", properties=MARK_DELETED)), b.tc("格二")))
        + b.p(b.r("乙") + b.box(b.p("框", properties=MARK_DELETED)), properties=MARK_DELETED)
    )
    assert texts(body) == ["甲", "格一", "格二", "乙", "框"]


def test_hidden_by_style() -> None:
    styles = (
        b.style("a", "暗", "<w:rPr><w:vanish/></w:rPr>", kind="character")
        + b.style("b", "更暗", kind="character", base="a")
        + b.style("c", "暗段", "<w:rPr><w:vanish/></w:rPr>")
        + b.style("d", "暗段之后", base="c")
        + b.style("e", "表", "<w:rPr><w:vanish/></w:rPr>", kind="table")
    )
    body = (
        b.p(b.r("甲") + b.r("乙", '<w:rStyle w:val="a"/>') + b.r("丙", '<w:rStyle w:val="b"/>') + b.r("丁"))
        + b.styled("戊", "d")
        + b.p(
            b.r("己", '<w:rStyle w:val="a"/>') + b.r("庚", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="c"/>'
        )
        + b.styled("辛", "e")
    )
    # a paragraph style and a character style that both hide show: w:vanish toggles
    assert texts(body, styles=styles) == ["甲丁", "己庚", "辛"]


def test_deleted_rows_and_cells() -> None:
    deleted = '<w:del w:id="1" w:author="张三"/>'
    body = b.tbl(
        b.tr("甲", "1"),
        b.tr("乙", "2", properties=deleted),
        b.tr("丙", b.tc("3", '<w:cellDel w:id="2" w:author="张三"/>'), "4"),
    )
    found = source(body)
    assert [paragraph.text for paragraph in found.paragraphs] == ["甲", "1", "丙", "4"]
    assert found.tables[0].grid == (((0,), (1,)), ((2,), (3,)))
    assert found.paragraphs[3].pieces[0].paragraph == 7  # those of the deleted row are counted
    was = "<w:trPrChange><w:trPr><w:del/></w:trPr></w:trPrChange>"
    assert texts(b.tbl(b.tr("甲", properties=was))) == ["甲"]


def test_text_boxes_once_and_behind_their_anchor() -> None:
    inner = b.box(b.p("内框"))
    body = b.p("零") + b.p(b.r("甲") + b.box(b.p("框一") + b.p(b.r("框二") + inner)) + b.r("乙")) + b.p("丙")
    found = source(body).paragraphs
    assert [paragraph.text for paragraph in found] == ["零", "甲乙", "框一", "框二", "内框", "丙"]
    assert [(paragraph.part.name, paragraph.role) for paragraph in found[1:5]] == [
        ("", ""),
        ("textbox", "textbox"),
        ("textbox", "textbox"),
        ("textbox", "textbox"),
    ]
    assert [paragraph.pieces[0].paragraph for paragraph in found] == [1, 2, 1, 2, 3, 3]


def test_one_branch_of_alternatives() -> None:
    both = (
        "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice><mc:Choice Requires='w15 wps'>{}</mc:Choice>"
        "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    )
    assert text(both.format(b.r("甲"), b.r("乙"), b.r("丙"))) == "甲"
    assert text(f"<mc:AlternateContent><mc:Fallback>{b.r('丙')}</mc:Fallback></mc:AlternateContent>") == "丙"
    inside = both.format(
        b.r("甲") + both.format(b.r("子"), b.r("丑"), b.r("寅")), b.r("乙"), both.format("", "", b.r("卯"))
    )
    assert text(inside) == "甲子"
    assert text(both.format("", "", b.t("丙"))) == "丙"
    assert text(both.format("", b.t("乙"), b.t("丙"))) == "乙"
    blocks = b.p("零") + both.format(b.p("甲"), "", b.p("丙") + b.p("丁")) + b.p("戊")
    assert [(p.text, p.pieces[0].paragraph) for p in source(blocks).paragraphs] == [("零", 1), ("甲", 2), ("戊", 3)]


@pytest.mark.parametrize("more", ["", ' xmlns:甲="urn:other"', ' xmlns:x="urn:a&#98;"'])
def test_a_branch_for_unknown_programs_is_not_what_a_reader_sees(more: str) -> None:
    choice = f'<mc:Choice{more} xmlns:y="urn:y" Requires="{{}}">{b.r("甲")}</mc:Choice><mc:Fallback>{b.r("乙")}</mc:Fallback>'
    whole = f"<mc:AlternateContent>{choice}</mc:AlternateContent>"
    assert [text(whole.format(needed)) for needed in ("y", "wps y", "nowhere", "wps", "")] == ["乙"] * 3 + ["甲"] * 2


def test_a_box_in_hidden_or_deleted_text_is_not_seen() -> None:
    hidden = b.box(b.p("框")).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1)
    assert texts(b.p(b.r("甲") + hidden)) == ["甲"]
    assert texts(b.p(b.r("甲") + f'<w:del w:id="1" w:author="张三">{b.box(b.p("框"))}</w:del>')) == ["甲"]


def test_a_table_inside_a_run_is_seen() -> None:
    body = b.p("零") + f"<w:p>{b.r('甲')}<w:r>{b.tbl(b.tr('格'))}</w:r>{b.r('乙')}</w:p>" + b.p("丙")
    found = source(body).paragraphs
    assert [(p.text, p.pieces[0].paragraph, p.part) for p in found] == [
        ("零", 1, BODY),
        ("甲乙", 2, BODY),
        ("格", 3, BODY),
        ("丙", 4, BODY),
    ]


def test_a_paragraph_inside_a_paragraph_is_read_behind_it() -> None:
    assert texts(f"<w:p>{b.r('甲')}{b.p('丙')}{b.r('乙')}</w:p>") == ["甲乙", "丙"]


def test_strict_macro_and_foreign_prefixes_read_alike() -> None:
    body = b.styled("报告", "T") + b.p(
        b.r("甲") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + INSERTED + b.box(b.p("框"))
    )
    more = {
        "styles": b.style("T", "Title"),
        "footnotes": '<w:footnote w:id="2">' + b.p("注") + "</w:footnote>",
    }
    body += b.p(b.r("乙") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    plain = b.parts(body, **more)
    expected = read_docx(b.pack(plain))
    assert [paragraph.text for paragraph in expected.paragraphs] == ["报告", "甲x新", "框", "乙", "注"]
    assert expected.paragraphs[0].role == "title"
    assert read_docx(b.pack(b.strict(plain))) == expected
    renamed = {
        name: content.replace("<w:", "<q:")
        .replace("</w:", "</q:")
        .replace(" w:", " q:")
        .replace("xmlns:w=", "xmlns:q=")
        for name, content in plain.items()
    }
    assert read_docx(b.pack(renamed)) == expected
    # a prefix that means two things: namespaces are resolved tag by tag
    twice = {**plain, "word/document.xml": plain["word/document.xml"].replace("<w:t ", "<w:t xmlns:m='urn:x' ", 1)}
    assert read_docx(b.pack(twice)) == expected
    utf16 = {**plain, "word/document.xml": plain["word/document.xml"].replace("UTF-8", "UTF-16").encode("utf-16")}
    assert read_docx(b.pack(utf16)) == expected


def test_default_namespace() -> None:
    document = f'<document xmlns="{b.W}"><body><p><r><t>甲</t></r></p></body></document>'
    assert [p.text for p in read_docx(b.pack({**b.parts(""), "word/document.xml": document})).paragraphs] == ["甲"]


# ------------------------------------------------------------------ places


def test_paragraphs_are_counted_and_columns_are_code_points() -> None:
    body = (
        b.p()
        + b.p("　 ")
        + b.p(b.r("甲𠀀") + b.r("乙") + "<w:r><w:br/></w:r>" + b.r("丙"))
        + b.tbl(b.tr(b.tc(b.p() + b.p("格"))))
        + f"<w:sdt><w:sdtContent>{b.p('控件')}</w:sdtContent></w:sdt>"
    )
    first, cell, control = source(body).paragraphs
    assert first.text == "甲𠀀乙\n丙"
    assert [(piece.offset, piece.paragraph, piece.column) for piece in first.pieces] == [
        (0, 3, 1),
        (2, 3, 3),
        (3, 3, 4),
        (4, 3, 5),
    ]
    assert (cell.pieces[0].paragraph, control.pieces[0].paragraph) == (5, 6)


def test_places_reach_the_document() -> None:
    document = read(
        b.docx(b.numbered("甲乙", 1) + b.p("丙"), numbering=b.abstract(0, b.lvl(0, "decimal", "%1.")) + b.num(1, 0)),
        "a.docx",
    )
    assert document.format == "docx"
    start, end = document.places(Span(1, 2))
    assert (start.paragraph, start.column, end.paragraph, end.column) == (1, 2, 1, 3)
    labelled = document.places(Span(0, 0, True))
    assert [(place.paragraph, place.column) for place in labelled] == [(1, 0), (1, 1)]


def test_nodes_are_found_by_counting() -> None:
    body = (
        b.p(
            DELETED
            + b.r("甲")
            + b.r("隐", "<w:vanish/>")
            + '<w:r><w:tab/><w:sym w:font="Symbol" w:char="F061"/></w:r>',
            properties="<w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs>",
        )
        + b.p(b.r("乙") + b.box(b.p("框") + b.p(b.begin("PAGE") + b.r("3") + b.END)) + b.r("丙"))
        + b.p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:r><w:softHyphen/><w:t>丁</w:t></w:r>")
        + b.p('<w:r><w:footnoteReference w:id="3"/></w:r>' + b.r("戊"))
        + '<w:p><w:pPr><w:sectPr><w:headerReference r:id="header1"/></w:sectPr></w:pPr></w:p>'
    )
    notes = (
        f'<w:footnote w:id="1" w:type="separator">{b.p("隔")}</w:footnote><w:footnote w:id="3">{b.p("注")}</w:footnote>'
    )
    pairs = node_texts(b.docx(body, footnotes=notes, header1=b.p("眉")))
    glyphs = {"\t": "tab", "α": "sym"}
    assert [shown for shown, _, _ in pairs] == ["甲", "\t", "α", "乙", "丙", "框", "3", "x", "丁", "戊", "注", "眉"]
    assert all(found == glyphs.get(shown, shown) for shown, found, _ in pairs)


LOCKED = [
    (b.begin("DATE") + b.r("锁") + b.END, True),
    (f'<w:fldSimple w:instr="DATE">{b.r("锁")}</w:fldSimple>', True),
    (
        f'<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{b.r("锁")}</w:sdtContent></w:sdt>',
        True,
    ),
    (
        f'<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>{b.r("锁")}</w:sdtContent></w:sdt>',
        True,
    ),
    (f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>{b.r("锁")}</w:sdtContent></w:sdt>', True),
    (
        f'<w:sdt><w:sdtPr><w15:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>{b.r("锁")}</w:sdtContent></w:sdt>',
        True,
    ),
    (f'<w:sdt><w:sdtPr><w:lock w:val="sdtLocked"/></w:sdtPr><w:sdtContent>{b.r("锁")}</w:sdtContent></w:sdt>', False),
    (f"<w:r><w:ruby><w:rt>{b.r('s')}</w:rt><w:rubyBase>{b.r('锁')}</w:rubyBase></w:ruby></w:r>", True),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', True),
    ("<w:r><w:br/></w:r>", True),
    ("<m:oMath><m:r><m:t>锁</m:t></m:r></m:oMath>", True),
    (f'<w:hyperlink r:id="x">{b.r("锁")}</w:hyperlink>', False),
    (f'<w:ins w:id="1" w:author="张三">{b.r("锁")}</w:ins>', False),
]


@pytest.mark.parametrize(("content", "locked"), LOCKED)
def test_where_nothing_may_be_mended(content: str, locked: bool) -> None:
    (paragraph,) = source(b.p(b.r("甲") + content + b.r("乙"))).paragraphs
    assert [piece.locked for piece in paragraph.pieces] == [False, locked, False]


def test_a_box_in_the_result_of_a_field_is_locked_as_the_result_is() -> None:
    body = b.p(b.r("甲") + b.begin("SHAPE") + b.box(b.p("框")) + b.END + b.r("乙") + b.box(b.p("又")))
    assert [[piece.locked for piece in p.pieces] for p in source(body).paragraphs] == [[False, False], [True], [False]]


# ------------------------------------------------------------------ headings, title, contents, lists


def shape(body: str, **more: str) -> list[tuple[str, int, str]]:
    return [(paragraph.text, paragraph.level, paragraph.role) for paragraph in source(body, **more).paragraphs]


STYLES = (
    b.style("0", "Normal", default=True)
    + b.style("77", "heading 1")
    + b.style("2", "Heading 2", base="77")
    + b.style("3", "标题 3")
    + b.style("own", "章节", base="2")
    + b.style("lvl", "级别", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>')
    + b.style("flat", "平", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', base="77")
    + b.style("a5", "Title", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + b.style("own5", "公文标题", base="a5")
    + b.style("sub", "Subtitle", base="a5")
    + b.style("14", "toc 1")
    + b.style("TOC", "TOC Heading", base="77")
    + b.style("List", "List Paragraph")
    + b.style("heading 1", "正文强调")
    + b.style("was", "曾经", '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>')
    + b.style("loop1", "环一", base="loop2")
    + b.style("loop2", "环二", base="loop1")
)


@pytest.mark.parametrize(
    ("style", "more", "level", "role"),
    [
        ("was", "", 0, ""),
        ("77", "", 1, ""),
        ("2", "", 2, ""),
        ("3", "", 3, ""),
        ("own", "", 2, ""),
        ("lvl", "", 4, ""),
        ("flat", "", 0, ""),
        ("a5", "", 0, "title"),
        ("own5", "", 0, "title"),
        ("sub", "", 0, ""),
        ("14", "", 0, "toc"),
        ("TOC", "", 0, "toc"),
        ("List", "", 0, ""),
        ("heading 1", "", 0, ""),  # an id is no name
        ("loop1", "", 0, ""),
        ("missing", "", 0, ""),
        ("77", '<w:outlineLvl w:val="9"/>', 0, ""),
        ("0", '<w:outlineLvl w:val="1"/>', 2, ""),
        ("0", '<w:pPrChange><w:pPr><w:pStyle w:val="77"/><w:outlineLvl w:val="1"/></w:pPr></w:pPrChange>', 0, ""),
    ],
)
def test_levels_and_roles_by_style(style: str, more: str, level: int, role: str) -> None:
    assert shape(b.styled("甲", style, more), styles=STYLES) == [("甲", level, role)]


def test_without_styles_nothing_is_a_heading() -> None:
    assert shape(b.styled("甲", "Heading1")) == [("甲", 0, "")]


def test_contents() -> None:
    entry = (
        b.begin("HYPERLINK \\l a")
        + b.r("一、甲")
        + "<w:r><w:tab/></w:r>"
        + b.begin("PAGEREF a")
        + b.r("1")
        + b.END
        + b.END
    )
    field = b.p("目录") + b.p(b.begin('TOC \\o "1-3"') + entry) + b.p(entry) + b.p(b.END) + b.p("正文")
    assert [(role, text) for text, _, role in shape(field)] == [
        ("", "目录"),
        ("toc", "一、甲\t1"),
        ("toc", "一、甲\t1"),
        ("", "正文"),
    ]
    gallery = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{b.p('目录')}{b.p('甲')}</w:sdtContent></w:sdt>{b.p('正文')}"
    )
    assert [role for _, _, role in shape(gallery)] == ["toc", "toc", ""]
    others = gallery.replace("Table of Contents", "Cover Pages")
    assert [role for _, _, role in shape(others)] == ["", "", ""]


def test_bullets_are_items_without_a_label() -> None:
    numbering = b.abstract(0, b.lvl(0, "bullet", "\uf0b7")) + b.num(1, 0)
    (paragraph,) = source(b.numbered("甲"), numbering=numbering).paragraphs
    assert (paragraph.label, paragraph.role) == ("", "item")


# ------------------------------------------------------------------ tables


def test_grid_with_merged_cells() -> None:
    across = '<w:gridSpan w:val="2"/>'
    body = b.tbl(
        b.tr(b.tc("总", across), b.tc("注", "<w:vMerge w:val='restart'/>")),
        b.tr("甲", "1", b.tc(b.p("不见"), "<w:vMerge/>")),
        b.tr("", b.tc(b.p("2") + b.p("3"), ""), b.tc(b.p(), "<w:vMerge w:val='continue'/>")),
    )
    found = source(b.p("前") + body)
    assert [p.text for p in found.paragraphs] == ["前", "总", "注", "甲", "1", "2", "3"]
    assert found.tables[0].grid == (((1,), (1,), (2,)), ((3,), (4,), (2,)), ((), (5, 6), (2,)))
    assert [p.cell for p in found.paragraphs[1:]] == [
        Cell(0, 0, 0),
        Cell(0, 0, 2),
        Cell(0, 1, 0),
        Cell(0, 1, 1),
        Cell(0, 2, 1),
        Cell(0, 2, 1),
    ]
    assert {p.role for p in found.paragraphs[1:]} == {"cell"}


def test_grid_with_gaps_old_merges_and_orphans() -> None:
    body = b.tbl(
        b.tr("甲", "乙", "丙"),
        b.tr("丁", properties='<w:gridBefore w:val="2"/>'),
        b.tr(b.tc("戊", "<w:hMerge w:val='restart'/>"), b.tc("不见", "<w:hMerge/>"), "己"),
        b.tr(b.tc("庚", "<w:vMerge/>")),  # nothing right above that it could go on with
    )
    found = source(body)
    assert [p.text for p in found.paragraphs] == ["甲", "乙", "丙", "丁", "戊", "己", "庚"]
    assert found.tables[0].grid == (
        ((0,), (1,), (2,)),
        ((), (), (3,)),
        ((4,), (4,), (5,)),
        ((6,), (), ()),
    )


def test_a_merge_goes_on_with_the_row_right_above() -> None:
    body = b.tbl(
        b.tr(b.tc("甲", "<w:vMerge w:val='restart'/>"), "1"),
        b.tr("乙", "2"),
        b.tr(b.tc("丙", "<w:vMerge/>"), "3"),
        b.tr(b.tc("不见", "<w:vMerge/>"), "4"),
    )
    assert source(body).tables[0].grid == (((0,), (1,)), ((2,), (3,)), ((4,), (5,)), ((4,), (6,)))


def test_nested_tables_stand_for_themselves() -> None:
    inner = b.tbl(b.tr("子", "丑"))
    body = b.tbl(b.tr("甲", b.tc(b.p("乙") + inner + b.p("丙")))) + b.tbl(b.tr("丁"))
    found = source(body)
    assert [p.text for p in found.paragraphs] == ["甲", "乙", "子", "丑", "丙", "丁"]
    assert [table.grid for table in found.tables] == [(((0,), (1, 4)),), (((2,), (3,)),), (((5,),),)]
    assert [p.cell.table for p in found.paragraphs if p.cell] == [0, 0, 1, 1, 0, 2]
    # a table that is not seen is none
    dropped = b.tbl(b.tr(b.tc(inner), properties='<w:del w:id="1" w:author="张三"/>'), b.tr("甲")) + b.tbl(b.tr("丁"))
    found = source(dropped)
    assert [table.grid for table in found.tables] == [(((0,),),), (((1,),),)]
    assert found.paragraphs[1].cell == Cell(1, 0, 0)


@pytest.mark.parametrize(
    ("before", "caption"),
    [
        (b.p("表1 行政许可办理情况"), "表1 行政许可办理情况"),
        (b.p("2024年行政处罚情况"), "2024年行政处罚情况"),
        (b.p("（一）收费项目一览表（截至12月）"), "（一）收费项目一览表（截至12月）"),
        (b.p("附表二：名单"), "附表二：名单"),
        (b.p("表1 许可") + b.p("单位：件"), "表1 许可"),
        (b.p("表1 许可") + b.p(), "表1 许可"),
        (b.p(b.r("表1 许可") + b.box(b.p("框"))), "表1 许可"),
        (b.p("表彰先进。"), ""),
        (b.p("全年办件如下："), ""),
        (b.p("我局严格执行制度规定，" * 4 + "情况"), ""),
        (b.p("表1 许可") + b.p("说明。"), ""),
        (b.p("表1 许可") + b.tbl(b.tr("另一张")), ""),
        ("", ""),
    ],
)
def test_captions(before: str, caption: str) -> None:
    assert source(before + b.tbl(b.tr("甲", "1"))).tables[-1].caption == caption


def test_a_caption_numbered_by_word() -> None:
    numbering = b.abstract(0, b.lvl(0, "decimal", "表%1 ")) + b.num(1, 0)
    found = source(b.numbered("许可") + b.tbl(b.tr("甲")), numbering=numbering)
    assert (found.paragraphs[0].label, found.tables[0].caption) == ("表1", "表1许可")


# ------------------------------------------------------------------ notes, headers, footers, pictures


def test_notes_and_headers_are_parts_behind_the_body() -> None:
    def note(id: int, content: str, kind: str = "footnote") -> str:
        return f'<w:{kind} w:id="{id}">{content}</w:{kind}>'

    body = (
        b.p(b.r("甲") + '<w:r><w:footnoteReference w:id="5"/></w:r>')
        + b.p(b.r("乙") + '<w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:footnoteReference w:id="4"/></w:r>')
        + b.p('<w:del w:id="1" w:author="x"><w:r><w:footnoteReference w:id="6"/></w:r></w:del>')
        + '<w:sectPr><w:headerReference w:type="default" r:id="header2"/><w:footerReference r:id="footer1"/></w:sectPr>'
    )
    found = source(
        body,
        footnotes=f'<w:footnote w:type="separator" w:id="0">{b.p("线")}</w:footnote>'
        + note(4, b.p("注四"))
        + note(5, b.p() + b.p("注五") + b.p("又"))
        + note(6, b.p("已删")),
        endnotes=note(2, b.p("尾注"), "endnote"),
        header1=b.p("没有用到"),
        header2=b.p(b.r("眉") + b.box(b.p("眉框"))),
        footer1=b.p(b.r("— ") + b.begin("PAGE") + b.r("1") + b.END + b.r(" —")),
        comments="",
    ).paragraphs
    assert [(p.text, p.part, p.role, p.pieces[0].paragraph) for p in found] == [
        ("甲", BODY, "", 1),
        ("乙", BODY, "", 2),
        ("注五", Part("footnote", "5"), "note", 2),
        ("又", Part("footnote", "5"), "note", 3),
        ("注四", Part("footnote", "4"), "note", 1),
        ("尾注", Part("endnote", "2"), "note", 1),
        ("眉", Part("header2"), "header", 1),
        ("眉框", Part("header2"), "header", 2),
        ("— 1 —", Part("footer1"), "header", 1),
    ]


PICTURE = "<w:r><w:drawing><wp:{0}><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:{0}></w:drawing></w:r>"


def test_a_picture_in_the_line_is_something_under_a_heading() -> None:
    body = (
        b.p("一、甲")
        + b.p(PICTURE.format("inline"))
        + b.p(PICTURE.format("anchor"))
        + b.p(b.r("乙") + PICTURE.format("inline"))
    )
    _, picture, last = source(body).paragraphs
    assert (picture.text, picture.pieces[0].paragraph, picture.pieces[0].locked) == ("\ufffc", 2, True)
    assert last.text == "乙"  # columns count text
    old = "<w:r><w:pict><v:shape style='{}'><v:imagedata/></v:shape></w:pict></w:r>"
    assert texts(b.p("甲") + b.p(old.format("width:9pt"))) == ["甲", "\ufffc"]
    assert texts(b.p("甲") + b.p(old.format("position:absolute;width:9pt"))) == ["甲"]


# ------------------------------------------------------------------ what people left


def marks(body: str, **more: str) -> list[tuple[str, str, str, str]]:
    """Kind, the text that the span covers, author and text of all marks."""
    found = source(body, **more)
    shown = "\n".join(paragraph.text for paragraph in found.paragraphs)
    return [(mark.kind, shown[mark.span.start : mark.span.end], mark.author, mark.text) for mark in found.marks]


def test_tracked_changes() -> None:
    body = b.p("零") + b.p(b.r("甲") + INSERTED + INSERTED.replace("新", "的") + b.r("乙") + DELETED + b.r("丙"))
    assert source(body).marks == (
        Mark("insertion", Span(3, 5), "张三", "新的"),
        Mark("deletion", Span(6, 6), "张三", "旧"),
    )
    assert marks(b.p(b.r("甲") + INSERTED.replace("张三", "fzlint") + DELETED.replace("张三", "fzlint"))) == [
        ("own", "新", "fzlint", "新"),
        ("own", "", "fzlint", "旧"),
    ]
    glyphs = '<w:del w:id="1" w:author="张三"><w:r><w:delText>一</w:delText><w:tab/><w:br/><w:t>二</w:t></w:r></w:del>'
    assert marks(b.p(b.r("甲") + glyphs)) == [("deletion", "", "张三", "一\t\n二")]
    inside = f'<w:ins w:id="1" w:author="张三">{b.r("甲")}{DELETED.replace("张三", "李四")}{b.r("乙")}</w:ins>'
    assert sorted(marks(b.p(inside))) == [("deletion", "", "李四", "旧"), ("insertion", "甲乙", "张三", "甲乙")]
    moved = b.p(f'<w:moveTo w:id="1" w:author="张三">{b.r("来")}</w:moveTo>') + b.p(
        b.r("甲") + f'<w:moveFrom w:id="2" w:author="张三">{b.r("来")}</w:moveFrom>'
    )
    assert marks(moved) == [("insertion", "来", "张三", "来"), ("deletion", "", "张三", "来")]


def test_changes_of_paragraph_marks_and_rows() -> None:
    mark_inserted = '<w:rPr><w:ins w:id="9" w:author="李四"/></w:rPr>'
    assert source(b.p("甲", properties=mark_inserted) + b.p("乙")).marks == (Mark("insertion", Span(1, 1), "李四", ""),)
    assert source(b.p("甲", properties=MARK_DELETED) + b.p("乙")).marks == (Mark("deletion", Span(1, 1), "张三", ""),)
    two = b.p("零") + b.p(DELETED, properties=MARK_DELETED) + b.p(DELETED, properties=MARK_DELETED) + b.p("末")
    assert source(two).marks == (Mark("deletion", Span(2, 2), "张三", "旧\n旧"),)
    row = b.tbl(b.tr("甲"), b.tr("乙", properties='<w:ins w:id="1" w:author="李四"/>'))
    assert [mark[::2] for mark in marks(row)] == [("insertion", "李四")]
    gone = b.tbl(b.tr("甲"), b.tr("乙", properties='<w:del w:id="1" w:author="李四"/>'))
    assert [mark[::2] for mark in marks(gone)] == [("deletion", "李四")]


def test_a_change_of_a_list_number_changes_no_text() -> None:
    numbering = b.abstract(0, b.lvl(0, "decimal", "%1.")) + b.num(1, 0)
    body = b.p(
        "甲", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="1" w:author="张三"/></w:numPr>'
    )
    (paragraph,) = source(body, numbering=numbering).paragraphs
    assert (paragraph.text, paragraph.label) == ("甲", "1.")


def comment(id: int, author: str, words: str) -> str:
    return f'<w:comment w:id="{id}" w:author="{author}" w:date="2025-01-01T00:00:00Z">{words}</w:comment>'


def anchored(id: int, content: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{id}"/>{content}<w:commentRangeEnd w:id="{id}"/>'
        f'<w:r><w:commentReference w:id="{id}"/></w:r>'
    )


def test_comments() -> None:
    body = (
        b.p(b.r("甲") + anchored(0, b.r("乙")) + b.r("丙"))
        + b.p(b.r("丁") + '<w:commentRangeStart w:id="1"/>' + b.r("戊"))
        + b.p(b.r("己") + '<w:commentRangeEnd w:id="1"/>' + b.r("庚"))
        + b.p(b.r("辛") + '<w:r><w:commentReference w:id="2"/></w:r>')
        + f'<w:commentRangeStart w:id="4"/>{b.p("壬")}<w:commentRangeEnd w:id="4"/>'
        + b.p(anchored(3, b.r("癸")))
    )
    comments = (
        comment(0, "张三", b.p("请") + b.p("核实"))
        + comment(1, "李四", b.p("跨段"))
        + comment(2, "王五", b.p("无范围"))
        + comment(3, "fzlint", b.p("自己的"))
        + comment(4, "赵六", b.p("整段"))
        + comment(9, "没有锚", b.p("不见"))
    )
    assert marks(body, comments=comments) == [
        ("unplaced", "", "没有锚", "1 条"),
        ("comment", "乙", "张三", "请\n核实"),
        ("comment", "戊\n己", "李四", "跨段"),
        ("comment", "", "王五", "无范围"),
        ("comment", "壬", "赵六", "整段"),
        ("own", "癸", "fzlint", "自己的"),
    ]
    assert marks(body) == []  # anchors without comments
    first = f'<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/>{b.p("甲")}'
    assert marks(first, comments=comments)[:1] == [("comment", "", "张三", "请\n核实")]
    assert marks(first, comments=comments)[1:] == [("unplaced", "", "", "4 条")]


def test_placeholders() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    body = b.p(b.r("单位：") + control(b.r("单击此处")) + b.r("。")) + control(b.p("整段")) + b.p("末")
    assert marks(body) == [("placeholder", "单击此处", "", "单击此处"), ("placeholder", "整段", "", "整段")]
    assert marks(b.p(control(b.r("甲") + control(b.r("乙"))))) == [("placeholder", "甲乙", "", "甲乙")]
    assert marks(b.p(b.r("甲") + f'<w:del w:id="1" w:author="fzlint">{control(b.r("乙"))}</w:del>')) == [
        ("own", "", "fzlint", "乙")
    ]
    assert marks(body.replace("<w:showingPlcHdr/>", '<w:showingPlcHdr w:val="0"/>')) == []


def test_spans_speak_of_the_whole_text() -> None:
    body = (
        b.p("零")
        + b.p(b.r("甲") + b.box(b.p(INSERTED)) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + b.p()
        + b.p(DELETED)
        + b.p(INSERTED)
    )
    found = marks(body, footnotes=f'<w:footnote w:id="2">{b.p(b.r("注") + INSERTED)}</w:footnote>')
    assert [mark[:2] for mark in found] == [
        ("insertion", "新"),
        ("deletion", ""),
        ("insertion", "新"),
        ("insertion", "新"),
    ]


# ------------------------------------------------------------------ symbols


@pytest.mark.parametrize(
    ("font", "char", "shown"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "00FE", "☑"),
        ("Wingdings", "F06C", "●"),
        ("Wingdings", "F081", "①"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("Symbol", "F061", "α"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F035", "5"),
        ("宋体", "25A1", "□"),
        ("Webdings", "F061", "\ufffc"),
        ("宋体", "E000", "\ufffc"),
        ("宋体", "D800", "\ufffc"),
        ("宋体", "FFFFFF", "\ufffc"),
        ("宋体", "zz", "\ufffc"),
        ("宋体", "", "\ufffc"),
    ],
)
def test_symbols(font: str, char: str, shown: str) -> None:
    assert symbol(font, char) == shown


# ------------------------------------------------------------------ what cannot be read


@pytest.mark.parametrize(
    ("body", "code", "word"),
    [
        ("", "no-text", "没有"),
        (b.p() + b.p("　"), "no-text", "扫描件"),
        (b.p(PICTURE.format("inline")), "no-text", "图片"),
        (b.p("甲") + '<w:altChunk r:id="x"/>', "unsupported", "嵌有"),
        (b.p('<w:subDoc r:id="x"/>'), "unsupported", "子文档"),
        (b.tbl(*[b.tr(b.tc("甲", '<w:gridSpan w:val="999"/>'))] * 2100), "too-large", "表格"),
    ],
)
def test_refused(body: str, code: str, word: str) -> None:
    with pytest.raises(Unreadable) as caught:
        source(body)
    assert caught.value.code == code
    assert word in str(caught.value)


def test_the_body_must_be_one() -> None:
    files = b.parts(b.p("甲"))
    for document in (
        b.xml("styles", b.p("甲")),
        "<html><body><p>甲</p></body></html>",
        f'<document xmlns="urn:other" xmlns:w="{b.W}"><w:p/></document>',
    ):
        with pytest.raises(Unreadable) as caught:
            read_docx(b.pack({**files, "word/document.xml": document}))
        assert caught.value.code in ("wrong-format", "damaged")


def test_long_documents() -> None:
    found = source(b.numbered("推进依法行政") * 3000, numbering=b.abstract(0, b.lvl(0, "decimal", "%1.")) + b.num(1, 0))
    assert found.paragraphs[-1].label == "3000."
    (paragraph,) = source(b.p("依法" * 600_000)).paragraphs
    assert len(paragraph.text) == 1_200_000
    assert len(source(b.p(b.r("字") * 5000)).paragraphs[0].pieces) == 5000


# ------------------------------------------------------------------ anything at all


def sound(found: Source) -> None:
    """What always holds of a source."""
    assert found.paragraphs
    length = sum(len(paragraph.text) + 1 for paragraph in found.paragraphs) - 1
    for paragraph in found.paragraphs:
        assert paragraph.text.strip()
        assert paragraph.pieces[0].offset == 0
        offsets = [piece.offset for piece in paragraph.pieces]
        assert offsets == sorted(set(offsets))
        assert offsets[-1] < len(paragraph.text)
        assert all(piece.paragraph >= 1 and piece.column >= 1 for piece in paragraph.pieces)
        assert 0 <= paragraph.level <= 9
        assert paragraph.label == paragraph.label.strip()
    for table in found.tables:
        assert len({len(row) for row in table.grid}) == 1
        for row in table.grid:
            for cell in row:
                assert all(0 <= index < len(found.paragraphs) for index in cell)
    for index, paragraph in enumerate(found.paragraphs):
        if paragraph.cell is not None:
            table, row, column = paragraph.cell
            assert index in found.tables[table].grid[row][column]
    for mark in found.marks:
        assert 0 <= mark.span.start <= mark.span.end <= length


TAGS = [
    *("w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:txbxContent", "w:ins", "w:del", "w:moveFrom"),
    *(
        "mc:AlternateContent",
        "mc:Choice",
        "mc:Fallback",
        "w:ruby",
        "w:rt",
        "w:pPr",
        "w:rPr",
        "w:fldSimple",
        "w:footnote",
    ),
]
LEAVES = [
    b.r("甲"),
    b.r("乙", "<w:vanish/>"),
    DELETED,
    INSERTED,
    b.begin("TOC"),
    b.END,
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    "<w:r><w:tab/><w:br/></w:r>",
    '<w:commentRangeStart w:id="1"/>',
    '<w:commentRangeEnd w:id="1"/>',
    '<w:pPr><w:pStyle w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
    f"<w:pPr>{MARK_DELETED}</w:pPr>",
    "<w:tcPr><w:vMerge/><w:gridSpan w:val='3'/></w:tcPr>",
    "<w:trPr><w:del w:author='x'/></w:trPr>",
    '<w:sdtPr><w:showingPlcHdr/><w:lock w:val="contentLocked"/></w:sdtPr>',
    '<w:footnoteReference w:id="1"/>',
    PICTURE.format("inline"),
]
SNIPPETS = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", st.sampled_from(TAGS), st.lists(inner, max_size=4)
    ),
    max_leaves=24,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(SNIPPETS, max_size=6))
def test_any_nesting_is_read(snippets: list[str]) -> None:
    found = source(
        b.p("零") + "".join(snippets) + b.p("末"),
        styles=b.style("1", "heading 1"),
        numbering=b.abstract(0, b.lvl(0, "chineseCounting", "%1、")) + b.num(1, 0),
        comments=comment(1, "张三", b.p("注")),
        footnotes=f'<w:footnote w:id="1">{b.p("脚注")}{"".join(snippets)}</w:footnote>',
    )
    sound(found)
    assert found.paragraphs[0].text.startswith("零")


WHOLE = b.parts(
    b.styled("报告", "1")
    + b.numbered("甲")
    + b.tbl(b.tr("格", b.tc("二", "<w:vMerge/>")))
    + b.p(b.r("乙") + b.box(b.p("框")) + anchored(1, b.r("丙")) + INSERTED)
    + b.p('<w:r><w:footnoteReference w:id="2"/></w:r>' + b.r("丁")),
    styles=b.style("1", "Title"),
    numbering=b.abstract(0, b.lvl(0, "chineseCounting", "%1、")) + b.num(1, 0),
    comments=comment(1, "张三", b.p("注")),
    footnotes=f'<w:footnote w:id="2">{b.p("脚注")}</w:footnote>',
)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_bytes_are_read_or_refused(data: st.DataObject) -> None:
    files: dict[str, str | bytes] = dict(WHOLE)
    inside = data.draw(st.booleans())
    if inside:  # a part is damaged
        name = data.draw(st.sampled_from(sorted(files)))
        files[name] = _damage(data, str(files[name]).encode())
        packed = b.pack(files)
    else:  # the file is
        packed = _damage(data, b.pack(files))
    try:
        sound(read_docx(packed))
    except Unreadable as error:
        assert error.code in ("empty", "no-text", "encrypted", "damaged", "wrong-format", "unsupported", "too-large")
        assert str(error).endswith("。")


def _damage(data: st.DataObject, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(len(changed) - 1, 0)))
        what = data.draw(st.sampled_from(["byte", "cut", "drop", "double", "swap"]))
        size = data.draw(st.integers(1, 40))
        if what == "byte" and changed:
            changed[at] = data.draw(st.integers(0, 255))
        elif what == "cut":
            del changed[at:]
        elif what == "drop":
            del changed[at : at + size]
        elif what == "double":
            changed[at:at] = changed[at : at + size]
        else:
            changed[at : at + size] = changed[at : at + size][::-1]
    return bytes(changed)


# ------------------------------------------------------------------ real files

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
FILES = sorted(path for folder in ("docx-zh", "docx-odd") for path in (CORPUS / folder).glob("*.doc?"))


@pytest.mark.skipif(not FILES, reason="the corpus of real documents is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_real_files(path: Path) -> None:
    data = path.read_bytes()
    try:
        found = read_docx(data)
    except Unreadable as error:
        assert str(error).endswith("。")
        return
    sound(found)
    for shown, held, locked in node_texts(data):
        assert locked or "".join(held.split()) == "".join(shown.split())


def test_settled_comments_and_answers_are_not_told_and_lost_ones_once() -> None:
    def comment(id: int, para: str) -> str:
        return f'<w:comment w:id="{id}" w:author="王科长"><w:p w14:paraId="{para}">{b.r("请核实")}</w:p></w:comment>'

    def anchored(*ids: int) -> str:
        starts = "".join(f'<w:commentRangeStart w:id="{id}"/>' for id in ids)
        return b.p(starts + b.r("十二件") + "".join(f'<w:commentRangeEnd w:id="{id}"/>' for id in ids))

    def kinds(body: str, *comments: str, extended: str = "") -> list[tuple[str, str]]:
        files = b.parts(body, comments="".join(comments))
        if extended:
            office = "http://schemas.microsoft.com/office"
            files["word/commentsExtended.xml"] = (
                f'<x:commentsEx xmlns:x="{office}/word/2012/wordml">{extended}</x:commentsEx>'
            )
            relations = files["word/_rels/document.xml.rels"]
            extra = f'<Relationship Id="ex" Type="{office}/2011/relationships/commentsExtended" Target="commentsExtended.xml"/>'
            files["word/_rels/document.xml.rels"] = relations.replace("</Relationships>", extra + "</Relationships>")
        return [(mark.kind, mark.text) for mark in read(b.pack(files), "a.docx").marks]

    two = (comment(0, "0A"), comment(1, "0B"))
    assert kinds(anchored(0, 1), *two) == [("comment", "请核实"), ("comment", "请核实")]
    answer = '<x:commentEx x:paraId="0A" x:done="0"/><x:commentEx x:paraId="0B" x:paraIdParent="0A" x:done="0"/>'
    assert kinds(anchored(0, 1), *two, extended=answer) == [("comment", "请核实")]
    assert kinds(anchored(0, 1), *two, extended=answer.replace('done="0"', 'done="1"')) == []
    assert kinds(b.p("十二件"), *two) == [("unplaced", "2 条")]
    assert kinds(b.p("十二件"), *two, extended=answer.replace('done="0"', 'done="1"')) == []


def test_tracked_changes_of_format_are_told_once_a_paragraph_and_person() -> None:
    def bold(text: str, author: str) -> str:
        return b.r(text, f'<w:b/><w:rPrChange w:id="1" w:author="{author}"><w:rPr/></w:rPrChange>')

    found = [
        (mark.kind, mark.author)
        for mark in read(b.docx(b.p(bold("甲", "李") + bold("乙", "李") + bold("丙", "王"))), "a.docx").marks
    ]
    assert found == [("format", "李"), ("format", "王")]
    changed = '<w:jc w:val="center"/><w:pPrChange w:id="2" w:author="李"><w:pPr/></w:pPrChange>'
    assert [mark.kind for mark in read(b.docx(b.p("甲", properties=changed)), "a.docx").marks] == ["format"]
