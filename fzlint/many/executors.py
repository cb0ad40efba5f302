"""Who does the work: this process, several of this machine, or a Dask cluster (`cluster.py`). They look alike from outside:
`map(tasks)` gives the results in the order of the tasks, whoever made them, and a task whose worker dies costs its own result alone.
"""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Work = Callable[[Any], Any]

MANY = 24  # so many files must wait before starting processes costs less time than it saves
_AHEAD = 8  # tasks for each process that are handed out before the first of them must be done


class Executor(Protocol):
    def map(self, tasks: Iterable[Any]) -> Iterator[Any]:
        """The results of the tasks, in order. Tasks are taken from the iterable as there is room for them."""

    def close(self, *, at_once: bool = False) -> None:
        """End the workers; at_once: without waiting for what they are doing."""


class Alone:
    """This process."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def map(self, tasks: Iterable[Any]) -> Iterator[Any]:
        return map(self._work, tasks)

    def close(self, *, at_once: bool = False) -> None:
        pass


def _can_start() -> bool:
    """Whether a new process can load the program again: not one that Python reads from a pipe (`python - < program.py`)."""
    program = sys.modules["__main__"]
    if getattr(program, "__spec__", None) is not None or getattr(sys, "frozen", False):
        return True
    file = getattr(program, "__file__", None)
    return file is None or os.access(file, os.R_OK)


class Processes:
    """Processes of this machine. They are started when there is something to do, and get `work` once, when they start.

    jobs  how many; 0: as many as there are processors, none for a few tasks
    lost  what becomes of a task whose process died
    again makes of a task one that may have been done before: its process died before it could say so
    """

    def __init__(self, jobs: int, work: Work, lost: Work, again: Work = lambda task: task) -> None:
        self._few = 2 if jobs else MANY
        self._jobs = (jobs or processors()) if _can_start() else 1
        self._work = work
        self._lost = lost
        self._again = again
        self._pool: ProcessPoolExecutor | None = None

    def map(self, tasks: Iterable[Any]) -> Iterator[Any]:
        tasks = iter(tasks)
        first = list(islice(tasks, self._few)) if self._pool is None else []
        if self._jobs < 2 or (self._pool is None and len(first) < self._few):
            yield from map(self._work, chain(first, tasks))
            return
        from concurrent.futures.process import BrokenProcessPool  # a plain run needs none of this

        tasks = chain(first, tasks)
        waiting: deque[tuple[Any, Future[Any]]] = deque()
        while self._jobs > 1:
            for task in islice(tasks, self._jobs * _AHEAD - len(waiting)):
                waiting.append((task, self._submit(task)))
            if not waiting:
                return
            task, future = waiting[0]
            try:
                result = future.result()
            except BrokenProcessPool:
                yield from self._after_death(waiting)
                waiting.clear()
                continue
            waiting.popleft()
            yield result
        yield from map(self._work, tasks)

    def _submit(self, task: Any) -> Future[Any]:
        from concurrent.futures.process import BrokenProcessPool

        try:
            with _whole():  # it may start a process, which cannot do with half of what it is sent
                return self._started().submit(_do, task)
        except BrokenProcessPool as error:
            from concurrent.futures import Future

            broken: Future[Any] = Future()
            broken.set_exception(error)
            return broken

    def _after_death(self, waiting: Iterable[tuple[Any, Future[Any]]]) -> Iterator[Any]:
        """A process died, and with it all that was handed out. Any of these tasks may have killed it, so each is done by itself."""
        from concurrent.futures.process import BrokenProcessPool

        self.close()
        for task, future in waiting:
            if future.done() and not future.cancelled() and future.exception() is None:
                yield future.result()
                continue
            task = self._again(task)
            if not self._alive():
                yield self._work(task)
            else:
                try:
                    yield self._started().submit(_do, task).result()
                except BrokenProcessPool:
                    self.close()
                    yield self._lost(task)

    def _alive(self) -> bool:
        """Whether processes can be started here at all; if not, this one does the rest."""
        from concurrent.futures.process import BrokenProcessPool

        if self._pool is None and self._jobs > 1:
            try:
                self._started().submit(_ready).result()
            except BrokenProcessPool:
                self.close()
                self._jobs = 1
        return self._jobs > 1

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, spawn, initializer=_start, initargs=(self._work,))
        return self._pool

    def close(self, *, at_once: bool = False) -> None:
        if self._pool is None:
            return
        pool, self._pool = self._pool, None
        if at_once:
            import multiprocessing

            for child in multiprocessing.active_children():
                child.terminate()
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _whole() -> Iterator[None]:
    """Ctrl+C waits until this is done."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


# ------------------------------------------------------------- inside a worker

_work: Work | None = None  # what this worker does: it is handed over once, not with every task


def _start(work: Work) -> None:
    global _work
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the first process, which ends the others
    gc.set_threshold(100_000, 50, 100)  # as in the first process: a run makes next to no cycles
    _work = work


def _do(task: Any) -> Any:
    assert _work is not None
    return _work(task)


def _ready() -> None:
    """Nothing to do: the process has started."""
