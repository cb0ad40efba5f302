"""Laws cited in 《》 under a name that no longer held in the year that the report tells of."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.cited import STATE, Title, around, key, titles, years
from fzlint.document.model import Document, Span
from fzlint.finding import Edit, Match
from fzlint.record import NamedTuple

_REGIONS = ("省", "市", "区", "州", "县", "旗")  # 我省《信访条例》: a local one of the same name


class Row(NamedTuple):
    """A law that no longer holds under this name.

    name     without 中华人民共和国
    now      what took its place, in full; "" if nothing did
    since    the day of that (2022-03-01). A name may have several rows; the latest that has come about counts
    message  instead of the rule's
    """

    name: str
    since: str
    now: str = ""
    message: str = ""


class Citations(NamedTuple):
    """Laws that no longer hold under the name they are cited by. One law is one habit.

    A law that went before the year reported on began is a breach; one that went in the first half of that year a lesser one
    (info); one that went later may well have been applied in that year. Without a year there is nothing to say.

    beside  words next to the name (or to a row of names) that tell of the past or of the change itself
    """

    rows: tuple[Row, ...]
    beside: tuple[str, ...] = ()

    @property
    def of_words(self) -> bool:
        """Words that the office allows are left alone."""
        return True

    @property
    def names(self) -> tuple[str, ...]:
        return ("wrong", "right", "since", "year", "found")

    def __call__(self, context: Context) -> Iterator[Match]:
        document, year = context.document, context.lived
        if year is None or "《" not in document.text:
            return
        rows = _latest(self.rows, f"{year}-06-30")
        cited = titles(document.text)
        named: dict[str, Title] = {}
        for title in cited:
            named.setdefault(title.name, title)
        local: dict[str, bool] = {}
        for title in cited:
            row = rows.get(title.name) or rows.get(title.bare)
            if row is None or _of_the_past(document.text, title, row, self.beside):
                continue
            if row.name not in local:
                local[row.name] = any(_is_local(name, row.name) for name in named)
            if not local[row.name]:
                yield _match(document, title, row, year, named.get(key(row.now)))


def _latest(rows: tuple[Row, ...], day: str) -> dict[str, Row]:
    """By name, the row that had come about last on `day`."""
    latest: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: row.since):
        if row.since <= day:
            latest[key(row.name)] = row
    return latest


def _of_the_past(text: str, title: Title, row: Row, beside: tuple[str, ...]) -> bool:
    """Whether the words around tell that the law is named as a thing of the past, or that another of that name is meant."""
    start, end = title.first, title.last
    if text[start - 1 : start] in ("原", "旧") or (not row.name.endswith("法") and text.endswith(_REGIONS, 0, start)):
        return True
    if any(word in around(text, start, end) for word in beside):
        return True
    return any(year < row.since[:4] for year in years(text, start, end))


def _is_local(name: str, law: str) -> bool:
    return name != law and name.endswith(law) and name[: -len(law)].endswith(_REGIONS)


def _match(document: Document, title: Title, row: Row, year: int, new: Title | None) -> Match:
    span, right = title.span, row.now.removeprefix(STATE)
    # articles are numbered anew, and in one row of names the new one would stand twice
    mendable = right and document.text[span.end : span.end + 1] != "第" and not (new and new.first == title.first)
    inside = Span(span.start + 1, span.end - 1)
    year_of, month, day = row.since.split("-")
    return Match(
        span,
        {
            "wrong": row.name,
            "right": right,
            "since": f"{int(year_of)}年{int(month)}月{int(day)}日",
            "year": str(year),
            "found": f"（{document.where(new.span)}已用新名）" if new else "",
        },
        related=(new.span,) if new else (),
        edits=(Edit(inside, row.now if title.full else right),) if mendable else (),
        severity=None if row.since <= f"{year}-01-01" else "info",
        message=row.message,
        group=row.name,
    )
