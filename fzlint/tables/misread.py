"""Figures of the text beside a table that stand nowhere in it, but would but for one slip of the pen: 第三季度查处113辆, where the row
has 131. That the sentence speaks of this table is shown by what else it tells, which the table has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations

from fzlint.figures.near.slips import is_slip
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.said import PART_OF_YEAR, any_of, listed
from fzlint.figures.reading.statement import Statement
from fzlint.tables.matched import LEAST, YEAR, Beside, Filled, Misread, as_in, named_before, of_its_column, proof
from fzlint.tables.named import core, counts_in, is_ratio

_SMALL, _GREAT = 100, 1000  # small figures need their own column
_MOST_FIGURES = 12
_ALL = 100
_TOGETHER = any_of("几项之和")
_IN_TURN = listed("依次说")


def misread(besides: Iterable[Beside], year: int | None, heads: str) -> Iterator[Misread]:
    """What sentences beside a table, in front of it and behind, tell otherwise by a slip.

    year    that the report tells of
    heads   what stands above the table and the document: of which time it is
    """
    for beside in besides:
        passage, grid = beside.passage, beside.grid
        if len(passage.figures) > _MOST_FIGURES:
            continue
        named = " ".join((heads, *(name for name, _ in grid.rows), *(column.name for column in grid.columns)))
        for statement in beside.said:
            before = passage.text[passage.start : statement.figure.span.start]
            if statement.at in beside.matched or not _is_of_time(before, statement.period, year, named):
                continue
            if (found := _meant(beside, statement)) is not None:
                yield Misread(statement, found)


def _is_of_time(before: str, period: str, year: int | None, named: str) -> bool:
    """Whether a table may be of the year that was named last, and of the part of a year: those of the report, or of its own heads."""
    part = PART_OF_YEAR.search(period)
    return all(int(one) == year or one in named for one in YEAR.findall(before)[-1:]) and (
        part is None or part.group() in named
    )


def _meant(beside: Beside, statement: Statement) -> Filled | None:
    """The one cell that a figure may be a slip of, in the row that its sentence speaks of."""
    figure, passage, cells = statement.figure, beside.passage, beside.cells
    if figure.approx or figure.about in ("point", "fold", "mille") or figure.value / figure.step < LEAST:
        return None
    in_turn = _is_in_turn(passage, figure)
    named = _named(beside, figure, in_turn)
    in_play = named or _rows_beside(beside, statement)
    together = _TOGETHER.search(statement.words) is not None
    if together or (
        not in_turn and _is_made(figure, [c for c in cells if c.row in in_play or c.row == beside.grid.total])
    ):
        return None
    near = [c for c in cells if c.row in in_play and counts_in(c.column, figure)]
    slipped = [c for c in of_its_column(beside, statement, near) if is_slip(as_in(passage, figure, c), c.value)]
    before = passage.text[max(passage.start, passage.text.rfind("；", 0, figure.span.start)) : figure.span.start]
    around = proof(passage, beside.matched, 0 if in_turn else LEAST)
    if len({c.value for c in slipped}) > 1:
        called = [c for c in slipped if core(c.column.name) in before]  # 生态补水由260万立方米增至329万立方米
        slipped = called or [c for c in slipped if any(one.column.at == c.column.at for one in around)]
    found = [
        c
        for c in slipped
        if _is_proved(c, figure, beside.around if named and core(c.column.name) in before else around)
    ]
    if not found and named and figure.value / figure.step >= _GREAT:
        found = [c for c in slipped if _is_proved(c, figure, beside.around)]
    return found[0] if len({c.value for c in found}) == 1 else None


def _is_proved(filled: Filled, figure: Figure, read: Sequence[Filled]) -> bool:
    """Whether what is read rightly stands in the column of a cell, or in its row, if the figure is no small one."""
    great = figure.value / figure.step >= _SMALL
    return any(one.column.at == filled.column.at or (one.row == filled.row and great) for one in read)


def _is_in_turn(passage: Passage, figure: Figure) -> bool:
    """Whether figures are told in the order of the things named before: 分别为11批次和6批次."""
    before = passage.text[passage.start : figure.span.start]
    return any(word in before for word in _IN_TURN)


def _named(beside: Beside, figure: Figure, in_turn: bool) -> set[int]:
    """The row that is named last before a figure; all that are, where they are told in turn."""
    named = named_before(beside, figure)
    return {place for place, at in named.items() if in_turn or at == max(named.values())}


def _rows_beside(beside: Beside, statement: Statement) -> set[int]:
    """Where no row is named, that of the figures before and behind, and the whole."""
    near = {c.row for i in (statement.at - 1, statement.at + 1) if i in beside.matched for c in beside.matched[i]}
    return {*(near if len(near) == 1 else ()), *([beside.grid.total] if beside.grid.total >= 0 else [])}


def _is_made(figure: Figure, cells: Sequence[Filled]) -> bool:
    """Whether two cells of a row or of a column make a figure: their sum, their difference, one as a share of the other."""
    if figure.about == "share":
        return any(
            abs(one.value / other.value * _ALL - figure.value) <= figure.step
            or abs((one.value - other.value) / other.value * _ALL - figure.value) <= figure.step
            for one, other in permutations([c for c in cells if not is_ratio(c.column)], 2)
            if other.value and (one.row == other.row or one.column.at == other.column.at)
        )
    alike = [c for c in cells if counts_in(c.column, figure)]
    return any(
        figure.value in (one.value + other.value, abs(one.value - other.value))
        for one, other in combinations(alike, 2)
        if one.row == other.row or one.column.at == other.column.at
    )
