"""The calendar dates of a report."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from fzlint.document import Span
from fzlint.labels import han_number

if TYPE_CHECKING:
    from fzlint.document import Document


class Date(NamedTuple):
    """A date as written, possible or not: 2024年2月30日, 11月24日, 2024年11月, 二〇二四年十月一日, 2024-10-01.

    year, day   None where the text does not tell them
    """

    span: Span
    year: int | None
    month: int
    day: int | None


_HAN = "一二三四五六七八九十"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""
          (?<![0-9.])(?:(?P<year>(?:19|20)[0-9]{{2}})[ ]?年[ ]?)?(?<![0-9.])(?P<month>[0-9]{{1,2}})[ ]?月
          (?:[ ]?(?P<day>[0-9]{{1,2}})[ ]?[日号])?
        | (?:(?P<hyear>[一二][〇○零一二三四五六七八九]{{3}})年)?(?P<hmonth>[{_HAN}]{{1,3}})月(?P<hday>[{_HAN}]{{1,3}})日
        | (?<![0-9A-Za-z./-])(?P<iyear>(?:19|20)[0-9]{{2}})(?P<mark>[-./])(?P<imonth>[0-9]{{1,2}})(?P=mark)(?P<iday>[0-9]{{1,2}})
          (?![0-9./-])
        """,
        re.VERBOSE,
    )


def dates(document: Document) -> tuple[Date, ...]:
    """Every calendar date of the text, in order: a month with a year or a day, in Arabic or Chinese numerals."""
    text = document.folded
    if "月" not in text and "-" not in text and "." not in text and "/" not in text:
        return ()
    return tuple(date for match in _pattern().finditer(text) if (date := _date(match)) is not None)


def _date(match: re.Match[str]) -> Date | None:
    span = Span(*match.span())
    kind = match.lastgroup
    if match["month"]:
        if match["year"] is None and match["day"] is None:
            return None
        return Date(span, _int(match["year"]), int(match["month"]), _int(match["day"]))
    if match["hmonth"]:
        month, day = han_number(match["hmonth"]), han_number(match["hday"])
        if month is None or day is None:
            return None
        return Date(span, han_number(match["hyear"] or ""), month, day)
    return Date(span, int(match["iyear"]), int(match["imonth"]), int(match["iday"])) if kind else None


def _int(text: str | None) -> int | None:
    return int(text) if text else None


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_of(month: int, year: int | None) -> int:
    """How many days a month has; 29 for February where the year is not known. 0 where there is no such month."""
    if not 1 <= month <= 12:
        return 0
    if month == 2 and year is not None and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _DAYS[month - 1]


def weekday(year: int, month: int, day: int) -> int:
    """The day of the week of a possible date, Monday being 0 (Sakamoto's method; no need to import a calendar)."""
    shift = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[month - 1]
    year -= month < 3
    return (year + year // 4 - year // 100 + year // 400 + shift + day - 1) % 7
