from __future__ import annotations

import pytest

from fzlint.checks.context import Context
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.load import shipped
from fzlint.rulebook.read import read_rule

RULE = read_rule(shipped() / "structure" / "FZ106-stale-year.toml").rule  # type: ignore[arg-type]
TITLE = "青河县司法局2024年法治政府建设情况报告"


def found(*lines: str, title: str = TITLE, kind: Kind | None = None) -> list[tuple[str, str, str]]:
    document = read("\n".join((title, "", *lines)).encode(), "a.txt")
    return [
        (document.text[m.span.start : m.span.end], m.values["own"], m.severity or "")
        for m in RULE.check(Context(document, kind, cut))
    ]


def test_the_opening() -> None:
    assert found("现将我局2023年度法治政府建设情况报告如下：") == [("2023年", "2024", "warning")]
    assert found("现将2024年法治政府建设情况报告如下：") == []
    assert found("现就2023年12月至2024年11月工作情况报告如下：") == []


@pytest.mark.parametrize("heading", ["2023年法治政府建设工作情况", "2023年主要举措和成效", "2022年度工作回顾"])
def test_a_heading_of_another_year(heading: str) -> None:
    assert found(f"一、{heading}", "全年调解纠纷12件。") == [(heading[:5], "2024", "")]
    assert found(f"一、{heading.replace(heading[:4], '2024')}", "全年调解纠纷12件。") == []


@pytest.mark.parametrize(
    "heading",
    [
        "2023年督察反馈问题整改情况",
        "2021—2024年工作回顾",
        "2025年主要工作",
        "《2023年工作要点》完成情况",
    ],
)
def test_headings_that_may_name_another_year(heading: str) -> None:
    assert found(f"一、{heading}", "全年调解纠纷12件。") == []


def test_headings_below_the_first_level_are_left_alone() -> None:
    assert found("一、工作情况", "（一）2023年情况", "全年调解纠纷12件。") == []


def test_plans_for_a_year_gone_by() -> None:
    told = found("一、存在问题", "力量不足。", "二、2024年重点工作", "2024年，我局将抓好普法。2025年，将再接再厉。")
    assert told == [("2024年", "2024", "warning")] * 2
    assert found("一、下一步打算", "2025年，我局将抓好普法，巩固2024年成果。") == []


def test_plans_with_a_year_in_the_title_are_plans() -> None:
    assert found("一、2024年重点工作", "2024年，将抓好普法。", title="青河县2024年普法工作要点") == []


def test_a_summary_and_a_plan_in_one() -> None:
    title = "青河县司法局2024年工作总结和2025年工作计划"
    assert found("一、2024年工作总结", "无。", "二、2025年工作计划", "无。", title=title) == []
    assert found("一、2024年工作总结", "无。", "二、2024年工作计划", "无。", title=title) == [
        ("2024年", "2024", "warning")
    ]


def test_a_kind_that_reviews_the_year_before() -> None:
    kind = Kind("政府工作报告", ("政府工作报告",), year_offset=-1)
    lines = ("一、2025年工作回顾", "成绩不小。", "二、2026年重点工作", "2026年，将实施十大工程。")
    assert found(*lines, title="青河县2026年政府工作报告", kind=kind) == []


def test_without_a_year_in_the_title_nothing_is_said() -> None:
    assert found("一、2023年工作情况", "好。", title="青河县司法局法治政府建设情况报告") == []
    assert found("一、2024年下半年工作打算", "好。", title="青河县司法局2024年上半年工作总结") == []


def test_a_heading_below_the_first_level_that_tells_of_the_work_of_last_year() -> None:
    told = found("一、工作情况", "（一）2023年普法工作开展情况", "全年举办讲座12场。")
    assert told == [("2023年", "2024", "warning")]


def test_a_heading_below_the_plan_that_plans_for_this_year() -> None:
    told = found("一、下一步打算", "（一）2024年重点任务", "抓好培训。")
    assert told == [("2024年", "2024", "warning")]


def test_last_year_in_the_heading_on_what_falls_short() -> None:
    assert [words for words, _, _ in found("一、2023年存在的不足", "力量不足。")] == ["2023年"]


def test_a_report_whose_year_stands_below_its_title() -> None:
    kind = Kind("政府工作报告", ("政府工作报告",), year_offset=-1)
    lines = (
        "——2025年1月8日在青河县第十八届人民代表大会第四次会议上",
        "",
        "各位代表：",
        "现在报告工作。",
        "一、{}年工作回顾",
        "全县生产总值120亿元。",
    )
    for year, told in (("2024", 0), ("2023", 1)):
        assert len(found(*(line.format(year) for line in lines), title="政府工作报告", kind=kind)) == told


def test_a_court_report_without_a_year_in_its_title_reviews_the_year_before() -> None:
    title = "青河县人民法院工作报告"
    lines = ("（2025年1月8日在县第十八届人民代表大会第四次会议上）", "各位代表：", "请予审议。")
    assert [words for words, _, _ in found(*lines, "一、2023年工作回顾", "好。", title=title)] == ["2023年"]
    assert found(*lines, "一、2024年工作回顾", "好。", "二、2025年工作安排", "努力。", title=title) == []
