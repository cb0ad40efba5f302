from __future__ import annotations

import pytest
from document.furniture.pages import BODY, KINDS, RULES, TITLE, document, furniture, told_above_the_title

from fzlint.linter import lint
from fzlint.readers.read import read

FRONT = [
    ["首页 > 政务公开 > 法治政府建设年度报告"],
    ["当前位置：首页>部门>水务局"],
    ["您的位置： 首页 » 水务 » 公开 »"],
    ["首页", ">信息公开>年度报告"],
    ["索引号：000000/2025-00001", "发布机构：青河县水务局", "发文日期：2025-01-09", "有 效 性："],
    ["[ 索引号 ] 000000/2025-00001 [ 发文字号 ]", "[ 成文日期 ] 2025-01-09 [ 有效性 ]", "[ 发文字号 ]"],
    ["索 引 号 | 000000/2025-00001 | 主题分类 | 水务 |", "标 题 | 青河县水务局情况通报 |"],
    ["  • 索引号：", "    000000/2025-00001", "  • 发文字号：", "    青水〔2025〕3号"],
    ["发文机关青河县水务局", "发文日期2025年1月9日", "时效性现行有效"],
    ["今天是：2025年3月1日 星期六", "工作动态", "您所在的位置：政务公开 > 工作动态"],
    ["中国政府网|本省政府网|繁体|无障碍", "2025-03-01 17:01  |  青河县水务局"],
    ["登录   注册", "青河县水务局", "首页 政务公开 互动交流", "背景图", "首页 > 公开"],
    ["多云 12℃~20℃"],
    ["【打印】 【字体：大 中 小】"],
    ["{{ title }}", "{{ errorMessage }}", "首页 > 公开"],
    ["水务信息公开元数据", "|", "||||||||||||"],
    ["索引号", "000000/2025-00001", "文种类别", "意见", "发布机构", "青河县水务局", "现行状态", "有效"],
    ["打开主菜单", "青河百科"],
    ["首页 > 公开", "目录", "目录X"],
    ["水利知识大全", "论文题目 | 参考文献 | 开题报告 | 论文格式 | 摘要提纲 | 期刊杂志", "当前位置：首页 > 水务"],
    ["欢迎访问青河县人民政府门户网站", "青河县人民政府"],
    ["• AB0000994/2025-00015", "  • 青河县水务局", "  • 通知公告", "  • 2025-03-05"],
    ["水务新闻", "首页 > 公开", f"  • {TITLE}"],
    ["青河县工作总结.docxVIP", "• 0", "• 约4.99千字", "• 举报"],
    ["还剩13页未读，继续阅读", "本资源只提供10页预览，全部文档请下载后查看！", "文本内容："],
    ["原文链接：点击查看源文件", "解读链接：点击查看政策解读"],
]


@pytest.mark.parametrize("lines", FRONT, ids=lambda lines: lines[0])
def test_in_front_of_the_title(lines: list[str]) -> None:
    assert furniture(*lines, TITLE, BODY) == lines
    doc = document(*lines, TITLE, BODY)
    assert (doc.title, doc.year) == (TITLE, 2024)


@pytest.mark.parametrize(
    "line",
    [
        "来源：青河县水务局 发布时间：2025-01-09 09:18",
        "时间：2025-01-09 15:36 浏览量：1",
        "发布日期：2025-01-09浏览次数： 字号：[ ]",
        "水务信息网 时间：2025-1-26 来源：县水务局",
        "字号：",
        "文章来源：水务局 更新时间：2025/01/09 11:30:01",
        "【字号：",
        "青河日报记者 某甲",
        "（发布于：2025-01-09 09:01）",
        "来自：",
        "发布于：2025-01-21 共9246字",
        "某甲 分享 时间：",
        "合集下载",
        "03-08 16:49   青河电视台",
        "导语：以下范文供你参考，希望对你有所帮助，欢迎阅读。",
    ],
)
def test_between_title_and_text(line: str) -> None:
    assert furniture(TITLE, line, BODY) == [line]


