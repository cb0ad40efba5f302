"""rates: a share, rate or growth that the figures beside it contradict: 受理86件，审结79件，审结率93%.

A percentage may be rounded or cut. Where any figures that may be meant make it, nothing is said; only where the words tie it to
certain figures, and none of the sentence fits, it is called wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain, islice, pairwise

from fzlint import listings
from fzlint.checks import Context
from fzlint.document import Span
from fzlint.figures import Figure
from fzlint.finding import Match
from fzlint.listings import Passage
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_RATIOS = frozenset({"share", "mille", "point", "fold"})
_BACK = 12  # figures: farther back nothing is meant
_ROW = 30  # figures of a list of shares
_NEAR = 60  # code points
_FAR = 30
_LONG = 200

_SHARE = pattern(r"(?:分别|约|各|仅)*占(?P<of>[^，；。]*?)的?(?:比例|比重|比)?(?:分别|[为达约是超]|高达)*")
_SHARE_FIRST = pattern(r"占(?P<of>[^，；。、0-9]{0,16})(?:比例|比重)[^，；。、0-9]{0,4}，$")  # 占…比例最高，达92.7%
_RATE = pattern(r"(?P<name>\S*?)率(?:分别|[为达约是均]|高达|实现|保持|提[升高][至到])*")
_GROWTH = pattern(
    r"(?P<of>\S*?)(?:增长|上升|增加|提[高升]|增幅|(?P<down>下降|减少|降低|回落|降幅))(?:率|幅度)?[了为达约]*"
)
# growth by another measure than the figures shown
_OTHER_MEASURE = pattern("年均|平均|可比|不变价|实际|同口径|名义|剔除|扣除|生产总值|增加值|GDP|累计|以来")
_COMPARED = pattern(r"^[多少]|比(?!例|重|对)|较(?!大|重|小)|同[比期]|环比|增[加长]|减少|下降|上升|年均")
_PLAIN = pattern(
    r"(?:同比|环比|[比较与](?:上|去|前|同)\S{0,8}|\S{0,4}[数总]?量|\S{0,4}案件|\S{0,4}数|[共均])?(?:同比|环比)?"
)
_MORE = pattern(r"(?:比|较|与)\S*?(?:增加|增|多|(?P<less>减少|下降|少))[了]?")
_LAST = pattern(r"(?:[而，]?(?:上年|去年|前年|同期|[0-9]{4}年)(?:度|同期|全年|为|同期为|是|办理|受理|共)*)")
# rates of something else than all: of those that fell due, of those that were asked; or told of the contrary
_NARROW = pattern("按[期时]|及时|限[期时]|期限|时限|提前|法定|满意|知晓|好评|首次|一次|当[场日]|同期|参与")
_CONTRARY = pattern("^[不未]")
# what a rate is reckoned of
_BASE = pattern(
    r"受理|收到|接[到收待]|新收|收案|应|任务|计划|交办|转办|派[发单]|排查|摸排|检查|抽[查检]|监测|发现|立案|承办|登记|纳入"
    r"|参[加训考]|下达|梳理|反馈|涉及|总[数计量]|[共现]有|存量|申请|工单|报名|需|送检|办理|查处|处理|提出|发出|制发|发放|印发"
    r"|调处|调解|来电|来信|来访|信访|诉求|开庭|共(?!同)|均|全年"
)
_DUE = pattern("应|需|计划|任务")
_CARRIED = pattern("结转|往年|历年|跨年|累计")
_CLOSED = pattern("审结|办结|结案")
_ALL = pattern("均|全部|全都|都已")
_WHOLE = pattern("[共总]|合计")
_OUTSIDE = pattern("预算|决算|计划|全[国省市区县州镇]|世界|全球|人口|生产总值|GDP|同类|同期|面积")


class Rates(NamedTuple):
    """Percentages in running text."""

    @property
    def names(self) -> tuple[str, ...]:
        return ("formula", "right", "told")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if not any(figure.about in _RATIOS for figure in document.figures):
            return
        for passage, before in document.passages:
            if any(figure.about in _RATIOS for figure in passage.figures):
                scene = _Scene(passage, before.figures if before else (), _wholes(passage, before))
                for claim in _wrong(scene):
                    yield _match(passage, claim)


class _Scene(NamedTuple):
    """A sentence, the figures of the one before it, and for every part (by its span) the total of its list."""

    passage: Passage
    before: tuple[Figure, ...]
    wholes: dict[Span, Figure]


class _Claim(NamedTuple):
    """A percentage that is not what the figures make.

    figures   those it is made of
    formula   how, in the words of the text
    ratio     what they make, in the unit of the percentage
    sure      the words leave no doubt which figures are meant
    """

    told: Figure
    figures: tuple[Figure, ...]
    formula: str
    ratio: Decimal
    sure: bool


def _wholes(passage: Passage, before: Passage | None) -> dict[Span, Figure]:
    found: dict[Span, Figure] = {}
    lists = (listings.boxed(passage), listings.behind(passage), listings.ahead(passage, before))
    for listing in chain.from_iterable(islice(some, listings.LISTS) for some in lists):
        for item in listing.items:
            for total in listing.totals:
                if total.about == item.figure.about and not _COMPARED.search(total.noun):
                    found[item.figure.span] = total
                    break
    return found


def _wrong(scene: _Scene) -> Iterator[_Claim]:
    shares: list[_Claim] = []
    count = 0
    for i, told in enumerate(scene.passage.figures):
        if told.about not in _RATIOS or (told.approx and not _roughly(scene.passage, told)):
            continue
        if told.about == "share":
            share = _share_of(scene.passage, told)
            if share is not None:
                for claim in _shares(scene, i, share):
                    count += 1
                    if claim is not None:
                        shares.append(claim)
                continue
            if match := _RATE.fullmatch(told.noun):
                yield from _rate(scene, i, match.group("name"))
        yield from _growth(scene, i)
    if count > 1 and len(shares) == count:  # another whole is meant, or the whole is wrong: told once
        yield shares[0]._replace(sure=False)
    else:
        yield from shares


# ---------------------------------------------------------------------------------------------- shares


def _share_of(passage: Passage, told: Figure) -> str | None:
    """Of what a percentage is a share, in the words of the text ("" where it does not say); None if it is no share."""
    if match := _SHARE.fullmatch(told.noun):
        return match.group("of")
    begin = told.span.start - len(told.noun)
    if match := _SHARE_FIRST.search(passage.text[max(passage.start, begin - 24) : begin]):
        return match.group("of")
    return None


def _shares(scene: _Scene, i: int, of: str) -> Iterator[_Claim | None]:
    """For every share told from figure i on, the claim if it is wrong, else None; nothing for what cannot be reckoned."""
    if _OUTSIDE.search(of):
        return
    figures = scene.passage.figures
    tolds = [figures[i]]
    while i + len(tolds) < len(figures) and _joined(scene.passage, i + len(tolds) - 1):
        tolds.append(figures[i + len(tolds)])
    if len(tolds) > 1:
        first = i - len(tolds)
        parts = figures[first:i] if first >= 0 else ()
        if len({part.about for part in parts}) != 1 or parts[0].about in _RATIOS:
            return
    else:
        first = _counted(scene.passage, i)
        if first < 0:
            return
        parts = (figures[first],)
    for part, told in zip(parts, tolds, strict=True):
        if part.approx:
            continue
        around = (*scene.before[-_BACK:], *figures[max(first - _ROW, 0) : i + _ROW])
        rivals = [f for f in around if f.about == part.about and f is not part and f.value >= part.value]
        earlier = [f for f in figures[max(first - _ROW, 0) : first] if f.about == part.about]
        sums = [part.value + f.value for f in earlier[-1:]]
        if any(_fits(scene.passage, told, *_ratio(part, whole)) for whole in rivals) or any(
            _fits(scene.passage, told, *_parted(value, whole))
            for value in sums
            for whole in rivals
            if whole.value >= value
        ):
            yield None
            continue
        whole, sure = _whole(scene, first, part, of)
        if whole is not None:
            yield _Claim(
                told, (part, whole), _divided(scene.passage, part, whole), part.value / whole.value * 100, sure
            )


def _joined(passage: Passage, k: int) -> bool:
    """Whether figure k and the next are both percentages of one row: 23.7%、15.5%."""
    a, b = passage.figures[k], passage.figures[k + 1]
    gap = passage.text[a.span.end : b.span.start].strip()
    return a.about == b.about == "share" and gap in ("、", "和", "及", "与", "以及", "，", ",")


def _counted(passage: Passage, i: int) -> int:
    """The figure (index) that a percentage speaks of: the nearest in front that is no percentage; -1 behind ；."""
    for j in range(i - 1, max(i - _BACK, -1), -1):
        gap = passage.text[passage.figures[j].span.end : passage.figures[j + 1].span.start]
        if "；" in gap or ";" in gap:
            return -1
        if not listings.around(passage, passage.inside[j], passage.inside[i]):
            continue
        if passage.figures[j].about not in _RATIOS and not _COMPARED.search(passage.figures[j].noun):
            return j
    return -1


def _whole(scene: _Scene, first: int, part: Figure, of: str) -> tuple[Figure | None, bool]:
    """What a part is told to be a share of, and whether the words say so."""
    core = _core(of)
    listed = scene.wholes.get(part.span)
    if listed is not None and not listed.approx and listed.value > 0:
        return listed, not core or _speaks(listed, core)
    figures = scene.passage.figures
    row = range(max(first - _ROW, 0), first)
    sharers = {_counted(scene.passage, k) for k in row if _SHARE.fullmatch(figures[k].noun)}
    bigger = [
        figures[k]
        for k in row
        if figures[k].about == part.about
        and figures[k].value >= part.value
        and not _COMPARED.search(figures[k].noun)
        and k not in sharers
    ]
    if not bigger:
        bigger = [
            f
            for f in scene.before[-_BACK:]
            if f.about == part.about and f.value >= part.value and _WHOLE.search(f.noun)
        ]
        if not core:
            return None, False
    if len({f.value for f in bigger}) != 1 or bigger[0].approx or (core and not _speaks(bigger[0], core)):
        return None, False
    return bigger[0], bool(core) or "总" in of


_IDLE = pattern("总体|总[数量额计]|数量|件数|[数量的]|全部|所有|其")


def _core(of: str) -> str:
    """The words that name a whole, without those that any whole has: 商品类投诉总量 → 商品类投诉."""
    return _IDLE.sub("", of)


def _speaks(whole: Figure, core: str) -> bool:
    """Whether the words in front of a figure name the whole that a share speaks of."""
    return core[-2:] in whole.noun and sum(1 for c in core if c in whole.noun) * 5 >= len(core) * 4


# ---------------------------------------------------------------------------------------------- rates


def _rate(scene: _Scene, i: int, name: str) -> Iterator[_Claim]:
    if len(name) < 2 or _CONTRARY.match(name):
        return
    narrow = _NARROW.search(name) is not None
    passage = scene.passage
    told = passage.figures[i]
    stem = name[-2:]
    near = [f for f in passage.figures[max(i - _BACK, 0) : i] if f.about not in _RATIOS]
    if not near:
        return
    last = near[-1]
    between = passage.text[last.span.end : told.span.start - len(told.noun)]
    if not narrow and _ALL.search(between) and stem in between and told.value != 100 and not last.approx:
        yield _Claim(told, (last,), f"{_shown(passage, last)}全部{stem}", Decimal(100), False)
        return
    if narrow:  # 按期办结率 is told of 按期办结, and of nothing else
        part = next((f for f in reversed(near) if f.noun.endswith(name)), None)
    else:
        part = next(
            (f for f in reversed(near) if stem in f.noun or (_CLOSED.search(stem) and _CLOSED.search(f.noun))), None
        )
    if part is None or part.approx:
        return
    bases = [
        f
        for f in near[: near.index(part)]
        if f.about == part.about and not _COMPARED.search(f.noun) and (stem not in f.noun or _DUE.search(f.noun))
    ]
    listed = scene.wholes.get(part.span)
    if listed is not None and listed.about == part.about and listed.value >= part.value:
        bases = [listed]
    else:
        bases = [
            f
            for f in bases
            if _BASE.search(_clause(passage, near, near.index(f)))
            or (_CLOSED.search(f.noun) and not _CLOSED.search(stem))
        ]
    if len({f.value for f in bases}) != 1 or bases[0].approx or not bases[0].value:
        return
    whole = bases[0]
    if (part.value > whole.value and told.value > 100) or (
        whole is not listed
        and _CARRIED.search(passage.text, max(passage.start, told.span.start - _LONG), told.span.start)
    ):
        return
    row = [f for f in (*scene.before[-_BACK:], *near) if f.about == part.about]
    if told.value == 100:  # any two figures that happen to be alike make this
        if _fits(passage, told, *_ratio(part, whole)) or any(part.value + f.value == whole.value for f in row):
            return
    elif _any_fits(passage, told, row):
        return
    yield _Claim(told, (part, whole), _divided(passage, part, whole), part.value / whole.value * 100, True)


_CLAUSE_END = pattern("[，；：。,;:()]")


def _clause(passage: Passage, near: Sequence[Figure], k: int) -> str:
    """The words of figure k back to a mark stronger than 、 or the figure before: 受理热线、信箱来件158件."""
    begin = max(passage.start, near[k].span.start - _FAR, near[k - 1].span.end if k else 0)
    return _CLAUSE_END.split(passage.text[begin : near[k].span.start])[-1] or near[k].noun


def _any_fits(passage: Passage, told: Figure, row: Sequence[Figure]) -> bool:
    """Whether any two or three figures make the percentage: a/b, 1−a/b, (a+b)/c, a/(a+b)."""
    values = [f for f in row[-_BACK:] if f.value > 0]
    sums = [a.value + b.value for a, b in pairwise(values)]
    for whole in values:
        for part in values:
            if part.value <= whole.value and part is not whole:
                low, high = _ratio(part, whole)
                if _fits(passage, told, low, high) or _fits(passage, told, 100 - high, 100 - low):
                    return True
        if any(value <= whole.value and _fits(passage, told, *_parted(value, whole)) for value in sums):
            return True
    return any(
        _fits(passage, told, part.value / total * 100, part.value / total * 100)
        for (a, b), total in zip(pairwise(values), sums, strict=True)
        for part in (a, b)
    )


# ---------------------------------------------------------------------------------------------- growth


class _Change(NamedTuple):
    """A quantity now and then. then: its value where the text tells only by how much it changed, else a figure's."""

    now: Figure
    then: Decimal
    slack: Decimal
    figures: tuple[Figure, ...]
    base: str
    sure: bool


