"""A sentence that adds up what it has told: 招教师42人，另接收师范生11人，共补充教师53人; 上半年5次，下半年7次，全年12次.

Its last figure says that it is the sum, in words of its own; all figures of its clause in front of it count the same things. Nothing
else tells that they are its parts, so only a slip of the pen is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.figures import completeness, reckoning
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Item, Listing, Passage
from fzlint.figures.numerals import one_digit
from fzlint.figures.partition import COMPARED
from fzlint.figures.said import HALVES, QUARTERS, STAGE, SUMMED, TAKEN_OUT, any_of, listed
from fzlint.pattern import pattern

_LEAST = 2
_MOST = 12
_CLOSE = 20
_SWAPPED = 20  # of less, digits in another order are met by chance
_SET_OUT = pattern("[^，。；]{0,12}[:：]", need=":|：")
_OPENED = any_of("不相加")
_YEAR = listed("全年合计")


def summed(passage: Passage) -> Iterator[Listing]:
    """The figures of a clause with the sum that stands last in it."""
    figures = passage.figures
    if len(figures) <= _LEAST:
        return
    for j in range(_LEAST, len(figures)):
        if SUMMED.search(figures[j].noun) or figures[j].noun in _YEAR:
            first = _first(passage, j)
            if figures[first].about != figures[j].about and _SET_OUT.match(reckoning.gap(passage, first, first + 1)):
                first += 1  # 培训共办四期：第一期62人
            items = _items(passage, first, j)
            if items and (_periods(items, figures[j]) or _slip(items, figures[j])):
                yield Listing("总", (figures[j],), items, False, True, False, "")


def _first(passage: Passage, j: int) -> int:
    """The first figure (index) of the clause of figure j."""
    figures = passage.figures
    start = max(passage.text.rfind(mark, passage.start, figures[j].span.start) for mark in "；;")
    k = j
    while k > 0 and j - k <= _MOST and figures[k - 1].span.start > start:
        k -= 1
    return k


def _items(passage: Passage, first: int, j: int) -> tuple[Item, ...]:
    """The figures as parts, if all of them may be."""
    total, parts = passage.figures[j], passage.figures[first:j]
    if not _LEAST <= len(parts) <= _MOST or total.approx or COMPARED.search(total.noun):
        return ()
    if any(
        part.about != total.about or part.approx or passage.inside[first + k] != passage.inside[j]
        for k, part in enumerate(parts)
    ):
        return ()
    words = passage.text[max(passage.start, parts[0].span.start - len(parts[0].noun)) : total.span.start]
    if _OPENED.search(words) or COMPARED.search(words) or TAKEN_OUT.search(words) or "。" in words:
        return ()
    if any("分别" in part.noun for part in parts[1:]):
        return ()
    return tuple(Item(part, part.noun, "，" if k else "", "", False) for k, part in enumerate(parts))


def _periods(items: Sequence[Item], total: Figure) -> bool:
    """Whether the parts are the halves or quarters of the year that the total is told for."""
    if not total.noun.startswith("全年"):
        return False
    return any(
        len(items) == len(words) and all(item.name.startswith(word) for item, word in zip(items, words, strict=True))
        for words in (HALVES, QUARTERS)
    )


def _slip(items: Sequence[Item], total: Figure) -> bool:
    """Whether the parts miss the total by a slip of the pen: little, or digits in another order; and no fewer of them make it."""
    if total.noun in _YEAR or any(STAGE.match(item.name) for item in items[1:]):
        return False
    step = min(total.step, *(item.figure.step for item in items))
    whole, counts = int(total.value / step), [int(item.figure.value / step) for item in items]
    digits = whole >= _SWAPPED and completeness.swapped(whole, sum(counts))
    digits = digits or any(one >= _SWAPPED and completeness.swapped(one, one + whole - sum(counts)) for one in counts)
    if (max(counts) >= whole and not (digits and len(counts) > _LEAST)) or any(
        sum(counts[k:]) == whole for k in range(len(counts) - 1)
    ):
        return False
    off = abs(sum(counts) - whole)
    alike = whole >= _SWAPPED and one_digit(whole, sum(counts)) and completeness.alike([item.name for item in items])
    return digits or alike or off * _CLOSE <= whole  # 新建公厕15座，改建公厕22座，共完成47座
