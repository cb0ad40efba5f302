"""Whether all that a regular expression fits holds one of some words, told from the expression itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 4_000  # ways to read an expression that are looked at
_WIDE = 30  # characters of a range
_GAP = "\0"  # stands for what may be there
_HELD = "\1"  # a way that holds a word, whatever else it holds


class _TooMany(Exception):
    """It has more ways, or others, than are looked at."""


def always_holds(source: str, flags: int, words: Sequence[str]) -> bool:
    """Whether it is proved that every text that the expression fits holds one of the words. False: not proved."""
    try:
        tree = _parser.parse(source, flags)
        return not tree.state.flags & re.IGNORECASE and _ways(tree, words) == {_HELD}
    except _TooMany:
        return False


def _ways(items: Iterable[tuple[Any, Any]], words: Sequence[str]) -> set[str]:
    """What a text that fits must hold, one way after another."""
    ways = {""}
    for what, value in items:
        more = _of(what, value, words)
        ways = _held((way + other for way in ways for other in more), words)
    return ways


def _held(ways: Iterable[str], words: Sequence[str]) -> set[str]:
    found = {_HELD if _HELD in way or any(word in way for word in words) else way for way in ways}
    if len(found) > _MOST:
        raise _TooMany
    return found


def _of(what: Any, value: Any, words: Sequence[str]) -> Collection[str]:
    if what is code.LITERAL:
        return {chr(value)}
    if what is code.IN:
        return _of_class(value)
    if what is code.BRANCH:
        return _held((way for branch in value[1] for way in _ways(branch, words)), words)
    if what is code.SUBPATTERN:
        if value[1] & re.IGNORECASE:
            raise _TooMany
        return _ways(value[3], words)
    if what in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
        return _repeated(*value, words)
    if what is code.ATOMIC_GROUP:
        return _ways(value, words)
    if (
        what is code.ASSERT
    ):  # its words are beside what stands before, or behind; of the other side nothing is said then
        ahead, items = value
        return {way + _GAP if ahead > 0 else _GAP + way for way in _ways(items, words)}
    if what in (code.AT, code.ASSERT_NOT):
        return {""}
    return {_GAP}


def _of_class(members: Sequence[tuple[Any, Any]]) -> Collection[str]:
    found: set[str] = set()
    for what, value in members:
        low, high = value if what is code.RANGE else (value, value)
        if what not in (code.LITERAL, code.RANGE) or high - low > _WIDE:
            return {_GAP}
        found.update(map(chr, range(low, high + 1)))
    return found


def _repeated(least: int, most: int, items: Any, words: Sequence[str]) -> Collection[str]:
    if least == 0 and most > 1:
        return {_GAP}
    once = _ways(items, words)
    if most == 1:
        return once if least else {"", *once}
    ways = {""}
    for _ in range(min(least, 4)):
        ways = _held((way + other for way in ways for other in once), words)
    return ways if least == most <= 4 else {way + _GAP for way in ways}
