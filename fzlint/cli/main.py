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
        _open_what_is_closed()
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
        named = f"“{error.filename}”：" if isinstance(error.filename, str) else ""
        say(f"fzlint：结果没有写完（{named}{why(error)}）。")
        code = 2
    except KeyboardInterrupt:  # before click had a hand in it
        code = 130
    if program:
        _leave(code)
    sys.exit(code)


def _open_what_is_closed() -> None:
    """Streams that whoever started the program has closed: nothing comes in, what would be told fails as on a full disk, and
    no other file takes their numbers."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _leave(code: int) -> NoReturn:
    """End the program at once: to take three hundred modules apart first takes as long as ten checks."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except BrokenPipeError:  # nobody wants to read on
        pass
    except OSError as error:
        from fzlint.cli.screen import say
        from fzlint.readers.unreadable import why

        say(f"fzlint：结果没有写完（{why(error)}）。")
        code = 2
    except ValueError:  # closed by now
        pass
    os._exit(code)
