"""What a sentence tells of the table beside it, by the head of a column alone."""

from __future__ import annotations

import pytest

from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load

RULES = [rule for rule in load()[0] if rule.code == "FZ404"]

_QUARTERS = """
| 季度 | 受理 | 办结 |
| --- | --- | --- |
| 一季度 | 62 | 58 |
| 二季度 | 75 | 71 |
| 合计 | 137 | 129 |
"""
_TOWNS = """
| 乡镇 | 户数 | 人次 |
| --- | --- | --- |
| 东乡 | 312 | 640 |
| 西乡 | 248 | 515 |
| 合计 | 560 | 1155 |
"""
_MONEY = """
支出情况（单位：万元）

| 科目 | 金额 |
| --- | --- |
| 人员经费 | 1286.40 |
| 公用经费 | 214.35 |
| 合计 | 1500.75 |
"""


def told(lead: str, table: str, behind: str = "") -> list[str]:
    text = f"# 县水务局2024年工作报告\n\n一、主要工作\n\n{lead}\n{table}\n{behind}\n"
    return [found.message for found in lint(read(text.encode(), "a.md"), RULES, None).findings]


@pytest.mark.parametrize(
    ("lead", "table", "behind", "says"),
    [
        ("全年受理矛盾纠纷137件，调处办结192件，详见下表。\n", _QUARTERS, "", "“办结”列为129"),
        ("全年受理矛盾纠纷137件，调处办结192件。\n", _QUARTERS, "", "“办结”列为129"),
        ("全县涉及两个乡，共有650户，见下表。\n", _TOWNS, "", "“户数”列为560"),
        ("全年服务1511人次，涉及560户。\n", _TOWNS, "", "“人次”列为1155"),
        ("决算情况如下。\n", _MONEY, "从上表看，人员经费1268.40万元，占支出的八成多。\n", "“金额”列为1286.40"),
    ],
)
def test_the_head_of_a_column_is_told_otherwise(lead: str, table: str, behind: str, says: str) -> None:
    assert [says in message for message in told(lead, table, behind)] == [True]


@pytest.mark.parametrize(
    ("lead", "table", "behind"),
    [
        ("全年受理矛盾纠纷137件，调处办结129件，详见下表。\n", _QUARTERS, ""),
        ("全年受理行政复议150件，调处办结140件。\n", _QUARTERS, ""),  # nothing says that the table tells of these
        ("上半年的情况见下表，全年调处办结192件。\n", "2024年上半年受理情况\n" + _QUARTERS, ""),
        ("全年共有650人参加，见下表。\n", _TOWNS, ""),
        ("决算情况如下。\n", _MONEY, "从上表看，人员经费1286.40万元，上年为1268.40万元。\n"),
    ],
)
def test_another_count_is_left_alone(lead: str, table: str, behind: str) -> None:
    assert told(lead, table, behind) == []
