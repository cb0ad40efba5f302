"""Pages made of lines, and what of them is furniture: what the tests beside this read."""

from __future__ import annotations

from fzlint.document.model import Document
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load

RULES, KINDS = load()
BODY = "2024年，我局按照全县的部署，修订裁量基准，补充执法人员四名，逐案复核，案卷评查合格率比上年有所提高，没有败诉的案件。"
TITLE = "青河县水务局2024年法治政府建设情况报告"


def document(*lines: str) -> Document:
    return read("\n".join(lines).encode(), "a.txt")


def furniture(*lines: str) -> list[str]:
    doc = document(*lines)
    return [doc.text_of(block) for block in doc.blocks if block.role == "furniture"]


def told_above_the_title(lines: list[str]) -> bool:
    """Whether lines above a title are one block of the page, and title and year are those of the report."""
    doc = document(*lines, TITLE, BODY)
    told = sum(finding.code == "FZ603" for finding in lint(doc, RULES, None).findings)
    return furniture(*lines, TITLE, BODY) == lines and (doc.title, doc.year, told) == (TITLE, 2024, 1)
