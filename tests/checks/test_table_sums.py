from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_by_hand import table

from fzlint.checks.context import Context
from fzlint.checks.table_sums import TableSums
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.load import rule_files, shipped
from fzlint.rulebook.read import read_rule

RULE = next(read_rule(path).rule for path in rule_files(shipped()) if path.name.startswith("FZ403"))
DISCLOSURE = Kind("政府信息公开工作年度报告", ("",))


def found(text: str, kind: Kind | None = None, before: str = "") -> list[Match]:
    check = RULE.check
    assert isinstance(check, TableSums)
    return list(check(Context(table(text, before), kind, cut)))


def told(text: str, kind: Kind | None = None, before: str = "") -> list[str]:
    return [f"{m.values['place']} {m.values['total']}≠{m.values['sum']}" for m in found(text, kind, before)]


CASES = """
类别 | 上半年 | 下半年 | 全年
食品 | 31 | 36 | 67
药品 | 42 | 47 | 89
器械 | 5 | 7 | 12
合计 | 78 | 90 | 168
"""


def test_a_table_that_adds_up() -> None:
    assert told(CASES) == []


def test_a_wrong_total_is_told_with_its_terms() -> None:
    (match,) = found(CASES.replace("90", "91"))
    assert match.values == {
        "place": "“合计”行“下半年”列",
        "total": "91",
        "sum": "90",
        "terms": "36+47+7",
        "difference": "1",
    }


def test_a_wrong_part_is_told_at_its_total() -> None:
    assert told(CASES.replace("42", "45")) == ["“合计”行“上半年”列 78≠81"]


def test_a_column_of_totals() -> None:
    text = "区域 | 甲类 | 乙类 | 合计\n东片 | 3 | 4 | 7\n西片 | 5 | 6 | 12\n南片 | 1 | 1 | 2"
    assert told(text) == ["“西片”行“合计”列 12≠11"]


def test_a_corner_that_is_wrong_both_ways_is_told_once() -> None:
    text = "区域 | 甲类 | 乙类 | 合计\n东片 | 3 | 4 | 7\n西片 | 5 | 6 | 11\n合计 | 8 | 10 | 19"
    assert len(told(text)) == 1


def test_one_column_with_one_meaning() -> None:
    assert told("事项 | 件数\n许可 | 10\n处罚 | 20\n检查 | 30\n合计 | 61") == ["“合计”行“件数”列 61≠60"]
    assert told("事项 | 件数\n合计 | 61\n许可 | 10\n处罚 | 20\n检查 | 30") == ["“合计”行“件数”列 61≠60"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("事项 | 件数\n许可 | 10\n其中：新办 | 4\n处罚 | 20\n合计 | 30", id="其中"),
        pytest.param("事项 | 件数\n许可 | 10\n新办 | 4\n延续 | 6\n处罚 | 20\n合计 | 30", id="parts of parts"),
        pytest.param(
            "事项 | 件数\n一、许可 | 10\n（一）新办 | 4\n（二）延续 | 7\n二、处罚 | 20\n合计 | 31", id="levels"
        ),
        pytest.param("事项 | 件数\n许可 | 10\n处罚 | 约20\n合计 | 35", id="no figure"),
        pytest.param("事项 | 件数\n许可 | 10\n处罚 |\n合计 | 35", id="empty"),
        pytest.param("事项 | 件数\n许可 |\n处罚 |\n合计 | 35", id="all empty"),
        pytest.param("事项 | 件数\n许可 | 10\n处罚 | 20\n合计（不含检查） | 35", id="bracket"),
        pytest.param("事项 | 件数\n许可 | 10\n处罚 | 20\n总数 | 35", id="a number of its own"),
        pytest.param("名称 | 单价 | 数量 | 小计\n桌 | 300 | 2 | 600\n椅 | 100 | 4 | 400", id="products"),
        pytest.param("方法 | 甲 | 乙 | 总计\n一 | 90 | 80 | 85\n二 | 70 | 60 | 65", id="means"),
        pytest.param("月份 | 户数 | 办结率\n1 | 10 | 90%\n2 | 20 | 95%\n合计 | 30 | 93.3%", id="rates"),
        pytest.param("序号 | 单位 | 件数 | 排名\n1 | 甲 | 5 | 2\n2 | 乙 | 9 | 1\n | 合计 | 14 |", id="ranks"),
        pytest.param("类别 | 占比\n甲 | 33.3%\n乙 | 33.3%\n丙 | 33.3%\n合计 | 100%", id="shares"),
        pytest.param("项目 | 金额（万元）\n甲 | 1.23\n乙 | 4.56\n丙 | 7.89\n合计 | 13.70", id="rounding"),
        pytest.param("年度 | 2022 | 2023\n甲 | 3 | 4\n乙 | 5 | 6\n合计 | 8 | 10", id="years as names"),
        pytest.param("事项 | 件数 | 人数\n栏次 | 1 | 2\n甲 | 3 | 4\n乙 | 5 | 6\n合计 | 8 | 10", id="numbered columns"),
        pytest.param("事项 | 金额\n甲 | 1,250\n乙 | 2，750\n丙 | —\n合计 | 4,000", id="thousands and dashes"),
        pytest.param("事项 | 数值\n立案（件） | 10\n罚款（万元） | 20\n合计 | 35", id="two units"),
        pytest.param("甲 | 乙\n丙 | 丁", id="no figures"),
        pytest.param("合计", id="one cell"),
        pytest.param("旧存 | 新收 | 合计 | 审结 | 未结\n5 | 20 | 25 | 22 | 3", id="a total in the middle"),
    ],
)
def test_silent(text: str) -> None:
    assert told(text) == []


