"""The shares of one list: its parts, each told with its percentage of the total."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.reckoning import Scene, fits

_ROW = 30  # figures of a list of shares


def proved(scene: Scene, part: Figure, total: Figure) -> bool:
    """Whether two other parts of a list are told with their shares of its total, so that no other whole can be meant."""
    others = ((other, told) for other, told in _of_total(scene, part, total) if other is not part)
    return sum(fits(scene.passage, told, *reckoning.ratio(other, total)) for other, told in others) > 1


def _of_total(scene: Scene, part: Figure, total: Figure) -> Iterator[tuple[Figure, Figure]]:
    """The parts of a list around `part`, itself too, each with its share of the total."""
    figures = scene.passage.figures
    at = figures.index(part)
    for other, told in pairwise(figures[max(at - _ROW, 0) : at + _ROW + 1]):
        if told.about == "share" and scene.wholes.get(other.span) == total and "率" not in told.noun:
            yield other, told


def evens_out(scene: Scene, part: Figure, told: Figure, total: Figure) -> bool:
    """Whether a share is one of its last digit off so that all of the list make 100: what rounding leaves is put to one of them."""
    off = abs(part.value / total.value * 100 - told.value) if total.value else told.step * 2
    return off < told.step and sum(share.value for _, share in _of_total(scene, part, total)) == 100
