"""The text of a file that people write: whatever encoding Windows, Excel or an old editor gave it."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MOST = 2 << 20  # bytes of a file that people write: rules, settings
MOST_TABLE = 16 << 20


def content(path: Traversable, most: int = MOST) -> bytes:
    """The bytes of such a file.

    Raises OSError, with a sentence in Chinese where it is too large, or a device or a pipe, which may never end.
    """
    if not path.is_file() and not path.is_dir() and _is_something(path):
        raise OSError(errno.EINVAL, "不是普通文件（是设备或管道）")
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"文件超过 {most >> 20} MB")
    return data


def _is_something(path: Traversable) -> bool:
    return bool(getattr(path, "exists", bool)())  # only what lies on a disk can tell


def decoded(data: bytes) -> str:
    """The text of UTF-8 (with or without BOM), of UTF-16 with BOM (“Unicode” in Notepad and Excel), else of GBK.

    Raises UnicodeDecodeError.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16").replace("\r\n", "\n")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return text.replace("\r\n", "\n")