@pytest.mark.parametrize(
    "lines",
    [
        ["上一篇：青河县2023年工作总结", "下一篇：没有了"],
        ["微信公众号", "扫一扫在手机打开当前页"],
        ["【打印本页】【关闭窗口】"],
        ["主办单位：青河县水务局", "备案号：0000", "Copyright © 2025 All Rights Reserved."],
        ["版权所有：青河县水务局 某ICP备00000号"],
        ["相关报道：", "青河县水务局召开工作会议", "防汛物资准备就绪"],
        ["统稿：某甲 某乙", "编辑：某丙", "审定：某丁", "分享到：", "青河县召开年度会议", "相关文章："],
        ["扫码使用手机浏览本页内容", "单位概况", "至少输入5个字符", "表情"],
        ["标签：水务执法"],
        ["推荐内容"],
        ["相关阅读"],
        ["Baidu", "map"],
        ["信息目 ...", "附件列表"],
        ["【纠错】", "【责任编辑：某甲", "】"],
        ["该文档完整内容已自动隐藏，想阅读全文，请加微信"],
        ["本作品是本国机关的文件，根据《", "著作权法", "》第五条不受其限制，属于", "公有领域", "。"],
    ],
    ids=lambda lines: lines[0],
)
def test_behind_the_text(lines: list[str]) -> None:
    assert furniture(TITLE, BODY, "青河县水务局", "2025年1月9日", *lines) == lines


def test_a_row_of_buttons_stands_anywhere() -> None:
    assert furniture(TITLE, BODY, "打印本页 关闭窗口", BODY) == ["打印本页 关闭窗口"]
    assert furniture(TITLE, BODY, "打印本页 登记入册", BODY) == []


@pytest.mark.parametrize(
    "line",
    ["此处隐藏2591个字。会员可见", "会议现场", "截图2.PNG", "截图3.PNG截图4.png", "（相关资料图）", "篇一", "【正文】"],
)
def test_in_the_midst_of_the_text(line: str) -> None:
    assert furniture(TITLE, BODY, line, BODY) == [line]


def test_the_intro_of_a_text_mill() -> None:
    intro = "规范执法是水务部门履行职责的重要手段，对于保障用水安全有着重要的意义。" * 3 + "以下是小编整理的材料。"
    assert furniture(TITLE, intro, BODY) == [intro]


def test_what_belongs_to_the_title_is_left_on_a_page() -> None:
    head = [
        "首页 > 公开",
        "政府工作报告",
        "——2025年1月9日在青河县人民代表大会会议上",
        "青河县县长 某某甲",
        "（2025年1月9日）",
    ]
    assert furniture(*head, "来源：青河县政府 浏览次数：12", BODY) == [head[0], "来源：青河县政府 浏览次数：12"]
    lines = ["首页 > 公开", "青河县水务局", "关于2024年法治政府", "建设情况的报告", "来源：水务局", BODY]
    assert furniture(*lines) == [lines[0], lines[4]]
    lines = ["县政府门户网站", "青河县水务局召开法治建设推进会", "来源：水务局 时间：2025-01-09", BODY]
    assert furniture(*lines) == [lines[0], lines[2]]
    assert document(*lines).title == lines[1]
    lines = ["首页 > 公开", "通知公告", "青水发[2025]3号关于印发工作方案的通知", "发布时间：2025-01-09", BODY]
    assert furniture(*lines) == [lines[0], lines[1], lines[3]]


def test_a_report_that_ends_behind_a_source_has_no_foot() -> None:
    lines = [TITLE, BODY, "来源：各乡镇报送", "特此报告。", "[发文单位]", "[日期]", "（联系人：某甲）"]
    assert "[日期]" not in furniture(*lines)


def test_page_numbers_stand_anywhere() -> None:
    assert furniture(TITLE, BODY, "— 4 —", BODY, "第 5 页 共 12 页", BODY, "-3-", BODY) == [
        "— 4 —",
        "第 5 页 共 12 页",
        "-3-",
    ]


