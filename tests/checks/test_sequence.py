from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.checks.context import Context
from fzlint.checks.enumeration import Enumeration
from fzlint.checks.sequence import Sequence
from fzlint.document.model import Document, Paragraph, Source
from fzlint.document.outline import build
from fzlint.document.steps import Step, steps
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.readers.read import read


def found(check: Sequence | Enumeration, *lines: str) -> list[Match]:
    return list(check(Context(document(*lines), None, cut)))


def document(*lines: str) -> Document:
    return read("\n".join(("青河县司法局2024年法治政府建设情况报告", *lines)).encode(), "a.txt")


def test_steps() -> None:
    assert list(steps([1, 2, 3])) == []
    assert list(steps([1, 3])) == [Step(1, (2,))]
    assert list(steps([1, 2, 5, 6, 8])) == [Step(2, (3, 4)), Step(4, (7,))]
    assert list(steps([1, 2, 2, 3])) == [Step(2, again=1)]
    assert list(steps([1, 2, 2, 4])) == [Step(2, again=1)]  # the second 二 is really the third
    assert list(steps([1, 2, 2, 5])) == [Step(2, again=1), Step(3, (4,))]
    assert list(steps([1, 3, 2, 4])) == [Step(2)]  # out of order, nothing missing
    assert list(steps([1, 4, 3, 5])) == [
        Step(1, (2,)),
        Step(3, (4,)),
    ]  # 四、 typed for 二、 does not stand in its place
    assert list(steps([1, 2, 3, 2, 3, 4])) == [Step(3, again=1)]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=40))
def test_steps_tell_nothing_of_a_run_that_rises_by_one(numbers: list[int]) -> None:
    told = list(steps(numbers))
    assert (told == []) == all(b == a + 1 for a, b in pairwise(numbers))


def test_one_gap_is_told_once_in_its_place() -> None:
    check = Sequence("skipped", ("han", "han-bracket"))
    matches = found(check, "一、甲", "（一）乙", "（三）丙", "（四）丁", "二、戊")
    assert [match.values["missing"] for match in matches] == ["“（二）”"]
    assert found(check, "一、甲", "（一）乙", "（2）丙", "（三）丁") == []


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        ("一、 三、 五、", ["“二、”", "“四、”"]),
        ("一、 三、 四、 六、", ["“二、”", "“五、”"]),
        ("一、 三、 三、 五、", ["“二、”", "“四、”"]),
        ("（一） （二） （五） （七）", ["“（三）”、“（四）”", "“（六）”"]),
    ],
)
def test_every_gap_of_a_series_is_told(labels: str, told: list[str]) -> None:
    matches = found(Sequence("skipped", ("han", "han-bracket")), *(label + "甲" for label in labels.split()))
    assert [match.values["missing"] for match in matches] == told


def test_numbers_that_rise_and_fall_are_no_labels() -> None:
    verses = [f"{number}.甲" for number in (2, 9, 3, 12, 5)]
    for fault in ("skipped", "repeated"):
        assert found(Sequence(fault, ("arabic",)), "1.甲", *verses) == []


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["1.甲。做好甲事。", "1.乙。做好乙事。", "2.丙。做好丙事。"], "2."),
        (["1.甲", "做好甲事。", "1.乙", "做好乙事。", "2.丙", "做好丙事。"], "2."),
        (["一、甲", "二、乙", "三、丙", "四、丁", "做好丁事。", "一、戊"], "五、"),
        (["（一）甲", "（二）乙", "做好乙事。", "（一）丙", "（四）丁"], "（三）"),
        (["1.甲。", "2.乙。", "1.丙。", "4.丁。"], "3."),
        (["1.甲。做好甲事。", "2.乙。做好乙事。", "1.丙。做好丙事。", "正文。"], "3."),
    ],
)
def test_a_first_number_that_is_a_slip(lines: list[str], wanted: str) -> None:
    (match,) = found(Sequence("repeated", ("han", "han-bracket", "arabic")), *lines)
    assert match.values["wanted"] == wanted
    assert found(Sequence("skipped", ("han", "han-bracket", "arabic")), *lines) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["1.甲包括：", "1.子。", "2.丑。"],
        ["一、甲", "二、乙", "三、丙", "名词解释", "一、丁：丁的意思。"],
        ["（一）甲。", "（二）乙。", "（三）丙。", "还有一项：", "（一）丁。"],
        ["1.甲。", "2.乙。", "3.丙。", "1.丁。", "2.戊。"],
    ],
)
def test_a_list_that_starts_again(lines: list[str]) -> None:
    assert found(Sequence("repeated", ("han", "han-bracket", "arabic")), *lines) == []


def test_far_numbers_are_no_labels() -> None:
    assert found(Sequence("skipped", ("arabic",)), "1.甲", "2.乙", "30.丙", "31.丁") == []


