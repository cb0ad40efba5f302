"""Names of files as people type and paste them: what surrounds a path is taken off, and a near name is found."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from fzlint.pattern import pattern
from fzlint.readers.others import kind_of
from fzlint.readers.read import SUFFIXES

_AROUND = (
    " \t\r\n\u3000\xa0\u200b\u200e\u200f\u202a\u202b\u202c\ufeff"  # Windows puts U+202A before a path that is copied
)
_QUOTES = ('""', "''", "“”", "‘’", "「」", "＂＂", "《》", "<>")
_JOINED = pattern("[，,；;、\n]")
_PARTS = 6  # of a name with blanks
_MANY = 5000  # names of a folder that are compared


def as_meant(name: str) -> str:
    """The path that is meant by a name that is none: without quotes, blanks and file:// around it."""
    if os.path.lexists(name):
        return name
    bare = name.strip(_AROUND)
    for pair in _QUOTES:
        if len(bare) > 2 and bare[0] == pair[0] and bare[-1] == pair[1]:
            bare = bare[1:-1].strip(_AROUND)
            break
    if bare.lower().startswith("file:"):
        from urllib.parse import urlsplit
        from urllib.request import url2pathname

        parts = urlsplit(bare)
        host = f"//{parts.netloc}" if parts.netloc not in ("", "localhost") else ""
        bare = host + url2pathname(parts.path)
    return bare or name


def not_found(name: str) -> str:
    """A sentence about a path that is not there, with a name that is near it, or with how a path is written."""
    if told := _not_a_path(name):
        return f"{name}：{told}"
    path = Path(name)
    folder = path.parent
    if not folder.is_dir():
        return f"{name}：找不到文件夹“{folder}”，请检查路径是否写对。"
    from fzlint.rulebook.nearest import closest

    try:
        with os.scandir(folder) as entries:
            near = [entry.name for entry, _ in zip(entries, range(_MANY), strict=False) if _is_meant(entry)]
    except OSError:
        near = []
    if found := closest(path.name, near):
        return f"{name}：找不到这个文件或文件夹，是不是“{folder / found}”？"
    return f"{name}：找不到这个文件或文件夹。请检查路径是否写对。"


def _not_a_path(name: str) -> str:
    """What is said of a name that is a path on another machine, an address, or several names; "" if it may be a path."""
    if name.lower().startswith(("http://", "https://", "www.")):
        return "这是网址，fzlint 不上网。请在浏览器里打开，把正文复制到文档里，或另存为网页（.html），再检查那个文件。"
    home = os.path.expanduser(name) if name.startswith("~") else name  # noqa: PTH111 (a name that begins otherwise stays)
    slashed = name.replace("\\", "/")
    for other in (home, slashed):
        if other != name and os.path.lexists(other):
            return f"找不到这个文件或文件夹，是不是“{other}”？"
    if os.sep == "/" and len(name) > 2 and name[1:3] in (":\\", ":/") and name[0].isalpha():
        return "这是 Windows 上的路径，这台机器上没有。请写这台机器上的路径。"
    parts = [part.strip() for part in _JOINED.sub("\n", name).split("\n")]
    if len(parts) > 1 and all(part and os.path.lexists(part) for part in parts):
        return f"像是 {len(parts)} 个文件。请用空格隔开，不用标点：{' '.join(parts)}"
    return ""


def with_blanks(names: Sequence[str]) -> str:
    """A sentence about names that are one, parted at its blanks by the console; "" if they are not."""
    for first in range(len(names)):
        for last in range(first + 2, min(first + _PARTS, len(names)) + 1):
            whole = " ".join(names[first:last])
            if not os.path.lexists(names[first]) and os.path.lexists(whole):
                return f'文件名里有空格，要加上引号："{whole}"。这次什么也没有检查，也没有改动。'
    return ""


def _is_meant(entry: os.DirEntry[str]) -> bool:
    """Whether it may be what somebody wants to have checked: a folder, or a file that is read or that it is said of why not."""
    if entry.name[0] in ".~":
        return False
    suffix = Path(entry.name).suffix.lower()
    return entry.is_dir() or suffix in SUFFIXES or bool(kind_of(suffix))
