"""What a user asked to be written, and doing it: fixes, a preview of them, a copy with comments."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fzlint.finding import FileReport, Problem
from fzlint.readers.read import SUFFIXES
from fzlint.readers.unreadable import Unreadable
from fzlint.settings.setup import UsageError
from fzlint.write.editable import Unwritable

if TYPE_CHECKING:
    from fzlint.report.diff import Line


class Order(NamedTuple):
    """What to write.

    fix       mend, in place unless there is a target; diff: only show it; unsafe: also what wants a look
    target    where the mended file goes
    stdout    the mended content goes to the screen: it came from standard input
    annotate  where the copy with comments goes; with `fix` the fixes go there too, and the file itself stays as it is
    """

    fix: bool = False
    diff: bool = False
    unsafe: bool = False
    target: Path | None = None
    annotate: Path | None = None
    stdout: bool = False

    def __bool__(self) -> bool:
        return self.fix or self.diff or self.annotate is not None


class Done(NamedTuple):
    """report: of the file as it is now, mended or not; diff: what would change, where that was asked for."""

    report: FileReport
    diff: tuple[Line, ...] = ()


# the kind of a Word file stands inside it as well: under another suffix Word calls it damaged
_OWN_SUFFIX = (".docm", ".dotx", ".dotm")


def check(order: Order, files: Sequence[tuple[Path, str]]) -> None:
    """Raises UsageError where an order cannot be followed for these files (each a path, and its name for people)."""
    option, target = ("--annotate", order.annotate) if order.annotate else ("--output", order.target)
    if order.stdout and len(files) > 1:
        raise UsageError("改正标准输入的内容时，不能同时检查其他文件。请分开运行。")
    if target is None:
        return
    if len(files) > 1:
        raise UsageError(f"{option} 一次只能写一个文件，这里有 {len(files)} 个。请逐个处理。")
    for path, name in files:
        suffix = path.suffix.lower()
        format = SUFFIXES.get(suffix)
        if order.annotate and format in ("text", "markdown", "html", "rtf"):
            raise UsageError(f"只有 Word 文件能加批注，“{name}”不是。请另存为 .docx 后再用 --annotate。")
        wanted = suffix if format != "doc" or suffix in _OWN_SUFFIX else ".docx"
        if target.suffix.lower() != wanted:
            raise UsageError(f"{option} 的文件名应以 {wanted} 结尾，不能是“{target.name}”。")
        if order.annotate and os.path.realpath(path) == os.path.realpath(target):
            raise UsageError(f"--annotate 不能写入正在检查的文件“{name}”，请换一个文件名。")


def carry_out(order: Order, path: Path, data: bytes, report: FileReport, lint: Callable[[bytes], FileReport]) -> Done:
    """Write what was ordered for one file. Whatever stands in the way becomes `report.unwritten`, and nothing is written.

    data    the content that `report` was made of
    lint    makes the report of a changed content
    """
    if report.document is None:
        return Done(report, _diff(order, report))
    try:
        return _carry_out(order, path, data, report, lint)
    except (Unwritable, Unreadable) as error:
        problem = Problem("not-written", str(error), report.path)
    except Exception as error:  # whatever we stumble over must not hide the other files
        sentence = f"程序自身出错，未能写入（{type(error).__name__}：{error}）。请把文件和这句话一并反馈给我们。"
        problem = Problem("internal", sentence, report.path)
    failed = report._replace(unwritten=problem)
    return Done(failed, _diff(order, failed))


def _carry_out(order: Order, path: Path, data: bytes, report: FileReport, lint: Callable[[bytes], FileReport]) -> Done:
    after, new = report, data
    if order.fix or order.diff:
        from fzlint.write.fix import mend

        new, left, mended = mend(data, report, lint, unsafe=order.unsafe)
        after = left._replace(mended=mended)
    if order.diff:
        return Done(report._replace(mended=after.mended), _diff(order, report, data, after, new))
    if order.annotate is not None:
        from fzlint.report.annotate import annotated

        _put(order.annotate, annotated(new, after))
    elif order.target is not None:
        _put(order.target, new)
    elif order.stdout:
        sys.stdout.buffer.write(new)
        sys.stdout.buffer.flush()
    elif after.mended:
        _put(path, new, data)
    return Done(after)


def _put(path: Path, data: bytes, before: bytes | None = None) -> None:
    """Write a file, whole or not at all. What a link points at is never written to: it may be shared, or elsewhere.

    before  what the file held when it was read, if it is the one that was checked
    """
    from fzlint.write.file import replace

    if before is not None and path.is_symlink():
        sentence = f"“{path}”是一个链接，未改动。请改用原文件“{path.resolve()}”，或用 --output 写到别处。"
        raise Unwritable("not-written", sentence)
    replace(path, data, before)


def _diff(
    order: Order, report: FileReport, data: bytes = b"", after: FileReport | None = None, new: bytes = b""
) -> tuple[Line, ...]:
    if not order.diff:
        return ()
    from fzlint.report.diff import part

    if after is None or not after.mended:
        return tuple(part(report))
    return tuple(part(report, data, after, new))
