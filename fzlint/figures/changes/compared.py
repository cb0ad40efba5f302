"""What a quantity was then, where it does not stand right beside what it is now: the words at a distance tell which two are meant.

151件，同比增长128.8%（上年66件）; 2023年、2024年分别为185件、238件; 270件，比上年增加33件. Where any other figure of the sentence makes
the percentage, nothing is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.figures.changes.change import Change, change_of, grown_by, reckon
from fzlint.figures.changes.moves import MORE, PAST, by_how_much, past_of, set_against
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage, around
from fzlint.figures.reading.reckoning import BACK, COMPARED, MOVED_TO, RATIOS, Scene, fits, joined
from fzlint.figures.reading.said import ADDED, TAKEN, alternatives, listed
from fzlint.pattern import pattern

_UP, _DOWN = "|".join(listed("上升")), "|".join(listed("下降"))
GROWTH = pattern(
    rf"(?P<of>\S*?)(?:分别)?(?:{_UP}|(?P<down>{_DOWN}))(?:率|幅度|比例)?[了为达到约]*", need=f"{_UP}|{_DOWN}"
)
PERIOD = pattern(f"{alternatives('时段和介词')}|(?:19|20)[0-9]{{2}}年")
_NOW = pattern("[今本当]学?年")
_WAS = pattern("(?:19|20)[0-9]{2}年(?:度|同期)?[为是仅]")
_LATER = pattern(
    r"[，,](?:(?:上一?年|去年|(?:19|20)[0-9]{2}年)(?:度|同期)?[^\W\d比较增减]{0,6}|(?:达到?|[增升降减]至))"
)
_LATER_MORE = pattern(rf"[，、,(](?:同比|[比较与](?:上一?年|去年)\S{{0,6}})?(?:{ADDED}|(?P<less>{TAKEN}))[了]?")
_COUNT = pattern("[总数量额]|规模|共计")
_MONTHLY = pattern("[上前]个?[月周季旬]|环比")
_SPLIT = pattern("[；;]|其中")
_ROW = 16  # figures
NEAR = 60  # code points
_PAIR = 2
_QUARTERS = 4
_YEAR = pattern("((?:19|20)[0-9]{2})年?")
_YEAR_AGAINST = pattern("(?P<now>(?:19|20)[0-9]{2})年(?:比|较)(?P<then>(?:19|20)[0-9]{2})年")
_SINCE = pattern("(?P<now>(?:19|20)[0-9]{2})年(?:同比|[比较]上年)", need="同比|上年")
_YEAR_ROW = pattern(
    "(?:(?:19|20)[0-9]{2}年?(?:[、和]|(?P<to>[至到—-]+))){1,4}(?:19|20)[0-9]{2}年，?[^，；。0-9]{0,12}分别", need="分别"
)
_IN_TURN = pattern(r"(?:(?P<month>1?[0-9])月|(?P<quarter>[一二三四])季度)份?[^，；。0-9]{0,12}$")


def at_times(passage: Passage, i: int, of: str) -> Change | None:
    """Then and now by their dates: 2023年、2024年分别受理185件、238件; 11月受理1000件，12月受理1100件，环比增长10%."""
    pair = _of_years(passage, i) or (
        _in_turn(passage, i) if "环比" in of + reckoning.gap(passage, max(i - 2, 0), i) else ()
    )
    if len(pair) != _PAIR:
        return None
    then, now = (passage.figures[k] for k in pair)
    return change_of(passage, now, then) if now.unit == then.unit and now.about not in RATIOS else None


def _of_years(passage: Passage, i: int) -> Sequence[int]:
    """Then and now (figures) of a row of years: the two that are told to be compared, else the only two, right in front."""
    against = _YEAR_AGAINST.match(passage.figures[i].noun)
    begin = max(passage.start, passage.figures[max(i - BACK, 0)].span.start - NEAR)
    for row in _YEAR_ROW.finditer(passage.text, begin, passage.figures[i].span.start):
        years = _YEAR.findall(row.group())
        if row["to"]:
            years = [str(year) for year in range(int(years[0]), int(years[-1]) + 1)]
        first = bisect_left(passage.figures, row.end(), hi=i, key=lambda figure: figure.span.start)
        at = {year: first + n for n, year in enumerate(years)}
        if first + len(years) > i:
            continue
        if (since := _SINCE.match(passage.figures[i].noun)) is not None and since["now"] in at:
            then = str(int(since["now"]) - 1)
            return (at[then], at[since["now"]]) if then in at else ()
        if against is not None and {against["then"], against["now"]} <= at.keys():
            return at[against["then"]], at[against["now"]]
        if len(at) == _PAIR and first + _PAIR == i and reckoning.gap(passage, first, first + 1).strip() in ("、", "和"):
            return [at[year] for year in sorted(at)]
        if len(at) == _PAIR and _one_more(passage, i):
            return sorted((i - 2, i - 1), reverse=years != sorted(years))
    return ()


def _one_more(passage: Passage, i: int) -> bool:
    """Whether the two figures right in front of figure i are one more row of the same years: 逮捕分别为310人和279人."""
    row = reckoning.gap(passage, i - 2, i - 1).strip() in ("、", "和")
    return row and "分别" in passage.figures[i - 2].noun and not _YEAR.search(passage.figures[i - 2].noun)


def _in_turn(passage: Passage, i: int) -> Sequence[int]:
    """One month or quarter and the next (figures), the last two in front: 一季度2140件，二季度2675件，环比增长25%；三季度2354件，环比下降12%."""
    rows = range(max(i - _QUARTERS, 0), i)
    plain = (k for k in rows if passage.figures[k].about not in RATIOS and not MORE.search(reckoning.front(passage, k)))
    found = [(turn, k) for k in plain if (turn := _turn(passage, k))]
    found = sorted(found if len(found) <= _PAIR else [pair for pair in found if found[-1][0] - pair[0] in (0, 1)])
    return [k for _, k in found] if len(found) == _PAIR and found[1][0] - found[0][0] == 1 else ()


def _turn(passage: Passage, k: int) -> int:
    """The number of the month or the quarter that a figure is told of; 0 if none is named."""
    start = passage.figures[k].span.start
    match = _IN_TURN.search(passage.text, max(passage.start, start - NEAR // 2), start)
    return 0 if match is None else int(match["month"] or "一二三四".index(match["quarter"]) + 1)


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


def _amount(passage: Passage, k: int) -> bool:
    """Whether a figure tells by how much something has changed."""
    noun = passage.figures[k].noun.replace("占比", "占")
    compared = COMPARED.search(noun) is not None or by_how_much(passage, k) is not None
    return compared and past_of(passage, k) is None and not MOVED_TO.search(noun)


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


def by_amount(scene: Scene, i: int, of: str, down: bool) -> Change | None:
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
    since = _year(words)
    j = next((j for j in range(min(b, i) - 1, max(i - BACK, -1), -1) if _may_be_now(passage, j, by, since)), -1)
    if j < 0:
        return None
    now = passage.figures[j]
    split = _SPLIT.search(reckoning.gap(passage, j, min(b, i))) is not None
    whole = scene.wholes.get(now.span)
    if whole is not None and whole.about == now.about and not passage.inside[j] == passage.inside[i] >= 0:
        now, split = whole, False  # behind the last part of a list the whole is meant
    if not behind and by.noun.endswith(match.group()):
        subject = PERIOD.sub("", by.noun[: -len(match.group())])
        split = split or (len(_COUNT.sub("", subject)) > 1 and not same_thing(subject, now.noun))
    less = match.group("less") is not None
    if split or (
        less == down
        and any(_makes(passage, passage.figures[i], low, high, by, less) for low, high in _nows(scene, i, by))
    ):
        return None
    then = now.value + by.value if less else now.value - by.value
    slack = reckoning.slack(now) + reckoning.slack(by)
    base = reckoning.like(passage, now, then)
    return Change(now, then, slack, (now, by), base, _when(words, monthly))


def _amount_of(passage: Passage, i: int, of: str) -> tuple[int, re.Match[str], str] | None:
    """The figure (index) that tells by how much something changed, the words that say so, and those for the period."""
    if i == 0:
        return None
    by = passage.figures[i - 1]
    match = MORE.search(passage.text, max(passage.start, by.span.start - 24), by.span.start)
    if match is not None and match.end() == by.span.start:
        return i - 1, match, match.group()
    if i > 1 and not of and (match := _BARE_MORE.fullmatch(reckoning.gap(passage, i - 2, i - 1))) is not None:
        return i - 1, match, ""
    if i + 1 == len(passage.figures):
        return None
    match = _LATER_MORE.fullmatch(reckoning.gap(passage, i, i + 1))
    if match is None or not {"比", "较", "与"} & set(of + match.group()):
        return None
    return i + 1, match, of


_A_YEAR = pattern("(?:19|20)[0-9]{2}年")
_BARE_MORE = pattern(f"[，,](?:{ADDED}|(?P<less>{TAKEN}))了?")  # 完成516万元，增加64万元，增长14.2%


def _may_be_now(passage: Passage, j: int, by: Figure, since: int) -> bool:
    """Whether figure j may be what has changed by another since a year (0: none is named)."""
    figure = passage.figures[j]
    if figure.about != by.about or COMPARED.search(figure.noun):
        return False
    past = past_of(passage, j)
    if past is None:
        return True
    told = int(past["year"] or 0)  # 2024年6.3万元，比2023年减少0.7万元; 2024年6.3万元，与上年相比减少0.7万元
    named = 0 < since < told or (told > 0 == since and not _A_YEAR.search(passage.text, figure.span.end, by.span.start))
    return named and not set_against(passage, j)


def _year(words: str) -> int:
    """The year that words name, 0 if they name none."""
    match = next(reversed(list(PAST.finditer(words))), None)
    return int(match["year"] or 0) if match is not None else 0


def _makes(passage: Passage, told: Figure, low: Decimal, high: Decimal, by: Figure, less: bool) -> bool:
    scale = 1 if told.about == "fold" else 100
    low, high = grown_by(low, high, by, less)
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


def _when(words: str, monthly: bool) -> str:
    """The words for the period that a quantity is set against."""
    if monthly:
        return "上期"
    match = next(reversed(list(PAST.finditer(words))), None)
    return match.group() if match and "同期" not in match.group() else "上年"
