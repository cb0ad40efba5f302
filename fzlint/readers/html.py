"""Published pages (.html): the article's text without the page around it, with lxml.

The article is the element whose paragraphs hold the most running text; menus, buttons and footers stand outside it.
Paragraphs are counted from 1 within the article, the title first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from lxml import html as parser

from fzlint.document.model import Cell, Paragraph, Piece, Role, Source
from fzlint.document.title_words import TYPES
from fzlint.readers.spans import Grid
from fzlint.readers.text import decode
from fzlint.readers.unreadable import Unreadable

_NOT_SHOWN = {"script", "style", "noscript", "template", "head", "nav", "header", "footer", "aside", "form", "button"}
_NOT_SHOWN |= {"select", "input", "iframe", "svg", "object", "video", "audio"}
_BLOCKS = {
    "address",
    "article",
    "blockquote",
    "body",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
}
_BLOCKS |= {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
}
_BLOCKS |= {"td", "tfoot", "th", "thead", "tr", "ul", "caption"}
_META = ("articletitle", "og:title")
_DEEP = 250  # levels


_LONG_TAG = re.compile("<[a-zA-Z][^<>]{100000,}")
_MOST_ATTRIBUTES = 10_000


def read(data: bytes) -> Source:
    """Read a saved web page.

    Raises Unreadable if it is no page, nested too deeply, or has a tag without end.
    """
    text = decode(data) if not _charset(data) else data.decode(_charset(data), "replace")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    for long in _LONG_TAG.finditer(text):  # a picture may stand in one, so what counts are attributes
        if len(long.group().split(maxsplit=_MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES:
            raise Unreadable("too-large", "网页的标记过多，不能检查。请把正文复制到 Word 中，另存为 .docx 后再检查。")
    try:
        root = parser.document_fromstring(
            text,
            # huge: a picture of 10 MB inside the page must not hide what stands behind it
            parser=parser.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True),
        )
    except (etree.ParserError, ValueError):
        raise Unreadable("no-text", "网页里没有可以检查的文字。") from None
    if _depth(root) > _DEEP:
        raise Unreadable("damaged", "网页的结构嵌套过深，不能检查。请把正文复制到 Word 中，另存为 .docx 后再检查。")
    article = _article(root)
    made = _generators(root)
    title = "" if any(name.startswith(_OFFICE) or "Office" in name for name in made) else _title(root, article)
    found: list[tuple[str, Role | str, int, Cell | None]] = [(title, "title", 0, None)] if title else []
    tables: list[Grid] = []
    numbered: list[int] = []
    for line, tag, cell, counted in _lines(article, tables, _breaks_at_blanks(made)):
        if counted:
            numbered.append(len(found))
        if title and "".join(line.split()) == "".join(title.split()):
            continue
        level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0
        if cell is not None:
            tables[cell.table].rows[cell.row][cell.column].append(len(found))
        found.append((line, _ROLES.get(tag, ""), level, cell))
    paragraphs = tuple(
        Paragraph(line, (Piece(0, number, 1),), level, "", role, cell=cell)  # type: ignore[arg-type]
        for number, (line, role, level, cell) in enumerate(found, 1)
    )
    notes = (f"网页里有 {len(numbered)} 段的自动编号没有读出，这几段的序号没有检查。",) if numbered else ()
    grids = tuple(grid.table() for grid in tables)
    return Source("html", paragraphs, grids, unnumbered=tuple(numbered), notes=notes)


def _charset(data: bytes) -> str:
    match = re.search(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,20})", data[:4000], re.IGNORECASE)
    name = match.group(1).decode().lower() if match else ""
    return "gb18030" if name in ("gb2312", "gbk", "gb18030") else ""  # all else `decode` tells better than the page


def _depth(root: parser.HtmlElement) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def _article(root: parser.HtmlElement) -> parser.HtmlElement:
    """The element that holds the most running text in its own paragraphs, or in those of its children."""
    scores: dict[parser.HtmlElement, float] = {}
    weights: dict[parser.HtmlElement, int] = {}
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in _NOT_SHOWN:
            continue
        if element.tag in ("span", "font", "strong", "b", "a", "u", "em"):
            continue
        if element.tag in ("p", "div", "td", "li"):
            own = "".join(_inline(element))
        else:
            own = (element.text or "") + "".join(child.tail or "" for child in element)
        weight = len(own) if "。" in own or "，" in own else 0
        if weight:
            weights[element] = weight
            holder = element if element.tag not in ("p", "li") else element.getparent()
            for share in (1.0, 0.5, 0.25):
                if holder is None:
                    break
                scores[holder] = scores.get(holder, 0.0) + weight * share
                holder = holder.getparent()
    body = root.find("body")
    if not scores:
        return body if body is not None else root
    return _around_table(max(scores, key=lambda element: scores[element]), weights)


def _around_table(best: parser.HtmlElement, weights: Mapping[parser.HtmlElement, int]) -> parser.HtmlElement:
    """What holds the table that an element is a part of, if that is one of figures, with a remark in a cell: most of the
    running text stands elsewhere. A page that is laid out in a table has it all in one cell."""
    while best.tag in _TABLE_PARTS and best.getparent() is not None:
        if 2 * sum(weights.get(element, 0) for element in best.iter()) >= sum(weights.values()):
            return best
        best = best.getparent()
    return best


_TABLE_PARTS = frozenset({"td", "th", "tr", "tbody", "thead", "tfoot", "table"})


def _inline(element: parser.HtmlElement) -> Iterator[str]:
    """The text of an element and of the inline elements in it."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _NOT_SHOWN and child.tag not in _BLOCKS:
            yield "\n" if child.tag == "br" else ""
            yield from _inline(child)
        yield child.tail or ""


