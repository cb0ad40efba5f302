"""Long tables of rows, of which a report meets a few.

Making all rows of the shipped tables takes as long as judging a report by them. So a wheel carries each long table as text, and a
row is made once the report has a pair of characters that it cannot do without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar, overload

from fzlint.finding import Match

R = TypeVar("R", bound=tuple[Any, ...])
_LINE, _FIELD, _WORD = "\n", "\t", "|"
_PAIR = 2  # characters


class Rows(Sequence[R]):
    """The rows of a table, as a tuple of them would be, each made when it is asked for.

    kind   the class of the rows: a NamedTuple of str, bool, int (0 by default) and tuple[str, ...]
    leads  for each row, in a line of its own, the pairs of characters one of which stands in all that it finds; none: not known
    lines  the fields of each row, as `written` makes them
    """

    def __init__(self, kind: type[Any], leads: str, lines: str) -> None:
        self._kind = kind
        self._defaults = [kind._field_defaults.get(name, "") for name in kind._fields]
        self._leads = leads
        self._lines = lines

    def asked(self, pairs: frozenset[str]) -> Iterator[R]:
        """The rows that may find something in a text with these pairs of characters, in order."""
        leads = self._leads.split(_LINE)
        alone = map(pairs.__contains__, leads)  # nine of ten have one pair
        for lead, is_there, line in zip(leads, alone, self._lines.split(_LINE), strict=True):
            if is_there or (
                len(lead) != _PAIR
                and (
                    not lead
                    or lead[:2] in pairs
                    or lead[2:4] in pairs
                    or any(lead[i : i + 2] in pairs for i in range(4, len(lead), 2))
                )
            ):
                yield self._made(line)

    def _made(self, line: str) -> R:
        values = self._defaults.copy()
        for at, written in enumerate(line.split(_FIELD)):
            if written:
                default = values[at]
                if default == "":
                    values[at] = written
                elif default == 0:
                    values[at] = True if default is False else int(written)
                else:
                    values[at] = tuple(written.split(_WORD))
        made: R = self._kind._make(values)
        return made

    def __len__(self) -> int:
        return self._lines.count(_LINE) + 1

    def __iter__(self) -> Iterator[R]:
        return map(self._made, self._lines.split(_LINE))

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[R, ...]: ...
    def __getitem__(self, at: int | slice) -> R | tuple[R, ...]:
        return tuple(self)[at]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == (tuple(other) if isinstance(other, Rows) else other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def asked(rows: Sequence[R], pairs: frozenset[str]) -> Iterable[R]:
    """Rows of a table among which are all that may find something in a text with these pairs of characters, in order."""
    return rows.asked(pairs) if isinstance(rows, Rows) else rows


def apart(matches: Iterable[Match]) -> Iterator[Match]:
    """Of matches in order those that lie in no earlier one: of two rows that find the same words the first is told."""
    end = 0
    for match in matches:
        if match.span.start >= end:
            yield match
            end = match.span.end


def with_empty(rows: Iterable[R], words: Callable[[R], Iterable[str]]) -> Iterator[tuple[str, str]]:
    """Which rows of a table have an empty word, and so cannot be used, and why."""
    for number, row in enumerate(rows, 1):
        told = tuple(words(row))
        if not all(told):
            yield f"rows[{number}]", f"“{told[0]}”一行有空的词语（wrong、unless 等）"


def telling(wrong: str, right: str) -> tuple[str, ...]:
    """The pair of characters by which a wrong form is looked for: one that the right form does not have, if there is one."""
    pairs = [wrong[i : i + 2] for i in range(len(wrong) - 1)]
    return tuple([pair for pair in pairs if pair not in right] or pairs)[:1]


def written(rows: Sequence[Any]) -> tuple[str, str] | None:
    """`leads` and `lines` of a table for `Rows`; None if it has no `leads`, or what cannot be written so."""
    kind = type(rows[0])
    if not hasattr(kind, "leads"):
        return None
    lines = [_FIELD.join(map(_text, row)) for row in rows]
    leads = _LINE.join("".join(row.leads) for row in rows)
    parted = any(_LINE in line or line.count(_FIELD) >= len(kind._fields) for line in lines)
    if parted or leads.count(_LINE) >= len(rows):  # a tab or a line feed inside a field
        return None
    lines = [line.rstrip(_FIELD) for line in lines]
    made = Rows[Any](kind, leads, _LINE.join(lines))
    return (leads, _LINE.join(lines)) if list(made) == list(rows) else None


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return _WORD.join(value)
    return str(value) if value else ""
