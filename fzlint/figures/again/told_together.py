"""Two sentences that tell one figure alike tell of the same; then another of their figures is a slip where it differs.

出动执法人员1860人次，巡查河道2400公里 … 巡查河道4200公里，出动执法人员1860人次: no word for the whole is needed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from fzlint.document.model import Document, Span
from fzlint.figures.again.deeds import INDICATOR, Grammar, bare_key
from fzlint.figures.again.twice import slip
from fzlint.figures.again.wholes import RATIOS, of_part, own_period, with_quoted
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.said import ADDED, OF_LAST_YEAR, TAKEN
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEAST = 100  # a smaller figure is alike by chance, unless it is of a thing with a name of its own
_FEW = 5
_LONG = 8  # characters of a name with which even a smaller one is not alike by chance
_TELLINGS = 4  # sentences that tell one figure alike: more are a habit of the text
_OWN_NAME = 4  # characters of verb and thing
_LEAD = 80
_MOST = 12  # figures of a sentence


class Apart(NamedTuple):
    """A quantity that two sentences tell with different figures."""

    one: Span
    other: Span
    first: Figure
    later: Figure


_Names = dict[tuple[str, str, str], tuple[Figure, Span]]


def told_apart(document: Document, passages: Iterable[Passage], words: Grammar) -> Iterator[Apart]:
    alike: dict[tuple[object, ...], list[_Names]] = {}
    for passage in _alike(passages):
        names = _names(document, passage, words)
        for earlier in _tellings(names, alike):
            yield from _differing(earlier, names)
        for key, (figure, _) in names.items():
            if figure.value >= _LEAST or len(key[0] + key[1]) >= (_OWN_NAME if figure.value >= _FEW else _LONG):
                alike.setdefault((_thing(key), figure.value), []).append(names)


def _thing(key: tuple[str, str, str]) -> tuple[str, str, str]:
    """What is counted, without the deed where it has a name of its own: 地区生产总值完成, 地区生产总值."""
    return ("", *key[1:]) if INDICATOR.search(key[1]) else key


def _alike(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The sentences of which a figure stands in another one too, with the same words at its side: few of a report do."""
    rows: dict[tuple[object, ...], list[int]] = {}
    several = [passage for passage in passages if 1 < len(passage.figures) <= _MOST]
    for k, passage in enumerate(several):
        for figure in passage.figures:
            if (figure.value >= _FEW or len(figure.noun) > _LONG) and figure.about not in RATIOS:
                own = figure.noun[-3:] if figure.value < _LEAST else ""
                rows.setdefault((figure.value, figure.unit, own), []).append(k)
    for k in sorted({k for row in rows.values() if 1 < len(row) <= _TELLINGS for k in row}):
        yield several[k]


def _names(document: Document, passage: Passage, words: Grammar) -> _Names:
    """The figures of a sentence by what they count; none that is told twice in it, or of another time."""
    found: _Names = {}
    twice = set()
    last: tuple[str, str, str] | None = None
    for i, figure in enumerate(passage.figures):
        figure = with_quoted(passage, figure)
        start = figure.span.start - len(figure.noun)
        lead = passage.text[max(passage.start, start - _LEAD) : start]
        key = None
        if i and last is not None:
            key = _of_the_last(figure, reckoning.gap(passage, i - 1, i), last)
        if key is None:
            plain = not figure.approx and figure.about not in RATIOS
            plain = plain and passage.text[start : figure.span.start] == figure.noun and not of_part(figure.noun)
            key = bare_key(figure, words) if plain and own_period(document, figure, lead) else None
        last = key if key is not None and (key[0] or len(key[1]) > 1) else None
        if last is not None:
            twice |= {last} & found.keys()
            found[last] = figure, Span(start, figure.span.end)
    return {key: one for key, one in found.items() if key not in twice}


_GROWN = pattern(f"[，,(]?(?:{OF_LAST_YEAR})?(?P<way>{ADDED}|{TAKEN})[了约]?", need="|".join((ADDED, TAKEN)))
_SHARES = frozenset({"share", "point"})


def _of_the_last(figure: Figure, gap: str, last: tuple[str, str, str]) -> tuple[str, str, str] | None:
    """The key of a figure that tells more of the one right in front of it: 284件412人; 356.2亿元，增长6.1%."""
    if not gap and figure.unit and figure.about not in RATIOS:
        return last[0], last[1], figure.about
    grown = _GROWN.fullmatch(gap) if figure.about in _SHARES else None
    return ("", last[1] + grown["way"], figure.about) if grown is not None and len(last[1]) >= _OWN_NAME else None


def _tellings(names: _Names, alike: Mapping[tuple[object, ...], list[_Names]]) -> Iterator[_Names]:
    """The earlier sentences that tell a figure of this one alike, each once."""
    seen: set[int] = set()
    for key, (figure, _) in names.items():
        rows = alike.get((_thing(key), figure.value), [])
        for row in rows if len(rows) < _TELLINGS else ():
            if id(row) not in seen:
                seen.add(id(row))
                yield row


def _differing(earlier: _Names, names: _Names) -> Iterator[Apart]:
    for key, (later, other) in names.items():
        first, one = earlier.get(key, (later, other))
        least = 1 if len(key[0] + key[1]) < _OWN_NAME else 0  # of 学生 two digits have to be changed about
        if first.value != later.value and slip(first, later) > least and not _rounded(first, later):
            yield Apart(one, other, first, later)


def _rounded(first: Figure, later: Figure) -> bool:
    """Whether two figures may be one, told more or less exactly."""
    return first.step != later.step and abs(first.value - later.value) < max(first.step, later.step)
