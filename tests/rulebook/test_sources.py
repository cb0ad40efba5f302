"""Rows of tables say where they are from, for those who keep them; a run carries nothing of that."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzlint.rulebook.read import read_rule
from fzlint.rulebook.rule import BadRule
from fzlint.rulebook.toml import read_table

RULES = Path(__file__).parents[2] / "rules"
BY_HAND = {"FZ506-suspected-slip.tsv"}  # its rows were gone through one by one; the rule says from what
TABLES = [table for table in sorted(RULES.rglob("FZ5*.tsv")) if table.name not in BY_HAND]
RULE = """
code = "AB001"
name = "word"
summary = "用词"
severity = "warning"
check = "terms"
source = "本局"
message = "“{{wrong}}”应为“{{right}}”"
why = "统一"
[params]
rows = [{{ wrong = "其它", right = "其他", source = {source} }}]
[[bad]]
text = "其它"
found = ["其它"]
[[good]]
text = "其他"
"""


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_every_row_has_its_source(table: Path) -> None:
    assert [row for row in read_table(table, table) if not row.get("source")] == []


def test_a_row_may_say_so_in_a_rule_file_too(tmp_path: Path) -> None:
    path = tmp_path / "AB001-word.toml"
    path.write_text(RULE.format(source='"《本局用语规范》"'), encoding="utf-8")
    assert "source" not in read_rule(path).rule.check.rows[0]._fields  # type: ignore[attr-defined]


def test_but_only_in_words(tmp_path: Path) -> None:
    path = tmp_path / "AB001-word.toml"
    path.write_text(RULE.format(source="3"), encoding="utf-8")
    with pytest.raises(BadRule, match="source"):
        read_rule(path)
