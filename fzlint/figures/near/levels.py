"""Which two levels a growth or a difference may be of: one of an earlier time, or that is named as what it is set against, and one of now.

Only the word for the earlier time counts: what else has its unit is now.
"""

from __future__ import annotations

from fzlint.figures.changes.compared import GROWTH
from fzlint.figures.changes.moves import MORE, PAST, by_how_much, set_against
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.chance import JOINTS, MOST, shares_words
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import RATIOS
from fzlint.figures.reading.said import any_of, listed
from fzlint.record import NamedTuple

_FEW = 3


class Levels(NamedTuple):
    """What something is now, and what it was then, or is set against."""

    now: Figure
    then: Figure


_DOWN = any_of("下降")
_OF_EACH = any_of("平均数")
BACK = 14  # figures: a level farther back is not meant


def way_of(both: Passage, i: int) -> int:
    """1 for what has grown, -1 for what has become less, 0 if figure i tells no change."""
    first = first_of_row(both, i)
    told, words = both.figures[first], reckoning.front(both, i)
    if told.about in ("share", "point"):
        match = GROWTH.fullmatch(told.noun)
        if match is None or told.noun.rstrip("约达").endswith(("到", "至")):
            return 0
        return -1 if match["down"] else 1
    if told.about in RATIOS or not told.unit:
        return 0
    if _stands_beside(both, i):
        return -1 if words in _LESS else 1
    if by_how_much(both, i) is None:
        return 0
    return -1 if _DOWN.search(words) or words.rstrip("了").endswith(("少", "低")) else 1


def _stands_beside(both: Passage, i: int) -> bool:
    """Whether figure i tells by how much something is higher than the level right in front: 比汛限水位141.50米低0.22米."""
    if not i or both.figures[i - 1].unit != both.figures[i].unit or reckoning.front(both, i) not in _HIGHER:
        return False
    return reckoning.front(both, i - 1)[:1] in _THAN


_LESS = frozenset(listed("少于"))
_HIGHER = _LESS.union(listed("多出"))
_THAN = listed("比的字")[:2]  # 比 and 较


def past_levels(both: Passage) -> set[int]:
    """The figures that tell of an earlier time: by a word in front, or in one row with one that has it, 上年审结200件、败诉19件，败诉率9.5%."""
    found: set[int] = set()
    for k in range(len(both.figures)):
        words = reckoning.front(both, k)
        if way_of(both, k):
            continue
        match = PAST.search(words)
        # of a year that is named, 同比 may tell how it was then
        named = match is not None and (match["vague"] is not None or set_against(both, k))
        named = named and not MORE.search(words) and "比较" not in words
        if named or _COMPARED_WITH.match(words.lstrip()) or (k - 1 in found and _goes_on(both, k, found)):
            found.add(k)
    return found


def _goes_on(both: Passage, k: int, past: set[int]) -> bool:
    """Whether figure k goes on with the earlier time: of a unit that it has not told of yet."""
    between = reckoning.gap(both, k - 1, k)
    if between.strip() in _IN_TURN:
        return True  # 上年同期上述四项依次为476起、5人
    if not between.lstrip().startswith(("、", "，", "和", "及")) or any(mark in between for mark in "。；;"):
        return False
    if between.strip() in JOINTS and reckoning.front(both, k - 1)[-1:] not in ("由", "从"):
        return True  # 四项依次为476起、5人、6人和588.4万元
    first = k - 1
    while first in past:
        first -= 1
    units = {both.figures[n].unit for n in range(first + 1, k)}
    return both.figures[k].unit not in units and not any(word in between for word in _NOW_WORDS)


_IN_TURN = frozenset(listed("依次说"))
_NOW_WORDS = listed("回到今年")


def pairs_of_levels(both: Passage, past: set[int], i: int) -> list[Levels]:
    """What figure i may be the change of: the figures of the earlier time in front of it, each with those of now that have its unit."""
    told = both.figures[i]
    unit = {"point": "%", "share": None}.get(told.about, told.unit)
    near = range(max(i - BACK, 0), i)
    if _stands_beside(both, i) or _grown_beside(both, i, past):
        return _beside(both, i)
    thens = [k for k in near if k in past and _fits_unit(both.figures[k], unit)]
    if i + 1 in past and _told_behind(reckoning.gap(both, i, i + 1)):
        thens.append(i + 1)
    thens += [k for k in near if k not in thens and _fits_unit(both.figures[k], unit) and _set_against(both, k, i)]
    thens = _in_row(both, thens, i) or [k for k in thens if both.figures[k].unit + "数" in told.noun] or thens[-_FEW:]
    rest = [k for k in (*near, i + 1) if k < len(both.figures) and k != i and k not in past and k not in thens]
    found: list[Levels] = []
    for then in thens:
        one = both.figures[then]
        if not one.value and told.about == "share":
            continue  # nothing has grown by a percentage of nothing
        same = [
            k for k in rest if both.figures[k].unit == one.unit and (is_level(both, k) or _right_behind(both, k, then))
        ]
        named = [k for k in same if shares_words(both.figures[k].noun, _subject(both, i) or one.noun)]
        found += [Levels(both.figures[k], one) for k in (named or _wholes(both, same))]
    said = [pair for pair in found if shares_words(told.noun, pair.now.noun)]  # 直接财产损失下降12.9%
    found = said or found
    return found if len(found) <= MOST // 2 else []


