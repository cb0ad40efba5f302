"""One story of a .docx (the body, its notes, a header) as its reader sees it: one walk over the XML.

The final view is read: insertions are in, deletions are out. Unknown tags are passed over and what lies inside them is
read, so a wrapper that nobody here has heard of hides no text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fzlint.document.model import Part
from fzlint.readers.drafts import Draft
from fzlint.readers.package import STRICT, W, keeps_blanks, number, value
from fzlint.readers.story_changes import Changes
from fzlint.readers.story_controls import Controls
from fzlint.readers.story_looks import Looks
from fzlint.readers.story_shapes import Shapes
from fzlint.readers.story_tables import Tables
from fzlint.readers.story_walk import Walk
from fzlint.readers.symbols import symbol
from fzlint.readers.traces import Trace
from fzlint.readers.unreadable import Unreadable

if TYPE_CHECKING:
    from fzlint.readers.package import Close, Open

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


class Story(Walk):
    """Reads one part. What was found stands in the fields of `Walk` after `read`."""

    def read(self, name: str) -> None:
        """Read the part `name`.

        Raises Unreadable if that cannot be done.
        """
        self._walk(name)
        if self.fields.unclosed:
            # a field that never ends would hide all that follows: read again as if it had not begun
            self.begin(frozenset(self.fields.unclosed))
            self._walk(name)

    def _walk(self, name: str) -> None:
        opening, closing = self._handlers()
        self.package.parse(name, opening, closing, self.buffer.append)
        self.flush()
        self.fields.finish()
        self.traces.finish()

    def _handlers(self) -> tuple[dict[str, dict[str, Open]], dict[str, dict[str, Close]]]:
        tables, changes, controls, shapes = Tables(self), Changes(self), Controls(self), Shapes(self)
        looks = Looks(self)
        self._settle_cell, self._close_look = tables.settle_cell, looks.close
        opens: dict[str, Open] = {
            "document": self._open_document,
            "p": self._open_p,
            "pStyle": self._p_style,
            "outlineLvl": self._outline,
            "ilvl": self._num_level,
            "numId": self._num_id,
            "r": self._open_r,
            "rStyle": self._r_style,
            "vanish": looks.hide,
            "highlight": looks.highlight,
            "shd": looks.ground,
            "strike": looks.strike,
            "dstrike": looks.strike,
            "color": looks.colour,
            "specVanish": self._style_separator,
            "t": self._open_t,
            "sym": self._symbol,
            "delText": self._open_words,
            "instrText": self._open_words,
            "fldChar": self._field_char,
            "fldSimple": self._open_locked,
            "ruby": self._open_locked,
            "rt": self._open_mute,
            "tbl": tables.open_tbl,
            "tr": tables.open_tr,
            "gridBefore": tables.grid_before,
            "tc": tables.open_tc,
            "sdt": controls.open_sdt,
            "lock": controls.sdt_lock,
            "dataBinding": controls.sdt_binding,
            "showingPlcHdr": controls.sdt_placeholder,
            "docPartGallery": controls.sdt_gallery,
            "sdtContent": controls.open_content,
            "txbxContent": shapes.open_box,
            "footnote": self._open_note,
            "endnote": self._open_note,
            "footnoteReference": self._note_reference("footnote"),
            "endnoteReference": self._note_reference("endnote"),
            "commentRangeStart": changes.comment,
            "commentReference": changes.comment,
            "commentRangeEnd": changes.end_comment,
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
            "tbl": tables.close_tbl,
            "tr": tables.close_tr,
            "tc": tables.close_tc,
            "sdt": controls.close_sdt,
            "sdtContent": controls.close_content,
            "txbxContent": shapes.close_box,
            "footnote": self._close_note,
            "endnote": self._close_note,
        }
        for name in ("ins", "moveTo", "del", "moveFrom"):
            opens[name] = changes.open_change("insertion" if name in ("ins", "moveTo") else "deletion")
            closes[name] = changes.close_change
        for name in ("pPr", "rPr", "trPr", "tcPr", "sdtPr", "sdtEndPr"):
            opens[name] = self._open_properties(name)
            closes[name] = self._close_properties
        for name in ("pPrChange", "rPrChange", "trPrChange", "tcPrChange"):
            opens[name] = self._open_old(self._open_properties("old"), changes)
            closes[name] = self._close_properties
        for name in ("gridSpan", "vMerge", "hMerge", "cellDel"):
            opens[name] = tables.cell_property(name)
        for name, text in _GLYPHS.items():
            opens[name] = self._glyph(text)
        maths: tuple[dict[str, Open], dict[str, Close]] = (
            {"r": self._open_r, "t": self._open_t},
            {"r": self._close_r, "t": self._close_maths},
        )
        branches: tuple[dict[str, Open], dict[str, Close]] = (
            {"AlternateContent": shapes.open_alternate, "Choice": shapes.open_choice, "Fallback": shapes.open_fallback},
            {
                "AlternateContent": shapes.close_alternate,
                "Choice": shapes.close_branch,
                "Fallback": shapes.close_fallback,
            },
        )
        opening = {W: opens, STRICT: opens, _M: maths[0], _M_STRICT: maths[0], _MC: branches[0]}
        closing = {W: closes, STRICT: closes, _M: maths[1], _M_STRICT: maths[1], _MC: branches[1]}
        opening |= {
            _V: {"shape": shapes.shape, "imagedata": shapes.picture},
            _W15: {"dataBinding": controls.sdt_binding},
        }
        for drawing in (_DRAWING, _DRAWING_STRICT):
            opening[drawing + "wordprocessingDrawing"] = {"inline": shapes.inline, "anchor": shapes.anchor}
            for kind, name in (("picture", "pic"), ("chart", "chart"), ("diagram", "relIds")):
                opening[drawing + kind] = {name: shapes.picture}
        return opening, closing

    def _open_document(self, attributes: Mapping[str, str]) -> None:
        self.is_document = True

    # ------------------------------------------------------------------ paragraphs

    def _open_p(self, attributes: Mapping[str, str]) -> None:
        boxed = self.boxes and not self.part.name
        if not self.fallbacks:  # a paragraph of a fallback has no ordinal of its own
            if boxed:
                self.box_ordinal += 1
            else:
                self.ordinal += 1
        self.nested.append(self.paragraph is not None)
        if self.paragraph is not None:
            self.enter()
        shown = not self.mute and not self.fields.unresolved
        if self.carry is not None:
            draft, self.carry = self.carry, None
            draft.go_on(shown)
        else:
            draft = Draft(Part("textbox") if boxed else self.here, self.cell, shown)
        draft.ordinal = max(self.box_ordinal if boxed else self.ordinal, 1)
        draft.hidden = self.hidden = self.styles.paragraph(None).hidden
        self.paragraph = draft
        self.traces.open_paragraph(draft)

    def _close_p(self) -> None:
        draft = self.paragraph
        assert draft is not None
        for kind, author in draft.changes:
            trace = self.traces.begin(Trace(kind, author), self.position(), True)
            if kind == "deletion":
                trace.text.append("\n")
            self.traces.end(trace, trace.start)
        draft.changes.clear()
        self.paragraph = None
        if draft.mark == "deleted":
            self.carry = draft
        else:
            self.emit(draft)
        if self.nested.pop():
            self.leave()

    # ------------------------------------------------------------------ properties

    def _open_properties(self, name: str) -> Open:
        def open_properties(attributes: Mapping[str, str]) -> None:
            outer = self.inside
            self.properties.append(outer)
            if outer == "old" or outer.startswith("sdt"):
                self.inside = "old"  # says nothing of the text as it is now
                return
            self.inside = "mark" if name == "rPr" and outer == "pPr" else name
            if name in ("pPr", "rPr"):
                self.style_of_run, self.vanish = "", None
            elif name == "tcPr":
                self.cell_properties = {}

        return open_properties

    def _open_old(self, open_properties: Open, changes: Changes) -> Open:
        """What a tracked change of format keeps of how it was: passed over, but that there is one is told."""

        def open_old(attributes: Mapping[str, str]) -> None:
            changes.format(attributes)
            open_properties(attributes)

        return open_old

    def _close_properties(self) -> None:
        closed, self.inside = self.inside, self.properties.pop()
        draft = self.paragraph
        if closed == "rPr":
            hidden = draft is not None and draft.hidden
            if self.vanish is not None:
                hidden = self.vanish
            elif self.style_of_run:  # w:vanish toggles: where paragraph and character style both hide, the text shows
                hidden = hidden != self.styles.hides(self.style_of_run)
            self.hidden = hidden
        elif closed == "pPr" and draft is not None:
            draft.hidden = self.styles.paragraph(draft.style).hidden
            if not draft.mark and (draft.hidden if self.vanish is None else self.vanish):
                draft.mark = "hidden"
        elif closed == "tcPr":
            self._settle_cell()

    def _p_style(self, attributes: Mapping[str, str]) -> None:
        if self.inside == "pPr" and self.paragraph is not None:
            self.paragraph.style = value(attributes)

    def _outline(self, attributes: Mapping[str, str]) -> None:
        if self.inside == "pPr" and self.paragraph is not None:
            self.paragraph.outline = number(value(attributes), 9)

    def _num_id(self, attributes: Mapping[str, str]) -> None:
        if self.inside == "pPr" and self.paragraph is not None:
            self.paragraph.num_id = value(attributes)

    def _num_level(self, attributes: Mapping[str, str]) -> None:
        if self.inside == "pPr" and self.paragraph is not None:
            self.paragraph.num_level = number(value(attributes))

    def _r_style(self, attributes: Mapping[str, str]) -> None:
        if self.inside == "rPr":
            self.style_of_run = value(attributes) or ""

    def _style_separator(self, attributes: Mapping[str, str]) -> None:
        """A mark that Word hides to set a heading in front of running text: the paragraph is as visible as any."""
        if self.inside == "mark":
            self.vanish = False

    # ------------------------------------------------------------------ text

    def _open_r(self, attributes: Mapping[str, str]) -> None:
        self.hidden = self.paragraph is not None and self.paragraph.hidden

    def _close_r(self) -> None:
        self.hidden = False
        if self.look is not None:
            self._close_look()

    def _open_t(self, attributes: Mapping[str, str]) -> None:
        self.nodes += 1
        self.keep = bool(attributes) and keeps_blanks(attributes)
        self.buffer.clear()

    def _close_t(self) -> None:
        if self.deletion is not None:  # w:moveFrom holds w:t
            self.deletion.text.append(self._words())
        elif self.look is not None and self.look.kind == "hidden":
            self.look.text.append(self._words())
        else:
            self.show(self._words(), bool(self.lock or self.fields))

    def _close_maths(self) -> None:
        self.show(self._words(), True)

    def _words(self) -> str:
        text = self.buffer[0] if len(self.buffer) == 1 else "".join(self.buffer)
        if not self.keep:
            text = text.strip(" \t\r\n")
        if "\n" in text or "\r" in text:
            text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
        return text

    def _glyph(self, text: str) -> Open:
        def glyph(attributes: Mapping[str, str]) -> None:
            self.nodes += 1
            if self.inside:  # a tab stop
                return
            if self.deletion is not None:
                self.deletion.text.append(text)
            else:
                self.show(text, True)

        return glyph

    def _symbol(self, attributes: Mapping[str, str]) -> None:
        self.nodes += 1
        if self.shows():
            self.show(symbol(value(attributes, "font") or "", value(attributes, "char") or ""), True)

    def _open_locked(self, attributes: Mapping[str, str]) -> None:
        self.lock += 1

    def _close_locked(self) -> None:
        self.lock -= 1

    def _open_mute(self, attributes: Mapping[str, str]) -> None:
        self.mute += 1

    def _close_mute(self) -> None:
        self.mute -= 1

    def _field_char(self, attributes: Mapping[str, str]) -> None:
        if not self.skipping:
            self.fields.char(value(attributes, "fldCharType"))

    def _open_words(self, attributes: Mapping[str, str]) -> None:
        self.keep = True
        self.buffer.clear()

    def _close_code(self) -> None:
        if not self.skipping:
            self.fields.instruct("".join(self.buffer))

    def _close_deleted(self) -> None:
        if self.deletion is not None:
            self.deletion.text.append(self._words())

    # ------------------------------------------------------------------ other parts

    def _open_note(self, attributes: Mapping[str, str]) -> None:
        id = value(attributes, "id") or ""
        unseen = id not in self.wanted or value(attributes, "type") not in (None, "normal")
        self.unseen.append(unseen)
        self.mute += unseen
        self.ordinal = 0
        self.here = Part(self.part.name, id)

    def _close_note(self) -> None:
        self.flush()
        self.mute -= self.unseen.pop()

    def _note_reference(self, kind: str) -> Open:
        def note_reference(attributes: Mapping[str, str]) -> None:
            if self.shows() and (id := value(attributes, "id")):
                self.notes.append((kind, id))

        return note_reference

    def _header(self, attributes: Mapping[str, str]) -> None:
        id = value(attributes, "id")
        if id and not self.skipping:
            self.headers.append(id)

    def _foreign(self, attributes: Mapping[str, str]) -> None:
        if self.shows():
            raise Unreadable(
                "unsupported",
                "文件正文里嵌有另一个文件（altChunk 或子文档），无法检查。请在 Word 中打开，另存为 .docx 后再检查。",
            )
