"""A column of shares beside the figures that they are shares of: 占比 has to be the figure of its row over that of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.record import NamedTuple
from fzlint.tables.panels import Cell, Value
from fzlint.tables.readings import Sheet

_FIT = 2  # rows that prove what a column is the share of


class Wrong(NamedTuple):
    """A share that its figures do not make. parts: the figure of its row and that of the whole; made: what they make."""

    cell: Cell
    position: int
    line: int
    parts: tuple[Value, Value]
    made: Decimal
    told: Value


def wrong_shares(sheet: Sheet, names: Sequence[str]) -> Iterator[Wrong]:
    """The shares of the lines that are called so which do not fit, where most of the others do. Lines are columns here."""
    if len(sheet.totals) != 1:
        return
    total = next(iter(sheet.totals))
    for line, name in enumerate(sheet.line_names):
        if not any(word in text for text in name for word in names):
            continue
        for other in sheet.lines:
            found = list(_compared(sheet, line, other, total))
            wrong = [one for one in found if one[1] is not None]
            if len(found) - len(wrong) >= max(_FIT, 2 * len(wrong)):
                yield from (one[1] for one in wrong if one[1] is not None)
                break


def _compared(sheet: Sheet, line: int, other: int, total: int) -> Iterator[tuple[int, Wrong | None]]:
    """For every row that can be reckoned, what is wrong with its share."""
    values = sheet.reading.values
    shares, counts = sheet.panel.lines[line], sheet.panel.lines[other]
    whole = values.get(counts[total])
    if whole is None or whole.number <= 0:
        return
    for p in range(sheet.panel.first, len(sheet.names)):
        told, part = values.get(shares[p]), values.get(counts[p])
        if p == total or told is None or part is None or told.blank or part.blank or not part.number:
            continue
        made = Decimal(part.number).scaleb(-part.digits) / Decimal(whole.number).scaleb(-whole.digits) * 100
        step = Decimal(1).scaleb(-told.digits)
        percent = Decimal(told.number).scaleb(-told.digits)
        fits = percent - step / 2 <= made < percent + step
        yield p, None if fits else Wrong(shares[p], p, line, (part, whole), made, told)
