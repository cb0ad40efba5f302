"""Figures of a table that no name calls a sum, and that are one: 受理 | 准予 | 不予 | 撤回 on every row, and codes, 201 = 20101 + 20103.

What the others of the table prove is told of the one that breaks it: a sum on all lines but one, or what is under a code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from fzlint.figures.reading.numerals import one_digit
from fzlint.figures.reading.said import listed
from fzlint.figures.sums.misses import swapped
from fzlint.tables.details import is_opposite
from fzlint.tables.panels import Value
from fzlint.tables.printed import Broken
from fzlint.tables.readings import UNIT, Sheet, is_detail
from fzlint.tables.totals import adds_up, told

_LEAST = 2  # lines that prove a sum
_SURE = 3  # lines that prove it beyond doubt
_PARTS = 6  # positions that make another
_MOST = 20  # positions of a table that is read so
_LINES = 80
_NEAR = 10  # a difference of one in so many
_SMALL = 10  # a smaller sum proves nothing


def wrong_balances(sheet: Sheet) -> Iterator[Broken]:
    """The line on which a position is not the sum of those beside it, where it is on all others."""
    free = [p for p in range(sheet.panel.first, len(sheet.names)) if _may_add(sheet, p)]
    if len(free) > _MOST or not _LEAST <= len(sheet.lines) <= _LINES:
        return
    found: dict[int, list[Broken]] = {}
    parts: set[int] = set()  # of a sum that holds on all lines
    for position in free:
        if position not in sheet.totals:
            for way in _beside(sheet, position, free):
                breach = _breach(sheet, position, way)
                if breach is True:
                    parts |= {*way}
                elif breach is not None:
                    found.setdefault(position, []).append(breach)
    for position, breaches in found.items():
        if len(breaches) == 1 and position not in parts:  # two ways to make it leave a doubt
            yield breaches[0]


def _may_add(sheet: Sheet, position: int) -> bool:
    return position not in sheet.apart and not is_detail(sheet.names[position]) and bool(sheet.names[position])


def _beside(sheet: Sheet, position: int, free: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Runs of positions right behind one or right in front of it, in one unit."""
    for step in (1, -1):
        run: list[int] = []
        at = position + step
        while at in sheet.apart and at < len(sheet.names):
            at += step  # GDP | 增速 | 一产 | 二产 | 三产
        while at in free and at not in sheet.totals and len(run) < _PARTS:
            run.append(at)
            at += step
            units = {m.group() for p in (position, *run) for name in sheet.names[p] if (m := UNIT.search(name))}
            if len(run) > 1 and len(units) <= 1:
                yield tuple(sorted(run))


def _breach(sheet: Sheet, position: int, way: tuple[int, ...]) -> Broken | Literal[True] | None:
    """The one line on which a sum does not hold, if it holds on all others; True if it holds on all."""
    wrong, proofs = [], 0
    for line in sheet.lines:
        fits = adds_up(sheet, line, position, way)
        if fits is False:
            wrong.append(line)
            if len(wrong) > 1:
                return None
        total = any(name.endswith(("合计", "总计")) for name in sheet.line_names[line])  # follows from the others
        proofs += bool(fits) and not total and _amount(sheet, line, position) >= _SMALL
    if not wrong and proofs >= _LEAST:
        return True
    both = _done_and_not(sheet, position, way)
    if len(wrong) != 1 or proofs < (1 if both else _LEAST):
        return None
    found = told(sheet, position, wrong[0], way)
    crossed = any(name.endswith("计") for names in sheet.line_names for name in names)  # a total tells of a wrong part
    return found if _is_slip(found, _SURE if both else proofs) or (_part_swapped(found) and not crossed) else None


def _done_and_not(sheet: Sheet, position: int, way: tuple[int, ...]) -> bool:
    """Whether the names tell what was done and what was not: 应缴 | 已缴 | 欠缴; 受理 | 办结 | 未办结. One line proves that."""
    ought, *parts = (sheet.names[p][-1] for p in (position, *way))
    if len(parts) != _LEAST:
        return False
    done = ought.startswith(_OUGHT) and parts[0][0] in "已实在"
    return is_opposite(*parts) or (done and parts[1].startswith(_NOT_DONE))


_OUGHT = listed("应有栏")
_NOT_DONE = listed("没有栏")


def _amount(sheet: Sheet, line: int, position: int) -> int:
    return abs(sheet.reading.values[sheet.panel.lines[line][position]].number)


def _is_slip(found: Broken, proofs: int) -> bool:
    """Whether a slip of the pen may lie between; a part that the table leaves out makes the whole the greater."""
    one, other = found.told, found.made
    if sorted(str(one)) == sorted(str(other)):
        return True
    if proofs >= _SURE:
        return one_digit(one, other) or abs(one - other) * _NEAR <= abs(one)
    return one_digit(one, other) and other > one and other >= _SMALL


def _part_swapped(found: Broken) -> bool:
    """Whether one of the parts has the digits in another order that it should have: 153 for 135."""
    off = found.made - found.told
    parts = [part.scaled(found.digits) for part in found.parts]
    return any(part > _SMALL and part > off and swapped(part, part - off) for part in parts)


# ---------------------------------------------------------------------------------------------- codes


def wrong_under_codes(sheet: Sheet) -> Iterator[Broken]:
    """The code whose figure those under it do not make, where they do under the others."""
    codes = {p: name[0] for p, name in enumerate(sheet.names) if name and name[0].isdigit() and len(name[0]) > 2}
    if not 2 < len(codes) <= _CODES or len(set(codes.values())) < len(codes):
        return
    under = {p: kids for p in codes if (kids := _children(codes, p))}
    for line in sheet.lines:
        fits = {p: _made_by(sheet, line, p, kids) for p, kids in under.items()}
        wrong = [p for p, fit in fits.items() if fit is False]
        proofs = sum(1 for fit in fits.values() if fit) + _whole_fits(sheet, line, codes)
        if len(wrong) == 1 and proofs >= _LEAST:
            yield told(sheet, wrong[0], line, under[wrong[0]])


_CODES = 400


def _children(codes: dict[int, str], parent: int) -> tuple[int, ...]:
    own = codes[parent]
    deeper = [p for p, code in codes.items() if code.startswith(own) and len(code) > len(own)]
    nearest = min((len(codes[p]) for p in deeper), default=0)
    return tuple(p for p in deeper if len(codes[p]) == nearest)


def _made_by(sheet: Sheet, line: int, parent: int, kids: Sequence[int]) -> bool | None:
    """Whether those under a code make its figure; None if it cannot be told. One alone has to be the same."""
    cells, values = sheet.panel.lines[line], sheet.reading.values
    whole, parts = values.get(cells[parent]), [values.get(cells[p]) for p in kids]
    known = [part for part in parts if part is not None]
    if whole is None or len(known) < len(parts) or not (whole.number and any(part.number for part in known)):
        return None
    return _equal(whole, known)


def _equal(whole: Value, parts: Sequence[Value]) -> bool:
    digits = max(value.digits for value in (whole, *parts))
    off = abs(sum(part.scaled(digits) for part in parts) - whole.scaled(digits))
    return off <= (len(parts) // 2 + 1 if digits else 0)


def _whole_fits(sheet: Sheet, line: int, codes: dict[int, str]) -> bool:
    """Whether the codes of the outermost level make the total."""
    shortest = min(map(len, codes.values()))
    outer = tuple(p for p, code in codes.items() if len(code) == shortest)
    return any(_made_by(sheet, line, position, outer) for position in sheet.totals)
