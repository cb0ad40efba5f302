"""Characters that a slip has left over: they make no word with each other nor with what is beside them, and each is a word of its
own when the clause is cut into words.

What was meant makes a frequent run with its neighbours. Unlike `suspects`, nothing is asked of how rare a pair of characters is:
政务工开标准化, where 务工 and 开标 are words but belong to 政务 and 标准.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import islice

from fzlint.document.model import Span
from fzlint.document.words.cutting import frequency
from fzlint.document.words.phrases import OFTEN, Phrases
from fzlint.document.words.slips import clause, word_at
from fzlint.document.words.suspects import Suspect, neighbours
from fzlint.record import NamedTuple

_RUN = 4
_SURE = 2  # frequent runs that are asked for where one of the characters may stand alone, or one is lost
_MANY = 3  # the same where one is lost beside a character that stands alone as often as not
_BOUND = 700  # times: a character that is met more seldom as a word of its own is none
_PLACES = 50_000  # orphans that are looked at: a text with more is no Chinese prose
_WHETHER = "不得"  # between two characters: 达不到, 达不成


class Judge(NamedTuple):
    """What orphans are judged by. Where they are is read from `Strange.joints`.

    alone   characters that are words of their own and may stand beside any other
    words   cuts text into words, called only once something is found
    numerals  characters behind which one is a short form, and half of nothing
    """

    text: str
    phrases: Phrases
    alone: Container[str]
    words: Callable[[str], list[str]]
    numerals: Container[str] = ()

    def pairs(self, joints: str) -> Iterator[Suspect]:
        """Two orphans that are a word with one of them mistaken, or in the wrong order."""
        text, alone, phrases = self.text, self.alone, self.phrases
        for found in re.finditer("(?=(?:[^1]|(?<=1)1)[02](?:[^1]|1(?=1)))", joints):
            at = found.start() + 1  # what they are bound to is bound to another itself
            first, second = text[at], text[at + 1]
            if first == second or not "一" <= first <= "鿿" or not "一" <= second <= "鿿":
                continue
            if phrases.word(first + second):
                continue  # 提升交通各项制度
            meant = {other + second for other in phrases.like(first) & phrases.before(second) if other != first}
            meant |= {first + other for other in phrases.like(second) & phrases.behind(first) if other != second}
            if phrases.word(second + first):
                meant.add(second + first)
            best = max(filter(None, (self._mended(at, word) for word in meant)), default=None, key=_weight)
            if not best or best[2] < (_SURE if first in alone or second in alone else 1):
                continue
            if frequency(text[at + 1 : at + 3]) <= _BOUND and self._is_apart(at):  # 云平台
                yield Suspect(Span(at, at + 2), best[0], best[1], OFTEN)

    def _mended(self, at: int, word: str) -> tuple[str, str, int] | None:
        """The word, a run that is frequent with it in the place of the two characters, and how many are; None if none is."""
        text = self.text
        around = text[max(0, at - 2) : at] + word + text[at + 2 : at + 4]
        runs = [around[i : i + _RUN] for i in range(len(around) - _RUN + 1)]
        often = [run for run in runs if self.phrases.frequency(run) == OFTEN]
        return (word, often[0], len(often)) if often else None

    def orphans(self, joints: str) -> list[int]:
        """Where an orphan stands that is no word of its own."""
        text, alone = self.text, self.alone
        places = (found.end() for found in re.finditer("[02](?=[^1])|[34](?=[02])", joints))
        return list(islice((at for at in places if "一" <= text[at] <= "鿿" and text[at] not in alone), _PLACES))

    def chained(self, joints: str) -> list[int]:
        """Where a character stands that may be left over of three or five, each of which makes a word with the next, and that is no
        word of its own: 重|大|行, where 行 was 行政."""
        places = (
            at
            for found in re.finditer("(?<!1)(?:11){1,2}(?!1)", joints)
            for at in range(found.start(), found.end() + 1, 2)
        )
        return list(islice((at for at in places if self.text[at] not in self.alone), _PLACES))

    def halves(self, orphans: Iterable[int], usual: Container[str] = ()) -> Iterator[Suspect]:
        """An orphan whose other half is lost: of the runs over the gap, hardly one is met as it stands, and two are frequent with the
        other half.

        usual: characters that stand alone as often as not, and take three runs
        """
        text, places = self.text, list(orphans)
        left = frozenset(places)
        known: dict[tuple[str, int], dict[str, list[str]]] = {}  # by what stands around: long texts repeat themselves
        again: dict[str, bool] = {}  # whether the text has two characters over a gap elsewhere, too
        for at in places:
            if at - 1 in left or at + 1 in left or text[at - 1 : at] in self.numerals:
                continue  # 查辩: one of the two is mistaken; 一产, 二产
            key = text[max(0, at - _RUN + 1) : at + _RUN], min(at, _RUN - 1)
            if key not in known:
                known[key] = self._wholes(at)
            least = _MANY if text[at] in usual else _SURE
            wholes = {word: runs for word, runs in known[key].items() if len(runs) >= least}
            said = clause(text, Span(at, at + 1))
            if wholes and self._stands_alone(at) and text.count(text[at], said.start, said.end) == 1:  # 学宪法学党章
                word = max(wholes, key=lambda whole: len(wholes[whole]))
                beside = text[at - 1 : at + 1] if word[1] == text[at] else text[at : at + 2]
                if beside not in again:
                    again[beside] = not self.phrases.word(beside) and text.count(beside) > 1
                if not again[beside] and self._is_whole(at, word, said):  # 审委会, 下步工作: the office says so
                    yield Suspect(Span(at, at + 1), word, wholes[word][0], OFTEN)

    def _wholes(self, at: int) -> dict[str, list[str]]:
        """Words of which the character at `at` may be one half, and the runs over the gap that are frequent with the other."""
        text, half = self.text, self.text[at]
        found: dict[str, list[str]] = {}
        for gap in (at, at + 1):
            before, behind = neighbours(text, gap, gap)
            whole = before + behind
            standing = sum(map(bool, map(self.phrases.frequency, over(whole, len(before), 0))))
            if standing > 1:
                continue
            around = before[-2:] + "?" + behind[:1], before[-1:] + "?" + behind[:2], before + "?"
            for other in dict.fromkeys("".join(self.phrases.filling(run) for run in around if run[0] != "?")):
                word = other + half if gap == at else half + other
                if self.phrases.word(word):
                    runs = over(before + other + behind, len(before), 1)
                    often = sorted((run for run in runs if self.phrases.frequency(run) == OFTEN), reverse=True)
                    if len(often) > 2 * standing:
                        found[word] = often
        return found

    def _is_whole(self, at: int, word: str, said: Span) -> bool:
        """Whether the clause has the word as one, or as a part of one, once it is put in the place of its half."""
        mended = self.text[said.start : at] + word + self.text[at + 1 : said.end]
        span = word_at(mended, at - said.start, self.words)
        return span.end > at - said.start + 1

    def blends(self, orphans: list[int]) -> Iterator[Suspect]:
        """Two words that begin or end alike, typed into one: 保障护, 监主管."""
        text = self.text
        known: dict[tuple[str, bool], list[tuple[int, str, str]]] = {}
        for at in orphans:
            key = text[max(0, at - 2) : at + 5], at < 2
            if key not in known:
                known[key] = [(start - at, word, run) for start, word, run in self._blended(at)]
            for back, word, run in known[key]:
                if self._stands_alone(at):
                    yield Suspect(Span(at + back, at + back + 3), word, run, OFTEN)

    def _blended(self, at: int) -> Iterator[tuple[int, str, str]]:
        """Where two words begin of which the orphan at `at` is a part, what to write for both, and the run that is frequent with it."""
        text, phrases, orphan = self.text, self.phrases, self.text[at]
        for start, word, other in (
            (at - 2, text[at - 2 : at - 1] + orphan, text[at - 2 : at]),
            (at, orphan + text[at + 2 : at + 3], text[at + 1 : at + 3]),
        ):
            if start < 0 or len(other) < 2 or orphan in other or len(word) < 2 or text[start + 1] in _WHETHER:
                continue
            if phrases.word(word) and phrases.word(other):
                run = word + text[start + 3 : start + 5]
                if phrases.frequency(run) == OFTEN:
                    yield start, word, run

    def _is_apart(self, at: int) -> bool:
        """Whether two characters are no part of the words around them."""
        first, second = (word_at(self.text, i, self.words) for i in (at, at + 1))
        return first.start == at and second.end == at + 2

    def _stands_alone(self, at: int) -> bool:
        word = word_at(self.text, at, self.words)
        return word.end - word.start == 1


def over(text: str, at: int, width: int) -> list[str]:
    """The runs of `text` that hold the stretch of this width at `at`, and something on either side of it if that has none."""
    first, last = max(0, at + width - _RUN + (not width)), min(at - (not width), len(text) - _RUN)
    return [text[start : start + _RUN] for start in range(first, last + 1)]


def _weight(found: tuple[str, str, int]) -> tuple[int, str]:
    return found[2], found[0]
