"""A change: what a quantity was, what it is, and what its growth has to be."""

from __future__ import annotations

from decimal import Decimal

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import shown
from fzlint.record import NamedTuple


class Change(NamedTuple):
    """A quantity now and then.

    then  its value where the text tells only by how much it changed, else a figure's
    base  how the text tells it, or would
    when  the words for it where it is reckoned, else ""
    by    by how much it has changed, where the text tells that and not the quantity now
    """

    now: Figure
    then: Decimal
    slack: Decimal
    figures: tuple[Figure, ...]
    base: str
    when: str = ""
    by: str = ""


def change_of(passage: Passage, now: Figure, then: Figure) -> Change:
    return Change(now, then.value, reckoning.slack(then), (now, then), shown(passage, then))


def changed_by(passage: Passage, then: Figure, by: Figure, less: bool) -> Change:
    """What a quantity was and by how much it has changed since tell what it is: 较去年的120件减少18件."""
    now = by._replace(value=then.value - by.value if less else then.value + by.value)
    return change_of(passage, now, then)._replace(figures=(by, then), by=shown(passage, by))


def reckon(told: Figure, change: Change, down: bool) -> tuple[Decimal, Decimal, Decimal] | None:
    """Between what bounds the growth lies, and what it is, in the unit of what is told."""
    now, then = change.now.value, change.then
    if change.when and told.about != "point":
        low, high = grown_by(*reckoning.bounds(change.now), change.figures[1], then > now)
        scale, made = (1 if told.about == "fold" else 100), (now / then - 1)
        low, high, made = low * scale, high * scale, made * scale
        return (-high, -low, -made) if down else (low, high, made)
    low, high = reckoning.bounds(change.now)
    lower, higher = then - change.slack / 2, then + change.slack
    if told.about == "point":
        low, high, made = now - then - change.now.step / 2, now - then + change.now.step / 2, now - then
        if change.now.step != told.step:
            low, high = low - change.now.step / 2, high + change.now.step / 2
        else:
            low = high = made
    elif lower <= 0:
        return None
    else:
        scale = 1 if told.about == "fold" else 100
        low, high, made = (low / higher - 1) * scale, (high / lower - 1) * scale, (now / then - 1) * scale
    return (-high, -low, -made) if down else (low, high, made)


def grown_by(low: Decimal, high: Decimal, by: Figure, less: bool) -> tuple[Decimal, Decimal]:
    """Between what bounds the growth of a quantity lies that has changed by a figure."""
    least, most = reckoning.bounds(by)
    if less and low + most > 0 and high + least > 0:
        return -most / (low + most), -least / (high + least)
    if not less and low > most:
        return least / (high - least), most / (low - most)
    return Decimal(-1), Decimal(-1)
