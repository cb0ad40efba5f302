"""Which paragraphs begin with a number: each by itself, then those that only the whole document can tell.

1 总体情况 is a heading where 1.1 stands too, or 2 主要做法 and 3 存在问题; 第二条 counts where the document itself is made of
articles and does not only quote some; 任务2 typed goes on behind 任务1 made by Word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fzlint.document.fold import fold
from fzlint.document.labels import Reading, han_number, read_label, value_of
from fzlint.document.model import Paragraph, Role
from fzlint.document.title_words import NUMBERED
from fzlint.pattern import pattern

_NUMBERED = ("body", "heading", "item")
_HEADING = 40
_SLIP = 3  # so far the number of a heading may lie behind the last decimal
_ARTICLES = 3  # so many make a document of articles
_TYPED_LABELS = 2  # so many paragraphs that a word numbers
_BARE_LABELS = 3  # so many numbers without a mark


def read_labels(
    paragraphs: Sequence[Paragraph], roles: Sequence[Role], folded: str, starts: Sequence[int], ends: Sequence[int]
) -> list[Reading | None]:
    """The label of each paragraph, None where there is none; offsets in `folded`, in the label itself for those by Word."""
    readings = [
        None
        if role not in _NUMBERED
        else _automatic(paragraph.label)
        if paragraph.label
        else read_label(folded, start, end)
        for paragraph, role, start, end in zip(paragraphs, roles, starts, ends, strict=True)
    ]
    for i in _quoted(folded, starts, ends):
        readings[i] = None
    _close_decimals(readings, folded, starts, ends)
    _open_numerals(readings, roles, folded, starts, ends)
    _bare_numbers(readings, roles, folded, starts, ends)
    families = {reading.family for reading in readings if reading is not None}
    if "letter" in families:
        _letters_of_romans(readings, folded)
    if "条" in families and _of_articles(readings):
        readings = [r._replace(weak=False) if r is not None and r.family == "条" else r for r in readings]
    tops = {int(family[8:].split(".")[0]) for family in families if family.startswith("decimal:")}
    words = {family[5:] for family in families if family.startswith("word:")}
    words |= _typed_words(readings, roles, folded, starts, ends)
    if tops or words:
        for i, reading in enumerate(readings):
            if reading is None and roles[i] in _NUMBERED:
                readings[i] = _in_company(folded, starts[i], ends[i], max(tops, default=0), words)
    return readings


def _letters_of_romans(readings: list[Reading | None], folded: str) -> None:
    """Take i. behind h. for the ninth letter."""
    last = 0
    for i, reading in enumerate(readings):
        if reading is None:
            continue
        if (
            reading.family == "roman"
            and (ninth := ord(folded[reading.start : reading.start + 1].upper()) - 0x40) == last + 1 > 2
        ):
            readings[i] = reading = reading._replace(family="letter", number=ninth)
        if reading.family == "letter":
            last = reading.number


_QUOTATION = 30  # paragraphs; a quotation that does not end within them has lost its mark


def _quoted(folded: str, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """The paragraphs inside a quotation that begins with a label and runs over several: “一、…, 二、…”, also behind words that lead
    to it. Its numbers are those of another document."""
    found: list[int] = []
    inside = 0
    for i, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if i < inside:
            continue
        opened = folded.rfind("“", start, end)
        if opened < 0 or folded.find("”", opened, end) >= 0:
            continue
        ahead = folded[start:opened].strip()
        if ahead and ahead[-1] not in "：:":
            continue
        if read_label(folded, opened + 1, end) is None:
            if folded[end - 1] not in "：:":
                continue
            ahead = "“"  # it leads to its list; a label of this line is its own
        for j in range(i + 1, min(i + _QUOTATION, len(starts))):
            line = folded[starts[j] : ends[j]]
            depth = line.count("”") - line.count("“")
            if depth > 0:
                if line.rstrip("。；， ").endswith("”") or "。”" in line[: line.find("”") + 1]:
                    found.extend(range(i + bool(ahead), j + 1))
                    inside = j + 1
                break
            if depth < 0 and not line.lstrip().startswith("“"):
                break
    return found


_CLOSE = pattern(r"([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})(?=[^\W\d_a-zA-Z万亿千倍])")


def _close_decimals(readings: list[Reading | None], folded: str, starts: Sequence[int], ends: Sequence[int]) -> None:
    """Take 1.1总体情况, with no blank behind the number, for a label where 1.2 stands before a short line too; before a text of
    any length where they count up and a heading of that number stands above them, or two before short lines."""
    short: dict[str, list[tuple[int, int, int]]] = {}
    long: dict[str, list[tuple[int, int, int]]] = {}
    tops: dict[str, int] = {}  # the numbers of items and where they stand first
    for i, reading in enumerate(readings):
        if reading is None or reading.family != "arabic":
            continue
        match = _CLOSE.match(folded, reading.start, ends[i]) if reading.weak else None
        if match:
            above, _, last = match[1].rpartition(".")
            found = short if _is_short(folded, starts[i], ends[i]) else long
            found.setdefault(above, []).append((i, int(last), match.start()))
        else:
            tops.setdefault(str(reading.number), i)
    for above in dict.fromkeys((*short, *long)):
        places = short.get(above, [])
        every = sorted([*places, *long.get(above, [])])
        headed = tops.get(above, len(readings)) < every[0][0]
        if _count([last for _, last, _ in every]) and (headed or len(every) > len(places) > 1):
            places = every
        elif not _opens([last for _, last, _ in places]):
            continue
        for i, last, start in places:
            readings[i] = Reading(start, start + len(above) + 1 + len(str(last)), f"decimal:{above}", last)


def _opens(numbers: Sequence[int]) -> bool:
    return {1, 2} <= set(numbers) or {1, 3} <= set(numbers)


def _count(numbers: Sequence[int]) -> bool:
    """Whether numbers count up from the first, with one left out or said twice at most."""
    return numbers[:1] == [1] and len(numbers) > 1 and all(0 <= b - a <= _SKIPPED for a, b in pairwise(numbers))


_SKIPPED = 2


_OPEN = pattern(r"([一二三四五六七八九十]{1,3})[ \u3000]+(?=[^\W\d_a-zA-Z])")


def _open_numerals(
    readings: list[Reading | None], roles: Sequence[Role], folded: str, starts: Sequence[int], ends: Sequence[int]
) -> None:
    """Take 一 总体情况, with a blank for the mark, for a label where 二 stands so too and no 一、 at all."""
    if any(reading is not None and reading.family == "han" for reading in readings):
        return
    found: dict[int, Reading] = {}
    for i, reading in enumerate(readings):
        if reading is None and roles[i] in _NUMBERED and (match := _OPEN.match(folded, starts[i], ends[i])):
            number = han_number(match[1])
            if number and _is_short(folded, starts[i], ends[i]):
                found[i] = Reading(match.start(1), match.end(1), "han", number)
    if [reading.number for reading in found.values()][:2] == [1, 2]:
        for i, reading in found.items():
            readings[i] = reading


_PLAIN = pattern(r"([0-9]{1,2})[ \u3000]*(?=[^\W\d_a-zA-Z]{2,18}$)")
_UNITS = ("年", "月", "日", "号", "个", "件", "级", "类", "楼", "项", "条", "岁", "点", "时", "分", "元", "人", "月份")


def _bare_numbers(
    readings: list[Reading | None], roles: Sequence[Role], folded: str, starts: Sequence[int], ends: Sequence[int]
) -> None:
    """Take 1 基本情况, with no mark, for a label where 2 stands so too, nearly each above text of its own, and the document numbers
    nothing in another way: rows of a pasted table stand side by side."""
    if any(reading is not None and not reading.weak for reading in readings):
        return
    found: dict[int, Reading] = {}
    for i, role in enumerate(roles):
        if role not in _NUMBERED or readings[i] is not None or not folded[starts[i] : starts[i] + 1].isdigit():
            continue
        match = _PLAIN.match(folded, starts[i], ends[i])
        if match and not folded.startswith(_UNITS, match.end()):
            found[i] = Reading(match.start(1), match.end(1), "arabic", int(match[1]))
    numbers = [reading.number for reading in found.values()]
    apart = 3 * sum(i + 1 in found for i in found) <= len(found) and len(roles) - 1 not in found
    if numbers[:2] == [1, 2] and len(numbers) >= _BARE_LABELS and apart:
        for i, reading in found.items():
            readings[i] = reading


def _is_short(folded: str, start: int, end: int) -> bool:
    return end - start <= _HEADING and not any(mark in folded[start:end] for mark in "。，；")


def _of_articles(readings: Sequence[Reading | None]) -> bool:
    numbers = [reading.number for reading in readings if reading is not None and reading.family == "条"]
    return len(numbers) >= _ARTICLES and numbers[:2] == [1, 2]


_WORD = pattern(r"([^\W\d_a-zA-Z]{1,6}?)([0-9]{1,3}|[一二三四五六七八九十]{1,3})[:：、.]?")
_BARE = pattern(r"([0-9]{1,2})[ \u3000]+(?=[^\W\d_a-zA-Z])")


_TYPED = pattern(r"([^\W\d_a-zA-Z]{0,4}?)([0-9]{1,2}|[一二三四五六七八九十]{1,3})[:：]")


def _typed_words(
    readings: Sequence[Reading | None], roles: Sequence[Role], folded: str, starts: Sequence[int], ends: Sequence[int]
) -> set[str]:
    """The words that number paragraphs, typed: 任务一：, 任务二：. 周一： and 周三： number nothing."""
    found: dict[str, list[int]] = {}
    for i, role in enumerate(roles):
        if readings[i] is None and role in _NUMBERED and (match := _TYPED.match(folded, starts[i], ends[i])):
            number = value_of(match[2])
            if match[1].endswith(NUMBERED) and number:
                found.setdefault(match[1], []).append(number)
    return {word for word, numbers in found.items() if len(numbers) >= _TYPED_LABELS and numbers[0] == 1}


_MIXED = pattern(r"([一二三四五六七八九十]{1,3})[.．]([0-9]{1,2})[.．、]?")
_ORDINAL = pattern(r"([一二三四五六七八九十]{1,3})([是要])[，,：:、]?", need="是|要")


def _automatic(label: str) -> Reading | None:
    """A label made by Word, also without any mark ("3") or with a word ("任务1")."""
    folded = fold(label)
    if (mixed := _MIXED.fullmatch(folded)) and (
        above := han_number(mixed[1])
    ):  # 1.1 below 一、, not set to be all figures
        return Reading(0, len(label), f"decimal:{above}", int(mixed[2]))
    if reading := read_label(folded, 0, len(label)):
        return reading
    number = value_of(label)
    if number:
        return Reading(0, len(label), "arabic" if label.isascii() else "han", number)
    if found := _ORDINAL.fullmatch(folded):
        number = han_number(found[1])
        return Reading(0, len(label), found[2], number) if number else None
    found = _WORD.fullmatch(folded)
    return _word(found[1], found[2], 0, len(label)) if found else None


def _word(word: str, numeral: str, start: int, end: int) -> Reading | None:
    number = value_of(numeral)
    return Reading(start, end, "word:" + word, number) if number else None


def _in_company(folded: str, start: int, end: int, top: int, words: set[str]) -> Reading | None:
    """A label that is one because others are: 1 beside 1.1, 任务4 behind 任务1 and 任务2 made by Word."""
    found = _BARE.match(folded, start, end) if top else None
    if found and 0 < int(found[1]) <= top + _SLIP and _is_short(folded, start, end):
        return Reading(start, found.end(1), "arabic", int(found[1]))
    found = _WORD.match(folded, start, end) if words else None
    return _word(found[1], found[2], start, found.end()) if found and found[1] in words else None