def _growth(scene: _Scene, i: int) -> Iterator[_Claim]:
    passage = scene.passage
    told = passage.figures[i]
    match = _GROWTH.fullmatch(told.noun)
    begin = max(passage.start, told.span.start - _NEAR)
    if (
        match is None
        or i == 0
        or not _PLAIN.fullmatch(match.group("of"))
        or _OTHER_MEASURE.search(passage.text, begin, told.span.start)
    ):
        return
    change = (
        _from_to(passage, i)
        or _over(scene, i, told)
        or _set_against(passage, i)
        or _beside(passage, i)
        or _by_amount(passage, i, match.group("of"))
    )
    if change is None or change.then <= 0 or any(figure.approx for figure in change.figures):
        return
    now, then = change.now.value, change.then
    low, high = _bounds(change.now)
    lower, higher = then - change.slack / 2, then + change.slack
    difference = f"{_shown(passage, change.now)}－{change.base}"
    if told.about == "point":
        if change.now.about != "share":
            return
        low, high, ratio, formula = low - higher, high - lower, now - then, difference
    else:
        if change.now.about in _RATIOS or told.about == "mille" or lower <= 0:
            return
        scale = 1 if told.about == "fold" else 100
        low, high, ratio = (low / higher - 1) * scale, (high / lower - 1) * scale, (now / then - 1) * scale
        formula = f"（{difference}）÷{change.base}"
    if match.group("down"):
        low, high, ratio = -high, -low, -ratio
    if not _fits(passage, told, low, high):
        yield _Claim(told, change.figures, formula, ratio, change.sure)


