"""Lines that no word tells to be a page's, but what they repeat or where they stand."""

from __future__ import annotations

import pytest
from document.furniture.pages import BODY, KINDS, RULES, TITLE, document, furniture, told_above_the_title

from fzlint.linter import lint
from fzlint.rulebook.kind import tell_kind

ORDER = "现将《青河县防汛工作方案》印发给你们，请结合各自的实际情况，认真组织实施，并及时报告执行情况。"


@pytest.mark.parametrize(
    "lines",
    [
        [f"青河县文库网-{TITLE}_水务资料"],
        [f"{TITLE} - 公文范例"],
        [f"<title>page {TITLE}_水务资料"],
        [f"资料介绍:{TITLE}"],
        [f"名称 {TITLE}", "索引号 000000/2025-00001 分类 水务", "时效"],
        ["青河县,法治政府建设,2024"],
        [f"{TITLE}.docx"],
        ["07"],
        ["走进青河 新闻中心 政府信息公开 政务服务 互动交流"],
        ["公开范围：", "面向社会"],
        ["时间: 01-09", "作者:王一", "栏目:水务"],
        ["首页 > 青河县法治政府建设情况报告 > 正文", "青河县法治政府建设情况报告"],
        ["- 青河县水务研究中心", "- 约291字", "- 2025-01-09 20:28:28"],
        ["水务动态一览，今年全县清淤三十里，修堤十二处，各镇的做法都有不少...", "首页 > 公开"],
        [
            "下载文档",
            "大小：20.15KB",
            "时间：2025-01-09",
            "请注意：",
            "1. 部分公式在预览的时候可能显示得不对，下载以后就没有这个问题，请放心使用这份文件。",
            "2. 本文档由用户上传，版权归用户所有，本站只负责整理，对版权有争议的请及时告诉我们。",
            "青河县 2024 法治政府建设 报告",
        ],
    ],
    ids=lambda lines: lines[0],
)
def test_above_a_title(lines: list[str]) -> None:
    assert told_above_the_title(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("青河县水务局", TITLE, BODY),
        (f"附件：{TITLE}", TITLE, BODY),
        (f"关于印发《{TITLE}》的通知", TITLE, BODY),
        (TITLE, "——在青河县人民代表大会会议上", BODY),
        (TITLE, "青河县、东川区", BODY),
        ("青河县防汛工作方案", "工作方案 2024 青河县防汛", BODY, "一、主要做法", BODY),
        ("2024", "青河县水务局工作总结", BODY),
        (ORDER, "青河县水务局", "2024年5月9日", "青河县防汛工作方案", BODY),
        (TITLE, "时间：9时30分地点：三楼1号会议室主持：王一", BODY),
        ("各科室：", ORDER, "青河县防汛工作方案", BODY),
        (TITLE, BODY, "12/27", BODY, "13/27", BODY),
        (TITLE, "水务要闻", BODY),
        (TITLE, BODY, "谢谢您！"),
    ],
    ids=lambda lines: lines[0] + lines[1][:8],
)
def test_a_draft_has_none(lines: tuple[str, ...]) -> None:
    assert furniture(*lines) == []


def test_a_letter_on_a_page_is_no_notice() -> None:
    page = ["索引号：000000/2025-00001", "发布机构：青河县水务局"]
    lines = [*page, "各科室：", ORDER, "青河县水务局", "2024年5月9日", "青河县防汛工作方案", BODY]
    assert furniture(*lines) == page


def test_a_digest() -> None:
    digest = f"青河文库：{TITLE}2024年，我局按照全县的部署，修订裁量基准，逐案复核。"
    assert furniture("本文导读", digest, TITLE, BODY) == ["本文导读", digest]
    other = f"{TITLE}已经县政府同意，由县水务局在三月底以前向社会公布，并报县人大常委会。"
    assert other not in furniture(other, TITLE, BODY)


def test_an_introduction_speaks_to_readers() -> None:
    intro = "水务执法一年来进展平稳，群众评价良好，下面是为您准备的相关材料，供您学习时使用。"
    assert furniture(intro, TITLE, BODY) == [intro]
    assert furniture(intro.replace("您", "各镇"), TITLE, BODY) == []
    assert furniture(TITLE, intro, BODY) == []


