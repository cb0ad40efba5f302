from __future__ import annotations

import datetime

import pytest

from fzlint.checks.context import Context
from fzlint.checks.days import Days
from fzlint.document.words.cutting import cut
from fzlint.figures.reading.dates import days_of
from fzlint.readers.read import read
from fzlint.rulebook.load import shipped
from fzlint.rulebook.read import read_rule

TEXT = read_rule(shipped() / "terms" / "FZ503-wrong-day.toml")  # type: ignore[arg-type]
CHECK = TEXT.rule.check
assert isinstance(CHECK, Days)


def found(line: str, year: int = 2024) -> list[tuple[str, str]]:
    document = read(f"青河县{year}年普法工作总结\n\n{line}".encode(), "a.txt")
    return [
        (document.text[match.span.start : match.span.end], match.values["right"])
        for match in CHECK(Context(document, None, cut))
    ]


@pytest.mark.parametrize(
    ("line", "fault", "right"),
    [
        ("在“5月26日”全国疟疾日宣传。", "“5月26日”全国疟疾日", "4月26日"),
        ("在6月1日世界无烟日期间宣传。", "6月1日世界无烟日", "5月31日"),
        ("12月14日是国家宪法日。", "12月14日是国家宪法日", "12月4日"),
        ("“12·14”国家宪法日宣传。", "“12·14”国家宪法日", "12月4日"),
        ("12.5国家宪法日宣传。", "12.5国家宪法日", "12月4日"),
        ("国际禁毒日（6月25日）宣传。", "国际禁毒日（6月25日", "6月26日"),
        ("世界艾滋病日为12月2日。", "世界艾滋病日为12月2日", "12月1日"),
        ("5月26日第39个世界防治结核病日。", "5月26日第39个世界防治结核病日", "3月24日"),
        ("4月8日职业病防治法宣传周启动。", "4月8日职业病防治法宣传周", "4月25日—5月1日"),
        ("十二月五日国家宪法日。", "十二月五日国家宪法日", "12月4日"),
    ],
)
def test_wrong(line: str, fault: str, right: str) -> None:
    assert found(line) == [(fault, right)]


@pytest.mark.parametrize(
    "line",
    [
        "“3月24日”世界防治结核病日、“4月7日”世界卫生日、12·4国家宪法日。",
        "9月28日国庆节前检查，10月1日至10月7日国庆节期间值守。",
        "11月30日举办世界艾滋病日活动，12月3日，世界艾滋病日宣传组下乡。",
        "世界教师节（10月5日）座谈，完成率12.4%。",
        "4月28日职业病防治法宣传周活动。",
    ],
)
def test_right(line: str) -> None:
    assert found(line) == []


def test_a_day_that_moves() -> None:
    assert found("5月19日全国助残日。", 2024) == []
    assert found("5月18日全国助残日。", 2025) == []
    assert found("5月20日全国助残日。", 2024) == [("5月20日全国助残日", "5月第3个星期日")]
    assert found("2025年5月18日全国助残日。", 2024) == []
    assert found("1月28日世界防治麻风病日。", 2024) == []
    assert found("1月21日世界防治麻风病日。", 2024) != []


def test_every_row_names_a_day_that_there_is() -> None:
    names: dict[str, str] = {}
    days = [f"{month}月{day}日" for month in range(1, 13) for day in range(1, days_of(month, 2024) + 1)]
    for row in CHECK.rows:
        if "年" in row.day:
            continue  # a meeting
        wrong = {fault for fault, _ in found("\n".join(f"{day}{row.name}。" for day in days))}
        right = [day for day in days if f"{day}{row.name}" not in wrong]
        assert 1 <= len(right) <= 7, row
        for name in (row.name, *row.aliases):
            assert names.setdefault(name, row.day) == row.day, name


def test_every_meeting_is_held_on_its_days() -> None:
    for row in CHECK.rows:
        year, _, days = row.day.partition("年")
        if days:
            month, _, rest = days.partition("月")
            first = rest.partition("日")[0]
            right = (
                f"{year}年{month}月召开的党的{row.name}",
                f"{year}年{month}月{first}日，党的{row.name}在北京召开。",
            )
            assert found("\n".join(right)) == [], row
            other = f"{year}年{int(month) % 12 + 1}月召开的党的{row.name}"
            assert [fault for fault, _ in found(other + "作出部署。")] == [other]


def test_moving_days_fall_on_their_weekday() -> None:
    for year in range(2015, 2035):
        sunday = next(day for day in range(15, 22) if datetime.date(year, 5, day).weekday() == 6)
        assert found(f"5月{sunday}日全国助残日。", year) == []
