"""Figures side by side that tell one change: each has its part in it by the words in front, and their parts in a row are a shape.

由80件增加到100件，增长25% is 由 到 幅; 120件，比上年的100件增加20件 is 今 比 差. The shapes are data: the list 增减 of
rules/figures/words.txt, a character for each figure. Growth (幅, 倍, 点) and difference (差) are judged by the same reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from fzlint.document.labels import NUMERALS
from fzlint.figures.changes.change import Change, change_of, changed_by
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.pen import slip
from fzlint.figures.reading.reckoning import MEASURED, MOVED_TO, RATIOS, Claim, shown
from fzlint.figures.reading.said import (
    ADDED,
    OUTFLOW,
    REACHED_NOW,
    TAKEN,
    WAS_THEN,
    YEARS_LONG,
    alternatives,
    any_of,
    listed,
)
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

PAST = pattern(r"(?P<vague>上一?学?年|[去前常]年|同期|(?<=比|较|由|从)年初)|(?P<year>(?:19|20)[0-9]{2})年")
MORE = pattern(rf"(?:比|较|与|同比|环比)\S*?(?:{ADDED}|(?P<less>{TAKEN}))[了]?")
FROM = pattern("[由从]")
_THAN = pattern(r"[比较与和同由从](?:年初|[去上前同]|(?:19|20)[0-9]{2}年)")
_MOVED = f"(?:{ADDED}|(?P<less>{TAKEN}))了?"
_WORDS = "|".join("增减多少升降高缩简落延")  # a character of each
# 新增5家 is told of those that came, whatever left
BY = pattern(
    rf"(?:相比)?[，,]?(?:同比|净|共|又|平均|{YEARS_LONG}|{alternatives('有所')}|[比较](?:[上去]年|年初|(?:19|20)[0-9]{{2}}年)(?:同期|[年末底])*)?{_MOVED}",
    need=_WORDS,
)
_LAST = pattern(rf"[^，；。0-9]{{0,12}}?{_MOVED}$", need=_WORDS)
ABOVE = pattern(f"(?:{alternatives('多出')}|(?P<less>{alternatives('少于')}))")
_LATER_FROM = pattern("[，,][由从][^，；。]{0,16}")
_REACHED = pattern(f"[，,](?:{REACHED_NOW})")
_OF_PLAN = pattern("[，,(]?(?:比|较)[^，；。0-9平均]{2,14}", need="比|较")  # 68万亩，比目标任务66万亩多2万亩
_LEVEL = pattern(
    rf"[，、,]?(?:(?:高于|低于|比|较)[^，；。]{{0,14}}?[0-9.]+%\)?(?:高[出于]?|{ADDED}|(?P<less>低于?|{TAKEN}))了?"
    r"|(?:高于|(?P<under>低于))[^，；。]{0,14}?[0-9.]+%\)?)"
)
_TIMES = pattern(
    rf"(?:[是为]|相当于|达到?)(?:(?:上一?年|去年|前年|(?:19|20)[0-9]{{2}}年|[两{NUMERALS}]{{1,2}}(?:{alternatives('几年前')}))\S{{0,4}}|[^，。；0-9]{{0,6}}(?:{alternatives('要做的数')}|平均)[^，。；0-9]{{0,4}})$"
)
_PLAN = any_of("计划数", "(?:{})[^，；。]{{0,8}}$")
_OVER_PLAN = any_of("计划数", "[，,]?[比较](?:{})(?:多|(?P<less>少))")
_NEW = pattern("(?:其中|全年|[今本当]年|共)?(?:净增|新[增建设立]+)", need="净增|新")
_MOST = 40  # figures of a sentence that is read so


# ------------------------------------------------------------------------------------------- the part of a figure


def past_of(passage: Passage, k: int) -> re.Match[str] | None:
    """The word for an earlier period in front of figure k, if that is what the figure was then: 较上年同期的274起."""
    words = reckoning.front(passage, k)
    if not words and passage.inside[k] >= 0:  # 较上年（182起）
        opened = passage.brackets[passage.inside[k]][0]
        words = passage.text[max(passage.start, opened - 8) : opened]
        if not _THAN.search(words):
            return None
    if "比较" in words or "相比" in words or MORE.search(words):
        return None
    return next(reversed(list(PAST.finditer(words))), None)


def set_against(passage: Passage, k: int) -> bool:
    """Whether the words in front of figure k set something against it: 比上年的100件."""
    return _THAN.search(reckoning.front(passage, k)) is not None


def _by(passage: Passage, k: int) -> re.Match[str] | None:
    """The words between figure k and the one before, if they tell that k is by how much it has changed."""
    words = reckoning.gap(passage, k - 1, k)
    if (unit := reckoning.behind(passage, k - 1)) and unit == reckoning.behind(
        passage, k
    ):  # 0.438吨标准煤，降低0.014吨标准煤
        words = words.removeprefix(unit)
    match = BY.fullmatch(words)
    return None if match is None or "新" in match.group() else match


def by_how_much(passage: Passage, k: int) -> re.Match[str] | None:
    """The words in front of figure k that tell it is by how much something has changed, whatever stands before."""
    match = _LAST.search(reckoning.front(passage, k))
    return None if match is None or "新" in match.group() else match


def _than(passage: Passage, k: int) -> bool:
    alone = k == 0 or past_of(passage, k - 1) is None
    return alone and past_of(passage, k) is not None and set_against(passage, k)


def _planned(passage: Passage, k: int) -> bool:
    """Whether figure k is what was planned (比目标任务66万亩多2万亩), not by how much it is missed (比预算减少1.4万元)."""
    return _OF_PLAN.fullmatch(reckoning.gap(passage, k - 1, k)) is not None and by_how_much(passage, k) is None


def _new(passage: Passage, k: int) -> bool:
    """Whether figure k is how many are new, where nothing is told of those that have gone."""
    here, end = passage.figures[k].span.start, passage.end
    return _NEW.match(reckoning.front(passage, k)) is not None and OUTFLOW.search(passage.text, here, end) is None


def _before(passage: Passage, k: int) -> str:
    start = passage.figures[k].span.start
    return passage.text[max(passage.start, start - 16) : start]


_Part = Callable[[Passage, int], "re.Match[str] | bool | None"]
# what makes figure k a part of a change; the keys are those of the shapes
_PARTS: dict[str, _Part] = {
    "今": lambda passage, k: by_how_much(passage, k) is None,
    "由": lambda passage, k: FROM.search(reckoning.front(passage, k)),
    "自": lambda passage, k: _LATER_FROM.fullmatch(reckoning.gap(passage, k - 1, k)),
    "到": lambda passage, k: MOVED_TO.search(passage.figures[k].noun),
    "达": lambda passage, k: _REACHED.fullmatch(reckoning.gap(passage, k - 1, k)),
    "比": _than,
    "底": lambda passage, k: PAST.search(reckoning.front(passage, k)) and not set_against(passage, k),
    "前": lambda passage, k: WAS_THEN.fullmatch(reckoning.gap(passage, k - 1, k)),
    "为": lambda passage, k: _TIMES.search(_before(passage, k)),
    "划": _planned,
    "平": lambda passage, k: passage.figures[k].about == "share",
    "差": _by,
    "增": by_how_much,
    "新": _new,
    "案": lambda passage, k: _PLAN.search(reckoning.front(passage, k)),
    "超": lambda passage, k: _OVER_PLAN.fullmatch(reckoning.gap(passage, k - 1, k)),
    "多": lambda passage, k: _by(passage, k) or ABOVE.fullmatch(reckoning.gap(passage, k - 1, k)),
    "余": lambda passage, k: ABOVE.fullmatch(reckoning.gap(passage, k - 1, k)),
    "点": lambda passage, k: _LEVEL.fullmatch(reckoning.gap(passage, k - 2, k)),
    "幅": lambda passage, k: passage.figures[k].about in RATIOS,
    "倍": lambda passage, k: passage.figures[k].about in RATIOS,
}
_NOW, _THEN, _BY_HOW_MUCH, _GROWTH = "今到达", "由自比前为划平案底", "差增多新超", "幅倍点余"


# -------------------------------------------------------------------------------------------------------- shapes


class Move(NamedTuple):
    """A change as figures side by side tell it. now, by: None where the shape has none; less: it says that it is less now."""

    shape: str
    then: Figure
    now: Figure | None
    by: Figure | None
    less: bool

    def change(self, passage: Passage) -> Change | None:
        if self.now is not None:
            return change_of(passage, self.now, self.then)
        small = self.by is not None and self.by.value < self.then.value
        return changed_by(passage, self.then, self.by, self.less) if self.by is not None and small else None


@cache
def shapes(part: str, *, whole: bool = True) -> tuple[str, ...]:
    """The shapes in which a part of a change is told. whole: those that tell what it is now; else those that leave it to be reckoned."""
    return tuple(shape for shape in listed("增减") if part in shape and bool(set(_NOW) & set(shape)) == whole)


def moved(passage: Passage, i: int, part: str, *, whole: bool = True, ahead: bool = False) -> Move | None:
    """The change of which figure i is a part, by the figures beside it. ahead: only in shapes that it begins."""
    for shape in shapes(part, whole=whole):
        move = _fitting(passage, i - shape.index(part), shape) if not ahead or shape[0] == part else None
        if move is not None:
            return move
    return None


def moves_of(passage: Passage) -> Iterator[Move]:
    """Every change that the sentence tells by figures side by side, for those who want to see how it is read."""
    for first in range(min(len(passage.figures), _MOST)):
        yield from filter(None, (_fitting(passage, first, shape) for shape in listed("增减")))


def _fitting(passage: Passage, first: int, shape: str) -> Move | None:
    """The change that the figures from `first` on tell in a shape, if they have its parts and one unit."""
    row = passage.figures[first : first + len(shape)] if first >= 0 else ()
    if len(row) < len(shape):
        return None
    if len({figure.unit for figure, part in zip(row, shape, strict=True) if part not in _GROWTH}) > 1:
        return None
    less = False
    for n in range(len(shape) - 1, -1, -1):  # the last tells most
        told = _PARTS[shape[n]](passage, first + n)
        if not told:
            return None
        if isinstance(told, re.Match):
            groups = told.groupdict()
            less = less or groups.get("less") is not None or groups.get("under") is not None
    of = {kind: next((row[shape.index(c)] for c in kind if c in shape), None) for kind in (_THEN, _NOW, _BY_HOW_MUCH)}
    then = of[_THEN]
    return None if then is None else Move(shape, then, of[_NOW], of[_BY_HOW_MUCH], less)


def wrong_moves(passage: Passage) -> Iterator[Claim]:
    """Every difference of a sentence that the two figures right beside it make otherwise."""
    for k in range(min(len(passage.figures), _MOST) - _THREE + 1):
        one, two, three = passage.figures[k : k + _THREE]
        if one.about in RATIOS or not one.unit == two.unit == three.unit or one.approx or two.approx or three.approx:
            continue
        move = next((move for shape in _differences() if (move := _fitting(passage, k, shape)) is not None), None)
        if move is not None:
            yield from _difference(passage, move)


_THREE = 3


@cache
def _differences() -> tuple[str, ...]:
    return tuple(shape for shape in listed("增减") if len(shape) == _THREE and not set(_GROWTH) & set(shape))


def _slipped(then: Figure, now: Figure, by: Figure) -> bool:
    """Whether a slip of the pen in one of three figures is why they do not fit."""
    return slip(now.value - then.value, by) or slip(then.value + by.value, now) or slip(now.value - by.value, then)


def _is_rounded(figure: Figure) -> bool:
    """Whether a difference may be off by one in its last digit, since all three are rounded: 168071公里 and 163737公里, 4335公里."""
    return figure.about in MEASURED or (figure.about == "money" and figure.value >= figure.step * _MANY_DIGITS)


_MANY_DIGITS = 100


def _difference(passage: Passage, move: Move) -> Iterator[Claim]:
    shape, then, now, by, less = move
    if now is None or by is None or then.value == now.value:
        return
    made = then.value - now.value if less else now.value - then.value
    of_one = "划" in shape or "案" in shape  # nothing but 比…的 stands between the two
    if made == -by.value or ("新" in shape and not _slipped(then, now, by)):
        return  # the words are wrong, no figure; some of those that are new have gone again
    step = max(then.step, now.step, by.step)
    off = abs(made - by.value)
    if (made > 0 or of_one) and (off > step or (off == step and not _is_rounded(by))):
        high, low = (then, now) if then.value > now.value else (now, then)
        yield Claim(by, (then, now), f"{shown(passage, high)}－{shown(passage, low)}", abs(made))
