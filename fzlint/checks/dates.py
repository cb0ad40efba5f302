"""dates: days and months that no calendar has, 年 or 月 in the wrong place, periods that end before they start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fzlint.checks.context import Context
from fzlint.document.clauses import begins_at, ends_at
from fzlint.document.model import Block, Document, Span
from fzlint.figures.reading.dates import Date, days_of, weekday
from fzlint.figures.reading.lasting import SENTENCE, UNTIL, lasting, past_the_hour
from fzlint.figures.reading.said import alternatives, any_of
from fzlint.finding import Match, Severity
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_TO = pattern(UNTIL)


# 2016年11年24日, 2024年11月24月, 2024月11月24日, 2024年13日: what stands behind the first number is no 月, or the last no 日
_MISPLACED = pattern(
    r"(?:19|20)[0-9]{2} ?(?:年 ?[0-9]{1,2} ?年 ?[0-9]{1,2} ?日"
    r"|年 ?[0-9]{1,2} ?月 ?(?:1[3-9]|2[0-9]|3[01]) ?月"
    r"|[月日] ?[0-9]{1,2} ?月(?: ?[0-9]{1,2} ?日)?"
    r"|年 ?[0-9]{1,2} ?日(?: ?[0-9]{1,2} ?日|(?=[，。、；,;)至到—–]|$)))"
)


_YEARS = pattern(r"((?:19|20)[0-9]{2})年?(?:—{1,2}|–|~|～|-|至|到)((?:19|20)[0-9]{2})年")


_WEEKDAYS = pattern(r"\s*[(，,]?\s*(?:星期|周|礼拜)([一二三四五六日天])")


class Dates(NamedTuple):
    """Dates that cannot be.

    starts, ends   words behind a date for what begins a work and for what ends it: 开工, 竣工
    planned        words in the sentence of a date that is still to come when the report is signed: 力争, 施行
    due            the same right beside it: 前, 起
    hours          words that a time of day stands behind: 时间, 上午
    seasons        words of a sentence or title that speak of a period over the turn of the year: 供暖, 次年
    """

    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("date", "fault")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.folded
        found: list[Span] = []
        if "年" in text:
            for match in (*_MISPLACED.finditer(text), *_YEARS.finditer(text)):
                if match.start() and text[match.start() - 1] in "0123456789./—–~-":
                    continue  # 9704—2012
                fault = _misplaced_fault(match)
                if fault:
                    found.append(Span(*match.span()))
                    yield _match(document, Span(*match.span()), fault)
        dates = context.dates
        wrong: set[int] = set()
        for i, date in enumerate(dates):
            fault = _fault(text, date)
            if fault:
                wrong.add(i)
                if not any(span.start < date.span.end and date.span.start < span.end for span in found):
                    yield _match(document, date.span, fault)
        for i, (first, last) in enumerate(pairwise(dates)):
            if i not in wrong and i + 1 not in wrong and _backwards(text, first, last):
                yield _match(document, Span(first.span.start, last.span.end), "止于起始日期之前")
        yield from self._turned(document)
        yield from _short_ends(document, dates)
        yield from (_match(document, *fault) for fault in lasting(document.folded))
        yield from self._worked_in_years(document)
        yield from self._worked(document, dates, wrong)
        yield from self._after_signing(document, dates, wrong)
        yield from _quarters(document)
        yield from (_match(document, *fault) for fault in past_the_hour(document.folded, self.hours))

    def _turned(self, document: Document) -> Iterator[Match]:
        """2025年11月至3月: the year of the end is left out, and it is not that of the start."""
        text = document.folded
        for match in _TURNED.finditer(text):
            first, last = int(match[1]), int(match[2])
            start = begins_at(text, match.start(), "。；\n", SENTENCE)
            said = (text[start : ends_at(text, match.end(), "。；\n", SENTENCE)], document.title)
            if 12 >= first > last > 0 and not any(word in each for word in self.seasons for each in said):
                yield _match(document, Span(*match.span()), "止月早于起月，如跨年，请写明止于哪一年", "info")

    def _worked(self, document: Document, dates: Sequence[Date], wrong: set[int]) -> Iterator[Match]:
        """2024年6月开工建设，2024年3月竣工: in one sentence, the words right behind their dates; or 竣工 first and 开工 later."""
        text = document.folded
        for i, (first, last) in enumerate(pairwise(dates)):
            if first.year is None or i in wrong or i + 1 in wrong or last.span.start - first.span.end > _APART:
                continue
            between = text[first.span.end : last.span.start]
            if "\n" in between or "。" in between or "；" in between:
                continue
            behind = text[last.span.end : last.span.end + _APART]
            if _OF.search(between + behind[:8]):
                continue
            year = first.year if last.year is None else last.year
            sooner, later = _BEHIND.sub("", between), _BEHIND.sub("", behind)
            days = (first.day, last.day) if first.day and last.day else (0, 0)
            if (year, last.month, days[1]) < (first.year, first.month, days[0]):
                start, end = _begins(sooner, self.starts), _begins(later, self.ends)
            elif (year, last.month) > (first.year, first.month) and _ENDED.fullmatch(sooner):
                end, start = _begins(sooner, self.ends), _begins(later, self.starts)
                start = start if start and _ALONE.match(later, len(start)) else ""
            else:
                continue
            if start and end:
                told = start if text.find(start, last.span.end, last.span.end + _APART) >= 0 else end
                span = Span(first.span.start, text.index(told, last.span.end) + len(told))
                yield _match(document, span, f"{end}在{start}之前", "warning")

    def _worked_in_years(self, document: Document) -> Iterator[Match]:
        """2022年立项，2021年竣工验收: the same of years alone."""
        starts, ends = "|".join(self.starts), "|".join(self.ends)
        if not starts or not ends:
            return
        form = pattern(
            rf"(?<![0-9—-])(20[0-9]{{2}})年({starts})(?:建设|实施)?[，、](20[0-9]{{2}})年(?:{alternatives('日期之后')})?({ends})",
            need=starts,
        )
        for match in form.finditer(document.folded):
            if int(match[3]) < int(match[1]):
                yield _match(document, Span(*match.span()), f"{match[4]}在{match[2]}之前", "warning")

    def _after_signing(self, document: Document, dates: Sequence[Date], wrong: set[int]) -> Iterator[Match]:
        """What is told as done on a day later than the one on which the report is signed."""
        signed = [date for date in dates if document.block_with(date.span.start).role == "signoff"]
        if not self.planned or len(signed) != 1 or signed[0].year is None:
            return  # more than one: of several documents
        on = (signed[0].year, signed[0].month, signed[0].day or 31)
        for i, date in enumerate(dates):
            if date.span.start >= signed[0].span.start:
                return
            if date.year is None or i in wrong or (date.year, date.month, date.day or 1) <= on:
                continue
            block = document.block_with(date.span.start)
            running = block.role in ("body", "item", "heading") and date.span.start >= block.heading_end
            if running and not self._is_planned(document, block, date.span):
                yield _match(document, date.span, "晚于成文日期，而文中说的是已经做了的事", "warning")

    def _is_planned(self, document: Document, block: Block, span: Span) -> bool:
        """Whether the sentence of a date, or a heading above it, speaks of what is to come."""
        text = document.text
        start = max(text.rfind("。", block.start, span.start) + 1, block.start)
        end = text.find("。", span.end, block.end)
        said = (text[start : end if end >= 0 else block.end], *document.path(span.start))
        beside = text[max(span.start - 2, block.start) : span.start] + text[span.end : span.end + 3]
        return any(word in each for word in self.planned for each in said) or any(word in beside for word in self.due)


_TURNED = pattern(
    rf"(?<![0-9])20[0-9]{{2}}年([0-9]{{1,2}})月(?:[0-9]{{1,2}}日)?{UNTIL}([0-9]{{1,2}})月(?:[0-9]{{1,2}}日)?",
    need="月",
)
_LONG = 9  # months: so long a period hardly goes over the turn of the year
_APART = 24  # code points between what begins and what ends
_BEHIND = any_of("日期之后", "^(?:{})")
_ENDED = pattern("[^，、0-9]{2,6}，并?于?")  # what was ended is not named again before the second date
_ALONE = pattern("\\w{0,2}(?:[，。；\\n]|$)")  # 开工 of the same work, not of a part that is named
_OF = pattern("[的二三四五]|一期|另|分别")  # 6月开工的二期, another work

_QUARTER = pattern(
    r"(?P<part>(?<!前)第?[一二三四1-4]季度|[上下]半年|前三季度)(?:[(（](?P<low>[0-9]{1,2})月?(?:—{1,2}|–|-|~|～|－|至|到)(?P<high>[0-9]{1,2})月(?:份)?[)）])",
    need="季度(|季度（|半年(|半年（",
)
_HALVES = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9)}


_SHORT_END = pattern(UNTIL + r"(?P<day>[0-9]{1,2})日(?![内间游后前期])")


def _short_ends(document: Document, dates: Sequence[Date]) -> Iterator[Match]:
    """3月12日至3日: the last day of a period, told without its month, is before the first."""
    text = document.folded
    for date in dates:
        if date.day is None or text[date.span.end : date.span.end + 1] in "，。、；\n":
            continue
        match = _SHORT_END.match(text, date.span.end, date.span.end + _APART)
        if match is not None and not date.day <= int(match["day"]) <= days_of(date.month, date.year):
            yield _match(document, Span(date.span.start, match.end()), "止日早于起日，或者没有这一天")


def _begins(text: str, words: Sequence[str]) -> str:
    """The first of the words that a text begins with; "" if none."""
    return next((word for word in words if text.startswith(word)), "")


def _quarters(document: Document) -> Iterator[Match]:
    """一季度（1—4月）: the months in brackets are those of another part of the year."""
    text = document.folded
    if "季度" not in text and "半年" not in text:
        return
    for match in _QUARTER.finditer(text):
        part = match["part"]
        number = "一二三四".find(part.removeprefix("第")[0]) + 1 or int("0" + "".join(c for c in part if c in "1234"))
        low, high = _HALVES.get(part) or (number * 3 - 2, number * 3)
        if (int(match["low"]), int(match["high"])) != (low, high):
            yield _match(document, Span(*match.span()), f"{part}是{low}—{high}月", "warning")


def _misplaced_fault(match: re.Match[str]) -> str:
    if match.lastindex == 2:  # of _YEARS
        return "止于起始年份之前" if int(match[1]) > int(match[2]) else ""
    return "年、月、日的位置有误"


def _fault(text: str, date: Date) -> str:
    """What is impossible about a date; "" if nothing is."""
    days = days_of(date.month, date.year)
    if not days:
        return f"没有{date.month}月"
    if date.day is not None and not 1 <= date.day <= days:
        year = f"{date.year}年" if date.month == 2 and date.day == 29 else ""
        return f"{year}{date.month}月只有{days}天" if date.day else f"没有{date.day}日"
    if date.year is not None and date.day is not None:
        behind = text[date.span.end : date.span.end + 8]
        match = _WEEKDAYS.match(behind) if any(word in behind for word in ("星期", "周", "礼拜")) else None
        if match:
            told, right = "一二三四五六日".index(match[1].replace("天", "日")), weekday(date.year, date.month, date.day)
            if told != right:
                return f"这一天是星期{'一二三四五六日'[right]}"
    return ""


def _backwards(text: str, first: Date, last: Date) -> bool:
    """Whether two dates are the ends of a period that ends before it starts."""
    between = text[first.span.end : last.span.start]
    if len(between) > 12 or not _TO.fullmatch(between):
        return False
    if first.year is None and last.year is not None:
        return False  # the first may be of any year
    if last.year is None and first.month > last.month:
        # over the turn of the year: from autumn to spring, or a year of another beginning
        long = last.month + 12 - first.month >= _LONG
        return long and first.day is not None and last.day is not None and first.day != 1
    year = first.year if last.year is None else last.year
    if (first.year or 0, first.month) != (year or 0, last.month):
        return (first.year or 0, first.month) > (year or 0, last.month)
    return first.day is not None and last.day is not None and first.day > last.day


def _match(document: Document, span: Span, fault: str, severity: Severity | None = None) -> Match:
    return Match(span, {"date": document.text[span.start : span.end], "fault": fault}, severity=severity)
