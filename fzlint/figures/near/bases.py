"""Percentages of the base that their words name: 纠错率12.8%（按审结件计算）; 全年完成额为年度目标47亿元的102.7%.

Where the base is said in so many words nothing else can be meant, even if other figures make what is told: that is then how the slip came
about, reckoned of what was received or the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.figures.near.rates import NearRate
from fzlint.figures.rates.share_of_told import is_amount
from fzlint.figures.rates.share_stands import speaks
from fzlint.figures.rates.shares import SHARE
from fzlint.figures.reading import reckoning
from fzlint.figures.reading.chance import SURE, around, kind, shares_words
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.pen import slip
from fzlint.figures.reading.reckoning import RATIOS, fits
from fzlint.figures.reading.said import COMMON, NARROW, alternatives, any_of, listed

_BASE = any_of(
    "以什么计算",
    rf"[(，,](?:{{}})(?P<base>[^，。；()0-9]{{{{2,10}}}}?)(?:{alternatives('这么多')})?(?:{alternatives('计算')})[)。，；]",
)
_NOTE = 20  # code points
_IS = frozenset(listed("是几倍"))
_ALL, _TEN = 100, 10
_PROVED = SURE  # how often the words mean other figures


def of_named_base(both: Passage, own: int) -> Iterator[NearRate]:
    """Every percentage of a sentence that is not what the base that it names makes. own: which figure is the first of the sentence."""
    for i in range(own, len(both.figures)):
        told = both.figures[i]
        if told.about not in ("share", "mille") or told.approx or not told.value:
            continue
        found = _by_note(both, i) or _by_figure(both, i)
        if told.about == "share":
            found = (
                found or _of_called(both, i) or _of_among(both, i) or _other_way_round(both, i) or _of_the_year(both, i)
            )
            found = found or _of_what_it_reaches(both, i)
        if found is not None:
            yield found


def _name(told: Figure) -> str:
    """What a rate is the rate of; "" if it is none."""
    name = told.noun.rstrip("为达到约")
    return name.removesuffix("率") if name.endswith("率") else ""


def _by_note(both: Passage, i: int) -> NearRate | None:
    """调解率56.8%（按审结数计算）: of the one figure that is told to be so many 审结, the one that is told to be so many 调解."""
    told = both.figures[i]
    match = _BASE.match(both.text, told.span.end, told.span.end + _NOTE)
    name = _name(told)
    if match is None or len(name) < 2:
        return None
    near = around(both, i)
    wholes = [k for k in near if match["base"][-2:] in reckoning.front(both, k)]
    parts = [k for k in near if name[-2:] in reckoning.front(both, k)]
    return _one(both, told, parts, wholes)


def _by_figure(both: Passage, i: int) -> NearRate | None:
    """出生率4.46‰（按年平均人口49.0万人计算）: of the figure in the bracket."""
    told, name = both.figures[i], _name(both.figures[i])
    if i + 1 == len(both.figures) or len(name) < 2 or not _BY.fullmatch(reckoning.gap(both, i, i + 1)):
        return None
    if not both.text.startswith(_RECKONED, both.figures[i + 1].span.end):
        return None
    return _one(both, told, [k for k in around(both, i) if k < i and name[-2:] in reckoning.front(both, k)], [i + 1])


_BY = any_of("以什么计算", r"[(，,](?:{})[^，。；()]{{0,10}}")
_RECKONED = listed("计算")


def _of_the_year(both: Passage, i: int) -> NearRate | None:
    """优良天数322天，优良率88.0%: of the days of a year, but for a slip of the pen."""
    told, name = both.figures[i], _name(both.figures[i])
    days = [both.figures[k] for k in around(both, i) if k < i and both.figures[k].about == "day"]
    days = [one for one in days if name and name[-2:] in one.noun]
    if len(days) != 1 or told.step >= 1 or not _A_SEASON < days[0].value <= _YEAR:
        return None
    made = [days[0].value / n * _ALL for n in (_YEAR, _YEAR - 1)]
    others = [both.figures[k] for k in around(both, i) if both.figures[k].about == "day"]
    if any(fits(both, told, *reckoning.exact(days[0].value, Decimal(n))) for n in range(_YEAR - _MISSING, _YEAR + 1)):
        return None
    if any(fits(both, told, *reckoning.ratio(days[0], one)) for one in others if one is not days[0]):
        return None
    slipped = [each for each in made if slip(each, told)]
    if not slipped:
        return None
    return NearRate(told, days[0], days[0]._replace(value=Decimal(_YEAR)), None, slipped[-1], _PROVED)


_YEAR, _A_SEASON, _MISSING = 366, 183, 6  # days; of so many nothing was measured


def _one(both: Passage, told: Figure, parts: Sequence[int], wholes: Sequence[int]) -> NearRate | None:
    """What the only part and the only whole make, if they make something else."""
    if len(parts) != 1 or len(wholes) != 1:
        return None
    part, whole = both.figures[parts[0]], both.figures[wholes[0]]
    times = _TEN if told.about == "mille" else 1
    low, high = reckoning.ratio(part, whole)
    if kind(part) != kind(whole) or part.value >= whole.value or fits(both, told, low * times, high * times):
        return None
    return NearRate(told, part, whole, None, part.value / whole.value * _ALL * times, _PROVED)


def _of_called(both: Passage, i: int) -> NearRate | None:
    """调解94件，占审结案件的33.5%: of the one figure that tells of 审结, where another is what it was reckoned of."""
    told, k = both.figures[i], i - 1
    match = SHARE.fullmatch(told.noun)
    core = COMMON.sub("", match["of"] or "") if match is not None else ""
    if k < 0 or len(core) < 2 or both.figures[k].about in RATIOS or both.inside[k] != both.inside[i]:
        return None
    part = both.figures[k]
    if len(reckoning.gap(both, k, i)) > len(told.noun) + 1 or part.approx or is_amount(part) or told.step >= 1:
        return None
    near = [both.figures[n] for n in around(both, i) if n < k and kind(both.figures[n]) == kind(part)]
    near = [one for one in near if one.value >= part.value and not is_amount(one)]
    called = [one for one in near if speaks(one, core)]
    if len({one.value for one in called}) != 1 or fits(both, told, *reckoning.ratio(part, called[0])):
        return None
    made_of = [one for one in near if fits(both, told, *reckoning.ratio(part, one))]
    if not made_of or any(shares_words(core, one.noun) for one in made_of):
        return None  # 年初馆藏案卷124630卷……年末馆藏127402卷: both are what is called so
    return NearRate(told, part, called[0], None, part.value / called[0].value * _ALL, _PROVED)


def _of_among(both: Passage, i: int) -> NearRate | None:
    """自主就业173人，其中参加培训128人，参训率74.0%: of those among whom they are, where it was reckoned of others."""
    told, k = both.figures[i], i - 1
    if k < 1 or told.step >= 1 or len(reckoning.gap(both, k, i)) > len(told.noun) + 1:
        return None
    whole, part = both.figures[k - 1 : k + 1]
    if (
        kind(whole) != kind(part)
        or whole.about in RATIOS
        or not 0 < part.value < whole.value
        or whole.approx
        or part.approx
    ):
        return None
    name = _name(told)
    if NARROW.search(name) or not (name or told.noun in _SHARED) or not _AMONG.match(reckoning.gap(both, k - 1, k)):
        return None
    near = [both.figures[n] for n in around(both, i) if n < k - 1 and kind(both.figures[n]) == kind(part)]
    if any(shares_words(part.noun, one.noun) for one in near):
        return None  # 建议23件、提案41件，其中建议办结22件，办结率95.7%
    if fits(both, told, *reckoning.ratio(part, whole)) or is_amount(whole) or is_amount(part):
        return None
    if not any(fits(both, told, *reckoning.ratio(part, one)) for one in near if one.value > part.value):
        return None
    return NearRate(told, part, whole, None, part.value / whole.value * _ALL, _LIKELY)


_AMONG = any_of("其中的话", "[，,](?:{})")
_SHARED = frozenset(listed("只说占"))
_LIKELY = 0.13  # it is so in all of the clean ones, but they are few


def _other_way_round(both: Passage, i: int) -> NearRate | None:
    """全年完成额为年度目标47亿元的97.4%, where 48.25亿元 has been completed: 47 of 48.25, and not 48.25 of 47."""
    if i == 0 or both.figures[i].noun != "的" or both.figures[i].step >= 1:
        return None
    told, whole = both.figures[i], both.figures[i - 1]
    subject, is_, named = _split(reckoning.front(both, i - 1))
    if not is_ or not named or whole.approx:
        return None
    near = [both.figures[k] for k in around(both, i) if k != i - 1 and kind(both.figures[k]) == kind(whole)]
    if any(fits(both, told, *reckoning.ratio(part, whole)) for part in near):
        return None
    turned = [
        part for part in near if fits(both, told, *reckoning.ratio(whole, part)) and shares_words(subject, part.noun)
    ]
    if len({part.value for part in turned}) != 1 or turned[0].value == whole.value:
        return None
    made = turned[0].value / whole.value * _ALL
    return NearRate(told, turned[0], whole, None, Decimal(made), _PROVED)


def _of_what_it_reaches(both: Passage, i: int) -> NearRate | None:
    """接待3.3万人次，达到最大承载量的94.3%; 养老点85个，覆盖153个行政村的55.6%: but for a slip of the pen."""
    told = both.figures[i]
    match = _REACHES.fullmatch(told.noun)
    core = COMMON.sub("", match["of"]) if match is not None else ""
    if len(core) > 1:
        k, wholes = i - 1, [both.figures[n] for n in around(both, i) if n < i - 1 and core in both.figures[n].noun]
    elif i > 1 and _COVERS.search(both.figures[i - 1].noun) and told.noun.endswith("的"):
        k, wholes = i - 2, [both.figures[i - 1]]
    else:
        return None
    if k < 0 or len(wholes) != 1 or told.step >= 1:
        return None
    part, whole = both.figures[k], wholes[0]
    if part.unit != whole.unit or part.approx or whole.approx or not 0 < part.value < whole.value:
        return None
    made = part.value / whole.value * _ALL
    if not slip(made, told) or reckoning.any_pair(both, told, [both.figures[n] for n in around(both, i)]):
        return None
    return NearRate(told, part, whole, None, made, _PROVED)


_REACHES = any_of("达到某数", "(?:{})(?P<of>[^，。0-9]{{2,12}})的")
_COVERS = any_of("说覆盖", "^(?:{})")


def _split(words: str) -> tuple[str, str, str]:
    """The words on both sides of the first 为 or 是: 全年完成额, 为, 年度目标."""
    for word in _IS:
        if word in words:
            return words.partition(word)
    return words, "", ""
