"""What a sentence takes from a table is judged in the table."""

from __future__ import annotations

import pytest

from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load

RULES = [rule for rule in load()[0] if rule.code in ("FZ401", "FZ402")]
_ACCOUNT = """
| 项目 | 金额（万元） | 占比（%） |
|---|---|---|
| 水费收入 | 4,318.62 | 73.1 |
| 补助收入 | 1,260.00 | 21.3 |
| 其他收入 | 334.13 | 5.6 |
| 收入合计 | 5,912.75 | 100.0 |
"""
_SAYS = "本年收入合计5,912.75万元，其中水费收入4,318.62万元、补助收入1,260.00万元、其他收入{}万元。"


@pytest.mark.parametrize(
    ("table", "last", "told"), [(_ACCOUNT, "334.13", 0), (_ACCOUNT, "343.13", 1), ("", "343.13", 1)]
)
def test_what_stands_in_one_table_is_judged_there(table: str, last: str, told: int) -> None:
    text = f"# 青河县水务局2024年部门决算\n\n{table}\n\n{_SAYS.format(last)}\n"
    assert len(lint(read(text.encode(), "a.md"), RULES, None).findings) == told


def test_a_table_with_the_same_slip_is_told_in_the_table() -> None:
    table = _ACCOUNT.replace("334.13", "343.13")
    text = f"# 青河县水务局2024年部门决算\n\n{table}\n\n{_SAYS.format('343.13')}\n"
    rules = [rule for rule in load()[0] if rule.code in ("FZ401", "FZ403")]
    assert "FZ403" in [found.code for found in lint(read(text.encode(), "a.md"), rules, None).findings]
