"""Slips inside a longer phrase that is frequent all through: 县级级以上, 政应府当; and half a word at the end of a clause.

One frequent run of four is little evidence. Several that lie over each other are more: all that cover the place are frequent once
the slip is mended, and none is as it stands. A character put for any other was tried, and misfired on real reports (第一项加第二项).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import cache, partial

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.document.words.phrases import OFTEN, Phrases
from fzlint.document.words.slips import clause, word_at
from fzlint.document.words.suspects import Strange, Suspect, neighbours

_RUN = 4
_MOST = 20  # times that two characters stand twice in a row: of more it is a way to say it
_PART = 2  # as many runs as this over a character that is there twice
_WHOLE = 3  # as many runs as this over a place, all of them frequent
# of the last character of a clause that makes no word with the one before it, or whose neighbour makes one, too: 惠农|政
_LAST = re.compile("(?:[02]|(?<=1)1)(?=[34])")
_MARKS = "，。；：！\n"
_CLOSES = "、”"  # the same, where no run is asked for
_BETWEEN = "，、；。：“”\n"  # on either side of a part of what is said in step
_HOME = 5  # frequent runs that begin with a word: of so many official language has it everywhere


def swapped(text: str, strangers: Strange, phrases: Phrases, alone: Container[str]) -> Iterator[Suspect]:
    """Two characters in the wrong order, across words: 政应府当.

    alone: characters that are words of their own and may stand beside any other
    """
    unknown = frozenset(strangers.places)
    for at in strangers.places:
        if not (at + 1 in unknown or at - 1 in unknown) or not is_han(text[at]) or not is_han(text[at - 1]):
            continue  # a slip makes two strange pairs in a row
        right = text[at] + text[at - 1]
        if right[0] != right[1] and not (right[0] in alone and right[1] in alone):
            before, behind = neighbours(text, at - 1, at + 1)
            if run := _through(before, right, behind, phrases, least=_WHOLE):
                yield Suspect(Span(at - 1, at + 1), right, run, OFTEN)


def twice(
    text: str, pairs: frozenset[str], phrases: Phrases, numerals: Container[str], alone: Container[str] = ()
) -> Iterator[Suspect]:
    """A character that is there twice, though the two make a word elsewhere: 县级级以上 beside 级级.

    pairs: those of the text
    numerals: characters that may well be there twice
    alone: characters that are words of their own: 可以|以书面形式, 提高|高科技产品
    """
    for pair in pairs:
        if pair[0] != pair[1] or not is_han(pair[0]) or pair[0] in numerals or text.count(pair) > _MOST:
            continue
        at = text.find(pair)
        while at >= 0:
            before, behind = neighbours(text, at, at + 2)
            whole = before + pair + behind
            if _is_meant(before, pair[0], behind, phrases):
                at = text.find(pair, at + 2)
                continue
            met = any(
                phrases.frequency(whole[i : i + _RUN])
                for i in range(len(whole) - _RUN + 1)
                if pair in whole[i : i + _RUN]
            )
            if not met and (
                run := _through(before, pair[0], behind, phrases, least=_WHOLE if pair[0] in alone else _PART)
            ):
                yield Suspect(Span(at, at + 2), pair[0], run, OFTEN)
            at = text.find(pair, at + 2)


def _is_meant(before: str, character: str, behind: str, phrases: Phrases) -> bool:
    """Whether a character may well be there twice: 一捆捆, 涨涨落落, 退役军人|人事, 保护区|区域."""
    if before[-1:] == "一" or (len(behind) > 1 and behind[0] == behind[1]) or before[-2:-1] == before[-1:] != "":
        return True
    if behind[:1] == "了":
        return True  # 对工作作了部署
    ends = bool(before) and (phrases.word(before[-1] + character) or phrases.begins(before[-2:] + character))
    return ends and bool(behind) and phrases.word(character + behind[0])


def _through(before: str, meant: str, behind: str, phrases: Phrases, least: int) -> str:
    """The most frequent of the runs of four that hold all of `meant`, if all but one of four are frequent and at least so many; or ""."""
    text = before + meant + behind
    first, last = max(0, len(before) + len(meant) - _RUN), min(len(before), len(text) - _RUN)
    best, found, top = "", 0, 0
    for start in range(first, last + 1):
        frequency = phrases.frequency(text[start : start + _RUN])
        found += frequency > 0
        if frequency > top:
            best, top = text[start : start + _RUN], frequency
    return best if found >= least and top == OFTEN and all(map(is_han, text)) else ""


def cut_off(
    text: str,
    joints: str,
    phrases: Phrases,
    lone: Container[str],
    words: Callable[[str], list[str]],
    ends: Container[str] | None = None,
    severed: Container[str] = (),
) -> Iterator[Suspect]:
    """Half a word at the end of its clause, which the cut leaves alone behind another word: 优化营商环，. One frequent run ends with
    the whole of it; or the character never ends a clause: 自觉接受法律监，.

    joints  see `Strange`
    lone    characters that stand for a word of two by themselves, or for none
    words   cuts text into words, called only once something is found
    ends    all characters that end a clause by themselves; None where the text is no report, and may have any
    severed  those of `lone` that end no clause, or end none behind two characters: the frequent run speaks against them, too
    """
    begun = cache(partial(_begun, phrases=phrases))
    for found in _LAST.finditer(joints):
        at = found.end()
        half, run, mark = text[at], text[at - 2 : at + 1], text[at + 1]
        alone = half in lone
        if (alone and half not in severed and run not in severed) or len(run) < _RUN - 1 or not all(map(is_han, run)):
            continue
        apart = joints[at - 1] != "1"
        word, whole = _run_to_end(run, phrases) if apart and mark in _MARKS else ("", "")
        if not (word or alone) and ends is not None and half not in ends and mark in _MARKS + _CLOSES:
            least = 1 if apart and mark in _MARKS else _HOME
            word = whole = begun(half) if phrases.spread(run[:2]) >= least else ""
        usual = word == whole and joints[at - 1] == "0" and phrases.spread(run[:2]) >= _HOME
        if word and _is_left(text, at, usual, words):
            yield Suspect(Span(at, at + 1), word, whole, OFTEN)


def _is_left(text: str, at: int, any_word: bool, words: Callable[[str], list[str]]) -> bool:
    """Whether the cut leaves the last character of a clause alone behind a longer word, or behind any if `any_word`."""
    if not _is_single(text, at, words) or _in_step(text, at, words):
        return False
    return any_word or not _is_single(text, at - 1, words)


def _in_step(text: str, at: int, words: Callable[[str], list[str]]) -> bool:
    """Whether what stands before the clause that ends at `at`, or behind it, is as long and ends with a character by itself, too:
    立足防、超前治."""
    size = at + 1 - clause(text, Span(at, at + 1), _BETWEEN).start
    for start in (at - size * 2, at + 2):
        if start < 0:
            continue
        other = text[start : start + size]
        closed = text[start + size : start + size + 1] in _BETWEEN and (not start or not is_han(text[start - 1]))
        if len(other) == size and closed and all(map(is_han, other)) and _is_single(text, start + size - 1, words):
            return True
    return False


def _run_to_end(run: str, phrases: Phrases) -> tuple[str, str]:
    """The word that the last of three characters begins, and the frequent run that ends with it; "" where there is none."""
    others = (other for other in phrases.filling(run + "?") if phrases.word(run[2] + other))
    return next(((run[2] + other, run + other) for other in others), ("", ""))


def _begun(half: str, phrases: Phrases) -> str:
    """The word of two that official language most has of those that begin with a character; "" if it has none everywhere."""
    words = [half + other for other in phrases.words_with(half)]
    best = max(words, key=phrases.spread, default="")
    return best if best and phrases.spread(best) >= _HOME else ""


def _is_single(text: str, at: int, words: Callable[[str], list[str]]) -> bool:
    word = word_at(text, at, words)
    return word.end - word.start == 1
