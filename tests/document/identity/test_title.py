from __future__ import annotations

import pytest
from document.furniture.pages import KINDS

from fzlint.document.model import Paragraph, Source
from fzlint.document.outline import build
from fzlint.document.unit import unit_of
from fzlint.readers.read import read
from fzlint.rulebook.kind import tell_kind

NAME = "青河县水务局2024年法治政府建设情况报告"
BODY = "我局按照全县的部署，修订裁量基准，补充执法人员四名，逐案复核，案卷评查合格率比上年有所提高，没有败诉的案件，群众评价良好。"


@pytest.mark.parametrize(
    "lines",
    [
        [NAME],
        [NAME + "。"],
        [NAME + "："],
        [NAME + "；"],
        [NAME + "！"],
        [f"“{NAME}”"],
        [f"《{NAME}》"],
        ["青 河 县 水 务 局 2024 年 法 治 政 府 建 设 情 况 报 告"],
        ["青水〔2025〕3号 " + NAME],
        ["青水 [2025] 3号" + NAME],
        ["附件1：" + NAME],
        ["水务局（终稿）.docx " + NAME],
        ["标题：" + NAME],
        [NAME + "（2025年1月9日）"],
        [NAME + " 2025年1月9日"],
        [NAME + "_青河县人民政府"],
        [NAME + "_部门文件-青河县人民政府网"],
        [NAME + "（2025年1月9日）-青河县水务局"],
        ["青河县水务局", "2024年法治政府建设情况报告"],
        ["青河县水务局", "2024年法治政府", "建设情况报告"],
    ],
    ids=lambda lines: lines[0],
)
def test_title(lines: list[str]) -> None:
    doc = read("\n".join([*lines, BODY]).encode(), "a.txt")
    assert ("".join(doc.title.split()), doc.year) == (NAME, 2024)
    assert doc.told is not None and doc.told.by == "title"


@pytest.mark.parametrize(
    "lines",
    [
        ["青河县水务局", NAME],
        ["法治政府建设工作报告", NAME, "来源：青河县水务局 2025-01-09 09:18"],
        [NAME, "2025-01-09", "青河/水务 公告", NAME, "青河-2025-01-09 00:00:00"],
        [NAME + "——2025年3月在县人大常委会会议上"],
    ],
    ids=lambda lines: lines[0],
)
def test_what_is_no_part_of_a_title(lines: list[str]) -> None:
    doc = read("\n".join([*lines, BODY]).encode(), "a.txt")
    assert (doc.title, doc.year) == (NAME, 2024)


@pytest.mark.parametrize(
    "line",
    [
        f"{NAME}2024年，{BODY}一、主要做法{BODY}",
        f"1、{NAME}一、主要做法{BODY}",
        f"公文之家www.gongwen.com{NAME}为全面推进依法治水，{BODY}",
    ],
    ids=lambda line: line[:12],
)
def test_a_title_whose_line_end_was_lost(line: str) -> None:
    doc = read(line.encode(), "a.txt")
    assert (doc.title, doc.year) == (NAME, 2024)


def test_the_name_of_a_file_on_a_page_of_documents() -> None:
    page = f"《{NAME} .docx》由会员分享，可在线阅读，更多相关《{NAME} .docx（6页珍藏版）》请在文库搜索。"
    doc = read(f"{page}\n一、主要做法\n{BODY}".encode(), "a.txt")
    assert (doc.title, doc.year) == (NAME, 2024)


def test_the_fuller_title_of_page_and_report() -> None:
    lines = [NAME, "发布日期：2025-01-09 09:18", "2024年法治政府建设情况报告", "青河县水务局", BODY]
    assert read("\n".join(lines).encode(), "a.txt").title == NAME
    lines = ["2024年法治政府建设情况报告", "发布日期：2025-01-09 09:18", NAME, BODY]
    assert read("\n".join(lines).encode(), "a.txt").title == NAME


def test_the_title_that_a_page_names() -> None:
    doc = read(f"标题：{NAME}\n来源：青河县水务局\n发布日期：2025-01-09\n{BODY}".encode(), "a.txt")
    assert (doc.title, doc.title_blocks, doc.year) == (NAME, (), 2024)


