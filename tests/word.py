"""Make .docx files for tests and fixtures: words for the XML of what is inside, and the package around it.

What python-docx does plainly (a paragraph, a heading, a comment) is left to python-docx; `grown` puts these words into its documents.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": W,
    "r": R,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
STRICT = (  # what the strict form of ISO 29500 has instead
    (W, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (R, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    (NAMESPACES["m"], "http://purl.oclc.org/ooxml/officeDocument/math"),
    ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/"),
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
BOLD = "<w:b/>"
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header": "w:hdr", "footer": "w:ftr", "commentsExtended": "w15:commentsEx"}


# ------------------------------------------------------------------ text


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, properties: str = "") -> str:
    """A run; properties: what stands in its w:rPr."""
    return f"<w:r>{_in('w:rPr', properties)}{t(text)}</w:r>"


def p(*inside: str, properties: str = "") -> str:
    """A paragraph; what is no markup is a run of text."""
    runs = (piece if piece.startswith("<") or not piece else r(piece) for piece in inside)
    return f"<w:p>{_in('w:pPr', properties)}{''.join(runs)}</w:p>"


def numbered(text: str, num: int | str = 1, level: int | None = 0, more: str = "") -> str:
    """A paragraph of a list."""
    ilvl = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return p(text, properties=f'<w:numPr>{ilvl}<w:numId w:val="{num}"/></w:numPr>{more}')


def styled(text: str, style: str, more: str = "") -> str:
    return p(text, properties=f'<w:pStyle w:val="{style}"/>{more}')


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; a cell that is no markup is made one."""
    made = (cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{_in('w:trPr', properties)}{''.join(made)}</w:tr>"


def tc(content: str, properties: str = "") -> str:
    """A cell; content that is no markup is one paragraph."""
    return f"<w:tc>{_in('w:tcPr', properties)}{content if content.startswith('<') else p(content)}</w:tc>"


def _in(name: str, properties: str) -> str:
    return f"<{name}>{properties}</{name}>" if properties else ""


# ------------------------------------------------------------------ what stands among the runs


def change(name: str, *inside: str, author: str = "王科长", id: int = 900, date: str = "2023-05-06T07:08:09Z") -> str:
    """A tracked change: ins, del, moveFrom, …"""
    return f'<w:{name} w:id="{id}" w:author="{author}" w:date="{date}">{"".join(inside)}</w:{name}>'


def removed(text: str) -> str:
    """The run of a tracked deletion."""
    return f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r>'


def deleted(text: str) -> str:
    return change("del", removed(text))


def link(*inside: str, anchor: str = "x") -> str:
    return f'<w:hyperlink w:anchor="{anchor}">{"".join(inside)}</w:hyperlink>'


def tag(*inside: str) -> str:
    return f'<w:smartTag w:element="place">{"".join(inside)}</w:smartTag>'


def control(*inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{''.join(inside)}</w:sdtContent></w:sdt>"


def begin(code: str) -> str:
    """A field up to its result; END ends it."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field(*result: str) -> str:
    return begin("REF x") + "".join(result) + END


def simple_field(*result: str, code: str = "DATE") -> str:
    return f'<w:fldSimple w:instr=" {code} ">{"".join(result)}</w:fldSimple>'


def maths(text: str) -> str:
    return f"<m:oMath><m:r><m:t>{escape(text)}</m:t></m:r></m:oMath>"


def ruby(text: str) -> str:
    return f"<w:r><w:ruby><w:rt>{r('yin')}</w:rt><w:rubyBase>{r(text)}</w:rubyBase></w:ruby></w:r>"


def box(*paragraphs: str) -> str:
    """A run with a text box, as Word writes it: once for itself and once as VML for old programs."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="3000000" cy="500000"/>'
        f'<wp:docPr id="7" name="文本框"/><a:graphic><a:graphicData uri="{NAMESPACES["wps"]}"><wps:wsp><wps:cNvSpPr/>'
        f"<wps:spPr/><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f'</mc:Choice><mc:Fallback><w:pict><v:shape style="width:236pt;height:39pt"><v:textbox>{inside}</v:textbox></v:shape>'
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def note(id: int, kind: str = "footnote") -> str:
    """The mark of a footnote or endnote."""
    return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'


def notes(texts: Mapping[int, str]) -> str:
    """What the part of footnotes holds: paragraphs by the number of the note."""
    return "".join(f'<w:footnote w:id="{id}">{content}</w:footnote>' for id, content in texts.items())


# ------------------------------------------------------------------ styles and numbering


def style(
    id: str, name: str, properties: str = "", *, kind: str = "paragraph", base: str = "", default: bool = False
) -> str:
    return (
        f'<w:style w:type="{kind}"{" w:default=" + chr(34) + "1" + chr(34) if default else ""} w:styleId="{id}">'
        f'<w:name w:val="{name}"/>{f"<w:basedOn w:val={chr(34)}{base}{chr(34)}/>" if base else ""}{properties}</w:style>'
    )


def lvl(index: int, format: str, text: str, *, start: int | None = 1, more: str = "") -> str:
    first = "" if start is None else f'<w:start w:val="{start}"/>'
    return f'<w:lvl w:ilvl="{index}">{first}<w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(id: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{more}{"".join(levels)}</w:abstractNum>'


def num(id: int, abstract: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


# ------------------------------------------------------------------ the package


def xml(root: str, content: str, declaration: str = DECLARATION) -> str:
    """A part; root: its name, in the namespace w where it tells none."""
    root = root if ":" in root else f"w:{root}"
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f'{declaration}<{root}{names} mc:Ignorable="w14 w15">{content}</{root}>'


def parts(*body: str, declaration: str = DECLARATION, **more: str) -> dict[str, str]:
    """The parts of a .docx by name, with one that nobody reads.

    body    what stands in w:body; without a w:sectPr it gets one that names the headers and footers
    more    content of other parts by name without ".xml": styles="…", header1="…"
    """
    made: dict[str, str] = {}
    related, types, references = "", "", ""
    for name, content in more.items():
        kind = name.rstrip("0123456789")
        made[f"word/{name}.xml"] = xml(_ROOTS.get(kind, kind), content, declaration)
        related += f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{name}.xml"/>'
        types += f'<Override PartName="/word/{name}.xml" ContentType="{_CONTENT}.{kind}+xml"/>'
        if kind in ("header", "footer"):
            references += f'<w:{kind}Reference w:type="default" r:id="{name}"/>'
    whole = "".join(body)
    if "<w:sectPr" not in whole:
        whole += f"<w:sectPr>{references}</w:sectPr>"
    return {
        "[Content_Types].xml": f'{declaration}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_CONTENT}.document.main+xml"/>{types}</Types>',
        "_rels/.rels": f'{declaration}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": xml("document", f"<w:body>{whole}</w:body>", declaration),
        **made,
        "word/_rels/document.xml.rels": f'{declaration}<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>',
        "customXml/item1.xml": f"{declaration}<left alone='yes' ></left>",
    }


def strict(files: Mapping[str, str]) -> dict[str, str]:
    """The same package in the strict namespaces of ISO 29500."""
    changed = {}
    for name, content in files.items():
        for old, new in STRICT:
            content = content.replace(old, new)
        changed[name] = content
    return changed


def pack(files: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 3, 5, 7, 9, 10)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(*body: str, declaration: str = DECLARATION, **more: str) -> bytes:
    """A .docx; see `parts`."""
    return pack(parts(*body, declaration=declaration, **more))


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


def grown(snippet: str) -> Any:
    """An element of python-docx from these words."""
    from docx.oxml import parse_xml

    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return parse_xml(f"<whole{names}>{snippet}</whole>")[0]


TITLE = p("青河县2024年法治政府建设情况报告")
