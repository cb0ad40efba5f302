"""By how much a quantity has moved, beside from where and to where: 由8天缩短到7.2天，缩短0.6天; 120件，比上年的100件增加30件."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.figures import reckoning
from fzlint.figures.listings import Passage
from fzlint.figures.reckoning import RATIOS, Claim, shown
from fzlint.figures.said import ADDED, TAKEN
from fzlint.figures.then import past_of, set_against, turned
from fzlint.pattern import pattern

# 新增5家 is told of those that came, whatever left
_BY = pattern(rf"[，,]?(?:同比|净|共|平均|[比较]上年)?(?:{ADDED}|(?P<less>{TAKEN}))了?", need="|".join((ADDED, TAKEN)))
_MOST = 40  # figures of a sentence that is read so


def wrong_moves(passage: Passage) -> Iterator[Claim]:
    """Every difference of a sentence that the two figures right in front of it make otherwise."""
    for k in range(2, min(len(passage.figures), _MOST)):
        then, now, told = passage.figures[k - 2 : k + 1]
        match = _BY.fullmatch(reckoning.gap(passage, k - 1, k))
        if match is None or "新" in match.group() or told.about in RATIOS or not then.unit == now.unit == told.unit:
            continue
        if turned(passage, k - 1):
            pass
        elif past_of(passage, k - 1) and set_against(passage, k - 1) and not past_of(passage, k - 2):
            then, now = now, then
        else:
            continue
        if then.approx or now.approx or told.approx or then.value == now.value:
            continue
        less = match["less"] is not None
        made = then.value - now.value if less else now.value - then.value
        if made > 0 and abs(made - told.value) >= max(then.step, now.step, told.step):
            high, low = (then, now) if less else (now, then)
            yield Claim(told, (then, now), f"{shown(passage, high)}－{shown(passage, low)}", made)