@pytest.mark.parametrize(
    "line", ["现将有关情况报告：", "以下是工作情况。", "2024年，各项工作进展顺利，现将有关情况报告如下：", BODY]
)
def test_no_title(line: str) -> None:
    assert read(f"{line}\n{BODY}".encode(), "a.txt").title == ""


@pytest.mark.parametrize(
    ("lines", "year", "by"),
    [
        (["青河县水务局工作报告", f"2024年，{BODY}"], 2024, "opening"),
        (["青河县水务局工作报告", f"2025年以来，{BODY}现将2024年工作情况报告如下："], 2024, "opening"),
        (["青河县水务局工作报告", f"按照《2023年工作要点》（青水〔2022〕1号）的要求，2024年，{BODY}"], 2024, "opening"),
        (["青河县水务局工作报告", f"统计期限为2024年1月1日至2024年12月31日。{BODY}"], 2024, "opening"),
        (["一、总体情况", f"2024年，{BODY}"], 2024, "opening"),
        (["一、2024年行政执法基本情况", "没有办理案件。", BODY], 2024, "opening"),
        (["一、2025年工作打算", "没有办理案件。", BODY], None, ""),
        (["政府工作报告", "——2025年1月9日在县人民代表大会上", "各位代表：", BODY], 2025, "meeting"),
        (["政府工作报告（2024年）", "镇长 某甲", "2025年1月3日", "各位代表：", BODY], 2024, "opening"),
        (["政府工作报告（2025年）", "镇长 某甲", "2025年1月3日", "各位代表：", BODY], 2025, "title"),
        (["青河县水务局工作报告", BODY, "青河县水务局", "2025年1月9日"], 2025, "signoff"),
        (["青河县法治建设规划（2021—2025年）", BODY], None, ""),
        (["青水〔2023〕5号 青河县水务局工作报告", BODY], None, ""),
        (["发布日期：2025-01-09", "青河县水务局工作报告", BODY], None, ""),
        (["今天是：2019年12月3日 星期二", "青河县水务局工作报告", BODY], None, ""),
        (["青河县水务局工作报告", f"自2023年9月1日起，{BODY}"], None, ""),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else str(value),
)
def test_year(lines: list[str], year: int | None, by: str) -> None:
    doc = read("\n".join(lines).encode(), "a.txt")
    assert doc.year == year
    assert (doc.told.by if doc.told else "") == by
    if doc.told:
        assert str(year) in doc.text[doc.told.span.start : doc.told.span.end]


def test_edges_of_a_table_that_was_pasted() -> None:
    doc = read(
        "青河县水务局2024年工作报告 | |||\n|\n2024年，全县水务工作平稳推进，完成了各项任务。\n".encode(), "a.txt"
    )
    assert doc.title == "青河县水务局2024年工作报告"


def test_a_page_has_a_title_of_its_own_above_that_of_the_report() -> None:
    text = (
        "水利系统2023年重点工作总结汇报\n青河县水务局2024年重点工作总结汇报\n全县水务工作平稳推进，完成了各项任务。\n"
    )
    doc = read(text.encode(), "a.txt")
    assert (doc.title, doc.year) == ("青河县水务局2024年重点工作总结汇报", 2024)
    text = "青河县水务局2024年工作情况汇报\n（全县水利系统工作情况汇报）\n全县水务工作平稳推进，完成了各项任务。\n"
    assert read(text.encode(), "a.txt").title.startswith("青河县水务局2024年")


LETTER = """青水〔2025〕3号
县委、县政府：
我局总结形成了《青河县水务局关于2024年度法治政府建设情况的报告》，现报上，请审阅。
青河县水务局
2025年1月9日
青河县水务局关于2024年度
法治政府建设情况的报告
2024年，我局推进依法行政，完成了各项任务。
一、主要工作
修订制度三项。
"""


def test_the_title_of_what_a_letter_encloses() -> None:
    assert read(LETTER.encode(), "a.txt").title == "青河县水务局关于2024年度法治政府建设情况的报告"
    assert (
        read(LETTER.replace("《青河县水务局关于2024年度法治政府建设情况的报告》", "材料").encode(), "a.txt").title == ""
    )


def test_prose_in_the_style_of_a_title_or_a_heading_is_body() -> None:
    paragraphs = (
        Paragraph(NAME, (), role="title"),
        Paragraph(BODY + BODY, (), role="title"),
        Paragraph("一、主要做法", (), level=1),
        Paragraph(BODY + BODY, (), level=2),
        Paragraph("加强裁量基准的动态管理，定期评估并及时修订各项配套制度" * 2, (), level=2),
    )
    doc = build(Source("docx", paragraphs))
    assert doc.title == NAME
    assert [block.role for block in doc.blocks] == ["title", "body", "heading", "body", "heading"]


def test_a_document_number_with_a_blank_in_it_is_no_title() -> None:
    doc = read(f"青水函〔2025〕55 号\n各股室：\n{NAME}\n{BODY}".encode(), "a.txt")
    assert doc.title == NAME


def test_title_in_a_table_of_the_page() -> None:
    head = ["索引号： | 000000/2025-00001 | 发布日期： | 2025-01-09 |", "名称： | 青河县水务局2024年度部门决算 | ||||"]
    doc = read("\n".join([*head, "一、基本情况", BODY]).encode(), "a.txt")
    assert (doc.title, doc.year) == ("青河县水务局2024年度部门决算", 2024)


@pytest.mark.parametrize(
    "title", ["乡镇长履职报告", "青河县水务局局长工作汇报", "（某省）2024年青河县政府工作报告（全文）"]
)
def test_an_office_before_a_report_is_no_byline(title: str) -> None:
    assert read(f"{title}\n一年来，我按照要求履行职责，全年清淤三十里，修堤十二处。".encode(), "a.txt").title == title


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["青河镇2024年政府工作报告", "2025年2月26日在镇第十四届人民代表大会第三次会议"], 2024),
        (["青河镇2024年政府工作报告", "一、2024年工作回顾"], 2024),
        (["青河镇2024年政府工作报告", "2024年2月26日在镇第十四届人民代表大会第三次会议"], 2023),
        (["青河镇2024年政府工作报告", "一、2023年工作回顾", "全年清淤三十里。", "二、2024年工作安排"], 2023),
        (["青河镇2024年政府工作报告", "一、过去五年工作", "全年清淤三十里。", "二、2024年工作"], 2023),
    ],
)
def test_the_year_that_a_report_looks_back_on(lines: list[str], year: int) -> None:
    text = "\n".join([*lines, "过去一年，全镇清淤三十里，修堤十二处，群众评价良好，没有遗留的问题。"])
    assert read(text.encode(), "a.txt").reported(-1) == year


