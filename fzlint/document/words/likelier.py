"""Two characters that stand side by side nowhere, where a word of two is far likelier to have been meant: 载军, 建射, 壮态, 收接.

One scale for all that speaks for a word: how much likelier it is than the two characters by themselves, how many frequent runs
begin with it, and whether what stands beside it makes one. A character that is met everywhere by itself needs more of that by
nature, so that no list of such characters decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator
from math import log

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.title_words import BEHIND_VERBS
from fzlint.document.words.cutting import likelihood
from fzlint.document.words.phrases import OFTEN, SEEN, Phrases
from fzlint.document.words.slips import clause
from fzlint.document.words.suspects import Strange, Suspect
from fzlint.record import NamedTuple

# what is added up is the natural logarithm of how much likelier a word is; the weights were found by trial (benchmarks/slips)
_TOLD = 12.0  # so much is worth a look
_ELSEWHERE = 14.0  # so much without a frequent run in what is no report: there are names, new words, verse
_SURE = 16.0  # so much, with a frequent run, is a slip
_SPREAD = 1.25  # for each e-fold of frequent runs that begin with the word
_RUN = {OFTEN: 8.0, SEEN: 4.0}  # for a run that the word makes with two characters on one side, or one on each
_BEGINS = 2.0  # for three characters that begin a frequent run
_TWINS = 3.0  # for two characters that look alike, as somebody has read
_KIN = 9.0  # for a character of the same sound that shares the part which tells it: 凝洁 for 凝结
_NAMED = 6.0  # off that where names are made of one of the two: 天陇铁路
_UNUSED = 3.0  # off for a word that official language has no frequent run for
_ALONE = 4.0  # off where what would be mistaken, or one of two in the wrong order, is a word of its own
_LONE = 3.0  # off for a neighbour that is a character by itself and no common word: a name
_ALL = 100.0  # off where they are no two characters by themselves
_BETTER = 4.0  # unless the clause is so much likelier with the word
_COMMON = log(1 / 600)  # how likely a character is that is a common word by itself

_USUAL = -14.0  # together by themselves: two characters that are met more than that stand side by side as words
_LEAST = -3.0  # without what official language has of it: of less nothing comes

_NAME = 3  # characters: so short a clause is the name of a person
_OWN = 2  # times: what stands there more often is a term of the office
_QUOTED = 12  # characters of what is short, on either side
_BY_NAME = ("〔", "·")  # behind the short name of an organ, and inside a foreign name


class _Meant(NamedTuple):
    """A word that may have been meant, and how much speaks for it whatever stands beside it.

    kin: whether the character mistaken for another is one of its sound that shares the part which tells the sound, and no name is
        made of them: a slip for sure or nothing, as new words are made of such characters, too
    """

    word: str
    weight: float
    kin: bool


def likelier(
    text: str,
    strangers: Strange,
    phrases: Phrases,
    alone: Container[str],
    never: Container[str],
    divisions: frozenset[str],
    words: Callable[[str], list[str]],
    report: bool = True,
) -> Iterator[Suspect]:
    """Such places, and the word that most speaks for.

    alone: characters that are words of their own
    never: characters that are neither mistaken nor meant: numerals, 的, 和
    divisions: characters that end the name of a place
    words: cuts text into words, called only once something is found
    report: whether the text is a report, in which such characters are hardly ever right
    """

    def plain(pair: str) -> bool:
        return is_han(pair[0]) and is_han(pair[1])

    joints = strangers.joints
    places = [at - 1 for at in strangers.of(text, plain)]
    times = Counter(text[at : at + 2] for at in places)
    known: dict[str, list[_Meant]] = {}
    for at in places:
        pair = text[at : at + 2]
        if times[pair] > _OWN or joints[at - 1 : at] == "1" == joints[at + 1 : at + 2]:
            continue  # each bound to what stands beside it
        if pair not in known:
            known[pair] = _weighed(pair, phrases, alone, never, report)
        if not known[pair]:
            continue
        weight, word, run, kin = max(_in_place(text, at, meant, phrases) for meant in known[pair])
        if weight < _TOLD or text[at + 2 : at + 3] in divisions or _is_name(text, at):
            continue  # 易家|街道
        if not run and not kin and text[at + 2 : at + 3] in BEHIND_VERBS:
            continue  # 选进|了: verbs are joined to what becomes of their object as one likes
        off = _parted(text, at, word, run, strangers.joints, divisions, words, phrases.slips)
        weight -= off
        sure = weight >= _SURE and (run != "" or (kin and not off))
        if sure or (not kin and weight >= (_TOLD if run or report else _ELSEWHERE)):
            yield Suspect(Span(at, at + 2), word, run or word, SEEN, sure)


def _weighed(
    pair: str, phrases: Phrases, alone: Container[str], never: Container[str], report: bool = True
) -> list[_Meant]:
    """The words that may have been meant by two characters, of which one is mistaken or that are in the wrong order; without those
    that no neighbour would make likely enough. Kin are looked for in a report: elsewhere many a word is not known (固井, 尸块)."""
    first, second = pair[0], pair[1]
    by_themselves = likelihood(first) + likelihood(second)
    if by_themselves > _USUAL:
        return []
    off = {character: _ALONE if character in alone else 0.0 for character in pair}
    meant: dict[str, float] = {}
    kin = _kin(first, second, phrases) if report and not any(c in alone or c in never for c in pair) else {}
    by_sound = _KIN - (_NAMED if first in phrases.named or second in phrases.named else 0.0)
    if first not in never:
        twins = phrases.twins(first)
        for other in phrases.like(first) & phrases.before(second):
            meant[other + second] = off[first] - (_TWINS if other in twins else 0.0)
    if second not in never:
        twins = phrases.twins(second)
        for other in phrases.like(second) & phrases.behind(first):
            meant[first + other] = off[second] - (_TWINS if other in twins else 0.0)
    meant = kin | meant
    if phrases.word(second + first):
        meant[second + first] = max(off.values())
    weighed: list[_Meant] = []
    for word, less in meant.items():
        weight = likelihood(word) - by_themselves - less
        if weight < _LEAST or any(character in never for character in word if character not in pair):
            continue
        spread = phrases.spread(word)
        by_use = _SPREAD * log(1 + spread) if spread else -_UNUSED
        weight += max(by_use, by_sound) if word in kin else by_use
        if weight + _RUN[OFTEN] >= _TOLD:
            weighed.append(_Meant(word, weight, word in kin and by_sound == _KIN))
    return weighed


def _kin(first: str, second: str, phrases: Phrases) -> dict[str, float]:
    """The words that two characters are but for one of them that is kin (see Phrases.kin) to the one meant, with nothing off."""
    before = (other + second for other in phrases.making(phrases.kin(first), second))
    behind = (first + other for other in phrases.behind(first).intersection(phrases.kin(second)))
    return dict.fromkeys((*before, *behind), 0.0)


def _in_place(text: str, at: int, meant: _Meant, phrases: Phrases) -> tuple[float, str, str, bool]:
    """How much speaks for a word in the place of the two characters at `at`; the word; the frequent run that it makes, or "";
    whether it is kin."""
    word = meant.word
    before, behind = text[max(0, at - 2) : at], text[at + 2 : at + 4]
    runs = (word + behind, before + word, before[-1:] + word + behind[:1])
    often, run = max((phrases.frequency(run), run) for run in runs)
    if often:
        return meant.weight + _RUN[often], word, run, meant.kin
    begun = phrases.begins(word + behind[:1]) or phrases.begins(before[-1:] + word)
    return meant.weight + (_BEGINS if begun else 0.0), word, "", meant.kin


def _is_name(text: str, at: int) -> bool:
    """Whether what stands at `at` is a part of a name, or of something short in quotation marks: “一圈两带” is made as one likes."""
    around = text[max(0, at - 2) : at + 4]
    if any(mark in around for mark in _BY_NAME):
        return True
    opened = text.rfind("“", max(0, at - _QUOTED), at)
    return opened >= 0 and "”" not in text[opened:at] and "”" in text[at : at + _QUOTED]


def _parted(
    text: str,
    start: int,
    word: str,
    run: str,
    joints: str,
    divisions: frozenset[str],
    words: Callable[[str], list[str]],
    slips: frozenset[str],
) -> float:
    """What speaks against it that the two characters from `start` were meant as `word`, by the words of the clause: all of it if
    they are not each parted from all others, or if one makes a word with a neighbour that is (促|共|治).

    run: the frequent run that the word makes, or ""
    slips: see Phrases.slips
    """
    around = clause(text, Span(start, start + 2))
    said = text[around.start : around.end].replace("（", " ").replace("）", " ")
    if any(len(word) <= _NAME for word in said.split() if text[start : start + 2] in word):
        return _ALL  # 审核：陈立 编辑：……
    at = around.start
    cut = ["", *words(text[around.start : around.end]), "", ""]
    for i, one in enumerate(cut):
        if at == start and one:
            whole = one == text[start : start + 2] and one in slips  # a word of the dictionary
            before, behind = cut[i - 1], cut[i + 1 if whole else i + 2]
            if not whole and (len(one) > 1 or len(cut[i + 1]) > 1):
                mended = text[around.start : start] + word + text[start + 2 : around.end]
                better = run and _likelihood(words(mended)) > _likelihood(cut) + _BETTER
                return 0.0 if better else _ALL  # 杜|决无|证
            if (len(before) == 1 and joints[start - 1] == "1") or (len(behind) == 1 and joints[start + 1] == "1"):
                return _ALL
            if _is_lone(before) and text[start + 1] == word[1] in divisions:
                return _ALL  # 贤|庠镇
            return _LONE * (_is_lone(before) + _is_lone(behind))
        at += len(one)
    return _ALL


def _likelihood(cut: list[str]) -> float:
    return sum(likelihood(word) for word in cut if is_han(word[:1]))


def _is_lone(word: str) -> bool:
    """Whether a word is one character that is hardly a word by itself."""
    return len(word) == 1 and is_han(word) and likelihood(word) < _COMMON
