"""`--watch`: check again whenever a report, a setting or a rule has changed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from fzlint.cli.screen import say
from fzlint.settings.setup import UsageError

PAUSE = 0.5  # seconds between two looks
_ALONE = ("fix", "diff", "annotate", "write_baseline")  # what writes would see its own writing as a change

Seen = dict[Path, tuple[int, int]]


def watch(check: Callable[..., int], values: dict[str, Any]) -> int:
    """Check with these values again and again, until Ctrl+C ends it.

    Raises UsageError.
    """
    if any(values[name] not in (None, False) for name in _ALONE):
        raise UsageError("--watch 只检查，不能与 --fix、--diff、--annotate、--write-baseline 同用。")
    names = values["names"]
    if not names or "-" in names:
        raise UsageError("--watch 要写明文件或文件夹。")
    while True:
        before = _seen(names)
        check(**values)
        say("等待改动，一有改动就再检查；按 Ctrl+C 结束。")
        changed = _changed(before, lambda: _seen(names))
        told = "、".join(path.name for path in changed[:3]) + ("等" if len(changed) > 3 else "")
        say(f"\n{time.strftime('%H:%M:%S')} {told} 有改动。")


def _changed(before: Seen, look: Callable[[], Seen]) -> list[Path]:
    """Wait for a change and for its end: what saves a file may write it in several steps."""
    now = before
    while True:
        time.sleep(PAUSE)
        last, now = now, look()
        if now != before and now == last:
            return sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))


def _seen(names: Sequence[str]) -> Seen:
    """The files that matter, when each was written and how long it is."""
    found: Seen = {}
    for path in _files(names):
        try:
            told = path.stat()
        except OSError:
            continue
        found[path] = (told.st_mtime_ns, told.st_size)
    return found


def _files(names: Sequence[str]) -> Iterator[Path]:
    from fzlint.settings.config import NAMES, find, merge
    from fzlint.settings.discover import discover
    from fzlint.settings.setup import folders

    reports = [input.path for input in discover(names).inputs]
    yield from reports
    for folder in dict.fromkeys(path.parent.resolve() for path in reports):
        yield from (parent / name for parent in (folder, *folder.parents) for name in NAMES)
        try:
            config = merge(find(folder))
            for rules in folders(config):
                yield from rules.rglob("*.*")
        except Exception:  # the check says what is wrong with it
            continue
