"""Names as people type and paste them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fzlint.rulebook.nearest import hint
from fzlint.settings.discover import discover
from fzlint.settings.names import with_blanks


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("水务局 报告.docx", "“引号”.txt", "a.md"):
        Path(name).write_text("报告", encoding="utf-8")


@pytest.mark.parametrize(
    "typed",
    [
        '"水务局 报告.docx"',
        "“水务局 报告.docx”",
        "'水务局 报告.docx' ",
        "\u202a水务局 报告.docx",
        "\u3000水务局 报告.docx\n",
    ],
)
def test_what_surrounds_a_path_is_taken_off(typed: str) -> None:
    (input,) = discover([typed]).inputs
    assert input.name == "水务局 报告.docx"


def test_addresses_of_files(tmp_path: Path) -> None:
    (input,) = discover([(tmp_path / "水务局 报告.docx").as_uri()]).inputs
    assert input.path == tmp_path / "水务局 报告.docx"
    assert discover([f"file://localhost{tmp_path.as_posix()}/a.md"]).inputs[0].path == tmp_path / "a.md"


def test_a_name_that_is_there_is_left_as_it_is() -> None:
    assert discover(["“引号”.txt"]).inputs[0].name == "“引号”.txt"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("水务局 报告.doc", "是不是“水务局 报告.docx”？"),
        ("水务局报告.docx", "是不是“水务局 报告.docx”？"),
        ("完全不同的名字.pdf", "请检查路径是否写对。"),
        ("没有的文件夹/a.md", "找不到文件夹“没有的文件夹”"),
    ],
)
def test_a_near_name_is_told(typed: str, says: str) -> None:
    found = discover([typed])
    assert not found.inputs
    assert says in found.problems[0].message


def test_what_nobody_wants_checked_is_no_near_name() -> None:
    Path("报告整理.py").write_bytes(b"x")
    assert "请检查路径是否写对。" in discover(["报告整理.pyw"]).problems[0].message
    assert "请检查路径是否写对。" in discover(["报告整理"]).problems[0].message


def test_what_lies_beside_the_reports_and_cannot_be_read() -> None:
    for name in ("甲.pdf", "乙/丙.XLSX", "乙/丁.ofd", "戊.zip", "~$己.xlsx", ".庚.pdf", "辛.py", "壬.rtf"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(b"x")
    found = discover([".", "乙"])
    assert sorted(Path(name).as_posix() for name in found.skipped) == ["乙/丁.ofd", "乙/丙.XLSX", "戊.zip", "甲.pdf"]
    assert "壬.rtf" in [input.name for input in found.inputs]
    assert discover(["甲.pdf"]).skipped == ()  # a file that is named is for the reader to refuse
    assert len(discover(["甲.pdf", "."]).skipped) == 3


def test_a_code_is_near_only_where_a_character_is_wrong() -> None:
    known = ["FZ201", "FZ609", "skipped-number"]
    assert hint("FZ998", known) == "。"
    assert hint("FZ2011", known) == hint("FZ21", known) == hint("FZ207", known) == "，是不是“FZ201”？"
    assert hint("skiped-number", known) == "，是不是“skipped-number”？"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("水务局 报告.docx，a.md", "像是 2 个文件。请用空格隔开，不用标点：水务局 报告.docx a.md"),
        ("a.md;a.md;a.md", "像是 3 个文件。"),
        ("a.md，乙.md", "找不到这个文件或文件夹"),
        ("https://example.com/甲.html", "这是网址，fzlint 不上网。"),
        ("旧稿/乙.md", "是不是“旧稿/甲.md”？"),
    ],
)
def test_what_is_no_path_here(typed: str, says: str) -> None:
    Path("旧稿").mkdir()
    Path("旧稿/甲.md").write_text("报告", encoding="utf-8")
    assert says in discover([typed]).problems[0].message.replace("\\", "/")


@pytest.mark.skipif(os.sep == "\\", reason="there they are paths")
@pytest.mark.parametrize(
    ("typed", "says"),
    [(r".\a.md", "是不是“./a.md”？"), (r"C:\甲\乙.docx", "这是 Windows 上的路径，这台机器上没有。")],
)
def test_paths_of_another_machine(typed: str, says: str) -> None:
    assert says in discover([typed]).problems[0].message


def test_a_name_with_blanks_that_the_console_parted() -> None:
    assert with_blanks(["水务局", "报告.docx"]) == (
        '文件名里有空格，要加上引号："水务局 报告.docx"。这次什么也没有检查，也没有改动。'
    )
    assert with_blanks(["a.md", "水务局", "报告.docx"])
    assert with_blanks(["a.md", "水务局 报告.docx", "乙.docx"]) == ""
