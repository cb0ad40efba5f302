"""Names of places with one character put for another of its sound or shape: 石家装市, 景得镇, 京津翼.

The official list of provinces, prefectures and counties is closed: a name before 市 or 县 that is not on it, but would be with such a
character, is none. Without 市 only names of three characters and more are looked for: of two, too much is another word. Before
人民政府 it can be left out of none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.phrases import Phrases
from fzlint.document.words.slips import is_reached_into, stands_often
from fzlint.record import NamedTuple

_ANY = "?"
_LONG = 3  # characters of a name that is looked for without its end
_LONGEST = 4  # characters of a name before its end
_OWN = 3  # what a document says so often is a name of its own
_COMMON = "城市"  # what stands before this may be any word: 以城市为重点


class Gazetteer(NamedTuple):
    """others: names, without their ends, that are right. masked: for each known name with one character hidden, that character.
    whole: known names that are looked for without an end. ends: those that a name without one may have lost."""

    others: frozenset[str]
    masked: dict[str, str]
    whole: tuple[str, ...]
    ends: dict[str, str]


@lru_cache(maxsize=4)
def gazetteer(places: str, others: str, ends: str) -> Gazetteer:
    """Of known places, and of others whose names only excuse, both parted by spaces. ends: how names of places end."""
    names = places.split()
    masked: dict[str, str] = {}
    for name in names:
        if name[-1] not in ends:
            continue
        for at in range(name[1:] == _COMMON, len(name) - 1):
            key = name[:at] + _ANY + name[at + 1 :]
            masked[key] = masked.get(key, "") + name[at]
    stems = tuple(name[:-1] if name[-1] in ends else name for name in names)
    lost: dict[str, str] = {}
    for stem, name in zip(stems, names, strict=True):
        lost[stem] = lost.get(stem, "") + name[len(stem) :]
    return Gazetteer(
        frozenset(others.split()).union(stems), masked, tuple(stem for stem in stems if len(stem) >= _LONG), lost
    )


def misnamed(
    text: str, places: Gazetteer, ends: str, pairs: frozenset[str], phrases: Phrases, words: Callable[[str], list[str]]
) -> Iterator[tuple[Span, str]]:
    """Where a place's name stands with a wrong character, and the name."""
    for span, right in (*_by_end(text, places, ends, phrases), *_whole(text, places, pairs, phrases)):
        shown = text[span.start : span.end]
        if (
            shown not in places.others
            and not stands_often(text, shown, _OWN)
            and not is_reached_into(text, span, words)
        ):
            yield span, right


def undivided(
    text: str, places: Gazetteer, bodies: tuple[str, ...], words: Callable[[str], list[str]]
) -> Iterator[tuple[Span, str]]:
    """Where a place that can only be one stands without its end before an organ that no place has without it, and its name."""
    reached: dict[str, bool] = {}  # by what stands around: long texts repeat themselves
    for body in bodies:
        at = text.find(body)
        while at >= 0:
            for size in range(_LONGEST, 1, -1):
                name = text[max(0, at - size) : at]
                span = Span(at - len(name), at)
                if len(places.ends.get(name, "")) == 1:
                    before = text[max(0, span.start - 2) : span.start]  # 北京市朝阳人民法院: of a district
                    inside = before[-1:] == _COMMON[1] or before in places.ends
                    around = text[max(0, span.start - _LONGEST) : at + len(body)]
                    if not inside and around not in reached:
                        reached[around] = is_reached_into(text, span, words)
                    if not inside and not reached[around]:
                        yield span, name + places.ends[name]
                    break
            at = text.find(body, at + len(body))


def _by_end(text: str, places: Gazetteer, ends: str, phrases: Phrases) -> Iterator[tuple[Span, str]]:
    told: dict[str, str] = {}  # for the last characters of a name, what is right; "" if nothing is wrong
    for end in ends:
        at = text.find(end)
        while at >= 0:
            shown = text[max(0, at - _LONGEST) : at + 1]
            right = told.get(shown)
            if right is None:
                right = told[shown] = _meant(shown, places, phrases)
            if right:
                yield Span(at + 1 - len(right), at + 1), right
            at = text.find(end, at + 1)


def _meant(shown: str, places: Gazetteer, phrases: Phrases) -> str:
    """The place that was meant by the last characters of `shown`, "" if none or if they are a place's name."""
    if any(shown[at:-1] in places.others for at in range(len(shown) - 2)):
        return ""
    for size in range(len(shown), 2, -1):
        name = shown[-size:]
        if phrases.word(name[:2]) and size == _LONG:
            continue  # 常州|市 is none of 长春市
        for at in range(size - 1):
            for wanted in places.masked.get(name[:at] + _ANY + name[at + 1 :], ""):
                inside = size > _LONG and at < size - 2 and is_han(name[at])  # whatever it is: 六盆水市
                if inside or _typed_for(name[at], wanted, phrases, size > _LONG):
                    return name[:at] + wanted + name[at + 1 :]
    return ""


def _whole(text: str, places: Gazetteer, pairs: frozenset[str], phrases: Phrases) -> Iterator[tuple[Span, str]]:
    for name in places.whole:
        if name[:2] in pairs:
            yield from _beside(text, name, len(name) - 1, phrases)
        if name[-2:] in pairs:
            yield from _beside(text, name, 0, phrases)
        if name[0] not in text or name[2:] not in text:
            continue  # cheaper than asking what sounds alike
        for other in phrases.alike(name[1]):
            if name[0] + other in pairs and other + name[2] in pairs:
                start = text.find(name[0] + other + name[2:])
                if start >= 0:
                    yield Span(start, start + len(name)), name


def _beside(text: str, name: str, at: int, phrases: Phrases) -> Iterator[tuple[Span, str]]:
    """Where all of `name` but its first or last character, at `at`, stands beside one typed for that."""
    kept = name[1:] if at == 0 else name[:-1]
    found = text.find(kept)
    while found >= 0:
        start = found - (at == 0)
        here = text[start + at : start + at + 1] if start >= 0 else ""
        if here and here != name[at] and _typed_for(here, name[at], phrases):
            yield Span(start, start + len(name)), name
        found = text.find(kept, found + len(kept))


def _typed_for(here: str, wanted: str, phrases: Phrases, shapes: bool = True) -> bool:
    """Whether one character may have been typed for another of its sound or, with `shapes`, its shape."""
    if here == wanted or not is_han(here):
        return False
    if here in phrases.sounding(wanted) or wanted in phrases.sounding(here):
        return True
    if shapes and (here in phrases.keyed(wanted) or wanted in phrases.keyed(here)):
        return True
    return phrases.syllable(here) != "" and phrases.syllable(here) == phrases.syllable(wanted)