def _grown_beside(both: Passage, i: int, past: set[int]) -> bool:
    """The same of growth: 径流量8.64亿立方米，比多年平均值9.6亿立方米偏少10%."""
    match = GROWTH.fullmatch(both.figures[i].noun) if both.figures[i].about == "share" and i > 1 else None
    if match is None or match["of"] or i - 1 in past or not _fits_unit(both.figures[i - 1], None):
        return False
    words = reckoning.front(both, i - 1)
    return words[:1] in _THAN and PAST.search(words) is None and "，" not in reckoning.gap(both, i - 1, i)


def _beside(both: Passage, i: int) -> list[Levels]:
    """What the level right in front of figure i is that of: the last of its sentence that it shares words with, or the one beside it."""
    then = both.figures[i - 1]
    begin = both.text.rfind("。", both.start, then.span.start)
    row = [k for k in range(max(i - BACK, 0), i - 1) if both.figures[k].span.start > begin and is_level(both, k)]
    row = [k for k in row if _fits_unit(both.figures[k], then.unit)]
    levels = [k for k in row if shares_words(both.figures[k].noun, then.noun)] or (row if row[-1:] == [i - 2] else [])
    return [Levels(both.figures[levels[-1]], then)] if levels else []


def names_both(both: Passage, i: int, pair: Levels) -> bool:
    """Whether the words name both sides: 决算比预算少2.86万元."""
    subject = _subject(both, i)
    return (
        subject != ""
        and shares_words(subject, pair.now.noun)
        and shares_words(reckoning.front(both, i)[len(subject) :], pair.then.noun)
    )


def is_level(both: Passage, k: int) -> bool:
    figure = both.figures[k]
    return not figure.approx and not way_of(both, k) and _OF_EACH.search(figure.noun) is None


def _right_behind(both: Passage, k: int, then: int) -> bool:
    """Whether what was then stands right behind a mean, and is told of nothing else: 每吨28.6千瓦时，上年30.2千瓦时."""
    alone = PAST.sub("", reckoning.front(both, then)).strip("为是")
    return then == k + 1 and not alone and not both.figures[k].approx and not way_of(both, k)


def _wholes(both: Passage, same: list[int]) -> list[int]:
    """Of figures of one unit those that are first in their sentence: the others are mostly their parts."""
    return [
        k
        for n, k in enumerate(same)
        if not n or "。" in both.text[both.figures[same[n - 1]].span.end : both.figures[k].span.start]
    ]


def _subject(both: Passage, i: int) -> str:
    """What is set against something: 决算比预算少2.86万元."""
    words = reckoning.front(both, i)
    at = _at_comparison(words)
    return words[:at] if at > 1 else ""


def _at_comparison(words: str) -> int:
    """Where the word stands that sets one against the other; -1 if there is none, as in 相比, 同比."""
    for at, c in enumerate(words):
        if c in _AGAINST and words[at - 1 : at] not in _NONE_AGAINST and words[at : at + 2] not in _NO_COMPARISON:
            return at
    return -1


_COMPARED_WITH = any_of("与什么相比", "(?:{})(?:(?!比|较).){{2,14}}的$")  # 与五月份的14106吨相比


def _told_behind(between: str) -> bool:
    """Whether what was then stands right behind: 增长12.9%（上年6480人次）; no other comparison: 增长8.4%，比计划高."""
    return between[:1] in ("(", "，", ",") and not any(c in between for c in _AGAINST)


def _set_against(both: Passage, k: int, i: int) -> bool:
    """Whether a change names what it is set against as figure k is named: 批复概算9600万元 … 超概算768万元."""
    words = reckoning.front(both, i)
    at = _at_comparison(words)
    noun, past = both.figures[k].noun, PAST.search(words)
    if at < 0 or way_of(both, k):
        return False
    return shares_words(words[at:], noun) if past is None else past.group() in noun  # 年初库存1.46万吨……较年初减少


def _in_row(both: Passage, thens: list[int], i: int) -> list[int]:
    """The one that a change of a row is of: 对照上年的352起、516.4万元，分别下降19.9%和17.0%."""
    first = first_of_row(both, i)
    if "分别" not in reckoning.front(both, first) or not thens or thens[-1] != first - 1:
        return []
    run = [k for k in thens if k >= thens[0] and k < first]
    units = [both.figures[k].unit for k in run]
    n = i - first
    return [run[n]] if n < len(run) and len(set(units)) == len(units) else []


def first_of_row(both: Passage, i: int) -> int:
    """The first of the percentages that stand in a row with figure i: 19.9%和17.0%."""
    while (
        i and both.figures[i].about == both.figures[i - 1].about == "share" and reckoning.gap(both, i - 1, i) in JOINTS
    ):
        i -= 1
    return i


_AGAINST = frozenset(listed("比的字"))
_NO_COMPARISON = frozenset(listed("不与什么相比"))
_NONE_AGAINST = frozenset(listed("比的字之前"))  # 相比, 同比


def _fits_unit(figure: Figure, unit: str | None) -> bool:
    if figure.approx or not figure.value:
        return False
    return figure.about not in RATIOS and figure.unit != "" if unit is None else figure.unit == unit
