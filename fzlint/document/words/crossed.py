"""Two neighbours in the wrong order, whether or not they are of one word: 境投外资, 建了立, 程工.

They are told where the clause is far likelier once they change places, by the words that it is cut into, and a frequent run speaks
for it, or both words over the gap are made whole. `orphans` and `leftover` look at the two alone, `chains` at frequent runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.cutting import likelihood
from fzlint.document.words.phrases import OFTEN, Phrases
from fzlint.document.words.slips import clause, stands_often
from fzlint.document.words.suspects import Strange, Suspect, neighbours

_RUN = 4
_LIKELIER = 8.0  # so much more likely is the clause (natural logarithm) where a frequent run speaks for it as well
_SURE = 11.0  # the same, to call it wrong
_FAR_LIKELIER = 15.5  # the same, where both words are made whole and no run speaks for it
_AGAIN = 2  # times that the document has the two between the same neighbours: the office says so
_QUOTES = "“”"


def crossed(text: str, strangers: Strange, phrases: Phrases, words: Callable[[str], list[str]]) -> Iterator[Suspect]:
    """Two neighbours that changed places; words cuts text into words, called only once something is found."""
    done = -1
    joints = strangers.joints
    for at in strangers.places:
        for first in (at - 1, at, at - 2) if joints[at - 1] == "2" else ():
            if first <= done or first < 1 or joints[first : first + 1] == "1":
                continue  # a word as they stand
            if joints[first - 1] == "1" == joints[first + 1 : first + 2]:
                continue  # both belong to words on either side
            if not _may_be(text, first, phrases):
                continue
            found = _judged(text, first, phrases, words)
            if found and not stands_often(text, text[max(0, first - 1) : first + 3], _AGAIN):
                done = first + 1
                yield found
                break


def _may_be(text: str, first: int, phrases: Phrases) -> bool:
    """Whether the two characters from `first` make a word in the other order, or one does with what is beyond the other."""
    pair = text[first : first + 2]
    if len(pair) < 2 or pair[0] == pair[1] or not (is_han(pair[0]) and is_han(pair[1])):
        return False
    return (
        phrases.word(pair[::-1])
        or phrases.word(text[first - 1] + pair[1])
        or phrases.word(pair[0] + text[first + 2 : first + 3])
    )


def _judged(text: str, first: int, phrases: Phrases, words: Callable[[str], list[str]]) -> Suspect | None:
    """What was meant in the place of the two characters from `first`, if it is likelier."""
    before, behind = neighbours(text, first, first + 2)
    right = text[first + 1] + text[first]
    run = max(_over(before + right + behind, len(before)), key=phrases.frequency, default="")
    met = phrases.frequency(run) if run else 0
    if not met and not (
        before and behind and phrases.word(before[-1] + right[0]) and phrases.word(right[1] + behind[0])
    ):
        return None
    if any(map(phrases.frequency, _over(before + text[first : first + 2] + behind, len(before)))):
        return None
    around = clause(text, Span(first, first + 2))
    if any(mark in text[around.start : around.end] for mark in _QUOTES):
        return None
    said = text[around.start : around.end]
    mended = text[around.start : first] + right + text[first + 2 : around.end]
    more = _likelihood(words(mended)) - _likelihood(words(said))
    if more < (_LIKELIER if met else _FAR_LIKELIER):
        return None
    shown = run if met else before[-1] + right + behind[0]
    return Suspect(Span(first, first + 2), right, shown, OFTEN, met == OFTEN and more >= _SURE)


def _over(text: str, at: int) -> list[str]:
    """The runs that hold the two characters at `at`, and those that hold one of them and two beyond."""
    return [text[start : start + _RUN] for start in range(max(0, at - _RUN + 1), min(at + 1, len(text) - _RUN) + 1)]


def _likelihood(cut: Iterable[str]) -> float:
    return sum(likelihood(word) for word in cut if is_han(word[:1]))
