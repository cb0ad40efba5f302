"""Rows (or columns) that tell a stock, 上年末余额 | 本年新增 | 本年偿还 | 年末余额: what was there, what came, what went and what is there now; and
rows that the rows below them divide, 其中：一般债务 | 专项债务, where those of the other groups do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fzlint.figures.reading.said import CLOSING, INFLOW, OF_OLD, OPENING, OUTFLOW, SETTLED, STILL, WHEN
from fzlint.pattern import pattern
from fzlint.tables.panels import Value
from fzlint.tables.printed import Broken
from fzlint.tables.readings import LABEL, Sheet, is_detail

_MOST = 40  # positions of a table that is read so
_FLOWS = 2  # what came and what went
_PROOFS = 2  # groups that add up
_LABEL = pattern(LABEL)
_YEAR = pattern("((?:19|20)[0-9]{2})年(度?(?:末|底))?", need="年")


def wrong_stocks(sheet: Sheet) -> Iterator[Broken]:
    """The figure at the end of a stock that those before it do not make."""
    if len(sheet.names) > _MOST:
        return
    outer = [p for p in range(sheet.panel.first, len(sheet.names)) if p not in sheet.totals and _outer(sheet, p)]
    if len(outer) < _FLOWS + 2:
        return
    names = [_LABEL.sub("", sheet.names[p][-1], count=1) for p in outer]
    first = next((k for k, name in enumerate(names) if _opens(name, names)), -1)
    last = next((k for k, name in enumerate(names) if k > first >= 0 and _closes(name, names[first])), -1)
    if first < 0 or last < 0:
        return
    begin = first - 1 if first and _sign(names[first - 1]) else first  # 新收 | 旧存 | 审结 | 未结
    flows = [k for k in range(begin, last) if k != first]
    signs = [_sign(names[k]) for k in flows]
    if len(signs) < _FLOWS or 0 in signs or len(set(signs)) < _FLOWS:
        return
    terms = [(1, outer[first]), *((sign, outer[k]) for sign, k in zip(signs, flows, strict=True))]
    found = [_reckoned(sheet, line, outer[last], terms) for line in sheet.lines]
    wrong = [each for each in found if each is not None]
    if OF_OLD.match(names[first]) and not (len(wrong) == 1 and len(found) >= _PROOFS):
        return  # what was received may count what was left from before
    yield from wrong


def _outer(sheet: Sheet, position: int) -> bool:
    """Whether a position is none of those that divide the one above: the first of them says 其中, the others go on to the next
    that has a number or tells a time."""
    names = sheet.names[position]
    if not names or is_detail(names):
        return False
    led = position - 1
    while led >= sheet.panel.first and sheet.names[led] and not _begins(sheet.names[led][-1]):
        led -= 1
        if is_detail(sheet.names[led + 1]):
            return _begins(names[-1])
    return True


def _begins(name: str) -> bool:
    label = _LABEL.match(name)
    told = name[label.end() :] if label else name
    return bool(
        (label and label.group()) or _YEAR.match(told) or OPENING.match(told) or CLOSING.match(told) or WHEN.match(told)
    )


def _opens(name: str, names: Sequence[str]) -> bool:
    year = _YEAR.match(name)
    if year and year[2]:  # 2023年末, where 2024年末 stands as well
        return any(name.replace(year[1], str(int(year[1]) + 1), 1)[:6] == other[:6] for other in names)
    return OPENING.match(name) is not None or OF_OLD.match(name) is not None


def _closes(name: str, opening: str) -> bool:
    year, then = _YEAR.match(name), _YEAR.match(opening)
    if year and then:
        return bool(year[2] and then[2]) and int(year[1]) == int(then[1]) + 1
    if OF_OLD.match(opening):
        return STILL.match(name) is not None
    return CLOSING.match(_YEAR.sub("年", name, count=1) if year else name) is not None


def _sign(name: str) -> int:
    """1 for what came, -1 for what went, 0 for anything else."""
    words = WHEN.sub("", _YEAR.sub("", name, count=1))
    return 1 if INFLOW.match(words) else -1 if OUTFLOW.match(words) or SETTLED.match(words) else 0


def _reckoned(sheet: Sheet, line: int, closing: int, terms: Sequence[tuple[int, int]]) -> Broken | None:
    cells, values = sheet.panel.lines[line], sheet.reading.values
    told = values.get(cells[closing])
    known = [(sign, values.get(cells[p])) for sign, p in terms]
    shown = tuple(value._replace(number=sign * value.number) for sign, value in known if value is not None)
    if told is None or told.blank or len(shown) < len(terms) or len({value.unit for value in (told, *shown)}) > 1:
        return None
    digits = max(value.digits for value in (told, *shown))
    made = sum(value.scaled(digits) for value in shown)
    if abs(made - told.scaled(digits)) <= (len(shown) // 2 if digits else 0):
        return None
    return Broken(closing, line, shown, made, told.scaled(digits), digits)


def wrong_groups(sheet: Sheet) -> Iterator[Broken]:
    """The row that those below it do not make, where the rows of its sisters are made so."""
    size = len(sheet.names)
    if size > _MOST:
        return
    groups = list(_groups(sheet))
    wrong, proofs = [], 0
    for line in sheet.lines:
        found = [_reckoned(sheet, line, p, [(1, part) for part in way]) for p, way in groups]
        wrong += [each for each in found if each is not None]
        proofs += found.count(None)
    if len(wrong) == 1 and proofs >= _PROOFS:
        yield wrong[0]


def wrong_heads(sheet: Sheet) -> Iterator[Broken]:
    """The row that its details do not make, 专业技术岗位62 | 其中：高级16 | 中级28 | 初级20, where the total needs what they make."""
    rows = [p for p in range(sheet.panel.first, len(sheet.names)) if p not in sheet.totals and sheet.names[p]]
    details = [p for p in rows if is_detail(sheet.names[p])]
    if len(sheet.names) > _MOST or len(sheet.totals) != 1 or len(details) != 1 or details[0] - 1 not in rows:
        return
    (total,), first = sheet.totals, details[0]
    for line in sheet.lines:
        cells, values = sheet.panel.lines[line], sheet.reading.values
        known = {p: value for p in (*rows, total) if (value := values.get(cells[p])) is not None and not value.blank}
        if len(known) == len(rows) + 1:
            digits = max(value.digits for value in known.values())
            yield from _headed(line, first, total, known, digits)


def _headed(line: int, first: int, total: int, known: dict[int, Value], digits: int) -> Iterator[Broken]:
    """What the details from `first` on make, if all rows but the one that they divide make the total: the nearest to what is told."""
    shown = {p: value.scaled(digits) for p, value in known.items()}
    head = shown[first - 1]
    if sum(shown.values()) - head != 2 * shown[total]:
        return
    last = next(p for p in range(first, max(known) + 2) if p == total or p not in known)
    runs = [range(first, end) for end in range(first + 2, last + 1)]
    made = {sum(shown[p] for p in run): run for run in reversed(runs)}
    near = min(made, key=lambda value: abs(value - head), default=head)
    if near != head and abs(near - head) * _NEAR <= head:
        yield Broken(first - 1, line, tuple(known[p] for p in made[near]), near, head, digits)


_NEAR = 5  # what misses by more than one in so many is made of other rows


def _groups(sheet: Sheet) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Rows and those that divide them: the first says 其中, or the rows with numbers, 一、产业, stand among others without."""
    size = len(sheet.names)
    rows = [p for p in range(sheet.panel.first, size) if p not in sheet.totals and sheet.names[p]]
    numbered = [p for p in rows if (label := _LABEL.match(sheet.names[p][0])) and label.group()]
    tops = [p for p in rows if _outer(sheet, p)]
    by_detail = any(is_detail(sheet.names[p]) for p in rows)
    for p, end in pairwise((*(tops if by_detail else numbered), size)):
        way = tuple(part for part in range(p + 1, end) if part not in sheet.totals)
        if len(way) > 1 and (is_detail(sheet.names[way[0]]) or not by_detail):
            yield p, way
