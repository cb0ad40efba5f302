"""Asides: verbs as people conjugate them, clauses of running text, somebody else's figure."""

from __future__ import annotations

from fzlint.checks.asides import Asides, Row
from fzlint.checks.context import Context
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read
from fzlint.rulebook.kind import tell_kind
from fzlint.rulebook.load import load

KINDS = load()[1]
ASIDES = Asides(
    rows=(
        Row(("那边", "同上年"), where="clauses", reports=True, unless=("河那边",)),
        Row(("同前",), "whole", "clauses"),
    ),
    acts="补报改",
    led="没再",
    followed="好了",
    tellers=("报", "算"),
    measures="件个",
    official_words=("改进",),
)


def found(*lines: str, title: str = "青河县水务局2024年法治政府建设情况报告") -> list[str]:
    document = read("\n".join((title, *lines)).encode(), "a.txt")
    told = tell_kind(KINDS, document)
    return [m.values["text"] for m in ASIDES(Context(document, told.kind if told else None, cut))]


def test_a_verb_of_one_character_in_brackets_is_conjugated() -> None:
    assert found("全年清淤十公里（下游没补），群众满意（改好）。") == ["（下游没补）", "（改好）"]
    assert found("全年清淤十公里（补充三项），群众满意（改进三次）。") == []
    assert found("全年清淤（没补3件）。") == []  # counted


def test_a_clause_of_running_text_is_told_once_and_not_what_is_quoted() -> None:
    assert found("全年清淤十公里，财务那边同上年，群众满意。") == ["财务那边同上年"]
    assert found("群众说“财务那边没有钱”，水到了河那边。") == []
    assert found("全年清淤十公里（财务那边），群众满意。") == ["（财务那边）"]
    assert found("全年清淤十公里，同前。", "情况与同前所述一致。") == ["同前"]


def test_in_other_papers_people_may_say_so() -> None:
    assert found("全年清淤十公里，财务那边同上年，群众满意。", title="一封家信") == []


def test_brackets_are_told_by_how_they_are_said() -> None:
    assert found("全年清淤十公里（哪几家心里没底），水价（应改尽改），支渠（一）。") == ["（哪几家心里没底）"]
    assert found("全年清淤十公里（哪几家心里没底）。", title="一封家信") == []


def test_somebody_elses_figure_stands_behind_a_counted_thing() -> None:
    assert found("全年巡查26件（站里报27），清淤三处。") == ["（站里报27）"]
    assert found("全年巡查河道（上报27），整改26件（占27），报名（站里报27人）。") == []
