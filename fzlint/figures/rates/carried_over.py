"""The rate of what is closed, where what was left of earlier years stands beside what came in: 新收8412件，旧存356件，审结8390件，结案率95.7%."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fzlint.figures.rates.rate_parts import TAKEN_IN
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import BACK, COMPARED, RATIOS, Claim, fits
from fzlint.figures.reading.said import NARROW, any_of

_LEFT = any_of("转来的")
_DONE = any_of("了结", "(?<!未)(?:{})")
_SHORT = 5  # characters of a name that narrows nothing: 审执结案率
_BOTH = 2
_SOME = any_of("旧存另算")


def of_both(passage: Passage, i: int, name: str) -> Claim | None:
    """The claim that rate i is not what is closed of what came in and what had been left."""
    if len(name) > _SHORT or _DONE.search(name) is None or NARROW.search(name):
        return None
    first = max(i - BACK, 0)
    near = [
        (figure, reckoning.front(passage, k))
        for k, figure in enumerate(passage.figures[first:i], first)
        if figure.about not in RATIOS
    ]
    left = [figure for figure, front in near if _LEFT.search(front)]
    came = [figure for figure, front in near if TAKEN_IN.search(front) and figure not in left]
    done = [figure for figure, front in near if _DONE.search(front) and figure not in left]
    proved = len(left) == 1 and _made_of(came, left[0])  # 受理8768件，其中新收8412件、旧存356件
    came = came[1:] if proved else came
    if not all(map(_one, (left, came, done))) or came[0] is done[0]:
        return None
    three = (done[0], came[0], left[0])
    between = passage.text[min(f.span.end for f in three) : passage.figures[i].span.start]
    if len({f.unit for f in three}) > 1 or any(COMPARED.search(f.noun) for f in three):
        return None
    if _SOME.search(between) and not proved:
        return None
    return _claim(passage, passage.figures[i], three)


def _made_of(came: Sequence[Figure], left: Figure) -> bool:
    return len(came) == _BOTH and came[0].value == came[1].value + left.value


def _one(row: Sequence[Figure]) -> bool:
    return len(row) == 1 and not row[0].approx and row[0].value > 0


def _claim(passage: Passage, told: Figure, three: tuple[Figure, Figure, Figure]) -> Claim | None:
    done, came, left = three
    made = done.value / (came.value + left.value) * 100
    ways = (made, done.value / came.value * 100, (done.value - left.value) / came.value * 100)
    if made > Decimal(100) or any(fits(passage, told, way, way) for way in ways):
        return None
    shown = [reckoning.shown(passage, figure) for figure in three]
    return Claim(told, three, f"{shown[0]}÷（{shown[1]}+{shown[2]}）", made)
