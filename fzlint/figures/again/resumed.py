"""A figure that its own paragraph comes back to, whatever it is called there: 全长6.45公里……6.54公里施工段实行半幅通行; 调派指战员71人
……参战的17名指战员.

Who begins a sentence with a figure that has a name behind it, or says 这, 上述, speaks of what was told before. So no word has to be
the same; but the paragraph must have told one figure of the kind that this one would be but for a slip, and must not make it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP
from itertools import accumulate, combinations

from fzlint.document.fold import is_han
from fzlint.document.model import Span
from fzlint.figures.again.told_together import Apart
from fzlint.figures.reading.chance import kind
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.numerals import one_digit
from fzlint.figures.reading.pen import shifted, swaps
from fzlint.figures.reading.reckoning import COMPARED, RATIOS
from fzlint.figures.reading.said import alternatives, any_of
from fzlint.pattern import pattern

_MOST = 24  # figures of a paragraph in front of one
_LEAST, _LONG, _GREAT, _TEN = 10, 100, 1000, 10
_FRONT = 16  # code points
MARK = pattern("[，。；：、,;:()\n0-9]")
_THIS = any_of("这个数", "(?:{})的?$")
_OF_THOSE = pattern(r"^[^\W\d]{2,4}的$")  # 参战的17名指战员
_ALL_OF = pattern(
    f"[^，。；：、,;:()0-9]{{0,12}}?(?:{alternatives('名后全')}|{alternatives('全都说到')}|(?:{alternatives('某某之中')})(?=[，,]|{alternatives('没有')}))"
)
_AMONG = any_of("某某之中", "(?:{})(?=[，,])")  # 新增用户9126户中，……
_ATTRIBUTE = pattern(r"的[^\W\d]{2}", need="的")  # 面对日均789吨的清运任务
_AS_A_WHOLE = any_of("面对的数", "(?:{})+")
_TO = any_of("面向", "(?:{})$")
_WHEN = any_of("只说时间", "(?:{})+")
_APART = any_of("另一时期的数")


def resumed(passages: Iterable[Passage]) -> Iterator[Apart]:
    """The figures that a paragraph comes back to with a slip."""
    told: list[tuple[Passage, Figure]] = []
    end = 0
    for passage in passages:
        if "\n" in passage.text[end : passage.start]:
            told.clear()
        end = passage.end
        for figure in passage.figures:
            if figure.about in RATIOS or figure.approx or not figure.unit or not figure.value:
                continue
            sure = _sureness(passage, figure)
            alike = [(where, one) for where, one in told[-_MOST:] if _may_be(one, figure)] if sure else []
            k = _meant(figure, [one for _, one in alike], sure, front_of(passage, figure))
            if k is not None:
                yield Apart(_with_front(*alike[k]), _with_front(passage, figure), alike[k][1], figure)
            told.append((passage, figure))


def _may_be(one: Figure, later: Figure) -> bool:
    """Whether a figure may be told again as a later one: of its kind, and no rounder, or with the same digits."""
    same = one.step <= later.step or one.value / one.step == later.value / later.step
    return same and kind(one) == kind(later)


def _sureness(passage: Passage, figure: Figure) -> int:
    """How sure it is that a figure comes back to one in front: 2 where words say so, 1 where it begins a sentence, else 0."""
    text, span = passage.text, figure.span
    if not is_han(text[span.end : span.end + 1]) or figure.value / figure.step < _LEAST:
        return 0
    front = front_of(passage, figure)
    first = not text[passage.start : span.start - len(front)].strip()
    if _THIS.search(front) or _AMONG.match(text, span.end) or _is_base(front, text[span.end : span.end + 3]):
        return 2
    if first and _OF_THOSE.match(front):
        return 2
    if _ATTRIBUTE.match(text, span.end) and (not (rest := _WHEN.sub("", front)) or _AS_A_WHOLE.fullmatch(rest)):
        return 2
    if front and _TO.search(front) is None and _WHEN.fullmatch(front) is None:
        return 0
    if _ALL_OF.match(text, span.end, passage.end) is not None:
        return 2
    return int(first and not front)


def _is_base(front: str, behind: str) -> bool:
    """Whether a figure is what a share is of: 占全县9605人的11.7%."""
    return "占" in front[-_SHORT:] and behind[:1] == "的" and behind[1:2].isdigit()


_SHORT = 5  # code points


def front_of(passage: Passage, figure: Figure) -> str:
    """The words in front of a figure in its clause."""
    start = figure.span.start
    return MARK.split(passage.text[max(passage.start, start - _FRONT) : start])[-1].lstrip()


def _with_front(passage: Passage, figure: Figure) -> Span:
    return figure.span._replace(start=figure.span.start - len(front_of(passage, figure)))


def _meant(figure: Figure, told: Sequence[Figure], sure: int, front: str) -> int | None:
    """Which of those told before, and of the kind, a figure is a slip of; None if it is one of them, or is made of several."""
    counts = [int((one.value / figure.step).to_integral_value(ROUND_HALF_UP)) for one in told]
    shown = int(figure.value / figure.step)
    rounded = (int(one.step < figure.step) for one in told)
    if any(abs(count - shown) <= slack for count, slack in zip(counts, rounded, strict=True)) or _is_made(
        shown, counts
    ):
        return None
    turned = {int(value / figure.step) for value in swaps(figure)}
    if sure > 1 and figure.step != 1:
        turned |= {int(value / figure.step) for value in shifted(figure) if value % figure.step == 0}
    found = {
        count: k
        for k, count in enumerate(counts)
        if _is_slip(shown, count, turned, sure) and not _is_of_another(told[k].noun, front)
    }
    if len(found) != 1:
        return None
    count, k = found.popitem()
    some = sure == 1 and figure.step == 1 and shown < count < _GREAT  # 123艘完成检修: some of 132艘
    return None if some else k


def _is_of_another(noun: str, front: str) -> bool:
    """Whether a figure is told of another time or as a change, and the one that comes back to it is not: 新增9216户 … 新增用户9126户中."""
    return any(each.search(noun) is not None and each.search(front) is None for each in (COMPARED, _APART))


def _is_slip(shown: int, count: int, turned: set[int], sure: int) -> bool:
    if count in turned:
        return sure > 1 or count >= _LONG
    return sure > 1 and count >= _LONG and one_digit(shown, count) and bool(shown % _TEN or count % _TEN)


def _is_made(shown: int, counts: Sequence[int]) -> bool:
    """Whether a figure is the sum of some that stand in a row, or of any two, or their difference."""
    if any(shown in list(accumulate(counts[k:]))[1:] for k in range(len(counts))):
        return True
    return any(shown in (a + b, abs(a - b)) for a, b in combinations(counts, 2))
