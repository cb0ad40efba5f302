"""Laws cited in 《》 under a name that no longer held in the year that the report tells of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fzlint.checks.context import Context
from fzlint.document.fold import fold
from fzlint.document.model import Document, Span
from fzlint.finding import Edit, Match
from fzlint.pattern import pattern

STATE = "中华人民共和国"
_LONGEST = 80  # code points of a name; beyond it the 》 is missing
_NEAR = 12  # code points before and behind a name, or a row of names, in which words tell how it is meant
_SENTENCE = 200  # code points: how far the ends of the sentence are looked for
_REGIONS = ("省", "市", "区", "州", "县", "旗")  # 我省《信访条例》: a local one of the same name
_DASHES = str.maketrans(dict.fromkeys("-–－~～", "—"))
_JOINS = frozenset("、，,和与及以或 \n")
_STOPS = "。；！？\n"
_CLAUSE = "，,：:" + _STOPS


class Row(NamedTuple):
    """A law that no longer holds under this name.

    name     without 中华人民共和国
    now      what took its place, in full; "" if nothing did
    since    the day of that (2022-03-01). A name may have several rows; the latest that has come about counts
    message  instead of the rule's
    source   where the row is from, for those who keep the table
    """

    name: str
    since: str
    now: str = ""
    message: str = ""
    source: str = ""


class Citations(NamedTuple):
    """Laws that no longer hold under the name they are cited by. One law is one habit.

    A law that went before the year reported on began is a breach; one that went in the first half of that year a lesser one
    (info); one that went later may well have been applied in that year. Without a year there is nothing to say.

    beside  words next to the name (or to a row of names) that tell of the past or of the change itself
    """

    rows: tuple[Row, ...]
    beside: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("wrong", "right", "since", "year", "found")

    def __call__(self, context: Context) -> Iterator[Match]:
        document, year = context.document, context.year
        if year is None or "《" not in document.text:
            return
        rows = _latest(self.rows, f"{year}-06-30")
        titles = _titles(document.text)
        named: dict[str, Title] = {}
        for title in titles:
            named.setdefault(title.name, title)
        local: dict[str, bool] = {}
        for title in titles:
            row = rows.get(title.name) or rows.get(title.bare)
            if row is None or _of_the_past(document.text, title, row, self.beside):
                continue
            if row.name not in local:
                local[row.name] = any(_is_local(name, row.name) for name in named)
            if not local[row.name]:
                yield _match(document, title, row, year, named.get(_key(row.now)))


class Title(NamedTuple):
    """A name in 《》 as cited.

    name        without blanks and 中华人民共和国
    bare        and without （试行） or （2021年修订） at its end
    full        it was cited with 中华人民共和国
    first, last the row of names that it stands in: 《甲法》、《乙法》和《丙条例》
    """

    span: Span
    name: str
    bare: str
    full: bool
    first: int
    last: int


_TITLE_MARK = pattern("[《》]")


def _titles(text: str) -> list[Title]:
    """The names in 《》, in order. What stands inside another name is a part of that."""
    spans: list[Span] = []
    opened: list[int] = []
    for mark in _TITLE_MARK.finditer(text):
        at = mark.start()
        if opened and at - opened[0] > _LONGEST:
            opened.clear()
        if mark.group() == "《":
            opened.append(at)
        elif opened:
            start = opened.pop()
            if not opened:
                spans.append(Span(start, at + 1))
    rows: list[list[Span]] = []
    for span in spans:
        if rows and span.start - rows[-1][-1].end <= 2 and _JOINS.issuperset(text[rows[-1][-1].end : span.start]):
            rows[-1].append(span)
        else:
            rows.append([span])
    return [_title(text, span, row[0].start, row[-1].end) for row in rows for span in row]


_EDITION = pattern(r"\([^()]*(?:行|修订|修正|修改|年|版)\)$")


def _title(text: str, span: Span, first: int, last: int) -> Title:
    shown = "".join(text[span.start + 1 : span.end - 1].split())
    name = _key(shown)
    bare = _EDITION.sub("", name) if name.endswith(")") else name
    return Title(span, name, bare, shown.startswith(STATE), first, last)


def _key(name: str) -> str:
    """A name as names are compared: without 中华人民共和国, brackets and dashes of one kind."""
    return fold(name).removeprefix(STATE).translate(_DASHES)


def _latest(rows: tuple[Row, ...], day: str) -> dict[str, Row]:
    """By name, the row that had come about last on `day`."""
    latest: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: row.since):
        if row.since <= day:
            latest[_key(row.name)] = row
    return latest


_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?=年)")


def _of_the_past(text: str, title: Title, row: Row, beside: tuple[str, ...]) -> bool:
    """Whether the words around tell that the law is named as a thing of the past, or that another of that name is meant."""
    start, end = title.first, title.last
    if text[start - 1 : start] in ("原", "旧") or (not row.name.endswith("法") and text.endswith(_REGIONS, 0, start)):
        return True
    first = max((text.rfind(mark, max(0, start - _NEAR), start) for mark in _CLAUSE), default=-1)
    around = text[max(first + 1, start - _NEAR) : start] + "\n"
    stops = [at for mark in _CLAUSE if (at := text.find(mark, end, end + _NEAR)) >= 0]
    around += text[end : min(stops, default=end + _NEAR)]
    if any(word in around for word in beside):
        return True
    years = _YEAR.findall(_sentence(text, start, end))
    return any(year < row.since[:4] for year in years)


_TITLE = pattern(r"《[^《》]*》")


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a row of names, without names in 《》."""
    first = max(text.rfind(mark, max(0, start - _SENTENCE), start) for mark in _STOPS)
    stops = [at for mark in _STOPS if (at := text.find(mark, end, end + _SENTENCE)) >= 0]
    said = text[max(first + 1, start - _SENTENCE) : start] + "\n" + text[end : min(stops, default=end + _SENTENCE)]
    return fold(_TITLE.sub("", said))


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
