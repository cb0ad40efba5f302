from __future__ import annotations

import pytest
from desk.conftest import awaited

from fzlint.desk import rooms as rooms_
from fzlint.desk.checking import Item
from fzlint.desk.guard import Guard
from fzlint.desk.rooms import Full, Rooms


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_desk_waits_for_the_first_page_then_for_the_last() -> None:
    clock = Clock()
    rooms = Rooms(linger=60, patience=300, clock=clock)
    clock.now += 299
    assert rooms.tidy()
    id = rooms.open()
    clock.now += 59
    assert rooms.tidy()
    with rooms.use(id) as room:
        assert room is not None
        clock.now += 1000
        assert rooms.tidy(), "somebody is here"
    clock.now += 59
    assert rooms.tidy()
    clock.now += 2
    assert not rooms.tidy()
    assert rooms.get(id) is None
    with rooms.use(id) as gone:
        assert gone is None


def test_a_desk_that_nobody_opens_ends() -> None:
    clock = Clock()
    rooms = Rooms(linger=60, patience=300, clock=clock)
    clock.now += 301
    assert not rooms.tidy()


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms_, "MOST", 10)
    rooms = Rooms()
    first, second = (rooms.get(rooms.open()) for _ in range(2))
    assert first is not None
    assert second is not None
    id = rooms.put(first, Item("甲", b"12345", {}, ""))
    rooms.put(second, Item("乙", b"1234", {}, ""))
    with pytest.raises(Full):
        rooms.put(second, Item("丙", b"12", {}, ""))
    del first.items[id]
    rooms.put(second, Item("丙", b"12", {}, ""))


def test_a_ticket_opens_once() -> None:
    """The command that starts a browser can be seen by all users of a machine: what it names is worth nothing afterwards."""

    async def app(scope: object, receive: object, send: object) -> None:
        raise AssertionError("not for this address")

    guard = Guard(app, "127.0.0.1:1", "TOKEN", "TICKET")

    async def ask(path: str) -> tuple[int, dict[bytes, bytes]]:
        told: list[dict[str, object]] = []

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b""}

        async def send(message: object) -> None:
            told.append(dict(message))  # type: ignore[call-overload]

        scope = {"type": "http", "method": "GET", "path": path, "headers": [(b"host", b"127.0.0.1:1")]}
        await guard(scope, receive, send)  # type: ignore[arg-type]
        return int(str(told[0]["status"])), dict(told[0]["headers"])  # type: ignore[call-overload]

    assert awaited(ask("/open/x"))[0] == 403
    status, headers = awaited(ask("/open/TICKET"))
    assert (status, headers[b"location"]) == (303, b"/TOKEN/")
    assert awaited(ask("/open/TICKET"))[0] == 403
    assert awaited(ask("/open/"))[0] == 403
