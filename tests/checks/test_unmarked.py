"""Numbers, lines and sentences that miss what they need: the mark of a number, the colon of those addressed, a second meaning."""

from __future__ import annotations

import pytest

from fzlint.checks.retold import retold
from fzlint.checks.salutation import salutation
from fzlint.checks.unmarked_number import unmarked_numbers
from fzlint.document.model import Document
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read

TEXT = "接到通知后，我局对三年来的执法案件逐一复核，现将情况报告如下。"
ORGANS = ("办公室", "局")


def document(*lines: str) -> Document:
    return read("\n".join(lines).encode(), "a.txt")


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ("三下一步打算", ["三"]),
        ("三2025年工作思路", ["三"]),
        ("三农工作情况", []),
        ("四下一步打算", []),
        ("三、下一步打算", []),
    ],
)
def test_number_behind_the_last_without_its_mark(last: str, told: list[str]) -> None:
    doc = document(
        "青河县水务局工作报告", "一、主要做法", "办理案件三件。", "二、存在问题", "人员偏少。", last, "补充人员。"
    )
    assert [doc.text[span.start : span.end] for span in unmarked_numbers(doc, cut)] == told


@pytest.mark.parametrize(
    ("title", "line", "told"),
    [
        ("青河县水务局关于执法自查情况的报告", "县司法局；", 1),
        ("青河县水务局关于执法自查情况的报告", "县委依法治县委员会办公室", 1),
        ("青河县水务局关于执法自查情况的报告", "县司法局：", 0),
        ("青河县水务局关于执法自查情况的报告", "青河县水务局", 0),
        ("关于执法自查情况的报告", "青河县水务局", 0),
    ],
)
def test_line_of_those_addressed(title: str, line: str, told: int) -> None:
    matches = list(salutation(document(title, line, TEXT, "自查发现问题十二个。"), ORGANS, (), "x"))
    assert len(matches) == told
    assert all(match.edits[0].text == "：" for match in matches)


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("今后，我局将不断完善裁量的基准，更好地保障当事人合法权益。", 1),
        ("今后，我局将不断完善裁量的基准，不得损害当事人合法权益。", 0),
        ("今后，我局将保障当事人合法权益，完善裁量基准。", 0),
    ],
)
def test_sentence_told_again_in_other_words(again: str, told: int) -> None:
    doc = document("工作报告", "我局完善裁量基准，保障当事人的合法权益。" + again)
    assert len(list(retold(doc, ("今后", "我局", "将", "不断", "更好", "地", "的"), "不"))) == told


def test_other_figures_are_another_thing() -> None:
    doc = document("工作报告", "一月检查取用水企业12家次，发现问题3个。二月检查取用水企业15家次，发现问题3个。")
    assert not list(retold(doc, ("共",)))