SUBTOTALS = """
地区 | 单位 | 件数 | 人数
东片 | 甲镇 | 1 | 10
^ | 乙镇 | 2 | 20
^ | 小计 | 3 | 30
西片 | 丙镇 | 4 | 40
^ | 丁镇 | 5 | 50
^ | 小计 | 9 | 90
合计 | < | 12 | 120
"""


def test_subtotals() -> None:
    assert told(SUBTOTALS) == []
    assert told(SUBTOTALS.replace("| 9 ", "| 8 ")) == ["“西片·小计”行“件数”列 8≠9"]
    assert told(SUBTOTALS.replace("120", "121")) == ["“合计”行“人数”列 121≠120"]


def test_subtotals_in_front_without_merged_cells() -> None:
    text = """
    项目 | 预算 | 决算
    合计 | 100 | 90
    小计 | 60 | 55
    甲 | 20 | 15
    乙 | 40 | 40
    小计 | 40 | 35
    丙 | 30 | 30
    丁 | 10 | 5
    """
    assert told(text) == []
    assert told(text.replace("| 55", "| 56")) == ["“小计”行“决算”列 56≠55"]


def test_a_budget_by_codes() -> None:
    text = """
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    201 | 一般公共服务支出 | 80 | 50 | 30
    20101 | 人大事务 | 30 | 20 | 10
    20103 | 政府办公厅事务 | 50 | 30 | 20
    204 | 公共安全支出 | 20 | 5 | 15
    20406 | 司法 | 20 | 5 | 15
     | 合计 | 100 | 55 | 45
    """
    assert told(text) == []
    assert told(text.replace("55 | 45", "56 | 45")) == ["“合计”行“基本支出”列 56≠55", "“合计”行“合计”列 100≠101"]
    assert told(text.replace("80 | 50", "81 | 50")) == [
        "“合计”行“合计”列 100≠101",
        "“201·一般公共服务支出”行“合计”列 81≠80",
    ]


def test_a_table_without_a_head() -> None:
    assert told("甲 | 5\n乙 | 6\n丙 | 7\n合计 | 18") == []
    assert told("甲 | 5\n乙 | 6\n丙 | 7\n合计 | 19") == ["“合计”行第2列 19≠18"]


def test_a_table_folded_in_two() -> None:
    assert told("序号 | 事项 | 数量 | 序号 | 事项 | 数量\n1 | 甲 | 3 | 4 | 丁 | 5\n2 | 乙 | 4 | 5 | 合计 | 12") == []


def test_a_greatest_or_a_mean_is_no_sum() -> None:
    text = "单位 | 人数 | 最长工期\n甲 | 3 | 40\n乙 | 5 | 60\n合计 | 8 | {}"
    assert told(text.format(60)) == []
    assert told(text.format(50)) == []
    assert told(text.format(101)) == ["“合计”行“最长工期”列 101≠100"]


def test_more_wrong_than_proved_proves_nothing() -> None:
    text = "单位 | 甲 | 乙 | 丙\n东 | 3 | 10 | 7\n西 | 5 | 20 | 8\n合计 | 8 | 31 | 16"
    assert told(text) == []


