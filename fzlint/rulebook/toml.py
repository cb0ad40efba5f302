"""Values out of TOML files and tables: a NamedTuple of any class, with a sentence in Chinese for whatever does not fit."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from fzlint.rulebook.rule import BadRule

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def read_toml(path: Traversable) -> dict[str, Any]:
    import tomllib  # a wheel carries the rules as a table and needs none of this

    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text)
    except OSError as error:
        raise BadRule(path, "", f"无法读取：{error.strerror}") from None
    except UnicodeDecodeError:
        raise BadRule(path, "", "不是 UTF-8 编码，请另存为 UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise BadRule(path, "", bad_toml(text, str(error))) from None


def bad_toml(text: str, error: str) -> str:
    """Why a TOML file cannot be read, in Chinese where it is the slip of a Chinese keyboard: full-width quotes."""
    place = re.search(r"line (\d+)", error)
    number = int(place.group(1)) if place else 0
    line = text.split("\n")[number - 1] if number else ""
    if re.search("[=\\[,{]\\s*[“”]", line):
        return f'第{number}行用了中文引号“”，请改为英文引号""'
    return f"不是合格的 TOML：{error}"


def beside(path: Traversable, name: object) -> Path:
    if not isinstance(name, str) or "/" in name or "\\" in name:
        raise BadRule(path, "params.table", "应为与规则文件放在一起的表格文件名")
    return Path(str(path)).with_name(name)


def read_table(table: Path, path: Traversable) -> list[dict[str, str]]:
    try:
        lines = table.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BadRule(path, "params.table", f"无法读取表格 {table.name}（应为 UTF-8 文本，列以制表符分开）") from None
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    if not rows:
        raise BadRule(path, "params.table", f"表格 {table.name} 是空的")
    head = [name.strip() for name in rows[0]]
    for row in rows[1:]:
        if len(row) > len(head):
            raise BadRule(path, "params.table", f"表格 {table.name} 中“{row[0]}”一行的列数多于表头")
    return [{name: value.strip() for name, value in zip(head, row, strict=False) if value.strip()} for row in rows[1:]]


def build(cls: Any, data: dict[str, Any], path: object, prefix: str) -> Any:
    """A NamedTuple of class `cls` from a table of a TOML file; keys are field names with - for _."""
    hints = get_type_hints(cls)
    values: dict[str, Any] = {}
    for key, value in data.items():
        field = key.replace("-", "_")
        if field not in cls._fields:
            known = "、".join(name.replace("_", "-") for name in cls._fields)
            raise BadRule(path, prefix + key, f"不认识这一项；可用的有：{known}")
        values[field] = _value(hints[field], value, path, prefix + key)
    for field in cls._fields:
        if field not in values and field not in cls._field_defaults:
            raise BadRule(path, prefix + field.replace("_", "-"), "缺少这一项")
    return cls(**values)


_TYPES = {str: "文字", int: "整数", float: "数", bool: "true 或 false"}


def _value(hint: Any, value: Any, path: object, key: str) -> Any:
    if hint in _TYPES:
        if isinstance(value, str) and hint is not str:  # a cell of a table
            if hint is bool and value in ("true", "false"):
                return value == "true"
            if hint is int and value.lstrip("-").isdigit():
                return int(value)
        if hint is float and type(value) is int:
            return float(value)
        if type(value) is not hint:
            raise BadRule(path, key, f"应为{_TYPES[hint]}")
        return value
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if isinstance(value, str) and inner is str:  # a cell of a table
            value = value.split("|")
        if not isinstance(value, list):
            raise BadRule(path, key, "应为一列（[…]）")
        return tuple(_value(inner, item, path, key) for item in value)
    if hasattr(hint, "_fields"):
        if not isinstance(value, dict):
            raise BadRule(path, key, "应为一张表")
        return build(hint, value, path, key + ".")
    choices = _choices(hint)
    if choices:
        if value not in choices:
            raise BadRule(path, key, f"只能是 {'、'.join(choices)}，不能是“{value}”")
        return value
    return value  # the check itself, built before


def _choices(hint: Any) -> tuple[str, ...]:
    if get_origin(hint) is Literal:
        return get_args(hint)
    return tuple(choice for arg in get_args(hint) for choice in _choices(arg))
