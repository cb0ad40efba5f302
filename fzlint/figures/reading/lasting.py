"""How long something is told to last beside its first day and its last, and times of day: 为期3天（6月1日至6月5日）; 8:70."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.document.clauses import begins_at, ends_at
from fzlint.document.labels import NUMERALS, han_number
from fzlint.document.model import Span
from fzlint.figures.reading.dates import days_of
from fzlint.figures.reading.said import alternatives, any_of
from fzlint.finding import Severity
from fzlint.pattern import pattern

Fault = tuple[Span, str, Severity | None]

UNTIL = (
    rf"\s*(?:起|{alternatives('开始')})?(?:{alternatives('生效')})?[，,]?\s*(?:{alternatives('有效')})?"
    r"(?:至|到|—{1,2}|–|-{1,2}|~|～|－)\s*"
)
SENTENCE = 200  # code points on either side that are looked at
_NEAR = 24  # code points behind
_ENDS = "。；\n"
_MANY = "([0-9]{1,2}|[两" + NUMERALS + "]{1,3})"

_LONG = "([0-9]{1,3}|[两" + NUMERALS + "]{1,3})"
_IN_FORM = _MANY.replace("{", "{{").replace("}", "}}")  # as a part of a form
_DAYS = any_of("为期", "(?:{})" + _LONG.replace("{", "{{").replace("}", "}}") + "天")
_DAY_TO_DAY = pattern(rf"([0-9]{{1,2}})月([0-9]{{1,2}})日{UNTIL}(?:([0-9]{{1,2}})月)?([0-9]{{1,2}})日")
_SHORT = 31  # days
_MONTH = 30.5
_PART = 0.7  # of a month: who is exact to the half tells it so
_FEW = 2  # days of a long time: both ends, and a leap year
_WEEKS = any_of("为期", "(?:{})" + _IN_FORM + "周(?!年)")
_MONTHS = any_of("为期", "(?:{})" + _IN_FORM + "个月")
_MONTH_TO_MONTH = pattern(
    rf"(?:((?:19|20)[0-9]{{2}})年)?([0-9]{{1,2}})月?{UNTIL}(?:((?:19|20)[0-9]{{2}})年)?([0-9]{{1,2}})月(?![0-9])"
)
_YEARS = pattern(
    rf"(?:{alternatives('为期')}){_MANY}年|(?<![0-9第])([两{NUMERALS}])年(?={alternatives('几年行动')})", need="年"
)
_BOXED = pattern("[^，。；()]{0,16}[(]")
_RIGHT_BEFORE = pattern("[^，。；()0-9]{0,4}[，,]?[^，。；()0-9]{0,10}")
_YEAR_TO_YEAR = pattern(rf"((?:19|20)[0-9]{{2}})年?{UNTIL}((?:19|20)[0-9]{{2}})年?(?![0-9])")


def lasting(text: str) -> Iterator[Fault]:
    """Where the one period of a sentence lasts longer than it is told to last, or not so long."""
    for match, period in _told(text, _DAYS, _DAY_TO_DAY):
        days = _days(period)
        if 1 < days <= _SHORT:  # 1日至5日 may be four nights
            yield from _fault(match, period, days, "天")
        elif days > _SHORT and _beside(text, match, period) and abs(days - (_number(match) or days)) > _FEW:
            yield Span(*period.span()), f"起止共{days}天，与“{match.group()}”不符", "warning"
    for match, period in _told(text, _WEEKS, _DAY_TO_DAY):
        days = _days(period)
        weeks = _number(match)
        if _beside(text, match, period) and weeks and days > 1 and not weeks * 7 - 3 <= days <= weeks * 7 + 1:
            yield Span(*period.span()), f"起止共{days}天，与“{match.group()}”不符", "warning"
    for match, period in _told(text, _MONTHS, _MONTH_TO_MONTH):
        year, low, until, high = (int(number) for number in period.groups("0"))
        if not _beside(text, match, period):
            continue
        years = until - year if year and until else 0
        yield from _fault(match, period, years * 12 + high - low + 1 if years or high > low else 0, "个月")
    yield from _months_of_days(text)
    for match, period in _told(text, _YEARS, _YEAR_TO_YEAR):
        if _beside(text, match, period):
            yield from _fault(match, period, int(period[2]) - int(period[1]) + 1, "年")


def _months_of_days(text: str) -> Iterator[Fault]:
    """8月1日至10月31日，为期4个月"""
    for match, period in _told(text, _MONTHS, _DAY_TO_DAY):
        days, told = _days(period), _number(match)
        if _beside(text, match, period) and told and days > 1 and abs(days / _MONTH - told) > _PART:
            yield Span(*period.span()), f"起止共{days}天，与“{match.group()}”不符", "warning"


def _told(
    text: str, how_long: re.Pattern[str], period: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """The words for how long, and the one period of their sentence."""
    for match in how_long.finditer(text):
        start = begins_at(text, match.start(), _ENDS, SENTENCE)
        end = min(ends_at(text, match.end(), _ENDS, SENTENCE), match.end() + _NEAR)
        found = list(period.finditer(text, start, end))
        if len(found) == 1:
            yield match, found[0]


def _days(period: re.Match[str]) -> int:
    """From 6月1日 to 6月5日, both counted."""
    low, day, high, last = (int(number) for number in period.groups(period[1]))
    return last - day + 1 + sum(days_of(month, None) for month in range(low, high))


def _beside(text: str, match: re.Match[str], period: re.Match[str]) -> bool:
    """Whether a period stands in a bracket behind the words for how long, or right before them: of what goes on longer, others tell."""
    if period.start() >= match.end():
        return _BOXED.fullmatch(text, match.end(), period.start()) is not None
    return _RIGHT_BEFORE.fullmatch(text, period.end(), match.start()) is not None and match[0][:2] != "连续"


def _fault(match: re.Match[str], period: re.Match[str], made: int, unit: str) -> Iterator[Fault]:
    told = _number(match)
    if told and made > 1 and made - told not in (0, 1):
        yield Span(*period.span()), f"起止共{made}{unit}，与“{match.group()}”不符", "warning"


def _number(match: re.Match[str]) -> int:
    number = next(filter(None, match.groups()))
    return int(number) if number.isascii() else han_number(number.replace("两", "二")) or 0


_HOUR_SAID = "|".join(f"{n}{mark}" for mark in ":时点" for n in range(10))
# 8:70至17:30, 每日8:75: a time of day by the words or the time beside it; 8:70 alone may be a ratio
_CLOCK = pattern(r"(?<![0-9:.])(?:[01]?[0-9]|2[0-4])(?P<mark>[:时点])(?P<past>[6-9][0-9])(?![0-9:.])", need=_HOUR_SAID)
_TO_TIME = pattern(r"[至到~～—–-]{1,2}[0-9]{1,2}:[0-9]{2}(?![0-9:.])")
_HOURS = pattern(
    rf"(?<![0-9:.])(?P<part>{alternatives('半天')})?(?P<hour>[01]?[0-9]|2[0-3])(?::(?P<past>[0-5][0-9])|[时点](?:(?P<late>[0-5][0-9])分)?)"
    rf"[至到~～—–-]{{1,2}}(?P<other>{alternatives('同一天')})?(?P<until>[01]?[0-9]|2[0-3])(?::(?P<end>[0-5][0-9])|[时点](?:(?P<last>[0-5][0-9])分)?)(?![0-9:.])",
    need=_HOUR_SAID,
)
_HOUR = 60
_BACK = 4 * _HOUR  # so far back it is no night: 22:00至6:00


def past_the_hour(text: str, words: tuple[str, ...]) -> Iterator[Fault]:
    """Times of day whose minutes go beyond the hour, and those that end before they begin. words: what a time stands behind"""
    if not words:
        return
    by_day = pattern(
        rf"(?:{'|'.join(words)}|[0-9]日)[为是：:于在(]{{0,2}}(?:[0-9]{{1,2}}:[0-9]{{2}}[至到~～—–-]{{1,2}})?$"
    )
    for match in _CLOCK.finditer(text):
        if match["mark"] != ":":
            sure = text.startswith("分", match.end()) and text[match.end() + 1 : match.end() + 2] not in "钟之比"
        else:
            sure = _TO_TIME.match(text, match.end()) is not None
        if sure or by_day.search(text[max(match.start() - 16, 0) : match.start()]):
            yield Span(*match.span()), f"没有{match['past']}分", None
    for match in _HOURS.finditer(text):
        first = int(match["hour"]) * _HOUR + int(match["past"] or match["late"] or 0)
        last = int(match["until"]) * _HOUR + int(match["end"] or match["last"] or 0)
        alike = match["part"] == match["other"] or (match["part"] is None and match["other"] is not None)
        if alike and 0 < first - last < _BACK and int(match["hour"]) != 12:
            yield Span(*match.span()), "止于开始之前", "warning"
