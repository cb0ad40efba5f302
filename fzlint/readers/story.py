"""One story of a .docx (the body, its notes, a header) as its reader sees it: one walk over the XML.

The final view is read: insertions are in, deletions are out. Unknown tags are passed over and what lies inside them is
read, so a wrapper that nobody here has heard of hides no text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal

from fzlint.document.model import Part
from fzlint.readers.drafts import CellDraft, Draft, TableDraft
from fzlint.readers.fields import Fields
from fzlint.readers.package import STRICT, Package, W, keeps_blanks, number, on, value
from fzlint.readers.traces import Position, Trace, Traces
from fzlint.readers.unreadable import Unreadable

if TYPE_CHECKING:
    from fzlint.readers.numbering import Counters
    from fzlint.readers.package import Close, Open
    from fzlint.readers.styles import Look, Styles

_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_M_STRICT = "http://purl.oclc.org/ooxml/officeDocument/math"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_DRAWING_STRICT = "http://purl.oclc.org/ooxml/drawingml/"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_V = "urn:schemas-microsoft-com:vml"

_GLYPHS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}

TEXT_TAGS = frozenset(
    (*(f"{{{ns}}}{name}" for ns in (W, STRICT) for name in ("t", "sym", *_GLYPHS)), f"{{{_M}}}t", f"{{{_M_STRICT}}}t")
)
"""The elements that `Piece.node` counts, from 0, in document order over a whole part; names as lxml writes them.