def test_heads_of_sheets() -> None:
    lines = [TITLE, BODY, TITLE, "2 / 27", BODY, TITLE, "3 / 27", BODY]
    assert furniture(*lines) == [TITLE, "2 / 27", TITLE, "3 / 27"]
    lines = [TITLE, BODY, "青河县水务局", "— 2 —", BODY, "青河县水务局", "— 3 —", BODY]
    assert furniture(*lines) == ["青河县水务局", "— 2 —", "青河县水务局", "— 3 —"]


def test_between_a_title_and_the_same_title() -> None:
    page = ["VIP专免", "2025-01-09", "999+", "15.6KB", "13 页", "海报", "投诉"]
    assert furniture(TITLE, *page, TITLE.replace("2024", " 2024 "), BODY) == [TITLE, *page]
    assert furniture(TITLE, "海报", TITLE, BODY) == []


@pytest.mark.parametrize(
    "line",
    ["---此处隐藏3948字，下载后查看---", "……（开头部分已省略650字）", "……(青河文秘网省略458字,会员可完整阅读)……"],
)
def test_what_is_left_out(line: str) -> None:
    assert furniture(TITLE, BODY, line, BODY) == [line]


def test_a_short_title_run_on_below_notices() -> None:
    notice = "1. 本文档由用户上传，版权归用户所有，本站只负责整理，对版权有争议的请及时告诉我们。"
    page = ["分享", "下载文档", "大小：20.15KB", notice]
    assert furniture(*page, f"水务局工作总结 {BODY}") == page
    assert furniture(*page[:2], BODY, "水务局工作总结", BODY) == page[:2]


@pytest.mark.parametrize("line", ["■ 王一", "◆李二 赵三", "2025-01-09 222", "时间：01-09人气：20作者：王一"])
def test_between_title_and_text(line: str) -> None:
    assert furniture(TITLE, line, BODY) == [line]


def test_headings_behind_a_sign_are_no_bylines() -> None:
    assert furniture(TITLE, "■ 主要做法", BODY, "■ 存在问题", BODY) == []


def test_a_word_between_the_page_and_the_text() -> None:
    page = ["来源：青河县水务局 发布时间：2025-01-09", "图文说明书"]
    assert furniture(TITLE, *page, BODY, "一、主要做法", BODY) == page
    assert furniture(TITLE, *page, BODY, "问题和打算", BODY) == page[:1]  # a heading, as the other one
    assert furniture(TITLE, page[0], "主要情况", BODY, "一、主要做法", BODY) == page[:1]
    assert furniture(TITLE, page[0], "概述", BODY, "一、主要做法", BODY) == page[:1]


def test_the_number_of_a_piece() -> None:
    assert furniture(TITLE, "第1篇", BODY, "一、主要做法", BODY) == ["第1篇"]
    assert furniture(TITLE, "第一篇", BODY, "一、主要做法", BODY) == []


def test_what_is_said_to_readers_below_the_text() -> None:
    assert furniture(TITLE, BODY, "本期付费以后才能阅读，请您去网站购买") == ["本期付费以后才能阅读，请您去网站购买"]


def test_the_name_of_a_column_where_there_is_no_title() -> None:
    assert furniture("水务要闻", BODY) == ["水务要闻"]
    assert document("水务要闻", BODY).title == ""
    assert furniture("工作汇报", BODY) == []


def test_the_name_of_a_file_is_told_and_tells_the_title() -> None:
    doc = document(f"{TITLE}.docx", BODY)
    assert (doc.title, doc.year) == (TITLE, 2024)
    found = [finding for finding in lint(doc, RULES, None).findings if finding.code == "FZ603"]
    assert [doc.text[finding.span.start : finding.span.end] for finding in found] == [f"{TITLE}.docx"]
    assert f"{TITLE}.docx"[:20] in found[0].message
    assert document("终稿.docx", BODY).title == ""


def test_the_name_of_a_file_makes_no_page_of_the_rest() -> None:
    assert furniture(f"{TITLE}.docx", "青河县水务局", "依法行政", "法治建设", BODY) == [f"{TITLE}.docx"]


def test_where_the_way_names_the_one_title_it_is_that() -> None:
    lines = ["首页 > 青河县法治政府建设情况报告 > 正文", "青河县法治政府建设情况报告", BODY]
    assert furniture(*lines) == lines[:1]
    assert document(*lines).title == lines[1]


