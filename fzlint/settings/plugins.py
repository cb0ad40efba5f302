"""Plugins: installed packages with rules or checks of their own. Only those that a configuration names are looked up.

[project.entry-points."fzlint.rules"]   acme = "fzlint_acme"                      a package with rule files in it
[project.entry-points."fzlint.checks"]  readability = "fzlint_acme.checks:Readability"
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from importlib.metadata import Distribution, EntryPoint
    from importlib.resources.abc import Traversable

RULES, CHECKS = "fzlint.rules", "fzlint.checks"


class Plugins(NamedTuple):
    """folders: of rule files; checks: by the name that rule files call them; versions: which packages these are."""

    folders: tuple[Traversable, ...] = ()
    checks: Mapping[str, EntryPoint] = {}
    versions: tuple[str, ...] = ()


NONE = Plugins()


def look_up(names: Iterable[str]) -> tuple[Plugins, list[tuple[str, str]]]:
    """The plugins of these names (of a package, or of its rule set), and for each that cannot be had its name and why."""
    from importlib.resources import files

    folders: list[Traversable] = []
    checks: dict[str, EntryPoint] = {}
    versions: list[str] = []
    wrong: list[tuple[str, str]] = []
    for name in names:
        package = _package(name)
        points = [point for point in package.entry_points if point.group in (RULES, CHECKS)] if package else []
        if package is None or not points:
            why = "没有安装" if package is None else "不是 fzlint 的插件（没有 fzlint.rules、fzlint.checks 入口）"
            wrong.append((name, f"插件“{name}”{why}"))
            continue
        versions.append(f"{package.name} {package.version}")
        for point in points:
            if point.group == CHECKS and point.name in checks:
                wrong.append((name, f"插件“{name}”的检查方法“{point.name}”与别的插件重名"))
            elif point.group == CHECKS and _is_ours(point.name):
                wrong.append((name, f"插件“{name}”的检查方法“{point.name}”与 fzlint 自带的重名"))
            elif point.group == CHECKS:
                checks[point.name] = point
            else:
                try:
                    folders.append(files(point.value))
                except (Exception, SystemExit) as error:  # whatever the package does when it is imported
                    wrong.append((name, f"插件“{name}”不能载入：{error!r}"))
    return Plugins(tuple(folders), checks, tuple(versions)), wrong


def _is_ours(check: str) -> bool:
    """Whether a check of this name comes with fzlint: rules that mean it must not get another one."""
    from fzlint.rulebook.read import find_check

    try:
        find_check(check)
    except KeyError:
        return False
    return True


def _package(name: str) -> Distribution | None:
    from importlib.metadata import PackageNotFoundError, distribution, entry_points

    try:
        return distribution(name)
    except (PackageNotFoundError, ValueError):
        return next((point.dist for point in entry_points(group=RULES, name=name)), None)
