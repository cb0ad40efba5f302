"""Which reports of a run are compared with which: with those of other units, with the unit's own of an earlier year."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import IO, Any

from fzlint.document.shared import Other, Print, related
from fzlint.finding import Problem
from fzlint.many.across import Common, Index
from fzlint.many.work import Printed, Task
from fzlint.record import NamedTuple

Make = Callable[[Iterable[Task]], Iterator[Any]]  # tasks to results, in order


class _Card(NamedTuple):
    """What stays in memory of a report. place: where it lies on the shelf; print: without its sentences."""

    place: int
    print: Print


class _Shelf:
    """Reports on disk: memory holds only those that are being compared."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def put(self, printed: Printed) -> int:
        place = self._file.seek(0, 2)
        pickle.dump(printed, self._file, pickle.HIGHEST_PROTOCOL)
        return place

    def get(self, place: int) -> Printed:
        self._file.seek(place)
        found: Printed = pickle.load(self._file)
        return found


def compared(
    tasks: Sequence[Task],
    against: Sequence[Task],
    across: bool,
    make: Make,
    notes: list[str],
    problems: list[Problem],
) -> Iterator[Task]:
    """The tasks with the reports that each is compared with.

    against  the earlier reports that were named
    notes    takes sentences about what could not be compared
    problems  takes those of `against` that could not be read; of the others checking them tells
    """
    with TemporaryFile() as file:
        shelf, index = _Shelf(file), Index()
        cards: list[_Card | None] = []
        for number, printed in enumerate(make(task._replace(print=True) for task in (*tasks, *against))):
            print = printed.print
            cards.append(print and _Card(shelf.put(printed), print._replace(sentences=())))
            if number >= len(tasks) and printed.unread is not None:
                why = printed.unread
                problems.append(why._replace(message=f"{why.key}：没有用来对照。{why.message}"))
            if across and number < len(tasks):
                index.add(printed.hashes)
        sharing = index.sharing()
        pairs: dict[int, list[_Card]] = {}
        for one, two in sharing.pairs:
            if card := cards[one]:
                pairs.setdefault(two, []).append(card)
        own = cards[: len(tasks)]
        named = [card for card in cards[len(tasks) :] if card]
        years = _by_unit(card for card in own if card) if across else {}
        earlier = _by_unit(named)
        for number, (task, card) in enumerate(zip(tasks, own, strict=True)):
            if card is None:
                yield task
                continue
            said = named if len(named) == 1 else earlier.get(_unit(card), [])
            before = _latest(card, said, named=True) or _latest(card, years.get(_unit(card), []), named=False)
            if named and before is None:
                notes.append(_alone(task.input.name, named))
            found = [Other(_print(shelf, before), earlier=True)] if before else []
            found += _others(shelf, card, pairs.get(number, []), sharing.common)
            yield task._replace(others=tuple(found))


def _alone(name: str, named: Sequence[_Card]) -> str:
    """Why a report is compared with none of those that were named."""
    if len(named) > 1:
        return f"“{name}”没有可对照的以前的报告（按标题里的单位名称寻找）。"
    return f"“{name}”没有与“{named[0].print.name}”对照：那一份的年度不比它早。"


def _others(shelf: _Shelf, own: _Card, pairs: Sequence[_Card], common: Common) -> Iterator[Other]:
    """The reports of other units that share passages with a report."""
    relations = [(card, related(own.print, card.print)) for card in pairs]
    others = [card for card, relation in relations if relation is not None and not relation.earlier]
    if others:
        often = frozenset(hash for hash in shelf.get(own.place).hashes if hash in common)
        for card in others:
            yield Other(_print(shelf, card), common=often)


def _print(shelf: _Shelf, card: _Card) -> Print:
    print = shelf.get(card.place).print
    assert print is not None
    return print


def _latest(own: _Card, cards: Sequence[_Card], *, named: bool) -> _Card | None:
    """The last report before this one among those of its unit."""
    before = []
    for card in cards:
        relation = related(own.print, card.print, named=named)
        if card is not own and relation is not None and relation.earlier:
            before.append(card)
    return max(before, key=lambda card: card.print.year or 0, default=None)


def _by_unit(cards: Iterable[_Card]) -> dict[str, list[_Card]]:
    units: dict[str, list[_Card]] = {}
    for card in cards:
        units.setdefault(_unit(card), []).append(card)
    return units


_TIME = re.compile(r"[0-9年度月日〇○零一二三四五六七八九十\s_.()（）-]+")


def _unit(card: _Card) -> str:
    """The unit that the title names; without one what the file is called, years left out."""
    return card.print.unit or _TIME.sub("", PurePath(card.print.name).stem)