RIGHT = [
    (TITLE, "青河县人民政府：", BODY, "一、主要做法", BODY, "青河县水务局", "2025年1月9日", "（此件公开发布）"),
    (TITLE, "时间：2025年1月9日上午9时", "地点：水务局三楼", "参加人员：全体职工", BODY),
    (TITLE, BODY, "来源：各乡镇报送的数据。", "网站可以打印、下载。", BODY),
    (
        TITLE,
        BODY,
        "附件：1.统计表",
        "2.责任清单",
        "青河县水务局",
        "2025年1月9日",
        "（联系人：某甲，联系电话：0000123）",
    ),
    (TITLE, BODY, "一、由A>B>C推出", BODY, "抄送：县政府办公室。"),
    ("[发文单位]", "[日期]", "工作方案", BODY),
    ("青河县水务局", "关于2024年法治政府建设情况的报告", BODY, "1", "2", BODY),
    ("水务教学辅助网站", "用例文档", BODY, "附件列示如下", "青河县水务局"),
    ("{{title}}", BODY, "{{name}}"),
    (TITLE, "目录", "前言", "工作回顾", "问题和不足", BODY, "青河县水务局", "2025年1月9日"),
    (TITLE, BODY, "现场检查", BODY, "资料审查", BODY),
    ("会议记录", "时间：2025年1月9日", "议题", "法治建设", BODY),
]


@pytest.mark.parametrize("lines", RIGHT, ids=lambda lines: lines[0])
def test_a_draft_has_none(lines: tuple[str, ...]) -> None:
    assert furniture(*lines) == []


def test_a_table_of_labels_in_front() -> None:
    rows = [("索引号", "0000"), ("发布机构", "县水务局"), ("发布日期", "2020-01-09")]
    page = f"<table>{''.join(f'<tr><td>{label}</td><td>{value}</td></tr>' for label, value in rows)}</table>"
    doc = read(f"<html><body>{page}<h1>{TITLE}</h1><p>{BODY}</p></body></html>".encode(), "a.html")
    assert {block.role for block in doc.blocks if block.cell} == {"furniture"}
    assert (doc.title, doc.year) == (TITLE, 2024)


def test_one_finding_for_a_block_and_none_inside() -> None:
    page = ["首页 > 公开 > 报告", "发布日期:2025-01-09 , 字号:[大 中 小", "浏览次数:"]
    doc = document(*page, TITLE, BODY, "上一篇：年报,( 打印")
    found = lint(doc, RULES, None).findings
    assert [
        (finding.code, doc.place(finding.span.start).paragraph) for finding in found if finding.code != "FZ105"
    ] == [
        ("FZ603", 1),
        ("FZ603", 6),
    ]
    assert found[0].message.startswith("“首页 > 公开 > 报告”等3行")


def test_what_is_private_is_told_inside_too() -> None:
    doc = document(TITLE, BODY, "责任编辑：某甲 手机：13800138000")
    assert {finding.code for finding in lint(doc, RULES, None).findings} >= {"FZ603", "FZ606"}


def test_what_is_missing_is_told_beside_furniture() -> None:
    kind = next(kind for kind in KINDS if kind.signoff)
    doc = document("首页 > 公开 > 报告", BODY, "上一篇：年报")
    found = {finding.code: finding for finding in lint(doc, RULES, kind).findings}
    assert doc.text_of(doc.block_with(found["FZ105"].span.start)) == BODY
    assert doc.text_of(doc.block_with(found["FZ103"].span.start)) == BODY


@pytest.mark.parametrize(
    "lines",
    [
        [
            "信息索引号 000000/2025-00001 文件编号",
            "责任部门 水务局 公开形式 主动公开",
            "成文日期 2025-01-09 公开时限 长期公开",
        ],
        ["名  称： 水务局情况通报 发布机构： 水务局", "文  号： 索 引 号： 000000/2025-00001"],
        ["•  青河县水务局", "•  索引号", "000000/2025-00001", "•  文号", "•  发布日期", "2025-01-09"],
        ["监督索引号53000000000000000"],
        ["青河日报 数字报纸", "00002版：要闻"],
        ["EN", "https://www.qinghe.gov.cn/"],
        ["政府信息公开"],
        ["导航菜单"],
        [
            "欢迎来到青河县医院",
            "应诊电话：0900-0000000",
            "挂号电话：0900-0000001（8:00—11:30，13:30—17:00）",
            "县级重点建设单位",
        ],
    ],
    ids=lambda lines: lines[0],
)
def test_rows_of_labels_and_heads_of_sites(lines: list[str]) -> None:
    assert furniture(*lines, TITLE, BODY) == lines
    assert document(*lines, TITLE, BODY).title == TITLE


