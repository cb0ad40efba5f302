"""Where the reading of a part is and what it has found, and the steps that all kinds of tags take."""

from __future__ import annotations

from collections.abc import Callable

from fzlint.document.model import Part
from fzlint.readers.drafts import CellDraft, Draft, TableDraft
from fzlint.readers.fields import Fields
from fzlint.readers.numbering import Counters
from fzlint.readers.package import Package
from fzlint.readers.styles import Look, Styles
from fzlint.readers.traces import Position, Trace, Traces


class Control:
    """A content control (w:sdt): what its properties say."""

    __slots__ = ("counted", "locked", "placeholder", "toc", "trace")

    def __init__(self) -> None:
        self.locked = False
        self.placeholder = False
        self.counted = False
        self.toc = False
        self.trace: Trace | None = None


class Walk:
    """The state of a story.

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
        self.package = package
        self.part = part
        self.styles = styles
        self.counters = counters
        self.wanted = wanted
        self.begin(frozenset())

    def begin(self, ignored_fields: frozenset[int]) -> None:
        self.drafts: list[Draft] = []
        self.tables: list[TableDraft] = []
        self.traces = Traces()
        self.notes: list[tuple[str, str]] = []
        self.headers: list[str] = []
        self.is_document = False
        # where we are
        self.here = self.part
        self.nodes = -1
        self.ordinal = 0
        self.box_ordinal = 0
        self.boxes = 0
        self.fallbacks = 0
        self.branches: list[bool] = []  # for every open AlternateContent: one of its branches was taken
        self.said: list[int] = []  # for every open branch: how often something had been shown before it
        self.shown = 0  # how often something was shown
        self.skipped: list[bool] = []  # for every open branch: it is not the one that was taken
        self.skipping = 0
        # the open paragraph
        self.sink = self.drafts
        self.paragraph: Draft | None = None
        self.last: Draft | None = None
        self.carry: Draft | None = None  # its mark was deleted: the next paragraph goes on with it
        self.nested: list[bool] = []
        self.outer: list[tuple[Draft | None, bool, Draft | None, CellDraft | None, list[Draft]]] = []
        self.inside = (
            ""  # the innermost element of properties; "mark" for those of a paragraph mark, "old" for what was
        )
        self.properties: list[str] = []
        self.style_of_run = ""
        self.vanish: bool | None = None
        self.body_counters: Counters | None = None
        self.box_counters: Counters | None = None
        # the open table
        self.table: TableDraft | None = None
        self.outer_tables: list[tuple[TableDraft | None, bool]] = []
        self.rows: list[tuple[int, str, str]] = []  # how many traces there were; the change of the row, its author
        self.cell: CellDraft | None = None
        self.silent = False  # the open cell shows nothing
        self.outer_cells: list[tuple[CellDraft | None, bool]] = []
        self.cell_properties: dict[str, str] = {}
        # what is shown
        self.buffer: list[str] = []
        self.keep = False
        self.mute = 0
        self.hidden = False
        self.lock = 0
        self.toc = 0  # open content controls that hold a table of contents
        self.fields = Fields(ignored_fields)
        self.floating = False
        self.unseen: list[bool] = []  # text boxes and notes
        # what people left
        self.changes: list[tuple[str, Trace | None]] = []
        self.inserting = 0
        self.deletions = 0
        self.deletion: Trace | None = None
        self.look: Trace | None = None  # what the open run was marked with by hand
        self.controls: list[Control] = []
        self.placeholders = 0

    def emit(self, draft: Draft) -> None:
        """Hand a finished paragraph over. Its number is counted even if it shows no text."""
        self.last = draft
        look = self.styles.paragraph(draft.style)
        if draft.chunks or (draft.shown and not draft.mark):
            self.count(draft, look)
        if draft.chunks or draft.anchored or draft.picture:
            draft.level = look.level
            if draft.outline is not None:
                draft.level = draft.outline + 1 if 0 <= draft.outline <= 8 else 0
            draft.role = "toc" if draft.toc else look.role or draft.role
            if draft.role in ("toc", "title"):
                draft.level = 0
            self.sink.append(draft)
            if draft.cell is not None:
                draft.cell.drafts.append(draft)
        self.sink.extend(draft.followers)
        draft.followers = []

    def count(self, draft: Draft, look: Look) -> None:
        if (draft.num_id or look.num_id or "0") == "0":
            return
        if draft.part.name == "textbox":  # a story of its own
            counters = self.box_counters = self.box_counters or self.counters()
        else:
            counters = self.body_counters = self.body_counters or self.counters()
        label, bullet = counters.next(draft.num_id, draft.num_level, look)
        if draft.mark != "hidden":  # the number is formatted as the mark is
            draft.label = label
            draft.role = "item" if bullet else ""

    def flush(self) -> None:
        """A table begins, or a cell, box or note ends: a deleted mark has nothing to join with."""
        if self.carry is not None:
            draft, self.carry = self.carry, None
            self.emit(draft)

    def enter(self) -> None:
        """Something with paragraphs of its own begins inside a paragraph: they come behind it."""
        self.outer.append((self.paragraph, self.hidden, self.carry, self.cell, self.sink))
        if self.paragraph is not None:
            self.sink = self.paragraph.followers
        self.paragraph = self.carry = None
        self.hidden = False

    def leave(self) -> None:
        self.flush()
        self.paragraph, self.hidden, self.carry, self.cell, self.sink = self.outer.pop()

    def position(self) -> Position | None:
        """Here, or the end of the last paragraph if none is open."""
        draft = self.paragraph or self.carry or self.last
        if draft is None:
            return None
        draft.anchored = True
        return draft, draft.length

    def shows(self) -> bool:
        return not (self.mute or self.hidden or self.fields.unresolved)

    def show(self, text: str, locked: bool) -> None:
        draft = self.paragraph
        if draft is None or not text or self.mute or self.hidden or self.fields.unresolved:
            return
        self.shown += 1
        draft.add(text, self.nodes, locked)
        if self.toc or self.fields.toc:
            draft.toc = True
