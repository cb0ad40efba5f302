"""Lists behind 其中 that speak of several totals of the sentence before, each by its name: 投诉412件、咨询236件。其中，投诉受理301件、
不予受理111件；咨询当场答复187件、转办49件."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fzlint.figures import partition
from fzlint.figures.listings import Item, Listing

_NAME = 2  # characters that a name has at least
_PARTS = 2


def named(ahead: Iterable[Listing]) -> Iterator[Listing]:
    """A listing for each group of a list behind 其中 whose first name begins with that of one of several totals."""
    for listing in ahead:
        groups = [group for group in _groups(listing.items) if len(group) >= _PARTS]
        if not listing.intro.startswith("其中") or len(groups) < _PARTS:
            continue
        for group in groups:
            found = [total for total in listing.totals if _speaks(group[0].name, total.noun)]
            if (
                len(found) == 1
                and found[0].about == group[0].figure.about
                and not partition.COMPARED.search(found[0].noun)
            ):
                head = group[0]._replace(name=_rest(group[0].name, found[0].noun), mark="")
                yield listing._replace(intro="其中", totals=(found[0],), items=(head, *group[1:]), apart=False)


def _groups(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    group: list[Item] = []
    for item in items:
        if item.mark == "；" and group:
            yield tuple(group)
            group = []
        group.append(item)
    if group:
        yield tuple(group)


def _common(name: str, noun: str) -> int:
    """How many characters of a name stand at the end of what a total counts: 投诉举报已受理, 接收投诉举报."""
    return next((size for size in range(min(len(name), len(noun)), 1, -1) if noun.endswith(name[:size])), 0)


def _speaks(name: str, noun: str) -> bool:
    return _common(name, noun) >= _NAME


def _rest(name: str, noun: str) -> str:
    """What a name tells beyond the name of its total: 投诉举报已受理 of 投诉举报 is 已受理."""
    return name[_common(name, noun) :].lstrip("中：:，,类") or name
