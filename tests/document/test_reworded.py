from __future__ import annotations

import pytest

from fzlint.document.reworded import reworded
from fzlint.readers.read import read

FORMER = "对拖欠水费的用水户，由所在片区的抄表员上门提醒，并将结果抄送村委会。"


def said_again(*lines: str) -> list[str]:
    document = read("\n".join(("青河县水务局2024年工作报告", "一、主要工作", *lines)).encode(), "a.txt")
    return [document.text[span.start : span.end] for span, _ in reworded(document, "不未")]


@pytest.mark.parametrize(
    "again",
    [
        "对拖欠水费的用水户，由所在片区抄表员上门提醒，结果抄送村委会。",  # words left out
        "对长期拖欠水费的用水户，由所在片区的抄表员上门提醒，并将结果及时抄送村委会。",  # words put in
        "由所在片区的抄表员上门提醒，并将结果抄送村委会，对拖欠水费的用水户。",  # clauses moved
        "对拖欠水费的用水户，由所在片区的抄表员上门提醒，并将结果通报村委会。",  # one clause in other words
        "下一步，对拖欠水费的用水户，由所在片区的抄表员上门提醒，并将结果抄送村委会，年底通报。",  # inside a longer one
    ],
)
def test_the_same_with_words_left_out_put_in_or_moved(again: str) -> None:
    assert said_again(FORMER, again) == [again]
    assert said_again("抓收费。" + FORMER, "二、打算", "抓催缴。" + again) == [again]


@pytest.mark.parametrize(
    "other",
    [
        "对拖欠电费的用电户，由所在片区的收费员上门提醒，并将结果抄送村委会。",  # others in their place
        "对拖欠水费的用水户，不由所在片区的抄表员上门提醒，也不将结果抄送村委会。",  # the contrary
        "对拖欠水费的用水户，由所在片区的抄表员上门提醒，",
        "对拖欠水费的用水户，由所在片区的抄表员上门提醒，并将结果抄送村委会；",  # a member of a list
    ],
)
def test_another_fact_in_the_same_form(other: str) -> None:
    assert said_again(FORMER, other) == []


def test_figures_make_two_facts_of_one_sentence() -> None:
    assert said_again("全年检修闸门12扇，更换水表30块，疏通支渠。", "全年检修闸门14扇，更换水表30块，疏通支渠。") == []
