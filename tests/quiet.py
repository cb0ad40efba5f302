"""Tests run in several processes at a time: what measures time may ask the others to wait, what is dear to make is made once.

Each test is in the room while it runs. Who wants the room alone closes the door first: those inside end their test, nobody else
comes in.
"""

from __future__ import annotations

import atexit
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

try:
    import fcntl
except ImportError:  # Windows: nothing is measured there
    fcntl = None  # type: ignore[assignment]

_RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", "")  # none where one process runs all tests
_FILES: list[IO[bytes]] = []


def _locks() -> list[IO[bytes]]:
    """The door and the room, as files that all processes of this run lock."""
    if not _FILES and _RUN and fcntl is not None:
        for name in ("door", "room"):
            path = Path(tempfile.gettempdir()) / f"fzlint-tests-{_RUN}.{name}"
            _FILES.append(path.open("wb", buffering=0))
            atexit.register(path.unlink, missing_ok=True)
    return _FILES


@contextmanager
def beside_others() -> Iterator[None]:
    """While a test runs."""
    if not (files := _locks()):
        yield
        return
    door, room = files
    fcntl.flock(door, fcntl.LOCK_EX)
    fcntl.flock(room, fcntl.LOCK_SH)
    fcntl.flock(door, fcntl.LOCK_UN)
    try:
        yield
    finally:
        fcntl.flock(room, fcntl.LOCK_UN)


@contextmanager
def alone() -> Iterator[None]:
    """Inside a test: while no other one runs."""
    if not (files := _locks()):
        yield
        return
    door, room = files
    fcntl.flock(room, fcntl.LOCK_UN)  # else two who ask for it would wait for one another
    fcntl.flock(door, fcntl.LOCK_EX)
    fcntl.flock(room, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(room, fcntl.LOCK_SH)
        fcntl.flock(door, fcntl.LOCK_UN)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that all processes of this run read. make: fills it, for the first that asks."""
    if not _RUN or fcntl is None:
        make(folder := factory.mktemp(name))
        return folder
    folder = factory.getbasetemp().parent / name
    with folder.with_suffix(".lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (made := folder.with_suffix(".made")).exists():
            folder.mkdir()
            make(folder)
            made.touch()
    return folder
