"""Tables whose rows are made when they are asked for: the same rows, the same findings."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.checks.rows import Rows, asked, written
from fzlint.checks.terms import Row
from fzlint.rulebook.load import load

LONG = [
    pytest.param(rows, id=f"{rule.code}-{at}")
    for rule in load()[0]
    for at, rows in enumerate(rule.check)  # type: ignore[call-overload]
    if isinstance(rows, tuple) and len(rows) > 20 and hasattr(type(rows[0]), "leads") and written(rows)
]


def test_the_longest_tables_are_written() -> None:
    told = {str(rows.id).partition("-")[0] for rows in LONG}
    assert told >= {"FZ502", "FZ504", "FZ506", "FZ507", "FZ512", "FZ509", "FZ510", "FZ511", "FZ405", "FZ303"}


def late(rows: Any) -> Rows[Any]:
    text = written(rows)
    assert text is not None
    return Rows(type(rows[0]), *text)


def pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(text)))


@pytest.mark.parametrize("rows", LONG)
def test_they_are_the_rows_of_the_table(rows: Any) -> None:
    made = late(rows)
    assert tuple(made) == rows and made == rows and len(made) == len(rows)
    assert made[0] == rows[0] and made[1:3] == rows[1:3]
    assert all(type(row) is type(rows[0]) for row in made)


@pytest.mark.parametrize("rows", LONG)
def test_what_is_asked_for_has_one_of_its_pairs_there(rows: Any) -> None:
    there = pairs("".join("".join(row.leads) + "\n" for row in rows[:3]))
    found = list(asked(late(rows), there))
    assert found == [row for row in rows if not row.leads or not there.isdisjoint(row.leads)]
    assert len(found) < len(rows)
    assert list(asked(rows, there)) == list(rows)


WORDS = st.text("他门天气很好不错", min_size=1, max_size=4)


LISTS = st.lists(WORDS, max_size=3).map(tuple)
ROWS = st.builds(
    Row, wrong=WORDS, right=WORDS, unless=LISTS, only=LISTS, beside=LISTS, since=st.just(""), whole_word=st.booleans(),
    prose=st.booleans(), mixed=st.booleans(), severity=st.sampled_from(["", "info"]), message=st.just(""),
)  # fmt: skip


@given(st.lists(ROWS, min_size=1, max_size=5))
def test_any_row_is_written_and_read(rows: list[Row]) -> None:
    assert tuple(late(rows)) == tuple(rows)


def test_what_cannot_be_written_stays_a_tuple() -> None:
    assert written((Row("他\t门", "他们"),)) is None
    assert written((Row("他门", "他们", unless=("一|二",)),)) is None
    assert written(("他门",)) is None
