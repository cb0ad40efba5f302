"""JSON schemas of the files that people write, made from the tables and types that check those files: editors complete and
mark what is written with them. `docs/build.py` writes them to docs/schema/."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from fzlint import checks
from fzlint.rulebook.extend import UNLESS
from fzlint.rulebook.kind import Kind, ReportPart
from fzlint.rulebook.load import texts
from fzlint.rulebook.read import CODE, NAME, find_check
from fzlint.rulebook.read_kind import EXAMPLES, FILLED, KindExample
from fzlint.rulebook.rule import Example, Rule
from fzlint.rulebook.toml import NOTE
from fzlint.settings.config import KEYS, OVERLAY, WORDS

Schema = dict[str, Any]

ROOT = Path(__file__).parents[1]
_PLAIN: dict[Any, str] = {str: "string", int: "integer", float: "number", bool: "boolean"}
_WORDS: Schema = {"type": "string", "pattern": r"\S"}
_TABLE: Schema = {"type": "string", "pattern": r"^[^/\\]+\.(tsv|csv)$", "description": "放在一起的表格文件"}


def schemas() -> dict[str, Schema]:
    """The schemas by the names of their files."""
    return {"fzlint.json": config(), "rule.json": rule(), "kind.json": kind()}


def _whole(title: str, schema: Schema) -> Schema:
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **schema}


def _object(properties: dict[str, Schema], required: list[str], **more: Any) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **({"required": required} if required else {}),
        **more,
    }


# ---------------------------------------------------------------- configuration


def config() -> Schema:
    told = _comments((ROOT / "docs" / "config.md").read_text(encoding="utf-8"))
    properties = {key: _form(form) | {"description": told[key]} for key, form in KEYS.items()}
    properties["words"] = _object({key: _list(_WORDS) for key in WORDS}, []) | {"description": told["words"]}
    definitions: dict[str, Schema] = {}
    properties["extend"] = {
        "description": told["extend"],
        "anyOf": [{"type": "string"}, {"type": "object", **_additions(definitions)}],
    }
    return _whole("fzlint.toml", _object(properties, []) | {"definitions": definitions})


def _comments(page: str) -> dict[str, str]:
    """What docs/config.md says of each key, behind it in the example."""
    example = re.search(r"```toml\nroot = .*?```", page, re.DOTALL)
    assert example
    told = dict(re.findall(r"^([a-z-]+) = .*?# (.+)$", example.group(), re.MULTILINE))
    told |= {
        key: text or key for key, text in re.findall(r"^\[([a-z-]+).*?\](?: *# (.+))?$", example.group(), re.MULTILINE)
    }
    told["words"] = "本单位的用语：allow 不算错的词，terms 常用语"
    return told


def _form(form: str) -> Schema:
    """What a form of `settings/config.py` means."""
    if form.startswith("table "):
        return {"type": "object", "additionalProperties": _form(form.removeprefix("table "))}
    if form == "overlay":
        return _object({key: _form(own) for key, own in OVERLAY.items()}, [])
    plain = {"list": _list({"type": "string"}), "bool": {"type": "boolean"}, "str": {"type": "string"}, "extend": {}}
    return plain[form] if form in plain else {"enum": form.split("|")}


def _additions(definitions: dict[str, Schema]) -> Schema:
    """[extend.CODE]: the lists of a rule that may be added to. Rules of others are not known here."""
    properties: dict[str, Schema] = {}
    for text in texts():
        check = type(text.rule.check)
        fields = {name: hint for name, hint in get_type_hints(check).items() if get_origin(hint) is tuple}
        if not fields:
            continue
        name = f"add-to-{check.__name__}"
        if name not in definitions:
            lists = {_key(field): _value(hint) for field, hint in fields.items()}
            row = get_args(fields["rows"])[0] if "rows" in fields else None
            if UNLESS not in fields and UNLESS in getattr(row, "_fields", ()):
                lists[UNLESS] = _list({"type": "string", "minLength": 1})
            definitions[name] = _object(lists, [])
        properties |= {key: {"$ref": f"#/definitions/{name}"} for key in (text.rule.code, text.rule.name)}
    return {"properties": properties, "additionalProperties": {"type": "object"}}


# ------------------------------------------------------------------------- rules


def rule() -> Schema:
    told = _manual("一个规则文件里有什么")
    fields = _fields(Rule, told)
    fields["code"] |= {"pattern": f"^{CODE}$"}
    fields["name"] |= {"pattern": f"^{NAME}$"}
    names = sorted(path.stem.replace("_", "-") for path in Path(checks.__file__).parent.glob("[a-z]*.py"))
    known = {name: cls for name in names if (cls := _check(name)) is not None}
    properties = fields | {
        "check": {"type": "string", "examples": list(known), "description": told["check"]},
        "source": _WORDS | {"description": told["source"]},
        "why": _WORDS | {"description": told["why"]},
        "params": {"type": "object", "description": told["params"]},
        "bad": _list(_example(True)) | {"description": told["bad"]},
        "good": _list(_example(False)) | {"description": told["good"]},
    }
    required = [name for name in Rule._fields if name not in Rule._field_defaults] + ["source", "why"]
    by_check = [
        {
            "if": {"properties": {"check": {"const": name}}, "required": ["check"]},
            "then": {"properties": {"params": _params(cls)}, **({"required": ["params"]} if _needed(cls) else {})},
        }
        for name, cls in known.items()
    ]
    definitions: dict[str, Schema] = {}
    properties["extend"] = {
        "type": "object",
        "description": "给别的规则的词表添内容；这样的文件里只能有 [extend.编号] 的表",
        **_additions(definitions),
    }
    alone = {"if": {"required": ["extend"]}, "then": {"maxProperties": 1}, "else": {"required": required}}
    schema = _object(properties, [], allOf=[alone, *by_check])  # flat, so that editors find the keys to complete
    return _whole("fzlint 的规则文件", schema | {"definitions": definitions})


def _check(name: str) -> Any:
    try:
        cls = find_check(name)
    except KeyError:
        return None
    return cls if hasattr(cls, "_fields") else None  # context.py holds no check


def _needed(cls: Any) -> list[str]:
    return [_key(name) for name in cls._fields if name not in cls._field_defaults]


def _params(cls: Any) -> Schema:
    fields = _fields(cls)
    needed = _needed(cls)
    if "rows" not in fields:
        return _object(fields, needed)
    fields["table"] = _TABLE
    if "rows" not in needed:
        return _object(fields, needed)
    needed.remove("rows")
    return _object(fields, needed, oneOf=[{"required": ["rows"]}, {"required": ["table"]}])


def _example(bad: bool) -> Schema:
    fields = _fields(Example)
    del fields["number"], fields["bad"]
    place = {"anyOf": [{"type": "string"}, _object({"from": _WORDS, "to": _WORDS}, ["from", "to"])]}
    fields["found"] = _list(place) | ({"minItems": 1} if bad else {"maxItems": 0})
    return _object(fields, ["found"] if bad else [], anyOf=[{"required": ["text"]}, {"required": ["file"]}])


# ------------------------------------------------------------------------- kinds


def kind() -> Schema:
    fields = _fields(Kind, _manual("各项"))
    fields["words"] = {
        "type": "object",
        "additionalProperties": _list({"type": "string", "minLength": 1}) | {"minItems": 1},
    }
    fields["patterns"] = {"type": "object", "additionalProperties": {"type": "string", "format": "regex"}}
    for what in EXAMPLES:
        example = _fields(KindExample)
        del example["what"]
        either = [{"required": [key], "properties": {key: {"minItems": 1}}} for key in ("right", "wrong")]
        part = ["part"] if what in ("heading", "text") else []
        fields[what] = _list(_object(example, part, anyOf=either))
    return _whole("fzlint 的报告种类", _object(fields, ["name", "titles"]))


# ------------------------------------------------------------------------- types


def _manual(heading: str) -> dict[str, str]:
    """What rules/README.md says of each key, in the table below a heading."""
    page = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
    part = re.split(r"^#+ ", page, flags=re.MULTILINE)
    [table] = [text for text in part if text.startswith(heading + "\n")]
    rows = re.findall(r"^\| (`[^|]+) \| (.+) \|$", table, re.MULTILINE)
    return {name: text for names, text in rows for name in re.findall(r"`\[*([a-z-]+)\]*`", names)}


def _key(field: str) -> str:
    return field.replace("_", "-")


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _fields(cls: Any, told: dict[str, str] | None = None) -> dict[str, Schema]:
    """The fields of a NamedTuple as a file spells them."""
    found: dict[str, Schema] = {}
    for name, hint in get_type_hints(cls).items():
        if name in cls._fields and not (cls in (Kind, ReportPart) and name in FILLED):
            found[_key(name)] = _value(hint) | ({"description": text} if (text := (told or {}).get(_key(name))) else {})
    return found


def _value(hint: Any) -> Schema:
    """What a value of a type looks like in TOML, see `fzlint.rulebook.toml`."""
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if hasattr(inner, "_fields"):
            return {"anyOf": [_list(_value(inner)), _TABLE]}
        return _list(_value(inner))
    if hasattr(hint, "_fields"):
        note: dict[str, Schema] = {NOTE: {"type": "string", "description": "出处，给维护表格的人看"}}
        return _object(note | _fields(hint), _needed(hint))
    choices = _choices(hint)
    return {"enum": choices} if choices else {}


def _choices(hint: Any) -> list[str]:
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    return [choice for arg in get_args(hint) for choice in _choices(arg)]
