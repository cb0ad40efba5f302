"""repeated-word: a word written twice in a row (进行进行, 的的)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fzlint.checks.context import Context
from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.finding import Edit, Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_AROUND = 12  # code points on either side that the words are cut from
_SHORT = 6  # code points at most of what is said twice on purpose
_OPENS, _STOPS = ("“", "‘", "『"), ("，", "！", "。", "”", "、")  # round what is said in direct speech
_NUMERALS = frozenset("零〇○一二三四五六七八九十百千万亿两")


class RepeatedWord(NamedTuple):
    """Words written twice.

    single   the one-character words that are looked at (的, 了, …)
    unless   right words that hold a repetition: no fault inside them
    heads    nouns that make a compound with the second of the two words: 建设建设银行, 服务服务对象
    always   what is never right: 正在在
    begins   what is said twice on purpose begins with one of these: 很远很远
    ends     or ends with one of these: 读着读着
    measures what 一 counts one by one: 一个村一个村
    alone    characters that may stand twice, where one ends a word and the other begins none: 县县长, 局局机关
    """

    single: str
    alone: str = ""
    always: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    begins: str = ""
    ends: str = ""
    measures: str = ""
    heads: tuple[str, ...] = ()

    @property
    def of_words(self) -> bool:
        """Words that the office allows are left alone."""
        return True

    @property
    def names(self) -> tuple[str, ...]:
        return ("text", "word")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        text = document.text
        yield from self._characters(context)
        last = 0
        for start, end in sorted(_candidates(text, self.single)):
            word = text[start : (start + end) // 2]
            if start < last or document.block_with(start).role == "toc":
                continue
            if _inside(text, start, end, self.unless) or text.startswith(self.heads, end):
                continue
            if len(word) <= _SHORT and (word[0] in self.begins or word[-1] in self.ends or _is_said(text, start, end)):
                continue
            if word[0] == "一" and (text[end : end + 1] == "地" or word[1] in self.measures):
                continue
            sure = any(text.startswith(words, end - len(words)) for words in self.always)
            if not sure and not _is_word(text, start, end, context.words) and not _joins(text, start, end, context):
                continue
            last = end
            second = Span(start + len(word), end)
            yield Match(Span(start, end), {"text": word * 2, "word": word}, edits=(Edit(second, ""),))

    def _characters(self, context: Context) -> Iterator[Match]:
        """Any other character that is there twice."""
        from fzlint.document.words.doubled import doubled_characters

        document = context.document
        alone = frozenset(self.single + self.alone)
        for at in doubled_characters(document.plain, document.pairs, context.phrases, alone, context.words):
            text = document.text[at : at + 2]
            block = document.block_with(at)
            if _is_pair(document.text, at) or _inside(document.text, at, at + 2, self.unless):
                continue
            if block.role not in ("toc", "furniture"):
                edit = Edit(Span(at + 1, at + 2), "")
                yield Match(Span(at, at + 2), {"text": text, "word": text[0]}, edits=(edit,))


def _is_pair(text: str, at: int) -> bool:
    """Whether another character that is there twice stands right before or behind: 山山水水, 花花哨哨."""
    before, behind = text[max(0, at - 2) : at], text[at + 2 : at + 4]
    return any(len(pair) == 2 and pair[0] == pair[1] and is_han(pair[0]) for pair in (before, behind))


# a pattern for each length: a single one with {2,8} takes three times as long
_UNITS = tuple(map(pattern, (r"(..)\1", r"(...)\1", r"(....)\1", r"(\w{5,8}?)\1")))


def _candidates(text: str, single: str) -> Iterator[tuple[int, int]]:
    """Start and end of what may be a repeated word."""
    for character in single:
        at = text.find(character * 2)
        while at >= 0:
            yield at, at + 2
            at = text.find(character * 2, at + 2)
    for unit_twice in _UNITS:
        for match in unit_twice.finditer(text):
            unit = match.group(1)
            if _may_be_word(unit):
                yield match.span()


def _may_be_word(unit: str) -> bool:
    if not unit.isalnum() or not any(map(is_han, unit)) or len(set(unit)) == 1 or _NUMERALS.issuperset(unit):
        return False
    if len(unit) == 2 and (unit[0] == "一" or not all(map(is_han, unit))):
        return False  # 一步一步
    return unit[0] not in "的地得" and unit[-1] not in "的地得"  # 文献的文献的


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether somebody says it twice: “请坐请坐，……"""
    return text[start - 1 : start] in _OPENS and text[end : end + 1] in _STOPS


def _joins(text: str, start: int, end: int, context: Context) -> bool:
    """Whether two characters that two words share stand twice: 法|治建|治建|设. 产|业创|业创|新 has a word in the middle."""
    if end - start != 4 or not context.phrases.frequency(text[start - 1 : start + 2] + text[end : end + 1]):
        return False
    word = context.phrases.word
    return word(text[start - 1 : start + 1]) and word(text[end - 1 : end + 1]) and not word(text[start + 1 : start + 3])


def _inside(text: str, start: int, end: int, phrases: tuple[str, ...]) -> bool:
    """Whether a stretch stands in the text as a part of one of the phrases."""
    words = text[start:end]
    for phrase in phrases:
        at = phrase.find(words)
        if at >= 0 and start >= at and text.startswith(phrase, start - at):
            return True
    return False


def _is_word(text: str, start: int, end: int, words: Callable[[str], list[str]]) -> bool:
    """Whether words begin and end where both halves do: 产业创业创新 has 业创 twice, but as no word.

    One of the two may be part of a longer word: 认真落实|落实, 依法|依法打击.
    """
    first, last = start, end
    while first > max(0, start - _AROUND) and is_han(text[first - 1]):
        first -= 1
    while last < min(len(text), end + _AROUND) and is_han(text[last]):
        last += 1
    spans: list[tuple[int, int]] = []
    at = first
    for word in words(text[first:last]):
        spans.append((at, at + len(word)))
        at += len(word)
    middle = (start + end) // 2
    begins, ends = {span[0] for span in spans}, {span[1] for span in spans}
    if middle not in begins:
        return False
    if start in begins and end in ends:
        return True
    if middle - start != 2:
        return False
    if (middle, end) in spans:
        return True
    return (start, middle) in spans and (middle, end + 1) not in spans  # 检查检查站 is right
