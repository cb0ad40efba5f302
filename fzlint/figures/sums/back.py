"""A list whose total stands behind it: how far back it goes, and its parts; the same for every way to tell such a total."""

from __future__ import annotations

from collections.abc import Sequence

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import (
    FAR,
    GAP,
    MOST,
    NESTED,
    STOP,
    Item,
    Listing,
    Passage,
    around,
    items_of,
    plain,
)
from fzlint.figures.reading.said import listed

LEAST = 2  # parts
SUMMANDS = 12  # of a clause that its last figure adds up


def listing_of(intro: str, total: Figure, items: Sequence[Item], lead: str = "") -> Listing:
    return Listing(intro, (total,), tuple(items), False, True, False, lead)


def reach(passage: Passage, end: int, home: int) -> int:
    """The first figure (index) of the list that ends in front of figure `end`, in bracket `home` or around it."""
    figures = passage.figures
    first = end
    for i in range(end - 1, max(end - MOST, -1), -1):
        if passage.inside[i] != home:
            if around(passage, home, passage.inside[i]):
                continue
            break
        words = plain(passage.text[figures[i].span.end : figures[first].span.start])
        if words.endswith(_SOME_OF) and not words.endswith(_NAMED_SO):  # 34个部门中有32个、13个乡镇中有12个，共44个
            return end
        if len(words) > GAP or "。" in words or (first < end and (NESTED.search(words) or STOP.search(words))):
            break
        first = i
    return first


_SOME_OF = ("中", "中的", "中有")
_NAMED_SO = listed("以中结尾的名称")  # 普通高中4所


def begin(passage: Passage, first: int) -> int:
    """Where the words of figure `first` begin at most."""
    end = passage.figures[first - 1].span.end if first else 0
    return max(passage.start, passage.figures[first].span.start - FAR, end)


def parts_to(passage: Passage, first: int, last: int, home: int) -> tuple[Item, ...]:
    return tuple(items_of(passage, first, begin(passage, first), home, last))


def every(passage: Passage, first: int, j: int) -> tuple[Item, ...]:
    """All figures from the first to the total as parts, if they count what it does and nothing else is told of them."""
    total, parts = passage.figures[j], passage.figures[first:j]
    if not LEAST <= len(parts) <= SUMMANDS or total.approx:
        return ()
    if any(
        part.about != total.about or part.approx or home != passage.inside[j]
        for part, home in zip(parts, passage.inside[first:j], strict=True)
    ):
        return ()
    return tuple(Item(part, part.noun, "，" if k else "", "", False) for k, part in enumerate(parts))
