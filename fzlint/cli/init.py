"""`fzlint init`: a commented start of a configuration."""

from __future__ import annotations

from pathlib import Path

from fzlint.cli.screen import say
from fzlint.readers.unreadable import why
from fzlint.settings.setup import UsageError


def init(names: tuple[str, ...]) -> int:
    from fzlint.settings.config import NAMES
    from fzlint.settings.start import TEXT

    if len(names) > 1:
        raise UsageError("fzlint init 一次只写一个文件夹。")
    folder = Path(names[0]) if names else Path()
    if not folder.is_dir():
        raise UsageError(f"找不到文件夹“{folder}”。")
    for name in NAMES[:-1]:
        if (folder / name).exists():
            raise UsageError(f"已有“{folder / name}”，没有改动。")
    path = folder / NAMES[0]
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(TEXT)
    except OSError as error:
        say(f"fzlint：不能写入“{path}”：{why(error)}。")
        return 2
    say(f"已写好“{path}”，里面有说明；去掉行首的“# ”就起作用。")
    return 0
