"""The command line: what was typed, handed to those who do it, and the exit code. No logic of its own.

Exit codes: 0 nothing at a failing level, 1 findings at a failing level, 2 fzlint or an input failed, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from fzlint.options import OPTIONS, Arguments, UsageError, help_lines, parse

if TYPE_CHECKING:
    from fzlint.config import File
    from fzlint.report import Layout, Run
    from fzlint.setup import Wishes

_SHORT = """\
fzlint 检查中文报告初稿（.docx .md .txt）：哪里有问题、为什么、怎么改。

用法：fzlint [选项] 文件或文件夹…
      fzlint 命令 [参数]…

例：  fzlint 报告.docx            检查一份报告
      fzlint 报告文件夹           检查文件夹里的全部报告
      fzlint rule FZ201           看一条规则的理由、出处和例句
"""
_COMMANDS = """
命令：
  rule [编号或名称]…      列出全部规则，或说明其中几条
  test 文件夹…            检验规则文件夹里的例句
  config [文件]           显示适用的设置、来自哪里、各条规则是否启用
"""
_END = """
退出码：0 没有错误；1 有错误（见 --fail-on）；2 有文件未能检查，或用法、配置有误。
"""


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """The program. Never returns: ends in SystemExit with the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console of an old code page must not end a report half-way
            stream.reconfigure(errors="replace")
    try:
        code = _dispatch(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except UsageError as error:
        _say(f"fzlint：{error}\n（运行 fzlint --help 查看用法）")
        code = 2
    except BrokenPipeError:  # whoever read along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _dispatch(args: list[str]) -> int:
    commands: dict[str, Callable[[list[str]], int]] = {"rule": _rule, "test": _test, "config": _config}
    if args and args[0] in commands:
        if Path(args[0]).exists():
            _say(f"注意：按命令 {args[0]} 执行。要检查名为 {args[0]} 的文件或文件夹，请写作 ./{args[0]}")
        return commands[args[0]](args[1:])
    return _check(args)


def _say(text: str) -> None:
    print(text, file=sys.stderr)


# ------------------------------------------------------------------------ check


def _check(args: list[str]) -> int:
    given = parse(args, [option.names[-1] for option in OPTIONS])
    if given.has("--help"):
        print(_SHORT + _COMMANDS + "\n".join(help_lines(option.names[-1] for option in OPTIONS)) + "\n" + _END, end="")
        return 0
    if given.has("--version"):
        from fzlint import __version__

        print(f"fzlint {__version__}")
        return 0
    if not given.rest:
        _say(_SHORT + "\n请写明要检查的文件或文件夹。运行 fzlint --help 查看全部选项。")
        return 2

    from fzlint.config import BadConfig
    from fzlint.finding import Problem
    from fzlint.report import Run
    from fzlint.run import Request, run

    output = given.last("--output")
    if output and Path(output).suffix.lower() in (".docx", ".docm", ".dotx", ".dotm"):
        raise UsageError("--output 写出的是文本，不能是 Word 文件；请用 .txt 或 .json。")
    layout = _layout(given, output)
    request = Request(
        names=given.rest,
        wishes=_wishes(given),
        layout=layout,
        stdin=sys.stdin.buffer.read() if "-" in given.rest else b"",
        stdin_name=given.last("--stdin-filename") or "",
        config=_config_path(given),
        no_config=given.has("--no-config"),
        exclude=given.options.get("--exclude", ()),
        force_exclude=given.has("--force-exclude"),
        jobs=_number(given, "--jobs"),
        output=Path(output) if output else None,
    )
    try:
        if given.has("--no-progress") or not sys.stderr.isatty():
            done = run(request)
        else:
            from fzlint.report.progress import track

            done = run(request, track)
    except BadConfig as error:
        done = Run((), (Problem("bad-config", str(error), error.key),))
    except UsageError as error:
        if layout.format != "json":
            raise
        done = Run((), (Problem("bad-option", str(error)),))
    if not _deliver(done, layout, output):
        return 2
    return _code(done, given.has("--exit-zero"))


def _layout(given: Arguments, output: str | None) -> Layout:
    from fzlint.report import Layout

    colour = given.last("--color") or "auto"
    screen = output is None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    return Layout(
        format=given.last("--format") or "full",
        width=_width() if output is None else 80,
        colour=colour == "always" or (colour == "auto" and screen and not os.environ.get("NO_COLOR")),
        all=given.has("--all"),
        quiet=given.has("--quiet"),
        statistics=given.has("--statistics"),
    )


def _width() -> int:
    """The columns of the screen: COLUMNS, else those of the terminal, else 80."""
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def _wishes(given: Arguments) -> Wishes:
    from fzlint.setup import Wishes

    return Wishes(
        select=given.items("--select"),
        extend_select=given.items("--extend-select"),
        ignore=given.items("--ignore"),
        severity_level=given.last("--severity-level"),  # type: ignore[arg-type]  # the choices of the option
        fail_on=given.last("--fail-on"),  # type: ignore[arg-type]
        kind=given.last("--kind"),
        publish=given.has("--publish"),
    )


def _config_path(given: Arguments) -> Path | None:
    path = given.last("--config")
    if path is not None and given.has("--no-config"):
        raise UsageError("--config 和 --no-config 不能同时使用。")
    return Path(path).absolute() if path is not None else None


def _number(given: Arguments, name: str) -> int:
    value = given.last(name)
    if value is None:
        return 0
    if not value.isdecimal() or int(value) < 1:
        raise UsageError(f"{name} 应为 1 以上的整数，不能是“{value}”。")
    return int(value)


def _deliver(run: Run, layout: Layout, output: str | None) -> bool:
    """Write the result to the screen or, whole or not at all, to a file."""
    from io import TextIOWrapper

    from fzlint.report import module

    if output is None and layout.format != "json":
        module(layout.format).write(run, layout, sys.stdout)
        return True
    if output is None:
        stream = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n", write_through=True)
        module(layout.format).write(run, layout, stream)
        stream.detach()
        return True
    target = Path(output)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            module(layout.format).write(run, layout, stream)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        _say(f"fzlint：结果不能写入“{output}”：{error.strerror}。")
        return False
    return True


def _code(run: Run, exit_zero: bool) -> int:
    if run.problems or any(file.report.error or file.report.problems for file in run.files):
        return 2
    return 1 if not exit_zero and any(file.fails for file in run.files) else 0


# ----------------------------------------------------------------- sub-commands


def _help(text: str, names: Sequence[str]) -> int:
    print(text + "\n".join(help_lines(names)))
    return 0


def _files(given: Arguments) -> tuple[File, ...]:
    """The configuration files that apply here."""
    from fzlint.config import find, read

    path = _config_path(given)
    named = (read(path),) if path else ()
    return named if given.has("--no-config") else (*named, *find(Path.cwd()))


def _rule(args: list[str]) -> int:
    names = ["--config", "--no-config", "--help"]
    given = parse(args, names)
    if given.has("--help"):
        return _help(
            "用法：fzlint rule [编号或名称]…\n\n不写编号时列出全部规则；写 FZ2 说明编号以此开头的各条。\n", names
        )
    from fzlint import explain, setup
    from fzlint.config import BadConfig, merge
    from fzlint.rule import BadRule

    try:
        texts = explain.texts(setup.folders(merge(_files(given))))
    except (BadConfig, BadRule) as error:
        _say(f"fzlint：{error}")
        return 2
    if not given.rest:
        print("\n".join(explain.listed(texts)))
        return 0
    for name in given.rest:
        if sentence := setup.unknown(name, [text.rule for text in texts]):
            raise UsageError(sentence)
    print("\n\n".join("\n".join(explain.page(text, _width())) for text in explain.chosen(texts, given.rest)))
    return 0


def _test(args: list[str]) -> int:
    given = parse(args, ["--help"])
    if given.has("--help"):
        return _help("用法：fzlint test 文件夹…\n\n逐条检验规则文件的写法，并用规则检查它自己的例句。\n", ["--help"])
    if not given.rest:
        raise UsageError("请写明规则文件夹，如：fzlint test 我的规则")
    from fzlint.explain import tested
    from fzlint.rule import BadRule

    code = 0
    for folder in given.rest:
        if not Path(folder).is_dir():
            raise UsageError(f"找不到规则文件夹“{folder}”。")
        try:
            lines, failed = tested(Path(folder))
        except BadRule as error:
            _say(f"fzlint：{error}")
            code = 2
            continue
        print("\n".join(lines))
        code = max(code, int(failed))
    return code


def _config(args: list[str]) -> int:
    names = [option.names[-1] for option in OPTIONS if option.group == "选择规则"]
    names += ["--kind", "--publish", "--config", "--no-config", "--help"]
    given = parse(args, names)
    if given.has("--help"):
        return _help("用法：fzlint config [文件]\n\n显示检查这个文件（不写时为当前文件夹）时适用的设置。\n", names)
    if len(given.rest) > 1:
        raise UsageError("fzlint config 一次只能看一个文件。")
    from fzlint.config import BadConfig
    from fzlint.explain import applied
    from fzlint.rule import BadRule
    from fzlint.run import Request

    request = Request((), _wishes(given), config=_config_path(given), no_config=given.has("--no-config"))
    try:
        print("\n".join(applied(Path(given.rest[0]) if given.rest else None, request)))
    except (BadConfig, BadRule) as error:
        _say(f"fzlint：{error}")
        return 2
    return 0
