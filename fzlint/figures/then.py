"""What a quantity was then, told beside what it is now: 由80件增加到100件; 151件（上年66件）; 2023年、2024年分别为185件、238件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fzlint.figures import reckoning
from fzlint.figures.change import Change, change_of, reckon
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Passage, around
from fzlint.figures.reckoning import BACK, COMPARED, RATIOS, Scene, fits
from fzlint.figures.said import ADDED, REACHED_NOW, TAKEN, WAS_THEN, listed
from fzlint.figures.shares import joined
from fzlint.pattern import pattern

_UP, _DOWN = "|".join(listed("上升")), "|".join(listed("下降"))
GROWTH = pattern(
    rf"(?P<of>\S*?)(?:分别)?(?:{_UP}|(?P<down>{_DOWN}))(?:率|幅度|比例)?[了为达到约]*", need=f"{_UP}|{_DOWN}"
)
PAST = pattern(r"(?P<vague>上一?学?年|[去前]年|同期|(?<=比|较|由|从)年初)|(?P<year>(?:19|20)[0-9]{2})年")
PERIOD = pattern("[上去前今本当全]学?年|(?:19|20)[0-9]{2}年|年度|同期|同比|其中|[比较与和同由从的为共是度至到]|相比")
_NOW = pattern("[今本当]学?年")
_WAS = pattern("(?:19|20)[0-9]{2}年(?:度|同期)?[为是仅]")
_THAN = pattern(r"[比较与和同由从](?:年初|[去上前同]|(?:19|20)[0-9]{2}年)")
FROM = pattern("[由从]")
_TO = pattern("[增升提降减扩涨长高少落压缩精][^，；]{0,4}[至到为]|^[至到]")
MORE = pattern(rf"(?:比|较|与|同比|环比)\S*?(?:{ADDED}|(?P<less>{TAKEN}))[了]?")
_LATER = pattern(
    r"[，,](?:(?:上一?年|去年|(?:19|20)[0-9]{2}年)(?:度|同期)?[^\W\d比较增减]{0,6}|(?:达到?|[增升降减]至))"
)
_LATER_FROM = pattern("[，,][由从][^，；。]{0,16}")
_LEVEL = pattern(r"[，、,]?(?P<way>高于|低于|比|较)[^，；。]{0,14}")
NEAR = 60  # code points
_PAIR = 2
_YEARS = pattern(r"((?:19|20)[0-9]{2})年?[、和]((?:19|20)[0-9]{2})年[^，；。0-9]{0,12}分别[^，；。0-9]{0,16}$")


def from_to(passage: Passage, i: int, *, later: bool = False) -> Change | None:
    """由…66件增加到…151件，增长…; 增长…，由…66件增加到…151件. later: the second form alone."""
    figures = passage.figures
    if i + 2 < len(figures) and _LATER_FROM.fullmatch(reckoning.gap(passage, i, i + 1)):
        then, now = figures[i + 1], figures[i + 2]
        return change_of(passage, now, then) if then.unit == now.unit and _TO.search(now.noun) else None
    if (change := _reached(passage, i)) is not None or later:
        return change
    n = i - 2 if i > 2 and _amount(passage, i - 1) else i - 1  # 由80件降到60件，减少20件，下降25%
    if n < 1:
        return None
    return change_of(passage, figures[n], figures[n - 1]) if turned(passage, n) else None


def _reached(passage: Passage, i: int) -> Change | None:
    """用电量增长6.5%，达到21.3亿千瓦时，上年为20亿千瓦时"""
    if i + 2 >= len(passage.figures) or not _REACHED.fullmatch(reckoning.gap(passage, i, i + 1)):
        return None
    now, then = passage.figures[i + 1 : i + 3]
    if now.unit != then.unit or not WAS_THEN.fullmatch(reckoning.gap(passage, i + 1, i + 2)):
        return None
    return change_of(passage, now, then)


_REACHED = pattern(f"[，,](?:{REACHED_NOW})")


def turned(passage: Passage, n: int) -> bool:
    """Whether figure n is what the one before has become: 由66件增加到151件."""
    then, now = passage.figures[n - 1], passage.figures[n]
    return then.unit == now.unit and bool(FROM.search(reckoning.front(passage, n - 1)) and _TO.search(now.noun))


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


def two(scene: Scene, i: int, down: bool) -> Change | None:
    """The figure of an earlier period and the one that it is set against, in front of what is told or in a bracket behind."""
    passage = scene.passage
    figures = passage.figures
    told = figures[i]
    about = [k for k in _sentence(passage, i) if _comparable(passage, k, told)]
    if i + 1 < len(figures) and _comparable(passage, i + 1, told):
        boxed = _boxed(passage, i + 1) and not _apart(passage, i)
        if boxed or _LATER.fullmatch(reckoning.gap(passage, i, i + 1)):
            about.append(i + 1)
    past = {k: match for k in about if (match := past_of(passage, k))}
    years = {k: int(match.group("year")) for k, match in past.items() if match.group("year")}
    thens = [
        k
        for k, match in past.items()
        if match.group("vague") or _boxed(passage, k) or set_against(passage, k) or years[k] < max(years.values())
    ]
    if not thens:
        thens = [k for k in years if k > about[0] and _WAS.fullmatch(reckoning.front(passage, k))]
    if not thens:
        return _last_sentence(scene, i, about, years)
    t = thens[-1]
    then = figures[t]
    if any(f.about in RATIOS and GROWTH.fullmatch(f.noun) for f in figures[t + 1 : i]):
        return None  # what has grown since then has been told
    nows = [
        k
        for k in about
        if k not in thens and figures[k].unit == then.unit and around(passage, passage.inside[k], passage.inside[i])
    ]
    changes = {k: change_of(passage, figures[k], then) for k in nows}
    for change in changes.values():
        found = reckon(told, change, down)
        if found is None or fits(passage, told, found[0], found[1]):
            return None
    if not set_against(passage, t):
        words = reckoning.front(passage, t)
        nows = [k for k in nows if same_thing(reckoning.front(passage, k), words)]
    # nothing else is told between the two and the percentage
    nows = [k for k in nows if not any(max(k, t) < j < i or t < j < k for j in about)]
    nows = [k for k in nows if (figures[k].value < then.value) == down] or nows
    if not nows or any(t < j < i for j in thens):
        return None
    return changes[nows[-1]]


def same_thing(words: str, others: str) -> bool:
    """Whether the words in front of two figures may tell of the same: 2024年受理案件, 2023年受理; not 2023年审结."""
    words, others = (PERIOD.sub("", some) for some in (words, others))
    return min(len(words), len(others)) < 2 or any(words[k : k + 2] in others for k in range(len(words) - 1))


def _comparable(passage: Passage, k: int, told: Figure) -> bool:
    """Whether figure k is a quantity, then or now, that may have grown by what is told."""
    if told.about == "point":
        noun = passage.figures[k].noun
        shared = "占" in noun and not noun.rstrip("为达到约是").endswith("占比")  # 三产占比45%，较上年42%提高3个百分点
        return passage.figures[k].about == "share" and not shared and not _amount(passage, k)
    return passage.figures[k].about not in RATIOS and not _amount(passage, k)


def _last_sentence(scene: Scene, i: int, about: Sequence[int], years: dict[int, int]) -> Change | None:
    """2023年受理66件。2024年受理151件，同比增长…"""
    passage, before = scene.passage, scene.before
    if before is None or len(about) != 1 or about[0] != i - 1:
        return None
    now = passage.figures[i - 1]
    thens = [k for k, figure in enumerate(before.figures[:BACK]) if before.inside[k] < 0 and past_of(before, k)]
    thens = [k for k in thens if before.figures[k].about == now.about]
    if len(thens) != 1 or not same_thing(reckoning.front(passage, i - 1), reckoning.front(before, thens[0])):
        return None
    then, match = before.figures[thens[0]], past_of(before, thens[0])
    earlier = int(match.group("year") or 0) if match else 0
    if max(years.values(), default=0) <= earlier and not _NOW.search(reckoning.front(passage, i - 1)):
        return None
    if now.unit != then.unit or now.about in RATIOS:
        return None
    return change_of(passage, now, then)


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


def set_against(passage: Passage, k: int) -> bool:
    return _THAN.search(reckoning.front(passage, k)) is not None


def _amount(passage: Passage, k: int) -> bool:
    """Whether a figure tells by how much something has changed."""
    noun = passage.figures[k].noun.replace("占比", "占")
    return COMPARED.search(noun) is not None and past_of(passage, k) is None and not _TO.search(noun)


def row_of(passage: Passage, i: int) -> list[tuple[Change, Figure]]:
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
    elif past_of(passage, nows[0]) and set_against(passage, nows[0]):  # 分别比上年的100件、96件增长25%、20%
        nows, thens = range(i - 2 * size, i - size), nows
    else:
        thens = range(i - 2 * size, i - size)
    pairs = list(zip(nows, thens, strict=True))
    if past_of(passage, thens[0]) is None or any(figures[n].unit != figures[t].unit for n, t in pairs):
        return []
    if thens[0] < nows[0] and past_of(passage, nows[0]) is None and not _NOW.search(reckoning.front(passage, nows[0])):
        return []
    return [(change_of(passage, figures[n], figures[t]), figures[i + k]) for k, (n, t) in enumerate(pairs)]


def two_years(passage: Passage, i: int) -> Change | None:
    """2023年、2024年分别受理185件、238件，增长28.6%"""
    if i < 2 or passage.figures[i - 2].unit != passage.figures[i - 1].unit:
        return None
    first, second = passage.figures[i - 2 : i]
    match = _YEARS.search(passage.text[max(passage.start, first.span.start - NEAR) : first.span.start])
    if match is None or reckoning.gap(passage, i - 2, i - 1).strip() not in ("、", "和") or first.about in RATIOS:
        return None
    earlier, later = (first, second) if match[1] < match[2] else (second, first)
    return change_of(passage, later, earlier)


_IN_TURN = pattern(r"(?:(?P<month>1?[0-9])月|(?P<quarter>[一二三四])季度)份?[^，；。0-9]{0,12}$")


def in_turn(passage: Passage, i: int, of: str) -> Change | None:
    """11月受理1000件，12月受理1100件，环比增长10%: one month or quarter and the next."""
    if "环比" not in of and "环比" not in reckoning.gap(passage, max(i - 2, 0), i):
        return None
    rows = [
        k
        for k in range(max(i - 4, 0), i)
        if passage.figures[k].about not in RATIOS and not MORE.search(reckoning.front(passage, k))
    ]
    found = [(turn, k) for k in rows if (turn := _turn(passage, k))]
    if len(found) != _PAIR or passage.figures[found[0][1]].unit != passage.figures[found[1][1]].unit:
        return None
    (then, t), (now, n) = sorted(found)
    return change_of(passage, passage.figures[n], passage.figures[t]) if now - then == 1 else None


def _turn(passage: Passage, k: int) -> int:
    """The number of the month or the quarter that a figure is told of; 0 if none is named."""
    start = passage.figures[k].span.start
    match = _IN_TURN.search(passage.text, max(passage.start, start - NEAR // 2), start)
    return 0 if match is None else int(match["month"] or "一二三四".index(match["quarter"]) + 1)


def years_named(passage: Passage, i: int) -> Change | None:
    """2022年、2023年、2024年分别立案120件、150件、180件，2024年比2022年增长50%"""
    match = _YEAR_AGAINST.match(passage.figures[i].noun)
    if match is None:
        return None
    for row in _YEAR_ROW.finditer(passage.text, passage.start, passage.figures[i].span.start):
        years = _YEAR.findall(row.group())
        first = next((k for k, f in enumerate(passage.figures) if f.span.start >= row.end()), i)
        figures = dict(zip(years, passage.figures[first : first + len(years)], strict=False))
        now, then = figures.get(match["now"]), figures.get(match["then"])
        if first + len(years) <= i and now is not None and then is not None and now.unit == then.unit:
            return change_of(passage, now, then)
    return None


_YEAR = pattern("((?:19|20)[0-9]{2})年?")
_YEAR_AGAINST = pattern("(?P<now>(?:19|20)[0-9]{2})年(?:比|较)(?P<then>(?:19|20)[0-9]{2})年")
_YEAR_ROW = pattern("(?:(?:19|20)[0-9]{2}年?(?:、|和|至)){1,4}(?:19|20)[0-9]{2}年[^，；。0-9]{0,12}分别", need="分别")


def level_against(passage: Passage, i: int) -> tuple[Change, bool] | None:
    """98.5%，比全市平均的96.2%高2.3个百分点: a level set against another, and whether it is below that."""
    if i < 2 or not passage.figures[i - 2].about == passage.figures[i - 1].about == "share":
        return None
    than = _LEVEL.fullmatch(reckoning.gap(passage, i - 2, i - 1))
    words = reckoning.gap(passage, i - 1, i).lstrip(")") or (than.group("way") if than else "")
    if than is None or words not in ("高", "高出", "高于", "低", "低于"):
        return None
    return change_of(passage, passage.figures[i - 2], passage.figures[i - 1]), words[0] == "低"
