"""Which of many reports share passages: pairs of reports worth comparing, found without comparing every two.

Every report hands over the hashes of its shingles (`shared.hashes`). A shingle that only a few reports have is a vote for every
pair of them; one that many have is model text, the name of a law or a set phrase, and tells nothing. Time grows with the number
of reports, as a shingle votes for a bounded number of pairs; memory is eight bytes a shingle.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from fzlint.record import NamedTuple

FEW = 6  # a passage that more reports share is model text
VOTES = 8  # rare shingles that two reports must share to be compared

_BUCKETS = 64  # only one of so many parts of the shingles is sorted at a time


class Sharing(NamedTuple):
    """What an index tells: pairs of reports (by number, the lower first), in order, and the hashes that many reports have."""

    pairs: tuple[tuple[int, int], ...]
    common: Common


class Common:
    """The hashes of shingles that many reports have, sorted: four bytes each."""

    def __init__(self, hashes: Iterable[int] = ()) -> None:
        self._hashes = array("I", sorted(hashes))

    def __contains__(self, hash: object) -> bool:
        assert isinstance(hash, int)
        at = bisect_left(self._hashes, hash)
        return at < len(self._hashes) and self._hashes[at] == hash


class Index:
    """The shingles of many reports, to ask once all have been added."""

    def __init__(self) -> None:
        self._buckets = [array("Q") for _ in range(_BUCKETS)]
        self._size = 0

    def add(self, hashes: Iterable[int]) -> None:
        """Add the next report."""
        buckets = self._buckets
        for hash in hashes:
            buckets[hash & _BUCKETS - 1].append(hash << 32 | self._size)
        self._size += 1

    def sharing(self, few: int = FEW, votes: int = VOTES) -> Sharing:
        ballots = [array("Q") for _ in range(_BUCKETS)]
        common = array("I")
        for bucket in self._buckets:
            for hash, owners in _groups(bucket):
                if len(owners) > few:
                    common.append(hash)
                else:
                    for one, two in combinations(owners, 2):
                        ballots[one % _BUCKETS].append(one << 32 | two)
        pairs = [
            (pair >> 32, pair & 0xFFFFFFFF)
            for ballot in ballots
            for pair, count in Counter(ballot).items()
            if count >= votes
        ]
        return Sharing(tuple(sorted(pairs)), Common(common))


def _groups(bucket: array[int]) -> Iterator[tuple[int, list[int]]]:
    """Every hash that more than one report has, and these."""
    owners: list[int] = []
    hash = -1
    for entry in sorted(bucket):
        if entry >> 32 != hash:
            if len(owners) > 1:
                yield hash, owners
            hash, owners = entry >> 32, []
        owners.append(entry & 0xFFFFFFFF)
    if len(owners) > 1:
        yield hash, owners
