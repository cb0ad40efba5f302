"""What a sentence tells and a table of the document has as well: whether it is right is judged in the table, with all its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from fzlint.document.model import Document, Table
from fzlint.finding import Match
from fzlint.pattern import pattern

_NUMBER = pattern(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_FEWEST = 3  # figures that are no chance


def unconfirmed(document: Document, told: Iterable[Match]) -> Iterator[Match]:
    """Those of what is told of figures that do not stand, all of them, in one table: 本年收入5912.75万元，其中…… of an account."""
    if not document.tables:
        yield from told
        return
    tables = [_numbers(_text(document, table)) for table in document.tables]
    for match in told:
        spans = (match.span, *match.related)
        numbers = _numbers(" ".join(document.folded[span.start : span.end] for span in spans))
        if len(numbers) < _FEWEST or not any(numbers <= table for table in tables):
            yield match


def _text(document: Document, table: Table) -> str:
    blocks = (document.blocks[i] for row in table.grid for cell in row for i in cell)
    return " ".join(document.folded[block.start : block.end] for block in blocks)


def _numbers(text: str) -> set[Decimal]:
    return {Decimal(re.sub(",", "", number)) for number in _NUMBER.findall(text)}
