"""One line in which the page, the title and the first words of the text run together, as what is pasted from a browser or a chat
often comes: where each begins and ends.

The line is read word by word, from its head up to the first word of the text (which has a comma or is long). A word is the page's
by its label, its arrow, its date, because it is a button, or because it stands between two that are; a title is told as in a line
of its own. Nothing is said of a line in which no word is surely a page's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from fzlint.document.furniture.head import GOES_ON, OWN, is_titled, names_type
from fzlint.document.furniture.lines import (
    COLUMN,
    HAN,
    LABEL,
    LONGEST,
    ORGANS,
    TRIM,
    is_edge,
    is_notice,
    is_sure,
    label_of,
    parts_of,
)
from fzlint.document.furniture.words import BEGINNINGS, BUTTON, COLUMN_ENDS, COLUMNS, EDGE, MAYBE, MENU, SITES, SURE
from fzlint.document.title_words import POSTS, TYPES
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

Kind = Literal["page", "named", "title", "text", "own"]

_HEAD = 700  # code points in which the text begins
_FOOT = 400  # code points of the foot of a page
_LONG = 40  # code points of a word that is text
_LABEL = 6  # characters of a label that no list knows
_STRONG = 4  # characters of a label that may stand right behind another word: 县水务局发布时间：
_VALUE = 20  # code points of a value, or of a word between two of the page's
_WORD = pattern(r"(?:[^\W\d_a-zA-Z]\s){1,3}[^\W\d_a-zA-Z]\s?[:：]\S*|\S+")  # 索 引 号：… is one
_ARROWS = ">＞»›→"
_MARKS = TRIM + "】]）)〕,，;；、/·.。<>＞»›→_=:：~+"
_DATED = pattern(
    r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}:\d{2}(?::\d{2})?|\d{1,7}(?:次|字|页)?|\d{4}年\d{1,2}月\d{1,2}日(?:星期|周)\S{1,2})$"
)
_BEHIND = pattern(  # a date, an hour, an address, and another word right behind it
    r"(?:\d{4}[-/]\d\d?[-/]\d\d?|\d\d?:\d\d(?::\d\d)?|www\.[\w-]+\.(?:com|cn|net|org)(?:\.cn)?)(?=20\d\d年|[^\W\d_a-zA-Z])",
    need="-|/|:|www.",
)
_DAY = pattern(r"\d{4}-\d\d?-\d\d?$")
_BEGINNING = pattern("|".join(BEGINNINGS))
_OPEN = tuple(sorted((label for label in EDGE | SURE | MAYBE if len(label) >= 3), key=len, reverse=True))
_HALF_NUMBER = pattern(
    r"\d{1,4}号|[〔\[（(【［]\d{4}", need="号|〔|[|（|(|【|［"
)  # of a document, in front of its title
_TITLED = pattern(r"(?:标\s?题|题\s?名|名\s?称)\s*[\]】]?\s*[:：|｜]\s*$", need="题|名")
_NUMBERED = pattern(r"\S{2,12}〔\d{4}〕\d+号$", need="〔")


class Run(NamedTuple):
    """A stretch of a line: what it is, and where it stands. A named one is the page's and says the title behind a label; an own
    one is a paragraph by itself: a salutation."""

    kind: Kind
    start: int
    end: int


class _Word(NamedTuple):
    """A word of a line. kind: page, title, text; mark for one without a letter, label for one whose value is the next word, "" for
    one that those beside it tell. sure: it is a page's wherever it stands."""

    kind: str
    start: int
    end: int
    sure: bool = False


def runs(line: str) -> list[Run]:
    """The stretches of a line that begins a page; none if it is one thing."""
    words = list(_words(line))
    if not words or all(word.kind in ("", "title", "mark") for word in words):
        return []
    words = _with_steps(words, bool(line[words[-1].end :].strip()))
    found = [*_resolved(line, words), Run("text", words[-1].end, len(line))]
    found = _merged(_without_columns(line, _merged(run for run in found if line[run.start : run.end].strip())))
    sure = any(word.sure for word in words) or any(
        run.kind == "page" and is_edge(line[run.start : run.end].strip()) for run in found
    )
    parted = any(run.kind == "title" for run in found) or bool(line[words[-1].end :].strip())
    paged = any(run.kind in ("page", "named") for run in found)
    return found if sure and parted and len(found) > 1 and paged else []


