"""Tables that were pasted into a text: rows of cells with tabs, blanks or | between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fzlint.document.labels import read_label
from fzlint.pattern import pattern
from fzlint.readers.grids import Cell, Grid
from fzlint.readers.lines import Line
from fzlint.record import NamedTuple

_PIPE = pattern(r"\s*[|｜]\s*")
_TAB, _WIDE, _BLANK = pattern("\t"), pattern("(?:[ \xa0]{2,}|\u3000)[ \xa0\u3000]*"), pattern("[ \xa0\u3000]+")
_COMMA = pattern("[,，]")
_FIGURE = pattern(r"[-+−－]?\d[\d,，.．]*[%％‰]?|[-—－/／\\]")
_RULE = pattern(r"\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?)?\s*")  # |---|---| below the head of a table in Markdown
_LONG = 60  # code points of a cell; two cells of which one is longer are a label and its paragraph
_HEAD = 12
_BY_COMMAS = 4
_HEADED = 2
_MARKS = "。；，、：！？"


class _Row(NamedTuple):
    """A line in cells. kind: what parts them, 0 tabs, 1 wide blanks, 2 any blanks, 3 pipes, 4 commas, the figures behind a name."""

    kind: int
    cells: tuple[Line, ...]


def tables(lines: Sequence[Line]) -> list[Grid]:
    """The tables among the lines of a text; their first and last line by index in `lines`."""
    if not any(mark in line.text for line in lines for mark in "\t \u3000|｜") and not any(map(_ends_in_figure, lines)):
        return []
    rows = [_row(line) for line in lines]
    found: list[Grid] = []
    first = 0
    while first < len(rows):
        if ruled := _ruled(lines, first):
            found.append(_grid(ruled, first, first + len(ruled)))
            first += len(ruled) + 1
            continue
        row = rows[first]
        last = first
        while row and last + 1 < len(rows) and (after := rows[last + 1]) and after.kind == row.kind:
            last += 1
        run = [row for row in rows[first : last + 1] if row]
        if run and _is_table(run) and not _is_contents(run, lines[first - 1].text if first else ""):
            top = first
            if row and row.kind and first and (head := _head(lines[first - 1], len(row.cells))):
                run, top = [head, *run], first - 1
            found.append(_grid(run, top, last))
        first = last + 1
    return found


def _ruled(lines: Sequence[Line], first: int) -> list[_Row]:
    """The rows of a table in Markdown whose head stands at `first`, without its row of dashes, which says nothing; empty if
    there is none."""
    rule = lines[first + 1].text if first + 1 < len(lines) else ""
    if "---" not in rule or not _RULE.fullmatch(rule):
        return []
    run: list[_Row] = []
    for line in (lines[first], *lines[first + 2 :]):
        cells = tuple(_cells(line, _PIPE)) if "|" in line.text else ()
        if len(cells) < _HEADED or (run and len(cells) != len(run[0].cells)):
            break
        run.append(_Row(3, cells))
    return run if len(run) > 1 and len(tuple(_cells(lines[first + 1], _PIPE))) == len(run[0].cells) else []


def _ends_in_figure(line: Line) -> bool:
    """Whether a line may be a row that commas part."""
    return line.text[-1:].isdigit() or line.text[-1:] in ("%", "％")


def _row(line: Line) -> _Row | None:
    shown = line.text.strip()
    if "\t" in shown:
        return _Row(0, tuple(_cells(line, _TAB)))
    if "|" in shown or "｜" in shown:
        cells = tuple(_cells(line, _PIPE))
        behind = [bool(_FIGURE.fullmatch(cell.text)) for cell in cells[1:]]
        return _Row(3, cells) if len(cells) >= 3 and 2 * sum(behind) >= len(behind) else None
    if _ends_in_figure(line) and _COMMA.search(shown):
        cells = tuple(_cells(line, _COMMA))
        named = 2 if cells[0].text.isdecimal() and len(cells) > _HEADED else 1  # 1,司法所,12,11
        if _names_column(cells[named - 1]) and all(
            _FIGURE.fullmatch(cell.text) or not cell.text for cell in cells[named:]
        ):
            return _Row(4, cells)
    for kind, separator in ((1, _WIDE), (2, _BLANK)):
        if separator.search(shown):
            cells = tuple(_cells(line, separator))
            behind = [bool(_FIGURE.fullmatch(cell.text)) for cell in cells[1:]]
            if len(cells) >= 3 and (all(behind) if kind == 2 else 2 * sum(behind) >= len(behind)):
                return _Row(kind, cells)
    return None


def _cells(line: Line, separator: re.Pattern[str]) -> Iterator[Line]:
    text = line.text
    around = " \xa0\u3000" if separator is _TAB else None  # a cell at the end of a row may be empty
    start = len(text) - len(text.lstrip(around))
    end = len(text.rstrip(around))
    if separator is _PIPE:  # those at the edges
        start += text[start] in "|｜"
        end -= end > start and text[end - 1] in "|｜"
    for match in [*separator.finditer(text, start, end), None]:
        stop = match.start() if match else end
        cell = text[start:stop]
        lead = len(cell) - len(cell.lstrip())
        yield Line(line.number, line.column + start + lead, cell.strip())
        start = match.end() if match else end


def _is_table(run: Sequence[_Row]) -> bool:
    """Whether rows are a table, not a list whose labels have tabs behind them, or names side by side."""
    if len(run) < 2:
        return False
    if run[0].kind == _BY_COMMAS and len(run[0].cells) == 2 > len(run) - 1:
        return False
    if run[0].kind:
        return len({len(row.cells) for row in run}) == 1
    if sum(len(row.cells) >= 3 for row in run) >= 2:
        return sum(_is_labelled(row) for row in run) * 2 <= len(run)
    figures = sum(bool(_FIGURE.fullmatch(row.cells[-1].text)) for row in run)
    return (
        len(run) >= 3 and 2 * figures >= len(run) and all(len(cell.text) <= _LONG for row in run for cell in row.cells)
    )


def _is_labelled(row: _Row) -> bool:
    """Whether a line is a label and a paragraph, parted by tabs."""
    first = row.cells[0].text
    label = read_label(first, 0, len(first))
    shown = [cell.text for cell in row.cells[1:] if cell.text]
    return label is not None and label.end == len(first) and len(shown) == 1 and len(shown[0]) > _HEAD


def _is_contents(run: Sequence[_Row], above: str) -> bool:
    """Whether lines are a contents page: headings and page numbers that rise."""
    pages = [row.cells[-1].text for row in run]
    if any(len([cell for cell in row.cells if cell.text]) != 2 for row in run) or not all(p.isdecimal() for p in pages):
        return False
    rising = [int(page) for page in pages]
    if "".join(above.split()) in ("目录", "目次"):
        return True
    labelled = sum(read_label(row.cells[0].text, 0, len(row.cells[0].text)) is not None for row in run)
    return 2 * labelled > len(run) and rising == sorted(rising)


def _head(line: Line, count: int) -> _Row | None:
    """The row of a line above a table that names its columns."""
    for separator in (_WIDE, _BLANK, _PIPE, _COMMA):
        cells = tuple(_cells(line, separator))
        if len(cells) == count and all(map(_names_column, cells)):
            return _Row(1, cells)
    return None


def _names_column(cell: Line) -> bool:
    return 0 < len(cell.text) <= _HEAD and not cell.text.endswith(tuple(_MARKS)) and cell.text.strip("-—:") != ""


def _grid(run: Sequence[_Row], first: int, last: int) -> Grid:
    """The figures of a row that is shorter stand under those of the others: cells that name several rows are told once."""
    width = max(len(row.cells) for row in run)
    cells: list[Cell] = []
    places: list[tuple[tuple[int, int], ...]] = []
    for r, row in enumerate(run):
        behind = 0
        while behind < len(row.cells) and _FIGURE.fullmatch(row.cells[-1 - behind].text):
            behind += 1
        names = len(row.cells) - behind
        columns = [*range(names), *range(width - behind, width)] if behind else list(range(len(row.cells)))
        cells += [Cell(r, c, (line,)) for c, line in zip(columns, row.cells, strict=True)]
        taken = set(columns)
        places.append(tuple((r, c) if c in taken else (-1, -1) for c in range(width)))
    return Grid(tuple(cells), tuple(places), first, last)
