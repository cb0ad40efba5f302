"""A panel of a table with what its names tell, and the ways in which its totals may be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.tables.panels import Cell, Panel, Reading

LABEL = r"(?:\(?[一二三四五六七八九十\d]{1,3}[)、.])?"
_DETAIL = ("其中", "其:", "其：", "#", "└", "├", "*")
_LESS = "不除扣净其"  # 不含某某合计, 扣除某某后合计


def total_names(words: Sequence[str]) -> re.Pattern[str]:
    """The names of totals: what stands before the word, the word, and a bracket behind it."""
    return re.compile(rf"{LABEL}(.{{0,12}}?)({'|'.join(words)})(?:数|金额)?(\([^()]*\))?[:：]?")


class Total(NamedTuple):
    """What the name of a position tells. level: which of the heads; bare: it leaves nothing out and adds no remark."""

    word: str
    level: int
    bare: bool


class Sheet(NamedTuple):
    """A panel with what its names tell.

    names    for every position the texts of its heads, the outermost first, merged ones once; line_names likewise
    totals   the positions that are totals
    apart    the positions that cannot be added up
    lines    the lines that can
    rounded  the lines whose figures are rounded
    alone    there is no other panel beside it, in which its figures may go on
    form     a part of a form
    """

    panel: Panel
    reading: Reading
    names: tuple[tuple[str, ...], ...]
    line_names: tuple[tuple[str, ...], ...]
    totals: dict[int, Total]
    apart: frozenset[int]
    lines: tuple[int, ...]
    rounded: frozenset[int]
    alone: bool = False
    form: bool = False


def sheet_of(
    panel: Panel,
    reading: Reading,
    pattern: re.Pattern[str],
    apart: Sequence[str],
    rounded: Sequence[str],
    units: str,
) -> Sheet:
    """What the names of a panel tell.

    apart    what the name of a position or line that cannot be added up ends in (…率) or begins with (人均…)
    rounded  words in the name of a line, or in `units`, that tell of rounded figures
    """
    size = len(panel.lines[0])
    names = _told_apart(
        tuple(names_of([head[p] for head in panel.heads], reading.texts) for p in range(size)), panel.first
    )
    line_names = tuple(names_of(line[: panel.first], reading.texts) for line in panel.lines)
    totals: dict[int, Total] = {}
    for p in range(panel.first, size):
        for level, head in enumerate(panel.heads):
            if match := pattern.fullmatch(reading.texts[head[p]]):
                prefix, word, bracket = match.groups()
                bare = not bracket or bool(UNIT.fullmatch(bracket))
                totals[p] = Total(word, level, bare and not any(c in prefix for c in _LESS))
                break
    return Sheet(
        panel,
        reading,
        names,
        line_names,
        totals,
        frozenset(p for p in range(size) if _is_apart(names[p], apart)),
        tuple(i for i, name in enumerate(line_names) if not _is_apart(name, apart)),
        frozenset(i for i, name in enumerate(line_names) if _has((*name, units), rounded)),
    )


def names_of(cells: Sequence[Cell], texts: Mapping[Cell, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for cell in cells if (text := texts[cell])))


def _told_apart(names: tuple[tuple[str, ...], ...], first: int) -> tuple[tuple[str, ...], ...]:
    """Names without what all of them end in: the unit that stands behind each in a column of its own."""
    last = {name[-1] for name in names[first:] if name}
    if len(last) > 1 or len(names) - first < 2 or any(len(name) < 2 for name in names[first:]):
        return names
    return (*names[:first], *(name[:-1] for name in names[first:]))


def _has(names: Sequence[str], words: Sequence[str]) -> bool:
    return any(word in name for name in names for word in words)


_IN_BRACKETS = pattern(r"\([^()]*\)")


def _is_apart(names: Sequence[str], words: Sequence[str]) -> bool:
    for name in names:
        bare = _IN_BRACKETS.sub("", name)
        if "%" in name or any(
            bare.endswith(word[1:]) if word.startswith("…") else bare.startswith(word.rstrip("…")) for word in words
        ):
            return True
    return False


UNIT = pattern(
    r"\((?:单位[:：]?)?[^()不含除扣]{0,4}(?:元|件|宗|起|人|户|家|个|次|项|条|份|亩|吨|处|场|期|辆|台|所|名|里|米|顷|%)\)"
)


# ------------------------------------------------------------------------------- ways to read a total


def ways(sheet: Sheet, position: int, total: Total) -> list[tuple[int, ...]]:
    """The positions that a total may be made of, the plainest way first."""
    scope = [p for p in scope_of(sheet, position, total) if p != position and p not in sheet.apart]
    found: list[list[int]] = []
    for side in ([p for p in reversed(scope) if p < position], [p for p in scope if p > position]):
        own = _until(side, lambda p: p in sheet.totals and sheet.totals[p].word == total.word)
        near = _until(own, lambda p: p in sheet.totals)
        leaves = [p for p in own if p not in sheet.totals]
        inner = [p for p in own if p in sheet.totals]
        tops = [p for p in leaves if not is_detail(sheet.names[p])]
        found += [
            leaves,
            near,
            *_nearest(near),
            tops,
            *by_level(sheet, tops),
            [p for p in side if p not in sheet.totals],
        ]
        found.append(_without_kin(sheet, tops))
        if inner:
            found += [inner, near + inner, inner + _outside(sheet, leaves, inner)]
        found.append(near + side[len(near) : len(near) + 1])  # a running total
        found.append(_run(sheet, position, side))
    whole = [p for p in scope_of(sheet, position, total) if p != position and p not in sheet.totals]
    found.append(whole)  # 电话 may be the name of a part, too
    return list(dict.fromkeys(tuple(sorted(way)) for way in found if way))


def _nearest(near: list[int]) -> Iterator[list[int]]:
    """The few right beside a total, where the others count something else: 班级数 | 男生 | 女生 | 总人数."""
    return (near[:k] for k in range(2, min(len(near), _BESIDE)))


_BESIDE = 6


def scope_of(sheet: Sheet, position: int, total: Total) -> Sequence[int]:
    """The positions that the total may be made of: those under the same merged head, if there is one, else all."""
    heads, first = sheet.panel.heads, sheet.panel.first
    for head in reversed(heads[: total.level]):
        group = head[position]
        start, end = position, position + 1
        while start > first and head[start - 1] == group:
            start -= 1
        while end < len(head) and head[end] == group:
            end += 1
        if group and end - start > 2:
            return range(start, end)
    return range(first, len(heads[0]))


def _until(positions: Sequence[int], stop: Callable[[int], bool]) -> list[int]:
    found: list[int] = []
    for p in positions:
        if stop(p):
            break
        found.append(p)
    return found


def is_detail(names: Sequence[str]) -> bool:
    return any(name.startswith(_DETAIL) or "其中:" in name for name in names)


_KIN = 4  # characters that the name of a part has from its whole: 公务用车购置及运行费, 公务用车运行费


def _without_kin(sheet: Sheet, tops: Sequence[int]) -> list[int]:
    """Those that no part of another is, where only the first of the parts says 其中: 其中：公务用车购置费, 公务用车运行费."""
    whole, kept = "", list[int]()
    for p in sorted(tops):
        name = sheet.names[p][-1] if sheet.names[p] else ""
        if whole and name[:_KIN] == whole[:_KIN]:
            continue
        kept.append(p)
        after = sheet.names[p + 1] if p + 1 < len(sheet.names) else ()
        whole = name if len(name) > _KIN and after and is_detail(after) else ""
    return kept


def by_level(sheet: Sheet, positions: Sequence[int]) -> Iterator[list[int]]:
    """Those of the outermost level alone, where numbers (一、 （一） 1.) or codes (201 20101) tell levels."""
    last = {p: sheet.names[p][-1] if sheet.names[p] else "" for p in positions}
    for label in _LEVELS:
        outer = [p for p in positions if label.match(last[p])]
        if outer:
            if len(outer) < len(positions):
                yield outer
            break
    codes = {p: sheet.names[p][0] for p in positions if sheet.names[p] and sheet.names[p][0].isdigit()}
    if codes:
        shortest = min(map(len, codes.values()))
        if any(len(code) > shortest for code in codes.values()):
            yield [p for p, code in codes.items() if len(code) == shortest]


_LEVELS = tuple(map(pattern, (r"[一二三四五六七八九十]+、", r"\([一二三四五六七八九十]+\)", r"\d+[.、]")))


def _run(sheet: Sheet, position: int, side: Sequence[int]) -> list[int]:
    """Those back to the first of the numbers that the total itself goes on with: （一） … （七）总计."""
    number = _NUMBER_OF.match(sheet.names[position][-1])
    if number is None:
        return []
    first = number.group(1) + ("1" if number.group(2).isdigit() else "一") + number.group(3)
    run = _until(side, lambda p: any(first in name for name in sheet.names[p]))
    return list(side[: len(run) + 1]) if len(run) < len(side) else []


_NUMBER_OF = pattern(r"(\(?)([一二三四五六七八九十]+|\d+)([)、.])")


def _outside(sheet: Sheet, leaves: Sequence[int], inner: Sequence[int]) -> list[int]:
    """The leaves whose outermost head has no subtotal of its own."""
    head = sheet.panel.heads[0]
    groups = {head[p] for p in inner}
    return [p for p in leaves if head[p] not in groups]
