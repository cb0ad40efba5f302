from __future__ import annotations

from fzlint.document.words.quoted import quoted_slips, quotes


def found(text: str, phrase: str) -> list[str]:
    return [text[span.start : span.end] for span in quoted_slips(text, phrase, quotes(text))]


def test_a_slip_inside_the_marks() -> None:
    assert found("巩固“三清三建”成果，巩固“三请三建”成果。", "“三清三建”") == ["“三请三建”"]
    assert found("巩固“清三三建”“三清建”“三清三三建”。", "“三清三建”") == ["“清三三建”", "“三清建”", "“三清三三建”"]


def test_what_stands_before_and_behind_belongs_to_it() -> None:
    assert found("深化“快捷批”改革，设“快捷屋”窗口。", "“快捷办”改革") == ["“快捷批”改革"]
    assert found("增强“五种意思”，五种“五种意思”。", "增强“五种意识”") == ["增强“五种意思”"]


def test_another_number_is_another_phrase() -> None:
    assert found("增强“三种意识”。", "增强“五种意识”") == []


def test_other_words_are_no_slip() -> None:
    assert found("推行“一件事”“一条龙”服务。", "“三清三建”") == []
