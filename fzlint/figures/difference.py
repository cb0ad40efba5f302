"""What a quantity was then, told by how much it has changed since: 270件，比上年增加33件; 较上年的120件减少18件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from fzlint.figures import reckoning
from fzlint.figures.change import Change, grown_by
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Passage
from fzlint.figures.reckoning import BACK, COMPARED, RATIOS, Scene, fits, shown
from fzlint.figures.said import ADDED, TAKEN
from fzlint.figures.then import MORE, PAST, PERIOD, past_of, same_thing, set_against
from fzlint.pattern import pattern

_LATER_MORE = pattern(rf"[，、,(](?:同比|[比较与](?:上一?年|去年)\S{{0,6}})?(?:{ADDED}|(?P<less>{TAKEN}))[了]?")
_COUNT = pattern("[总数量额]|规模|共计")
_MONTHLY = pattern("[上前]个?[月周季旬]|环比")
_SPLIT = pattern("[；;]|其中")
_ROW = 16  # figures
_JUST_MORE = pattern(f"(?:净|又|多|共)?(?:{ADDED})了?")
_JUST_LESS = pattern(f"(?:净|共)?(?:{TAKEN})了?")


def of_then(passage: Passage, i: int) -> Change | None:
    """较去年的120件减少18件，降幅15%: what it was then is told, and by how much it has changed."""
    if i and (behind := _then_behind(passage, i)) is not None:
        return behind
    if i < 2 or passage.figures[i - 1].about in RATIOS:
        return None
    then, by = passage.figures[i - 2 : i]
    words = reckoning.gap(passage, i - 2, i - 1)
    less = _JUST_LESS.fullmatch(words) is not None
    if then.unit != by.unit or not (less or _JUST_MORE.fullmatch(words)):
        return None
    if not past_of(passage, i - 2) or not set_against(passage, i - 2) or by.value >= then.value:
        return None
    now = by._replace(value=then.value - by.value if less else then.value + by.value)
    shown_now = Change(now, then.value, reckoning.slack(then), (now, then), shown(passage, then))
    return shown_now._replace(figures=(by, then), by=shown(passage, by))


def _then_behind(passage: Passage, i: int) -> Change | None:
    """同比增加2.4万人次，增长8%，上年为30万人次"""
    moved = MORE.search(reckoning.front(passage, i - 1))
    if i + 1 == len(passage.figures) or moved is None:
        return None
    by, then = passage.figures[i - 1], passage.figures[i + 1]
    if by.unit != then.unit or by.about in RATIOS or by.value >= then.value or not past_of(passage, i + 1):
        return None
    less = moved["less"] is not None
    now = by._replace(value=then.value - by.value if less else then.value + by.value)
    change = Change(now, then.value, reckoning.slack(then), (now, then), shown(passage, then))
    return change._replace(figures=(by, then), by=shown(passage, by))


def by_amount(scene: Scene, i: int, of: str, down: bool) -> Change | None:
    """270件，比上年增加33件，增长…; 270件，同比增长…，增加33件: what it was then is reckoned."""
    found = _amount_of(scene.passage, i, of)
    if found is None:
        return None
    b, match, words = found
    passage = scene.passage
    by, behind = passage.figures[b], b > i
    monthly = _MONTHLY.search(words) is not None
    if by.about in RATIOS or ("环比" in of and not monthly) or ("同比" in of and monthly):
        return None
    since = _year(words)
    j = next((j for j in range(min(b, i) - 1, max(i - BACK, -1), -1) if _may_be_now(passage, j, by, since)), -1)
    if j < 0:
        return None
    now = passage.figures[j]
    split = _SPLIT.search(reckoning.gap(passage, j, min(b, i))) is not None
    whole = scene.wholes.get(now.span)
    if whole is not None and whole.about == now.about and not passage.inside[j] == passage.inside[i] >= 0:
        now, split = whole, False  # behind the last part of a list the whole is meant
    if not behind and by.noun.endswith(match.group()):
        subject = PERIOD.sub("", by.noun[: -len(match.group())])
        split = split or (len(_COUNT.sub("", subject)) > 1 and not same_thing(subject, now.noun))
    less = match.group("less") is not None
    if split or (
        less == down
        and any(_makes(passage, passage.figures[i], low, high, by, less) for low, high in _nows(scene, i, by))
    ):
        return None
    then = now.value + by.value if less else now.value - by.value
    slack = reckoning.slack(now) + reckoning.slack(by)
    base = reckoning.like(passage, now, then)
    return Change(now, then, slack, (now, by), base, _when(words, monthly))


def _amount_of(passage: Passage, i: int, of: str) -> tuple[int, re.Match[str], str] | None:
    """The figure (index) that tells by how much something changed, the words that say so, and those for the period."""
    if i == 0:
        return None
    by = passage.figures[i - 1]
    match = MORE.search(passage.text, max(passage.start, by.span.start - 24), by.span.start)
    if match is not None and match.end() == by.span.start:
        return i - 1, match, match.group()
    if i + 1 == len(passage.figures):
        return None
    match = _LATER_MORE.fullmatch(reckoning.gap(passage, i, i + 1))
    if match is None or not {"比", "较", "与"} & set(of + match.group()):
        return None
    return i + 1, match, of


def _may_be_now(passage: Passage, j: int, by: Figure, since: int) -> bool:
    """Whether figure j may be what has changed by another since a year (0: none is named)."""
    figure = passage.figures[j]
    if figure.about != by.about or COMPARED.search(figure.noun):
        return False
    past = past_of(passage, j)
    if past is None:
        return True
    # 2024年6.3万元，比2023年减少0.7万元
    return 0 < since < int(past["year"] or 0) and not set_against(passage, j)


def _year(words: str) -> int:
    """The year that words name, 0 if they name none."""
    match = next(reversed(list(PAST.finditer(words))), None)
    return int(match["year"] or 0) if match is not None else 0


def _makes(passage: Passage, told: Figure, low: Decimal, high: Decimal, by: Figure, less: bool) -> bool:
    scale = 1 if told.about == "fold" else 100
    low, high = grown_by(low, high, by, less)
    return fits(passage, told, -high * scale, -low * scale) if less else fits(passage, told, low * scale, high * scale)


def _nows(scene: Scene, i: int, by: Figure) -> Iterator[tuple[Decimal, Decimal]]:
    """Bounds of what may have changed by a figure: any of its kind, or the last ones together."""
    figures = [f for f in scene.passage.figures[max(i - _ROW, 0) : i] if f.about == by.about and f is not by]
    yield from (reckoning.bounds(f) for f in scene.earlier if f.about == by.about)
    yield from map(reckoning.bounds, figures)
    low = high = Decimal(0)
    for figure in reversed(figures):
        least, most = reckoning.bounds(figure)
        low, high = low + least, high + most
        yield low, high


def _when(words: str, monthly: bool) -> str:
    """The words for the period that a quantity is set against."""
    if monthly:
        return "上期"
    match = next(reversed(list(PAST.finditer(words))), None)
    return match.group() if match and "同期" not in match.group() else "上年"
