"""A figure that stands in the row that its sentence names, but in another column than all that is told beside it: 焦炭产量118万吨, where
118 is that of the year before and all other figures are of this year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from fzlint.figures.reading.said import any_of
from fzlint.figures.reading.statement import Statement
from fzlint.tables.matched import LEAST, Beside, Filled, Misread, named_before, of_its_column
from fzlint.tables.named import Column, core, counts_in, is_ratio

_PROOF = 2  # figures of the sentences around that stand in the column
_OTHER_TIME = any_of("表里的别期")


def of_other_column(besides: Iterable[Beside]) -> Iterator[Misread]:
    """The figures that were taken from the wrong column."""
    told = list(besides)
    read: Counter[int] = Counter()
    for beside in told:
        for i, cells in beside.matched.items():
            columns = {c.column.at for c in cells}
            if len(columns) == 1 and beside.passage.figures[i].value >= LEAST:
                read.update(columns)
    for beside in told:
        for statement in beside.said:
            taken = _taken(beside, statement)
            if taken is not None and read[taken.column.at] == 1:
                meant = [c for c in beside.cells if c.row == taken.row and read[c.column.at] >= _PROOF]
                meant = [c for c in meant if counts_in(c.column, statement.figure) and c.value != taken.value]
                meant = [c for c in of_its_column(beside, statement, meant) if _alike(c.column, taken.column)]
                if len(meant) == 1:
                    yield Misread(statement, meant[0])


def _taken(beside: Beside, statement: Statement) -> Filled | None:
    """The one cell of the row named right before a figure that has it, if nothing in the sentence names the column."""
    figure, passage = statement.figure, beside.passage
    named = named_before(beside, figure)
    last = max(named, key=lambda place: named[place], default=None)
    found = beside.matched.get(statement.at, [])
    own = [c for c in found if c.row == last]
    if len(own) != 1 or len(found) > 1 or figure.approx or figure.value / figure.step < LEAST:
        return None
    head = core(own[0].column.name)
    since = passage.figures[statement.at - 1].span.end - passage.start if statement.at else 0
    if last is None or named[last] < since or not head or head in passage.text[passage.start : passage.end]:
        return None
    return None if _OTHER_TIME.search(statement.words) else own[0]


def _alike(one: Column, other: Column) -> bool:
    return is_ratio(one) == is_ratio(other) and one.unit == other.unit
