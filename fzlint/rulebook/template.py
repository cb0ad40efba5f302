"""Templates: how a report kind says which titles, headings and sentences it means, so that a rule keeper can read it.

    …法治政府建设…{文种}        {文种} is any word of that list in the file's [words]
    存在的（主要）{问题}          （） stands round what may be missing
    {问题}（和|与）{原因}|不足之处   | between forms
    {next}年…{安排}            {next} is the year after the one reported on, {year} is any year, {n} any number

… is a few characters of the same clause, …… of the same sentence. A template means the whole of a title or heading, the
beginning of a sentence; … in front says that something may stand before, … at the end that something may follow.

A template becomes one regular expression for each form. Gaps are bounded, and a gap inside a template settles for the first
words that it can reach, so that a search takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fzlint.record import NamedTuple

NEXT_YEAR = "\ue000" * 4  # what {next} means: the text that patterns see has this for that year
CLAUSE = (
    "[^\v\n]{0,24}"  # what patterns see has \v for the marks inside a sentence and \n for those at its end, see `seen`
)
SENTENCE = ".{0,80}"
LEAD = r"[\s\S]{0,600}"  # a lead-in is read as a whole
_INSIDE, _END = "，；,;", "。！？!?"
_KNOWN = {
    "next": NEXT_YEAR,
    "year": "(?:20[0-9]{2}|二[〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2})",
    "n": "[0-9]+",
}
_DEEP = 20  # brackets in one another
_SPECIAL = frozenset("\\.^$*+?{}[]|()")


class BadTemplate(Exception):
    """A template that cannot be read: str() says why."""


class Item(NamedTuple):
    """A part of a template: what it is as a regular expression, and of which words one must stand in its place, if it is no gap."""

    source: str
    words: tuple[str, ...] = ()
    gap: bool = False


class Form(NamedTuple):
    """A form of a template: its regular expression, and the words that a text must have, one of each group, to fit it.

    Looking for words costs next to nothing; most forms are never compiled in a run.
    """

    source: str
    needs: tuple[tuple[str, ...], ...]


class Words(NamedTuple):
    """What stands in braces: lists of words, and regular expressions for what no template can say."""

    lists: Mapping[str, Sequence[str]]
    patterns: Mapping[str, str] = {}


def seen(text: str) -> str:
    """A text as patterns see it: classes of Chinese marks take long to compile, so all marks of a kind are one. The length stays."""
    for mark in _INSIDE:
        text = text.replace(mark, "\v")
    for mark in _END:
        text = text.replace(mark, "\n")
    return text


def forms(template: str, words: Words, wide: str = SENTENCE) -> list[Form]:
    """What every form of a template becomes. wide: what …… stands for.

    Raises BadTemplate.
    """
    found = []
    for form in _split(template):
        items = _items(form, words, wide)
        found.append(Form(_pattern(form, items), _needs(items)))
    return found


def _pattern(form: str, items: Sequence[Item]) -> str:
    front = bool(items) and items[0].gap
    back = bool(items) and items[-1].gap
    inner = items[1 if front else 0 : len(items) - 1 if back else len(items)]
    source = "" if front else "^"
    at = 0
    while at < len(inner):
        text = inner[at].source
        if not inner[at].gap:
            source += text
            at += 1
            continue
        following = at + 1
        rest = ""
        while following < len(inner) and not inner[following].gap:  # up to the next gap
            rest += inner[following].source
            following += 1
        last = following == len(inner)
        # settle for the first place that fits; the words in front of the end must be able to wait for it
        source += f"{text}?{rest}" if last and not back else f"(?>{text}?{rest})"
        at = following
    if re.search(source, ""):
        raise BadTemplate(f"“{form}”里没有一定要有的字，什么都会符合")
    for marks, sign in (
        (_INSIDE[:2], "\v"),
        (_END[:3], "\n"),
    ):  # the full-width ones: , ! ? mean something in a pattern
        for mark in marks:
            source = source.replace(mark, sign)
    return source + ("" if back else "$")


_GROUPS = 3


def _needs(items: Sequence[Item]) -> tuple[tuple[str, ...], ...]:
    """The groups of words that tell most: long words, few of them."""
    groups: list[tuple[str, ...]] = []
    run = ""
    for item in (*items, Item("")):
        if len(item.words) == 1:  # characters that follow each other are one word
            run += item.words[0]
            continue
        if run:
            groups.append((run,))
        run = ""
        if item.words:
            groups.append(item.words)
    groups.sort(key=lambda group: (-min(map(len, group)), len(group)))
    return tuple(groups[:_GROUPS])


def _items(form: str, words: Words, wide: str) -> list[Item]:
    """The parts of a form."""
    found: list[Item] = []
    at = 0
    while at < len(form):
        character = form[at]
        if character == "…":
            double = form[at : at + 2] == "……"
            found.append(Item(wide if double else CLAUSE, gap=True))
            at += 2 if double else 1
            continue
        end = at + 1
        if character == "{":
            end = form.find("}", at) + 1
            if not end:
                raise BadTemplate(f"“{form}”里的花括号不成对")
            found.append(_named(form[at + 1 : end - 1], words))
        elif character == "（":
            end = _closing(form, at)
            inside = [_items(part, words, wide) for part in _split(form[at + 1 : end - 1])]
            if any(item.gap for items in inside for item in items):
                raise BadTemplate(f"“{form}”：括号里不能用“…”，请分开写成两种写法（用“|”隔开）")
            ways = ["".join(item.source for item in items) for items in inside]
            found.append(Item(f"(?:{'|'.join(ways)})?"))
        elif character in "）}":
            raise BadTemplate(f"“{form}”里的{'括号' if character == '）' else '花括号'}不成对")
        else:
            found.append(Item(escaped(character), (seen(character),)))
        at = end
    return found


def _named(name: str, words: Words) -> Item:
    if name in _KNOWN:
        return Item(_KNOWN[name], (NEXT_YEAR,) if name == "next" else ())
    if name in words.patterns:
        return Item(f"(?:{words.patterns[name]})")
    if name not in words.lists:
        known = "、".join(f"{{{known}}}" for known in (*words.lists, *words.patterns, *_KNOWN))
        raise BadTemplate(f"“{{{name}}}”不在 [words] 里；可用的有：{known}")
    longest = sorted(dict.fromkeys(words.lists[name]), key=lambda word: -len(word))
    return Item(f"(?:{'|'.join(escaped(word) for word in longest)})", tuple(map(seen, words.lists[name])))


def escaped(text: str) -> str:
    return "".join("\\" + character if character in _SPECIAL else character for character in text)


def _split(template: str) -> list[str]:
    """The forms between | outside brackets."""
    forms = [""]
    depth = 0
    for character in template:
        depth += {"（": 1, "）": -1}.get(character, 0)
        if depth > _DEEP:
            raise BadTemplate(f"“{template[:40]}……”里的括号套了 {_DEEP} 层以上")
        if character == "|" and depth == 0:
            forms.append("")
        else:
            forms[-1] += character
    if any(not form for form in forms):
        raise BadTemplate(f"“{template}”里有空的写法（“|”的一边没有字）")
    return forms


def _closing(form: str, at: int) -> int:
    """Behind the bracket that closes the one at `at`."""
    depth = 0
    for i in range(at, len(form)):
        depth += {"（": 1, "）": -1}.get(form[i], 0)
        if depth == 0:
            return i + 1
    raise BadTemplate(f"“{form}”里的括号不成对")
