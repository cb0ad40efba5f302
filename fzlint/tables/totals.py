"""Totals of a table: every way to read one is tried, and a figure is wrong where none fits and the other lines prove how it is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.figures.reading.numerals import one_digit
from fzlint.figures.sums.misses import swapped
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.tables.panels import Value
from fzlint.tables.printed import Broken
from fzlint.tables.readings import UNIT, Sheet, by_level, is_detail, scope_of, ways

_SURE = 3  # lines that prove how a total is meant beyond doubt
_MANY = 200  # parts; a longer column of figures is told only where others prove how it is meant
_WORK = 500_000  # totals times cells; a larger table is left alone
_SISTERS = 60  # subtotals that are held against each other
_CHANCE = 12  # figures: in a longer list one of them is the sum of the next by chance
_DIGITS = 2
_YEAR = "全年"
_LOOSE = (
    "总计",
)  # of what is called 总… only this is sure to be made of all others; the rest only where other lines prove it


class Way(NamedTuple):
    """A way to read a total: the positions that make it.

    fits    for every line whether the figures fit; None: it cannot be told
    proofs  how many fit and prove something, with two parts at least that are not 0
    """

    positions: tuple[int, ...]
    fits: tuple[bool | None, ...]
    proofs: int


def wrong_totals(sheet: Sheet) -> Iterator[Broken]:
    if len(sheet.totals) * len(sheet.names) * len(sheet.lines) > _WORK:
        return
    crossed = any(name.endswith("计") for names in sheet.line_names for name in names)
    for position, total in sheet.totals.items():
        tried = [_tried(sheet, position, way) for way in ways(sheet, position, total)]
        wrong = [
            line
            for line in sheet.lines
            if any(way.fits[line] is False for way in tried) and not any(way.fits[line] for way in tried)
        ]
        if not wrong:
            continue
        way, wrong = _meant(sheet, position, tried, wrong)
        if crossed and total.word == _YEAR and not one_slip(sheet, position, way, wrong):
            continue  # the total that crosses it tells of a wrong part
        for line in wrong:
            yield told(sheet, position, line, way)


def _meant(sheet: Sheet, position: int, tried: Sequence[Way], wrong: list[int]) -> tuple[Sequence[int], list[int]]:
    """The positions that a total is made of, and the lines on which it is surely wrong."""
    if len(wrong) == 1 and (named := _of_named(sheet, position)):
        return named, wrong if _close(sheet, wrong[0], position, named) else []
    way = max(tried, key=lambda way: way.proofs)  # the first of them if nothing proves any
    wrong = [line for line in wrong if way.fits[line] is False]
    if way.proofs:
        slips = 1 if one_slip(sheet, position, way.positions, wrong) else len(wrong)
        sure = way.proofs >= (1 if len(wrong) == 1 else 2 * slips)
        if way.proofs < _SURE:
            wrong = [line for line in wrong if not _is_another(sheet, position, line, way.positions)]
        return way.positions, wrong if sure else []
    grouped = len(scope_of(sheet, position, sheet.totals[position])) < len(sheet.names) - sheet.panel.first
    edge = position in (sheet.panel.first, len(sheet.names) - 1)
    if (sheet.form and (grouped or (edge and len(wrong) == 1))) or (
        len(wrong) == 1 and _plain(sheet, position, wrong[0])
    ):
        return way.positions, wrong
    if len(wrong) == 1:
        run = _as_its_sisters(sheet, position, wrong[0]) or _over_subtotals(sheet, position, wrong[0])
        return run, wrong if run else []
    return (), []


def one_slip(sheet: Sheet, position: int, way: Sequence[int], wrong: Sequence[int]) -> bool:
    """Whether a line and the total that crosses it are wrong by the same: one slip, carried into the total."""
    if len(wrong) != 2 or not any(name.endswith(("计", _YEAR)) for name in sheet.line_names[wrong[1]]):
        return False
    off = []
    for line in wrong:
        total, parts = _figures(sheet, line, position, way)
        off.append(_difference(total, parts) if total is not None else None)
    return off[0] is not None and off[0] == off[1]


def told(sheet: Sheet, position: int, line: int, way: Sequence[int]) -> Broken:
    total, parts = _figures(sheet, line, position, way)
    assert total is not None
    digits, difference = _difference(total, parts)
    whole = total.scaled(digits)
    return Broken(position, line, tuple(parts), whole + difference, whole, digits)


def _is_another(sheet: Sheet, position: int, line: int, way: Sequence[int]) -> bool:
    """Whether what stands in the place of a total is the greatest, the last, a mean of the figures rather than their sum."""
    total, parts = _figures(sheet, line, position, way)
    assert total is not None
    digits = max(value.digits for value in (total, *parts))
    whole = total.scaled(digits)
    figures = [part.scaled(digits) for part in parts if not part.blank]
    off = sum(figures) - whole
    if whole > _TWO_DIGITS and swapped(whole, whole + off):
        return False
    if whole not in figures and any(part > _TWO_DIGITS and swapped(part, part - off) for part in figures):
        return False  # 510 for 150: two digits changed about are no chance
    return whole in figures or min(figures, default=0) < whole < max(figures, default=0)


def _tried(sheet: Sheet, position: int, way: tuple[int, ...]) -> Way:
    fits: list[bool | None] = [None] * len(sheet.panel.lines)
    proofs = 0
    for line in sheet.lines:
        total, parts = _figures(sheet, line, position, way)
        if total is not None:
            digits, difference = _difference(total, parts)
            fits[line] = abs(difference) <= _allowed(total, parts, digits, line in sheet.rounded)
            proofs += bool(fits[line]) and sum(part.number != 0 for part in parts) > 1
    units = {match.group() for p in way for name in sheet.names[p] if (match := UNIT.search(name))}
    if len(units) > 1 and proofs < 2:  # 家 and 所 are added up only where the other lines prove it
        return Way(way, (None,) * len(fits), 0)
    return Way(way, tuple(fits), proofs)


def _figures(sheet: Sheet, line: int, position: int, way: Sequence[int]) -> tuple[Value | None, list[Value]]:
    """A total and its parts on a line; no total if one of them is no figure, or all parts are missing."""
    _, texts, values = sheet.reading
    cells = sheet.panel.lines[line]
    whole = cells[position]
    cells_of_parts = list(dict.fromkeys(cells[p] for p in way))  # a merged cell counts once
    parts = [values[cell] for cell in cells_of_parts if cell in values]
    if whole not in values or whole in cells_of_parts or not any(c.isdigit() for c in texts[whole]):
        return None, parts
    shown = [part for part in parts if not part.blank]
    if len(parts) < len(cells_of_parts) or not shown:
        return None, parts
    total = values[whole]
    units = {value.unit for value in (total, *shown) if value.number}
    if len(units) > 1 or ("%" in units and total.number != 100 * 10**total.digits):
        return None, parts
    return total, parts


def _difference(total: Value, parts: Sequence[Value]) -> tuple[int, int]:
    """The digits behind the point, and parts less total in units of the last of them."""
    digits = max(value.digits for value in (total, *parts))
    return digits, sum(part.scaled(digits) for part in parts) - total.scaled(digits)


def _allowed(total: Value, parts: Sequence[Value], digits: int, rounded: bool) -> int:
    """How far rounding may take the parts from the total, in units of the last digit."""
    if not digits and not rounded and total.unit != "%":
        return 0
    allowed = max(2, len(parts) // 2)
    return max(allowed, 10**digits // 5) if total.unit == "%" else allowed


def _loose(word: str) -> bool:
    """Whether a total may count something of its own: it is told only where other lines prove what it is made of."""
    return word == _YEAR or (word[0] == "总" and word not in _LOOSE)


def _plain(sheet: Sheet, position: int, line: int) -> bool:
    """Whether a total can be meant in one way only: it stands last or first, alone, and all others are its parts."""
    total = sheet.totals[position]
    scope = [p for p in scope_of(sheet, position, total) if p not in sheet.apart and not _of_other(sheet, position, p)]
    parts = [p for p in scope if p != position]
    names = [sheet.names[p][-1] if sheet.names[p] else "" for p in parts]
    loose = _loose(total.word) and not _all_swapped(sheet, position, line, parts)
    if not sheet.alone or not total.bare or loose or len(parts) < 2:
        return False
    if any(p in sheet.totals for p in parts):
        return False
    if position not in (scope[0], scope[-1]) or "" in names or len(set(names)) < len(names):
        return False
    if any(is_detail(sheet.names[p]) for p in parts) or any(by_level(sheet, parts)):
        return False
    value, figures = _figures(sheet, line, position, parts)
    if value is None or any(figure.blank for figure in figures):
        return False
    digits, difference = _difference(value, figures)
    told = value.scaled(digits)
    slip = one_digit(told, told + difference) or told in (10 * (told + difference), (told + difference) / 10)
    far = not slip and 2 * abs(difference) >= abs(told) and any(figure.number for figure in figures)
    if far or len(figures) > _MANY:
        return False
    return not _has_inner_sums([figure.scaled(digits) for figure in figures], told)


def _of_other(sheet: Sheet, position: int, other: int) -> bool:
    """Whether a position tells its unit and that is not the total's: 合计（宗） | 罚没金额（万元）."""
    own, unit = (
        next((m.group() for name in sheet.names[p] if (m := UNIT.search(name))), "") for p in (position, other)
    )
    return own != "" != unit != own


