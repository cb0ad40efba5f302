"""The title that a page has of its own above the report's, and what a cover says that is no page's."""

from __future__ import annotations

import pytest

from tests.document.furniture.pages import BODY, TITLE, document, furniture

STORY = "治水兴水进山村 老河道里看变化"


@pytest.mark.parametrize("below", ["来源：青河县水务局 发布时间：2025-01-09", "王一 2025-01-09 05:59:12"])
def test_a_headline_right_above_the_same_title(below: str) -> None:
    assert furniture(STORY, STORY, below, BODY) == [STORY, below]
    assert furniture(TITLE, TITLE, below, BODY) == [TITLE, below]


def test_a_short_headline_is_the_pages_where_nothing_else_may_be_the_title() -> None:
    name, below = "清淤队进村来", "作者：管理员 发布时间：2025-01-09 浏览：12"
    assert furniture(name, below, name, BODY) == [name, below]
    page = furniture("清淤工作专栏", below, "清淤工作专栏", TITLE, BODY)
    assert TITLE not in page


def test_a_headline_that_names_the_city_too_above_the_one_with_who_reports() -> None:
    lines = ["黄河市青河镇2024年度法治政府建设情况的报告", "发布时间：2025-01-09 来源：青河镇"]
    title = ["中共青河镇党委", "青河镇人民政府", "关于青河镇2024年度法治政府建设情况的报告"]
    doc = document(*lines, *title, "黄河市人民政府：", BODY)
    assert [doc.text_of(block) for block in doc.blocks if block.role == "furniture"] == lines
    assert doc.title.split() == title or doc.title == "".join(title)


def test_who_reports_above_the_second_place_of_a_title_that_names_nobody() -> None:
    title, unit = "2024年法治政府建设工作情况报告", "青河县水务局"
    page = ["当前位置：首页 >> 信息公开 >> 正文", title, "• 索引号：1234567/2025-00021", "• 发布日期：2025-01-09"]
    doc = document(*page, unit, title, BODY)
    assert [doc.text_of(block) for block in doc.blocks if block.role == "furniture"] == page
    assert doc.title == unit + title
    value = furniture(*page[:3], "发布机构：", unit, page[3], title, BODY)
    assert unit in value  # the value of a label


@pytest.mark.parametrize("line", ["收藏本站 官方微博 欢迎浏览青河党史网页", "欢迎关注青河水务"])
def test_a_welcome_is_the_pages(line: str) -> None:
    assert furniture(line, TITLE, "发布时间：2025-01-09", BODY) == [line, "发布时间：2025-01-09"]


def test_a_title_that_was_cut_is_the_pages() -> None:
    cut, title = "水库除险加固资金的拨付和使用之间的...", "除险加固资金在水库管理中的作用分析"
    doc = document(cut, title, "站内搜索：", "青河县水务局 王一", BODY)
    assert [doc.text_of(block) for block in doc.blocks if block.role == "furniture"] == [cut, "站内搜索："]
    assert doc.title == title


@pytest.mark.parametrize("line", ["公开时间：2025年9月2日", "公开日期：2025年9月2日"])
def test_the_day_on_the_cover_of_accounts_is_no_pages(line: str) -> None:
    cover = ["2024年度", "青河县档案馆", "部门决算"]
    assert furniture(*cover, line, "目录", "第一部分 部门概况", "一、部门职责", BODY) == []
    assert furniture("".join(cover), "浏览次数：12", line, "第一部分 部门概况", BODY) == ["浏览次数：12", line]


@pytest.mark.parametrize(
    "line",
    [
        f"2025年01月09日 (点击: ) | {'|' * 500}",
        "浏览字号：  日期：2025.01.09  【打印本页】 【关闭窗口】",
        "- 时间：2025-01-09",
        "| |||",
        "本文来源：水务局",
    ],
)
def test_lines_of_a_page_below_the_title(line: str) -> None:
    assert furniture(f"{TITLE} | ||", line, BODY) == [line]


def test_a_time_without_a_bullet_is_a_meetings() -> None:
    assert furniture(TITLE, "时间：2025-01-09", BODY) == []


@pytest.mark.parametrize(
    "title",
    [
        ["2024年度", "青河县档案馆", "部门决算"],
        ["青河县档案馆", "2024年度部门决算"],
        ["青河县水务局", "2024年", "工作总结"],
        ["青河县水务局", "工作总结"],
    ],
)
def test_a_title_on_a_page_as_it_stands_on_a_cover(title: list[str]) -> None:
    page = ["首页 > 政务公开", "来源：青河县 浏览次数：12"]
    doc = document(page[0], *title, page[1], "一、总体情况", BODY)
    assert [doc.text_of(block) for block in doc.blocks if block.role == "furniture"] == page
    assert doc.title == "".join(title)


def test_a_type_below_an_organ_is_a_column_where_a_whole_title_follows() -> None:
    column, page = ["青河县水务局", "工作总结"], "来源：青河县 浏览次数：12"
    assert furniture(*column, "青河县水务局2024年工作总结", page, BODY) == [*column, page]
