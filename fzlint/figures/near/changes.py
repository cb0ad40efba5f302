"""Growth and differences that a figure of an earlier time makes with one of now, wherever in the paragraph the two stand: 咨询7314人次，
而上一年度为6480人次，同比增长11.4%; 火灾317起；对照上年的352起，下降19.9%.

The shapes of `changes` know figures side by side. Here only the word for the earlier time counts: what else has its unit is now.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzlint.figures.changes.compared import GROWTH
from fzlint.figures.changes.moves import MORE, PAST, by_how_much, set_against
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.chance import JOINTS, MOST, digits, shares_words, ways
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.pen import shifted, swaps, wrong_digit
from fzlint.figures.reading.reckoning import RATIOS, Claim, fits, shown
from fzlint.figures.reading.said import any_of, listed
from fzlint.record import NamedTuple


class NearChange(NamedTuple):
    """A change that two figures do not make. chance: how many such ones chance makes."""

    claim: Claim
    chance: float


class _Pair(NamedTuple):
    now: Figure
    then: Figure


_DOWN = any_of("下降")
_UP = any_of("上升")
_OTHERWISE = any_of("别的算法")
_OF_EACH = any_of("平均数")
_BACK = 14  # figures: a level farther back is not meant
_ALL = 100
_NINE = 9
_ROUNDED = 1.5
_TIED, _LOOSE = 0.3, 0.6  # how often another pair is meant


def near_changes(both: Passage, own: int) -> Iterator[NearChange]:
    """Every growth, difference and number of points of a sentence that no figures around it make, and an earlier and a later one would
    but for one slip. own: which figure is the first of the sentence."""
    if len(both.figures) < _THREE or len(both.figures) - own > 2 * MOST:
        return
    told_as = [(i, way) for i in range(own, len(both.figures)) if (way := _way(both, i))]
    past = _past(both) if told_as else set()
    for i, way in told_as:
        told = both.figures[i]
        if told.approx or not told.value or _OTHERWISE.search(_clause(both, i)):
            continue
        pairs = _pairs(both, past, i)
        decided = len(pairs) == 1 and _named(both, i, pairs[0])
        if pairs and not (_made_by(both, told, pairs[0], way) if decided else _made_here(both, i, pairs)):
            found = [near for pair in pairs if (near := _near(both, told, pair, way, len(pairs))) is not None]
            if len(found) == 1:
                yield found[0]
                continue
        elif (turned := _one_turned(both, told, pairs, way)) is not None:
            yield turned
            continue
        if (proved := _of_its_amount(both, past, i)) is not None:
            yield proved


def _clause(both: Passage, i: int) -> str:
    return reckoning.front(both, i)


def _way(both: Passage, i: int) -> int:
    """1 for what has grown, -1 for what has become less, 0 if figure i tells no change."""
    first = _first_of_row(both, i)
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
_THAN = frozenset(listed("比的字")[:2])


def _past(both: Passage) -> set[int]:
    """The figures that tell of an earlier time: by a word in front, or in one row with one that has it, 上年审结200件、败诉19件，败诉率9.5%."""
    found: set[int] = set()
    for k in range(len(both.figures)):
        words = reckoning.front(both, k)
        if _way(both, k):
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


def _pairs(both: Passage, past: set[int], i: int) -> list[_Pair]:
    """What figure i may be the change of: the figures of the earlier time in front of it, each with those of now that have its unit."""
    told = both.figures[i]
    unit = {"point": "%", "share": None}.get(told.about, told.unit)
    near = range(max(i - _BACK, 0), i)
    if _stands_beside(both, i):
        begin = both.text.rfind("。", both.start, told.span.start)
        levels = [k for k in near if k < i - 1 and both.figures[k].span.start > begin and _fits_unit(both.figures[k], unit) and _is_level(both, k)]
        levels = [k for k in levels if shares_words(both.figures[k].noun, both.figures[i - 1].noun)]
        return [_Pair(both.figures[levels[-1]], both.figures[i - 1])] if levels else []
    thens = [k for k in near if k in past and _fits_unit(both.figures[k], unit)]
    if i + 1 in past and _told_behind(reckoning.gap(both, i, i + 1)):
        thens.append(i + 1)
    thens += [k for k in near if k not in thens and _fits_unit(both.figures[k], unit) and _set_against(both, k, i)]
    thens = _in_row(both, thens, i) or [k for k in thens if both.figures[k].unit + "数" in told.noun] or thens[-_FEW:]
    rest = [k for k in (*near, i + 1) if k < len(both.figures) and k != i and k not in past and k not in thens]
    found: list[_Pair] = []
    for then in thens:
        one = both.figures[then]
        if not one.value and told.about == "share":
            continue  # nothing has grown by a percentage of nothing
        same = [k for k in rest if both.figures[k].unit == one.unit and _is_level(both, k)]
        named = [k for k in same if shares_words(both.figures[k].noun, _subject(both, i) or one.noun)]
        found += [_Pair(both.figures[k], one) for k in (named or _wholes(both, same))]
    said = [pair for pair in found if shares_words(told.noun, pair.now.noun)]  # 直接财产损失下降12.9%
    found = said or found
    return found if len(found) <= MOST // 2 else []


def _named(both: Passage, i: int, pair: _Pair) -> bool:
    """Whether the words name both sides: 决算比预算少2.86万元."""
    subject = _subject(both, i)
    return (
        subject != ""
        and shares_words(subject, pair.now.noun)
        and shares_words(reckoning.front(both, i)[len(subject) :], pair.then.noun)
    )


def _made_by(both: Passage, told: Figure, pair: _Pair, way: int) -> bool:
    made = _made(told, pair, way)
    return fits(both, told, made, made) or (
        told.about != "share" and abs(made - told.value) <= max(pair.now.step, pair.then.step)
    )


def _is_level(both: Passage, k: int) -> bool:
    figure = both.figures[k]
    return not figure.approx and not _way(both, k) and _OF_EACH.search(figure.noun) is None


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
    if at < 0 or (past is not None and past.group() not in noun):
        return False
    return shares_words(words[at:], noun) and not _way(both, k)


def _in_row(both: Passage, thens: list[int], i: int) -> list[int]:
    """The one that a change of a row is of: 对照上年的352起、516.4万元，分别下降19.9%和17.0%."""
    first = _first_of_row(both, i)
    if "分别" not in reckoning.front(both, first) or not thens or thens[-1] != first - 1:
        return []
    run = [k for k in thens if k >= thens[0] and k < first]
    units = [both.figures[k].unit for k in run]
    n = i - first
    return [run[n]] if n < len(run) and len(set(units)) == len(units) else []


def _first_of_row(both: Passage, i: int) -> int:
    """The first of the percentages that stand in a row with figure i: 19.9%和17.0%."""
    while (
        i and both.figures[i].about == both.figures[i - 1].about == "share" and reckoning.gap(both, i - 1, i) in JOINTS
    ):
        i -= 1
    return i


_AGAINST = frozenset(listed("比的字"))
_NO_COMPARISON = frozenset(listed("不与什么相比"))
_NONE_AGAINST = frozenset(listed("比的字之前"))  # 相比, 同比
_FEW, _THREE, _MANY = 3, 3, 20


def _fits_unit(figure: Figure, unit: str | None) -> bool:
    if figure.approx or not figure.value:
        return False
    return figure.about not in RATIOS and figure.unit != "" if unit is None else figure.unit == unit


def _made_here(both: Passage, i: int, pairs: list[_Pair]) -> bool:
    """Whether any two figures around make figure i; those that are meant, only by what was then."""
    told = both.figures[i]
    around = [
        one for one in both.figures[max(i - _BACK, 0) : i + 3] if one is not told and one.value and _like(told, one)
    ]
    for one in around:
        for other in around:
            if one is other or one.unit != other.unit or _Pair(other, one) in pairs:
                continue  # of what it is now nothing has grown
            if told.about == "share":
                made = [abs(one.value - other.value) / other.value * _ALL, one.value / (one.value + other.value) * _ALL]
                made += [one.value / abs(one.value - other.value) * _ALL] if one.value != other.value else []
                if any(fits(both, told, each, each) for each in made):
                    return True
            elif abs(abs(one.value - other.value) - told.value) <= max(one.step, other.step, told.step):
                return True
    return False


def _like(told: Figure, one: Figure) -> bool:
    """Whether a change may be made with a figure."""
    if told.about == "share":
        return one.about not in RATIOS
    return one.unit == ("%" if told.about == "point" else told.unit)


def _made(told: Figure, pair: _Pair, way: int) -> Decimal:
    change = (pair.now.value - pair.then.value) * way
    return change / pair.then.value * _ALL if told.about == "share" else change


def _near(both: Passage, told: Figure, pair: _Pair, way: int, tried: int) -> NearChange | None:
    """The change that a pair would make but for one slip."""
    made = _made(told, pair, way)
    kinds = _slips(told, pair, way)
    plain = _plain(both, told, pair, tried)
    if not (kinds or plain):
        return None
    tie = _TIED if tried == 1 or shares_words(told.noun, pair.now.noun + pair.then.noun) else _LOOSE
    chance = kinds * _ROUNDED * float(told.step / told.value) * tried * tie
    if plain:
        chance = min(chance, _UNLIKE) if kinds else _UNLIKE
    return NearChange(Claim(told, (pair.now, pair.then), _formula(both, told, pair), abs(made)), chance)


def _turned(both: Passage, told: Figure, pair: _Pair, way: int) -> NearChange | None:
    """A change told as the other that it is: 与五月份的14106吨相比，六月份的14295吨减少189吨."""
    made = _made(told, pair, way)
    if (
        made >= 0
        or not fits(both, told, -made, -made)
        or (told.value < told.step * _MANY and not _plain(both, told, pair, 1))
    ):
        return None
    says, is_ = ("下降", "增长") if way < 0 else ("增长", "下降")
    return NearChange(Claim(told, (pair.now, pair.then), f"应为{is_}，{_formula(both, told, pair)}", -made, says), 0.0)


def _one_turned(both: Passage, told: Figure, pairs: list[_Pair], way: int) -> NearChange | None:
    """The same of the one pair that makes it, where no other can be meant, or where so many digits are not alike by chance."""
    if len(pairs) > 1 and (told.step >= 1 or told.value < told.step * _ALL or any(_made_by(both, told, pair, way) for pair in pairs)):
        return None
    found = [turned for pair in pairs if (turned := _turned(both, told, pair, way)) is not None]
    return found[0] if len(found) == 1 else None


def _of_its_amount(both: Passage, past: set[int], i: int) -> NearChange | None:
    """Growth that the amount right in front of it is not, where an earlier figure and a later one make just that amount: 合计40.60亿元……与上年
    38.41亿元相比，增收2.19亿元，增长5.4%. Nothing else can be meant, even if other figures make it: 2.19 of 40.60."""
    told, by = both.figures[i], both.figures[i - 1]
    if told.about != "share" or i < _TWO or by.about in RATIOS or by.approx or by.value < by.step * _LEAST:
        return None
    way = _way(both, i - 1)
    if way != _way(both, i) or len(reckoning.gap(both, i - 1, i)) > _NEXT or by.unit == "":
        return None
    near = range(max(i - _BACK, 0), i - 1)
    thens = [k for k in near if k in past and both.figures[k].unit == by.unit and not both.figures[k].approx]
    nows = [k for k in near if k not in past and both.figures[k].unit == by.unit and _is_level(both, k)]
    pairs = [(now, then) for then in thens for now in nows if both.figures[now].value - both.figures[then].value == by.value * way]
    if len(pairs) != 1:
        return None
    now, then = (both.figures[k] for k in pairs[0])
    first = min(now.span.start, then.span.start)
    if _OTHERWISE.search(both.text, max(both.start, first - _NOUN), told.span.start):
        return None  # 地区生产总值
    if not then.value or fits(both, told, *reckoning.ratio(by, then)):
        return None
    formula = f"{shown(both, by)}÷{shown(both, then)}"
    return NearChange(Claim(told, (by, then), formula, by.value / then.value * _ALL), _PROVED)


_TWO, _LEAST = 2, 20  # figures; in the last digit
_NEXT, _NOUN = 10, 30  # code points
_PROVED = 0.05


def _formula(both: Passage, told: Figure, pair: _Pair) -> str:
    high, low = (pair.now, pair.then) if pair.now.value > pair.then.value else (pair.then, pair.now)
    difference = f"{shown(both, high)}－{shown(both, low)}"
    return f"（{difference}）÷{shown(both, pair.then)}" if told.about == "share" else difference


def _plain(both: Passage, told: Figure, pair: _Pair, tried: int) -> bool:
    """Whether nothing else can be meant: the earlier figure stands right in front of what is told, the later one in front of that; or all
    three are the same in their rows."""
    if tried != 1 or told.about == "point":
        return False
    now, then, i = (both.figures.index(one) for one in (*pair, told))
    if _named(both, i, pair) or pair.then.unit + "数" in told.noun:
        return True
    first = _first_of_row(both, i)
    if "分别" in reckoning.front(both, first):
        return then < first
    between = both.text[pair.then.span.end : told.span.start]
    beside = then - now == 1 or shares_words(pair.then.noun, pair.now.noun)
    return i - then == 1 and beside and between.count("，") <= 1


_UNLIKE = 0.1


def _slips(told: Figure, pair: _Pair, way: int) -> int:
    """In how many ways such a slip is made, if one in any of the three makes it; 0 if none does."""
    three = (told, *pair)
    for mistyped in (swaps, shifted):
        for k, figure in enumerate(three):
            for value in mistyped(figure):
                mended = [*three]
                mended[k] = figure._replace(value=value)
                if value > 0 and _hits(mended[0], _Pair(mended[1], mended[2]), way):
                    return max(ways(three), 1)
    made = _made(told, pair, way)
    if made <= 0:
        return 0
    if told.about == "share" and _hits(told, _Pair(pair.then, pair.now), -way):
        return 1  # reckoned of what it is now
    return _NINE * digits((told,)) if wrong_digit(told, made) else 0


def _hits(told: Figure, pair: _Pair, way: int) -> bool:
    if not pair.then.value:
        return False
    made = _made(told, pair, way)
    return made - told.step < told.value <= made + told.step / 2 if told.about == "share" else made == told.value
