"""Document: what the reader of a report sees, as blocks in reading order.

Offsets are code points in `Document.text`, which is the text of all blocks joined by line feeds. The text is never
normalised; `folded` has the same length, so an offset in one is an offset in the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cached_property
from operator import add
from types import MappingProxyType
from typing import Literal

from fzlint.document.fold import fold, plain
from fzlint.document.sentences import sentences
from fzlint.record import NamedTuple

Role = Literal["title", "heading", "body", "item", "cell", "note", "header", "textbox", "toc", "signoff", "furniture"]
MarkKind = Literal[
    "insertion", "deletion", "format", "comment", "unplaced", "placeholder", "own", "highlight", "strike", "red", "hidden"
]  # fmt: skip


class Span(NamedTuple):
    """A stretch of the text. It may cross blocks.

    label: the span also takes in the automatic number in front of `start`, which is no part of the text.
    """

    start: int
    end: int
    label: bool = False


class Part(NamedTuple):
    """The part of a file that a block stands in. name "" is the body; id tells two notes apart."""

    name: str = ""
    id: str = ""


BODY = Part()


class Piece(NamedTuple):
    """From `offset` on, the text of a block stands here in the source.

    offset      in the text of the paragraph when a reader makes it, in the document once that is built
    paragraph   1-based: the line of a text file, the ordinal of the paragraph in a .docx part
    column      1-based, in code points
    node        the ordinal of the text-bearing XML element in its part; -1 where there is none
    locked      nothing may be mended here (a field result, locked or bound content)
    """

    offset: int
    paragraph: int
    column: int
    node: int = -1
    locked: bool = False


class Cell(NamedTuple):
    """The place of a block in a table: its index in `Document.tables`, and row and column in the grid, 0-based."""

    table: int
    row: int
    column: int


class Paragraph(NamedTuple):
    """What a reader hands over for every paragraph that shows text.

    text     as shown, line breaks as line feeds
    pieces   where the text stands in the source, offsets in `text`, the first at 0
    level    1–9 if the markup makes it a heading (style by name, outline level, #), else 0
    label    the automatic number as shown ("（一）"), "" if there is none
    role     what the markup alone tells: title, toc, note, header, textbox, cell, item; "" if nothing. Of the parts of a line in
             which a page and the text ran together: furniture, or body for what is not the page's
    nested   the first item of a list inside the item before it, as the markup tells
    """

    text: str
    pieces: tuple[Piece, ...]
    level: int = 0
    label: str = ""
    role: Role | Literal[""] = ""
    part: Part = BODY
    cell: Cell | None = None
    nested: bool = False


class Label(NamedTuple):
    """The number in front of a block.

    text        as shown, with its mark: "一、", "（2）", "第三章"
    family      han 一、 · han-bracket （一） · arabic 1. · arabic-bracket （1） · arabic-half 1） · circle ① · 章 节 条 … ·
                decimal:1.2 (the part before the last point)
    number      the value, from 1
    automatic   made by Word, no part of the text
    span        where it stands; empty, before the text, if automatic
    """

    text: str
    family: str
    number: int
    automatic: bool
    span: Span


class Block(NamedTuple):
    """One paragraph as read.

    start, end      offsets in the document's text
    heading_end     where the heading ends: `end` for a heading of its own, behind the first 。 for a run-in heading, `start`
                    where there is none
    marked          the markup makes it a heading
    """

    start: int
    end: int
    role: Role
    part: Part
    label: Label | None
    heading_end: int
    cell: Cell | None
    pieces: tuple[Piece, ...]
    marked: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it is a heading, a paragraph or an item of the text itself: in no table, title, note or contents."""
        return self.cell is None and self.role in ("body", "item", "heading")


class Section(NamedTuple):
    """A heading and what stands under it. All are indices of blocks or sections; parent is -1 at the top."""

    heading: int
    parent: int
    level: int
    first: int
    last: int


class Series(NamedTuple):
    """Sibling labels in order. section is the index of the section they stand in (-1: none); blocks are block indices."""

    section: int
    family: str
    blocks: tuple[int, ...]


class Table(NamedTuple):
    """A table as a grid of cells; a cell is the tuple of its block indices, a merged cell the same tuple at every place."""

    caption: str
    grid: tuple[tuple[tuple[int, ...], ...], ...]


class Mark(NamedTuple):
    """Something that people left in the file. format: a tracked change of how it looks; unplaced: comments whose words are
    gone; own: a change or comment that fzlint wrote itself; highlight, strike, red, hidden: words that were made to look so by hand."""

    kind: MarkKind
    span: Span
    author: str
    text: str


class Directive(NamedTuple):
    """What a line of a text file says to fzlint; see `directives`. action "": no word that is known.

    line   1-based, in the source; alone: nothing else stands in it
    """

    action: Literal["ignore", "ignore-begin", "ignore-end", "ignore-file", ""]
    rules: tuple[str, ...]
    reason: str
    line: int
    alone: bool


class Suppression(NamedTuple):
    """Findings of some rules (codes, names) that the file itself excuses.

    action   as written; "?": no word that is known, nothing is excused
    at       where it is said, as far as the text shows it
    span     findings that begin in it are excused; None: all of the file
    """

    action: str
    rules: tuple[str, ...]
    reason: str
    at: Span
    span: Span | None


# what tells that a sentence goes on in the next block: the next begins with a mark (，。》), this one ends in 的 和 、 ，, a word
# lies across the cut, or the sentence has no end
Cut = Literal["mark", "connective", "word", "open"]


class Source(NamedTuple):
    """All that a reader makes of a file. Indices in tables and spans in marks speak of the paragraphs as handed over.

    unnumbered  the paragraphs in front of which an automatic number stands that could not be read
    directives  what lines of the file say to fzlint; they are no paragraphs; named: the title that data about it tell
    notes       what of the file was not read, in sentences
    """

    format: str
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    unnumbered: tuple[int, ...] = ()
    directives: tuple[Directive, ...] = ()
    notes: tuple[str, ...] = ()
    named: str = ""


class Place(NamedTuple):
    """A place in the source, as people and programs name it: paragraph and column from 1, column 0 is an automatic label."""

    paragraph: int
    column: int
    part: Part = BODY


class Year(NamedTuple):
    """A year that a document names. span: the words; by: what names it, the title, the line of the meeting below it, the
    sentence that leads in, or the date of signing."""

    value: int
    span: Span
    by: Literal["title", "meeting", "opening", "signoff"]


class Document:
    """A report as its reader sees it. Built once by `outline.build`, then only read."""

    def __init__(
        self,
        *,
        format: str,
        text: str,
        blocks: tuple[Block, ...],
        sections: tuple[Section, ...] = (),
        series: tuple[Series, ...] = (),
        tables: tuple[Table, ...] = (),
        marks: tuple[Mark, ...] = (),
        title: tuple[int, ...] = (),
        name: str = "",
        told: Year | None = None,
        lead: tuple[int, ...] = (),
        joined: Mapping[int, Cut] = MappingProxyType({}),
        unnumbered: tuple[int, ...] = (),
        suppressions: tuple[Suppression, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> None:
        """
        title    the blocks of the title, by index
        name     the title: their lines joined, without what stands around it (a number, 《》, a mark at its end)
        told     the year that the document names, and what names it
        lead     the blocks, by index, that lead in: those between the title and the first heading
        joined   the blocks (by index) whose sentence goes on in the next block, and what tells it
        unnumbered the blocks in front of which an automatic number stands that could not be read, in order
        suppressions what the file itself excuses
        notes    what of the file was not read, in sentences
        """
        self.format = format
        self.text = text
        self.blocks = blocks
        self.sections = sections
        self.series = series
        self.tables = tables
        self.marks = marks
        self.title_blocks = title
        self.title = name
        self.told = told
        self.lead = lead
        self.year = told.value if told else None
        self.joined = joined
        self.unnumbered = unnumbered
        self.suppressions = suppressions
        self.notes = notes
        self._starts = [block.start for block in blocks]

    @cached_property
    def plain(self) -> str:
        """The text with the characters that are meant in the place of those that look like them; same length."""
        return plain(self.text)

    @cached_property
    def folded(self) -> str:
        """The plain text with digits, brackets, Latin letters and the marks of numbers in one (half) width; same length."""
        return fold(self.text)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The pairs of neighbouring characters in the plain text: a word is worth looking for only if all its pairs are there."""
        text = self.plain
        return frozenset(map(add, text, text[1:]))

    def reported(self, offset: int) -> int | None:
        """The year that the report tells of: the one named, and `offset` where a title or a signature names it. The sentence that
        leads in (2025年，…) names that year itself."""
        if self.year is None:
            return None
        return self.year + (0 if self.told is not None and self.told.by == "opening" else offset)

    def text_of(self, block: Block) -> str:
        return self.text[block.start : block.end]

    def block_at(self, offset: int) -> int:
        """The index of the block that `offset` stands in; a block's end belongs to it."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def block_with(self, offset: int) -> Block:
        """The block that `offset` stands in; a block's end belongs to it."""
        return self.blocks[self.block_at(offset)]

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """First and last block (by index, inclusive) of every paragraph once cut lines are rejoined, in order."""
        ends = [i for i in range(len(self.blocks)) if i not in self.joined]
        return tuple(zip((0, *(end + 1 for end in ends)), ends, strict=False))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of running text (roles body and item, and what follows a run-in heading), in order.

        A sentence ends behind 。！？ and closing quotes or brackets that follow, or where its paragraph ends. Cut lines are
        rejoined, so a sentence may hold a line feed. Blanks around it are no part of it.
        """
        found: list[Span] = []
        for first, last in self.paragraphs:
            block = self.blocks[first]
            start = block.heading_end if block.role == "heading" else block.start
            if block.is_text and start < self.blocks[last].end:
                found.extend(Span(*bounds) for bounds in sentences(self.plain, start, self.blocks[last].end))
        return tuple(found)

    def unread(self, first: int, last: int) -> bool:
        """Whether an automatic number that could not be read stands between two blocks."""
        return bisect_right(self.unnumbered, first) < bisect_left(self.unnumbered, last)

    @cached_property
    def section_of(self) -> tuple[int, ...]:
        """For every block the index of the innermost section it stands in; its own for a heading; -1 if there is none."""
        inside = [-1] * len(self.blocks)
        for index, section in enumerate(self.sections):  # parents come first
            inside[section.heading] = index
            for i in range(section.first, section.last + 1):
                inside[i] = index
        return tuple(inside)

    def path(self, offset: int) -> tuple[str, ...]:
        """The headings above `offset`, outermost first, as a reader would name them."""
        if not self.blocks:
            return ()
        index = self.section_of[self.block_at(offset)]
        names: list[str] = []
        while index >= 0:
            names.append(self.heading_text(index))
            index = self.sections[index].parent
        return tuple(reversed(names))

    def heading_text(self, section: int) -> str:
        """The heading of a section with its label, without the text that follows a run-in heading."""
        block = self.blocks[self.sections[section].heading]
        label = block.label
        start = block.start if label is None else label.span.start  # converter residue may stand before a label
        text = self.text[start : block.heading_end].strip().rstrip("。")
        return label.text + text if label is not None and label.automatic else text

    def place(self, offset: int) -> Place:
        """Where the character at `offset` stands in the source; the end of a block is the column behind its last character."""
        block = self.block_with(offset)
        pieces = block.pieces
        piece = pieces[max(bisect_right(pieces, offset, key=lambda piece: piece.offset) - 1, 0)]
        return Place(piece.paragraph, piece.column + offset - piece.offset, block.part)

    def places(self, span: Span) -> tuple[Place, Place]:
        """Start and (exclusive) end of a span in the source: the end is the column behind its last character."""
        start = self.place(span.start)
        if span.label:
            start = start._replace(column=0)
        if span.end > span.start:
            last = self.place(span.end - 1)
            return start, last._replace(column=last.column + 1)
        return start, start._replace(column=1) if span.label else start

    def where(self, span: Span) -> str:
        """The paragraphs of a span as a reader names them: “第45—87行” of a text file, “第12段” elsewhere."""
        first, last = self.place(span.start).paragraph, self.place(max(span.end - 1, span.start)).paragraph
        unit = "行" if self.format in ("text", "markdown") else "段"
        return f"第{first}{unit}" if first == last else f"第{first}—{last}{unit}"