def test_a_title_run_on_into_the_text() -> None:
    name = "青河县水务局2024年依法行政工作总结"
    doc = document(f"{name} 今年的工作按照全县的部署推进，清淤三十里。{BODY}")
    assert (doc.title, doc.year) == (name, 2024)
    assert document(f"水务局工作总结 今年的工作按照全县的部署推进，清淤三十里。{BODY}").title == ""


@pytest.mark.parametrize(
    "line",
    [
        "2024 年，我局按照全县的部署，完成了全部的任务，全年清淤三十里，修堤十二处。",
        "今年任务已经完成。现将 2024 年工作情况报告如下：清淤三十里，修堤十二处，群众满意。",
        "统计期限自 2024 年 1 月 1 日起至 2024 年 12 月 31 日止，清淤三十里，修堤十二处。",
    ],
)
def test_a_year_with_a_blank_behind_it(line: str) -> None:
    assert document("情况汇报", line).year == 2024


def test_a_date_with_blanks_names_no_year_of_its_own() -> None:
    assert (
        document("情况汇报", "自 2020 年 3 月 5 日成立以来，我局完成了全部的任务，清淤三十里，修堤十二处。").year
        is None
    )


def test_the_kind_of_a_letter_is_that_of_what_it_leads_in() -> None:
    title = "青河县水务局关于报送2024年度法治政府建设的报告"
    lead = "按照通知的要求，现将2024年度法治政府建设工作情况报告如下：全年修订裁量基准，逐案复核，没有败诉的案件。"
    told = tell_kind(KINDS, document(title, lead, "一、主要做法", BODY))
    assert told is not None
    assert told.kind.name == "法治政府建设年度报告"
    sent = "现将2024年度法治政府建设的报告报送给你们，请予审阅，有关附件另行报送，不再附上。"
    assert tell_kind(KINDS, document(title, sent)) is None


def test_what_stands_behind_the_signature_on_a_page() -> None:
    page = ["来源：青河县水务局 发布时间：2025-01-09", "浏览次数："]
    report = [TITLE, *page, BODY, "青河县水务局", "2025年1月9日"]
    assert furniture(*report, "水务风采一览", "关心 支持 参与") == [*page, "水务风采一览", "关心 支持 参与"]
    assert furniture(*report, "（此件公开发布）", "附件：统计表", "清淤长度 30") == page
    assert furniture(TITLE, BODY, "青河县水务局", "2025年1月9日", "水务风采一览") == []


def test_between_a_title_that_names_no_type_and_the_same_title() -> None:
    name, below = "青河的水：一条县域河流的治理之路", "——从上游三个镇的做法说起"
    page = ["2025-01-09 05:59王一", "青河水务学报 2025年1期", "王一", "（青河县水务学校，青河 100000）"]
    assert furniture(name, below, *page, name, below, BODY) == [name, below, *page]
    assert furniture(name, "王一", name, BODY) == []


@pytest.mark.parametrize(
    "lines",
    [
        [f"{TITLE} （第 2 稿）.pdf"],
        ["您好，欢迎访问青河文档", f"当前位置：首页 > 公文 > {TITLE}"],
        ["青河社青河3月9日电"],
    ],
    ids=lambda lines: lines[0],
)
def test_the_first_line_of_a_page(lines: list[str]) -> None:
    assert furniture(*lines, TITLE, BODY) == lines


def test_the_name_of_a_file_with_blanks_tells_the_title() -> None:
    assert document("青河县水务局 2024 年度工作总结.pdf", BODY).title == "青河县水务局 2024 年度工作总结"
    assert furniture(TITLE, BODY, "附件：青河县 2024 年统计表.xlsx") == []


def test_below_a_picture_at_the_head_of_the_text() -> None:
    page = ["发布时间：2025-01-09 08:39:18 访问次数：", "大会现场"]
    assert furniture(*page, BODY) == page
    assert furniture("大会现场", BODY) == []


def test_labels_run_together_below_the_text() -> None:
    line = "关键词：水务，执法，青河县责任编辑：王一"
    assert furniture(TITLE, BODY, line) == [line]
    assert furniture(TITLE, BODY, "附件：水务，执法，青河县统计：王一") == []


