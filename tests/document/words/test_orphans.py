"""Characters that a slip has left over, in sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.words.cutting import cut
from fzlint.document.words.orphans import Judge
from fzlint.document.words.phrases import shipped
from fzlint.document.words.suspects import strange
from fzlint.readers.read import read

ALONE = frozenset("的了和在对不各如乡镇是")


def judge(text: str) -> tuple[Judge, str]:
    document = read(text.encode(), "a.txt")
    return Judge(document.text, shipped(), ALONE, cut), strange(document, shipped()).joints


def pairs(text: str) -> list[tuple[str, str]]:
    found, joints = judge(text)
    return [(found.text[s.span.start : s.span.end], s.right) for s in found.pairs(joints)]


def halves(text: str) -> list[tuple[str, str]]:
    found, joints = judge(text)
    places = (*found.orphans(joints), *found.chained(joints))
    return [(found.text[s.span.start : s.span.end], s.right) for s in found.halves(places)]


def blends(text: str) -> list[tuple[str, str]]:
    found, joints = judge(text)
    return [(found.text[s.span.start : s.span.end], s.right) for s in found.blends(found.orphans(joints))]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("推动政务工开标准化。", "工开", "公开"),  # 务工 and 开标 are words, but not here
        ("年初作出工作排安，狠抓整改。", "排安", "安排"),  # met side by side elsewhere
        ("确保个项任务落到实处。", "个项", "各项"),
    ],
)
def test_two_orphans_are_a_word_with_a_slip(text: str, wrong: str, right: str) -> None:
    assert pairs(text) == [(wrong, right)]


def test_an_orphan_that_may_stand_alone_takes_two_runs() -> None:
    assert pairs("全面如强法治政府建设。") == [("如强", "加强")]
    assert pairs("事情如强，也要办好。") == []


def test_an_orphan_whose_other_half_is_lost() -> None:
    assert halves("推动社会矛盾纷化解。") == [("纷", "纠纷")]
    assert halves("国民经和社会发展规划") == [("经", "经济")]
    assert halves("优化服务强保障，企业专营店增加。") == []


def test_all_runs_over_the_gap_are_asked() -> None:
    assert halves("四是充发挥法律顾问作用。") == [("充", "充分")]
    assert halves("四是充分发挥法律顾问作用。") == []


def test_a_character_that_stands_alone_as_often_as_not_takes_more() -> None:
    found, joints = judge("国民经和社会发展规划，推动政策研成果转化。")
    places = found.orphans(joints)
    assert "经济" in [s.right for s in found.halves(places, "经")]
    assert len(list(found.halves(places, "经研"))) <= len(list(found.halves(places)))


def test_what_is_left_over_of_a_word_may_make_one_with_its_neighbour() -> None:
    found, joints = judge("完善重大行决策程序，推进法政府建设。")
    assert found.orphans(joints) == []  # 大行, 法政
    assert [(s.span.start, s.right) for s in found.halves(found.chained(joints))] == [(4, "行政"), (12, "法治")]


@pytest.mark.parametrize(
    "text", ["推进法治政府建设。", "新设外商投资企业两家。", "各站依法行权履责，修改或废止旧规定。", "法", ""]
)
def test_what_is_a_word_of_three_is_not_left_over(text: str) -> None:
    found, joints = judge(text + "水")
    assert not list(found.halves(found.chained(joints)))


def test_two_words_typed_into_one() -> None:
    assert blends("会同监主管部门开展检查。") == [("监主管", "监管")]
    assert blends("全力保障护企业合法权益。") == [("保障护", "保护")]
    assert blends("学习会议精神，建设设施农业，法治理念深入人心。") == []


@given(st.text("法治建设立工开求要全面如强，。的?\n", max_size=20))
def test_any_text_is_read_to_the_end(text: str) -> None:
    found, joints = judge(text + "。")
    orphans = found.orphans(joints)
    for suspect in (*found.pairs(joints), *found.halves(orphans), *found.blends(orphans)):
        assert 0 <= suspect.span.start < suspect.span.end <= len(found.text)


def test_what_fills_a_frequent_run() -> None:
    phrases = shipped()
    assert "建" in phrases.filling("法治?设")
    assert "政" in phrases.filling("法治?府")
    assert "治" in phrases.filling("法?政府")
    assert "府" in phrases.filling("法治政?")
    assert phrases.filling("龘龘?龘") == ""


def test_what_makes_a_word_with_a_character() -> None:
    phrases = shipped()
    assert {"公", "放"} <= phrases.before("开") | phrases.behind("开")
    assert all(phrases.word(first + "责") for first in phrases.before("责"))
    assert all(phrases.word("职" + second) for second in phrases.behind("职"))
    assert phrases.like("已") == frozenset(phrases.alike("已"))


def test_a_short_form_is_half_of_nothing() -> None:
    found, joints = judge("一产增加值增长，全面推依法治国工作。")
    places = found.orphans(joints)
    assert [s.right for s in found._replace(numerals="一").halves(places)] == ["推动"]
    assert halves("下步工作打算：制定下步计划。") == []  # the text says so again


def test_frequent_runs_alone_speak_for_a_half() -> None:
    assert halves("这是历史上从来没有过的增长。") == []
    assert halves("全力以赴强治理防风险守底线。") == []
