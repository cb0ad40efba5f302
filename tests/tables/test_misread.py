"""What a sentence beside a table tells otherwise by one slip of the pen, and what it may well tell that the table has not."""

from __future__ import annotations

import pytest
from table_by_hand import told_beside

_QUARTERS = """
| 季度 | 巡查车辆（辆） | 纠正违停（辆） | 罚款（万元） | 违停率（%） |
|---|---|---|---|---|
| 第一季度 | 8,460 | 1,082 | 32.4 | 12.79 |
| 第二季度 | 9,125 | 975 | 28.6 | 10.68 |
| 第三季度 | 10,840 | 1,318 | 41.3 | 12.16 |
| 合计 | 28,425 | 3,375 | 102.3 | 11.87 |
"""
_BUDGET = """
单位：万立方米

| 年度 | 灌溉用水 | 生态补水 | 居民用水 |
|---|---|---|---|
| 2022年 | 4,862 | 260 | 475 |
| 2023年 | 4,218 | 392 | 488 |
"""
_WORKS = """
单位：元

| 项目 | 预算金额 | 占支出（%） |
|---|---|---|
| 其中：渠道清淤 | 63,500 | 25.0 |
| 泵站检修 | 24,000 | 9.4 |
| 增氧设备支出 | 166,500 | 65.6 |
| 合计 | 254,000 | 100.0 |
"""
_LINES = """
| 线路 | 班次 | 客运量（人次） |
|---|---|---|
| 1路 | 2,310 | 213,480 |
| 11路 | 1,846 | 182,655 |
"""


@pytest.mark.parametrize(
    ("table", "behind", "says"),
    [
        (_QUARTERS, "第二季度纠正违停957辆，罚款28.6万元。", "列为975"),
        (_QUARTERS, "第三季度巡查10,840辆，为全年最多，罚款43.1万元。", "列为41.3"),
        (_QUARTERS, "全年巡查28,425辆，纠正违停3,735辆。", "列为3375"),
        (_QUARTERS, "第一季度违停率最高，为12.97%，罚款32.4万元。", "列为12.79"),
        (_BUDGET, "灌溉用水由2022年的4,862万立方米降至2023年的4,128万立方米。", "列为4218"),
        (_BUDGET, "2023年灌溉用水降至4,218万立方米；生态补水由260万立方米增至329万立方米。", "列为392"),
        (_WORKS, "渠道清淤安排65,300元，泵站检修24,000元。", "列为63500"),
        (_WORKS, "增氧设备支出165,600元，占65.6%。", "列为166500"),
        (_LINES, "1路运送213,480人次，11路次之，为128,655人次。", "列为182655"),
    ],
)
def test_a_slip_of_the_pen_is_told(table: str, behind: str, says: str) -> None:
    assert [says in message.replace(",", "") for message in told_beside(table, behind)] == [True]


@pytest.mark.parametrize(
    ("table", "behind"),
    [
        (_QUARTERS, "第二季度纠正违停975辆，上年同期为957辆，罚款28.6万元。"),  # of another year
        (_QUARTERS, "第三季度巡查10,840辆，比计划多840辆，罚款41.3万元。"),
        (_QUARTERS, "一、二季度两项合计巡查17,585辆，罚款61.0万元。"),  # a sum
        (_QUARTERS, "第三季度比第二季度多纠正343辆，罚款41.3万元。"),  # a difference
        (_QUARTERS, "县环卫站清运垃圾957车，出动138人次。"),  # nothing says that it is of this table
        (_QUARTERS, "全年巡查28,425辆，约纠正违停3,300辆。"),
        (_BUDGET, "2023年灌溉用水4,218万立方米，比2022年的4,862万立方米减少644万立方米。"),
        (_WORKS, "渠道清淤安排63,500元，上年为65,300元。"),
        (_WORKS, "泵站检修24,000元，其中配件1,400元。"),
        (_LINES, "1路运送213,480人次，平均每班92人次。"),
        (_LINES, "1路运送213,480人次，其中上半年11路运送128,655人次。"),  # of half the year
        (_QUARTERS, "2022年，第二季度纠正违停957辆，罚款28.6万元。"),  # of another year
    ],
)
def test_what_the_table_does_not_tell_is_left_alone(table: str, behind: str) -> None:
    assert told_beside(table, behind) == []
