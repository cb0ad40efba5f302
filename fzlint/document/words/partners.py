"""Half of a usual pair of words with a slip in it, told by the other half: 堵塞监管漏动, 但任组长, 落实责任治.

Counts are silent about words that official language seldom has, and about two common characters that may well meet. A verb
and its usual object speak for each other all the same: what stands in the place of one is not it, sounds or looks like it, and
is no word.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache

from fzlint.document.clauses import begins_at, ends_at
from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.cutting import frequency
from fzlint.document.words.phrases import NEVER, OFTEN, Phrases
from fzlint.document.words.slips import is_reached_into
from fzlint.document.words.suspects import Strange, Suspect
from fzlint.record import NamedTuple

_RUN = 4
_OWN = 2  # times: what stands there more often is a term of the office
_REACH = 8  # characters between the verb and an object that ends its clause, or between the slip in a verb and the end
_DONE = "了"  # may stand between a verb and its object
_ENDS = "，。；、：！\n"


class Usual(NamedTuple):
    """Usual pairs of words.

    verbs    what stands before each object
    objects  what stands behind each verb
    begun    the words that have a pair of characters beginning with this one, and where in them it stands
    ended    the same of pairs that end with this one
    """

    verbs: Mapping[str, tuple[str, ...]]
    objects: Mapping[str, tuple[str, ...]]
    begun: Mapping[str, tuple[tuple[str, int], ...]]
    ended: Mapping[str, tuple[tuple[str, int], ...]]


@cache
def usual(rows: tuple[str, ...]) -> Usual:
    """What the rows say: a verb and the objects that are usual with it, with spaces between."""
    verbs: dict[str, list[str]] = {}
    objects: dict[str, list[str]] = {}
    for row in rows:
        verb, *things = row.split()
        objects.setdefault(verb, []).extend(things)
        for thing in things:
            verbs.setdefault(thing, []).append(verb)
    begun: dict[str, list[tuple[str, int]]] = {}
    ended: dict[str, list[tuple[str, int]]] = {}
    for word in sorted(verbs.keys() | objects.keys()):
        for at in range(len(word) - 1):
            begun.setdefault(word[at], []).append((word, at))
            ended.setdefault(word[at + 1], []).append((word, at))
    return Usual(
        {word: tuple(kept) for word, kept in verbs.items()},
        {word: tuple(kept) for word, kept in objects.items()},
        {first: tuple(kept) for first, kept in begun.items()},
        {last: tuple(kept) for last, kept in ended.items()},
    )


def mistaken(
    text: str,
    strangers: Strange,
    rows: tuple[str, ...],
    phrases: Phrases,
    never: Container[str],
    alone: Container[str],
    words: Callable[[str], list[str]],
) -> Iterator[Suspect]:
    """Objects with a slip in them behind their verb, and verbs with one before their object.

    rows    see `usual`
    never   characters that are never mistaken: numerals, 的, 和
    alone   characters that are words of their own, and mistaken only for those of their sound or shape: 以供|服务
    words   cuts text into words, called only once something is found
    """
    known = usual(rows)
    meant = _meant(strangers.pairs, known, phrases, never, alone)
    standing: dict[str, list[int]] = {}
    for place in strangers.of(text, meant.__contains__):
        standing.setdefault(text[place - 1 : place + 1], []).append(place - 1)
    for pair, starts in standing.items():
        for start in starts if len(starts) <= _OWN else ():
            for right, at in meant[pair]:
                span = Span(start - at, start - at + len(right))
                found = _spoken_for(text, span, pair, right, at, known, phrases)
                if found and _is_none(text, span, phrases) and not is_reached_into(text, found[0], words):
                    yield Suspect(span, right, found[1], OFTEN)


def _meant(
    pairs: frozenset[str], known: Usual, phrases: Phrases, never: Container[str], alone: Container[str]
) -> dict[str, list[tuple[str, int]]]:
    """The words that each pair may have been typed for, and where in them it would stand."""
    meant: dict[str, list[tuple[str, int]]] = {}
    for pair in pairs:
        for here, candidates in ((1, known.begun.get(pair[0])), (0, known.ended.get(pair[1]))):
            if candidates is None or pair[here] in never or not is_han(pair[here]):
                continue
            for right, at in candidates:
                if _like(pair[here], right[at + here], phrases, pair[here] not in alone):
                    meant.setdefault(pair, []).append((right, at))
    return meant


def _like(here: str, wanted: str, phrases: Phrases, near: bool) -> bool:
    """Whether one character may have been typed for the other, as well if they sound but `near`."""
    if here == wanted:
        return False
    if here in phrases.like(wanted) or wanted in phrases.like(here):
        return True
    return near and _near(here, wanted, phrases)


def _near(here: str, wanted: str, phrases: Phrases) -> bool:
    """Whether they begin alike or rhyme."""
    one, other = phrases.syllable(here), phrases.syllable(wanted)
    return bool(one and other) and (one[0] == other[0] or one[1:] == other[1:] != "")


def _spoken_for(
    text: str, span: Span, pair: str, right: str, at: int, known: Usual, phrases: Phrases
) -> tuple[Span, str] | None:
    """Whether what stands at `span` is `right` but for the pair from its character `at`, beside what is usual with it: what no word
    may reach into, and both words."""
    if text[span.start : span.end] != right[:at] + pair + right[at + 2 :]:
        return None
    if verb := _verb(text, span, known.verbs.get(right, ())):
        return span, verb + right
    objects = known.objects.get(right, ())
    if thing := _object(text, span, objects):
        return Span(span.start, span.start), right + thing  # 但|任组长: the slip may bind its end to the object
    if _sounds_so(pair, right[at : at + 2], phrases) and (thing := _last(text, span, objects)):
        return span, right + thing
    return None


def _sounds_so(pair: str, wanted: str, phrases: Phrases) -> bool:
    """Whether the character that is wrong is alike, or begins with the same two sounds: jian, jie. Farther off less is evidence."""
    here, meant = next((a, b) for a, b in zip(pair, wanted, strict=True) if a != b)
    one, other = phrases.syllable(here), phrases.syllable(meant)
    return _like(here, meant, phrases, near=False) or (len(one) > 1 and one[:2] == other[:2])


def _verb(text: str, span: Span, verbs: tuple[str, ...]) -> str:
    """Which of the verbs stands right before the object at `span`, or before it in a clause that it ends."""
    end = span.start - text.startswith(_DONE, span.start - 1) if span.start else 0
    if text[span.end : span.end + 1] in _ENDS or text[span.end : span.end + 1].isdecimal():  # ……问题15个
        start = begins_at(text, span.start, _ENDS, _REACH)
        return next((verb for verb in verbs if verb in text[start : span.start]), "")
    return next((verb for verb in verbs if text.endswith(verb, 0, end)), "")


def _object(text: str, span: Span, objects: tuple[str, ...]) -> str:
    """Which of the objects stands right behind the verb at `span`."""
    start = span.end + text.startswith(_DONE, span.end)
    return next((word for word in objects if text.startswith(word, start)), "")


def _last(text: str, span: Span, objects: tuple[str, ...]) -> str:
    """Which of the objects ends the clause of the verb at `span`: 压时河长责任."""
    end = ends_at(text, span.end, _ENDS, _REACH)
    return (
        next((word for word in objects if text.endswith(word, span.end, end)), "")
        if text[end : end + 1] in _ENDS
        else ""
    )


def _is_none(text: str, span: Span, phrases: Phrases) -> bool:
    """Whether what stands at `span` is no word, nor a part of a frequent run."""
    starts = range(max(0, span.end - _RUN), span.start + 1)
    frequent = any(phrases.frequency(text[i : i + _RUN]) != NEVER for i in starts)
    return not frequent and frequency(text[span.start : span.end]) <= 0
