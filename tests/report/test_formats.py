"""The formats that programs read: sarif, github, gitlab, junit, csv."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from by_hand import TEXT, commas, document, finding, related, report, run
from jsonschema import Draft202012Validator
from report.sarif_schema import SCHEMA

from fzlint.document.model import Document, Span
from fzlint.finding import Edit, FileReport, Fix, Problem
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.report import rulepage
from fzlint.report.formats import FORMATS, module, told_by
from fzlint.report.result import Layout
from fzlint.rulebook.load import load

FIXTURES = Path(__file__).parents[2] / "fixtures"
LOCKED = FileReport("密.docx", "docx", None, None, error=Problem("encrypted", "文件有密码。"))


def told(format: str, *reports: FileReport, all: bool = False, **more: object) -> str:
    layout = Layout(format, all=all)
    stream = io.StringIO(newline="")
    module(format).write(run(layout, *reports, **more), layout, stream)
    return stream.getvalue()


def checked(name: str) -> FileReport:
    made = read((FIXTURES / name).read_bytes(), name)
    return FileReport(name, made.format, None, made, lint(made, load()[0], None).findings)


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.sarif", "sarif"),
        ("a.XML", "junit"),
        ("表.csv", "csv"),
        ("a.json", "json"),
        ("a.docx", "docx"),
        ("a.pdf", None),
    ],
)
def test_the_suffix_tells_the_format(name: str, format: str | None) -> None:
    assert told_by(name) == format


@pytest.mark.parametrize("format", [name for name, about in FORMATS.items() if not about.binary])
def test_every_format_says_what_was_not_read(format: str) -> None:
    shown = told(format, LOCKED, report(document()), problems=(Problem("not-found", "找不到甲.docx。", "甲.docx"),))
    assert "文件有密码" in shown
    assert "找不到甲" in shown


# ------------------------------------------------------------------------- sarif


def sarif(*reports: FileReport, **more: object) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(told("sarif", *reports, **more))
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(whole)
    [one] = whole["runs"]
    return one  # type: ignore[no-any-return]


def test_the_schema_refuses() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    whole = json.loads(told("sarif", report(document(), *commas(document()))))
    whole["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert list(Draft202012Validator(SCHEMA).iter_errors(whole))


@pytest.fixture(scope="module")
def multitool() -> Path:
    """The SARIF Multitool of those who keep the format's SDK: the schema of OASIS, and a validator with GitHub's own demands."""
    folder = os.environ.get("FZLINT_SARIF", "")
    if not (Path(folder) / "Sarif.Multitool").is_file():
        pytest.skip("the SARIF Multitool is not there: FZLINT_SARIF names no folder of it (.ci/run fetches it)")
    return Path(folder)


def test_sarif_is_what_its_keepers_and_github_take(multitool: Path, tmp_path: Path) -> None:
    given = [checked(name) for name in ("tracked-changes.docx", "markdown-faulty.md", "repeated-body.txt")]
    missing = Problem("not-found", "找不到甲.docx。", "甲.docx")
    whole = told("sarif", *given, LOCKED, problems=(missing,))
    path = tmp_path / "a.sarif"
    schema = json.loads((multitool / "sarif-2.1.0.json").read_text(encoding="utf-8-sig"))
    assert schema["title"].startswith("Static Analysis Results Format (SARIF) Version 2.1.0")
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    validator.validate(json.loads(whole))
    wrong = whole.replace('"startLine": ', '"startLine": -', 1)
    assert list(validator.iter_errors(json.loads(wrong)))
    for text, errors in ((whole, False), (whole.replace('"fullDescription"', '"properties"'), True)):
        path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [multitool / "Sarif.Multitool", "validate", path, "--rule-kind", "Sarif;Ghas"],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Analysis completed successfully" in done.stdout, done.stdout + done.stderr
        assert bool(re.search(r"\): error ", done.stdout)) is errors, done.stdout


@pytest.mark.parametrize("name", ["tracked-changes.docx", "markdown-faulty.md", "repeated-body.txt", "gb18030.txt"])
def test_sarif_of_whole_documents(name: str) -> None:
    given = checked(name)
    one = sarif(given)
    assert len(one["results"]) == len(given.findings)
    rules = one["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in one["results"])
    assert all("出处：" in rule["help"]["text"] for rule in rules)


def test_the_regions_of_sarif_are_the_places_in_the_file() -> None:
    made = document(TEXT.replace("明确", "𠮷明确"))  # a column is a code point
    lines = made.text.split("\n")
    for result in sarif(report(made, *commas(made)))["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"] == ","
        [change] = result["fixes"][0]["artifactChanges"]
        [replacement] = change["replacements"]
        assert replacement["deletedRegion"] == {key: value for key, value in region.items() if key != "snippet"}
        assert replacement["insertedContent"] == {"text": "，"}


def test_places_in_word_files_are_logical() -> None:
    given = checked("tracked-changes.docx")
    result = next(result for result in sarif(given)["results"] if result["ruleId"] == "FZ201")
    [location] = result["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["logicalLocations"][0]["name"] == "第8段 · 一、（四）"
    assert "fixes" not in result


def test_sarif_says_what_failed_and_where() -> None:
    one = sarif(LOCKED)
    [invocation] = one["invocations"]
    assert not invocation["executionSuccessful"]
    [notification] = invocation["toolExecutionNotifications"]
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%E5%AF%86.docx"


def test_private_numbers_are_masked_everywhere() -> None:
    made = document(TEXT.replace("专班", "专班（13912345678）"))
    given = report(made, finding(made, "13912345678", masked=True), *commas(made))
    for format, about in FORMATS.items():
        if not about.binary:
            assert "13912345678" not in told(format, given)


# ------------------------------------------------------------------------ github


def test_github_commands() -> None:
    made = document()
    other = finding(made, "（三）", severity="info", message="100%\n见，此处", code="FZ105")
    first, second = told("github", report(made, *commas(made), other, path="甲,乙:1.txt")).splitlines()
    assert first == (
        "::error file=甲%2C乙%3A1.txt,title=FZ301 mixed-width,line=3,endLine=3,col=13,endColumn=14::"
        "中文文字中使用了半角标点“,”。（同类问题共 4 处，此为第 1 处。）"
    )
    assert second.startswith("::notice file=")
    assert second.endswith("::100%25%0A见，此处")
    assert len(told("github", report(made, *commas(made)), all=True).splitlines()) == 4


def test_github_says_the_place_in_a_word_file() -> None:
    [line] = [line for line in told("github", checked("tracked-changes.docx")).splitlines() if "FZ201" in line]
    assert ",line=" not in line
    assert "::第8段 · 一、（四）：序号跳号" in line


# ------------------------------------------------------------------------ gitlab

_ENTRY = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "properties": {
        "description": {"type": "string", "minLength": 1},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "pattern": r"^(?!\./)[^\\]+$"},
                "lines": {
                    "type": "object",
                    "required": ["begin"],
                    "properties": {"begin": {"type": "integer", "minimum": 1}},
                },
            },
        },
    },
}


def test_gitlab_entries_have_what_gitlab_wants() -> None:
    reports = (checked("tracked-changes.docx"), checked("markdown-faulty.md"), LOCKED)
    entries = json.loads(told("gitlab", *reports))
    Draft202012Validator({"type": "array", "items": _ENTRY}).validate(entries)
    assert len(entries) == sum(len(each.findings) for each in reports) + 1
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    assert entries[-1]["severity"] == "blocker"


def test_the_same_fault_in_two_files_has_two_fingerprints() -> None:
    made = document()
    one, two = json.loads(
        told("gitlab", report(made, finding(made, "（三）")), report(made, finding(made, "（三）"), path="乙.txt"))
    )
    assert one["fingerprint"] != two["fingerprint"]


# ------------------------------------------------------------------------- junit


def test_junit_cases() -> None:
    made = document(TEXT.replace("专班", "专班\x0b<&\"'"))
    lesser = finding(made, "一、主要做法", severity="warning", message='有“<”和"')
    root = ElementTree.fromstring(
        told("junit", report(made, finding(made, "（三）"), lesser, path='<"甲&乙">.txt'), LOCKED, report(made))
    )
    first, second, third = root.iter("testsuite")
    assert (first.get("name"), first.get("tests"), first.get("failures"), first.get("errors")) == (
        '<"甲&乙">.txt',
        "2",
        "1",
        "0",
    )
    [failure] = first.iter("failure")
    assert "【（三）】" in (failure.text or "")
    assert next(told.text for told in first.iter("system-out")).startswith('警告：有“<”和"')  # type: ignore[union-attr]
    assert (second.get("errors"), next(second.iter("error")).get("message")) == ("1", "文件有密码。")
    assert (third.get("tests"), third.get("failures")) == ("1", "0")


def test_what_makes_the_run_fail_fails_in_junit() -> None:
    made = document()
    given = report(made, finding(made, "（三）"), finding(made, "一、", severity="warning", code="FZ205"))
    for failing, number in (("error", 1), ("warning", 2)):
        layout = Layout("junit", failing=failing)  # type: ignore[arg-type]
        stream = io.StringIO()
        module("junit").write(run(layout, given), layout, stream)
        root = ElementTree.fromstring(stream.getvalue())
        assert root.find("testsuite").get("failures") == str(number)  # type: ignore[union-attr]
        assert sum(1 for _ in root.iter("failure")) == number


# --------------------------------------------------------------------------- csv


def rows(*reports: FileReport) -> list[list[str]]:
    text = told("csv", *reports)
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_a_table_for_excel() -> None:
    made = document()
    head, first, *rest = rows(report(made, *commas(made)), LOCKED)
    assert dict(zip(head, first, strict=True)) == {
        "文件": "报告.txt",
        "位置": "3:13 · 一、（一）",
        "所在标题": "一、主要做法 / （一）健全机制",
        "级别": "错误",
        "编号": "FZ301",
        "问题": "mixed-width",
        "说明": "中文文字中使用了半角标点“,”。",
        "原文": ",",
        "改法": "“,”改为“，”。",
    }
    assert len(rest) == 4
    assert rest[-1][3:5] == ["未能检查", "encrypted"]


@pytest.mark.parametrize("words", ["=cmd|' /C calc'!A1", "+86", "-1", "@SUM(1)", "＝1+1", "\t=1"])
def test_no_cell_is_a_formula(words: str) -> None:
    made = document(TEXT.replace("逐月通报", f"逐月{words}通报"))
    _, row = rows(report(made, finding(made, words, message=words), path=f"{words}.txt"))
    assert row[0] == f"'{words}.txt"
    assert row[6] == row[7] == f"'{words}"


# ------------------------------------------------------------------- rule pages


def test_the_page_of_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    made: Document = document()
    at = made.text.index("（三）")
    fix = Fix(True, (Edit(Span(at, at + 3), "（二）"),))
    given = report(
        made,
        finding(made, "（三）", fix=fix, related=(related(made, "（一）", "上一个"),)),
        finding(made, "成立", code="AB1"),
    )
    monkeypatch.setattr(rulepage, "_base", lambda: "https://example.org/rules.md")
    driver = sarif(given)["tool"]["driver"]
    rules = driver["rules"]
    assert driver["informationUri"] == "https://example.org/rules.md"
    assert [rule.get("helpUri") for rule in rules] == [None, "https://example.org/rules.md#fz201"]
    assert "https://example.org/rules.md#fz201" in told("github", given)
    assert [f["url"] for f in json.loads(told("json", given))["files"][0]["findings"]] == [
        "",
        "https://example.org/rules.md#fz201",
    ]
    monkeypatch.setattr(rulepage, "_base", lambda: "")
    driver = sarif(given)["tool"]["driver"]
    assert "helpUri" not in driver["rules"][1] and "informationUri" not in driver


def test_the_address_of_the_rules_is_that_of_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "fzlint-9.dist-info"
    folder.mkdir()
    told = "Metadata-Version: 2.1\nName: fzlint\nVersion: 9\n"
    urls = "Project-URL: Homepage, https://example.org\nProject-URL: Rules, https://example.org/r.md\n"
    (folder / "METADATA").write_text(told + urls, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    rulepage._base.cache_clear()
    assert rulepage.url("FZ201") == "https://example.org/r.md#fz201"
    (folder / "METADATA").write_text(told, encoding="utf-8")
    rulepage._base.cache_clear()
    assert rulepage.url("FZ201") == ""
    monkeypatch.undo()
    rulepage._base.cache_clear()
