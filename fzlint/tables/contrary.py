"""A change that a sentence tells the other way than the table beside it: 妇科门诊量上升4.1%, where the table has -4.1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fzlint.figures.reading.said import alternatives, any_of
from fzlint.pattern import pattern
from fzlint.tables.matched import CHANGE, Beside, Filled, Misread, named_before

_UP, _DOWN = any_of("上升"), any_of("下降")
_LAST = pattern(rf"(?P<up>{alternatives('上升')})|(?P<down>{alternatives('下降')})")
_LEAST = 2
_MINUS = "-－−—"


def contrary(besides: Iterable[Beside]) -> Iterator[Misread]:
    """The changes that are told as the other of a rise and a fall."""
    for beside in besides:
        text = beside.passage.text
        for statement in beside.said:
            told = list(_LAST.finditer(statement.words))
            cells = _changes(beside, statement.at) if told else []
            if not cells or text[statement.figure.span.start - 1] in _MINUS:
                continue  # 增长-4.9%
            falls = told[-1]["down"] is not None
            signs = {beside.grid.reading.values[c.cell].number < 0 for c in cells}
            if signs == {not falls}:
                yield Misread(statement, cells[0])


def _changes(beside: Beside, at: int) -> list[Filled]:
    """The cells of a figure in columns of changes that may be of either sign: those of the row that is named last, or the only one."""
    found = [c for c in beside.matched.get(at, ()) if c.value >= _LEAST and _is_either(c.column.name)]
    named = named_before(beside, beside.passage.figures[at])
    last = max(named, key=lambda place: named[place], default=None)
    own = [c for c in found if c.row == last]
    return own or (found if len(found) == 1 == len(beside.matched[at]) else [])


def _is_either(name: str) -> bool:
    """Whether a column tells rises and falls: 增减, 同比, 增长（%）; not 降幅."""
    return CHANGE.search(name) is not None and (_DOWN.search(name) is None or _UP.search(name) is not None)
