"""Drafts in which nothing is a page's, whatever their lines look like: nothing of them is furniture."""

from __future__ import annotations

import pytest
from document.furniture.pages import BODY, RULES, TITLE, document

from fzlint.linter import lint

HEAD = (TITLE, BODY)
END = ("青河县水务局", "2025年1月9日")


@pytest.mark.parametrize(
    "lines",
    [
        (*HEAD, *END, "联系人：王一　联系电话：0000-123456"),
        (*HEAD, *END, "（联系人：王一；联系电话：0000-123456）"),
        (*HEAD, *END, "联系人：王一", "电话：0000-123456"),
        (*HEAD, *END, "（此件公开发布）"),
        (*HEAD, *END, "抄送：县委办公室，县人大常委会办公室。"),
        (*HEAD, "附件：1.河道巡查情况统计表", "2.执法案件办理情况表", *END),
        (*HEAD, "附件：1. 河道巡查情况统计表 2. 执法案件办理情况表", *END),
        (*HEAD, *END, "附件1", "河道巡查情况统计表", "来源：各镇水务站报送，统计时间为全年。"),
        (*HEAD, "数据来源：县统计局年报。", *END),
        (*HEAD, "一是群众反映的线索有三个来源：热线、来信和巡查。", *END),
        (*HEAD, "发布汛情预警九次，发布时间：平均比去年提前了两小时，群众转移及时。", *END),
        (*HEAD, "在局网站发布执法公示二十条，点击量三千次，浏览量比上年有所增加。", *END),
        (*HEAD, "通过微信公众号推送普法短文十二篇，阅读量二千，转载五次，没有收到投诉。", *END),
        (TITLE, "（2025年1月9日）", "青河县水务局局长　王一", "各位委员：", BODY, *END),
        (TITLE, "——2025年1月9日在青河县第三届人民代表大会第四次会议上", "王一", BODY),
        ("青河县水务局文件", "青水〔2025〕3号　　签发人：王一", TITLE, "县人民政府：", BODY, *END),
        ("关于报送2024年工作总结的报告", "县委、县政府：", BODY, *END, TITLE, BODY),
        (TITLE, "报告单位：青河县水务局　报告时间：2025年1月", BODY, *END),
        (TITLE, "填报单位：青河县水务局", "填报人：王一　审核人：李二", BODY, *END),
        ("关于召开全县水务工作会议的通知", "各镇水务站：", f"会议时间：2025年1月9日，地点：三楼会议室。{BODY}", *END),
        (
            "关于召开水务会议的通知",
            BODY,
            "时间：2025年1月9日上午9：00",
            "地点：三楼会议室",
            "联系人：王一，电话：123456",
            *END,
        ),
        (TITLE, TITLE, BODY, *END),
        (TITLE, "目　录", "一、主要做法", "二、存在的问题", "一、主要做法", BODY, "二、存在的问题", BODY, *END),
        (TITLE, BODY, "办理流程：受理→审查→决定→送达，全程不超过三天。", *END),
        (TITLE, BODY, "（一）网站管理。首页、政务公开、互动交流三个栏目每周更新。", *END),
        (TITLE, BODY, "责任单位：县水务局、县应急局", "完成时限：2025年6月底前", *END),
        (TITLE, BODY, "注：本表数据来源于县统计局，与年报口径一致。", *END),
        ("青河县水务局", "2024年度工作总结", BODY, *END),
        (f"{TITLE} {BODY}", "一、主要做法", BODY, *END),
        (
            "水务工作报告 2025年1月9日在青河县第三届人民代表大会第四次会议上 王一 各位代表： 现在，我报告工作。",
            BODY,
            *END,
        ),
        (TITLE, BODY, f"{BODY}（详见附件）", *END),
        (TITLE, BODY, f"{BODY}（来信来访另文报送）", *END),
        (TITLE, "主送：县人民政府", "主题词：水务　年报　报告", BODY, *END),
        ("关于举办水务培训班的通知", "各镇水务站：", BODY, "主办单位：青河县水务局", "承办单位：城关镇水务站", *END),
        ("关于举办水务培训班的通知", "各镇水务站：", BODY, "网址：www.qinghe.gov.cn", "技术支持：王一　电话：123456"),
        (TITLE, BODY, *END, "审核人：王一　填报人：李二　联系电话：123456"),
        (TITLE, BODY, "下转：二级单位的经费。", *END),
        ("- 清淤三十里", "- 修堤十二处", "- 植树五百株", "以上是全年的主要数字，下面分别说明。", BODY, *END),
        (TITLE, "【摘要】" + BODY, BODY, *END),
        (TITLE, BODY, TITLE, BODY, TITLE, BODY, *END),  # the head of each sheet, copied with the text
    ],
    ids=lambda lines: "|".join(line[:6] for line in lines)[:40],
)
def test_a_draft_without_furniture(lines: tuple[str, ...]) -> None:
    doc = document(*lines)
    assert [doc.text_of(block) for block in doc.blocks if block.role == "furniture"] == []
    assert [finding for finding in lint(doc, RULES, None).findings if finding.code == "FZ603"] == []
