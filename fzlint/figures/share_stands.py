"""What a share is of that stands farther in front: 现有执法人员86名。……。43人取得证书，占执法人员总数的50%."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fzlint.figures import reckoning
from fzlint.figures.figure import Figure
from fzlint.figures.reckoning import BACK, COMPARED, Scene, fits
from fzlint.figures.said import COMMON
from fzlint.figures.standing import clause_of

_ALL = "总"
_PROOF = 2  # shares that two figures make by no chance


def whole_before(scene: Scene, i: int, part: Figure, of: str) -> Figure | None:
    """The one figure that stands before share i, is no part of another, and is what the share is told to be of: by its name, as 占
    总户数, or as the only one of its kind in the sentence."""
    passage, first = scene.passage, clause_of(scene.passage, i)
    before = scene.standing(first)
    if before is None or part.span.start < passage.figures[first].span.start:
        return None
    core = COMMON.sub("", of).strip(_ALL)
    alike = [
        f
        for f, home in zip(before.figures, before.inside, strict=True)
        if f.about == part.about and home < 0 and not f.approx and not COMPARED.search(f.noun)
    ]
    sharing = {f.span for f, told in pairwise(passage.figures) if told.about == "share" and "占" in told.noun}
    alike = [f for f in alike if core or f.span not in sharing]  # one of a row of shares is not the whole of the next
    if core:
        alike = [f for f in alike if core in f.noun] or _of_the_others(scene, i, alike)
    elif _ALL not in of:
        alike = alike if alike and all(f.span.start >= passage.start for f in alike) else []
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
