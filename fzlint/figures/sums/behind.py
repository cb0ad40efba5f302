"""Totals that stand behind their parts: 普通程序11件、简易程序17件，合计28件; …（共28件）; （线上6期、线下9期），共15期; 由…组成的540万元.

Every figure is asked in which way it is told to be the total of those in front of it (`WAYS`). A way says by which words it is
known and what it asks of the parts; how far back a list goes and how its parts are read is the same for all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from fzlint.figures.reading.figure import MARKS, Figure
from fzlint.figures.reading.listings import (
    FAR,
    GAP,
    MOST,
    NESTED,
    PIECES,
    Item,
    Listing,
    Passage,
    items_of,
)
from fzlint.figures.reading.reckoning import gap
from fzlint.figures.reading.said import (
    BOXED,
    SO_MANY,
    SUMMED,
    TOTAL,
    TOTAL_PART,
    alternatives,
    any_of,
    listed,
)
from fzlint.figures.sums import named
from fzlint.figures.sums.back import LEAST, begin, every, listing_of, parts_to, reach
from fzlint.figures.sums.clause_end import OF_ALL, PLUS, YEAR, added_to, summed
from fzlint.figures.sums.partition import COMPARED
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_ROW = 3  # parts where nothing but a bracket tells that they make the total


class Way(NamedTuple):
    """How a figure is told to be the total of those in front of it.

    need     words of which a sentence has one that tells a total so
    list_of  the list in front of figure j of a sentence, None if it is not told so; asks what is cheap first
    """

    need: tuple[str, ...]
    list_of: Callable[[Passage, int], Listing | None]


def behind(passage: Passage) -> Iterator[Listing]:
    """The lists of a sentence whose total stands behind them."""
    for way in WAYS:
        if not any(passage.text.find(word, passage.start, passage.end) >= 0 for word in way.need):
            continue
        for j in range(LEAST, len(passage.figures)):
            listing = way.list_of(passage, j)
            if listing is not None:
                yield listing


# ---------------------------------------------------------------------------------------------- a word in front of it

_TOTAL_BEHIND = pattern(
    rf"(?:(?:以上|上述|[两三四五六七八九十])\S{{0,4}}|各类\S{{0,4}}|{alternatives('合计前的泛称')})?"
    rf"(?:(合计|共计|总计|总共|(?<=者|项|类)(?:{'|'.join(listed('加起来'))}))(?!\S{{0,8}}(?:来|年))\S{{0,8}}|一?共(?:受理|办理|处理)?)"
)
# the verb of the list once more: 召开调度会3次、现场会2次，全年累计召开会议5次
_AGAIN = pattern(
    r"(?:全[年省市区县州镇乡校院局]|本年|年度|今年|[两三四五六七八九十][^\W\d]{1,3}?)?(?:累计|共计?|合计|总计)新?(?P<verb>[^\W\d]{2})(?:各[类项级种]\S{0,4}|(?P<thing>[^\W\d]{2,8}))?"
)
_ALTOGETHER = pattern(rf"(?:全[省市区县州镇乡校院局])?一?共(?:计|{alternatives('共做成')}|有)\S{{2,8}}")


_ADDED_UP = ("共", "计", "总", *listed("加起来"))


def _adds_up(noun: str) -> bool:
    return any(word in noun for word in _ADDED_UP)


def _worded(passage: Passage, j: int) -> Listing | None:
    """普通程序11件、简易程序17件，合计28件"""
    total = passage.figures[j]
    if not _adds_up(total.noun) or _so_many(passage, j):
        return None
    match, again = _TOTAL_BEHIND.fullmatch(total.noun), _AGAIN.fullmatch(total.noun)
    whole = match is not None or TOTAL.fullmatch(total.noun) is not None
    if not whole and again is None and not _ALTOGETHER.match(total.noun) and not SUMMED.search(total.noun):
        return None
    back = range(reach(passage, j, passage.inside[j]), j)
    first = next((k for k in back if _countable(passage.figures[k], total)), j)
    if j - first < LEAST:
        return None
    items = _of_one_name(parts_to(passage, first, j, passage.inside[j]))
    told = whole or (again is not None and _said_again(again, items)) or _same_things(total.noun, items)
    if not told and not _named_again(total.noun, items):
        return None
    lead = passage.text[begin(passage, first) : passage.figures[first].span.start]
    return listing_of((match and match.group(1)) or "共", _in_unit(total, items), items, lead)


def _countable(first: Figure, total: Figure) -> bool:
    """Whether a figure can be a part of a total: 出动3260人次，检查商超410家、市场26家，共检查各类主体436家."""
    return not total.unit or first.about == total.about or {first.about, total.about} <= PIECES


def _in_unit(total: Figure, items: tuple[Item, ...]) -> Figure:
    """A total without a unit counts what all its parts count: 12人、29人、16人，合计57."""
    units = {(item.figure.unit, item.figure.about) for item in items}
    if total.unit or len(units) > 1:
        return total
    unit, about = units.pop()
    return total._replace(unit=unit, about=about)


def _of_one_name(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """A row that 分别 hands out to names in front of it, all called by its own words: 分别发现问题12个、9个和8个."""
    name = items[0].name if items else ""
    thing = name.partition("分别")[2]
    if not thing or any(item.name.strip("和及") for item in items[1:]):
        return items
    return tuple(item._replace(name=thing, behind="") for item in items)


_COMMON = listed("通名")
_VERB = 4  # characters of a part that names no more than what was done


def _said_again(again: re.Match[str], items: tuple[Item, ...]) -> bool:
    """Whether a total says the verb of its list once more, 分别发现问题12个、9个，共发现问题21个, or the thing that the first
    part alone names: 保留文件58件，废止17件，共清理文件75件."""
    thing, first = again["thing"] or "", items[0].name
    if again["verb"] in first and (not thing or thing in _COMMON or thing in first):
        return True
    row = len(items) > 2 and all(item.mark == "、" and again["verb"] not in item.name for item in items[1:])
    if row and first.startswith(again["verb"]):
        return True  # 抽检甲类126批、乙类38批、丙类24批，共抽检丁类188批
    return len(thing) > 1 and first.endswith(thing) and len(items) > 2 and all(len(i.name) < _VERB for i in items[1:])


def _same_things(noun: str, items: tuple[Item, ...]) -> bool:
    """Whether a total behind a list counts what all its parts do: 省级示范村6个、市级示范村12个，共创建示范村18个; 一般隐患68处，
    重大隐患3处，隐患总数71处."""
    word = TOTAL.search(noun)
    thing = (noun[: word.start()] if word else noun)[-2:]
    told = word is not None or _ALTOGETHER.fullmatch(noun) is not None
    return told and len(thing) > 1 and all(item.name.endswith(thing) for item in items)


def _named_again(noun: str, items: Sequence[Item]) -> bool:
    """Whether a total names every one of its parts once more: 新建公厕12座，改造公厕26座，共新建改造公厕38座."""
    heads = {item.name[:_HEAD] for item in items}
    return len(heads) == len(items) and all(len(head) == _HEAD and head in noun for head in heads)


_HEAD = 2  # characters


# ---------------------------------------------------------------------------------------------- how many parts it has


def _so_many(passage: Passage, j: int) -> int:
    """How many parts a total is told to have: 甲类3件、乙类5件、丙类2件，三类投诉共10件; 0 if that is not told."""
    count = passage.figures[j - 1]
    return int(count.value) if 1 < count.value < MOST and SO_MANY.fullmatch(gap(passage, j - 1, j)) else 0


def _counted(passage: Passage, j: int) -> Listing | None:
    """三类投诉共10件: as many parts as it says, those that are counted through first."""
    if not _adds_up(passage.figures[j].noun) or not (many := _so_many(passage, j)):
        return None
    if through := _ordinals(passage, j, many):
        return listing_of("合计", passage.figures[j], through)
    names = named.names_of(passage, j, many)
    if names:
        items = named.parts(passage.figures[: j - 1], passage.figures[j], names)
        return listing_of("几项", passage.figures[j], items) if items else None
    first = max(reach(passage, j - 1, passage.inside[j]), j - 1 - many)
    if j - 1 - first < many or _of_subtotals(passage, j, many):
        return None
    items = _of_one_name(tuple(items_of(passage, first, begin(passage, first), passage.inside[j], j - 1)))
    lead = passage.text[begin(passage, first) : passage.figures[first].span.start]
    return listing_of("几项", _in_unit(passage.figures[j], items), items, lead)


_NEAR = 8  # code points


def _ordinals(passage: Passage, j: int, many: int) -> list[Item]:
    """The parts where they are counted through as the total says: 一期60人，二期75人，三期65人，前三期共200人."""
    figures = passage.figures
    items: list[Item] = []
    for k in range(max(j - 2 * many - 1, 0), j - 1):
        if figures[k].about == figures[j].about and passage.inside[k] == passage.inside[j]:
            end = items[-1].figure.span.end if items else max(passage.start, figures[k].span.start - _NEAR)
            words = passage.text[end : figures[k].span.start]
            name = words[max((i + 1 for i, c in enumerate(words) if c in MARKS), default=0) :].strip()
            items.append(Item(figures[k], name, "，" if items else "", "", False))
    items = items[-many:]
    return items if [item.name[:1] for item in items] == list("一二三四五六七八九"[:many]) else []


def _of_subtotals(passage: Passage, j: int, many: int) -> bool:
    """Whether sums before make the total: 小计117件；许可204件、备案75件，小计279件；两类共396件."""
    subtotals = [figure.value for figure in passage.figures[max(j - MOST, 0) : j - 1] if TOTAL_PART.search(figure.noun)]
    return len(subtotals) == many and sum(subtotals) == passage.figures[j].value


# ---------------------------------------------------------------------------------------------- a bracket, 由 … 组成

_NO_TOTAL = pattern("[上去前]年|同期|[0-9]年|月|其中|含|目标|计划|占")


def _boxed(passage: Passage, j: int) -> Listing | None:
    """甲镇20件、乙镇11件、丙镇9件（共40件）"""
    total, home = passage.figures[j], passage.inside[j]
    if j < _ROW or home < 0 or passage.inside[j - 1] != passage.brackets[home][2] or _NO_TOTAL.search(total.noun):
        return None
    opened, closed, outer = passage.brackets[home]
    last = passage.figures[j - 1]
    if passage.text[last.span.end : opened].strip() or passage.text[total.span.end : closed].strip():
        return None
    if last.about == "share" and "率" in last.noun:
        return None  # 办结率98.8%（85件）
    items = parts_to(passage, reach(passage, j, outer), j, outer)
    told = total.noun.startswith(("共", "合计", "总计"))
    if len(items) < _ROW or not (told or all(i.figure.value < total.value for i in items if i.figure.unit != "%")):
        return None
    return listing_of("（）", total, items)


def _bracketed(passage: Passage, j: int) -> Listing | None:
    """举办培训（线上6期、线下9期），共计15期; 演出（含进校42场、下乡18场）60场"""
    k = passage.inside[j - 1]
    if k < 0 or passage.brackets[k][2] != passage.inside[j]:
        return None
    opened, closed, _ = passage.brackets[k]
    figures = passage.figures
    first = j - 1
    while first and passage.inside[first - 1] == k:
        first -= 1
    within = bisect_left(figures, opened, hi=first, key=lambda figure: figure.span.start)
    if j - first < LEAST or k in passage.inside[within:first]:
        return None
    if first and figures[first - 1].about == figures[j].about and figures[first - 1].span.end > opened - FAR:
        return None  # the bracket is of another whole
    right = passage.text[closed + 1 : figures[j].span.start].strip() == ""
    inside = passage.text[opened + 1] == "含" or NESTED.match(passage.text, opened + 1)
    if not (BOXED.fullmatch(passage.text, closed, figures[j].span.start) or (right and inside)):
        return None
    items = tuple(items_of(passage, first, opened + 1, k, j))
    return listing_of("合计", figures[j], items) if len(items) == j - first and all(i.name for i in items) else None


_MADE_UP = any_of("合成", r"(?:{})(?:[^\W\d]{{0,4}}总[额量数])?$")


def _composed(passage: Passage, j: int) -> Listing | None:
    """由财政拨款420万元、企业自筹120万元组成的540万元改造资金"""
    figures = passage.figures
    of = _MADE_UP.match(passage.text, figures[j - 1].span.end, figures[j].span.start)
    if of is None:
        return None
    start = passage.text.rfind("由", max(passage.start, of.start() - GAP * 2), of.start()) + 1
    first = bisect_left(figures, start, key=lambda figure: figure.span.start)
    if not start or j - first < LEAST:
        return None
    return listing_of("合计", figures[j], tuple(items_of(passage, first, start, passage.inside[j], j)))


# ---------------------------------------------------------------------------------------------- the names of all, once more


def _called_again(passage: Passage, j: int) -> Listing | None:
    """人大建议34件、政协提案51件，85件建议提案全部办结: what stands behind the total names its parts, one beside the other."""
    total, figures = passage.figures[j], passage.figures
    behind = named.JOINTS.sub("", passage.text[total.span.end : min(passage.end, total.span.end + _NAMES)])
    first = max(j - _ROW - 1, 0)
    while first < j and (not (tail := figures[first].noun[-_HEAD:]) or tail not in behind[: (j - first) * _HEAD]):
        first += 1
    if j - first < LEAST or passage.inside[j] >= 0 or COMPARED.search(total.noun):
        return None
    if NESTED.search(gap(passage, j - 1, j)):
        return None
    items = every(passage, first, j)
    tails = {item.name[-_HEAD:] for item in items}
    if len(tails) < len(items) or any(tail not in behind[: len(tails) * _HEAD] for tail in tails):
        return None
    return listing_of("共", total, items) if items and all(len(tail) == _HEAD for tail in tails) else None


_NAMES = 12  # characters


WAYS = (
    Way(_ADDED_UP, _worded),
    Way(("、", "，"), _called_again),
    Way(_ADDED_UP, _counted),
    Way(("(",), _boxed),
    Way((")",), _bracketed),
    Way(listed("合成"), _composed),
    Way((*_ADDED_UP, *YEAR, *OF_ALL), summed),
    Way(PLUS, added_to),
)
