from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from fzlint.write.editable import Unwritable
from fzlint.write.file import replace


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


def test_a_link_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    replace(link, b"new")
    assert target.read_bytes() == b"old"
    assert link.read_bytes() == b"new" and not link.is_symlink()


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
    with pytest.raises(Unwritable, match="No space left"):
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
