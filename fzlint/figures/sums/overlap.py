"""Whether one thing may count in two parts of a list, by the words that name them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Protocol

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Item
from fzlint.figures.sums import completeness, misses, partition
from fzlint.pattern import pattern


class Overlaps(Protocol):
    """Words of the rule: see the parameters of the check."""

    @property
    def traits(self) -> tuple[str, ...]: ...

    @property
    def personal(self) -> tuple[str, ...]: ...

    @property
    def actors(self) -> tuple[str, ...]: ...


def may_overlap(total: Figure, parts: Sequence[Item], names: Sequence[str], words: Overlaps) -> bool:
    """Whether one thing may count in two parts, by words; what overlaps does not come very near by chance."""
    if any(completeness.REST.search(part.name) for part in parts):
        return False
    if sum(1 for name in names if _HAVING.match(name)) > 1:
        return True  # 有残疾人的25户、有学生的31户
    divided = _divided_by(total, names, words)
    if _are_apart(divided):
        return True
    if misses.changed_about(total, parts):
        return False  # what overlaps does not make the digits of the whole in another order
    off = abs(partition.made_of(parts) - total.value)
    traits = words.traits if off * (100 if len(parts) < 3 else 33) > total.value else ()
    # 县级领导接访: who did it, not what it was awarded
    awarded = [name for name in names if "级" not in name or not any(word in name for word in words.actors)]
    return _one_has(traits, awarded) or bool(divided)


def divided_twice(total: Figure, names: Sequence[str], words: Overlaps) -> bool:
    """女党员51名，大专以上学历3名，35岁以下49名: by sex, by schooling, by age; no slip of the pen, however near they come."""
    return _are_apart(_divided_by(total, names, words))


def _are_apart(divided: Sequence[set[str]]) -> bool:
    return any(one.isdisjoint(other) for one, other in combinations(divided, 2))


def honours(total: Figure, names: Sequence[str], words: Overlaps) -> bool:
    """省级示范村3个、市级文明村6个、县级卫生村14个: of several levels each time another thing, which one may be all of."""
    levels = next((row for row in completeness.words_of(words.traits) if "省级" in row), ())
    if total.about == "money" or any(word in name for name in names for word in words.actors):
        return False
    told = [next((word for word in levels if word in name), "") for name in names]
    things = {name.partition(word)[2] for name, word in zip(names, told, strict=True) if word}
    return len(things) == len(names) and "" not in things


_DOWN = pattern("及以下$", need="及以下")  # 处级8人，科级41人，科员及以下29人: the lowest of all
_HAVING = pattern("有(?!限|效|偿|线|机|色)|患|享")


def _divided_by(total: Figure, names: Sequence[str], words: Overlaps) -> list[set[str]]:
    """The names that have words of a row which others have not: 博士512人，硕士638人，双师型教师316人."""
    rows = completeness.words_of(words.personal) if total.about in ("person", "visit") else ()
    bare = [_DOWN.sub("", name) for name in names]
    found = [{name for name in bare if any(word in name for word in row)} for row in rows]
    return [some for some in found if 0 < len(some) < len(set(bare))]


def _one_has(rows: tuple[str, ...], names: Sequence[str]) -> bool:
    """Whether just one name has a word of a row."""
    return any(
        sum(1 for name in names if any(word in name for word in words)) == 1 for words in completeness.words_of(rows)
    )
