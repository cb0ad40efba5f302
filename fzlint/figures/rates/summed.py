"""The rate of what has several names: 审结228件，其中维持112件、撤销14件、确认违法6件，直接纠错率8.77%; 调解120件、撤诉80件，调撤率40%.

Which of them a writer counts is for him to say; so only a slip of the pen, where no choice of them makes what is told, is called wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from fzlint.figures.rates.rate_parts import CLOSED
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.pen import slip
from fzlint.figures.reading.reckoning import BACK, RATIOS, Claim, fits, shown
from fzlint.figures.reading.said import NARROW, listed

_ALSO: dict[str, list[str]] = {}
for _row in listed("率的又一说法"):
    _name, _, _word = _row.partition("/")
    _ALSO.setdefault(_name, []).append(_word)
_FEW, _MOST = 2, 6  # parts


def of_sum(passage: Passage, i: int, name: str) -> Claim | None:
    """The claim that rate i is not what two parts or more make together of the whole in front of them."""
    names = tuple(_ALSO.get(name[-2:], ()))
    if len(names) < _FEW or NARROW.search(name):
        return None
    told, first = passage.figures[i], max(i - BACK, 0)
    row = [k for k in range(first, i) if passage.figures[k].about not in RATIOS]
    own = [k for k in row if reckoning.front(passage, k).lstrip("、和及 ").removeprefix("其中").startswith(names)]
    parts = [passage.figures[k] for k in own]
    wholes = [k for k in row if own and k < own[0] and passage.figures[k].unit == parts[0].unit]
    closed = [k for k in wholes if CLOSED.search(reckoning.front(passage, k))]
    if not _FEW <= len(parts) <= _MOST or len({part.unit for part in parts}) > 1 or len(closed) != 1:
        return None
    whole = passage.figures[closed[0]]
    made = sum((part.value for part in parts), Decimal(0)) * 100 / (whole.value or 1)
    plain = not any(figure.approx for figure in (*parts, whole, told)) and made <= Decimal(100)
    if not plain or not slip(made, told) or _made(passage, told, parts, [passage.figures[k] for k in row]):
        return None
    terms = "+".join(shown(passage, part) for part in parts)
    return Claim(told, (whole, *parts), f"（{terms}）÷{shown(passage, whole)}", made)


def _made(passage: Passage, told: Figure, parts: Sequence[Figure], wholes: Sequence[Figure]) -> bool:
    """Whether some of the parts make the rate of any whole around."""
    chosen = [group for n in range(1, len(parts) + 1) for group in combinations(parts, n)]
    sums = {sum((part.value for part in group), Decimal(0)) for group in chosen}
    return any(
        fits(passage, told, *reckoning.exact(value, whole.value)) for value in sums for whole in wholes if whole.value
    )
