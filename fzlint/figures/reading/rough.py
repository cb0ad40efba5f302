"""Between what bounds a figure lies that is told roughly: 900余人次, 近5万份, 约300件, 超过200家."""

from __future__ import annotations

from decimal import Decimal

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.said import listed

_SLACK = Decimal("0.02")  # writers round 2.98万 up to 3万余 now and then
_ABOUT = Decimal("0.07")
_NEARLY = Decimal("0.2")
_WELL_OVER = Decimal("0.5")

Bounds = tuple[Decimal, Decimal]


def between(text: str, figure: Figure) -> Bounds | None:
    """Its bounds, both its value where it is told exactly; None where the words tell none: 300—400件."""
    value = figure.value
    if not figure.approx:
        return value, value
    found = _bounds(text, figure)
    return None if found is None else (found[0] * (1 - _SLACK), found[1] * (1 + _SLACK))


def _bounds(text: str, figure: Figure) -> Bounds | None:
    value = figure.value
    shown = text[figure.span.start : figure.span.end]
    before = text[max(figure.span.start - 4, 0) : figure.span.start].rstrip("为是达到有")
    if any(word in shown for word in "余多"):
        exponent = value.normalize().as_tuple().exponent
        return value, value + Decimal(1).scaleb(int(exponent))
    if before.endswith(listed("略小")):
        return value * (1 - _NEARLY), value
    if before.endswith("约"):
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    if before.endswith(listed("略大")):
        return value, value * (1 + _WELL_OVER)
    return None


def agree(one: Bounds, other: Bounds, slack: Decimal) -> bool:
    """Whether two figures may be one, with less than `slack` lost by rounding."""
    return one[0] - slack < other[1] and other[0] - slack < one[1]
