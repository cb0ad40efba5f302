"""A list that is a sentence of its own behind that of its total: 处置舆情54起。涉及教育的18起，涉及医疗的21起，涉及物业的15起。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.figures import completeness
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Item, Listing, Passage, items_of
from fzlint.figures.reckoning import COMPARED
from fzlint.figures.said import ASIDE, SUMS_UP
from fzlint.pattern import pattern

_AMONG = pattern(r"\s*([^\W\d]{2,6}?)的?[^\W\d]{0,2}中[，,]", need="中，|中,")
_LEAST = 3  # parts
_MOST = 12
_CLOSE = 20  # a sum that misses the whole by more than one in so many is of other things
_SWAPPED = 20  # of less, digits in another order are met by chance
_SHARED = 2  # characters that the names of all parts begin with: 涉及…, or end in


def following(passage: Passage, before: Passage | None) -> Iterator[Listing]:
    """The list that a sentence is, where the last has one figure that may be its total and the sum comes near it."""
    if before is None or not _LEAST <= len(passage.figures) <= _MOST:
        return
    about = passage.figures[0].about
    totals = [figure for figure in before.figures if figure.about == about]
    if len(totals) > 1 and (among := _AMONG.match(passage.text, passage.start, passage.end)):
        totals = [figure for figure in totals if among[1] in figure.noun]  # 批捕286人，起诉412人。批捕的人员中，
    if len(totals) != 1 or any(figure.about != about or figure.approx for figure in passage.figures):
        return
    total = totals[0]
    if total.approx or before.inside[before.figures.index(total)] >= 0 or COMPARED.search(total.noun):
        return
    items = tuple(items_of(passage, 0, passage.start, passage.inside[0]))
    if len(items) != len(passage.figures) or not _told(items):
        return
    counted = _counted(items)
    if (counted or _of_one_kind(items) or _all_of_it(items, total)) and _near(items, total, counted):
        yield Listing("即", (total,), items, False, False, True, "")


def _told(items: Sequence[Item]) -> bool:
    """Whether every part has a name, and no other time or measure is told."""
    return all(item.name and not ASIDE.search(item.name) and item.mark in ("", "，", "、", "；") for item in items)


def summed_up(passages: Sequence[tuple[Passage, Passage | None]], k: int) -> Iterator[Listing]:
    """The total that begins a sentence and adds up the one before: 土地类41件；房屋类36件；社保类23件。以上三类共100件。"""
    passage, before = passages[k]
    if before is None or SUMS_UP.match(passage.text, passage.start, passage.end) is None:
        return
    total = passage.figures[0]
    parts = [*before.figures]
    while (
        len(parts) < _MOST
        and k > 1
        and passages[k - 1][1] is passages[k - 2][0]
        and len(passages[k - 1][0].figures) == 1
    ):
        k -= 1
        parts = [*passages[k - 1][0].figures, *parts]
    if (
        not _PARTS <= len(parts) <= _MOST
        or total.approx
        or any(part.about != total.about or part.approx for part in parts)
    ):
        return
    names = [part.noun for part in parts]
    if max(before.inside) >= 0 or any(ASIDE.search(name) or COMPARED.search(name) for name in names):
        return
    if "其中" in before.text[before.start : before.end]:
        return
    items = tuple(Item(part, part.noun, "；" if n else "", "", False) for n, part in enumerate(parts))
    yield Listing("合计", (total,), items, False, True, False, "")


_PARTS = 2
_ORDINAL = pattern("([一二三四五六七八九])是", need="是")


def _counted(items: Sequence[Item]) -> bool:
    """Whether the parts are counted through: 一是办理交通类9件；二是办理教育类6件；三是办理养老类9件."""
    told = [match[1] for item in items if (match := _ORDINAL.match(item.name)) is not None]
    return len(told) == len(items) and "一二三四五六七八九".startswith("".join(told))


def _all_of_it(items: Sequence[Item], total: Figure) -> bool:
    """Whether the total is said to be all, and the digits of the sum stand in another order: no chance where nothing else is told."""
    counts = [int(item.figure.value) for item in items]
    return completeness.WHOLE.search(total.noun) is not None and completeness.swapped(int(total.value), sum(counts))


def _of_one_kind(items: Sequence[Item]) -> bool:
    """Whether the names are built alike."""
    names = [item.name for item in items]
    ends = {name[-1:] for name in names}  # 行政岗, 执法岗, 技术岗
    return completeness.alike(names) or len(ends) == 1 or len({name[:_SHARED] for name in names}) == 1


def _near(items: Sequence[Item], total: Figure, counted: bool) -> bool:
    whole = total.value
    made = sum((item.figure.value for item in items), Decimal(0))
    swapped = completeness.swapped(int(whole / total.step), int(made / total.step))
    if swapped and (counted or whole / total.step >= _SWAPPED):
        return True
    if max(item.figure.value for item in items) >= whole:
        return False
    counts = [int(item.figure.value) for item in items]
    off = abs(made - whole)
    return off * _CLOSE <= whole or completeness.slipped(int(whole), counts, completeness.BY_CHANCE)
