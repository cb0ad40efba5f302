from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.checks.context import Context
from fzlint.checks.dates import Dates
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read


def found(line: str) -> list[str]:
    document = read(f"青河县司法局2024年法治政府建设情况报告\n\n{line}".encode(), "a.txt")
    return [document.text[match.span.start : match.span.end] for match in Dates()(Context(document, None, cut))]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("截至11月31日。", "11月31日"),
        ("2023年2月29日印发。", "2023年2月29日"),
        ("每年2月30号前。", "2月30号"),
        ("2024年0月5日。", "2024年0月5日"),
        ("2016年11年24日印发。", "2016年11年24日"),
        ("2024年11月24月印发。", "2024年11月24月"),
        ("2024月11月24日印发。", "2024月11月24日"),
        ("2024年13日，会议召开。", "2024年13日"),
        ("2024年9月1日至2024年3月31日。", "2024年9月1日至2024年3月31日"),
        ("3月12日至3日整治。", ""),  # “3日” alone is no date that can be read
        ("8月3日至7月6日整治。", "8月3日至7月6日"),
        ("2025—2021年。", "2025—2021年"),
        ("二〇二四年六月三十一日。", "二〇二四年六月三十一日"),
        ("2024年5月1日（星期四）放假。", "2024年5月1日"),
    ],
)
def test_impossible(line: str, fault: str) -> None:
    assert found(line) == ([fault] if fault else [])


@pytest.mark.parametrize(
    "line",
    [
        "2024年2月29日印发，截至11月30日。",
        "12月25日至1月5日检查，每年10月至次年3月防火。",
        "2023年11月至2024年3月，2024年1月1日至12月31日。",
        "落实2021—2025年规划，按GB/T 9704—2012年版执行。",
        "2024年7日内答复，工期13月，2024年5月1日（星期三）放假。",
        "统计年度为7月1日至6月30日。",
        "2024年3月、5月各一次。",
    ],
)
def test_possible(line: str) -> None:
    assert found(line) == []


DAYS = st.dates(min_value=datetime.date(2000, 1, 1), max_value=datetime.date(2039, 12, 31))


@given(DAYS, DAYS)
def test_a_period_is_wrong_when_it_ends_before_it_starts(first: datetime.date, last: datetime.date) -> None:
    line = f"自{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
    assert bool(found(line)) == (first > last)


def checked(line: str) -> list[tuple[str, str, str | None]]:
    document = read(f"青河县司法局2024年法治政府建设情况报告\n\n{line}".encode(), "a.txt")
    check = Dates(starts=("动工",), ends=("完工",))
    return [(m.values["date"], m.values["fault"], m.severity) for m in check(Context(document, None, cut))]


@pytest.mark.parametrize(
    ("line", "date", "fault"),
    [
        ("三季度（7—10月）巡查。", "三季度（7—10月）", "三季度是7—9月"),
        ("前三季度（1-8月）巡查。", "前三季度（1-8月）", "前三季度是1—9月"),
        ("上半年（1月至7月）巡查。", "上半年（1月至7月）", "上半年是1—6月"),
        ("西渠2023年9月动工，2023年5月完工。", "2023年9月动工，2023年5月完工", "完工在动工之前"),
        ("西渠2023年9月正式动工，2023年5月全面完工。", "2023年9月正式动工，2023年5月全面完工", "完工在动工之前"),
    ],
)
def test_periods_and_works_the_wrong_way_round(line: str, date: str, fault: str) -> None:
    assert checked(line) == [(date, fault, "warning")]


@pytest.mark.parametrize(
    "line",
    [
        "三季度（7—9月）、下半年（7至12月）巡查。",
        "西渠2023年9月动工，2024年5月完工。",
        "西渠2023年9月动工的二期和2023年5月完工的一期。",
        "西渠2023年9月动工。东渠2023年5月完工。",
    ],
)
def test_periods_and_works_in_order(line: str) -> None:
    assert checked(line) == []