def _change(passage: Passage, now: Figure, then: Figure) -> _Change:
    return _Change(now, then.value, _slack(then), (now, then), _shown(passage, then), True)


_FROM = pattern("[由从][^，；]*$")

_TOWARDS = pattern("[增升提降减扩涨长高少][^，；]{0,4}[至到为]|^[至到]")


def _from_to(passage: Passage, i: int) -> _Change | None:
    """由…66件增加到…151件，增长…"""
    if i < 2:
        return None
    then, now = passage.figures[i - 2], passage.figures[i - 1]
    if then.unit != now.unit or not _FROM.search(then.noun):
        return None
    if not _TOWARDS.search(now.noun):
        return None
    return _change(passage, now, then)


_THAN = pattern(r"(?:比|较|与)(?:上年|去年|前年|(?:19|20)[0-9]{2}年)(?:度|同期|全年)?(?:的|为)?$")


def _over(scene: _Scene, i: int, told: Figure) -> _Change | None:
    """75次，比上年的52次增长…: what it is now stands somewhere in front; nothing is said if any figure there fits."""
    passage = scene.passage
    figures = passage.figures
    then = figures[i - 1]
    if (
        passage.text[then.span.end : told.span.start - len(told.noun)].strip()
        or not _THAN.search(passage.text, max(passage.start, then.span.start - 16), then.span.start)
        or then.about in _RATIOS
    ):
        return None
    heads: list[Figure] = []
    for j in range(i - 2, max(i - _BACK, -1), -1):
        gap = passage.text[figures[j].span.end : figures[j + 1].span.start]
        if "；" in gap or ";" in gap:
            break
        now = figures[j]
        if now.about != then.about or _COMPARED.search(now.noun):
            continue
        low, high = _bounds(now)
        lower, higher = _bounds(then)
        sign = -1 if low < lower else 1
        ratios = sorted((sign * (low / higher - 1) * 100, sign * (high / lower - 1) * 100)) if lower > 0 else None
        if ratios is None or _fits(passage, told, *ratios):
            return None
        if now.span not in scene.wholes and listings.around(passage, passage.inside[j], passage.inside[i]):
            heads.append(now)
    if len({head.value for head in heads}) > 1 and heads[-1].value == sum(head.value for head in heads[:-1]):
        heads = heads[-1:]  # 申请200件，受理120件、不予受理80件
    if len({head.value for head in heads}) != 1:
        return None
    return _change(passage, heads[0], then)._replace(sure=len(heads) == 1 and heads[0] is figures[i - 2])


