"""Shares of a figure that is told with them: 占全局60名干部的20%; 甲类783件、乙类579件，占全部2495件的54.6%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.figures.reading import reckoning
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.pen import swaps
from fzlint.figures.reading.reckoning import BACK, COMPARED, MOVED_TO, RATIOS, Claim, fits, joined
from fzlint.figures.reading.said import alternatives
from fzlint.pattern import pattern

LEAD = pattern(f"^(?:{alternatives('占之前')})*")
_OF_PLAN = pattern(rf"(?:占|(?:已|超额)?(?:{alternatives('是几倍')}|完成))\S{{0,6}}(?:{alternatives('要做的数')})")
INNER = pattern(rf"\)?[^，；。、,;()]{{0,8}}的(?:(?:{alternatives('占比名')})为?)?")
_NEAR = 4  # figures
_BRIEF = 16  # code points between two figures of a row
_TOGETHER = pattern(
    rf"(?P<names>[^、和]{{2,8}}(?:[、和][^、和]{{2,8}}){{1,3}}?)(?:{alternatives('两三项')})?(?:{alternatives('几项合计')})"
)
_JOINT = pattern("[、和]")
MOST = 3  # times a plan that may be done


def of_figure(passage: Passage, k: int) -> bool:
    """Whether figure k is what a share is told of: 占全局60名干部的20%, 占审结案件（91件）的38.5%."""
    words = reckoning.front(passage, k)
    if not words and passage.inside[k] >= 0:
        opened = passage.brackets[passage.inside[k]][0]
        words = passage.text[max(passage.start, opened - 12, passage.figures[k - 1].span.end) : opened]
    return "占" in words or _OF_PLAN.match(words) is not None


def of_told(passage: Passage, i: int) -> Iterator[Claim | None]:
    part, whole, told = passage.figures[i - 2 : i + 1]
    if part.unit != whole.unit:  # 8个村经营性收入均超30万元，占全镇10个村的80%
        alike = [f for f in passage.figures[max(i - _NEAR, 0) : i - 2] if f.unit == whole.unit]
        part = alike[0] if len(alike) == 1 and whole.unit else part
    before = [figure for figure in passage.figures[max(i - BACK, 0) : i - 1] if figure.about == whole.about]
    words = reckoning.front(passage, i - 1)
    planned = _OF_PLAN.match(words) is not None
    most = whole.value * (MOST if planned else 1)
    if any(figure.value <= most and fits(passage, told, *reckoning.ratio(figure, whole)) for figure in before):
        yield None
        return
    name = "" if planned else LEAD.sub("", words.partition("占")[0])
    row = _in_a_row(passage, i - 2)
    if (both := _TOGETHER.fullmatch(name)) is not None:  # 来信、来访合计占总量430件的67.7%
        found = [named(passage, i, each) for each in _JOINT.split(both["names"])]
        if min(found) >= 0:
            yield _together(passage, told, [passage.figures[k] for k in found], whole)
        return
    if name and name[:2] not in reckoning.front(passage, i - 2):
        k = named(passage, i, name)  # 简易程序633件，一般程序14件，简易程序占总数647件的…: not the nearest is meant
        if k < 0:
            return
        part = passage.figures[k]
    elif len(row) > 1 and not name and part is row[-1] and part.unit == whole.unit:
        yield _together(passage, told, row, whole)
        return
    if part.about != whole.about or part.approx or whole.approx or is_amount(part):
        return
    if part.value > most and not any(fits(passage, told, *reckoning.exact(part.value, n)) for n in swaps(whole) if n):
        return
    yield None if fits(passage, told, *reckoning.ratio(part, whole)) else claim(passage, told, part, whole)


def _in_a_row(passage: Passage, k: int) -> list[Figure]:
    """Figure k and those in front of it that 、 or 和 joins to it."""
    first = k
    while (
        first > 0
        and (gap := reckoning.gap(passage, first - 1, first)).lstrip()[:1] in ("、", "和")
        and len(gap) < _BRIEF
    ):
        first -= 1
    return list(passage.figures[first : k + 1])


def _together(passage: Passage, told: Figure, row: Sequence[Figure], whole: Figure) -> Claim | None:
    """交通类783件、城建类579件、政法类562件，占全部2495件的77.1%: the last of a row, or all of them together."""
    made = sum((figure.value for figure in row), Decimal(0))
    alike = all(figure.unit == whole.unit and not figure.approx for figure in (*row, whole))
    if not alike or not 0 < whole.value >= made or fits(passage, told, *reckoning.exact(made, whole.value)):
        return None
    formula = f"（{'+'.join(reckoning.shown(passage, figure) for figure in row)}）÷{reckoning.shown(passage, whole)}"
    return Claim(told, (*row, whole), formula, made / whole.value * 100)


def is_amount(figure: Figure) -> bool:
    """Whether a figure tells by how much something has changed, not what it has come to: 增加1700户, 增加到6800户."""
    return COMPARED.search(figure.noun) is not None and MOVED_TO.search(figure.noun) is None


def of_told_in_turn(passage: Passage, i: int) -> Iterator[Claim | None]:
    """312件、645件和43件，分别占总数1000件的31.2%、64.5%和4.3%: as many parts in front of the whole as percentages behind it."""
    figures, whole = passage.figures, passage.figures[i - 1]
    size = 1
    while i + size < len(figures) and joined(passage, i + size - 1):
        size += 1
    first = i - 1 - size
    parts = figures[first : i - 1] if first >= 0 else ()
    if "分别" not in reckoning.front(passage, i - 1) or any(
        f.about != whole.about or f.approx for f in (*parts, whole)
    ):
        return
    if any(part.value > whole.value for part in parts):
        return
    for part, told in zip(parts, figures[i : i + size], strict=False):
        yield None if fits(passage, told, *reckoning.ratio(part, whole)) else claim(passage, told, part, whole)


def claim(passage: Passage, told: Figure, part: Figure, whole: Figure) -> Claim | None:
    if not whole.value:
        return None  # no share of nothing can be reckoned
    formula = f"{reckoning.shown(passage, part)}÷{reckoning.shown(passage, whole)}"
    return Claim(told, (part, whole), formula, part.value / whole.value * 100)


def named(passage: Passage, i: int, name: str) -> int:
    """The one figure (index) in front that has the name of a part: 税收15.8亿元、非税10.1亿元，税收占比61%; else -1."""
    found = [
        k
        for k in range(max(i - BACK, 0), i)
        if passage.figures[k].about not in RATIOS
        and reckoning.front(passage, k).lstrip("、和及 ").removeprefix("其中") == name
    ]
    told = passage.figures[i]
    whole = passage.text[told.span.start - len(told.noun) - 1] not in "”》)"  # “新三样”出口占比
    return found[0] if whole and len(found) == 1 and passage.inside[found[0]] == passage.inside[i] else -1
