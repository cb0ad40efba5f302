"""The command line in click: what may be typed, and its help and its errors in Chinese.

click's own sentences are never shown: help is written by `Command.format_help`, and `_explain` says in Chinese what a click
exception is about, by its class and its attributes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from fzlint.cli import commands
from fzlint.cli.desk import desk
from fzlint.cli.init import init
from fzlint.cli.keyboard import wrong
from fzlint.cli.lsp import lsp
from fzlint.cli.screen import say
from fzlint.cli.screen import width as columns
from fzlint.finding import SEVERITIES
from fzlint.pattern import pattern
from fzlint.report.columns import width, wrap
from fzlint.report.formats import FORMATS
from fzlint.rulebook.nearest import hint
from fzlint.settings.config import LEVELS_IN_CHINESE
from fzlint.settings.setup import UsageError

ASKED = "_FZLINT_COMPLETE"  # by this variable a shell asks what may follow, see complete.py
INTERRUPTED = 130  # the exit code of a program that Ctrl+C ended


class Option(click.Option):
    """An option that the help shows in a group."""

    def __init__(self, group: str, names: str, help: str, **attributes: Any) -> None:
        super().__init__(names.split(), help=help, **attributes)
        self.group = group


def _one_of(*words: str) -> dict[str, Any]:
    """The attributes of an option whose value is one of a few words."""

    def check(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is not None and value not in words:
            from fzlint.cli.elsewhere import format_meant

            known, near = f"可以是：{'、'.join(words)}。", format_meant(value)
            said = f"，是不是“{near}”？" if near in words else hint(value, words)
            raise click.BadParameter(f"不能是“{value}”{said}{known}", ctx, param)
        return value

    return {"callback": check, **_shown(*words)}


def _shown(*words: str) -> dict[str, Any]:
    """What a shell offers in the place of a value."""
    return {"shell_complete": lambda ctx, param, begun: [word for word in words if word.startswith(begun)]}


def _level(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    known = _one_of(*SEVERITIES)["callback"](ctx, param, LEVELS_IN_CHINESE.get(value or "", value))
    return None if known is None else str(known)


_LONGEST = 9  # digits: more is a slip of the keyboard


def _number(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    if not value.isdecimal() or len(value) > _LONGEST or int(value) < 1:
        raise click.BadParameter(f"应为 1 以上的整数，不能是“{value}”。", ctx, param)
    return int(value)


def _items(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The items of lists with commas, Chinese ones too."""
    text = ",".join(values).replace("，", ",").replace("、", ",")
    items = tuple(item.strip() for item in text.split(",") if item.strip())
    if values and not items and param.name == "select":  # it would select all
        raise click.BadParameter("是空的（可能是脚本里的变量没有赋值）。请写明规则，或去掉这个选项。", ctx, param)
    return items


def _rules(ctx: click.Context, param: click.Parameter, begun: str) -> list[Any]:
    from fzlint.cli.complete import rules

    return rules(begun)


class Command(click.Command):
    """A command whose help is a text of our own and its options by group."""

    def __init__(
        self, name: str, text: str, params: Iterable[click.Parameter], end: str = "", **attributes: Any
    ) -> None:
        super().__init__(name, params=list(params), add_help_option=False, **attributes)
        self.text = text
        self.end = end

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lines = "\n".join([self.text, *_groups(self.get_params(ctx)), self.end.rstrip()]).split("\n")
        formatter.write("\n".join(each for line in lines for each in _fitted(line, columns())).rstrip() + "\n")


def _groups(params: Iterable[click.Parameter]) -> Iterator[str]:
    group = ""
    for option in params:
        if not isinstance(option, Option):
            continue
        if option.group != group:
            group = option.group
            yield f"\n{group}："
        head = f"  {', '.join(option.opts)}{f' {option.metavar}' if option.metavar else ''}"
        yield f"{head}{' ' * max(26 - width(head), 2)}{option.help}"


