"""Read rule files and report kinds, and check what they say.

`rules/README.md` tells rule keepers how a file is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from fzlint.checks.context import Check
from fzlint.finding import SEVERITIES
from fzlint.rulebook.rule import BadRule, Example, Found, Rule, RuleText
from fzlint.rulebook.toml import beside, build, read_table, read_toml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


_SIDE = ("check", "source", "why", "params", "bad", "good")
_EXAMPLE = {name for name in Example._fields if name not in ("number", "bad")}


def read_rule(path: Traversable) -> RuleText:
    """Read one rule file.

    Raises BadRule, with the file and the key at fault.
    """
    data = read_toml(path)
    check = _check(data, path)
    fields = {key: value for key, value in data.items() if key not in _SIDE}
    rule: Rule = build(Rule, fields | {"check": check}, path, "")
    if not re.fullmatch(r"[A-Z]{2,8}[0-9]{1,4}", rule.code):
        raise BadRule(path, "code", f"“{rule.code}”不是编号；编号由大写字母加数字组成，如“FZ201”“AB001”")
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule.name):
        raise BadRule(path, "name", f"“{rule.name}”不是名称；名称用小写字母和连字符，如“skipped-number”")
    for key in ("source", "why"):
        if not isinstance(data.get(key), str) or not data[key].strip():
            raise BadRule(path, key, "缺少内容：每条规则都要写明出处（source）和理由（why）")
    _template(rule.message, check.names, path, "message")
    _template(rule.related, check.names, path, "related")
    for row in _rows(check):
        if getattr(row, "message", ""):
            _template(row.message, check.names, path, "params")
        if getattr(row, "severity", "") not in ("", *SEVERITIES):
            raise BadRule(path, "params", f"severity 只能是 {'、'.join(SEVERITIES)}，不能是“{row.severity}”")
    examples = [
        _example(example, bad, number, path)
        for key, bad in (("bad", True), ("good", False))
        for number, example in enumerate(data.get(key, []), 1)
    ]
    return RuleText(rule, str(path), data["source"].strip(), data["why"].strip(), tuple(examples))


def _check(data: dict[str, Any], path: Traversable) -> Check:
    name = data.get("check")
    if not isinstance(name, str):
        raise BadRule(path, "check", "缺少检查方法的名称")
    try:
        cls = find_check(name)
    except KeyError:
        raise BadRule(path, "check", f"没有名为“{name}”的检查方法") from None
    params = data.get("params", {})
    if not isinstance(params, dict):
        raise BadRule(path, "params", "应为一张表（[params]）")
    params = dict(params)
    if "table" in params:
        params["rows"] = read_table(beside(path, params.pop("table")), path)
    for key, value in params.items():
        if isinstance(value, str) and value.endswith(".tsv"):  # a second table: laws = "x.tsv"
            params[key] = read_table(beside(path, value), path)
    check: Check = build(cls, params, path, "params.")
    return check


def _template(text: str, names: Sequence[str], path: object, key: str) -> None:
    import string

    try:
        fields = list(string.Formatter().parse(text))
    except ValueError as error:
        raise BadRule(path, key, f"花括号不成对：{error}") from None
    for _, name, spec, conversion in fields:
        if name is None:
            continue
        if name not in names or spec or conversion:
            known = "、".join(f"{{{known}}}" for known in names) or "（无）"
            raise BadRule(path, key, f"不能用“{{{name}}}”；可用的有：{known}")


def _rows(check: Any) -> Iterable[Any]:
    return [row for field in check if isinstance(field, tuple) for row in field if hasattr(row, "_fields")]


def _example(data: Any, bad: bool, number: int, path: object) -> Example:
    key = "bad" if bad else "good"
    if not isinstance(data, dict):
        raise BadRule(path, key, f"应写作 [[{key}]]")
    for name in data:
        if name.replace("-", "_") not in _EXAMPLE:
            raise BadRule(path, f"{key}.{name}", f"不认识这一项；可用的有：{'、'.join(sorted(_EXAMPLE))}")
    data = {name.replace("-", "_"): value for name, value in data.items()}
    found = data.pop("found", [])
    if bad and (not isinstance(found, list) or not found):
        raise BadRule(path, f"{key}.found", "缺少应当找到的文字")
    if not bad and found:
        raise BadRule(path, f"{key}.found", "good 例句里不应找到什么")
    places: list[Found] = []
    for place in found:
        if isinstance(place, str):
            places.append(Found(place))
        elif isinstance(place, dict) and set(place) == {"from", "to"}:
            places.append(Found(place["from"], place["to"]))
        else:
            raise BadRule(path, f"{key}.found", '应为文字，或 { from = "…", to = "…" }')
    data["says"] = tuple(data.get("says", ()))
    if "text" not in data and "file" not in data:
        raise BadRule(path, f"{key}.text", "缺少例句")
    return Example(number=number, bad=bad, found=tuple(places), text=data.pop("text", ""), **data)


def find_check(name: str) -> type[Check]:
    """The class of the check that rule files call `name` ("label-form").

    Raises KeyError if there is none.
    """
    if not name.replace("-", "").isalpha() or not name.isascii() or name != name.lower():
        raise KeyError(name)
    try:
        module = import_module("fzlint.checks." + name.replace("-", "_"))
        check: type[Check] = getattr(module, "".join(word.capitalize() for word in name.split("-")))
    except (ModuleNotFoundError, AttributeError):
        raise KeyError(name) from None
    return check
