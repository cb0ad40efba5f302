"""The hook as people use it: the real pre-commit on a repository with reports in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from docx import Document
from installing import git, run

FAULTY = ("关于培训工作的报告", "一、主要做法", "（一）举办讲座。全年十场。", "（三）编印教材。全年两册。")
CLEAN = ("关于培训工作的报告", "一、主要做法", "（一）举办讲座。全年十场。", "（二）编印教材。全年两册。")


def report(path: Path, lines: tuple[str, ...]) -> None:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def try_repo(repository: Path, folder: Path, hook: str = "fzlint") -> subprocess.CompletedProcess[str]:
    git("init", "-q", cwd=folder)
    git("add", "--all", cwd=folder)
    env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(repository), hook, "--all-files", "--verbose"],
        cwd=folder,
        env=env | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_faulty_report_fails_the_hook(repository: Path, tmp_path: Path) -> None:
    report(tmp_path / "错 稿.docx", FAULTY)
    report(tmp_path / "净稿.DOCX", CLEAN)
    (tmp_path / "~$错稿.docx").write_bytes(b"lock")
    (tmp_path / "程序.py").write_text("x = 1,2\n", encoding="utf-8")
    done = try_repo(repository, tmp_path)
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
    done = try_repo(repository, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    assert "错稿" not in done.stdout


def test_the_fixing_hook_mends_and_fails_until_that_is_committed(repository: Path, tmp_path: Path) -> None:
    report(tmp_path / "稿.docx", (*CLEAN, "全年办结案件三件,按期办结。"))
    done = try_repo(repository, tmp_path, "fzlint-fix")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "files were modified by this hook" in done.stdout
    assert "改动都是修订" in done.stdout
    git("add", "--all", cwd=tmp_path)
    assert try_repo(repository, tmp_path, "fzlint-fix").returncode == 0


def test_both_hooks_at_once(repository: Path, tmp_path: Path) -> None:
    """What one mends is no trouble for the other, in whichever order they stand."""
    report(tmp_path / "稿.docx", (*CLEAN, "全年办结案件三件,按期办结。"))
    git("init", "-q", cwd=tmp_path)
    commit = git("rev-parse", "HEAD", cwd=repository).strip()
    hooks = "".join(f"      - id: {name}\n" for name in ("fzlint-fix", "fzlint"))
    config = f"repos:\n  - repo: {repository.as_posix()}\n    rev: {commit}\n    hooks:\n{hooks}"
    (tmp_path / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    git("add", "--all", cwd=tmp_path)
    command = (sys.executable, "-m", "pre_commit", "run")
    first = run(*command, cwd=tmp_path, code=1)
    assert "files were modified by this hook" in first
    git("add", "--all", cwd=tmp_path)
    second = run(*command, cwd=tmp_path)
    assert second.count("Passed") == 2


def test_the_name_of_a_file_is_never_an_option(repository: Path, tmp_path: Path) -> None:
    kept = tmp_path / "净稿.txt"
    kept.write_text("\n".join(CLEAN) + "\n", encoding="utf-8")
    before = kept.read_bytes()
    (tmp_path / "--output=净稿.txt").write_text("\n".join(FAULTY) + "\n", encoding="utf-8")
    (tmp_path / "-稿.txt").write_text("\n".join(FAULTY) + "\n", encoding="utf-8")
    done = try_repo(repository, tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout.count("FZ201 序号跳号") == 2
    assert kept.read_bytes() == before
