"""What a sentence beside a table takes from another column, tells the other way round, or gives to the wrong one of several in turn."""

from __future__ import annotations

import pytest
from table_by_hand import told_beside

_WARDS = """
| 科室 | 2023年（人次） | 2022年（人次） | 增减（人次） | 增长（%） |
|---|---|---|---|---|
| 眼科 | 3,240 | 3,015 | 225 | 7.5 |
| 口腔科 | 2,816 | 2,960 | -144 | -4.9 |
| 皮肤科 | 1,952 | 1,704 | 248 | 14.6 |
| 合计 | 8,008 | 7,679 | 329 | 4.3 |
"""
_GOODS = """
| 产品 | 计划（吨） | 本年实际（吨） | 上年实际（吨） |
|---|---|---|---|
| 面粉 | 4,600 | 4,783 | 4,521 |
| 挂面 | 1,250 | 1,318 | 1,196 |
| 麸皮 | 900 | 874 | 912 |
"""
_STREETS = """
| 街道 | 走访（户） | 化解（件） |
|---|---|---|
| 东门街道 | 412 | 37 |
| 西门街道 | 386 | 29 |
| 南门街道 | 455 | 43 |
"""
_SHRUNK = """
| 科室 | 2023年（人次） | 2022年（人次） | 降幅（%） |
|---|---|---|---|
| 眼科 | 2,015 | 2,240 | 10.0 |
| 口腔科 | 1,816 | 1,960 | 7.3 |
"""


@pytest.mark.parametrize(
    ("table", "behind", "says"),
    [
        (_WARDS, "全年门诊8,008人次，增长4.3%。口腔科上升4.9%，是唯一减少的科室。", "列为-4.9"),
        (_WARDS, "全年门诊8,008人次，比上年减少329人次。", "列为329"),
        (_GOODS, "面粉产量4,783吨；挂面产量1,196吨，麸皮产量874吨。", "列为1,318"),
        (_STREETS, "东门街道、西门街道和南门街道分别走访412户、368户和455户。", "列为386"),
        (_STREETS, "东门街道、西门街道和南门街道分别走访386户、412户和455户。", "列为412"),
        (_STREETS, "走访最多的南门街道，走访和化解分别为455户和34件。", "列为43"),
        (_WARDS, "眼科和皮肤科门诊分别比上年增加225人次和284人次。", "列为248"),
    ],
)
def test_told_otherwise(table: str, behind: str, says: str) -> None:
    found = told_beside(table, behind)
    assert len(found) == 1
    assert says in found[0]


@pytest.mark.parametrize(
    ("table", "behind"),
    [
        (_WARDS, "全年门诊8,008人次，增长4.3%。口腔科下降4.9%，皮肤科增长14.6%。"),
        (_WARDS, "全年门诊8,008人次，增长4.3%。口腔科增长-4.9%，皮肤科增长14.6%。"),
        (_SHRUNK, "眼科门诊2,015人次，下降10.0%；口腔科减少7.3%。"),
        (_GOODS, "面粉产量4,783吨，挂面产量1,318吨，麸皮产量874吨，而挂面上年为1,196吨。"),
        (_GOODS, "面粉产量4,783吨，麸皮产量874吨。年初给挂面下达的计划1,250吨已经完成。"),
        (_STREETS, "东门街道、西门街道和南门街道分别走访412户、386户和455户，分别化解37件、29件和43件。"),
        (_STREETS, "东门街道、西门街道和南门街道分别走访企业56家、61家和455家。"),
        (_STREETS, "一季度，东门街道、西门街道和南门街道分别走访102户、98户和455户。"),
    ],
)
def test_right_or_of_another_matter(table: str, behind: str) -> None:
    assert told_beside(table, behind) == []
