"""The hook as people use it: the real pre-commit on a repository with reports in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from docx import Document
from installing import git

FAULTY = ("关于培训工作的报告", "一、主要做法", "（一）举办讲座。全年十场。", "（三）编印教材。全年两册。")
CLEAN = ("关于培训工作的报告", "一、主要做法", "（一）举办讲座。全年十场。", "（二）编印教材。全年两册。")


def report(path: Path, lines: tuple[str, ...]) -> None:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def hooked(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """What pre-commit says to all files of a folder."""
    git("init", "-q", cwd=folder)
    git("add", "--all", cwd=folder)
    env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *command, "--all-files", "--verbose"],
        cwd=folder,
        env=env | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def run_hook(repository: Path, folder: Path, *hooks: str) -> subprocess.CompletedProcess[str]:
    """The same with hooks that a configuration names: their environment is made for the first test that wants it."""
    commit = git("rev-parse", "HEAD", cwd=repository).strip()
    config = f"repos:\n  - repo: {repository.as_posix()}\n    rev: {commit}\n    hooks:\n"
    config += "".join(f"      - id: {name}\n" for name in hooks)
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    return hooked(folder, "run")


def test_a_faulty_report_fails_the_hook(repository: Path, tmp_path: Path) -> None:
    report(tmp_path / "错 稿.docx", FAULTY)
    report(tmp_path / "净稿.DOCX", CLEAN)
    (tmp_path / "~$错稿.docx").write_bytes(b"lock")
    (tmp_path / "程序.py").write_text("x = 1,2\n", encoding="utf-8")
    done = hooked(tmp_path, "try-repo", str(repository), "fzlint")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Failed" in done.stdout
    assert "错 稿.docx\n" in done.stdout
    assert "FZ201 序号跳号" in done.stdout
    assert "净稿.DOCX：未发现问题。" in done.stdout
    assert "~$" not in done.stdout
    assert "程序.py" not in done.stdout


def test_clean_and_excluded_reports_pass_the_hook(repository: Path, tmp_path: Path) -> None:
    report(tmp_path / "净稿.docx", CLEAN)
    report(tmp_path / "错稿.docx", FAULTY)
    (tmp_path / "fzlint.toml").write_text('exclude = ["错稿.docx"]\n', encoding="utf-8")
    done = run_hook(repository, tmp_path, "fzlint")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    assert "错稿" not in done.stdout


def test_the_fixing_hook_mends_and_fails_until_that_is_committed(repository: Path, tmp_path: Path) -> None:
    report(tmp_path / "稿.docx", (*CLEAN, "全年办结案件三件,按期办结。"))
    done = run_hook(repository, tmp_path, "fzlint-fix")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "files were modified by this hook" in done.stdout
    assert "改动都是修订" in done.stdout
    git("add", "--all", cwd=tmp_path)
    assert run_hook(repository, tmp_path, "fzlint-fix").returncode == 0


def test_both_hooks_at_once(repository: Path, tmp_path: Path) -> None:
    """What one mends is no trouble for the other, in whichever order they stand."""
    report(tmp_path / "稿.docx", (*CLEAN, "全年办结案件三件,按期办结。"))
    first = run_hook(repository, tmp_path, "fzlint-fix", "fzlint")
    assert first.returncode == 1, first.stdout + first.stderr
    assert "files were modified by this hook" in first.stdout
    second = run_hook(repository, tmp_path, "fzlint-fix", "fzlint")
    assert second.returncode == 0, second.stdout + second.stderr
    assert second.stdout.count("Passed") == 2


def test_the_name_of_a_file_is_never_an_option(repository: Path, tmp_path: Path) -> None:
    kept = tmp_path / "净稿.txt"
    kept.write_text("\n".join(CLEAN) + "\n", encoding="utf-8")
    before = kept.read_bytes()
    (tmp_path / "--output=净稿.txt").write_text("\n".join(FAULTY) + "\n", encoding="utf-8")
    (tmp_path / "-稿.txt").write_text("\n".join(FAULTY) + "\n", encoding="utf-8")
    done = run_hook(repository, tmp_path, "fzlint")
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout.count("FZ201 序号跳号") == 2
    assert kept.read_bytes() == before
