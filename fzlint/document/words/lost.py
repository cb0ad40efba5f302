"""Half a word whose other half is lost, weighed: 组开展 for 组织开展, where one frequent run speaks for the whole and nothing for the half.

`orphans` asks for two frequent runs over the gap. Here one may do, because more is looked at: how often official text leaves the
character to itself, whether a clause begins or ends with it, how usual the whole word is. The weights are those that tell
characters taken out of clean text by chance from what the cut leaves alone there (see benchmarks/slips/singles.py).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from math import log

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.cutting import likelihood
from fzlint.document.words.orphans import over
from fzlint.document.words.phrases import OFTEN, SEEN, Phrases
from fzlint.document.words.slips import clause, stands_often, word_at
from fzlint.document.words.suspects import Suspect, neighbours
from fzlint.record import NamedTuple

_RUN = 4
_TOLD = 2.5  # weight from which it is told
_HOPELESS = -1.6  # weight by itself that no single run makes up for; `orphans` has those that two speak for
_START = -0.7
_OFTEN, _SEEN, _SEVERAL = 1.6, 1.1, 1.3  # a frequent run with the whole word, one less so; two of either
_MOST_OFTEN, _MOST_SEEN = 3, 2  # as many runs count
_STANDING = -3.0  # a frequent run as it stands
_ACROSS = -0.85  # the run begins and ends in other words: 碳达峰|碳中和
_NO_RUN = -0.1  # for each run that is asked for
_STRANGE = 0.25  # it is never met beside its neighbour, for each of the two
_BEGINS, _ENDS = 0.9, 1.4  # it begins a clause, or ends one
_BESIDE = -0.85, -0.5  # the character before it makes no word either, or the one behind: 托|育
_USED, _MOST_USED = 0.55, 3.0  # by how many frequent runs begin with the word (natural logarithm)
_LIKELIER, _LEAST_LIKELY, _MOST_LIKELY = 0.25, -4.0, 2.0  # by how much likelier the word is than the character
_ALONE, _NEVER_ALONE = -0.68, 0.7  # by how often official text leaves it alone (natural logarithm); if it never does
_HOME = 5  # frequent runs that begin with a word: of so many official language has it
_SELDOM = 1  # a power of two: a character that is left alone no more often is so by chance
_MARKS = "，。；：、！？\n"
_STOPS = "，。；：\n"
_AGAIN = 2  # times that the document has the half beside the same neighbour: the office says so


class _Whole(NamedTuple):
    """A word that may have been meant, the most frequent run that it makes, and how much the runs speak for it."""

    word: str
    run: str
    weight: float


class Half(NamedTuple):
    """What tells half a word from a word of one character.

    alone   by character, how often official text leaves it alone, as a power of two
    starts  those that begin a clause by themselves
    lone    characters that are verbs of their own, and no halves
    closing  those that close a clause as words of their own
    words   cuts text into words, called only once something is found
    """

    text: str
    joints: str
    phrases: Phrases
    alone: Mapping[str, int]
    starts: Container[str]
    lone: Container[str]
    closing: Container[str]
    words: Callable[[str], list[str]]

    def lost(self, orphans: Iterable[int]) -> Iterator[Suspect]:
        """Those of the `orphans` that are half a word."""
        known: dict[tuple[str, int], _Whole | None] = {}  # by what stands around: long texts repeat themselves
        text = self.text
        for at in orphans:
            if text[at] in self.lone or (text[at] in self.closing and text[at + 1 : at + 2] in _MARKS):
                continue
            key = text[max(0, at - _RUN) : at + _RUN + 1], min(at, _RUN)
            if key not in known:
                known[key] = self._weighed(at)
            whole = known[key]
            if whole and not self._is_said(at, whole.word) and self._is_cut_so(at, whole):
                yield Suspect(Span(at, at + 1), whole.word, whole.run, OFTEN)

    def _weighed(self, at: int) -> _Whole | None:
        """The likeliest whole of the half at `at`; None if it is likelier to be none."""
        weight = self._by_itself(at)
        if weight < _HOPELESS:
            return None
        best = max(self._wholes(at), key=lambda whole: whole.weight, default=None)
        if best and best.weight + weight >= _TOLD:
            return best
        if self._is_nowhere(at) and (word := self._usual(self.text[at])):
            return _Whole(word, word, _TOLD)
        return None

    def _is_nowhere(self, at: int) -> bool:
        """Whether official text leaves the character alone nowhere where it stands here, between words of everyday use or at
        the start of a clause before one."""
        text, character, spread = self.text, self.text[at], self.phrases.spread
        if (
            character in self.phrases.named
            or not all(map(is_han, text[at + 1 : at + 3]))
            or spread(text[at + 1 : at + 3]) < _HOME
        ):
            return False
        if not is_han(text[at - 1]):
            return text[at - 1] in _STOPS and character not in self.starts
        known = self.alone.get(character, -1) > _SELDOM
        return not known and at > 1 and is_han(text[at - 2]) and spread(text[at - 2 : at]) >= _HOME

    def _usual(self, half: str) -> str:
        """The word of two that official language most has of those with a character in them; "" if it has none everywhere."""
        words = [half + other for other in self.phrases.words_with(half)]
        words += [other + half for other in self.phrases.before(half)]
        best = max(words, key=self.phrases.spread, default="")
        return best if best and self.phrases.spread(best) >= _HOME else ""

    def _by_itself(self, at: int) -> float:
        """What speaks for half a word whatever the whole would be."""
        text, joints, character = self.text, self.joints, self.text[at]
        begins, ends = text[at - 1 : at] in _MARKS, text[at + 1 : at + 2] in _MARKS
        weight = _START + _BEGINS * begins + _ENDS * ends
        weight += _STRANGE * ((joints[at - 1 : at] == "2") + (joints[at : at + 1] == "2"))
        weight += _BESIDE[0] * (not begins and joints[at - 2 : at - 1] != "1")
        weight += _BESIDE[1] * (not ends and joints[at + 1 : at + 2] != "1")
        times = self.alone.get(character)
        return weight + (_NEVER_ALONE if times is None else _ALONE * log(2) * (times + 0.5))

    def _wholes(self, at: int) -> Iterator[_Whole]:
        """Words of which the character at `at` may be one half, and make a frequent run over the gap."""
        text, half, phrases = self.text, self.text[at], self.phrases
        for gap in (at, at + 1):
            before, behind = neighbours(text, gap, gap)
            standing = any(map(phrases.frequency, over(before + behind, len(before), 0)))
            around = before + "?", before[-2:] + "?" + behind[:1], before[-1:] + "?" + behind[:2]
            others = "".join(phrases.filling(run) for run in around if run[0] != "?")
            if gap == at and len(behind) == _RUN - 1:
                others += "".join(other for other in phrases.before(half) if phrases.frequency(other + behind))
            for other in dict.fromkeys(others):
                word = other + half if gap == at else half + other
                if phrases.word(word):
                    yield self._with_runs(word, half, over(before + other + behind, len(before), 1), standing)

    def _with_runs(self, word: str, half: str, runs: list[str], standing: bool) -> _Whole:
        """The word, and what its runs and its own frequency say for it."""
        met = [self.phrases.frequency(run) for run in runs]
        often, seen = met.count(OFTEN), met.count(SEEN)
        best = max(runs, key=lambda run: (self.phrases.frequency(run), run.startswith(word) or run.endswith(word)))
        weight = _OFTEN * min(often, _MOST_OFTEN) + _SEEN * min(seen, _MOST_SEEN) + _NO_RUN * len(runs)
        weight += _SEVERAL * (often + seen > 1) + _STANDING * standing
        weight += _ACROSS * (not best.startswith(word) and not best.endswith(word))
        weight += _USED * min(log(1 + self.phrases.spread(word)), _MOST_USED)
        more = max(_LEAST_LIKELY, min(_MOST_LIKELY, likelihood(word) - likelihood(half)))
        return _Whole(word, best, weight + _LIKELIER * more)

    def _is_said(self, at: int, word: str) -> bool:
        """Whether the document has the half beside the same neighbour elsewhere, too: the office says so."""
        lost_before = word[1] == self.text[at]
        beside = self.text[at - 1 : at + 1] if lost_before else self.text[at : at + 2]
        if not all(map(is_han, beside)):
            beside = self.text[max(0, at - 1) : at + 2]
        return not self.phrases.word(beside) and stands_often(self.text, beside, _AGAIN)

    def _is_cut_so(self, at: int, whole: _Whole) -> bool:
        """Whether the cut leaves the half alone as it stands, and has the word as one, or in one, once it is put there; where no run
        speaks for it, also whether its neighbours are words of more than one character."""
        left = word_at(self.text, at, self.words)
        if left.end - left.start > 1:
            return False
        if whole.run == whole.word:
            sides = [word_at(self.text, i, self.words) for i in (at - 1, at + 1) if is_han(self.text[i : i + 1])]
            return all(side.end - side.start > 1 for side in sides)
        word = whole.word
        said = clause(self.text, Span(at, at + 1))
        mended = self.text[said.start : at] + word + self.text[at + 1 : said.end]
        return word_at(mended, at - said.start, self.words).end > at - said.start + 1
