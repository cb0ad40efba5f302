"""The calendar dates of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fzlint.document.labels import han_number
from fzlint.document.model import Span
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.document.model import Document


class Date(NamedTuple):
    """A date as written, possible or not: 2024年2月30日, 11月24日, 2024年11月, 二〇二四年十月一日, 2024-10-01.

    year, day   None where the text does not tell them
    """

    span: Span
    year: int | None
    month: int
    day: int | None


HAN = "一二三四五六七八九十"  # the numerals from one to ten
_BEFORE = 12  # code points in front of 月: 二〇二四年十二
_BEHIND = 5  # and behind it: 三十一日


# what stands in front of 月 and behind it; apart for Chinese numerals, which few reports have and which take long to compile
_FRONT = pattern(r"(?:(?P<year>(?:19|20)[0-9]{2}) ?年 ?)?(?<![0-9.])(?P<month>[0-9]{1,2}) ?$")
_DAY = pattern(" ?(?P<day>[0-9]{1,2}) ?[日号]")
_HAN_FRONT = pattern(rf"(?:(?P<year>[一二][〇○零一二三四五六七八九]{{3}})年)?(?P<month>[{HAN}]{{1,3}})$")
_HAN_DAY = pattern(rf"(?P<day>[{HAN}]{{1,3}})日")


_DOTTED = pattern("(?:19|20)[0-9]{2}([-./])[0-9]{1,2}\\1[0-9]{1,2}(?![0-9./-])")


def dates(document: Document) -> tuple[Date, ...]:
    """Every calendar date of the text, in order: a month with a year or a day, in Arabic or Chinese numerals; and months
    by themselves that no year has (13月底)."""
    text = document.folded
    found: list[Date] = []
    at = text.find("月")
    while at >= 0:
        if text[at - 1 : at] in _MONTH_END:
            date = _read(text, at)
            if date is not None:
                found.append(date)
        at = text.find("月", at + 1)
    dotted = [
        Date(Span(*match.span()), *map(int, match.group().split(match[1])))
        for match in _DOTTED.finditer(text)
        if not _CODE.match(text, match.start() - 1) or match.start() == 0
    ]
    return tuple(sorted([*found, *dotted])) if dotted else tuple(found)


_MONTH_END = frozenset("0123456789 " + HAN)
_CODE = pattern("[0-9A-Za-z./-]")  # in front of a date there is a code instead


def _read(text: str, at: int) -> Date | None:
    """The date whose 月 stands at an offset."""
    low = max(at - _BEFORE, 0)
    han_form = text[at - 1] in HAN
    front = (_HAN_FRONT if han_form else _FRONT).search(text[low:at])
    if front is None:
        return None
    behind = (_HAN_DAY if han_form else _DAY).match(text[at + 1 : at + 1 + _BEHIND])
    told = behind["day"] if behind is not None else None
    year_told = front["year"]
    if (
        told is None
        and year_told is None
        and not (not han_form and int(front["month"]) > 12 and text[at + 1 : at + 2] in ("底", "末", "初", "份", "中"))
    ):
        return None
    year = han_number(year_told or "") if han_form else _int(year_told)
    month = han_number(front["month"]) if han_form else int(front["month"])
    day = han_number(told or "") if han_form else _int(told)
    if month is None or (told is not None and day is None):
        return None
    return Date(Span(low + front.start(), at + 1 + (behind.end() if behind is not None else 0)), year, month, day)


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