PAGE = "发布时间：2025-01-20 来源：县水务局 浏览次数：12"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["关于2024年法治政府建设情况", "的报告"], "关于2024年法治政府建设情况的报告"),
        (
            ["中共青河县委 青河县人民政府", "关于2024年法治政府建设情况", "的报告"],
            "中共青河县委 青河县人民政府关于2024年法治政府建设情况的报告",
        ),
        (["青河县2024年法治政府建设情况", "报告"], "青河县2024年法治政府建设情况报告"),
        (["青河县水务局2024年工作总结", "及2025年工作计划"], "青河县水务局2024年工作总结及2025年工作计划"),
        ([NAME[:14] + "...", NAME], NAME),
        ([NAME[:14] + "…", NAME[:6], NAME[6:]], NAME),
        (["青河县法治政府建设年度报告（2024年度） 2025-01-20 10:11"], "青河县法治政府建设年度报告（2024年度）"),
        (
            ["青河县水务局（青河县河长办）", "2024年法治政府建设情况报告"],
            "青河县水务局（青河县河长办）2024年法治政府建设情况报告",
        ),
        (
            ["时间：2025-01-20", "青河县水务局（青河县河长办）", "2024年工作总结"],
            "青河县水务局（青河县河长办）2024年工作总结",
        ),
        (["政府工作报告 2025-01-20 10:11"], "政府工作报告"),
        ([f"{NAME}{NAME}根据全县的部署，{BODY}"], NAME),
        (["青河县水务局"], ""),  # a name alone is no title
        (["前  言"], ""),
        ([NAME, "前言"], NAME),
        # what stands apart above a title
        (["材料之三", NAME], NAME),
        (["机密★1年 特急", NAME], NAME),
        (["县水务局", NAME], NAME),
        (["汇报材料", "关于2024年法治政府建设", "工作情况的汇报"], "关于2024年法治政府建设工作情况的汇报"),
        (["法治工作简报", "第3期（总第20期）", "青河县水务局办公室 2025年1月20日", NAME], NAME),
        (
            ["青河县人大常委会执法检查组", "关于检查《青河县河道条例》", "实施情况的报告"],
            "青河县人大常委会执法检查组关于检查《青河县河道条例》实施情况的报告",
        ),
        (
            ["青河县水务局", "青河县应急管理局", "关于2024年防汛工作的报告"],
            "青河县水务局青河县应急管理局关于2024年防汛工作的报告",
        ),
        (["工作总结", "2024年工作情况"], "工作总结"),  # a heading
        # the page's headline, and the report's own
        ([NAME.replace("报告", "的公告"), PAGE, NAME], NAME),
        ([NAME.replace("2024", "2023"), PAGE, NAME], NAME),
        ([NAME, PAGE, "2024年工作情况"], NAME),  # a heading
    ],
    ids=lambda lines: lines[0] if isinstance(lines, list) else "",
)
def test_titles_as_they_stand(lines: list[str], title: str) -> None:
    assert read("\n".join([*lines, BODY]).encode(), "a.txt").title == title