def _all_swapped(sheet: Sheet, position: int, line: int, parts: Sequence[int]) -> bool:
    """Whether the parts make a figure of three digits or more with those of the total in another order: 486 for 468."""
    total, figures = _figures(sheet, line, position, parts)
    if total is None or len(figures) < _DIGITS:
        return False
    digits, difference = _difference(total, figures)
    told = total.scaled(digits)
    return len(str(told)) > _DIGITS and swapped(told, told + difference)


_TWO_DIGITS = 20  # of less, digits in another order are met by chance


def _as_its_sisters(sheet: Sheet, position: int, line: int) -> tuple[int, ...]:
    """What a subtotal is made of if the others of its name are made of all between them and the total before; else nothing."""
    run = _since_total(sheet, position)
    sisters = [p for p, total in sheet.totals.items() if total.word == sheet.totals[position].word and p != position]
    if not 0 < len(sisters) <= _SISTERS or len(run) < 2:
        return ()
    if not all(adds_up(sheet, line, p, _since_total(sheet, p)) for p in sisters):
        return ()
    return run if _close(sheet, line, position, run) else ()


_JOINED = pattern("[和与及、+]")


def _of_named(sheet: Sheet, position: int) -> tuple[int, ...]:
    """The totals that the name of another joins: 负债和净资产总计 is made of 负债合计 and 净资产合计; nothing if it joins none."""
    stems = {p: sheet.names[p][-1].replace(total.word, "") for p, total in sheet.totals.items() if sheet.names[p]}
    wanted = _JOINED.split(stems.get(position, ""))
    found = [p for stem in wanted for p, other in stems.items() if other == stem and stem and p != position]
    return tuple(sorted(found)) if len(found) == len(wanted) > 1 else ()