def _title(root: parser.HtmlElement, article: parser.HtmlElement) -> str:
    for meta in root.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").lower() in _META and (meta.get("content") or "").strip():
            return " ".join(meta.get("content").split())
    for head in root.iter("h1"):
        if text := " ".join(head.text_content().split()):
            return text
    if any(True for _ in article.iter("h2", "h3")):
        return ""
    shown = root.findtext(".//title") or ""
    title = re.split(r"[_|]|\s[-–—]\s|-(?=[^-]*(?:网|门户|政府)$)", " ".join(shown.split()))[0].strip()
    body = root.find("body")
    bare = "".join(title.split())
    if not title.endswith(TYPES) and (body is None or bare not in "".join(body.text_content().split())):
        return ""  # of the window, not of the text: the name of the site
    return title


_Line = tuple[str, str, Cell | None, bool]
_CONTROLS = dict.fromkeys([*range(9), *range(14, 32)])  # no page shows them; LibreOffice writes one for a field to fill
_OFFICE = ("Word.Document", "Microsoft Word")  # what stands in the text is the title, whatever h1 says
_ROLES: dict[str, Role] = {"li": "item", "title": "title", "toc": "toc"}
_NOTE_MARKS = ("#_ftn", "#_edn", "#sdfootnote", "#sdendnote")


def _styled(element: parser.HtmlElement) -> str:
    """What the class that Word or LibreOffice gave a paragraph says of it: title, toc, or nothing."""
    name = (element.get("class") or "").lower() if element.tag == "p" else ""
    if name in ("msotitle", "title"):
        return "title"
    return "toc" if name.startswith("msotoc") else ""


def _is_apart(element: parser.HtmlElement) -> bool:
    """Whether an element is no part of the text: deleted words, the mark of a note, the head and the foot of a printed page."""
    if element.tag == "del":
        return True
    if element.tag == "a":
        return (element.get("href") or "").startswith(_NOTE_MARKS)
    return element.tag == "div" and element.get("title") in ("header", "footer")


def _generators(root: parser.HtmlElement) -> list[str]:
    """The programs that say that they saved the page."""
    names = ("generator", "progid")
    return [meta.get("content") or "" for meta in root.iter("meta") if (meta.get("name") or "").lower() in names]


def _breaks_at_blanks(made: list[str]) -> bool:
    """Whether the program that saved the page ends the lines of its source only where a blank stood."""
    return any("Office" in name and "Microsoft" not in name for name in made)


def _joint(line: str, at: int, end: int) -> str:
    """What stands for the end of a line of the source: a blank, but none in Chinese text."""
    return " " if line[at - 1 : at].isascii() and line[end : end + 1].isascii() and at > 0 and end < len(line) else ""


def _lines(article: parser.HtmlElement, tables: list[Grid], blanks: bool) -> Iterator[_Line]:
    """The lines of an article with the tag of the block they stand in, their cell, and whether the page numbers them; `tables`
    grows by empty cells.

    blanks   the end of a line of the source is a blank
    """
    pending: list[str] = []
    counted = False  # the first line of an item of <ol> is to come

    def flush(tag: str, cell: Cell | None) -> Iterator[_Line]:
        nonlocal counted
        if not pending:  # thousands of tags may hold nothing
            return
        for line in "".join(pending).split("\n"):
            if "\r" in line:
                line = (
                    line.replace("\r", " ")
                    if blanks
                    else re.sub("\r+", lambda m: _joint(m.string, m.start(), m.end()), line)
                )
            if shown := re.sub(r"[ \t]+", " ", line).strip(" "):
                yield shown, tag, cell, counted
                counted = False
        pending.clear()

    def add(text: str | None, tag: str) -> None:
        if not text:
            return
        text = text.translate(_CONTROLS)
        # only in <pre>, as LibreOffice saves plain text, is the end of a line one
        pending.append(re.sub(r"\r\n?", "\n", text) if tag == "pre" else re.sub(r"[\r\n]+", "\r", text))

    def walk(element: parser.HtmlElement, tag: str, table: int, cell: Cell | None) -> Iterator[_Line]:
        nonlocal counted
        add(element.text, tag)
        for child in element:
            name = child.tag if isinstance(child.tag, str) else ""
            if name == "br":
                pending.append("\n")
            elif name and _is_apart(child):
                pass
            elif name in _BLOCKS and name not in _NOT_SHOWN:
                yield from flush(tag, cell)
                inner, inside = table, cell
                if name == "table":
                    inner = len(tables)
                    tables.append(Grid())
                elif name == "tr" and table >= 0:
                    tables[table].open_row()
                elif name in ("td", "th") and table >= 0 and tables[table].rows:
                    place = tables[table].open_cell(child.get("rowspan"), child.get("colspan"))
                    inside = Cell(table, *place)
                elif name == "li":
                    counted = element.tag == "ol"
                kind = _styled(child) or name
                yield from walk(child, kind, inner, inside)
                yield from flush(kind, inside)
            elif name and name not in _NOT_SHOWN:
                yield from walk(child, tag, table, cell)
            add(child.tail, tag)

    yield from walk(article, "pre" if article.tag == "pre" else "p", -1, None)
    yield from flush("p", None)
