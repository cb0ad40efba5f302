"""A progress bar on the error stream, for people who wait for many files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fzlint.report.result import Checked

_FEW = 5  # so many are done before a bar could be read


def track(results: Iterator[Checked], total: int) -> Iterable[Checked]:
    """All results, with a bar that grows as they come."""
    if total <= _FEW:
        return results
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("正在检查"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    done: list[Checked] = []
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        for checked in results:
            done.append(checked)
            bar.update(task, advance=1)
    return done