def _fitted(line: str, columns: int) -> Iterator[str]:
    """A line of the help in as many as a narrow screen needs, its last column kept apart."""
    head = line[: line.rfind("  ") + 2] if "  " in line else ""
    if width(line) <= columns or columns < width(head) + 20:
        yield line
        return
    for i, pieces in enumerate(wrap([(line[len(head) :], "")], columns, " " * width(head))):
        told = "".join(text for text, _ in pieces)
        yield told if i else head + told.lstrip(" ")


def _explain(error: click.UsageError, command: click.Command, args: Sequence[str]) -> str:
    """What is wrong with a command line, in Chinese."""
    options = {name: param for param in command.params if isinstance(param, click.Option) for name in param.opts}
    if isinstance(error, click.NoSuchOption):
        long = [name for name in options if name.startswith("--")]
        from fzlint.cli.elsewhere import needless, option_meant

        # of -fix click tells only -f
        typed = next((arg for arg in args if arg[1:2] != "-" and arg.startswith(error.option_name)), error.option_name)
        if near := option_meant(typed, list(options)):
            return f"没有“{typed}”这个选项，是不是“{near}”？"
        if why := needless(typed):
            return f"没有“{typed}”这个选项：{why}。"
        return f"没有“{typed}”这个选项{hint(typed if typed[1:2] == '-' else f'-{typed}', long) if len(typed) > 2 else '。'}"
    if isinstance(error, click.BadOptionUsage):
        option = options.get(error.option_name)
        if option is not None and option.metavar:
            return f"选项 {error.option_name} 后面缺少{option.metavar}。"
        return f"选项 {error.option_name} 后面不能带值。"
    if isinstance(error, click.BadParameter) and error.param is not None:
        return f"{error.param.opts[-1]} {error.message}"
    if more := _MORE.match(error.format_message()):
        return f"{command.name} 后面不用写“{more[1]}”。"
    return f"命令写得不对：{error.format_message()}"


_MORE = pattern(r"Got unexpected extra arguments? \((.*)\)")


# --------------------------------------------------------------------- commands


