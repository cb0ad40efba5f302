"""The figures of each unit that may make one another, those of a row also where only its last has the unit: 依次为6.8万、9.4万和2.7万人次."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from fzlint.document.model import Span
from fzlint.figures.reading.chance import kind
from fzlint.figures.reading.figure import Figure, is_counted
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.numerals import arabic, scale
from fzlint.figures.reading.reckoning import RATIOS
from fzlint.figures.reading.said import listed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Told(NamedTuple):
    """A figure with the number of its sentence and of its clause (； parts clauses), and the share that stands behind it."""

    figure: Figure
    sentence: int
    clause: int
    share: Decimal | None


def rows(both: Passage, own: int) -> dict[str, list[Told]]:
    """The figures of each unit, in the order of the text."""
    found: dict[str, list[Told]] = {}
    clause = end = 0
    for k, figure in enumerate(both.figures):
        if k and (k == own or both.text.find("；", end, figure.span.start) >= 0):
            clause += 1
        end = figure.span.end
        if figure.unit and figure.about not in RATIOS and figure.value > 0:
            behind = both.figures[k + 1] if k + 1 < len(both.figures) else None
            share = behind.value if behind is not None and _is_share(both.text, figure, behind) else None
            row = found.setdefault(kind(figure), [])
            row += (Told(each, int(k >= own), clause, None) for each in _in_front(both, figure))
            row.append(Told(figure, int(k >= own), clause, share))
    return found


def _is_share(text: str, figure: Figure, behind: Figure) -> bool:
    """Whether a percentage is the share of the figure in front of it: 占12%, or 99件（10.2%）."""
    return behind.about == "share" and ("占" in behind.noun or text[figure.span.end : behind.span.start] in ("(", "（"))


def ends_row(passage: Passage) -> bool:
    """Whether the one figure of a sentence is the last of a row: 依次为6.48亿、3.17亿和1.26亿立方米."""
    start = passage.figures[0].span.start
    return start > passage.start + 1 and passage.text[start - 1] in _JOINTS and passage.text[start - 2] in _ENDS


def in_own_row(parts: Sequence[Figure], start: int) -> bool:
    """Whether three parts or more stand behind an offset."""
    return len(parts) > _LEAST and all(part.span.start >= start for part in parts)


_LEAST = 2


def is_one_row(text: str, figures: Sequence[Figure]) -> bool:
    """Whether nothing but joints stands between figures: 63、71和80件 has no whole among them."""
    spans = sorted(figure.span for figure in figures)
    return all(text[one.end : other.start] in _JOINTS for one, other in pairwise(spans))


def _in_front(both: Passage, last: Figure) -> Iterator[Figure]:
    """The figures of a row that leave their unit to the last."""
    text, start = both.text, last.span.start
    if start < both.start + 2 or text[start - 1] not in _JOINTS or text[start - 2] not in _ENDS:
        return
    row = _ROW.search(text, max(start - _FAR, both.start), start)
    for match in _NUMERAL.finditer(text, row.start(), row.end()) if row is not None else ():
        power = scale(match[2])
        value, step = arabic(match[1]).scaleb(power), Decimal(1).scaleb(power - len(match[1].partition(".")[2]))
        if is_counted(value, step):
            yield last._replace(span=Span(*match.span()), value=value, step=step)


_JOINTS, _POWERS = "".join(listed("并列的连接")), "".join(listed("数的位"))
_ENDS = "0123456789" + _POWERS
_FAR = 120  # code points
_NUMERAL = pattern(rf"([0-9]+(?:\.[0-9]+)?)([{_POWERS}]?)")
_ROW = pattern(rf"(?<![0-9.第])(?:[0-9]+(?:\.[0-9]+)?[{_POWERS}]?[{_JOINTS}])+$", need="|".join(_JOINTS))
