"""The files of every open page, in memory alone. A page sees its own; when it has been closed for a while they are gone."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from fzlint.desk.checking import Item
from fzlint.settings.setup import Wishes

MOST = 512 << 20  # bytes kept at once


class Full(Exception):
    """There is no room for another file."""


@dataclass
class Room:
    """What one page has open.

    items    its files by their ids; wishes: how they are checked
    busy     how many requests and streams of the page are open; idle: since when there is none
    """

    wishes: Wishes = field(default_factory=Wishes)
    items: dict[str, Item] = field(default_factory=dict)
    busy: int = 0
    idle: float = 0.0

    @property
    def size(self) -> int:
        return sum(len(item.data) for item in self.items.values())


class Rooms:
    """All pages that are open.

    linger   seconds after which a page that was closed is forgotten, and after which the desk ends if there is none
    patience the same for the first page, that a browser has to be started for
    """

    def __init__(self, linger: float = 60, patience: float = 300, clock: Callable[[], float] = time.monotonic) -> None:
        self._linger = linger
        self._clock = clock
        self._rooms: dict[str, Room] = {}
        self._until = clock() + patience

    def open(self) -> str:
        """The id of a new page."""
        id = secrets.token_urlsafe(16)
        self._rooms[id] = Room(idle=self._clock())
        self._until = 0
        return id

    def get(self, id: str) -> Room | None:
        return self._rooms.get(id)

    @contextmanager
    def use(self, id: str) -> Iterator[Room | None]:
        """The room of a page, which does not close meanwhile; None if there is none."""
        room = self._rooms.get(id)
        if room is None:
            yield None
            return
        room.busy += 1
        try:
            yield room
        finally:
            room.busy -= 1
            room.idle = self._clock()

    def full(self, size: int) -> bool:
        """Whether there is no room for so many bytes more."""
        return sum(room.size for room in self._rooms.values()) + size > MOST

    def put(self, room: Room, item: Item) -> str:
        """Keep a file and return its id.

        Raises Full.
        """
        if self.full(len(item.data)):
            raise Full
        id = secrets.token_urlsafe(16)
        room.items[id] = item
        return id

    def tidy(self) -> bool:
        """Forget what was closed; whether the desk is still wanted."""
        now = self._clock()
        for id, room in list(self._rooms.items()):
            if not room.busy and now - room.idle > self._linger:
                del self._rooms[id]
        return bool(self._rooms) or now < self._until
