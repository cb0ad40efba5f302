"""The last figure of a clause that adds up all before it, though no other word says so: 招教师42人，另接收师范生11人，共补充教师53人;
上半年5次，下半年7次，全年12次; 一年级412人、二年级398人，全校810人; 收入15.39亿元，加上补助13.36亿元，收入合计28.75亿元.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Item, Listing, Passage
from fzlint.figures.reading.numerals import one_digit
from fzlint.figures.reading.reckoning import gap
from fzlint.figures.reading.said import EVERY_QUARTER, HALVES, QUARTERS, STAGE, SUMMED, TAKEN_OUT, any_of, listed
from fzlint.figures.sums import completeness, misses
from fzlint.figures.sums.back import LEAST, SUMMANDS, every, listing_of
from fzlint.figures.sums.partition import COMPARED
from fzlint.pattern import pattern

_SET_OUT = pattern("[^，。；]{0,12}[:：]", need=":|：")
_OPENED = any_of("不相加")
YEAR = listed("全年合计")
OF_ALL = listed("全体合计")
PLUS = listed("加上")


def summed(passage: Passage, j: int) -> Listing | None:
    """招教师42人，另接收师范生11人，共补充教师53人; 上半年5次，下半年7次，全年12次: nothing else tells that all figures of the clause
    are parts of its last, so only a slip of the pen is told."""
    figures, total = passage.figures, passage.figures[j]
    if not (SUMMED.search(total.noun) or total.noun.startswith((*YEAR, *OF_ALL))) or COMPARED.search(total.noun):
        return None
    first = max(j - SUMMANDS - 1, 0)
    start = max(passage.text.rfind(mark, figures[first].span.start, total.span.start) for mark in "；;")
    first = max(bisect_left(figures, start, key=lambda figure: figure.span.start), first)
    if figures[first].about != total.about and _SET_OUT.match(gap(passage, first, first + 1)):
        first += 1  # 培训共办四期：第一期62人
    items = every(passage, first, j)
    if not items or any("分别" in item.name for item in items[1:]):
        return None
    words = passage.text[max(passage.start, figures[first].span.start - len(items[0].name)) : total.span.start]
    if _OPENED.search(words) or COMPARED.search(words) or TAKEN_OUT.search(words) or "。" in words:
        return None
    told = _periods(items, total) or _slip(items, total) or _deeds(passage, j, items) or _kinds(items, total)
    return listing_of("总", total, items) if told else None


def _periods(items: Sequence[Item], total: Figure) -> bool:
    """Whether the parts are the halves or quarters of the year that the total is told for."""
    words = next((words for words in (HALVES, QUARTERS) if len(words) == len(items)), ())
    told = all(item.name.startswith(word) for item, word in zip(items, words, strict=False))
    told = told or (words is QUARTERS and EVERY_QUARTER.match(items[0].name) is not None)
    return total.noun.startswith("全年") and bool(words) and told


def _slip(items: Sequence[Item], total: Figure) -> bool:
    """Whether the parts miss the total by a slip of the pen: little, or digits in another order; and no fewer of them make it."""
    if total.noun in YEAR or not SUMMED.search(total.noun) or any(STAGE.match(item.name) for item in items[1:]):
        return False
    step = min(total.step, *(item.figure.step for item in items))
    whole, counts = int(total.value / step), [int(item.figure.value / step) for item in items]
    digits = whole >= misses.SWAPPED and misses.swapped(whole, sum(counts))
    digits = digits or any(one >= misses.SWAPPED and misses.swapped(one, one + whole - sum(counts)) for one in counts)
    if (max(counts) >= whole and not (digits and len(counts) > LEAST)) or any(
        sum(counts[k:]) == whole for k in range(len(counts) - 1)
    ):
        return False
    off = abs(sum(counts) - whole)
    alike = (
        whole >= misses.SWAPPED and one_digit(whole, sum(counts)) and completeness.alike([item.name for item in items])
    )
    if off == 1 and len(counts) > LEAST and total.about == "time":
        return True  # 学法6次、讲座3次、旁听1次，累计11次
    return digits or alike or off * misses.CLOSE <= whole  # 新建公厕15座，改建公厕22座，共完成47座


def _deeds(passage: Passage, j: int, items: Sequence[Item]) -> bool:
    """Whether one thing was dealt with in several ways, each told by its bare verb, and then in all: 取消事项12项、下放9项、合并7项，共调整28项."""
    first = j - len(items)
    row = all(gap(passage, k, k + 1).startswith("、") for k in range(first, j - 1))
    bare = all(len(item.name) <= _VERB for item in items[1:]) and not any(STAGE.search(item.name) for item in items)
    total = passage.figures[j]
    same = {item.figure.unit for item in items} == {total.unit}
    told = row and bare and same and len(items) > LEAST and gap(passage, j - 1, j).startswith(("，共", "，合计"))
    return told and max(item.figure.value for item in items) < total.value


_VERB = 3  # characters


def _kinds(items: Sequence[Item], total: Figure) -> bool:
    """Whether three parts or more of one kind come near what is told of all there are: 一年级412人、二年级398人、三年级405人，全校1215人."""
    names = [item.name for item in items]
    if not total.noun.startswith(OF_ALL) or len(items) <= LEAST or not completeness.alike(names):
        return False
    made = sum(item.figure.value for item in items)
    near = abs(made - total.value) * misses.CLOSE <= total.value or one_digit(int(total.value), int(made))
    return near and len(set(names)) == len(names)


def added_to(passage: Passage, j: int) -> Listing | None:
    """收入15.39亿元，加上补助13.36亿元、调入资金0.05亿元，收入合计28.80亿元: what is added, and the figure in front that it is added to."""
    figures, total = passage.figures, passage.figures[j]
    if not SUMMED.search(total.noun) or total.approx:
        return None
    low = max(j - SUMMANDS, 1)
    plus = next((k for k in range(low, j) if figures[k].noun.startswith(PLUS)), 0)
    if not plus or any(figures[k].about != total.about or figures[k].approx for k in range(plus, j)):
        return None
    start = max(passage.text.rfind(mark, passage.start, figures[plus].span.start) for mark in "；;")
    bases = [
        figure
        for figure in figures[max(plus - _BASES, 0) : plus]
        if figure.about == total.about and figure.span.start > start and not COMPARED.search(figure.noun)
    ]
    added = sum(figure.value for figure in figures[plus:j])
    off = [abs(base.value + added - total.value) for base in bases]
    slack = max(figure.step for figure in (*figures[plus:j], total))
    if not bases or min(off) <= slack:
        return None
    base = bases[off.index(min(off))]
    step = min(figure.step for figure in (base, *figures[plus : j + 1]))
    turned = misses.swapped(int(total.value / step), int((base.value + added) / step))
    if min(off) * misses.CLOSE > total.value and not turned:
        return None
    items = [Item(part, part.noun, "，" if k else "", "", False) for k, part in enumerate((base, *figures[plus:j]))]
    return listing_of("总", total, items)


_BASES = 5  # figures in front of what is added: with the plan and last year's
