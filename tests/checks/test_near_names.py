"""Known names with one slip: what is told, what is left alone, that a wheel's table finds the same, in linear time."""

from __future__ import annotations

import time
from typing import Any

import pytest

from fzlint.checks.near_names import NearNames
from fzlint.checks.rows import Rows, written
from fzlint.finding import Finding
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import Rule

RULE = next(rule for rule in load()[0] if rule.code == "FZ512")


def found(text: str, rule: Rule = RULE) -> list[tuple[str, str]]:
    document = read(text.encode(), "report.txt")
    findings: tuple[Finding, ...] = lint(document, (rule,)).findings
    return [(document.text[f.span.start : f.span.end], f.severity) for f in findings]


@pytest.mark.parametrize(
    ("text", "wrong", "severity"),
    [
        ("国家统局公布数据。", "国家统局", "error"),  # a character lost
        ("按照国家税务总居的部署办税。", "国家税务总居", "error"),  # the last, by sound
        ("落实信访作工条例。", "信访作工条例", "warning"),  # swapped over the middle
        ("坚持走中国式现代代化道路。", "中国式现代代化", "warning"),  # doubled inside
        ("推进城乡融和发展。", "城乡融和发展", "warning"),  # a particle that sounds like what was meant
        ("加快发展新质生产刀。", "新质生产刀", "warning"),  # the last, by shape
        ("落实第一责任职责制度。", "第一责任职责", "warning"),
        ("宣传土地管里法和保密知识。", "土地管里法", "warning"),  # a law outside 《》
        ("全国政协委委员视察。", "全国政协委委员", "error"),
    ],
)
def test_a_name_with_one_slip_is_told(text: str, wrong: str, severity: str) -> None:
    assert found(text) == [(wrong, severity)]


@pytest.mark.parametrize(
    "text",
    [
        "县农业农村部门配合，省税务局部署，国家税务局原有的职责已经划转。",
        "镇党委设立全面依法治镇委员会，获评全市法治政府建设示范乡镇。",  # another level
        "食品药品全链条监管，疫情防控作为头等大事，调整耕地占用税。",  # other words reach in
        "新发展阶段，新发展理念，新发展格局，推进数智政府建设。",
        "中国人民解放军军官到会。",
        "巩固人民民主專政。",  # traditional characters
        "条例宣传：《土地管里法》。",  # inside 《》 another rule looks
        "新质生产刀协会成立，新质生产刀协会章程，新质生产刀协会年会。",  # its own term
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_packed_table_finds_the_same() -> None:
    check = RULE.check
    assert isinstance(check, NearNames)
    rows = written(check.rows)
    assert rows
    table: dict[str, Any] = {"rows": Rows[Any](type(check.rows[0]), *rows)}
    packed = check._replace(**table)
    text = "国家统局公布数据，信访作工条例，新质生产刀，土地管里法，国务院办公亭，习近平法冶思想，行政裁量全基准。"
    assert found(text, RULE._replace(check=packed)) == found(text)
    assert len(found(text)) >= 5


def test_a_long_text_takes_linear_time() -> None:
    part = "落实行政执法责任制，推进法治政府建设，国家统局公布数据，加强行政执法监督。\n"

    def seconds(times: int) -> float:
        document = read((part * times).encode(), "report.txt")
        start = time.process_time()
        lint(document, (RULE,))
        return time.process_time() - start

    seconds(10)
    assert seconds(2000) < 60 * max(seconds(200), 0.002)
