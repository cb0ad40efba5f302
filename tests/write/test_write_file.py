from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fzlint.write.editable import Unwritable
from fzlint.write.file import put, replace


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "甲.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_gets_the_permissions_of_new_files(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    replace(tmp_path / "new.docx", b"new")
    assert (tmp_path / "new.docx").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_links_devices_and_pipes_are_left_alone(tmp_path: Path) -> None:
    target, link, pipe, twin = (tmp_path / name for name in ("target", "link", "pipe", "twin"))
    target.write_bytes(b"old")
    link.symlink_to(target)
    os.mkfifo(pipe)
    for path, why in ((link, "链接"), (pipe, "不是普通文件"), (Path("/dev/null"), "不是普通文件")):
        with pytest.raises(Unwritable, match=why):
            replace(path, b"new")
    os.link(target, twin)
    with pytest.raises(Unwritable, match="硬链接"):
        replace(target, b"new")
    assert target.read_bytes() == b"old"
    assert link.is_symlink() and stat.S_ISFIFO(pipe.stat().st_mode) and stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert sorted(tmp_path.iterdir()) == sorted((target, link, pipe, twin))


def test_a_result_goes_where_a_shell_would_send_it(tmp_path: Path) -> None:
    target, link, pipe = (tmp_path / name for name in ("target", "link", "pipe"))
    target.write_bytes(b"old")
    link.symlink_to(target)
    put(link, b"new")
    assert link.is_symlink() and target.read_bytes() == b"new"
    put(Path("/dev/null"), b"new")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    os.mkfifo(pipe)
    with pytest.raises(Unwritable, match="没有程序在读"):
        put(pipe, b"new")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    put(pipe, b"new")
    assert os.read(reader, 9) == b"new"
    os.close(reader)


def test_what_somebody_saved_since_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"newer")
    with pytest.raises(Unwritable, match="被改动过"):
        replace(path, b"mended", before=b"old")
    assert path.read_bytes() == b"newer"
    replace(path, b"mended", before=b"newer")
    assert path.read_bytes() == b"mended"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("年度报告.docx", "~$年度报告.docx"),
        ("青河县年度报告.docx", "~$河县年度报告.docx"),
        ("青河县法治年度报告.docx", "~$县法治年度报告.docx"),
        ("青河县法治年度报告.docx", ".~lock.青河县法治年度报告.docx#"),
    ],
)
def test_a_file_that_is_open_in_word_is_left_alone(tmp_path: Path, name: str, lock: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(Unwritable, match=re.escape(lock)):
        replace(path, b"new")
    assert path.read_bytes() == b"old"


def test_extended_attributes_and_a_narrow_mode_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    try:
        os.setxattr(path, "user.fzlint", b"x")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    replace(path, b"new")
    assert os.getxattr(path, "user.fzlint") == b"x"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(os.getuid() != 0 if hasattr(os, "getuid") else True, reason="only root gives files away")
def test_the_owner_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    os.chown(path, 12345, 23456)
    replace(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


@pytest.mark.parametrize("tmpfile", [True, False])
def test_an_interrupt_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmpfile: bool
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    if not tmpfile:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)

    def pressed(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", pressed)
    with pytest.raises(KeyboardInterrupt):
        replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_kill_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    program = f"""
import sys
from pathlib import Path
from fzlint.write.file import put, replace
print("ready", flush=True)
while True:
    replace(Path({str(path)!r}), b"new" * 1_000_000)
"""
    for wait in (0.0, 0.02, 0.05):
        process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(wait)
        process.kill()
        process.wait()
        process.stdout.close()
        assert path.read_bytes() in (b"old", b"new" * 1_000_000)
    assert len(list(tmp_path.iterdir())) <= 2


def test_where_it_cannot_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unwritable, match="文件夹不存在"):
        replace(tmp_path / "nowhere" / "a.txt", b"")
    with pytest.raises(Unwritable, match="这是文件夹"):
        replace(tmp_path, b"")
    assert not list(tmp_path.parent.glob(".fzlint-*"))


def test_nothing_is_left_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unwritable, match="磁盘满了"):
        replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_read_only_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write everything
    with pytest.raises(Unwritable, match="只读"):
        replace(path, b"new")
    assert path.read_bytes() == b"old"


def test_what_a_killed_run_has_left_goes_with_the_next_one(tmp_path: Path) -> None:
    names = (".fzlint-0123456789ab.docx", ".fzlint-notes.docx", ".fzlint-0123456789ac.docx")
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    for name in names[:2]:
        os.utime(tmp_path / name, (1, 1))
    replace(tmp_path / "a.docx", b"y")
    assert {path.name for path in tmp_path.iterdir()} == {"a.docx", *names[1:]}
