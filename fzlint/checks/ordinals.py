"""The words and labels that count inside running text: 一是 第一， 一抓 第一步 ① （1）, and the runs that they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from fzlint.document.labels import han_number, han_numeral
from fzlint.document.model import Span
from fzlint.document.prose import begins_paragraph
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_HAN = "一二三四五六七八九十"


class Word(NamedTuple):
    """A word of an enumeration: form is its shape with # for the number ("#是")."""

    form: str
    number: int
    span: Span


# both begin with a class of characters: the engine skips to the next of them
_NUMBER = pattern(
    r"([一二三四五六七八九十]{1,3})([是要抓则，,、：:]|(?:步|阶段)(?=[，：:（(])|步(?!骤|伐)(?=[^\W\d_a-zA-Z]))"
)
_CIRCLE = pattern(r"[①-⑳]")
# what may stand before such a word: a mark, or nothing; “第一，” not behind ， (全省第一，)
_BEFORE = "。；：，、！？,;:.\n“"
BEFORE_RANK = "。；：！？;:\n"

_UNMARKED = pattern(r"\d(?:人|场)?[次场件期份条]$")  # 培训4次二是…: the mark was forgotten, the number is there


def write(form: str, number: int) -> str:
    """The word or label of a form with a number."""
    if form == "#":
        return chr(0x2460 + number - 1)
    if form in LABEL_FORMS:
        return LABEL_FORMS[form](number)
    return form.replace("#", han_numeral(number))


# folded text: （1） 1) 1. 1、 （一） 一、 ⑴ ⒈ Ⅰ. A. 第1，
_LABEL = pattern(
    r"(?<=[:：；;。，,\n \u3000)])(?:\(([0-9]{1,2}|[一二三四五六七八九十]{1,3})\)|([0-9]{1,2})([.．、)])"
    r"|([一二三四五六七八九十]{1,3})([、)])|([⑴-⒛]|[Ⅰ-Ⅻ](?=[.．、])|[A-Ha-h](?=[.．、)])|第[0-9]{1,2}(?=[，,、]))[.．、)，,]?)"
    r"(?=[^\W0-9]|[“《])"
)
LABEL_FORMS: dict[str, Callable[[int], str]] = {
    "(#)": lambda number: f"（{number}）",
    "(一)": lambda number: f"（{han_numeral(number)}）",
    "#.": lambda number: f"{number}.",
    "#)": lambda number: f"{number}）",
    "一、": lambda number: f"{han_numeral(number)}、",
    "一)": lambda number: f"{han_numeral(number)}）",
    "⑴": lambda number: chr(ord("⑴") + number - 1),
    "⒈": lambda number: chr(ord("⒈") + number - 1),
    "Ⅰ": lambda number: chr(ord("Ⅰ") + number - 1) + ".",
    "A": lambda number: chr(ord("A") + number - 1) + ".",
    "a": lambda number: chr(ord("a") + number - 1) + ".",
    "第": lambda number: f"第{number}，",
}
_SIGNS = "第⒈⑴ⅠaA"  # the first of each kind, the last code point first


def labels_in(folded: str, start: int, end: int) -> list[Word]:
    """The labels in a paragraph, of which the one that it begins with counts only if it is the first of its kind."""
    found: list[Word] = []
    for match in _LABEL.finditer(folded, start, end):
        bracketed, number, mark, han, behind, sign = match.groups()
        if sign:
            form = next(first for first in _SIGNS if sign[0] >= first)
        elif bracketed:
            form = "(#)" if bracketed.isascii() else "(一)"
        else:
            form = "#" + mark.replace("．", ".").replace("、", ".") if number else "一" + behind
        digits = bracketed or number or han or ""
        value = _value(sign, form) if sign else int(digits) if digits.isascii() else han_number(digits)
        if value and (value == 1 or folded[start : match.start()].strip()):
            found.append(Word(form, value, Span(match.start(), match.end())))
    return found


def _value(sign: str, form: str) -> int:
    return int(sign[1:]) if sign[1:] else ord(sign) - ord(form) + 1


def named(text: str, start: int, end: int, nouns: tuple[str, ...]) -> list[Word]:
    """问题一：……。问题二：……"""
    if not nouns:
        return []
    return [
        Word(f"{match[1]}#：", han_number(match[2]) or 0, Span(match.start(), match.end()))
        for match in _numbered(nouns).finditer(text, start, end)
        if opens(text, start, match.start(), BEFORE_RANK)
    ]


