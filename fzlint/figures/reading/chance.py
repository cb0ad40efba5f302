"""How often chance makes a near miss: by the digits of the figures, by how many ways there are to mistype them, and by how many
equations were tried.

In eight hundred real documents no three figures side by side miss a sum by two digits changed about; what little chance makes has
small figures, or round ones. So the bounds may be wide, as long as the chance is reckoned.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import PIECES, Passage, after
from fzlint.figures.reading.pen import shifted, swaps
from fzlint.figures.reading.reckoning import RATIOS
from fzlint.figures.reading.said import any_of, listed
from fzlint.finding import Severity

MOST = 12  # figures of one unit that are looked at together
# chance, above which nothing is sure, or likely; for the first, a word that hints at the relation allows twice as much
SURE, LIKELY = 0.02, 0.15
_HINTS = any_of("算得的痕迹")


def severity(text: str, figures: Sequence[Figure], chance: float) -> Severity | None:
    """How sure a near miss is, by its chance and by a word between the figures that says that they hang together: 共, 其中, 净."""
    around = extent(figures)
    sure = SURE * 2 if _HINTS.search(text, around.start, around.end) is not None else SURE
    return "warning" if chance <= sure else "info" if chance <= LIKELY else None


def extent(figures: Sequence[Figure]) -> Span:
    """From the first of some figures to the last."""
    return Span(min(figure.span.start for figure in figures), max(figure.span.end for figure in figures))


def together(passage: Passage, before: Passage | None) -> tuple[Passage, int]:
    """A sentence with the one before it, and which of their figures is its own first."""
    if before is None:
        return passage, 0
    ahead = before.figures[-MOST:]
    last = before._replace(figures=ahead, inside=before.inside[-len(ahead) :])
    return after(last, passage), len(ahead)


def paragraph(passages: Sequence[tuple[Passage, Passage | None]], k: int, passage: Passage) -> tuple[Passage, int]:
    """Sentence k, as it is read, with those before it in its paragraph, as long as they have few figures, and which figure is its own
    first."""
    both, own = passage, 0
    while passages[k][1] is not None and own < _MANY and k:
        k -= 1
        both, more = after(passages[k][0], both), len(passages[k][0].figures)
        own += more
    return both, own


_MANY = 20  # figures in front: what stands farther is not meant


def kind(figure: Figure) -> str:
    """What figures have to share to be added: the unit, of amounts and measures the family."""
    return figure.unit if figure.about in _OF_THEIR_UNIT else figure.about or figure.unit


_OF_THEIR_UNIT = PIECES | {"time"}  # 12期 is no part of 187次


def ways(figures: Sequence[Figure]) -> int:
    """In how many ways two digits side by side of one of them may be changed about."""
    return sum(1 for figure in figures for _ in swaps(figure))


def around(both: Passage, i: int) -> list[int]:
    """The counts that figure i may be made of."""
    near = range(max(i - MOST, 0), min(i + 3, len(both.figures)))
    return [k for k in near if k != i and _counts(both.figures[k])]


def _counts(figure: Figure) -> bool:
    return figure.about not in RATIOS and figure.unit != "" and figure.value > 0 and not figure.approx


def variants(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Three figures with two digits of one of them changed about, or with the point of one misplaced."""
    for mistyped in (swaps, shifted):
        for k, figure in enumerate(figures):
            for value in mistyped(figure):
                if value > 0:
                    mended = list(figures)
                    mended[k] = figure._replace(value=value)
                    yield mended[0], mended[1], mended[2]


def digits(figures: Sequence[Figure]) -> int:
    """How many digits some figures have in all: each of them may be one of nine others by mistake."""
    return sum(len(str(int(figure.value / figure.step))) for figure in figures)


def grain(figures: Sequence[Figure]) -> Decimal:
    """What the figures are all whole numbers of, 1000 of 67000 and 1000: rounded ones come near each other sooner."""
    found = min(figure.step for figure in figures)
    largest = max(figure.value for figure in figures)
    while found < largest and all(figure.value % (found * 10) == 0 for figure in figures):
        found *= 10
    return found


def shares_words(one: str, other: str) -> bool:
    """Whether two characters side by side stand in both."""
    return bool(pairs_of(one) & pairs_of(other))


def pairs_of(words: str) -> set[str]:
    """Every two Han characters side by side, but for those with a character that belongs to the grammar."""
    return {a + b for a, b in pairwise(words) if is_han(a) and is_han(b) and a not in _GRAMMAR and b not in _GRAMMAR}


_GRAMMAR = frozenset("".join(listed("语法字")))
JOINTS = frozenset(listed("数与数之间"))