@pytest.mark.parametrize(
    "line",
    [
        "2025年01月09日 15:53   来源：青河日报",
        "09.01.2025  20:33",
        "青河县水务局 2025-01-09",
        "青河县人民政府门户网站 www.qinghe.gov.cn 发布时间：2025-01-09 10:28",
        "2025-01-09王一李二",
        "来源：青河县水务局 发布时间：2025-01-09 16:08:34",
        "核心提示：现将水务局2024年的工作情况整理出来，请结合实际参考。",
        "此内容为付费阅读，请付费后查看",
        f"{TITLE}-文库集",
    ],
)
def test_more_between_title_and_text(line: str) -> None:
    assert furniture(TITLE, line, BODY) == [line]


def test_a_title_with_a_bracket_is_no_head_of_a_site() -> None:
    title = "青河县2025年政府工作报告（2025年1月9日 李某某）"
    lines = (title, "2025-01-15 15:53 来源：青河日报", "查看余下全文", "（责任编辑：王某）", title, BODY)
    assert furniture(*lines) == list(lines[:4])  # the page's own, not the one below it
    assert title not in furniture(*lines[1:])
    assert document(*lines).title == title


@pytest.mark.parametrize("line", ["巡查现场（摄影：王一）", "水库加固现场（王一 摄）"])
def test_who_took_a_picture_in_the_midst_of_the_text(line: str) -> None:
    assert furniture(TITLE, BODY, line, BODY) == [line]


@pytest.mark.parametrize(
    "lines",
    [
        ("青河县水务局2024年工作计划", "（讨论稿）", BODY),
        ("青河县水务局情况汇报", "2025年1月9日", BODY),
        ("开始时间： 2025.1.9", "结束时间： 2025.3.9", BODY),
        (TITLE, "中共青河县委、青河县人民政府：", BODY),
        (TITLE, BODY, "附件：", "青河县水务局", "2025年1月9日"),
    ],
)
def test_a_draft_has_none_either(lines: tuple[str, ...]) -> None:
    assert furniture(*lines) == []


def test_a_salutation_is_no_value_of_a_label() -> None:
    assert furniture(TITLE, "发布时间：2025-01-09", "浏览次数：", "青河县人民政府：", BODY) == [
        "发布时间：2025-01-09",
        "浏览次数：",
    ]


def test_the_words_stand_in_the_rules() -> None:
    from fzlint.document.furniture import words

    lists = (words.SURE, words.EDGE, words.MAYBE, words.ABSTRACT, words.BUTTON, words.MENU)
    assert all(lists)
    assert not (words.SURE & words.EDGE or words.EDGE & words.MAYBE or words.SURE & words.MAYBE)


def test_a_file_below_the_line_of_the_page() -> None:
    lines = ("来源：青河县水务局 发布时间：2025-01-09", "/水务局2024年度决算报表.xls")
    assert furniture(TITLE, *lines, BODY) == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["生成日期：2025-01-09 文号：", "停止执行时间：2026-01-09 名称：青河县水务局情况通报", "浏览次数：5"],
        ["微信扫一扫", "关注公众号"],
        ["欢迎访问青河水务网", "互联网新闻信息服务许可证 编号：10120000000"],
        ["2025年01月09日", "第06版：青河水务"],
    ],
    ids=lambda lines: lines[0],
)
def test_lines_between_and_beside_furniture(lines: list[str]) -> None:
    doc = document(*lines, TITLE, BODY)
    assert [doc.text_of(block) for block in doc.blocks if block.role == "furniture"] == lines
    assert doc.title == TITLE
    assert sum(finding.code == "FZ603" for finding in lint(doc, RULES, None).findings) == 1


