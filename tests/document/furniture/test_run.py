from __future__ import annotations

import pytest
from document.furniture.pages import BODY, TITLE, document, furniture

PAGE = "首页 > 政务公开 > 年度报告 索引号：000000/2025-00001 发布机构：青河县水务局 发布日期：2025-01-09"
BELOW = "来源：青河县水务局 浏览次数：123 字体：大 中 小"
FOOT = "上一篇：没有了 下一篇：青河县水务局2022年工作总结 【打印】【关闭】"


@pytest.mark.parametrize(
    ("line", "pages"),
    [
        (f"{PAGE} {TITLE} {BELOW} {BODY}", [PAGE, BELOW]),
        (f"{PAGE} {TITLE} {BODY}", [PAGE]),
        (f"{TITLE} {BELOW} {BODY}", [BELOW]),
        (f"{PAGE} {TITLE}", [PAGE]),
        (
            f"当前位置：首页>部门>水务局 {TITLE} 时间：2025-01-09 15:36 {BODY}",
            ["当前位置：首页>部门>水务局", "时间：2025-01-09 15:36"],
        ),
        (
            f"水务专栏 通知公告 您现在的位置：首页 > 公开 {TITLE} {BODY}",
            ["水务专栏 通知公告 您现在的位置：首页 > 公开"],
        ),
        (f"| 索引号: | 000000/2025-1 | 分类: | | {TITLE} {BODY}", ["| 索引号: | 000000/2025-1 | 分类: | |"]),
        (f"首页 > 年报 > {TITLE} {BODY}", ["首页 > 年报 >"]),
        (f"{TITLE} 发布时间：2025-01-09来源：水务局{BODY}", ["发布时间：2025-01-09来源：水务局"]),
        (f"复制正文 {TITLE} {BODY}", ["复制正文"]),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else value[:12],
)
def test_the_page_the_title_and_the_text_in_one_line(line: str, pages: list[str]) -> None:
    doc = document(line, "一、主要做法", BODY)
    assert furniture(line, "一、主要做法", BODY) == pages
    assert (doc.title, doc.year) == (TITLE, 2024)
    assert BODY in [doc.text_of(block) for block in doc.blocks] or not line.endswith(BODY)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("青河县水务局 2024年法治政府建设情况报告", "青河县水务局 2024年法治政府建设情况报告"),
        ("青河县水务局 关于2024年法治政府建设情况的报告", "青河县水务局 关于2024年法治政府建设情况的报告"),
        (
            "青水发 〔2025〕 3号 关于青河县水务局2024年法治政府建设情况的报告",
            "关于青河县水务局2024年法治政府建设情况的报告",
        ),
        ("法治政府建设情况报告 青河县水务局2024年法治政府建设情况报告", TITLE),
    ],
)
def test_a_title_with_blanks(head: str, title: str) -> None:
    doc = document(f"{PAGE} {head} {BELOW} {BODY}")
    assert "".join(doc.title.split()) == "".join(title.split())
    assert furniture(f"{PAGE} {head} {BELOW} {BODY}")[-1] == BELOW


def test_what_stands_below_a_title_is_no_page() -> None:
    doc = document(f"{PAGE} {TITLE} ——2025年1月9日在县人大常委会会议上 县水务局局长 王一 {BELOW} 县人大常委会： {BODY}")
    said = [doc.text_of(block) for block in doc.blocks if block.role != "furniture"]
    assert said == [TITLE, "——2025年1月9日在县人大常委会会议上", "县水务局局长", "王一", "县人大常委会：", BODY]


@pytest.mark.parametrize("foot", [FOOT, "【打印】【关闭】", "责任编辑：王一", "浏览次数：31 分享到：微信"])
def test_the_foot_of_a_page_behind_the_last_words(foot: str) -> None:
    assert furniture(TITLE, BODY, f"{BODY} {foot}") == [foot]
    signed = document(TITLE, BODY, f"{BODY} 青河县水务局 2025年1月9日 {foot}")
    assert [signed.text_of(block) for block in signed.blocks[-3:]] == ["青河县水务局", "2025年1月9日", foot]
    assert signed.blocks[-2].role == "signoff"


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        f"{TITLE} {BODY}",
        "时间：2025年1月9日 地点：青河县水务局三楼 参加人员：全体",
        "一、2024年工作开展情况 2024年，我局修订裁量基准，补充执法人员四名，逐案复核。",
        "各镇人民政府，县直各部门： 现将《青河县水务局2024年法治政府建设情况报告》印发给你们，请遵照执行。",
        "联系人：王一 联系电话：000-0000 地址：青河县水务局",
        "青河县水务局 王一 2025年1月9日",
        "（一）办理程序：受理 > 审查 > 决定，全年办结三十一件。",
        "数据来源：县统计局。2024年，全县清淤三十里，修堤十二处，新增蓄水能力三成。",
    ],
    ids=lambda line: line[:10],
)
def test_a_draft_has_no_page_in_a_line(line: str) -> None:
    assert furniture(TITLE, line, BODY, line) == []


def test_one_line_is_one_line() -> None:
    doc = document(f"{PAGE} {TITLE} {BELOW} {BODY}")
    assert {block.pieces[0].paragraph for block in doc.blocks} == {1}
    ends = [len(PAGE), len(TITLE), len(BELOW)]
    assert [block.pieces[0].column for block in doc.blocks] == [1 + i + sum(ends[:i]) for i in range(4)]


def test_an_organ_in_brackets_goes_on_in_the_title() -> None:
    line = f"青河县水务局 （青河县河长办） 2024年度部门决算 发布日期：2025-01-09 10:24 来源：县水务局 {BODY}"
    assert document(line).title == "青河县水务局 （青河县河长办） 2024年度部门决算"


def test_the_contents_begin_the_text() -> None:
    page = "来源：县水务局 发布时间：2025-01-09 09:30 【字体："
    for contents in ("目 录 一、收入决算 二、支出决算", "第一部分 部门概况 一、主要职责", "一、主要职责"):
        assert furniture(f"{TITLE} {page} {contents} {BODY}") == [page]


def test_a_digest_and_the_text_in_one_line() -> None:
    page = "来源：县水务局 发布时间：2025-01-09"
    assert furniture(f"{TITLE} {page} {BODY[:40]} {BODY}") == [f"{page} {BODY[:40]}"]


@pytest.mark.parametrize("notice", ["（未完，全文共1367字，当前显示281字）", "（阅读全部图文内容，您需要先登录！）"])
def test_a_notice_in_brackets_behind_the_text(notice: str) -> None:
    assert furniture(TITLE, f"{BODY}{BODY}{notice}") == [notice]
    assert furniture(TITLE, f"{BODY}{BODY}（详见附件）") == []
