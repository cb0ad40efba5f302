"""Files that are dropped on the program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from desk.told import numbers

from fzlint.desk.beside import write_beside

FIXTURES = Path(__file__).parents[2] / "fixtures"


def test_a_copy_with_comments_stands_beside_each(tmp_path: Path) -> None:
    report, text = tmp_path / "报告.docx", tmp_path / "另一份.txt"
    shutil.copy(FIXTURES / "tracked-changes.docx", report)
    shutil.copy(FIXTURES / "repeated-body.txt", text)
    before = report.read_bytes()
    said: list[str] = []
    assert write_beside([str(report), str(text)], said.append) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "另一份.txt",
        "另一份.审读.html",
        "报告.docx",
        "报告.批注.docx",
    ]
    found = "，".join(f"{word} {number} 处" for word, number in zip(("错误", "警告", "提示"), numbers(), strict=True))
    assert said[0] == f"报告.docx：{found}"
    assert said[1] == f"  带批注的文件：{tmp_path / '报告.批注.docx'}"
    assert report.read_bytes() == before
    assert "合计不符" in ZipFile(tmp_path / "报告.批注.docx").read("word/comments.xml").decode()
    assert "与第2—33行内容重复" in (tmp_path / "另一份.审读.html").read_text(encoding="utf-8")


def test_nothing_is_overwritten_and_copies_are_no_reports(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "tracked-changes.docx", tmp_path / "报告.docx")
    (tmp_path / "报告.批注.docx").write_bytes(b"mine")
    said: list[str] = []
    assert write_beside([str(tmp_path)], said.append) == 0
    assert (tmp_path / "报告.批注.docx").read_bytes() == b"mine"
    assert (tmp_path / "报告.批注(2).docx").exists()
    assert len([line for line in said if not line.startswith(" ")]) == 1


def test_one_bad_file_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 no zip")
    shutil.copy(FIXTURES / "tracked-changes.docx", tmp_path / "报告.docx")
    said: list[str] = []
    names = [str(tmp_path / name) for name in ("坏.docx", "没有.docx", "报告.docx")]
    assert write_beside(names, said.append) == 2
    assert any("找不到这个文件" in line for line in said)
    assert any(line.startswith("坏.docx：未能检查。") for line in said)
    assert (tmp_path / "报告.批注.docx").exists()


def test_the_command_line_does_the_same(tmp_path: Path) -> None:
    shutil.copy(FIXTURES / "tracked-changes.docx", tmp_path / "报告.docx")
    command = [sys.executable, "-m", "fzlint", "desk", "报告.docx"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "带批注的文件：报告.批注.docx" in done.stderr


def test_what_is_not_installed_is_named(tmp_path: Path) -> None:
    code = "import sys; sys.modules['uvicorn'] = None\nfrom fzlint.cli.main import main; main(['desk'])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert 'pip install "fzlint[desk]"' in done.stderr
