"""Shares told beside the figures that make them: 受理151件，其中处罚类40件，占26.5%.

Of what a percentage is a share, the text may say (占投诉总量的) or not (占比); the whole is then the total of the list, or the
one greater figure in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.figures.rates.share_lists import evens_out, proved
from fzlint.figures.rates.share_of_told import INNER, claim, is_amount, named, of_figure, of_told, of_told_in_turn
from fzlint.figures.rates.share_stands import among_named, boxed_behind, speaks, whole_before
from fzlint.figures.reading import listings, reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import BACK, COMPARED, RATIOS, Claim, Scene, fits, joined
from fzlint.figures.reading.said import COMMON, OUTSIDE, REACHED_NOW, alternatives
from fzlint.pattern import pattern

_ROW = 30  # figures of a list of shares

SHARE = pattern(
    r"(?P<name>\S*?)(?:分别|约|各|仅|所)*占(?:(?:到|了)(?!位))?(?P<of>[^，；。]*?)的?(?:比例|比重|比)?(?:分别|[为达到约是超]|高达)*"
    r"|(?:比例|比重)[为达到是]+",
    need="占|比例|比重",
)
_NAMELESS = pattern("比例|比重")
_SHARE_FIRST = pattern(
    r"占(?P<of>[^，；。、0-9]{0,16})(?:比例|比重)[^，；。、0-9]{0,4}，$", need="占"
)  # 占…比例最高，达92.7%
_PAST = pattern(
    r"[比重占例率](?:[由从]\S{0,6}|[由从较比](?:[上去前]一?年|同期|(?:19|20)[0-9]{2}年)(?:度|同期)?的?)$",
    need="由|从|较|比",
)  # 占比由上年的
_PLANNED = pattern(
    r"(?:完成|占|[达为]到?)\S{0,4}?(?P<what>计划|任务|目标|预算)(?:总?[数量额])?的", need="计划|任务|目标|预算"
)
_AFTER = pattern("[，、,(](?:案件|[总数人件户家量合])*[为共计有达]{0,2}")  # 处罚类占26.5%，为40件
_FLOWS = pattern("预算(?:总?收入|总?支出|执行)")  # what came in and went out, not what was planned
_MOST = 3
_IN_ALL = pattern("现|共|总|有|辖|全(?!国|省)")
_CASES = "案件"
_CAME_TO = pattern(rf"(?:{REACHED_NOW}|{alternatives('几项合计')})+$")
_COUNTED_BY = pattern("(?P<unit>户|人|件|家|名)数")
_SEMICOLON = pattern("[；;]")
_AMONG = pattern("[^，；。]{0,24}中[，,]?")
_WHOLE = pattern("[共总]|合计")


def shares(scene: Scene, i: int) -> Iterator[Claim | None] | None:
    """For every share told from figure i on, the claim if it is wrong, else None; nothing at all if it tells no share."""
    passage = scene.passage
    told = passage.figures[i]
    if i > 1 and INNER.fullmatch(reckoning.gap(passage, i - 1, i)) and of_figure(passage, i - 1):
        return (
            of_told_in_turn(passage, i) if i + 1 < len(passage.figures) and joined(passage, i) else of_told(passage, i)
        )
    if match := _PLANNED.fullmatch(told.noun):
        return _of_plan(scene, i, match.group("what"))
    begin = told.span.start - len(told.noun)
    if _PAST.search(told.noun) or (_NAMELESS.match(told.noun) and passage.text[begin - 1] == "”"):
        return iter(())  # “最多跑一次”比例达100%
    if match := SHARE.fullmatch(told.noun):
        return _shares(scene, i, match.group("of") or "", (match.group("name") or "").strip())
    if match := _SHARE_FIRST.search(passage.text[max(passage.start, begin - 24) : begin]):
        return _shares(scene, i, match.group("of"), "")
    if _bare(scene, i):
        return _shares(scene, i, "", "")
    return None


def _of_plan(scene: Scene, i: int, what: str) -> Iterator[Claim | None]:
    """年度计划检查200家，已检查172家，完成年度计划的86%"""
    passage = scene.passage
    near = [k for k in range(max(i - BACK, 0), i) if passage.figures[k].about not in RATIOS]
    if i + 1 < len(passage.figures) and what in reckoning.front(passage, i + 1):
        near[:-1] = [i + 1]  # 完成预算的104%，预算数为12亿元
    if len(near) < 2:
        return
    if what in reckoning.front(passage, near[-1]) and near[-2] == near[-1] - 1:
        near[-2:] = near[:-3:-1]  # 支出28.6万元，预算数32.5万元，完成预算的88%
    part, told = passage.figures[near[-1]], passage.figures[i]
    wholes = [
        passage.figures[k]
        for k in near[:-1]
        if passage.figures[k].about == part.about
        and (what in (front := _FLOWS.sub("", reckoning.front(passage, k))) or "安排" in front)
    ]
    if (
        len(wholes) != 1
        or part.approx
        or wholes[0].approx
        or COMPARED.search(part.noun)
        or what in _FLOWS.sub("", part.noun)
    ):
        return
    if not 0 < part.value <= wholes[0].value * _MOST or fits(passage, told, *reckoning.ratio(part, wholes[0])):
        yield None
    elif not reckoning.any_pair(passage, told, [passage.figures[k] for k in near]):
        yield claim(passage, told, part, wholes[0])


def _bare(scene: Scene, i: int) -> bool:
    """Whether a percentage stands alone in the bracket behind a part, and another of the list is such a share: 甲12件（40%）."""
    passage = scene.passage
    if i == 0 or not _alone(passage, i) or passage.figures[i - 1].span not in scene.wholes:
        return False
    total = scene.wholes[passage.figures[i - 1].span]
    return any(
        k != i
        and _alone(passage, k)
        and scene.wholes.get(passage.figures[k - 1].span) == total
        and fits(passage, passage.figures[k], *reckoning.ratio(passage.figures[k - 1], total))
        for k in range(max(i - BACK, 1), min(i + BACK, len(passage.figures)))
    )


def _alone(passage: Passage, k: int) -> bool:
    end = passage.figures[k].span.end
    return passage.figures[k].about == "share" and (
        reckoning.gap(passage, k - 1, k) == "(" and passage.text.startswith(")", end)
    )


def _shares(scene: Scene, i: int, of: str, name: str) -> Iterator[Claim | None]:
    """For every share told from figure i on, the claim if it is wrong, else None; nothing for what cannot be reckoned."""
    passage = scene.passage
    figures = passage.figures
    if of == "总人口":  # 户籍人口50万人，其中男性26万人，占总人口的52%
        of = "人口"
    if (outside := OUTSIDE.search(of)) is not None and not _told_of(scene, i, of, outside[0]):
        return
    tolds = [figures[i]]
    while i + len(tolds) < len(figures) and joined(passage, i + len(tolds) - 1):
        tolds.append(figures[i + len(tolds)])
    if len(tolds) > 1:
        first = i - len(tolds)
        parts = figures[first:i] if first >= 0 else ()
        if len({part.about for part in parts}) != 1 or parts[0].about in RATIOS:
            return
    else:
        first = _part(passage, i, name)
        if first < 0:
            return
        parts = (figures[first],)
    if len(tolds) > _MOST - 1 and not of and (claimed := _of_all(scene, parts, tolds)) is not None:
        yield claimed
        return
    for part, told in zip(parts, tolds, strict=True):
        if not part.approx:
            yield from _one_share(scene, i, first, part, told, of)


def _told_of(scene: Scene, i: int, of: str, outside: str) -> bool:
    """Whether what mostly stands outside of a text is told in front all the same: 预算收入完成18.6亿元; 全省法院共收各类案件321146件."""
    near = (*scene.earlier, *scene.passage.figures[max(i - BACK, 0) : i])
    core = COMMON.sub("", of)
    return any(
        (of and _CAME_TO.sub("", f.noun).endswith(of))
        or (outside in f.noun and len(core) > len(outside) and speaks(f, core))
        for f in near
    )


def _of_all(scene: Scene, parts: Sequence[Figure], tolds: Sequence[Figure]) -> Claim | None:
    """The one share of a row that is wrong where all others are those of the parts together: 60件、30件、10件，分别占60%、30%、12%."""
    if any(part.approx or part.span in scene.wholes for part in parts):
        return None
    whole = sum((part.value for part in parts), Decimal(0))
    pairs = list(zip(parts, tolds, strict=True))
    wrong = [p for p in pairs if whole and not fits(scene.passage, p[1], *reckoning.exact(p[0].value, whole))]
    if len(wrong) != 1:
        return None
    part, told = wrong[0]
    terms = "+".join(reckoning.shown(scene.passage, each) for each in parts)
    return Claim(told, (part,), f"{reckoning.shown(scene.passage, part)}÷（{terms}）", part.value / whole * 100)


def _one_share(scene: Scene, i: int, first: int, part: Figure, told: Figure, of: str) -> Iterator[Claim | None]:
    passage = scene.passage
    total = scene.wholes.get(part.span)
    if total is not None and not of and proved(scene, part, total):
        made = fits(passage, told, *reckoning.ratio(part, total)) or evens_out(scene, part, told, total)
        yield None if made else claim(passage, told, part, total)
        return
    if _of_both(scene, i, first, part, told, of) or _of_any(scene, i, first, part, told):
        yield None
        return
    whole = boxed_behind(passage, i, part, of) or _whole(scene, min(first, i), part, of)
    whole = whole or whole_before(scene, i, part, of) or (among_named(scene, first, part) if not of else None)
    if whole is not None and not _other_pair(passage, told, first, part, whole, of):
        yield claim(passage, told, part, whole)


def _near(scene: Scene, i: int, first: int, part: Figure) -> list[Figure]:
    """The figures around that count the same as a part."""
    around = (*scene.earlier, *scene.passage.figures[max(first - _ROW, 0) : i + _ROW])
    return [figure for figure in around if figure.about == part.about]


def _of_both(scene: Scene, i: int, first: int, part: Figure, told: Figure, of: str) -> bool:
    """男性633人，女性214人，女性占25.3%: of both"""
    if part.span in scene.wholes or of:
        return False
    alike = _near(scene, i, first, part)
    greatest = max(figure.value for figure in alike)
    both = [part.value + f.value for f in alike if f is not part and part.value + f.value > greatest]
    return any(fits(scene.passage, told, *reckoning.exact(part.value, value)) for value in both)


def _of_any(scene: Scene, i: int, first: int, part: Figure, told: Figure) -> bool:
    """Whether the part, alone or with the one before it, is this share of any figure around."""
    passage = scene.passage
    rivals = [f for f in _near(scene, i, first, part) if f is not part and f.value >= part.value]
    if any(fits(passage, told, *reckoning.ratio(part, whole)) for whole in rivals):
        return True
    earlier = [f for f in passage.figures[max(first - _ROW, 0) : first] if f.about == part.about]
    sums = [part.value + f.value for f in earlier[-1:]]
    return any(
        fits(passage, told, *reckoning.exact(value, whole.value))
        for value in sums
        for whole in rivals
        if whole.value >= value
    )


def _other_pair(passage: Passage, told: Figure, first: int, part: Figure, whole: Figure, of: str) -> bool:
    """Whether other figures are meant: another part of this whole, or of one that the words name too; 30户91人 of 42户126人."""
    figures = passage.figures[max(first - _ROW, 0) : first]
    core = COMMON.sub("", of)
    wholes = [whole, *(f for f in figures if core and f.about == part.about and speaks(f, core))]
    pairs = [(f, w) for w in wholes for f in figures if f.about == w.about and told.step < 1]
    if first > 0 and not reckoning.gap(passage, first - 1, first):
        twin = passage.figures[first - 1]
        pairs += [(twin, f) for f in figures if f.about == twin.about]
    return any(a is not b and a.value <= b.value and fits(passage, told, *reckoning.ratio(a, b)) for a, b in pairs)


# ---------------------------------------------------------------------------------------------- part and whole


def _part(passage: Passage, i: int, name: str) -> int:
    """The figure (index) that share i is told of, with the name in front of it; -1 if there is none."""
    first = _counted(passage, i)
    if name.endswith(_CASES) and first >= 0 and not reckoning.front(passage, first).endswith(_CASES):
        name = name.removesuffix(_CASES)  # 普通程序124件，普通程序案件占
    if (by := _COUNTED_BY.fullmatch(name)) and first > 0:  # 6160户12600人，户数占
        return next((k for k in (first, first - 1) if passage.figures[k].unit == by["unit"]), -1)
    if name and name != "其中" and (first < 0 or not reckoning.front(passage, first).endswith(name)):
        return _after(passage, i) if (k := named(passage, i, name)) < 0 else k
    return first


def _after(passage: Passage, i: int) -> int:
    """The figure (index) right behind a share that has the name of its part in front: 处罚类占26.5%，为40件; -1 if there is none."""
    if i + 1 == len(passage.figures) or passage.figures[i + 1].about in RATIOS:
        return -1
    between = reckoning.gap(passage, i, i + 1)
    boxed = between[:1] == "(" and passage.text.startswith(")", passage.figures[i + 1].span.end)
    return i + 1 if _AFTER.fullmatch(between) and (boxed or between[-1:] in "为共计有达") else -1


def _counted(passage: Passage, i: int) -> int:
    """The figure (index) that a percentage speaks of: the nearest in front that is no percentage; -1 behind ；."""
    for j in range(i - 1, max(i - BACK, -1), -1):
        gap = reckoning.gap(passage, j, j + 1)
        if "；" in gap or ";" in gap:
            return -1
        if not listings.around(passage, passage.inside[j], passage.inside[i]):
            continue
        if passage.figures[j].about not in RATIOS and not is_amount(passage.figures[j]):
            return j
    return -1


def _whole(scene: Scene, first: int, part: Figure, of: str) -> Figure | None:
    """What a part is told to be a share of."""
    core = COMMON.sub("", of)
    listed = scene.wholes.get(part.span)
    figures = scene.passage.figures
    row = range(max(first - _ROW, 0), first)
    sharers = {
        counted: match.group("of") or ""
        for k in row
        if (match := SHARE.fullmatch(figures[k].noun))
        and (counted := _part(scene.passage, k, (match.group("name") or "").strip())) >= 0
    }
    if listed is not None and not listed.approx and listed.value > 0:
        own = next((COMMON.sub("", told) for k, told in sharers.items() if figures[k] is listed), None)
        if own is not None and core and (core in own or own in core):
            return None  # the total of the list is told as a share of the same
        return listed if _is_meant(scene.passage, listed, first, core) else None
    bigger = [
        figures[k]
        for k in row
        if _counts_alike(figures[k], part)
        and figures[k].value >= part.value
        and not COMPARED.search(figures[k].noun)
        and k not in sharers
    ]
    if not bigger:
        bigger = [
            f for f in scene.earlier if _counts_alike(f, part) and f.value >= part.value and _WHOLE.search(f.noun)
        ]
        if not core:
            return None
    near = [k for k in row if figures[k] in bigger and not _SEMICOLON.search(reckoning.gap(scene.passage, k, first))]
    if near:
        bigger = [figures[k] for k in near]
    if core:
        bigger = [f for f in bigger if (_IN_ALL.match(f.noun) if core == _ALL_OF_THEM else speaks(f, core))]
    elif len(bigger) > 1 and _AMONG.match(scene.passage.text, bigger[-1].span.end):
        bigger = bigger[-1:]
    if len(reckoning.values(bigger)) != 1 or bigger[0].approx:
        return None
    return bigger[0]


_ALL_OF_THEM = "总"  # what is left of 总户数


def _is_meant(passage: Passage, whole: Figure, first: int, core: str) -> bool:
    """Whether the total of a list is what a share is told to be of: not of 占规上企业的41.2%, nor of 占总户数 where it is of some."""
    if core == _ALL_OF_THEM:  # 有农户46户，通自来水36户，占总户数的78.3%
        return _IN_ALL.match(whole.noun) is not None
    return not core or speaks(whole, core) or _spoken(passage, first, core)


def _spoken(passage: Passage, first: int, core: str) -> bool:
    """Whether what a share is told to be of stands in the sentence at all, up to its part."""
    words = passage.text[passage.start : passage.figures[first].span.end]
    if core[-2:] not in words and not (len(core) == 2 and reckoning.short_for(core, words)):
        return False
    return sum(1 for c in core if c in words) * 5 >= len(core) * 4


def _counts_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same: 60次 are no part of 75批次, though both count how often."""
    return one.about == other.about and (one.about != "time" or one.unit == other.unit)
