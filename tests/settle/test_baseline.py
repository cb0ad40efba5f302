"""Findings that were there before: they stay accepted while the document moves and is edited around them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.cli.main import main
from fzlint.document.model import Document
from fzlint.linter import Result, lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import select
from fzlint.settle.baseline import Accepted, accepted

RULES = select(load()[0], ("FZ301", "FZ201", "FZ504", "FZ101", "FZ606"))
LINES = [
    "培训报告",
    "一、举办讲座",
    "全年举办讲座,编印教材,组织考试。",
    "三、组织考试",
    "截止目前,已有三百人参加考试，成绩合格。",
]


def document(lines: list[str]) -> Document:
    return read("\n".join(lines).encode(), "报告.txt")


def entries(lines: list[str]) -> tuple[Accepted, ...]:
    made = document(lines)
    return accepted(made, lint(made, RULES).findings)


def after(lines: list[str], known: tuple[Accepted, ...]) -> Result:
    return lint(document(lines), RULES, baseline=known)


def test_nothing_is_new_in_the_same_text() -> None:
    result = after(LINES, entries(LINES))
    assert (result.findings, result.stale) == ((), 0)
    assert result.baselined == len(lint(document(LINES), RULES).findings) > 3


@given(st.permutations(range(5)), st.integers(0, 4))
def test_paragraphs_may_move_and_others_come(order: list[int], at: int) -> None:
    body = [f"第{i}类事项由各科室分头办理,按月通报进展。" for i in "甲乙丙丁戊"]
    known = entries(["培训报告", *body])
    moved = [body[i] for i in order]
    moved.insert(at, "这一段是新写的，没有毛病。")
    result = after(["培训报告", *moved], known)
    assert (result.findings, result.stale) == ((), 0)


def test_an_edit_elsewhere_in_the_sentence_keeps_it_accepted() -> None:
    known = entries(LINES)
    edited = [line.replace("三百人", "四百二十人").replace("全年", "一年来先后") for line in LINES]
    result = after(edited, known)
    assert (result.findings, result.stale) == ((), 0)


def test_one_more_of_the_same_is_new_and_one_less_is_stale() -> None:
    known = entries(LINES)
    more = [*LINES[:2], "全年举办讲座,编印教材,组织考试,公布成绩。", *LINES[3:]]
    assert len(after(more, known).findings) == 1
    less = [*LINES[:2], "全年举办讲座，编印教材，组织考试。", *LINES[3:]]
    result = after(less, known)
    assert (result.findings, result.stale) == ((), 2)


def test_the_same_fault_elsewhere_is_new() -> None:
    result = after([*LINES, "另一句话里也有半角,与前面无关的内容写在这里。"], entries(LINES))
    assert [finding.code for finding in result.findings] == ["FZ301"]


def test_no_private_number_stands_in_a_baseline() -> None:
    lines = ["培训报告", "联系人李明，手机13812345678。"]
    known = entries(lines)
    assert [entry.code for entry in known] == ["FZ606"]
    assert "138" not in repr(known)
    assert after(lines, known).findings == ()


# ------------------------------------------------------------------- as a user


def call(*args: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main([*args, "--no-config", "--no-progress"])
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报告").mkdir()
    (tmp_path / "报告" / "甲.txt").write_text("\n".join(LINES) + "\n", encoding="utf-8")
    (tmp_path / "报告" / "乙.txt").write_text("培训报告\n举办讲座,编印教材。\n", encoding="utf-8")
    return tmp_path


def test_old_findings_stop_nobody_and_new_ones_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("报告") == 1
    assert call("报告", "--write-baseline") == 0
    said = capsys.readouterr().err
    assert "fzlint-baseline.json" in said and "2 个文件" in said
    assert call("报告", "--baseline", "fzlint-baseline.json") == 0
    assert "基线中已有" in capsys.readouterr().out
    with (folder / "报告" / "乙.txt").open("a", encoding="utf-8") as file:
        file.write("新写一句,又是半角。\n")
    assert call("报告", "--baseline", "fzlint-baseline.json") == 1
    told = capsys.readouterr().out
    assert "新写一句" in told and "编印教材" not in told


def test_a_copy_that_is_accepted_brings_nothing_back(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = [
        f"第{i}段说的是各科室如何在年内分别推进规范性文件审查、执法证件管理与案卷评查等各项基础工作,并按月通报进度、按季分析短板、年底统一考评。"
        for i in "甲乙丙丁"
    ]
    (folder / "报告" / "甲.txt").write_text("\n".join(["培训报告", *body, *body]) + "\n", encoding="utf-8")
    assert call("报告", "--write-baseline") == 0
    capsys.readouterr()
    assert call("报告", "--baseline", "fzlint-baseline.json", "--fail-on", "info") == 0


def test_other_files_keep_what_they_had(folder: Path) -> None:
    call("报告", "--write-baseline")
    call("报告/乙.txt", "--write-baseline")
    files = json.loads(Path("fzlint-baseline.json").read_text(encoding="utf-8"))["files"]
    assert sorted(files) == ["报告/乙.txt", "报告/甲.txt"]
    (folder / "报告" / "甲.txt").unlink()
    call("报告/乙.txt", "--write-baseline")
    assert list(json.loads(Path("fzlint-baseline.json").read_text(encoding="utf-8"))["files"]) == ["报告/乙.txt"]


def test_the_configuration_may_name_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "fzlint.toml").write_text('baseline = "旧账.json"\n', encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["报告", "--write-baseline", "--no-progress"])
    assert Path("旧账.json").exists()
    with pytest.raises(SystemExit) as ended:
        main(["报告", "--no-progress"])
    assert ended.value.code == 0


@pytest.mark.parametrize(
    "content", ["", "[]", '{"fzlint-baseline": 9, "files": {}}', '{"fzlint-baseline": 1, "files": {"a": [{}]}}']
)
def test_what_is_no_baseline(folder: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("旧账.json").write_text(content, encoding="utf-8")
    assert call("报告", "--baseline", "旧账.json") == 2
    assert "--write-baseline" in capsys.readouterr().out
    assert call("报告", "--baseline", "没有.json") == 2


def test_rules_that_did_not_run_have_nothing_stale() -> None:
    known = entries(LINES)
    some = select(RULES, ("FZ201",))
    result = lint(document(LINES), some, baseline=known)
    assert (result.findings, result.baselined, result.stale) == ((), 1, 0)
    assert lint(document(LINES[:2]), some, baseline=known).stale == 1


def test_a_rule_that_crashed_has_nothing_stale() -> None:
    class Broken(NamedTuple):
        names = ()

        def __call__(self, context: object) -> None:
            raise RuntimeError

    known = entries(LINES)
    rules = [rule._replace(check=Broken()) if rule.code == "FZ201" else rule for rule in RULES]  # type: ignore[arg-type]
    result = lint(document(LINES), rules, baseline=known)
    assert (len(result.problems), result.stale) == (1, 0)


def test_what_rules_that_did_not_run_had_found_stays_accepted(folder: Path) -> None:
    def codes() -> set[str]:
        files = json.loads((folder / "fzlint-baseline.json").read_text(encoding="utf-8"))["files"]
        return {entry["code"] for file in files.values() for entry in file}

    call(".", "--write-baseline", "--no-cache")
    before = codes()
    assert {"FZ201", "FZ301"} <= before
    call(".", "--write-baseline", "--select", "FZ201", "--no-cache")
    assert codes() == before
    call(".", "--write-baseline", "--ignore", "FZ301", "--no-cache")
    assert codes() == before
    (folder / "fzlint.toml").write_text('root = true\nignore = ["FZ301"]\n', encoding="utf-8")
    with pytest.raises(SystemExit):
        main([".", "--write-baseline", "--no-cache", "--no-progress"])  # switched off for good
    assert codes() == before - {"FZ301"}
