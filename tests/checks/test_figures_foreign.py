"""Figures in styles of many houses (bureau, town, court, statistics office): what is wrong is told by one rule, what only looks so is not.

A row of figures-foreign.tsv: a kind of defect or of look-alike, the rule that tells it (none for a look-alike), the text with ⏎
for line ends. A table makes it Markdown.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load

CODES = ("FZ201", "FZ202", "FZ206", "FZ401", "FZ402", "FZ403", "FZ404", "FZ406", "FZ408", "FZ602")
RULES = [rule for rule in load()[0] if rule.code in CODES]
ROWS = [
    tuple(line.split("\t", 2))
    for line in Path(__file__).with_name("figures-foreign.tsv").read_text(encoding="utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("kind", "told", "text"), ROWS)
def test_foreign(kind: str, told: str, text: str) -> None:
    body = text.replace("⏎", "\n")
    name = "a.md" if "| ---" in body else "a.txt"
    document = read(f"青河县司法局2024年工作情况报告\n\n{body}".encode(), name)
    findings = lint(document, RULES, None).findings
    assert {f.code for f in findings if f.severity != "info" or f.code == "FZ408"} == ({told} if told else set())
