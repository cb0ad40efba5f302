"""Put bytes into a file, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import signal
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from fzlint.pattern import pattern
from fzlint.readers.unreadable import why
from fzlint.write.editable import Unwritable
from fzlint.write.locks import locks

_OURS = pattern(r"\.fzlint-[0-9a-f]{12}(\.\w+)?$")


def replace(path: Path, data: bytes, before: bytes | None = None) -> None:
    """Put `data` in the place of whatever `path` is: first beside it, then renamed, so that nobody ever sees half of it.

    before  what it held when it was read: what somebody saved since then is not written over

    Permissions, owner and extended attributes of a file that was there stay. Links, devices, pipes and files that are open
    in Word are left alone.

    Raises Unwritable.
    """
    try:
        with _whole():
            _replace(path, data, before)
    except OSError as error:
        raise Unwritable("not-written", _sentence(path, error)) from None


def put(path: Path, data: bytes) -> None:
    """Write a result into whatever `path` is, as a shell would: through a link, into a device or a pipe; a file as a whole.

    Raises Unwritable.
    """
    try:
        there = path.stat() if path.exists() else None
        if there is None or stat.S_ISREG(there.st_mode) or stat.S_ISDIR(there.st_mode):
            replace(path.resolve() if path.is_symlink() else path, data)
            return
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_NONBLOCK), "wb") as stream:  # nobody may be reading the pipe
            os.set_blocking(stream.fileno(), True)
            stream.write(data)
    except OSError as error:
        raise Unwritable("not-written", _sentence(path, error)) from None


def _replace(path: Path, data: bytes, before: bytes | None) -> None:
    there = _there(path)
    if there is not None and not os.access(path, os.W_OK):
        raise PermissionError
    for lock in locks(path):
        if os.path.lexists(lock):
            raise Unwritable(
                "not-written",
                f"无法写入“{path}”：它正在 Word/WPS 中打开（旁边有“{lock.name}”）。请关闭后再试；没有打开的，请先删去“{lock.name}”。",
            )
    beside = path.with_name(f".fzlint-{secrets.token_hex(6)}{path.suffix}")
    try:
        _write(beside, data, 0o666 if there is None else 0o600)
        if there is not None:
            _take_after(beside, path, there)
            if before is not None and path.read_bytes() != before:
                raise Unwritable("not-written", f"“{path}”在检查期间被改动过，为免丢失新的内容未写入。请再运行一次。")
        beside.replace(path)
        _sweep(path.parent)
    except BaseException:  # Ctrl+C too
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


_OLD = 600  # seconds: no run writes one file for so long


def _sweep(folder: Path) -> None:
    """Take away what a run has left that was killed between the two last steps."""
    with contextlib.suppress(OSError):
        for left in folder.glob(".fzlint-*"):
            if _OURS.match(left.name) and not left.is_symlink() and time.time() - left.stat().st_mtime > _OLD:
                left.unlink()


def _there(path: Path) -> os.stat_result | None:
    """The file that is to be replaced, None if there is none.

    Raises Unwritable if it is something that one does not put a file in the place of.
    """
    try:
        there = path.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(there.st_mode):
        sentence = f"“{path}”是一个链接，未写入。请改用原文件“{path.resolve()}”，或写到别处。"
    elif stat.S_ISDIR(there.st_mode):
        raise IsADirectoryError
    elif not stat.S_ISREG(there.st_mode):
        sentence = f"“{path}”不是普通文件（是设备或管道），未写入。请写到别处。"
    elif there.st_nlink > 1:
        sentence = f"“{path}”另有别的名字（硬链接），改写会使它们不再是同一个文件，未写入。请写到别处。"
    else:
        return there
    raise Unwritable("not-written", sentence)


def _write(beside: Path, data: bytes, mode: int) -> None:
    """A new file with `data`. Where the system can do so it gets its name at the very end: a kill leaves nothing behind."""
    if hasattr(os, "O_TMPFILE") and os.path.isdir("/proc/self/fd"):  # noqa: PTH112 (a name of the system)
        with contextlib.suppress(OSError):
            handle = os.open(beside.parent, os.O_TMPFILE | os.O_WRONLY, mode)
            with os.fdopen(handle, "wb") as file:
                _fill(file, data)
                # the handle makes Python follow the link in /proc
                os.link(f"/proc/self/fd/{handle}", beside, src_dir_fd=handle, follow_symlinks=True)
            return
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(beside, flags, mode), "wb") as file:
        _fill(file, data)


def _fill(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _take_after(new: Path, old: Path, there: os.stat_result) -> None:
    """Give a file the owner, permissions and extended attributes of another, as far as one may."""
    if hasattr(os, "chown"):
        for owner, group in ((there.st_uid, -1), (-1, there.st_gid)):
            with contextlib.suppress(OSError):
                os.chown(new, owner, group)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(old):
                with contextlib.suppress(OSError):
                    os.setxattr(new, name, os.getxattr(old, name))
    new.chmod(stat.S_IMODE(there.st_mode))


@contextmanager
def _whole() -> Iterator[None]:
    """Ctrl+C, and the end of a worker, wait for the few milliseconds that this takes."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _sentence(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"无法写入“{path}”：文件夹不存在，请先建好。"
    if error.errno == errno.ENXIO:
        return f"无法写入“{path}”：这是一个管道，没有程序在读它。"
    if isinstance(error, IsADirectoryError):
        return f"无法写入“{path}”：这是文件夹，请写出文件名。"
    if isinstance(error, PermissionError):
        return f"无法写入“{path}”：文件只读、正在 Word/WPS 中打开，或没有权限。请处理后再试，或写到别处。"
    return f"无法写入“{path}”：{why(error)}。"
