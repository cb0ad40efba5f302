"""Read report kinds: templates become patterns, and examples say what they must find and what not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from fzlint.checks.patterns import unusable
from fzlint.pattern import bad_regex
from fzlint.record import NamedTuple
from fzlint.rulebook.kind import Kind, Needs
from fzlint.rulebook.mistake import Mistake
from fzlint.rulebook.rule import BadRule
from fzlint.rulebook.template import LEAD, SENTENCE, BadTemplate, Form, Words, forms
from fzlint.rulebook.toml import build, gathered
from fzlint.rulebook.toml_file import read_toml, with_places

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FILLED = ("file", "needs")  # what only the program fills in
EXAMPLES = ("title", "opening", "heading", "text")


class KindExample(NamedTuple):
    """Titles, lead-ins, headings or sentences that tell a kind or a part of it, and some that do not.

    what     title, opening, heading or text
    part     the part that headings or texts tell
    year     of the report, where {next} matters
    """

    what: str
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    part: str = ""
    year: int = 0
    note: str = ""


class KindText(NamedTuple):
    """The whole of a kind's file, for those who test it."""

    kind: Kind
    path: str
    examples: tuple[KindExample, ...]


def read_kind(path: Traversable) -> Kind:
    """Read one report kind.

    Raises BadRule, with the file and the key at fault.
    """
    return read_kind_text(path).kind


def read_kind_text(path: Traversable) -> KindText:
    """Read one report kind with its examples.

    Raises BadRule, with the file and the key at fault.
    """
    try:
        return _read(path)
    except BadRule as error:
        raise with_places(error, path) from None


def _read(path: Traversable) -> KindText:
    data = read_toml(path, BadRule)
    wrong: list[Mistake] = []
    words = _words(data, wrong)
    numbered = list(_examples(data, path, wrong))
    parts = data.get("parts")
    tables = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    needs = [_compile(part, _OF_A_PART, words, wrong, f"parts[{number}].") for number, part in enumerate(tables, 1)]
    own_needs = _compile(data, _OF_A_KIND, words, wrong)
    names = [part.get("name") for part in tables]
    for key, example in numbered:
        if example.what in ("heading", "text") and example.part not in names:
            told = "、".join(map(str, names))
            wrong.append(Mistake(f"{key}.part", f"没有名为“{example.part}”的部分；有：{told}"))
    kind: Kind | None = None
    with gathered(wrong):
        kind = build(Kind, data, path, "")
    if wrong or kind is None:
        raise BadRule.of(path, wrong)
    made = tuple(part._replace(needs=need) for part, need in zip(kind.parts, needs, strict=True))
    kind = kind._replace(parts=made, needs=own_needs, file=path.name)
    return KindText(kind, str(path), tuple(example for _, example in numbered))


_OF_A_KIND = {
    "titles": SENTENCE,
    "never": SENTENCE,
    "openings": LEAD,
    "signs": LEAD,
}  # keys of templates, what …… stands for
_OF_A_PART = dict.fromkeys(("headings", "never", "always", "texts", "never-texts"), SENTENCE)
_REMARK = r"(?:\([^()]{1,16}\))?"


def _words(data: dict[str, Any], wrong: list[Mistake]) -> Words:
    """What may stand in braces; takes it out of `data`. What is wrong stays known by its name, so that it is told once."""
    lists, regexes = data.pop("words", {}), data.pop("patterns", {})
    if not isinstance(lists, dict) or not isinstance(regexes, dict):
        wrong.append(
            Mistake("words" if not isinstance(lists, dict) else "patterns", "应为一张表（[words]、[patterns]）")
        )
        return Words({})
    for name, values in lists.items():
        if not isinstance(values, list) or not values or not all(isinstance(value, str) and value for value in values):
            wrong.append(Mistake(f"words.{name}", '应为一列词语，如 ["问题", "不足"]'))
            lists[name] = [_ANY]
    for name, source in regexes.items():
        if not isinstance(source, str):
            wrong.append(Mistake(f"patterns.{name}", "应为一个正则表达式"))
            regexes[name] = _ANY
        elif sentence := unusable(source):
            wrong.append(Mistake(f"patterns.{name}", f"“{source}”{sentence}"))
            regexes[name] = _ANY
    return Words(lists, regexes)


_ANY = "字"


def _compile(
    table: dict[str, Any], keys: Mapping[str, str], words: Words, wrong: list[Mistake], prefix: str = ""
) -> dict[str, Needs]:
    """Put patterns in the place of the templates of a table, and tell what words they need. What is no list of words is left
    for `build` to refuse."""
    for filled in [key for key in FILLED if key in table]:
        wrong.append(Mistake(prefix + filled, "不认识这一项"))
        del table[filled]
    needs: dict[str, Needs] = {}
    for key, value in table.items():
        wide = keys.get(key.replace("_", "-"))
        if wide is None or not isinstance(value, list) or not all(isinstance(template, str) for template in value):
            continue
        found: list[Form] = []
        for template in value:
            try:
                made = forms(template, words, wide)
                for form in made:
                    re.compile(form.source)
                found += _with_remarks(made) if key == "titles" else made
            except BadTemplate as error:
                wrong.append(Mistake(prefix + key, str(error), template))
            except re.error as error:
                wrong.append(Mistake(prefix + key, f"“{template}”无法使用：{bad_regex(error)}", template))
        table[key] = [form.source for form in found]
        needs |= {form.source: form.needs for form in found if form.needs}
    return needs


def _with_remarks(titles: list[Form]) -> list[Form]:
    """A title may have a remark behind it: （摘要）, （公开稿）."""
    return [
        form._replace(source=f"{form.source[:-1]}{_REMARK}$") if form.source.endswith("$") else form for form in titles
    ]


def _examples(data: dict[str, Any], path: object, wrong: list[Mistake]) -> Iterator[tuple[str, KindExample]]:
    """The examples of a file and their keys; takes them out of `data`."""
    for what in EXAMPLES:
        entries = data.pop(what, [])
        if not isinstance(entries, list):
            wrong.append(Mistake(what, f"应写作 [[{what}]]"))
            continue
        for number, entry in enumerate(entries, 1):
            key = f"{what}[{number}]"
            if not isinstance(entry, dict) or "what" in entry:
                wrong.append(Mistake(key, f"应写作 [[{what}]]，不能写 what"))
                continue
            with gathered(wrong):
                example: KindExample = build(KindExample, entry | {"what": what}, path, f"{key}.")
                if not example.right and not example.wrong:
                    raise BadRule(path, key, "缺少例子：right 写应当认得的，wrong 写不应当认作的")
                yield key, example