def test_the_title_again_below_the_text() -> None:
    assert furniture(TITLE, BODY, TITLE, TITLE) == [TITLE, TITLE]
    assert furniture(TITLE, BODY, TITLE, BODY) == []  # pasted twice
    assert furniture(TITLE, BODY, "附件", TITLE) == []
    assert furniture("青河县水务局", TITLE, BODY, "青河县水务局", "2025年1月9日") == []


def test_a_title_three_times() -> None:
    assert furniture(TITLE, TITLE, TITLE, BODY) == [TITLE, TITLE]
    assert furniture(TITLE, TITLE, BODY) == []  # written twice
    assert furniture("第一条 水务", "第一条 水务", "第一条 水务", BODY) == []


def test_the_beginning_of_the_text_cut_off() -> None:
    begun = "今年三月，青河县召开水务工作会议。会上学习了防汛工作的各项要求，部署开展全县的清淤工作，各镇"
    text = f"{begun}和各科室的负责人参加了会议，会后查看了三处堤防。"
    page = "2025-01-09 14:54:59  来源：   点击："
    assert furniture(TITLE, page, begun, text) == [page, begun]
    assert furniture(TITLE, begun, text) == []  # pasted twice
    assert furniture(TITLE, page, begun, BODY) == [page]


@pytest.mark.parametrize("line", ["qinghewenku青河文库", "青河文知 qinghe"])
def test_the_name_of_a_site_above_a_title(line: str) -> None:
    assert furniture(line, TITLE, BODY) == [line]
    assert document(line, TITLE, BODY).title == TITLE


@pytest.mark.parametrize("line", ["ABC公司", "青河DC中心", "青河水务OA系统", "qinghe", "青河县水务局"])
def test_a_name_that_is_no_site(line: str) -> None:
    assert furniture(line, TITLE, BODY) == []


def test_a_forum() -> None:
    name = "青河县智慧水务三年发展规划"
    page = ["搜索", "热搜: 活动 交友", "打印 上一主题 下一主题", f"[计划总结] {name}", "[复制链接]", "楼主"]
    page.append("发表于 2025-1-30 21:58:56 | 只看该作者 |阅读模式")
    assert furniture(*page, name, BODY) == page


def test_counters_in_a_row() -> None:
    page = [
        "文库 实用文档 报告/总结",
        "报告 DOCX   27页   下载0   2025-01-06   浏览84   收藏0   点赞0   评分-   免费文档",
    ]
    page.append("温馨提示：当前文档最多只能看两页，若文档总页数超出了两页，请下载以后再看原来的文档。")
    doc = document(page[0], TITLE, *page[1:], TITLE, BODY)
    assert [doc.text_of(block) for block in doc.blocks if block.role == "furniture"] == [page[0], TITLE, *page[1:]]
    assert doc.title == TITLE
    assert furniture(TITLE, "清淤30 修堤12 植树5", BODY) == []


def test_a_title_behind_a_label_of_the_page() -> None:
    lines = [f"原标题：{TITLE}", BODY]
    assert furniture(*lines) == lines[:1]
    assert document(*lines).title == TITLE


def test_a_day_as_others_write_it_makes_no_head_of_a_site() -> None:
    assert furniture("青河县出台水务工作要点为全年指明方向", "05.06.2025  20:39", BODY) == ["05.06.2025  20:39"]


def test_a_name_left_out_is_no_foreign_word() -> None:
    assert furniture(TITLE, BODY, "XX", "镇") == []
    assert furniture(TITLE, BODY, "robots") == ["robots"]


def test_a_short_title_twice_is_no_value_of_a_label() -> None:
    page = ["青河文库 > 公文 > 报告", "栏目"]
    below = ["更新时间：2025-01-12 热度：81", "阅读提示：本篇共有2268个字，预计阅读时间为六分钟，请您按需要选用。"]
    doc = document(*page, "水务工作报告", below[0], "水务工作报告", below[1], BODY)
    assert [doc.text_of(block) for block in doc.blocks if block.role == "furniture"] == [*page, doc.title, *below]
    assert doc.title == "水务工作报告"


def test_contents_below_what_a_page_says() -> None:
    page = ["发布时间：2025-01-09 15:45", "字体大小："]
    lines = [TITLE, *page, "目录", "一、主要做法", "二、存在问题", "一、主要做法", BODY, "二、存在问题", BODY]
    assert furniture(*lines) == page


