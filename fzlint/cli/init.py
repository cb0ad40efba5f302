"""`fzlint init`: a commented start of a configuration."""

from __future__ import annotations

from pathlib import Path

from fzlint.cli.screen import say
from fzlint.settings.setup import UsageError


def init(names: tuple[str, ...]) -> int:
    from fzlint.settings.config import NAMES
    from fzlint.settings.start import TEXT
    from fzlint.write.editable import Unwritable
    from fzlint.write.file import replace

    if len(names) > 1:
        raise UsageError("fzlint init 一次只写一个文件夹。")
    folder = Path(names[0]) if names else Path()
    if not folder.is_dir():
        raise UsageError(f"找不到文件夹“{folder}”。")
    for name in NAMES[:-1]:
        if (folder / name).exists():
            raise UsageError(f"已有“{folder / name}”，没有改动。")
    project = folder / NAMES[-1]
    if project.is_file() and "[tool.fzlint" in project.read_text(encoding="utf-8", errors="replace"):
        raise UsageError(f"“{project}”里已有 [tool.fzlint]，没有改动；另写一个 fzlint.toml，它就不起作用了。")
    path = folder / NAMES[0]
    try:
        replace(path, TEXT.encode())
    except Unwritable as error:
        say(f"fzlint：{error}")
        return 2
    say(f"已写好“{path}”，里面有说明；去掉行首的“# ”就起作用。")
    return 0
