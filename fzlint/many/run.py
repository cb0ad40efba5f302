"""A run: from what was typed to the reports of all files, in one process or several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fzlint.api import content, lint_file
from fzlint.finding import SEVERITIES, FileReport, Problem
from fzlint.many.baselines import Baselines
from fzlint.many.order import Done, Order, carry_out
from fzlint.many.order import check as check_order
from fzlint.readers.unreadable import Unreadable
from fzlint.report.formats import module
from fzlint.report.result import Checked, Layout, Run
from fzlint.rulebook.rule import BadRule, Rule
from fzlint.rulebook.rule import matches as selects
from fzlint.settings import setup
from fzlint.settings.config import BadConfig, Config, File, find, merge, read
from fzlint.settings.discover import Input, discover, matches, spec
from fzlint.settings.setup import Setup, UsageError, Wishes
from fzlint.settle.baseline import Accepted, accepted

_MANY = 40  # from so many files on, starting processes costs less time than it saves

Progress = Callable[[Iterator[Checked], int], Iterable[Checked]]


class Request(NamedTuple):
    """What was typed.

    names    files, folders; "-" is the content `stdin`, to be treated as a file called `stdin_name`
    config   the configuration file that was named; no_config: none is read
    jobs     processes; 0: as many as are worth it
    output   the file that the result goes to
    order    what is to be written into files
    baseline the file of findings that are accepted; record: it is to be written
    """

    names: tuple[str, ...]
    wishes: Wishes = Wishes()
    layout: Layout = Layout()
    stdin: bytes = b""
    stdin_name: str = ""
    config: Path | None = None
    no_config: bool = False
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    jobs: int = 0
    output: Path | None = None
    order: Order = Order()
    baseline: Path | None = None
    record: bool = False


class Applied(NamedTuple):
    """What applies in a folder: the configuration, all rules that there are, and the set-up or why there is none."""

    config: Config
    rules: tuple[Rule, ...]
    setup: Setup | None
    problem: Problem | None = None


class _Task(NamedTuple):
    """A file to check. ignore: the rules that it is free of; error: why it cannot be checked; baseline: what is accepted."""

    input: Input
    data: bytes | None
    setup: int
    ignore: tuple[str, ...]
    error: Problem | None
    baseline: tuple[Accepted, ...] = ()


def run(request: Request, progress: Progress = lambda results, total: results) -> Run:
    """Check all that was asked for.

    Raises UsageError, and BadConfig where the configuration file that was named cannot be followed.
    """
    found = discover(name for name in request.names if name != "-")
    outputs = (("--output", request.output), ("--annotate", request.order.annotate))
    inputs = [input for input in found.inputs if not any(_is_output(input, *output) for output in outputs)]
    stdin = Input(Path(request.stdin_name or _guess(request.stdin)), request.stdin_name or "-", True)
    if "-" in request.names:
        inputs.insert(0, stdin)
    _check_patterns(request.exclude)
    folders = dict.fromkeys(_folder(input) for input in inputs)
    applied, by_folder = apply(folders, request)
    rules = [rule for each in applied for rule in each.rules]
    if rules:
        setup.check_wishes(request.wishes, rules)
    baselines = Baselines(request.baseline)
    tasks = []
    for input in inputs:
        index = by_folder[_folder(input)]
        own = applied[index]
        if not _excluded(input, request, own.config):
            data = request.stdin if input is stdin else None
            known = () if request.record else baselines.of(input.path, own.config)
            tasks.append(_Task(input, data, index, free(input.path, own.config), own.problem, known))
    check_order(request.order, [(task.input.path, task.input.name) for task in tasks])
    setups = tuple(each.setup for each in applied)
    check = partial(_check, setups=setups, layout=request.layout, order=request.order, record=request.record)
    files = tuple(progress(_results(tasks, check, request.jobs), len(tasks)))
    problems = [each.problem for each in applied if each.problem] + list(found.problems)
    recorded = None
    if request.record:
        configs = [applied[task.setup].config for task in tasks]
        recorded = baselines.write([task.input.path for task in tasks], files, configs)
    return Run(files, tuple(problems), {rule.code: rule.summary for rule in rules}, recorded)


def _guess(content: bytes) -> str:
    return "-.docx" if content.startswith(b"PK") else "-.txt"


def _is_output(input: Input, option: str, output: Path | None) -> bool:
    """Whether a file is the one that the result of an option goes to: an earlier result in the folder is no report.

    Raises UsageError if it was named: what is checked is never overwritten.
    """
    if output is None or os.path.realpath(input.path) != os.path.realpath(output):
        return False
    if input.named:
        raise UsageError(f"{option} 不能写入正在检查的文件“{input.name}”，请换一个文件名。")
    return True


# ---------------------------------------------------------------- what applies


def apply(folders: Iterable[Path], request: Request) -> tuple[list[Applied], dict[Path, int]]:
    """What applies in each of `folders`: every different set-up once, and for every folder its index.

    Raises UsageError, and BadConfig where the configuration file that was named cannot be followed.
    """
    named = [read(request.config)] if request.config else []
    applied: list[Applied] = []
    by_files: dict[tuple[Path, ...], int] = {}
    by_folder: dict[Path, int] = {}
    for folder in folders:
        problem = None
        try:
            files = named + ([] if request.no_config else list(find(folder)))
        except BadConfig as error:
            files, problem = [], Problem("bad-config", str(error), error.key)
        key = (*(file.path for file in files), *([folder] if problem else []))
        if key not in by_files:
            by_files[key] = len(applied)
            applied.append(Applied(Config(), (), None, problem) if problem else _apply(files, request))
        by_folder[folder] = by_files[key]
    return applied, by_folder


def _apply(files: Sequence[File], request: Request) -> Applied:
    config = merge(files)
    try:
        rules, kinds = setup.load(config)
        return Applied(config, rules, setup.make(config, request.wishes, rules, kinds))
    except BadConfig as error:
        if request.config is not None and error.path == request.config:
            raise
        return Applied(config, (), None, Problem("bad-config", str(error), error.key))
    except BadRule as error:
        return Applied(config, (), None, Problem("bad-rule", str(error), error.key))


def _folder(input: Input) -> Path:
    return input.path.parent.resolve()


def _excluded(input: Input, request: Request, config: Config) -> bool:
    if input.named and not (request.force_exclude or config.get("force-exclude")):
        return False
    value = config.values.get("exclude")
    return matches(input.path, Path.cwd(), request.exclude) or bool(
        value and matches(input.path, value.path.parent, value.value)
    )


def free(path: Path, config: Config) -> tuple[str, ...]:
    """The rules that `per-file-ignores` frees a file of."""
    return tuple(
        selector
        for pattern, value in config.table("per-file-ignores").items()
        if matches(path, value.path.parent, [pattern])
        for selector in value.value
    )


def _check_patterns(patterns: Sequence[str]) -> None:
    for pattern in patterns:
        try:
            spec((pattern,))
        except ValueError:
            raise UsageError(f"--exclude 不能是“{pattern}”；写法同 .gitignore，如“归档/”“*草稿*.docx”。") from None


# -------------------------------------------------------------------- checking


def _check(task: _Task, setups: Sequence[Setup | None], layout: Layout, order: Order, record: bool) -> Checked:
    """Check one file, write what was ordered, and make of it what the output format can make of it alone."""
    applies = setups[task.setup]
    fails = False
    diff: tuple[str, ...] = ()
    entries: tuple[Accepted, ...] = ()
    if task.error is not None or applies is None:
        report = FileReport(task.input.name, "", None, None, error=task.error)
    else:
        if task.ignore:
            kept = (rule for rule in applies.rules if not any(selects(rule, selector) for selector in task.ignore))
            applies = applies._replace(rules=tuple(kept))
        lint = partial(lint_file, task.input.path, applies, name=task.input.name, baseline=task.baseline)
        if record:
            report, entries = _record(partial(lint, data=task.data))
        elif order:
            report, diff = _write(task, order, lint)
        else:
            report = lint(data=task.data)
        failing = SEVERITIES.index(applies.fail_on)
        fails = any(SEVERITIES.index(finding.severity) <= failing for finding in report.findings)
    if order.diff:
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


def _write(task: _Task, order: Order, lint: Callable[..., FileReport]) -> Done:
    """Check one file and write what was ordered: the very content that was checked, so it is read once."""
    try:
        data = task.data if task.data is not None else content(task.input.path)
    except Unreadable:
        return carry_out(order, task.input.path, b"", lint(), lambda data: lint(data=data))
    return carry_out(order, task.input.path, data, lint(data=data), lambda data: lint(data=data))


def _results(tasks: Sequence[_Task], check: Callable[[_Task], Checked], jobs: int) -> Iterator[Checked]:
    """The files as checked, in order."""
    jobs = min(jobs or (os.cpu_count() or 1 if len(tasks) >= _MANY else 1), len(tasks))
    if jobs < 2:
        yield from map(check, tasks)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_leave_interrupts)
    try:
        for checked in pool.map(check, tasks, chunksize=max(1, min(8, len(tasks) // (jobs * 4)))):
            done += 1
            yield checked
    except BrokenProcessPool:
        sentence = "检查进程被意外终止（多半是内存不足），没有查到这个文件。请减少 --jobs 后再试。"
        for task in tasks[done:]:
            yield check(task._replace(error=Problem("internal", sentence, task.input.name)))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl+C is for the first process, which ends the others."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
