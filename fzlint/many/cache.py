"""What was found before: results by what they were made of, in one SQLite file in the user's cache folder.

The key is a hash of the content, the name, the set-up (rules, parameters, severities), what the output needs, the reports compared
with, and the version of fzlint; so nothing has to be thrown away when one of them changes. SQLite keeps two runs, and a kill at
any moment, from harming it. A cache that cannot be used is no cache: the run goes on without.

The file holds words of the reports, as the results do. It is readable by its user alone, and goes with `fzlint cache clear`.
"""

from __future__ import annotations

import pickle
import sqlite3
import time
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from fzlint.many.executors import Executor
from fzlint.record import NamedTuple
from fzlint.version import __version__

_DAYS = 30  # results that nobody asked for so long go
_WAIT = 10  # seconds for another run that is writing
_FLUSH = 50  # results that are written together


def place() -> Path:
    """The file of the cache."""
    from platformdirs import user_cache_path

    return user_cache_path("fzlint", appauthor=False) / "results.sqlite3"


class Info(NamedTuple):
    path: Path
    results: int
    size: int


class Cache:
    """The results of earlier runs. Any trouble with the file makes it forget and learn nothing more."""

    def __init__(self, path: Path) -> None:
        self._base: sqlite3.Connection | None = None
        self._new: list[tuple[bytes, bytes, int]] = []
        self._used: list[bytes] = []
        self._today = int(time.time()) // 86_400
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            self._base = _opened(path)
        except (OSError, sqlite3.Error):
            self._base = None

    def get(self, key: bytes) -> Any:
        """What was found; None if nothing is known."""
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT result, used FROM results WHERE key = ?", (key,)).fetchone()
            if row is None:
                return None
            if row[1] != self._today:
                self._used.append(key)
            return pickle.loads(zlib.decompress(row[0]))
        except Exception:  # of another Python, or damaged
            return None

    def put(self, key: bytes, result: Any) -> None:
        self._new.append((key, zlib.compress(pickle.dumps(result, pickle.HIGHEST_PROTOCOL), 1), self._today))
        if len(self._new) >= _FLUSH:
            self._write()

    def _write(self) -> None:
        new, self._new = self._new, []
        used, self._used = self._used, []
        if self._base is None:
            return
        try:
            with self._base:
                self._base.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", new)
                self._base.executemany(
                    "UPDATE results SET used = ? WHERE key = ?", [(self._today, key) for key in used]
                )
        except sqlite3.Error:
            self._base = None

    def close(self) -> None:
        self._write()
        if self._base is None:
            return
        try:
            with self._base:
                self._base.execute("DELETE FROM results WHERE used < ?", (self._today - _DAYS,))
            self._base.close()
        except sqlite3.Error:
            pass
        self._base = None


def _opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=_WAIT)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        base.execute(
            "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, result BLOB, used INTEGER) WITHOUT ROWID"
        )
        return base
    except sqlite3.DatabaseError as error:
        base.close()
        if isinstance(error, sqlite3.OperationalError):  # another run holds it
            raise
        path.unlink()  # no database: what lies there is of no use to anybody
        return _opened(path)


def info(path: Path) -> Info:
    """How much a cache holds."""
    results = 0
    if path.exists():
        try:
            base = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=_WAIT)
            results = base.execute("SELECT count(*) FROM results").fetchone()[0]
            base.close()
        except sqlite3.Error:
            results = 0
    return Info(path, results, sum(file.stat().st_size for file in _files(path)))


def clear(path: Path) -> Info:
    """Delete a cache; tells what it held.

    Raises OSError.
    """
    held = info(path)
    for file in _files(path):
        file.unlink()
    return held


def _files(path: Path) -> list[Path]:
    return [file for end in ("", "-wal", "-shm") if (file := path.with_name(path.name + end)).exists()]


# -------------------------------------------------------------------- in a run


def version_key() -> str:
    """What tells one fzlint from another: the version, where it is, and the state of the code and of the words that it reads."""
    package = Path(__file__).parents[1]
    words = (*package.rglob("*.txt"), *(package.parent / "rules").glob("*/*.txt"))
    changed = max(file.stat().st_mtime_ns for file in (*package.rglob("*.py"), *words))
    return f"{__version__} {package} {changed}"


def key_of(*parts: object) -> bytes:
    """A hash of bytes and of values whose repr tells all of them."""
    hash = blake2b(digest_size=20)
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        hash.update(len(data).to_bytes(8, "big") + data)
    return hash.digest()


def through(
    cache: Cache, executor: Executor, tasks: Iterable[Any], key: Callable[[Any], tuple[Any, bytes | None]]
) -> Iterator[Any]:
    """The results of tasks in order: those that are known, and those that `executor` makes.

    key  tells of a task the task with its content, so that what was hashed is what is checked, and its key; None: it has none
    """
    plan: deque[tuple[bytes | None, Any]] = deque()

    def unknown() -> Iterator[Any]:
        for task in tasks:
            ready, name = key(task)
            known = cache.get(name) if name is not None else None
            plan.append((name, known))
            if known is None:
                yield ready

    for result in executor.map(unknown()):
        while plan[0][1] is not None:
            yield plan.popleft()[1]
        name, _ = plan.popleft()
        if name is not None:
            cache.put(name, result)
        yield result
    while plan:
        yield plan.popleft()[1]
