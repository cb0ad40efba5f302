from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.figures.reading.dates import Date, dates, days_of, weekday
from fzlint.readers.read import read


def told(line: str) -> list[tuple[str, int | None, int, int | None]]:
    document = read(f"青河县司法局工作报告\n\n{line}".encode(), "a.txt")
    found: tuple[Date, ...] = dates(document)
    return [(document.text[d.span.start : d.span.end], d.year, d.month, d.day) for d in found]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("2024年3月5日开会。", ("2024年3月5日", 2024, 3, 5)),
        ("２０２４年３月５日开会。", ("２０２４年３月５日", 2024, 3, 5)),
        ("2024 年 3 月 5 日开会。", ("2024 年 3 月 5 日", 2024, 3, 5)),
        ("截至11月24日。", ("11月24日", None, 11, 24)),
        ("截至2024年11月。", ("2024年11月", 2024, 11, None)),
        ("二〇二四年十一月二十四日。", ("二〇二四年十一月二十四日", 2024, 11, 24)),
        ("截至13月底。", ("13月", None, 13, None)),
        ("施行于2024-08-15。", ("2024-08-15", 2024, 8, 15)),
        ("施行于2024.8.15。", ("2024.8.15", 2024, 8, 15)),
    ],
)
def test_a_date(line: str, wanted: tuple[str, int | None, int, int | None]) -> None:
    assert told(line) == [wanted]


@pytest.mark.parametrize(
    "line", ["历时3个月。", "截至11月底。", "用时13月。", "版本1.2024.8.15。", "占比3.5%。", "每月5日。"]
)
def test_no_date(line: str) -> None:
    assert told(line) == []


def test_dates_come_in_order() -> None:
    line = "2024-01-02至3月4日，五月六日和2024.7.8。"
    assert [month for _, _, month, _ in told(line)] == [1, 3, 5, 7]


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_every_day_of_the_calendar(day: datetime.date) -> None:
    assert told(f"于{day.year}年{day.month}月{day.day}日印发") == [
        (f"{day.year}年{day.month}月{day.day}日", day.year, day.month, day.day)
    ]
    assert day.day <= days_of(day.month, day.year)
    assert weekday(day.year, day.month, day.day) == day.weekday()


def test_days_of_february() -> None:
    assert [days_of(2, year) for year in (2023, 2024, 1900, 2000, None)] == [28, 29, 28, 29, 29]
    assert [days_of(month, None) for month in (0, 4, 12, 13)] == [0, 30, 31, 0]
