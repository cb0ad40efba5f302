"""Tables that only hold running text together: the whole report in one cell, or paragraph by paragraph in a table of one column.

What stands in such a cell is read as if no table stood round it. A table inside it stays one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fzlint.document.model import Cell, Paragraph, Source, Table

_LINES = 6  # paragraphs that a frame holds at least
_LONG = 300  # … and their characters
_SHARE = 3  # of all characters outside other cells it holds one in so many
_NEARLY = 4  # one row in so many may have several cells
_CLOSED = 40  # characters of a paragraph that is running text


def unframed(source: Source) -> Source:
    """The source without the frames round its text."""
    inside: dict[int, list[int]] = {}  # by table the paragraphs in its cells
    for i, paragraph in enumerate(source.paragraphs):
        if paragraph.cell is not None:
            inside.setdefault(paragraph.cell.table, []).append(i)
    if not inside:
        return source
    free: set[int] = set()
    for number, places in inside.items():
        if sum(len(source.paragraphs[i].text) for i in places) >= _LONG and number < len(source.tables):
            free.update(_framed(source, source.tables[number], places))
    if not free:
        return source
    grids = [
        tuple(tuple(tuple(i for i in cell if i not in free) for cell in row) for row in table.grid)
        for table in source.tables
    ]
    left = [number for number, grid in enumerate(grids) if any(cell for row in grid for cell in row)]
    now = {number: count for count, number in enumerate(left)}  # a frame is no table to a reader who counts them
    paragraphs = tuple(_placed(p, i in free, now) for i, p in enumerate(source.paragraphs))
    return source._replace(paragraphs=paragraphs, tables=tuple(source.tables[i]._replace(grid=grids[i]) for i in left))


def _placed(paragraph: Paragraph, free: bool, now: Mapping[int, int]) -> Paragraph:
    """A paragraph in front of which no frame stands any more."""
    if paragraph.cell is None:
        return paragraph
    if free:
        return paragraph._replace(cell=None, role="" if paragraph.role == "cell" else paragraph.role)
    return paragraph._replace(cell=paragraph.cell._replace(table=now[paragraph.cell.table]))


def _framed(source: Source, table: Table, places: Sequence[int]) -> list[int]:
    """The paragraphs of a table that are running text: all of a table with one column, those of a cell that holds much."""
    cells: dict[Cell | None, list[int]] = {}
    for i in places:
        cells.setdefault(source.paragraphs[i].cell, []).append(i)
    rows = [row for row in table.grid if any(row)]
    single = [row for row in rows if len(set(filter(None, row))) == 1]
    if len(cells) > 1 and _NEARLY * len(single) >= (_NEARLY - 1) * len(rows):  # a small table may stand in it
        alone = {i for row in single for cell in row for i in cell}
        places = [i for i in places if i in alone]
        return list(places) if _holds_report(source, places) else []
    return [i for held in cells.values() if _holds_report(source, held) for i in held]


def _holds_report(source: Source, places: Sequence[int]) -> bool:
    """Whether paragraphs are a good part of the text, and several of them whole sentences."""
    texts = [source.paragraphs[i].text for i in places]
    length = sum(map(len, texts))
    running = sum(_is_running(text) for text in texts)
    if running and length >= _LONG and len(texts) == len(source.paragraphs):
        return True  # all that there is
    if len(texts) < _LINES or length < _LONG or running < 2:
        return False
    chosen = set(places)
    others = sum(len(p.text) for i, p in enumerate(source.paragraphs) if i not in chosen and p.cell is None)
    return _SHARE * length >= others + length


def _is_running(text: str) -> bool:
    return len(text) > _CLOSED and text.rstrip().endswith("。")
