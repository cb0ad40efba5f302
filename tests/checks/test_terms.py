from __future__ import annotations

from fzlint.checks.context import Context
from fzlint.checks.terms import Row, Terms
from fzlint.document.model import Document
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load, rule_files, shipped
from fzlint.rulebook.read import read_rule


def document(text: str, title: str = "青河县司法局2023年法治政府建设情况报告") -> Document:
    return read(f"{title}\n{text}".encode(), "a.txt")


def found(text: str, *rows: Row, title: str = "青河县司法局2023年法治政府建设情况报告") -> list[Match]:
    return list(Terms(rows)(Context(document(text, title), None, cut)))


def words(text: str, *rows: Row, title: str = "青河县司法局2023年法治政府建设情况报告") -> list[str]:
    return [match.values["wrong"] for match in found(text, *rows, title=title)]


def test_a_phrase_that_leaves_out_some_characters_of_its_clause() -> None:
    row = Row("渡过", "度过", only=("渡过…汛期", "渡过…年。", "一起渡过"))
    assert len(found("平稳渡过了主汛期，渡过又一年，大家一起渡过。", row)) == 3
    assert found("渡过大河，汛期巡堤；渡过一年中最难的关口；渡过难关。", row) == []
    far = "渡过" + "很" * 17 + "长的汛期。"
    assert found(far, row) == []


def test_words_in_front_of_the_wrong_one() -> None:
    row = Row("合拢", "合龙", unless=("花瓣合拢",), only=("桥…合拢", "围堰合拢"))
    assert len(found("大桥主桥段顺利合拢，围堰合拢。桥头的花瓣合拢。合拢的桥。", row)) == 2


def test_any_character_in_a_wrong_form() -> None:
    row = Row("“？个自信”", "“四个自信”")
    assert words("坚定“五个自信”，坚定“四个自信”，“一二个自信”，“5个自信”。", row) == ["“五个自信”"]


def test_every_place_is_told_and_is_one_habit() -> None:
    matches = found("布署工作，再布署。", Row("布署", "部署"))
    assert [match.group for match in matches] == ["布署", "布署"]
    assert [edit.text for match in matches for edit in match.edits] == ["部署", "部署"]


def test_right_words_that_hold_the_wrong_form() -> None:
    row = Row("己经", "已经", unless=("自己经", "己经营"))
    assert words("他自己经手，利己经营，己经办结。", row) == ["己经"]


def test_a_digit_in_a_phrase() -> None:
    row = Row("截止", "截至", only=("截止####年", "截止#月"))
    assert len(found("截止２０２３年、截止9月，截止目前，9月截止。", row)) == 2


def test_any_character_in_a_phrase() -> None:
    row = Row("~", "推进垃圾分类", unless=("推进垃圾分？",))
    assert words("推进垃圾分拣，推进垃极分类。", row) == ["推进垃极分类"]


def test_mixed_is_told_once_and_only_where_the_text_has_both() -> None:
    row = Row("镇委镇政府", "镇委、镇政府", mixed=True)
    assert words("镇委镇政府决定，镇委镇政府印发。", row) == []
    assert words("镇委镇政府决定，镇委、镇政府同意，镇委镇政府印发。", row) == ["镇委镇政府"]


def test_a_name_is_told_whatever_is_wrong_inside() -> None:
    row = Row("~~", "城乡环境整治与长效管护工作规定")
    matches = found("执行《城乡整治与长效管护规定》。", row)
    assert [match.values["wrong"] for match in matches] == ["城乡整治与长效管护规定"]
    assert [edit.text for match in matches for edit in match.edits] == ["城乡环境整治与长效管护工作规定"]


def test_a_list_is_put_in_its_order() -> None:
    matches = found("坚持足额供货、明码标价、准时送达。", Row("~~", "明码标价、足额供货、准时送达"))
    assert [match.values["right"] for match in matches] == ["明码标价、足额供货、准时送达"]


def test_a_row_may_have_several_sayings() -> None:
    matches = found("做到格尽职守，求真务时。", Row("~~", "恪尽职守 求真务实"))
    assert [(match.values["wrong"], match.values["right"]) for match in matches] == [
        ("格尽职守", "恪尽职守"),
        ("求真务时", "求真务实"),
    ]


