"""What a share is of that stands in the bracket behind it, or farther in front: 现有执法人员86名。……。43人取得证书，占执法人员总数的50%."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import BACK, COMPARED, Scene, fits
from fzlint.figures.reading.said import COMMON
from fzlint.figures.sums.standing import clause_of

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
    if core:
        alike = [f for f in alike if core in f.noun] or _of_the_others(scene, i, alike)
    else:  # one of a row of shares is not the whole of the next
        sharing = {f.span for f, told in pairwise(passage.figures) if told.about == "share" and "占" in told.noun}
        alike = [f for f in alike if f.span not in sharing]
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
    if len(core) == 2 and reckoning.short_for(core, whole.noun):
        return True
    return core[-2:] in whole.noun and sum(1 for c in core if c in whole.noun) * 5 >= len(core) * 4
