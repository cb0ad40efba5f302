"""Totals in tables that do not add up, by rows and by columns, and sums that a form has to keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span, Table
from fzlint.figures.numerals import one_digit
from fzlint.finding import Match
from fzlint.tables.panels import Cell, Reading, Value, panels, read
from fzlint.tables.readings import UNIT, Sheet, by_level, is_detail, names_of, scope_of, sheet_of, total_names, ways

_SHOWN = 12  # parts that a message shows
_SURE = 3  # lines that prove how a total is meant beyond doubt
_MANY = 200  # parts; a longer column of figures is told only where others prove how it is meant
_WORK = 500_000  # totals times cells; a larger table is left alone
_LOOSE = "总数"  # may count something of its own: told only where other lines prove what it is made of


class Identity(NamedTuple):
    """Rows (or columns) of a form that make the same sum, by words of their names.

    kind   the report kind whose form it is
    whole  those on one side; parts: those on the other, the first of which the finding stands on
    """

    kind: str
    whole: tuple[str, ...]
    parts: tuple[str, ...]
    message: str


class Form(NamedTuple):
    """A table of a report kind, known by words that all stand in it: its totals are sums, whatever its figures prove."""

    kind: str
    words: tuple[str, ...]


class TableSums(NamedTuple):
    """Totals of tables.

    A total may stand first or last, be a subtotal or made of subtotals: every way to read it that the table allows is tried,
    and a figure is right if it fits one. One that fits none is told where the other lines of the table prove how the total is
    meant, or where it can be meant in one way only.

    totals   names of totals
    apart    what the name of a row or column that cannot be added up ends in (…率) or begins with (人均…), its unit left out
    rounded  words in a name, a caption or a line on units that tell of figures rounded to them (万元)
    """

    totals: tuple[str, ...]
    apart: tuple[str, ...]
    rounded: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    identities: tuple[Identity, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("place", "total", "sum", "terms", "difference")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if not document.tables:
            return
        pattern = total_names(self.totals)
        kind = context.kind.name if context.kind else ""
        identities = [identity for identity in self.identities if identity.kind == kind]
        for table in document.tables:
            reading = read(document, table)
            units = _around(document, table)
            told: set[Cell] = set()
            form = any(form.kind == kind and _holds(reading, form.words) for form in self.forms)
            found = panels(table, reading, pattern)
            beside = Counter(panel.across for panel in found)
            for panel in found:
                sheet = sheet_of(panel, reading, pattern, self.apart, self.rounded, units)
                sheet = sheet._replace(alone=beside[panel.across] == 1, form=form)
                for cell, match in (*_wrong_totals(document, sheet), *_broken(document, sheet, identities)):
                    if cell not in told:
                        told.add(cell)
                        yield match


def _holds(reading: Reading, words: Sequence[str]) -> bool:
    return all(any(word in text for text in reading.texts.values()) for word in words)


def _around(document: Document, table: Table) -> str:
    """The caption of a table and the line in front of it, which may tell the unit."""
    first = min((i for row in table.grid for cell in row for i in cell), default=0)
    before = document.blocks[first - 1] if first else None
    line = document.text_of(before) if before is not None and before.cell is None else ""
    return table.caption + (line if len(line) <= 40 else "")


# ------------------------------------------------------------------------------- totals


class Way(NamedTuple):
    """A way to read a total: the positions that make it.

    fits    for every line whether the figures fit; None: it cannot be told
    proofs  how many fit and prove something, with two parts at least that are not 0
    """

    positions: tuple[int, ...]
    fits: tuple[bool | None, ...]
    proofs: int


def _wrong_totals(document: Document, sheet: Sheet) -> Iterator[tuple[Cell, Match]]:
    if len(sheet.totals) * len(sheet.names) * len(sheet.lines) > _WORK:
        return
    for position, total in sheet.totals.items():
        tried = [_tried(sheet, position, way) for way in ways(sheet, position, total)]
        wrong = [
            line
            for line in sheet.lines
            if any(way.fits[line] is False for way in tried) and not any(way.fits[line] for way in tried)
        ]
        if not wrong:
            continue
        way = max(tried, key=lambda way: way.proofs)  # the first of them if nothing proves any
        wrong = [line for line in wrong if way.fits[line] is False]
        if way.proofs:
            sure = way.proofs >= (1 if len(wrong) == 1 else 2 * len(wrong))
            if way.proofs < _SURE:
                wrong = [line for line in wrong if not _is_another(sheet, position, line, way.positions)]
        else:
            grouped = len(scope_of(sheet, position, total)) < len(sheet.names) - sheet.panel.first
            sure = (sheet.form and grouped) or (len(wrong) == 1 and _plain(sheet, position, wrong[0]))
        if sure:
            for line in wrong:
                yield _told(document, sheet, position, line, way.positions)


def _is_another(sheet: Sheet, position: int, line: int, way: Sequence[int]) -> bool:
    """Whether what stands in the place of a total is the greatest, the last, a mean of the figures rather than their sum."""
    total, parts = _figures(sheet, line, position, way)
    assert total is not None
    digits = max(value.digits for value in (total, *parts))
    whole = total.scaled(digits)
    figures = [part.scaled(digits) for part in parts if not part.blank]
    return whole in figures or min(figures, default=0) < whole < max(figures, default=0)


def _tried(sheet: Sheet, position: int, way: tuple[int, ...]) -> Way:
    fits: list[bool | None] = [None] * len(sheet.panel.lines)
    proofs = 0
    units = {match.group() for p in way for name in sheet.names[p] if (match := UNIT.search(name))}
    if len(units) <= 1:
        for line in sheet.lines:
            total, parts = _figures(sheet, line, position, way)
            if total is not None:
                digits, difference = _difference(total, parts)
                fits[line] = abs(difference) <= _allowed(total, parts, digits, line in sheet.rounded)
                proofs += bool(fits[line]) and sum(part.number != 0 for part in parts) > 1
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


def _plain(sheet: Sheet, position: int, line: int) -> bool:
    """Whether a total can be meant in one way only: it stands last or first, alone, and all others are its parts."""
    total = sheet.totals[position]
    scope = [p for p in scope_of(sheet, position, total) if p not in sheet.apart]
    parts = [p for p in scope if p != position]
    names = [sheet.names[p][-1] if sheet.names[p] else "" for p in parts]
    if not sheet.alone or not total.bare or total.word == _LOOSE or len(parts) < 2:
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
    return not _has_inner_sums([figure.scaled(digits) for figure in figures])


def _has_inner_sums(figures: Sequence[int]) -> bool:
    """Whether a figure is the sum of those right behind it: in 10 4 6 20 the second and third may be parts of the first."""
    for i, figure in enumerate(figures):
        added = count = 0
        for other in figures[i + 1 :]:
            added += other
            count += other != 0
            if added >= figure:
                if added == figure and count > 1:
                    return True
                break
    return False


# ------------------------------------------------------------------------------- forms


def _broken(document: Document, sheet: Sheet, identities: Sequence[Identity]) -> Iterator[tuple[Cell, Match]]:
    for identity in identities:
        whole = [_named(sheet, word) for word in identity.whole]
        parts = [_named(sheet, word) for word in identity.parts]
        if None in whole or None in parts:
            continue
        for line in sheet.lines:
            cells = sheet.panel.lines[line]
            positions = [p for p in (*whole, *parts) if p is not None]
            values = [sheet.reading.values.get(cells[p]) for p in positions]
            known = [value for value in values if value is not None and not value.blank]
            if len(known) == len(values):
                left, right = known[: len(whole)], known[len(whole) :]
                digits = max(value.digits for value in known)
                one, two = (sum(value.scaled(digits) for value in side) for side in (left, right))
                if one != two:
                    at = positions[len(whole)]
                    yield cells[at], _match(document, sheet, at, line, left, one, two, digits, identity.message)


def _named(sheet: Sheet, word: str) -> int | None:
    found = [p for p in range(sheet.panel.first, len(sheet.names)) if any(word in name for name in sheet.names[p])]
    return found[0] if len(found) == 1 else None


# ------------------------------------------------------------------------------- telling


def _told(document: Document, sheet: Sheet, position: int, line: int, way: Sequence[int]) -> tuple[Cell, Match]:
    total, parts = _figures(sheet, line, position, way)
    assert total is not None
    digits, difference = _difference(total, parts)
    whole = total.scaled(digits)
    match = _match(document, sheet, position, line, parts, whole + difference, whole, digits)
    return sheet.panel.lines[line][position], match


def _match(
    document: Document,
    sheet: Sheet,
    position: int,
    line: int,
    parts: Sequence[Value],
    added: int,
    total: int,
    digits: int,
    message: str = "",
) -> Match:
    panel, texts = sheet.panel, sheet.reading.shown
    cells = panel.lines[line]
    cell = cells[position]
    row = _name(names_of([head[position] for head in panel.heads], texts), position)
    column = _name(names_of(cells[: panel.first], texts), panel.indices[line])
    place = f"{row}行{column}列" if panel.across else f"{column}行{row}列"
    shown = [_number(part.number, part.digits) for part in parts if part.number] or ["0"]
    terms = "+".join(shown[:_SHOWN]) + (f"+…，共{len(shown)}项" if len(shown) > _SHOWN else "")
    values = {
        "place": place,
        "total": _number(total, digits),
        "sum": _number(added, digits),
        "terms": terms,
        "difference": _number(abs(added - total), digits),
    }
    span = Span(document.blocks[cell[0]].start, document.blocks[cell[-1]].end)
    return Match(span, values, message=message)


def _name(names: Sequence[str], index: int) -> str:
    return f"“{'·'.join(names)}”" if names else f"第{index + 1}"


def _number(number: int, digits: int) -> str:
    """A figure as it is written: without needless zeros behind the point."""
    whole, part = divmod(abs(number), 10**digits)
    behind = f"{part:0{digits}}".rstrip("0") if digits else ""
    return ("-" if number < 0 else "") + str(whole) + ("." + behind if behind else "")
