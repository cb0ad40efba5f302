"""What was there, what came, what went and what is there now: 年初326户，新纳入28户，退出41户，年末313户; and a difference
that a text tells with its two sides: 出生4216人，死亡5833人，自然减少1617人.

Where a figure of the sentence is neither, nothing is said: it may be the missing part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fzlint.figures.said import CLOSING, INFLOW, OPENING, OUTFLOW, WHEN
from fzlint.figures.statement import Statement
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


_SCOPE = 6  # characters: 我单位年初
_FEW = 2  # a sentence that tells less than two flows may leave one out


def flows(statements: Sequence[Statement], differences: Sequence[Sequence[str]]) -> Iterator[Flow]:
    """The equations of a sentence that do not hold."""
    stock = _stock(statements)
    if stock is not None and _off(stock):
        yield stock
    for words in differences:
        difference = _difference(statements, words)
        if difference is not None and _off(difference):
            yield difference


def may_flow(text: str, start: int, end: int, differences: Sequence[Sequence[str]]) -> bool:
    """Whether a sentence has the words of an equation at all."""
    if OPENING.search(text, start, end) is not None and CLOSING.search(text, start, end) is not None:
        return True
    return any(all(text.find(word, start, end) >= 0 for word in words[:2]) for words in differences)


# ---------------------------------------------------------------------------------------------- a stock


def _stock(statements: Sequence[Statement]) -> Flow | None:
    """What was there at first, and then only what came, what went and what is there at last."""
    first = next((one for one in statements if OPENING.search(one.words[:_SCOPE])), None)
    if first is None or first.boxed:
        return None
    alike = [one for one in statements if one.at > first.at and one.figure.about == first.figure.about]
    last = [one for one in alike if CLOSING.match(one.words)]
    terms = [(1, first)]
    for one in alike:
        if one in last:
            continue
        sign = _sign(one)
        if sign == 0:
            return None
        terms.append((sign, one))
    if len(last) != 1 or len(terms) <= _FEW or not _plain([*(one for _, one in terms), last[0]]):
        return None
    return Flow(tuple(terms), last[0])


def _sign(one: Statement) -> int:
    """1 for what came, -1 for what went, 0 for anything else."""
    words = WHEN.sub("", one.words)
    return 1 if INFLOW.match(words) else -1 if OUTFLOW.match(words) else 0


# ---------------------------------------------------------------------------------------------- a difference


def _difference(statements: Sequence[Statement], words: Sequence[str]) -> Flow | None:
    """Two statements that stand one behind the other, by the words of both, and what the next tells as their difference."""
    more, less, *results = words
    for k in range(len(statements) - 2):
        first, second, result = statements[k : k + 3]
        name = next((word for word in results if result.words.endswith(word.lstrip("-"))), "")
        if not name or more not in first.words or less not in second.words or less in first.words:
            continue
        if not _plain((first, second, result)) or second.clause != result.clause:
            continue
        return Flow(((-1, first), (1, second)) if name[0] == "-" else ((1, first), (-1, second)), result)
    return None


# ---------------------------------------------------------------------------------------------- both


def _plain(side: Sequence[Statement]) -> bool:
    about = side[0].figure.about
    return all(one.figure.about == about and not one.figure.approx and not one.boxed for one in side)


def _off(flow: Flow) -> bool:
    """Whether the sides differ by more than rounding."""
    figures = [one.figure for one in flow.statements]
    step = max(figure.step for figure in figures)
    return abs(flow.made - flow.result.figure.value) > (0 if step == 1 else step * len(figures) / 2)
