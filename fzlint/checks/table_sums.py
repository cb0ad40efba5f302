"""Totals in tables that do not add up, by rows and by columns, and sums that a form has to keep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span, Table
from fzlint.figures.reading.numerals import rounded
from fzlint.finding import Match, Severity
from fzlint.record import NamedTuple
from fzlint.tables.balanced import wrong_balances, wrong_under_codes
from fzlint.tables.details import wrong_details
from fzlint.tables.merged import wrong_subtotals
from fzlint.tables.numbered import wrong_by_number
from fzlint.tables.panels import Cell, Reading, Value, panels, read
from fzlint.tables.printed import Formula, broken, unequal
from fzlint.tables.readings import Sheet, names_of, sheet_of, total_names
from fzlint.tables.shares import (
    Wrong,
    wrong_changes,
    wrong_growth,
    wrong_products,
    wrong_quotients,
    wrong_running,
    wrong_shares,
)
from fzlint.tables.stocks import wrong_groups, wrong_heads, wrong_stocks
from fzlint.tables.totals import wrong_totals
from fzlint.tables.unnamed import wrong_means, wrong_unnamed

_SHOWN = 12  # parts that a message shows


class Identity(NamedTuple):
    """Rows (or columns) of a form that make the same sum, by words of their names.

    kind   the report kind whose form it is; "": of any, and rounded
    whole  those on one side; parts: those on the other, the first of which the finding stands on
    """

    kind: str
    whole: tuple[str, ...]
    parts: tuple[str, ...]
    message: str


class Form(NamedTuple):
    """A table of a report kind ("": of any), known by words that all stand in it: its totals are sums, whatever its figures prove."""

    kind: str
    words: tuple[str, ...]


class Said(NamedTuple):
    """What is said of one way to break a table: share, growth, change, rate, mean, over, running, balance, number, unequal …"""

    way: str
    message: str


class TableSums(NamedTuple):
    """Totals of tables.

    A total may stand first or last, be a subtotal or made of subtotals: every way to read it that the table allows is tried,
    and a figure is right if it fits one. One that fits none is told where the other lines of the table prove how the total is
    meant, or where it can be meant in one way only.

    totals   names of totals
    apart    what the name of a row or column that cannot be added up ends in (…率) or begins with (人均…), its unit left out
    formulas rows of a form that are sums of others, as the form prints it
    equal    names of the rows that two panels side by side have to tell alike, where a formula belongs to the kind
    shares   names of columns of shares: told where other rows prove what they are shares of
    growth   names of columns of growth, likewise; changes: the whole names of columns of differences
    quotients what the name of a column of rates or means ends in (…率) or begins with (人均…), likewise
    products  names of columns that are the product of two others, likewise
    said     the messages for what is no total
    rounded  words in a name, a caption or a line on units that tell of figures rounded to them (万元)
    """

    totals: tuple[str, ...]
    apart: tuple[str, ...]
    rounded: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    identities: tuple[Identity, ...] = ()
    formulas: tuple[Formula, ...] = ()
    equal: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    growth: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    quotients: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("place", "total", "sum", "terms", "difference")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if not document.tables:
            return
        pattern = total_names(self.totals)
        kind = context.kind.name if context.kind else ""
        identities = [identity for identity in self.identities if identity.kind in (kind, "")]
        for table in document.tables:
            reading = read(document, table)
            units = _around(document, table)
            told: set[Cell] = set()
            form = any(form.kind in (kind, "") and _holds(reading, form.words) for form in self.forms)
            found = panels(table, reading, pattern)
            sheets = [
                sheet_of(panel, reading, pattern, self.apart, self.rounded, units)._replace(form=form)
                for panel in found
            ]
            sheets = [sheet._replace(alone=_complete(sheet, sheets)) for sheet in sheets]
            printed = [formula for formula in self.formulas if formula.kind in (kind, "")]
            said = {each.way: each.message for each in self.said}
            for sheet in sheets:
                for cell, match in (
                    *_wrong_totals(document, sheet),
                    *_broken(document, sheet, identities),
                    *_printed(document, sheet, printed),
                    *_told_by_others(document, sheet, said),
                    *_shares_told(document, sheet, wrong_shares(sheet, self.shares), said),
                    *_shares_told(document, sheet, wrong_growth(sheet, self.growth), said),
                    *_shares_told(document, sheet, wrong_changes(sheet, self.changes), said),
                    *_shares_told(document, sheet, wrong_quotients(sheet, self.quotients), said),
                    *_shares_told(document, sheet, wrong_products(sheet, self.products), said),
                    *_shares_told(document, sheet, wrong_running(sheet), said),
                    *_shares_told(document, sheet, wrong_means(sheet), said),
                ):
                    if cell not in told:
                        told.add(cell)
                        yield match
            yield from _odd_rows(document, sheets, told, said)
            for cell, match in (
                *_numbered(document, table, reading, said),
                *_merged(document, table, reading, self.totals),
            ):
                if cell not in told:
                    told.add(cell)
                    yield match
            if printed:
                yield from _unequal(document, [sheet for sheet in sheets if sheet.panel.across], self.equal, told, said)


def _holds(reading: Reading, words: Sequence[str]) -> bool:
    return all(any(word in text for text in reading.texts.values()) for word in words)


def _around(document: Document, table: Table) -> str:
    """The caption of a table and the line in front of it, which may tell the unit."""
    first = min((i for row in table.grid for cell in row for i in cell), default=0)
    before = document.blocks[first - 1] if first else None
    line = document.text_of(before) if before is not None and before.cell is None else ""
    return table.caption + (line if len(line) <= 40 else "")


# ------------------------------------------------------------------------------- totals


def _wrong_totals(document: Document, sheet: Sheet) -> Iterator[tuple[Cell, Match]]:
    for found in (*wrong_totals(sheet), *wrong_details(sheet)):
        cell = sheet.panel.lines[found.line][found.position]
        yield (
            cell,
            _match(document, sheet, found.position, found.line, found.parts, found.made, found.told, found.digits),
        )


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
                if abs(one - two) > (len(values) // 2 if digits and not identity.kind else 0):
                    at = positions[len(whole)]
                    yield cells[at], _match(document, sheet, at, line, left, one, two, digits, identity.message)


def _named(sheet: Sheet, word: str) -> int | None:
    found = [p for p in range(sheet.panel.first, len(sheet.names)) if any(word in name for name in sheet.names[p])]
    return found[0] if len(found) == 1 else None


def _printed(document: Document, sheet: Sheet, formulas: Sequence[Formula]) -> Iterator[tuple[Cell, Match]]:
    for found in broken(sheet, formulas):
        cell = sheet.panel.lines[found.line][found.position]
        yield (
            cell,
            _match(document, sheet, found.position, found.line, found.parts, found.made, found.told, found.digits),
        )


def _numbered(
    document: Document, table: Table, reading: Reading, said: Mapping[str, str]
) -> Iterator[tuple[Cell, Match]]:
    for found in wrong_by_number(table, reading):
        values = {
            "place": f"“{found.row}”行“{found.column}”列",
            "total": f"{found.told:f}",
            "sum": f"{found.made:f}",
            "terms": found.terms,
            "difference": found.formula,
        }
        yield found.cell, Match(_span(document, found.cell), values, message=said["number"])


def _told_by_others(document: Document, sheet: Sheet, said: Mapping[str, str]) -> Iterator[tuple[Cell, Match]]:
    for way, breaches in (
        ("balance", wrong_balances(sheet)),
        ("code", wrong_under_codes(sheet)),
        ("stock", wrong_stocks(sheet)),
        ("group", wrong_groups(sheet)),
        ("head", wrong_heads(sheet)),
    ):
        for found in breaches:
            cell = sheet.panel.lines[found.line][found.position]
            yield (
                cell,
                _match(
                    document,
                    sheet,
                    found.position,
                    found.line,
                    found.parts,
                    found.made,
                    found.told,
                    found.digits,
                    said[way],
                    "warning",
                ),
            )


def _complete(sheet: Sheet, sheets: Sequence[Sheet]) -> bool:
    """Whether the figures of a panel do not go on in the one beside it: it stands alone, or each has its total."""
    beside = [other for other in sheets if other.panel.across == sheet.panel.across]
    return len(beside) == 1 or all(len(other.totals) == 1 for other in beside)


def _unequal(
    document: Document, sheets: Sequence[Sheet], words: Sequence[str], told: set[Cell], said: Mapping[str, str]
) -> Iterator[Match]:
    for one, other in pairwise(sheets):
        for cell, left, right in unequal(one, other, words):
            if cell not in told:
                values = {
                    "place": "",
                    "total": _number(right.number, right.digits),
                    "sum": _number(left.number, left.digits),
                    "terms": "",
                    "difference": "",
                }
                yield Match(_span(document, cell), values, message=said["unequal"])


def _shares_told(
    document: Document, sheet: Sheet, wrong: Iterator[Wrong], said: Mapping[str, str]
) -> Iterator[tuple[Cell, Match]]:
    for found in wrong:
        part, whole = (_number(value.number, value.digits) for value in found.parts)
        right = rounded(found.made, Decimal(1).scaleb(-found.told.digits))
        percent = "" if found.way in _NO_SHARES else "%"
        values = {
            "place": _place(sheet, found.position, found.line),
            "total": _number(found.told.number, found.told.digits) + percent,
            "sum": f"{right}{percent}",
            "terms": _terms(found, part, whole),
            "difference": "",
        }
        yield found.cell, Match(_span(document, found.cell), values, message=said[found.way])


def _odd_rows(document: Document, sheets: Sequence[Sheet], told: set[Cell], said: Mapping[str, str]) -> Iterator[Match]:
    """The rows that do not hang together as all others do, where nothing has been told of them."""
    for sheet in sheets:
        for odd in wrong_unnamed(sheet):
            if told.isdisjoint(odd.cells):
                told.update(odd.cells)
                yield from (match for _, match in _shares_told(document, sheet, iter([odd.wrong]), said))


_SIGNS = {"change": "-", "product": "×", "running": "+"}
_NO_SHARES = ("mean", "over", *_SIGNS)


def _terms(found: Wrong, part: str, whole: str) -> str:
    if found.way in _SIGNS:
        return f"{part}{_SIGNS[found.way]}{whole}"
    return f"({part}-{whole})÷{whole}" if found.way == "growth" else f"{part}÷{whole}"


def _merged(document: Document, table: Table, reading: Reading, totals: Sequence[str]) -> Iterator[tuple[Cell, Match]]:
    for found in wrong_subtotals(table, reading, totals):
        values = {
            "place": f"“{found.row}”的“{found.column}”",
            "total": _number(found.told, found.digits),
            "sum": _number(found.made, found.digits),
            "terms": "+".join(_number(part.number, part.digits) for part in found.parts),
            "difference": _number(abs(found.made - found.told), found.digits),
        }
        yield found.cell, Match(_span(document, found.cell), values)


# ------------------------------------------------------------------------------- telling


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
    severity: Severity | None = None,
) -> Match:
    cell = sheet.panel.lines[line][position]
    place = _place(sheet, position, line)
    shown = [_number(part.number, part.digits) for part in parts if part.number] or ["0"]
    terms = "+".join(shown[:_SHOWN]).replace("+-", "-") + (f"+…，共{len(shown)}项" if len(shown) > _SHOWN else "")
    values = {
        "place": place,
        "total": _number(total, digits),
        "sum": _number(added, digits),
        "terms": terms,
        "difference": _number(abs(added - total), digits),
    }
    return Match(_span(document, cell), values, message=message, severity=severity)


def _span(document: Document, cell: Cell) -> Span:
    return Span(document.blocks[cell[0]].start, document.blocks[cell[-1]].end)


def _place(sheet: Sheet, position: int, line: int) -> str:
    """Where a figure stands, by the names of its row and its column."""
    panel, texts = sheet.panel, sheet.reading.shown
    row = _name(names_of([head[position] for head in panel.heads], texts), position)
    column = _name(names_of(panel.lines[line][: panel.first], texts), panel.indices[line])
    return f"{row}行{column}列" if panel.across else f"{column}行{row}列"


def _name(names: Sequence[str], index: int) -> str:
    return f"“{'·'.join(names)}”" if names else f"第{index + 1}"


def _number(number: int, digits: int) -> str:
    """A figure as it is written: without needless zeros behind the point."""
    whole, part = divmod(abs(number), 10**digits)
    behind = f"{part:0{digits}}".rstrip("0") if digits else ""
    return ("-" if number < 0 else "") + str(whole) + ("." + behind if behind else "")
