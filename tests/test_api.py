from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from by_hand import TEXT

import fzlint

WORD = Path(__file__).parents[1] / "fixtures" / "tracked-changes.docx"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "fzlint.toml").write_text("root = true\n", encoding="utf-8")
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def codes(report: fzlint.Report) -> set[str]:
    return {finding.code for finding in report.findings}


def test_a_text_a_path_and_bytes_are_checked_alike(path: Path) -> None:
    by_path = fzlint.check(path)
    assert {"FZ201", "FZ301"} <= codes(by_path)
    for source in (str(path), TEXT, TEXT.encode()):
        told = fzlint.check(source)
        assert [str(found) for found in told.findings] == [str(found) for found in by_path.findings]
    assert (by_path.path, by_path.format, by_path.kind, by_path.year) == (
        str(path),
        "text",
        "法治政府建设年度报告",
        2024,
    )


@pytest.mark.parametrize("length", [60, 120, 300, 1000, 1100])
def test_a_line_of_text_is_no_path_however_long(length: int) -> None:
    assert fzlint.check("水" * length).text == "水" * length


def test_what_a_finding_says(path: Path) -> None:
    (found,) = fzlint.check(path, select="FZ201").findings
    assert (found.line, found.column, found.text, found.section) == (
        4,
        1,
        "（三）",
        ("一、主要做法", "（三）强化培训"),
    )
    assert found.name == "skipped-number" and found.severity == "error"
    report = fzlint.check(path, select=["FZ301"])
    found = report.findings[0]
    assert (found.line, found.column, found.text) == (3, 13, ",")
    assert found.fix is not None and found.fix.safe
    assert [edit.text for edit in found.fix.edits] == ["，"]
    assert report.text[found.finding.span.start] == ","


def test_codes_are_a_str_or_a_list_and_must_be_known(path: Path) -> None:
    assert codes(fzlint.check(path, select="FZ201，mixed-width")) == {"FZ201", "FZ301"}
    assert "FZ301" not in codes(fzlint.check(path, ignore="FZ301"))
    assert "FZ201" in codes(fzlint.check(path, ignore="FZ301"))
    with pytest.raises(fzlint.UsageError, match="没有“FZ999”这条规则"):
        fzlint.check(path, select="FZ999")
    with pytest.raises(ValueError, match="mixed-widht"):
        fzlint.check(TEXT, ignore=["mixed-widht"])
    with pytest.raises(fzlint.UsageError, match="编号或名称"):
        fzlint.check(TEXT, ignore=[301])  # type: ignore[list-item]
    with pytest.raises(fzlint.UsageError, match="报告种类"):
        fzlint.check(path, kind="年度")


def test_the_nearest_configuration_applies_to_a_path_alone(path: Path, tmp_path: Path) -> None:
    (tmp_path / "fzlint.toml").write_text('root = true\nignore = ["FZ301"]\n', encoding="utf-8")
    assert "FZ301" not in codes(fzlint.check(path))
    assert "FZ301" in codes(fzlint.check(path, config=False))
    assert "FZ301" in codes(fzlint.check(TEXT))
    assert "FZ301" not in codes(fzlint.check(TEXT, config=tmp_path / "fzlint.toml"))
    (tmp_path / "fzlint.toml").write_text('ignroe = ["FZ301"]\n', encoding="utf-8")
    with pytest.raises(fzlint.BadConfig, match="ignroe"):
        fzlint.check(path)


