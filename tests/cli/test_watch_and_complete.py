"""--watch on a real process, completion in a real bash."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from installing import run

from fzlint.cli.main import main

pytestmark = pytest.mark.usefixtures("as_installed")
CLEAN = "关于培训工作的报告\n一、主要做法\n（一）举办讲座。\n（二）编印教材。\n"
FAULTY = CLEAN.replace("（二）", "（三）")


def _heed() -> None:
    """Whoever runs the tests in the background has told their processes to ignore Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Watching:
    """A process that watches, and what it has said."""

    def __init__(self, folder: Path, *names: str) -> None:
        env = os.environ | {"PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "fzlint", *names, "--watch", "--format", "concise"],
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            preexec_fn=_heed,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)
        self.process.stdout.close()

    def until(self, words: str) -> str:
        """All that is said up to these words."""
        told, end = "", time.monotonic() + 60
        while words not in told:
            told += self.lines.get(timeout=max(end - time.monotonic(), 0.1))
        return told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fzlint.toml").write_text('root = true\nselect = ["FZ201"]\n', encoding="utf-8")
    (tmp_path / "甲.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    started = Watching(folder, ".")
    yield started
    started.process.kill()
    started.process.wait()
    started.reader.join()


def test_changes_are_checked_until_it_is_interrupted(watching: Watching, folder: Path) -> None:
    assert "FZ201" not in watching.until("等待改动")
    (folder / "甲.txt").write_text(FAULTY, encoding="utf-8")
    told = watching.until("等待改动")
    assert "甲.txt 有改动" in told and "FZ201" in told
    (folder / "乙.txt").write_text(FAULTY, encoding="utf-8")  # a report that was not there
    assert watching.until("等待改动").count("FZ201") == 2
    (folder / "fzlint.toml").write_text("root = tru\n", encoding="utf-8")
    assert "不是合格的 TOML" in watching.until("等待改动")
    (folder / "fzlint.toml").write_text('root = true\nignore = ["ALL"]\n', encoding="utf-8")
    told = watching.until("等待改动")
    assert "fzlint.toml 有改动" in told and "FZ201" not in told
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(30) == 130
    assert "Traceback" not in "".join(watching.lines.queue)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["甲.txt", "--watch", "--fix"], "--watch 只检查"),
        (["甲.txt", "--watch", "--annotate"], "--watch 只检查"),
        (["甲.txt", "--watch", "--write-baseline"], "--watch 只检查"),
        (["-", "--watch"], "要写明文件"),
        (["--watch"], "要写明文件"),
    ],
)
def test_what_cannot_be_watched(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], args: list[str], says: str
) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(SystemExit) as caught:
        main(args)
    assert caught.value.code == 2
    assert says in capsys.readouterr().err


COMPLETE = """
eval "$(_FZLINT_COMPLETE=bash_source fzlint)"
COMP_WORDS=({line})
COMP_CWORD={at}
_fzlint_completion fzlint
printf '%s ' "${{COMPREPLY[@]}}"
"""


@pytest.mark.skipif(shutil.which("bash") is None or sys.platform == "win32", reason="there is no bash")
@pytest.mark.parametrize(
    ("line", "at", "offered"),
    [
        ("fzlint ''", 1, "cache config desk init lsp rule test"),
        ("fzlint ru", 1, "rule"),
        ("fzlint 甲.txt --stat", 2, "--statistics"),
        ("fzlint 甲.txt --format sa", 3, "sarif"),
        ("fzlint 甲.txt --fail-on w", 3, "warning"),
        ("fzlint rule FZ404", 2, "FZ404"),
        ("fzlint rule skipped-n", 2, "skipped-number"),
        ("fzlint 甲.txt --ignore FZ205,skipped-n", 3, "FZ205,skipped-number"),
        ("fzlint config --ki", 2, "--kind"),
        ("fzlint cache c", 2, "clear"),
    ],
)
def test_bash_completes(line: str, at: int, offered: str, tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    told = run("bash", "-c", COMPLETE.format(line=line, at=at), cwd=tmp_path, PATH=path)
    assert told.split() == offered.split()