def test_a_date_in_front_of_a_label() -> None:
    assert furniture(TITLE, "2025年01月09日来源：青河日报", BODY) == ["2025年01月09日来源：青河日报"]


def test_what_is_left_of_the_source_of_a_page() -> None:
    assert furniture(TITLE, BODY, "青河日报 content_100.html 1 /property-->") == [
        "青河日报 content_100.html 1 /property-->"
    ]


def test_editors_behind_the_text_are_one_block() -> None:
    lines = ["供稿 | 王一", "编辑 | 李二", "初审 | 赵三", "复审 | 钱四"]
    assert furniture(TITLE, BODY, *lines) == lines


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "2025年01月09日", BODY),
        (TITLE, BODY, "许可证编号：齐全的予以登记。", BODY),
        (TITLE, BODY, "校对", "青河县水务局", "2025年1月9日"),
    ],
)
def test_a_draft_with_such_words_has_none(lines: tuple[str, ...]) -> None:
    assert furniture(*lines) == []


@pytest.mark.parametrize("line", ["精彩导读", "阅读提示：今年的工作有三个亮点。"])
def test_what_leads_into_the_page(line: str) -> None:
    doc = document(line, TITLE, BODY)
    assert furniture(line, TITLE, BODY) == [line]
    assert doc.title == TITLE


def test_names_of_those_who_made_the_page() -> None:
    lines = ["文稿：王一", "图片：李二", "初审：赵  三", "审核：钱  四"]
    assert furniture(TITLE, BODY, *lines) == lines


def test_the_head_of_a_library_of_texts() -> None:
    lines = [
        "资源ID：0000",
        "资源格式： DOCX",
        "下载积分：10金币",
        "快捷下载",
        "友情提示",
        "2、文件下载后，可能会被浏览器默认打开，保存后即可查看全部内容和附表。",
        "3、本站不支持某些工具下载。",
    ]
    assert furniture(f"{TITLE}.docx", *lines, TITLE, BODY) == [f"{TITLE}.docx", *lines]
    assert furniture(TITLE, BODY, "群众打开手机浏览器即可办理，本站消防员当天回访。", BODY) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["为民务实清廉", "青河水务网"],
        ["忠诚 担当 创新 奉献", "青河县水务局门户网站"],
        ["法治政府建设"],
        ["工作动态"],
        ["青河县人民政府办公室", "首页 > 政务公开 > 法治政府建设"],
        ["点击蓝字 关注我们"],
        ["点击收听本文朗读"],
        ["目录X", "×", "首页 > 公开 > 正文"],
        ["10000000000000000/2025-1000001", "首页 > 公开"],
        ["索 引 号：", "信息分类：水务", "时效："],
        ["索引号 sw01/2025-00011 发文字号", "标   题 水务局情况通报", "发布机构 县水务局 公文时效 有效"],
    ],
    ids=lambda lines: lines[0],
)
def test_what_stands_above_a_title(lines: list[str]) -> None:
    assert told_above_the_title(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["本网站由青河县人民政府办公室主办，县大数据中心承办，未经许可不得转载、链接、转贴。"],
        ["建议使用1024×768分辨率，以获得最佳浏览效果。"],
        ["声明：本文内容由网友自发贡献，版权归原作者所有，本站不承担法律责任，如有侵权请联系删除。"],
        ["主办：青河县人民政府办公室 承办：县融媒体中心", "请使用较新的浏览器访问本网站，谢谢您的支持和理解。"],
        ["喜欢就点个“在看”吧", "阅读原文", "END", "▼"],
        ["（阅读全部内容，您需要先登录！）"],
    ],
    ids=lambda lines: lines[0],
)
def test_sentences_in_which_a_page_speaks_of_itself(lines: list[str]) -> None:
    assert furniture(TITLE, BODY, *lines) == lines


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, BODY, "本站全年出动消防员四十人次，协助街道办理案件三件，未经批准不得离岗。", BODY),
        (TITLE, "执法人员告诉经营者，未经许可使用商标属于侵权，应当改正，并删除网上的图片。", BODY, "下一步继续努力。"),
        ("青河县水务局", "关于2024年法治政府建设情况的报告", "——2025年1月9日在县人大常委会会议上", BODY),
        ("践行法治初心", TITLE, BODY),
        ("青河县人民代表大会关于", "法治政府建设", "情况报告的决议", BODY),
    ],
)
def test_a_draft_with_such_lines_has_none(lines: tuple[str, ...]) -> None:
    assert furniture(*lines) == []


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE} 发布时间：2025-01-12 来源：县水务局 字号：[大 中 小] 浏览次数：102",
        f"{TITLE}发布时间：2025-01-12  浏览次数：102次",
    ],
)
def test_a_title_in_one_line_with_the_labels_of_the_page(line: str) -> None:
    doc = document(line, BODY)
    assert (doc.title, doc.year) == (TITLE, 2024)
    told = [finding for finding in lint(doc, RULES, None).findings if finding.code == "FZ603"]
    assert [doc.text[f.span.start : f.span.end] for f in told] == [line.removeprefix(TITLE).strip()]


