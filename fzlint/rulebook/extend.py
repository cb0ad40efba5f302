"""Add to the tables of a rule: rows, and right words that hold a wrong one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args, get_type_hints

from fzlint.checks.rows import Rows
from fzlint.rulebook.mistake import Mistake
from fzlint.rulebook.rule import BadRule, Rule
from fzlint.rulebook.toml import build, gathered, problems

UNLESS = "unless"  # where the check has no list of this name, the words go to every row whose wrong form they hold


def extended(rules: Sequence[Rule], name: str, more: Mapping[str, Any], path: object) -> list[Rule]:
    """The rules with `more` added to the one that has this code or name; what is added stands first.

    Raises BadRule.
    """
    key = f"extend.{name}"
    if all(name not in (rule.code, rule.name) for rule in rules):
        raise BadRule(path, key, f"没有“{name}”这条规则；全部规则见 fzlint rule")
    return [_extended(rule, more, path, key) if name in (rule.code, rule.name) else rule for rule in rules]


def _extended(rule: Rule, more: Mapping[str, Any], path: object, key: str) -> Rule:
    check: Any = rule.check
    fields = {
        name: hint for name, hint in get_type_hints(type(check)).items() if hasattr(getattr(check, name), "index")
    }
    fields = {name: hint for name, hint in fields.items() if isinstance(getattr(check, name), tuple | Rows)}
    wrong: list[Mistake] = []
    for name, value in more.items():
        field = name.replace("-", "_")
        if field in fields:
            with gathered(wrong):
                added = build(type(check), {name: value}, path, f"{key}.", whole=False)[field]
                check = check._replace(**{field: added + tuple(getattr(check, field))})
        elif field == UNLESS and "rows" in fields and UNLESS in get_args(fields["rows"])[0]._fields:
            if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
                wrong.append(Mistake(f"{key}.{name}", '应为一列词语，如 ["应当做到"]'))
                continue
            check = check._replace(rows=tuple(_excused(row, value) for row in check.rows))
        else:
            known = "、".join([*(field.replace("_", "-") for field in fields), *([UNLESS] if "rows" in fields else [])])
            wrong.append(Mistake(f"{key}.{name}", f"{rule.code} 不能添这一项；可以添的有：{known or '（无）'}"))
    wrong += problems(check, f"{key}.")  # what is added stands first, so the numbers of rows are those of the file
    if wrong:
        raise BadRule.of(path, wrong)
    return rule._replace(check=check)


def _excused(row: Any, words: Sequence[str]) -> Any:
    fitting = tuple(word for word in words if not row.wrong.strip("~") or row.wrong in word)
    return row._replace(unless=fitting + row.unless) if fitting else row
