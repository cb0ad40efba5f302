"""A whole text in one line, as a box on a page or a chat leaves it: parted where its paragraphs began.

What parts it is its own numbers, 一、二、… and （一）（二）…, each the next one of its series; a blank behind a full stop, where
a line end was; the lines above the text, down to the last that is a title or a salutation; the unit and the date that sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from fzlint.document.fold import plain
from fzlint.document.furniture.words import BEGINNINGS
from fzlint.document.identity.bare import ends_title, unspaced
from fzlint.document.identity.title import LONGEST, RUN_ON, once
from fzlint.document.labels import NUMERALS, han_number
from fzlint.document.linebreaks import is_labelled, stretch, with_parts
from fzlint.document.model import BODY, Paragraph, Source
from fzlint.document.title_words import ORGANS, POSTS
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_RUNNING = 60  # code points of a paragraph that is text
_WHOLE = 80  # of one that may be a whole text
_SENTENCES = 2  # that it has at least
_SERIES = 2  # numbers of it, where no title stands in front
_HEADING = 40  # code points of a heading, at most
_HEAD = 400  # in which the lines stand above the text
_SHORT = 4  # characters of a part of a line: 县长 王一, 政 府 工 作 报 告

_DATE = pattern(r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s*$", need="年")
_HAN = f"([{NUMERALS[:10]}]{{1,3}})"
_NUMBER = pattern(f"{_HAN}、|[（(]{_HAN}[）)]")
_STOP = pattern(r"[。！？][”’）)]?[ \t\u3000\xa0]+(?=\S)", need="。|！|？")
_WORD = pattern(r"\S+")
_BEGINS = pattern("|".join(BEGINNINGS))
_IN_HEADING = pattern(r"[ \t\u3000\xa0]*([^\s，。；：！？,;:]{2,40})(?=[ \t\u3000\xa0])")
_MARKS = "。；：:！？”）) \t\u3000\xa0"  # behind which a paragraph may begin
_IN_TEXT = "，。；,;"


class _Number(NamedTuple):
    """A number of the outline: where it stands, and whether it is one of 一、 or of （一）."""

    start: int
    end: int
    outer: bool


def may_part(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text, of a file in which it may be parted: an element of Word's is written as a whole."""
    marked = paragraph.role or paragraph.cell or paragraph.label or paragraph.level
    return not marked and paragraph.part == BODY and bool(paragraph.pieces) and paragraph.pieces[0].node < 0


def part_line(source: Source) -> Source:
    """The source with its one paragraph of text parted, if that is a whole text."""
    running = [i for i, paragraph in enumerate(source.paragraphs) if _is_running(paragraph)]
    if len(running) != 1 or not may_part(paragraph := source.paragraphs[running[0]]):
        return source
    if "一、" not in paragraph.text or len(paragraph.text) < _WHOLE or paragraph.text.count("。") < _SENTENCES:
        return source
    if any(is_labelled(other.text) for i, other in enumerate(source.paragraphs) if i != running[0]):
        return source
    text = plain(paragraph.text)
    numbers = _numbers(text)
    if not numbers:
        return source
    above = list(_head(text, numbers[0].start))
    if len(numbers) < _SERIES and not above:
        return source
    cuts = {0, len(text), *above, *_cuts(text, numbers)}
    parts = list(_parts(paragraph, sorted(cuts)))
    return with_parts(source, {running[0]: parts}) if len(parts) > 1 else source


def _is_running(paragraph: Paragraph) -> bool:
    return not paragraph.role and len(paragraph.text) > _RUNNING and "。" in paragraph.text


def _parts(paragraph: Paragraph, cuts: list[int]) -> Iterator[Paragraph]:
    for start, end in pairwise(cuts):
        said = paragraph.text[start:end]
        if said.strip():
            yield stretch(paragraph, start + len(said) - len(said.lstrip()), start + len(said.rstrip()))


def _cuts(text: str, numbers: list[_Number]) -> Iterator[int]:
    """Where a paragraph of the text begins."""
    for number in numbers:
        yield number.start
        yield from _behind_heading(text, number)
    for match in _STOP.finditer(text):
        yield match.end()
    yield from signature(text, len(text))


