"""What people left in the file: tracked changes that nobody accepted or rejected, comments, fields never filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fzlint.checks.context import Context
from fzlint.document.model import Mark, MarkKind, Role
from fzlint.finding import Match, Severity
from fzlint.record import NamedTuple

_SHOWN = 24  # code points of a comment or change that a message shows


_LOOKS = frozenset({"highlight", "strike", "red", "hidden"})


def _joined(marks: tuple[Mark, ...]) -> list[Mark]:
    """The marks, those of one look that adjoin made one: a change inside a highlighted phrase parts it in the file alone."""
    found: list[Mark] = []
    last: dict[str, int] = {}  # where the last mark of a look is in `found`
    for mark in marks:
        at = last.get(mark.kind)
        if at is not None and found[at].span.end == mark.span.start:
            before = found[at]
            span = before.span._replace(end=mark.span.end)
            found[at] = before._replace(span=span, text=before.text + mark.text)
            continue
        if mark.kind in _LOOKS:
            last[mark.kind] = len(found)
        found.append(mark)
    return found


class Row(NamedTuple):
    """A kind of mark and what is said of it.

    message  instead of the rule's; severity: weaker than the rule's
    roles    only in blocks of these roles, and behind the title; empty: anywhere
    """

    kind: MarkKind
    message: str
    severity: Severity | Literal[""] = ""
    roles: tuple[Role, ...] = ()


class Marks(NamedTuple):
    """Marks of the kinds in `rows`. Those of one kind by one person are one habit."""

    rows: tuple[Row, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return ("author", "text")

    @property
    def own(self) -> bool:
        """Whether it speaks of nothing but what fzlint itself wrote."""
        return all(row.kind == "own" for row in self.rows)

    def __call__(self, context: Context) -> Iterator[Match]:
        rows = {row.kind: row for row in self.rows}
        document = context.document
        behind = document.title_blocks[-1] if document.title_blocks else -1
        for mark in _joined(document.marks):
            row = rows.get(mark.kind)
            if row is not None and row.roles:
                index = document.block_at(mark.span.start)
                if index <= behind or document.blocks[index].role not in row.roles:
                    continue
            if row is not None:
                author = " ".join(mark.author.split())
                text = " ".join(mark.text.split())
                shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
                yield Match(
                    mark.span,
                    {"author": f"“{author}”" if author else "有人", "text": f"：“{shown}”" if text else ""},
                    severity=row.severity or None,
                    message=row.message,
                    group=f"{mark.kind} {author}",
                )
