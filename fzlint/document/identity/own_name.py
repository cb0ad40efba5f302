"""The name of the unit that reports, written wrongly: another character, one left out, two in the wrong order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fzlint.document.fold import is_han
from fzlint.document.model import Document, Span
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Misspelt(NamedTuple):
    """Where a name stands wrongly, and what it should be."""

    span: Span
    said: str
    right: str


class Sounds(NamedTuple):
    """What characters sound and look like, and which pairs are words."""

    alike: Callable[[str], str]
    word: Callable[[str], bool]


def misspelt(document: Document, unit: str, places: tuple[str, ...], sounds: Sounds) -> Iterator[Misspelt]:
    """Every place where one of the names stands with one fault, outside the signature."""
    if not all(map(is_han, unit)):
        return  # XX县教育局 of a model
    text = document.text
    seen: set[int] = set()
    for name in (unit, *places):
        if len(name) < _LEAST:
            continue
        for at in (
            _changed(text, name, sounds) if name != unit or len(name) < _FULL else _any_changed(text, name, sounds)
        ):
            if at not in seen and document.block_with(at).role not in ("signoff", "title"):
                seen.update(range(at, at + len(name)))
                yield Misspelt(Span(at, at + len(name)), text[at : at + len(name)], name)
    if len(unit) < _FULL:
        return
    for other in _altered(unit):
        at = text.find(other)
        while at >= 0:
            if not any(i in seen for i in range(at, at + len(other))):
                seen.update(range(at, at + len(other)))
                if document.block_with(at).role not in ("signoff", "title"):
                    yield Misspelt(Span(at, at + len(other)), other, unit)
            at = text.find(other, at + 1)


_LEAST = 3  # characters: 云溪县
_FULL = 6  # a name so long is no other unit's by chance
_SHORT_WITHOUT = "省市县区旗州镇和与局"  # a name without it is its short form


def _altered(name: str) -> Iterator[str]:
    """The name with one character left out, or two side by side in the wrong order."""
    for i in range(len(name) - 1):
        if name[i] not in _SHORT_WITHOUT and name[i] != name[i + 1] and i > 0:
            yield name[:i] + name[i + 1 :]
        if name[i] != name[i + 1] and i + 2 < len(name):
            yield name[:i] + name[i + 1] + name[i] + name[i + 2 :]


def near(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a text of the name's length differs from it in one character, and in which; the last is the same."""
    half = len(name) // 2
    for part, offset in ((name[:half], 0), (name[half:], half)):
        at = text.find(part)
        while at >= 0:
            start = at - offset
            other = text[start : start + len(name)] if start >= 0 else ""
            if len(other) == len(name) and other != name and other[-1] == name[-1]:
                wrong = [i for i, (one, two) in enumerate(zip(name, other, strict=True)) if one != two]
                if len(wrong) == 1:
                    yield start, wrong[0]
            at = text.find(part, at + 1)


def _changed(text: str, name: str, sounds: Sounds) -> Iterator[int]:
    """Where a character of a name is one that sounds or looks like it, and makes no word with those beside it."""
    for start, i in near(text, name):
        put = text[start + i]
        end = start + len(name)
        if put not in sounds.alike(name[i]) or sounds.word(text[end - 1 : end + 1]):  # 近山区域
            continue
        if i == 0 and (sounds.word(text[start - 1 : start + 1]) or sounds.word(text[start : start + 2])):
            continue
        if i > 0 and sounds.word(text[start + i : start + i + 2]):
            continue
        yield start


_YEAR = pattern("(?:关于)?20[0-9]{2}年")


def _any_changed(text: str, name: str, sounds: Sounds) -> Iterator[int]:
    """The same, and any other character where the name stands in front of the year of the report."""
    yield from _changed(text, name, sounds)
    for start, _ in near(text, name):
        if _YEAR.match(text, start + len(name)):
            yield start