def _with_steps(words: Sequence[_Word], texted: bool) -> list[_Word]:
    """The words, where a step of the way that ends as titles do is the title if no other is and the text follows."""
    title = texted and all(word.kind != "title" for word in words)
    last = max((i for i, word in enumerate(words) if word.kind == "step"), default=-1)
    return [
        word._replace(kind="title" if title and i == last else "page") if word.kind == "step" else word
        for i, word in enumerate(words)
    ]


def _without_columns(line: str, found: Sequence[Run]) -> list[Run]:
    """The stretches, where the name of a column that ends as titles do is the page's (法治政府建设年度报告 above 水务局2024年…报告),
    and so is a title behind a label that stands once more further on."""
    whole = [i for i, run in enumerate(found) if run.kind == "title" and OWN.search(line[run.start : run.end])]
    columns = [i for i, run in enumerate(found) if run.kind == "title" and whole and i < whole[0]]
    for i in whole:
        before = line[found[i - 1].start : found[i - 1].end].rstrip(" |｜") if i and found[i - 1].kind == "page" else ""
        said = line[found[i].start : found[i].end]
        labelled = before[-1:] in (":", "：") or (before and _TITLED.search(line, found[i - 1].start, found[i].start))
        if labelled and line.count(said, found[i].end):
            columns.append(i)
    columns += [i for i, run in enumerate(found) if run.kind == "named" and len(whole) > (i in whole)]
    found = [run._replace(kind="page") if i in columns else run for i, run in enumerate(found)]
    return found if len(whole) > 1 else _behind_label(line, found)


def _behind_label(line: str, found: list[Run]) -> list[Run]:
    """The stretches, where the one title in a table of the page stands with its label: 标 题 | 水务局2024年…报告 | 发布机构 |."""
    for i, run in enumerate(found[:-1]):
        page = i and found[i - 1].kind == "page" == found[i + 1].kind
        if page and run.kind == "title" and (label := _TITLED.search(line, found[i - 1].start, run.start)):
            found[i - 1] = found[i - 1]._replace(end=label.start())
            found[i] = Run("named", label.start(), run.end)
    return [run for run in found if run.start < run.end]


def tail(line: str) -> int:
    """Where the page begins that stands behind the text in one line with it; the end if none does."""
    at = line.rfind("。")
    near = at >= 0 and len(line) - at <= _FOOT
    starts = [start for start, _ in _cut(line, at + 1, len(line))] if near else []
    for start in starts:
        rest = line[start:].strip()
        label, marked = label_of(rest)
        word = rest.split(maxsplit=1)[0]
        buttons = word[0] in "【[" and all(part in BUTTON for part in parts_of(word))
        begins = (marked and (label in SURE or label in EDGE)) or is_sure(word) or buttons
        if begins and "，" not in rest and (is_sure(rest) or is_edge(rest)):
            return start
    return len(line)


# --------------------------------------------------------------------------- words


def _words(line: str) -> Iterator[_Word]:
    """The words in front of the text, each with what it is by itself or behind those before it."""
    before: _Word | None = None
    for start, end in _cut(line, 0, min(len(line), _HEAD)):
        word = _word(line, start, end, before)
        if word.kind == "text":
            return
        yield word
        if word.kind != "mark" or before is None or before.kind != "label" or "||" in line[start:end]:
            before = word  # but for the edge of a cell between a label and its value


