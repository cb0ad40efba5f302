"""What a share is of that stands in the bracket behind it, or farther in front: 现有执法人员86名。……。43人取得证书，占执法人员总数的50%."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import BACK, COMPARED, Scene, fits
from fzlint.figures.reading.said import COMMON
from fzlint.figures.sums.standing import clause_of
from fzlint.pattern import pattern

_ALL = "总"
_PROOF = 2  # shares that two figures make by no chance
_MANY = 60  # figures in a sentence: one with more is a table written out, and has no one whole


def whole_before(scene: Scene, i: int, part: Figure, of: str) -> Figure | None:
    """The one figure that stands before share i, is no part of another, and is what the share is told to be of: by its name, as 占
    总户数, or as the only one of its kind in the sentence."""
    passage = scene.passage
    if len(passage.figures) > _MANY:
        return None
    first = clause_of(passage, i)
    before = scene.standing(first)
    if before is None or part.span.start < passage.figures[first].span.start:
        return None
    core = COMMON.sub("", of).strip(_ALL)
    alike = [
        f
        for f, home in zip(before.figures, before.inside, strict=True)
        if f.about == part.about and home < 0 and not f.approx and not COMPARED.search(f.noun)
    ]
    # one of a row of shares is not the whole of the next: 甲1590件，占诉求量的14.23%；乙1485件，占诉求量的13.29%
    sharing = {f.span for f, told in pairwise(passage.figures) if told.about == "share" and f"占{of}" in told.noun}
    alike = [f for f in alike if f.span not in sharing]
    if core:
        alike = [f for f in alike if core in f.noun] or _of_the_others(scene, i, alike)
    else:
        if _ALL not in of and any(f.span.start < passage.start for f in alike):
            return None
    if len(alike) != 1 or not 0 < part.value <= alike[0].value:
        return None
    told, whole = passage.figures[i], alike[0]
    near = any(fits(passage, told, *reckoning.ratio(f, whole)) for f in passage.figures if f.about == part.about)
    return None if near else whole


def _of_the_others(scene: Scene, i: int, wholes: Sequence[Figure]) -> list[Figure]:
    """The wholes that the other shares of a row are of: 131件，占收案总数的27.0%；102件，占21.0%；68件，占14.0%."""
    figures = scene.passage.figures
    row = [(part, told) for part, told in pairwise(figures[max(i - BACK, 0) : i + BACK]) if told.about == "share"]
    exact = [(part, told) for part, told in row if told is not figures[i] and told.step < 1]
    return [
        whole
        for whole in wholes
        if sum(
            part.about == whole.about and fits(scene.passage, told, *reckoning.ratio(part, whole))
            for part, told in exact
        )
        >= _PROOF
    ]


def among_named(scene: Scene, first: int, part: Figure) -> Figure | None:
    """The one figure in front that has the name a clause is told to be of: 教师1260人。教师中具有博士学位的819人，占65%."""
    passage = scene.passage
    if len(passage.figures) > _MANY:
        return None
    begin = _begins(passage, part.span.start)
    match = _AMONG.match(passage.text, begin, part.span.start)
    if match is None:
        return None
    before = scene.before
    rows = [(passage, k) for k in range(min(first, bisect_left(passage.figures, begin, key=_at)))]
    rows += [(before, k) for k in range(len(before.figures))] if before is not None else []
    found = [
        row.figures[k]
        for row, k in rows
        if row.figures[k].about == part.about
        and (
            reckoning.front(row, k).removeprefix("其中").endswith(match["name"])
            or reckoning.behind(row, k) == match["name"]
        )
    ]
    plain = len(found) == 1 and not found[0].approx and not COMPARED.search(found[0].noun)
    return found[0] if plain and 0 < part.value <= found[0].value else None


_AMONG = pattern(
    "(?:在)?(?P<name>[^，；。、,;()0-9]{2,8}?)(?:之)?中[，,]?(?![^，；。、,;()0-9]{0,6}中[，,])", need="中"
)


def _at(figure: Figure) -> int:
    return figure.span.start


def _begins(passage: Passage, at: int) -> int:
    """Where the sentence, or the last part of it between ；, begins."""
    mark = max(passage.text.rfind(c, passage.start, at) for c in "；;")
    own = max(mark + 1, passage.start)
    if mark >= 0 and _AMONG.match(passage.text, own, at) is None:
        return passage.start  # 教师中甲类819人，占65%；乙类189人，占15%
    return own


def told_beside(passage: Passage, i: int, ratio: Decimal) -> bool:
    """Whether the share next to share i is the one that part and whole make: 完成320万元，占预算的96.5%，占总收入的48.5%."""
    beside = (j for j in (i - 1, i + 1) if 0 <= j < len(passage.figures) and passage.figures[j].about == "share")
    return any(fits(passage, passage.figures[j], ratio, ratio) for j in beside)


def boxed_behind(passage: Passage, i: int, part: Figure, of: str) -> Figure | None:
    """The whole in the bracket behind a share: 28件，占审查案件的17.5%（审查案件160件）."""
    if i + 1 >= len(passage.figures) or reckoning.gap(passage, i, i + 1)[:1] != "(":
        return None
    whole, core = passage.figures[i + 1], COMMON.sub("", of)
    plain = whole.about == part.about and whole.value >= part.value and not whole.approx
    named = len(whole.noun) > 1 and whole.noun in of  # 占应交流教师的16%（应交流1500人）
    return whole if plain and core and (named or speaks(whole, core)) else None


def speaks(whole: Figure, core: str) -> bool:
    """Whether the words in front of a figure name the whole that a share speaks of: 商品类投诉; 办案, short for 办理案件."""
    core = core.removesuffix("案件") or core  # 占审结案件的20%（审结4000件）
    short = bool(core[1:]) and reckoning.short_for(core[-2:], whole.noun) != ""  # 全市法院收案: 全市法院共收各类案件
    if len(core) == 2 and short:
        return True
    return (core[-2:] in whole.noun or short) and sum(1 for c in core if c in whole.noun) * 5 >= len(core) * 4
