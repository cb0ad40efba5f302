"""Rule files and report kinds: read them, check them, choose among them.

A rule file says what is demanded and why; the check that it names says how a breach is found. `rules/README.md` tells rule
keepers how a file is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from fzlint.checks import Check, find
from fzlint.finding import SEVERITIES, Severity
from fzlint.pattern import compile
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

NEXT_YEAR = "\ue000" * 4  # what {next} of a report kind means: the text that its patterns see has this for that year
KINDS = "report-kinds"  # the folder of report kinds inside a rule folder


class BadRule(Exception):
    """A rule file or report kind that cannot be used: str() is a sentence that names the file, key the key in it."""

    def __init__(self, path: object, key: str, sentence: str) -> None:
        super().__init__(f"{path}：{key}：{sentence}" if key else f"{path}：{sentence}")
        self.path = str(path)
        self.key = key


class Rule(NamedTuple):
    """What running a rule needs. Reason, source and examples stay in the file, see `read_text`.

    severity    "off" if the rule runs only when it is selected by code or name
    related     what is said of the related places
    fix         "safe" if the edits of its findings have one right answer, "unsafe" if they want a look
    yields_to   codes or names of rules; an overlapping finding of one of them silences this one's
    kinds       runs only for these report kinds; empty: for all documents
    publish     the severity when the report is about to be published (--publish); None: the same
    masked      the words at fault are private: no output shows their digits
    """

    code: str
    name: str
    summary: str
    severity: Severity | Literal["off"]
    message: str
    check: Check
    related: str = ""
    fix: Literal["safe", "unsafe"] = "unsafe"
    yields_to: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    publish: Severity | None = None
    masked: bool = False


class Found(NamedTuple):
    """What an example must find: the exact text from its first to its last characters; one string if `end` is empty."""

    start: str
    end: str = ""


class Example(NamedTuple):
    """An example of a rule file. found is empty for a good one. number counts from 1 within its list.

    title, kind, year   of the document that the text stands in; file: a fixture in the place of a text
    says                words that the messages must contain
    fixed               the text after its fixes
    note                why it is right or wrong, where that is not plain
    """

    number: int
    bad: bool
    text: str
    found: tuple[Found, ...] = ()
    says: tuple[str, ...] = ()
    fixed: str | None = None
    format: str = "text"
    title: str = ""
    kind: str = ""
    year: int = 0
    file: str = ""
    note: str = ""


class RuleText(NamedTuple):
    """The whole of a rule file, for those who read it."""

    rule: Rule
    path: str
    source: str
    why: str
    examples: tuple[Example, ...]


class ReportPart(NamedTuple):
    """A part that a report kind has.

    name       as the standard calls it
    headings   patterns, one of which is found in a heading that tells this part; {next} is the year after the one reported on
    texts      patterns; one of them is found in running text that tells this part without a heading. ^ is the start of a
               sentence, the pattern then sees what follows in its paragraph
    known      headings in use, for comparing with one that no pattern fits: words in another order, a slip of the pen
    within     names of other parts under whose heading the text may tell this one
    rest       what stands under headings that tell no other part tells this one
    required   missing is a breach
    source     the standard that demands it
    hint       what to write, for the message
    """

    name: str
    headings: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    rest: bool = False
    required: bool = True
    source: str = ""
    hint: str = ""


class Kind(NamedTuple):
    """A report kind.

    titles       patterns; a document whose title matches one is of this kind
    excludes     patterns; a title that matches one is not
    year_offset  the year reported on, less the year of the title (-1: a 政府工作报告 delivered in 2026 reviews 2025)
    statutory    its parts are demanded by law or regulation
    signoff      it ends in 署名 and 成文日期
    """

    name: str
    titles: tuple[str, ...]
    parts: tuple[ReportPart, ...] = ()
    excludes: tuple[str, ...] = ()
    year_offset: int = 0
    statutory: bool = False
    signoff: bool = False


# --------------------------------------------------------------------------- reading


_SIDE = ("check", "source", "why", "params", "bad", "good")
_EXAMPLE = {name for name in Example._fields if name not in ("number", "bad")}


def shipped() -> Traversable:
    """The folder of the rules that come with fzlint: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def rule_files(folder: Traversable) -> list[Traversable]:
    """The rule files of a folder, in sub-folders too, by path; report kinds apart."""
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != KINDS and not entry.name.startswith("."):
            found.extend(rule_files(entry))
        elif entry.name.endswith(".toml"):
            found.append(entry)
    return found


