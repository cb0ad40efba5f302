"""Read rule files and report kinds, and check what they say.

`rules/README.md` tells rule keepers how a file is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from fzlint.checks.context import Check
from fzlint.finding import SEVERITIES
from fzlint.rulebook.mistake import Mistake
from fzlint.rulebook.rule import BadRule, Checks, Example, Found, Rule, RuleText
from fzlint.rulebook.toml import beside, build, gathered, read_table, unknown
from fzlint.rulebook.toml_file import read_toml, with_places

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


CODE = r"[A-Z]{2,8}[0-9]{1,4}"
NAME = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
_SIDE = ("check", "source", "why", "params", "bad", "good")
_EXAMPLE = {name for name in Example._fields if name not in ("number", "bad")}


def read_additions(path: Traversable) -> dict[str, dict[str, Any]]:
    """What a file adds to the tables of rules, by their code or name: empty for a rule file.

    Raises BadRule.
    """
    data = read_toml(path, BadRule)
    more = data.get("extend")
    if more is None:
        return {}
    if len(data) > 1 or not isinstance(more, dict) or not all(isinstance(values, dict) for values in more.values()):
        raise BadRule(path, "extend", "这样的文件里只能有 [extend.编号] 的表，不能另有规则")
    return more


def read_rule(path: Traversable, checks: Checks = MappingProxyType({})) -> RuleText:
    """Read one rule file. checks: those of plugins.

    Raises BadRule, with the file and the key at fault.
    """
    data = read_toml(path, BadRule)
    wrong: list[Mistake] = []
    check: Check | None = None
    rule: Rule | None = None
    with gathered(wrong):
        check = _check(data, path, checks)
    fields = {key: value for key, value in data.items() if key not in _SIDE}
    strange = [key for key in fields if key.replace("-", "_") not in Rule._fields]
    wrong += [Mistake(key, unknown(key, (*Rule._fields, *_SIDE[1:]))) for key in strange]
    fields = {key: value for key, value in fields.items() if key not in strange}
    with gathered(wrong):
        rule = build(Rule, fields | {"check": None}, path, "")
        assert rule is not None
        if not re.fullmatch(CODE, rule.code):
            wrong.append(Mistake("code", f"“{rule.code}”不是编号；编号由大写字母加数字组成，如“FZ201”“AB001”"))
        if not re.fullmatch(NAME, rule.name):
            wrong.append(Mistake("name", f"“{rule.name}”不是名称；名称用小写字母和连字符，如“skipped-number”"))
        wrong += [Mistake(key, "缺少内容") for key in ("summary", "message") if not getattr(rule, key).strip()]
    for key in ("source", "why"):
        if not isinstance(data.get(key), str) or not data[key].strip():
            wrong.append(Mistake(key, "缺少内容：每条规则都要写明出处（source）和理由（why）"))
    examples: list[Example] = []
    for key, bad in (("bad", True), ("good", False)):
        for number, example in enumerate(data.get(key, []), 1):
            with gathered(wrong):
                examples.append(_example(example, bad, number, path))
    if check is not None and rule is not None:
        wrong += _unsayable(rule, check, path)
    if wrong or check is None or rule is None:
        raise with_places(BadRule.of(path, wrong), path)
    return RuleText(rule._replace(check=check), str(path), data["source"].strip(), data["why"].strip(), tuple(examples))


def _check(data: dict[str, Any], path: Traversable, checks: Checks) -> Check:
    name = data.get("check")
    if not isinstance(name, str):
        raise BadRule(path, "check", "缺少检查方法的名称")
    try:
        cls = checks[name].load() if name in checks else find_check(name)
    except (Exception, SystemExit) as error:
        if not isinstance(error, KeyError):  # whatever the code of a plugin does when it is imported
            raise BadRule(path, "check", f"检查方法“{name}”不能载入：{error!r}") from None
        raise BadRule(path, "check", f"没有名为“{name}”的检查方法{_meant(name, checks)}") from None
    params = data.get("params", {})
    if not isinstance(params, dict):
        raise BadRule(path, "params", "应为一张表（[params]）")
    params = dict(params)
    if "table" in params:
        params["rows"] = read_table(beside(path, params.pop("table")), path)
    for key, value in params.items():
        if isinstance(value, str) and value.endswith((".tsv", ".csv")):  # a second table: laws = "x.tsv"
            params[key] = read_table(beside(path, value), path)
    if not hasattr(cls, "_fields"):
        raise BadRule(path, "check", f"检查方法“{name}”写得不对：应为一个 NamedTuple（见 fzlint/checks/__init__.py）")
    check: Check = build(cls, params, path, "params.")
    return check


def _meant(name: str, checks: Checks) -> str:
    """A question that names the check which `name` was probably meant to be; "" if none is like it."""
    from pkgutil import iter_modules

    import fzlint.checks
    from fzlint.rulebook.nearest import closest

    modules = (module.name.replace("_", "-") for module in iter_modules(fzlint.checks.__path__))
    near = closest(name, [*modules, *checks])
    try:
        return f"，是不是“{near}”？" if near in checks or find_check(near) else ""
    except KeyError:  # none, or a module that helps checks
        return ""


def _unsayable(rule: Rule, check: Check, path: object) -> list[Mistake]:
    """What is wrong with what a rule and its rows say: names that the check does not give, severities that there are not."""
    wrong: list[Mistake] = []
    for key in ("message", "related"):
        with gathered(wrong):
            _template(getattr(rule, key), check.names, path, key)
    for row in _rows(check):
        with gathered(wrong):
            if getattr(row, "message", ""):
                _template(row.message, check.names, path, "params")
            if getattr(row, "severity", "") not in ("", *SEVERITIES):
                raise BadRule(path, "params", f"severity 只能是 {'、'.join(SEVERITIES)}，不能是“{row.severity}”")
    return wrong


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
    kind = "bad" if bad else "good"
    key = f"{kind}[{number}]"
    if not isinstance(data, dict):
        raise BadRule(path, key, f"应写作 [[{kind}]]")
    wrong: list[Mistake] = []
    data = {name.replace("-", "_"): value for name, value in data.items()}
    places = _found(data.pop("found", []), bad, f"{key}.found", wrong)
    if "text" not in data and "file" not in data:
        wrong.append(Mistake(f"{key}.text", "缺少例句"))
    for name in [name for name in data if name not in _EXAMPLE]:
        wrong.append(Mistake(f"{key}.{name.replace('_', '-')}", unknown(name.replace("_", "-"), sorted(_EXAMPLE))))
        del data[name]
    with gathered(wrong):
        values = build(Example, data, path, f"{key}.", whole=False)
    if wrong:
        raise BadRule.of(path, wrong)
    return Example(**{"text": "", **values, "number": number, "bad": bad, "found": places})


def _found(found: object, bad: bool, key: str, wrong: list[Mistake]) -> tuple[Found, ...]:
    """What an example says is found in it. What is wrong with that is added to `wrong`."""
    if not isinstance(found, list) or (bad and not found):
        wrong.append(Mistake(key, "缺少应当找到的文字"))
        return ()
    if not bad and found:
        wrong.append(Mistake(key, "good 例句里不应找到什么"))
        return ()
    places = []
    for place in found:
        if isinstance(place, str):  # "" where what was deleted is meant
            places.append(Found(place))
        elif isinstance(place, dict) and set(place) == {"from", "to"} and all(map(_is_text, place.values())):
            places.append(Found(place["from"], place["to"]))
        else:
            wrong.append(Mistake(key, '应为文字，或 { from = "…", to = "…" }'))
    return tuple(places)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


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
