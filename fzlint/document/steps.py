"""Numbers that should rise by one, and where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from fzlint.record import NamedTuple

_MOST = 1_000  # numbers of a gap that are looked at: a file may say 900000000


class Step(NamedTuple):
    """Something wrong at one place of a run of numbers: missing numbers in front of it, or a number said before."""

    at: int
    missing: tuple[int, ...] = ()
    again: int = -1  # the index of the same number before; -1 where the number only goes back


def steps(numbers: list[int]) -> Iterator[Step]:
    """What is wrong in a run of numbers that should rise by one.

    One fault is told once: what follows a skip goes on from there; numbers that come in the wrong order are not missing;
    behind 二、二、 the label 四、 is right, for one of the two is really the third; in 一、三、三、 the first 三、 is really 二、.
    """
    present = set(numbers)
    moved: set[int] = set()  # numbers that were typed for another: where they are due they may lack
    first: dict[int, int] = {}
    top = previous = numbers[0]
    spare = 0
    for at, number in enumerate(numbers):
        if at == 0:
            first[number] = 0
            continue
        if number == previous + 1:
            spare = 0
        elif number > top and numbers[at + 1 : at + 2] == [previous + 2] and previous == top:
            spare = 0
            yield Step(at, (previous + 1,))
            if number not in numbers[at + 1 :]:
                moved.add(number)
            number = previous + 1  # （一）（二）（五）（四）: one that was typed wrongly
        elif number > top:
            left_out = (n for n in range(top + 1, number) if n not in present or n in moved)
            missing = tuple(islice(left_out, spare, spare + _MOST))
            spare = 0
            if missing:
                yield Step(at, missing)
                if len(missing) == 1 and at + 1 < len(numbers) and numbers[at + 1] == number:
                    number -= 1
        else:
            yield Step(at, again=first.get(number, -1))
            spare = 1
        first.setdefault(number, at)
        previous = number
        top = max(top, number)


def orderly(numbers: list[int]) -> bool:
    """Whether labels with several faults are still labels, and no verses or entries of a register: they never fall but for
    one typed wrongly (一、四、三、), and most of the numbers are there."""
    falls = [i for i, (a, b) in enumerate(pairwise(numbers)) if a > b]
    if len(falls) > 1:
        return False
    if falls and numbers[-1] != max(numbers):  # one typed wrongly: without it they rise
        at = falls[0]
        rest = numbers[:at] + numbers[at + 1 :]
        if any(a > b for a, b in pairwise(rest)):
            return False
        numbers = rest
    return numbers[-1] - numbers[0] < 2 * len(numbers)