_AGAINST = pattern(r"[与和同](?:上年|去年|前年|(?:19|20)[0-9]{2}年)(?:度|同期|全年)?的?$")


_BROKEN = pattern("[；;]|其中")


def _set_against(passage: Passage, i: int) -> _Change | None:
    """与上年的52次相比，开展75次，增长…"""
    if i < 2:
        return None
    then, now = passage.figures[i - 2], passage.figures[i - 1]
    text = passage.text
    between = text[then.span.end : now.span.start]
    if (
        then.unit != now.unit
        or then.about in _RATIOS
        or not between.startswith(("相比", "比较"))
        or _BROKEN.search(between)
        or _COMPARED.search(now.noun)
        or not _AGAINST.search(text, max(passage.start, then.span.start - 16), then.span.start)
    ):
        return None
    return _change(passage, now, then)


def _beside(passage: Passage, i: int) -> _Change | None:
    """151件，同比增长…（上年66件）, 151件，上年为66件，增长…"""
    figures = passage.figures
    j = _counted(passage, i)
    if j < 0:
        return None
    then: Figure | None = None
    if i + 1 < len(figures) and passage.inside[i + 1] >= 0:
        opened, closed, _ = passage.brackets[passage.inside[i + 1]]
        if not passage.text[figures[i].span.end : opened].strip() and closed - figures[i + 1].span.end <= 2:
            then = figures[i + 1]
    elif j and _LAST.fullmatch(figures[j].noun):
        then, j = figures[j], j - 1
    now = figures[j]
    if then is None or then.about != now.about or not _LAST.match(then.noun) or _LAST.fullmatch(now.noun):
        return None
    return _change(passage, now, then)


