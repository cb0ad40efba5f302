"""Configuration files: find them, read them, lay them over one another.

The files are `fzlint.toml`, `.fzlint.toml` or `pyproject.toml` with [tool.fzlint], one a folder, from the folder of the
checked file upwards. The nearer file wins key by key, and one with `root = true` is the last that is looked at. A file
named on the command line wins over all of them, and the command line over every file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from fzlint.finding import SEVERITIES

NAMES = ("fzlint.toml", ".fzlint.toml", "pyproject.toml")  # the first of a folder counts

_LEVEL = "|".join(SEVERITIES)
KEYS = {  # what may be set, and what it has to be
    "select": "list",
    "extend-select": "list",
    "ignore": "list",
    "severity": f"table {_LEVEL}|off",
    "severity-level": _LEVEL,
    "fail-on": _LEVEL,
    "per-file-ignores": "table list",
    "exclude": "list",
    "force-exclude": "bool",
    "rule-folders": "list",
    "baseline": "str",
    "kind": "str",
    "publish": "bool",
    "root": "bool",
}


class BadConfig(Exception):
    """A configuration that cannot be followed: str() is a sentence that names the file and the key at fault."""

    def __init__(self, path: object, key: str, sentence: str) -> None:
        super().__init__(f"{path}：{key}：{sentence}" if key else f"{path}：{sentence}")
        self.path = path
        self.key = key


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
    """

    values: Mapping[str, Value] = {}
    tables: Mapping[str, Mapping[str, Value]] = {}
    paths: tuple[Path, ...] = ()

    def get(self, key: str) -> Any:
        """The value of a key, None if it is not set."""
        return self.values[key].value if key in self.values else None

    def table(self, key: str) -> Mapping[str, Value]:
        return self.tables.get(key, {})


def find(folder: Path) -> tuple[File, ...]:
    """The configuration files that apply in `folder` (absolute), the nearest first.

    Raises BadConfig where one cannot be followed.
    """
    found: list[File] = []
    for parent in (folder, *folder.parents):
        file = next((file for name in NAMES if (file := _read(parent / name)) is not None), None)
        if file is not None:
            found.append(file)
            if file.data.get("root"):
                break
    return tuple(found)


def read(path: Path) -> File:
    """The configuration file that somebody named.

    Raises BadConfig.
    """
    file = _read(path)
    if file is None:
        raise BadConfig(path, "", "找不到这个配置文件" if not path.exists() else "没有 [tool.fzlint] 一节")
    return file


def merge(files: Sequence[File]) -> Config:
    """Lay files over one another, the strongest first."""
    values: dict[str, Value] = {}
    tables: dict[str, dict[str, Value]] = {}
    for path, data in reversed(files):
        for key, value in data.items():
            if KEYS[key].startswith("table"):
                tables.setdefault(key, {}).update((name, Value(entry, path)) for name, entry in value.items())
            else:
                values[key] = Value(value, path)
    return Config(values, tables, tuple(file.path for file in files))


def _read(path: Path) -> File | None:
    """A file with its keys and types checked; None if it is not there or is a pyproject.toml that says nothing."""
    if not path.is_file():
        return None
    import tomllib

    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise BadConfig(path, "", f"无法读取：{error.strerror}") from None
    except UnicodeDecodeError:
        raise BadConfig(path, "", "不是 UTF-8 编码，请另存为 UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        from fzlint.rulebook.toml import bad_toml

        raise BadConfig(path, "", bad_toml(text, str(error))) from None
    if path.name == "pyproject.toml":
        tool = data.get("tool", {})
        if "fzlint" not in tool:
            return None
        data = tool["fzlint"]
        if not isinstance(data, dict):
            raise BadConfig(path, "tool.fzlint", "应为一张表（[tool.fzlint]）")
    for key, value in data.items():
        if key not in KEYS:
            from fzlint.settings.nearest import hint

            raise BadConfig(path, key, f"没有“{key}”这一项{hint(key, KEYS)}")
        _check(path, key, value, KEYS[key])
    return File(path, data)


def _check(path: Path, key: str, value: object, form: str) -> None:
    if form.startswith("table "):
        if not isinstance(value, dict):
            raise BadConfig(path, key, f"应为一张表（[{key}]）")
        for name, entry in value.items():
            _check(path, f"{key}.{name}", entry, form.removeprefix("table "))
    elif form == "list":
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise BadConfig(path, key, '应为一列文字，如 ["甲", "乙"]')
    elif form == "bool":
        if not isinstance(value, bool):
            raise BadConfig(path, key, "应为 true 或 false")
    elif form == "str":
        if not isinstance(value, str):
            raise BadConfig(path, key, "应为文字，写在引号里")
    elif value not in form.split("|"):
        from fzlint.settings.nearest import hint

        raise BadConfig(
            path, key, f"不能是“{value}”{hint(str(value), form.split('|'))}可用：{'、'.join(form.split('|'))}"
        )
