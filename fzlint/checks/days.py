"""days: a commemorative day, or a meeting, that stands beside another date: “5月26日”全国疟疾日, 2024年10月召开的二十届三中全会."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.figures.reading.dates import Date, days_of, weekday
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_NEAR = 30  # code points around a date in which a name may stand
_WEEK = "一二三四五六日"


class Row(NamedTuple):
    """A day, or some days in a row.

    name     as it is properly called
    day      "4月26日", "5月第3个星期日", "1月最后一个星期日", "4月15日—21日", "4月25日—5月1日"; of a meeting with the year,
             "2024年7月15日—18日"
    aliases  what else it is called
    """

    name: str
    day: str
    aliases: tuple[str, ...] = ()


class Days(NamedTuple):
    """Names of days with the date told in front of them or behind.

    beside  words behind a name that tell of another day: 国庆节前
    wider   words in front of a name that make it that of another day: 世界教师节
    held    what a meeting is said to be, in front of its name with 的: 召开的, or behind it
    before  words that may stand between the date and either of them, in their order: 胜利召开的党的
    """

    rows: tuple[Row, ...]
    beside: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    before: tuple[str, ...] = ()

    @property
    def of_words(self) -> bool:
        """Words that the office allows are left alone."""
        return True

    @property
    def names(self) -> tuple[str, ...]:
        return ("name", "right", "told")

    def __call__(self, context: Context) -> Iterator[Match]:
        yield from self._annual(context)
        yield from self._held(context)

    def _held(self, context: Context) -> Iterator[Match]:
        """Meetings that are told to have been held on a day, or in a month, when they were not."""
        document = context.document
        text = document.folded
        for date in context.dates:
            if date.year is None:
                continue
            at, said = self._opened(text, _RANGE.match(text, date.span.end).end())  # type: ignore[union-attr]
            for row in self.rows:
                name = next((name for name in (row.name, *row.aliases) if text.startswith(name, at)), "")
                if name and (said or self._opened(text, at + len(name))[1]) and not _was(row.day, date):
                    told = _Told(date.span, date.year, date.month, date.day or 1)
                    yield _match(document, Span(date.span.start, at + len(name)), row, name, told)

    def _opened(self, text: str, at: int) -> tuple[int, bool]:
        """Where the words that may stand before the name of a meeting end, and whether one of them says that it was held."""
        said = False
        while word := next((word for word in (*self.held, *self.before) if text.startswith(word, at)), ""):
            at += len(word)
            said = said or word in self.held
        return at, said

    def _annual(self, context: Context) -> Iterator[Match]:
        """Days of the year beside another date."""
        document = context.document
        text = document.folded
        told = _told(context)
        around = "\n".join(text[max(date.span.start - _NEAR, 0) : date.span.end + _NEAR] for date in told)
        names = {word: row for row in self.rows for word in (row.name, *row.aliases) if word in around}
        if not names:
            return
        years: tuple[int, ...] = ()
        if document.year is not None:
            years = (document.year, document.year + (context.kind.year_offset if context.kind is not None else 0))
        claimed: set[int] = set()  # names that have their date in front
        for date in told:
            link = _AHEAD.match(text, date.span.end)
            begin = link.end() if link is not None else date.span.end
            name = max((word for word in names if text.startswith(word, begin)), key=len, default="")
            if name:
                claimed.add(begin)
                behind = begin + len(name)
                behind += text[behind : behind + 1] in ("”", '"', "’", ")")
                if not text.startswith(self.beside, behind) and not _falls(names[name].day, date, years):
                    yield _match(document, Span(date.span.start, begin + len(name)), names[name], name, date)
        for date in told:
            low = max(date.span.start - _NEAR, 0)
            link = _BEHIND.search(text[low : date.span.start])
            if link is None:
                continue
            end = low + link.start()
            name = max((word for word in names if text.endswith(word, low, end)), key=len, default="")
            begin = end - len(name)
            if not name or begin in claimed or text.endswith(self.wider, low, begin):
                continue
            if not _falls(names[name].day, date, years):
                yield _match(document, Span(begin, date.span.end), names[name], name, date)


class _Told(NamedTuple):
    """A day as told, with the quotation marks around it."""

    span: Span
    year: int | None
    month: int
    day: int


# a class of more than two characters takes longer to compile than all the rest
_AHEAD = pattern(r"\s*(?:是\s*|[为即]\s*)?(?:我国|的|第[0-9一二三四五六七八九十百]{1,4}个)*\s*[“\"‘(]?")


_BEHIND = pattern(r"[”\"’)]?\s*(?:[(:]|：|是|[为即]|定在|定[于为])\s*(?:每年的?|今年的?)?\s*$")


_DOTTED = pattern("([0-9]{1,2})[·.]([0-9]{1,2})(?![0-9·.%])", need="·|.")


def _told(context: Context) -> list[_Told]:
    """The days that the text tells: 5月26日, “12·4”, 12.4."""
    text = context.document.folded
    found = [
        _Told(_quoted(text, date.span), date.year, date.month, date.day)
        for date in context.dates
        if date.day is not None and text[date.span.start - 1 : date.span.start] not in ("至", "到", "—", "-", "~", "～")
    ]
    for match in _DOTTED.finditer(text.replace("•", "·").replace("・", "·")):
        if match.start() and (text[match.start() - 1].isalnum() and text[match.start() - 1].isascii()):
            continue
        month, day = int(match[1]), int(match[2])
        span = _quoted(text, Span(*match.span()))
        if (1 <= month <= 12 and 1 <= day <= 31) or span.start < match.start():  # “3·32” is a slip for a day
            found.append(_Told(span, None, month, day))
    return found


def _quoted(text: str, span: Span) -> Span:
    pair = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return Span(span.start - 1, span.end + 1) if pair in ("“”", '""', "‘’") else span


_RULE = pattern(r"(\d+)月(?:(\d+)日(?:—(?:(\d+)月)?(\d+)日)?|第(\d)个星期(\S)|最后一个星期(\S))")


_RANGE = pattern(r"(?:(?:至|—|-)\d{1,2}日)?")  # of the last day
_DAYS = pattern(r"(\d+)年(\d+)月(\d+)日(?:—(\d+)日)?")


def _was(rule: str, date: Date) -> bool:
    """Whether a date is one of the days of a meeting; of anything else it is not asked."""
    days = _DAYS.fullmatch(rule)
    if days is None:
        return True
    year, month, first = int(days[1]), int(days[2]), int(days[3])
    last = int(days[4] or first)
    return (date.year, date.month) == (year, month) and first <= (date.day or first) <= last


def _falls(rule: str, date: _Told, years: tuple[int, ...]) -> bool:
    """Whether a date is what a rule says; a moving day in the year told, else in one that the report may mean."""
    match = _RULE.fullmatch(rule)
    if match is None:
        return True
    month = int(match[1])
    if match[2]:
        first = (month, int(match[2]))
        last = (int(match[3] or month), int(match[4])) if match[4] else first
        return first <= (date.month, date.day) <= last
    if date.year is not None:
        years = (date.year,)
    return date.month == month and any(_moving(match, month, year) == date.day for year in years or range(2015, 2043))


def _moving(match: re.Match[str], month: int, year: int) -> int:
    """The day of the month of the third Sunday, the last Sunday, in a year."""
    wanted = _WEEK.index(match[6] or match[7])
    if match[5]:
        return 1 + (wanted - weekday(year, month, 1)) % 7 + 7 * (int(match[5]) - 1)
    last = days_of(month, year)
    return last - (weekday(year, month, last) - wanted) % 7


def _match(document: Document, span: Span, row: Row, name: str, date: _Told) -> Match:
    told = document.text[date.span.start : date.span.end].strip('“”"‘’')
    return Match(span, {"name": name, "right": row.day, "told": told})