def kind_files(folder: Traversable) -> list[Traversable]:
    """The report kinds of a rule folder, by name."""
    kinds = folder / KINDS
    if not kinds.is_dir():
        return []
    return sorted((entry for entry in kinds.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)


def read_rule(path: Traversable) -> RuleText:
    """Read one rule file.

    Raises BadRule, with the file and the key at fault.
    """
    data = _toml(path)
    check = _check(data, path)
    fields = {key: value for key, value in data.items() if key not in _SIDE}
    rule: Rule = _build(Rule, fields | {"check": check}, path, "")
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


def read_kind(path: Traversable) -> Kind:
    """Read one report kind.

    Raises BadRule, with the file and the key at fault.
    """
    kind: Kind = _build(Kind, _toml(path), path, "")
    patterns = [("titles", kind.titles), ("excludes", kind.excludes)]
    for part in kind.parts:
        patterns += [("parts.headings", part.headings), ("parts.texts", part.texts)]
    for key, values in patterns:
        for pattern in values:
            try:
                kind_pattern(pattern)
            except re.error as error:
                raise BadRule(path, key, f"“{pattern}”不是正则表达式：{error}") from None
    return kind


def load(folders: Iterable[Traversable] = ()) -> tuple[tuple[Rule, ...], tuple[Kind, ...]]:
    """The shipped rules and report kinds and those of `folders`, in order of code and of name.

    A wheel carries the shipped ones as a ready table; a checkout reads the files.
    Raises BadRule, also when two rules have one code or one name.
    """
    rules, kinds = _shipped_table()
    origin = dict.fromkeys((rule.code for rule in rules), "fzlint")
    rules, kinds = list(rules), list(kinds)
    for folder in folders:
        for path in rule_files(folder):
            rule = read_rule(path).rule
            if sentence := getattr(rule.check, "problem", str)():
                raise BadRule(path, "params", sentence)
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
    return tuple(sorted(rules, key=lambda rule: rule.code)), tuple(sorted(kinds, key=lambda kind: kind.name))


def _shipped_table() -> tuple[Sequence[Rule], Sequence[Kind]]:
    try:
        from fzlint import _table  # type: ignore[attr-defined, unused-ignore]
    except ImportError:
        folder = shipped()
        return [read_rule(path).rule for path in rule_files(folder)], [read_kind(path) for path in kind_files(folder)]
    rules: Sequence[Rule] = _table.RULES
    kinds: Sequence[Kind] = _table.KINDS
    return rules, kinds


def _toml(path: Traversable) -> dict[str, Any]:
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


def _check(data: dict[str, Any], path: Traversable) -> Check:
    name = data.get("check")
    if not isinstance(name, str):
        raise BadRule(path, "check", "缺少检查方法的名称")
    try:
        cls = find(name)
    except KeyError:
        raise BadRule(path, "check", f"没有名为“{name}”的检查方法") from None
    params = data.get("params", {})
    if not isinstance(params, dict):
        raise BadRule(path, "params", "应为一张表（[params]）")
    params = dict(params)
    if "table" in params:
        name = params.pop("table")
        params["rows"] = _tsv(_beside(path, name), path)
    check: Check = _build(cls, params, path, "params.")
    return check


def _beside(path: Traversable, name: object) -> Path:
    if not isinstance(name, str) or "/" in name or "\\" in name:
        raise BadRule(path, "params.table", "应为与规则文件放在一起的表格文件名")
    return Path(str(path)).with_name(name)


def _tsv(table: Path, path: Traversable) -> list[dict[str, str]]:
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


def _build(cls: Any, data: dict[str, Any], path: object, prefix: str) -> Any:
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
        return _build(hint, value, path, key + ".")
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
        if name not in _EXAMPLE:
            raise BadRule(path, f"{key}.{name}", f"不认识这一项；可用的有：{'、'.join(sorted(_EXAMPLE))}")
    data = dict(data)
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


# --------------------------------------------------------------------------- choosing


def matches(rule: Rule, selector: str) -> bool:
    """Whether a selector names this rule: its code, a prefix of its code that ends in a digit or letter, its name, or ALL."""
    return selector == "ALL" or rule.name == selector or rule.code.startswith(selector)


def weight(rule: Rule, selectors: Iterable[str]) -> int:
    """How exactly the most exact of the selectors names this rule; -1 if none does."""
    return max(
        (0 if s == "ALL" else 100 if s in (rule.name, rule.code) else len(s) for s in selectors if matches(rule, s)),
        default=-1,
    )


def select(
    rules: Iterable[Rule], select: Sequence[str] = (), extend: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules that run. A longer (more exact) selector wins over a shorter one, `ignore` over an equally exact `select`.

    Without `select`, all rules that are not off. Selectors must be known, see `unknown`.
    """

    chosen = []
    for rule in rules:
        on = max(weight(rule, select), weight(rule, extend))
        if on < 0 and not select and rule.severity != "off":
            on = 0
        if on > weight(rule, ignore):
            chosen.append(rule._replace(severity="warning") if rule.severity == "off" else rule)
    return tuple(chosen)


def unknown(rules: Sequence[Rule], selectors: Iterable[str]) -> list[str]:
    """The selectors that name no rule."""
    return [selector for selector in selectors if not any(matches(rule, selector) for rule in rules)]


def kind_pattern(source: str) -> re.Pattern[str]:
    """A pattern for headings or running text of a report kind. Raises re.error."""
    return compile(source.replace("{next}", NEXT_YEAR))


def pick_kind(kinds: Iterable[Kind], title: str) -> Kind | None:
    """The report kind that a title tells, the first by name; None if none does."""
    for kind in kinds:
        if any(compile(pattern).search(title) for pattern in kind.titles) and not any(
            compile(pattern).search(title) for pattern in kind.excludes
        ):
            return kind
    return None