@pytest.mark.parametrize("lead", ["现将2024年法治政府建设情况报告如下：", "2024年，我局完成各项任务。"])
def test_a_page_does_not_tell_the_year_against_the_text(lead: str) -> None:
    other = NAME.replace("2024", "2023")
    for above in ([other, PAGE], ["索引号：qh/2025-1", f"标题：{other}", PAGE], [f"{other} 2025-01-20 10:11"]):
        doc = read("\n".join([*above, lead, BODY]).encode(), "a.txt")
        assert (doc.title, doc.year) == (other, 2024)
    assert read("\n".join([other, lead, BODY]).encode(), "a.txt").year == 2023  # a draft's own title


def test_who_reports_together_stands_in_the_title() -> None:
    lines = ["中共青河县委", "青河县人民政府", "关于2024年度法治政府建设情况的报告"]
    doc = read("\n".join([*lines, "黄河市人民政府：", BODY]).encode(), "a.txt")
    assert doc.title == "".join(lines)
    assert unit_of(doc.title) == "青河县人民政府"


def test_a_piece_of_news_without_title_and_headings_has_no_year() -> None:
    news = "1月21日，委员们到水务局调研，听取了2023年工作开展情况和2025年工作思路的汇报，并看了青河的水闸。"
    assert read(news.encode(), "a.txt").year is None
    assert read(f"2024年，我局逐案复核。{news}".encode(), "a.txt").year == 2024
    assert read(f"{NAME}\n{news}".encode(), "a.txt").year == 2024
    assert read(f"{news}\n一、主要做法\n{BODY}".encode(), "a.txt").year == 2023


@pytest.mark.parametrize(
    "lines",
    [
        [
            "青河县水务局来我镇检查河道清淤工作",
            "12月5日，县水务局来我镇检查清淤工作，希望我镇认真谋划2025年的工作思路。",
            "镇长陪同。",
        ],
        [
            "青河县人代会隆重开幕",
            "青河县十八届人大四次会议昨日开幕，县长作报告，大家说到2024年的成绩十分振奋。",
            "会议明日闭幕。",
        ],
    ],
)
def test_a_piece_of_news_tells_no_year_in_its_text(lines: list[str]) -> None:
    document = read("\n".join(lines).encode(), "a.txt")
    assert document.title == lines[0]
    assert document.told is None


def test_a_text_that_begins_with_a_day_is_of_no_kind() -> None:
    lines = [
        "5月12日，县政府召开电视电话会议。",
        "会议指出，过去一年全县法治政府建设成效明显，要统筹推进法治政府建设。",
    ]
    assert tell_kind(KINDS, read("\n".join(lines).encode(), "a.txt")) is None
    lines[0] = "一年来，县政府召开电视电话会议。现将法治政府建设情况报告如下："
    assert tell_kind(KINDS, read("\n".join(lines).encode(), "a.txt")) is not None
