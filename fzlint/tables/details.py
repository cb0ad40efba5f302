"""A column and the columns behind it that divide it, the first of them called 其中: 实有人数 | 其中：行政 | 事业 | 工勤."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.tables.printed import Broken
from fzlint.tables.readings import UNIT, Sheet, is_detail
from fzlint.tables.totals import adds_up, one_slip, told

_LEAST = 2  # lines that prove for each that is wrong
_MOST = 12  # columns that divide one


def wrong_details(sheet: Sheet) -> Iterator[Broken]:
    """Where the details make their column on most lines, the lines on which they do not. 其中 alone proves nothing."""
    for first in range(sheet.panel.first + 1, len(sheet.names)):
        names = sheet.names[first]
        if not is_detail(names) or is_detail(sheet.names[first - 1]) or first - 1 in sheet.apart:
            continue
        for way in _runs(sheet, first):
            wrong = _wrong(sheet, first - 1, way)
            yield from (told(sheet, first - 1, line, way) for line in wrong)
            if wrong:
                break


def _runs(sheet: Sheet, first: int) -> Iterator[tuple[int, ...]]:
    """The columns that may divide the one in front of them, the most first."""
    end = first
    while end < len(sheet.names) and end - first < _MOST and end not in sheet.apart and end not in sheet.totals:
        end += 1
    for stop in range(end, first + 1, -1):
        way = tuple(range(first, stop))
        if len({match.group() for p in way for name in sheet.names[p] if (match := UNIT.search(name))}) <= 1:
            yield way


def _wrong(sheet: Sheet, whole: int, way: Sequence[int]) -> list[int]:
    fits = {line: adds_up(sheet, line, whole, way) for line in sheet.lines}
    proofs = sum(1 for fit in fits.values() if fit)
    wrong = [line for line, fit in fits.items() if fit is False]
    slips = 1 if one_slip(sheet, whole, way, wrong) else len(wrong)
    return wrong if slips and (proofs >= _LEAST * slips or _opposed(sheet, way)) else []


def _opposed(sheet: Sheet, way: Sequence[int]) -> bool:
    """Whether two details are one and what is not so: 其中：合格 | 不合格. They are all, and no other line has to prove it."""
    names = [sheet.names[p][-1].removeprefix("其中").lstrip(":：") if sheet.names[p] else "" for p in way]
    return len(names) == 2 and is_opposite(*names)


def is_opposite(name: str, other: str) -> bool:
    """Whether the second is what is not the first: 合格 and 不合格, 已办结 and 未办结, 予以支持 and 不予支持."""
    bare = name.removeprefix("已").removeprefix("予以")
    return bool(bare) and other in (f"不{bare}", f"未{bare}", f"非{bare}", f"不予{bare}")
