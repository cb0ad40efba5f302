"""What was there, what came, what went and what is there now: 年初326户，新纳入28户，退出41户，年末313户; and a difference
that a text tells with its two sides: 出生4216人，死亡5833人，自然减少1617人.

Where a figure of the sentence is neither, nothing is said: it may be the missing part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from fzlint.figures.reading.pen import slip
from fzlint.figures.reading.said import CLOSING, INFLOW, MISSING, OPENING, OUGHT, OUTFLOW, REAL, WHEN
from fzlint.figures.reading.statement import Statement
from fzlint.record import NamedTuple


class Flow(NamedTuple):
    """An equation of a sentence that does not hold: terms with their signs make another figure than the result tells."""

    terms: tuple[tuple[int, Statement], ...]
    result: Statement

    @property
    def made(self) -> Decimal:
        return sum((sign * one.figure.value for sign, one in self.terms), Decimal(0))

    @property
    def statements(self) -> tuple[Statement, ...]:
        return (*(one for _, one in self.terms), self.result)

    @property
    def holds(self) -> bool:
        """Whether the sides differ by no more than rounding."""
        figures = [one.figure for one in self.statements]
        step = max(figure.step for figure in figures)
        return abs(self.made - self.result.figure.value) <= (0 if step == 1 else step * len(figures) / 2)

    @property
    def slipped(self) -> bool:
        """Whether a slip of the pen in one of its figures is why it does not hold."""
        off = self.result.figure.value - self.made
        return any(slip(one.figure.value + sign * off, one.figure) for sign, one in (*self.terms, (-1, self.result)))


_SCOPE = 6  # characters: 我单位年初
_FEW = 2  # terms: a sentence that tells one flow alone may leave others out, unless a slip of the pen is the reason


def flows(statements: Sequence[Statement], differences: Sequence[Sequence[str]]) -> Iterator[Flow]:
    """The equations of a sentence that do not hold."""
    stock = _stock(statements)
    if stock is not None and not stock.holds:
        yield stock
    gap = _gap(statements)
    if gap is not None and not gap.holds:
        yield gap
    for words in differences:
        difference = _difference(statements, words)
        if difference is not None and not difference.holds:
            yield difference


def may_flow(text: str, start: int, end: int, differences: Sequence[Sequence[str]]) -> bool:
    """Whether a sentence has the words of an equation at all."""
    for first, last in ((OPENING, CLOSING), (OUGHT, MISSING)):
        if first.search(text, start, end) is not None and last.search(text, start, end) is not None:
            return True
    return any(all(text.find(word, start, end) >= 0 for word in words[:2]) for words in differences)


# ---------------------------------------------------------------------------------------------- a stock


def _stock(statements: Sequence[Statement]) -> Flow | None:
    """What was there at first, and then only what came, what went and what is there at last."""
    first = next((one for one in statements if OPENING.search(one.words[:_SCOPE])), None)
    if first is None or first.boxed:
        return None
    alike = [one for one in statements if one is not first and one.figure.about == first.figure.about]
    last = [one for one in alike if CLOSING.match(one.words)]
    terms = [(1, first)]
    for one in alike:
        if one in last:
            continue
        sign = _sign(one)
        if sign == 0:
            return None
        terms.append((sign, one))
    if len(last) != 1 or len(terms) < _FEW or not _plain([*(one for _, one in terms), last[0]]):
        return None
    flow = Flow(tuple(terms), last[0])
    return flow if len(terms) > _FEW or flow.slipped else None


def _sign(one: Statement) -> int:
    """1 for what came, -1 for what went, 0 for anything else."""
    words = WHEN.sub("", one.words)
    return 1 if INFLOW.match(words) else -1 if OUTFLOW.match(words) else 0


# ---------------------------------------------------------------------------------------------- a difference


def _difference(statements: Sequence[Statement], words: Sequence[str]) -> Flow | None:
    """Three statements side by side, in any order: two by their words, and what is told as their difference."""
    more, less, *results = words
    for k in range(len(statements) - 2):
        three = statements[k : k + 3]
        if not _plain(three) or three[1].clause != three[2].clause:
            continue
        for first, second, result in permutations(three):
            name = next((word for word in results if _is_called(result, word.lstrip("-"))), "")
            if name and more in first.words and less in second.words and less not in first.words:
                return Flow(((-1, first), (1, second)) if name[0] == "-" else ((1, first), (-1, second)), result)
    return None


def _gap(statements: Sequence[Statement]) -> Flow | None:
    """What should be, what is, and what is missing: 应配备36名，已配备31名，缺额5名."""
    for k in range(len(statements) - 2):
        due, real, gap = statements[k : k + 3]
        more = k + 3 < len(statements) and statements[k + 3].figure.about == gap.figure.about
        if more and statements[k + 3].clause == gap.clause:
            continue  # 应参训165人，实际参训158人，缺考4人，补考3人
        told = OUGHT.search(due.words) and REAL.search(real.words) and not OUGHT.search(real.words)
        if told and _is_missing(gap) and _plain((due, real, gap)) and due.clause == gap.clause:
            return Flow(((1, due), (-1, real)), gap)
    return None


def _is_missing(one: Statement) -> bool:
    """Whether a figure tells what is missing: 缺额5名, 尚有630万元未拨付."""
    return MISSING.match(one.words) is not None or (one.relation == "left" and MISSING.match(one.word) is not None)


def _is_called(result: Statement, name: str) -> bool:
    """Whether a difference has its name in front, with what is counted or without: 净增, 净增职工."""
    return result.words.endswith(name) or result.words.startswith(name)


# ---------------------------------------------------------------------------------------------- both


def _plain(side: Sequence[Statement]) -> bool:
    about = side[0].figure.about
    return all(
        one.figure.about == about and one.relation != "part" and not one.figure.approx and not one.boxed for one in side
    )
