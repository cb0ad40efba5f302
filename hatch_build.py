"""Build hook: a wheel carries the shipped rules as a ready table, and what all patterns compile to, because reading forty TOML
files takes longer than a check, and compiling as long as all checks.

Only a standard wheel: an editable install and a checkout read the rule files, so that a rule that is edited counts at once.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self.folder = Path(tempfile.mkdtemp())  # not in the tree: what lies there would be taken for the rules
        if version == "standard":
            sys.path.insert(0, self.root)
            from fzlint.pattern import ready_name

            path = self.folder / "_table.py"
            path.write_text(table(), encoding="utf-8")
            build_data["force_include"][str(path)] = "fzlint/_table.py"
            path = self.folder / ready_name()
            with suppress(ImportError, AttributeError):  # an interpreter without the private parts that this takes
                path.write_bytes(patterns())
                build_data["force_include"][str(path)] = f"fzlint/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def table() -> str:
    """The source of a module with RULES and KINDS, the values that reading the rule files gives."""
    from fzlint.rulebook.load import kind_files, rule_files, shipped
    from fzlint.rulebook.read import read_kind, read_rule

    modules: set[str] = set()
    rules = [_source(read_rule(path).rule, modules) for path in rule_files(shipped())]
    kinds = [_source(read_kind(path), modules) for path in kind_files(shipped())]
    return "\n".join(
        [
            '"""The shipped rules. Made by hatch_build.py."""',
            *(f"import {module}" for module in sorted(modules)),
            f"RULES = [\n{''.join(f'    {rule},{chr(10)}' for rule in rules)}]",
            f"KINDS = [\n{''.join(f'    {kind},{chr(10)}' for kind in kinds)}]",
            "",
        ]
    )


def patterns() -> bytes:
    """What the patterns of all checks and readers, of the shipped rules and of the report kinds compile to."""
    import fzlint
    from fzlint.pattern import declared, make_ready
    from fzlint.rulebook.load import load

    for module in walk_packages(fzlint.__path__, "fzlint."):
        if module.name not in ("fzlint.__main__", "fzlint._table"):
            with suppress(ImportError):  # what a build environment lacks is not on the way of a plain run either
                import_module(module.name)
    for rule in load()[0]:
        getattr(rule.check, "problem", str)()
    return make_ready(list(declared))


def _source(value: object, modules: set[str]) -> str:
    """An expression for a value: a NamedTuple, a tuple, or a string, number, None. Adds the modules that it needs."""
    if isinstance(value, tuple):
        items = [_source(item, modules) for item in value]
        if not hasattr(value, "_fields"):
            return f"({''.join(f'{item}, ' for item in items)})"
        cls = type(value)
        modules.add(cls.__module__)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(items)})"
    if value is None or isinstance(value, str | int | float | bool):
        return repr(value)
    raise TypeError(f"{type(value)} in a rule")
