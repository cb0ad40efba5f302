"""How far a clause is said to a colleague."""

from __future__ import annotations

import pytest

from fzlint.document.lists import word_lists
from fzlint.document.words.manner import BEGIN, END, FIGURE, WESTERN, runs, shape, talk, talk_in_brackets

NOTE = 60  # tenths from which on a clause alone is a note


@pytest.mark.parametrize(
    ("clause", "shown"),
    [
        ("水费收了", "水费收了"),
        ("收了1,200.5元", f"收了{FIGURE}元"),
        ("收了一百二十几元", f"收了{FIGURE}几元"),
        ("用 Excel 算", f"用{WESTERN}算"),
        ("写“节水”就行", "写“”就行"),
        ("", ""),
    ],
)
def test_what_a_clause_quotes_and_counts_tells_nothing(clause: str, shown: str) -> None:
    assert shape(clause) == shown


def test_characters_pairs_and_threes_are_weighed() -> None:
    assert runs("渠水") == ["渠", "水", f"{BEGIN}渠", "渠水", f"水{END}", f"{BEGIN}渠水", f"渠水{END}"]


@pytest.mark.parametrize(
    "clause", ["闸门那几个数是老周瞎填的", "这条渠修没修完我也没底", "这几条谁来写", "后面两句谁加的"]
)
def test_talk_is_told(clause: str) -> None:
    assert talk(clause) >= NOTE


@pytest.mark.parametrize(
    "clause", ["全面推进灌区续建配套与节水改造", "新增高效节水灌溉面积1200亩", "水费收缴率达到95%", "责任落实不到位"]
)
def test_the_language_of_reports_is_none(clause: str) -> None:
    assert talk(clause) < 0


def test_a_note_that_runs_into_the_next_sentence_is_told_all_the_same() -> None:
    alone, joined = talk("闸门那几个数是老周瞎填的"), talk("闸门那几个数是老周瞎填的全面推进灌区续建配套")
    assert NOTE <= joined <= alone


def test_brackets_are_weighed_whole() -> None:
    assert min(map(talk_in_brackets, ("这块跟去年一样，要不要换个说法", "名字写不写，问下老周"))) >= NOTE
    assert max(map(talk_in_brackets, ("含支渠8公里", "以下简称本站", "2024年修订", "下同"))) < 0


def test_an_empty_clause_is_none() -> None:
    assert talk("") < NOTE


def test_every_run_has_one_weight() -> None:
    lists = word_lists("traces/manner.txt")
    listed = [run for weight, those in lists.items() if weight != "start" for run in those]
    assert len(set(listed)) == len(listed)
    assert all(weight == "start" or int(weight) for weight in lists)
