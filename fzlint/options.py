# NOTE FROM THE LEAD: read fzlint/00-LEAD-NOTE-FOR-CLI-HELPER.md before you go on: the command line must be click.
"""The options of the command line: one table that is read, helps and explains.

Standard getopt reads it. A parser framework took 40 ms of the 120 that a plain run takes, and would speak English to
people who asked for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple


class UsageError(Exception):
    """A command line that cannot be followed: str() is a sentence that says what to type instead."""


class Option(NamedTuple):
    """names: the long one last; value: what its value is called in the help, "" for a switch; choices: if only these."""

    group: str
    names: tuple[str, ...]
    value: str
    help: str
    choices: tuple[str, ...] = ()


_LEVELS = ("error", "warning", "info")

OPTIONS = (
    Option("常用", ("--all",), "", "逐处列出同类问题，不合并"),
    Option("常用", ("--kind",), "种类", "指明报告种类（默认按标题判断）"),
    Option("常用", ("--publish",), "", "上网公开前使用：个人信息、批注等按错误处理"),
    Option("常用", ("-q", "--quiet"), "", "只列问题，不写小结"),
    Option("常用", ("-V", "--version"), "", "显示版本"),
    Option("常用", ("-h", "--help"), "", "显示本说明"),
    Option("选择规则", ("--select",), "规则", "只用这些规则，逗号分开：FZ201、FZ2、ALL 或名称"),
    Option("选择规则", ("--extend-select",), "规则", "另外加用这些规则"),
    Option("选择规则", ("--ignore",), "规则", "不用这些规则"),
    Option("选择规则", ("--severity-level",), "级别", "只看此级及以上：error warning info（默认）", _LEVELS),
    Option("选择规则", ("--fail-on",), "级别", "有此级及以上问题时退出码为 1（默认 error）", _LEVELS),
    Option("选择规则", ("--exit-zero",), "", "有问题时退出码也为 0"),
    Option("选择文件", ("--exclude",), "样式", "跳过这些文件，写法同 .gitignore，可多次使用"),
    Option("选择文件", ("--force-exclude",), "", "点名的文件也按 --exclude 和配置跳过"),
    Option("选择文件", ("--stdin-filename",), "文件名", "用“-”从标准输入读取时，内容的文件名"),
    Option("选择文件", ("--jobs",), "个数", "同时检查几个文件（默认按文件多少决定）"),
    Option("输出", ("--format",), "格式", "full（默认） concise（一处一行） json", ("full", "concise", "json")),
    Option("输出", ("--output",), "文件", "结果写入文件（UTF-8）"),
    Option("输出", ("--statistics",), "", "最后按规则统计"),
    Option("输出", ("--color",), "何时", "何时用颜色：auto（默认） always never", ("auto", "always", "never")),
    Option("输出", ("--no-progress",), "", "不显示进度"),
    Option("配置", ("--config",), "文件", "使用这个配置文件，优先于就近的配置"),
    Option("配置", ("--no-config",), "", "不读任何配置文件"),
)


class Arguments(NamedTuple):
    """A command line as read: the values of every option that was given, in order ("" for a switch), and the rest."""

    options: Mapping[str, tuple[str, ...]]
    rest: tuple[str, ...]

    def has(self, name: str) -> bool:
        return name in self.options

    def last(self, name: str) -> str | None:
        """The value given last; None if the option was not given."""
        return self.options[name][-1] if name in self.options else None

    def items(self, name: str) -> tuple[str, ...]:
        """All values given, each a list with commas."""
        return tuple(split(",".join(self.options.get(name, ()))))


def split(text: str) -> Iterator[str]:
    """The items of a list with commas, Chinese ones too."""
    return (item.strip() for item in text.replace("，", ",").replace("、", ",").split(",") if item.strip())


def parse(args: Sequence[str], names: Iterable[str]) -> Arguments:
    """Read a command line that may hold the options `names` (long names) in any place.

    Raises UsageError.
    """
    from getopt import GetoptError, gnu_getopt

    known = {option.names[-1]: option for option in OPTIONS if option.names[-1] in set(names)}
    long = {name: name for name in known} | {short: name for name, option in known.items() for short in option.names}
    try:
        found, rest = gnu_getopt(
            args,
            "".join(name[1] + (":" if known[long[name]].value else "") for name in long if name[1] != "-"),
            [name[2:] + ("=" if option.value else "") for name, option in known.items()],
        )
    except GetoptError as error:
        raise UsageError(_explain(error.opt, known, long)) from None
    values: dict[str, tuple[str, ...]] = {}
    for given, value in found:
        name = long[given]
        choices = known[name].choices
        if choices and value not in choices:
            from fzlint.nearest import hint

            raise UsageError(f"{name} 不能是“{value}”{hint(value, choices)}可以是：{'、'.join(choices)}。")
        values[name] = (*values.get(name, ()), value)
    return Arguments(values, tuple(rest))


def _explain(given: str, known: Mapping[str, Option], long: Mapping[str, str]) -> str:
    from fzlint.nearest import hint

    given = ("-" if len(given) == 1 else "--") + given
    starts = [name for name in known if name.startswith(given)]
    if given in long or len(starts) == 1:
        name = long.get(given) or starts[0]
        value = known[name].value
        return f"选项 {name} 后面缺少{value}。" if value else f"选项 {name} 后面不能带值。"
    if len(starts) > 1:
        return f"选项“{given}”没有写全，可能是：{'、'.join(starts)}。"
    return f"没有“{given}”这个选项{hint(given, long)}"


def help_lines(names: Iterable[str]) -> Iterator[str]:
    """The options `names` by group, as the help shows them."""
    from fzlint.report.columns import width

    wanted = set(names)
    group = ""
    for option in OPTIONS:
        if option.names[-1] not in wanted:
            continue
        if option.group != group:
            group = option.group
            yield ""
            yield f"{group}："
        head = ", ".join(option.names) + (f" {option.value}" if option.value else "")
        yield f"  {head}{' ' * max(24 - width(head), 2)}{option.help}"
