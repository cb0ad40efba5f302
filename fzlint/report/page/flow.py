"""The document as its reader sees it, block by block, with the notes beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.model import Part
from fzlint.finding import Finding
from fzlint.record import NamedTuple
from fzlint.report.page import FILE
from fzlint.report.page import notes as notes_
from fzlint.report.page.sheet import Sheet
from fzlint.report.page.words import Marked, escape, inline, label
from fzlint.report.place import part_of

_FIRST = 3  # the level of the outermost headings in the page
_LAST = 6
_INDENTS = ("\u3000", " ", "\t", "\xa0")


def flow(sheet: Sheet) -> str:
    """The rows of a document."""
    return "".join(_flow(sheet))


def _flow(sheet: Sheet) -> Iterator[str]:
    blocks = sheet.document.blocks
    at = 0
    where = Part()
    while at < len(blocks):
        if blocks[at].part.name != where.name:
            where = blocks[at].part
            if where.name:
                place = sheet.document.place(blocks[at].start)
                yield f'<h3 class="part">{escape(part_of(place._replace(part=Part(where.name))))}</h3>'
        if at in sheet.folds:
            last, index = sheet.folds[at]
            yield _fold(sheet, at, last, sheet.findings[index])
        else:
            last = _stretch(sheet, at, len(blocks) - 1)
            yield _row(sheet, at, last)
        at = last + 1


def _fold(sheet: Sheet, first: int, last: int, finding: Finding) -> str:
    """A copy: what is said of it, and itself, to be unfolded."""
    told = [beside for at in range(first, last + 1) if (beside := notes_.beside(sheet, at))]
    rows: list[str] = []
    at = first
    while at <= last:
        end = _stretch(sheet, at, last)
        rows.append(_row(sheet, at, end, with_notes=False))
        at = end + 1
    covered = f"，其中另有 {finding.covered} 处问题未逐一标出" if finding.covered else ""
    return (
        f'<div class="row" id="{FILE}-c{first}"><div class="text"><details class="copy"><summary>与前文重复的 '
        f"{last - first + 1} 段已折叠{covered}，点此展开</summary>{''.join(rows)}</details></div>{''.join(told)}</div>"
    )


def _stretch(sheet: Sheet, at: int, last: int) -> int:
    """The last block of the row that begins with a block: that of tables or of the contents, or itself."""
    blocks = sheet.document.blocks
    first = blocks[at]
    if first.cell is None and first.role != "toc":
        return at
    while at < last and at + 1 not in sheet.folds and blocks[at + 1].part == first.part:
        after = blocks[at + 1]
        if (after.cell is None) != (first.cell is None) or (first.cell is None and after.role != "toc"):
            break
        at += 1
    return at


def _row(sheet: Sheet, first: int, last: int, *, with_notes: bool = True) -> str:
    block = sheet.document.blocks[first]
    if block.cell is not None:
        shown = _table(sheet, first, last)
    elif block.role == "toc":
        lines = "".join(f'<p id="{FILE}-b{at}">{_words(sheet, at)}</p>' for at in range(first, last + 1))
        shown = f'<details class="toc"><summary>目录（{last - first + 1} 行）</summary>{lines}</details>'
    else:
        shown = _paragraph(sheet, first)
    beside = "".join(notes_.beside(sheet, at) for at in range(first, last + 1)) if with_notes else ""
    number = sheet.document.place(block.start).paragraph
    id = f' id="{FILE}-b{first}"' if block.cell is None and block.role != "toc" else ""
    kind = "row chapter" if shown.startswith(f"<h{_FIRST}") else "row"
    return f'<div class="{kind}"{id} data-n="{number}"><div class="text">{shown}</div>{beside}</div>'


def _paragraph(sheet: Sheet, at: int) -> str:
    block = sheet.document.blocks[at]
    words = _words(sheet, at)
    if block.role == "heading" and block.heading_end >= block.end and not block.part.name:
        section = sheet.document.section_of[at]
        level = sheet.document.sections[section].level if section >= 0 else 1
        tag = f"h{min(_FIRST + level - 1, _LAST)}"
        id = f' id="{FILE}-s{section}"' if section >= 0 and sheet.document.sections[section].heading == at else ""
        return f"<{tag}{id}>{words}</{tag}>"
    kind = "title" if at in sheet.document.title_blocks else block.role
    indented = " typed" if sheet.document.text.startswith(_INDENTS, block.start, block.end) else ""
    return f'<p class="{kind}{indented}">{words}</p>'


def _words(sheet: Sheet, at: int) -> str:
    """The text of a block with its number and its marks; of a run-in heading the heading in bold."""
    block = sheet.document.blocks[at]
    marks = sheet.marks.get(at, ())
    shown = label(block.label.text, sheet.labels.get(at, ())) if block.label and block.label.automatic else ""
    middle = block.heading_end
    if not block.start < middle < block.end:
        return shown + inline(sheet.text, block.start, block.end, marks)
    heading = inline(sheet.text, block.start, middle, _within(marks, block.start, middle))
    rest = inline(sheet.text, middle, block.end, [mark for mark in marks if mark.end > middle or mark.start == middle])
    id = ""
    section = sheet.document.section_of[at]
    if section >= 0 and sheet.document.sections[section].heading == at:
        id = f' id="{FILE}-s{section}"'
    return f"<strong{id}>{shown}{heading}</strong>{rest}"


def _within(marks: Sequence[Marked], start: int, end: int) -> list[Marked]:
    return [mark for mark in marks if start <= mark.start < end]


# ------------------------------------------------------------------------ tables


def _table(sheet: Sheet, first: int, last: int) -> str:
    """The tables of a stretch of cells. Whatever their grids leave out comes behind them: nothing is lost."""
    done = _Done(set(), set())
    shown = _cell(sheet, range(first, last + 1), done, range(first, last + 1))
    return f'<div class="sheet" tabindex="0" role="group" aria-label="表格">{shown}</div>'


class _Done(NamedTuple):
    blocks: set[int]
    tables: set[int]


def _grid(sheet: Sheet, index: int, done: _Done, inside: range) -> str:
    grid = sheet.document.tables[index].grid
    done.tables.add(index)
    width = max((len(row) for row in grid), default=0)
    taken: set[tuple[int, int]] = set()
    lines: list[str] = []
    for y, row in enumerate(grid):
        cells: list[str] = []
        for x, blocks in enumerate(row):
            if (y, x) in taken:
                continue
            across, down = _span(grid, y, x) if blocks else (1, 1)
            taken |= {(y + i, x + k) for i in range(down) for k in range(across)}
            size = (f' colspan="{across}"' if across > 1 else "") + (f' rowspan="{down}"' if down > 1 else "")
            cells.append(f"<td{size}>{_cell(sheet, blocks, done, inside)}</td>")
        missing = width - len(row)
        lines.append(f"<tr>{''.join(cells)}{'<td></td>' * missing}</tr>")
    return f"<table><tbody>{''.join(lines)}</tbody></table>"


def _span(grid: Sequence[Sequence[tuple[int, ...]]], y: int, x: int) -> tuple[int, int]:
    """How many columns and rows a merged cell takes: it is the same tuple at all its places."""
    cell = grid[y][x]
    across = 1
    while x + across < len(grid[y]) and grid[y][x + across] == cell:
        across += 1
    down = 1
    while y + down < len(grid) and list(grid[y + down][x : x + across]) == [cell] * across:
        down += 1
    return across, down


def _cell(sheet: Sheet, blocks: Sequence[int], done: _Done, inside: range) -> str:
    """The paragraphs of a cell and the tables that begin in it."""
    shown: list[str] = []
    for at in blocks:
        cell = sheet.document.blocks[at].cell
        if at in done.blocks or at not in inside:
            continue
        if cell is not None and cell.table not in done.tables:
            shown.append(_grid(sheet, cell.table, done, inside))
        if at not in done.blocks:
            done.blocks.add(at)
            shown.append(_cell_line(sheet, at))
    return "".join(shown)


def _cell_line(sheet: Sheet, at: int) -> str:
    return f'<p id="{FILE}-b{at}">{_words(sheet, at)}</p>'
