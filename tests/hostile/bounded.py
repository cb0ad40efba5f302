"""Run fzlint as people do, in a process of its own whose time and memory are bounded and measured by the system."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

SECONDS = 10.0  # of a processor as fast as the one that this was set on
MEGABYTES = 1000.0
_DEADLINE = 45  # seconds by the clock: what only waits is ended, too
# a process starts with what the one that it was forked from had in memory: a small one stands between
_BETWEEN = """
import json, os, resource, sys
cpu, file_size, measured, *command = sys.argv[1:]
child = os.fork()
if not child:
    resource.setrlimit(resource.RLIMIT_CPU, (int(cpu), int(cpu) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))  # a bomb ends here, not with the machine
    if int(file_size):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(file_size), int(file_size)))
    os.execv(command[0], command)
_, status, used = os.wait4(child, 0)
with open(measured, "w") as file:
    json.dump([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / 1024], file)
"""


# what fzlint does most: patterns over Chinese text, small objects, dictionaries
_YARDSTICK = """
import re
from time import process_time
begun = process_time()
text = "推进依法行政工作，全年办结案件123件。" * 4000
for _ in range(2):
    counts = {}
    records = []
    for found in re.compile("[0-9]+|[^，。]").finditer(text):
        said = found.group()
        counts[said] = counts.get(said, 0) + found.start() % 7
        records.append((found.start(), found.end(), {"said": said}))
    kept = sorted(records, key=lambda record: record[0] * 7919 % 104729)
print(process_time() - begun)
"""
_TAKES = 0.16  # seconds that the yardstick takes on the processor that SECONDS was set on


class Ended(NamedTuple):
    """How a run ended. code: below 0 if a signal ended it; seconds: of processors; megabytes: at most, of memory in use."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


def slowness() -> float:
    """How many times as long as on the processor that SECONDS was set on the same work takes here and now; at least 1, so that
    no machine has less, and at most what `fzlint` leaves a process."""
    command = [sys.executable, "-S", "-c", _YARDSTICK]
    took = [float(subprocess.run(command, capture_output=True, check=True, text=True).stdout) for _ in range(4)]
    return min(max(sum(took) / len(took) / _TAKES, 1.0), 2.0)


def fzlint(
    args: Sequence[str],
    folder: Path,
    *,
    stdin: Path | None = None,
    stdout: Path | None = None,
    env: Mapping[str, str] | None = None,
    file_size: int = 0,
) -> Ended:
    """A run in `folder`. file_size: no file may become larger, as on a full disk."""
    told, complaints, measured = stdout or folder / ".out", folder / ".err", folder / ".measured"
    between = [sys.executable, "-S", "-c", _BETWEEN, str(2 * int(SECONDS)), str(file_size), str(measured)]
    with open(stdin or os.devnull, "rb") as read, told.open("wb") as out, complaints.open("wb") as err:  # noqa: PTH123
        process = subprocess.Popen(
            [*between, sys.executable, "-m", "fzlint", *args],
            cwd=folder,
            stdin=read,
            stdout=out,
            stderr=err,
            env={**os.environ, "HOME": str(folder), "XDG_CACHE_HOME": str(folder / ".cache"), **(env or {})},
            start_new_session=True,
        )
        try:
            process.wait(_DEADLINE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    code, seconds, megabytes = json.loads(measured.read_text()) if measured.is_file() else (-9, _DEADLINE, 0.0)
    texts = [
        path.read_text(encoding="utf-8", errors="replace") if path.is_file() else "" for path in (told, complaints)
    ]
    return Ended(code, *texts, seconds, megabytes)
