"""Documents with a table, written as text."""

from __future__ import annotations

from fzlint.document.model import Cell, Document, Paragraph, Piece, Source, Table
from fzlint.document.outline import build
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load

_FZ404 = [rule for rule in load()[0] if rule.code == "FZ404"]


def told_beside(table: str, behind: str) -> list[str]:
    """What FZ404 says of a sentence behind a table in Markdown."""
    text = f"# 青河县水务局2023年工作总结\n\n一、主要工作\n\n情况如下。\n{table}\n{behind}\n"
    return [found.message for found in lint(read(text.encode(), "a.md"), _FZ404, None).findings]


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
