"""Where a known name stands but for one slip, and the slip makes nothing that official language has: 国务院办公庁, 新发展里念.

A slip leaves one half of a name unharmed. What stands beside it is the other half but for one character lost, put in or changed,
or two neighbours swapped. What counts then is what the slip makes: a character that sounds or looks like the one meant, a pair
that is never met, half a word left alone. Where it makes a run that is frequent, or another known name, it is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fzlint.document.ends import shared_ends
from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.phrases import Phrases
from fzlint.document.words.slips import slip_in, stands_often, word_at
from fzlint.record import NamedTuple

LEAST = 5  # characters: of shorter phrases too much is another phrase
_LONG = 7  # from this length on a slip inside is one where it makes a pair that is never met
_LONGER = 9  # from this length on, whatever it makes
_OWN = 3  # what a document says so often is a term of its own
_RUN = 4  # characters of a run that is counted
_LINKS = frozenset("的地得之了着又也且更再而并和与及或等不所各")
_NUMERALS = frozenset("一二两三四五六七八九十百千万亿多几数")


def leads(name: str, phrases: Phrases) -> tuple[str, ...]:
    """Pairs of characters, one of which a text must have for `slips` to find `name` in it: of each half the one that begins the
    fewest frequent runs."""
    half = len(name) // 2
    pairs = [[part[i : i + 2] for i in range(len(part) - 1)] for part in (name[:half], name[half:])]
    return (*(min(part, key=phrases.spread) for part in pairs), name[half] + name[half - 1])


class Near(NamedTuple):
    """What to judge a slip by.

    pairs    see `Document.pairs`
    phrases  what official language says
    words    cuts text into words, called only once something is found
    alone    characters that are words of their own and may stand beside a name
    """

    pairs: frozenset[str]
    phrases: Phrases
    words: Callable[[str], list[str]]
    alone: str

    def slips(self, text: str, name: str) -> Iterator[Span]:
        """Where `name`, of at least LEAST characters, stands with a slip."""
        half = len(name) // 2
        left, right = name[:half], name[half:]
        pairs = self.pairs
        joined = name[half - 1 : half + 1] in pairs
        if (joined or right[-2:] in pairs) and left[:2] in pairs and left[-2:] in pairs:
            yield from self._behind(text, left, right)
        if (joined or half == 2 or left[:2] in pairs) and right[:2] in pairs and right[-2:] in pairs:
            yield from self._before(text, left, right)
        pair = name[half] + name[half - 1]
        if pair in self.pairs:
            swapped = name[: half - 1] + pair + name[half + 1 :]
            for at in _places(text, swapped):
                yield from self._judged(text, at, at + len(swapped), name)
        if name[-1] * 2 in self.pairs:
            for at in _places(text, name + name[-1]):
                end = at + len(name)
                if self.phrases.word(text[end : end + 2]):
                    continue  # 国土空间规划|划为
                if name[-1] not in self.alone and self._stands_alone(text, end):
                    yield Span(at, end + 1)

    def _behind(self, text: str, left: str, right: str) -> Iterator[Span]:
        """Slips in the second half of a name, behind its first."""
        for at in _places(text, left):
            end = at + len(left)
            first = text[end : end + 2]
            if first[:1] not in right[:2] and first[1:] not in right[:2]:
                continue  # cheaper than asking for the slip
            if not text.startswith(right, end) and (slip := slip_in(text[end : end + len(right) + 1], right)):
                yield from self._judged(text, at, end + slip.length, left + right)

    def _before(self, text: str, left: str, right: str) -> Iterator[Span]:
        """Slips in the first half of a name, before its second."""
        for at in _places(text, right):
            last = text[max(0, at - 2) : at]
            if last[-1:] not in left[-2:] and last[:-1] not in left[-2:]:
                continue
            shown = text[max(0, at - len(left) - 1) : at][::-1]
            if not text.endswith(left, 0, at) and (slip := slip_in(shown, left[::-1])):
                yield from self._judged(text, at - slip.length, at + len(right), left + right)

    def _judged(self, text: str, start: int, end: int, name: str) -> Iterator[Span]:
        """What stands from `start` to `end`, or with the character at one end that stands for the one of the name, if it is a slip."""
        shown = text[start:end]
        if shown == name[:-1] and self._like(text[end : end + 1], name[-1]):
            end += 1
        elif shown == name[1:] and start and self._like(text[start - 1], name[0]):
            start -= 1
        shown = text[start:end]
        if shown == name:
            return
        head, tail = shared_ends(shown, name)
        here, wanted = Span(start + head, end - tail), name[head : len(name) - tail]
        if not stands_often(text, shown, _OWN) and self._is_slip(text, Span(start, end), here, wanted, name):
            yield Span(start, end)

    def _is_slip(self, text: str, whole: Span, here: Span, wanted: str, name: str) -> bool:
        """Whether the characters at `here` that stand for those `wanted` are a slip."""
        slipped = text[here.start : here.end]
        if not all(map(is_han, slipped)) or (not _LINKS.isdisjoint(slipped) and len(slipped) != len(wanted)):
            return False
        if any(not self.phrases.syllable(c) and not self.phrases.is_rare(c) for c in slipped):
            return False  # traditional characters
        first, last = here.start == whole.start, here.end == whole.end
        if self._frequent(text, here.start - (not first), here.end + (not last)):
            return False
        if (
            word_at(text, whole.start, self.words).start < whole.start
            or word_at(text, whole.end - 1, self.words).end > whole.end
        ):
            return False  # 疫情防控|作为
        if not slipped:
            return self._is_lost(text, whole, here.start, name)
        if not wanted:
            return self._is_added(text, whole, here.start, name)
        return self._is_changed(text, whole, here, wanted, name)

    def _is_changed(self, text: str, whole: Span, here: Span, wanted: str, name: str) -> bool:
        """Whether the characters at `here` were typed for those wanted, or are two neighbours swapped."""
        slipped = text[here.start : here.end]
        around = word_at(text, here.start, self.words)
        inside = whole.start <= around.start and around.end <= whole.end
        if not inside or (slipped in _NUMERALS and wanted in _NUMERALS):
            return False
        if len(slipped) == 2:
            behind = word_at(text, here.end - 1, self.words)
            sure = len(name) >= _LONG or around == behind or not self.phrases.word(slipped)
            return slipped == wanted[::-1] and behind.end <= whole.end and sure
        if slipped in _LINKS and around.end - around.start == 1:
            return False
        outer = here.start == whole.start or here.end == whole.end
        strange = self._strange(text, here.start), self._strange(text, here.end)
        if self._like(slipped, wanted):
            return not outer or slipped not in self.alone or self._is_half(text, whole, here.start, name)
        if outer or slipped in self.alone:  # 全面依法治县委员会
            return False
        if any(
            self.phrases.word(text[i : i + 2])
            for i in range(max(here.start - 1, around.start), min(here.end, around.end - 1))
        ):
            return False  # 法治建设|绩效|考核: another word
        return all(strange) or (len(name) >= _LONG and any(strange)) or len(name) >= _LONGER

    def _is_lost(self, text: str, whole: Span, at: int, name: str) -> bool:
        """Whether a character is lost at `at`."""
        if at in (whole.start, whole.end):
            return len(name) > LEAST and self._is_half(text, whole, at, name)
        half = self._half(whole, at, name)
        if (
            at == whole.end - 1 and half == text[at] in self.alone and is_han(text[whole.end : whole.end + 1])
        ):  # 食品药品|全链条
            return False
        if self._strange(text, at) or self._is_half(text, whole, at, name):
            return True
        return len(name) >= _LONG and word_at(text, at, self.words).start >= at

    def _is_half(self, text: str, whole: Span, at: int, name: str) -> bool:
        """Whether the other half of a word of two in `name` that has lost its character at `at` is left alone."""
        half = self._half(whole, at, name)
        beside = at - 1 if text[at - 1] == half and at > whole.start else at + (whole.end - whole.start == len(name))
        return bool(half) and text[beside] == half not in self.alone and self._stands_alone(text, beside)

    def _half(self, whole: Span, at: int, name: str) -> str:
        """The other half of the word of two that the character of `name` for `at` belongs to; "" if it is no such word's."""
        place, start = at - whole.start, 0
        for word in self.words(name):
            if place < start + len(word):
                return word[start == place] if len(word) == 2 else ""
            start += len(word)
        return ""

    def _is_added(self, text: str, whole: Span, at: int, name: str) -> bool:
        """Whether the character at `at` is one too many."""
        if at in (whole.start, whole.end - 1):
            return False
        added, before, behind = text[at], text[at - 1], text[at + 1]
        around = word_at(text, at, self.words)
        inside = whole.start <= around.start and around.end <= whole.end
        if added in (before, behind):
            return inside
        if at == whole.end - 2 and self.phrases.word(added + behind):  # 野生动物保护普法
            return False
        if self._like(added, before) or self._like(added, behind):
            return inside and around.end - around.start == 1
        strange = self._strange(text, at) or self._strange(text, at + 1)
        return inside and len(name) > LEAST and strange and added not in self.alone

    def _frequent(self, text: str, start: int, end: int) -> bool:
        """Whether a run that is frequent holds what stands from `start` to `end`."""
        frequency = self.phrases.frequency
        return any(frequency(text[i : i + _RUN]) for i in range(max(0, end - _RUN), start + 1))

    def _like(self, here: str, wanted: str) -> bool:
        """Whether one character was typed for another of its sound or shape."""
        if not here or here == wanted or not is_han(here):
            return False
        if self.phrases.is_rare(here):
            return True
        return here in self.phrases.alike(wanted) or wanted in self.phrases.alike(here) or self._same(here, wanted)

    def _same(self, here: str, wanted: str) -> bool:
        return bool(sound := self.phrases.syllable(here)) and sound == self.phrases.syllable(wanted)

    def _strange(self, text: str, at: int) -> bool:
        """Whether the characters on the two sides of `at` are never met so."""
        return 0 < at < len(text) and bool(self.phrases.strangers(frozenset((text[at - 1 : at + 1],))))

    def _stands_alone(self, text: str, at: int) -> bool:
        word = word_at(text, at, self.words)
        return word.end - word.start == 1


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))
