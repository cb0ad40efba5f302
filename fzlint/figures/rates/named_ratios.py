"""Ratios that have a name, whose two sides are told beside them: 男性51.5万人、女性50万人，性别比为103; 城乡居民收入比为2.1∶1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from fzlint.document.model import Span
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage, after
from fzlint.figures.reading.pen import slip
from fzlint.figures.reading.reckoning import COMPARED, RATIOS, Claim, shown
from fzlint.figures.reading.said import ASIDE, REACHED_NOW, alternatives
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_FAR = Decimal("1.7")
_MOST = 30  # figures of a sentence that is read so


class Ratio(NamedTuple):
    """A ratio by its names.

    part, whole  words of which the words in front of each side have one
    times        what the quotient is told in: 100 for 性别比
    """

    names: tuple[str, ...]
    part: tuple[str, ...]
    whole: tuple[str, ...]
    times: int = 1


@cache
def _told(names: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return pattern(
        rf"(?:{words})(?:\([^()]{{1,12}}\))?(?:[由从][0-9.:：∶]{{1,8}})?(?:{alternatives('升降')})?(?:{REACHED_NOW}|[为是约])*(?P<told>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?)(?:[:：∶](?:100|1)(?![0-9.])|(?![0-9.:：∶]))",
        need="|".join(names),
    )


def wrong_ratios(passage: Passage, before: Passage | None, ratios: Sequence[Ratio]) -> Iterator[Claim]:
    """The ratios of a sentence that their sides, told in it or in the one before, make otherwise."""
    for ratio in ratios:
        match = _told(ratio.names).search(passage.text, passage.start, passage.end)
        if match is None or len(passage.figures) > _MOST:
            continue
        both = after(before, passage) if before is not None and len(before.figures) <= _MOST else passage
        part, whole = _side(both, ratio.part, match.start()), _side(both, ratio.whole, match.start(), ratio.part)
        if part is None or whole is None or part.about in RATIOS or not whole.value:
            continue
        value, made = Decimal(match["told"]), part.value / whole.value * ratio.times
        step = Decimal(1).scaleb(-len(match["told"].partition(".")[2]))
        told = Figure(Span(*match.span("told")), value, "", "", "", "", False, step)
        far = not value / _FAR < made < value * _FAR
        if abs(made - value) < step or (far and not slip(made, told)):
            continue
        times = f"×{ratio.times}" if ratio.times > 1 else ""
        yield Claim(told, (part, whole), f"{shown(both, part)}÷{shown(both, whole)}{times}", made)


def _side(passage: Passage, words: Sequence[str], end: int, other: Sequence[str] = ()) -> Figure | None:
    """The one figure in front of a place that is told of one side, by the first of its words that one alone has; other: words of the other
    side."""
    return next((one for word in words if (one := _called(passage, word, end, other)) is not None), None)


def _called(passage: Passage, word: str, end: int, other: Sequence[str]) -> Figure | None:
    found: list[Figure] = []
    for k, figure in enumerate(passage.figures):
        front = reckoning.front(passage, k)
        if figure.span.end > end or figure.about in RATIOS or word not in front:
            continue
        if not (COMPARED.search(front) or any(each in front for each in other)):
            found.append(figure)
    alone = len(found) == 1 and not found[0].approx and ASIDE.search(found[0].noun) is None
    return found[0] if alone else None
