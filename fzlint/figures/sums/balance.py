"""What came in and what went out: 上年结转15件、新收207件 make 共222件, and that is 办结 and 结转下年 together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from fzlint.figures.reading.said import any_of, listed
from fzlint.figures.reading.statement import Statement
from fzlint.figures.sums import completeness
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_NARROW = pattern("其中|[按及限]|同比|[比较]|率|新收.{0,4}并|当[场日年]办结|一次")  # of some only


class Imbalance(NamedTuple):
    """Statements that should make the same on both sides and do not."""

    whole: tuple[Statement, ...]
    parts: tuple[Statement, ...]


SIDES = (  # what the parts are called, what they make; the first that is told in full counts
    (("carried", "new"), ("all",)),
    (("carried", "new"), ("done", "left")),
    (("done", "left"), ("all",)),
)


_INCLUDED = "含"
_TAKEN = any_of("其中收下的", "^(?:{})$")
_SIDES_OF = ("carried", "new", "all", "done", "finished", "left")


def imbalances(statements: Sequence[Statement]) -> Iterator[Imbalance]:
    """The two sides of every balance of a sentence that do not agree; a balance needs each of its words just once."""
    told: dict[str, list[Statement]] = {}
    for statement in statements:
        inside = statement.boxed and not statement.words.startswith(_INCLUDED)  # 结案88件（含上年结转4件）
        if statement.relation in _SIDES_OF and not inside:
            told.setdefault(statement.relation, []).append(statement)
    if "carried" not in told:
        yield from _remainder(statements)
        return
    once = {name: found[0] for name, found in told.items() if len(found) == 1}
    beside = [one for one in told.get("new", ()) if abs(one.at - told["carried"][0].at) == 1]
    if len(beside) == 1:
        once["new"] = beside[0]  # 收到160件，受理148件，加上2023年结转的17件
    elif len(taken := taken_in(statements)) == 1:
        once["new"] = taken[0]  # 收到1846件，其中受理1572件，不予受理183件
    if "done" not in told and "finished" in once:
        once["done"] = once["finished"]
    for parts, whole in SIDES:
        if {*parts, *whole} <= once.keys() and _alike([once[name] for name in (*parts, *whole)]):
            sides = Imbalance(tuple(once[name] for name in whole), tuple(once[name] for name in parts))
            if _apart(sides) and not _explained(sides, statements):
                yield sides
                return


def taken_in(statements: Sequence[Statement]) -> list[Statement]:
    """What was taken in of all that was received: 其中受理1572件."""
    return [one for one in statements if _TAKEN.search(one.words) is not None]


def _remainder(statements: Sequence[Statement]) -> Iterator[Imbalance]:
    """整改问题189个，完成整改175个，其余16个正在整改: a whole and what was done, in any order, and 其余; nothing else is counted between."""
    rest = [k for k, one in enumerate(statements) if one.words in _REST or _still(one) or _undone(one, statements[:k])]
    if len(rest) != 1 or rest[0] < 2:
        return
    unit = statements[rest[0]].figure.unit
    told = [one for one in statements[: rest[0] + 1] if one.figure.unit == unit]
    if len(told) != 3 or told[1].relation not in ("done", "finished", "") or told[0].relation not in ("", "new", "all"):
        return
    whole, done, left = told
    if whole.figure.value < done.figure.value:
        whole, done = done, whole  # 已配162台，应配180台，余下18台
    if any(one.boxed for one in told) or len({one.figure.unit for one in told}) > 1 or not _alike(told):
        return
    sides = Imbalance((whole,), (done, left))
    if _apart(sides) and not _explained(sides, statements):
        yield sides


_REST = listed("余下")


def _still(one: Statement) -> bool:
    """还有9项正在履行程序: what is left, by what stands behind."""
    return one.relation == "left" and one.words in _STILL


_STILL = listed("尚余")


def _undone(one: Statement, before: Sequence[Statement]) -> bool:
    """未完成的3项, behind 完成55项 of 58项任务; of what came in, others may have been left from last year."""
    no = completeness.PENDING.match(one.words)
    if no is None or any(other.relation in ("new", "carried") for other in before):
        return False
    deed = one.words[no.end() :].rstrip("的")
    return len(deed) > 1 and any(other.words.endswith(deed) for other in before)


_ENDS = ({"done", "left"}, {"finished", "left"})


def continued(told: tuple[Statement, ...], next_: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements of a sentence with those of the next, if that tells of nothing but what was done and what was left."""
    if {one.relation for one in next_} not in _ENDS or any(one.relation == "left" for one in told):
        return told
    return (*told, *(one._replace(at=one.at + len(told)) for one in next_))


def _apart(sides: Imbalance) -> bool:
    """Whether two sides differ by more than rounding: sums of money are told in 万元."""
    step = max(one.figure.step for one in (*sides.whole, *sides.parts))
    return abs(made(sides.whole) - made(sides.parts)) > (2 * step if step != 1 else 0)


def made(side: Sequence[Statement]) -> int:
    return int(sum(statement.figure.value for statement in side))


def _alike(side: Sequence[Statement]) -> bool:
    first = side[0].figure
    return all(
        one.figure.about == first.about
        and (one.figure.step == 1 or one.figure.about == "money")
        and not one.figure.approx
        and not _NARROW.search(one.words.replace(one.word, "", 1))
        for one in side
    )


def _explained(sides: Imbalance, statements: Sequence[Statement]) -> bool:
    """Whether figures of the same sentence tell the rest: 办结87件，撤回2件，结转3件."""
    used = {statement.at for statement in (*sides.whole, *sides.parts)}
    missing = abs(made(sides.whole) - made(sides.parts))
    about = sides.parts[0].figure.about
    others = [int(s.figure.value) for s in statements if s.at not in used and s.figure.about == about][:6]
    return any(sum(some) == missing for size in (1, 2) for some in combinations(others, size))
