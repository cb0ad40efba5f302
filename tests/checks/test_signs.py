"""Signs: clauses that several weak signs tell together, and those that talk of the same things officially."""

from __future__ import annotations

import pytest

from fzlint.checks.context import Context
from fzlint.checks.signs import Sign, told_by_signs
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read
from fzlint.rulebook.kind import tell_kind
from fzlint.rulebook.load import load

RULES, KINDS = load()
SIGNS = (
    Sign("place", 2, ("这段",), ("这段河", "这段时间")),
    Sign("matter", 1, ("数据", "名单")),
    Sign("change", 1, ("核实", "提供")),
    Sign("asked", 1, ("水政科", "办公室")),
    Sign("talk", 2, ("有点",)),
    Sign("doubt", 2, ("要不要",)),
    Sign("verb", 1, ("写", "看"), rare=True, alone=True),
    Sign("talk of one character", 2, ("嫌", "挪", "糊"), alone=True),
    Sign("grown", 2, ("太",), alone=True),
    Sign("people", -2, ("群众",)),
    Sign("end", 2, ("补",), alone=True, last=True),
)


def told(*lines: str) -> list[str]:
    document = read("\n".join(("青河县水务局2024年工作总结", *lines)).encode(), "a.txt")
    kind = tell_kind(KINDS, document)
    context = Context(document, kind.kind if kind else None, cut)
    return [
        document.text[span.start : span.end]
        for span, sure in told_by_signs(context, SIGNS, 4, particles="没太里")
        if sure
    ]


@pytest.mark.parametrize(
    "clause",
    ["照片太糊", "科里嫌太满", "这段有点绕", "数据水政科还没补", "名单要不要写", "这段数据请水政科核实"],
)
def test_several_signs_make_a_note(clause: str) -> None:
    assert told(f"全年清淤十公里，{clause}，群众满意。") == [clause]


def test_common_signs_alone_make_none() -> None:
    assert told("全年清淤十公里，水政科核实数据后提供办公室，群众满意。") == []


def test_what_is_quoted_or_part_of_a_longer_word_is_no_sign() -> None:
    assert told("群众说“这段有点绕”，填写了名单。") == []
    assert told("这段河道有点弯，已经取直，这段时间没有积水。") == []


def test_words_of_one_sort_count_once() -> None:
    assert told("全年核实并提供资料，办公室与水政科分工负责。") == []


def test_the_place_of_a_clause_counts() -> None:
    assert told("全年清淤十公里。", "这段的名单。") == []
    assert told("全年清淤十公里（这段的名单）。") == ["这段的名单"]
    assert told("全年清淤十公里，←这段。") == ["←这段"]


def test_two_clauses_that_follow_each_other_need_one_point_more() -> None:
    assert told("全年清淤十公里，这段的名单，水政科提供，群众满意。") == ["这段的名单"]
    assert told("全年清淤十公里，这段的名单。水政科提供，群众满意。") == []


def test_what_a_document_says_again_and_again_is_its_way_of_speaking() -> None:
    assert told("全年清淤十公里，这段有点绕。", *("这段水渠已经修好，群众满意。",) * 6) == []


def test_a_report_about_data_is_not_a_note() -> None:
    check = next(rule.check for rule in RULES if rule.code == "FZ611")
    text = """县统计局2024年法治政府建设情况报告
    各专业科室对上报数据逐笔核对，对变动异常的数据及时核实，经法规科核实后再报送上级，材料由办公室统一校对，照片由宣传科提供。
    对去年没有完工的项目先急后缓，一时办不了的说清楚原因，数据由综合科核对，对存在争议的案件请示上级后重新调查。
    群众问什么、要什么，工作人员就看什么、改什么，该问的没问、该写的没写等问题已经纠正。
    请进来、走出去，再学再练，改到位、改彻底，年底前再开展一次回头看，以上报告请予审议。
    """
    document = read(text.encode(), "a.txt")
    kind = tell_kind(KINDS, document)
    assert [m.values["text"] for m in check(Context(document, kind.kind if kind else None, cut))] == []


def test_a_character_counts_where_it_is_a_word_of_its_own() -> None:
    assert told("全年清淤十公里，太湖水面挪用问题整改到位，模糊地带太多已经讲清。") == []


def test_what_people_do_is_no_note() -> None:
    assert told("全年清淤十公里，群众嫌太慢，已经提速。") == []


def test_things_that_are_listed_are_no_note() -> None:
    assert told("全年清淤十公里，嫌远、太吵，已经解决。") == []
