"""Slips of the pen in a figure: one digit wrong, or two side by side changed about."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.numerals import one_digit

_LEAST = 20
_TWO = 2


def slip(made: Decimal, told: Figure) -> bool:
    """Whether one digit of what is told is wrong, or two are changed about; small figures are alike by chance."""
    shown, meant = int(told.value / told.step), int(made / told.step)
    if min(shown, meant) < _LEAST:
        return False
    return any(one_digit(shown, each) or sorted(str(shown)) == sorted(str(each)) for each in (meant, meant + 1))


def wrong_digit(told: Figure, made: Decimal, least: int = _TWO) -> bool:
    """Whether one digit of what is told keeps it from what is made, as that would be shown; least: by so many of the last digit, which
    may be cut or rounded."""
    shown, meant = told.value / told.step, (made / told.step).to_integral_value()
    return one_digit(int(shown), int(meant)) and abs(shown - meant) >= least


_LONGEST = 7  # digits


def swaps(figure: Figure) -> Iterator[Decimal]:
    """What a figure would be with two digits side by side changed about."""
    digits = str(int(figure.value / figure.step))
    for k in range(len(digits) - 1 if 1 < len(digits) <= _LONGEST else 0):
        if digits[k] != digits[k + 1]:
            yield Decimal(digits[:k] + digits[k + 1] + digits[k] + digits[k + 2 :]) * figure.step


def shifted(figure: Figure) -> Iterator[Decimal]:
    """What a figure would be with its point one place farther: 53.4 for 5.34, 300 for 3000; small whole numbers have none."""
    if figure.step < 1 or figure.value >= _ALL:
        if figure.step < 1 or figure.value % _TEN == 0:
            yield figure.value / _TEN
        yield figure.value * _TEN


_TEN, _ALL = 10, 100
