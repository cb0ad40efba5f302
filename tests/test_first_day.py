"""A new user's path from pip to a passing hook with a baseline: the commands of the READMEs, word by word, in a real shell."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from docx import Document
from installing import ROOT, git, run

PAGES = {  # the page, and what it leaves open
    "README.md": ("<where you keep fzlint>", "<a tag or commit of it>"),
    "README.zh-CN.md": ("<fzlint 所在的仓库>", "<版本或提交号>"),
}
FAULTY = ("关于培训工作的报告", "一、主要做法", "（一）举办讲座。全年十场,参训八百人次。", "（三）编印教材。全年两册。")
URL = "https://git.example.org/fzlint"  # git takes the repository of these tests for it
ME = {f"GIT_{who}_{what}": "fzlint@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def block(page: str) -> str:
    """The commands that end in the first commit."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    [found] = [block for block in blocks if "pre-commit install\n" in block]
    return found


def test_both_pages_say_the_same() -> None:
    english, chinese = (block(page).splitlines() for page in PAGES)
    differing = [line for line, other in zip(english, chinese, strict=True) if line != other]
    assert [line.split()[0] for line in differing] == ["pip", "-", "rev:", "git"]


def test_no_page_names_a_tag_that_is_not_there() -> None:
    for path in (ROOT / "README.md", ROOT / "README.zh-CN.md", *(ROOT / "docs").glob("*.md")):
        for rev in re.findall(r"^\s*rev: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert rev.startswith("<"), f"{path.name}: {rev}"


@pytest.fixture(scope="module")
def reports(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new repository with old reports, after a user has followed the page."""
    if shutil.which("bash") is None or sys.platform == "win32":
        pytest.skip("there is no bash")
    folder = tmp_path_factory.mktemp("reports")
    git("init", "-q", cwd=folder)
    (folder / "报告").mkdir()
    document = Document()
    for line in FAULTY:
        document.add_paragraph(line)
    document.save(str(folder / "报告" / "去年.docx"))
    (folder / "报告" / "上月.md").write_text("\n\n".join(FAULTY) + "\n", encoding="utf-8")
    where, which = PAGES["README.md"]
    commit = git("rev-parse", "HEAD", cwd=repository).strip()
    commands = block("README.md").replace(where, URL).replace(which, commit)
    assert "<" not in commands.replace("<<'END'", "")
    # the interpreter of these tests stands for the user's python3
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    instead = {"COUNT": "1", "KEY_0": f"url.{repository.as_uri()}.insteadOf", "VALUE_0": URL}
    git_config = {f"GIT_CONFIG_{key}": value for key, value in instead.items()}
    run("bash", "-e", "-c", commands, cwd=folder, PATH=path, **ME, **git_config)
    return folder


def fzlint(folder: Path, *args: str, code: int = 0) -> str:
    return run(folder / ".venv" / "bin" / "fzlint", *args, cwd=folder, code=code)


def commit(folder: Path, code: int) -> str:
    """Commit all, as the user does: whatever the hook says."""
    git("add", "--all", cwd=folder)
    script = '. .venv/bin/activate && git commit -m "报告" 2>&1'
    return run("bash", "-c", script, cwd=folder, code=code, **ME)


def test_the_first_commit_has_passed(reports: Path) -> None:
    assert git("log", "--format=%s", cwd=reports).strip() in ("Check reports with fzlint", "用 fzlint 检查报告")
    known = git("-c", "core.quotePath=false", "ls-files", cwd=reports).split()
    assert {"fzlint.toml", "fzlint-baseline.json", ".pre-commit-config.yaml", "报告/去年.docx"} <= set(known)
    assert not [name for name in known if name.startswith(".venv")]
    files = json.loads((reports / "fzlint-baseline.json").read_text(encoding="utf-8"))["files"]
    assert set(files) == {"报告/去年.docx", "报告/上月.md"}
    told = fzlint(reports, ".")
    assert "未发现新问题" in told and "是基线中已有的" in told
    assert "FZ201" in fzlint(reports, ".", "--no-config", code=1)


def test_what_is_new_is_stopped_and_what_is_mended_passes(reports: Path) -> None:
    path = reports / "报告" / "本月.md"
    text = "\n\n".join(FAULTY).replace("讲座", "比赛").replace("教材", "案例") + "\n"
    path.write_text(text, encoding="utf-8")
    told = commit(reports, 1)
    assert "本月.md" in told and "FZ201" in told and "上月.md" not in told
    path.write_text(text.replace("（三）", "（二）").replace("场,", "场，"), encoding="utf-8")
    commit(reports, 0)


def test_an_old_report_may_be_edited(reports: Path) -> None:
    path = reports / "报告" / "上月.md"
    path.write_text(path.read_text(encoding="utf-8").replace("全年十场", "全年共十场"), encoding="utf-8")
    commit(reports, 0)