@cache
def _numbered(nouns: tuple[str, ...]) -> re.Pattern[str]:
    return pattern(f"({'|'.join(nouns)})([一二三四五六七八九十]{{1,3}})：", need="|".join(f"{c}：" for c in _HAN))


def words_in(text: str, start: int, end: int, leads: tuple[str, ...] = ()) -> list[Word]:
    """The words of enumerations in a stretch of text, in order of their kinds."""
    found: list[Word] = []
    for match in _NUMBER.finditer(text, start, end):
        at, after = match.start(), match.end()
        number, mark, ordinal = han_number(match[1]), match[2], text[at - 1 : at]
        if not number or _counts_on(text, after, mark, match[1]):
            continue
        if mark == "则" or mark[0] in "步阶":  # 一则……，三则……; 第一步：……，第三步：……
            step = mark != "则"
            inner = step and number == 1  # 东片第一步：…: other steps
            if step == (ordinal == "第") and ordinal != "其" and (inner or opens(text, start, at - step, _BEFORE)):
                found.append(Word("第#" + mark if step else "#则", number, Span(at - step, after)))
        elif ordinal in ("第", "其") and at > start:
            led = text[at - 2 : at - 1] == "，" and text.endswith(leads, start, at - 2) if leads else False
            ranks = (
                _BEFORE if mark == "是" or ordinal == "其" else BEFORE_RANK
            )  # 全省第一， is no rank, 原因，其一， is
            if mark not in "要抓" and (led or opens(text, start, at - 1, ranks)):
                found.append(Word(f"{ordinal}#{mark}", number, Span(at - 1, after)))
        elif (
            mark in "是要抓"
            and text[after : after + 1] not in ("、", "，", "否")
            and (
                opens(text, start, at, _BEFORE)
                or (number > 1 and mark != "抓" and _UNMARKED.search(text, max(start, at - 3), at))
            )
        ):
            found.append(Word("#" + mark, number, Span(at, after)))
    for match in _CIRCLE.finditer(text, start, end):
        if opens(text, start, match.start(), _BEFORE):
            found.append(Word("#", ord(match[0]) - 0x245F, Span(match.start(), match.end())))
    return found


def _counts_on(text: str, at: int, mark: str, numeral: str) -> bool:
    """Whether another numeral follows, so that this one is no ordinal: 二、三, 一是一，二是二; not 二是一以贯之, 三是十个专班."""
    if mark in "是要":
        return text.startswith(numeral, at) and text[at + len(numeral) :][:1] in tuple("，。、；是")
    return text[at : at + 1] in tuple(_HAN)


def opens(text: str, start: int, at: int, before: str) -> bool:
    """Whether a word at `at` opens a clause: it stands first, or behind one of the marks `before`; blanks do not count."""
    while at > start and text[at - 1] in " \u3000":
        at -= 1
    return at == start or text[at - 1] in before


def runs(words: list[Word], text: str = "") -> Iterator[list[Word]]:
    """The words parted into runs: each 一 opens one; a word goes on the newest run that waits for its number.

    text   where the words stand: one that a paragraph begins with goes on no run inside a paragraph, where the newest run
           begins paragraphs too
    """
    open_runs: list[list[Word]] = []
    for word in words:
        if word.number == 1 or not open_runs:
            open_runs.append([word])
            continue
        depth = next((d for d in range(len(open_runs) - 1, -1, -1) if open_runs[d][-1].number == word.number - 1), None)
        if depth is None or (depth + 1 < len(open_runs) and _is_apart(text, word, open_runs[depth], open_runs[-1])):
            open_runs[-1].append(word)
            continue
        yield from open_runs[depth + 1 :]
        del open_runs[depth + 1 :]
        open_runs[depth].append(word)
    yield from open_runs


def _is_apart(text: str, word: Word, run: list[Word], newest: list[Word]) -> bool:
    """Whether a word and all of the newest run begin paragraphs, and nothing but the first of an older run does."""
    return (
        bool(text)
        and all(begins_paragraph(text, each.span.start) for each in (word, *newest))
        and not any(begins_paragraph(text, each.span.start) for each in run[1:])
    )
