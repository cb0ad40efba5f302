"""Configuration files: find them, read them, lay them over one another.

The files are `fzlint.toml`, `.fzlint.toml` or `pyproject.toml` with [tool.fzlint], one a folder, from the folder of the
checked file upwards. The nearer file wins key by key, and one with `root = true` is the last that is looked at. A file that
another one extends stands right behind it. A file named on the command line wins over all of them, and the command line over
every file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from fzlint.finding import SEVERITIES
from fzlint.record import NamedTuple
from fzlint.rulebook.mistake import Mistake, Mistaken

NAMES = (  # the first of a folder counts
    "fzlint.toml",
    ".fzlint.toml",
    "fzlint.toml.txt",  # what Notepad makes of the first, and the Explorer shows as it
    "pyproject.toml",
)

_LEVEL = "|".join(SEVERITIES)
LEVELS_IN_CHINESE = {"错误": "error", "警告": "warning", "提示": "info", "关闭": "off"}
OVERLAY = {  # what may be set for some files, or for reports of one kind
    "extend-select": "list",
    "ignore": "list",
    "severity": f"table {_LEVEL}|off",
}
WORDS = ("allow", "terms")
KEYS = {  # what may be set, and what it has to be
    "extend": "extend",
    "select": "list",
    "extend-select": "list",
    "ignore": "list",
    "severity": f"table {_LEVEL}|off",
    "severity-level": _LEVEL,
    "fail-on": _LEVEL,
    "per-file-ignores": "table list",
    "files": "table overlay",
    "kinds": "table overlay",
    "words": "table list",
    "exclude": "list",
    "force-exclude": "bool",
    "rule-folders": "list",
    "plugins": "list",
    "baseline": "str",
    "kind": "str",
    "publish": "bool",
    "root": "bool",
}


class BadConfig(Mistaken):
    """A configuration that cannot be followed: str() names the file and tells its mistakes, key is that of the first."""


class File(NamedTuple):
    """One configuration file as read."""

    path: Path
    data: Mapping[str, Any]


class Value(NamedTuple):
    """A value and the file that gives it."""

    value: Any
    path: Path


class Config(NamedTuple):
    """What the files say together.

    values   every key that is set
    tables   the entries of the tables (severity, per-file-ignores)
    paths    the files that were read, the strongest first
    added    what is added to tables of rules: the code, what is added, the file; the weakest first
    """

    values: Mapping[str, Value] = {}
    tables: Mapping[str, Mapping[str, Value]] = {}
    paths: tuple[Path, ...] = ()
    added: tuple[tuple[str, Mapping[str, Any], Path], ...] = ()

    def get(self, key: str) -> Any:
        """The value of a key, None if it is not set."""
        return self.values[key].value if key in self.values else None

    def table(self, key: str) -> Mapping[str, Value]:
        return self.tables.get(key, {})


Wrong = dict[Path, list[Mistake]]  # the mistakes of files


def find(folder: Path, wrong: Wrong | None = None) -> tuple[File, ...]:
    """The configuration files that apply in `folder` (absolute), the nearest first.

    wrong   gets mistakes of keys and values, so that others can be told with them (`setup.load`); None: they are raised

    Raises BadConfig where one cannot be followed.
    """
    found: list[File] = []
    for parent in (folder, *folder.parents):
        file = next((file for name in NAMES if (file := _read(parent / name, wrong)) is not None), None)
        if file is not None:
            found += with_extended(file, wrong)
            if file.data.get("root"):
                break
    return tuple(found)


def read(path: Path, wrong: Wrong | None = None) -> File:
    """The configuration file that somebody named. wrong: see `find`.

    Raises BadConfig.
    """
    file = _read(path, wrong)
    if file is None:
        raise BadConfig(path, "", "找不到这个配置文件" if not path.exists() else "没有 [tool.fzlint] 一节")
    return file


def with_extended(file: File, wrong: Wrong | None = None) -> tuple[File, ...]:
    """A file and those that it extends, one after another. wrong: see `find`.

    Raises BadConfig where one is not there, or they go round in a circle.
    """
    files = [file]
    while isinstance(name := files[-1].data.get("extend"), str):
        path = files[-1].path.parent / name
        other = _read(path, wrong)
        if other is None:
            raise mistaken(files[-1].path, [Mistake("extend", f"找不到要沿用的配置文件“{name}”", name)])
        if any(other.path.resolve() == file.path.resolve() for file in files):
            raise mistaken(files[-1].path, [Mistake("extend", f"配置文件互相沿用，绕成了圈（“{name}”）", name)])
        files.append(other)
    return tuple(files)


def merge(files: Sequence[File]) -> Config:
    """Lay files over one another, the strongest first."""
    values: dict[str, Value] = {}
    tables: dict[str, dict[str, Value]] = {}
    added: list[tuple[str, Mapping[str, Any], Path]] = []
    for path, data in reversed(files):
        for key, value in data.items():
            if key == "extend":
                added += [(code, more, path) for code, more in value.items()] if isinstance(value, dict) else []
            elif KEYS[key].startswith("table"):
                tables.setdefault(key, {}).update((name, Value(entry, path)) for name, entry in value.items())
            else:
                values[key] = Value(value, path)
    return Config(values, tables, tuple(file.path for file in files), tuple(added))


def _read(path: Path, wrong: Wrong | None) -> File | None:
    """A file with its keys and types checked; None if it is not there or is a pyproject.toml that says nothing."""
    if not os.path.exists(path) or path.is_dir():  # noqa: PTH110 (Path.exists fails in a folder that nobody may enter)
        ours = "fzlint" in path.name
        if ours and os.path.isdir(path):  # noqa: PTH112
            raise BadConfig(path, "", "这是文件夹，不是配置文件；请改名，或把配置写成文件")
        if ours and os.path.islink(path):  # noqa: PTH114
            raise BadConfig(path, "", "这个链接指向的文件不存在；请改正或删去链接")
        return None
    from fzlint.rulebook.toml_file import read_toml

    data = read_toml(path, BadConfig)
    if path.name == "pyproject.toml":
        tool = data.get("tool", {})
        if "fzlint" not in tool:
            return None
        data = tool["fzlint"]
        if not isinstance(data, dict):
            raise BadConfig(path, "tool.fzlint", "应为一张表（[tool.fzlint]）")
    by_key = {key: mistakes for key, value in data.items() if (mistakes := list(_mistakes(key, value)))}
    if not by_key:
        return File(path, data)
    mistakes = [mistake for own in by_key.values() for mistake in own]
    if wrong is None:
        raise mistaken(path, mistakes)
    wrong.setdefault(path, []).extend(mistakes)
    return File(path, {key: value for key, value in data.items() if key not in by_key})


def mistaken(path: Path, mistakes: Sequence[Mistake]) -> BadConfig:
    """What is to be raised for mistakes in a file, with their places in it."""
    from fzlint.rulebook.toml_file import with_places

    return with_places(BadConfig.of(path, mistakes), path, "tool.fzlint." if path.name == "pyproject.toml" else "")


def _mistakes(key: str, value: object) -> Iterator[Mistake]:
    if key not in KEYS:
        from fzlint.rulebook.nearest import hint

        yield Mistake(key, f"没有“{key}”这一项{hint(key, KEYS)}")
    elif key == "words" and isinstance(value, dict) and (strange := [name for name in value if name not in WORDS]):
        yield from (
            Mistake(f"words.{name}", "没有这一项；可用 allow（不算错的词）、terms（本单位的常用语）")
            for name in strange
        )
    else:
        yield from _check(key, value, KEYS[key])


def _check(key: str, value: object, form: str) -> Iterator[Mistake]:
    if form.startswith("table "):
        if not isinstance(value, dict):
            yield Mistake(key, f"应为一张表（[{key}]）")
            return
        for name, entry in value.items():
            yield from _check(f"{key}.{name}", entry, form.removeprefix("table "))
    elif form == "overlay":
        yield from _overlay(key, value)
    elif form == "extend":
        yield from _extend(key, value)
    elif form == "list":
        yield from _list(key, value)
    elif form in _ONE:
        type_, told = _ONE[form]
        if not isinstance(value, type_):
            yield Mistake(key, told)
    else:
        yield from _choice(key, value, form.split("|"))


_ONE = {"bool": (bool, "应为 true 或 false"), "str": (str, "应为文字，写在引号里")}


def _list(key: str, value: object) -> Iterator[Mistake]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        yield Mistake(key, '应为一列文字，如 ["甲", "乙"]')
    elif key.startswith("words.") and not all(item.strip() for item in value):
        yield Mistake(key, "有空的词语")


def _overlay(key: str, value: object) -> Iterator[Mistake]:
    """What is wrong in the settings of some files."""
    if not isinstance(value, dict):
        yield Mistake(key, f'应为一张表，如 {{ ignore = ["FZ105"] }}；可用：{"、".join(OVERLAY)}')
        return
    for name, entry in value.items():
        if name in OVERLAY:
            yield from _check(f"{key}.{name}", entry, OVERLAY[name])
        else:
            yield Mistake(f"{key}.{name}", f"没有这一项；可用：{'、'.join(OVERLAY)}")


def _extend(key: str, value: object) -> Iterator[Mistake]:
    """What is wrong in what adds to rules, or names the file to go on from."""
    if isinstance(value, dict):
        strange = [code for code, more in value.items() if not isinstance(more, dict)]
        yield from (Mistake(f"{key}.{code}", f"应为一张表（[extend.{code}]）") for code in strange)
    elif not isinstance(value, str):
        yield Mistake(key, '应为要沿用的配置文件，如 "../fzlint.toml"，或为规则添内容的表，如 [extend.FZ504]')


def _choice(key: str, value: object, known: list[str]) -> Iterator[Mistake]:
    if value in known:
        return
    from fzlint.rulebook.nearest import hint

    meant = LEVELS_IN_CHINESE.get(str(value))
    near = f"，请写作“{meant}”。" if meant else hint(str(value), known)
    yield Mistake(key, f"不能是“{value}”{near}可用：{'、'.join(known)}", str(value))
