from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from fzlint.settings.discover import discover, matches


def make(folder: Path, *names: str, text: str = "报告") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(*names: str) -> list[str]:
    result = discover(names)
    assert not result.problems
    return [Path(input.name).as_posix() for input in result.inputs]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_reports_of_a_folder_in_order(tmp_path: Path) -> None:
    make(
        tmp_path,
        "乙/2.docx",
        "乙/1.DOCX",
        "甲.md",
        "丙.txt",
        "丙.markdown",
        "丁.dotx",
        "戊.docm",
        "表.xlsx",
        "图.png",
        "页.html",
    )
    assert found(".") == ["丁.dotx", "丙.markdown", "丙.txt", "乙/1.DOCX", "乙/2.docx", "戊.docm", "甲.md"]


def test_lock_files_and_dot_folders_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "甲.docx", "~$甲.docx", ".git/x.md", ".venv/y.txt", ".隐.md")
    assert found(".") == ["甲.docx"]


def test_named_files_come_whatever_they_are(tmp_path: Path) -> None:
    make(tmp_path, "甲.pdf", ".venv/y.txt", ".gitignore", text="*")
    assert found("甲.pdf", ".venv/y.txt") == ["甲.pdf", ".venv/y.txt"]


def test_the_order_is_that_of_the_line_and_nothing_comes_twice(tmp_path: Path) -> None:
    make(tmp_path, "乙/1.txt", "乙/2.txt", "甲.txt")
    assert found("甲.txt", "乙/2.txt", "乙", "./甲.txt", ".") == ["甲.txt", "乙/2.txt", "乙/1.txt"]
    (tmp_path / "同.txt").symlink_to("甲.txt")
    assert found("甲.txt", "同.txt") == ["甲.txt"]


def test_missing_names_and_folders_without_reports(tmp_path: Path) -> None:
    make(tmp_path, "空/图.png", "甲.txt")
    result = discover(["无.docx", "空", "甲.txt"])
    assert [input.name for input in result.inputs] == ["甲.txt"]
    assert [(problem.code, problem.key) for problem in result.problems] == [
        ("not-found", "无.docx"),
        ("no-reports", "空"),
    ]


def test_what_fzlint_wrote_is_no_report_unless_it_is_named(tmp_path: Path) -> None:
    make(
        tmp_path, "甲.docx", "甲.批注.docx", "甲.修订.docx", "副本/乙.批注.docx", "审读意见.docx", "审读意见的报告.docx"
    )
    assert found(".") == ["审读意见的报告.docx", "甲.docx"]
    ours = discover([".", "审读意见.docx"]).ours
    assert sorted(Path(name).as_posix() for name in ours) == ["副本/乙.批注.docx", "甲.修订.docx", "甲.批注.docx"]
    assert found("审读意见.docx") == ["审读意见.docx"]


def test_gitignore(tmp_path: Path) -> None:
    make(tmp_path, "存/1.txt", "存/2.txt", "存/内/3.txt", "存/内/4.txt", "草稿/5.txt", "6.txt", "7.md")
    (tmp_path / ".gitignore").write_text("# 说明\n草稿/\n*.md\n存/内/3.txt\n!\n", encoding="utf-8")
    (tmp_path / "存" / ".gitignore").write_text("1.txt\n", encoding="utf-8")
    (tmp_path / "存" / "内" / ".gitignore").write_text("!3.txt\n/4.txt\n", encoding="utf-8")
    assert found(".") == ["6.txt", "存/2.txt", "存/内/3.txt"]


def test_gitignore_above_counts_inside_of_a_repository(tmp_path: Path) -> None:
    make(tmp_path, "库/报告/甲.txt", "库/报告/乙.txt")
    (tmp_path / "库" / ".gitignore").write_text("甲.txt\n", encoding="utf-8")
    assert found("库/报告") == ["库/报告/乙.txt", "库/报告/甲.txt"]
    (tmp_path / "库" / ".git").mkdir()
    assert found("库/报告") == ["库/报告/乙.txt"]


def test_a_link_to_its_own_folder_ends(tmp_path: Path) -> None:
    make(tmp_path, "存/1.txt")
    (tmp_path / "存" / "环").symlink_to(tmp_path / "存", target_is_directory=True)
    assert found("存") == ["存/1.txt"]


def test_patterns_that_no_shell_resolved(tmp_path: Path) -> None:
    make(tmp_path, "甲.docx", "乙.docx", "~$甲.docx", "[终].docx")
    assert found("?.docx") == ["乙.docx", "甲.docx"]
    assert found("[终].docx") == ["[终].docx"]
    assert discover(["*.pdf"]).problems[0].code == "not-found"


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("归档/", "归档/甲.txt", True),
        ("归档/", "存/归档/甲.txt", True),
        ("/归档/", "存/归档/甲.txt", False),
        ("*草稿*", "存/草稿一.docx", True),
        ("*.docx", "存/甲.txt", False),
        ("甲.txt", "../甲.txt", True),
    ],
)
def test_exclude_patterns(tmp_path: Path, pattern: str, path: str, expected: bool) -> None:
    assert matches(Path(path), tmp_path, [pattern]) is expected


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that nobody may list or enter, whoever runs the tests."""
    folder = tmp_path / "不让进"
    folder.mkdir()
    look, listed = os.stat, os.scandir

    def refused(path: Any, *args: Any, **more: Any) -> Any:
        if isinstance(path, (str, Path)) and Path(path).parent == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path, *args, **more)

    def shut(path: Any = ".") -> Any:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "stat", refused)
    monkeypatch.setattr(os, "scandir", shut)
    return folder


def test_a_folder_that_nobody_may_enter_hides_no_other_file(closed: Path, tmp_path: Path) -> None:
    (tmp_path / "报告.txt").write_text("全年修渠三条。", "utf-8")
    found = discover([str(tmp_path)])
    assert [file.path.name for file in found.inputs] == ["报告.txt"]
    assert [problem.code for problem in found.problems] == ["permission"]
    alone = discover([str(closed)])
    assert [problem.code for problem in alone.problems] == ["permission"]
