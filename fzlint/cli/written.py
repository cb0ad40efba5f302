"""What was written: into which files, and what their owners do with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from fzlint.report.result import Run

if TYPE_CHECKING:
    from fzlint.many.order import Order

_NAMED = 6  # files that are named; of more the number is told


def result(run: Run, output: Path, *, diff: bool) -> str:
    """A line about the result that was written to a file, with the numbers; the result itself tells the rest.

    diff: it is what --fix would change
    """
    if diff:
        return f"改法已写入“{output}”，报告没有改动。"
    from fzlint.report.result import count
    from fzlint.report.summary import found

    counts = count(run)
    failed = len(run.problems) + counts.unread + counts.unfinished
    checked = counts.files - counts.unread
    return (
        f"结果已写入“{output}”"
        + (f"：共检查 {checked} 个文件，{found(counts)}" if checked else "")
        + (f"；有 {failed} 项未能检查或没有查完，原因写在里面" if failed else "")
        + "。"
    )


def written(run: Run, order: Order) -> Iterator[str]:
    """Lines about the files that were written."""
    reports = [file.report for file in run.files if file.report.written]
    read = any(file.report.error is None and file.report.unwritten is None for file in run.files)
    if order.in_place and read and not reports:
        yield "没有可以自动改正的问题，没有改动任何文件。"
    if not reports:
        return
    names = "、".join(f"“{report.written}”" for report in reports[:_NAMED])
    names += f"等 {len(reports)} 个文件" if len(reports) > _NAMED else ""
    mended = sum(report.mended for report in reports)
    if order.annotate is not None:
        yield f"带批注的文件已存为{names}。"
    elif order.target is not None:
        yield f"改正后的文件已存为{names}。" if mended else f"没有可以自动改正的问题，{names}与原文件相同。"
    else:
        yield f"已改正 {mended} 处，写入{names}。"
    if mended and any(report.format == "docx" for report in reports):
        yield "改动都是修订：在 Word/WPS 的“审阅”中逐条接受或拒绝；全部同意的，用“接受”下面的“接受所有修订”。"
