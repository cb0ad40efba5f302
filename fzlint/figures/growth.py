"""Growth told beside the figures that make it: 由80件增加到100件，增长25%; 151件，同比增长128.8%（上年66件）.

What a quantity was then is told by a word for an earlier period before it (上年, 2023年), or by how much it has changed since
(比上年增加33件). Where any other figure of the sentence makes the percentage, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from fzlint.figures import reckoning
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Passage, around
from fzlint.figures.reckoning import BACK, COMPARED, RATIOS, Claim, Scene, fits, shown
from fzlint.figures.shares import joined
from fzlint.pattern import pattern

_UP = "增长|上升|增加|提[高升]|增幅|扩大"
_DOWN = "下降|减少|降低|回落|降幅|压缩|压减|缩短|缩减|精简|减幅"
_GROWTH = pattern(rf"(?P<of>\S*?)(?:分别)?(?:{_UP}|(?P<down>{_DOWN}))(?:率|幅度|比例)?[了为达到约]*")
_ADDED = "增加|净增|新增|多增|增长|上升|提高|增|多"
_TAKEN = "减少|净减|压减|压缩|缩减|精简|削减|下降|降低|回落|减|少"
# growth by another measure than the figures shown
_OTHER_MEASURE = pattern("年均(?!浓度)|可比|不变价|实际|同口径|名义|剔除|扣除|生产总值|增加值|GDP|以来")
_PAST = pattern(r"(?P<vague>上一?学?年|[去前]年|同期)|(?P<year>(?:19|20)[0-9]{2})年")
_PERIOD = pattern("[上去前今本当全]学?年|(?:19|20)[0-9]{2}年|年度|同期|同比|其中|[比较与和同由从的为共是度至到]|相比")
_NOW = pattern("[今本当]学?年")
_WAS = pattern("(?:19|20)[0-9]{2}年(?:度|同期)?[为是仅]")
_THAN = pattern(r"[比较与和同由从](?:[去上前同]|(?:19|20)[0-9]{2}年)")
_FROM = pattern("[由从]")
_TO = pattern("[增升提降减扩涨长高少压缩精][^，；]{0,4}[至到为]|^[至到]")
_PLAIN = pattern(
    r"(?:同比|环比|[比较与和同](?:上|去|前|同|20)\S{0,12}|\S{0,4}[数总]?量|\S{0,4}案件|\S{0,4}数|[共均])?(?:同比|环比|相比)?(?:分别)?"
)
_MORE = pattern(rf"(?:比|较|与|同比|环比)\S*?(?:{_ADDED}|(?P<less>{_TAKEN}))[了]?")
_LATER_MORE = pattern(rf"[，、,(](?:同比|[比较与](?:上一?年|去年)\S{{0,6}})?(?:{_ADDED}|(?P<less>{_TAKEN}))[了]?")
_LATER = pattern(
    r"[，,](?:(?:上一?年|去年|(?:19|20)[0-9]{2}年)(?:度|同期)?[为是]?(?:仅|只)?有?|(?:达到?|[增升降减]至))"
)
_LATER_FROM = pattern("[，,][由从][^，；。]{0,16}")
_COUNT = pattern("[总数量额]|规模|共计")
_MONTHLY = pattern("[上前]个?[月周季旬]|环比")
_SPLIT = pattern("[；;]|其中")
_TIMES = pattern(r"(?:[是为]|相当于|达到?)(?:上一?年|去年|前年|(?:19|20)[0-9]{2}年)\S{0,4}$")
_LEVEL = pattern(r"[，、,]?(?P<way>高于|低于|比|较)[^，；。]{0,14}")
_NEAR = 60  # code points
_ROW = 16  # figures


class _Change(NamedTuple):
    """A quantity now and then.

    then  its value where the text tells only by how much it changed, else a figure's
    base  how the text tells it, or would
    when  the words for it where it is reckoned, else ""
    by    by how much it has changed, where the text tells that and not the quantity now
    """

    now: Figure
    then: Decimal
    slack: Decimal
    figures: tuple[Figure, ...]
    base: str
    sure: bool
    when: str = ""
    by: str = ""


def growth(scene: Scene, i: int) -> Iterator[Claim] | None:
    """The claim that percentage i is wrong; None if it is not told as growth."""
    passage = scene.passage
    told = passage.figures[i]
    if told.noun == "的" and told.about in ("share", "fold"):
        return _times(passage, i)
    if told.about == "point" and (level := _level(passage, i)):
        return _judge(passage, told, *level)
    match = _GROWTH.fullmatch(told.noun)
    if match is None:
        return None
    begin = max(passage.start, told.span.start - _NEAR)
    if not _PLAIN.fullmatch(match.group("of")) or _OTHER_MEASURE.search(passage.text, begin, told.span.start):
        return iter(())
    return _growth(scene, i, match.group("of"), match.group("down") is not None)


def _growth(scene: Scene, i: int, of: str, down: bool) -> Iterator[Claim]:
    passage = scene.passage
    if row := _row(passage, i):
        for pair, figure in row:
            yield from _judge(passage, figure, pair, down)
        return
    if i + 1 < len(passage.figures) and joined(passage, i) and not passage.figures[i + 1].noun.strip("和及与"):
        return  # a row of percentages that no row of figures makes
    change = _from_to(passage, i) or _two(scene, i, down) or _of_then(passage, i) or _by_amount(scene, i, of, down)
    if change is not None:
        yield from _judge(passage, passage.figures[i], change, down)


def _judge(passage: Passage, told: Figure, change: _Change, down: bool) -> Iterator[Claim]:
    if change.then <= 0 or any(figure.approx for figure in change.figures):
        return
    points = told.about == "point"
    if points != (change.now.about == "share") or change.now.about in RATIOS - {"share"} or told.about == "mille":
        return
    found = _reckon(told, change, down)
    if found is not None and not fits(passage, told, found[0], found[1]):
        falls = down != (found[2] < 0)
        way = ("" if found[2] >= 0 else "下降" if down else "增长") if change.now.value != change.then else ""
        formula = _formula(passage, change, falls, points)
        if way:
            formula = f"应为{'下降' if falls else '增长'}，{formula}"
        yield Claim(told, change.figures, formula, abs(found[2]), change.sure, way)


def _formula(passage: Passage, change: _Change, falls: bool, points: bool) -> str:
    if change.by:
        return f"{change.by}÷{change.base}"
    now = shown(passage, change.now)
    if change.when:  # 上年应为39万元，降幅为13万元÷39万元
        by = shown(passage, change.figures[1])
        return f"{change.when}应为{change.base}，{'降幅' if falls else '增幅'}为{by}÷{change.base}"
    difference = f"{change.base}－{now}" if falls else f"{now}－{change.base}"
    return difference if points else f"（{difference}）÷{change.base}"


def _reckon(told: Figure, change: _Change, down: bool) -> tuple[Decimal, Decimal, Decimal] | None:
    """Between what bounds the growth lies, and what it is, in the unit of what is told."""
    now, then = change.now.value, change.then
    if change.when and told.about != "point":
        low, high = _by(*reckoning.bounds(change.now), change.figures[1], then > now)
        scale, made = (1 if told.about == "fold" else 100), (now / then - 1)
        low, high, made = low * scale, high * scale, made * scale
        return (-high, -low, -made) if down else (low, high, made)
    low, high = reckoning.bounds(change.now)
    lower, higher = then - change.slack / 2, then + change.slack
    if told.about == "point":
        low, high, made = now - then - change.now.step / 2, now - then + change.now.step / 2, now - then
        if change.now.step != told.step:
            low, high = low - change.now.step / 2, high + change.now.step / 2
        else:
            low = high = made
    elif lower <= 0:
        return None
    else:
        scale = 1 if told.about == "fold" else 100
        low, high, made = (low / higher - 1) * scale, (high / lower - 1) * scale, (now / then - 1) * scale
    return (-high, -low, -made) if down else (low, high, made)


def _change(passage: Passage, now: Figure, then: Figure, sure: bool = True) -> _Change:
    return _Change(now, then.value, reckoning.slack(then), (now, then), shown(passage, then), sure)


# ---------------------------------------------------------------------------------------------- now and then


def _from_to(passage: Passage, i: int) -> _Change | None:
    """由…66件增加到…151件，增长…; 增长…，由…66件增加到…151件"""
    figures = passage.figures
    if i + 2 < len(figures) and _LATER_FROM.fullmatch(reckoning.gap(passage, i, i + 1)):
        then, now = figures[i + 1], figures[i + 2]
        return _change(passage, now, then) if then.unit == now.unit and _TO.search(now.noun) else None
    n = i - 2 if i > 2 and _amount(passage, i - 1) else i - 1  # 由80件降到60件，减少20件，下降25%
    if n < 1:
        return None
    then, now = figures[n - 1], figures[n]
    if then.unit != now.unit or not _FROM.search(reckoning.front(passage, n - 1)) or not _TO.search(now.noun):
        return None
    return _change(passage, now, then)


def _past(passage: Passage, k: int) -> re.Match[str] | None:
    """The word for an earlier period in front of figure k, if that is what the figure was then: 较上年同期的274起."""
    words = reckoning.front(passage, k)
    if not words and passage.inside[k] >= 0:  # 较上年（182起）
        opened = passage.brackets[passage.inside[k]][0]
        words = passage.text[max(passage.start, opened - 8) : opened]
        if not _THAN.search(words):
            return None
    if "比较" in words or "相比" in words or _MORE.search(words):
        return None
    return next(reversed(list(_PAST.finditer(words))), None)


def _two(scene: Scene, i: int, down: bool) -> _Change | None:
    """The figure of an earlier period and the one that it is set against, in front of what is told or in a bracket behind."""
    passage = scene.passage
    figures = passage.figures
    told = figures[i]
    about = [k for k in _sentence(passage, i) if _comparable(passage, k, told)]
    if i + 1 < len(figures) and _comparable(passage, i + 1, told):
        boxed = _boxed(passage, i + 1) and not _apart(passage, i)
        if boxed or _LATER.fullmatch(reckoning.gap(passage, i, i + 1)):
            about.append(i + 1)
    past = {k: match for k in about if (match := _past(passage, k))}
    years = {k: int(match.group("year")) for k, match in past.items() if match.group("year")}
    thens = [
        k
        for k, match in past.items()
        if match.group("vague") or _boxed(passage, k) or _set_against(passage, k) or years[k] < max(years.values())
    ]
    if not thens:
        thens = [k for k in years if k > about[0] and _WAS.fullmatch(reckoning.front(passage, k))]
    if not thens:
        return _last_sentence(scene, i, about, years)
    t = thens[-1]
    then = figures[t]
    if any(f.about in RATIOS and _GROWTH.fullmatch(f.noun) for f in figures[t + 1 : i]):
        return None  # what has grown since then has been told
    nows = [
        k
        for k in about
        if k not in thens and figures[k].unit == then.unit and around(passage, passage.inside[k], passage.inside[i])
    ]
    changes = {k: _change(passage, figures[k], then) for k in nows}
    for change in changes.values():
        found = _reckon(told, change, down)
        if found is None or fits(passage, told, found[0], found[1]):
            return None
    if not _set_against(passage, t):
        words = reckoning.front(passage, t)
        nows = [k for k in nows if _same_thing(reckoning.front(passage, k), words)]
    # nothing else is told between the two and the percentage
    nows = [k for k in nows if not any(max(k, t) < j < i or t < j < k for j in about)]
    nows = [k for k in nows if (figures[k].value < then.value) == down] or nows
    if not nows or any(t < j < i for j in thens):
        return None
    return changes[nows[-1]]._replace(sure=len(changes) == 1)


def _same_thing(words: str, others: str) -> bool:
    """Whether the words in front of two figures may tell of the same: 2024年受理案件, 2023年受理; not 2023年审结."""
    words, others = (_PERIOD.sub("", some) for some in (words, others))
    return min(len(words), len(others)) < 2 or any(words[k : k + 2] in others for k in range(len(words) - 1))


def _comparable(passage: Passage, k: int, told: Figure) -> bool:
    """Whether figure k is a quantity, then or now, that may have grown by what is told."""
    if told.about == "point":
        return passage.figures[k].about == "share" and "占" not in passage.figures[k].noun and not _amount(passage, k)
    return passage.figures[k].about not in RATIOS and not _amount(passage, k)


def _last_sentence(scene: Scene, i: int, about: Sequence[int], years: dict[int, int]) -> _Change | None:
    """2023年受理66件。2024年受理151件，同比增长…"""
    passage, before = scene.passage, scene.before
    if before is None or len(about) != 1 or about[0] != i - 1:
        return None
    now = passage.figures[i - 1]
    thens = [k for k, figure in enumerate(before.figures[:BACK]) if before.inside[k] < 0 and _past(before, k)]
    thens = [k for k in thens if before.figures[k].about == now.about]
    if len(thens) != 1 or not _same_thing(reckoning.front(passage, i - 1), reckoning.front(before, thens[0])):
        return None
    then, match = before.figures[thens[0]], _past(before, thens[0])
    earlier = int(match.group("year") or 0) if match else 0
    if max(years.values(), default=0) <= earlier and not _NOW.search(reckoning.front(passage, i - 1)):
        return None
    if now.unit != then.unit or now.about in RATIOS:
        return None
    return _change(passage, now, then, sure=False)


def _sentence(passage: Passage, i: int) -> Iterator[int]:
    """The figures (indices) in front of figure i, back to a ；."""
    first = i
    while first > max(i - BACK, 0):
        gap = reckoning.gap(passage, first - 1, first)
        if "；" in gap or ";" in gap:
            break
        first -= 1
    return iter(range(first, i))


def _boxed(passage: Passage, k: int) -> bool:
    """Whether figure k stands in a bracket that ends with it."""
    return passage.inside[k] >= 0 and passage.brackets[passage.inside[k]][1] - passage.figures[k].span.end <= 2


def _apart(passage: Passage, i: int) -> bool:
    """Whether anything but a bracket stands between figure i and the next."""
    opened = passage.brackets[passage.inside[i + 1]][0]
    return passage.text[passage.figures[i].span.end : opened].strip() != ""


def _set_against(passage: Passage, k: int) -> bool:
    return _THAN.search(reckoning.front(passage, k)) is not None


def _amount(passage: Passage, k: int) -> bool:
    """Whether a figure tells by how much something has changed."""
    noun = passage.figures[k].noun
    return COMPARED.search(noun) is not None and _past(passage, k) is None and not _TO.search(noun)


def _row(passage: Passage, i: int) -> list[tuple[_Change, Figure]]:
    """86件、79件，同比分别增长7.5%、5.3%（上年80件、75件）: as many figures now, then and told."""
    figures = passage.figures
    size = 1
    while i + size < len(figures) and joined(passage, i + size - 1) and not figures[i + size].noun.strip("和及与"):
        size += 1
    if size == 1 or i < size:
        return []
    nows = range(i - size, i)
    if i + 2 * size <= len(figures) and _boxed(passage, i + 2 * size - 1) and not _apart(passage, i + size - 1):
        thens = range(i + size, i + 2 * size)
    elif i < 2 * size:
        return []
    elif _past(passage, nows[0]) and _set_against(passage, nows[0]):  # 分别比上年的100件、96件增长25%、20%
        nows, thens = range(i - 2 * size, i - size), nows
    else:
        thens = range(i - 2 * size, i - size)
    pairs = list(zip(nows, thens, strict=True))
    if _past(passage, thens[0]) is None or any(figures[n].unit != figures[t].unit for n, t in pairs):
        return []
    if thens[0] < nows[0] and _past(passage, nows[0]) is None and not _NOW.search(reckoning.front(passage, nows[0])):
        return []
    return [(_change(passage, figures[n], figures[t]), figures[i + k]) for k, (n, t) in enumerate(pairs)]


# ---------------------------------------------------------------------------------------------- by how much


def _of_then(passage: Passage, i: int) -> _Change | None:
    """较去年的120件减少18件，降幅15%: what it was then is told, and by how much it has changed."""
    if i < 2 or passage.figures[i - 1].about in RATIOS:
        return None
    then, by = passage.figures[i - 2 : i]
    words = reckoning.gap(passage, i - 2, i - 1)
    less = _JUST_LESS.fullmatch(words) is not None
    if then.unit != by.unit or not (less or _JUST_MORE.fullmatch(words)):
        return None
    if not _past(passage, i - 2) or not _set_against(passage, i - 2) or by.value >= then.value:
        return None
    now = by._replace(value=then.value - by.value if less else then.value + by.value)
    shown_now = _Change(now, then.value, reckoning.slack(then), (now, then), shown(passage, then), True)
    return shown_now._replace(figures=(by, then), by=shown(passage, by))


_JUST_MORE = pattern(f"(?:净|又|多|共)?(?:{_ADDED})了?")
_JUST_LESS = pattern(f"(?:净|共)?(?:{_TAKEN})了?")


def _by_amount(scene: Scene, i: int, of: str, down: bool) -> _Change | None:
    """270件，比上年增加33件，增长…; 270件，同比增长…，增加33件: what it was then is reckoned."""
    found = _amount_of(scene.passage, i, of)
    if found is None:
        return None
    b, match, words = found
    passage = scene.passage
    by, behind = passage.figures[b], b > i
    monthly = _MONTHLY.search(words) is not None
    if by.about in RATIOS or ("环比" in of and not monthly) or ("同比" in of and monthly):
        return None
    j = next((j for j in range(min(b, i) - 1, max(i - BACK, -1), -1) if _may_be_now(passage, j, by)), -1)
    if j < 0:
        return None
    now = passage.figures[j]
    split = _SPLIT.search(reckoning.gap(passage, j, min(b, i))) is not None
    whole = scene.wholes.get(now.span)
    if whole is not None and whole.about == now.about and not passage.inside[j] == passage.inside[i] >= 0:
        now, split = whole, False  # behind the last part of a list the whole is meant
    if not behind and by.noun.endswith(match.group()):
        subject = _PERIOD.sub("", by.noun[: -len(match.group())])
        split = split or (len(_COUNT.sub("", subject)) > 1 and not _same_thing(subject, now.noun))
    less = match.group("less") is not None
    if split or (
        less == down
        and any(_makes(passage, passage.figures[i], low, high, by, less) for low, high in _nows(scene, i, by))
    ):
        return None
    then = now.value + by.value if less else now.value - by.value
    slack = reckoning.slack(now) + reckoning.slack(by)
    base = reckoning.like(passage, now, then)
    return _Change(now, then, slack, (now, by), base, False, _when(words, monthly))


def _amount_of(passage: Passage, i: int, of: str) -> tuple[int, re.Match[str], str] | None:
    """The figure (index) that tells by how much something changed, the words that say so, and those for the period."""
    if i == 0:
        return None
    by = passage.figures[i - 1]
    match = _MORE.search(passage.text, max(passage.start, by.span.start - 24), by.span.start)
    if match is not None and match.end() == by.span.start:
        return i - 1, match, match.group()
    if i + 1 == len(passage.figures):
        return None
    match = _LATER_MORE.fullmatch(reckoning.gap(passage, i, i + 1))
    if match is None or not {"比", "较", "与"} & set(of + match.group()):
        return None
    return i + 1, match, of


def _may_be_now(passage: Passage, j: int, by: Figure) -> bool:
    figure = passage.figures[j]
    return figure.about == by.about and not COMPARED.search(figure.noun) and _past(passage, j) is None


def _makes(passage: Passage, told: Figure, low: Decimal, high: Decimal, by: Figure, less: bool) -> bool:
    scale = 1 if told.about == "fold" else 100
    low, high = _by(low, high, by, less)
    return fits(passage, told, -high * scale, -low * scale) if less else fits(passage, told, low * scale, high * scale)


def _nows(scene: Scene, i: int, by: Figure) -> Iterator[tuple[Decimal, Decimal]]:
    """Bounds of what may have changed by a figure: any of its kind, or the last ones together."""
    figures = [f for f in scene.passage.figures[max(i - _ROW, 0) : i] if f.about == by.about and f is not by]
    yield from (reckoning.bounds(f) for f in scene.earlier if f.about == by.about)
    yield from map(reckoning.bounds, figures)
    low = high = Decimal(0)
    for figure in reversed(figures):
        least, most = reckoning.bounds(figure)
        low, high = low + least, high + most
        yield low, high


def _by(low: Decimal, high: Decimal, by: Figure, less: bool) -> tuple[Decimal, Decimal]:
    """Between what bounds the growth of a quantity lies that has changed by a figure."""
    least, most = reckoning.bounds(by)
    if less:
        return -most / (low + most), -least / (high + least)
    return (least / (high - least), most / (low - most)) if low > most else (Decimal(-1), Decimal(-1))


def _when(words: str, monthly: bool) -> str:
    """The words for the period that a quantity is set against."""
    if monthly:
        return "上期"
    match = next(reversed(list(_PAST.finditer(words))), None)
    return match.group() if match and "同期" not in match.group() else "上年"


def _level(passage: Passage, i: int) -> tuple[_Change, bool] | None:
    """98.5%，比全市平均的96.2%高2.3个百分点: a level set against another, and whether it is below that."""
    if i < 2 or not passage.figures[i - 2].about == passage.figures[i - 1].about == "share":
        return None
    than = _LEVEL.fullmatch(reckoning.gap(passage, i - 2, i - 1))
    words = reckoning.gap(passage, i - 1, i).lstrip(")") or (than.group("way") if than else "")
    if than is None or words not in ("高", "高出", "高于", "低", "低于"):
        return None
    return _change(passage, passage.figures[i - 2], passage.figures[i - 1]), words[0] == "低"


def _times(passage: Passage, i: int) -> Iterator[Claim]:
    """480人次，是上年400人次的1.2倍"""
    if i < 2:
        return
    told, then, now = passage.figures[i], passage.figures[i - 1], passage.figures[i - 2]
    if now.unit != then.unit or now.about in RATIOS or now.approx or then.approx or not then.value:
        return
    if not _TIMES.search(passage.text[max(passage.start, then.span.start - 16) : then.span.start]):
        return
    low, high = reckoning.ratio(now, then)
    if told.about == "fold":
        low, high = low / 100, high / 100
    if not fits(passage, told, low, high):
        made = now.value / then.value * (1 if told.about == "fold" else 100)
        yield Claim(told, (now, then), f"{shown(passage, now)}÷{shown(passage, then)}", made, True)
