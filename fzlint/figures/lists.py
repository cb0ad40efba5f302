"""Every list of a sentence that may have a total, and what is told of it elsewhere in the sentence and behind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice, pairwise

from fzlint.figures import bare_lists, completeness, grouped, listings, next_sentence, partition, summed
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Item, Listing, Passage
from fzlint.pattern import pattern


def may_hold(passage: Passage, before: Passage | None) -> bool:
    """Whether a sentence has figures enough for a total and two parts, one of which may stand in the sentence before."""
    apart = before is not None and passage.text[passage.start] in BEGINS
    return most_alike(passage) >= (2 if apart else 3)


def most_alike(passage: Passage) -> int:
    """How many figures of a sentence may count the same things: a total and two parts are the least that is of interest."""
    families = ["" if figure.about in listings.PIECES else figure.about for figure in passage.figures]
    return max(map(families.count, set(families)))


BEGINS = frozenset("其包分含即按 ")  # of a sentence that lists the parts of a total in the one before


def lists_of(passage: Passage, before: Passage | None) -> Iterator[Listing]:
    ahead = list(islice(listings.ahead(passage, before), listings.LISTS))
    parted = [list(grouped.by_verb([listing])) for listing in ahead]
    for lists in (
        (
            listing for listing, groups in zip(ahead, parted, strict=True) if not groups
        ),  # of several totals the last is not that of them all
        chain.from_iterable(parted),
        grouped.by_measure(ahead),
        bare_lists.behind(passage),
        bare_lists.boxed(passage),
        bare_lists.bracketed(passage),
        bare_lists.composed(passage),
        bare_lists.unannounced(passage),
        grouped.in_two_measures(passage),
        next_sentence.following(passage, before),
        summed.summed(passage),
    ):
        for listing in islice(lists, listings.LISTS):
            yield from _paired(listing)


def _paired(listing: Listing) -> Iterator[Listing]:
    """A list that tells two quantities of every part, 9宗、35公顷，11宗、26公顷, as one list for each; else the list itself."""
    items = listing.items
    about = [item.figure.about for item in items]
    if len(items) < 4 or len(items) % 2 or about[0] == about[1] or about != about[:2] * (len(items) // 2):
        yield listing
        return
    second = {item.name for item in items[1::2]}  # 事故8起、死亡7人
    if len(second) > 1 or any(item.mark not in ("", "、", "，") for item in items[1::2]):
        yield listing
        return
    sums = [sum((item.figure.value for item in items[k::2]), Decimal(0)) for k in (0, 1)]
    for k in (0, 1):
        totals = tuple(total for total in listing.totals if total.about == about[k])
        if len(totals) == 1:
            parts = tuple(
                item._replace(name=head.name, mark=head.mark, behind=item.behind if k else "", fresh=head.fresh)
                for head, item in zip(items[::2], items[k::2], strict=True)
            )
            # 21栋1260套、15栋880套: where the ones make their total, the list is complete, and so the others have to
            whole = any(total.value == sums[1 - k] for total in listing.totals if total.about == about[1 - k])
            yield listing._replace(totals=totals, items=parts, intro="即" if whole else listing.intro)


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
