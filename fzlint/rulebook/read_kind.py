"""Read report kinds: templates become patterns, and examples say what they must find and what not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from fzlint.checks.patterns import unusable
from fzlint.record import NamedTuple
from fzlint.rulebook.kind import Kind, Needs, ReportPart
from fzlint.rulebook.rule import BadRule
from fzlint.rulebook.template import LEAD, SENTENCE, BadTemplate, Form, Words, forms
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
    _no_own(data, path, "")
    for part in data.get("parts", ()):
        _no_own(part, path, "parts.")
    kind: Kind = build(Kind, data, path, "")
    titles = _titles(_forms(kind.titles, words, path, "titles"))
    never = _forms(kind.never, words, path, "never")
    openings = _forms(kind.openings, words, path, "openings", LEAD)
    signs = _forms(kind.signs, words, path, "signs", LEAD)
    kind = kind._replace(
        titles=_sources(titles),
        never=_sources(never),
        openings=_sources(openings),
        signs=_sources(signs),
        needs=_needs(titles, never, openings, signs),
        parts=tuple(_part(part, words, path) for part in kind.parts),
        file=path.name,
    )
    names = [part.name for part in kind.parts]
    for example in examples:
        if example.what in ("heading", "text") and example.part not in names:
            raise BadRule(path, f"{example.what}.part", f"没有名为“{example.part}”的部分；有：{'、'.join(names)}")
    return KindText(kind, str(path), examples)


def _no_own(table: object, path: object, prefix: str) -> None:
    """What only the program fills in is nothing to write."""
    for key in ("file", "needs"):
        if isinstance(table, dict) and key in table:
            raise BadRule(path, f"{prefix}{key}", "不认识这一项")


def _part(part: ReportPart, words: Words, path: object) -> ReportPart:
    headings = _forms(part.headings, words, path, "parts.headings")
    never = _forms(part.never, words, path, "parts.never")
    always = _forms(part.always, words, path, "parts.always")
    texts = _forms(part.texts, words, path, "parts.texts")
    never_texts = _forms(part.never_texts, words, path, "parts.never-texts")
    return part._replace(
        headings=_sources(headings),
        never=_sources(never),
        always=_sources(always),
        texts=_sources(texts),
        never_texts=_sources(never_texts),
        needs=_needs(headings, never, always, texts, never_texts),
    )


_REMARK = r"(?:\([^()]{1,16}\))?"  # a title may have a remark behind it: （摘要）, （公开稿）


def _titles(forms: Sequence[Form]) -> list[Form]:
    return [
        form._replace(source=f"{form.source[:-1]}{_REMARK}$") if form.source.endswith("$") else form for form in forms
    ]


def _sources(forms: Sequence[Form]) -> tuple[str, ...]:
    return tuple(form.source for form in forms)


def _needs(*groups: Sequence[Form]) -> dict[str, Needs]:
    return {form.source: form.needs for forms in groups for form in forms if form.needs}


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


def _forms(templates: tuple[str, ...], words: Words, path: object, key: str, wide: str = SENTENCE) -> Sequence[Form]:
    found: list[Form] = []
    for template in templates:
        try:
            found += forms(template, words, wide)
            re.compile(found[-1].source)
        except BadTemplate as error:
            raise BadRule(path, key, str(error)) from None
        except re.error as error:
            raise BadRule(path, key, f"“{template}”无法使用：{error}") from None
    return found


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