def test_first_label_missing() -> None:
    check = Sequence("skipped", ("han", "han-bracket"))
    assert [m.values["missing"] for m in found(check, "一、甲", "（二）乙", "（三）丙")] == ["“（一）”"]
    assert [m.values["missing"] for m in found(check, "二、甲", "三、乙")] == ["“一、”"]
    assert found(check, "四、甲", "五、乙") == []  # an excerpt
    assert found(Sequence("skipped", ("arabic",)), "一、甲", "做法有：1.乙；", "2.丙", "3.丁") == []


def test_enumerations_nest() -> None:
    check = Enumeration()
    assert found(check, "一是甲：第一，子；第二，丑。二是乙：第一，寅；第二，卯。三是丙。") == []
    matches = found(check, "一是甲：第一，子；第三，丑。二是乙。三是丙。")
    assert [match.values["fault"] for match in matches] == ["“第一，”之后是“第三，”，缺“第二，”"]


def test_enumerations_are_judged_between_headings() -> None:
    check = Enumeration()
    assert found(check, "一、甲", "一是甲。", "二是乙。", "二、乙", "一是丙。", "二是丁。") == []
    assert len(found(check, "一、甲", "一是甲。", "三是乙。", "二、乙", "一是丙。", "三是丁。")) == 2


def test_a_number_without_its_mark_is_no_gap() -> None:
    lines = ("一、主要工作", "1.完成巡查十二次。", "2.完成加固三座。", "3 完成供水五处。", "4.完成改造六处。")
    (match,) = found(Sequence("skipped", ("han", "arabic")), *lines)
    assert (match.values["wanted"], match.severity, "没有标点" in match.message) == ("3.", "warning", True)
    assert document(*lines).text[match.span.start : match.span.end] == "3"


def test_steps_and_stages() -> None:
    check = Enumeration()
    assert found(check, "第一步：甲；第二步：乙；第三步：丙。另一片第一步：丁；第二步：戊。") == []
    assert found(check, "第一阶段已经完成，第三阶段试点启动。发布公告一则，消息三则。") == []
    told = found(check, "第一步，甲；第三步：乙。", "首先是丙；其次是丁；第四是戊。")
    assert sorted(match.values["fault"] for match in told) == [
        "“其次”之后是“第四是”，缺“第三”",
        "“第一步”之后是“第三步”，缺“第二步”",
    ]


def test_typed_words_go_on_behind_automatic_ones() -> None:
    def told(*paragraphs: tuple[str, str]) -> list[str]:
        doc = build(Source("docx", tuple(Paragraph(text, (), label=label) for label, text in paragraphs)))
        return [match.values["fault"] for match in Enumeration()(Context(doc, None, cut))]

    first = ("一是", "压实工作责任，层层传导压力。"), ("二是", "加强业务培训，提高办案能力。")
    assert told(*first, ("", "四是加强检查考核，确保落实到位。")) == ["“二是”之后是“四是”，缺“三是”"]
    assert told(*first, ("", "三是加强检查考核，确保落实到位。")) == []


def test_ordinals_may_stand_behind_a_comma() -> None:
    assert len(found(Enumeration(), "质量提升快，其一，台账规范；其三，审核严格。")) == 1
    assert found(Enumeration(), "质量提升快，其一，台账规范；其二，审核严格。") == []


def test_a_first_label_twice_before_short_sentences() -> None:
    repeated = Sequence("repeated", ("arabic",))
    assert len(found(repeated, "1.面积稳定在两万亩。", "1.改造户厕三百座。", "2.送戏下乡十余场。")) == 1


def test_steps_without_a_mark() -> None:
    assert len(found(Enumeration(), "分三步走：第一步村民提议，第二步支部商议，第四步村民决议。")) == 1
    assert found(Enumeration(), "第一步骤是登记，第三步骤是归档。") == []


def test_a_list_inside_a_heading_of_the_same_style_that_nothing_leads_to() -> None:
    lines = (
        "一、公共服务",
        "送戏下乡86场。",
        "二、遗产保护",
        "一、巡查文物12处。",
        "二、新增传承人3名。",
        "四、登记点位256处。",
    )
    matches = found(
        Sequence("skipped", ("han",)), *lines, "三、产业发展", "接待游客160万人次。", "四、市场监管", "检查单位520家。"
    )
    assert [match.values["missing"] for match in matches] == ["“三、”"]


def test_numbers_with_a_wrong_mark_may_skip_too() -> None:
    matches = found(
        Sequence("skipped", ("arabic",)),
        "一、宣传",
        "1，赶集宣传",
        "2，进校宣传",
        "4，培养骨干",
        "二、计划",
        "继续努力。",
    )
    assert [match.values["label"] for match in matches] == ["4，"]
