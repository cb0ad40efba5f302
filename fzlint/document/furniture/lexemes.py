"""The words of a line in which a page, a title and the first words of the text run together (`run.py`): where each begins and
ends, and what it is by itself or behind the one before it."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.furniture.head import OWN, is_titled, names_type
from fzlint.document.furniture.lines import (
    COLUMN,
    HAN,
    LABEL,
    LONGEST,
    ORGANS,
    TRIM,
    is_edge,
    is_link,
    is_notice,
    is_sure,
    label_of,
)
from fzlint.document.furniture.words import (
    BEGINNINGS,
    BUTTON,
    COLUMN_ENDS,
    COLUMNS,
    EDGE,
    MAYBE,
    MENU,
    SITES,
    SURE,
    shape,
)
from fzlint.document.title_words import TYPES
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

HEAD = 700  # code points in which the text begins
SHORT = 6  # characters of a label that no list knows
VALUE = 20  # code points of a value, or of a word between two of the page's
ARROWS = ">＞»›→"
BEGINNING = pattern("|".join(BEGINNINGS))  # the first words of a text
NUMBER = pattern(  # of a document, in front of its title
    r"\d{1,4}号|[〔\[（(【［]\d{4}", need="号|〔|[|（|(|【|［"
)
_LONG = 40  # code points of a word that is text
_STRONG = 4  # characters of a label that may stand right behind another word: 县水务局发布时间：
_WORD = pattern(r"(?:[^\W\d_a-zA-Z]\s){1,3}[^\W\d_a-zA-Z]\s?[:：]\S*|\S+")  # 索 引 号：… is one
_MARKS = TRIM + "】]）)〕,，;；、/·.。<>＞»›→_=:：~+"
_DATED = pattern(
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}:\d{2}(?::\d{2})?|\d{1,7}(?:次|字|页)?|\d{4}年\d{1,2}月\d{1,2}日(?:(?:星期|周)\S{1,2}|\d{1,2}:\d{2}(?::\d{2})?))$"
)
_BEHIND = pattern(  # a date, an hour, an address, and another word right behind it
    r"(?:\d{4}[-/]\d\d?[-/]\d\d?|\d\d?:\d\d(?::\d\d)?|www\.[\w-]+\.(?:com|cn|net|org)(?:\.cn)?)(?=20\d\d年|[^\W\d_a-zA-Z])",
    need="-|/|:|www.",
)
_HEADING = shape("正文标号样式")  # with which a text, or its contents, begin
_DAY = pattern(r"\d{4}-\d\d?-\d\d?$")
_OPEN = tuple(sorted((label for label in EDGE | SURE | MAYBE if len(label) >= 3), key=len, reverse=True))


class Word(NamedTuple):
    """A word of a line.

    kind   "page", or what tells it: "label" if the next word is its value, "named" a label with the title behind it, "step" of a
           way that ends as titles do; "title"; "mark" without a letter; "" one that those beside it tell; "text"
    sure   it is a page's wherever it stands
    """

    kind: str
    start: int
    end: int
    sure: bool = False


def words_of(line: str) -> Iterator[Word]:
    """The words in front of the text, each with what it is by itself or behind those before it."""
    before: Word | None = None
    for start, end in cut(line, 0, min(len(line), HEAD)):
        word = _word(line, start, end, before)
        if word.kind == "text":
            return
        yield word
        if word.kind != "mark" or before is None or before.kind != "label" or "||" in line[start:end]:
            before = word  # but for the edge of a cell between a label and its value


def cut(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the words of a stretch begin and end: at blanks, and where a label or the text begins right behind another word."""
    for match in _WORD.finditer(line, start, end):
        first, word = match.start(), match.group()
        labels = _labels(word)
        for at in sorted({*labels, *_begun(word, labels[-1] if labels else 0 if _is_labelled(word) else -1)}):
            yield first, match.start() + at
            first = match.start() + at
        yield first, match.end()


def _begun(word: str, label: int) -> Iterator[int]:
    """Where the text, or a title, begins within a word: behind a date, a title, or the value of the last label; and a date behind a title."""
    dates = list(_BEHIND.finditer(word))
    ends = [match.end() for match in dates]
    yield from ends
    yield from (match.start() for match in dates[:1] if is_titled(word[: match.start()]))
    begin = max([0, label, *ends])
    for match in BEGINNING.finditer(word, begin + 1) if len(word) > LABEL else ():
        if label == begin or is_titled(word[begin : match.start()]):
            yield match.start()
            return


def _is_labelled(word: str) -> bool:
    label, marked = label_of(word)
    return marked and (label in EDGE or label in SURE)


