"""The file of a baseline: JSON, by file and in order, so that a change of it can be read in a diff.

Paths are relative to the folder of the file, so that a repository can be cloned anywhere.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from fzlint.readers.unreadable import why
from fzlint.settings.config import BadConfig
from fzlint.settle.baseline import Accepted

NAME = "fzlint-baseline.json"  # where --write-baseline writes if nobody says where
_FORM = 1
_MOST = 32 << 20  # bytes

Entries = Mapping[str, tuple[Accepted, ...]]


def read(path: Path) -> Entries:
    """The accepted findings by the key of their file, see `key`.

    Raises BadConfig.
    """
    import json  # a run without a baseline needs none of it

    from fzlint.rulebook.text import content

    try:
        data = json.loads(content(path, _MOST).decode("utf-8-sig"))
    except FileNotFoundError:
        raise BadConfig(path, "", "找不到这个基线文件；用 --write-baseline 可以生成") from None
    except OSError as error:
        raise BadConfig(path, "", f"无法读取：{why(error)}") from None
    except (ValueError, RecursionError):
        raise BadConfig(path, "", "不是基线文件（应为 --write-baseline 写成的 JSON）") from None
    if not isinstance(data, dict) or data.get("fzlint-baseline") != _FORM or not isinstance(data.get("files"), dict):
        raise BadConfig(path, "", "不是基线文件，或由别的版本写成；请用 --write-baseline 重新生成")
    try:
        return {name: tuple(_entry(row) for row in rows) for name, rows in data["files"].items()}
    except (TypeError, KeyError, ValueError):
        raise BadConfig(path, "files", "内容不完整；请用 --write-baseline 重新生成") from None


def _entry(row: Mapping[str, object]) -> Accepted:
    times = row.get("times", 1)
    if not isinstance(times, int) or times < 1:
        raise ValueError
    return Accepted(str(row["code"]), str(row["marked"]), str(row["sentence"]), times)


def text(entries: Entries) -> str:
    """The content of a baseline file."""
    import json

    files = {
        name: [
            {"code": e.code, "marked": e.marked, "sentence": e.sentence, **({"times": e.times} if e.times > 1 else {})}
            for e in entries[name]
        ]
        for name in sorted(entries)
        if entries[name]
    }
    whole = {"fzlint-baseline": _FORM, "files": files}
    shown = json.dumps(whole, ensure_ascii=False, indent=1)
    return shown.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def key(baseline: Path, report: Path) -> str:
    """How a baseline file calls a report: its path from the folder of the baseline, with /."""
    try:
        return Path(os.path.relpath(report.resolve(), baseline.resolve().parent)).as_posix()
    except ValueError:  # another drive
        return report.resolve().as_posix()
