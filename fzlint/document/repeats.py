"""Repeats: regions of whole paragraphs that stand again in the same document, word for word or lightly edited.

Near-linear and deterministic. Paragraphs that share enough anchors (the first and last characters of their clauses) are
candidates; rapidfuzz, imported only then, tells whether they are alike; pairs that go on side by side are one region.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from fzlint.document.model import BODY, Span
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.document.model import Document

ALIKE = 0.82  # Indel similarity; one character in twenty changed makes about 0.95
ALONE = 0.88  # for a single paragraph: parallel provisions share most of their words
GAP = 3  # paragraphs put in or left out inside a copy
CROWD = 24  # an anchor of more owners is a set phrase and tells nothing
ANCHOR = 6
LEAST = 60  # characters of prose in a region
PROSE = 24  # characters of a paragraph that may start a region; shorter ones only belong to one
LONG = 10_000  # characters of a paragraph that are looked at: comparing takes time by the product of the lengths


class Region(NamedTuple):
    """A stretch of whole paragraphs that stands twice.

    first, again   where it stands first, and the copy
    paragraphs     how many paragraphs of prose the copy holds
    size           the characters of these paragraphs
    exact          the copy says the same, but for punctuation, blanks and labels
    """

    first: Span
    again: Span
    paragraphs: int
    size: int
    exact: bool


class _Unit(NamedTuple):
    """What is compared: a paragraph, or a table as a whole.

    first, last   its blocks
    text          its characters without marks, blanks and label
    size          its length as it stands
    clauses       the text in clauses, for prose alone: only prose starts a region, the rest may belong to one
    heading       a heading with nothing behind it in the same paragraph
    """

    first: int
    last: int
    text: str
    size: int
    clauses: list[str]
    heading: bool


class _Pair(NamedTuple):
    """Units i–i2 and, later, j–j2 say the same (two for one where a line was cut)."""

    i: int
    i2: int
    j: int
    j2: int


def regions(document: Document) -> tuple[Region, ...]:
    """Every maximal region that stands again, in order of the copy: of n copies n−1, each related to the first."""
    units = list(_units(document))
    pairs = _pairs(units)
    if not pairs:
        return ()
    taken = bytearray(len(units))
    grown: list[list[_Pair]] = []
    for run in sorted(_runs(units, pairs), key=lambda run: run[0].j - run[-1].j2):  # the longest first
        if 0 in taken[run[0].j : run[-1].j2 + 1]:
            run = _grow(units, run, taken)
            taken[run[0].j : run[-1].j2 + 1] = b"\1" * (run[-1].j2 + 1 - run[0].j)
            if _copied(units, run):
                grown.append(run)
    found: list[Region] = []
    for run in sorted(grown, key=lambda run: (run[0].j, -run[-1].j2)):
        region = _region(document, units, run)
        if not found or region.again.end > found[-1].again.end:  # else it lies inside a larger one
            found.append(region)
    return tuple(found)


_CLAUSE = pattern(r"\W+")


def _units(document: Document) -> Iterator[_Unit]:
    folded, blocks = document.folded, document.blocks
    for first, last, inside in _stretches(document):
        block = blocks[first]
        start, end = block.start, blocks[last].end
        if block.label is not None and not block.label.automatic:
            start = block.label.span.end
        said = folded[start : min(end, start + LONG)]
        clauses = _CLAUSE.split(said)
        text = "".join(clauses)
        if not text:
            continue
        prose = (
            len(text) >= PROSE
            and not inside
            and (block.role in ("body", "item") or (block.role == "heading" and block.heading_end < end))
            and "。" in said  # names in a row, bylines, captions and lists of clauses have none
        )
        yield _Unit(first, last, text, end - start, clauses if prose else [], block.role == "heading" and not prose)


def _stretches(document: Document) -> Iterator[tuple[int, int, bool]]:
    """First and last block of every paragraph and of every table (then True) of the body.

    A cut line counts as it stands (`_fit` sees through it): the line behind the cut may be the beginning of a copy.
    """
    table: tuple[int, int, int] | None = None  # first and last block, index of the table
    for i, block in enumerate(document.blocks):
        if block.part != BODY or block.role in ("toc", "header", "note", "textbox"):
            continue
        if table is not None and (block.cell is None or block.cell.table != table[2]):
            yield table[0], table[1], True
            table = None
        if block.cell is None:
            yield i, i, False
        else:
            table = (table[0] if table is not None else i, i, block.cell.table)
    if table is not None:
        yield table[0], table[1], True


def _anchors(unit: _Unit) -> dict[str, None]:
    # a dict keeps the order, so that two runs agree whatever the seed of hashing
    found: dict[str, None] = {}
    for clause in unit.clauses:
        if len(clause) >= ANCHOR:
            found[clause[:ANCHOR]] = found[clause[-ANCHOR:]] = None
    return found


def _pairs(units: list[_Unit]) -> list[_Pair]:
    """For every paragraph of prose that was there before: its first place. Only first places are looked up."""
    exact: dict[str, int] = {}
    owners: dict[str, list[int]] = {}
    found: list[_Pair] = []
    for j, unit in enumerate(units):
        if not unit.clauses or (found and j <= found[-1].j2):
            continue
        pair = _first_place(units, j, exact, owners, anchors := _anchors(unit))
        if pair is not None:
            found.append(pair)
            continue
        exact[unit.text] = j
        for anchor in anchors:
            owners.setdefault(anchor, []).append(j)
    return found


def _first_place(
    units: list[_Unit], j: int, exact: dict[str, int], owners: dict[str, list[int]], anchors: dict[str, None]
) -> _Pair | None:
    i = exact.get(units[j].text)
    if i is not None:
        return _Pair(i, i, j, j)
    votes: dict[int, int] = {}
    for anchor in anchors:
        known = owners.get(anchor, ())
        if len(known) <= CROWD:
            for i in known:
                votes[i] = votes.get(i, 0) + 1
    likely = [i for i in votes if votes[i] * 5 >= len(anchors)]
    for i in sorted(likely, key=votes.__getitem__, reverse=True)[:3]:
        if pair := _fit(units, i, j):
            return pair
    return None


def _fit(units: list[_Unit], i: int, j: int) -> _Pair | None:
    """Whether units i and j say the same, one of them perhaps cut in two."""
    best, found = 0.0, None
    for i1, i2, j1, j2 in (
        (i, i, j, j),
        (i, i, j, j + 1),
        (i, i, j - 1, j),
        (i, i + 1, j, j),
        (i - 1, i, j, j),
    ):
        if i1 < 0 or i2 >= j1 or j2 >= len(units) or not _as_long(_length(units, i1, i2), _length(units, j1, j2)):
            continue  # most of what might be half of another is as long as it
        alike = _pair_likeness(units, pair := _Pair(i1, i2, j1, j2))
        if alike > best:
            best, found = alike, pair
        if alike >= ALONE:
            break
    return found


def _text(units: list[_Unit], first: int, last: int) -> str:
    return units[first].text if first == last else "".join(unit.text for unit in units[first : last + 1])


def _length(units: list[_Unit], first: int, last: int) -> int:
    """The characters of one unit, or of two."""
    length = len(units[first].text)
    return length if first == last else length + len(units[last].text)


_SHORT = 0.7  # of two texts that are alike the shorter has at least so much of the longer


def _as_long(one: int, two: int) -> bool:
    return one >= two * _SHORT and two >= one * _SHORT


def _pair_likeness(units: list[_Unit], pair: _Pair) -> float:
    one, two = _text(units, pair.i, pair.i2), _text(units, pair.j, pair.j2)
    if one == two or (pair.i == pair.i2 and pair.j == pair.j2):
        return _likeness(one, two)
    # each half by itself: a short line before a copy is no half of it
    cut = len(units[pair.i].text if pair.i < pair.i2 else units[pair.j].text)
    first = _likeness(one[:cut], two[:cut])
    return min(first, _likeness(one[cut:], two[cut:])) if first else 0.0


def _likeness(one: str, two: str) -> float:
    """How like two texts are, at most 1; 0 if they are not alike."""
    if one == two:
        return 1.0
    short = min(len(one), len(two))
    if short < 3 or not _as_long(len(one), len(two)):
        return 0.0
    least = ALIKE if short >= 8 else 0.7
    if "rapidfuzz" not in sys.modules and 2 * _common(one, two) < least * (
        len(one) + len(two)
    ):  # importing takes 12 ms
        return 0.0
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, two, score_cutoff=least)


def _common(one: str, two: str) -> int:
    """How many characters two texts share, whatever their order: as many as a common subsequence can have at most."""
    return (Counter(one) & Counter(two)).total()


def _runs(units: list[_Unit], pairs: list[_Pair]) -> list[list[_Pair]]:
    """Pairs that go on side by side, over a few paragraphs put in or left out, but never over more than is alike."""
    length, prose = [0], [0]  # characters and paragraphs of prose before each unit
    for unit in units:
        length.append(length[-1] + len(unit.text))
        prose.append(prose[-1] + bool(unit.clauses))
    runs: list[list[_Pair]] = []
    for pair in pairs:
        for run in reversed(runs[-8:]):
            start, last = run[0], run[-1]
            if (
                last.i2 < pair.i
                and last.j2 < pair.j
                and pair.i2 < start.j
                and prose[pair.i] - prose[last.i2 + 1] <= GAP
                and prose[pair.j] - prose[last.j2 + 1] <= GAP
                and max(length[pair.i] - length[last.i2 + 1], length[pair.j] - length[last.j2 + 1])
                <= length[last.j2 + 1] - length[start.j] + length[pair.j2 + 1] - length[pair.j]
            ):
                run.append(pair)
                break
        else:
            runs.append([pair])
    return runs


def _grow(units: list[_Unit], run: list[_Pair], taken: bytearray) -> list[_Pair]:
    """Take in what goes on alike around a run: headings, short lines, tables, a signature, a cut line.

    taken: units of copies that are told already; another copy is not related to them but to the first place.
    """
    run = list(run)
    while (
        (pair := _fit(units, run[0].i - 1, run[0].j - 1))
        and pair.i2 < run[0].i
        and run[-1].i2 < pair.j
        and pair.j2 < run[0].j
        and not taken[pair.i]
    ):
        run.insert(0, pair)
    while (
        (pair := _fit(units, run[-1].i2 + 1, run[-1].j2 + 1))
        and run[-1].i2 < pair.i
        and pair.i2 < run[0].j
        and run[-1].j2 < pair.j
        and not taken[pair.i2]
    ):
        run.append(pair)
    while len(run) > 1 and units[run[-1].j2].heading:  # what stands under it is not the same
        run.pop()
    return run


def _copied(units: list[_Unit], run: list[_Pair]) -> bool:
    prose = [pair for pair in run if any(unit.clauses for unit in units[pair.j : pair.j2 + 1])]
    if sum(unit.size for unit in _prose(units, run)) < LEAST or _form(units, run):
        return False
    if len(prose) > 1:
        return True
    if any(units[pair.j].heading and _text(units, pair.i, pair.i2) != units[pair.j].text for pair in run):
        return (
            _pair_likeness(units, prose[0]) == 1
        )  # 收入总体情况, 财政拨款收入总体情况: of two things the same can be said
    return _pair_likeness(units, prose[0]) >= ALONE


_NUMBER = pattern(r"(?<![第0-9])(?!20[0-9]{2}年)[0-9]+")  # two statements of one year cite the same clauses


def _form(units: list[_Unit], run: list[_Pair]) -> bool:
    """Whether a run is for the greater part a form filled in twice, with other figures: two statements, no copy."""
    forms = total = 0
    for pair in run:
        one, two = _text(units, pair.i, pair.i2), _text(units, pair.j, pair.j2)
        total += len(two)
        these, those = Counter(_NUMBER.findall(one)), Counter(_NUMBER.findall(two))
        most = max(these.total(), those.total())
        other = most - (these & those).total()
        if other >= 2 and other * 2 > most:
            forms += len(two)
    return forms * 2 > total


def _prose(units: list[_Unit], run: list[_Pair]) -> list[_Unit]:
    return [unit for pair in run for unit in units[pair.j : pair.j2 + 1] if unit.clauses]


def _region(document: Document, units: list[_Unit], run: list[_Pair]) -> Region:
    prose = _prose(units, run)
    first, again = _text(units, run[0].i, run[-1].i2), _text(units, run[0].j, run[-1].j2)
    return Region(
        first=_span(document, units[run[0].i].first, units[run[-1].i2].last),
        again=_span(document, units[run[0].j].first, units[run[-1].j2].last),
        paragraphs=len(prose),
        size=sum(unit.size for unit in prose),
        exact=first == again,
    )


def _span(document: Document, first: int, last: int) -> Span:
    block = document.blocks[first]
    return Span(block.start, document.blocks[last].end, block.label is not None and block.label.automatic)
