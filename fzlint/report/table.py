"""Table: a line for each file, for people who look after many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from fzlint.finding import FileReport
from fzlint.report.columns import width, wrap
from fzlint.report.place import file_name
from fzlint.report.result import Layout, Run
from fzlint.report.rows import Row, rows
from fzlint.report.summary import statistics, summary
from fzlint.report.visible import visible

_HEAD = ("年度", "错误", "警告", "提示", "缺")
_WIDTHS = (4, 6, 6, 6, 4)
_LEAST = 20  # columns for the name of a unit


def part(report: FileReport, layout: Layout) -> None:
    """Nothing: the table is made of the counts."""


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    lines = [problem.message for problem in run.problems]
    if run.files:
        lines += _table(rows(run), layout.width)
    if layout.statistics:
        lines += statistics(run)
    if not layout.quiet:
        lines += summary(run)
    stream.writelines(visible(line) + "\n" for line in lines)


def _table(found: list[Row], columns: int) -> Iterator[str]:
    names = _names(found)
    room = max(_LEAST, columns - sum(_WIDTHS) - 2 * len(_WIDTHS))
    size = min(room, max(map(width, ["单位或文件", *names])))
    yield _line("单位或文件", _HEAD, size)
    for name, row in zip(names, found, strict=True):
        if row.errors is not None:
            missing = str(len(row.missing.split("；"))) if row.missing else ""
            cells = (row.year, *(str(n) if n else "" for n in (row.errors, row.warnings, row.infos)), missing)
            yield _line(name, cells, size)
        else:
            yield _line(name, (row.year, "未查"), size)
    told = [f"{name}：{row.unread}" for name, row in zip(names, found, strict=True) if row.unread]
    for line in (*_missing(names, found), *told):
        for pieces in wrap([(line, "")], columns, ""):
            yield "".join(text for text, _ in pieces)
    yield ""


def _names(found: list[Row]) -> list[str]:
    """The unit whose report it is; of several reports of one unit the file too, or nobody could tell them apart."""
    times = Counter(row.unit for row in found)
    return [
        row.unit if row.unit and times[row.unit] == 1 else f"{row.unit} {file_name(row.path)}".strip() for row in found
    ]


def _missing(names: list[str], found: list[Row]) -> Iterator[str]:
    """For every part that reports lack, which do."""
    lack: dict[str, list[str]] = {}
    for name, row in zip(names, found, strict=True):
        for part in row.missing.split("；") if row.missing else ():
            lack.setdefault(part, []).append(name)
    for part, those in sorted(lack.items(), key=lambda item: -len(item[1])):
        yield f"缺少“{part}”的 {len(those)} 份：{'、'.join(those)}"


def _line(name: str, cells: tuple[str, ...], size: int) -> str:
    shown = _cut(name, size)
    line = shown + " " * (size - width(shown))
    for cell, columns in zip(cells, _WIDTHS, strict=False):
        line += "  " + " " * (columns - width(cell)) + cell
    return line.rstrip()


def _cut(name: str, size: int) -> str:
    if width(name) <= size:
        return name
    while width(name) > size - 2:
        name = name[:-1]
    return name + "…"
