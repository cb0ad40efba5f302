"""What reaches the screen or a file: sentences, the result of a run, and how wide and colourful it may be."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from fzlint.readers.unreadable import why

if TYPE_CHECKING:
    from fzlint.report.result import Layout, Run


def say(text: str) -> None:
    from fzlint.report.visible import visible

    print(visible(text), file=sys.stderr)


def show(text: str) -> None:
    """Write to the screen; whoever reads along through a pipe may have seen enough."""
    try:
        print(text)
        sys.stdout.flush()
    except BrokenPipeError:
        hush()


def hush() -> None:
    """Let what is still to be written go nowhere, so that the interpreter does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def width() -> int:
    """The columns of the screen: COLUMNS, else those of the terminal, else 80."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def colour_wanted(wish: str, output: str | None) -> bool:
    if wish == "auto":
        if output is not None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            return False
        return sys.stdout.isatty()
    return wish == "always"


def deliver(run: Run, layout: Layout, output: str | None, screen: TextIO) -> bool:
    """Write the result to the screen or, whole or not at all, to a file; False if that cannot be done."""
    from fzlint.report.formats import about, module

    if output is not None:
        return save(run, layout, Path(output))
    write = module(layout.format).write
    try:
        if about(layout.format).utf8:
            from io import TextIOWrapper

            stream = TextIOWrapper(screen.buffer, "utf-8", "backslashreplace", newline="\n")
            write(run, layout, stream)
            stream.detach()
        else:
            write(run, layout, screen)
        screen.flush()
    except BrokenPipeError:
        hush()
    return True


def save(run: Run, layout: Layout, target: Path) -> bool:
    from io import BytesIO, TextIOWrapper

    from fzlint.report.formats import about, module
    from fzlint.write.editable import Unwritable
    from fzlint.write.file import put, replace

    try:
        if about(layout.format).binary:
            put(target, module(layout.format).document(run, layout))
        else:
            content = BytesIO()
            with TextIOWrapper(content, "utf-8", "backslashreplace", newline="\n") as stream:
                module(layout.format).write(run, layout, stream)
                stream.flush()
                put(target, content.getvalue())
        if beside := getattr(module(layout.format), "beside", None):
            for name, text in beside(run, layout, target.name):
                page = target.parent / name
                page.parent.mkdir(exist_ok=True)
                replace(page, text.encode("utf-8", "backslashreplace"))
    except Unwritable as error:
        say(f"fzlint：{error}")
        return False
    except OSError as error:
        say(f"fzlint：结果不能写入“{target}”：{why(error)}。")
        return False
    return True
