"""Shares told in words, ratios of two and means by time: read as percentages and quantities, silent where they are right."""

from __future__ import annotations

import pytest

from fzlint.checks.context import Context
from fzlint.document.words.cutting import cut
from fzlint.figures.reading.figure import figures_of
from fzlint.figures.reading.in_words import with_words
from fzlint.figures.reading.listings import Passage
from fzlint.readers.read import read
from fzlint.rulebook.load import load

CHECK = next(rule for rule in load()[0] if rule.code == "FZ402").check


def found(text: str) -> list[str]:
    document = read(f"青河县司法局2024年工作总结\n\n{text}".encode(), "a.txt")
    return [f"{match.values['formula']}={match.values['right']}" for match in CHECK(Context(document, None, cut))]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("七成", 65, 80),
        ("近七成", 60, 70),
        ("超七成", 70, 80),
        ("七成以上", 70, 80),
        ("四分之三", 72, 77),
        ("一半", 45, 55),
        ("过半", 50, 100),
    ],
)
def test_between_what_percentages_words_may_be_meant(words: str, low: int, high: int) -> None:
    text = f"其中女性占{words}。"
    told = with_words(Passage(text, 0, len(text), tuple(figures_of(text)), (), ())).figures[-1]
    assert text[told.span.start : told.span.end] == words
    assert round(told.value - told.step / 2 - low) == 0
    assert round(told.value + told.step - high) == 0


@pytest.mark.parametrize("text", ["占第三成。", "建成果园三成功。", "一成不变。", "占百分之三。", "三分之一点。"])
def test_other_words_are_no_shares(text: str) -> None:
    assert with_words(Passage(text, 0, len(text), (), (), ())).figures == ()


@pytest.mark.parametrize(
    ("wrong", "right", "made"),
    [
        ("八成", "九成", "405件÷450件=90%"),
        ("近八成", "超八成", "405件÷450件=90%"),
    ],
)
def test_a_rate_in_words(wrong: str, right: str, made: str) -> None:
    text = "调解纠纷450件，调解成功405件，成功率{}。"
    assert found(text.format(wrong)) == [made]
    assert found(text.format(right)) == [] or right == "超八成"


@pytest.mark.parametrize(
    ("text", "wrong", "right", "made"),
    [
        ("脱贫户320户，其中享受奖补的240户，占比{}。", "三分之二", "四分之三", "240户÷320户=75%"),
        ("办案用时由2022年的18天降到2024年的12天，缩短{}。", "四分之一", "三分之一", "（18天－12天）÷18天=33%"),
        ("全年开展宣讲144场。平均每月{}场。", "14", "12", "144场÷12=12场"),
        ("三年累计完成投资45亿元，年均{}亿元。", "16", "15", "45亿元÷3=15亿元"),
        ("惠企1200户，减税降费1800万元，户均{}万元。", "1.2", "1.5", "1800万元÷1200户=1.5万元"),
        ("教师126人，学生1890人，生师比为{}:1。", "18", "15", "1890人÷126人=15"),
        ("护理人员260人，床位500张，床护比1:{}。", "0.62", "0.52", "260人÷500张=0.52"),
        ("全院有法官42人。审结8820件，法官人均结案{}件。", "220", "210", "8820件÷42人=210件"),
        ("清欠工资3600万元，惠及农民工1200人，人均{}万元。", "4", "3", "3600万元÷1200人=3万元"),
        ("支出救助金1.08亿元，惠及1.2万人，人均{}元。", "900", "9000", "1.08亿元÷1.2万人=9000元"),
    ],
)
def test_what_the_figures_make(text: str, wrong: str, right: str, made: str) -> None:
    assert found(text.format(wrong)) == [made]
    assert found(text.format(right)) == []


@pytest.mark.parametrize(
    "text",
    [
        "新收案件3000件，结案2940件，结案率96.4%（含上年旧存50件）。",
        "投诉量下降15%，由上季度的200件降至170件，同比下降8%。",
        "今年1月至10月受理480件，平均每月48件。",
        "受理举报80条，办结76条。按期办结率100%，满意率98%。",
        "案件办理情况：受理80件，办结76件。简易程序案件办结率100%。",
        "结案率98%，平均用时23天，结案1800件，其中速裁1200件。",
    ],
)
def test_other_readings_make_them_right(text: str) -> None:
    assert found(text) == []