_MONTHLY = pattern("[上前]个?[月周季旬]|环比")


def _by_amount(passage: Passage, i: int, of: str) -> _Change | None:
    """270件，比上年增加33件，增长…: what it was then is reckoned."""
    by = passage.figures[i - 1]
    match = _MORE.search(passage.text, max(passage.start, by.span.start - 24), by.span.start)
    if match is None or match.end() != by.span.start or by.about in _RATIOS:
        return None
    monthly = _MONTHLY.search(match.group()) is not None
    if ("环比" in of and not monthly) or ("同比" in of and monthly):
        return None
    for j in range(i - 2, max(i - _BACK, -1), -1):
        gap = passage.text[passage.figures[j].span.end : passage.figures[j + 1].span.start]
        if _BROKEN.search(gap):
            return None
        now = passage.figures[j]
        if now.about == by.about and not _COMPARED.search(now.noun):
            sign, then = ("＋", now.value + by.value) if match.group("less") else ("－", now.value - by.value)
            base = f"（{_shown(passage, now)}{sign}{_shown(passage, by)}）"
            return _Change(now, then, _slack(now) + _slack(by), (now, by), base, False)
    return None


# ---------------------------------------------------------------------------------------------- reckoning


def _slack(figure: Figure) -> Decimal:
    """How much a figure may have lost by rounding: nothing if it counts whole things, little if it is a round number of 万."""
    if figure.step == 1:
        return Decimal(0)
    return figure.step / 10 if figure.step in (10**4, 10**8) else figure.step


