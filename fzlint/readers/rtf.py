"""RTF, which often goes by the name of .doc: paragraphs, tables, and automatic numbers as the file itself writes them out."""

from __future__ import annotations

import re
from collections.abc import Callable

from fzlint.document.fold import shows
from fzlint.document.model import Paragraph, Part, Piece, Role, Source
from fzlint.pattern import pattern
from fzlint.readers.edges import Edged, Grid, tables
from fzlint.readers.unreadable import Unreadable
from fzlint.record import NamedTuple

_TOKEN = pattern(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,10})?[ ]?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]{1,65536})|[\r\n]+",
)
_HEADING = pattern(r"\s*(?:heading|标题) ?([1-9]);", re.IGNORECASE)  # the name of a style
_HOPS = 12  # a style is based on a style that is based on …
_DEEP = 1000  # groups in groups
# what is no text of the body
_APART = frozenset(
    b"fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf footnote ftnsep"
    b" ftnsepc aftnsep aftnsepc fldinst themedata datastore xe tc bkmkstart bkmkend annotation atnid atnauthor nonshppict"
    b" listtable listoverridetable revtbl rsidtbl generator filetbl objdata objclass shprslt pntxta pntxtb template"
    b" nonesttables operator author title subject keywords comment doccomm".split()
)
_SIGNS = {
    **dict(zip(b"emdash endash lquote rquote ldblquote rdblquote bullet tab line".split(), "—–‘’“”•\t\n", strict=True)),
    **dict(zip(b"emspace enspace qmspace".split(), "\u2003\u2002\u2005", strict=True)),
}
_MARKS = {b"~": "\xa0", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\"}
_PAGES = {936: "gb18030", 10008: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 65001: "utf-8"}
_SETS = {134: "gb18030", 136: "big5hkscs", 128: "cp932", 129: "cp949"}  # character sets of fonts


_BOX = Part("textbox")


class _Group(NamedTuple):
    """What holds inside a group and is forgotten behind it. text: body, number (in front of a paragraph), box, row (what a row
    of an inner table is like), fonts, styles, or nothing to show; unicode: how many characters stand in for one that is told by its number."""

    text: str = "body"
    unicode: int = 1
    font: int = -1
    hidden: bool = False


def read(data: bytes) -> Source:
    """Read an RTF file. Paragraphs are counted from 1, those of tables and empty ones too.

    Raises Unreadable if it is nested too deeply.
    """
    return _Reader(data).source()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.group = _Group()
        self.groups: list[_Group] = []
        self.page = "cp1252"
        self.charsets: dict[int, int] = {}
        self.outlines: dict[int, int] = {}  # of styles
        self.bases: dict[int, int] = {}
        self.defined = -1  # the font or style that is being defined
        self.default = -1
        self.buffer = bytearray()
        self.skip = 0
        self.text: list[str] = []
        self.number: list[str] = []
        self.ordinal = 1
        self.outline: int | None = None
        self.depth = 0  # of the table that the paragraph stands in
        self.box: list[str] = []
        self.boxed = 0  # paragraphs of text boxes
        self.found: list[Paragraph] = []
        self.tables: list[list[list[Edged]]] = []
        self.grids: list[Grid] = []  # those that are open, one inside the other
        self.edges: list[tuple[int, bool]] = []
        self.outer: list[tuple[int, bool]] = []  # of the row that an inner table stands in
        self.goes_on = False
        self.notes = False  # there are footnotes
        self.left: dict[str, None] = {}  # comments and tracked changes

    def source(self) -> Source:
        at, end = 0, len(self.data)
        while at < end:
            token = _TOKEN.match(self.data, at)
            if token is None:
                at += 1
                continue
            at = token.end()
            word = token["word"]
            if word == b"bin":
                at += max(int(token["value"] or 0), 0)
            elif word:
                self._flush()
                self._word(word, None if token["value"] is None else int(token["value"]))
            elif token["byte"]:
                self._bytes(bytes([int(token["byte"], 16)]))
            elif token["sign"]:
                self._sign(token["sign"])
            elif token["brace"]:
                self._flush()
                self._brace(token["brace"] == b"{")
            elif token["text"]:
                self._bytes(token["text"])
        self._flush()
        if self.text:
            self._end_paragraph("")
        self._end_tables(0)
        paragraphs, grids = tables(self.found, self.tables)
        notes = ["RTF 文件中脚注、尾注里的文字没有读取；另存为 .docx 后可以检查。"] if self.notes else []
        if self.left:
            notes.append(f"RTF 文件中有{'和'.join(self.left)}，没有逐处检查；另存为 .docx 后可以检查。")
        return Source("rtf", tuple(paragraphs), tuple(grids), notes=tuple(notes))

    # ------------------------------------------------------------------------- text

    def _bytes(self, data: bytes) -> None:
        if self.skip:
            kept = data[self.skip :]
            self.skip = max(self.skip - len(data), 0)
            data = kept
        self.buffer += data

    def _flush(self) -> None:
        if not self.buffer:
            return
        font = self.group.font if self.group.font >= 0 else self.default
        page = _SETS.get(self.charsets.get(font, 0), self.page)
        self._add(self.buffer.decode(page, "replace"))
        self.buffer.clear()

    def _add(self, text: str) -> None:
        if self.group.hidden:
            return
        if self.group.text == "body":
            self.text.append(text)
        elif self.group.text == "number":
            self.number.append(text)
        elif self.group.text == "box":
            self.box.append(text)
        elif self.group.text == "stylesheet" and (heading := _HEADING.match(text)):
            self.outlines.setdefault(self.defined, int(heading.group(1)) - 1)

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":  # what is unknown may be passed over
            self._flush()
            self.group = self.group._replace(text="")
        elif sign in (b"\r", b"\n"):
            self._flush()
            self._word(b"par", None)
        elif sign in _MARKS:
            self._flush()
            self._add(_MARKS[sign])

    def _brace(self, opens: bool) -> None:
        if opens:
            if len(self.groups) >= _DEEP:
                raise Unreadable("damaged", "文件的结构嵌套过深，不能检查。请在 Word/WPS 中另存为 .docx 后再检查。")
            self.groups.append(self.group)
        elif self.groups:
            boxed = self.group.text == "box"
            self.group = self.groups.pop()
            if boxed and self.group.text != "box":
                self._end_boxed()
        self.skip = 0

    # ------------------------------------------------------------------------ words

    def _word(self, word: bytes, value: int | None) -> None:
        if word == b"u" and value is not None:
            self._add(chr(value & 0xFFFF))
            self.skip = self.group.unicode
            return
        self.skip = 0
        if word in _APART or word in _TEXTS:
            self._enter(word)
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        elif self.group.text in ("fonttbl", "stylesheet"):
            self._define(word, value)
        elif word in _ENDS:
            self._end(word)
        elif word in _SETTERS and not (word in _OF_PARAGRAPH and self.group.text in ("number", "box")):
            _SETTERS[word](self, value)

    def _enter(self, word: bytes) -> None:
        """The group holds something else than the text around it."""
        if word == b"footnote":
            self.notes = self.notes or self.group.text == "body"
        elif word == b"annotation":
            self.left["批注"] = None
        elif word == b"nesttableprops":
            self.outer = self.edges
        self.group = self.group._replace(text=_TEXTS.get(word) or word.decode())

    def _end(self, word: bytes) -> None:
        """A paragraph, a cell or a row ends."""
        if word == b"nestrow":
            self._end_tables(max(self.depth, 2))
            if len(self.grids) == self.depth > 1:
                self.grids[-1].end_row(self.edges)
            self.edges = self.outer
        elif self.group.text == "body":
            self._end_paragraph(_ENDS[word])
        elif self.group.text == "box":
            self._end_boxed()

    def _define(self, word: bytes, value: int | None) -> None:
        if word == (b"f" if self.group.text == "fonttbl" else b"s") and value is not None:
            self.defined = value
        elif word == b"fcharset" and value is not None:
            self.charsets[self.defined] = value
        elif word == b"outlinelevel" and value is not None:
            self.outlines[self.defined] = value
        elif word == b"sbasedon" and value is not None:
            self.bases[self.defined] = value

    def _set_page(self, value: int | None) -> None:
        self.page = _PAGES.get(value or 0, "cp1252")

    def _set_default(self, value: int | None) -> None:
        self.default = -1 if value is None else value

    def _set_unicode(self, value: int | None) -> None:
        self.group = self.group._replace(unicode=max(value or 0, 0))

    def _set_font(self, value: int | None) -> None:
        self.group = self.group._replace(font=-1 if value is None else value)

    def _set_hidden(self, value: int | None) -> None:
        self.group = self.group._replace(hidden=value != 0)

    def _set_deleted(self, value: int | None) -> None:
        self._set_hidden(value)
        self._set_revised(value)

    def _set_revised(self, value: int | None) -> None:
        if value != 0:
            self.left["修订"] = None

    def _set_plain(self, value: int | None) -> None:
        self.group = self.group._replace(hidden=False, font=-1)

    def _set_outline(self, value: int | None) -> None:
        self.outline = value

    def _set_style(self, value: int | None) -> None:
        style = -1 if value is None else value
        for _ in range(_HOPS):
            if style in self.outlines:
                self.outline = self.outlines[style]
                return
            style = self.bases.get(style, -1)

    def _set_inside(self, value: int | None) -> None:
        self.depth = max(self.depth, 1)

    def _set_depth(self, value: int | None) -> None:
        self.depth = min(max(value or 0, 0), _MOST_DEPTH)

    def _reset(self, value: int | None) -> None:
        self.outline, self.depth = None, 0

    def _begin_row(self, value: int | None) -> None:
        self.edges, self.goes_on = [], False

    def _merge(self, value: int | None) -> None:
        self.goes_on = True

    def _edge(self, value: int | None) -> None:
        self.edges.append((value or 0, self.goes_on))
        self.goes_on = False

    # ------------------------------------------------------------------- paragraphs

    def _end_paragraph(self, mark: str) -> None:
        """A paragraph ends: with a mark of its own (""), a cell, a row, or a cell of an inner table."""
        text = "".join(self.text)
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        depth = 1 if mark in ("cell", "row") else max(self.depth, 2) if mark else self.depth
        self._end_tables(depth)
        while len(self.grids) < depth:
            self.grids.append(Grid())
        if shows(text):
            level = self.outline + 1 if self.outline is not None and 0 <= self.outline <= 8 and not depth else 0
            label = "".join(self.number).strip()
            # a sign of a symbol font is a letter by its code
            bullet = (
                bool(label) and not any(c.isdigit() or "\u4e00" <= c <= "\u9fff" for c in label) and len(label) == 1
            )
            role: Role | str = "cell" if depth else "item" if bullet else ""
            piece = Piece(0, self.ordinal, 1)
            if depth:
                self.grids[-1].cell.append(len(self.found))
            self.found.append(Paragraph(text, (piece,), level, "" if bullet else label, role))  # type: ignore[arg-type]
        self.text, self.number = [], []
        if mark != "row":
            self.ordinal += 1
        if mark in ("cell", "inner"):
            self.grids[-1].end_cell()
        elif mark == "row":
            self.grids[-1].end_row(self.edges)

    def _end_boxed(self) -> None:
        """A paragraph of a text box ends; it stands in front of that which the box is anchored in."""
        text = "".join(self.box).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self.box = []
        if shows(text):
            self.boxed += 1
            self.found.append(Paragraph(text, (Piece(0, self.boxed, 1),), role="textbox", part=_BOX))

    def _end_tables(self, depth: int) -> None:
        """End the tables that lie deeper than `depth`."""
        while len(self.grids) > depth:
            grid = self.grids.pop()
            if grid.rows:
                self.tables.append(grid.rows)


_MOST_DEPTH = 8
_OF_PARAGRAPH = (b"pard", b"s", b"outlinelevel", b"intbl", b"itap")  # what a number or a box inside does not change
_TEXTS = {b"listtext": "number", b"pntext": "number", b"shptxt": "box", b"nesttableprops": "row"}
_ENDS = {b"par": "", b"sect": "", b"page": "", b"cell": "cell", b"row": "row", b"nestcell": "inner", b"nestrow": ""}
_SETTERS: dict[bytes, Callable[[_Reader, int | None], None]] = {
    b"ansicpg": _Reader._set_page,
    b"deff": _Reader._set_default,
    b"uc": _Reader._set_unicode,
    b"f": _Reader._set_font,
    b"v": _Reader._set_hidden,
    b"deleted": _Reader._set_deleted,
    b"revised": _Reader._set_revised,
    b"plain": _Reader._set_plain,
    b"outlinelevel": _Reader._set_outline,
    b"s": _Reader._set_style,
    b"intbl": _Reader._set_inside,
    b"itap": _Reader._set_depth,
    b"pard": _Reader._reset,
    b"trowd": _Reader._begin_row,
    b"clvmrg": _Reader._merge,
    b"cellx": _Reader._edge,
}
