"""Words that are put for another, judged by what stands beside them: what was meant makes a frequent run with its
neighbours, and what stands there is met beside none of them.

Three kinds: a character of the same sound or shape that makes no word (职贵); a character that is there twice, once as another of
its sound (坚尖持); a word of the same sound (人民暴涨). Two that are swapped are told by `orphans`. What is met on either side is left alone:
names, new words and other sciences are met nowhere, too, but nothing frequent is one character away from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from itertools import filterfalse, islice, pairwise, repeat
from operator import add

from fzlint.document.fold import is_han
from fzlint.document.model import Document, Span
from fzlint.document.title_words import JOINING
from fzlint.document.words.phrases import OFTEN, Heard, Phrases
from fzlint.document.words.slips import word_at
from fzlint.record import NamedTuple

_LINKS = ("", "的", "地", "得", "了")  # stand beside any word, and are no evidence for one
_JOINING = [word for word in JOINING if len(word) == 2]  # 或者 stands beside any word, too
_MOST = 50_000  # places that are looked at: a text with more is no Chinese prose
_ENDS = frozenset(
    (*_LINKS[1:], "要", "会", "能", "可", "上", "中", "下", "里")
)  # words of one character behind any other: 积极|地, 必须|要
_STOPS = "，。；\n"
_USUAL = 15  # frequent runs that begin with a word: of so many official language has it everywhere
_SELDOM = 5  # frequent runs that begin with a word: of more it stands beside words that no count has met, too
_COMMON = 2  # frequent runs that begin with a word: of more it is met with words of all sorts
_REACH = 3  # characters on either side that a frequent run of four may take in


class Suspect(NamedTuple):
    """What stands at `span`, what was meant, the frequent run that this makes, how frequent it is (see Phrases).

    sure: whether that is evidence enough to call it wrong, and not just worth a look
    """

    span: Span
    right: str
    run: str
    frequency: int
    sure: bool = True


class Strange(NamedTuple):
    """Where two characters stand side by side that are never met so.

    pairs   such pairs
    places  where the second character of one stands, in order
    joints  by place, how a character and the next one are met: 1 in a word of two, 0 beside each other, 2 never; if one of them
            is no letter 3 and 4
    """

    pairs: frozenset[str]
    places: tuple[int, ...]
    joints: str

    def of(self, text: str, wanted: Callable[[str], bool]) -> Iterator[int]:
        """The places of the pairs that are `wanted`."""
        pairs = frozenset(filter(wanted, self.pairs))
        return (at for at in self.places if text[at - 1 : at + 1] in pairs) if pairs else iter(())


def strange(document: Document, phrases: Phrases) -> Strange:
    """The strangers of a document."""
    words = phrases.words_of(document.pairs)
    pairs = phrases.strangers(document.pairs - words)
    met = dict.fromkeys(filterfalse(str.isalpha, document.pairs), "3")
    met |= dict.fromkeys(words, "1") | dict.fromkeys(pairs, "2")
    met |= dict.fromkeys(filterfalse(str.isalpha, pairs), "4")
    text = document.text
    joints = "".join(map(met.get, map(add, text, text[1:]), repeat("0")))
    return Strange(pairs, tuple(islice((found.start() + 1 for found in re.finditer("[24]", joints)), _MOST)), joints)


def characters(text: str, strangers: Strange, phrases: Phrases, alone: Container[str]) -> Iterator[Suspect]:
    """Words of two, one of them a character that makes no word with either neighbour and looks or sounds like the right one;
    and characters of one sound where one of them is too many.

    alone: characters that are words of their own and may stand beside any other: 们, 使, 既
    """
    places = strangers.places
    unknown = frozenset(places)
    silent: set[tuple[str, int, bool, bool]] = set()  # by what stands around: long texts repeat themselves
    for at, following in pairwise(places):
        if following != at + 1 or text[at] in alone or not is_han(text[at]):
            continue
        first = max(0, at - _REACH)
        before, behind = at - 1 in unknown, at + 2 in unknown  # two strangers in a row
        key = text[first : at + _REACH + 1], at - first, before, behind
        if key in silent:
            continue
        found = _mistyped(text, at, before, behind, phrases)
        if found is None:
            silent.add(key)
        else:
            yield found


def _mistyped(text: str, at: int, new_before: bool, new_behind: bool, phrases: Phrases) -> Suspect | None:
    """The word that was meant where a character makes none with either neighbour.

    new_before, new_behind: whether the neighbour makes no word with the one beyond it either: a foreign name, unless what was
        meant makes a word with the other one
    """
    character = text[at]
    before, behind = neighbours(text, at, at + 1)
    ends = phrases.words_with(before[-1:]) if before and (not new_behind or len(behind) < 2) else ""
    begins = behind[:1] if not new_before or len(before) < 2 else ""
    best: Suspect | None = None
    for other in phrases.alike(character):
        if other in ends and other != character and (found := _run(before, other, behind, -1, phrases)):
            best = _better(best, Suspect(Span(at - 1, at + 1), before[-1] + other, *found))
        starts = begins and begins in phrases.words_with(other) and other != character
        if starts and (found := _run(before, other, behind, 1, phrases)):
            best = _better(best, Suspect(Span(at, at + 2), other + begins, *found))
    best = best or _one_too_many(at, character, before, behind, phrases)
    if best and best.frequency != OFTEN and _is_of_another(best.span.start == at, before, behind, phrases):
        return None
    return best


def _one_too_many(at: int, character: str, before: str, behind: str, phrases: Phrases) -> Suspect | None:
    """A character that sounds as its neighbour does, where a run without it is frequent."""
    sound = phrases.syllable(character)
    if not sound or not (run := _without(before, behind, phrases)):
        return None
    if phrases.syllable(before[-1:]) == sound:
        return Suspect(Span(at - 1, at + 1), before[-1], *run)
    if phrases.syllable(behind[:1]) == sound:
        return Suspect(Span(at, at + 2), behind[0], *run)
    return None


def _is_of_another(first: bool, before: str, behind: str, phrases: Phrases) -> bool:
    """Whether the neighbour of a strange character that a slip would make a word with belongs to another word: 侵蚀沟|治理,
    构建|雅江.

    first: whether the strange character is the first of the two
    """
    other = behind[:2] if first else before[-2:]
    return len(other) == 2 and phrases.word(other)


def twins(text: str, strangers: Strange, phrases: Phrases, pairs: Mapping[str, str]) -> Iterator[Suspect]:
    """Words of two with the twin of a character in it (负责入, 自已): not met behind or before its neighbour, whatever stands on
    its other side.

    pairs: a character, those that it is taken for
    """
    for at in strangers.of(text, lambda pair: pair[0] in pairs or pair[1] in pairs):
        for here, side in ((at, -1), (at - 1, 1)):  # the character at `here` and the one before it, or behind it
            character = text[here]
            if character not in pairs:
                continue
            before, behind = neighbours(text, here, here + 1)
            if not (before if side < 0 else behind):
                continue
            if side < 0 and behind and phrases.word(character + behind[0]):
                continue
            if side > 0 and before and phrases.word(before[-1] + character):
                continue
            for other in pairs[character]:
                if run := _started(before, other, behind, side, phrases):
                    word = before[-1] + other if side < 0 else other + behind[0]
                    three = before[-2:] + other if side < 0 else other + behind[:2]
                    inner = three[:2] if side < 0 else three[1:]
                    if len(three) == 3 and three in run and (not phrases.word(word) or phrases.word(inner)):
                        word = three  # 负责人, not 责人
                    start = here + 1 - len(word) if side < 0 else here
                    if "的" not in run and other != "以":  # 已|确定, 公里处|的
                        yield Suspect(Span(start, start + len(word)), word, run, OFTEN)


def _started(before: str, meant: str, behind: str, side: int, phrases: Phrases) -> str:
    """What `meant` and its neighbour on that side make: a frequent run of four, or a word that cuts no other and begins one;
    "" if neither."""
    found = _run(before, meant, behind, side, phrases)
    if found and found[1] == OFTEN:
        return found[0]
    text = before + meant + behind
    start = len(before) - (side < 0)
    if not phrases.word(text[start : start + 2]) or (start and phrases.word(text[start - 1 : start + 1])):
        return ""
    return text[start : start + 3] if phrases.begins(text[start : start + 3]) else ""


def doubled(text: str, pairs: frozenset[str], phrases: Phrases, alone: Container[str]) -> Iterator[Suspect]:
    """A character that is there twice and makes no word so: 坚坚持.

    pairs: those of the text
    """
    apart: dict[
        str, bool
    ] = {}  # by three characters: whether the word on the other side stands elsewhere, too: 住建|建设
    for pair in pairs:
        if pair[0] != pair[1] or not is_han(pair[0]) or pair[0] in alone or phrases.word(pair):
            continue
        at, looks = text.find(pair), 0
        silent: set[tuple[str, int]] = set()
        while at >= 0 and looks < _MOST:
            looks += 1
            first = max(0, at + 1 - _REACH)
            around = text[first : at + 2 + _REACH], at - first
            if around in silent:
                at = text.find(pair, at + 1)
                continue
            before, behind = neighbours(text, at + 1, at + 2)
            ends, begins = len(before) > 1 and phrases.word(before[-2:]), behind and phrases.word(pair[1] + behind[0])
            once = (ends or begins) and not (ends and begins)  # 建设|设施
            if (once and (before[-3:-2] and before[-3] == before[-2])) or (behind[1:] and behind[0] == behind[1]):
                once = False  # 扎扎实实
            if ends and behind[:1] == "了":
                once = False  # 对工作作了部署
            if once and (run := _without(before, behind, phrases)):
                word, whole = (
                    (pair[1] + behind[:1], pair + behind[:1]) if ends else (before[-2:], before[-2:] + pair[1])
                )
                if whole not in apart:
                    joined = before[-2:] + behind[:1]  # 主管部: what 管部 is a part of anyway
                    apart[whole] = len(word) > 1 and text.count(word) > text.count(whole) + text.count(joined)
                if not apart[whole]:
                    yield Suspect(Span(at, at + 2), pair[0], *run)
            else:
                silent.add(around)
            at = text.find(pair, at + 1)


def words(
    text: str, places: Iterable[tuple[int, str]], heard: Mapping[str, Heard], phrases: Phrases, least: int
) -> Iterator[Suspect]:
    """Words of two that stand where another of the same sound makes a frequent run.

    places: where words stand that may be put for others, and the words
    heard: what each is put for; those that it does not have are not looked at
    least: how frequent the run must be
    """
    for at, wrong in places:
        meant = heard.get(wrong)
        if meant is None:
            continue
        best: Suspect | None = None
        for right in meant.rights:
            found = _beside(text, at, right, phrases)
            if found and found[1] >= least:
                best = _better(best, Suspect(Span(at, at + 2), right, *found))
        if best and not _at_home(text, best, meant, phrases):
            yield best._replace(sure=_is_sure(text, best, phrases))


def _is_sure(text: str, found: Suspect, phrases: Phrases) -> bool:
    """Whether the right word makes a frequent run on both sides, or a very frequent one where the word shown is rare itself or
    its other side is the end of a clause, which speaks for nothing: 执法检察，.

    A word that begins many runs stands beside words that no count has met: 时机|问题, where 实际问题 is frequent.
    """
    at, right = found.span.start, found.right
    behind = phrases.frequency(right + text[at + 2 : at + 4])
    before = phrases.frequency(text[at - 2 : at] + right) if at > 1 else 0
    if before and behind:
        return True
    if before == OFTEN and text[at + 2 : at + 3] in _STOPS:
        return True
    return max(before, behind) == OFTEN and phrases.spread(text[at : at + 2]) <= _COMMON


def is_foreign(text: str, found: Suspect, phrases: Phrases, read: bool, cut: Callable[[str], list[str]]) -> bool:
    """Whether a word is worth a look where the evidence is not enough to call it wrong: frequent runs on both sides, or official
    language hardly has the word while it has the right one everywhere. 连续高效 is just new beside 工作联系.

    read: whether somebody has read the two words
    cut: cuts text into words: 经行政复议 has no 经行
    """
    at, right = found.span.start, found.right
    behind = phrases.frequency(right + text[at + 2 : at + 4])
    before = phrases.frequency(text[at - 2 : at] + right) if at > 1 else 0
    spread = phrases.spread(text[at : at + 2])
    if before == behind == OFTEN:
        foreign = True
    elif read and max(before, behind) == OFTEN:
        foreign = spread <= _SELDOM
    else:
        foreign = not spread and phrases.spread(right) >= _USUAL
    return foreign and word_at(text, at, cut).start == at and word_at(text, at + 1, cut).end == at + 2


def _beside(text: str, at: int, word: str, phrases: Phrases) -> tuple[str, int] | None:
    """The frequent run that a word of two in the place of those at `at` makes with the two characters before, or behind."""
    best: tuple[str, int] | None = None
    if at > 1 and text[at - 1] not in _LINKS and text[at - 2 : at] not in _JOINING:
        run = text[at - 2 : at] + word
        if found := phrases.frequency(run):
            best = run, found
    if text[at + 2 : at + 3] not in _LINKS and text[at + 2 : at + 4] not in _JOINING:
        run = word + text[at + 2 : at + 4]
        if (found := phrases.frequency(run)) and (best is None or found > best[1]):
            best = run, found
    return best


def _at_home(text: str, found: Suspect, heard: Heard, phrases: Phrases) -> bool:
    """Whether a word is met beside what stands there, or is none: its characters belong to the words around it.

    The character that it shares with the right word tells nothing.
    """
    at = found.span.start
    wrong, right = text[at : at + 2], found.right
    before, behind = neighbours(text, at, at + 2)
    if _beside(text, at, wrong, phrases) or {before[-2:] + wrong, wrong + behind[:2]} & phrases.met:
        return True
    if phrases.frequency(before[-2:] + right) == OFTEN == phrases.frequency(right + behind[:2]):
        return False  # 法治意思明显增强, although 意思明确 is met
    if before and behind and phrases.word(before[-1] + wrong[0]) and phrases.word(wrong[1] + behind[0]):
        return True
    if before and wrong[1] in _ENDS and phrases.word(before[-1] + wrong[0]):
        return True
    if before and (before[-1] in heard.left or (wrong[0] != right[0] and phrases.begins(before[-2:] + wrong[0]))):
        return True
    if not behind:
        return False
    if len(behind) == 1 and phrases.word(wrong[1] + behind):
        return True
    return behind[0] in heard.right or (wrong[1] != right[1] and phrases.begins(wrong[1] + behind[:2]))


def _run(before: str, meant: str, behind: str, side: int, phrases: Phrases) -> tuple[str, int] | None:
    """The most frequent run of four that holds `meant` and the character before it (side -1), behind it (1), none (0)."""
    text = before + meant + behind
    start = len(before) - (side < 0)
    end = len(before) + len(meant) + (side > 0)
    runs = [text[i : i + 4] for i in range(max(0, end - 4), min(start, len(text) - 4) + 1)]
    told = (
        (run, found) for run in runs if not any(map(run.__contains__, _JOINING)) and (found := phrases.frequency(run))
    )
    return max(told, key=_frequency, default=None)


def _without(before: str, behind: str, phrases: Phrases) -> tuple[str, int] | None:
    """The most frequent run of four over the place of what stands between the two."""
    text = before + behind
    runs = [text[i : i + 4] for i in range(max(0, len(before) - 3), min(len(before), len(text) - 3))]
    return max(((run, found) for run in runs if (found := phrases.frequency(run))), key=_frequency, default=None)


def _better(best: Suspect | None, found: Suspect) -> Suspect:
    return found if best is None or found.frequency > best.frequency else best


def _frequency(found: tuple[str, int]) -> int:
    return found[1]


def neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The Chinese characters right before and right behind a stretch, three at most on either side."""
    first, last = start, end
    least, most = max(0, start - _REACH), min(len(text), end + _REACH)
    while first > least and is_han(text[first - 1]):
        first -= 1
    while last < most and is_han(text[last]):
        last += 1
    return text[first:start], text[end:last]
