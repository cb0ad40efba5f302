"""What the one file runs: the command line, and what a double click or files dropped on the icon stand for."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path


def started_by_click() -> bool:
    """Whether Windows has opened the console for us alone: then there are no more than we ourselves in it (two processes, as
    the one file unpacks itself for the second), and it goes away as soon as we end."""
    if sys.platform != "win32":
        return False
    import ctypes

    processes = (ctypes.c_uint * 8)()
    return 0 < ctypes.windll.kernel32.GetConsoleProcessList(processes, 8) <= 2


def main() -> None:
    multiprocessing.freeze_support()
    from fzlint.cli.main import main as run

    arguments = sys.argv[1:]
    if not arguments:
        arguments = ["desk"]
    elif started_by_click() and all(Path(name).exists() for name in arguments):
        arguments = ["desk", *arguments]
    else:
        run()
    try:
        run(arguments)
    except SystemExit as end:
        if started_by_click() and (end.code or len(arguments) > 1):  # else nobody could read what was said
            input("按回车键关闭窗口。")
        raise


if __name__ == "__main__":
    main()
