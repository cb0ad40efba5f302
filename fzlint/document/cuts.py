"""Sentences that a line end cuts in two: where a paragraph goes on in the next one.

Outline, pairs and enumerations read a cut paragraph as one, or the cut makes false gaps.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fzlint.document.counted import MORE, wants_figure
from fzlint.document.model import Cut
from fzlint.document.title_words import (
    CLOSINGS,
    EARNESTLY,
    ENDS_OF_HEADINGS,
    JOINING,
    ON,
    SLOGANS,
    STORIES,
    STUDIED,
    SUBJECTS,
    TIMES,
    TYPES,
)
from fzlint.pattern import pattern

_LONG, _SHORT = 28, 6  # code points: a shorter line may be a heading, a caption, a byline
_ORDER, _LESS, _FEW = (
    0.8,
    0.7,
    16,
)  # of the running text ends in a mark where a line that does not stands out; less of a few lines
_PROSE = 20  # but for one with a ； inside; so long a line tells how lines end
_RUNNING = 12  # unless it has a 。 or ， inside
END = "。！？；：…—!?;:"
_CLOSING = "，。、；：？！）》”’】〉"
_OPEN_END = "，、的和与及将把被第每该但或不未"  # no paragraph ends in them
_HANGING = tuple("不未被把将与及")  # nor does a short line
_QUIET_END = "”’）)》】"
_NO_HEADING_END = "的，、和与及"  # nor does a heading, nor begins one: 主要举措 / 和成效
_NO_HEAD = "的了着们等"  # no sentence begins with them
_NO_START = pattern(r"附件|附表|附：|注：|说明：|图\d|表\d|——|[（(]此件|\d{4}年\d{1,2}月\d{1,2}日\s*$")
_SALUTATION = pattern(r"[^，。；]{2,20}：$")  # 区委依法治区办：
_YEAR_LINE = pattern(r"20[0-9]{2}年度?[^，。；、]{2,14}$")


def orderly(texts: Sequence[str]) -> bool:
    """Whether nearly all running text (with a 。 or ， inside) ends in an end mark, so that one that does not stands out."""
    running = [text for text in texts if len(text) >= _PROSE and ("。" in text or "，" in text or "," in text)]
    if not running:
        return False
    ended = sum(1 for text in running if text[-1] in END + _QUIET_END)
    least = _LESS if len(running) <= _FEW else _ORDER
    return ended >= least * len(running) or (ended == len(running) - 1 >= 3)


def bare(text: str) -> bool:
    """Whether a line without a label stops without a mark: a heading without a label, a caption, a byline, or a cut."""
    return (
        bool(text)
        and text[-1] not in END + _QUIET_END
        and not any(c.isspace() for c in text)
        and not _NO_START.match(text)
    )


def cut(
    before: str,
    after: str,
    orderly: bool,
    lonely: bool,
    words: Callable[[str], list[str]],
    is_phrase: Callable[[str], bool],
) -> Cut | None:
    """What tells that the paragraph `before` goes on in `after`; None if nothing does. Neither has blanks around it.

    orderly    see the function of this name
    lonely     no other line of the document is `bare`
    words      cuts a text into words; asked only when all else leaves it open
    is_phrase  whether four characters are a frequent phrase: 开展法治 / 宣传活动; asked last
    """
    if told := torn(before, after):
        return told
    running = any(mark in before for mark in "。，；,")
    if running and len(before) >= _RUNNING and _is_short_tail(before, after):
        return _tail(before, after, words)
    long = len(before) >= (_RUNNING if running else _SHORT if before.endswith(_HANGING) else _LONG)
    if not long or (not running and _YEAR_LINE.match(before)) or not _may_go_on(before, after):
        return None  # 2026年工作思路 is a heading without a label
    if after[0] in _CLOSING:
        return "mark"
    if running and long and (told := _goes_on(before, after, words)):
        return told
    if long and running and orderly and before[-1].isalpha() and _ASIDE.match(after):
        return "open" if after[-1] in END and not _is_slogan(before, after) else None
    if after[0] in "“‘" or before[-1] in _QUIET_END:
        return None  # a quotation of several paragraphs opens each; a title or a quotation may well end a caption or an entry
    entry = "：" in after[:9] and after[-1] != "："  # 实施阶段：……
    if long and not entry and (before[-1] in _OPEN_END or after[0] in _NO_HEAD):
        return "connective"
    if not (before[-1].isalnum() and after[0].isalnum()):
        return None
    if long and _is_word_cut(before, after, words):
        return "word"
    open_ = not entry and (
        (orderly and _stops_short(before, after, running, lonely))
        or (running and _parts_phrase(before, after, is_phrase))
    )
    return "open" if open_ and (len(after) >= 8 or _is_tail(before, after)) else None


_LONE = pattern(r"[^\W\d_a-zA-Z][，、；。]")  # 镇，……: no paragraph begins with one character and a mark


def _goes_on(before: str, after: str, words: Callable[[str], list[str]]) -> Cut | None:
    """What words tell that running text goes on: one character and a mark, a word that joins, or one that nothing ends in."""
    if _LONE.match(after):
        return "word"
    return "connective" if before.endswith(ON) or _is_joined(after, words) else None


def _is_joined(after: str, words: Callable[[str], list[str]]) -> bool:
    """Whether a line opens with a word that joins it to what was said: 和社会各界监督。, not 和谐社区."""
    return after.startswith(JOINING) and after[-1] in END and next(iter(words(after[:10])), "") in JOINING


def _tail(before: str, after: str, words: Callable[[str], list[str]]) -> Cut | None:
    """What tells of a few characters that end a sentence; an item that ends in ； may be as short."""
    if after[-1] == "；":
        return "word" if straddles(before, after, words) else None
    return "word" if _is_word_cut(before, after, words) else "open"


def _may_go_on(before: str, after: str) -> bool:
    """Whether the first of two paragraphs has no end, and the second is none that stands by itself (a note, a date)."""
    if not before or not after or before[-1] in END or _NO_START.match(after) or _SALUTATION.match(after):
        return False
    if before[0] == "“" and len(before) < _LONG and "”" not in before:
        return False  # what somebody says, line by line
    if after.startswith(STORIES) or (after[0] in "’'" and after[1:3].isdigit()):
        return False  # a headline before its story; ’97水利展览
    return before[-1] not in "，、," or before[-2:-1] not in tuple(END)  # 。， is another fault


def _is_word_cut(before: str, after: str, words: Callable[[str], list[str]]) -> bool:
    """Whether a Chinese word lies across the cut, and what follows is a whole sentence, a long line, or clauses behind clauses."""
    whole = after[-1] in END + _QUIET_END or len(after) >= (_RUNNING if "，" in before and "，" in after else _LONG)
    return whole and not before[-1].isascii() and not after[0].isascii() and straddles(before, after, words)


def _stops_short(before: str, after: str, running: bool, lonely: bool) -> bool:
    """Whether running text stops without a mark before running text.

    Blanks at its end are those of a byline (某某 摄); a short line may be a heading without a label, but not if it were the
    only one; a labelled sentence is a heading, also at the end of a line."""
    long = len(before) >= (_PROSE if "；" in before else _LONG)
    if LABELLED.match(before, before.rfind("。") + 1) or ("。" not in before and not (lonely or (running and long))):
        return False
    field = len(before) < _LONG and "：" in before[:5]  # 出席：…… of minutes
    if field or any(c.isspace() for c in before[-4:]) or before[-1] in "0123456789号" or after[-1] not in "。；！：":
        return False
    if not running and (before.endswith((*ENDS_OF_HEADINGS, *TYPES)) or "：" in before[:9] or len(before.split()) > 1):
        return False  # 2023年工作回顾, 节水实施方案, 看点一：……, and two short clauses with a blank between them
    return not _is_slogan(before, after)


def _parts_phrase(before: str, after: str, is_phrase: Callable[[str], bool]) -> bool:
    """Whether a paragraph stops in the midst of a frequent phrase that the next one ends: 开展法治 / 宣传，营造氛围。"""
    if len(before) < _LONG or after[-1] not in END or _is_slogan(before, after):
        return False
    return is_phrase(before[-2:] + after[:2])


_SLOGAN_LONG = 40  # code points
_FIRST = pattern(f"(?:{'|'.join(TIMES)}|20[0-9]{{2}}年|[0-9]{{1,2}}月)")
_COUPLET = pattern(r"[^，。、；：\s了我]{4,16}，[^，。、；：\s了我]{6,16}$")  # 夯实水利之基，推进立法工作
_RUN_IN = pattern(r"[^，。；：、]{4,14}。[^\n]{30}")  # 水质好转。全年……: with a heading of its own, so below another
_SUBJECT = pattern(f"[^，。；、]{{0,7}}?(?:{'|'.join(SUBJECTS)})")


def _is_slogan(before: str, after: str) -> bool:
    """Whether a line is a heading of several clauses rather than a sentence: two short ones, or it begins as slogans do, and
    the next one opens with the time of what is told, or with who did it."""
    if _COUPLET.match(before):
        return True
    if "。" in before or not (before.startswith(SLOGANS) or _RUN_IN.match(after)):
        return False
    return bool(_RUN_IN.match(after) or _FIRST.match(after) or (len(before) <= _SLOGAN_LONG and _SUBJECT.match(after)))


def _is_tail(before: str, after: str) -> bool:
    """Whether a short line is the end of a long sentence: “……缩短至” and “十分钟以内。”; 特此报告。 is a paragraph."""
    return len(before) >= _LONG and after[-1] == "。" and "，" in before and not _closes(after)


def _closes(line: str) -> bool:
    """Whether a line is one that closes a text by itself: 特此报告。 A word of one character is the whole of it: 无。, not 无证上岗。"""
    return any(line.startswith(word) if len(word) > 1 or word in _LED else line[:-1] == word for word in CLOSINGS)


_LED = ("见", "请", "敬")  # of these one is the beginning: 见附表。


# 办结。 群众好评。 500余人次。 爆竹412件。: no paragraph by itself behind one that stops without a mark
_SHORT_TAIL = pattern(r"(?:[0-9]{0,6}[^\W\d_a-zA-Z]{1,6}|[^\W\d_a-zA-Z]{1,4}[0-9]{1,6}[^\W\d_a-zA-Z]{1,2})[。；]$")


def _is_short_tail(before: str, after: str) -> bool:
    """Whether a few characters with a 。 end the sentence before: “……实现当日” and “办结。”."""
    return (
        len(after) <= 12
        and _may_go_on(before, after)
        and (before[-1].isalpha() or before[-1] in "”》")
        and not any(c.isspace() for c in before[-4:])
        and _SHORT_TAIL.match(after) is not None
        and not _closes(after)
    )


LABELLED = pattern(
    r"(?:第?[一二三四五六七八九十]{1,3}[、，]|[（(][一二三四五六七八九十]{1,3}[）)]|[0-9]{1,2}[.．、](?![0-9]))"
)


def torn(before: str, after: str) -> Cut | None:
    """Whether a cut goes through a figure, parts it from its unit, or goes through 《》, （） or “”, whatever the lines are."""
    if not before or not after or before[-1] in END or not (after[-1] in END + _QUIET_END or len(after) >= _LONG):
        return None
    if any(_goes_through(before, after, *pair) for pair in _PAIRS) and len(before) + len(after) >= _RUNNING:
        return "word"  # verses go on in brackets line by line
    if wants_figure(before, after) or (before.endswith("百分之") and after[0].isnumeric()):
        return "word"
    if _OBJECT.match(after) and _VERB.search(before):
        return "connective"
    running = len(before) >= _RUNNING and any(mark in before for mark in "。，；、,")
    digit = before.rstrip(".．")[-1:].isdigit()
    goes_on = MORE if before[-1].isdigit() else _FRACTION
    return "word" if running and digit and goes_on.match(after) else None


_FRACTION = pattern(r"[0-9]{1,2}(?:[%％]|个百分点|[万亿])")  # 98. / 6%
# ……，我局深入学习贯彻 / 习近平法治思想: a verb in running text, and what it asks for
_VERB = pattern(f"[。，；][^。，；]{{0,12}}(?:{'|'.join(EARNESTLY)})(?:{'|'.join(STUDIED)}){{1,3}}$")
_OBJECT = pattern("习近平|《|党的(?:[一二]?十[^，。]{0,12}精神|路线|创新理论)|党中央、")
_ASIDE = pattern(r"[（(][^（()）]{1,12}[）)][^\s（(]{4}|“[^”。]{2,40}”的")  # “三级联动”的工作格局。
_PAIRS = (("《", "》", 60, 40), ("（(", "）)", 40, 30), ("“", "”", 40, 20))


def _goes_through(before: str, after: str, opening: str, closing: str, most: int, soon: int) -> bool:
    """Whether a pair is open at the end of one line and closed in the next, before another one opens: the lines `most` and
    `soon` characters around the cut tell."""
    start = max(before.rfind(mark, -most) if len(before) > most else before.rfind(mark) for mark in opening)
    if start < 0 or any(mark in before[start:] for mark in closing):
        return False
    end = min((at for mark in closing if (at := after.find(mark, 0, soon)) >= 0), default=-1)
    if not start and end == len(after) - 1 and before[0] in "（(" and "，" not in before:
        return False  # when and where the report was read, in brackets over two lines below its title
    return end >= 0 and not any(mark in after[:end] for mark in opening + "。")


_ALL_HAN = pattern(r"[^\W\d_a-zA-Z]{1,10}$")


def heading_cut(before: str, after: str, run_in: bool, words: Callable[[str], list[str]]) -> Cut | None:
    """The same for a short labelled line: the beginning of a paragraph, or a run-in heading cut before its 。 in the middle
    of a word.

    run_in   there are run-in headings with labels of its family
    """
    if not before or not after:
        return None
    if told := torn(before, after) or _clauses_cut(before, after, words):
        return told
    if _LONE.match(after) and len(before) >= _RUNNING and _is_word_cut(before, after, words):
        return "word"
    if "，" in before and len(before) >= _RUNNING and _is_short_tail(before, after) and straddles(before, after, words):
        return "word"
    if _ALL_HAN.match(after) and not _NO_START.match(after):
        if before[-1] in _NO_HEADING_END or (after[0] in _NO_HEADING_END and after.endswith(ENDS_OF_HEADINGS)):
            return "connective"
        if before[-1].isalpha() and (after in ENDS_OF_HEADINGS or straddles(before, after, words)):
            return "word"
    if (
        before[-1] in _NO_HEADING_END
        and (len(before) >= _RUNNING or before[-1] == "，")
        and after[-1] in END
        and after[0].isalpha()
    ):
        return "connective"
    if (
        run_in
        and 0 <= after.find("。") <= 12
        and before[-1].isalpha()
        and not after[0].isascii()
        and straddles(before, after, words)
    ):
        return "word"
    return None


def _clauses_cut(before: str, after: str, words: Callable[[str], list[str]]) -> Cut | None:
    """The same for a labelled line of several clauses."""
    if "，" not in before or len(before) < _RUNNING or not _may_go_on(before, after):
        return None
    if told := _goes_on(before, after, words):
        return told
    return "word" if _is_short_tail(before, after) and straddles(before, after, words) else None


def straddles(before: str, after: str, words: Callable[[str], list[str]]) -> bool:
    """Whether a word lies across the end of `before` and the start of `after`.

    Two words that make a phrase (回顾|过去) are no evidence: one side must be left with a single character.
    """
    tail, head = before[-10:], after[:10]
    at = 0
    for word in words(tail + head):
        if at < len(tail) < at + len(word):
            return len(tail) - at == 1 or at + len(word) - len(tail) == 1
        at += len(word)
    return False
