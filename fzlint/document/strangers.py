"""Labels in another style than their series: （一）（2）（三）, 第二章 三、 第四章; which of the open series each is meant for."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from fzlint.document.entry import Entry, Level
from fzlint.document.labels import RANK
from fzlint.record import NamedTuple

BRACKET = {"han-bracket", "arabic-bracket"}
_PLAIN = {"han", "arabic"}
_STRANGERS = (*RANK, "arabic-half", "han-half")  # ① counts inside running text
_HOSTS = frozenset((*_STRANGERS, "circle", "roman"))
_WORDED = ("编", "章", "部分", "篇")
_SURE = 3  # no list of its own begins with such a number
_LEFT_OUT = 2  # so far a number may be from the last of its own list
_LOOK_AHEAD = 200  # labels; a series whose next sibling is farther away is no help


class Sight(NamedTuple):
    """What a reader who has come to a label sees: all entries, per family where its entries are, the levels that are open, and
    per family the level closed last with its depth."""

    entries: list[Entry]
    where: dict[str, list[int]]
    stack: list[Level]
    closed: dict[str, tuple[int, Level]]

    def following(self, index: int, count: int) -> list[int]:
        """The numbers of the next `count` labels of the family of an entry, 0 where there are none."""
        places = self.where[self.entries[index].family]
        at = bisect_right(places, index)
        found = [self.entries[place].number for place in places[at : at + count]]
        return found + [0] * (count - len(found))

    def next_of(self, family: str, index: int) -> int:
        """The number of the next label of a family behind an entry, 0 if there is none."""
        places = self.where[family]
        at = bisect_right(places, index)
        return self.entries[places[at]].number if at < len(places) else 0


def host(sight: Sight, index: int) -> int | None:
    """The depth of the open series that a label of another style carries on: （一）（2）（三）."""
    entry = sight.entries[index]
    if entry.number < 2 or entry.family.startswith("decimal:"):
        return None
    own = {level.family: at for at, level in enumerate(sight.stack)}.get(entry.family, -1)
    closed = sight.closed.get(entry.family) if own < 0 else None
    former = closed[1] if closed and closed[1].last == entry.number - 1 and len(closed[1].blocks) > 1 else None
    last: int | None = None
    like: int | None = None
    shape = entry.level, entry.full
    for depth in range(len(sight.stack) - 1, -1, -1):
        level = sight.stack[depth]
        taken = _takes(level, entry, own)
        if taken == "no" or 0 < entry.level != level.level > 0:  # marked up as another level
            continue
        if former is not None and former.shape == shape != level.shape:
            continue  # 一、1. 2. 二、3.: its own run goes on, and looks like it
        if own > depth and _skips_in(sight.stack[own], entry) and level.shape != shape:
            continue  # 二、（一）（三） 四、: its own list left one out, and looks like it
        goes_on = _series_behind(sight, index, depth, own)
        if goes_on == "sibling":
            return depth if like is None or level.shape == shape else like
        if like is None and goes_on == "nothing" and taken == "any" and level.shape == shape and len(level.blocks) > 1:
            like = depth  # 二、 1.…… 2.…… （3）…… and then 四、
        if last is None and goes_on == "nothing" and taken == "any" and _is_last(sight, index, depth, own):
            last = depth  # unless one farther out goes on just behind it: 四、（四）5、 and then 六、
    return last


def _skips_in(own: Level, entry: Entry) -> bool:
    return own.shape == (entry.level, entry.full) and 0 < entry.number - own.last <= _LEFT_OUT


def _takes(level: Level, entry: Entry, own: int) -> Literal["any", "inner", "no"]:
    """Whether a level may hold a label of another style as its next: any, or one only that its own go on behind."""
    if level.family in ("", entry.family) or level.last != entry.number - 1:
        return "no"
    if level.family in _HOSTS:
        return "any"
    if level.family == "条" and entry.family in _PLAIN and own < 0:
        return "inner"  # 第六条, 7、, 第八条
    if level.family not in _WORDED:
        return "no"
    if 0 < entry.level == level.level:  # 第二章 and 三、, marked up as one level
        return "any"
    return "inner" if entry.family == "han" and entry.heading and own < 0 else "no"


def _series_behind(sight: Sight, index: int, depth: int, own: int) -> Literal["sibling", "nothing", "other"]:
    """What comes behind a label that may belong to the series at `depth`: its next sibling there, nothing of either style, or
    something else."""
    entry, level = sight.entries[index], sight.stack[depth]
    above = {other.family for other in sight.stack[:depth]} - {level.family, ""}
    number = entry.number
    for other in sight.entries[index + 1 : index + 1 + _LOOK_AHEAD]:
        if other.family in above:
            break
        if other.family == level.family:
            # Word does not count what was typed: （一）, typed （2）, and then （二）
            again = other.number == entry.number and other.made > entry.made and own < depth and not entry.begun
            sure = own < 0 and entry.number >= _SURE and other.number == number + 2  # 四、（五） 七、
            return "sibling" if other.number == number + 1 or again or sure else "other"
        if other.family == entry.family:
            if other.number != number + 1:
                break
            number += 1
    return "nothing" if number == entry.number else "other"


def _is_last(sight: Sight, index: int, depth: int, own: int) -> bool:
    """Whether a label is the last of the series at `depth`: only its shape can tell."""
    entry, level = sight.entries[index], sight.stack[depth]
    pair = {level.family, entry.family}
    if own < 0 and (pair == BRACKET or (pair == _PLAIN and level.last >= 2)):
        return True
    if entry.family == "circle" and len(sight.where["circle"]) == 1 and len(level.blocks) > 1:
        return True  # 1. 2. ③, the only ③ of the text
    return depth > own and len(level.blocks) > 1 and _belongs_nowhere_else(sight, index, depth, own)


def meant(sight: Sight, index: int, depth: int) -> int:
    """The depth of the series that a label is meant for whose number happens to carry on the one at `depth` too: behind
    一、（一） stands 二、, and then come （三） and another 二、."""
    entry = sight.entries[index]
    (then,) = sight.following(index, 1)
    for deeper in range(len(sight.stack) - 1, depth, -1):
        level = sight.stack[deeper]
        if then == entry.number and level.last == entry.number - 1 and level.family in RANK:
            if sight.next_of(level.family, index) == entry.number + 1:
                return deeper
            shape = entry.level, entry.full
            if len(level.blocks) > 1 and level.shape == shape != sight.stack[depth].shape:
                return deeper
    return depth


def bridges(sight: Sight, index: int) -> bool:
    """Whether the next label of an open series of another style leaves out just the number of an entry: （二）三，（四）."""
    number = sight.entries[index].number
    return any(
        level.last == number - 1 and level.family in RANK and sight.next_of(level.family, index) == number + 1
        for level in sight.stack
    )


def _belongs_nowhere_else(sight: Sight, index: int, depth: int, own: int) -> bool:
    """Whether a label that carries on the series at `depth` in another style neither starts nor carries on one of its
    own family, which is open at depth `own` or not at all (-1): （三）, then 四、, and the next of them is 二、.

    Where both may be, it goes with those that look like it: headings of their own, or paragraphs.
    """
    entry = sight.entries[index]
    if entry.number < 3 or entry.family not in _STRANGERS:
        return False
    shape = entry.level, entry.full
    like = shape == sight.stack[depth].shape
    if own < 0:
        closed = sight.closed.get(entry.family)
        return closed is None or closed[1].last != entry.number - 1 or (like and shape != closed[1].shape)
    last, rival = sight.stack[own].last, sight.stack[own].shape
    then, after = sight.following(index, 2)
    if (then > last + 1 or after > then + 1) or (rival == shape and not like):
        return False
    if like and rival != shape:
        return True
    return then == last + 1 if entry.number > last else entry.number < last - 1
