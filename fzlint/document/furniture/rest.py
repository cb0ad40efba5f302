"""Short lines at the ends of a text that have a word which only a page has, and what stands beside a picture (`blocks.py`).

A draft has no such line at its ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.document.furniture.lines import (
    COLUMN,
    HAN,
    LABEL,
    ORGANS,
    is_file,
    is_sure,
    label_of,
)
from fzlint.document.furniture.words import (
    COLUMN_ENDS,
    EDGE,
    LISTS,
    MAYBE,
    PAGE,
    PAGE_SHORT,
    READERS,
    SCENES,
    SITES,
    shape,
)
from fzlint.document.model import BODY, Paragraph
from fzlint.document.title_words import TYPES
from fzlint.pattern import pattern

_WORDY = 30  # code points of a line that one word tells to be the page's
_TAIL = 60  # code points of a line at the foot of a page
_NO_TEXT = 12  # lines of a text without a paragraph that may be the head of a page

_VIEWED = pattern(r"\d{4}-\d{1,2}-\d{1,2}\s+\d{1,7}$", need="-")  # the day, and how many have seen it
_BYLINE = pattern(r"[■◆◇★☆□▲△※]\s*[^\W\d_a-zA-Z]{2,4}(?:\s+[^\W\d_a-zA-Z]{2,4}){0,3}$", need="■|◆|◇|★|☆|□|▲|△|※")
_SIGNS = pattern(r"[★☆▼▲▽△◆◇×]{1,5}$|@\w{2,}", need="★|☆|▼|▲|▽|△|◆|◇|×|@")
_BRAND = pattern(r"[^\W\d_a-zA-Z]{2,8}\s*[a-z]{4,12}$|[a-z]{4,12}\s*[^\W\d_a-zA-Z]{2,8}$")  # the name of a site
_TAKEN = shape("图说样式")
_SHOWN = shape("图说起首样式")
_POINTING = "▲△↑↓"  # in front of what is said of the picture above or below
_FEW = 10
_SHEET = 3  # digits of the number of a sheet, above all else
_SIGNED = pattern(  # by whom, and when, in one line
    rf"[^\s:：，。]{{2,30}}[{''.join(ORGANS)}室]\s+\d{{4}}(?:年\d{{1,2}}月\d{{1,2}}日|[-/.]\d{{1,2}}[-/.]\d{{1,2}})$"
)


def is_signed(line: str) -> bool:
    """Whether a line may be who signs a text and when: 青河县水务局 2024年12月31日."""
    return _SIGNED.match(line) is not None


def worded(lines: Sequence[str], paragraphs: Sequence[Paragraph], front: int, behind: int) -> Iterator[int]:
    """Short lines in front of the text and behind it that have a word which only a page has: 扫码, 资料图, {{ title }}."""
    for i in range(front if front < len(lines) else min(front, _NO_TEXT)):
        line = lines[i]
        if line and (_is_worded(line) or _VIEWED.match(line) or _is_byline(lines, i) or _SIGNS.match(line)):
            yield i
    if lines and front and (is_file(lines[0]) or (lines[0].isdigit() and len(lines[0]) <= _SHEET)):
        yield 0
    if front > 1 and _BRAND.match(lines[0]) and len(lines[1]) > len(lines[0]):
        yield 0
    if front and len(lines[0]) <= COLUMN and lines[0].endswith(COLUMN_ENDS) and (front == 1 or len(lines[1]) > LABEL):
        yield 0  # the name of a column, where the page has no title or one that names no type
    alone = [i for i in range(front) if len(lines[i]) > 2 and lines[i] in EDGE]  # each with its value below
    yield from alone if len(alone) > 1 else ()
    for i in range(max(front, behind), len(lines)):
        if (
            lines[i]
            and not _is_question(lines[i])
            and not lines[i - 1].removeprefix("附件").isdigit()
            and (
                lines[i].rstrip("：:") in LISTS
                or _is_worded(lines[i])
                or _is_foreign(lines[i], paragraphs[behind - 1].text)
                or _is_said_to_reader(lines[i])
            )
        ):
            yield i


def _is_worded(line: str) -> bool:
    if len(line) > _WORDY or "，" in line or "。" in line or (line.endswith(TYPES) and "点击" not in line):
        return False
    if line[0] == "各" and line.endswith(("：", ":")):
        return False  # 各会员单位：
    if label_of(line)[0] in MAYBE:
        return False  # 网址：…, as a notice says whom to ask
    if line.endswith(SITES) and len(line) < COLUMN:
        return True
    if any(len(part) > COLUMN and part.endswith(TYPES) for part in line.split()):
        return False  # a title with a button behind it
    return any(word in line for word in PAGE) or (len(line) <= COLUMN and any(word in line for word in PAGE_SHORT))


def _is_question(line: str) -> bool:
    """Whether a line has a number, or the letter of a choice, as no words of a page have: 一、您的就餐频率."""
    return "、" in line[1:4] or (line[0].isascii() and line[0].isalnum() and line[1:2] in (".", "．"))


def _is_foreign(line: str, before: str) -> bool:
    """Whether a line below a text in Chinese has no word of it: Baidu, map, robots."""
    return (
        len(line) <= COLUMN
        and line.isascii()
        and line.isalpha()
        and len(set(line)) > 1
        and HAN.search(before) is not None
    )


def _is_byline(lines: Sequence[str], i: int) -> bool:
    """Whether a line is a name behind a sign that no other line begins with: ■ 王一. Headings have theirs more than once."""
    return _BYLINE.match(lines[i]) is not None and sum(line[:1] == lines[i][0] for line in lines) == 1


def _is_said_to_reader(line: str) -> bool:
    """Whether a line below the text, no sentence of it, speaks to those who read the page."""
    return len(line) <= _TAIL and any(word in line for word in READERS) and line[-1] not in "。！!？?：:；;”"


def scenes(lines: Sequence[str], paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """What stands below a picture: 会议现场 between two paragraphs of the text; 水闸 某甲 摄 and 图为水闸。 wherever it stands."""
    bullets: set[str] = set()
    if any(line and line[0] in _POINTING for line in lines):  # in front of sentences they are bullets
        bullets = {p.text.lstrip()[0] for p in paragraphs if p.text.rstrip().endswith("。")}
    for i in range(1, len(lines)):
        line = lines[i]
        if not line:
            if _SHOWN.match(paragraphs[i].text[:_FEW].strip()) and _is_shown(paragraphs[i]):
                yield i
        elif (_TAKEN.search(line) and "。" not in line) or (
            line[0] in _POINTING and len(line) <= _WORDY and line[0] not in bullets
        ):
            yield i
        elif line.endswith(SCENES) and len(line) <= _FEW and "，" not in line and i + 1 < len(lines):
            around = paragraphs[i - 1].text.rstrip(), paragraphs[i + 1].text.rstrip()
            if around[1].endswith("。") and (around[0].endswith("。") or (lines[i - 1] and is_sure(lines[i - 1]))):
                yield i


def _is_shown(paragraph: Paragraph) -> bool:
    """Whether a paragraph that begins as what is said of a picture is that and no more: 图为水闸。"""
    text = paragraph.text.strip()
    plain = paragraph.cell is None and paragraph.part == BODY and not paragraph.role
    return plain and len(text) <= _TAIL and "。" not in text[:-1]