def test_a_hidden_subtotal() -> None:
    assert told("事项 | 件数\n许可 | 10\n新办 | 4\n延续 | 6\n处罚 | 20\n合计 | 30") == []
    assert told("事项 | 件数\n许可 | 10\n新办 | 4\n延续 | 6\n处罚 | 20\n合计 | 31") == []


def test_a_large_table_with_many_totals_is_left_alone() -> None:
    rows = [f"第{i}组 | {i}\n小计 | {i + 1}" for i in range(600)]
    assert told("组 | 件数\n" + "\n".join(rows)) == []


def test_income_beside_spending() -> None:
    text = """
    收入 | < | 支出 | <
    项目 | 金额 | 项目 | 金额
    财政拨款 | 70.5 | 一般公共服务 | 60.2
    事业收入 | 20.3 | 公共安全 | 35.6
    本年收入合计 | 90.8 | 本年支出合计 | 95.8
    年初结转 | 10 | 年末结转 | 5
    总计 | 100.8 | 总计 | 100.8
    """
    assert told(text) == []


THREE_COSTS = """
预算数 | < | < | < | < | <
合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费
^ | ^ | 小计 | 购置费 | 运行费 | ^
9.5 | 0 | 8 | 3 | 5 | 1.5
"""


def test_a_total_in_front_with_a_subtotal() -> None:
    text = "单位 | " + "\n单位 | ".join(THREE_COSTS.strip().splitlines()).replace("单位 | 9.5", "本局 | 9.5")
    assert told(text) == []


REVIEWS = """
行政复议 | < | < | < | < | 行政诉讼 | < | < | < | <
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
119 | 25 | 91 | 24 | 259 | 7 | 0 | 15 | 6 | 28
"""


def test_groups_of_columns_without_a_name_for_the_row() -> None:
    assert told(REVIEWS) == []
    assert told(REVIEWS.replace("259", "258")) == ["第3行“行政复议·总计”列 258≠259"]
    assert told(REVIEWS.replace("15", "14")) == ["第3行“行政诉讼·总计”列 28≠27"]


REQUESTS = """
（本列数据的勾稽关系） | < | < | 申请人情况 | < | <
^ | ^ | ^ | 自然人 | 法人 | 总计
一、本年新收政府信息公开申请数量 | < | < | 40 | 3 | 43
二、上年结转政府信息公开申请数量 | < | < | 2 | 0 | 2
三、本年度办理结果 | （一）予以公开 | < | 20 | 1 | 21
^ | （二）部分公开 | < | 5 | 0 | 5
^ | （三）不予公开 | 1.属于国家秘密 | 1 | 0 | 1
^ | ^ | 2.其他法律行政法规禁止公开 | 2 | 0 | 2
^ | （四）无法提供 | 1.本机关不掌握相关政府信息 | 9 | 2 | 11
^ | （七）总计 | < | 37 | 3 | 40
四、结转下年度继续办理 | < | < | 5 | 0 | 5
"""


def test_the_form_of_information_disclosure() -> None:
    assert told(REQUESTS, DISCLOSURE) == []
    assert told(REQUESTS.replace("| 9 ", "| 8 "), DISCLOSURE) == [
        "“三、本年度办理结果·（七）总计”行“申请人情况·自然人”列 37≠36",
        "“三、本年度办理结果·（四）无法提供·1.本机关不掌握相关政府信息”行“申请人情况·总计”列 11≠10",
    ]
    (match,) = found(
        REQUESTS.replace(
            "一、本年新收政府信息公开申请数量 | < | < | 40 | 3 | 43",
            "一、本年新收政府信息公开申请数量 | < | < | 41 | 3 | 44",
        ).replace("| 37 | 3 | 40", "| 37 | 3 | 40"),
        DISCLOSURE,
    )[:1]
    assert match.values["sum"] == "43" and match.values["total"] == "42"
    assert "本年新收与上年结转之和" in match.message
    assert told(REQUESTS.replace("| 2 | 0 | 2\n三", "| 3 | 0 | 3\n三")) == []  # a form of another kind


FORM_REVIEWS = """
行政复议 | < | < | < | < | 行政诉讼 | < | < | < | < | < | < | < | < | <
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | < | < | < | < | 复议后起诉 | < | < | < | <
^ | ^ | ^ | ^ | ^ | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
1 | 0 | 2 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 4 | 1 | 0 | 2 | 7
"""