def _show_help(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(ctx.get_help())
        ctx.exit()


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from fzlint.version import __version__

        click.echo(f"fzlint {__version__}")
        ctx.exit()


def _switch(group: str, names: str, help: str, **attributes: Any) -> Option:
    return Option(group, names, help, is_flag=True, **attributes)


_LIST = {"multiple": True, "metavar": "规则", "callback": _items, "shell_complete": _rules}
_LEVEL = {**_one_of(*SEVERITIES), "metavar": "级别", "callback": _level}
_ACT = {"is_eager": True, "expose_value": False}

# the name may be left out: then the option stands last, or before another one
_COPY = {"metavar": "[文件或文件夹]", "is_flag": False, "flag_value": "*"}

_HELP = _switch("常用", "-h --help", "显示本说明", callback=_show_help, **_ACT)
_KIND = Option("常用", "--kind", "指明报告种类（默认按标题判断）", metavar="种类")
_PUBLISH = _switch("常用", "--publish", "上网公开前使用：个人信息、批注等按错误处理")
_RULES = [
    Option("选择规则", "--select", "只用这些规则，逗号分开：FZ201、FZ2、ALL 或名称", **_LIST),
    Option("选择规则", "--extend-select", "另外加用这些规则", **_LIST),
    Option("选择规则", "--ignore", "不用这些规则", **_LIST),
    Option("选择规则", "--severity-level", "最轻列到：error 错误 warning 警告 info 提示（默认）", **_LEVEL),
    Option("选择规则", "--fail-on", "有此级及以上问题时退出码为 1（默认 error）", **_LEVEL),
]
_CONFIG = [
    Option("配置", "--config", "使用这个配置文件，优先于就近的配置", metavar="文件"),
    _switch("配置", "--no-config", "不读任何配置文件"),
]

_FORMATS_HELP = "输出的样子，见最后；--output 的后缀能说明时不必写"
_END = """
格式：full（默认） concise（一处一行） html（网页） docx（审读意见） csv（表格）
      供程序用：json sarif github gitlab junit
退出码（供脚本用）：0 没有错误；1 有错误（见 --fail-on）；2 没查成或用法有误。
"""


def _leave(function: Any) -> Any:
    """A callback that ends click with the exit code of `function`."""

    @click.pass_context
    def callback(ctx: click.Context, /, **values: Any) -> None:
        try:
            code = function(**values)
        except KeyboardInterrupt:  # click would write an empty line
            code = INTERRUPTED
        ctx.exit(code)

    return callback


def _check(watch: bool, names: tuple[str, ...], **values: Any) -> int:
    if names and names[0].isalnum():  # no path
        from fzlint.cli.elsewhere import meant

        if sentence := meant(names, tuple(COMMANDS)):
            raise UsageError(sentence)
    if not watch:
        return commands.check(names, **values)
    from fzlint.cli.watch import watch as again

    return again(commands.check, {"names": names, **values})


check = Command(
    "fzlint",
    commands.SHORT + commands.COMMANDS_HELP,
    [
        click.Argument(["names"], nargs=-1),
        _switch("常用", "--all", "逐处列出同类问题，不合并"),
        _KIND,
        _PUBLISH,
        Option("常用", "--annotate", "另存带批注的副本（默认“报告.批注.docx”）", **_COPY),
        _switch("常用", "-q --quiet", "只列问题，不写小结"),
        _switch("常用", "-V --version", "显示版本", callback=_show_version, **_ACT),
        _HELP,
        _switch("改正", "--fix", "改正有唯一改法的问题；Word 文件写成修订，可逐处取舍"),
        _switch("改正", "--diff", "只看 --fix 会怎样改，不写文件；有可改的退出码为 1"),
        _switch("改正", "--unsafe-fixes", "与 --fix、--diff 同用，连需要核对的改法也写入"),
        _switch("改正", "--force", "与 --annotate 同用：同名文件不是 fzlint 写的也覆盖"),
        *_RULES,
        _switch("选择规则", "--exit-zero", "有问题时退出码也为 0"),
        Option(
            "选择文件", "--exclude", "跳过“旧稿/”“*草稿*”这样的（同 .gitignore），可多次", multiple=True, metavar="样式"
        ),
        _switch("选择文件", "--force-exclude", "点名的文件也按 --exclude 和配置跳过"),
        Option("选择文件", "--stdin-filename", "文件写作“-”时从标准输入读取，这是它的名称", metavar="名称"),
        _switch("选择文件", "--watch", "文件一存盘就再检查，直到按 Ctrl+C"),
        Option("选择文件", "--jobs", "同时检查几个文件（默认按文件多少决定）", metavar="个数", callback=_number),
        Option("选择文件", "--executor", "交给 Dask 集群检查（供管理员）：dask:调度器地址", metavar="谁"),
        _switch("选择文件", "--no-cache", "不用以前的检查结果，也不保存"),
        _switch("对照", "--across", "比较各份报告：单位之间抄用的，沿用上年没有改的"),
        Option("对照", "--against", "与以前的报告（文件或文件夹）对照，可多次使用", multiple=True, metavar="旧报告"),
        Option("输出", "--format", _FORMATS_HELP, metavar="格式", **_one_of(*FORMATS)),
        Option("输出", "--output", "结果写入文件，格式看后缀；有 --fix 时是改正后的文件", metavar="文件"),
        _switch("输出", "--summary", "按文件汇总；可用 --output 写成 .xlsx .csv .html .json"),
        _switch("输出", "--statistics", "最后按规则统计（用于 full、concise、json）"),
        Option(
            "输出",
            "--sort",
            "先后：place（默认，按位置） severity（先重后轻）",
            metavar="次序",
            **_one_of("place", "severity"),
        ),
        Option(
            "输出",
            "--color",
            "用颜色：auto 屏幕上用（默认） always 总用 never 不用",
            metavar="何时",
            **_one_of("auto", "always", "never"),
        ),
        _switch("输出", "--no-progress", "不显示进度"),
        *_CONFIG,
        Option("配置", "--baseline", "这个文件里记下的旧问题不再列出", metavar="文件"),
        _switch("配置", "--write-baseline", "记下现有的问题（“基线”），以后只列新的"),
    ],
    _END,
    callback=_leave(_check),
)

COMMANDS = {
    "rule": Command(
        "rule",
        "用法：fzlint rule [编号或名称]…\n\n不写编号时列出全部规则；写 FZ2 则说明编号以此开头的各条。",
        [
            click.Argument(["names"], nargs=-1, shell_complete=_rules),
            _switch("常用", "--all", "列出全部例句；不写时每种列三例"),
            _HELP,
            *_CONFIG,
        ],
        callback=_leave(commands.rule),
    ),
    "test": Command(
        "test",
        "用法：fzlint test 文件夹或文件…\n\n检查规则文件的写法，并用每条规则检查它自己的例句。",
        [click.Argument(["names"], nargs=-1, type=click.Path(readable=False)), _HELP],
        callback=_leave(commands.test),
    ),
    "config": Command(
        "config",
        "用法：fzlint config [文件]\n\n显示检查这个文件（不写时为当前文件夹）时适用的设置，以及各条规则是否启用。",
        [
            click.Argument(["names"], nargs=-1, type=click.Path(readable=False)),
            _KIND,
            _PUBLISH,
            _HELP,
            *_RULES,
            *_CONFIG,
        ],
        callback=_leave(commands.config),
    ),
    "desk": Command(
        "desk",
        "用法：fzlint desk [文件]…\n\n在浏览器里打开审读台：放入报告，看结果，下载批注和修订。文件不出本机。\n"
        "写了文件名时不开网页，直接检查，把带批注的副本存在原文件旁边。",
        [
            click.Argument(["names"], nargs=-1, type=click.Path(readable=False)),
            _switch("常用", "--no-browser", "不打开浏览器，只显示地址"),
            _HELP,
        ],
        callback=_leave(desk),
    ),
    "init": Command(
        "init",
        "用法：fzlint init [文件夹]\n\n写一个带说明的 fzlint.toml；已有的不动。",
        [click.Argument(["names"], nargs=-1, type=click.Path(readable=False)), _HELP],
        callback=_leave(init),
    ),
    "lsp": Command(
        "lsp",
        "用法：fzlint lsp\n\n供 VS Code 等编辑器使用（语言服务器）：边写边查 .md .txt，见 docs/editors.md。",
        [_HELP],
        callback=_leave(lsp),
    ),
    "cache": Command(
        "cache",
        "用法：fzlint cache info|clear\n\n检查多个文件时，结果保存在本机，没有变化的文件下次直接取用。\n"
        "\n  info                    查看保存在哪里、有多少\n  clear                   清除",
        [click.Argument(["names"], nargs=-1, **_shown("info", "clear")), _HELP],
        callback=_leave(commands.cache),
    ),
}


def run(args: list[str]) -> int:
    """Follow a command line and return the exit code.

    Raises UsageError.
    """
    if ASKED in os.environ:
        from fzlint.cli.complete import complete

        complete(check, COMMANDS)
    command = COMMANDS.get(args[0], check) if args else check
    known = [name for param in command.params if isinstance(param, click.Option) for name in param.opts]
    if sentence := wrong(args, known):
        raise UsageError(sentence)
    if command is not check and Path(args[0]).exists():
        say(f"注意：按命令 {args[0]} 执行。要检查名为 {args[0]} 的文件或文件夹，请写作 ./{args[0]}")
    try:
        code = command.main(args if command is check else args[1:], prog_name="fzlint", standalone_mode=False)
    except click.UsageError as error:
        raise UsageError(_explain(error, command, args)) from None
    except click.Abort:
        return INTERRUPTED
    return int(code or 0)
