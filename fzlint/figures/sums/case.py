"""A listing with the total that it may be made of, and every way to read its parts: what `totals` judges and `doubts` asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Item, Listing
from fzlint.figures.sums import completeness, misses, partition
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_MANY = 5  # a whole that is called by its parts is missed by no more than one in so many


class Words(NamedTuple):
    """What the rule says of words: see its parameters."""

    divisions: tuple[str, ...]
    traits: tuple[str, ...]
    personal: tuple[str, ...]
    repeated: tuple[str, ...]
    quarters: tuple[str, ...]
    sums: tuple[str, ...]
    attended: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


_SENTENCE_END = pattern("[。\n]")
_COMMA = pattern("[，,；;：:。\n0-9]")
_BEHIND = 16  # code points


class Case:
    """A listing with the total that it may be made of, and every way to read its parts."""

    def __init__(self, text: str, listing: Listing, total: Figure, parts: list[Item], words: Words) -> None:
        self.text = text
        self.listing = listing
        self.total = total
        self.parts = parts
        self.words = words
        self.names = [part.name for part in parts]
        self._known: dict[tuple[str, ...], int] = {}  # asked for again and again
        self.every = partition.endings(parts) if listing.behind else partition.readings_of(parts)
        self.readings = self.every if listing.behind else self._settled()
        self.others = [*partition.strict(total, self.readings), *partition.heads(parts)]

    def _settled(self) -> Sequence[Sequence[Item]]:
        """Only the reading that is complete by itself, if there is one: it ends in the rest, or divides the whole; but all of
        them where the whole list makes the total: 230个，其中城区120个、乡镇80个，结余30个."""
        if partition.made_of(self.every[0]) == self.total.value:
            return self.every
        for reading in self.every[1:]:
            if completeness.REST.search(reading[-1].name) or self.divided([part.name for part in reading]) == 2:
                return [reading]
        pair, two = self.parts[:2], self.names[:2]  # 其中定向捐赠516万元，非定向捐赠356万元，支出640万元
        if self._near(pair, misses.CLOSE) and self.divided(two) == 2 and not self.divided(self.names):
            return [pair]
        return self.every

    def divided(self, names: Sequence[str]) -> int:
        key = tuple(names)
        if key not in self._known:
            self._known[key] = self._divided(names)
        return self._known[key]

    def _divided(self, names: Sequence[str]) -> int:
        if completeness.both_sides(names) or completeness.ranged(names):
            return 2
        if completeness.numbered(names) or self._called_by(names):
            return 2  # 第一次860人，第二次720人，第三次780人
        index = completeness.by_first(self.words.divisions)
        rows = {words for c in names[0] for words in index.get(c, ())}
        found = max((completeness.division(words, names) for words in rows), default=0)
        return found if completeness.one_bound(names) else 0

    def _called_by(self, names: Sequence[str]) -> bool:
        """Whether the whole is called by its parts, 门急诊 by 门诊 and 急诊, and they come near it: 排查整治100处 is done in two steps."""
        behind = self.text[
            self.total.span.end : self.total.span.end + _BEHIND
        ]  # 218个村（社区），其中村186个、社区32个
        if all(len(name) == 1 for name in names) and "".join(names) in self.total.noun:
            return True  # 优良天数158天，其中优61天、良97天
        return self._near(self.parts, _MANY) and (
            completeness.named_in(self.total.noun, names) or completeness.named_in(_COMMA.split(behind)[0], names)
        )

    def _near(self, parts: Sequence[Item], least: int) -> bool:  # by no more than one in so many
        return abs(partition.made_of(parts) - self.total.value) * least <= self.total.value

    @cached_property
    def rivals(self) -> list[Figure]:
        """Other figures that the list may be made of. A bracket speaks of what stands right in front of it."""
        if self.listing.bracket:
            return []
        return [other for other in self.listing.totals if other.about == self.total.about and other is not self.total]

    @property
    def sentence(self) -> str:
        """The text from the first to the last figure, to the end of the sentence or bracket behind."""
        last = max(self.total.span.end, self.parts[-1].figure.span.end)
        start = min(self.total.span.start, self.parts[0].figure.span.start)
        return self.text[start:last] + _SENTENCE_END.split(self.text[last : last + 20], maxsplit=1)[0]