def test_the_form_of_reviews() -> None:
    assert told(FORM_REVIEWS, DISCLOSURE) == []
    assert told(FORM_REVIEWS.replace("| 7", "| 8"), DISCLOSURE) == ["第4行“行政诉讼·复议后起诉·总计”列 8≠7"]
    assert told(FORM_REVIEWS.replace("0 | 0 | 0 | 0 | 0", "0 | 0 | 0 | 0 | 2"), DISCLOSURE) == [
        "第4行“行政诉讼·未经复议直接起诉·总计”列 2≠0"
    ]
    assert told(FORM_REVIEWS.replace("\n1 | 0 | 2", "\n1 | 0 | 9"), DISCLOSURE) == ["第4行“行政复议·总计”列 3≠10"]


def test_in_a_form_nothing_needs_to_be_proved() -> None:
    text = "事项 | 自然人 | 总计\n本年新收 | 6 | 6\n上年结转 | 0 | 0\n结果 （一）予以公开 | 5 | 5\n（二）部分公开 | 2 | 2\n"
    text += "（七）总计 | 6 | 6\n结转下年度 | 0 | 0"
    assert told(text) == []
    text = text.replace("事项 |", "组 | 事项 |").replace("本年新收", " | 本年新收").replace("上年结转", " | 上年结转")
    text = (
        text.replace("结果 （一）", "办理结果 | （一）").replace("（二）", "^ | （二）").replace("（七）", "^ | （七）")
    )
    text = text.replace("结转下年度", " | 结转下年度")
    assert told(text) == []
    assert told(text, DISCLOSURE) == ["“办理结果·（七）总计”行“自然人”列 6≠7", "“办理结果·（七）总计”行“总计”列 6≠7"]


def test_a_numbered_total_goes_back_to_the_first_number() -> None:
    text = "事项 | 自然人 | 法人\n一、新收 | 9 | 5\n二、结转 | 1 | 0\n三、结果：（一）公开 | 6 | 3\n（二）不予 | 3 | 1\n（三）总计 | 9 | 4"
    assert told(text) == []
    assert told(text.replace("| 9 | 4", "| 9 | 5")) == ["“（三）总计”行“法人”列 5≠4"]


def test_figures_rounded_to_ten_thousand() -> None:
    text = "项目 | 金额\n甲 | 12\n乙 | 13\n丙 | 14\n合计 | 40"
    assert len(told(text)) == 1
    assert told(text, before="单位：万元") == []
    assert told(text.replace("金额", "金额（万元）")) == []


@given(
    st.lists(st.lists(st.integers(0, 999), min_size=3, max_size=3), min_size=2, max_size=8),
    st.booleans(),
    st.booleans(),
)
def test_sums_that_are_right_are_never_told(rows: list[list[int]], first: bool, across: bool) -> None:
    body = [["甲乙丙丁戊己庚辛"[i], *map(str, row)] for i, row in enumerate(rows)]
    total = [["合计", *(str(sum(column)) for column in zip(*rows, strict=True))]]
    lines = [["项目", "上", "中", "下"], *(total + body if first else body + total)]
    if not across:
        lines = [list(line) for line in zip(*lines, strict=True)]
    assert told("\n".join(" | ".join(line) for line in lines)) == []


@given(
    st.lists(st.lists(st.integers(1, 999), min_size=3, max_size=3), min_size=2, max_size=8),
    st.integers(1, 50),
    st.integers(0, 2),
)
def test_one_wrong_total_among_right_ones_is_told(rows: list[list[int]], more: int, column: int) -> None:
    sums = [sum(values) for values in zip(*rows, strict=True)]
    sums[column] += more
    body = [["甲乙丙丁戊己庚辛"[i], *map(str, row)] for i, row in enumerate(rows)]
    lines = [["项目", "上", "中", "下"], *body, ["合计", *map(str, sums)]]
    assert len(told("\n".join(" | ".join(line) for line in lines))) == 1


MERGED = """
类别 | 项目 | 件数 | 小计
许可 | 新办 | 60 | 110
^ | 变更 | 50 | ^
处罚 | 简易 | 12 | 29
^ | 普通 | 17 | ^
"""


def test_subtotals_in_merged_cells() -> None:
    assert told(MERGED) == []
    assert told(MERGED.replace("29", "30")) == ["“处罚”的“小计” 30≠29"]
    assert told(MERGED.replace("29", "61")) == []  # of something else


def test_a_merged_total_is_told_once() -> None:
    text = MERGED.replace("29", "30") + "合计 | < | 139 | 140\n"
    assert len(told(text)) == 1
