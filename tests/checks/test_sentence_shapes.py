"""Shapes of sentences, at their edges: 和 between two verbs, a noun without its verb, run-in headings with two marks."""

from __future__ import annotations

import pytest

from fzlint.checks.context import Context
from fzlint.checks.joined_verbs import JoinedVerbs
from fzlint.checks.lone_object import LoneObject
from fzlint.checks.run_in_marks import RunInMarks
from fzlint.checks.synonyms import Synonyms
from fzlint.checks.unfinished import Unfinished, Verbless
from fzlint.checks.verb_twice import VerbTwice
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read

JOINED = JoinedVerbs(
    joints=("以及", "和"),
    adverbs=("及时", "一是"),
    firsts=("完善", "创造"),
    seconds=("充实", "提供"),
    broken=("对",),
    heads=("能力", "机制"),
    after=("是",),
)
LONE = LoneObject(nouns=("机制", "格局"), kinds=("工作",), verbs=("形成", "落实"))
MARKS = RunInMarks(leading=("如下",))


SENSE = Synonyms(groups=("造成 导致 引发", "根据 按照"), unless=("按照根据",))
UNFINISHED = Unfinished(
    ("进一步 有所", "的良好 以"), ("推进一步",), (Verbless(("切实", "有效"), ("群众 了",), ("了解",)),), "缺动词"
)
TWICE = VerbTwice((), measures=("家次", "家", "件"), totals="共", between=("机构", "抓"))


def found(check: JoinedVerbs | LoneObject | RunInMarks | Synonyms | Unfinished | VerbTwice, *lines: str) -> list[str]:
    document = read("\n".join(("青河县水务局2024年工作报告", "", *lines)).encode(), "a.txt")
    return [document.text[m.span.start : m.span.end] for m in check(Context(document, None, cut))]


@pytest.mark.parametrize(
    "clause",
    ["完善用水目录和充实公示内容", "完善了目录以及充实了公示内容", "创造条件和提供方便"],
)
def test_two_verbs(clause: str) -> None:
    assert found(JOINED, f"水务站今年工作不少，{clause}，用户满意。") == [clause]


def test_subject_and_purpose_are_left_out() -> None:
    assert found(JOINED, "水管站及时完善目录和充实内容。为全县用户创造条件和提供方便。") == [
        "完善目录和充实内容",
        "创造条件和提供方便",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "完善目录和内容，充实公示。",
        "完善目录充实和公示充实机制。",
        "完善目录和充实内容的能力，不断完善制度和充实能力。",
        "完善目录和充实内容，是今年的重点。",
        "完善对目录和充实内容的说明。",
        "“完善目录和充实内容”写进了条例。",
        "一、完善目录和充实内容",
    ],
)
def test_one_verb_or_a_name(line: str) -> None:
    assert found(JOINED, "水务站全年供水平稳，没有停水。", line) == []


def test_noun_without_a_verb() -> None:
    said = "今年成立专班，由站长任组长，各班组逐项落实的工作机制。"
    assert found(LONE, said) == ["各班组逐项落实的工作机制"]
    assert found(LONE, "为落实各项要求，站里成立专班，各班组分工负责的工作机制。") == ["各班组分工负责的工作机制"]
    assert found(LONE, "（一）加强领导。由站长任组长，各班组分工负责的格局。") == ["各班组分工负责的格局"]


@pytest.mark.parametrize(
    "line",
    [
        "今年成立专班，形成各班组逐项核对的工作机制。",
        "落实站长负总责，各班组逐项核对的工作机制。",
        "各班组逐项核对的工作机制。",
        "水务站有自己的章程，按章办事，讲机制。",
        "今年成立专班，各班组逐项核对的工作机制，",
    ],
)
def test_noun_with_a_verb(line: str) -> None:
    assert found(LONE, line) == []


def items(*marks: str, label: str = "（{}）") -> list[str]:
    heads = ("巡查河道", "检修水表", "公示水费", "清理旧账")
    return [
        f"{label.format('一二三四'[i])}{heads[i]}{mark}按月完成了全部任务，用户满意。" for i, mark in enumerate(marks)
    ]


def test_marks_of_siblings() -> None:
    assert found(MARKS, *items("。", "。", "：")) == ["："]
    assert found(MARKS, *items("：", "：", "。", "：")) == ["。"]
    assert found(MARKS, *items("。", "：", "。", label="　　")) == ["："]


@pytest.mark.parametrize(
    "lines",
    [
        items("。", "。", "。"),
        items("。", "："),
        items("。", "：", "。", "："),
        items("。", "。", "如下："),
        items("：", "：", "。", label="　　"),
    ],
)
def test_marks_that_are_right(lines: list[str]) -> None:
    assert found(MARKS, *lines) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("淤积导致造成断水，漏水引发导致投诉。", ["导致造成", "引发导致"]),
        ("淤积导致，造成断水；造成造成，按照根据水情制定的方案。", []),
        ("导致", []),
    ],
)
def test_two_words_of_one_sense(line: str, told: list[str]) -> None:
    assert found(SENSE, line) == told


def test_groups_of_one_word_are_no_groups() -> None:
    assert [place for place, _ in Synonyms(groups=("造成", "因 因为", "造成 导致")).problems()] == [
        "groups[1]",
        "groups[2]",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("检查水厂共12家次水厂，查处案件9件案件。", ["水厂共12家次水厂", "案件9件案件"]),
        ("检查水窖检查28家，水泵落后陈旧落后。", ["检查水窖检查", "落后陈旧落后"]),
        ("查处案件9件，案件办结；由仲裁机构仲裁，形成一级抓一级。", []),
        ("9件案件，3家，水。", []),
    ],
)
def test_a_word_is_told_again_at_the_end_or_behind_a_figure(line: str, told: list[str]) -> None:
    assert found(TWICE, line) == told


@pytest.mark.parametrize(
    ("line", "stops"),
    [
        ("管水意识进一步，水费有所。", ["进一步", "有所"]),
        ("形成了节水的良好；加强管护以，保障供水。", ["的良好", "以"]),
        ("切实群众反映的问题，有效了水质。", ["切实", "有效"]),
    ],
)
def test_what_has_to_go_on(line: str, stops: list[str]) -> None:
    assert found(UNFINISHED, line) == stops


def test_what_may_stop() -> None:
    assert not found(
        UNFINISHED,
        "把节水工作向前推进一步，水质进一步：更好。",  # a phrase of its own; what follows a colon goes on
        "进一步，全体职工；所以，水价可以，难以预料的事可予以“有所”。",  # a clause of its own, the end of another word
        "切实解决群众反映的问题，有效了解水情，不切实际。",
    )
