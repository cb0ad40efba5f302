"""Options that were typed with another keyboard: ——fix, －－fix, /fix. They are no names of files."""

from __future__ import annotations

import os
from collections.abc import Sequence

from fzlint.document.fold import fold
from fzlint.pattern import pattern

_DASHES = "-‐‑‒–—―－﹣−一ー_"
_OPTION = pattern(rf"([{_DASHES}]{{1,4}})([A-Za-z][A-Za-z-]*)(=.*)?$")
_SLASH = pattern(r"[/、\\](\?|[A-Za-z][A-Za-z-]*)(=.*)?$")


def wrong(args: Sequence[str], known: Sequence[str]) -> str:
    """A sentence about the first argument that is an option in another keyboard's characters, "" if there is none.

    known   the options as they are written: --fix, -q
    """
    for arg in args:
        if arg == "--":
            return ""
        plain = arg.startswith("-") and arg[1:2] not in tuple(
            _DASHES[1:]
        )  # -–fix: one of two is a dash of another keyboard
        if plain or os.path.lexists(arg):
            continue
        if meant := _meant(arg, known):
            return f"“{arg}”像是选项；横线请用英文键盘输入，写作 {meant}。这次什么也没有检查，也没有改动。"
    return ""


def _meant(arg: str, known: Sequence[str]) -> str:
    shown = fold(arg)
    if not shown.startswith(("/", "、", "\\", *_DASHES)):
        return ""
    if slashed := _SLASH.match(shown):
        word = {"?": "help", "h": "help"}.get(slashed[1].lower(), slashed[1].lower())
        name = f"--{word}" if len(word) > 1 else f"-{word}"
        return name + (slashed[2] or "") if name in known else ""
    if not (found := _OPTION.match(shown)):
        return ""
    dashes, word, value = found[1], found[2], found[3] or ""
    if "一" in dashes or "_" in dashes or "ー" in dashes:  # may begin a name
        return f"--{word}{value}" if f"--{word.lower()}" in known else ""
    short = f"-{word}"
    if len(word) == 1:
        return short if short in known else ""
    name = f"--{word.lower()}"
    if name in known:
        return name + value
    from fzlint.rulebook.nearest import closest

    return closest(name, [option for option in known if option.startswith("--")]) or f"--{word}"