def _bounds(figure: Figure) -> tuple[Decimal, Decimal]:
    return figure.value - _slack(figure) / 2, figure.value + _slack(figure)


def _ratio(part: Figure, whole: Figure) -> tuple[Decimal, Decimal]:
    """Between which percentages a part may be of a whole, both rounded or cut."""
    low, high = _bounds(part)
    lower, higher = _bounds(whole)
    return (low / higher * 100, high / lower * 100) if lower > 0 else (Decimal(-1), Decimal(-1))


def _parted(value: Decimal, whole: Figure) -> tuple[Decimal, Decimal]:
    ratio = value / whole.value * 100 if whole.value else Decimal(-1)
    return ratio, ratio


def _fits(passage: Passage, told: Figure, low: Decimal, high: Decimal) -> bool:
    """Whether a value between low and high may be shown as it is told: rounded, or cut; 约 allows one more percent."""
    if _roughly(passage, told):
        step = max(told.step, Decimal(1))
        return low <= told.value + step and high >= told.value - step
    return low < told.value + told.step and high >= told.value - told.step / 2


def _roughly(passage: Passage, told: Figure) -> bool:
    return passage.text[told.span.start - 1] == "约" and not passage.text.startswith(
        ("以上", "以下", "左右"), told.span.end
    )


def _shown(passage: Passage, figure: Figure) -> str:
    return passage.text[figure.span.start : figure.span.end]


def _divided(passage: Passage, part: Figure, whole: Figure) -> str:
    return f"{_shown(passage, part)}÷{_shown(passage, whole)}"


def _match(passage: Passage, claim: _Claim) -> Match:
    told = claim.told
    right = claim.ratio.quantize(told.step.normalize() if told.step < 1 else Decimal(1), ROUND_HALF_UP)
    unit = told.unit or "%"
    spans = [figure.span for figure in (told, *claim.figures)]
    inside = [span for span in spans if passage.start <= span.start < passage.end]
    return Match(
        Span(min(span.start for span in inside), max(span.end for span in inside)),
        {"formula": claim.formula, "right": f"{right}{unit}", "told": _shown(passage, told)},
        related=tuple(span for span in spans if span not in inside),
        severity=None if claim.sure else "warning",
    )
