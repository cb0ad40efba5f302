from __future__ import annotations

import re

import pytest
from table_by_hand import table

from fzlint.tables.panels import Panel, Value, panels, read

TOTAL = re.compile("合计")


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("12", Value(12, 0)),
        ("1,234,567.80", Value(123456780, 2)),
        ("1，234", Value(1234, 0)),
        ("１２", Value(12, 0)),
        ("-3.5", Value(-35, 1)),
        ("+3", Value(3, 0)),
        ("12 件", Value(12, 0, "件")),
        ("33.3%", Value(333, 1, "%")),
        ("—", Value(0, 0)),
        ("", Value(0, 0, "", True)),
        ("2023年", None),
        ("12,34", None),
        ("约20", None),
        ("3/4", None),
        ("12（含3）", None),
    ],
)
def test_figures(shown: str, value: Value | None) -> None:
    document = table(f"甲 | 乙\n丙 | {shown}")
    cell = document.tables[0].grid[1][1]
    assert read(document, document.tables[0]).values.get(cell) == value


def of(text: str) -> list[Panel]:
    document = table(text)
    return panels(document.tables[0], read(document, document.tables[0]), TOTAL)


def test_a_table_is_read_by_rows_and_by_columns() -> None:
    across, down = of("项目 | 上 | 下\n甲 | 3 | 4\n乙 | 5 | 6")
    assert (across.across, across.indices, across.first) == (True, (1, 2), 1)
    assert (down.across, down.indices, down.first) == (False, (1, 2), 1)


def test_panels_side_by_side() -> None:
    found = [panel for panel in of("收入 | 金额 | 支出 | 金额\n甲 | 3 | 乙 | 4\n丙 | 5 | 丁 | 6") if panel.across]
    assert [panel.indices for panel in found] == [(1,), (3,)]


def test_names_of_several_lines() -> None:
    assert of("项目 | 上年 | <\n^ | 甲 | 乙\n丙 | 3 | 4\n丁 | 5 | 6")[0].first == 2
    assert of("项目 | 件数 | <\n^ | 2022 | 2023\n丙 | 3 | 4\n丁 | 5 | 6")[0].first == 2
    assert of("项目 | 甲 | 乙 | 丙\n栏次 | 1 | 2 | 3\n丁 | 5 | 6 | 7")[0].first == 2
    assert of("项目 | 甲 | 乙 | 丙\n丁 | 1 | 2 | 3\n戊 | 5 | 6 | 7")[0].first == 1


def test_codes_name_and_are_no_figures() -> None:
    assert of("编码 | 项目 | 件数\n201 | 甲 | 3\n202 | 乙 | 4")[0].indices == (2,)
    assert of("年龄 | 件数\n20 | 3\n30 | 4\n合计 | 7")[0].indices == (1,)


def test_a_title_across_the_table_names_nothing() -> None:
    down = of("项目 | 件数 | 合计\n一、许可 | < | <\n甲 | 3 | 3\n乙 | 4 | 4")[-1]
    assert down.indices == (2, 3) and len(down.heads) == 1


def test_tables_without_figures() -> None:
    assert of("甲 | 乙\n丙 | 丁") == []
    assert of("甲") == []
