"""Who does the work: in order, whole, and the loss of a process costs one task."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import working

from fzlint.many.executors import MANY, Alone, Processes


@pytest.fixture
def two() -> Iterator[Processes]:
    executor = Processes(2, working.double, working.lost)
    yield executor
    executor.close()


def test_results_come_in_order(two: Processes) -> None:
    assert (
        list(two.map(range(60))) == [number * 2 for number in range(60)] == list(Alone(working.double).map(range(60)))
    )
    assert list(two.map(iter([7]))) == [14]  # the same processes again
    assert list(two.map([])) == []


def test_a_dead_process_costs_one_task(two: Processes) -> None:
    tasks = [*range(20), -1, *range(20, 40), -1, 5]
    wanted: list[object] = [number * 2 if number >= 0 else "lost -1" for number in tasks]
    assert list(two.map(tasks)) == wanted


@pytest.mark.parametrize("jobs", [2, 3, 5])
def test_what_is_done_once_more_is_known_by_its_task(jobs: int) -> None:
    executor = Processes(jobs, working.Dying(), working.lost, working.again)
    try:
        done = list(executor.map([*range(40), -1, *range(40, 60), -2]))
    finally:
        executor.close()
    assert len(done) == 62
    assert {result for result in done if isinstance(result, int)} <= set(range(60))
    assert "again -1" in done  # it had been handed out when its process died: the second time nothing kills it
    assert "again -2" in done
    plain = [int(str(result).removeprefix("again ")) for result in done]
    assert plain == [*range(40), -1, *range(40, 60), -2]  # none is missing, in order


def test_tasks_are_taken_as_there_is_room(two: Processes) -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = two.map(tasks())
    assert next(results) == 0
    assert len(taken) < 100
    results.close()  # type: ignore[attr-defined]


def test_few_tasks_start_no_process() -> None:
    executor = Processes(0, working.where, working.lost)
    assert set(executor.map(range(MANY - 1))) == {os.getpid()}
    executor.close()


def test_where_no_process_can_be_started_this_one_works() -> None:
    executor = Processes(2, working.Unstartable(), working.lost)
    assert list(executor.map(range(30))) == list(range(30))
    executor.close()