def test_news_in_one_line_with_the_labels_of_the_page() -> None:
    line = "青河县召开法治政府建设推进会发布时间:2025-01-12 来源:水务局"
    doc = document(line, "1月10日，青河县召开法治政府建设推进会，会议总结了全年的工作，对下一步提出了明确的要求。")
    assert (doc.title, doc.year) == ("青河县召开法治政府建设推进会", None)


def test_page_numbers_inside_a_block_part_it_not() -> None:
    page = [
        "上传人：某甲 上传时间：2025-04-14",
        "情况报告.doc_第1页",
        "第1页 / 共34页",
        "情况报告.doc_第2页",
        "资源描述",
    ]
    doc = document("青河县水务局2024年情况报告.doc", *page, BODY)
    told = [finding for finding in lint(doc, RULES, None).findings if finding.code == "FZ603"]
    assert [finding.message[:16] for finding in told] == ["“青河县水务局2024年情况报告"]
    assert "等6行" in told[0].message


def test_the_first_line_of_a_title_is_no_value_of_a_label() -> None:
    lines = (TITLE, "日期：2025-01-14", "字号：", "青河县水务局", "2024年度法治政府建设工作报告", BODY)
    assert furniture(*lines) == ["日期：2025-01-14", "字号："]


ORGANS = "青河县水务局、青河县防汛抗旱指挥部办公室政府信息公开"


@pytest.mark.parametrize(
    "lines",
    [
        [f"| {TITLE} |"],
        ["水务新闻网 > > 正文", "2025 01/09 16:19:48", "来源：水务新闻网"],
        ["材料之家—每日更新www.cailiao-example.com"],
        ["首页 > 文库", "上某某APP看书，第一时间看更新"],
        ["正文复制"],
        ["首页 > 公开", ORGANS],
    ],
    ids=lambda lines: lines[0],
)
def test_the_heads_of_pages_and_sites_that_sell_texts(lines: list[str]) -> None:
    assert furniture(*lines, TITLE, BODY) == lines
    assert document(*lines, TITLE, BODY).title == TITLE


def test_a_number_below_the_labels_of_a_page() -> None:
    assert furniture(TITLE, "发布时间：2025-01-09 17:25:15", "48742680", BODY) == [
        "发布时间：2025-01-09 17:25:15",
        "48742680",
    ]


@pytest.mark.parametrize("line", ["图片", "[图片]", "【图片】", "Page 2", "P. 12"])
def test_a_picture_and_a_page_that_were_lost(line: str) -> None:
    assert furniture(TITLE, BODY, line, BODY) == [line]


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, BODY, "图片展览办了三场", BODY),
        (TITLE, "详见青河县水务局网站www.qinghe-example.gov.cn", BODY),
        ("青河县水务局、青河县防汛抗旱指挥部办公室", "关于2024年法治政府建设情况的报告", BODY),
        (TITLE, "20250109", BODY),
        (TITLE, BODY, "P2P平台整治", BODY),
    ],
    ids=lambda lines: lines[1][:12],
)
def test_a_draft_with_like_words_has_none(lines: tuple[str, ...]) -> None:
    assert furniture(*lines) == []
