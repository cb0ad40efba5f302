"""Many reports: processes, cache, Dask, passages across reports. Writes RESULTS.md beside this file.

    python benchmarks/many.py            all of it, about ten minutes
    python benchmarks/many.py across     one part: folder, dask or across

Reports are made by machine from our own texts (`many_texts.py`). Times are of whole runs of the program, imports and all, in a
cache folder of their own.
"""

from __future__ import annotations

import os
import platform
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import docx
import many_texts
from bank import bank  # many_texts knows where it is

HERE = Path(__file__).parent
SIZES = (500, 1000, 2000, 4000)
PLANTED = 100  # copies: one section, one character in twenty changed


class Ran(NamedTuple):
    wall: float
    cpu: float
    memory: int  # MB, of the largest process so far
    out: bytes


def fzlint(folder: Path, *args: str) -> Ran:
    """Run the program; it may find faults, but must not fail."""
    env = {**os.environ, "XDG_CACHE_HOME": str(folder.parent / "cache"), "PYTHONPATH": str(HERE.parent)}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "fzlint", folder.name, "--no-config", *args]
    done = subprocess.run(command, cwd=folder.parent, env=env, capture_output=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in (0, 1), done.stderr.decode()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ran(wall, cpu, after.ru_maxrss // 1024, done.stdout)


# ------------------------------------------------------------------------ parts


def folder(place: Path) -> Iterator[str]:
    """400 Word files: jobs, cache."""
    reports = place / "reports"
    reports.mkdir()
    texts = [report.text for report in bank()]
    for number in range(400):
        written = docx.Document()
        rng = random.Random(number)
        for line in [*texts[number % len(texts)].splitlines(), *(many_texts.paragraph(rng) for _ in range(12))]:
            written.add_paragraph(line)
        written.save(str(reports / f"{number:03}.docx"))
    one = fzlint(reports, "--no-cache", "--jobs", "1")
    two = fzlint(reports, "--no-cache", "--jobs", "2")
    cold = fzlint(reports)
    warm = fzlint(reports)
    assert one.out == two.out == cold.out == warm.out
    yield "## A folder of 400 Word files\n"
    yield "| run | seconds | processor seconds | ratio |\n|---|---:|---:|---|"
    yield f"| `--jobs 1 --no-cache` | {one.wall:.1f} | {one.cpu:.1f} | |"
    yield f"| `--jobs 2 --no-cache` | {two.wall:.1f} | {two.cpu:.1f} | {one.wall / two.wall:.2f} × as fast |"
    yield f"| first run, cache empty | {cold.wall:.1f} | {cold.cpu:.1f} | |"
    yield f"| second run | {warm.wall:.1f} | {warm.cpu:.1f} | {warm.wall / cold.wall:.3f} of the first |"
    yield "\nAll four say the same, byte for byte.\n"


def dask(place: Path) -> Iterator[str]:
    """A scheduler and two workers on this machine."""
    try:
        from dask.distributed import LocalCluster
    except ImportError:
        yield "## Dask\n\nNot installed.\n"
        return
    reports = place / "dask-reports"
    reports.mkdir()
    for number in range(200):
        (reports / f"{number:03}.txt").write_text(many_texts.report(number), encoding="utf-8")
    os.environ["PYTHONPATH"] = str(HERE.parent)
    here = fzlint(reports, "--no-cache", "--jobs", "2", "--format", "json")
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        there = fzlint(reports, "--no-cache", "--executor", f"dask:{cluster.scheduler_address}", "--format", "json")
    yield "## Dask: 200 reports of ten pages, two workers on this machine\n"
    yield "| run | seconds |\n|---|---:|"
    yield f"| `--jobs 2` | {here.wall:.1f} |"
    yield f"| `--executor dask:…` | {there.wall:.1f} |"
    yield f"\nThe same, byte for byte: {'yes' if here.out == there.out else 'NO'}.\n"


def across(place: Path) -> Iterator[str]:
    """Reports of ten pages, in two hundred of which a copy was planted or copied from."""
    yield "## Passages across reports of ten pages (`--across --select FZ112 --no-cache --jobs 2`)\n"
    yield f"{PLANTED} copies are planted: one section, one character in twenty changed. Every report shares a model text with all, and"
    yield "a passage with a fifth of them; these are no copies.\n"
    yield "| reports | seconds | processor seconds | against linear | memory of one process | copies found | other findings |"
    yield "|---:|---:|---:|---:|---:|---:|---:|"
    first = 0.0
    for size in SIZES:
        reports = place / f"across-{size}"
        reports.mkdir()
        planted = set(_planted(reports, size))
        ran = fzlint(reports, "--across", "--select", "FZ112", "--no-cache", "--jobs", "2", "--format", "concise")
        found = re.findall(r"(\d+)\.txt:\S+ warning FZ112 .*?“\S*?(\d+)\.txt”", ran.out.decode())
        pairs = [(int(one), int(two)) for two, one in found]
        first = first or ran.cpu / size
        right = planted & set(pairs)
        yield (
            f"| {size:,} | {ran.wall:.1f} | {ran.cpu:.1f} | {ran.cpu / size / first:.2f} | {ran.memory} MB "
            f"| {len(right)} of {len(planted)} | {len(pairs) - len(right)} |"
        )
    yield "\n“Against linear” is the processor time of a report, by that of the smallest size.\n"


def _planted(reports: Path, size: int) -> Iterator[tuple[int, int]]:
    copied: dict[int, str] = {}
    for number in range(size):
        text = many_texts.report(number)
        if number < 2 * PLANTED and number % 2 == 0:
            start, end = many_texts.section(text, 1)
            copied[number + 1] = many_texts.edited(text[start:end], random.Random(number))
        elif number in copied:
            start, end = many_texts.section(text, 2)
            text = text[:start] + copied[number] + text[end:]
            yield number - 1, number
        (reports / f"{number:04}.txt").write_text(text, encoding="utf-8")


PARTS: dict[str, Callable[[Path], Iterator[str]]] = {"folder": folder, "dask": dask, "across": across}


def main() -> None:
    wanted = sys.argv[1:] or list(PARTS)
    load = os.getloadavg()[0]
    pages = [
        "# Results of benchmarks/many.py\n",
        f"{date.today()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}, "
        f"load {load:.1f} when it began (what others ran at the same time makes the seconds longer, the processor seconds hardly).\n",
    ]
    with tempfile.TemporaryDirectory() as place:
        for name in wanted:
            for line in PARTS[name](Path(place)):
                print(line, flush=True)
                pages.append(line)
    if wanted == list(PARTS):
        (HERE / "RESULTS.md").write_text("\n".join(pages).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
