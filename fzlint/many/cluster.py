"""A Dask cluster as executor. The client reads the files and sends their content, so the workers need no path that they share
with it; they need the same fzlint and the plugins that its configuration names.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from logging import CRITICAL, getLogger
from typing import Any

from fzlint.many.executors import Work
from fzlint.readers.unreadable import Unreadable
from fzlint.settings.setup import UsageError
from fzlint.version import __version__

_AHEAD = 8  # tasks for each thread of a worker that are handed out before the first of them must be done
_PATIENCE = 20  # seconds until a scheduler that does not answer is not there


class Cluster:
    """The workers of a Dask scheduler.

    load  makes of a task one that needs no file of the client's
    lost  what becomes of a task that killed its workers

    Raises UsageError where there is no Dask, no such scheduler, or another fzlint.
    """

    def __init__(self, address: str, work: Work, load: Callable[[Any], Any], lost: Work) -> None:
        try:
            from dask import distributed
        except ImportError:
            raise UsageError('要用 Dask，请先安装：pip install "fzlint[dask]"。') from None
        getLogger("distributed").setLevel(CRITICAL)  # what goes wrong is told here, in a sentence
        try:
            client: Any = distributed.Client  # has no types of its own
            self._client = client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError):
            raise UsageError(f"--executor：连不上 Dask 调度器“{address}”，请检查地址和网络。") from None
        self._work = work
        self._load = load
        self._lost = lost
        self._gone = False  # whether no worker is left: then the work is done here
        self._room = _AHEAD * max(self._check(address), 1)
        self._hand_over()

    def _hand_over(self) -> None:
        """Give the work to all workers, once."""
        (self._there,) = self._client.scatter([self._work], broadcast=True, timeout=_PATIENCE)

    def _check(self, address: str) -> int:
        """How many threads the workers have."""
        try:
            versions = set(self._client.run(_version).values())
        except ModuleNotFoundError:
            versions = {"没有安装"}
        if not versions:
            self.close()
            raise UsageError(f"--executor：Dask 调度器“{address}”下没有工作进程，请先启动 dask worker。")
        if versions != {__version__}:
            self.close()
            told = "、".join(sorted(versions))
            raise UsageError(f"--executor：工作进程上的 fzlint 是 {told}，这里是 {__version__}，请先统一版本。")
        return sum(self._client.nthreads().values())

    def map(self, tasks: Iterable[Any]) -> Iterator[Any]:
        waiting: deque[tuple[Any, Any]] = (
            deque()
        )  # a task and its future, or the result of one that could not be loaded
        tasks = iter(tasks)
        more = True
        while more or waiting:
            while more and len(waiting) < self._room:
                task = next(tasks, None)
                more = task is not None
                if more:
                    waiting.append((task, self._submit(task)))
            if waiting:
                task, future = waiting.popleft()
                if not hasattr(future, "result"):
                    yield future
                elif self._gone and future.status != "finished":
                    yield self._work(task)
                else:
                    yield self._result(task, future, waiting)

    def _result(self, task: Any, future: Any, waiting: Iterable[tuple[Any, Any]]) -> Any:
        from distributed.scheduler import KilledWorker

        try:
            return future.result()
        except (KilledWorker, CancelledError):
            return self._work(task) if self._gone else self._again(task, waiting)
        except OSError:  # the scheduler does not answer any more
            self._gone = True
            return self._work(task)

    def _again(self, task: Any, waiting: Iterable[tuple[Any, Any]]) -> Any:
        """A worker died. Perhaps it was another task's doing: once more, when no other is beside it."""
        from distributed.scheduler import KilledWorker

        for _, other in waiting:
            if hasattr(other, "exception"):
                with suppress(CancelledError, OSError):
                    other.exception()  # waits
        try:
            self._hand_over()  # it may have died with the workers that had it
            return self._submit(task).result()
        except (KilledWorker, CancelledError):
            return self._lost(task)
        except OSError:  # no worker came in time, or the scheduler is gone with them
            self._gone = True
            return self._lost(task)

    def _submit(self, task: Any) -> Any:
        if self._gone:
            return self._work(task)
        try:
            return self._client.submit(_do, self._there, self._load(task), pure=False)
        except Unreadable:
            return self._work(task)  # says why

    def close(self, *, at_once: bool = False) -> None:
        self._client.close(timeout=2 if at_once else _PATIENCE)


def _do(work: Work, task: Any) -> Any:
    return work(task)


def _version() -> str:
    from fzlint.version import __version__

    return __version__
