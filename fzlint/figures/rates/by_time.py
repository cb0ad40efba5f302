"""What is done in each part of a year, beside what all of it makes: 全年开展144场，平均每月12场; 三年累计投资45亿元，年均15亿元."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fzlint.document.labels import han_number
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.pen import slip, swaps
from fzlint.figures.reading.reckoning import Claim, shown
from fzlint.figures.reading.said import MONTHLY, QUARTERLY, WEEKLY, any_of, listed
from fzlint.pattern import pattern

_A_YEAR = listed("年均")
_YEARS = pattern("(?<![0-9])([两二三四五六七八九])年(?:来|间|内)?(?:累计|共|总|合)", need="年")
_A_WHOLE_YEAR = any_of("整年")
_TENFOLD = Decimal("0.02")
FAR = Decimal("1.7")
_PAIR = 2


def by_time(passage: Passage, k: int, yearly: bool) -> Claim | None:
    """全年开展144场。平均每月14场: of a year told as such; 三年累计投资45亿元，年均15亿元."""
    told = passage.figures[k]
    if _DAILY.fullmatch(told.noun):
        return _by_day(passage, k)
    if told.noun.startswith(_A_YEAR):
        return _by_year(passage, k)
    many = next((many for form, many in _PARTS_OF_YEAR if form.fullmatch(told.noun)), 0)
    sums = [f for f in passage.figures[:k] if f.unit == told.unit and f.value > told.value] if many else []
    if len(sums) > 1 and _BESIDE.fullmatch(reckoning.gap(passage, k - 1, k)[: -len(told.noun)]):
        sums = [f for f in sums if f is passage.figures[k - 1]]
    if len(sums) != 1 or sums[0].approx:
        return None
    words = reckoning.front(passage, passage.figures.index(sums[0]))
    told_so = _A_WHOLE_YEAR.search(words) is not None or (many == MONTHS and _twelfth(passage, k, sums[0]))
    apart = sums[0] is not passage.figures[k - 1] or _SHORTER.search(words) is not None
    if not told_so and (not yearly or apart or sums[0].value % many):
        return None  # 36场，平均每月4场 is 3; 35场 may have been fewer months
    return _parted(passage, told, sums[0], many)


def _by_year(passage: Passage, k: int) -> Claim | None:
    told = passage.figures[k]
    sums = [f for f in passage.figures[:k] if f.unit == told.unit and f.value > told.value]
    if len(sums) != 1 or sums[0].approx:
        return None
    years = _YEARS.search(reckoning.front(passage, passage.figures.index(sums[0])))
    return _parted(passage, told, sums[0], han_number(years[1].replace("两", "二")) or MONTHS if years else MONTHS)


def _parted(passage: Passage, told: Figure, whole: Figure, many: int) -> Claim | None:
    made = whole.value / many
    if abs(made - told.value) < max(told.step, Decimal(1)) or not told.value / FAR < made < told.value * FAR:
        return None
    return Claim(told, (whole,), f"{shown(passage, whole)}÷{many}", made)


MONTHS = 12
_PARTS_OF_YEAR = ((MONTHLY, MONTHS), (QUARTERLY, 4), (WEEKLY, 52))
_BESIDE = pattern("[，,(]")
_SHORTER = any_of("不足一年", "{}")
_DAILY = any_of("日均", r"\S{{0,6}}?(?:{})\S{{0,8}}")
_DAYS = (365, 366)
_OTHER_DAYS = (*range(247, 253), 300, *range(340, 367))  # on which an office is open


def _by_day(passage: Passage, k: int) -> Claim | None:
    """全年门急诊91.25万人次，日均2500人次: of the days of a year, where only that two digits are changed about keeps it from it."""
    told = passage.figures[k]
    sums = [f for f in passage.figures[max(k - _PAIR, 0) : k] if f.unit == told.unit and f.value > told.value]
    if len(sums) != 1 or sums[0].approx or len(str(int(sums[0].value / sums[0].step))) <= _PAIR:
        return None
    slack = sums[0].step / 2

    def makes(value: Decimal, days: int) -> bool:
        return abs(value - told.value * days) <= slack + told.step / 2 * days

    if lasted := _days_named(reckoning.front(passage, k - 1), passage, k):
        if (
            any(makes(sums[0].value, days) for days in lasted)
            or not told.value / FAR < sums[0].value / lasted[0] < told.value * FAR
        ):
            return None
        return Claim(told, (sums[0],), f"{shown(passage, sums[0])}÷{lasted[0]}", sums[0].value / lasted[0])
    if any(makes(sums[0].value, days) for days in _OTHER_DAYS):
        return None
    shifted = any(tenfold(sums[0].value / days, told.value) for days in _DAYS)
    if not shifted and not any(makes(value, days) for value in swaps(sums[0]) for days in _DAYS):
        return None
    return Claim(told, (sums[0],), f"{shown(passage, sums[0])}÷{_DAYS[0]}", sums[0].value / _DAYS[0])


_WEEK = pattern("(?:本|上|一|第[0-9]+)周(?!年)")
_OF_MONTH = pattern("(?<![0-9—～~-])(?<!至|到)1?[0-9]月份?[，,]?[^，。；0-9]{0,16}$|本月[^，。；0-9]{0,12}$")


def _days_named(words: str, passage: Passage, k: int) -> Sequence[int]:
    """Of how many days a whole in front of a mean is told, a week or a month: all of them, or those that work is done on."""
    if _WEEK.search(words):
        return (7, 6, 5)
    start = passage.figures[k - 1].span.start
    if k == 1 and start - passage.start < _LEAD:  # 2024年第28周（7月8日—14日），共受理……; 第一季度，……
        lead = passage.text[passage.start : start]
        if _WEEK.search(lead):
            return (7, 6, 5)
        if _QUARTER.search(lead):
            return (91, 90, 92, 89, *range(57, 68))
    if _OF_MONTH.search(passage.text[max(passage.start, start - _MONTH_BEFORE) : start]):
        return (30, 31, 28, 29, *range(19, 27))
    return ()


_LEAD = 60  # code points
_QUARTER = any_of("四个季度", "(?:{})(?!末)")
_MONTH_BEFORE = 24  # code points


def _twelfth(passage: Passage, k: int, whole: Figure) -> bool:
    """Whether a mean of a month right behind a whole is a slip of the pen for a twelfth, and that of no other number of months."""
    told = passage.figures[k]
    if not k or passage.figures[k - 1] is not whole or not slip(whole.value / MONTHS, told):
        return False
    return not any(abs(whole.value / months - told.value) < told.step for months in range(1, MONTHS))


def tenfold(made: Decimal, told: Decimal) -> bool:
    """Whether the point has slipped by one place."""
    return told != 0 and any(abs(made * power / told - 1) < _TENFOLD for power in (Decimal(10), Decimal("0.1")))
