"""Known names, of organs, documents and set phrases, that stand with one slip in them, whatever it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from fzlint.checks.context import Context
from fzlint.checks.rows import asked
from fzlint.finding import Edit, Match, Severity
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.document.model import Span

_REACH = 12  # characters on either side that another known name may take in


class Row(NamedTuple):
    """A name that is known.

    name      without punctuation, five characters or more
    unless    other right words that are the name but for one character, or hold such
    severity  weaker than the rule's
    """

    name: str
    unless: tuple[str, ...] = ()
    severity: Severity | Literal[""] = ""

    @property
    def leads(self) -> tuple[str, ...]:
        """Pairs of characters, one of which stands in all that the row finds."""
        from fzlint.document.words.near import leads
        from fzlint.document.words.phrases import shipped

        return leads(self.name, shipped())


class NearNames(NamedTuple):
    """Known names with one slip. One form is one habit.

    rows   the names
    laws   ends of the names of laws: in 《》 another rule looks for those
    alone  characters that are words of their own and may stand beside any name
    """

    rows: tuple[Row, ...]
    laws: tuple[str, ...] = ()
    alone: str = ""

    @property
    def of_words(self) -> bool:
        """Words that the office allows are left alone."""
        return True

    @property
    def names(self) -> tuple[str, ...]:
        return ("wrong", "right")

    def problems(self) -> Iterator[tuple[str, str]]:
        """Which rows cannot be used, and why."""
        from fzlint.document.fold import is_han
        from fzlint.document.words.near import LEAST

        for number, row in enumerate(self.rows, 1):
            if len(row.name) < LEAST or not all(map(is_han, row.name)):
                yield f"rows[{number}].name", f"“{row.name}”：名称至少{LEAST}个字，只能是汉字"

    def __call__(self, context: Context) -> Iterator[Match]:
        from fzlint.document.cited import in_title
        from fzlint.document.words.near import Near
        from fzlint.document.words.slips import is_part

        text, pairs = context.document.plain, context.document.pairs
        near = Near(pairs, context.phrases, context.words, self.alone)
        found = [
            (span, row.name, row.severity)
            for row in asked(self.rows, pairs)
            for span in near.slips(text, row.name)
            if not any(phrase in text[span.start : span.end] or is_part(text, span, phrase) for phrase in row.unless)
            and not (row.name.endswith(self.laws) and in_title(text, span.start))
        ]
        end = 0
        others: tuple[str, ...] | None = None
        for span, right, severity in sorted(found, key=lambda one: (one[0].start, -one[0].end)):
            if span.start < end:
                continue
            if others is None:
                others = tuple(row.name for row in self.rows)
            if _is_known(text, span, others):
                continue
            wrong = text[span.start : span.end]
            values = {"wrong": wrong, "right": right}
            yield Match(span, values, edits=(Edit(span, right),), severity=severity or None, group=wrong)
            end = span.end


def _is_known(text: str, span: Span, names: tuple[str, ...]) -> bool:
    """Whether the words at `span`, or a part of them with the slip in it, are a part of another known name."""
    first = max(0, span.start - _REACH)
    around = text[first : span.end + _REACH]
    start, end = span.start - first, span.end - first
    for name in names:
        at = around.find(name)
        if at >= 0 and at <= start and at + len(name) >= end:
            return True
    return False
