"""Lists that are several: of totals that their groups name, 投诉412件、咨询236件。其中，投诉受理301件、不予受理111件；咨询当场答复187件、
转办49件; and of two quantities that every part is told with, 9宗、35公顷，11宗、26公顷."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Item, Listing
from fzlint.figures.sums import partition

_NAME = 2  # characters that a name has at least
_PARTS = 2


def of_one_total(ahead: Iterable[Listing]) -> Iterator[Listing]:
    """The lists that are of one total alone; of several the last is not that of them all."""
    return (listing for listing in ahead if next(by_verb([listing]), None) is None)


def by_verb(ahead: Iterable[Listing]) -> Iterator[Listing]:
    """A listing for each group whose first name begins with a word of one total alone: 受理216件、处置198件，其中受理来信126件、来电
    90件，处置来信117件、来电81件."""
    for listing in ahead:
        if not listing.intro.startswith("其中") or len(listing.totals) < _PARTS:
            continue
        if listing.items[0].mark == "" and _own(listing.items[0], listing.totals) is None:
            continue
        yield from _of_first_stage(listing)
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
        others = (other for other in listing.totals if other is not total)
        yield listing._replace(intro="其中", totals=(total, *others), items=(head, *group[1:]), apart=False)


def _of_first_stage(listing: Listing) -> Iterator[Listing]:
    """What was taken on where every group tells what became of it: 受理910件，办结884件。其中受理许可620件，办结611件；受理处罚290件，办结273件."""
    groups = list(_groups(listing.items))
    sizes = {len(group) for group in groups}
    if len(groups) <= _PARTS or sizes != {_PARTS} or any(len(item.name) <= _NAME for item, _ in groups):
        return
    verbs = [{group[k].name[:_NAME] for group in groups} for k in range(_PARTS)]
    totals = [
        total for total in listing.totals if verbs[0] <= {total.noun[at : at + _NAME] for at in range(len(total.noun))}
    ]
    if len(verbs[0]) == len(totals) == 1 and not verbs[0] & verbs[1]:
        items = tuple(group[0]._replace(mark="；" if n else "") for n, group in enumerate(groups))
        yield listing._replace(totals=tuple(totals), items=items, apart=False)


def by_measure(ahead: Iterable[Listing]) -> Iterator[Listing]:
    """A listing for each measure that ； parts: 公路1268公里、桥梁142座，其中国道236公里、县道1032公里；大桥18座、小桥124座."""
    for listing in ahead:
        groups = list(_groups(listing.items))
        if not listing.intro.startswith("其中") or len(groups) < _PARTS:
            continue
        for group in groups:
            about = {item.figure.about for item in group}
            totals = [total for total in listing.totals if about == {total.about}]
            if len(totals) == 1 and any(each is not group and _makes(each, totals[0]) for each in groups):
                continue  # 自建房42万栋，其中甲类4万栋、乙类38万栋；有隐患的1860栋，……: what follows is another matter
            if len(group) >= _PARTS and len(totals) == 1:
                head = group[0]._replace(mark="")
                yield listing._replace(totals=tuple(totals), items=(head, *group[1:]), apart=False)


def _makes(group: Sequence[Item], total: Figure) -> bool:
    alike = [item.figure.value for item in group if item.figure.about == total.about]
    return len(alike) >= _PARTS and sum(alike) == total.value


def in_pairs(listing: Listing) -> Iterator[Listing]:
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


def _groups(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    group: list[Item] = []
    for item in items:
        if item.mark == "；" and group:
            yield tuple(group)
            group = []
        group.append(item)
    if group:
        yield tuple(group)
