"""A run: from what was typed to the reports of all files, whoever checks them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from fzlint.finding import Problem
from fzlint.many.applied import Applied, Request, apply, check_patterns, excluded, fitting, folder, for_files, free
from fzlint.many.baselines import Baselines
from fzlint.many.copies import BESIDE
from fzlint.many.executors import Executor, Processes
from fzlint.many.order import check as check_order
from fzlint.many.work import Kit, Task, again, loaded, lost, seen, work
from fzlint.pattern import pattern
from fzlint.readers.unreadable import Unreadable
from fzlint.report.result import Checked, Run
from fzlint.settings import setup
from fzlint.settings.discover import Input, discover, matches
from fzlint.settings.setup import Setup, UsageError
from fzlint.write.locks import locks

Progress = Callable[[Iterator[Checked], int], Iterable[Checked]]

_HEADING = pattern(rb"(?m)^#{1,6} ")  # of Markdown
_FEW = 8  # so many files are checked before a cache could be asked


def run(request: Request, progress: Progress = lambda results, total: results) -> Run:
    """Check all that was asked for. An interrupt ends it early: what is done by then is kept, and the run says so.

    Raises UsageError, and BadConfig where the configuration file that was named cannot be followed.
    """
    found = discover(name for name in request.names if name != "-")
    annotate = request.order.annotate
    outputs = (("--output", request.output), ("--annotate", None if annotate == BESIDE else annotate))
    inputs = [input for input in found.inputs if not any(_is_output(input, *output) for output in outputs)]
    stdin = Input(Path(request.stdin_name or _guess(request.stdin)), request.stdin_name or "-", True)
    if "-" in request.names:
        inputs.insert(0, stdin)
    check_patterns(request.exclude)
    earlier = discover(request.against)
    applied, by_folder = apply(dict.fromkeys(folder(input) for input in (*inputs, *earlier.inputs)), request)
    rules = [rule for each in applied for rule in each.rules]
    if rules:
        setup.check_wishes(request.wishes, rules)
    baselines = Baselines(request.baseline)
    tasks = [
        task._replace(baseline=() if request.record else baselines.of(task.input.path, applied[task.setup].config))
        for task in _tasks(inputs, request, applied, by_folder, {stdin: request.stdin})
    ]
    check_order(request.order, [(task.input.path, task.input.name) for task in tasks])
    kit = Kit(tuple(each.setup for each in applied), request.layout, request.order, request.record)
    notes = [] if request.order.fix else _open([task.input for task in tasks if task.input != stdin])
    if ours := _wanted(found.ours, request):
        notes.append(f"{_named(ours)}按文件名是 fzlint 写的，没有检查；要检查请直接写明文件名。")
    if (
        "-" in request.names
        and not request.stdin_name
        and stdin.path.suffix == ".txt"
        and _HEADING.search(request.stdin)
    ):
        notes.append("标准输入按纯文本检查。如果是 Markdown，请加 --stdin-filename 报告.md。")
    unread: list[Problem] = []
    done: list[Checked] = []
    executor = _executor(request, kit)
    interrupted = False
    try:
        with _made(request, kit, executor, len(tasks)) as make:
            ready: Iterable[Task] = tasks
            if request.across or request.against:
                from fzlint.many.compare import compared

                named = _tasks(earlier.inputs, request, applied, by_folder, {})
                ready = compared(tasks, named, request.across, make, notes, unread)
            for _ in progress(_kept(make(ready), done), len(tasks)):
                pass
    except KeyboardInterrupt:
        interrupted = True
    finally:
        executor.close(at_once=interrupted)
    problems = [*_stopped(applied, tasks), *found.problems, *earlier.problems, *unread]
    if interrupted:
        problems.append(
            Problem("interrupted", f"检查被中断：查完了 {len(done)} 个文件，还有 {len(tasks) - len(done)} 个没有查。")
        )
    recorded = None
    if request.record and not interrupted:
        configs = [applied[task.setup].config for task in tasks]
        ran = [_chosen(request, applied[task.setup].setup) for task in tasks]
        recorded = baselines.write([task.input.path for task in tasks], done, configs, ran)
    sources = [setup.sources(each.config) for each in applied if each.setup]
    return Run(
        files=tuple(done),
        problems=tuple(problems),
        summaries={rule.code: rule.summary for rule in rules},
        recorded=recorded,
        notes=tuple(notes),
        skipped=_wanted(found.skipped, request),
        folders=tuple(dict.fromkeys(folder for folders, _ in sources for folder in folders)),
        checks={name: check for _, checks in sources for name, check in checks.items()},
    )


def _chosen(request: Request, own: Setup | None) -> frozenset[str]:
    """The codes of the rules that run, if the command line chooses them; empty if it does not."""
    if own is None or not (request.wishes.select or request.wishes.ignore):
        return frozenset()
    return frozenset(rule.code for chosen in (own.rules, *(c.rules for c in own.by_kind.values())) for rule in chosen)


def _tasks(
    inputs: Iterable[Input],
    request: Request,
    applied: list[Applied],
    by_folder: dict[Path, int],
    contents: dict[Input, bytes],
) -> list[Task]:
    """The tasks; what applies to some files of a folder only is added to `applied`."""
    tasks = []
    narrowed: dict[tuple[int, tuple[str, ...]], int] = {}
    for input in inputs:
        index = by_folder[folder(input)]
        own = applied[index]
        if excluded(input, request, own.config):
            continue
        if patterns := fitting(input.path, own.config):
            key = index, patterns
            if key not in narrowed:
                narrowed[key] = len(applied)
                applied.append(for_files(own, patterns, request.wishes)._replace(problem=None) if own.setup else own)
            index = narrowed[key]
        before = seen(input.path) if request.order.in_place else None
        tasks.append(Task(input, contents.get(input), index, free(input.path, own.config), own.problem, seen=before))
    return tasks


_WORD = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".wps")


def _open(inputs: Iterable[Input]) -> list[str]:
    """What is to be said of files that somebody has open. Where they are to be written the writer says more."""
    names = [
        input.name
        for input in inputs
        if input.path.suffix.lower() in _WORD and any(os.path.lexists(lock) for lock in locks(input.path))
    ]
    if not names:
        return []
    return [f"注意：{_named(names)}正在 Word/WPS 中打开，没有存盘的改动检查不到。"]


def _wanted(files: Iterable[str], request: Request) -> tuple[str, ...]:
    """Files without those that the command line excludes."""
    return tuple(name for name in files if not matches(Path(name), Path.cwd(), request.exclude))


def _named(files: Sequence[str]) -> str:
    """Files by name; of many the first, and their number."""
    return "、".join(f"“{name}”" for name in files[:3]) + (f"等 {len(files)} 个文件" if len(files) > 3 else "")


def _stopped(applied: Sequence[Applied], tasks: Sequence[Task]) -> Iterator[Problem]:
    """What keeps files from being checked, each reason once, with how many they are."""
    for problem in dict.fromkeys(each.problem for each in applied if each.problem):
        files = sum(task.error == problem for task in tasks)
        end = "\n" if "\n" in problem.message else ""
        told = f"{problem.message}{end}（有 {files} 个文件因此没有检查）"
        yield problem._replace(message=told) if files > 1 else problem


def _kept(results: Iterator[Checked], done: list[Checked]) -> Iterator[Checked]:
    for checked in results:
        done.append(checked)
        yield checked


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


# -------------------------------------------------------------------- checking


def _executor(request: Request, kit: Kit) -> Executor:
    do, gone = partial(work, kit), partial(lost, kit)
    if not request.executor:
        return Processes(request.jobs, do, gone, again)
    name, _, address = request.executor.partition(":")
    if name != "dask" or not address:
        raise UsageError(f"--executor 不能是“{request.executor}”；可写 dask:调度器地址，如 dask:tcp://10.0.0.1:8786。")
    if request.order:
        raise UsageError("--executor 只用来检查，不能与 --fix、--diff、--annotate 同用。")
    from fzlint.many.cluster import Cluster

    return Cluster(address, do, loaded, gone)


@contextmanager
def _made(
    request: Request, kit: Kit, executor: Executor, files: int
) -> Iterator[Callable[[Iterable[Task]], Iterator[Any]]]:
    """What makes results of tasks: the executor, with a cache in front of it where that is worth it."""
    if not request.cache or request.order or request.record or files < _FEW:
        yield executor.map
        return
    from fzlint.many.cache import Cache, key_of, place, through, version_key

    setups = [key_of(version_key(), each, request.layout._replace(folder="")) for each in kit.setups]

    def key(task: Task) -> tuple[Task, bytes | None]:
        try:
            task = loaded(task)
        except Unreadable:
            return task, None
        if task.data is None:
            return task, None
        return task, key_of(setups[task.setup], task._replace(data=None, setup=0), task.data)

    cache = Cache(place())
    try:
        yield lambda tasks: through(cache, executor, tasks, key)
    finally:
        cache.close()
