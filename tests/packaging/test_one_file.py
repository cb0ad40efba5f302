"""The one file that PyInstaller makes, run as people run it. Built here for the system that the tests run on.

Building takes a minute or two: that is for CI, and for whoever sets CI=1.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.skipif(not os.environ.get("CI"), reason="building the one file takes minutes; set CI=1")

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "fixtures" / "tracked-changes.docx"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("one")
    command = [sys.executable, str(ROOT / "packaging" / "build.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / ("fzlint.exe" if sys.platform == "win32" else "fzlint")


@pytest.fixture(scope="module")
def bare() -> dict[str, str]:
    """An environment that knows no Python."""
    kept = ("SYSTEMROOT", "TEMP", "TMP", "LANG", "HOME", "USERPROFILE")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"PATH": "/usr/bin:/bin"}


def run(
    program: Path, *arguments: str, folder: Path, bare: dict[str, str], code: int = 0
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(program), *arguments], cwd=folder, env=bare, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done


def test_it_is_small(program: Path) -> None:
    assert program.stat().st_size < 40e6


def test_a_console_call_says_what_it_says_anywhere(program: Path, bare: dict[str, str], tmp_path: Path) -> None:
    shutil.copy(REPORT, tmp_path / "报告.docx")
    told = json.loads(run(program, "报告.docx", "--format", "json", folder=tmp_path, bare=bare, code=1).stdout)
    command = [sys.executable, "-m", "fzlint", "报告.docx", "--format", "json"]
    same = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert told == json.loads(same.stdout)
    assert told["files"][0]["findings"]
    listed = run(program, "rule", folder=tmp_path, bare=bare).stdout
    here = subprocess.run(
        [sys.executable, "-m", "fzlint", "rule"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    assert listed == here.stdout


def test_all_that_is_looked_up_by_name_is_there(program: Path, bare: dict[str, str], tmp_path: Path) -> None:
    """Formats, readers, writers, other processes."""
    for name in ("tracked-changes.docx", "markdown-faulty.md", "gb18030.txt"):
        shutil.copy(ROOT / "fixtures" / name, tmp_path / name)
    (tmp_path / "页.html").write_text("<p>关于网页的报告</p><p>一、甲</p><p>三、乙</p>", encoding="utf-8")
    files = sorted(path.name for path in tmp_path.iterdir())
    run(program, *files, "--jobs", "2", "--exit-zero", "--color", "always", folder=tmp_path, bare=bare)
    for name in ("结果.json", "结果.html", "意见.docx"):
        run(program, *files, "--exit-zero", "--output", name, folder=tmp_path, bare=bare)
        assert (tmp_path / name).stat().st_size > 1000
    run(program, "tracked-changes.docx", "--fix", "--output", "改.docx", "--exit-zero", folder=tmp_path, bare=bare)
    run(program, "tracked-changes.docx", "--annotate", "注.docx", "--exit-zero", folder=tmp_path, bare=bare)
    assert "word/comments.xml" in ZipFile(tmp_path / "注.docx").namelist()


def test_files_dropped_on_it_get_a_copy_beside_them(program: Path, bare: dict[str, str], tmp_path: Path) -> None:
    shutil.copy(REPORT, tmp_path / "报告.docx")
    run(program, "desk", str(tmp_path / "报告.docx"), folder=tmp_path, bare=bare)
    assert "合计不符" in ZipFile(tmp_path / "报告.批注.docx").read("word/comments.xml").decode()


@pytest.fixture
def opened(program: Path, bare: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """The address that a double click opens a browser with."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/address"\n', encoding="utf-8")
    browser.chmod(0o755)
    process = subprocess.Popen(
        [str(program)], cwd=tmp_path, env=bare | {"BROWSER": str(browser)}, stderr=subprocess.DEVNULL
    )
    address = tmp_path / "address"
    for _ in range(300):
        if address.exists() and address.read_text(encoding="utf-8").strip():
            break
        time.sleep(0.1)
    yield address.read_text(encoding="utf-8").strip()
    process.terminate()
    process.wait(30)


@pytest.mark.skipif(sys.platform == "win32", reason="the browser of this test is a shell script")
def test_a_double_click_opens_the_desk(opened: str) -> None:
    host = opened.split("/")[2]

    def ask(path: str) -> tuple[int, str, str]:
        connection = http.client.HTTPConnection(host, timeout=30)
        connection.request("GET", path)
        answer = connection.getresponse()
        told = answer.status, answer.headers["Location"], answer.read().decode()
        connection.close()
        return told

    status, desk, _ = ask("/" + opened.split("/", 3)[3])
    assert status == 303
    status, _, page = ask(desk + ask(desk)[1])
    assert status == 200
    assert "把报告拖到这里" in page
