"""What could not be looked at is told, and never called clean."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fzlint.api import lint_file
from fzlint.settings.discover import discover


def test_a_folder_that_cannot_be_listed_and_a_dangling_link_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "甲.txt").write_text("报告。", encoding="utf-8")
    (tmp_path / "锁着").mkdir()
    (tmp_path / "乙.docx").symlink_to("没有.docx")
    listed = os.scandir

    def scandir(path: Any) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "锁着":  # root may list everything
            raise PermissionError
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = discover([str(tmp_path)])
    assert [input.path.name for input in found.inputs] == ["甲.txt"]
    assert sorted(Path(problem.key).name for problem in found.problems) == ["乙.docx", "锁着"]
    [problem] = discover([str(tmp_path / "乙.docx")]).problems
    assert "链接" in problem.message


def test_pipes_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "甲.txt")
    (tmp_path / "乙.txt").symlink_to("/dev/zero")
    for name in ("甲.txt", "乙.txt"):
        error = lint_file(tmp_path / name).error
        assert error is not None and "不是普通文件" in error.message
