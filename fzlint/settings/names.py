"""Names of files as people type and paste them: what surrounds a path is taken off, and a near name is found."""

from __future__ import annotations

import os
from pathlib import Path

from fzlint.readers.others import kind_of
from fzlint.readers.read import SUFFIXES

_AROUND = (
    " \t\r\n\u3000\xa0\u200b\u200e\u200f\u202a\u202b\u202c\ufeff"  # Windows puts U+202A before a path that is copied
)
_QUOTES = ('""', "''", "“”", "‘’", "「」", "＂＂", "《》", "<>")
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
    """A sentence about a path that is not there, with a name that is near it."""
    path = Path(name)
    folder = path.parent
    if not folder.is_dir():
        return f"{name}：找不到文件夹“{folder}”，请检查路径是否写对。"
    from fzlint.settings.nearest import hint

    try:
        with os.scandir(folder) as entries:
            near = [entry.name for entry, _ in zip(entries, range(_MANY), strict=False) if _is_meant(entry)]
    except OSError:
        near = []
    found = hint(path.name, near)
    return f"{name}：找不到这个文件或文件夹{found}" + ("请检查路径是否写对。" if found == "。" else "")


def _is_meant(entry: os.DirEntry[str]) -> bool:
    """Whether it may be what somebody wants to have checked: a folder, or a file that is read or that it is said of why not."""
    if entry.name[0] in ".~":
        return False
    suffix = Path(entry.name).suffix.lower()
    return entry.is_dir() or suffix in SUFFIXES or bool(kind_of(suffix))