def _cut(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the words of a stretch begin and end: at blanks, and where a label or the text begins right behind another word."""
    for match in _WORD.finditer(line, start, end):
        first, word = match.start(), match.group()
        labels = _labels(word)
        for at in sorted({*labels, *_begun(word, labels[-1] if labels else -1)}):
            yield first, match.start() + at
            first = match.start() + at
        yield first, match.end()


def _begun(word: str, label: int) -> Iterator[int]:
    """Where the text, or a title, begins within a word: behind a date, a title, or the value of the last label."""
    ends = [match.end() for match in _BEHIND.finditer(word)]
    yield from ends
    begin = max([0, label, *ends])
    for match in _BEGINNING.finditer(word, begin + 1) if len(word) > LABEL else ():
        if label == begin or is_titled(word[begin : match.start()]):
            yield match.start()
            return


def _labels(word: str) -> list[int]:
    """Where labels of a page begin within a word."""
    starts: list[int] = []
    for i, mark in enumerate(word):
        if mark not in ":：":
            continue
        for k in range(min(LABEL, i), 1, -1):
            label = word[i - k : i]
            if label in EDGE or label in SURE:
                at = i - k
                if at and (k >= _STRONG or label in SURE or not word[at - 1].isalpha()):
                    starts.append(at)
                break
    return starts


def _word(line: str, start: int, end: int, before: _Word | None) -> _Word:
    """What a word is by itself, or behind the one before it."""
    word = line[start:end]
    bare = word.strip(_MARKS)
    if not bare:
        first = line[before.start : before.end] if before is not None else ""
        return _Word("mark", start, end, _is_way(word) and first in MENU)
    label, marked = label_of(word)
    told = marked and (label in EDGE or label in SURE or label in MAYBE)
    if any(mark in word for mark in "，。,") and not (told and label not in MAYBE):
        return _Word("page" if is_notice(word) or is_sure(word) else "text", start, end, sure=True)
    if not told and _is_title(line, bare, before):
        return _Word("step" if _is_behind_arrow(line, before) else "title", start, end)
    kind, sure = _by_label(word, label) if told else _by_itself(word, bare, not start, before is not None)
    if not kind:
        kind, sure = _by_place(line, word, before)
    return _Word(kind.strip(), start, end, sure)


def _by_label(word: str, label: str) -> tuple[str, bool]:
    """What a word with a label of a page in front is, and whether it is surely a page's."""
    known = label not in MAYBE
    value = word[word.find(label[-1]) + 1 :].strip(_MARKS)
    if is_titled(value) and not known:
        return "named", known
    if len(value) > _LONG and not value.isascii():
        return "text", False
    return "page" if value else "label", known


def _by_itself(word: str, bare: str, first: bool, begun: bool) -> tuple[str, bool]:
    """What a word is that is a label, a column, a button or a date and nothing else; "" if none, a blank for part of a number."""
    if _HALF_NUMBER.match(word):
        return " ", False
    if bare in EDGE or bare in SURE or (bare in MAYBE and begun):
        return "label", False
    if bare in COLUMNS or (first and len(bare) <= COLUMN and bare.endswith(COLUMN_ENDS)):
        return "page", False
    if bare in BUTTON or bare in MENU:
        return "page", bare in BUTTON and len(bare) >= _STRONG
    return "page" if bare.endswith(SITES) or _DATED.match(bare) or _DAY.search(bare) else "", False


def _by_place(line: str, word: str, before: _Word | None) -> tuple[str, bool]:
    """What a word is as a line by itself, or as the value of the label in front of it."""
    opened = word.startswith(_OPEN) and (before is not None or is_edge(f"{_label(word)}："))
    if is_sure(word) or is_edge(word) or opened:
        return "page", not opened or is_edge(f"{_label(word)}：")
    if _is_way(word) or _is_behind_arrow(line, before):
        return "page", _is_way(word[1:])
    if len(word) > _LONG:
        return "text", False
    if before is None:
        return "", False
    value = before.kind == "label" and len(word) <= (_LONG if word.isascii() else _VALUE)
    return "page" if value or (before.kind in ("page", "mark") and _is_label(word)) else "", False


def _is_behind_arrow(line: str, before: _Word | None) -> bool:
    return before is not None and line[before.end - 1] in _ARROWS


def _is_title(line: str, word: str, before: _Word | None) -> bool:
    """Whether a word ends as titles do; a short one ends what the word before it begins."""
    if _is_way(word):
        return False
    said = line[before.start : before.end] if before is not None and not before.kind else ""
    whole = is_titled(word) or (COLUMN < len(word) <= LONGEST and word.endswith(TYPES))
    return whole or (names_type(word) and (said.startswith("关于") or OWN.search(said) is not None))


def _is_way(word: str) -> bool:
    return "<" not in word and any(c in _ARROWS for c in word)


def _label(word: str) -> str:
    return next(label for label in _OPEN if word.startswith(label))


def _is_label(word: str) -> bool:
    """Whether a word has a label in front that no list knows, and a short value."""
    label, _ = label_of(word)
    named = label.isalpha() and HAN.match(label) is not None and not label.endswith(ORGANS) and label[0] != "各"
    return named and len(label) <= _LABEL and len(word) <= len(label) + _VALUE


# --------------------------------------------------------------------------- stretches


def _resolved(line: str, words: Sequence[_Word]) -> Iterator[Run]:
    """The stretches that words make; those that tell nothing by themselves are told by what stands on both sides."""
    last, i = "start", 0
    while i < len(words):
        end = i
        while end < len(words) and words[end].kind in ("", "mark"):
            end += 1
        if end == i:
            kind: Kind = "title" if words[i].kind == "title" else "named" if words[i].kind == "named" else "page"
            yield Run(kind, words[i].start, words[i].end)
            last = "title" if kind == "title" else "page"
            i += 1
            continue
        behind = words[end] if end < len(words) else None
        for kind, first, over in _between(line, words[i:end], last, behind):
            yield Run(kind, first, over)
            last = kind
        i = end


def _between(line: str, words: Sequence[_Word], last: str, behind: _Word | None) -> Iterator[tuple[Kind, int, int]]:
    """What the words between two stretches are."""
    if behind is None:
        yield from _at_text(line, words, last)
        return
    titled = behind.kind == "title"
    begun = _title_begins(line, words, behind) if titled else behind.start
    whole = last == "start" and not titled and all(word.kind != "mark" for word in words)
    if whole and any(word.end - word.start > LABEL for word in words):
        yield "own", words[0].start, words[-1].end  # a title of several parts
        return
    for i, word in enumerate(words):
        if word.start >= begun:
            break
        said = line[word.start : word.end]
        step = i + 1 < len(words) and line[words[i + 1].start] in _ARROWS
        own = not (word.kind == "mark" or step) and (
            len(said) > (_VALUE if titled else LABEL)
            or (last in ("title", "own") and (last == "own" or said[0] in "（(—" or said.endswith(POSTS)))
        )
        last = "own" if own else "page"
        yield "own" if own else "page", word.start, word.end
    if begun < behind.start:
        yield "title", begun, behind.end


def _title_begins(line: str, words: Sequence[_Word], title: _Word) -> int:
    """Where a title begins in the words in front of the one that ends it: 青河县水务局 关于2024年…的报告."""
    at = title.start
    for word in reversed(words):
        said, below = line[word.start : word.end], line[at : title.end]
        named = below.startswith("关于") or (below[0].isdigit() and said.endswith(ORGANS))
        half = (OWN.search(said) or said.startswith("关于")) and OWN.search(line[title.start : title.end]) is None
        number = _HALF_NUMBER.match(below) is not None
        if word.kind == "mark" or not (named or half or number or said.endswith(GOES_ON)):
            break
        at = word.start
    return at


def _at_text(line: str, words: Sequence[_Word], last: str) -> Iterator[tuple[Kind, int, int]]:
    """What the words right in front of the text are: the edge of a table, a number, a salutation, or the first words of it."""
    edges = [i for i, word in enumerate(words) if "|" in line[word.start : word.end]]
    first = edges[-1] + 1 if edges and last == "page" else 0  # the cells of a table
    while first < len(words) and words[first].kind == "mark" and last == "page":
        first += 1
    while first < len(words) and last == "page" and _is_left(line, words[first]):
        first += 1
    if first:
        yield "page", words[0].start, words[first - 1].end
    for word in words[first:]:
        said = line[word.start : word.end]
        if said[-1] in ":：" or _NUMBERED.match(said):
            yield "own", word.start, word.end
        else:
            yield "text", word.start, len(line)
            return


def _is_left(line: str, word: _Word) -> bool:
    """Whether a word behind the page is the page's too: short, and the text begins behind it as texts do."""
    said, behind = line[word.start : word.end], line[word.end :].lstrip()
    return len(said) <= _LABEL and said.isalpha() and _BEGINNING.match(behind) is not None


def _merged(found: Iterable[Run]) -> list[Run]:
    """Stretches of the page, or of the text, side by side as one. What a page says is the title stands by itself."""
    merged: list[Run] = []
    for run in found:
        same = merged and merged[-1].kind == run.kind
        if same and (run.kind in ("page", "text") or run.start < merged[-1].end):
            merged[-1] = merged[-1]._replace(end=run.end)
        else:
            merged.append(run)
    return merged
