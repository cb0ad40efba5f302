"""Figures that cannot be together: a later step with more than the earlier, two figures the other way about than told, days of a period."""

from __future__ import annotations

from functools import cache

import pytest

from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import Rule


@cache
def rule(code: str) -> Rule:
    return next(rule for rule in load()[0] if rule.code == code)


def found(text: str, code: str = "FZ408") -> list[str]:
    document = read(f"示例报告\n\n{text}\n".encode(), "示例.txt")
    result = lint(document, [rule(code)], None)
    assert result.problems == ()
    return [document.text[finding.span.start : finding.span.end] for finding in result.findings]


@pytest.mark.parametrize(
    "text",
    [
        "全年发现渠道隐患312处，已整改321处。",
        "共收到来信186件，已办结189件。",
        "移送涉嫌犯罪案件12件，公安机关立案14件。",
        "报名人数1240人，资格审查通过1260人。",
        "排查隐患312处，重大隐患12处，已整改321处。",
        "反馈问题24个，自查发现31个，已整改58个。",
        "经抽查，42家单位中不合格的有45家。",
        "拖欠货款线索58条，已结案61条。",
        "检查企业120家，发现问题企业24家，已整改31家。",
        "收到提案8件、建议12件，办结21件。",
    ],
)
def test_a_later_step_has_no_more_than_the_earlier(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "全年发现渠道隐患312处，已整改302处。",
        "共收到来信186件，上年结转9件，办结189件。",
        "反馈问题24个，自查发现31个，已整改52个。",
        "发现问题12个，制定整改措施30个。",
        "网上受理320件，窗口受理412件。",
        "抽查单位30个，发现问题86个。",
        "发现隐患312处；年初以来已整改321处。",
        "新受理案件86件，审结93件。",
        "发现隐患约300处，已整改321处。",
        "应完成48件，已完成52件，完成率108.3%。",
        "收到提案8件、建议12件，办结20件。",
        "收到建议12件、提案8件，办结19件。",
        "上级交办件6件，自收件40件，办结45件。",
        "自收件40件，上级交办件6件，办结46件。",
        "上级移交线索8条、群众举报线索50条，已结案57条。",
        "反馈问题8个，细化为整改事项21个，完成整改20个。",
        "参加考试86人次，通过考试92人次（含补考）。",
        "用水纠纷8件，比2022年的12件少4件，比2023年的6件多2件。",
        "水压合格率目标不低于90%，实际为95.2%。",
        "42家企业中标45家次。",
    ],
)
def test_what_may_be_more(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "来访560批，比2023年的610批有所上升。",
        "平均45天，比上年的52天延长7天。",
        "收案首次突破5000件，达到4860件。",
        "学法超过30次，共26次。",
        "优良率保持在90%以上，达到87.6%。",
        "合格率目标不低于90%，实际为85.2%。",
        "经费控制在不超过50万元，实际为58万元。",
        "新建泵站5座，累计建成3座。",
    ],
)
def test_two_figures_the_other_way_about(text: str) -> None:
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "来访560批，比2023年的610批有所下降。",
        "收案130件，结案118件，比上年的120件增加10件。",
        "收案首次突破5000件，达到5060件。",
        "学法超过30次，共有26家单位参加。",
        "较上年的610批增加了办理的难度。",
        "新建泵站5座，累计建成13座。",
        "经费控制在不超过50万元，实际为48万元。",
    ],
)
def test_two_figures_as_told(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("宣传活动为期3天（6月1日至6月5日）。", ["6月1日至6月5日"]),
        ("6月28日至7月2日，举办为期十天的培训。", ["6月28日至7月2日"]),
        ("宣传活动为期5天（6月1日至5日）。10月8日至12日另办一场。", []),
        ("6月1日至3日、6月8日至10日，举办为期5天的培训。", []),
        ("训练营为期4天（6月1日至6月5日）。", []),  # four nights
        ("为期30天的专项行动自6月1日开始。", []),
    ],
)
def test_the_days_of_a_period(text: str, told: list[str]) -> None:
    assert found(text, "FZ406") == told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("管理|18 技术|62 其中：高级|16 中级|28 初级|20 工勤|6 合计|88", ["62"]),
        ("管理|18 技术|64 其中：高级|16 中级|28 初级|20 工勤|6 合计|88", []),
        ("管理|18 技术|64 其中：高级|16 中级|28 工勤|6 合计|88", []),  # some of the details alone
        ("管理|18 技术|62 其中：高级|16 中级|28 初级|20 工勤|6 合计|90", []),  # the total does not prove it
    ],
)
def test_a_row_and_its_details(rows: str, told: list[str]) -> None:
    table = "\n".join(f"| {row.replace('|', ' | ')} |" for row in ("岗位|人数", "---|---", *rows.split()))
    document = read(f"# 示例报告\n\n{table}\n".encode(), "示例.md")
    result = lint(document, [rule("FZ403")], None)
    assert [document.text[finding.span.start : finding.span.end] for finding in result.findings] == told
