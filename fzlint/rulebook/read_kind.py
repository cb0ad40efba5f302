"""Read report kinds: templates become patterns, and examples say what they must find and what not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from fzlint.checks.patterns import unusable
from fzlint.record import NamedTuple
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.rule import BadRule
from fzlint.rulebook.template import LEAD, SENTENCE, BadTemplate, Words, patterns
from fzlint.rulebook.toml import build, read_toml, with_places

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
    words = _words(data, path)
    examples = tuple(_examples(data, path))
    if "file" in data:
        raise BadRule(path, "file", "不认识这一项")
    kind: Kind = build(Kind, data, path, "")
    titles = _patterns(kind.titles, words, path, "titles")
    kind = kind._replace(
        titles=tuple(f"{title[:-1]}{_REMARK}$" if title.endswith("$") else title for title in titles),
        never=_patterns(kind.never, words, path, "never"),
        openings=_patterns(kind.openings, words, path, "openings", LEAD),
        signs=_patterns(kind.signs, words, path, "signs", LEAD),
        parts=tuple(
            part._replace(
                headings=_patterns(part.headings, words, path, "parts.headings"),
                never=_patterns(part.never, words, path, "parts.never"),
                always=_patterns(part.always, words, path, "parts.always"),
                texts=_patterns(part.texts, words, path, "parts.texts"),
                never_texts=_patterns(part.never_texts, words, path, "parts.never-texts"),
            )
            for part in kind.parts
        ),
        file=path.name,
    )
    names = [part.name for part in kind.parts]
    for example in examples:
        if example.what in ("heading", "text") and example.part not in names:
            raise BadRule(path, f"{example.what}.part", f"没有名为“{example.part}”的部分；有：{'、'.join(names)}")
    return KindText(kind, str(path), examples)


_REMARK = r"(?:\([^()]{1,16}\))?"  # a title may have a remark behind it: （摘要）, （公开稿）


def _words(data: dict[str, Any], path: object) -> Words:
    """What may stand in braces; takes it out of `data`."""
    lists, regexes = data.pop("words", {}), data.pop("patterns", {})
    if not isinstance(lists, dict) or not isinstance(regexes, dict):
        raise BadRule(path, "words", "应为一张表（[words]）")
    for name, values in lists.items():
        if not isinstance(values, list) or not values or not all(isinstance(value, str) and value for value in values):
            raise BadRule(path, f"words.{name}", '应为一列词语，如 ["问题", "不足"]')
    for name, source in regexes.items():
        if not isinstance(source, str):
            raise BadRule(path, f"patterns.{name}", "应为一个正则表达式")
        if sentence := unusable(source):
            raise BadRule(path, f"patterns.{name}", f"“{source}”{sentence}")
    return Words(lists, regexes)


def _patterns(
    templates: tuple[str, ...], words: Words, path: object, key: str, wide: str = SENTENCE
) -> tuple[str, ...]:
    found: list[str] = []
    for template in templates:
        try:
            found += patterns(template, words, wide)
            re.compile(found[-1])
        except BadTemplate as error:
            raise BadRule(path, key, str(error)) from None
        except re.error as error:
            raise BadRule(path, key, f"“{template}”无法使用：{error}") from None
    return tuple(found)


def _examples(data: dict[str, Any], path: object) -> Iterator[KindExample]:
    """The examples of a file; takes them out of `data`."""
    for what in EXAMPLES:
        entries = data.pop(what, [])
        if not isinstance(entries, list):
            raise BadRule(path, what, f"应写作 [[{what}]]")
        for entry in entries:
            if not isinstance(entry, dict) or "what" in entry:
                raise BadRule(path, what, f"应写作 [[{what}]]")
            example: KindExample = build(KindExample, entry | {"what": what}, path, f"{what}.")
            if not example.right and not example.wrong:
                raise BadRule(path, what, "缺少例子：right 写应当认得的，wrong 写不应当认作的")
            yield example
