"""What is done for one file, in whichever process: check it, write what was ordered, make of it what the output needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from fzlint.document.shared import Other, Print, hashes, print_of
from fzlint.document.unit import unit_named
from fzlint.finding import SEVERITIES, FileReport, Problem
from fzlint.linter import MOST_MENDED
from fzlint.many.applied import without
from fzlint.many.order import Done, Order, carry_out
from fzlint.readers.read import read
from fzlint.readers.unreadable import Unreadable
from fzlint.record import NamedTuple
from fzlint.report.formats import module
from fzlint.report.result import Checked, Layout
from fzlint.rulebook.kind import tell_kind
from fzlint.settings.discover import Input
from fzlint.settings.setup import Setup
from fzlint.settle.baseline import Accepted, accepted
from fzlint.single import content, lint_file


class Task(NamedTuple):
    """A file to check.

    data    its content; None: it is to be read
    setup   which of the set-ups applies; ignore: the rules that it is free of
    error   why it cannot be checked
    others  reports that it is compared with
    print   it is not to be checked, only to be made ready for comparing
    baseline  what is accepted
    seen  how its file stood when the run began, where it is to be mended in place
    again a process died over it, perhaps only when it was done
    """

    input: Input
    data: bytes | None
    setup: int
    ignore: tuple[str, ...]
    error: Problem | None
    others: tuple[Other, ...] = ()
    print: bool = False
    baseline: tuple[Accepted, ...] = ()
    seen: tuple[int, int] | None = None
    again: bool = False


class Printed(NamedTuple):
    """A report made ready for comparing; None where it cannot be read: unread tells why."""

    print: Print | None
    hashes: tuple[int, ...] = ()
    unread: Problem | None = None


class Kit(NamedTuple):
    """What holds for all files of a run: every worker gets it once. record: a baseline is to be written."""

    setups: tuple[Setup | None, ...]
    layout: Layout
    order: Order
    record: bool = False


def work(kit: Kit, task: Task) -> Any:
    """Checked, or Printed if that is what the task asks for."""
    return _printed(kit, task) if task.print else _checked(kit, task)


def loaded(task: Task) -> Task:
    """The task with the content of its file.

    Raises Unreadable.
    """
    return task if task.data is not None or task.error is not None else task._replace(data=content(task.input.path))


def seen(path: Path) -> tuple[int, int] | None:
    """How a file stands: another one in its place, or a later one, stands otherwise."""
    try:
        there = path.stat()
    except OSError:
        return None
    return there.st_ino, there.st_mtime_ns


def again(task: Task) -> Task:
    return task._replace(again=True)


def lost(kit: Kit, task: Task) -> Any:
    """What is said of a file whose worker died: it alone is lost."""
    if task.print:
        return Printed(None)
    sentence = "检查这个文件的进程被意外终止（多半是内存不足），没有查完。请单独检查它，或减少 --jobs 后再试。"
    if _was_mended(task._replace(again=True)):
        sentence = f"{_MENDED}剩下的问题没有查完，请再检查一次。"
    return _checked(kit, task._replace(error=Problem("internal", sentence, task.input.name)))


def _checked(kit: Kit, task: Task) -> Checked:
    applies = kit.setups[task.setup]
    layout = kit.layout
    fails = False
    diff: tuple[Any, ...] = ()
    entries: tuple[Accepted, ...] = ()
    if task.error is not None or applies is None:
        report = FileReport(task.input.name, "", None, None, error=task.error)
    else:
        if task.ignore:
            applies = without(applies, task.ignore)
        lint = partial(
            lint_file, task.input.path, applies, name=task.input.name, others=task.others, baseline=task.baseline
        )
        if kit.record:
            report, entries = _record(partial(lint, data=task.data, most=MOST_MENDED))
        elif kit.order:
            report, diff = _write(task, kit.order, lint)
        else:
            report = lint(data=task.data)
        failing = SEVERITIES.index(applies.fail_on)
        layout = layout._replace(failing=applies.fail_on)
        fails = any(SEVERITIES.index(finding.severity) <= failing for finding in report.findings)
    if kit.order.diff:
        part, fails = diff, report.mended > 0
    else:
        part = module(layout.format).part(report, layout)
    return Checked(report._replace(document=None), part, fails, entries)


def _record(lint: Callable[..., FileReport]) -> tuple[FileReport, tuple[Accepted, ...]]:
    """All that is to be accepted in a file, and what is then left to tell: what a copy covers comes to light once the copy
    itself is accepted."""
    entries: tuple[Accepted, ...] = ()
    report = lint(baseline=())
    while report.document is not None and report.findings:
        entries += accepted(report.document, report.findings)
        before, report = len(report.findings), lint(baseline=entries)
        if not report.baselined or (before <= len(report.findings) and not any(f.covered for f in report.findings)):
            break  # never round and round, whatever a rule of others does
    return report, entries


def _write(task: Task, order: Order, lint: Callable[..., FileReport]) -> Done:
    """Check one file and write what was ordered: the very content that was checked, so it is read once."""
    if order.fix or order.diff:
        lint = partial(lint, most=MOST_MENDED)
    if _was_mended(task):
        report = lint()
        return Done(report._replace(notes=(*report.notes, _MENDED)))
    try:
        data = task.data if task.data is not None else content(task.input.path)
    except Unreadable:
        return carry_out(order, task.input.path, b"", lint(), lambda data: lint(data=data))
    to_mend = order.fix and not (order.diff or order.unsafe or order.annotate)

    def anew(new: bytes) -> FileReport:
        return lint(data=new, own_marks=new is data)  # of changes just made nobody needs to be told

    return carry_out(order, task.input.path, data, lint(data=data, to_mend=to_mend), anew)


_MENDED = "这个文件已经改正并写回，但进程随后被意外终止，改正了几处没有记下来。"


def _was_mended(task: Task) -> bool:
    """Whether the process that died over a task had mended its file."""
    return task.again and task.seen is not None and seen(task.input.path) != task.seen


def _printed(kit: Kit, task: Task) -> Printed:
    applies = kit.setups[task.setup]
    if task.error is not None or applies is None:
        return Printed(None)
    try:
        data = task.data if task.data is not None else content(task.input.path)
        document = read(data, task.input.path.name)
    except Unreadable as error:
        return Printed(None, unread=Problem(error.code, str(error), task.input.name))
    except Exception as error:
        sentence = f"程序自身出错，没有读完（{type(error).__name__}：{error}）。"
        return Printed(None, unread=Problem("internal", sentence, task.input.name))
    told = None if applies.kind else tell_kind(applies.kinds, document)
    kind = told.kind if told else applies.kind
    year = document.reported(kind.year_offset if kind else 0)
    made = print_of(document, task.input.name, unit_named(document), year)
    return Printed(made, tuple(sorted(hashes(made.letters))))
