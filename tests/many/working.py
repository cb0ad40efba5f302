"""Work for executors: in a module of its own, so that a fresh process can import it."""

from __future__ import annotations

import os
import time


def double(task: int) -> int:
    if task == -1:
        os._exit(9)  # as the system kills a process that has eaten all memory
    time.sleep(0.002 * (task % 3))
    return task * 2


def lost(task: int) -> str:
    return f"lost {task}"


def where(task: int) -> int:
    return os.getpid()


class Unstartable:
    """Work that ends every other process as it starts."""

    def __call__(self, task: int) -> int:
        return task

    def __setstate__(self, state: object) -> None:
        os._exit(1)

    def __getstate__(self) -> int:
        return 1


class Dying:
    """Ends the process that does the task -1 or -2: a task done again is a text."""

    def __call__(self, task: object) -> object:
        if task in (-1, -2):
            os._exit(9)
        return task


def again(task: object) -> object:
    return f"again {task}"
