"""What two reports share: passages of whole sentences, word for word or lightly edited.

Compared are letters alone: marks, blanks, figures and the names of laws in 《》 say nothing of who wrote a passage, and figures
are the first thing that is changed in a copy. Both reports sample the same places (where the code of a character tells so),
so a passage is recognised by what it holds, wherever it stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator
from itertools import accumulate
from typing import TYPE_CHECKING
from zlib import crc32

from fzlint.pattern import pattern
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.document.model import Document

SHINGLE = 12  # letters: at nine, chance alone makes common what only a few of 4,000 reports wrote
_GAP = 100  # letters between two shingles of one passage, at most
_BETWEEN = 8  # sentences from one passage to the next that are told as one
_DRIFT = 24  # letters put in or left out between them
_LONG = 20_000  # letters of a passage that are compared: it takes time by the product of the lengths
_OFTEN = 4  # a shingle that stands more often in one report tells no place

_NO_LETTER = pattern(r"《[^《》]*》|[\W\d_]+")


class Said(NamedTuple):
    """A sentence of running text: where it starts and ends in the document, and its paragraph as people name it."""

    text: str
    start: int
    end: int
    where: str


class Print(NamedTuple):
    """All that comparing a report with others needs of it: plain data, which goes from one process to another.

    year  the year that the report tells of
    """

    name: str
    title: str
    unit: str
    year: int | None
    sentences: tuple[Said, ...]

    @property
    def letters(self) -> list[str]:
        """The letters of every sentence."""
        return [_NO_LETTER.sub("", said.text) for said in self.sentences]

    def place(self, first: int, last: int) -> str:
        """Sentences first–last as a reader names their place: “第12—14段”."""
        one, two = self.sentences[first].where, self.sentences[last].where
        numbers = one[1:-1].split("—")[0], two[1:-1].split("—")[-1]
        return one if numbers[0] == numbers[1] else f"第{numbers[0]}—{numbers[1]}{one[-1]}"


class Region(NamedTuple):
    """Sentences first–last of one report (by index, inclusive) say what other_first–other_last of the other say.

    size   letters; exact: no letter differs
    """

    first: int
    last: int
    other_first: int
    other_last: int
    size: int
    exact: bool


def print_of(document: Document, name: str, unit: str, year: int | None) -> Print:
    said = (
        Said(document.text[span.start : span.end], span.start, span.end, document.where(span))
        for span in document.sentences
    )
    return Print(name, document.title, unit, year, tuple(said))


def shingles(text: str) -> Iterator[tuple[int, str]]:
    """The sampled shingles of a text of letters, each with its place."""
    for at in range(len(text) - SHINGLE + 1):
        if not ord(text[at]) & 3:
            yield at, text[at : at + SHINGLE]


def hashed(shingle: str) -> int:
    """32 bits that are the same in every process."""
    return crc32(shingle.encode("utf-8", "surrogatepass"))


def hashes(letters: list[str]) -> set[int]:
    return {hashed(shingle) for _, shingle in shingles("".join(letters))}


def regions(one: Print, two: Print, common: Container[int], least: int, alike: float) -> list[Region]:
    """What `one` shares with `two`, in order.

    common  hashes of shingles that many reports share: a passage that is made of them for the greater part is no copy
    least   letters of a passage, at least; alike: Indel similarity, at least
    """
    these, those = one.letters, two.letters
    mine, other = "".join(these), "".join(those)
    starts, other_starts = _starts(these), _starts(those)
    found: list[Region] = []
    for places in _chains(mine, other):
        rare = sum(hashed(mine[at : at + SHINGLE]) not in common for at, _ in places)
        if rare * 2 <= len(places):
            continue
        span = _whole(starts, places[0][0], places[-1][0] + SHINGLE)
        other_span = _whole(other_starts, places[0][1], places[-1][1] + SHINGLE)
        if span is None or other_span is None:
            continue
        region = Region(*span, *other_span, 0, False)
        if found and found[-1].last >= region.first:  # inside another, or two places of the other report say it
            continue
        if found and 0 <= region.other_first - found[-1].other_last <= _BETWEEN >= region.first - found[-1].last:
            whole = region._replace(first=found[-1].first, other_first=found[-1].other_first)
            if merged := _measured(whole, mine, other, starts, other_starts, alike):
                found[-1] = merged
                continue
        if measured := _measured(region, mine, other, starts, other_starts, alike):
            found.append(measured)
    return [region for region in found if region.size >= least]


def _measured(
    region: Region, mine: str, other: str, starts: list[int], other_starts: list[int], alike: float
) -> Region | None:
    """A region with its size; None if its sides are not alike."""
    one = mine[starts[region.first] : starts[region.last + 1]]
    two = other[other_starts[region.other_first] : other_starts[region.other_last + 1]]
    if not _alike(one, two, alike):
        return None
    return region._replace(size=min(len(one), len(two)), exact=one == two)


def _starts(sentences: list[str]) -> list[int]:
    return [0, *accumulate(map(len, sentences))]


def _chains(mine: str, other: str) -> list[list[tuple[int, int]]]:
    """Runs of places that go on side by side, in order of their first place in `mine`."""
    known: dict[str, list[int]] = {}
    for at, shingle in shingles(other):
        known.setdefault(shingle, []).append(at)
    open_: list[list[tuple[int, int]]] = []
    closed: list[list[tuple[int, int]]] = []
    for at, shingle in shingles(mine):
        places = known.get(shingle, ())
        if not places or len(places) > _OFTEN:
            continue
        for there in places:
            for chain in reversed(open_):
                last, last_there = chain[-1]
                if (
                    0 < at - last <= _GAP
                    and 0 < there - last_there <= _GAP
                    and abs((at - last) - (there - last_there)) <= _DRIFT
                ):
                    chain.append((at, there))
                    break
            else:
                open_.append([(at, there)])
        if len(open_) > 8:
            closed += [chain for chain in open_ if at - chain[-1][0] > _GAP]
            open_ = [chain for chain in open_ if at - chain[-1][0] <= _GAP]
    return sorted(chain for chain in closed + open_ if len(chain) > 1)


def _whole(starts: list[int], start: int, end: int) -> tuple[int, int] | None:
    """The sentences, first and last, that have at least half of their letters between two places."""
    first = bisect_right(starts, start) - 1
    last = bisect_left(starts, end) - 1
    if first < last and starts[first + 1] - start < (starts[first + 1] - starts[first]) / 2:
        first += 1
    if first < last and end - starts[last] < (starts[last + 1] - starts[last]) / 2:
        last -= 1
    return (first, last) if first <= last else None


def _alike(one: str, two: str, least: float) -> bool:
    if one == two:
        return True
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one[:_LONG], two[:_LONG], score_cutoff=least) >= least


_SHORT = 6  # letters by which sentences that may be twins are found


def twins(one: Print, two: Print, alike: float) -> Iterator[tuple[int, int]]:
    """Sentences of `one` that say what a sentence of `two` says, but for figures and light edits; each with its likest."""
    from rapidfuzz.distance import Indel

    those = two.letters
    owners: dict[str, list[int]] = {}
    for j, letters in enumerate(those):
        for at in range(len(letters) - _SHORT + 1):
            owners.setdefault(letters[at : at + _SHORT], []).append(j)
    for i, letters in enumerate(one.letters):
        votes: dict[int, int] = {}
        for at in range(0, len(letters) - _SHORT + 1, 2):
            known = owners.get(letters[at : at + _SHORT], ())
            for j in known if len(known) <= _OFTEN * 2 else ():
                votes[j] = votes.get(j, 0) + 1
        likely = sorted(votes, key=lambda j: (-votes[j], j))[:3]
        scored = [(Indel.normalized_similarity(letters[:_LONG], those[j][:_LONG]), -j) for j in likely]
        if scored and (best := max(scored))[0] >= alike:
            yield i, -best[1]


class Other(NamedTuple):
    """A report that another one is compared with.

    earlier  it is the unit's own of an earlier year; else it is that of another unit
    common   hashes of shingles that many reports share
    """

    print: Print
    earlier: bool = False
    common: frozenset[int] = frozenset()


def related(own: Print, other: Print, *, named: bool = False) -> Other | None:
    """How `own` is to be compared with `other`: with an earlier report of the same unit, with one of another unit, or not at all
    (another version of the same report, a later one).

    named  a user says that it is the earlier one: then the units need not be told alike
    """
    same = bool(own.unit) and own.unit == other.unit
    if own.year is not None and other.year is not None:
        if other.year < own.year and (named or same):
            return Other(other, earlier=True)
    elif named:
        return Other(other, earlier=True)
    return None if same or named else Other(other)
