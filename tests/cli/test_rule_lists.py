"""What `fzlint rule` shows of rules that an office brings, and what becomes of their mistakes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from fzlint.cli.main import main
from fzlint.rulebook.read import read_rule
from fzlint.rulebook.rule import BadRule

RULE = """\
code = "AB001"
name = "short-office"
summary = "机构用了简称"
severity = "warning"
check = "terms"
source = "本局规范"
message = "“{wrong}”应写全称。"
why = "免得外单位看不懂。"

[[params.rows]]
wrong = "营商办"

[[bad]]
text = "由营商办办理。"
found = ["营商办"]

[[good]]
text = "由办公室办理。"
"""
ADDED = '[extend.FZ504]\nrows = [{ wrong = "布暑", right = "部署" }]\nunless = ["民主布署"]\n'


class Done(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("规则").mkdir()
    Path("规则/甲.toml").write_text(RULE, encoding="utf-8")
    Path("规则/补充.toml").write_text('[extend.repealed-law]\nbeside = ["沿革"]\n', encoding="utf-8")
    Path("fzlint.toml").write_text(f'root = true\nrule-folders = ["规则"]\n{ADDED}', encoding="utf-8")
    Path("稿.txt").write_text("关于培训工作的报告\n由营商办布暑培训工作，全年十场。\n", encoding="utf-8")

    def run(*args: str) -> Done:
        with pytest.raises(SystemExit) as caught:
            main(args)
        shown = capsys.readouterr()
        return Done(int(str(caught.value.code)), shown.out, shown.err)

    return run


def test_the_list_has_what_an_office_brings(run) -> None:  # type: ignore[no-untyped-def]
    told = run("rule")
    assert told.code == 0, told.err
    assert "AB001  警告  short-office" in told.out
    own, added = told.out.split("不是 fzlint 自带的：")[1].split("给词表添了内容的：")
    assert "AB001" in own and "甲.toml" in own and "FZ" not in own
    assert "FZ504" in added and "rows 1 项、unless 1 项" in added and "fzlint.toml" in added
    assert "repealed-law" in added and "beside 1 项" in added and "补充.toml" in added
    assert "不是 fzlint 自带的" not in run("rule", "--no-config").out


def test_the_page_of_a_rule_has_what_was_added(run) -> None:  # type: ignore[no-untyped-def]
    told = run("rule", "FZ504")
    assert "rows：wrong = 布暑，right = 部署" in told.out and "unless：民主布署" in told.out
    assert "beside：沿革" in run("rule", "FZ501").out
    assert "本单位所添" not in run("rule", "FZ201").out


def test_a_wrong_addition_is_told(run) -> None:  # type: ignore[no-untyped-def]
    Path("规则/补充.toml").write_text('[extend.FZ504]\nrowz = ["甲"]\n', encoding="utf-8")
    told = run("rule")
    assert told.code == 2
    assert "第2行第1列：extend.FZ504.rowz" in told.err


def test_formats_that_tell_reasons_know_the_rules_of_an_office(run) -> None:  # type: ignore[no-untyped-def]
    told = run("稿.txt", "--select", "AB001,FZ504", "--format", "sarif")
    [one] = json.loads(told.out)["runs"]
    rules = {rule["id"]: rule for rule in one["tool"]["driver"]["rules"]}
    assert rules["AB001"]["help"]["text"] == "免得外单位看不懂。出处：本局规范。"
    assert rules["AB001"]["fullDescription"]["text"] == "免得外单位看不懂。"
    assert "FZ504" in rules


def test_all_mistakes_of_a_rule_file_come_at_once(tmp_path: Path) -> None:
    text = RULE.replace("“{wrong}”", "“{wong}”").replace('name = "short-office"', 'name = "Short"')
    text = text.replace('found = ["营商办"]', "found = []\nyears = 2024\nnote = 1")
    text += 'found = ["办公室"]\n\n[[good]]\nnote = "没有例句"\n'
    path = tmp_path / "甲.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadRule) as caught:
        read_rule(path)
    assert [(m.line, m.key) for m in caught.value.mistakes] == [
        (2, "name"),
        (7, "message"),
        (15, "bad[1].found"),
        (16, "bad[1].years"),
        (17, "bad[1].note"),
        (21, "good[1].found"),
        (23, "good[2].text"),
    ]


def test_every_file_with_mistakes_is_told(run) -> None:  # type: ignore[no-untyped-def]
    Path("规则/甲.toml").write_text(RULE.replace("AB001", "1"), encoding="utf-8")
    Path("规则/乙.toml").write_text(RULE.replace("“{wrong}”", "{x}"), encoding="utf-8")
    Path("规则/补充.toml").write_text("[extend.FZ504]\nrows = \n", encoding="utf-8")
    Path("规则/report-kinds").mkdir()
    Path("规则/report-kinds/月报.toml").write_text('titles = ["…月报"]\n', encoding="utf-8")
    told = run("test", "规则")
    assert told.code == 2
    assert [line.split("：")[1].rpartition("/")[2] for line in told.err.splitlines()] == [
        "乙.toml",
        "甲.toml",
        "补充.toml",
        "月报.toml",
    ]
    Path("规则/补充.toml").unlink()
    Path("规则/report-kinds/月报.toml").unlink()
    for name, code in (("甲", "FZ901"), ("乙", "FZ902")):
        text = RULE.replace("AB001", code).replace("short-office", f"short-{code.lower()}")
        Path(f"规则/{name}.toml").write_text(text, encoding="utf-8")
    told = run("test", "规则")
    assert told.code == 2 and "FZ901" in told.err and "FZ902" in told.err


def test_all_rows_that_cannot_be_used_are_told(run) -> None:  # type: ignore[no-untyped-def]
    text = RULE.replace('"terms"', '"patterns"').replace("{wrong}", "{text}")
    rows = "[[params.rows]]\npattern = '('\nbefore = '['\n\n[[params.rows]]\npattern = '甲'\nfix = '\\1'\n"
    Path("规则/甲.toml").write_text(text.replace('[[params.rows]]\nwrong = "营商办"\n', rows), encoding="utf-8")
    told = run("test", "规则")
    assert told.code == 2
    assert "有 3 处错误" in told.err
    for place in (
        "第11行第1列：params.rows[1].pattern",
        "第12行第1列：params.rows[1].before",
        "第16行第1列：params.rows[2].fix",
    ):
        assert place in told.err
