from __future__ import annotations

import pytest

from fzlint.checks.citations import Citations, Row
from fzlint.checks.context import Context
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.readers.read import read

RULES = Citations(
    (
        Row("甲法", "2021-01-01", "中华人民共和国乙法"),
        Row("丙条例", "2022-05-01", "丁条例"),
        Row("戊法", "2015-01-01", "己法"),
        Row("戊法", "2023-01-01", "庚法"),
        Row("辛办法（试行）", "2020-01-01", "辛办法"),
        Row("壬规划（2015—2020年）", "2021-01-01", "壬规划（2021—2025年）"),
    ),
    ("废止", "清理"),
)


def found(text: str, year: str = "2022") -> list[Match]:
    document = read(f"青河县司法局{year}年法治政府建设情况报告\n{text}".encode(), "a.txt")
    return list(RULES(Context(document, None, cut)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("学习《甲法》。", ["甲法"]),
        ("学习《中华人民共和国甲法》。", ["甲法"]),
        ("学习《甲\n法》。", ["甲法"]),
        ("学习《甲法（2018年修正）》。", ["甲法"]),
        ("执行《辛办法(试行)》。", ["辛办法（试行）"]),
        ("执行《辛办法》。", []),
        ("对照《壬规划(2015-2020年)》。", ["壬规划（2015—2020年）"]),
        ("学习《劳动甲法》《甲法实施细则》。", []),
        ("学习《甲法》《劳动甲法》。", ["甲法"]),
        ("印发《关于适用〈甲法〉的解释》《关于执行《甲法》的通知》。", []),
        ("学习甲法。", []),
        ("《甲法（修订草案）》征求意见。", []),
    ],
)
def test_the_name_has_to_be_the_same(text: str, names: list[str]) -> None:
    assert [match.values["wrong"] for match in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "原《甲法》规定",
        "《甲法》同时废止",
        "废止《丙条例》《甲法》",
        "《乙法》施行，《甲法》、《丙条例》废止",
        "全面清理涉及《甲法》的文件",
        "2019年，依照《甲法》判决",
        "贯彻我省《丙条例》",
        "《青河省丙条例》自三月起施行，以下称《丙条例》",
    ],
)
def test_the_past_and_local_laws(text: str) -> None:
    assert [m for m in found(text, "2023") if m.values["wrong"] != "甲法" or "丙" not in text] == []


def test_a_word_of_the_next_clause_does_not_silence() -> None:
    assert len(found("学习《甲法》，清理文件三件。")) == 1


@pytest.mark.parametrize(("year", "severities"), [("2021", []), ("2022", ["info"]), ("2023", [None]), ("2024", [None])])
def test_the_year_of_the_change(year: str, severities: list[str | None]) -> None:
    assert [match.severity for match in found("贯彻《丙条例》。", year)] == severities


def test_the_latest_successor_by_the_report_s_year() -> None:
    assert [m.values["right"] for m in found("学习《戊法》。", "2020")] == ["己法"]
    assert [m.values["right"] for m in found("学习《戊法》。", "2023")] == ["庚法"]


def test_the_new_name_elsewhere() -> None:
    (match,) = found("学习《甲法》。\n宣传《乙法》。")
    assert match.values["found"] == "（第3行已用新名）"
    assert len(match.related) == 1
    (match,) = found("学习《甲法》。")
    assert match.values["found"] == "" and match.related == ()


def test_mending() -> None:
    assert [edit.text for match in found("学习《甲法》。") for edit in match.edits] == ["乙法"]
    assert [edit.text for match in found("学习《中华人民共和国甲法》。") for edit in match.edits] == [
        "中华人民共和国乙法"
    ]
    assert found("依照《甲法》第三条。")[0].edits == ()  # articles are numbered anew
    assert found("学习《甲法》《乙法》。")[0].edits == ()  # it would stand there twice


def test_without_a_year_there_is_nothing_to_say() -> None:
    document = read("青河县工作报告\n学习《甲法》。".encode(), "a.txt")
    assert list(RULES(Context(document, None, cut))) == []


def test_a_missing_mark_hides_little() -> None:
    assert len(found("学习《某某文件，" + "抓好落实，" * 20 + "学习《甲法》。")) == 1