def _numbers(text: str) -> list[_Number]:
    """The numbers 一、 and （一） that begin a paragraph: each follows the one before it in its series."""
    found: list[_Number] = []
    outer = inner = 0
    for match in _NUMBER.finditer(text):
        value = han_number(match[1] or match[2])
        if match[1] and value == outer + 1 and _may_begin(text, match.start(), value == 1 and not found):
            outer, inner = value, 0
            found.append(_Number(match.start(), match.end(), True))
        elif match[2] and value == inner + 1 and (_may_begin(text, match.start()) or _is_below(text, match, found)):
            inner = value
            found.append(_Number(match.start(), match.end(), False))
    return found


def _may_begin(text: str, at: int, first: bool = False) -> bool:
    """Whether a paragraph may begin here: behind a mark or a blank, the first also behind a title."""
    return at == 0 or text[at - 1] in _MARKS or (first and ends_title(text[max(at - LONGEST, 0) : at]))


def _is_below(text: str, number: re.Match[str], found: list[_Number]) -> bool:
    """Whether a number （一） stands right behind a heading 一、…: 一、主要做法（一）修渠."""
    if not found or not found[-1].outer:
        return False
    between = text[found[-1].end : number.start()]
    return 1 < len(between) <= _HEADING and not any(mark in between for mark in _IN_TEXT)


def _behind_heading(text: str, number: _Number) -> Iterator[int]:
    """Where the text begins behind a heading in one line with it: at a blank, or at the first words of a text."""
    end = min(number.end + _HEADING, len(text))
    if match := _IN_HEADING.match(text, number.end, end):
        yield match.end()
        return
    begun = _BEGINS.search(text, number.end + 2, end)
    if begun and not any(mark in text[number.end : begun.start()] for mark in (*_IN_TEXT, "：", ":", "《")):
        yield begun.start()


def _head(text: str, end: int) -> Iterator[int]:
    """Where the lines above the text begin, and the text behind them."""
    lines = list(_lines(text, min(end, _HEAD)))
    last = max((i for i, (first, behind) in enumerate(lines) if _is_of_head(text[first:behind])), default=-1)
    for _, behind in lines[: last + 1]:
        yield behind
    begin = lines[last][1] if last >= 0 else 0
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    if match := RUN_ON.match(text, begin, end):
        yield match.start(1) + len(once(match[1]))  # it may stand twice
        yield match.end(1)


def _lines(text: str, end: int) -> Iterator[tuple[int, int]]:
    """The words above the text as lines; those that are as short as the parts of a name are one."""
    line: tuple[int, int] | None = None
    for match in _WORD.finditer(text, 0, end):
        word = match.group()
        called = word[-1] in "：:"
        if (
            len(word) > LONGEST
            or any(mark in word for mark in "。；;")
            or (not called and any(m in word for m in "，,"))
        ):
            break
        if (
            line
            and len(word) <= _SHORT
            and not called
            and match.start() - line[0] <= 2 * LONGEST
            and _is_part(text, line)
        ):
            line = (line[0], match.end())
            continue
        if line:
            yield line
        line = match.span()
    if line:
        yield line


def _is_part(text: str, line: tuple[int, int]) -> bool:
    """Whether the last word of a line is as short as a part of a name."""
    last = text[line[0] : line[1]].split()[-1]
    return len(last) <= _SHORT and last[-1] not in "：:"


def _is_of_head(line: str) -> bool:
    """Whether a line stands above a text: a title, who reports and where, a salutation."""
    return (
        ends_title(unspaced(line))
        or line[-1] in "：:"
        or line.startswith(("——", "（", "("))
        or line.split()[0] in POSTS
        or line.endswith(ORGANS)
    )


def signature(text: str, end: int) -> list[int]:
    """Where the unit and the date begin that sign in one line with the text in front of them; nothing if none does."""
    begin = text.rfind("。", 0, end) + 1
    dated = _DATE.search(text, begin, end)
    if dated is None or not text[begin : dated.start()].rstrip().endswith(ORGANS):
        return []
    return [begin, dated.start()]