def test_a_file_among_what_a_page_says_of_it() -> None:
    name = "青河县水务局2024年工作思路.doc"
    page = ["收藏 分享（赏）", name, "上传人：王一 文档编号：130458 上传时间：2025-01-15", f"{name}_第1页", "资源描述"]
    assert furniture(*page, BODY) == page


@pytest.mark.parametrize("line", ["@所有人，加入我们", "×", "★★", "时间:2025-01-14 阅读:1877"])
def test_signs_of_a_page(line: str) -> None:
    assert furniture(line, TITLE, BODY) == [line]


def test_a_title_with_a_name_in_it_is_no_value_of_a_label() -> None:
    title = "文字解读：关于印发《青河县防汛工作方案》的政策解读"
    page = ["当前位置：", "索引号：000000/2025-00001 发布机构：青河县", "原文链接：点击查看源文件"]
    assert furniture(page[0], title, *page[1:], BODY) == page


def test_a_foreign_word_between_a_title_and_the_same_title() -> None:
    assert furniture(TITLE, "| abl2", TITLE, BODY) == [TITLE, "| abl2"]
    assert furniture(TITLE, "2024", TITLE, BODY) == []  # of a cover


def test_what_a_page_says_of_itself_among_its_labels() -> None:
    page = ["索引号：000000/2025-00001", "本站已启用无障碍浏览系统，欢迎点击访问!", "发布机构：青河县水务局"]
    assert furniture(*page, TITLE, BODY) == page
    assert furniture(page[0], "清淤三十里，修堤十二座", page[2], TITLE, BODY) == [page[0], page[2]]


@pytest.mark.parametrize("name", ["青河镇2024年工作总结暨2025年工作计划", "青河镇2024年工作总结"])
def test_a_title_of_two_halves_run_on_into_the_text(name: str) -> None:
    assert document(f"{name}2024年是我镇清淤的第一年，各项任务按照全县的部署推进。{BODY}").title == name


@pytest.mark.parametrize(
    "title",
    [(TITLE,), (TITLE[:6], TITLE[6:]), (TITLE.replace("2024", " 2024 "),), (TITLE[:6], TITLE[6:15], TITLE[15:])],
)
def test_the_title_as_the_page_has_it_and_the_same_title_of_the_text(title: tuple[str, ...]) -> None:
    page = ["发布时间：2025-01-09 15:45", "字号："]
    doc = document("首页 > 公开 > 年报", TITLE, *page, *title, BODY)
    assert "".join(doc.title.split()) == TITLE
    assert furniture("首页 > 公开 > 年报", TITLE, *page, *title, BODY) == ["首页 > 公开 > 年报", TITLE, *page]


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "首页 > 公开 > 年报", TITLE, BODY),  # a draft's own, and a page that was pasted below it
        (TITLE, "发布时间：2025-01-09 15:45", "青河县水务局2023年法治政府建设情况报告", BODY),  # another year
        (TITLE, "发布时间：2025-01-09 15:45", BODY),
        (TITLE, TITLE, BODY),
    ],
)
def test_a_title_that_is_no_headline_of_a_page(lines: tuple[str, ...]) -> None:
    assert TITLE not in furniture(*lines)


def test_a_digest_of_several_paragraphs() -> None:
    below = ["一、主要做法", "修堤三里，清淤五处，汛期没有险情，群众来信件件有答复，没有超过时限的。"]
    digest = f"{BODY}{below[0]}{below[1][:20]}"
    page = ["来源：县水务局 发布时间：2025-01-09", digest]
    assert furniture(TITLE, *page, BODY, *below) == page
    assert furniture(TITLE, digest, BODY, *below) == []


def test_a_button_has_no_value_but_buttons() -> None:
    page = ["发布时间：2025-01-09 15:45", "【字体："]
    assert furniture(TITLE, *page, "各科室、各乡镇水务站", BODY) == page
    assert furniture(TITLE, *page, "大 中 小", BODY) == [*page, "大 中 小"]


def test_the_column_of_a_page_in_front_of_a_title() -> None:
    assert document(f"【工作总结】{TITLE}", BODY).title == TITLE
    assert furniture(f"（受权发布）{TITLE}", "新华社青河1月9日电", TITLE, BODY) == [
        f"（受权发布）{TITLE}",
        "新华社青河1月9日电",
    ]
