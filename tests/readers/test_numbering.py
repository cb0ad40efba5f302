from __future__ import annotations

import pytest
import word as b

from fzlint.readers.docx import read
from fzlint.readers.numberformats import write
from fzlint.readers.numbering import pattern

REPORT = b.abstract(
    0,
    b.lvl(0, "chineseCounting", "%1、"),
    b.lvl(1, "chineseCounting", "（%2）"),
    b.lvl(2, "decimal", "%3."),
    b.lvl(3, "decimal", "（%4）"),
)
CHAPTERS = b.abstract(
    0,
    b.lvl(0, "chineseCountingThousand", "第%1章"),
    b.lvl(1, "chineseCountingThousand", "第%2条", more='<w:lvlRestart w:val="0"/>'),
    b.lvl(2, "decimal", "%1.%2.%3", more="<w:isLgl/>"),
)


def labels(body: str, numbering: str, **more: str) -> list[str]:
    return [paragraph.label for paragraph in read(b.docx(body, numbering=numbering, **more)).paragraphs]


def listed(*levels: int, num: int = 1) -> str:
    return "".join(b.numbered("甲", num, level) for level in levels)


# ------------------------------------------------------------------ formats

VALUES = (1, 2, 10, 11, 20, 21, 100, 101, 110, 1000, 10000)


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("decimal", "1 2 10 11 20 21 100 101 110 1000 10000"),
        ("decimalZero", "01 02 10 11 20 21 100 101 110 1000 10000"),
        ("unknown", "1 2 10 11 20 21 100 101 110 1000 10000"),
        ("upperRoman", "I II X XI XX XXI C CI CX M MMMMMMMMMM"),
        ("lowerRoman", "i ii x xi xx xxi c ci cx m mmmmmmmmmm"),
        ("upperLetter", "A B J K T U VVVV WWWW FFFFF 1000 10000"),
        ("hex", "1 2 A B 14 15 64 65 6E 3E8 2710"),
        ("chineseCounting", "一 二 十 十一 二十 二十一 一○○ 一○一 一一○ 一○○○ 一○○○○"),
        ("taiwaneseCounting", "一 二 十 十一 二十 二十一 一○○ 一○一 一一○ 一○○○ 一○○○○"),
        ("chineseCountingThousand", "一 二 十 十一 二十 二十一 一百 一百〇一 一百一十 一千 一万"),
        ("taiwaneseCountingThousand", "一 二 十 十一 二十 二十一 一百 一百〇一 一百一十 一千 一万"),
        ("japaneseCounting", "一 二 十 十一 二十 二十一 百 百一 百十 千 一万"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰零壹 壹佰壹拾 壹仟 壹万"),
        ("ideographLegalTraditional", "壹 貳 壹拾 壹拾壹 貳拾 貳拾壹 壹佰 壹佰零壹 壹佰壹拾 壹仟 壹萬"),
        ("ideographDigital", "一 二 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇 一〇〇〇 一〇〇〇〇"),
        ("japaneseDigitalTenThousand", "一 二 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇 一〇〇〇 一〇〇〇〇"),
        ("taiwaneseDigital", "一 二 一○ 一一 二○ 二一 一○○ 一○一 一一○ 一○○○ 一○○○○"),
        ("ideographTraditional", "甲 乙 癸 11 20 21 100 101 110 1000 10000"),
        ("ideographZodiac", "子 丑 酉 戌 20 21 100 101 110 1000 10000"),
        ("ideographZodiacTraditional", "甲子 乙丑 癸酉 甲戌 癸未 甲申 100 101 110 1000 10000"),
        ("ideographEnclosedCircle", "㊀ ㊁ ㊉ 11 20 21 100 101 110 1000 10000"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ ⑳ 21 100 101 110 1000 10000"),
        ("decimalEnclosedCircleChinese", "① ② ⑩ ⑪ ⑳ 21 100 101 110 1000 10000"),
        ("decimalEnclosedFullstop", "⒈ ⒉ ⒑ ⒒ ⒛ 21 100 101 110 1000 10000"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ ⒇ 21 100 101 110 1000 10000"),
        ("decimalFullWidth", "１ ２ １０ １１ ２０ ２１ １００ １０１ １１０ １０００ １００００"),
        ("decimalFullWidth2", "１ ２ １０ １１ ２０ ２１ １００ １０１ １１０ １０００ １００００"),
    ],
)
def test_formats(format: str, expected: str) -> None:
    assert " ".join(write(number, format) for number in VALUES) == expected


def test_formats_at_their_ends() -> None:
    assert write(7, "numberInDash") == "- 7 -"
    assert write(7, "none") == ""
    assert [write(number, "chineseCountingThousand") for number in (0, 19, 1001, 1010, 10_010, 12_345)] == [
        "〇",
        "十九",
        "一千〇一",
        "一千〇一十",
        "一万〇一十",
        "一万二千三百四十五",
    ]
    assert [write(number, "lowerLetter") for number in (26, 27, 0)] == ["z", "aa", "0"]
    # such numbers stand in broken files only and must not cost anything
    assert write(40_000, "upperRoman") == "40000"
    assert write(-3, "chineseCounting") == "-3"


def test_patterns() -> None:
    assert pattern("第%1条") == ("第", 0, "条")
    assert pattern("%1.%2") == (0, ".", 1)
    assert pattern("100%") == ("100", "%")
    assert pattern("%0%%9") == ("%0", "%", 8)
    assert pattern("") == ()


# ------------------------------------------------------------------ counting


def test_four_levels_of_a_report() -> None:
    body = listed(0, 1, 1, 2, 2, 3, 3, 2, 3, 1, 2, 0, 1)
    assert labels(body, REPORT + b.num(1, 0)) == [
        "一、", "（一）", "（二）", "1.", "2.", "（1）", "（2）", "3.", "（1）", "（三）", "1.", "二、", "（一）",
    ]  # fmt: skip


def test_two_lists_on_one_abstract_list_go_on_counting() -> None:
    numbering = REPORT + b.num(1, 0) + b.num(2, 0)
    assert labels(listed(0, 0) + listed(0, 1, num=2) + listed(1, 0), numbering) == [
        "一、", "二、", "三、", "（一）", "（二）", "四、",
    ]  # fmt: skip
    apart = REPORT + REPORT.replace('abstractNumId="0"', 'abstractNumId="1"') + b.num(1, 0) + b.num(2, 1)
    assert labels(listed(0) + listed(0, num=2) + listed(0), apart) == ["一、", "一、", "二、"]


def test_a_start_of_its_own_acts_once() -> None:
    override = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'
    numbering = REPORT + b.num(1, 0) + b.num(2, 0, override.format(0, 1)) + b.num(3, 0, override.format(1, 5))
    body = listed(0, 0) + listed(0, 0, num=2) + listed(0) + listed(1, 1, num=3) + listed(0) + listed(1, num=3)
    assert labels(body, numbering) == ["一、", "二、", "一、", "二、", "三、", "（五）", "（六）", "四、", "（一）"]


def test_a_level_can_be_replaced() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{b.lvl(0, "decimal", "%1)", start=7)}</w:lvlOverride>'
    assert labels(listed(0, num=2) + listed(0), REPORT + b.num(1, 0) + b.num(2, 0, override)) == ["7)", "八、"]


def test_restarts() -> None:
    assert labels(listed(0, 1, 1, 0, 1, 2, 2), CHAPTERS + b.num(1, 0)) == [
        "第一章", "第一条", "第二条", "第二章", "第三条", "2.3.1", "2.3.2",
    ]  # fmt: skip
    second = b.abstract(
        0,
        b.lvl(0, "decimal", "%1."),
        b.lvl(1, "decimal", "%2)"),
        b.lvl(2, "decimal", "(%3)", more='<w:lvlRestart w:val="1"/>'),
    )
    # begins again behind level 1 alone, not behind level 2
    assert labels(listed(0, 1, 2, 1, 2, 0, 1, 2), second + b.num(1, 0)) == [
        "1.", "1)", "(1)", "2)", "(2)", "2.", "1)", "(1)",
    ]  # fmt: skip


def test_levels_that_were_passed_over_count() -> None:
    outline = b.abstract(0, b.lvl(0, "decimal", "%1"), b.lvl(1, "decimal", "%1.%2"), b.lvl(2, "decimal", "%1.%2.%3"))
    assert labels(listed(1, 1, 0, 2), outline + b.num(1, 0)) == ["1.1", "1.2", "2", "2.1.1"]


def test_starts() -> None:
    numbering = b.abstract(0, b.lvl(0, "decimal", "%1.", start=5), b.lvl(1, "chineseCounting", "%2、", start=None))
    assert labels(listed(0, 0, 1, 1), numbering + b.num(1, 0)) == ["5.", "6.", "○、", "一、"]


def test_legal_numbers_are_decimal() -> None:
    numbering = b.abstract(
        0,
        b.lvl(0, "chineseCounting", "第%1章"),
        b.lvl(1, "decimal", "%1.%2", more="<w:isLgl/>"),
        b.lvl(2, "decimalZero", "%1.%3", more='<w:isLgl w:val="0"/>'),
        b.lvl(3, "decimal", "%1.%3.%4", more="<w:isLgl/>"),
    )
    assert labels(listed(0, 1, 2, 3), numbering + b.num(1, 0)) == ["第一章", "1.1", "一.01", "1.01.1"]


def test_labels_have_no_blank_behind_and_bullets_none_at_all() -> None:
    numbering = b.abstract(
        0,
        b.lvl(0, "decimal", "第%1条 ", more='<w:suff w:val="space"/>'),
        b.lvl(1, "bullet", "●"),
        b.lvl(2, "none", ""),
        b.lvl(3, "decimal", "注："),
        b.lvl(4, "decimal", "%5.", more="<w:rPr><w:vanish/></w:rPr>"),
        b.lvl(5, "decimal", "%5.%6"),
    )
    assert labels(listed(0, 1, 2, 3, 4, 4, 5), numbering + b.num(1, 0)) == ["第1条", "", "", "注：", "", "", "2.1"]


def test_custom_formats_fall_back() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(listed(0, 0), b.abstract(0, custom) + b.num(1, 0)) == ["01", "02"]


def test_no_list_is_no_label() -> None:
    numbering = REPORT + b.num(1, 0) + b.num(5, 77)
    body = b.p("甲") + listed(0, num=0) + listed(0, num=3) + listed(0, num=5) + listed(7) + b.numbered("甲", "x")
    assert labels(body, numbering) == [""] * 6
    assert labels(listed(0), "") == [""]
    assert [paragraph.label for paragraph in read(b.docx(listed(0))).paragraphs] == [""]


# ------------------------------------------------------------------ lists by style

NUM = "<w:pPr><w:numPr>{}<w:numId w:val='{}'/></w:numPr></w:pPr>"
ILVL = "<w:ilvl w:val='{}'/>"
LINKED = b.abstract(
    0,
    b.lvl(0, "chineseCounting", "%1、", more='<w:pStyle w:val="H1"/>'),
    b.lvl(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="H2"/>'),
    b.lvl(2, "decimal", "%3."),
)


def test_the_linked_level_of_a_style() -> None:
    styles = (
        b.style("H1", "heading 1", NUM.format("", 1))
        + b.style("H2", "heading 2", NUM.format(ILVL.format(7), 1), base="H1")  # the link counts, not its own level
        + b.style("H2a", "二级", base="H2")
        + b.style("free", "自由", NUM.format(ILVL.format(2), 1))
        + b.style("off", "无号", NUM.format("", 0), base="H1")
    )
    body = "".join(b.styled("甲", id) for id in ("H1", "H2", "H2a", "free", "off", "H1"))
    assert labels(body, LINKED + b.num(1, 0), styles=styles) == ["一、", "（一）", "（二）", "1.", "", "二、"]


def test_what_the_paragraph_says_comes_first() -> None:
    styles = b.style("H1", "heading 1", NUM.format("", 1))
    numbering = LINKED + b.num(1, 0) + REPORT.replace('abstractNumId="0"', 'abstractNumId="1"') + b.num(2, 1)
    own = '<w:pStyle w:val="H1"/><w:numPr>{}</w:numPr>'
    body = (
        b.styled("甲", "H1")
        + b.p("甲", properties=own.format("<w:numId w:val='0'/>"))
        + b.p("甲", properties=own.format("<w:ilvl w:val='1'/>"))
        + b.p("甲", properties=own.format("<w:ilvl w:val='2'/><w:numId w:val='2'/>"))
        + b.p("甲", properties=own.format("<w:numId w:val='2'/>"))
        + b.styled("甲", "H1")
    )
    assert labels(body, numbering, styles=styles) == ["一、", "", "（一）", "1.", "二、", "二、"]


def test_the_default_style_may_have_a_list() -> None:
    styles = b.style("0", "Normal", NUM.format("", 1), default=True) + b.style("x", "别的")
    assert labels(
        b.p("甲") + b.styled("乙", "x") + b.styled("丙", "无此样式"), REPORT + b.num(1, 0), styles=styles
    ) == [
        "一、",
        "",
        "二、",
    ]


def test_list_styles() -> None:
    styles = b.style("ls", "列表样式", NUM.format("", 1), kind="numbering")
    linked = b.abstract(1, more='<w:numStyleLink w:val="ls"/>')
    numbering = REPORT.replace("<w:lvl", '<w:styleLink w:val="ls"/><w:lvl', 1) + linked + b.num(1, 0) + b.num(2, 1)
    assert labels(listed(0, num=2) + listed(0) + listed(1, num=2), numbering, styles=styles) == [
        "一、",
        "二、",
        "（一）",
    ]
    # a link that goes round
    round_ = b.abstract(1, more='<w:numStyleLink w:val="ls"/>') + b.num(1, 1)
    assert labels(listed(0), round_, styles=styles) == [""]


# ------------------------------------------------------------------ the final view

DELETED = '<w:rPr><w:del w:id="1" w:author="张三"/></w:rPr>'
GONE = '<w:del w:id="2" w:author="张三"><w:r><w:delText>甲</w:delText></w:r></w:del>'


def test_deleted_paragraphs_do_not_count() -> None:
    body = listed(0) + b.numbered(GONE, 1, 0, DELETED) + listed(0)
    assert labels(body, REPORT + b.num(1, 0)) == ["一、", "二、"]
    row = b.tbl(b.tr(b.tc(listed(0)), properties='<w:del w:id="1" w:author="张三"/>'))
    assert labels(listed(0) + row + listed(0), REPORT + b.num(1, 0)) == ["一、", "二、"]
    before_table = b.numbered(GONE, 1, 0, DELETED) + b.tbl(b.tr("格"))
    assert labels(listed(0) + before_table + listed(0), REPORT + b.num(1, 0)) == ["一、", "", "二、"]


def test_a_joined_paragraph_counts_once() -> None:
    body = listed(0) + b.numbered("甲", 1, 1, DELETED) + listed(0, 1)
    assert labels(body, REPORT + b.num(1, 0)) == ["一、", "二、", "（一）"]


def test_hidden_paragraphs_do_not_count_and_empty_ones_do() -> None:
    hidden = b.numbered(b.r("甲", "<w:vanish/>"), 1, 0, "<w:rPr><w:vanish/></w:rPr>")
    assert labels(listed(0) + hidden + listed(0), REPORT + b.num(1, 0)) == ["一、", "二、"]
    empty = b.numbered("", 1, 0)
    assert labels(listed(0) + empty + listed(0), REPORT + b.num(1, 0)) == ["一、", "三、"]
    mark_only = b.numbered("甲", 1, 0, "<w:rPr><w:vanish/></w:rPr>")  # its text is seen, its number is not
    assert labels(listed(0) + mark_only + listed(0), REPORT + b.num(1, 0)) == ["一、", "", "三、"]
    separator = b.numbered("甲", 1, 0, "<w:rPr><w:vanish/><w:specVanish/></w:rPr>")
    assert labels(listed(0) + separator + listed(0), REPORT + b.num(1, 0)) == ["一、", "二、", "三、"]
    styles = b.style("h", "暗", "<w:rPr><w:vanish/></w:rPr>")
    by_style = b.p("甲", properties='<w:pStyle w:val="h"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    assert labels(listed(0) + by_style + listed(0), REPORT + b.num(1, 0), styles=styles) == ["一、", "二、"]


def test_text_boxes_headers_and_notes_count_for_themselves() -> None:
    body = (
        listed(0)
        + b.p(b.r("乙") + b.box(listed(0, 0)) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + b.p(b.r("丙") + b.box(listed(0)))
        + listed(0)
        + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    )
    found = labels(
        body,
        REPORT + b.num(1, 0),
        footnotes=f'<w:footnote w:id="2">{listed(0)}</w:footnote>',
        header1=listed(0),
    )
    assert found == ["一、", "", "一、", "二、", "", "三、", "二、", "一、", "一、"]


def test_cells_and_old_properties() -> None:
    was = '<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    body = b.tbl(b.tr(b.tc(listed(0)), b.tc(listed(0)))) + b.p("甲", properties=was) + listed(0)
    assert labels(body, REPORT + b.num(1, 0)) == ["一、", "二、", "", "三、"]


def test_hostile_values() -> None:
    numbering = (
        b.abstract(0, b.lvl(0, "lowerRoman", "%1" * 5000, start=30_000), b.lvl(99, "decimal", "%1"))
        + b.abstract(1, b.lvl(0, "decimal", "%1.").replace('"1"', '"99999999999"'))
        + b.abstract(2, b.lvl(0, "decimal", "%1.").replace('"1"', '"-"'))
        + "".join(b.num(i + 1, i) for i in range(3))
    )
    found = labels(listed(0) + listed(0, num=2) + listed(0, num=3) + listed(-1) + listed(9), numbering)
    assert 0 < len(found[0]) < 3000
    assert found[1:] == ["0.", "0.", "", ""]
