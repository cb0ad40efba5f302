"""Every list of a sentence that may have a total, and what is told of it elsewhere in the sentence and behind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain, islice, pairwise

from fzlint.document.model import Span
from fzlint.figures.reading import listings
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Item, Listing, Passage
from fzlint.figures.reading.said import TOTAL_PART
from fzlint.figures.sums import behind, columns, completeness, grouped, in_front, partition
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


def may_hold(passage: Passage, before: Passage | None) -> bool:
    """Whether a sentence has figures enough for a total and two parts, one of which may stand in the sentence before."""
    text = passage.text
    apart = before is not None and (text[passage.start] in BEGINS or text.find("其余", passage.start, passage.end) > 0)
    return most_alike(passage) >= (2 if apart else 3)


def most_alike(passage: Passage) -> int:
    """How many figures of a sentence may count the same things: a total and two parts are the least that is of interest."""
    families = ["" if figure.about in listings.PIECES else figure.about for figure in passage.figures]
    return max(map(families.count, set(families)))


BEGINS = frozenset("其包分含即按 ")  # of a sentence that lists the parts of a total in the one before


class Lists:
    """The lists of a sentence. Each kind is read once, whoever asks for it: sums judge them, rates find wholes in them."""

    def __init__(self, passage: Passage, before: Passage | None) -> None:
        self.passage = passage
        self.before = before

    @cached_property
    def ahead(self) -> list[Listing]:
        """Those that a word introduces behind their total."""
        return list(islice(listings.ahead(self.passage, self.before), listings.LISTS))

    @cached_property
    def behind(self) -> list[Listing]:
        """Those in front of their total."""
        return list(islice(behind.behind(self.passage), listings.LISTS))

    @cached_property
    def plain(self) -> list[Listing]:
        """Those behind their total that no word introduces."""
        return list(islice(in_front.unannounced(self.passage), listings.LISTS))

    @cached_property
    def settled(self) -> frozenset[Span]:
        """The parts of the lists that make their total: what follows goes on about the total."""
        if not may_hold(self.passage, self.before):
            return frozenset()
        return frozenset(span for listing in chain(self.ahead, self.behind, self.plain) for span in _settled(listing))

    def told(self) -> Iterator[tuple[str, Listing]]:
        """Every list that may have a total, with the reading that finds it."""
        for reading in READINGS:
            for listing in islice(reading.lists(self), listings.LISTS):
                for each in grouped.in_pairs(listing):
                    yield reading.name, each


def _settled(listing: Listing) -> Iterator[Span]:
    for total in listing.totals:
        if partition.COMPARED.search(total.noun):
            continue
        parts = [item.figure for item in listing.items if item.figure.about == total.about]
        made = Decimal(0)
        for n, part in enumerate(reversed(parts) if listing.behind else parts, 1):
            made += part.value
            if made == total.value and n >= _PARTS:
                yield from (each.span for each in (parts[-n:] if listing.behind else parts[:n]))
                return


_PARTS = 2  # that make a total
_APART_MOST = 12  # figures of a sentence that is nothing but a list


def may_stand_apart(passage: Passage) -> bool:
    """Whether a sentence may be a list, or what was done and is left, of a whole that stands in front of it."""
    if not 1 < len(passage.figures) <= _APART_MOST or most_alike(passage) == 1:
        return False
    one = len({figure.about for figure in passage.figures}) == 1
    return (
        one or passage.text[passage.start] in BEGINS or _BY.search(passage.text, passage.start, passage.end) is not None
    )


def apart(passage: Passage, before: Passage | None, stands: Passage) -> Iterator[Listing]:
    """The lists of a sentence, and of each of its clauses that says by what it divides, whose total stands in front of them; those
    of the sentence before are read as they are."""
    divided = list(_divided(passage))
    if len(divided) == 1 and before is not None and stands.figures == before.figures:
        return
    for each in divided:
        found = [listing for listing in listings.ahead(each, stands) if listing.apart]
        for listing in (*found, *in_front.following(each, stands)):
            if not makes_any(listing.items, before.figures if before is not None else ()):
                yield from grouped.in_pairs(listing)


def makes_any(parts: Sequence[Item], wholes: Sequence[Figure]) -> bool:
    """Whether parts make one of some figures, also one that was put away: 预算1250万元，成交1187.5万元，节约62.5万元。货物312.5万元，……."""
    about = parts[0].figure.about if parts else ""
    made = partition.made_of([part for part in parts if part.figure.about == about])
    return any(whole.about == about and whole.value == made for whole in wholes)


_BY = pattern(r"[；;]\s*(?=(?:从|按)[^，；。0-9]{1,10}(?:看|分)，)", need="看|分")


def _divided(passage: Passage) -> Iterator[Passage]:
    """从工龄看，五年以上129人，五年以下71人；从学历看，…: a sentence, or its clauses that divide the same whole in another way."""
    ends = [match.end() for match in _BY.finditer(passage.text, passage.start, passage.end)]
    for start, end in pairwise((passage.start, *ends, passage.end)):
        own = [k for k, figure in enumerate(passage.figures) if start <= figure.span.start < end]
        if own:
            first, last = own[0], own[-1] + 1
            yield passage._replace(
                start=start, end=end, figures=passage.figures[first:last], inside=passage.inside[first:last]
            )


class Reading(NamedTuple):
    """A way to read lists from a sentence. name: by where their total stands."""

    name: str
    lists: Callable[[Lists], Iterable[Listing]]


READINGS = (  # where two tell of the same figures, the first that finds a fault is heard
    Reading("introduced", lambda lists: grouped.of_one_total(lists.ahead)),
    Reading("several", lambda lists: grouped.by_verb(lists.ahead)),
    Reading("grouped", lambda lists: grouped.by_measure(lists.ahead)),
    Reading("behind", lambda lists: lists.behind),
    Reading("plain", lambda lists: lists.plain),
    Reading("paired", lambda lists: in_front.in_two_measures(lists.passage)),
    Reading("columns", lambda lists: columns.columns(lists.passage, lists.before)),
    Reading("before", lambda lists: in_front.following(lists.passage, lists.before)),
)


def told_as_some(passage: Passage, total: Figure, parts: Sequence[Item]) -> bool:
    """Whether every part is told with its share and these leave a rest, large or as the figures do, 甲类734件，占76%，乙类121件，占13%; or make
    more than all, as the figures do: what is counted so overlaps."""
    shares = {
        part.span: share.value
        for part, share in pairwise(passage.figures)
        if share.about == "share" and "占" in passage.text[part.span.end : share.span.start]
    }
    told = [shares[part.figure.span] for part in parts if part.figure.span in shares]
    if len(told) < len(parts):
        return False
    made = partition.made_of(parts) * 100 / (total.value or 1)
    apart = not 100 <= sum(told) <= 101
    return sum(told) < _ALL or (apart and abs(sum(told) - made) * 10 < len(told))


_ALL = 98  # percent


def told_behind(passage: Passage, total: Figure, parts: Sequence[Item]) -> bool:
    """Whether what is missing is told behind the list, 另有1起正在调查, or the parts are the first of more: 排前三位."""
    figures, last = passage.figures, parts[-1].figure
    made = partition.made_of(parts)
    if completeness.RANKED.match(passage.text, last.span.end, passage.end):
        return True
    if made < total.value and _REST.match(passage.text, last.span.end, passage.end):
        return True
    k = bisect_left(figures, last.span.end, key=lambda figure: figure.span.start)
    if k < len(figures) and made == figures[k].value < total.value and TOTAL_PART.search(figures[k].noun):
        return True  # 1240名毕业生中，升学318人、就业835人，合计1153人
    return any(
        figure.about == last.about
        and figure.value == total.value - made
        and _ELSE.search(passage.text, before.span.end, figure.span.end + 4)
        for before, figure in pairwise(figures[k - 1 : k + 2])
    )


def told_elsewhere(passage: Passage, after: Passage | None, total: Figure, parts: Sequence[Item]) -> bool:
    """Whether the text itself says why the parts do not make the total."""
    if told_as_some(passage, total, parts) or told_twice(passage, total, parts):
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
