"""python -m fzlint.figures prints what a sentence was read as and why it is told or left alone."""

from __future__ import annotations

import subprocess
import sys


def printed(text: str) -> str:
    command = [sys.executable, "-m", "fzlint.figures", text]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env={"PYTHONUTF8": "1"}).stdout


def test_statements_and_the_reason_of_a_fault() -> None:
    said = printed("全年检查300家，其中学校120家、医院80家、商场110家。")
    assert "120家：关系 part（其中），时段 全年，所数 学校" in said
    assert "warning：差数像笔误，或者很小；120+80+110 ≠ 300" in said


def test_the_reason_of_silence() -> None:
    said = printed("今年新收91件，上年结转1件，办结89件，结转下年度3件。")
    assert "1件：关系 carried（上年结转）" in said
    assert "不提示：有上年结转，按收结平衡核对" in said


def test_what_came_in_and_went_out() -> None:
    assert "收结 92 ≠ 90" in printed("今年新收91件，上年结转1件，办结87件，结转下年度3件。")


def test_how_percentages_and_pairs_are_judged() -> None:
    said = printed(
        "清河县司法局2024年工作报告\n全年共立案86件，办结79件，办结率93.2%。\n一、执法\n2024年共立案68件，由3件增加到2件。"
    )
    assert "率 93.2%：79件÷86件=91.86" in said
    assert "两处 立案·case：86 与 68，5分（满5分才提示），提示：" in said
    assert "提示 FZ404 warning：" in said
    assert "提示 FZ408 warning：" in said


def test_the_reading_of_a_rate_is_shown_with_its_signs() -> None:
    said = printed("挂牌隐患46处，已销号41处，剩余5处，未销号率14.8%。")
    assert "读法 5÷46，8分（满6分才提示）" in said
    assert "the other quantities make the whole together with the part +3" in said


def test_equations_and_means_are_shown() -> None:
    said = printed("年初在册326户，新增28户，退出41户，年末在册323户。\n员额法官26人，结案5486件，人均结案221件。")
    assert "增减 ＋326＋28－41 = 313，文中年末在册323" in said
    assert "独句 221件：5486件÷26人=211.00" in said
    assert "提示 FZ402 warning：均数与数字不符" in said


def test_the_shape_in_which_a_change_is_told() -> None:
    said = printed("案件由80件下降到60件，减少25件，下降25%。")
    assert "增减 由到差：由80到60，减25" in said
    assert "独句 25件：80件－60件=20.00" in said
