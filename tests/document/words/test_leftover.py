"""Characters that a cut into words leaves over, in sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.words.cutting import cut
from fzlint.document.words.leftover import interleaved, turned, written_twice
from fzlint.document.words.phrases import shipped
from fzlint.document.words.suspects import Suspect, strange
from fzlint.readers.read import read

AGAIN, LAST = frozenset("街班因要作国"), frozenset("街班国")
ALONE, APART = frozenset("于对因求要"), frozenset("的有人")


def told(text: str) -> list[tuple[str, str]]:
    document = read(text.encode(), "a.txt")
    phrases = shipped()
    strangers = strange(document, phrases)
    found: list[Suspect] = [
        *written_twice(document.text, sorted(document.pairs), phrases, AGAIN, LAST, cut),
        *turned(document.text, document.pairs, strangers, phrases, ALONE, APART, cut),
        *interleaved(document.text, strangers, phrases),
    ]
    return [(document.text[s.span.start : s.span.end], s.right) for s in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("县委委、县政府听取汇报，持续续深化改革。", [("委委", "委"), ("续续", "续")]),
        ("分析主要原因因，逐项整改。", [("因因", "因")]),  # before a mark no 因 begins a clause
        ("查找问题的因原，逐项整改。", [("因原", "原因")]),
        ("采取有力施措，抽查台账六十册。", [("施措", "措施")]),
        ("畅通群众利诉益求表达渠道。", [("利诉益求", "利益诉求")]),
    ],
)
def test_what_is_left_over(text: str, found: list[tuple[str, str]]) -> None:
    assert [one for one in told(text) if one in found] == found


@pytest.mark.parametrize(
    "text",
    [
        "城南街街道办事处与各班班长参加。",  # one word ends as the next begins
        "主要因因果关系不明被退回。",
        "问题一桩桩化解，起起落落。",
        "有些人的做法不妥，会上有的同志发言。",
        "对于此事，于对方并无不利。",
        "案卷评查与质量评估同步进行。",
        "“卷案卷案卷案卷案”是口号。",  # again and again: a way to say it
    ],
)
def test_what_is_right(text: str) -> None:
    assert told(text) == []


@given(st.text("法治建设立工开求要全面如强，。的?\n", max_size=20))
def test_any_text_is_read_to_the_end(text: str) -> None:
    for wrong, right in told(text + "。"):
        assert wrong and right
