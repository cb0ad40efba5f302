"""What no word tells to be a page's, but where it stands: above the title, below it, behind the signature; and drafts in which the
same lines are the report's."""

from __future__ import annotations

import pytest
from document.furniture.pages import BODY, RULES, TITLE, document, furniture, told_above_the_title

from fzlint.linter import lint

SIGNED = ("青河县水务局", "2025年1月9日")
SHORT = "全年清淤三十里，修堤十二处，没有发生险情。"


@pytest.mark.parametrize(
    "lines",
    [
        ["首页 > 公开 > 年报", "水务专线", "河长名录"],
        ["您好，青河", "首页 > 公开 > 年报", "⋯"],
        ["青河日报 数字报", "2025年1月9日", "第03版：要闻"],
        ["水务馆", "水利 | 史志 | 地图", "题名：青河县水务局法治建设报告", "收藏者：某甲"],
        ["网站首页", "规划与年度计划", "首页 > 公开"],
        [f"青水〔2025〕3号《{TITLE}》", "浏览次数：31"],
        [f"{TITLE}（全文）", "来源：青河日报 2025-01-09 10:20"],
    ],
    ids=lambda lines: lines[0],
)
def test_above_the_title(lines: list[str]) -> None:
    assert told_above_the_title(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["青河水务", "2小时前", "已关注"],
        ["青河县水务局", "2025-01-09", "共8页", "免费"],
        ["青河河长", "01-09 11:06", "+关注"],
        ["索引号", "000000/2025-00001", "文号", "青水〔2025〕3号"],
    ],
    ids=lambda lines: lines[0],
)
def test_between_title_and_text(lines: list[str]) -> None:
    page = "首页 > 公开 > 年报"
    assert furniture(page, TITLE, *lines, BODY) == [page, *lines]


@pytest.mark.parametrize(
    "lines",
    [
        ["附件列表（0）", "局长：同意。", "流转记录", "某甲 2025-01-06 09:12"],
        ["精选留言", "河边人家", "水清了，岸绿了，住在河边的人最高兴，感谢你们。", "谢谢您！"],
        ["编辑丨某甲", "二审丨某乙"],
        ["附件：", "清淤统计表.xls"],
    ],
    ids=lambda lines: lines[0],
)
def test_behind_the_signature(lines: list[str]) -> None:
    page = "首页 > 公开 > 年报"
    assert furniture(page, TITLE, BODY, *SIGNED, *lines) == [page, *lines]


def test_behind_a_text_that_nobody_signs() -> None:
    page = ["首页 > 公开 > 年报", "水务年报", "青河县水务局2023年法治政府建设情况报告", "青河县政府办公室主办", "打印"]
    assert furniture(page[0], TITLE, BODY, *page[1:]) == page
    assert furniture(TITLE, BODY, *page[1:4]) == []


def test_a_date_that_others_write_is_the_signature_all_the_same() -> None:
    assert furniture(TITLE, BODY, "青河县水务局", "2025.1.9", "扫一扫手机打开") == ["扫一扫手机打开"]


def test_the_headline_of_news_has_a_comma() -> None:
    lines = ["青河日报专栏", "治水兴水，青河旧貌换新颜", "本报驻青河记者 某甲", BODY]
    assert "治水兴水，青河旧貌换新颜" not in furniture(*lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("内部资料", "水务会议材料之四", TITLE, "（2025年1月）", BODY, *SIGNED),
        ("机密★1年", "青水〔2025〕3号", "青河县水务局", "关于2024年法治政府建设情况的报告", BODY, *SIGNED),
        (TITLE, "青河县水务局", "（2025年1月9日）", BODY, "基本情况", BODY, *SIGNED),
        (TITLE, BODY, *SIGNED, "附件", "清淤项目一览表", "序号 项目 进度", "1 东河 完成"),
        (TITLE, BODY, "主要问题", SHORT, "下步打算", SHORT),
        (TITLE, "目录", TITLE, BODY, *SIGNED),
        (TITLE, *SIGNED, TITLE, BODY),
        (TITLE, BODY, "网友留言", "一、办理情况", BODY, *SIGNED),
        (TITLE, BODY, "谢谢大家"),
    ],
    ids=lambda lines: lines[1][:10],
)
def test_a_draft_has_none(lines: tuple[str, ...]) -> None:
    assert furniture(*lines) == []


@pytest.mark.parametrize(
    "own",
    [
        ("——2025年1月9日在青河县人民代表大会会议上", "县长　王一", "各位代表："),
        ("青河县水务局", "（2025年1月9日）"),
        ("王一",),
        ("基本情况",),
    ],
    ids=lambda own: own[0],
)
def test_what_belongs_to_the_title_of_a_page_is_left(own: tuple[str, ...]) -> None:
    page = ["首页 > 公开 > 年报", "水务专线"]
    assert furniture(*page, TITLE, *own, BODY, "主要做法", BODY, *SIGNED, "抄送：县政府办公室。") == page


def test_attachments_behind_the_signature_of_a_page_are_left() -> None:
    page = "首页 > 公开 > 年报"
    assert furniture(page, TITLE, BODY, *SIGNED, "（此件公开发布）", "附件", "清淤项目一览表", "1 东河 完成") == [page]


def test_the_year_of_the_headline_is_told_once() -> None:
    report = "现将2024年法治政府建设情况报告如下：全县修订裁量基准，逐案复核，没有败诉的案件，群众满意。"
    doc = document("首页 > 公开", TITLE.replace("2024", "2023"), "发布时间：2025-01-09", report, "一、2024年情况", BODY)
    found = [finding for finding in lint(doc, RULES, None).findings if finding.code == "FZ106"]
    assert [doc.text[finding.span.start : finding.span.end] for finding in found] == ["2023年"]
    assert "本报告写的是2024年" in found[0].message
