"""Small .docx files for tests, from the XML of what is inside them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
TITLE = "<w:p><w:r><w:t>青河县2024年法治政府建设情况报告</w:t></w:r></w:p>"
BOLD = "<w:b/>"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, format: str = "") -> str:
    """A run; format: what stands in its w:rPr."""
    properties = f"<w:rPr>{format}</w:rPr>" if format else ""
    return f"<w:r>{properties}{t(text)}</w:r>"


def p(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def change(name: str, *inside: str, author: str = "王科长", id: int = 900) -> str:
    return f'<w:{name} w:id="{id}" w:author="{author}" w:date="2023-05-06T07:08:09Z">{"".join(inside)}</w:{name}>'


def deleted(text: str) -> str:
    return change("del", f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>')


def link(*inside: str) -> str:
    return f'<w:hyperlink w:anchor="x">{"".join(inside)}</w:hyperlink>'


def tag(*inside: str) -> str:
    return f'<w:smartTag w:element="place">{"".join(inside)}</w:smartTag>'


def control(*inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{''.join(inside)}</w:sdtContent></w:sdt>"


def field(*result: str) -> str:
    code = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("separate", "end"))
    return code + separate + "".join(result) + end


def simple_field(*result: str) -> str:
    return f'<w:fldSimple w:instr=" DATE ">{"".join(result)}</w:fldSimple>'


def maths(text: str) -> str:
    return f"<m:oMath><m:r><m:t>{escape(text)}</m:t></m:r></m:oMath>"


def ruby(text: str) -> str:
    return f"<w:r><w:ruby><w:rt>{r('yin')}</w:rt><w:rubyBase>{r(text)}</w:rubyBase></w:ruby></w:r>"


def table(*rows: list[str]) -> str:
    """Each cell is the XML of its paragraphs."""
    inside = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{inside}</w:tbl>"


def box(*paragraphs: str) -> str:
    """A run with a text box, as Word writes it: once for itself and once for old programs."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>"
    drawing = (
        f"<w:drawing><wp:anchor><a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def note(id: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'


def docx(
    *body: str,
    notes: dict[int, str] | None = None,
    header: str = "",
    comments: str = "",
    extended: str = "",
    strict: bool = False,
    declaration: str = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n',
) -> bytes:
    """A package. body: the XML in w:body; notes: that of footnotes by id; header: of a header; comments: of w:comments."""
    reference = '<w:headerReference w:type="default" r:id="rId2"/>' if header else ""
    section = f"<w:sectPr>{reference}</w:sectPr>"
    parts = {"word/document.xml": f"<w:document {_NAMES}><w:body>{''.join(body)}{section}</w:body></w:document>"}
    related: dict[str, str] = {}
    if notes:
        inside = "".join(f'<w:footnote w:id="{id}">{content}</w:footnote>' for id, content in notes.items())
        parts["word/footnotes.xml"] = f"<w:footnotes {_NAMES}>{inside}</w:footnotes>"
        related["rId1"] = "footnotes"
    if header:
        parts["word/header1.xml"] = f"<w:hdr {_NAMES}>{header}</w:hdr>"
        related["rId2"] = "header"
    if comments:
        parts["word/comments.xml"] = f"<w:comments {_NAMES}>{comments}</w:comments>"
        related["rId3"] = "comments"
    if extended:
        parts["word/commentsExtended.xml"] = f"<w15:commentsEx {_NAMES}>{extended}</w15:commentsEx>"
        related["rId4"] = "commentsExtended"
    files = {"header": "header1"}
    relations = "".join(
        f'<Relationship Id="{id}" Type="{_OFFICE}/{kind}" Target="{files.get(kind, kind)}.xml"/>'
        for id, kind in related.items()
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_KIND}.{_content_type(name)}+xml"/>' for name in parts
    )
    package = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
        f'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        **parts,
        "customXml/item1.xml": "<left alone='yes' ></left>",
    }
    if relations:
        package["word/_rels/document.xml.rels"] = (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        )
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zip_:
        for name, content in package.items():
            text = declaration + content
            if strict:
                text = text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
                text = text.replace(_OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
            zip_.writestr(zipfile.ZipInfo(name, (2024, 3, 5, 7, 9, 10)), text.encode())
    return file.getvalue()


def _content_type(name: str) -> str:
    return (
        "document.main" if name == "word/document.xml" else name.removeprefix("word/").removesuffix(".xml").rstrip("1")
    )


def with_part(data: bytes, name: str, old: str, new: str) -> bytes:
    """The package with `old` replaced by `new` in one part."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for info in package.infolist():
            content = package.read(info)
            if info.filename == name:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            copy.writestr(info, content)
    return made.getvalue()
