"""A column of shares, of growth, of rates or means beside the figures that make it: 占比 is the figure of its row over that of the
whole, 同比增长 the difference of two columns over the earlier, 办结率 and 人均 one column over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from fzlint.figures.reading.said import REAL, listed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.tables.panels import Cell, Value
from fzlint.tables.readings import Sheet

_FIT = 2  # rows that prove what a column is the share of


class Wrong(NamedTuple):
    """A share that its figures do not make. parts: the figure of its row and that of the whole, or that now and that then;
    made: what they make; way: what it is: share, growth, change (the difference of the two), rate or mean."""

    cell: Cell
    position: int
    line: int
    parts: tuple[Value, Value]
    made: Decimal
    told: Value
    way: str = "share"


def wrong_shares(sheet: Sheet, names: Sequence[str]) -> Iterator[Wrong]:
    """The shares of the lines that are called so which do not fit, where most of the others do. Lines are columns here."""
    if len(sheet.totals) > 1:
        return
    for line in _called(sheet, names):
        total = next(iter(sheet.totals), _hundred(sheet, line))
        for other in sheet.lines:
            whole = _whole(sheet, other, total)
            found = [] if whole is None else list(_compared(sheet, line, other, total, whole))
            if _proved(found):
                yield from (one for one in found if one is not None)
                break


_ALL = 100


def _hundred(sheet: Sheet, line: int) -> int:
    """The first or last position, if no name calls it a total but its share is 100 %, alone: 地区生产总值; -1 if there is none."""
    values, cells = sheet.reading.values, sheet.panel.lines[line]
    found = [p for p in range(sheet.panel.first, len(cells)) if (v := values.get(cells[p])) and amount(v) == _ALL]
    return found[0] if len(found) == 1 and found[0] in (sheet.panel.first, len(cells) - 1) else -1


def wrong_growth(sheet: Sheet, names: Sequence[str]) -> Iterator[Wrong]:
    """The same of growth, where two other lines make most of it."""
    lines = sheet.lines[:_MOST]
    for line in _called(sheet, names):
        for then, now in permutations((other for other in lines if other != line), 2):
            found = list(_grown(sheet, line, then, now))
            if _proved(found):
                yield from (one for one in found if one is not None)
                break


def wrong_changes(sheet: Sheet, names: Sequence[str]) -> Iterator[Wrong]:
    """The same of 增减, the difference of two other lines."""
    lines = sheet.lines[:_MOST]
    called = [line for line, name in enumerate(sheet.line_names) if name and _BRACKET.sub("", name[-1]) in names]
    for line in called:
        for then, now in permutations((other for other in lines if other != line), 2):
            found = list(differing(sheet, line, then, now))
            if _proved(found):
                yield from (one for one in found if one is not None)
                break


def wrong_quotients(sheet: Sheet, names: Sequence[str]) -> Iterator[Wrong]:
    """The same of a rate or a mean, where two other lines make most of it; told where no two of them make what stands there."""
    for line in _called_so(sheet, names):
        others = [other for other in sheet.lines[:_MOST] if other != line]
        for part, whole in permutations(others, 2):
            found = [one for scale in SCALES if _proved(one := list(divided(sheet, line, part, whole, scale)))]
            wrong = [one for one in found[0] if one is not None] if found else []
            if found and _sure(sheet, line, part, whole, wrong):
                yield from (one for one in wrong if not _made(sheet, one, others))
                break


def wrong_products(sheet: Sheet, names: Sequence[str]) -> Iterator[Wrong]:
    """The same of a column that is the product of two others: 面积, 标准 and 金额."""
    for line in _called_so(sheet, names):
        others = [other for other in range(len(sheet.line_names)) if other != line][:_MOST]
        for one, other in combinations(others, 2):
            found = [some for power in _POWERS if _proved(some := list(_multiplied(sheet, line, one, other, power)))]
            if found:
                yield from (wrong for wrong in found[0] if wrong is not None)
                break


def wrong_running(sheet: Sheet) -> Iterator[Wrong]:
    """The figures of a running total, 累计办结, that those of the line 办结 up to there do not make."""
    names = [_ANY_BRACKET.sub("", name[-1]) if name else "" for name in sheet.line_names]
    for line, name in enumerate(names):
        of = name.rpartition("累计")[2]  # 自年初累计发电量
        if of in _PLAIN:  # 本月数 | 累计数
            of = next((other for other in names if other.startswith(_NOW)), "")
        if of in ("", name) or names.count(of) != 1:
            continue
        found, made = list[Wrong | None](), Decimal(0)
        for p, told, part, _ in _rows(sheet, line, other := names.index(of), other):
            if p not in sheet.totals and not made == amount(part) == amount(told):  # 上半年 behind 6月
                before, made = made, made + amount(part)
                fits = made == amount(told)
                sides = (part, Value(int(before.scaleb(part.digits)), part.digits))
                found.append(None if fits else Wrong(sheet.panel.lines[line][p], p, line, sides, made, told, "running"))
        if _proved(found):
            yield from (wrong for wrong in found if wrong is not None)


_PLAIN = ("", "数", "额")
_NOW = listed("本期栏")
_POWERS = (0, -4, -3)  # 元, 万元; 公斤, 吨


def _multiplied(sheet: Sheet, line: int, one: int, other: int, power: int) -> Iterator[Wrong | None]:
    """For every row that can be reckoned, what is wrong with its product."""
    for p, told, first, second in _rows(sheet, line, one, other):
        if p in sheet.totals or min(first.number, second.number) < 2:
            continue
        made = (amount(first) * amount(second)).scaleb(power)
        fits = abs(made - amount(told)) <= (Decimal(1).scaleb(-told.digits) if power or told.digits else 0)
        yield None if fits else Wrong(sheet.panel.lines[line][p], p, line, (first, second), made, told, "product")


def _called_so(sheet: Sheet, names: Sequence[str]) -> Iterator[int]:
    """The lines of a table that is not too long whose names are so, brackets left out."""
    if len(sheet.names) <= _ROWS:
        for line, name in enumerate(sheet.line_names):
            if name and called_so(_ANY_BRACKET.sub("", name[-1]), names):
                yield line


_ROWS = 300


def called_so(name: str, words: Sequence[str]) -> bool:
    """Whether a name ends in a word (…率) or begins with it (人均…)."""
    return any(name.endswith(word[1:]) if word.startswith("…") else name.startswith(word.rstrip("…")) for word in words)


_ANY_BRACKET = pattern(r"\([^()]*\)$")
SCALES = (100, 1, 10_000)  # 办结率, 村均（万元）, 人均（元） of 万元
_BRACKET = pattern(r"\([^()%]*\)$")
_MOST = 8  # lines of which two may make a growth


def _called(sheet: Sheet, names: Sequence[str]) -> Iterator[int]:
    for line, name in enumerate(sheet.line_names):
        if any(word in text or (word[-1] == "…" and _is_percent_of(text, word)) for text in name for word in names):
            yield line


def _is_percent_of(text: str, word: str) -> bool:
    """Whether a name begins with a word and is told in per cent: 占教职工总数（%）."""
    return text.startswith(word[:-1]) and "%" in text


def _proved(found: Sequence[Wrong | None]) -> bool:
    wrong = sum(1 for one in found if one is not None)
    return len(found) - wrong >= max(_FIT, 2 * wrong)


def _whole(sheet: Sheet, line: int, total: int) -> Value | None:
    """The figure of the whole on a line: that of its total, or what all make if there is none."""
    values, cells = sheet.reading.values, sheet.panel.lines[line]
    if total >= 0:
        whole = values.get(cells[total])
        return whole if whole is not None and whole.number > 0 else None
    parts = [values.get(cell) for cell in cells[sheet.panel.first :]]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not known:
        return None
    digits = max(part.digits for part in known)
    made = sum(part.scaled(digits) for part in known)
    return Value(made, digits) if made > 0 else None


def _compared(sheet: Sheet, line: int, other: int, total: int, whole: Value) -> Iterator[Wrong | None]:
    """For every row that can be reckoned, what is wrong with its share; that of the whole is 100 %."""
    values = sheet.reading.values
    shares, counts = sheet.panel.lines[line], sheet.panel.lines[other]
    for p in range(sheet.panel.first, len(sheet.names)):
        told, part = values.get(shares[p]), values.get(counts[p])
        if told is None or part is None or told.blank or part.blank or not part.number:
            continue
        made = amount(part) / amount(whole) * 100
        yield None if fits(told, made) else Wrong(shares[p], p, line, (part, whole), made, told)


def _grown(sheet: Sheet, line: int, then: int, now: int) -> Iterator[Wrong | None]:
    """For every row that can be reckoned, what is wrong with its growth."""
    values, lines = sheet.reading.values, sheet.panel.lines
    for p in range(sheet.panel.first, len(sheet.names)):
        told, first, last = values.get(lines[line][p]), values.get(lines[then][p]), values.get(lines[now][p])
        if told is None or first is None or last is None or told.blank or first.number <= 0 or last.blank:
            continue
        made = (amount(last) - amount(first)) / amount(first) * 100
        yield None if fits(told, made) else Wrong(lines[line][p], p, line, (last, first), made, told, "growth")


def divided(sheet: Sheet, line: int, part: int, whole: int, scale: int) -> Iterator[Wrong | None]:
    """For every row that can be reckoned, what is wrong with its rate or mean."""
    contrary = "不" in _last_name(sheet, part) and "不" not in _last_name(sheet, line)  # 合格率 of 不合格批次
    for p, told, first, last in _rows(sheet, line, part, whole):
        if last.number <= 0 or first.number <= 0 or (told.unit == "%" and scale != SCALES[0]):
            continue
        made = amount(first) / amount(last) * scale
        made = _ALL - made if contrary else made
        way = "rate" if scale == SCALES[0] else "mean"
        yield None if fits(told, made) else Wrong(sheet.panel.lines[line][p], p, line, (first, last), made, told, way)


def _last_name(sheet: Sheet, line: int) -> str:
    return sheet.line_names[line][-1] if sheet.line_names[line] else ""


def _rows(sheet: Sheet, line: int, part: int, whole: int) -> Iterator[tuple[int, Value, Value, Value]]:
    """The positions on which three lines all tell a figure, with them."""
    values, lines = sheet.reading.values, sheet.panel.lines
    for p in range(sheet.panel.first, len(sheet.names)):
        known = [value for each in (line, part, whole) if (value := values.get(lines[each][p])) is not None]
        if len(known) == 3 and not any(value.blank for value in known) and known[0].number:
            yield p, known[0], known[1], known[2]


def _sure(sheet: Sheet, line: int, part: int, whole: int, wrong: Sequence[Wrong]) -> bool:
    """Whether a row proves the quotient that is no accident: figures that differ, and decimals, or no rest, or many rows."""
    cells = {one.cell for one in wrong}
    rows = [row for row in _rows(sheet, line, part, whole) if sheet.panel.lines[line][row[0]] not in cells]
    apart = [told for _, told, first, last in rows if amount(first) != amount(last)]
    exact = [told for _, told, first, last in rows if _is_many_times(first, last)]
    own = _of_its_name(sheet, line, part) and all(abs(one.made - amount(one.told)) <= _NEAR for one in wrong)
    few = len(apart) >= (1 if own else _FIT) and len(sheet.lines) <= _FEW_LINES
    return few or len(apart) > _FIT or (bool(apart) and (any(told.digits for told in apart) or len(exact) >= _FIT))


def _of_its_name(sheet: Sheet, line: int, part: int) -> bool:
    """Whether a rate is called by what it is reckoned of: 合格率 of 合格, 执行率 of 实际支出."""
    name = _last_name(sheet, part)
    return REAL.search(name) is not None or _ANY_BRACKET.sub("", _last_name(sheet, line))[-3:-1] in name


_NEAR = 10  # what a rate is told as and what it is: of these another row that is 100 % proves it as well
_FEW_LINES = 4  # of so few two rows are no accident


def _made(sheet: Sheet, wrong: Wrong, others: Sequence[int]) -> bool:
    """Whether any two figures of the row make what is told."""
    cells = [sheet.reading.values.get(sheet.panel.lines[other][wrong.position]) for other in others]
    known = [value for value in cells if value is not None and value.number > 0]
    return any(fits(wrong.told, amount(a) / amount(b) * scale) for a, b in permutations(known, 2) for scale in SCALES)


def differing(sheet: Sheet, line: int, then: int, now: int) -> Iterator[Wrong | None]:
    """For every row that can be reckoned, what is wrong with its difference."""
    values, lines = sheet.reading.values, sheet.panel.lines
    for p in range(sheet.panel.first, len(sheet.names)):
        told, first, last = values.get(lines[line][p]), values.get(lines[then][p]), values.get(lines[now][p])
        if told is None or first is None or last is None or told.blank or first.blank or last.blank:
            continue
        if told.unit == "%" or not told.number:
            continue
        made = amount(last) - amount(first)
        near = abs(made - amount(told)) <= (Decimal(2).scaleb(-told.digits) if told.digits else 0)
        if near and not first.number:
            continue  # what was 0 proves nothing
        yield None if near else Wrong(lines[line][p], p, line, (last, first), made, told, "change")


def _is_many_times(one: Value, other: Value) -> bool:
    digits = max(one.digits, other.digits)
    return other.number != 0 and one.scaled(digits) % other.scaled(digits) == 0


def amount(value: Value) -> Decimal:
    return Decimal(value.number).scaleb(-value.digits)


def fits(told: Value, made: Decimal) -> bool:
    step = Decimal(1).scaleb(-told.digits)
    percent = amount(told)
    return percent - step / 2 <= made <= percent + step / 2 or abs(made - percent) < step
