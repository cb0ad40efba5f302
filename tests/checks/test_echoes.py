from __future__ import annotations

import pytest

from fzlint.checks.context import Context
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read
from fzlint.rulebook.kind import tell_kind
from fzlint.rulebook.load import load, shipped
from fzlint.rulebook.read import read_rule

TITLE = "青河县水务局2024年法治政府建设情况报告"
KINDS = load()[1]
CHECK = read_rule(shipped() / "structure" / "FZ116-said-twice.toml").rule.check  # type: ignore[union-attr]


def found(*lines: str, title: str = TITLE) -> list[tuple[str, str]]:
    document = read("\n".join((title, *lines)).encode(), "a.txt")
    told = tell_kind(KINDS, document)
    context = Context(document, told.kind if told else None, cut)
    return [(m.values["what"][:2], document.text[m.span.start : m.span.end]) for m in CHECK(context)]


def test_clause_said_twice_in_one_paragraph() -> None:
    clause = "严格落实重大行政决策法定程序"
    text = f"全年，{clause}，审查三十件，{clause}，未发生纠纷。"
    assert found(text) == [("同一", clause)]
    assert found(f"全年，{clause}，审查三十件。", f"{clause}，未发生纠纷。") == []  # FZ102 looks across paragraphs
    assert (
        found("学习《青河县行政规范性文件管理办法》，审查三十件，学习《青河县行政规范性文件管理办法》，培训两次。")
        == []
    )


def test_two_short_clauses_in_a_row_said_twice() -> None:
    both = "把学法情况纳入考核，推动干部带头学法"
    assert found(f"一是健全制度，{both}。二是{both}。") == [("同一", both)]
    assert found(f"一是健全制度，{both}。二是推动干部带头学法，把学法情况纳入考核。") == []
    assert found("检查沙场，没有发现问题，检查砖厂，没有发现问题。") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("县水务局在县委的坚强领导下，县水务局坚持依法治水。", ["县水务局"]),
        ("我局按照县委的统一部署，我局开展巡查十二次。", ["我局"]),
        ("县水务局在县委的坚强领导下，坚持依法治水。", []),
        ("2024年，云溪镇在县委的坚强领导下，云溪镇坚持依法治水。", ["云溪镇"]),
        ("2024年来，云溪镇在县委的坚强领导下，在县司法局的指导下，我镇坚持依法治水。", ["我镇"]),
        ("云溪镇在县委的坚强领导下，我局坚持依法治水。", []),
        ("2024年，我县法治政府建设工作在市委的坚强领导下，全县各部门坚持依法治水。", ["全县各部门"]),
        ("2024年，我县法治政府建设工作在市委的坚强领导下，坚持依法治水。", []),
        ("县水务局在县委的坚强领导下，县水务局的工作稳步推进。", []),
        ("县水务局在县委的坚强领导下，县水务局、县财政局联合检查。", []),
        ("县水务局在年中开展检查，县水务局机关带头落实。", []),
    ],
)
def test_subject_said_twice(text: str, told: list[str]) -> None:
    assert [said for _, said in found("开头一段。", text)] == told


def test_title_pasted_twice() -> None:
    assert found(TITLE, "全年巡查十二次，办件一百二十件。") == [("标题", TITLE)]
    assert found("全年巡查十二次，办件一百二十件。", TITLE) == []


def test_short_clause_said_twice_at_once() -> None:
    assert found("我们将开展普法宣传，我们将开展普法宣传，扩大覆盖面。") == [("同一", "我们将开展普法宣传")]
    assert found("一级抓一级，一级抓一级，压实责任。") == []
    assert found("我们将开展普法宣传，扩大覆盖面，我们将开展普法宣传。") == [
        ("同一", "我们将开展普法宣传")
    ]  # in one sentence
    assert found("我们将开展普法宣传，扩大覆盖面。我们将开展普法宣传。") == []


def test_four_characters_are_enough_right_behind_a_comma() -> None:
    assert found("全年强化管理，强化管理，确保供水安全。") == []  # not all of the clause
    assert found("县里要求，强化管理，强化管理，确保供水安全。") == [("同一", "强化管理")]
    assert found("县里要求，强化管理，强化管理，强化管理，确保供水安全。") == []  # on purpose
    assert found("县里要求，强化管理；强化管理，确保供水安全，按时开闸。") == []
    assert found("修好渠道，管好闸门，修好渠道，管好闸门，按时供水。") == [("同一", "修好渠道，管好闸门")]


def test_an_indented_paragraph_begins_with_its_subject() -> None:
    text = "　　云溪镇法治政府建设工作在县委的坚强领导下，云溪镇党委围绕节水重点，逐村巡查。"
    assert found(text) == [("主语", "云溪镇党委")]
    assert found(text.replace("云溪镇党委", "白石镇党委")) == []
