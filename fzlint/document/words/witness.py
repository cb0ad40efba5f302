"""A document as its own witness: what stands once where the same document says it otherwise time and again.

Needs no counts of a corpus. 推进法治政府建设 five times and 推荐法治政府建设 once: the four characters behind are the same, and so is
the one before; the one that differs sounds or looks like the one that the others have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from operator import add

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.phrases import Phrases
from fzlint.record import NamedTuple

_NAME = 60  # characters: the longest name of a document
_SHORT = 4  # a shorter name is too easily that of another document
_SAME = 4  # characters on one side that are the same in all places


class Told(NamedTuple):
    """What stands at `span`, what the other places have, and all of the phrase as they have it."""

    span: Span
    right: str
    phrase: str
    others: tuple[Span, ...]


class Likeness(NamedTuple):
    """Which characters may have been typed for which.

    suffixes  characters that are put for each other at the end of a word: 规范性文件, 规范化文件
    alone     characters that are never judged: numerals, units, words of one character
    """

    phrases: Phrases
    suffixes: tuple[str, ...]
    alone: str

    def one(self, shown: str, wanted: str) -> bool:
        """Whether two characters look or sound alike, are one key apart, or are such suffixes."""
        if shown in self.alone or wanted in self.alone:
            return False
        if wanted in self.phrases.alike(shown) or any(shown in group and wanted in group for group in self.suffixes):
            return True
        short, long = sorted((self.phrases.syllable(shown), self.phrases.syllable(wanted)), key=len)  # jin, jian
        return len(short) > 1 and any(long[:i] + long[i + 1 :] == short for i in range(1, len(long)))

    def both(self, shown: str, wanted: str) -> bool:
        """Whether two words differ in every character and sound alike."""
        if any(character in self.alone for character in shown + wanted):
            return False  # 第十四条, 第四十条
        heard = [
            (self.phrases.syllable(a), self.phrases.syllable(b)) for a, b in zip(shown, wanted, strict=True) if a != b
        ]
        return len(heard) == len(shown) and all(a and a == b for a, b in heard)


def against_itself(text: str, least: int, alike: Likeness) -> Iterator[Told]:
    """What differs in one character, or in a word of two, from what stands `least` times and more in its place."""
    pairs = list(map(add, text, text[1:]))
    runs = list(map(add, pairs, pairs[2:]))  # of four in a row
    standing: dict[str, list[int]] = {
        run: [] for run, n in Counter(runs).items() if n > least and all(map(is_han, run))
    }
    for at, run in enumerate(runs) if standing else ():
        if run in standing:
            standing[run].append(at)
    told: set[Span] = set()
    for run, starts in standing.items():
        for side in (-2, _SAME):  # the two characters before, the two behind
            for found in _differing(text, run, [at + side for at in starts], side < 0, least, alike):
                if found.span not in told:
                    told.add(found.span)
                    yield found


def _differing(text: str, run: str, starts: list[int], before: bool, least: int, alike: Likeness) -> Iterator[Told]:
    """Those of the words of two at `starts`, all on one side of `run`, that differ from the usual one there by a slip."""
    times = Counter([text[at : at + 2] for at in starts if 0 <= at <= len(text) - 2])
    usual = [word for word, count in times.most_common(3) if count >= least and all(map(is_han, word))]
    slips = {
        word: rights
        for word, count in times.items()
        if (rights := [r for r in usual if count * least <= times[r] and _slip(word, r, before, alike)])
    }
    if not slips:  # as a rule
        return
    words = [(at, text[at : at + 2]) for at in starts if at >= 0]
    for at, word in words:
        for right in slips.get(word, ()):
            others = tuple(Span(i, i + 2) for i, other in words if other == right)
            length = 2 if before or word[1] != right[1] else 1  # behind the run the second belongs to what follows
            yield Told(Span(at, at + length), right[:length], right + run if before else run + right, others)


def _slip(word: str, right: str, before: bool, alike: Likeness) -> bool:
    """Whether one may have been typed for the other: the character next to the run differs, or both do."""
    if word == right or not all(map(is_han, word)):
        return False
    near, far = (1, 0) if before else (0, 1)
    return alike.one(word[near], right[near]) if word[far] == right[far] else alike.both(word, right)


def titles(text: str, least: int) -> Iterator[Told]:
    """Names of documents in 《》 that stand once, and `least` times and more with a word of two put in."""
    named: dict[str, list[Span]] = {}
    at = text.find("《")
    while at >= 0:
        end = text.find("》", at, at + _NAME)
        if end > 0:
            named.setdefault(text[at + 1 : end], []).append(Span(at + 1, end))
        at = text.find("《", at + 1)
    usual = [name for name, spans in named.items() if len(spans) >= least]
    for name, spans in named.items():
        for right in usual:
            if len(spans) == 1 and len(right) == len(name) + 2 and len(name) >= _SHORT and _put_in(name, right):
                yield Told(spans[0], right, f"《{right}》", tuple(named[right]))


def _put_in(name: str, right: str) -> bool:
    """Whether `right` is `name` with two characters put in, Chinese ones, neither at its start nor at its end."""
    same = 0
    while same < len(name) and name[same] == right[same]:
        same += 1
    return 0 < same < len(name) and name[same:] == right[same + 2 :] and all(map(is_han, right[same : same + 2]))
