"""The foot of a page and what stands between the paragraphs of a text; the look-alikes of a draft that has no page."""

from __future__ import annotations

import time

import pytest
from document.furniture.pages import BODY, TITLE, document, furniture

from fzlint.document.furniture.lines import is_sure

SIGNED = "青河县水务局"


@pytest.mark.parametrize(
    "lines",
    [
        ["热门词条", "青河水闸", "联络我们"],
        ["往期推荐", "清淤的那些事", "河长巡河记"],
        ["猜您喜欢", "防汛工作总结"],
        ["[打印文章] [添加收藏] [返回上级]", "上一篇文章：防汛总结", "下一篇文章：节水总结"],
        ["剩余4页未读，继续阅读", "下载文档到电脑，方便使用"],
        ["试读已结束，开通会员阅读全文", "以上内容仅供个人学习使用"],
        ["附件【水务统计表.pdf】已下载18次", "【关闭】"],
        ["（完）", "监制｜王一"],
        ["我有话说", "发表评论"],
        ["下一篇：防汛总结", "附件", "水闸检查表.docx（下载次数：3）", "网站地图"],
        ["打开微信，点击“发现”，使用“扫一扫”即可将网页分享至朋友圈。", "关闭"],
        ["举报/反馈", "登录后参与评论"],
        ["▍来源：青河水务", "▍编辑：王一"],
    ],
    ids=lambda lines: lines[0],
)
def test_below_the_signature(lines: list[str]) -> None:
    assert furniture(TITLE, BODY, SIGNED, "2025年1月9日", *lines) == lines


def test_behind_a_signature_nothing_of_a_report_stands_but_what_belongs_to_it() -> None:
    foot = ["水务风采", "上一篇：防汛总结"]
    assert furniture(TITLE, BODY, SIGNED, "2025年1月9日", *foot) == foot
    assert furniture(TITLE, BODY, f"{SIGNED} 2025年11月9日", *foot) == foot
    own = "附件：统计表"
    assert furniture(TITLE, BODY, SIGNED, "2025年1月9日", own, *foot[1:]) == foot[1:]


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, BODY, f"{SIGNED} 2024年12月31日"),
        (TITLE, BODY, f"{SIGNED}　2025年01月09日"),
        (TITLE, BODY, f"{SIGNED}办公室 2024-12-31"),
        (TITLE, f"{SIGNED} 2024年11月20日", "主任、各位委员：", BODY),
        ("水务简报", "第12期", f"{SIGNED}办公室编　2023年11月20日", BODY),
        (TITLE, BODY, "最新进展"),
        (TITLE, BODY, "▲第一处水闸年内完工。", "▲第二处水闸明年完工。"),
        (TITLE, BODY, "图为水闸。另有三处在建，明年完工。"),
        (TITLE, BODY, "41", BODY, "10", BODY),
        (TITLE, BODY, "附件：水闸名册（2024年版）.xlsx"),
    ],
    ids=lambda lines: lines[-1][:12],
)
def test_a_draft_has_none(lines: tuple[str, ...]) -> None:
    assert furniture(*lines) == []


@pytest.mark.parametrize(
    "line",
    [
        "东河水闸改建以后的样子 王一 摄",
        "（摄影：王一）",
        "图为改建以后的东河水闸。",
        "图｜巡河的志愿者",
        "▲东河水闸改建以后",
        "点击图片查看大图",
        "东河水闸_cd255d3b5f25b9a005f49a596b473d2d_62452_副本.png",
    ],
)
def test_what_stands_beside_a_picture(line: str) -> None:
    assert furniture(TITLE, BODY, line, BODY) == [line]


def test_the_scene_below_a_picture_that_is_gone() -> None:
    assert furniture(TITLE, BODY, "一、主要做法", "[图片]", "培训现场", BODY) == ["[图片]", "培训现场"]


def test_bare_numbers_of_pages_part_sentences() -> None:
    broken = "水利是一项系统的工程，各方面都很重视，日益凸显其基础性和"
    assert furniture(TITLE, broken, "1", "战略性，几年来面貌一新。", BODY, "2", BODY) == ["1", "2"]
    assert furniture(TITLE, broken, "1", "战略性，几年来面貌一新。", BODY, "41", BODY) == []
    assert furniture(TITLE, broken, "②", "战略性，几年来面貌一新。", BODY) == []  # a digit, no number


@pytest.mark.parametrize("front", [["青河网>>水务频道"], ["首页-->水务"], ["水务要闻"], ["【打印】【关闭】"]])
def test_above_a_title_that_names_no_type(front: list[str]) -> None:
    name = "【喜报】青河县水务局获评全省先进集体"
    page = ["发布时间：2025-01-09 15:45 浏览次数：31"]
    assert furniture(*front, name, *page, BODY) == [*front, *page]
    assert document(*front, name, *page, BODY).title.endswith("先进集体")


def test_a_title_with_the_edge_of_a_cell_behind_it_stays() -> None:
    assert document(f"{TITLE} | |||||", "|", "|||||", BODY).title == TITLE


def test_a_letter_is_no_digest_of_what_it_encloses() -> None:
    letter = "现将《青河县防汛工作方案（2024—2026年）》印发给你们，请结合各自的实际认真贯彻执行。"
    page = ["索引号：000000/2025-00001", "发布机构：青河县水务局"]
    assert (
        furniture(*page, "各科室：", letter, SIGNED, "2024年5月9日", "青河县防汛工作方案", "（2024—2026年）", BODY)
        == page
    )


def test_the_name_of_a_picture_takes_no_time_by_its_dots() -> None:
    begin = time.process_time()
    assert not is_sure("a.png" * 38 + "!")
    assert time.process_time() - begin < 0.5


def test_the_title_as_the_value_of_a_label_and_the_same_title_of_the_text() -> None:
    page = ["索引号", "000000/2025-00001", "发布机构", "青河县水务局", "名称", TITLE]
    doc = document(*page, TITLE, BODY)
    assert [doc.text_of(block) for block in doc.blocks if block.role == "furniture"] == page
    assert (doc.title, doc.year) == (TITLE, 2024)


def test_a_title_that_a_place_begins_is_no_label() -> None:
    page = ["青河融媒 青河融媒", "2025年01月09日 08:10"]
    assert furniture(*page, "青河县：法治护航高质量发展", "点击上方蓝字关注我们", BODY) == [
        *page,
        "点击上方蓝字关注我们",
    ]


def test_who_reports_above_what_the_page_says() -> None:
    page = ["（来源：青河县 时间：2024-01-20）"]
    lines = [TITLE, "——2024年1月11日在青河县人民代表大会会议上", "青河县人民检察院检察长 王一"]
    assert furniture(*lines, *page, "各位代表：", BODY) == page


def test_the_cells_that_a_heading_has_below_it_are_its_table() -> None:
    page = ["首页 > 政务公开", "发布时间：2025-01-09 浏览次数：12"]
    cells = ["第二十条第（一）项", "信息内容", "本年制发件数", "本年废止件数"]
    assert furniture(*page, TITLE, BODY, "二、主动公开政府信息情况", *cells) == page
    assert furniture(*page, TITLE, BODY, *cells) == [*page, *cells]
