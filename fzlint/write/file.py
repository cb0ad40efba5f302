"""Put bytes into a file, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from fzlint.write.editable import Unwritable


def replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of whatever `path` is: first beside it, then renamed, so that nobody ever sees half of it.

    The permissions of a file that was there stay. A symbolic link is replaced; what it points at is left alone.

    Raises Unwritable.
    """
    beside = path.with_name(f".fzlint-{secrets.token_hex(6)}{path.suffix}")
    there = path.exists() and not path.is_symlink()
    try:
        if there and not os.access(path, os.W_OK):
            raise PermissionError
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if there:
            beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise Unwritable("not-written", _sentence(path, error)) from None


def _sentence(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"无法写入“{path}”：文件夹不存在，请先建好。"
    if isinstance(error, IsADirectoryError):
        return f"无法写入“{path}”：这是文件夹，请写出文件名。"
    if isinstance(error, PermissionError):
        return f"无法写入“{path}”：文件只读、正在 Word/WPS 中打开，或没有权限。请处理后再试，或写到别处。"
    return f"无法写入“{path}”：{error.strerror}。"
