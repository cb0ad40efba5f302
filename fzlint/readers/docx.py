"""Word files: .docx and its kin, from Word, WPS or anything else, as their reader sees them on paper.

The stories of the file (body, notes, headers and footers) are read one by one and put together; see story.py for what is
shown and what is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from fzlint.document.fold import shows
from fzlint.document.model import Cell, Paragraph, Part, Piece, Role, Source, Table
from fzlint.pattern import pattern
from fzlint.readers import numbering, styles
from fzlint.readers.drafts import CellDraft, Draft, TableDraft
from fzlint.readers.marks import Comment, found_marks, read_comments
from fzlint.readers.numbering import Counters
from fzlint.readers.package import Package
from fzlint.readers.story import TEXT_TAGS, Story
from fzlint.readers.traces import Position
from fzlint.readers.unreadable import Unreadable

__all__ = ["TEXT_TAGS", "part_names", "read"]

_PICTURE = "\ufffc"  # stands for a paragraph that holds a picture and nothing else
_CAPTION = 40  # code points: a longer paragraph is no caption


def read(data: bytes) -> Source:
    """Read a .docx file.

    Paragraphs that show nothing are left out, but counted. A paragraph of the body that shows a picture and no text is
    handed over as U+FFFC.

    Raises Unreadable if it is no .docx, is damaged, encrypted or too large, or has no text.
    """
    try:
        return _read(Package(data))
    except MemoryError:
        raise Unreadable(
            "too-large", "文件内容过多，内存不够，无法检查。请分成几个文件，或删去其中的图片后再检查。"
        ) from None


def part_names(package: Package) -> dict[str, str]:
    """What the parts that a document shows are called in the package, by `Part.name`.

    "" and "textbox" are the main part; headers and footers are counted in the order of their names in the package.
    """
    related = package.relationships(package.main)
    names = {"": package.main, "textbox": package.main}
    for relation in related:
        if relation.kind in ("footnotes", "endnotes"):
            names[relation.kind.removesuffix("s")] = relation.target
    for kind in ("header", "footer"):
        targets = {relation.target for relation in related if relation.kind == kind}
        for count, target in enumerate(sorted(targets, key=lambda name: (len(name), name)), 1):
            names[f"{kind}{count}"] = target
    return names


def _read(package: Package) -> Source:
    related = package.relationships(package.main)
    by_kind = {relation.kind: relation.target for relation in related}
    by_id = {relation.id: relation.target for relation in related}
    names = part_names(package)
    look = styles.read(package, by_kind.get("styles"))
    lists: list[numbering.Numbering] = []

    def counters() -> Counters:
        if not lists:
            lists.append(numbering.read(package, by_kind.get("numbering"), look))
        return Counters(lists[0])

    body = Story(package, Part(), look, counters)
    body.read(package.main)
    if not body.is_document:
        raise Unreadable("wrong-format", "文件的正文部分不是 Word 文档。请在 Word/WPS 中打开，另存为 .docx 后再检查。")
    if not any(shows(draft.text) for draft in body.drafts):
        raise Unreadable(
            "no-text", "文件里没有可以检查的文字。如果内容是图片（扫描件），请先转成文字，存为 .docx 后再检查。"
        )
    stories = [body]
    for kind in ("footnote", "endnote"):
        ids = [id for note, id in body.notes if note == kind]
        if ids and kind in names:
            story = Story(package, Part(kind), look, counters, frozenset(ids))
            story.read(names[kind])
            order = {id: place for place, id in reversed(list(enumerate(ids)))}
            story.drafts.sort(key=lambda draft: order.get(draft.part.id, -1))
            stories.append(story)
    used = {by_id[id] for id in body.headers if id in by_id}
    for name, target in names.items():
        if name.startswith(("header", "footer")) and target in used:
            story = Story(package, Part(name), look, counters)
            story.read(target)
            stories.append(story)
    try:
        comments = read_comments(package, by_kind.get("comments"), by_kind.get("commentsExtended"))
    except Unreadable:
        if any(trace.kind == "comment" for story in stories for trace in story.traces.found):
            raise
        comments = {}  # nothing of the text points to what cannot be read
    return _source(comments, stories)


def _source(comments: Mapping[str, Comment], stories: Sequence[Story]) -> Source:
    """Paragraphs, tables and marks with their indices and offsets, now that all is known."""
    drafts = [draft for story in stories for draft in story.drafts]
    tables = [table for story in stories for table in story.tables if table.shown and table.rows]
    for index, table in enumerate(tables):
        table.index = index

    paragraphs: list[Paragraph] = []
    indices: dict[int, int] = {}  # of a handed-over draft, by id()
    at = 0
    for draft in drafts:
        draft.start = at
        text = draft.text
        pieces = tuple(draft.pieces)
        if not shows(text):
            if not draft.picture or draft.part.name or draft.cell is not None:
                continue
            text, pieces = _PICTURE, (Piece(0, draft.ordinal, 1, -1, True),)
        indices[id(draft)] = len(paragraphs)
        at += len(text) + 1
        paragraphs.append(
            Paragraph(text, pieces, draft.level, draft.label, _role(draft), draft.part, _place(draft.cell))
        )
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    traces = [trace for story in stories for trace in story.traces.found]
    marks = found_marks(traces, lambda position: _offset(position, indices, len(text)), text, comments)
    return Source(
        "docx",
        tuple(paragraphs),
        tuple(_table(table, indices) for table in tables),
        tuple(sorted(marks, key=lambda mark: mark.span[:2])),
    )


def _role(draft: Draft) -> Role | Literal[""]:
    name = draft.part.name
    if not name:
        return draft.role or ("cell" if draft.cell is not None else "")
    if name in ("footnote", "endnote"):
        return "note"
    return "textbox" if name == "textbox" else "header"


def _place(cell: CellDraft | None) -> Cell | None:
    return None if cell is None or cell.table.index < 0 else Cell(cell.table.index, cell.row, cell.column)


# --------------------------------------------------------------------------- tables


def _table(table: TableDraft, indices: Mapping[int, int]) -> Table:
    width = table.width()
    cells: dict[int, tuple[int, ...]] = {}

    def blocks(cell: CellDraft | None) -> tuple[int, ...]:
        if cell is None:
            return ()
        if id(cell) not in cells:
            cells[id(cell)] = tuple(indices[id(draft)] for draft in cell.drafts if id(draft) in indices)
        return cells[id(cell)]

    grid = tuple((*map(blocks, row), *((),) * (width - len(row))) for row in table.rows)
    return Table(_caption(table.before), grid)


_UNIT = pattern(r"[（(]?\s*(?:计量)?单位\s*[：:]")
_CAPTION_WORDS = pattern(
    r"附?表\s*[\d０-９一二三四五六七八九十（(：:—-]"
    r"|.*(?:表|情况|统计|一览|明细|名单|汇总|清单)\s*(?:[（(][^（()）]*[)）])?$"
)


def _caption(before: Iterable[Draft]) -> str:
    """The text of the paragraph right in front of a table if it looks like a caption; a line that tells the unit may
    stand between."""
    lines = [draft for draft in before if shows(draft.text)]
    if not lines:
        return ""
    last = lines[-1]
    if len(lines) > 1 and len(last.text) <= _CAPTION and _UNIT.match(last.text.strip()):
        last = lines[-2]
    text = last.label + last.text.strip()
    if len(text) > _CAPTION or any(mark in text for mark in "。；，") or not _CAPTION_WORDS.match(text):
        return ""
    return text


def _offset(position: Position | None, indices: Mapping[int, int], length: int) -> int:
    """A position in the text; in a paragraph that is not handed over, where the next one begins."""
    if position is None:
        return 0
    draft, offset = position
    return min(draft.start + (offset if id(draft) in indices else 0), length)
