"""The cache: what was found before comes again, and nothing else does."""

from __future__ import annotations

import multiprocessing
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fzlint.many.cache import Cache, clear, info, key_of, through, version_key
from fzlint.many.executors import Alone


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "缓存" / "results.sqlite3"


def test_what_was_put_comes_again(path: Path) -> None:
    cache = Cache(path)
    key = key_of(b"content", ("a", 1))
    assert cache.get(key) is None
    cache.put(key, {"found": ["（三）"]})
    cache.close()
    again = Cache(path)
    assert again.get(key) == {"found": ["（三）"]}
    again.close()
    held = info(path)
    assert (held.results, held.path) == (1, path)
    assert held.size > 0
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0
    assert clear(path).results == 1
    assert not path.exists()
    assert info(path).results == 0


def test_keys_tell_all_apart() -> None:
    keys = {
        key_of(b"ab", b"c"),
        key_of(b"a", b"bc"),
        key_of(b"abc"),
        key_of("abc"),
        key_of(("abc",)),
        key_of(b"abc", None),
    }
    assert len(keys) == 6


def test_only_what_is_unknown_is_made_and_order_stays(path: Path) -> None:
    made: list[int] = []

    class Counting(Alone):
        def map(self, tasks: Iterable[Any]) -> Iterator[Any]:
            for task in tasks:
                made.append(task)
                yield task * 2

    def key(task: int) -> tuple[int, bytes | None]:
        return task, None if task == 3 else key_of(task)

    def run(tasks: list[int]) -> list[int]:
        cache = Cache(path)
        try:
            return list(through(cache, Counting(lambda task: task), tasks, key))
        finally:
            cache.close()

    assert run([1, 2, 3]) == [2, 4, 6]
    assert run([0, 1, 2, 3, 4]) == [0, 2, 4, 6, 8]
    assert made == [1, 2, 3, 0, 3, 4]
    assert run([1, 2]) == [2, 4]


def test_a_damaged_file_is_begun_anew(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all, but long enough to be read as one" * 50)
    cache = Cache(path)
    cache.put(b"key", 1)
    cache.close()
    assert Cache(path).get(b"key") == 1


def test_a_damaged_result_is_unknown(path: Path) -> None:
    cache = Cache(path)
    cache.put(b"key", 1)
    cache.close()
    with sqlite3.connect(path) as base:
        base.execute("UPDATE results SET result = x'00'")
    base.close()
    assert Cache(path).get(b"key") is None


def test_a_place_that_cannot_be_written_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "results.sqlite3")
    cache.put(b"key", 1)
    assert cache.get(b"key") is None
    cache.close()


def test_what_nobody_asks_for_goes(path: Path) -> None:
    cache = Cache(path)
    cache.put(b"old", 1)
    cache.put(b"new", 2)
    cache.close()
    with sqlite3.connect(path) as base:
        base.execute("UPDATE results SET used = used - 40 WHERE key = ?", (b"old",))
        base.execute("UPDATE results SET used = used - 20 WHERE key = ?", (b"new",))
    base.close()
    cache = Cache(path)
    assert cache.get(b"new") == 2  # asked for: stays another month
    cache.close()
    assert info(path).results == 1


def _fill(path: Path, first: int) -> None:
    cache = Cache(path)
    for number in range(first, first + 300):
        cache.put(key_of(number), number)
    cache.close()


def test_two_runs_at_once_and_a_kill(path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    runs = [spawn.Process(target=_fill, args=(path, first)) for first in (0, 1000)]
    for each in runs:
        each.start()
    killed = spawn.Process(target=_fill, args=(path, 2000))
    killed.start()
    for each in runs:
        each.join()
    killed.kill()
    killed.join()
    cache = Cache(path)
    assert [cache.get(key_of(number)) for number in (0, 299, 1000, 1299)] == [0, 299, 1000, 1299]
    cache.close()


def test_the_version_is_part_of_every_key() -> None:
    assert version_key()
