"""Tables in Markdown: with pipes, and in HTML. Their cells are blocks; a grid tells where each stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fzlint.pattern import pattern
from fzlint.readers.lines import Line
from fzlint.record import NamedTuple

_CAPTION = pattern(r"(附?表|.*表$|.*情况$)")
_CELL = pattern(r"(?:\\.|[^|\\])*(?:\||$)")
_SEPARATOR = pattern(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_OPEN = pattern(r"\s{0,3}<table\b", re.IGNORECASE)
_TAG = pattern(r"<(/?)(table|tr|td|th)\b([^<>\n]{0,300})>", re.IGNORECASE)
_SPAN = pattern(r"\b(col|row)span\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_MOST = 100_000  # places in a grid


class Cell(NamedTuple):
    """A cell, and the place of its first character's row and column in the grid."""

    row: int
    column: int
    lines: tuple[Line, ...]


class Grid(NamedTuple):
    """A table. places: for every place in the grid the row and column of the cell there, a merged one at several; first, last:
    its lines, by index."""

    cells: tuple[Cell, ...]
    places: tuple[tuple[tuple[int, int], ...], ...]
    first: int
    last: int


def caption(above: str) -> str:
    """The caption that the block above a table is, "" if it is none."""
    above = above.strip()
    return above if len(above) <= 40 and _CAPTION.match(above) else ""


# --------------------------------------------------------------------------- pipes


def pipe_table(lines: Sequence[Line]) -> Grid:
    """The table that lines with pipes make; the second tells columns apart and is no row."""
    cells: list[Cell] = []
    rows: list[list[tuple[int, int]]] = []
    for number, line in enumerate(lines):
        if number == 1 and _SEPARATOR.match(line.text):
            continue
        row = len(rows)
        found = [Cell(row, at, (piece,)) for at, piece in enumerate(_pieces(line))]
        cells += found
        rows.append([(row, cell.column) for cell in found])
    return Grid(tuple(cells), _even(rows), lines[0].number - 1, lines[-1].number - 1)


def _even(rows: list[list[tuple[int, int]]]) -> tuple[tuple[tuple[int, int], ...], ...]:
    width = max(map(len, rows), default=0)
    return tuple(tuple(row + [(-1, -1)] * (width - len(row))) for row in rows)


def _pieces(line: Line) -> list[Line]:
    """The cells of a row."""
    found: list[Line] = []
    body = line.text.rstrip()
    start = len(body) - len(body.lstrip())
    if body[start : start + 1] == "|":
        start += 1
    end = len(body) - 1 if body.endswith("|") and not body.endswith("\\|") else len(body)
    for cell in _CELL.finditer(body[start:end]):
        text = cell.group().removesuffix("|")
        if cell.start() == cell.end() and cell.start() == end - start and found:
            break
        lead = len(text) - len(text.lstrip())
        found.append(Line(line.number, line.column + start + cell.start() + lead, text.strip()))
        if cell.end() >= end - start:
            break
    return found


# ---------------------------------------------------------------------------- HTML


def html_tables(lines: Sequence[Line]) -> list[Grid]:
    """The tables that begin at the start of a line; one without an end is none."""
    found: list[Grid] = []
    i = 0
    while i < len(lines):
        if _OPEN.match(lines[i].text):
            last, depth = i, 0
            for last in range(i, len(lines)):
                tags = [tag.group(1) for tag in _TAG.finditer(lines[last].text) if tag.group(2).lower() == "table"]
                depth += tags.count("") - tags.count("/")
                if depth <= 0:
                    break
            if depth <= 0:
                found.append(_html_table(lines[i : last + 1]))
                i = last
            else:
                break
        i += 1
    return found


def _html_table(lines: Sequence[Line]) -> Grid:
    cells: list[Cell] = []
    taken: dict[tuple[int, int], tuple[int, int]] = {}
    row, depth = -1, 0
    inside: list[Line] | None = None
    for line in lines:
        at = 0
        for tag in _TAG.finditer(line.text):
            closing, name = bool(tag.group(1)), tag.group(2).lower()
            if name == "table":
                depth += -1 if closing else 1
            if depth > 1:
                continue  # a table in a cell: its text is that of the cell
            if inside is not None:
                inside.append(_part(line, at, tag.start()))
                cells[-1] = cells[-1]._replace(lines=tuple(part for part in inside if part.text))
                inside = None
            at = tag.end()
            if name == "tr" and not closing:
                row += 1
            elif name in ("td", "th") and not closing:
                row = max(row, 0)
                column = 0
                while (row, column) in taken:
                    column += 1
                cells.append(Cell(row, column, ()))
                inside = []
                _take(taken, row, column, tag.group(3))
        if inside is not None:
            inside.append(_part(line, at, len(line.text)))
    height = max((place[0] for place in taken), default=-1) + 1
    width = max((place[1] for place in taken), default=-1) + 1
    height = min(height, row + 1)
    places = tuple(tuple(taken.get((r, c), (-1, -1)) for c in range(width)) for r in range(height))
    return Grid(tuple(cells), places, lines[0].number - 1, lines[-1].number - 1)


def _take(taken: dict[tuple[int, int], tuple[int, int]], row: int, column: int, attributes: str) -> None:
    spans = {name.lower(): max(int(size), 1) for name, size in _SPAN.findall(attributes)}
    for r in range(row, row + spans.get("row", 1)):
        for c in range(column, column + spans.get("col", 1)):
            if len(taken) < _MOST:
                taken.setdefault((r, c), (row, column))


def _part(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    lead = len(text) - len(text.lstrip())
    return Line(line.number, line.column + start + lead, text.strip())
