"""How sure it is that two quantities of a report are one told with two figures: signs with their weight and reason.

The words tell whether both speak of the same, the figures whether a slip of the pen lies between them.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from fzlint.figures.again.wholes import Told
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.numerals import one_digit
from fzlint.figures.reading.statement import parsed
from fzlint.record import NamedTuple

ENOUGH = 5
SURE = 6  # where something else stands in front of both
_THREE = 3
_FAR = 2  # so many times as much counts something else


class Twice:
    """Two quantities with the same words. apart: they may speak of two fields of work; ahead: the first stands before all others or
    under 总体情况; beside: both in one section; sure: the place of one leaves no doubt that it tells of the whole."""

    def __init__(
        self, first: Told, later: Told, apart: bool, ahead: bool = False, beside: bool = False, sure: bool = False
    ) -> None:
        self.first = first
        self.later = later
        self.apart = apart
        self.beside = beside
        self.sure = sure or first.sure or later.sure
        self.more = ahead and later.figure.value > first.figure.value
        step = min(first.figure.step, later.figure.step)
        self.counts = sorted((_count(first.figure, step), _count(later.figure, step)))

    @property
    def framed(self) -> int:
        return int(self.first.framed) + int(self.later.framed)

    @property
    def deed(self) -> bool:
        return bool(self.first.key[0] or self.later.key[0]) or self.first.key[1].endswith("率")

    @property
    def named(self) -> int:
        """How much the name of what is counted tells: 行政复议申请 everything, 案件 little, none nothing."""
        verb, thing, _ = self.first.key
        size = max(len(thing), len(thing) + len(verb) - 2 if len(verb) > 3 else 0)  # 提起公诉, 诉前调解成功
        if size > 1 and thing != "案件" and self.first.figure.noun.endswith("案件"):  # 刑事案件
            size += 2
        return 2 if size > 5 else 1 if size > 3 else 0 if size > 1 else -1

    @property
    def slip(self) -> int:
        return slip(self.first.figure, self.later.figure)

    @property
    def turned(self) -> bool:
        """Whether four digits or more are the same in another order."""
        low, high = map(str, self.counts)
        return len(low) > _THREE and low != high and sorted(low) == sorted(high) and self.slip > 0

    @property
    def far(self) -> bool:
        low, high = self.counts
        return high >= _FAR * low and sorted(str(low)) != sorted(str(high))  # 26 for 62 is a slip

    @property
    def others(self) -> bool:
        """Whether someone else is named as the one who has done it: 区政府共收到, 街道办事处共收到."""
        one, other = (parsed(told.figure.noun)[2].rpartition("共")[0][-_END:] for told in (self.first, self.later))
        return len(one) == len(other) == _END and one != other


_END = 2  # characters of a name that tell what it is


class Sign(NamedTuple):
    """Something that speaks for one quantity, or against it, and how much."""

    reason: str
    weight: Callable[[Twice], int]


SIGNS = (
    Sign("写明了时段、单位或者“共”：两处都写明的算两分", lambda twice: twice.framed),
    Sign("动词相同，或者都是率", lambda twice: int(twice.deed)),
    Sign("所数的名称完整：六个字以上算两分，四个字以上算一分，没有名称减一分", lambda twice: twice.named),
    Sign("两个数像笔误：调了位、错一位、多少一个零；三位以上的、调了位的两分", lambda twice: twice.slip),
    Sign("四位以上的数只是调了位", lambda twice: int(twice.turned)),
    Sign("相差不到一成", lambda twice: int(twice.counts[1] * 9 < twice.counts[0] * 10)),
    Sign("两处都写“共”“累计”“全年”，说的都是全部", lambda twice: int(twice.first.marked and twice.later.marked)),
    Sign("开头总述的数，后面一节里的反而更多：不会是其中一部分", lambda twice: int(twice.more)),
    Sign("相差一倍以上，多半另有所指", lambda twice: -2 * twice.far),
    Sign("可能各说各的领域：分在并列的两节，或者没有写明说的是全部", lambda twice: -4 * twice.apart),
    Sign("“共”前面各有主语", lambda twice: -4 * twice.others),
    Sign("在同一节里各说各的，却像笔误", lambda twice: 2 * int(twice.apart and twice.beside and twice.slip > 1)),
)


def least(twice: Twice) -> int:
    """The weight from which two quantities are told."""
    return ENOUGH if twice.sure else SURE


def weight(twice: Twice) -> int:
    return sum(sign.weight(twice) for sign in SIGNS)


def _count(figure: Figure, step: Decimal) -> int:
    return int(figure.value / step)


def slip(first: Figure, later: Figure) -> int:
    """How much two figures look like a slip of the pen: 2 for three digits or two changed about, 1 for fewer, 0 for none."""
    if first.approx or later.approx:
        return 0
    step = min(first.step, later.step)
    low, high = sorted((_count(first, step), _count(later, step)))
    swapped = sorted(str(low)) == sorted(str(high))
    if not (swapped or one_digit(high, low) or high == 10 * low):
        return 0
    by_chance = first.about == "time"  # 先后12次深入企业检查, 全年检查企业21次: visits are counted in many ways
    return 2 if high > 99 or (swapped and low != high and not by_chance) else 1
