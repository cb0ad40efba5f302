"""Values out of TOML files and tables: a NamedTuple of any class, with a sentence in Chinese for whatever does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from fzlint.readers.unreadable import why
from fzlint.rulebook.mistake import Mistake
from fzlint.rulebook.rule import BadRule

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@contextmanager
def gathered(wrong: list[Mistake]) -> Iterator[None]:
    """Whatever is wrong in here is added to the list, and what follows goes on."""
    try:
        yield
    except BadRule as error:
        wrong += error.mistakes


def problems(check: Any, prefix: str) -> list[Mistake]:
    """What a check says is wrong with its parameters."""
    found: Iterable[tuple[str, str]] = getattr(check, "problems", tuple)()
    return [Mistake((prefix + key).rstrip("."), sentence) for key, sentence in found]


def beside(path: Traversable, name: object) -> Path:
    if not isinstance(name, str) or name in ("", ".", "..") or set("/\\\0") & set(name):
        raise BadRule(path, "params.table", "应为与规则文件放在一起的表格文件名")
    return Path(str(path)).with_name(name)


def read_table(table: Path, path: Traversable) -> list[dict[str, str]]:
    """The rows of a table by column names: parted by tabs, or by commas in a .csv; as Excel and WPS write them, too."""
    from fzlint.rulebook.text import MOST_TABLE, content, decoded

    if table.suffix.lower() in (".xlsx", ".xls", ".et"):
        raise BadRule(
            path, "params.table", f"不能直接读取 {table.name}；请在 Excel/WPS 中另存为“CSV UTF-8”或“Unicode 文本”"
        )
    try:
        text = decoded(content(table, MOST_TABLE))
    except FileNotFoundError:
        raise BadRule(path, "params.table", f"无法读取表格 {table.name}；应与规则文件放在一起") from None
    except OSError as error:
        raise BadRule(path, "params.table", f"无法读取表格 {table.name}：{why(error)}") from None
    except UnicodeDecodeError:
        raise BadRule(
            path, "params.table", f"表格 {table.name} 的编码不认识；请另存为“CSV UTF-8”或“Unicode 文本”"
        ) from None
    rows = [row for row in _cells(text, table.suffix.lower() == ".csv") if any(row) and not row[0].startswith("#")]
    if not rows:
        raise BadRule(path, "params.table", f"表格 {table.name} 是空的")
    head = [name.strip() for name in rows[0]]
    while head and not head[-1]:  # columns that were emptied
        head.pop()
    for row in rows[1:]:
        if any(row[len(head) :]):
            raise BadRule(path, "params.table", f"表格 {table.name} 中“{row[0]}”一行的列数多于表头")
    return [{name: value.strip() for name, value in zip(head, row, strict=False) if value.strip()} for row in rows[1:]]


def _cells(text: str, commas: bool) -> list[list[str]]:
    if not commas and '"' not in text:
        return [line.split("\t") for line in text.splitlines() if line.strip()]
    import csv

    first = text[: text.find("\n")]
    mark = max(",;\t", key=first.count) if commas else "\t"
    return list(csv.reader(text.splitlines(keepends=True), delimiter=mark))


NOTE = "source"  # where a row is from: for those who keep the table, so that a run need not carry it


@cache
def _hints(cls: Any) -> dict[str, Any]:
    """The types of the fields of a class: asked for once, not once for every row of a table."""
    return get_type_hints(cls)


def unknown(key: str, names: Iterable[str]) -> str:
    """What is said of a key that is none of `names`, fields of a class."""
    from fzlint.rulebook.nearest import closest

    known = [name.replace("_", "-") for name in names]
    near = closest(key, known)
    return f"不认识这一项{f'，是不是“{near}”？' if near else '；'}可用的有：{'、'.join(known)}"


def build(cls: Any, data: Mapping[str, Any], path: object, prefix: str, *, whole: bool = True) -> Any:
    """A NamedTuple of class `cls` from a table of a TOML file; keys are field names with - for _.

    whole   False: only the values that are there, in a dict

    Raises BadRule with all that is wrong in the table.
    """
    hints = _hints(cls)
    values: dict[str, Any] = {}
    wrong: list[Mistake] = []
    for key, value in data.items():
        field = key.replace("-", "_")
        if field == NOTE and prefix and field not in cls._fields and isinstance(value, str):
            continue
        if field not in cls._fields:
            wrong.append(Mistake(prefix + key, unknown(key, cls._fields)))
            continue
        try:
            values[field] = _value(hints[field], value, path, prefix + key)
        except BadRule as error:
            wrong += error.mistakes
    for field in cls._fields if whole else ():
        if field.replace("_", "-") not in data and field not in data and field not in cls._field_defaults:
            wrong.append(Mistake(prefix + field.replace("_", "-"), "缺少这一项"))
    if wrong:
        raise BadRule.of(path, wrong)
    return cls(**values) if whole else values


def _rows(inner: Any, rows: list[Any], path: object, key: str) -> tuple[Any, ...]:
    """The rows of a table, all that is wrong in them at once."""
    found: list[Any] = []
    wrong: list[Mistake] = []
    for number, row in enumerate(rows, 1):
        try:
            found.append(_value(inner, row, path, f"{key}[{number}]"))
        except BadRule as error:
            wrong += error.mistakes
    if wrong:
        raise BadRule.of(path, wrong)
    return tuple(found)


_TYPES = {str: "文字", int: "整数", float: "数", bool: "true 或 false"}


def _value(hint: Any, value: Any, path: object, key: str) -> Any:
    if hint in _TYPES:
        return _plain(hint, value, path, key)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if isinstance(value, str) and inner is str:  # a cell of a table
            value = value.split("|")
        if not isinstance(value, list):
            raise BadRule(path, key, "应为一列（[…]）")
        if inner in _TYPES:
            return tuple(_plain(inner, item, path, key) for item in value)
        return _rows(inner, value, path, key)
    if hasattr(hint, "_fields"):
        if not isinstance(value, dict):
            raise BadRule(path, key, "应为一张表")
        return build(hint, value, path, key + ".")
    choices = _choices(hint)
    if choices and value not in choices:
        raise BadRule(path, key, f"只能是 {'、'.join(choices)}，不能是“{value}”")
    return value  # one of the choices, or the check itself, built before


def _plain(hint: type, value: Any, path: object, key: str) -> Any:
    """A text, a number, a truth."""
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


def _choices(hint: Any) -> tuple[str, ...]:
    if get_origin(hint) is Literal:
        return get_args(hint)
    return tuple(choice for arg in get_args(hint) for choice in _choices(arg))
