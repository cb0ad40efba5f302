"""What a page says twice (`blocks.py`): the title with the name of the site around it or behind a label, the title and the first
words of the text run together, the title at the head of every sheet.

No list of words tells such a line, but what it repeats: a draft says a thing once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fzlint.document.cuts import LABELLED
from fzlint.document.furniture.head import LISTED, is_titled
from fzlint.document.furniture.lines import (
    ARROW,
    BULLET,
    COLUMN,
    HEADER,
    LABEL,
    TRIM,
    is_bare_label,
    is_file,
    is_label,
    is_way,
    label_of,
)
from fzlint.document.furniture.words import CLOSINGS
from fzlint.document.model import Paragraph
from fzlint.pattern import pattern

_NEAR = 6  # lines from a digest to the title that it begins with
_CUT = 30  # characters of a beginning that is said twice
_ALIKE = 10  # characters of the text behind that title
_SHEETS = 2  # sheets with the same head
_COUNT = pattern(r"(\d{1,3})\s*/\s*(\d{1,4})$", need="/")
_LENGTH = pattern(r"\s*约?\d+字?$")
_SHEET = "0123456789 \u3000-—–"  # the number of a sheet, with blanks to the title; a tab stands in tables of contents
_COMMAS = ",，;；"
_PARTED = str.maketrans(_COMMAS, ",,,,")
_WORDS = 3  # with blanks between them
_PARTING = "-_|｜—–:：·"
_BESIDE = pattern(r"[【\[（(][^【】\[\]（()）]{2,10}[】\]）)]\s*$")  # [计划总结] （受权发布）, in front of a title
_LINES = 3  # that a title goes over
_LETTERED = 4  # code points of a word that may stand in front of a title with a blank behind it: 名称


def around_title(lines: Sequence[str], front: int) -> Iterator[int]:
    """Lines that say a line of the front once more, with something before or behind it that a mark parts from it:
    名称 …报告, 青河文库-…报告_水务."""
    for i in range(front):
        if any(is_around(lines[i], lines[j]) for j in range(front)) or _is_named(lines, i, front):
            yield i


def _is_named(lines: Sequence[str], i: int, front: int) -> bool:
    """Whether a line has a title behind a label of a page, where the text has one of its own: 题名：青河县工作报告."""
    label, marked = label_of(lines[i])
    value = lines[i].partition(lines[i].lstrip(TRIM)[len(label) :][:1])[2].strip() if marked and is_label(label) else ""
    return is_titled(value) and any(is_titled(line) and not label_of(line)[1] for line in lines[i + 1 : front])


def is_around(line: str, title: str) -> bool:
    """Whether a line says another one with something before or behind it that is no part of a title."""
    if title not in line or len(title) == len(line) or not (len(title) > LABEL or is_titled(title)):
        return False
    before, _, behind = line.partition(title)
    if len(before + behind) > HEADER or line.startswith(CLOSINGS):
        return False
    if any(mark in before + behind for mark in "，。《"):
        return False
    word = before.rstrip().lstrip(BULLET + " ")
    named = word != before and ((word.isascii() and behind != "") or (word.isalpha() and len(word) <= _LETTERED))
    return (not before or before.rstrip()[-1] in _PARTING or named or _BESIDE.match(before) is not None) and (
        not behind.strip() or behind.lstrip()[0] in _PARTING or (named and _LENGTH.match(behind) is not None)
    )


def bars(lines: Sequence[str], front: int) -> Iterator[int]:
    """Lines of nothing but the edges of a table, where no row of one stands beside them."""
    for i in range(front):
        if lines[i][:1] == "|" and not lines[i].strip("| "):
            beside = (lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines))
            if not any("|" in line.strip("| ") for line in beside):
                yield i


def below_labels(lines: Sequence[str], front: int) -> Iterator[int]:
    """The row of a table that was pasted which has the values to a row of labels: 索引号 | 发布机构 |."""
    for i in range(front - 1):
        bars = lines[i].count("|")
        if bars > 1 and lines[i + 1].count("|") == bars:
            cells = [cell for cell in map(str.strip, lines[i].split("|")) if cell]
            if len(cells) > 1 and all(is_bare_label(cell) for cell in cells):
                yield i + 1


def tags(lines: Sequence[str], front: int) -> Iterator[int]:
    """The words of a title as a page lists them: 县政府,工作报告,2024."""
    for i in range(front):
        commas = any(mark in lines[i] for mark in _COMMAS)
        words = [word.strip() for word in lines[i].translate(_PARTED).split(",")] if commas else lines[i].split()
        if len(words) < (2 if commas else _WORDS) or not all(words):
            continue
        said = [line for line in lines[: front + 1] if line != lines[i] and _has(line, words)]
        if said and (commas or not any("".join(words) in run_on(line) for line in said)):
            yield i


def behind_text(lines: Sequence[str], front: int, behind: int) -> Iterator[int]:
    """Lines below the text that say the title once more: the words beside a picture, the head of the page. An attachment may
    have the name of what it is attached to."""
    titles = {lines[i] for i in range(front) if is_titled(lines[i])}
    for i in range(max(front, behind), len(lines)):
        if lines[i].startswith(CLOSINGS):
            return
        if lines[i] in titles:
            yield i


def running_heads(lines: Sequence[str], front: int) -> Iterator[int]:
    """Lines in the text that are the title with the number of a page behind or before it, as it runs at the head of sheets."""
    titles = {lines[i] for i in range(front) if is_titled(lines[i])}
    for i in range(front, len(lines)) if titles else ():
        line = lines[i]
        if line[-1:].isdecimal() or line[:1].isdecimal():
            bare = line.strip(_SHEET)
            beside = line.replace(bare, "", 1)
            if bare in titles and not beside.isdecimal() and len(line) - len(bare) > 1:
                yield i


def is_cut(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether a paragraph is the beginning of those below it, run together and cut off: what a page says of the text in a list
    of texts."""
    text, below = run_on(paragraphs[i].text), ""
    for paragraph in paragraphs[i + 1 : i + 1 + _NEAR]:
        below += run_on(paragraph.text)
        if len(below) > len(text):
            break
    return (
        len(text) > _CUT
        and text[-1].isalnum()
        and len(below) > len(text)
        and below[:_CUT] == text[:_CUT]
        and text[-_ALIKE // 2 :] in below
    )


def _has(line: str, words: Sequence[str]) -> bool:
    return (is_titled(line) or is_file(line)) and all(word in line for word in words)


def on_the_way(lines: Sequence[str], front: int) -> Iterator[int]:
    """Lines that say once more what the way to the page passes: the name of a column, be it as long as a title. Where it is
    the one line that may be the title it is that."""
    steps = {
        step
        for line in lines[:front]
        if line and is_way(line)
        for step in [part.strip(" -—") for part in ARROW.split(line)][:-1]
        if len(step) > COLUMN
    }
    places = [i for i in range(front) if steps and lines[i] in steps]
    if any(len(lines[i]) > COLUMN and lines[i] not in steps and not is_way(lines[i]) for i in range(front)):
        yield from places


def beside_in_list(lines: Sequence[str], front: int, found: set[int]) -> Iterator[int]:
    """Lines of a list that the page made of what it says of the text, whatever they say: - 青河研究中心 between - 2024-03-01."""
    first = 0
    while first < front:
        mark = lines[first][:2] if lines[first][:2] in LISTED else ""
        last = first + 1
        while mark and last < front and lines[last].startswith(mark):
            last += 1
        if mark and any(i in found for i in range(first, last)):
            yield from (i for i in range(first, last) if not is_titled(lines[i]) and "。" not in lines[i])
        first = last


def links_above(lines: Sequence[str], front: int) -> Iterator[int]:
    """A list of other pages, the first of all, right above the title: - 青河县 - 黄河县 - 黑河县."""
    behind = next((i for i in range(front) if lines[i][:2] not in LISTED), front)
    listed = all(len(line) <= HEADER and not any(mark in line for mark in "，。；：:") for line in lines[:behind])
    if behind >= _LINES and behind < front and listed and is_titled(lines[behind]):
        yield from range(behind)


def is_digest(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether a paragraph says, run together, the title that stands below it and the first words of the text."""
    text = run_on(paragraphs[i].text)
    for j in range(i + 1, min(i + 1 + _NEAR, len(paragraphs))):
        title = run_on(paragraphs[j].text)
        if is_titled(title) and "，" not in title and len(title) < len(text) and (at := text.rfind(title)) >= 0:
            said = text[at + len(title) :][:_ALIKE] if text[at - 1 : at] != "《" else ""
            told = "".join(run_on(paragraph.text) for paragraph in paragraphs[j + 1 : j + 3])
            if len(said) == _ALIKE and told.startswith(said):
                return True
    return False


def bare_numbers(lines: Sequence[str], paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """The numbers of pages that nothing stands beside: one that parts a sentence, and the next ones between paragraphs of text,
    or all that stand alone where they count on from one to the next; all where the text ends in the last one."""
    alone = [i for i, line in enumerate(lines) if i and len(line) < 4 and line.isdecimal()]
    places = [i for i in alone if i < len(lines) - 1]
    places = [i for i in places if len(paragraphs[i - 1].text) > HEADER // 2 and len(paragraphs[i + 1].text) > COLUMN]
    ended = len(alone) > 1 and lines[alone[0]] == "1" and alone[-1] == len(lines) - 1
    if ended or any(paragraphs[i - 1].text.rstrip()[-1:].isalpha() for i in places):
        counted = (
            each for each in (alone, places) if all(b - a == 1 for a, b in pairwise(int(lines[i]) for i in each))
        )
        yield from next(counted, ())


def run_on(text: str) -> str:
    return "".join(text.split())


def sheets(lines: Sequence[str], numbers: set[int]) -> Iterator[int]:
    """The heads of sheets, each with its number: a line that stands beside two of them or more, and 2 / 27 beside it.

    numbers: the lines that are the number of a page for sure
    """
    counts: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line and len(line) <= LABEL and (count := _COUNT.match(line)) and int(count[1]) <= int(count[2]):
            counts.setdefault(count[2], []).append(i)
    for places in (*counts.values(), sorted(numbers)):
        for step in (-1, 1) if places else ():
            beside = [i + step for i in places if 0 <= i + step < len(lines) and lines[i + step]]
            first = [0] if _is_head_of_sheet(lines) else []
            heads = Counter(lines[i] for i in {*beside, 0})
            told = [i for i in {*beside, *first} if heads[lines[i]] >= _SHEETS and "。" not in lines[i]]
            told = [i for i in told if not LABELLED.match(lines[i])]  # the same heading, in a text that stands twice
            if told:
                yield from told
                yield from places


def _is_head_of_sheet(lines: Sequence[str]) -> bool:
    """Whether the title stands below the first line of all, in a line or two."""
    return any(all(lines[1:last]) and is_titled("".join(lines[1:last])) for last in (2, 3))