@pytest.mark.parametrize("source", ["无此报告.docx", "目录/没有", Path("无"), "稿.txt", b"", "", "   \n"])
def test_nothing_that_was_not_read_looks_clean(source: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(fzlint.Unreadable) as caught:
        fzlint.check(source)
    assert str(caught.value).endswith(("。", "）"))


def test_a_name_makes_a_text_of_a_str_and_tells_its_format() -> None:
    told = fzlint.check("详见 附件/清单.txt", name="稿.md")
    assert (told.path, told.format) == ("稿.md", "markdown")


def test_fixed_and_annotated(path: Path) -> None:
    report = fzlint.check(path)
    fixed = report.fixed().decode()
    assert "成立专班，明确分工" in fixed
    assert path.read_text(encoding="utf-8") == TEXT
    with pytest.raises(fzlint.Unwritable, match="Word"):
        report.annotated()
    report = fzlint.check(WORD, config=False)
    again = fzlint.check(report.annotated(), config=False)
    assert "FZ301" in codes(again)
    assert "FZ301" not in codes(fzlint.check(report.fixed(), name="改.docx"))


def test_to_dict_is_what_json_has(path: Path) -> None:
    told = fzlint.check(path).to_dict()
    assert told["path"] == str(path)
    assert told["error"] is None
    assert {"code", "start", "fix", "section"} <= set(told["findings"][0])


def test_a_notebook_shows_the_page(path: Path) -> None:
    page = fzlint.check(path)._repr_html_()
    assert page.startswith("<iframe srcdoc=") and "sandbox" in page
    assert "FZ201" in page
    assert '"<' not in page.partition("srcdoc=")[2].partition("sandbox")[0][1:-2]


def test_many_come_one_by_one_and_what_cannot_be_read_is_no_clean_one(path: Path) -> None:
    (path.parent / "坏.docx").write_bytes(b"\x00\x01")
    reports = fzlint.check_many([path.parent, path.parent / "无.txt"], jobs=1)
    assert iter(reports) is reports
    told = {Path(report.path).name: report for report in reports}
    assert set(told) == {"报告.txt", "坏.docx", "无.txt"}
    assert isinstance(told["坏.docx"].error, fzlint.Unreadable)
    for name in ("坏.docx", "无.txt"):
        with pytest.raises(fzlint.Unreadable):
            _ = told[name].findings
        assert "findings" not in repr(told[name])
    assert codes(told["报告.txt"]) == codes(fzlint.check(path))
    assert told["报告.txt"].fixed() == fzlint.check(path).fixed()


def test_many_in_several_processes(path: Path) -> None:
    for i in range(3):
        (path.parent / f"{i}.txt").write_text(TEXT, encoding="utf-8")
    told = list(fzlint.check_many(path.parent, jobs=2, select="FZ201"))
    assert [Path(report.path).name for report in told] == ["0.txt", "1.txt", "2.txt", "报告.txt"]
    assert all(found.line == 4 for report in told for found in report.findings)
    with pytest.raises(fzlint.UsageError):
        fzlint.check_many(path.parent, select="FZ999")


def test_a_program_that_python_reads_from_a_pipe_does_without_processes(path: Path) -> None:
    (path.parent / "另一份.txt").write_text(TEXT, encoding="utf-8")
    program = f"import fzlint\nprint(len(list(fzlint.check_many({str(path.parent)!r}, jobs=2))))"
    done = subprocess.run(
        [sys.executable, "-"], input=program, capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    assert (done.stdout.strip(), done.stderr) == ("2", "")


def test_importing_is_cheap_and_all_names_are_there() -> None:
    code = "import sys, fzlint; print(*(m for m in sys.modules if m.startswith('fzlint')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"fzlint", "fzlint.version"}
    assert all(getattr(fzlint, name) is not None for name in fzlint.__all__)
    with pytest.raises(AttributeError):
        _ = fzlint.lint_text


def test_an_argument_is_called_as_python_calls_it(path: Path) -> None:
    for given, says in (({"select": "FZ999"}, "select：没有“FZ999”"), ({"kind": "无"}, "kind：没有名为“无”")):
        for call in (fzlint.check, fzlint.check_many):
            with pytest.raises(fzlint.UsageError) as caught:
                call(path, **given)  # type: ignore[operator]
            assert str(caught.value).startswith(says)


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(fzlint.Unreadable, match=r"^无此报告\.docx：找不到"):
        fzlint.check("无此报告.docx")
    with pytest.raises(fzlint.Unreadable, match=r"^稿\.docx："):
        fzlint.check(b"\x00\x01", name="稿.docx")
    with pytest.raises(fzlint.Unreadable, match=r"^不是文本"):
        fzlint.check(b"\x00\x01")
