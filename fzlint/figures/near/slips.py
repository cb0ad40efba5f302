"""Which slip of the pen would make an equation of figures right: two digits changed about, a point misplaced, one wrong or lost digit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.numerals import one_digit
from fzlint.figures.reading.pen import shifted, swaps
from fzlint.figures.reading.reckoning import COMPARED
from fzlint.figures.reading.said import any_of, listed
from fzlint.record import NamedTuple

_NINE = 9
_FEWEST = 3  # figures of an equation
_FOUR = 4
_MEAN = any_of("不能加的数")
_LAST_YEAR = frozenset(listed("上年的数"))
_MOVED = ("到", "至", "由", "从")  # 由180件增加到243件
_REACHED = listed("达到多少")  # so much there is
_DIFFERS = any_of("相差多少")


class Equation(NamedTuple):
    """Figures that may make others: a whole and its parts, or two and two. off: by how much the left ones make more."""

    left: tuple[Figure, ...]
    right: tuple[Figure, ...]
    off: Decimal

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (*self.left, *self.right)


def slips_of(equation: Equation, in_list: bool) -> tuple[tuple[Figure, ...], bool] | None:
    """The figures any one of which would make an equation right, had it not been mistyped, and whether by two digits changed about or a
    point; in a list also by one wrong digit."""
    off, figures = equation.off, equation.figures
    units = off / min(figure.step for figure in figures)
    turned = not units % _NINE  # so are the differences of digits changed about
    if not (turned or (in_list and len(figures) > _FEWEST) or _in_one_digit(units)):
        return None
    if any(figure.approx for figure in figures) or not may_be_added(figures):
        return None
    meant = [*(figure.value - off for figure in equation.left), *(figure.value + off for figure in equation.right)]
    pairs = list(zip(figures, meant, strict=True))
    if turned and (found := tuple(f for f, value in pairs if _turned(f, value, in_list and f in equation.right))):
        return found, True
    if len(equation.left) > 1 or any(said(figure.noun) == "differs" for figure in figures):
        return None
    found = tuple(figure for figure, value in pairs if _wrong_digit(figure, value))
    if not found and in_list and len(figures) > _FEWEST:
        found = tuple(figure for figure, value in pairs if _lost_digit(figure, value))
    return (found, False) if found else None


def _in_one_digit(units: Decimal) -> bool:
    """Whether a difference may be that of one digit: 7, 70, 700."""
    return len(str(abs(int(units))).rstrip("0")) <= 1


def is_slip(figure: Figure, value: Decimal) -> bool:
    """Whether a figure is a value with one slip of the pen: two digits changed about, one wrong or lost, the point misplaced."""
    return (
        value in swaps(figure) or value in shifted(figure) or _wrong_digit(figure, value) or _lost_digit(figure, value)
    )


def _turned(figure: Figure, value: Decimal, part: bool) -> bool:
    """Whether a figure is a value with two digits changed about, or a part with its point misplaced; 06 is no way to write 6."""
    return (value in swaps(figure) and value * 10 > figure.value) or (part and value in shifted(figure))


def _wrong_digit(figure: Figure, value: Decimal) -> bool:
    """Whether a figure is a value with one wrong digit, not the last of a rounded one."""
    shown, meant = figure.value / figure.step, value / figure.step
    return (
        meant == int(meant) > 0
        and one_digit(int(shown), int(meant))
        and (figure.step == 1 or abs(shown - meant) > _NINE)
    )


def _lost_digit(figure: Figure, value: Decimal) -> bool:
    """Whether a figure is a value of three digits or more without one of them: 214 for 2147."""
    shown, meant = str(int(figure.value / figure.step)), str(value / figure.step)
    return len(meant) == len(shown) + 1 >= _FEWEST + 1 and any(
        meant[:k] + meant[k + 1 :] == shown for k in range(len(meant))
    )


def may_be_added(figures: Sequence[Figure], differing: bool = True) -> bool:
    """Whether no figure is a mean, or tells by how much another has changed; of three it may be what two others differ by."""
    words = [said(figure.noun) for figure in figures]
    if "moved" in words:
        return False
    if differing and len(figures) <= _FOUR and "differs" in words:
        return True
    return not any(is_no_part(figure.noun) for figure in figures)


@lru_cache(maxsize=1024)
def said(noun: str) -> str:
    """What words tell of the figure behind them: that it has moved to it, or how much two others differ by."""
    if (noun.endswith(_MOVED) and not noun.endswith(_REACHED)) or noun in _LAST_YEAR:
        return "moved"
    return "differs" if _DIFFERS.search(noun) is not None else ""


@lru_cache(maxsize=1024)
def is_no_part(noun: str) -> bool:
    return _MEAN.search(noun) is not None or COMPARED.search(noun) is not None
