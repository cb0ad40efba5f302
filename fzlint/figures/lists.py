"""Every list of a sentence that may have a total, and what is told of it elsewhere in the sentence and behind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise

from fzlint.figures import behind, completeness, grouped, in_front, listings, partition
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Item, Listing, Passage
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


def may_hold(passage: Passage, before: Passage | None) -> bool:
    """Whether a sentence has figures enough for a total and two parts, one of which may stand in the sentence before."""
    apart = before is not None and passage.text[passage.start] in BEGINS
    return most_alike(passage) >= (2 if apart else 3)


def most_alike(passage: Passage) -> int:
    """How many figures of a sentence may count the same things: a total and two parts are the least that is of interest."""
    families = ["" if figure.about in listings.PIECES else figure.about for figure in passage.figures]
    return max(map(families.count, set(families)))


BEGINS = frozenset("其包分含即按 ")  # of a sentence that lists the parts of a total in the one before


class Reading(NamedTuple):
    """A way to read lists from a sentence: where their total stands, and what tells that they are lists.

    where    as the developers' output calls it
    lists    the listings; from the sentence, the one before it, and the lists behind a word that introduces them
    """

    where: str
    lists: Callable[[Passage, Passage | None, Sequence[Listing]], Iterator[Listing]]


READINGS = (  # where two tell of the same figures, the first that finds a fault is heard
    Reading("合计在前，由词语引出", lambda passage, before, ahead: grouped.of_one_total(ahead)),
    Reading("合计在前，一句有几个合计", lambda passage, before, ahead: grouped.by_verb(ahead)),
    Reading("合计在前，各组以分号隔开", lambda passage, before, ahead: grouped.by_measure(ahead)),
    Reading("合计在后", lambda passage, before, ahead: behind.behind(passage)),
    Reading("合计在前，没有词语引出", lambda passage, before, ahead: in_front.unannounced(passage)),
    Reading("合计在前，每项两个数", lambda passage, before, ahead: in_front.in_two_measures(passage)),
    Reading("合计在前一句", lambda passage, before, ahead: in_front.following(passage, before)),
)


def read(passage: Passage, before: Passage | None) -> Iterator[tuple[str, Listing]]:
    """Every list of a sentence, with the reading that finds it."""
    ahead = list(islice(listings.ahead(passage, before), listings.LISTS))
    for reading in READINGS:
        for listing in islice(reading.lists(passage, before, ahead), listings.LISTS):
            for each in grouped.in_pairs(listing):
                yield reading.where, each


def lists_of(passage: Passage, before: Passage | None) -> Iterator[Listing]:
    """Every list of a sentence that may have a total."""
    return (listing for _, listing in read(passage, before))


def told_as_some(passage: Passage, parts: Sequence[Item]) -> bool:
    """Whether every part is told with its share and these leave a rest: 甲类734件，占76%，乙类121件，占13%."""
    shares = {
        part.span: share.value
        for part, share in pairwise(passage.figures)
        if share.about == "share" and "占" in passage.text[part.span.end : share.span.start]
    }
    told = [shares[part.figure.span] for part in parts if part.figure.span in shares]
    return len(told) == len(parts) and sum(told) < 98


def told_behind(passage: Passage, total: Figure, parts: Sequence[Item]) -> bool:
    """Whether what is missing is told behind the list, 另有1起正在调查, or the parts are the first of more: 排前三位."""
    figures, last = passage.figures, parts[-1].figure
    made = partition.made_of(parts)
    if completeness.RANKED.match(passage.text, last.span.end, passage.end):
        return True
    if made < total.value and _REST.match(passage.text, last.span.end, passage.end):
        return True
    k = bisect_left(figures, last.span.end, key=lambda figure: figure.span.start)
    return any(
        figure.about == last.about
        and figure.value == total.value - made
        and _ELSE.search(passage.text, before.span.end, figure.span.end + 4)
        for before, figure in pairwise(figures[k - 1 : k + 2])
    )


def told_elsewhere(passage: Passage, after: Passage | None, total: Figure, parts: Sequence[Item]) -> bool:
    """Whether the text itself says why the parts do not make the total."""
    if told_as_some(passage, parts) or told_twice(passage, total, parts):
        return True
    return told_behind(passage, total, parts) or told_next(after, total, parts)


def told_twice(passage: Passage, total: Figure, parts: Sequence[Item]) -> bool:
    """Whether a bracket inside the list tells what is too much: 上岗154人，其中正式工41人（含内退9人）、临时工122人."""
    more = partition.made_of(parts) - total.value
    if more <= 0 or len({part.figure.about for part in parts}) > 1:
        return False
    first = min(part.figure.span.start for part in parts)
    own = {part.figure.span for part in parts}
    return any(
        home >= 0 and figure.value == more and figure.about == total.about and figure.span not in own
        for figure, home in zip(passage.figures, passage.inside, strict=True)
        if first < figure.span.start
    )


def told_next(following: Passage | None, total: Figure, parts: Sequence[Item]) -> bool:
    """Whether the next sentence tells what is missing: 其余20处已落实管控措施; 另有2卷不合格."""
    missing = total.value - partition.made_of(parts)
    if following is None or missing <= 0 or not _ELSE.match(following.text, following.start):
        return False
    return any(figure.value == missing for figure in following.figures[:2])


_REST = pattern("[，、；,;]?(?:以及|其余|剩余|余[下者为的])")
_ELSE = pattern("另|还|此外|其[余他]|剩余|剩下|余下|未|尚|正在|待")
