"""The commands of the command line: what was typed, handed to those who do it, and the exit code. No logic of its own.

Exit codes: 0 nothing at a failing level, 1 findings at a failing level, 2 fzlint or an input failed, 130 interrupted.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from fzlint.cli.screen import colour_wanted, deliver, say, show, width
from fzlint.readers.unreadable import why
from fzlint.settings.setup import UsageError, Wishes

if TYPE_CHECKING:
    from fzlint.finding import Severity
    from fzlint.many.applied import Request
    from fzlint.many.order import Order
    from fzlint.report.result import Run


SHORT = """\
fzlint 检查中文报告初稿（.docx .doc .wps .md 等）：哪里有问题、为什么、怎么改。

用法：fzlint [选项] 文件或文件夹…
      fzlint 命令 [参数]…

例：  fzlint 报告.docx            检查一份报告
      fzlint 报告文件夹           检查文件夹里的全部报告
      fzlint rule FZ201           看一条规则的理由、出处和例句
"""
COMMANDS_HELP = """
命令：
  rule [编号或名称]…      列出全部规则，或说明其中几条
  test 文件夹或文件…      检验规则文件里的例句
  init                    写一个带说明的配置文件
  config [文件]           显示适用的设置、来自哪里、各条规则是否启用
  desk                    在浏览器里检查：放入报告，看结果，下载批注
  lsp                     供 VS Code 等编辑器使用：边写边查
  cache info|clear        查看、清除保存的检查结果"""


# --------------------------------------------------------------------- commands


def check(
    names: tuple[str, ...],
    format: str | None = None,
    *,
    all: bool = False,
    kind: str | None = None,
    publish: bool = False,
    quiet: bool = False,
    select: tuple[str, ...] = (),
    extend_select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    severity_level: Severity | None = None,
    fail_on: Severity | None = None,
    exit_zero: bool = False,
    exclude: tuple[str, ...] = (),
    force_exclude: bool = False,
    stdin_filename: str | None = None,
    across: bool = False,
    against: tuple[str, ...] = (),
    executor: str | None = None,
    no_cache: bool = False,
    jobs: int | None = None,
    output: str | None = None,
    annotate: str | None = None,
    fix: bool = False,
    diff: bool = False,
    unsafe_fixes: bool = False,
    force: bool = False,
    statistics: bool = False,
    summary: bool = False,
    sort: Literal["place", "severity"] | None = None,
    color: str | None = None,
    no_progress: bool = False,
    config: str | None = None,
    no_config: bool = False,
    baseline: str | None = None,
    write_baseline: bool = False,
) -> int:
    """Check files and folders, write the result, return the exit code."""
    if not names and annotate not in (None, "*"):  # --annotate 报告.docx: it is the report
        names, annotate = (annotate,), "*"
    if not names:
        say(SHORT + "\n请写明要检查的文件或文件夹。全部选项见 fzlint --help。")
        return 2
    _refuse_empty(names, output, annotate, baseline)
    if len(names) > 1:
        from fzlint.settings.names import with_blanks

        if sentence := with_blanks(names):
            raise UsageError(sentence)
    from fzlint.many.applied import Request
    from fzlint.report.result import Layout

    order = _order(fix, diff, unsafe_fixes, annotate, output, force)
    if order.diff and format is not None:
        raise UsageError("--diff 只写出改动，不能与 --format 同用。")
    if order.fix and "-" in names and order.target is None and order.annotate is None:
        order = order._replace(stdout=True)  # the result is told beside it
    if order.target is not None:
        output = None  # it names the mended file, not the result
    if not order.diff:
        format = _summary(format, output) if summary else _format(format, output)
    layout = Layout(
        format="diff" if order.diff else format or "full",
        width=width() if format in (None, "full", "table") and not output else 80,
        colour=colour_wanted(color or "auto", output),
        all=all,
        quiet=quiet,
        statistics=statistics,
        table=summary,
        folder=str(Path(output).resolve().parent) if output else "",
        sort=sort or "place",
        unsafe=unsafe_fixes,
    )
    request = Request(
        names=names,
        wishes=Wishes(select, extend_select, ignore, severity_level, fail_on, kind, publish),
        layout=layout,
        stdin=_stdin() if "-" in names else b"",
        stdin_name=stdin_filename or "",
        config=_named(config, no_config),
        no_config=no_config,
        exclude=exclude,
        force_exclude=force_exclude,
        jobs=jobs or 0,
        output=Path(output) if output else None,
        order=order,
        across=across,
        against=against,
        executor=executor or "",
        cache=not no_cache,
        baseline=Path(baseline) if baseline else None,
        record=write_baseline,
    )
    if write_baseline and order:
        raise UsageError("--write-baseline 记下现有的问题，不能与 --fix、--diff、--annotate 同用。")
    done = _run(request, progress=not no_progress and sys.stderr.isatty())
    if not deliver(done, layout, output, sys.stderr if order.stdout else sys.stdout):
        return 2
    _tell_beside(done, order, quiet, Path(output) if output else None)
    return _exit_code(done, exit_zero)


def _refuse_empty(names: tuple[str, ...], output: str | None, annotate: str | None, baseline: str | None) -> None:
    """Raise UsageError where a name is empty: a variable of a script that is not set."""
    for option, value in (("文件名", names), ("--output", output), ("--annotate", annotate), ("--baseline", baseline)):
        if value is not None and "" in ((value,) if isinstance(value, str) else value):
            raise UsageError(f"{option} 是空的（可能是脚本里的变量没有赋值）。请写明文件或文件夹。")


def _run(request: Request, *, progress: bool) -> Run:
    """Do what is asked. What stops it at the start is a problem of the run, so that JSON can tell it."""
    from fzlint.finding import Problem
    from fzlint.many.run import run
    from fzlint.report.result import Run
    from fzlint.settings.config import BadConfig

    try:
        if not progress:
            return run(request)
        from fzlint.report.progress import track

        return run(request, track)
    except BadConfig as error:
        return Run((), (Problem("bad-config", str(error), error.key),))
    except UsageError as error:
        if request.layout.format != "json":
            raise
        return Run((), (Problem("bad-option", str(error)),))


def _tell_beside(done: Run, order: Order, quiet: bool, output: Path | None) -> None:
    """Say on the error stream what is no finding: notes, the baseline and the files that were written.

    output: the file that the result was written to, if it was
    """
    from fzlint.cli.written import result, written

    for note in () if quiet else done.notes:
        say(note)
    if done.recorded is not None:
        path, findings, files, named = done.recorded
        holds = (
            "以后检查时不再列出"
            if named
            else f"以后检查时加 --baseline {path}（或在 fzlint.toml 里写 baseline）就不再列出"
        )
        say(f"基线已写入“{path}”：{files} 个文件 {findings} 处问题，{holds}。请与报告一起保存。")
    for line in () if quiet else written(done, order):
        say(line)
    if output is not None and not quiet:
        say(result(done, output, diff=order.diff))


def _exit_code(done: Run, exit_zero: bool) -> int:
    reports = [file.report for file in done.files]
    if any(problem.code == "interrupted" for problem in done.problems):
        return 130
    if done.problems or any(report.error or report.problems or report.unwritten for report in reports):
        return 2
    return 1 if not exit_zero and any(file.fails for file in done.files) else 0


_MOST_STDIN = 64 << 20  # bytes: no reader takes more


def _stdin() -> bytes:
    """The content of standard input, which may have no end.

    Raises UsageError if it is larger than any file may be.
    """
    content = sys.stdin.buffer.read(_MOST_STDIN + 1)
    if len(content) > _MOST_STDIN:
        raise UsageError(f"标准输入的内容超过 {_MOST_STDIN >> 20} MB，不像一份报告。")
    return content


def _format(format: str | None, output: str | None) -> str | None:
    """The output format: the one that was named, else what the suffix of the output file tells; None: the usual one."""
    from fzlint.report.formats import FORMATS, suffixes, told_by

    told = told_by(output) if output else None
    if output and format is None and told is None:
        known = "、".join(suffixes())
        raise UsageError(f"--output 的文件名应以 {known} 之一结尾（或另用 --format 写明格式），不能是“{output}”。")
    name = format or told
    if name == "xlsx":
        _has_openpyxl()
    if name is not None and FORMATS[name].binary != (told is not None and FORMATS[told].binary):
        if output is None:
            raise UsageError(f"--format {name} 要用 --output 写明文件，如：--output 审读意见{FORMATS[name].suffix}")
        raise UsageError(f"--format {name} 不能写成“{output}”。")
    return name


def _summary(format: str | None, output: str | None) -> str:
    """The output format of the table by file, by the suffix of the file that it goes to."""
    from fzlint.report.formats import SUMMARIES

    suffix = Path(output).suffix.lower() if output else ".json" if format == "json" else ""
    if suffix not in SUMMARIES or format not in (None, SUMMARIES[suffix]):
        known = "、".join(name for name in SUMMARIES if name)
        raise UsageError(f"--summary 可以显示在屏幕上，或用 --output 写成 {known} 文件。")
    if suffix == ".xlsx":
        _has_openpyxl()
    return SUMMARIES[suffix]


def _has_openpyxl() -> None:
    from importlib.util import find_spec

    if find_spec("openpyxl") is None:
        raise UsageError('写 .xlsx 要另装一个库：pip install "fzlint[xlsx]"；或者写成 .csv，Excel、WPS 表格都能打开。')


def _order(fix: bool, diff: bool, unsafe: bool, annotate: str | None, output: str | None, force: bool) -> Order:
    from fzlint.many.order import Order

    if unsafe and not (fix or diff):
        raise UsageError("--unsafe-fixes 要与 --fix 或 --diff 同用。")
    if force and annotate is None:
        raise UsageError("--force 要与 --annotate 同用。")
    if diff and annotate is not None:
        raise UsageError("--diff 不写文件，不能与 --annotate 同用。")
    if diff:
        return Order(diff=True, unsafe=unsafe, patch=output is not None or not sys.stdout.isatty())
    if fix and annotate is not None and output:
        raise UsageError("--annotate 已写明改正后的文件，不能再用 --output。")
    target = Path(output) if fix and output else None
    return Order(
        fix=fix, unsafe=unsafe, target=target, annotate=None if annotate is None else Path(annotate), force=force
    )


def rule(names: tuple[str, ...], *, all: bool = False, config: str | None = None, no_config: bool = False) -> int:
    """List the rules, or tell what there is to say of some."""
    from fzlint.cli import explain
    from fzlint.rulebook.rule import BadRule
    from fzlint.settings import setup
    from fzlint.settings.config import BadConfig, Wrong, find, merge, read, with_extended

    try:
        path = _named(config, no_config)
        wrong: Wrong = {}
        files = (
            *(with_extended(read(path, wrong), wrong) if path else ()),
            *(() if no_config else find(Path.cwd(), wrong)),
        )
        texts, added = explain.told(merge(files), wrong)
    except (BadConfig, BadRule) as error:
        say(f"fzlint：{error}")
        return 2
    for name in names:
        if sentence := setup.unknown(name, [text.rule for text in texts]):
            raise UsageError(sentence)
    pages = ("\n".join(explain.page(text, added, width(), every=all)) for text in explain.chosen(texts, names))
    show("\n\n".join(pages) if names else "\n".join(explain.listed(texts, added)))
    return 0


def test(names: tuple[str, ...]) -> int:
    """Run the examples of rule folders."""
    if not names:
        raise UsageError("请写明规则文件夹或规则文件，如：fzlint test 我的规则")
    from fzlint.cli.tested import tested
    from fzlint.rulebook.rule import BadRule
    from fzlint.settings.config import BadConfig

    code = 0
    for folder in names:
        if not Path(folder).exists():
            raise UsageError(f"找不到规则文件夹“{folder}”，也没有这个规则文件。")
        try:
            lines, failed = tested(Path(folder))
            show("\n".join(lines))
            code = max(code, int(failed))
        except* (BadConfig, BadRule) as group:
            for error in group.exceptions:
                say(f"fzlint：{error}")
            code = 2
    return code


def config(
    names: tuple[str, ...],
    *,
    kind: str | None = None,
    publish: bool = False,
    select: tuple[str, ...] = (),
    extend_select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    severity_level: Severity | None = None,
    fail_on: Severity | None = None,
    config: str | None = None,
    no_config: bool = False,
) -> int:
    """Tell what applies to a file, where it comes from, and for every rule whether it runs and why."""
    if len(names) > 1:
        raise UsageError("fzlint config 一次只看一个文件。")
    from fzlint.cli.explain import applied
    from fzlint.many.applied import Request
    from fzlint.rulebook.rule import BadRule
    from fzlint.settings.config import BadConfig

    wishes = Wishes(select, extend_select, ignore, severity_level, fail_on, kind, publish)
    request = Request((), wishes, config=_named(config, no_config), no_config=no_config)
    try:
        show("\n".join(applied(_there(names[0]) if names else None, request)))
    except (BadConfig, BadRule) as error:
        say(f"fzlint：{error}")
        return 2
    return 0


def _there(name: str) -> Path:
    """The path that is named, as it was meant. Raises UsageError if nothing is there."""
    from fzlint.settings.names import as_meant, not_found

    path = Path(as_meant(name))
    if not path.exists():
        raise UsageError(not_found(name))
    return path


def cache(names: tuple[str, ...]) -> int:
    """Tell what the cache holds, or delete it."""
    from fzlint.many import cache

    if names not in (("info",), ("clear",)):
        raise UsageError("请写 fzlint cache info（查看）或 fzlint cache clear（清除）。")
    path = cache.place()
    try:
        held = cache.clear(path) if names == ("clear",) else cache.info(path)
    except OSError as error:
        say(f"fzlint：不能清除“{path}”：{why(error)}。")
        return 2
    told = f"{held.results} 份检查结果，共 {held.size / 1e6:.1f} MB"
    show(f"已清除 {told}。" if names == ("clear",) else f"{path}\n保存着 {told}。结果里有报告的字句，只有您能读。")
    return 0


def _named(config: str | None, no_config: bool) -> Path | None:
    if config is not None and no_config:
        raise UsageError("--config 和 --no-config 不能同时使用。")
    return Path(config).resolve() if config is not None else None
