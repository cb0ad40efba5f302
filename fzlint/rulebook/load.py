"""All rules and report kinds that there are: those that come with fzlint, and those of other folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from fzlint.rulebook.kind import Kind
from fzlint.rulebook.rule import BadRule, Checks, Rule, RuleText

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MOST_FILES = 1_000  # of a rule folder, and folders in it
KINDS = "report-kinds"  # the folder of report kinds inside a rule folder


def shipped() -> Traversable:
    """The folder of the rules that come with fzlint: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def rule_files(folder: Traversable) -> list[Traversable]:
    """The rule files of a folder, in sub-folders too, by path; report kinds apart. A folder that a link leads back to is passed
    over.

    Raises BadRule if there are more than any office has, or a folder cannot be listed.
    """
    found: list[Traversable] = []
    seen: set[str] = set()

    def look(folder: Traversable) -> None:
        real = os.path.realpath(str(folder))
        if real in seen:
            return
        seen.add(real)
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if entry.is_dir() and entry.name != KINDS and not entry.name.startswith("."):
                look(entry)
            elif entry.name.endswith(".toml"):
                found.append(entry)
            if len(found) > MOST_FILES or len(seen) > MOST_FILES:
                raise BadRule(folder, "", f"规则文件夹中的文件或文件夹超过 {MOST_FILES} 个，没有读取；请只放规则文件")

    try:
        look(folder)
    except OSError as error:
        from fzlint.readers.unreadable import why

        raise BadRule(error.filename or folder, "", f"规则文件夹不能列出：{why(error)}") from None
    return found


def kind_files(folder: Traversable) -> list[Traversable]:
    """The report kinds of a rule folder, by name."""
    kinds = folder / KINDS
    if not kinds.is_dir():
        return []
    return sorted((entry for entry in kinds.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)


def texts(folders: Iterable[Traversable] = (), checks: Checks = MappingProxyType({})) -> Iterator[RuleText]:
    """All that the files say of the shipped rules and of those of `folders`. checks: those of plugins.

    Raises BadRule.
    """
    from fzlint.rulebook.read import read_additions, read_rule

    for folder in (shipped(), *folders):
        for path in rule_files(folder):
            if not read_additions(path):
                yield read_rule(path, checks)


def load(
    folders: Iterable[Traversable] = (), checks: Checks = MappingProxyType({})
) -> tuple[tuple[Rule, ...], tuple[Kind, ...]]:
    """The shipped rules and report kinds and those of `folders`, in order of code and of file name.

    checks  those of plugins, that rule files may name

    A wheel carries the shipped ones as a ready table; a checkout reads the files. A file with nothing but [extend.CODE] adds to
    the tables of a rule.
    Raises BadRule, also when two rules have one code or one name.
    """
    folders = tuple(folders)
    if folders:
        from fzlint.rulebook.extend import extended
        from fzlint.rulebook.read import read_additions, read_rule  # a plain run of a wheel reads no rule file
        from fzlint.rulebook.read_kind import read_kind
        from fzlint.rulebook.toml import problems
        from fzlint.rulebook.toml_file import with_places

    rules, kinds = _shipped_table()
    origin = dict.fromkeys((rule.code for rule in rules), "fzlint")
    rules, kinds = list(rules), list(kinds)
    additions = []
    for folder in folders:
        for path in rule_files(folder):
            if more := read_additions(path):
                additions += [(name, values, path) for name, values in more.items()]
                continue
            rule = read_rule(path, checks).rule
            if wrong := problems(rule.check, "params."):
                raise with_places(BadRule.of(path, wrong), path)
            clash = next((other for other in rules if other.code == rule.code or other.name == rule.name), None)
            if clash == rule:  # the shipped rules themselves, in a checkout beside an installed fzlint
                continue
            if clash:
                raise BadRule(
                    path, "code", f"{rule.code} {rule.name} 与 {origin[clash.code]} 的 {clash.code} {clash.name} 重复"
                )
            origin[rule.code] = str(path)
            rules.append(rule)
        for path in kind_files(folder):
            kind = read_kind(path)
            kinds = [other for other in kinds if other.name != kind.name] + [kind]  # an office may put its own in place
    for name, values, path in additions:
        try:
            rules = extended(rules, name, values, path)
        except BadRule as error:
            raise with_places(error, path) from None
    return tuple(sorted(rules, key=lambda rule: rule.code)), tuple(sorted(kinds, key=lambda kind: kind.file))


def _shipped_table() -> tuple[Sequence[Rule], Sequence[Kind]]:
    try:
        from fzlint.rulebook import _table  # type: ignore[attr-defined, unused-ignore]
    except ImportError:
        from fzlint.rulebook.read import read_rule
        from fzlint.rulebook.read_kind import read_kind

        folder = shipped()
        return [read_rule(path).rule for path in rule_files(folder)], [read_kind(path) for path in kind_files(folder)]
    rules: Sequence[Rule] = _table.RULES
    kinds: Sequence[Kind] = _table.KINDS
    return rules, kinds