def _labels(word: str) -> list[int]:
    """Where labels of a page begin within a word."""
    starts: list[int] = []
    for i, mark in enumerate(word):
        if mark not in ":：":
            continue
        for k in range(min(LABEL, i), 1, -1):
            label, at = word[i - k : i], i - k
            if label in MAYBE and at and is_titled(word[:at]):
                starts.append(at)
            if label in EDGE or label in SURE:
                if at and (k >= _STRONG or label in SURE or not word[at - 1].isalpha() or is_titled(word[:at])):
                    starts.append(at)
                break
    return starts


def _word(line: str, start: int, end: int, before: Word | None) -> Word:
    """What a word is by itself, or behind the one before it."""
    word = line[start:end]
    if start and _HEADING.match(line, start):
        return Word("text", start, end)
    bare = word.strip(_MARKS)
    if not bare:
        first = line[before.start : before.end] if before is not None else ""
        return Word("mark", start, end, _is_way(word) and first in MENU)
    label, marked = label_of(word)
    told = marked and (label in EDGE or label in SURE or label in MAYBE)
    if any(mark in word for mark in "，。,") and not (told and label not in MAYBE):
        return Word("page" if is_notice(word) or is_sure(word) else "text", start, end, sure=True)
    if not told and _is_title(line, bare, before):
        return Word("step" if _is_behind_arrow(line, before) else "title", start, end)
    kind, sure = _by_label(word, label) if told else _by_itself(word, bare, not start, before is not None)
    if not kind:
        kind, sure = _by_place(line, word, before)
    return Word(kind.strip(), start, end, sure)


def _by_label(word: str, label: str) -> tuple[str, bool]:
    """What a word with a label of a page in front is, and whether it is surely a page's."""
    known = label not in MAYBE
    value = word[word.find(label[-1]) + 1 :].strip(_MARKS)
    if is_titled(value) and not known:
        return "named", known
    if len(value) > _LONG and not value.isascii():
        return "text", False
    return "page" if value or label in BUTTON else "label", known


def _by_itself(word: str, bare: str, first: bool, begun: bool) -> tuple[str, bool]:
    """What a word is that is a label, a column, a button or a date and nothing else; "" if none, a blank for part of a number."""
    if NUMBER.match(word):
        return " ", False
    if bare not in BUTTON and (bare in EDGE or bare in SURE or (bare in MAYBE and begun)):
        return "label", False
    if bare in COLUMNS or (first and len(bare) <= COLUMN and bare.endswith(COLUMN_ENDS)):
        return "page", False
    if bare in BUTTON or bare in MENU:
        return "page", bare in BUTTON and len(bare) >= _STRONG
    dated = _DATED.match(bare) and word[-1] not in ".．"  # 4. is a label of the text
    return "page" if bare.endswith(SITES) or dated or _DAY.search(bare) else "", False


def _by_place(line: str, word: str, before: Word | None) -> tuple[str, bool]:
    """What a word is as a line by itself, or as the value of the label in front of it."""
    opened = word.startswith(_OPEN) and (before is not None or is_edge(f"{_label(word)}："))
    if word.startswith(("http://", "https://")) or is_sure(word) or is_edge(word) or opened:
        return "page", not opened or is_edge(f"{_label(word)}：")
    if _is_way(word) or _is_behind_arrow(line, before):
        return "page", _is_way(word[1:])
    if len(word) > _LONG:
        return "text", False
    if before is None:
        return "", False
    value = before.kind == "label" and len(word) <= (_LONG if word.isascii() else VALUE)
    return "page" if value or (before.kind in ("page", "mark") and _is_label(word)) else "", False


def _is_behind_arrow(line: str, before: Word | None) -> bool:
    return before is not None and line[before.end - 1] in ARROWS


def _is_title(line: str, word: str, before: Word | None) -> bool:
    """Whether a word ends as titles do; a short one ends what the word before it begins."""
    if _is_way(word) or is_link(word):
        return False
    said = line[before.start : before.end] if before is not None and not before.kind else ""
    whole = is_titled(word) or (COLUMN < len(word) <= LONGEST and word.endswith(TYPES))
    return whole or (names_type(word) and (said.startswith("关于") or OWN.search(said) is not None))


def _is_way(word: str) -> bool:
    return "<" not in word and any(c in ARROWS for c in word)


def _label(word: str) -> str:
    return next(label for label in _OPEN if word.startswith(label))


def _is_label(word: str) -> bool:
    """Whether a word has a label in front that no list knows, and a short value."""
    label, _ = label_of(word)
    named = label.isalpha() and HAN.match(label) is not None and not label.endswith(ORGANS) and label[0] != "各"
    named = named and word[0] not in "【["  # 【喜报】 in front of a title
    return named and len(label) <= SHORT and len(word) <= len(label) + VALUE
