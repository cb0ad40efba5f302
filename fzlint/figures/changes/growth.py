"""Growth told beside the figures that make it: 由80件增加到100件，增长25%; 151件，同比增长128.8%（上年66件）.

What a quantity was then is told by a word for an earlier period before it (上年, 2023年), or by how much it has changed since
(比上年增加33件). Where any other figure of the sentence makes the percentage, nothing is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from fzlint.figures.changes.change import Change, reckon
from fzlint.figures.changes.compared import GROWTH, NEAR, at_times, by_amount, row_of, two
from fzlint.figures.changes.moves import ABOVE, FROM, moved
from fzlint.figures.changes.yearly import yearly
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import BACK, RATIOS, Claim, Scene, fits, joined, shown
from fzlint.figures.reading.said import FOLD_OF, YEARS_LONG, alternatives
from fzlint.pattern import pattern

# growth by another measure than the figures shown
_OTHER_MEASURE = pattern(f"{alternatives('别的算法')}|(?<!今年)以来")
_PLAIN = pattern(
    rf"(?:[今本全]年度?|20[0-9]{{2}}年)?(?:同比|环比|[比较与和同](?:上|去|前|同|20)\S{{0,12}}|\S{{0,4}}[数总]?量|\S{{0,4}}案件|\S{{0,4}}数|[共均]|{YEARS_LONG})?(?:同比|环比|相比)?(?:分别)?"
)


def growth(scene: Scene, i: int) -> Iterator[Claim] | None:
    """The claim that percentage i is wrong; None if it is not told as growth."""
    passage = scene.passage
    told = passage.figures[i]
    of = FOLD_OF.search(told.noun) if told.about == "fold" else None
    if (told.noun == "的" and told.about in ("share", "fold")) or (of and of.end() == len(told.noun)):
        return _times(passage, i, ahead=of is not None and of.start() > 0)
    if told.about == "point" and (level := moved(passage, i, "点")) and (change := level.change(passage)):
        return _judge(passage, told, change, level.less)
    if told.about == "share" and ABOVE.fullmatch(told.noun) and (over := moved(passage, i, "余")):
        change = over.change(passage)
        return _judge(passage, told, change, over.less) if change else None
    match = GROWTH.fullmatch(told.noun)
    if match is None or (
        i and passage.figures[i - 1].unit == told.unit and FROM.search(passage.figures[i - 1].noun[-1:])
    ):
        return None  # 发生率由30.7%下降到7.1%: where a rate has come to
    begin = max(passage.start, told.span.start - NEAR)
    name = match.group("of")
    plain = _PLAIN.fullmatch(name) or moved(passage, i, "幅", ahead=True) or _of_its_move(passage, i, name)
    if claim := yearly(passage, i):
        return iter((claim,))
    if not plain or _OTHER_MEASURE.search(passage.text, begin, told.span.start):
        return iter(())
    return _growth(scene, i, name, match.group("down") is not None)


def _of_its_move(passage: Passage, i: int, of: str) -> bool:
    """Whether growth is told by the name of what has moved right in front: 平均用时由42天缩短至33.6天，用时减少20%."""
    move = moved(passage, i, "幅")
    return move is not None and move.shape == "由到幅" and of[-2:] in reckoning.front(passage, i - 2)


def _growth(scene: Scene, i: int, of: str, down: bool) -> Iterator[Claim]:
    passage = scene.passage
    if row := row_of(passage, i):
        for pair, figure in row:
            yield from _judge(passage, figure, pair, down)
        return
    if i + 1 < len(passage.figures) and joined(passage, i) and not passage.figures[i + 1].noun.strip("和及与"):
        return  # a row of percentages that no row of figures makes
    beside = moved(passage, i, "幅")
    change = beside.change(passage) if beside else at_times(passage, i, of) or two(scene, i, down)
    if change is None and (beside := moved(passage, i, "幅", whole=False)):
        change = beside.change(passage)
    if change is None:
        change = by_amount(scene, i, of, down)
    if change is not None:
        yield from _judge(passage, passage.figures[i], change, down)


def _judge(passage: Passage, told: Figure, change: Change, down: bool) -> Iterator[Claim]:
    if change.then <= 0 or any(figure.approx for figure in change.figures):
        return
    if told.about == change.now.about == "share" and not change.when and not change.by:
        yield from _points(passage, told, change, down)
        return
    points = told.about == "point"
    if points != (change.now.about == "share") or change.now.about in RATIOS - {"share"} or told.about == "mille":
        return
    found = reckon(told, change, down)
    if found is not None and not fits(passage, told, found[0], found[1]) and not _told(passage, told, found):
        falls = down != (found[2] < 0)
        way = ("" if found[2] >= 0 else "下降" if down else "增长") if change.now.value != change.then else ""
        formula = _formula(passage, change, falls, points)
        if way:
            formula = f"应为{'下降' if falls else '增长'}，{formula}"
        yield Claim(told, change.figures, formula, abs(found[2]), way)


def _told(passage: Passage, told: Figure, found: tuple[Decimal, Decimal, Decimal]) -> bool:
    """Whether another percentage in front tells this growth already: 下降15%，由上季度的200件降至170件，同比下降8%."""
    if GROWTH.fullmatch(told.noun) is None:
        return False  # of a row: 分别增长25%、20%
    here = bisect_left(passage.figures, told.span.start, key=lambda figure: figure.span.start)
    earlier = passage.figures[max(here - BACK, 0) : here]
    return any(
        one.about == told.about and GROWTH.fullmatch(one.noun) is not None and fits(passage, one, found[0], found[1])
        for one in earlier
    )


def _points(passage: Passage, told: Figure, change: Change, down: bool) -> Iterator[Claim]:
    """由90%提高到95%，提高了5%: the difference of two percentages is told in points."""
    now, then = change.now.value, change.then
    if (now < then) != down or abs(now - then) != told.value:
        return
    grown = abs(now / then - 1) * 100
    if abs(grown - told.value) * 2 > told.step:
        yield Claim(told, change.figures, _formula(passage, change, down, True), told.value, points=True)


def _formula(passage: Passage, change: Change, falls: bool, points: bool) -> str:
    if change.by:
        return f"{change.by}÷{change.base}"
    now = shown(passage, change.now)
    if change.when:  # 上年应为39万元，降幅为13万元÷39万元
        by = shown(passage, change.figures[1])
        return f"{change.when}应为{change.base}，{'降幅' if falls else '增幅'}为{by}÷{change.base}"
    difference = f"{change.base}－{now}" if falls else f"{now}－{change.base}"
    return difference if points else f"（{difference}）÷{change.base}"


def _times(passage: Passage, i: int, *, ahead: bool) -> Iterator[Claim]:
    """由120次增加到180次，是上年的1.5倍; 480人次，是上年400人次的1.2倍; ahead: 收入是上年的1.5倍，由120元增加到180元."""
    move = moved(passage, i, "倍", ahead=ahead)
    if move is None or move.now is None or move.now.about in RATIOS:
        return
    told, now, then = passage.figures[i], move.now, move.then
    if now.approx or then.approx or not then.value:
        return
    scale = 1 if told.about == "fold" else 100
    low, high = (bound * scale / 100 for bound in reckoning.ratio(now, then))
    if not fits(passage, told, low, high):
        formula = f"{shown(passage, now)}÷{shown(passage, then)}"
        yield Claim(told, (now, then), formula, now.value / then.value * scale)
