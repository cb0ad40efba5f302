"""The program: streams, the command line as click reads it, and what ends it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """The program. Never returns: ends in SystemExit with the exit code."""
    program = argv is None
    if program:  # a run makes much that stays and next to no cycles: looking for them takes a tenth of its time
        gc.set_threshold(1_000_000, 50, 100)
    from fzlint.cli.options import run
    from fzlint.cli.screen import say
    from fzlint.settings.setup import UsageError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console of an old code page must not end a report half-way
            stream.reconfigure(errors="replace")
    try:
        code = run(list(sys.argv[1:] if argv is None else argv))
    except UsageError as error:
        say(f"fzlint：{error}\n（用法见 fzlint --help）")
        code = 2
    except OSError as error:  # the disk or the stream that the result goes to
        if not program:
            raise
        from fzlint.cli.screen import hush
        from fzlint.readers.unreadable import why

        hush()
        say(f"fzlint：结果没有写完（{why(error)}）。")
        code = 2
    except KeyboardInterrupt:  # before click had a hand in it
        code = 130
    if program:
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> None:
    """End the program at once: to take three hundred modules apart first takes as long as ten checks.

    Returns where something that was written could not be handed over, which the interpreter then tells.
    """
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code)
