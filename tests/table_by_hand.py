"""Documents with a table, written as text."""

from __future__ import annotations

from fzlint.document.model import Cell, Document, Paragraph, Piece, Source, Table
from fzlint.document.outline import build


def table(text: str, before: str = "") -> Document:
    """A document with one table: a line for each row, cells parted by |; < is one with its left, ^ with its upper neighbour."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    paragraphs = [Paragraph("青河县2024年工作报告", (Piece(0, 1, 1),))]
    if before:
        paragraphs.append(Paragraph(before, (Piece(0, 2, 1),)))
    grid: list[list[tuple[int, ...]]] = []
    for r, row in enumerate(rows):
        cells: list[tuple[int, ...]] = []
        for c, shown in enumerate(row):
            if shown == "<":
                cells.append(cells[-1])
            elif shown == "^":
                cells.append(grid[-1][c])
            elif shown:
                cells.append((len(paragraphs),))
                paragraphs.append(Paragraph(shown, (Piece(0, len(paragraphs) + 1, 1),), cell=Cell(0, r, c)))
            else:
                cells.append(())
        grid.append(cells)
    return build(Source("docx", tuple(paragraphs), (Table("", tuple(map(tuple, grid))),)))
