"""Read report kinds: templates become patterns, and examples say what they must find and what not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from fzlint.bad_regex import bad_regex
from fzlint.checks.patterns import unusable
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.mistake import Mistake
from fzlint.rulebook.rule import BadRule
from fzlint.rulebook.template import LEAD, SENTENCE, BadTemplate, Words, patterns
from fzlint.rulebook.toml import build, gathered, read_toml, with_places

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

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
    data = read_toml(path)
    wrong: list[Mistake] = []
    words = _words(data, wrong)
    numbered = list(_examples(data, path, wrong))
    if "file" in data:
        wrong.append(Mistake("file", "不认识这一项"))
        del data["file"]
    parts = data.get("parts")
    tables = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    for number, part in enumerate(tables, 1):
        _compile(part, _OF_A_PART, words, wrong, f"parts[{number}].")
    _compile(data, _OF_A_KIND, words, wrong)
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
    titles = tuple(f"{title[:-1]}{_REMARK}$" if title.endswith("$") else title for title in kind.titles)
    return KindText(kind._replace(titles=titles, file=path.name), str(path), tuple(example for _, example in numbered))


_OF_A_KIND = {
    "titles": SENTENCE,
    "never": SENTENCE,
    "openings": LEAD,
    "signs": LEAD,
}  # keys of templates, what …… stands for
_OF_A_PART = dict.fromkeys(("headings", "never", "always", "texts", "never-texts"), SENTENCE)
_REMARK = r"(?:\([^()]{1,16}\))?"  # a title may have a remark behind it: （摘要）, （公开稿）


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
) -> None:
    """Put patterns in the place of the templates of a table. What is no list of words is left for `build` to refuse."""
    for key, value in table.items():
        wide = keys.get(key.replace("_", "-"))
        if wide is None or not isinstance(value, list) or not all(isinstance(template, str) for template in value):
            continue
        found: list[str] = []
        for template in value:
            try:
                made = patterns(template, words, wide)
                for pattern in made:
                    re.compile(pattern)
                found += made
            except BadTemplate as error:
                wrong.append(Mistake(prefix + key, str(error), template))
            except re.error as error:
                wrong.append(Mistake(prefix + key, f"“{template}”无法使用：{bad_regex(error)}", template))
        table[key] = found


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
