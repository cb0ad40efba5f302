"""One quantity told twice, with two digits changed about, whatever deed and thing are called: 进驻事项1624项 … 对进驻的1264项事项.

In eight hundred real documents no two figures of a unit differ so by chance if their words have anything in common; so two
characters that stand beside both are enough, where neither is told of another time or by how much something has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from fzlint.document.model import Document, Span
from fzlint.figures.again.told_together import Apart
from fzlint.figures.again.wholes import of_its_year, own_period
from fzlint.figures.reading.chance import pairs_of
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.numerals import one_digit
from fzlint.figures.reading.pen import swaps
from fzlint.figures.reading.reckoning import COMPARED, RATIOS
from fzlint.figures.reading.said import any_of, listed
from fzlint.pattern import pattern

_FRONT, _BEHIND = 24, 14  # code points around a figure whose words are its own
_LEAST, _LONG = 12, 100
_TEN = 10
_ALIKE = 2  # pairs of characters
_GREAT = 1000
_LEAD = 80  # code points in front that tell the period
_MOST = 24  # figures of a unit and size in front of one that are looked at
_STRONG = pattern("[。；;\n0-9]")
_ANY = pattern("[，。；、,;:：()\n0-9]")
_COMES_BACK = any_of("说回来的数", "(?:{})的?$")
_THIS = any_of("这个数", "(?:{})的?$")
_APART = any_of("另一时期的数")
_DONE = any_of("已经做了")


class _Telling:
    """A figure with the sentence that it stands in.

    words  the pairs of characters around it
    front  what stands right in front of it
    back   its words come back to what was told; bare: none stand in front; this: it says 这, 上述
    """

    def __init__(self, passage: Passage, figure: Figure) -> None:
        self.passage = passage
        self.figure = figure

    @cached_property
    def _around(self) -> tuple[str, str]:
        text, span = self.passage.text, self.figure.span
        front = _STRONG.split(text[max(self.passage.start, span.start - _FRONT) : span.start])[-1]
        return front, _ANY.split(text[span.end : min(self.passage.end, span.end + _BEHIND)])[0]

    @cached_property
    def words(self) -> set[str]:
        return pairs_of(" ".join(self._around))

    @property
    def front(self) -> str:
        front = self._around[0]
        return _ANY.split(front.rstrip())[-1].lstrip() if front.strip() else ""

    @property
    def back(self) -> bool:
        return self._around[1] != "" and (self.front == "" or _COMES_BACK.search(self.front) is not None)

    @cached_property
    def name(self) -> set[str]:
        """The pairs of characters right behind: 261个全宗."""
        return pairs_of(self._around[1])

    def same_name(self, other: _Telling) -> bool:
        """Whether the same noun stands right behind both."""
        return len(self._around[1]) > 1 and other._around[1].startswith(self._around[1][:2])

    @property
    def bare(self) -> bool:
        return self.front == ""

    @property
    def this(self) -> bool:
        return _THIS.search(self.front) is not None


def near_again(document: Document, passages: Iterable[Passage]) -> Iterator[Apart]:
    """Figures with the same digits in another order, or with one wrong digit where the text comes back to them, and words in common."""
    rows: dict[tuple[object, ...], list[_Telling]] = {}
    for passage in passages:
        for figure in passage.figures:
            if (
                figure.unit
                and figure.about not in RATIOS
                and not figure.approx
                and figure.value / figure.step >= _LEAST
            ):
                size = len(str(int(figure.value / figure.step)))
                rows.setdefault((figure.unit, figure.step, size), []).append(_Telling(passage, figure))
    for row in rows.values():
        if len(row) > 1:
            yield from _slipped(document, row)


def _slipped(document: Document, row: list[_Telling]) -> Iterator[Apart]:
    for k, later in enumerate(row):
        turned = set(swaps(later.figure))
        for first in row[max(k - _MOST, 0) : k]:
            value = first.figure.value
            if (value in turned and _of_one(document, first, later, row)) or (
                value != later.figure.value and _wrong_digit(document, first, later, row)
            ):
                yield Apart(_span(first), _span(later), first.figure, later.figure)
                break


def _wrong_digit(document: Document, first: _Telling, later: _Telling, row: list[_Telling]) -> bool:
    """Whether the text comes back to a figure with one wrong digit: 卫生技术人员958人 … 完成858名卫生技术人员的考核."""
    one, other = first.figure, later.figure
    shown, meant = int(other.value / other.step), int(one.value / one.step)
    if not one_digit(shown, meant) or shown < _LONG or not (shown % _TEN and meant % _TEN):
        return False
    return len(first.words & later.words) >= _ALIKE and _of_one(document, first, later, row)


def _span(told: _Telling) -> Span:
    return told.figure.span._replace(start=told.figure.span.start - len(told.front))


def _of_one(document: Document, first: _Telling, later: _Telling, row: list[_Telling]) -> bool:
    """Whether two figures with the same digits tell of one thing."""
    one, other = first.figure, later.figure
    long = one.value / one.step >= _LONG
    if not later.back and not (long and _named_again(first, later)):
        return False  # 男1342人、女1324人; what two sections tell of
    if _of_another(first, later):
        return False
    if not long and one.about == "time":
        return False
    if later.bare and other.value < one.value < _GREAT:
        return False  # 现有渔船132艘, 123艘完成检修: some of them
    shared = len(first.words & later.words) + first.same_name(later)
    if later.this:
        shared += 1 + (first.passage.end <= later.passage.start)
    if shared < (1 if long else _ALIKE):
        return False
    twice = [sum(told.figure.value == value for told in row) for value in (one.value, other.value)]
    return min(twice) == 1 and (later.this or all(_of_the_year(document, told) for told in (first, later)))


def _named_again(first: _Telling, later: _Telling) -> bool:
    """Whether another sentence names the thing behind its number, 馆藏261个全宗, or in two pairs of characters."""
    shared = first.words & later.words
    if first.passage.end > later.passage.start:
        return False
    if (_DONE.search(first.front) is None) != (_DONE.search(later.front) is None):
        return False  # 首次登记420件 … 首次登记已办结402件
    between = first.passage.text[first.passage.end : later.passage.start]
    if not later.name and "\n" in between:
        return False  # two sections have shops of their own: 检查门店320家次 … 检查门店302家次
    return len(shared) >= _ALIKE or bool(shared & later.name) or (bool(shared) and first.same_name(later))


def _of_another(first: _Telling, later: _Telling) -> bool:
    """Whether words tell that a figure is of another time, or by how much something has changed; a part, 其中侵财类684起, may be told of
    again, 在已破获的648起侵财类案件中."""
    again = len(first.words & later.words) >= _ALIKE and first.figure.value / first.figure.step >= _LONG
    for told in (first, later):
        match = _APART.search(told.front)
        if match is not None and not (again and told is first and match.group() in _PART):
            return True
        if COMPARED.search(told.front) and not (again and told.front[:1] in _FEWER):
            return True
    return False


_PART = frozenset(listed("再说到的一部分"))
_FEWER = frozenset(listed("名称开头的多少"))  # 少儿图书


def _of_the_year(document: Document, told: _Telling) -> bool:
    start = told.figure.span.start
    lead = told.passage.text[max(told.passage.start, start - _LEAD) : start]
    return own_period(document, told.figure, lead) and of_its_year(document, told.figure, told.figure.span)