def _over_subtotals(sheet: Sheet, position: int, line: int) -> tuple[int, ...]:
    """What a last total is made of where every subtotal above it is right, and nothing else is a total of it."""
    inner = [p for p in sheet.totals if p != position]
    if not 0 < len(inner) <= _SISTERS or position != max(sheet.totals) or position != len(sheet.names) - 1:
        return ()
    if any(sheet.totals[p].word == sheet.totals[position].word for p in inner):
        return ()
    if not all(adds_up(sheet, line, p, _since_total(sheet, p)) for p in inner):
        return ()
    way = tuple(sorted({*inner, *_since_total(sheet, position)}))
    return way if len(way) > 1 and _close(sheet, line, position, way) else ()


def _since_total(sheet: Sheet, position: int) -> tuple[int, ...]:
    """The positions between a total and the one before, if all of them are plain parts."""
    first = max((p + 1 for p in sheet.totals if p < position), default=sheet.panel.first)
    run = tuple(range(first, position))
    return () if any(p in sheet.apart or is_detail(sheet.names[p]) or not sheet.names[p] for p in run) else run


def adds_up(sheet: Sheet, line: int, position: int, way: Sequence[int]) -> bool | None:
    """Whether two parts at least make a figure on a line; None if it cannot be told."""
    total, parts = _figures(sheet, line, position, way)
    if total is None or sum(part.number != 0 for part in parts) < 2:
        return None
    digits, difference = _difference(total, parts)
    return abs(difference) <= _allowed(total, parts, digits, line in sheet.rounded)


def _close(sheet: Sheet, line: int, position: int, way: Sequence[int]) -> bool:
    """Whether the parts miss a total by less than half of it, and none of them alone makes it."""
    total, parts = _figures(sheet, line, position, way)
    if total is None or any(part.blank for part in parts):
        return False
    digits, difference = _difference(total, parts)
    return 2 * abs(difference) < abs(total.scaled(digits)) and not _has_inner_sums(
        [part.scaled(digits) for part in parts], total.scaled(digits)
    )


def _has_inner_sums(figures: Sequence[int], total: int) -> bool:
    """Whether a figure is the sum of those right behind it: in 10 4 6 20 the second and third may be parts of the first.

    In a long list figures add up by chance: there it counts only if the total is right without those parts.
    """
    found = 0
    for i, figure in enumerate(figures):
        added = count = 0
        for other in figures[i + 1 :]:
            added += other
            count += other != 0
            if added >= figure:
                if added == figure and count > 1:
                    found += 1
                    if len(figures) <= _CHANCE or sum(figures) - added == total:
                        return True
                break
    return found * _CHANCE > len(figures)  # a table of subtotals has one in every few rows