def test_a_phrase_in_quotation_marks() -> None:
    assert words("巩固“三请三建”成果。", Row("~", "“三清三建”成果")) == ["“三请三建”成果"]


def test_beside_holds_for_the_clause_alone() -> None:
    row = Row("工商局", "市场监督管理局", beside=("原",))
    assert words("原县工商局移交，工商局办理。", row) == ["工商局"]


def test_since_is_held_against_the_year_reported_on() -> None:
    row = Row("工商局", "市场监督管理局", since="2020-01-01")
    assert words("工商局办理。", row) == ["工商局"]
    assert words("工商局办理。", row, title="青河县2019年工作报告") == []
    assert words("工商局办理。", row, title="青河县工作报告") == []


def test_whole_word_asks_the_segmentation() -> None:
    row = Row("园满", "圆满", whole_word=True)
    assert words("幼儿园满意度高，取得园满成功。", row) == ["园满"]


def test_words_are_cut_only_where_the_form_stands() -> None:
    def never(text: str) -> list[str]:
        raise AssertionError(text)

    rows = (Row("园满", "圆满", whole_word=True), Row("~", "走深走实"))
    assert list(Terms(rows)(Context(document("取得圆满成功，推动走深走实。"), None, never))) == []


def test_one_character_taken_for_another_in_many_words() -> None:
    row = Row("侍→待", "接待 对待", whole_word=True)
    assert [(match.values["wrong"], match.values["right"]) for match in found("窗口接侍群众，对侍诉求。", row)] == [
        ("接侍", "接待"),
        ("对侍", "对待"),
    ]
    assert row.leads == ("接侍", "对侍")
    assert not found("热情接待，侍奉老人。", row)


def test_prose_leaves_names_of_documents_alone() -> None:
    row = Row("其它", "其他", prose=True)
    assert len(found("登记《其它收入表》《甲》和其它。", row)) == 1


def test_of_two_rows_on_the_same_words_the_first_is_told() -> None:
    matches = found("习近平法制思想", Row("习近平法制思想", "习近平法治思想"), Row("法制", "法治"))
    assert [match.values["wrong"] for match in matches] == ["习近平法制思想"]


def tables() -> list[tuple[str, Row]]:
    rules = [read_rule(path).rule for path in rule_files(shipped())]
    return [(rule.code, row) for rule in rules if isinstance(rule.check, Terms) for row in rule.check.rows]


def test_tables_hold_together() -> None:
    rows = tables()
    assert {code for code, _ in rows} == {"FZ502", "FZ504"}
    for code, row in rows:
        assert row.wrong != row.right
        if row.wrong in ("~", "~~"):
            assert len(row.right) >= 4
            continue
        assert all(len(phrase) >= 2 for phrase in row.only or (row.wrong,))  # what is looked for
        wrong = row.wrong.partition("→")[0]  # 拆→折: the right words have the character that is wrong elsewhere
        for phrase in row.unless + row.only:
            assert wrong in phrase or "？" in phrase + wrong, f"{code} {row.wrong}：“{phrase}”里没有它"
        assert row.right or row.message


def test_no_row_finds_what_another_asks_for() -> None:
    """What one row says to write must be no fault to any row of its table; a hint about quotation marks may be."""
    for code in ("FZ502", "FZ504"):
        rows = tuple(row for its, row in tables() if its == code)
        text = "\n".join(dict.fromkeys(row.right for row in rows if row.right))
        matches = found(text, *rows, title="青河县2030年工作报告")
        assert [match.values["wrong"] for match in matches if match.severity != "info"] == []


def test_characters_not_written_today_are_told_unless_the_text_is_full_of_them() -> None:
    rule = next(rule for rule in load()[0] if rule.code == "FZ504")
    one = read("开展專项整治，办好实亊。".encode(), "report.txt")
    assert [one.text[f.span.start : f.span.end] for f in lint(one, (rule,)).findings] == ["專", "亊"]
    full = read("開展專項整治，辦實事，講實話。".encode(), "report.txt")
    assert not lint(full, (rule,)).findings
