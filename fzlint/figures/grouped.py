"""Lists behind 其中 that speak of several totals of the sentence before, each by its name: 投诉412件、咨询236件。其中，投诉受理301件、
不予受理111件；咨询当场答复187件、转办49件."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fzlint.figures import partition
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Item, Listing, Passage, items_of

_NAME = 2  # characters that a name has at least
_PARTS = 2


def by_verb(ahead: Iterable[Listing]) -> Iterator[Listing]:
    """A listing for each group whose first name begins with a word of one total alone: 受理216件、处置198件，其中受理来信126件、来电
    90件，处置来信117件、来电81件."""
    for listing in ahead:
        if not listing.intro.startswith("其中") or len(listing.totals) < _PARTS:
            continue
        total, group = None, list[Item]()
        for item in listing.items:
            own = _own(item, listing.totals)
            if own is not None:
                yield from _listed(listing, total, group)
                total, group = own, []
            group.append(item)
        yield from _listed(listing, total, group)


def _own(item: Item, totals: Sequence[Figure]) -> Figure | None:
    """The one of several totals of a measure whose words have the first two characters of a name."""
    alike = [total for total in totals if total.about == item.figure.about]
    found = [total for total in alike if item.name[:_NAME] in total.noun]
    return found[0] if len(item.name) > _NAME and len(found) == 1 < len(alike) else None


def _listed(listing: Listing, total: Figure | None, group: Sequence[Item]) -> Iterator[Listing]:
    if total is not None and len(group) >= _PARTS and not partition.COMPARED.search(total.noun):
        head = group[0]._replace(name=group[0].name[_NAME:], mark="")
        yield listing._replace(intro="其中", totals=(total,), items=(head, *group[1:]), apart=False)


def by_measure(ahead: Iterable[Listing]) -> Iterator[Listing]:
    """A listing for each measure that ； parts: 公路1268公里、桥梁142座，其中国道236公里、县道1032公里；大桥18座、小桥124座."""
    for listing in ahead:
        groups = list(_groups(listing.items))
        if not listing.intro.startswith("其中") or len(groups) < _PARTS:
            continue
        for group in groups:
            about = {item.figure.about for item in group}
            totals = [total for total in listing.totals if about == {total.about}]
            if len(group) >= _PARTS and len(totals) == 1:
                head = group[0]._replace(mark="")
                yield listing._replace(totals=tuple(totals), items=(head, *group[1:]), apart=False)


def in_two_measures(passage: Passage) -> Iterator[Listing]:
    """Lists without 其中 that tell two quantities of every part, as their total does: 6支、180人，镇级1支40人，村级5支140人."""
    figures = passage.figures
    j = 0
    while j + _PAIRED < len(figures):
        one, other = figures[j], figures[j + 1]
        alternate = one.about != other.about and figures[j + 2].about == one.about and figures[j + 4].about == one.about
        if alternate and figures[j + 3].about == other.about and _beside(passage, j):
            items = tuple(items_of(passage, j + 2, other.span.end, passage.inside[j]))
            if items and items[0].mark == "" and all(item.mark != "；" for item in items):
                yield Listing("，", (one, other), items, False, False, False, "")
                j += len(items)
        j += 1


_PAIRED = 5


def _beside(passage: Passage, j: int) -> bool:
    """Whether a figure and the next tell two quantities of one thing: 6支、180人."""
    one, other, _, second = passage.figures[j : j + 4]
    words = passage.text[one.span.end : other.span.start].strip("、，和 ")
    return words == "" or (words == other.noun == second.noun)  # 事故21起、死亡18人，其一8起、死亡7人


def _groups(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    group: list[Item] = []
    for item in items:
        if item.mark == "；" and group:
            yield tuple(group)
            group = []
        group.append(item)
    if group:
        yield tuple(group)
