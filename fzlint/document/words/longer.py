"""Words of three and four characters with one of them mistaken: 全过成, 农民合作设, 就尽入学.

Counts of runs know few of them. The dictionary knows them all: the character is left over when the clause is cut into words, is met
beside no neighbour, and with another of its sound or shape the clause is cut into words that are far likelier.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.cutting import frequency, likelihood
from fzlint.document.words.phrases import OFTEN, SEEN, Phrases
from fzlint.document.words.slips import clause, stands_often, word_at
from fzlint.document.words.suspects import Strange, Suspect

_LENGTHS = (3, 4)
_TOLD = 8.0  # so much likelier is the clause (natural logarithm), with what a frequent run adds
_LEAST = 4.0  # the same without it
_RUN = {OFTEN: 6.0, SEEN: 3.0}
_AGAIN = 2  # times that the document has the character between the same neighbours: the office says so
_QUOTES = "“”"


def longer(
    text: str,
    strangers: Strange,
    phrases: Phrases,
    alone: Container[str],
    never: Container[str],
    words: Callable[[str], list[str]],
) -> Iterator[Suspect]:
    """Such words.

    alone: characters that are words of their own
    never: characters that are neither mistaken nor meant: numerals, 的, 和
    words: cuts text into words, called only once something is found
    """
    joints = strangers.joints
    done = -1
    known: dict[tuple[str, int], set[str]] = {}  # by what stands around: long texts repeat themselves
    for place in strangers.places:
        for at in (place - 1, place):
            character = text[at]
            if at <= done or not is_han(character) or character in alone or character in never:
                continue
            done = at
            if joints[at - 1 : at] == "1" or joints[at : at + 1] == "1":
                continue
            first = max(0, at - _LENGTHS[-1] + 1)
            key = text[first : at + _LENGTHS[-1]], at - first
            if key not in known:
                known[key] = {other for other in _meant(text, at, phrases, never) if other not in never}
            if known[key] and (found := _best(text, at, known[key], phrases, words)):
                yield found


def _meant(text: str, at: int, phrases: Phrases, never: Container[str]) -> Iterator[str]:
    """The characters that make a word of the dictionary in the place of the one at `at`."""
    others = phrases.like(text[at])
    for length in _LENGTHS:
        for start in range(max(0, at - length + 1), at + 1):
            before, behind = text[start:at], text[at + 1 : start + length]
            if len(before) + len(behind) < length - 1 or not all(is_han(c) and c not in never for c in before + behind):
                continue
            if before and frequency(before) < 0:
                continue  # no word begins so
            yield from (other for other in others if frequency(before + other + behind) > 0)


def _best(text: str, at: int, meant: set[str], phrases: Phrases, words: Callable[[str], list[str]]) -> Suspect | None:
    """The likeliest of the words that the character at `at` may be of."""
    around = clause(text, Span(at, at + 1))
    said = text[around.start : around.end]
    standing = word_at(text, at, words)
    if standing.end - standing.start > 1 or any(mark in said for mark in _QUOTES):
        return None
    if stands_often(text, text[max(0, at - 1) : at + 2], _AGAIN):
        return None
    before = _likelihood(words(said))
    best: tuple[float, Suspect] | None = None
    for other in sorted(meant):
        mended = text[around.start : at] + other + text[at + 1 : around.end]
        whole = word_at(mended, at - around.start, words)
        if not phrases.begins(mended[whole.start : whole.start + _LENGTHS[0]]) or whole.end - whole.start < _LENGTHS[0]:
            continue  # 欧阳|倩, 智博会: no word of official language
        more = _likelihood(words(mended)) - before
        run, often = _run(mended, at - around.start, phrases)
        if more >= _LEAST and more + _RUN.get(often, 0.0) >= _TOLD and (best is None or more > best[0]):
            start, end = whole.start, whole.end
            if end - start > _LENGTHS[0]:  # the half that it is in
                half = (start + end) // 2
                start, end = (half, end) if at - around.start >= half else (start, half)
            span, right = Span(around.start + start, around.start + end), mended[start:end]
            best = more, Suspect(span, right, run if often else right, often or SEEN, sure=often == OFTEN)
    return best[1] if best else None


def _run(text: str, at: int, phrases: Phrases) -> tuple[str, int]:
    """The most frequent run of four with the character at `at` in it, and how frequent it is."""
    runs = [text[start : start + 4] for start in range(max(0, at - 3), min(at, len(text) - 4) + 1)]
    return max(((run, phrases.frequency(run)) for run in runs), key=lambda found: found[1], default=("", 0))


def _likelihood(cut: list[str]) -> float:
    return sum(likelihood(word) for word in cut if is_han(word[:1]))
