"""By how much a quantity has moved, beside from where and to where, in any order.

由8天缩短到7.2天，缩短0.6天; 120件，比上年的100件增加30件; 增加30件，由100件增加到120件; 120件，同比增加30件，上年为100件.
"""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.figures import reckoning
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Passage
from fzlint.figures.reckoning import RATIOS, Claim, shown
from fzlint.figures.said import ADDED, TAKEN, WAS_THEN, alternatives
from fzlint.figures.then import past_of, set_against, turned
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

# 新增5家 is told of those that came, whatever left
_BY = pattern(rf"[，,]?(?:同比|净|共|平均|[比较]上年)?(?:{ADDED}|(?P<less>{TAKEN}))了?", need="|".join((ADDED, TAKEN)))
_LAST = pattern(rf"[^，；。0-9]{{0,12}}?(?:{ADDED}|(?P<less>{TAKEN}))了?$", need="|".join((ADDED, TAKEN)))
_THAN = pattern("[，,(]?(?:比|较)[^，；。0-9平均]{2,14}", need="比|较")  # 68万亩，比目标任务66万亩多2万亩
_ABOVE = pattern(f"(?:{alternatives('多出')}|(?P<less>{alternatives('少于')}))")
_FROM = pattern("[，,][由从][^，；。0-9]{0,10}")
_MOST = 40  # figures of a sentence that is read so


class Move(NamedTuple):
    """then, now and by how much, as a sentence tells them; less: it says that it is less now; beside: nothing but 比…的 stands
    between the two, so that they are of one thing."""

    then: Figure
    now: Figure
    by: Figure
    less: bool
    beside: bool = False


def wrong_moves(passage: Passage) -> Iterator[Claim]:
    """Every difference of a sentence that the two figures right beside it make otherwise."""
    for k in range(2, min(len(passage.figures), _MOST)):
        one, two, three = passage.figures[k - 2 : k + 1]
        if one.about in RATIOS or not one.unit == two.unit == three.unit or one.approx or two.approx or three.approx:
            continue
        move = _last(passage, k) or _first(passage, k) or _between(passage, k)
        if move is not None and move.then.value != move.now.value:
            yield from _claim(passage, move)


def _claim(passage: Passage, move: Move) -> Iterator[Claim]:
    then, now, by, less, _ = move
    made = then.value - now.value if less else now.value - then.value
    if (made > 0 or move.beside) and abs(made - by.value) >= max(then.step, now.step, by.step):
        high, low = (then, now) if then.value > now.value else (now, then)
        yield Claim(by, (then, now), f"{shown(passage, high)}－{shown(passage, low)}", abs(made))


def _last(passage: Passage, k: int) -> Move | None:
    """The difference behind both: 由100件增加到120件，增加20件; 120件，比上年的100件增加20件."""
    one, two, three = passage.figures[k - 2 : k + 1]
    words = reckoning.gap(passage, k - 1, k)
    beside = _THAN.fullmatch(reckoning.gap(passage, k - 2, k - 1)) is not None
    match = _BY.fullmatch(words) or (_ABOVE.fullmatch(words) if beside else None)
    if match is None or "新" in match.group():
        return None
    moved = _LAST.search(reckoning.front(passage, k - 2))
    if moved is not None and "新" not in moved.group():
        return None  # the first tells a difference itself
    less = match["less"] is not None
    if turned(passage, k - 1):
        return Move(one, two, three, less)
    than = past_of(passage, k - 1) and set_against(passage, k - 1) and not past_of(passage, k - 2)
    return Move(two, one, three, less, beside) if than or beside else None


def _first(passage: Passage, k: int) -> Move | None:
    """The difference in front of both: 增加20件，由100件增加到120件."""
    one, two, three = passage.figures[k - 2 : k + 1]
    if not _FROM.fullmatch(reckoning.gap(passage, k - 2, k - 1)):
        return None
    by = _LAST.search(reckoning.front(passage, k - 2))
    if by is None or "新" in by.group():
        return None
    return Move(two, three, one, by["less"] is not None) if turned(passage, k) else None


def _between(passage: Passage, k: int) -> Move | None:
    """The difference between both: 120件，同比增加20件，上年为100件."""
    one, two, three = passage.figures[k - 2 : k + 1]
    by = _BY.fullmatch(reckoning.gap(passage, k - 2, k - 1))
    if by is None or "新" in by.group() or not WAS_THEN.fullmatch(reckoning.gap(passage, k - 1, k)):
        return None
    return Move(three, one, two, by["less"] is not None)
