"""Build hook: a wheel carries the shipped rules as a ready table, because reading a hundred TOML files takes longer than a check,
jieba's dictionary as sorted lines, because loading it takes longer than ten checks, and the counts of official language packed.

Only a standard wheel: an editable install and a checkout read the rule files, so that a rule that is edited counts at once.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_MANY = 20  # rows from which on a table is stored as one constant


class Hook(BuildHookInterface):  # type: ignore[type-arg]
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        self.folder = Path(tempfile.mkdtemp())  # not in the tree: what lies there would be taken for the rules
        if version == "standard":
            sys.path.insert(0, self.root)
            from fzlint.document.words import phrases
            from fzlint.document.words.cutting import FILE, sorted_lines
            from fzlint.document.words.packed import pack

            counts = Path(self.root, "fzlint", "document", "words", "phrases.txt").read_text(encoding="utf-8")
            self._add(build_data, f"fzlint/document/words/{phrases.FILE}", pack(counts, phrases.KEYED))
            self._add(build_data, "fzlint/rulebook/_table.py", table().encode())
            self._add(build_data, f"fzlint/document/words/{FILE}", sorted_lines())

    def _add(self, build_data: dict[str, Any], name: str, content: bytes) -> None:
        path = self.folder / Path(name).name
        path.write_bytes(content)
        build_data["force_include"][str(path)] = name

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def table() -> str:
    """The source of a module with RULES and KINDS, the values that reading the rule files gives."""
    from fzlint.rulebook.load import kind_files, rule_files, shipped
    from fzlint.rulebook.read import read_rule
    from fzlint.rulebook.read_kind import read_kind

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


def _plain(rows: tuple[Any, ...], cls: Any) -> tuple[tuple[object, ...], ...] | None:
    """The fields of the rows of a table, without those at the end that are as they are by default; None if one is no constant.

    Python stores such tuples as one constant, which it reads in a third of the time of as many calls.
    """
    if not hasattr(cls, "_fields"):
        return None
    plain = []
    for row in rows:
        fields = list(row)
        while fields and cls._field_defaults.get(cls._fields[len(fields) - 1], ...) == fields[-1]:
            fields.pop()
        if not all(_is_constant(field) for field in fields):
            return None
        plain.append(tuple(fields))
    return tuple(plain)


def _is_constant(value: object) -> bool:
    if type(value) is tuple:
        return all(_is_constant(item) for item in value)
    return value is None or isinstance(value, str | int | float | bool)


def _source(value: object, modules: set[str]) -> str:
    """An expression for a value: a NamedTuple, a tuple, or a string, number, None. Adds the modules that it needs."""
    from fzlint.checks.rows import written

    if isinstance(value, tuple):
        if len(value) >= _MANY and (cls := type(value[0])) is not str and all(type(item) is cls for item in value):
            name = f"{cls.__module__}.{cls.__qualname__}"
            if text := written(value):
                modules.update(("fzlint.checks.rows", cls.__module__))
                return f"fzlint.checks.rows.Rows({name}, {text[0]!r}, {text[1]!r})"
            plain = _plain(value, cls)
            if plain is not None:
                modules.update(("itertools", cls.__module__))
                return f"tuple(itertools.starmap({name}, {plain!r}))"
        items = [_source(item, modules) for item in value]
        if not hasattr(value, "_fields"):
            return f"({''.join(f'{item}, ' for item in items)})"
        cls = type(value)
        modules.add(cls.__module__)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(items)})"
    if isinstance(value, Mapping):
        return f"{{{''.join(f'{key!r}: {_source(item, modules)}, ' for key, item in value.items())}}}"
    if value is None or isinstance(value, str | int | float | bool):
        return repr(value)
    raise TypeError(f"{type(value)} in a rule")
