"""Lists that no word leads in: the total stands behind them, in a bracket, or in front without 其中."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.figures.completeness import alike
from fzlint.figures.figure import Figure
from fzlint.figures.listings import (
    FAR,
    GAP,
    MOST,
    NAMING,
    NESTED,
    STOP,
    Item,
    Listing,
    Passage,
    around,
    items_of,
    plain,
)
from fzlint.figures.said import BOXED, SO_MANY, TOTAL, TOTAL_PART, any_of, listed
from fzlint.pattern import pattern, words

_TOTAL_BEHIND = pattern(
    r"(?:(?:以上|上述|[两三四五六七八九十])\S{0,4}|全年|年度|各项|案件|事项|人员|单位|金额)?"
    rf"(?:(合计|共计|总计|总共|(?<=者|项|类)(?:{'|'.join(listed('加起来'))}))(?!\S{{0,8}}(?:来|年))\S{{0,8}}|一?共(?:受理|办理|处理)?)"
)

# the verb of the list once more: 召开调度会3次、现场会2次，全年累计召开会议5次
_AGAIN = pattern(
    r"(?:全年|本年|年度|今年)?(?:累计|共计?|合计|总计)(?P<verb>[^\W\d]{2})(?:各[类项级种]\S{0,4}|(?P<thing>[^\W\d]{2,8}))?"
)
_OF_ALL = words("占|总|全部")
_SOME_OF = pattern("中(?:的|有)?$")


def behind(passage: Passage) -> Iterator[Listing]:
    """The lists of a sentence whose total stands behind them: 普通程序11件、简易程序17件，合计28件."""
    for j in range(2, len(passage.figures)):
        noun = passage.figures[j].noun
        if "共" in noun or "计" in noun or noun[:1] == "总" or "相加" in noun or "之和" in noun:
            listing = _behind(passage, j)
            if listing is not None:
                yield listing


def _behind(passage: Passage, j: int) -> Listing | None:
    """The list in front of figure j, if that is its total."""
    figures = passage.figures
    noun = figures[j].noun
    match = _TOTAL_BEHIND.fullmatch(noun)
    whole = TOTAL.fullmatch(noun) is not None
    again = _AGAIN.fullmatch(noun)
    many = _so_many(passage, j)
    home = passage.inside[j]
    if many and (counted := _ordinals(passage, j, many)):
        return counted
    if many and _of_subtotals(passage, j, many):
        return None
    if match is None and again is None and not many and not whole and not _ALTOGETHER.match(noun):
        return None
    end = j - 1 if many else j
    first, at = _begin(passage, end, home)
    if many:
        first = max(first, end - many)
        at = figures[first].span.start
    if end - first < max(2, many):
        return None
    begin = max(passage.start, at - FAR, figures[first - 1].span.end if first else 0)
    items = _of_one_name(tuple(items_of(passage, first, begin, home, end)))
    told = match is not None or whole or many or (again is not None and _said_again(again, items))
    if not told and not _same_things(noun, items):
        return None
    intro = (match.group(1) or "共") if match and not many else "几项" if many else "共"
    lead = passage.text[begin : figures[first].span.start]
    return Listing(intro, (_in_unit(figures[j], items),), items, False, True, False, lead)


def _ordinals(passage: Passage, j: int, many: int) -> Listing | None:
    """The parts of a total where they are counted through as it says, 一期60人，二期75人，三期65人，前三期共200人."""
    figures = passage.figures
    items: list[Item] = []
    for k in range(max(j - 2 * many - 1, 0), j - 1):
        if figures[k].about == figures[j].about and passage.inside[k] == passage.inside[j]:
            end = items[-1].figure.span.end if items else max(passage.start, figures[k].span.start - 8)
            name = _MARKED.split(passage.text[end : figures[k].span.start])[-1].strip()
            items.append(Item(figures[k], name, "，" if items else "", "", False))
    items = items[-many:]
    if [item.name[:1] for item in items] != list("一二三四五六七八九"[:many]):
        return None
    return Listing("合计", (figures[j],), tuple(items), False, True, False, "")


_MARKED = pattern("[，、；。,;:：]")


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


_COMMON = ("会议", "活动", "案件", "事项", "单位")
_VERB = 4  # characters of a part that names no more than what was done


def _said_again(again: re.Match[str], items: tuple[Item, ...]) -> bool:
    """Whether a total says the verb of its list once more, 分别发现问题12个、9个，共发现问题21个, or the thing that the first
    part alone names: 保留文件58件，废止17件，共清理文件75件."""
    thing, first = again["thing"] or "", items[0].name
    if again["verb"] in first and (not thing or thing in _COMMON or thing in first):
        return True
    return len(thing) > 1 and first.endswith(thing) and len(items) > 2 and all(len(i.name) < _VERB for i in items[1:])


_ALTOGETHER = pattern(
    r"(?:全[省市区县州镇乡校院局])?一?共(?:计|创建|建成|评定|培育|认定|打造|命名|评选出?|设立|配备|聘请|有)\S{2,8}"
)


def _same_things(noun: str, items: tuple[Item, ...]) -> bool:
    """Whether a total behind a list counts what all its parts do: 省级示范村6个、市级示范村12个，共创建示范村18个."""
    return _ALTOGETHER.fullmatch(noun) is not None and all(item.name.endswith(noun[-2:]) for item in items)


def _begin(passage: Passage, end: int, home: int) -> tuple[int, int]:
    """The first figure (index) of the list that ends in front of figure `end`, and where it stands."""
    figures = passage.figures
    first, at = end, figures[end].span.start
    for i in range(end - 1, max(end - MOST, -1), -1):
        if passage.inside[i] != home:
            if around(passage, home, passage.inside[i]):
                continue
            break
        gap = plain(passage.text[figures[i].span.end : at])
        if _SOME_OF.search(gap):  # 34个部门中有32个、13个乡镇中有12个，共44个
            return end, figures[end].span.start
        if len(gap) > GAP or "。" in gap or (first < end and (NESTED.search(gap) or STOP.search(gap) or "分别" in gap)):
            break
        first, at = i, figures[i].span.start
    return first, at


def _so_many(passage: Passage, j: int) -> int:
    """How many parts a total is told to have: 甲类3件、乙类5件、丙类2件，三类投诉共10件; 0 if that is not told."""
    count = passage.figures[j - 1]
    words = passage.text[count.span.end : passage.figures[j].span.start]
    return int(count.value) if 1 < count.value < MOST and SO_MANY.fullmatch(words) else 0


def _of_subtotals(passage: Passage, j: int, many: int) -> bool:
    """Whether sums before make the total: 小计117件；许可204件、备案75件，小计279件；两类共396件."""
    subtotals = [figure.value for figure in passage.figures[max(j - MOST, 0) : j - 1] if TOTAL_PART.search(figure.noun)]
    return len(subtotals) == many and sum(subtotals) == passage.figures[j].value


_NO_TOTAL = pattern("[上去前]年|同期|[0-9]年|月|其中|含|目标|计划|占")


def boxed(passage: Passage) -> Iterator[Listing]:
    """Lists of three or more whose total stands in a bracket behind them: 甲镇20件、乙镇11件、丙镇9件（共40件）."""
    figures = passage.figures
    for j in range(3, len(figures)):
        home = passage.inside[j]
        if home < 0 or passage.inside[j - 1] != passage.brackets[home][2] or _NO_TOTAL.search(figures[j].noun):
            continue
        if figures[j - 1].about == "share" and "率" in figures[j - 1].noun:
            continue  # 办结率98.8%（85件）
        opened, closed, outer = passage.brackets[home]
        if passage.text[figures[j - 1].span.end : opened].strip() or passage.text[figures[j].span.end : closed].strip():
            continue
        first = j - 1
        while first > 0 and passage.inside[first - 1] == outer:
            gap = passage.text[figures[first - 1].span.end : figures[first].span.start]
            if len(gap) > GAP or "。" in gap or NESTED.search(gap) or STOP.search(gap) or j - first > MOST:
                break
            if figures[first - 1].about not in ("", "share", figures[j].about):
                break
            first -= 1
        begin = max(passage.start, figures[first].span.start - FAR, figures[first - 1].span.end if first else 0)
        items = tuple(items_of(passage, first, begin, outer, j))
        told = figures[j].noun.startswith(("共", "合计", "总计"))
        if len(items) > 2 and (told or all(i.figure.value < figures[j].value for i in items if i.figure.unit != "%")):
            yield Listing("（）", (figures[j],), items, False, True, False, "")


def bracketed(passage: Passage) -> Iterator[Listing]:
    """Lists in a bracket with their total behind it: 举办培训（线上6期、线下9期），共计15期."""
    figures = passage.figures
    for k, (opened, closed, outer) in enumerate(passage.brackets):
        first = next((i for i, home in enumerate(passage.inside) if home == k), -1)
        if first < 0:
            continue
        end = first + passage.inside[first:].count(k)
        if end - first < _PARTS or end >= len(figures) or passage.inside[end] != outer:
            continue
        if first and figures[first - 1].about == figures[end].about and figures[first - 1].span.end > opened - FAR:
            continue  # the bracket is of another whole
        told = BOXED.fullmatch(passage.text, closed, figures[end].span.start)
        right = passage.text[closed + 1 : figures[end].span.start].strip() == ""  # 演出（含进校42场、下乡18场）60场
        inside = passage.text[opened + 1] == "含" or NESTED.match(passage.text, opened + 1)
        if not (told or (right and inside)):
            continue
        items = tuple(items_of(passage, first, opened + 1, k, end))
        if len(items) == end - first and all(item.name for item in items):
            yield Listing("合计", (figures[end],), items, False, True, False, "")


def composed(passage: Passage) -> Iterator[Listing]:
    """Lists in front of what they make up: 由财政拨款420万元、企业自筹120万元组成的540万元改造资金."""
    figures = passage.figures
    for j in range(_PARTS, len(figures)):
        of = _MADE_UP.match(passage.text, figures[j - 1].span.end, figures[j].span.start)
        if of is None:
            continue
        start = passage.text.rfind("由", max(passage.start, of.start() - GAP * 2), of.start()) + 1
        first = next((i for i in range(j) if figures[i].span.start >= start), j)
        if start and j - first >= _PARTS:
            items = tuple(items_of(passage, first, start, passage.inside[j], j))
            yield Listing("合计", (figures[j],), items, False, True, False, "")


_MADE_UP = any_of("合成", r"(?:{})(?:[^\W\d]{{0,4}}总[额量数])?$")
_PARTS = 2
_AMONG = pattern("[^，；。,;]{0,20}[中里][，,]", need="中，|中,|里，|里,")
_LONGEST = 1000  # code points: no list is longer, and a hostile sentence shall not cost a square
_STATE = words("已|正在|未|尚|待|在办")


def unannounced(passage: Passage) -> Iterator[Listing]:
    """Lists without 其中: the first figure of a sentence and all others of its unit behind it, with ， or 、 between; any other
    figure and those behind it (intro "，"); and any with what became of it: 问题12个，已整改10个、正在整改2个."""
    figures = passage.figures
    if len(figures) < 3:
        return
    alike = [figure.value for figure in figures[1:MOST] if figure.about == figures[0].about]
    first = 0
    if (
        len(alike) > 1
        and not _listed(passage, 0)
        and sum(alike) * 11 >= figures[0].value
        and passage.inside[0] < 0
        and (listing := _plain_list(passage, 0)) is not None
    ):
        listed = {item.figure.span for item in listing.items}
        if all(f.span in listed or f.about != figures[0].about or f.unit in NAMING for f in figures[1:]):
            first = 1
            yield _among(passage, 0, listing, "")
    for j in range(first, len(figures) - 2):
        if (
            not _listed(passage, j)
            and figures[j].about == figures[j + 1].about == figures[j + 2].about
            and figures[j].value >= figures[j + 1].value
        ):
            listing = _plain_list(passage, j)
            if listing is not None and not _made_with(figures, j, listing):
                yield _among(passage, j, listing, "，")
    yield from _with_its_end(passage)


def _made_with(figures: Sequence[Figure], j: int, listing: Listing) -> bool:
    """Whether figure j is a part beside those behind it: 改判发回34件，全部改判16件，部分改判11件，发回重审7件."""
    made = sum((item.figure.value for item in listing.items), figures[j].value)
    return j > 0 and figures[j - 1].value == made


def _with_its_end(passage: Passage) -> Iterator[Listing]:
    """The figures of a sentence that what became of them stands right behind: 问题12个，已整改10个、正在整改2个."""
    figures = passage.figures
    j = 0
    while j < len(figures) - 2:
        last = j + 1
        while last < len(figures) and last - j < MOST and _STATE.match(figures[last].noun):
            last += 1
        if last - j > 2 and not _listed(passage, j) and not _made_by_more(figures, j, last):
            listing = _plain_list(passage, j, last)
            if listing is not None:
                yield listing._replace(intro="已")
        j = last


def _among(passage: Passage, j: int, listing: Listing, intro: str) -> Listing:
    """A list of some among the things of figure j, 69个问题中，立行立改54个, said so."""
    among = _AMONG.match(passage.text, passage.figures[j].span.end, passage.end)
    return listing._replace(intro="中" if among else intro)


def _made_by_more(figures: Sequence[Figure], j: int, last: int) -> bool:
    """Whether the figures behind a row make its total together with it: 18项，已完工11项，正在实施5项，暂缓实施2项."""
    made = sum((figure.value for figure in figures[j + 1 : last]), Decimal(0))
    for figure in figures[last : j + MOST]:
        if figure.about != figures[j].about or made >= figures[j].value:
            break
        made += figure.value
    return last < len(figures) and made == figures[j].value


def _shared(passage: Passage, j: int) -> bool:
    """Whether a figure is told with its own share in a bracket: 劳动报酬类488件（50.3%）."""
    k = j + 1
    return (
        k < len(passage.figures)
        and passage.figures[k].about == "share"
        and passage.text[passage.figures[j].span.end : passage.figures[k].span.start].strip() in ("(", "(占")
    )


def _listed(passage: Passage, j: int) -> bool:
    """Whether a figure is itself one of a list behind 其中."""
    text, at = passage.text, passage.figures[j].span.start
    low = max(passage.start, at - _LONGEST)
    begin = max(low, text.rfind("；", low, at))
    return text.find("其中", begin, at) >= 0


def _concerned(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """A list of places without the verb of them all: 涉及甲村3户、乙村5户、丙村2户."""
    if len(items) < _ROW or not items[0].name.startswith("涉及") or "涉" in "".join(i.name for i in items[1:]):
        return items
    head = items[0]._replace(name=items[0].name.removeprefix("涉及"))
    return (head, *items[1:]) if alike([head.name, *(item.name for item in items[1:])]) else items


_ROW = 3


def _plain_list(passage: Passage, j: int, last: int = -1) -> Listing | None:
    total = passage.figures[j]
    if _shared(passage, j):
        return None
    if NESTED.search(passage.text, total.span.end, passage.figures[j + 1].span.start):
        return None  # introduced after all
    items = _concerned(tuple(items_of(passage, j + 1, total.span.end, passage.inside[j], last)))
    while items and items[-1].figure.about != total.about and items[-1].mark not in ("，", "、"):
        items = items[:-1]  # another thought
    stop = next((k for k, item in enumerate(items) if item.mark == "；"), len(items))
    items = items[:stop]
    if len(items) < 2 or any(item.mark not in "，、" for item in items):
        return None
    if any(item.figure.value > total.value and _OF_ALL.search(item.name) for item in items):
        return None  # 简易程序633件，一般程序14件，占总数647件
    if any(item.figure.noun.startswith("仅") for item in items):
        return None  # 仅去年就繁殖10只: some of those before it
    lead = plain(passage.text[total.span.end : items[0].figure.span.start][:GAP])
    thing, mark, rest = lead.partition("，")
    if mark and not thing.startswith(("主要", "重点是", "重点为")):
        lead = mark + rest  # 54家重点企业，: what is counted, not a choice
    if lead.lstrip().startswith("、") or ";" in lead or "；" in lead or NESTED.search(lead) or STOP.search(lead):
        return None
    return Listing("", (total,), items, False, False, False, lead)
