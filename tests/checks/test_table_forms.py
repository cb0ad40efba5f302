"""Formulas that forms print, shares beside their figures, and long columns in which figures add up by chance."""

from __future__ import annotations

import random

import pytest

from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.kind import pick_kind
from fzlint.rulebook.load import load

ALL, KINDS = load()
RULES = [rule for rule in ALL if rule.code == "FZ403"]
ACCOUNTS = "青河县司法局2024年度部门决算"
FINAL = """
收入 决算数 支出 决算数
一、一般公共预算财政拨款收入 {a} 一、一般公共服务支出 800.00
二、事业收入 200.00 二、公共安全支出 500.20
三、其他收入 50.30 三、社会保障和就业支出 120.10
_ _ 四、住房保障支出 60.00
本年收入合计 {b} 本年支出合计 {d}
年初结转和结余 30.00 年末结转和结余 {e}
总计 {c} 总计 {f}
"""
RIGHT = {"a": "1250.30", "b": "1500.60", "c": "1530.60", "d": "1480.30", "e": "50.30", "f": "1530.60"}


def said(rows: str, title: str = "青河县2024年工作情况") -> list[str]:
    cells = [row.split() for row in rows.strip().splitlines()]
    lines = ["| " + " | ".join(cell.replace("_", "") for cell in row) + " |" for row in cells]
    text = "\n".join([title, "", lines[0], "|" + " --- |" * len(cells[0]), *lines[1:]])
    document = read(text.encode(), "a.md")
    return [finding.message for finding in lint(document, RULES, pick_kind(KINDS, document.title)).findings]


def test_final_accounts_that_are_right() -> None:
    assert said(FINAL.format(**RIGHT), ACCOUNTS) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"b": "1510.60"}, "“本年收入合计”行“决算数”列为1510.6，各项相加为1500.6（1250.3+200+50.3）"),
        ({"d": "1408.30"}, "“本年支出合计”行“决算数”列为1408.3，各项相加为1480.3"),
        ({"c": "1503.60", "f": "1503.60"}, "“总计”行“决算数”列为1503.6，各项相加为1530.6（1500.6+30）"),
        ({"f": "1530.90"}, "“总计”行“决算数”列为1530.9，各项相加为1530.6（1480.3+50.3）"),
        ({"e": "20.30", "f": "1500.60"}, "两边总计不等：左边为1530.6，右边为1500.6"),
    ],
)
def test_a_slip_in_final_accounts(change: dict[str, str], words: str) -> None:
    assert any(words in message for message in said(FINAL.format(**RIGHT | change), ACCOUNTS))


def column(off: int, seed: int) -> str:
    numbers = [random.Random(seed * 100 + i).randint(3, 60) for i in range(40)]
    rows = [f"第{i}所 {number}" for i, number in enumerate(numbers)]
    return "\n".join(["单位 件数", *rows, f"合计 {sum(numbers) + off}"])


@pytest.mark.parametrize("seed", range(6))
def test_a_long_column_is_judged_though_figures_add_up_by_chance(seed: int) -> None:
    assert said(column(0, seed)) == []
    assert len(said(column(10, seed))) == 1


def test_subtotals_in_a_long_column_are_no_parts() -> None:
    rows = []
    total = 0
    for i in range(6):
        parts = [7 + i, 11 + 2 * i, 5 + 3 * i]
        total += sum(parts)
        rows += [f"片区{i} {sum(parts)}", *(f"片区{i}所{k} {part}" for k, part in enumerate(parts))]
    assert said("\n".join(["单位 件数", *rows, f"合计 {total}"])) == []


def test_a_share_that_the_other_rows_prove_wrong() -> None:
    rows = "类别 件数 占比\n民事 50 50%\n刑事 30 30%\n行政 20 {}\n合计 100 100%"
    assert said(rows.format("20%")) == []
    (message,) = said(rows.format("25%"))
    assert "“行政”行“占比”列为25%，按同一行的数计算为20%（20÷100）" in message


def test_shares_of_something_else_are_left_alone() -> None:
    assert said("类别 件数 占比\n民事 50 12%\n刑事 30 8%\n行政 20 25%\n合计 100 _") == []


def test_a_total_in_the_first_column_without_names() -> None:
    rows = "合计 民事 刑事 行政\n{} 210 76 36\n280 190 70 20\n150 100 40 10"
    assert said(rows.format(322)) == []
    assert len(said(rows.format(320))) == 1
