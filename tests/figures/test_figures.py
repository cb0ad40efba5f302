from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.model import Document
from fzlint.figures.reading.figure import FAMILY, Figure, figures
from fzlint.readers.read import read


def document(*lines: str) -> Document:
    return read("\n".join(("青河县司法局2024年法治政府建设情况报告", "", *lines)).encode(), "a.txt")


def told(*lines: str) -> list[str]:
    doc = document(*lines)
    return [doc.text[figure.span.start : figure.span.end] for figure in figures(doc)]


def only(line: str) -> Figure:
    (figure,) = figures(document(line))
    return figure


@pytest.mark.parametrize(
    ("line", "value", "unit"),
    [
        ("共办理案件212件。", "212", "件"),
        ("共办理案件１，２５０件。", "1250", "件"),
        ("发放资料1，250，000份。", "1250000", "份"),
        ("投入资金1.2亿元。", "120000000", "元"),
        ("覆盖3万户。", "30000", "户"),
        ("惠及1.25万人次。", "12500", "人次"),
        ("共检查三百二十一户。", "321", "户"),
        ("培训两万人次。", "20000", "人次"),
        ("占比41.5％。", "41.5", "%"),
        ("占百分之六十三。", "63", "%"),
        ("提高3.2个百分点。", "3.2", "个百分点"),
        ("罚款94929，没有其他。", "94929", ""),
        ("装机3.5亿千瓦。", "350000000", "千瓦"),
        ("共计 17 起。", "17", "起"),
    ],
)
def test_value_and_unit(line: str, value: str, unit: str) -> None:
    figure = only(line)
    assert (figure.value, figure.unit) == (Decimal(value), unit)
    assert not figure.approx
    assert figure.about == FAMILY.get(unit, "")


@pytest.mark.parametrize(
    "line",
    [
        "发放资料1600余份。",
        "发放资料约1600份。",
        "发放资料1600份以上。",
        "发放资料近两万份。",
        "超过300人参加。",
        "共有5至10件。",
        "共有5—10件。",
        "大约为70人。",
        "三百余件。",
    ],
)
def test_approximate(line: str) -> None:
    assert figures(document(line))[-1].approx


@pytest.mark.parametrize("line", ["节约300元。", "签订合约3份。", "附近3家门店。", "最近3次会议。"])
def test_a_word_that_ends_like_about(line: str) -> None:
    assert not only(line).approx


@pytest.mark.parametrize(
    "line",
    [
        "2024年3月5日召开会议。",
        "按照《2024年120项要点》办理。",
        "拨打“12345”热线，落实“三项制度”。",
        "依据〔2023〕12号文件第3条。",
        "于9:30开始，历时3个月。",
        "统一思想，一是学习，一起行动。",
        "三四个人，二〇二四年。",
        "12部门联合发文，5G基站。",
        "按GB/T 9704—2012执行。",
        "依次为1、2、3。",
    ],
)
def test_no_figure(line: str) -> None:
    assert told(line) == []


def test_a_label_is_no_figure() -> None:
    assert told("1.行政许可28项；", "2.2024年办理30项；", "3.5家单位。") == ["28项", "30项", "5家"]


def test_headings_are_read_too() -> None:
    assert told("（一）办结案件28件，其中普通程序11件。") == ["28件", "11件"]


def test_noun_and_period() -> None:
    doc = document("2023年，全局共办结行政处罚案件27件，评出6家示范单位。上半年罚款3元。")
    assert [(figure.noun, figure.when) for figure in figures(doc)] == [
        ("全局共办结行政处罚案件", "2023年"),
        ("评出", "2023年"),
        ("上半年罚款", "上半年"),
    ]


def test_the_noun_may_stand_behind() -> None:
    doc = document("其中6家五星级单位、17家四星级单位。")
    assert [figure.noun for figure in figures(doc)] == ["其中", "四星级单位"]


def test_step_is_the_worth_of_the_last_digit() -> None:
    steps = {figure.unit: figure.step for figure in figures(document("1.2亿元，12.50%，3万户，212件。"))}
    assert steps == {"元": Decimal(10**7), "%": Decimal("0.01"), "户": Decimal(10**4), "件": Decimal(1)}


@given(
    st.text(alphabet="0123456789.，、。；（）()其中共第一二三十百万亿余约近件起家元%年月日至—《》“”甲 \n", max_size=80)
)
def test_any_text(text: str) -> None:
    doc = document("正文" + text)
    for figure in figures(doc):
        shown = doc.folded[figure.span.start : figure.span.end]
        assert shown.endswith(figure.unit)
        assert any(c.isdigit() or c in "一二两三四五六七八九十百千" for c in shown)
        assert figure.value >= 0
        assert figure.step > 0
    assert all(a.span.end <= b.span.start for a, b in pairwise(figures(doc)))
