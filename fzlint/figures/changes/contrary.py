"""Two numbers side by side, whatever they count, and words that say which of them is more: 由2家增加到3家; 45件，高于全市平均的52件.

The words stand before the two, between them and behind; each form reads them and says which number has to be more. The numbers are
read by themselves, not as figures: ages, points and seconds are compared as well, and bare ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from fzlint.document.model import Span
from fzlint.figures.changes.moves import BY
from fzlint.figures.reading.figure import FAMILY, unit_at
from fzlint.figures.reading.said import ADDED, TAKEN, alternatives, any_of, listed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class _Number(NamedTuple):
    """A number of the text with its 万. rough: 10余, 3—5: not to be compared."""

    start: int
    end: int
    value: Decimal
    rough: bool


class _Pair(NamedTuple):
    """Two numbers of one unit, and the words before, between and behind."""

    one: Decimal
    two: Decimal
    unit: str
    before: str
    between: str
    behind: str


class _Way(NamedTuple):
    """What a form says: whether the second number has to be more, and how many characters behind its unit and in front say so."""

    more: bool
    behind: int = 0
    front: int = 0


_NUMBER = pattern(r"(?<![0-9A-Za-z第〔])(?<![0-9][.,])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(\.[0-9]{1,6})?([万亿]?)")
_POWERS = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8)}
_DATE = frozenset("年月日时:")
_ROUGH = frozenset("余多几-—–~～至、到")
_ENDS = frozenset("，。；、)\n")
_CLOSED = frozenset("。；\n")
_FAR = 44  # code points between two numbers
_BEFORE, _BEHIND = 30, 24
_UNIT = 6


def contrary(text: str, ranks: Sequence[str] = ()) -> Iterator[Span]:
    """The places of a folded text where two numbers are the other way about than the words say. ranks: words for what is the
    better the smaller it is."""
    numbers = list(_numbers(text))
    for k in range(1, len(numbers)):
        one, two = numbers[k - 1], numbers[k]
        between = text[one.end : two.start]
        if one.rough or len(between) > _FAR or _CUES.isdisjoint(between) or not _CLOSED.isdisjoint(between):
            continue
        pair = _pair(text, one, two)
        if pair is None or one.value == two.value or any(word in pair.before for word in ranks):
            continue
        way = next((way for form in _FORMS if (way := form(pair)) is not None), None)
        if way is not None and way.more != (two.value > one.value):
            yield Span(one.start - way.front, two.end + len(pair.unit) + way.behind)


def _numbers(text: str) -> Iterator[_Number]:
    for match in _NUMBER.finditer(text):
        behind = text[match.end() : match.end() + 1]
        if behind not in _DATE:
            value = Decimal(match[1].replace(",", "") + (match[2] or "")) * _POWERS[match[3]]
            ranged = behind in _ROUGH and (behind in "余多几" or text[match.end() + 1 : match.end() + 2].isdigit())
            yield _Number(match.start(), match.end(), value, ranged)


def _pair(text: str, one: _Number, two: _Number) -> _Pair | None:
    """The numbers with the words around them, if both have one unit."""
    unit = unit_at(text, one.end, two.start)
    other = unit_at(text, two.end, len(text))
    if not unit and not other:
        unit = _common(text[one.end : one.end + _UNIT], text[two.end : two.end + _UNIT])
        bare = text[two.end : two.end + 1] in _ENDS and "." in text[one.start : one.end] and two.value < _BARE
        if not unit and not bare:
            return None
    elif unit != other:
        return None
    before = text[max(0, one.start - _BEFORE) : one.start]
    start = max(before.rfind(mark) for mark in _CLOSED) + 1
    behind = two.end + len(unit)
    return _Pair(
        one.value,
        two.value,
        unit,
        before[start:],
        text[one.end + len(unit) : two.start],
        text[behind : behind + _BEHIND],
    )


_BARE = 1000


def _common(one: str, two: str) -> str:
    """The characters that two numbers have behind them alike: 岁, 分, 秒."""
    size = 0
    while size < min(len(one), len(two)) and one[size] == two[size] and one[size] not in "，,、。；;:()（）\n ":
        size += 1
    return one[:size]


_BY_BOTH = pattern(
    rf"(?P<front>同比|环比|[比较][上去]一?年(?:同期)?)?(?:{alternatives('上升')}|(?P<fall>{alternatives('下降')}))(?:了|幅度?[为达]?)?约?"
    r"(?P<first>[0-9][0-9.,]*)(?P<unit>[^，。；;0-9()]{1,5})[，,、(](?:(?P=front))?"
    rf"(?:{alternatives('上升')}|(?P<falls>{alternatives('下降')}))(?:了|幅度?[为达]?)?约?[0-9][0-9.,]*(?P<other>[^，。；;0-9()]{{1,5}})"
)
_BOTH = listed("上升"), listed("下降")


def opposed(text: str) -> Iterator[Span]:
    """The places where one change is told as a rise and as a fall: 同比减少21件，增长14.3%."""
    if "%" not in text or not all(any(word in text for word in way) for way in _BOTH):
        return
    for match in _BY_BOTH.finditer(text):
        percent = match["unit"] == "%", match["other"] == "%"
        if (match["fall"] is None) != (match["falls"] is None) and True in percent and False in percent:
            yield Span(*match.span())


# ------------------------------------------------------------------------------------------------- forms

_FROM = pattern(r"[由从比较](?:[^，。；;由从0-9]|20[0-9]{2}年)*$", need="由|从|比|较")
_MOVED = pattern(
    rf"[^，。；;0-9]{{0,8}}?(?:(?P<up>{alternatives('往上')})|{alternatives('往下')})了?[到至为成](?:了|目前的|现在的|今年的)?"
    r"(?:20[0-9]{2}年[^，。；;0-9]{0,8})?"
)
_THAN = pattern(
    r"[，,(]?(?:同?比|较|与)[^，。；;0-9]{0,6}(?:[上去前]一?年|同期|年初|20[0-9]{2}年)[^，。；;0-9增减多少升降高低缩延涨落]{0,8}",
    need="比|较|与",
)
_AMOUNT = pattern(r"[近约超]?(?:一半|过半|[一二三四五六七八九]成|[0-9.]+(?:%|个百分点))")
_CHANGED = pattern(f"(?:{ADDED}|{TAKEN})了?$")
_LEVEL = pattern(
    rf"(?:[(]|{alternatives('相比之前')})*(?:(?P<more>{alternatives('高过')})|{alternatives('低过')})"
    r"(?P<name>(?:[^，。；;0-9]|20[0-9]{2}年){0,14})",  # the measure
    need="|".join(listed("高过") + listed("低过")),
)
_OF_EACH, _CLOSE, _FAR_MORE = "均", 4, 10
_BENCH = any_of("比照")
_TIMES = frozenset({"day", "hour", "minute"})
_OF = pattern(r"的[^，。；;0-9]{2,12}")
# 力争 says an aim
_KEPT = pattern(r"[，,(]?[^，。；;0-9由从力争]{0,4}(?:控制|保持|稳定|压减|压缩|限定)在[^，。；;0-9]{0,6}")
_INSIDE = pattern(r"(?:的[^，。；;0-9]{0,10}?)?(?:(?P<more>以上)|以内|以下|之内|之下)")
_OVER = any_of("不少于", r"(?:{})$")
_UNDER = any_of("不多于", r"(?:{})$")
_REACHED = any_of("又说实数", rf"(?:{alternatives('界限之后')})?[，,](?:{{}})+")
_REALLY = any_of(
    "又说实数",
    r"(?:的?(?:目标|要求|标准|任务)[^，。；;0-9]{{0,8}})?[，,][^，。；;0-9]{{0,4}}实际[^，。；;0-9]{{0,6}}?(?:{})?",
)
_MISSED = pattern("[未没差仅只]")
_ALTOGETHER = pattern(rf"[，,](?:{alternatives('加上以前的')}|[^，。；;0-9]{{0,10}}总[数量])[^，。；;0-9]{{0,10}}")
_RISEN = pattern(rf"[，,(](?:同比|环比|[比较][上去]一?年(?:同期)?)(?:{ADDED})了?", need="比|较")
_MAY_BE_LESS = any_of("可以是负数")


def _moved(pair: _Pair) -> _Way | None:
    """由43.9岁降至46.3岁"""
    match = _MOVED.fullmatch(pair.between) if _FROM.search(pair.before) else None
    if match is None:
        return None
    front = max(pair.before.rfind(mark) for mark in "，、,：:（(") + 1
    return _Way(match["up"] is not None, front=len(pair.before) - front)


def _against(pair: _Pair) -> _Way | None:
    """45天，比上年的52天缩短7天, 缩短近一半. What is told by how much has to be the difference: else others are compared.

    比2023年的12件少4件，比2022年的6件多2件 compares none of the two with the other.
    """
    if not _THAN.fullmatch(pair.between) or _CHANGED.search(pair.before) or _is_listed(pair):
        return None
    change = BY.match(pair.behind)
    mean = _OF_EACH in pair.before[-_CLOSE:] and pair.two > pair.one * _FAR_MORE  # 日均45人次，较上年的14600人次增长
    if change is None or "新" in change.group() or mean:
        return None
    way = _Way(change["less"] is not None, change.end())
    rest = pair.behind[change.end() :]
    by = _NUMBER.match(rest)
    if by is not None and rest.startswith(pair.unit, by.end()):
        amount = Decimal(by[1].replace(",", "") + (by[2] or "")) * _POWERS[by[3]]
        return (
            way._replace(behind=change.end() + by.end() + len(pair.unit))
            if abs(pair.one - pair.two) == amount
            else None
        )
    return way if not rest or rest[0] in _ENDS or _AMOUNT.match(rest) else None


def _is_level(pair: _Pair, more: bool) -> bool:
    """Whether the second number is like the first, so that it is no amount by which that is more or less: 增幅2%，高于全市14%."""
    return (pair.unit != "%" or pair.two < pair.one * 2) if more else pair.two * 2 > pair.one


def _level(pair: _Pair) -> _Way | None:
    """45件，高于全市平均的52件; 98.2%，超过95%的目标. 低于全市平均3% may tell by how much."""
    match = _LEVEL.fullmatch(pair.between)
    if match is None or _CHANGED.search(pair.before):
        return None
    of = _OF.match(pair.behind)
    words = match["name"] + (of.group() if of is not None else "")
    told = of is not None or match["name"].endswith("的")
    if not (told or _is_level(pair, match["more"] is not None)) or _BENCH.search(words) is None:
        return None
    faster = FAMILY.get(pair.unit) in _TIMES and ("快于" in pair.between or "慢于" in pair.between)  # 6天，快于15天
    return _Way((match["more"] is None) != faster)


def _kept(pair: _Pair) -> _Way | None:
    """5.1%，控制在4.5%以内"""
    inside = _INSIDE.match(pair.behind)
    if inside is None or not _KEPT.fullmatch(pair.between):
        return None
    return _Way(inside["more"] is None, inside.end())


def _bound(pair: _Pair) -> _Way | None:
    """超过30次，共36次; 不低于92%的要求，实际94%"""
    if not (_REACHED.fullmatch(pair.between) or _REALLY.fullmatch(pair.between)):
        return None
    if "目标" in pair.before + pair.between and _MISSED.search(pair.between + pair.behind[:12]):
        return None  # what was aimed at may be missed, if it is said
    for word, more in (("以上", True), ("以下", False), ("以内", False)):
        if pair.between.startswith(word):
            return _Way(more)
    over, under = _OVER.search(pair.before), _UNDER.search(pair.before)
    if over is None or under is None:
        return None if over is under else _Way(over is not None)
    return _Way(over.start() < under.start())  # 不低于 is no 低于, 不超过 no 超过


def _altogether(pair: _Pair) -> _Way | None:
    """新建5个，累计建成13个"""
    begun = max(pair.before.rfind(mark) for mark in "，、,")
    return _Way(True) if "新" in pair.before[begun + 1 :] and _ALTOGETHER.fullmatch(pair.between) else None


_LISTED = pattern("其中|[0-9][^，。；0-9]{0,8}、[^，。；0-9]*$", need="其中|、")


def _is_listed(pair: _Pair) -> bool:
    """Whether the first number is one of several parts, so that what follows is said of the whole."""
    return _LISTED.search(pair.before) is not None


def _risen(pair: _Pair) -> _Way | None:
    """120件，同比增加130件: before it would have been less than nothing."""
    if pair.unit in ("%", "个百分点", "倍") or not _RISEN.fullmatch(pair.between) or _MAY_BE_LESS.search(pair.before):
        return None
    by = _CHANGED.search(pair.before)  # 比计划增加3件，比上年增加5件; not 新增3件
    if _is_listed(pair) or (by is not None and not pair.before.endswith("新", 0, by.start())):
        return None
    return _Way(False)


_TOP = any_of("最高", "(?:{})[^，。；、0-9]{{0,10}}$")
_BOTTOM = any_of("最低", "[^，。；、0-9]{{0,6}}[，、,][^，。；、0-9]{{0,6}}(?:{})[^，。；、0-9]{{0,10}}")
_LOWEST = any_of("最低", "(?:{})[^，。；、0-9]{{0,10}}$")
_TOPMOST = any_of("最高", "[^，。；、0-9]{{0,6}}[，、,][^，。；、0-9]{{0,6}}(?:{})[^，。；、0-9]{{0,10}}")
_TOP_BEFORE = any_of("最高", "(?:{})[^，。；、0-9]{{0,10}}([0-9.]+)[^，。；、0-9]{{0,6}}[，、,]")
_MEAN = pattern("[^，。；、0-9]{0,6}[，、,][^，。；、0-9]{0,4}平均[^，。；、0-9]{0,8}", need="平均")


def _extremes(pair: _Pair) -> _Way | None:
    """最高98分，最低62分，平均86分; 最小的8岁，最大的66岁"""
    if _BOTTOM.fullmatch(pair.between):
        return _Way(False) if _TOP.search(pair.before) else None
    if _TOPMOST.fullmatch(pair.between):
        return _Way(True) if _LOWEST.search(pair.before) else None
    if _MEAN.fullmatch(pair.between) and _TOP.search(pair.before):
        return _Way(False)
    if _MEAN.fullmatch(pair.between) and _LOWEST.search(pair.before):
        top = _TOP_BEFORE.search(pair.before)
        highest = Decimal(top[1].strip(".") or 0) if top is not None else max(pair.one, pair.two)
        return None if highest < pair.one else _Way(pair.two <= highest)  # no mean is more than the most
    return None


_FORMS: tuple[Callable[[_Pair], _Way | None], ...] = (
    _moved,
    _against,
    _level,
    _kept,
    _bound,
    _altogether,
    _risen,
    _extremes,
)
_CUES = frozenset("到至为成比较高低超多少不控保稳压限际达共累同环优快慢大小未总均最")
