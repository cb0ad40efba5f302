"""Two quantities told in the same words: what makes them one, by a table of signs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fzlint.document.model import Span
from fzlint.figures.again.twice import ENOUGH, SIGNS, Twice, weight
from fzlint.figures.again.wholes import Told
from fzlint.figures.reading.figure import Figure


def told(
    value: str, thing: str = "行政复议申请", verb: str = "受理", framed: bool = True, marked: bool = False
) -> Told:
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    figure = Figure(Span(0, 1), number, "件", thing, "", "case", False, Decimal(1).scaleb(exponent))
    return Told((verb, thing, "case"), figure, Span(0, 1), framed, "", marked, framed)


@pytest.mark.parametrize(
    ("first", "later", "apart", "one"),
    [
        (told("86"), told("68"), False, True),
        (told("4325", "案件"), told("4352", "案件"), False, True),
        (told("4325", "案件"), told("625", "案件"), False, False),
        (told("18", "培训"), told("16", "培训"), False, False),
        (told("120", "行政处罚案件"), told("80", "行政处罚案件"), True, False),
        (told("3.1", "城镇登记失业率", "", framed=False), told("3.4", "城镇登记失业率", ""), False, True),
        (told("312"), told("31"), False, False),
    ],
)
def test_what_makes_two_figures_one(first: Told, later: Told, apart: bool, one: bool) -> None:
    assert (weight(Twice(first, later, apart)) >= ENOUGH) is one


def test_every_sign_has_a_reason_of_its_own() -> None:
    assert len({sign.reason for sign in SIGNS}) == len(SIGNS)
