"""How likely a slip of the pen is, by the figures alone, where the parts of a listing do not make its total.

What the words tell of how complete the list is stands in `completeness`.
"""

from __future__ import annotations

from collections.abc import Sequence

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Item
from fzlint.figures.reading.numerals import one_digit

TWO_DIGITS = 99  # of smaller figures one digit differs by chance
SWAPPED = 20  # of less, digits in another order are met by chance
CLOSE = 20  # a sum that nothing announces and that misses the whole by more than one in so many is of other things
BY_CHANCE = 60  # below this, some of more may well make a tenth of the whole, or its digits changed about
# the largest difference that is a slip rather than a part that was not told, as a fraction 1/n of the whole, by the number of
# signs that the list is complete
_UNDER = (40, 14, 12, 8)


def likely(whole: int, counts: Sequence[int], signs: int, closed: bool, ambiguous: bool) -> bool:
    """Whether a difference that looks like no slip of the pen is one all the same.

    Some of the parts may come to any sum below the whole, but not to more than the whole; that can only be things that count twice.
    """
    made = sum(counts)
    off = abs(made - whole)
    if ambiguous:
        return signs > 1 and off * 14 <= whole
    if made > whole and max(counts) == whole:  # 旁听6次，其中干部旁听3次、群众旁听6次
        return False
    if made > whole and signs and len(counts) > 2 and whole > TWO_DIGITS and one_digit(whole, made):
        return True
    if made > whole:  # what overlaps makes more than the whole, too
        return off * (2 if signs else 20) <= whole or signs > 1 or closed
    if signs and len(counts) > 2 and whole > TWO_DIGITS and off * 8 <= whole and one_digit(whole, made):
        return True
    if len(counts) > 3 and any(count * 10 == whole - made + count for count in counts):
        return True  # a zero is missing: 3件 for 30件
    return off * _UNDER[min(signs, 3)] <= whole or (closed and off * 2 <= whole)


def slipped(whole: int, counts: Sequence[int], least: int) -> bool:
    """Whether one slip of the pen explains the difference. least: smaller figures may be alike by chance."""
    off = abs(sum(counts) - whole)
    if off == 1 or (off == 2 and whole >= 20) or off * 100 <= whole:
        return True
    return any(min(told, meant) >= least and _slip(told, meant) for told, meant in pairs(whole, counts))


def swapped(told: int, meant: int) -> bool:
    """Whether a figure has the digits of another in another order."""
    return told != meant and len(str(told)) == len(str(meant)) and sorted(str(told)) == sorted(str(meant))


def two_slipped(whole: int, counts: Sequence[int], divided: bool) -> bool:
    """Whether two parts behind 其中 miss the whole by so little, or by such a slip, that chance does not explain it.

    Of small figures chance does: of 30 cases 2 were lost and 1 was settled.
    """
    made = sum(counts)
    off = abs(made - whole)
    if divided:  # 维持 and 撤销: others of their kind may make the rest, but these cannot be more than the whole
        close = off * BY_CHANCE <= whole * 2
        return made > whole or (
            whole > TWO_DIGITS
            and (swapped(whole, made) or (close and any(swapped(*pair) for pair in pairs(whole, counts))))
        )
    if off == 1 or (off == 2 and whole >= 40):
        return True
    meant_pairs = pairs(whole, counts)
    if off * (20 if made > whole else 50) <= whole and any(one_digit(told, meant) for told, meant in meant_pairs):
        return True
    if made * 2 < whole and swapped(whole, made):
        return False  # who tells less than half tells some; that the digits are alike is chance
    least = 20 if made > whole else BY_CHANCE
    return any(min(told, meant) >= least and _slip(told, meant) for told, meant in meant_pairs)


def changed_about(total: Figure, parts: Sequence[Item]) -> bool:
    """Whether the whole or a part has the digits of what it should be in another order, three of them at least; of four parts the
    whole may have two: 工程73个，甲6个、乙4个、丙18个、丁9个."""
    step = min(total.step, *(part.figure.step for part in parts))
    counts = [int(part.figure.value / step) for part in parts]
    whole = int(total.value / step)
    if len(parts) >= _LONG and whole >= SWAPPED and swapped(whole, sum(counts)):
        return True
    return any(told > TWO_DIGITS and swapped(told, meant) for told, meant in pairs(whole, counts))


_LONG, _MYRIAD = 4, 10_000


def pairs(whole: int, counts: Sequence[int]) -> list[tuple[int, int]]:
    """Every figure as told, and as it would have to be if the others are right."""
    made = sum(counts)
    return [(whole, made), *((count, whole - made + count) for count in counts)]


def near(whole: int, off: int, signs: int, close: bool) -> bool:
    """Whether the difference is small enough to be one in a list that looks complete: a few, 5 %, or a digit off by one."""
    if off * 20 <= whole or (off == 2 and whole >= 8) or (off == 3 and whole >= (20 if signs > 1 else 40)):
        return True
    return str(off).rstrip("0") == "1" and off * (2 if close else 4) <= whole


def _slip(told: int, meant: int) -> bool:
    """Whether one slip of the pen makes `told` of `meant`: digits changed about, a zero or a 万 too many or too few."""
    if meant <= 0 or max(told, meant) < 12:
        return False
    if max(told, meant) == min(told, meant) * _MYRIAD:
        return True
    return swapped(told, meant) or told == meant * 10 or (meant == told * 10 and told > 9)


def decimal(figure: Figure) -> bool:
    return figure.value != figure.value.to_integral_value() or figure.step.normalize().as_tuple().exponent not in (
        0,
        4,
        8,
    )
