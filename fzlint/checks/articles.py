"""Articles that a law does not have: 《行政复议法》第一百一十条, where the law ends with its ninetieth."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.cited import Title, key, titles
from fzlint.document.labels import han_numeral, value_of
from fzlint.document.model import Span
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Row(NamedTuple):
    """How many articles a law has.

    name    without 中华人民共和国
    last    the number of its last article
    since   the day from which this edition is in force ("2024-01-01"); a law may have several rows
    """

    name: str
    last: int
    since: str


class Articles(NamedTuple):
    """Articles beyond the last one of the law that is cited.

    Any edition that was in force by the end of the year reported on may be meant: the longest of them counts. A report older
    than all of them is left alone.
    """

    rows: tuple[Row, ...]

    @property
    def of_words(self) -> bool:
        """Words that the office allows are left alone."""
        return True

    @property
    def names(self) -> tuple[str, ...]:
        return ("law", "article", "last")

    def __call__(self, context: Context) -> Iterator[Match]:
        text = context.document.text
        if "》第" not in text and "）第" not in text and ")第" not in text:
            return
        last: dict[str, int] = {}
        for row in self.rows:
            if context.year is None or row.since <= f"{context.year}-12-31":
                last[key(row.name)] = max(row.last, last.get(key(row.name), 0))
        for title in titles(text):
            known = last.get(title.name) or last.get(title.bare)
            if known:
                yield from _beyond(text, title, known)


_FIRST = pattern(r"(?:[（(][^（）()\n]{1,20}[）)])?第([〇零一二三四五六七八九十百千]+|\d+)条")
_NEXT = pattern(
    r"(?:之[一二三四五六七八九十])?(?:第[^第条，。；\n]{1,8}[款项目])*(?:[、和及与至]|以及)第([〇零一二三四五六七八九十百千]+|\d+)条"
)


def _beyond(text: str, title: Title, last: int) -> Iterator[Match]:
    """The articles named right behind a law, 《甲法》第三条、第一百条, that it does not have."""
    found = _FIRST.match(text, title.span.end)
    while found:
        told = found.group(1)
        article = value_of(told)
        if article is not None and article > last:
            values = {"law": title.bare, "article": told, "last": str(last) if told.isdigit() else han_numeral(last)}
            yield Match(Span(found.start(1) - 1, found.end(1) + 1), values)
        found = _NEXT.match(text, found.end())
