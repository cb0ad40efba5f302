"""Totals in front of their parts that no word announces: 现有教师98人，高级38人，中级41人，初级19人; 发现问题12个，已整改10个、正在整改2个;
6支、180人，镇级1支40人，村级5支140人; and the sentence before: 处置舆情54起。涉及教育的18起，涉及医疗的21起，涉及物业的15起。

Nothing but the figures themselves and the names of the parts tells that these are lists: what they have to look like is asked here and in `weighing`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.dates import HAN
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import (
    GAP,
    MOST,
    NAMING,
    NESTED,
    SAID,
    STOP,
    Item,
    Listing,
    Passage,
    items_of,
    plain,
)
from fzlint.figures.reading.numerals import one_digit
from fzlint.figures.reading.said import ASIDE, OF_LAST_YEAR, alternatives, any_of
from fzlint.figures.sums import completeness, misses
from fzlint.figures.sums.partition import COMPARED
from fzlint.pattern import pattern, words

_OF_ALL = words("占|总|全部")
_AMONG = pattern("[^，；。,;]{0,20}[中里][，,]", need="中，|中,|里，|里,")
_LONGEST = 1000  # code points: no list is longer, and a hostile sentence shall not cost a square
_STATE = any_of("办到哪里", "(?:截至[^，]{{0,10}}?(?:底|末|日|止|目前)|目前)?(?:{})")


# ---------------------------------------------------------------------------------------------- in the same sentence


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
        if (
            last - j > 2
            and not _STATE.match(figures[j].noun)
            and not _listed(passage, j)
            and not _made_by_more(figures, j, last)
        ):
            listing = _plain_list(passage, j, last)
            if listing is not None:
                yield listing._replace(intro="已")
        j = last


def _among(passage: Passage, j: int, listing: Listing, intro: str) -> Listing:
    """A list of some among the things of figure j, 69个问题中，立行立改54个, said so."""
    among = _AMONG.match(passage.text, passage.figures[j].span.end, passage.end)
    if not among and listing.lead.lstrip("，").startswith(_CONCERNS) and all(i.mark == "、" for i in listing.items[1:]):
        return listing._replace(intro=SAID)  # 案件41件，涉及工伤33件、社保6件、其他2件
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
    if len(items) < _ROW or not items[0].name.startswith(_CONCERNS) or "涉" in "".join(i.name for i in items[1:]):
        return items
    head = items[0]._replace(name=items[0].name.removeprefix(_CONCERNS))
    row = all(item.mark == "、" for item in items[1:])
    return (head, *items[1:]) if row or completeness.alike([head.name, *(item.name for item in items[1:])]) else items


_ROW = 3
_CONCERNS = "涉及"


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
    alike = (item for item in items if item.figure.about == total.about)
    if any(item.figure.value > total.value and _OF_ALL.search(item.name) for item in alike):
        return None  # 简易程序633件，一般程序14件，占总数647件
    if any(item.figure.noun.startswith("仅") for item in items):
        return None  # 仅去年就繁殖10只: some of those before it
    lead = plain(passage.text[total.span.end : items[0].figure.span.start][:GAP])
    thing, mark, rest = lead.partition("，")
    if mark and not thing.startswith(("主要", "重点是", "重点为")):
        lead = mark + rest  # 54家重点企业，: what is counted, not a choice
    if lead.lstrip().startswith("、") or ";" in lead or "；" in lead or NESTED.search(lead):
        return None
    if STOP.search(lead) and not (last >= 0 and _STATE.match(items[0].name)):  # 58个，截至目前已完成整改51个
        return None
    return Listing("", (total,), items, False, False, False, lead)


# ---------------------------------------------------------------------------------------------- two quantities of every part


def in_two_measures(passage: Passage) -> Iterator[Listing]:
    """Lists without 其中 that tell two quantities of every part, as their total does: 6支、180人，镇级1支40人，村级5支140人."""
    figures = passage.figures
    j = 0
    while j + _PAIRED < len(figures):
        one, other = figures[j], figures[j + 1]
        alternate = one.about != other.about and figures[j + 2].about == one.about and figures[j + 4].about == one.about
        if alternate and figures[j + 3].about == other.about and _beside(passage, j) and not _listed(passage, j):
            items = tuple(items_of(passage, j + 2, other.span.end, passage.inside[j]))
            if items and items[0].mark == "" and all(item.mark != "；" for item in items):
                yield Listing("，", (one, other), items, False, False, False, "")
                j += len(items)
        j += 1


_PAIRED = 5


def _beside(passage: Passage, j: int) -> bool:
    """Whether a figure and the next tell two quantities of one thing: 6支、180人."""
    one, other, _, second = passage.figures[j : j + 4]
    words = passage.text[one.span.end : other.span.start].strip("、，和 ")
    return words == "" or (words == other.noun == second.noun)  # 事故21起、死亡18人，其一8起、死亡7人


# ---------------------------------------------------------------------------------------------- the sentence before


_OF_SOME = pattern(r"\s*([^\W\d]{2,6}?)的?[^\W\d]{0,2}中[，,]", need="中，|中,")
_FEW, _LEAST = 2, 3  # parts: with what is left, without
_MOST = 12
_SHARED = 2  # characters that the names of all parts begin with: 涉及…, or end in


def following(passage: Passage, before: Passage | None) -> Iterator[Listing]:
    """The list that a sentence is, where the last has one figure that may be its total and the sum comes near it."""
    if before is None or not _FEW <= len(passage.figures) <= _MOST:
        return
    passage = _without_growth(passage)
    about = passage.figures[0].about
    totals = [figure for figure in before.figures if figure.about == about]
    if len(totals) > 1 and (among := _OF_SOME.match(passage.text, passage.start, passage.end)):
        totals = [figure for figure in totals if among[1] in figure.noun]  # 批捕286人，起诉412人。批捕的人员中，
    if any(figure.about != about or figure.approx for figure in passage.figures):
        return
    items = tuple(items_of(passage, 0, passage.start, passage.inside[0]))
    if len(totals) > 1 and completeness.more_than_any(totals, items):
        totals.sort(key=lambda total: -total.value)  # 排查468起，调处462起。从类型看，……
    elif len(totals) != 1:
        return
    total = totals[0]
    if total.approx or before.inside[before.figures.index(total)] >= 0 or COMPARED.search(total.noun):
        return
    if len(items) != len(passage.figures) or not _told(items):
        return
    rested = completeness.REST.search(items[-1].name) is not None  # 已完成整改412处，其余18处正在整改
    names = [item.name for item in items]
    rested = rested or completeness.both_sides(names)
    if len(items) < _LEAST and not rested:
        return
    counted = _counted(items) or rested or completeness.numbered(names)
    if (counted or _of_one_kind(items) or _all_of_it(items, total)) and _near(items, total, counted):
        yield Listing("即", tuple(totals), items, False, False, True, "")


def _without_growth(passage: Passage) -> Passage:
    """A sentence without how much each of its quantities grew: 一产36.2亿元，增长3.1%；二产126.5亿元，增长5.2%."""
    kept = [
        k
        for k, figure in enumerate(passage.figures)
        if k == 0 or figure.about != "share" or _GROWN.fullmatch(reckoning.gap(passage, k - 1, k)) is None
    ]
    if len(kept) * 2 != len(passage.figures):
        return passage
    return passage._replace(
        figures=tuple(passage.figures[k] for k in kept), inside=tuple(passage.inside[k] for k in kept)
    )


_GROWN = pattern(f"[，,(](?:{OF_LAST_YEAR})?(?:{alternatives('上升')}|{alternatives('下降')})")


def _told(items: Sequence[Item]) -> bool:
    """Whether every part has a name, and no other time or measure is told."""
    return all(item.name and not ASIDE.search(item.name) and item.mark in ("", "，", "、", "；") for item in items)


_ORDINAL = pattern(f"([{HAN}])是", need="是")


def _counted(items: Sequence[Item]) -> bool:
    """Whether the parts are counted through: 一是办理交通类9件；二是办理教育类6件；三是办理养老类9件."""
    told = [match[1] for item in items if (match := _ORDINAL.match(item.name)) is not None]
    return len(told) == len(items) and HAN.startswith("".join(told))


def _all_of_it(items: Sequence[Item], total: Figure) -> bool:
    """Whether the total is said to be all, and the digits of the sum stand in another order: no chance where nothing else is told."""
    counts = [int(item.figure.value) for item in items]
    return completeness.WHOLE.search(total.noun) is not None and misses.swapped(int(total.value), sum(counts))


def _of_one_kind(items: Sequence[Item]) -> bool:
    """Whether the names are built alike."""
    names = [item.name for item in items]
    ends = {name[-1:] for name in names}  # 行政岗, 执法岗, 技术岗
    return completeness.alike(names) or len(ends) == 1 or len({name[:_SHARED] for name in names}) == 1


_GREAT = 1000  # digits of less are alike by chance


def _near(items: Sequence[Item], total: Figure, counted: bool) -> bool:
    whole = total.value
    made = sum((item.figure.value for item in items), Decimal(0))
    told, meant = int(whole / total.step), int(made / total.step)
    swapped = misses.swapped(told, meant)
    if counted and told >= _GREAT and one_digit(told, meant):
        return True  # 第一产业36.2亿元，第二产业146.5亿元，第三产业157.9亿元
    if counted and misses.slipped(int(whole), [int(item.figure.value) for item in items], 0):
        return True
    if swapped and (counted or whole / total.step >= misses.SWAPPED):
        return True
    if max(item.figure.value for item in items) >= whole:
        return False
    counts = [int(item.figure.value) for item in items]
    off = abs(made - whole)
    return off * misses.CLOSE <= whole or misses.slipped(int(whole), counts, misses.BY_CHANCE)
