"""What a rate is the rate of: the part that its name speaks of, and the whole that stands before it.

受理86件，审结79件，审结率91.9%: 79件, by the word 审结, of 86件.
"""

from __future__ import annotations

from collections.abc import Sequence

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import BACK, fits
from fzlint.figures.reading.said import NARROW, ORDERED, PAPER, alternatives, any_of, listed
from fzlint.pattern import pattern

_RATES = "|".join(listed("率名"))
RATE = pattern(
    rf"(?P<name>\S*?)(?:{_RATES}|(?<![方层全])面)(?:分别|[为达到了约是均]|高达|实现|保持|提[升高][至到])*",
    need=f"{_RATES}|面",
)
FAULTY = any_of("有毛病")
DUE = any_of("该有多少")
DONE = pattern("完成|执行|达成")
_CARRIED = any_of("以前转来")
_ALTOGETHER = pattern("共(?!同)|总|合计|累计")
_INCLUDED = pattern(r"\(含[^()]*\)")
CLOSED = any_of("结了")
TAKEN_IN = any_of("收了")
WHAT_COMES = any_of("承前的词")
DISPUTE = pattern("纠纷|矛盾")
# words in front of what a rate speaks of that narrow nothing
NEUTRAL = pattern(f"全[年省市区县州镇乡街局委院]|[上下]半年末|{alternatives('率前的虚词')}")
_LONG = 200  # code points
_BRIEF = 4


def of_these(passage: Passage, i: int, p: int, whole: Figure, name: str) -> bool:
    """Whether nothing in front of what a rate speaks of tells of others than the part and the whole: 食用农产品合格率."""
    if NARROW.search(name):
        return True
    front = NEUTRAL.sub("", name[:-2]).removesuffix("不")
    if len(front) < 2:
        return not front or front in "总" or _known(passage, i, p, whole, front)
    return _known(passage, i, p, whole, front)


def _known(passage: Passage, i: int, p: int, whole: Figure, front: str) -> bool:
    told = passage.figures[i]
    first = max(i - BACK, 0)
    start = max(passage.start, passage.figures[first].span.start - _LONG)
    words = passage.text[start : told.span.start - len(told.noun)]
    own = reckoning.front(passage, p)  # 规范管理2280人 … 规范管理717人
    for k in range(first, min(i + 2, len(passage.figures))):
        if passage.figures[k] is not whole and k != p and (other := reckoning.front(passage, k)) and other != own:
            words = words.replace(other, "|")
    if p > i:
        words += reckoning.front(passage, p)
    if len(front) <= _BRIEF - 1:
        return front in words or (len(front) == 2 and reckoning.short_for(front, words) != "")
    return sum(1 for c in front if c in words) * 10 >= len(front) * 7


def told_already(passage: Passage, i: int, p: int, whole: Figure, named: bool) -> bool:
    """Whether another rate behind the part, or right in front of the two, is what the part and the whole make. named: the part
    is called as rate i is; then it has to be called as the other is, too: 回收率95%；其中满意722份，满意率95%."""
    figures = passage.figures
    low, high = reckoning.ratio(figures[p], whole)
    first = next((k for k in range(max(p - BACK, 0), p) if figures[k] is whole), p) - 1
    return any(
        k != i
        and figures[k].about == "share"
        and (rate := RATE.fullmatch(figures[k].noun)) is not None
        and fits(passage, figures[k], low, high)
        and not (named and not tied(passage, p, [rate["name"][-2:] or "率"]))
        for k in (first, *range(p + 1, min(p + 2 * BACK, len(figures))))
        if k >= 0
    )


def tied(passage: Passage, k: int, stems: Sequence[str]) -> str:
    """The word by which figure k is what a rate speaks of; "" if it is not."""
    words = reckoning.front(passage, k) + "|" + reckoning.behind(passage, k)
    words = words.replace("应诉案", "|案")  # what there is to be answered, not what was
    for stem in stems:
        at = words.find(stem)
        if at > 0 and words[at - 1] in "不未" and stem[0] not in "不未":
            return words[at - 1] + stem
        if at >= 0 and (PAPER.match(words, at + len(stem)) or ORDERED.search(words[:at])):
            words = words.replace(stem, "|")  # 责令整改, 整改清单: what has to be done, not what was
            continue
        if at >= 0:
            return stem
        if stem[::-1] in words:  # 收回1428份，回收率
            return stem[::-1]
        if CLOSED.search(stem) and (match := CLOSED.search(words)):
            return match.group()
    return reckoning.short_for(stems[0], words)


def carried(passage: Passage, k: int, last: int) -> bool:
    """Whether what was left from earlier years, told up to figure `last`, may have to be added to the whole."""
    end = passage.figures[last].span.start
    text = passage.text[max(passage.start, end - _LONG) : end]
    if not _CARRIED.search(_INCLUDED.sub("", text)):
        return False
    return k < 0 or not _ALTOGETHER.search(reckoning.front(passage, k))
