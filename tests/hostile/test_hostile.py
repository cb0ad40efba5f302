"""Hostile files: each ends within ten seconds and a gigabyte in a right answer or a sentence, and nothing crashes.

The seconds are those of one processor: a slower one is told by a yardstick, and has as much more.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32" or not hasattr(os, "wait4"):
    pytest.skip("this system does not measure what a process takes", allow_module_level=True)

from hostile.attacks import ATTACKS, TITLE
from hostile.bounded import MEGABYTES, SECONDS, Ended, fzlint, slowness
from hostile.more_attacks import MORE
from hostile.old_forms import OLD
from hostile.other_forms import OTHER
from quiet import alone

pytestmark = pytest.mark.usefixtures("as_installed")


def _held(done: Ended, slow: float = 1.0) -> None:
    told = done.out[-2000:] + done.err[-2000:]
    assert done.code in (0, 1, 2), told
    assert "Traceback" not in told
    assert "程序自身出错" not in told
    assert done.code != 2 or told.strip()
    assert done.seconds < SECONDS * slow
    assert done.megabytes < MEGABYTES


ALL = ATTACKS | MORE | OLD | OTHER


def _attacked(name: str, folder: Path) -> Ended:
    folder.mkdir()
    args = list(ALL[name](folder))
    if "--format" not in args and "--diff" not in args and args[0] != "test":
        args += ["--format", "concise"]
    return fzlint(args, folder)


@pytest.mark.parametrize("name", ALL)
def test_an_attack_ends_soon(name: str, tmp_path: Path) -> None:
    done, slow = _attacked(name, tmp_path / "1"), 1.0
    for turn in "234":  # what else runs can only add to the time, so the least counts
        if done.seconds < SECONDS * slow:
            break
        with alone():
            before = slowness()
            done = _attacked(name, tmp_path / turn)
            slow = max(before, slowness())
    _held(done, slow)


def test_what_is_not_read_to_its_end_is_told(tmp_path: Path) -> None:
    done = fzlint(["-", "--stdin-filename", "a.docx"], tmp_path, stdin=Path("/dev/zero"))
    _held(done)
    assert done.code == 2
    assert "标准输入" in done.err


_OUTPUTS = [["--output", f"b{suffix}"] for suffix in (".json", ".sarif", ".html", ".csv", ".xml", ".xlsx")]


@pytest.mark.parametrize("order", [["--fix"], ["--annotate", "b.docx"], ["--write-baseline"], *_OUTPUTS])
def test_a_full_disk_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path, order: list[str]) -> None:
    from word import TITLE as HEAD
    from word import docx, p, r

    before = docx(HEAD, *[p(r(f"第{i}项执法,监督。{i * 7919 % 104729}")) for i in range(300)])
    (tmp_path / "a.docx").write_bytes(before)
    done = fzlint(["a.docx", *order], tmp_path, file_size=4096)
    _held(done)
    assert done.code == 2
    assert (tmp_path / "a.docx").read_bytes() == before
    left = {path.name for path in tmp_path.iterdir()} - {".err", ".measured", ".cache", ".out"}
    assert left == {"a.docx"}


@pytest.mark.parametrize("args", [["init"], ["a.docx", "--annotate", "copies/"]])
def test_what_cannot_be_written_leaves_nothing(tmp_path: Path, args: list[str]) -> None:
    from word import TITLE as HEAD
    from word import docx, p

    (tmp_path / "a.docx").write_bytes(docx(HEAD, *[p(f"第{i * 7919 % 104729}项执法,监督。") for i in range(300)]))
    (tmp_path / "a.txt").write_text(f"{TITLE}\n推进执法,监督。\n", encoding="utf-8")
    done = fzlint(args, tmp_path, file_size=1000)
    _held(done)
    assert done.code == 2
    assert {path.name for path in tmp_path.iterdir()} - {".err", ".measured", ".cache", ".out"} == {"a.docx", "a.txt"}


def test_a_baseline_is_not_written_through_a_link_that_somebody_laid_beside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TITLE}\n推进执法,监督。\n", encoding="utf-8")
    (tmp_path / "precious").write_text("whole", encoding="utf-8")
    (tmp_path / ".fzlint-baseline.json.part").symlink_to("precious")
    _held(fzlint(["a.txt", "--write-baseline"], tmp_path))
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "whole"
    assert (tmp_path / "fzlint-baseline.json").is_file()


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GB18030", "tr_TR.UTF-8", "no_SUCH"])
def test_any_locale(tmp_path: Path, locale: str) -> None:
    (tmp_path / "报告\udcff.txt").write_text(f"{TITLE}\n推进执法,监督。\n", encoding="utf-8")
    done = fzlint(["."], tmp_path, env={"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0"})
    _held(done)
    assert done.code == 1


def test_a_full_and_a_closed_stream_are_no_crash(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TITLE}\n推进执法,监督。\n", encoding="utf-8")
    for format in ("full", "concise", "json", "html"):
        done = fzlint(["a.txt", "--format", format], tmp_path, stdout=Path("/dev/full"))
        assert done.code == 2
        assert "Traceback" not in done.err


@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("args", ["- --fix", "a.txt", "a.txt --format json", "rule"])
def test_streams_that_are_closed_are_no_crash(tmp_path: Path, closed: str, args: str) -> None:
    (tmp_path / "a.txt").write_text(f"{TITLE}\n推进执法,监督。\n", encoding="utf-8")
    command = f'"{sys.executable}" -m fzlint {args} {closed}'
    done = subprocess.run(command, shell=True, cwd=tmp_path, input=b"", stderr=subprocess.PIPE, timeout=60)
    assert b"Traceback" not in done.stderr and b"Exception" not in done.stderr
    assert done.returncode == 2 or closed == "<&-"


@pytest.mark.parametrize("format", ["full", "concise", "csv", "github", "json", "sarif", "junit", "gitlab", "html"])
def test_no_control_reaches_a_terminal_raw(tmp_path: Path, format: str) -> None:
    (tmp_path / "\x1b[31m\x07报告.txt").write_text(f"{TITLE}\n推进\x1b]0;执法\x07,监督\x9b2J。\n", encoding="utf-8")
    done = fzlint([".", "--format", format], tmp_path)
    _held(done)
    assert done.code == 1
    assert not {"\x1b", "\x07", "\x9b"} & set(done.out)


_NAMES = (
    b"\xff\xfe.txt",
    b"a\nb.txt",
    b"-fix.txt",
    b"a::error::b.txt",
    b"=cmd.txt",
    b"<img src=x onerror=alert(1)>.txt",
    b"a\x1b[31mb.txt",
)
_SAID = "</script><script>alert(1)</script>\n=HYPERLINK(1),合计\n::error file=a::x,\n@SUM(A1),测试。\n]]>&lt;,测试\n\u202e翻转,测试\n\x07铃,测试\n"


@pytest.mark.parametrize("form", ["full", "concise", "json", "html", "csv", "sarif", "github", "gitlab", "junit"])
def test_names_and_words_of_strangers_stay_words_in_every_format(tmp_path: Path, form: str) -> None:
    for name in _NAMES:
        (tmp_path / os.fsdecode(name)).write_text(f"{TITLE}\n{_SAID}", encoding="utf-8")
    done = fzlint([".", "--format", form], tmp_path)
    _held(done)
    assert done.code == 1
    assert not {"\x1b", "\x07"} & set(done.out)
    if form in ("full", "concise", "csv", "github"):  # what people read; programs get the words as they are
        assert "\u202e" not in done.out
    if form in ("html", "junit"):
        assert "<script>alert" not in done.out and "<img src=x" not in done.out
    if form == "github":
        assert all(line.startswith("::") for line in done.out.splitlines())
    if form == "csv":
        assert not [line for line in done.out.splitlines() if line.lstrip('"').startswith(("=", "@"))]
