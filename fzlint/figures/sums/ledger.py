"""What was there, by how much it changed, and what is there, told in a paragraph in any order: 轮出12600吨，轮入13100吨，年初库存77900吨，
净增500吨 … 年末78400吨; and 收入总计, 支出总计 with what is left of them.

In contrast to a flow (`flows`), other figures may stand between; each of the three has to be told just once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.figures.reading.chance import LIKELY, digits, grain, kind
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.reckoning import COMPARED, RATIOS
from fzlint.figures.reading.said import CLOSING, INFLOW, OPENING, OUTFLOW, WHEN, any_of, listed
from fzlint.figures.reading.statement import Statement
from fzlint.figures.sums.flows import Flow

_NET = any_of("净变动")
_LESS = listed("净减的词")
_INCOME, _SPENT, _OVER = any_of("收入总数"), any_of("支出总数"), any_of("收支相抵")
_WORDS = tuple({*listed("净变动"), *listed("期初"), *listed("收支相抵")})
_FEW, _NINE = 3, 9


def may_hold(passage: Passage) -> bool:
    """Whether a sentence has one of the words of a ledger."""
    return any(passage.text.find(word, passage.start, passage.end) >= 0 for word in _WORDS)


def ledgers(ahead: Sequence[Statement], own: Sequence[Statement], every: Sequence[Statement]) -> Iterator[Flow]:
    """The equations of a sentence, and of those in front, that do not hold. own: without the parts of lists that make their total;
    every: all of the sentence."""
    kinds = {kind(one.figure): one.figure for one in own if one.figure.unit and one.figure.about not in RATIOS}
    for unit in kinds:
        told = [one for one in (*ahead, *own) if _counts(one, unit)]
        row = [one for one in every if _counts(one, unit)]
        changed = _changed([*(one for one in ahead if _counts(one, unit)), *row])
        for flow in (changed or _stock(told), _net(row), _over(told)):
            if flow is not None and not flow.holds:
                yield flow
                break


def _counts(one: Statement, unit: str) -> bool:
    figure = one.figure
    if figure.approx or one.boxed or one.relation == "part" or kind(figure) != unit or not figure.unit:
        return False
    return _NET.search(one.words) is not None or COMPARED.search(figure.noun) is None


def _ends(told: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """What was there and what is there, if each is told once."""
    first = [one for one in told if OPENING.search(one.words)]
    last = [one for one in told if one not in first and CLOSING.search(one.words)]
    return (first[0], last[0]) if len(first) == len(last) == 1 else None


def _changed(told: Sequence[Statement]) -> Flow | None:
    """年初, 净增 and 年末."""
    net = [one for one in told if _NET.search(one.words)]
    ends = _ends([one for one in told if one not in net])
    if ends is None or len(net) != 1:
        return None
    return Flow(((1, ends[0]), (_sign_of(net[0]), net[0])), ends[1])


def _stock(told: Sequence[Statement]) -> Flow | None:
    """年初, all that came and went, and 年末."""
    ends = _ends(told)
    totals = (_NET, _INCOME, _SPENT)  # 收入总计包括年初结转127万元: the whole is told with what it is made of
    if ends is None or any(total.search(one.words) for one in told for total in totals):
        return None
    terms = [(1, ends[0]), *((_sign(one), one) for one in told if one not in ends)]
    flow = Flow(tuple(terms), ends[1])
    if any(sign == 0 for sign, _ in terms) or len(terms) == 1:
        return None
    return flow if len(terms) >= _FEW or _slipped(flow) else None


def _net(told: Sequence[Statement]) -> Flow | None:
    """What came, what went, and the difference, each once in a sentence."""
    net = [one for one in told if _NET.search(one.words)]
    flows = [(_sign(one), one) for one in told if one not in net and not OPENING.search(one.words)]
    if any(sign == 0 for sign, _ in flows):
        return None  # 新增企业420户、个体1680户，共2100户；注销186户，净增1914户
    more, less = [one for sign, one in flows if sign > 0], [one for sign, one in flows if sign < 0]
    if len(net) != 1 or len(more) != 1 or len(less) != 1:
        return None
    sign = _sign_of(net[0])
    return Flow(((sign, more[0]), (-sign, less[0])), net[0])


def _over(told: Sequence[Statement]) -> Flow | None:
    """收入总计 without 支出总计 is what is left."""
    income = [one for one in told if _INCOME.search(one.words)]
    spent = [one for one in told if _SPENT.search(one.words)]
    left = [one for one in told if _OVER.search(one.words) and not OPENING.search(one.words)]
    if len(income) != 1 or len(spent) != 1 or len(left) != 1 or left[0] is not told[-1]:
        return None
    if income[0].figure.value == spent[0].figure.value:
        return None  # what is left is one part of the second: 总计68.6亿元，包括……结转下年3.43亿元
    return Flow(((1, income[0]), (-1, spent[0])), left[0])


def _sign(one: Statement) -> int:
    words = WHEN.sub("", one.words)
    return 1 if INFLOW.search(words) else -1 if OUTFLOW.search(words) else 0


def _sign_of(net: Statement) -> int:
    return -1 if any(word in net.words for word in _LESS) else 1


def _slipped(flow: Flow) -> bool:
    """Whether a slip of the pen in one of its figures is why an equation does not hold, and chance makes that seldom."""
    figures = [one.figure for one in flow.statements]
    if digits(figures) * _NINE > LIKELY * float(max(figure.value for figure in figures) / grain(figures)):
        return False  # 上年末218名，发展6名，年末219名: some went
    return flow.slipped
