"""Half a word at the end of its clause, and where a text is too short to tell."""

from __future__ import annotations

import pytest

from fzlint.document.words.chains import cut_off
from fzlint.document.words.cutting import cut
from fzlint.document.words.phrases import shipped
from fzlint.document.words.suspects import strange
from fzlint.readers.read import read


def told(text: str, ends: str | None = None) -> list[tuple[str, str]]:
    document = read(text.encode(), "a.txt")
    joints = strange(document, shipped()).joints
    found = cut_off(document.text, joints, shipped(), frozenset("的用"), cut, None if ends is None else frozenset(ends))
    return [(document.text[one.span.start : one.span.end], one.right) for one in found]


def test_the_other_half_is_lost_at_the_end_of_a_clause() -> None:
    assert told("持续优化营商环，助企发展。") == [("环", "环境")]
    assert told("持续优化营商环境，助企发展。") == []


@pytest.mark.parametrize("text", ["商境；…\n把水引来。", "环，", "环", "，环，\n", "营环，助企。"])
def test_a_clause_of_two_characters_at_the_beginning(text: str) -> None:
    assert told(text) == []


def test_in_a_report_a_character_that_ends_no_clause_is_half_a_word() -> None:
    assert told("主动接受法律监、社会监督。", ends="抓") == [("监", "监督")]
    assert told("主动接受法律监、社会监督。", ends="监") == []
    assert told("主动接受法律监、社会监督。") == []
    assert told("主要领导亲自抓，水站设在葛坪，听取刘监意见。", ends="抓") == []


def test_a_common_word_that_ends_no_clause_there_is_half_a_word() -> None:
    text = "深入推进政务公，开展专项行，中心组带头学。"
    document = read(text.encode(), "a.txt")
    joints = strange(document, shipped()).joints
    lone = frozenset("公行学")

    def halves(severed: frozenset[str]) -> list[str]:
        return [one.right for one in cut_off(text, joints, shipped(), lone, cut, frozenset(), severed)]

    assert halves(frozenset()) == []
    assert halves(frozenset(("公", "专项行"))) == ["公开", "行动"]


def test_parts_said_in_step_may_each_end_with_a_character() -> None:
    assert told("做到“立足防、超前治、科学救”。", ends="抓") == []
    assert told("线索发现难，数据运用美。", ends="难") == []
