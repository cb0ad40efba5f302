"""Half of a usual pair of words with a slip in it, told by the other half: 堵塞监管漏动, 但任组长, 落实责任治.

Counts are silent about words that official language seldom has, and about two common characters that may well meet. A verb
and its usual object speak for each other all the same: what stands in the place of one is not it, sounds or looks like it, and
is no word.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache
from itertools import islice

from fzlint.document.clauses import begins_at
from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.cutting import frequency
from fzlint.document.words.phrases import NEVER, OFTEN, Phrases
from fzlint.document.words.slips import is_reached_into, places
from fzlint.document.words.suspects import Suspect
from fzlint.record import NamedTuple

_RUN = 4
_OWN = 2  # times: what stands there more often is a term of the office
_REACH = 8  # characters between the verb and an object that ends its clause
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
    lists: tuple[dict[str, list[str]], dict[str, list[str]]] = {}, {}
    for row in rows:
        verb, *objects = row.split()
        for word in objects:
            lists[0].setdefault(word, []).append(verb)
            lists[1].setdefault(verb, []).append(word)
    begun: dict[str, list[tuple[str, int]]] = {}
    ended: dict[str, list[tuple[str, int]]] = {}
    for word in lists[0].keys() | lists[1].keys():
        for at in range(len(word) - 1):
            begun.setdefault(word[at], []).append((word, at))
            ended.setdefault(word[at + 1], []).append((word, at))
    return Usual(*({key: tuple(kept) for key, kept in one.items()} for one in (*lists, begun, ended)))


def mistaken(
    text: str,
    pairs: frozenset[str],
    rows: tuple[str, ...],
    phrases: Phrases,
    never: Container[str],
    words: Callable[[str], list[str]],
) -> Iterator[Suspect]:
    """Objects with a slip in them behind their verb, and verbs with one before their object.

    pairs   those of the text that are never met
    rows    see `usual`
    never   characters that are never mistaken: numerals, 的, 和
    words   cuts text into words, called only once something is found
    """
    known = usual(rows)
    for pair in pairs:
        for here, candidates in ((1, known.begun.get(pair[0])), (0, known.ended.get(pair[1]))):
            if candidates is None or pair[here] in never or not is_han(pair[here]):
                continue
            for right, at in candidates:
                if _like(pair[here], right[at + here], phrases) and not phrases.word(pair):
                    yield from _standing(text, pair, right, at, known, phrases, words)


def _like(here: str, wanted: str, phrases: Phrases) -> bool:
    """Whether one character may have been typed for the other."""
    return here != wanted and (here in phrases.like(wanted) or wanted in phrases.like(here) or _near(here, wanted, phrases))


def _near(here: str, wanted: str, phrases: Phrases) -> bool:
    """Whether they begin alike or rhyme."""
    one, other = phrases.syllable(here), phrases.syllable(wanted)
    return bool(one and other) and (one[0] == other[0] or one[1:] == other[1:] != "")


def _standing(
    text: str, pair: str, right: str, at: int, known: Usual, phrases: Phrases, words: Callable[[str], list[str]]
) -> Iterator[Suspect]:
    """Where `pair` stands for the characters of `right` from `at`, beside what is usual with it."""
    standing = [place - at for place in islice(places(text, pair), _OWN + 1)]
    if len(standing) > _OWN:
        return
    shown = right[:at] + pair + right[at + 2 :]
    for start in standing:
        span = Span(start, start + len(right))
        if start < 0 or text[span.start : span.end] != shown or frequency(shown) > 0 or _is_frequent(text, span, phrases):
            continue
        if verb := _verb(text, span, known.verbs.get(right, ())):
            if not is_reached_into(text, span, words):
                yield Suspect(span, right, verb + right, OFTEN)
        elif (thing := _object(text, span, known.objects.get(right, ()))) and not is_reached_into(
            text, Span(start, start), words
        ):
            yield Suspect(span, right, right + thing, OFTEN)  # 但|任组长: the slip may bind its end to the object


def _verb(text: str, span: Span, verbs: tuple[str, ...]) -> str:
    """Which of the verbs stands right before the object at `span`, or before it in a clause that it ends."""
    end = span.start - text.startswith(_DONE, span.start - 1) if span.start else 0
    if text[span.end : span.end + 1] in _ENDS:
        start = begins_at(text, span.start, _ENDS, _REACH)
        return next((verb for verb in verbs if verb in text[start : span.start]), "")
    return next((verb for verb in verbs if text.endswith(verb, 0, end)), "")


def _object(text: str, span: Span, objects: tuple[str, ...]) -> str:
    """Which of the objects stands right behind the verb at `span`."""
    start = span.end + text.startswith(_DONE, span.end)
    return next((word for word in objects if text.startswith(word, start)), "")


def _is_frequent(text: str, span: Span, phrases: Phrases) -> bool:
    """Whether a frequent run holds all that stands at `span`."""
    starts = range(max(0, span.end - _RUN), span.start + 1)
    return any(phrases.frequency(text[i : i + _RUN]) != NEVER for i in starts)