All elements of these names count, wherever they stand: shown or not, in deletions, in both branches of an
mc:AlternateContent, the w:tab of tab stops in w:pPr/w:tabs too. w:delText and w:instrText are none of them. So the element
of a piece is `[e for e in root.iter() if e.tag in TEXT_TAGS][piece.node]`, root being that of the main part for the body and
its text boxes, and of the part that `docx.part_names` tells for notes, headers and footers.
"""


class _Control:
    """A content control (w:sdt): what its properties say."""

    __slots__ = ("counted", "locked", "placeholder", "toc", "trace")

    def __init__(self) -> None:
        self.locked = False
        self.placeholder = False
        self.counted = False
        self.toc = False
        self.trace: Trace | None = None


class Story:
    """Reads one part. What was found stands in the fields after `read`.

    drafts      paragraphs in reading order, those of text boxes behind their anchor
    tables      in the order in which they begin
    traces      insertions, deletions, comments (without their words) and placeholders
    notes       kind and id of the notes that the shown text refers to, in order
    headers     relationship ids of the headers and footers in use
    is_document the root is that of a main document
    """

    def __init__(
        self,
        package: Package,
        part: Part,
        styles: Styles,
        counters: Callable[[], Counters],
        wanted: frozenset[str] = frozenset(),
    ) -> None:
        """
        part      what paragraphs outside text boxes belong to
        counters  makes the counters of automatic numbers, when there is the first one to count
        wanted    the ids of the notes to read, where the part is one of notes
        """
        self._package = package
        self._part = part
        self._styles = styles
        self._counters = counters
        self._wanted = wanted
        self._begin(frozenset())

    def read(self, name: str) -> None:
        """Read the part `name`.

        Raises Unreadable if that cannot be done.
        """
        self._walk(name)
        if self._fields.unclosed:
            # a field that never ends would hide all that follows: read again as if it had not begun
            self._begin(frozenset(self._fields.unclosed))
            self._walk(name)

    def _walk(self, name: str) -> None:
        opening, closing = self._handlers()
        self._package.parse(name, opening, closing, self._buffer.append)
        self._flush()
        self._fields.finish()
        self.traces.finish()

    def _begin(self, ignored_fields: frozenset[int]) -> None:
        self.drafts: list[Draft] = []
        self.tables: list[TableDraft] = []
        self.traces = Traces()
        self.notes: list[tuple[str, str]] = []
        self.headers: list[str] = []
        self.is_document = False
        # where we are
        self._here = self._part
        self._nodes = -1
        self._ordinal = 0
        self._box_ordinal = 0
        self._boxes = 0
        self._fallbacks = 0
        self._branches: list[bool] = []  # for every open AlternateContent: one of its branches was taken
        self._skipped: list[bool] = []  # for every open branch: it is not the one that was taken
        self._skipping = 0
        # the open paragraph
        self._sink = self.drafts
        self._paragraph: Draft | None = None
        self._last: Draft | None = None
        self._carry: Draft | None = None  # its mark was deleted: the next paragraph goes on with it
        self._nested: list[bool] = []
        self._outer: list[tuple[Draft | None, bool, Draft | None, CellDraft | None, list[Draft]]] = []
        self._inside = (
            ""  # the innermost element of properties; "mark" for those of a paragraph mark, "old" for what was
        )
        self._properties: list[str] = []
        self._style_of_run = ""
        self._vanish: bool | None = None
        self._body_counters: Counters | None = None
        self._box_counters: Counters | None = None
        # the open table
        self._table: TableDraft | None = None
        self._outer_tables: list[tuple[TableDraft | None, bool]] = []
        self._rows: list[tuple[int, str, str]] = []  # how many traces there were; the change of the row, its author
        self._cell: CellDraft | None = None
        self._silent = False  # the open cell shows nothing
        self._outer_cells: list[tuple[CellDraft | None, bool]] = []
        self._cell_properties: dict[str, str] = {}
        # what is shown
        self._buffer: list[str] = []
        self._keep = False
        self._mute = 0
        self._hidden = False
        self._lock = 0
        self._toc = 0  # open content controls that hold a table of contents
        self._fields = Fields(ignored_fields)
        self._floating = False
        self._unseen: list[bool] = []  # text boxes and notes
        # what people left
        self._changes: list[tuple[str, Trace | None]] = []
        self._inserting = 0
        self._deletions = 0
        self._deletion: Trace | None = None
        self._controls: list[_Control] = []
        self._placeholders = 0

    def _handlers(self) -> tuple[dict[str, dict[str, Open]], dict[str, dict[str, Close]]]:
        opens: dict[str, Open] = {
            "document": self._open_document,
            "p": self._open_p,
            "pStyle": self._p_style,
            "outlineLvl": self._outline,
            "ilvl": self._num_level,
            "numId": self._num_id,
            "r": self._open_r,
            "rStyle": self._r_style,
            "vanish": self._vanishes,
            "specVanish": self._style_separator,
            "t": self._open_t,
            "sym": self._symbol,
            "delText": self._open_words,
            "instrText": self._open_words,
            "fldChar": self._field_char,
            "fldSimple": self._open_locked,
            "ruby": self._open_locked,
            "rt": self._open_mute,
            "tbl": self._open_tbl,
            "tr": self._open_tr,
            "gridBefore": self._grid_before,
            "tc": self._open_tc,
            "sdt": self._open_sdt,
            "lock": self._sdt_lock,
            "dataBinding": self._sdt_binding,
            "showingPlcHdr": self._sdt_placeholder,
            "docPartGallery": self._sdt_gallery,
            "sdtContent": self._open_content,
            "txbxContent": self._open_box,
            "footnote": self._open_note,
            "endnote": self._open_note,
            "footnoteReference": self._note_reference("footnote"),
            "endnoteReference": self._note_reference("endnote"),
            "commentRangeStart": self._comment,
            "commentReference": self._comment,
            "commentRangeEnd": self._end_comment,
            "headerReference": self._header,
            "footerReference": self._header,
            "altChunk": self._foreign,
            "subDoc": self._foreign,
        }
        closes: dict[str, Close] = {
            "p": self._close_p,
            "r": self._close_r,
            "t": self._close_t,
            "delText": self._close_deleted,
            "instrText": self._close_code,
            "fldSimple": self._close_locked,
            "ruby": self._close_locked,
            "rt": self._close_mute,
            "tbl": self._close_tbl,
            "tr": self._close_tr,
            "tc": self._close_tc,
            "sdt": self._close_sdt,
            "sdtContent": self._close_content,
            "txbxContent": self._close_box,
            "footnote": self._close_note,
            "endnote": self._close_note,
        }
        for name in ("ins", "moveTo", "del", "moveFrom"):
            opens[name] = self._open_change("insertion" if name in ("ins", "moveTo") else "deletion")
            closes[name] = self._close_change
        for name in ("pPr", "rPr", "trPr", "tcPr", "sdtPr", "sdtEndPr"):
            opens[name] = self._open_properties(name)
            closes[name] = self._close_properties
        for name in ("pPrChange", "rPrChange", "trPrChange", "tcPrChange"):
            opens[name] = self._open_properties("old")
            closes[name] = self._close_properties
        for name in ("gridSpan", "vMerge", "hMerge", "cellDel"):
            opens[name] = self._cell_property(name)
        for name, text in _GLYPHS.items():
            opens[name] = self._glyph(text)
        maths: tuple[dict[str, Open], dict[str, Close]] = (
            {"r": self._open_r, "t": self._open_t},
            {"r": self._close_r, "t": self._close_maths},
        )
        branches: tuple[dict[str, Open], dict[str, Close]] = (
            {"AlternateContent": self._open_alternate, "Choice": self._open_branch, "Fallback": self._open_fallback},
            {"AlternateContent": self._close_alternate, "Choice": self._close_branch, "Fallback": self._close_fallback},
        )
        opening = {W: opens, STRICT: opens, _M: maths[0], _M_STRICT: maths[0], _MC: branches[0]}
        closing = {W: closes, STRICT: closes, _M: maths[1], _M_STRICT: maths[1], _MC: branches[1]}
        opening |= {_V: {"shape": self._shape, "imagedata": self._picture}, _W15: {"dataBinding": self._sdt_binding}}
        for drawing in (_DRAWING, _DRAWING_STRICT):
            opening[drawing + "wordprocessingDrawing"] = {"inline": self._inline, "anchor": self._anchor}
            for kind, name in (("picture", "pic"), ("chart", "chart"), ("diagram", "relIds")):
                opening[drawing + kind] = {name: self._picture}
        return opening, closing

    def _open_document(self, attributes: Mapping[str, str]) -> None:
        self.is_document = True

    # ------------------------------------------------------------------ paragraphs

    def _open_p(self, attributes: Mapping[str, str]) -> None:
        boxed = self._boxes and not self._part.name
        if not self._fallbacks:  # a paragraph of a fallback has no ordinal of its own
            if boxed:
                self._box_ordinal += 1
            else:
                self._ordinal += 1
        self._nested.append(self._paragraph is not None)
        if self._paragraph is not None:
            self._enter()
        shown = not self._mute and not self._fields.unresolved
        if self._carry is not None:
            draft, self._carry = self._carry, None
            draft.go_on(shown)
        else:
            draft = Draft(Part("textbox") if boxed else self._here, self._cell, shown)
        draft.ordinal = max(self._box_ordinal if boxed else self._ordinal, 1)
        draft.hidden = self._hidden = self._styles.paragraph(None).hidden
        self._paragraph = draft
        self.traces.open_paragraph(draft)

    def _close_p(self) -> None:
        draft = self._paragraph
        assert draft is not None
        for kind, author in draft.changes:
            trace = self.traces.begin(Trace(kind, author), self._position(), True)
            if kind == "deletion":
                trace.text.append("\n")
            self.traces.end(trace, trace.start)
        draft.changes.clear()
        self._paragraph = None
        if draft.mark == "deleted":
            self._carry = draft
        else:
            self._emit(draft)
        if self._nested.pop():
            self._leave()

    def _emit(self, draft: Draft) -> None:
        """Hand a finished paragraph over. Its number is counted even if it shows no text."""
        self._last = draft
        look = self._styles.paragraph(draft.style)
        if draft.chunks or (draft.shown and not draft.mark):
            self._count(draft, look)
        if draft.chunks or draft.anchored or draft.picture:
            draft.level = look.level
            if draft.outline is not None:
                draft.level = draft.outline + 1 if 0 <= draft.outline <= 8 else 0
            draft.role = "toc" if draft.toc else look.role or draft.role
            if draft.role in ("toc", "title"):
                draft.level = 0
            self._sink.append(draft)
            if draft.cell is not None:
                draft.cell.drafts.append(draft)
        self._sink.extend(draft.followers)
        draft.followers = []

    def _count(self, draft: Draft, look: Look) -> None:
        if (draft.num_id or look.num_id or "0") == "0":
            return
        if draft.part.name == "textbox":  # a story of its own
            counters = self._box_counters = self._box_counters or self._counters()
        else:
            counters = self._body_counters = self._body_counters or self._counters()
        label, bullet = counters.next(draft.num_id, draft.num_level, look)
        if draft.mark != "hidden":  # the number is formatted as the mark is
            draft.label = label
            draft.role = "item" if bullet else ""

    def _flush(self) -> None:
        """A table begins, or a cell, box or note ends: a deleted mark has nothing to join with."""
        if self._carry is not None:
            draft, self._carry = self._carry, None
            self._emit(draft)

    def _enter(self) -> None:
        """Something with paragraphs of its own begins inside a paragraph: they come behind it."""
        self._outer.append((self._paragraph, self._hidden, self._carry, self._cell, self._sink))
        if self._paragraph is not None:
            self._sink = self._paragraph.followers
        self._paragraph = self._carry = None
        self._hidden = False

    def _leave(self) -> None:
        self._flush()
        self._paragraph, self._hidden, self._carry, self._cell, self._sink = self._outer.pop()

    def _position(self) -> Position | None:
        """Here, or the end of the last paragraph if none is open."""
        draft = self._paragraph or self._carry or self._last
        if draft is None:
            return None
        draft.anchored = True
        return draft, draft.length

    # ------------------------------------------------------------------ properties

    def _open_properties(self, name: str) -> Open:
        def open_properties(attributes: Mapping[str, str]) -> None:
            outer = self._inside
            self._properties.append(outer)
            if outer == "old" or outer.startswith("sdt"):
                self._inside = "old"  # says nothing of the text as it is now
                return
            self._inside = "mark" if name == "rPr" and outer == "pPr" else name
            if name in ("pPr", "rPr"):
                self._style_of_run, self._vanish = "", None
            elif name == "tcPr":
                self._cell_properties = {}

        return open_properties

    def _close_properties(self) -> None:
        closed, self._inside = self._inside, self._properties.pop()
        draft = self._paragraph
        if closed == "rPr":
            hidden = draft is not None and draft.hidden
            if self._vanish is not None:
                hidden = self._vanish
            elif self._style_of_run:  # w:vanish toggles: where paragraph and character style both hide, the text shows
                hidden = hidden != self._styles.hides(self._style_of_run)
            self._hidden = hidden
        elif closed == "pPr" and draft is not None:
            draft.hidden = self._styles.paragraph(draft.style).hidden
            if not draft.mark and (draft.hidden if self._vanish is None else self._vanish):
                draft.mark = "hidden"
        elif closed == "tcPr":
            self._settle_cell()

    def _p_style(self, attributes: Mapping[str, str]) -> None:
        if self._inside == "pPr" and self._paragraph is not None:
            self._paragraph.style = value(attributes)

    def _outline(self, attributes: Mapping[str, str]) -> None:
        if self._inside == "pPr" and self._paragraph is not None:
            self._paragraph.outline = number(value(attributes), 9)

    def _num_id(self, attributes: Mapping[str, str]) -> None:
        if self._inside == "pPr" and self._paragraph is not None:
            self._paragraph.num_id = value(attributes)

    def _num_level(self, attributes: Mapping[str, str]) -> None:
        if self._inside == "pPr" and self._paragraph is not None:
            self._paragraph.num_level = number(value(attributes))

    def _r_style(self, attributes: Mapping[str, str]) -> None:
        if self._inside == "rPr":
            self._style_of_run = value(attributes) or ""

    def _vanishes(self, attributes: Mapping[str, str]) -> None:
        if self._inside in ("rPr", "mark"):
            self._vanish = on(attributes)

    def _style_separator(self, attributes: Mapping[str, str]) -> None:
        """A mark that Word hides to set a heading in front of running text: the paragraph is as visible as any."""
        if self._inside == "mark":
            self._vanish = False

    # ------------------------------------------------------------------ text

    def _open_r(self, attributes: Mapping[str, str]) -> None:
        self._hidden = self._paragraph is not None and self._paragraph.hidden

    def _close_r(self) -> None:
        self._hidden = False

    def _open_t(self, attributes: Mapping[str, str]) -> None:
        self._nodes += 1
        self._keep = keeps_blanks(attributes)
        self._buffer.clear()

    def _close_t(self) -> None:
        if self._deletion is not None:  # w:moveFrom holds w:t
            self._deletion.text.append(self._words())
        else:
            self._show(self._words(), bool(self._lock or self._fields))

    def _close_maths(self) -> None:
        self._show(self._words(), True)

    def _words(self) -> str:
        text = "".join(self._buffer)
        if not self._keep:
            text = text.strip(" \t\r\n")
        if "\n" in text or "\r" in text:
            text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
        return text

    def _shows(self) -> bool:
        return not (self._mute or self._hidden or self._fields.unresolved)

    def _show(self, text: str, locked: bool) -> None:
        draft = self._paragraph
        if draft is None or not text or self._mute or self._hidden or self._fields.unresolved:
            return
        draft.add(text, self._nodes, locked)
        if self._toc or self._fields.toc:
            draft.toc = True

    def _glyph(self, text: str) -> Open:
        def glyph(attributes: Mapping[str, str]) -> None:
            self._nodes += 1
            if self._inside:  # a tab stop
                return
            if self._deletion is not None:
                self._deletion.text.append(text)
            else:
                self._show(text, True)

        return glyph

    def _symbol(self, attributes: Mapping[str, str]) -> None:
        self._nodes += 1
        if self._shows():
            from fzlint.readers.symbols import symbol

            self._show(symbol(value(attributes, "font") or "", value(attributes, "char") or ""), True)

    def _open_locked(self, attributes: Mapping[str, str]) -> None:
        self._lock += 1

    def _close_locked(self) -> None:
        self._lock -= 1

    def _open_mute(self, attributes: Mapping[str, str]) -> None:
        self._mute += 1

    def _close_mute(self) -> None:
        self._mute -= 1

    def _field_char(self, attributes: Mapping[str, str]) -> None:
        if not self._skipping:
            self._fields.char(value(attributes, "fldCharType"))

    def _open_words(self, attributes: Mapping[str, str]) -> None:
        self._keep = True
        self._buffer.clear()

    def _close_code(self) -> None:
        if not self._skipping:
            self._fields.instruct("".join(self._buffer))

    def _close_deleted(self) -> None:
        if self._deletion is not None:
            self._deletion.text.append(self._words())

    # ------------------------------------------------------------------ what people left

    def _open_change(self, kind: Literal["insertion", "deletion"]) -> Open:
        def open_change(attributes: Mapping[str, str]) -> None:
            """w:ins, w:del and their kin speak of the text inside them, of a paragraph mark, or of a row."""
            author = value(attributes, "author") or ""
            trace: Trace | None = None
            where = self._inside
            if where == "mark" and self._paragraph is not None:
                if kind == "deletion":
                    self._paragraph.mark = "deleted"
                if not self._skipping:
                    self._paragraph.changes.append((kind, author))
            elif where == "trPr" and self._rows and not self._skipping:
                if kind == "deletion":
                    self._mute += self._rows[-1][1] != "deletion"
                    self._rows[-1] = (self._rows[-1][0], kind, author)
                elif not self._rows[-1][1]:
                    self._rows[-1] = (self._rows[-1][0], kind, author)
            elif not where and kind == "insertion":
                if not self._inserting and not self._mute:
                    trace = Trace(kind, author)
                self._inserting += 1
            elif not where:
                if not self._deletions and not self._skipping:
                    trace = self._deletion = Trace(kind, author)
                self._deletions += 1
                self._mute += 1
            if trace is not None:
                self.traces.begin(trace, self._position(), self._paragraph is not None)
            self._changes.append(("" if where else kind, trace))

        return open_change

    def _close_change(self) -> None:
        kind, trace = self._changes.pop()
        if kind == "insertion":
            self._inserting -= 1
        elif kind == "deletion":
            self._mute -= 1
            self._deletions -= 1
            if not self._deletions:
                self._deletion = None
        if trace is not None:
            self.traces.end(trace, self._position())

    def _comment(self, attributes: Mapping[str, str]) -> None:
        if not self._skipping:
            self.traces.comment(value(attributes, "id") or "", self._position(), self._paragraph is not None)

    def _end_comment(self, attributes: Mapping[str, str]) -> None:
        if not self._skipping:
            self.traces.end_comment(value(attributes, "id") or "", self._position())

    # ------------------------------------------------------------------ tables

    def _open_tbl(self, attributes: Mapping[str, str]) -> None:
        inside = self._paragraph is not None  # inside a run: against the rules, yet it is seen
        self._outer_tables.append((self._table, inside))
        if inside:
            self._enter()
        else:
            self._flush()
        self._table = TableDraft(self._before(), self._shows())
        self.tables.append(self._table)

    def _before(self) -> list[Draft]:
        """The last paragraphs in front of a table, up to the table before it; what floats there is passed over."""
        found: list[Draft] = []
        for draft in reversed(self._sink[-8:]):
            if draft.cell is not self._cell:
                break
            if (draft.part.name == "textbox") == (self._boxes > 0):
                found.insert(0, draft)
        return found

    def _close_tbl(self) -> None:
        self._table, inside = self._outer_tables.pop()
        if inside:
            self._leave()

    def _open_tr(self, attributes: Mapping[str, str]) -> None:
        self._rows.append((len(self.traces.found), "", ""))
        if self._table is not None:
            self._table.open_row()

    def _close_tr(self) -> None:
        traces, kind, author = self._rows.pop()
        if kind == "deletion":
            self._mute -= 1
        if kind and len(self.traces.found) == traces:  # nothing inside it tells that the row was changed
            trace = Trace("deletion" if kind == "deletion" else "insertion", author)
            self.traces.begin(trace, self._position(), True)
            self.traces.end(trace, trace.start)
        if self._table is not None:
            self._table.close_row(kind == "deletion")

    def _grid_before(self, attributes: Mapping[str, str]) -> None:
        if self._inside == "trPr" and self._table is not None:
            self._table.indent(number(value(attributes)))

    def _open_tc(self, attributes: Mapping[str, str]) -> None:
        self._outer_cells.append((self._cell, self._silent))
        self._silent = False
        if self._table is not None:
            self._cell = self._table.open_cell()

    def _cell_property(self, name: str) -> Open:
        def cell_property(attributes: Mapping[str, str]) -> None:
            if self._inside == "tcPr":
                self._cell_properties[name] = value(attributes) or ""

        return cell_property

    def _settle_cell(self) -> None:
        if (
            self._table is not None
            and self._cell is not None
            and not self._silent
            and self._table.settle(self._cell, self._cell_properties)
        ):
            self._silent = True
            self._mute += 1

    def _close_tc(self) -> None:
        self._flush()
        self._mute -= self._silent
        self._cell, self._silent = self._outer_cells.pop()

    # ------------------------------------------------------------------ content controls

    def _open_sdt(self, attributes: Mapping[str, str]) -> None:
        self._controls.append(_Control())

    def _close_sdt(self) -> None:
        control = self._controls.pop()
        self._lock -= control.locked
        self._toc -= control.toc

    def _control(self) -> _Control | None:
        """The content control whose properties are read."""
        return self._controls[-1] if self._controls and self._inside == "sdtPr" else None

    def _sdt_lock(self, attributes: Mapping[str, str]) -> None:
        if value(attributes) in ("contentLocked", "sdtContentLocked"):
            self._sdt_binding(attributes)

    def _sdt_binding(self, attributes: Mapping[str, str]) -> None:
        if (control := self._control()) and not control.locked:
            control.locked = True
            self._lock += 1

    def _sdt_placeholder(self, attributes: Mapping[str, str]) -> None:
        if control := self._control():
            control.placeholder = on(attributes)

    def _sdt_gallery(self, attributes: Mapping[str, str]) -> None:
        if (control := self._control()) and not control.toc:
            control.toc = value(attributes) in ("Table of Contents", "Table of Figures")
            self._toc += control.toc

    def _open_content(self, attributes: Mapping[str, str]) -> None:
        control = self._controls[-1] if self._controls else None
        if control is None or not control.placeholder or control.counted:
            return
        control.counted = True
        self._placeholders += 1
        if self._placeholders == 1 and self._shows():  # one inside another is the same one
            control.trace = Trace("placeholder")
            self.traces.begin(control.trace, self._position(), self._paragraph is not None)

    def _close_content(self) -> None:
        control = self._controls[-1] if self._controls else None
        if control is None or not control.counted:
            return
        control.counted = False
        self._placeholders -= 1
        if control.trace is not None:
            self.traces.end(control.trace, self._position())
            control.trace = None

    # ------------------------------------------------------------------ branches, boxes, pictures

    def _open_alternate(self, attributes: Mapping[str, str]) -> None:
        self._branches.append(False)

    def _close_alternate(self) -> None:
        self._branches.pop()

    def _open_branch(self, attributes: Mapping[str, str]) -> None:
        """The first branch is what the reader sees; others say the same in another way."""
        skip = bool(self._branches) and self._branches[-1]
        if self._branches:
            self._branches[-1] = True
        self._skipped.append(skip)
        self._skipping += skip
        self._mute += skip

    def _close_branch(self) -> None:
        skip = self._skipped.pop()
        self._skipping -= skip
        self._mute -= skip

    def _open_fallback(self, attributes: Mapping[str, str]) -> None:
        self._fallbacks += 1
        self._open_branch(attributes)

    def _close_fallback(self) -> None:
        self._fallbacks -= 1
        self._close_branch()

    def _open_box(self, attributes: Mapping[str, str]) -> None:
        unseen = not self._shows()  # its anchor is not shown
        self._unseen.append(unseen)
        self._mute += unseen
        self._lock += bool(self._fields)
        self._boxes += 1
        self._fields.enter()
        self._outer_tables.append((self._table, True))
        self._table = None
        self._enter()
        self._cell = None

    def _close_box(self) -> None:
        self._leave()
        self._table, _ = self._outer_tables.pop()
        self._fields.leave()
        self._boxes -= 1
        self._lock -= bool(self._fields)
        self._mute -= self._unseen.pop()

    def _shape(self, attributes: Mapping[str, str]) -> None:
        self._floating = "position:absolute" in attributes.get("style", "")

    def _inline(self, attributes: Mapping[str, str]) -> None:
        self._floating = False

    def _anchor(self, attributes: Mapping[str, str]) -> None:
        self._floating = True

    def _picture(self, attributes: Mapping[str, str]) -> None:
        """A picture in the line is something under a heading; a floating one may be a seal or a rule."""
        if not self._floating and self._paragraph is not None and self._shows():
            self._paragraph.picture = True

    # ------------------------------------------------------------------ other parts

    def _open_note(self, attributes: Mapping[str, str]) -> None:
        id = value(attributes, "id") or ""
        unseen = id not in self._wanted or value(attributes, "type") not in (None, "normal")
        self._unseen.append(unseen)
        self._mute += unseen
        self._ordinal = 0
        self._here = Part(self._part.name, id)

    def _close_note(self) -> None:
        self._flush()
        self._mute -= self._unseen.pop()

    def _note_reference(self, kind: str) -> Open:
        def note_reference(attributes: Mapping[str, str]) -> None:
            if self._shows() and (id := value(attributes, "id")):
                self.notes.append((kind, id))

        return note_reference

    def _header(self, attributes: Mapping[str, str]) -> None:
        id = value(attributes, "id")
        if id and not self._skipping:
            self.headers.append(id)

    def _foreign(self, attributes: Mapping[str, str]) -> None:
        if self._shows():
            raise Unreadable(
                "unsupported",
                "文件正文里嵌有另一个文件（altChunk 或子文档），无法检查。请在 Word 中打开，另存为 .docx 后再检查。",
            )
