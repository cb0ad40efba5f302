from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from by_hand import TEXT, rule

from fzlint.checks.context import Context
from fzlint.finding import Match
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.load import load
from fzlint.settings.setup import Setup
from fzlint.single import lint_file

RULES = (rule("FZ901", "has-team", "专班", lesser="info"), rule("FZ902", "has-talk", "讲座"))


class Crash(NamedTuple):
    names = ()

    def __call__(self, context: Context) -> Iterator[Match]:
        raise ZeroDivisionError("十")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_report(report: Path) -> None:
    kinds = (Kind("年度报告", ("法治政府建设情况报告",)), Kind("总结", ("总结",)))
    told = lint_file(report, Setup(RULES, kinds))
    assert [(finding.code, finding.severity) for finding in told.findings] == [("FZ901", "info"), ("FZ902", "error")]
    assert (told.path, told.format, told.kind, told.error) == (str(report), "text", "年度报告", None)
    assert told.document is not None
    assert lint_file(report, Setup(RULES, kinds, kind=kinds[1])).kind == "总结"


def test_severities_that_a_user_set_hold_for_lesser_breaches(report: Path) -> None:
    told = lint_file(report, Setup(RULES, (), severities={"FZ901": "error"}))
    assert [finding.severity for finding in told.findings] == ["error", "error"]


def test_what_is_below_the_level_is_counted(report: Path) -> None:
    told = lint_file(report, Setup(RULES, (), level="warning"))
    assert [finding.code for finding in told.findings] == ["FZ902"]
    assert told.hidden == 1


def test_a_rule_that_crashes_hides_nothing(report: Path) -> None:
    crashing = RULES[0]._replace(code="FZ903", name="crash", check=Crash())
    told = lint_file(report, Setup((*RULES, crashing), ()))
    assert len(told.findings) == 2
    assert [(problem.code, problem.key) for problem in told.problems] == [("rule-crashed", "FZ903")]


def test_without_a_set_up_the_shipped_rules_run(report: Path) -> None:
    told = lint_file(report)
    assert {"FZ201", "FZ301"} <= {finding.code for finding in told.findings}


def test_content_that_is_not_in_a_file() -> None:
    told = lint_file("稿.md", Setup(RULES, ()), name="-", data=TEXT.encode())
    assert (told.path, told.format, len(told.findings)) == ("-", "markdown", 2)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("空.docx", b"", "empty"),
        ("假.docx", b"\x00\x01\x02", "wrong-format"),
        ("图.png", b"x", "unsupported"),
        ("没有扩展名", b"x", "unsupported"),
        ("~$稿.docx", b"x", "unsupported"),
        ("白.txt", b" \n\n", "no-text"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    told = lint_file(path, Setup(RULES, ()))
    assert told.error is not None
    assert told.error.code == code
    assert told.error.message.endswith(("。", "）"))
    assert (told.document, told.findings) == (None, ())


def test_a_file_that_is_gone_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = lint_file(tmp_path / "无.txt", Setup(RULES, ()))
    assert gone.error is not None and gone.error.code == "not-found"
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(40 << 20)
    large = lint_file(path, Setup(RULES, ()))
    assert large.error is not None and large.error.code == "too-large"


def test_a_reader_that_crashes_is_told(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(data: bytes, name: str) -> None:
        raise RuntimeError("十")

    monkeypatch.setattr("fzlint.single.read", crash)
    told = lint_file(report, Setup(RULES, ()))
    assert told.error is not None
    assert told.error.code == "internal"
    assert "RuntimeError" in told.error.message


def test_an_older_report_is_told_from_those_of_today(tmp_path: Path) -> None:
    path = tmp_path / "年报.txt"
    path.write_text(
        "青河县水务局2015年政府信息公开工作年度报告\n2015年，我局主动公开信息三十条，工作平稳推进。\n一、概述\n全年平稳。\n",
        "utf-8",
    )
    told = lint_file(path, Setup(RULES, load()[1]))
    assert (told.kind, [f.code for f in told.findings]) == ("政府信息公开工作年度报告", [])
    assert told.notes == ("2019年以前的政府信息公开工作年度报告另有格式，没有检查必备内容。",)


def test_what_is_no_file_is_said_before_its_name_is_looked_at() -> None:
    for name in ("/dev/null", "/dev/stdin", "/dev/fd/0"):
        report = lint_file(Path(name))
        assert report.error and "设备或管道" in report.error.message and "“-”" in report.error.message
