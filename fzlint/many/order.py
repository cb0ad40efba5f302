"""What a user asked to be written, and doing it: fixes, a preview of them, a copy with comments."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from fzlint.finding import FileReport, Problem
from fzlint.many.copies import BESIDE, annotated, is_folder
from fzlint.readers.read import SUFFIXES
from fzlint.readers.unreadable import Unreadable
from fzlint.record import NamedTuple
from fzlint.settings.setup import UsageError
from fzlint.single import content
from fzlint.write.editable import Unwritable


class Order(NamedTuple):
    """What to write.

    fix       mend, in place unless there is a target; diff: only show it; unsafe: also what wants a look
    target    where the mended file goes
    stdout    the mended content goes to the screen: it came from standard input
    annotate  where the copy with comments goes, see `copies.annotated`; with `fix` the fixes go there too, and the file
              itself stays as it is
    patch     show a text as `patch` understands it
    force     a copy may take the place of a file that is not fzlint's own
    """

    fix: bool = False
    diff: bool = False
    unsafe: bool = False
    target: Path | None = None
    annotate: Path | None = None
    stdout: bool = False
    force: bool = False
    patch: bool = True

    @property
    def in_place(self) -> bool:
        """Whether files themselves are mended."""
        return self.fix and not self.diff and self.target is None and self.annotate is None and not self.stdout

    def __bool__(self) -> bool:
        return self.fix or self.diff or self.annotate is not None


class Done(NamedTuple):
    """report: of the file as it is now, mended or not; diff: what would change, where that was asked for."""

    report: FileReport
    diff: tuple[Any, ...] = ()


_OWN = "own "  # how the groups of findings about fzlint's own marks begin

# the kind of a Word file stands inside it as well: under another suffix Word calls it damaged
_OWN_SUFFIX = (".docm", ".dotx", ".dotm")


_PLAIN = ("text", "markdown", "html", "rtf")  # formats without comments


def check(order: Order, files: Sequence[tuple[Path, str]]) -> None:
    """Raises UsageError where an order cannot be followed for these files (each a path, and its name for people)."""
    if order.stdout and len(files) > 1:
        raise UsageError("改正标准输入的内容时，不能同时检查其他文件。请分开运行。")
    if order.annotate is not None:
        _check_copies(order.annotate, files)
    elif order.target is not None:
        _check_target("--output", order.target, files)


def _check_copies(annotate: Path, files: Sequence[tuple[Path, str]]) -> None:
    if not is_folder(annotate):
        if len(files) > 1:
            raise UsageError(
                f"--annotate 写明了一个文件，这里有 {len(files)} 个要写。请写文件夹名，或者只写 --annotate（放在最后）。"
            )
        _check_target("--annotate", annotate, files)
    elif annotate == BESIDE and any(name == "-" for _, name in files):
        raise UsageError("检查标准输入时，--annotate 后面要写文件名。")
    taken: dict[str, str] = {}
    for path, name in files:
        if SUFFIXES.get(path.suffix.lower()) in _PLAIN:
            if len(files) == 1:
                raise UsageError(f"只有 Word 文件能加批注，“{name}”不是。请另存为 .docx 后再用 --annotate。")
            continue
        target = annotated(path, annotate)
        if os.path.realpath(path) == os.path.realpath(target):
            raise UsageError(f"--annotate 不能写入正在检查的文件“{name}”，请换一个文件名。")
        if taken.setdefault(os.path.normcase(target), name) != name:
            raise UsageError(f"“{taken[os.path.normcase(target)]}”和“{name}”的批注文件会同名。请分开运行。")


def _check_target(option: str, target: Path, files: Sequence[tuple[Path, str]]) -> None:
    if len(files) > 1:
        raise UsageError(f"{option} 一次只能写一个文件，这里有 {len(files)} 个。请逐个处理。")
    for path, name in files:
        suffix = path.suffix.lower()
        format = SUFFIXES.get(suffix)
        if option == "--annotate" and format in _PLAIN:
            raise UsageError(f"只有 Word 文件能加批注，“{name}”不是。请另存为 .docx 后再用 --annotate。")
        wanted = suffix if format != "doc" or suffix in _OWN_SUFFIX else ".docx"
        if target.suffix.lower() != wanted:
            raise UsageError(f"{option} 的文件名应以 {wanted} 结尾，不能是“{target.name}”。")


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
    failed = (lint(data) if report.partial else report)._replace(unwritten=problem)
    return Done(failed, _diff(order, failed))


def _carry_out(order: Order, path: Path, data: bytes, report: FileReport, lint: Callable[[bytes], FileReport]) -> Done:
    after, new = report, data
    if order.fix or order.diff:
        from fzlint.write.fix import mend

        new, left, mended = mend(data, report, lint, unsafe=order.unsafe)
        after = left._replace(mended=mended)
    if order.diff:
        return Done(report._replace(mended=after.mended), _diff(order, report, data, after, new))
    if after.mended or order.annotate is not None:  # that our own changes are there is said of what is written
        findings = tuple(finding for finding in after.findings if not finding.group.startswith(_OWN))
        after = after._replace(findings=findings)
    target: Path | None = None
    if order.annotate is not None:
        from fzlint.report import annotate

        if report.format not in ("docx", "doc") and is_folder(
            order.annotate
        ):  # among others a text: it is checked, no more
            return Done(report)
        target = annotated(path, order.annotate)
        copy = annotate.annotated(new, after)
        _spare(order, target, copy)
        _put_in_folder(target, copy) if target != order.annotate else _put(target, copy)
    elif order.target is not None:
        target = order.target
        _put(target, new)
    elif order.stdout:
        sys.stdout.buffer.write(new)
        sys.stdout.buffer.flush()
    elif after.mended:
        target = path
        _put(target, new, data)
    return Done(after._replace(written=str(target) if target else ""))


def _spare(order: Order, target: Path, copy: bytes) -> None:
    """Raises Unwritable where a copy would take the place of what people have made."""
    if order.force or not target.exists():
        return
    from fzlint.write.own import untouched

    there = content(target)
    if there and there != copy and not untouched(there):
        sentence = f"“{target}”已经存在，而且不是 fzlint 写的，或写好后有人改过，没有覆盖。请换一个文件名；确实不要它了，加 --force。"
        raise Unwritable("not-written", sentence)


def _put_in_folder(path: Path, data: bytes) -> None:
    """Write a file into a folder that is made for it; an empty one does not stay."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _put(path, data)
    except Unwritable:
        with suppress(OSError):
            path.parent.rmdir()
        raise


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
) -> tuple[Any, ...]:
    if not order.diff:
        return ()
    from fzlint.report.diff import part

    if after is None or not after.mended:
        return tuple(part(report))
    return tuple(part(report, data, after, new, order.patch))
