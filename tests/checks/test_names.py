from __future__ import annotations

import pytest

from fzlint.checks.context import Context
from fzlint.checks.names import Names, Row
from fzlint.document.statutes import Law
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load

PAST = ("时任", "更名")


def found(text: str, *rows: Row, year: str = "2024年", laws: tuple[Law, ...] = (), until: int = 2026) -> list[Match]:
    names = Names(
        rows, laws, until, PAST, ("起草",), dated="旧名{wrong}", unknown="没有{wrong}", mistaken="{wrong}应为{right}"
    )
    document = read(f"青河县司法局{year}法治政府建设情况报告\n{text}".encode(), "a.txt")
    return list(names(Context(document, None, cut)))


def words(text: str, *rows: Row, year: str = "2024年") -> list[str]:
    return [match.values["wrong"] for match in found(text, *rows, year=year)]


def test_what_stands_before_and_behind() -> None:
    row = Row("文化局", "文化和旅游局", behind=("县", "市"), except_before=("限",))
    assert words("县文化局，民族文化局面，县文化局限，市文化局。", row) == ["文化局", "文化局"]
    row = Row("保监会", "金融监管总局", except_behind=("银",), unless=("联保监会",))
    assert words("保监会，银保监会，联保监会。", row) == ["保监会"]
    assert words("外国副总理来访，国家副总理。", Row("国家副总理", beside=("外国",))) == ["国家副总理"]


def test_any_character_but_the_right_one() -> None:
    row = Row("共产？", "共产党", unless=("共产主义",))
    assert words("共产党，共产觉，共产主义，共产、", row) == ["共产觉"]
    assert words("习水平同志，习近平同志。", Row("习？平同志", "习近平同志")) == ["习水平同志"]
    assert words("近平总书记", Row("习？平", "习近平")) == []


def test_a_row_with_a_date_is_told_in_reports_of_later_years_alone() -> None:
    row = Row("工商局", "市场监管局", since="2019-03-31")
    assert words("县工商局检查。", row) == ["工商局"]
    assert words("县工商局检查。", row, year="2019年") == []
    assert words("县工商局检查。", row, year="") == []
    (match,) = found("县工商局检查。", row)
    assert match.message == "旧名{wrong}"
    assert match.values["since"] == "2019年3月"


def test_history_and_documents_of_that_time() -> None:
    row = Row("农业部", "农业农村部", since="2018-03-17")
    for text in (
        "原农业部印发文件。",
        "依据《农业部关于种子管理的通知》办理。",
        "时任农业部专家到会。",
        "2017年，农业部派员指导。",
        "执行农业部令第4号。",
    ):
        assert words(text, row) == [], text
    assert words("坚持农业部牵头的原则。按原则由农业部办理。", row) == ["农业部", "农业部"]


def test_one_or_two_slips_in_a_long_name() -> None:
    row = Row("~~", "中华人民共和国")
    for wrong in ("中华民国共和国", "中国人民共和国", "中华人共和国", "中华民人共和国", "华人民共和国", "中华人民共和"):
        assert words(f"依照{wrong}法律办理。", row) == [wrong], wrong
    assert words("中华人民共和国、中非共和国、中华人民的国家，中国人民、各国。", row) == []


LAWS = (
    Law("行政处罚法"),
    Law("治安管理处罚法"),
    Law("湿地保护法"),
    Law("优化营商环境条例"),
    Law("未成年人保护法"),
    Law("物权法", gone=True),
)


def told(text: str, year: str = "2024年", until: int = 2026) -> list[tuple[str, str]]:
    return [(match.values["wrong"], match.values["right"]) for match in found(text, year=year, laws=LAWS, until=until)]


def test_laws_that_do_not_exist() -> None:
    assert told("《治安处罚法》《物权法》《行政处罚法（2021年修订）》") == [("治安处罚法", "治安管理处罚法")]
    full = "中华人民共和国"
    assert told(f"《{full}湿地法》") == [(f"{full}湿地法", f"{full}湿地保护法")]
    assert told(f"《{full}信访法》，起草《{full}养犬法》。") == [(f"{full}信访法", "")]
    assert told(f"《{full}信访法》", until=2023) == []
    assert told("《优化营商环境管理条例》《优化营商环境法》") == [
        ("优化营商环境管理条例", "优化营商环境条例"),
        ("优化营商环境法", "优化营商环境条例"),
    ]
    assert told("我省《优化营商环境管理条例》，《养犬法》《工作方法》《未成年人保护办法》") == []


def test_a_law_is_a_warning_and_is_mended_inside_its_marks() -> None:
    (match,) = found("学习《未成年保护法》。", laws=LAWS)
    assert match.severity == "warning"
    assert [edit.text for edit in match.edits] == ["未成年人保护法"]


def test_a_regulation_named_in_full_is_one_of_the_state() -> None:
    laws = (Law("政府信息公开条例"), Law("某党党员表彰条例"), Law("某党办公用房准则"))
    assert [match.values["right"] for match in found("执行《中华人民共和国信息公开条例》。", laws=laws)] == [
        "中华人民共和国政府信息公开条例"
    ]
    assert found("执行《信息公开条例》。", laws=laws) == []  # may be a local one
    texts = "学习《某党党员表扬条例》《某党办公房用准则》。"
    assert [match.values["right"] for match in found(texts, laws=laws)] == ["某党党员表彰条例", "某党办公用房准则"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("赴石家装市学习。", ["石家装市"]),  # by sound
        ("赴六盆水市学习。", ["六盆水市"]),  # inside a long name, whatever it is
        ("深化京津翼协同立法。", ["京津翼"]),  # a name without an end
        ("建设“无废城市”，以城市更新带动发展，朝阳市、简阳市派员参加。", []),
        ("张加口市，张加口市，张加口市。", []),  # said so often: its own name
    ],
)
def test_a_place_that_does_not_exist_is_told(text: str, wrong: list[str]) -> None:
    document = read(text.encode(), "report.txt")
    rule = next(rule for rule in load()[0] if rule.code == "FZ507")
    found = lint(document, (rule,)).findings
    assert [document.text[one.span.start : one.span.end] for one in found] == wrong


def test_a_name_of_its_own_is_no_slip_in_another() -> None:
    """What a row of the shipped table asks to write is told by none that looks for slips in a name: 最高人民检察院 by none for 最高人民法院."""
    rule = next(rule for rule in load()[0] if rule.code == "FZ507")
    assert isinstance(rule.check, Names)
    slips = [row for row in rule.check.rows if row.wrong in ("~", "~~")]
    for right in sorted({row.right for row in slips}):
        assert words(f"线索移送{right}。", *slips) == [], right
