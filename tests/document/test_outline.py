from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.model import BODY, Document, Paragraph, Piece, Source, Span
from fzlint.document.outline import build
from fzlint.readers.read import read

TITLE = "青河县司法局2024年法治政府建设情况报告"


def document(*lines: str, title: str = TITLE) -> Document:
    return read("\n".join((title, *lines)).encode(), "a.txt")


def headings(doc: Document) -> list[tuple[int, str]]:
    return [(section.level, doc.heading_text(i)) for i, section in enumerate(doc.sections)]


def series(doc: Document) -> list[list[str]]:
    return [[label.text for i in s.blocks if (label := doc.blocks[i].label)] for s in doc.series]


def test_levels_nest_and_close() -> None:
    doc = document("一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "二、己", "（一）庚")
    assert headings(doc) == [
        (1, "一、甲"),
        (2, "（一）乙"),
        (3, "1.丙"),
        (3, "2.丁"),
        (2, "（二）戊"),
        (1, "二、己"),
        (2, "（一）庚"),
    ]
    assert series(doc) == [["一、", "二、"], ["（一）", "（二）"], ["1.", "2."], ["（一）"]]


def test_run_in_heading_ends_at_its_full_stop() -> None:
    doc = document("一、甲", "（一）加强领导。成立专班，明确分工。")
    assert headings(doc)[1] == (2, "（一）加强领导")
    assert [doc.text[s.start : s.end] for s in doc.sentences] == ["成立专班，明确分工。"]


def test_long_labelled_paragraph_is_an_item() -> None:
    long = "1." + "推动落实各项任务" * 8 + "。"
    doc = document("一、甲", long)
    assert doc.blocks[2].role == "item"
    assert len(doc.sections) == 1


def test_foreign_label_belongs_to_the_series_it_carries_on() -> None:
    assert series(document("一、甲", "（一）乙", "（2）丙", "（三）丁"))[1] == ["（一）", "（2）", "（三）"]
    assert series(document("一、甲", "（一）乙", "（二）丙", "（3）丁"))[1] == ["（一）", "（二）", "（3）"]
    assert series(document("一、甲", "（1）乙", "（二）丙", "（三）丁"))[1] == ["（1）", "（二）", "（三）"]


def test_label_with_a_full_stop_for_its_mark() -> None:
    doc = document("一、甲", "二。存在的不足和原因", "正文。", "三、丙")
    assert headings(doc) == [(1, "一、甲"), (1, "二。存在的不足和原因"), (1, "三、丙")]
    assert series(document("一、甲", "1.乙", "2。丙", "3.丁"))[1] == ["1.", "2。", "3."]
    assert series(document("一、甲", "正文如下。", "五。")) == [["一、"]]


def test_foreign_label_at_the_end_of_its_series() -> None:
    lines = ("一、甲", "（一）乙", "（二）丙", "（三）丁")
    assert series(document(*lines, "四、戊", "二、己")) == [["一、", "二、"], ["（一）", "（二）", "（三）", "四、"]]
    assert series(document(*lines, "4.戊", "二、己"))[1] == ["（一）", "（二）", "（三）", "4."]
    assert series(document("一、甲", "二、乙", "三、丙", "4.2025年安排"))[0] == ["一、", "二、", "三、", "4."]
    assert series(document("一、甲", "1.乙", "2.丙", "3.丁", "4)戊"))[1] == ["1.", "2.", "3.", "4)"]


def test_foreign_label_that_also_carries_on_the_level_above() -> None:
    doc = document("一、甲", "（一）乙", "二、丙", "（三）丁", "二、戊", "（一）己")
    assert series(doc)[:2] == [["一、", "二、"], ["（一）", "二、", "（三）"]]
    doc = document("一、甲", "二、乙", "（一）丙。做好丙事。", "（二）丁。做好丁事。", "三、戊。做好戊事。", "三、己")
    assert series(doc) == [["一、", "二、", "三、"], ["（一）", "（二）", "三、"]]
    doc = document("一、甲", "（一）乙", "二、丙", "（三）丁", "三、戊")
    assert series(doc)[0] == ["一、", "二、", "三、"]


def test_label_that_may_belong_elsewhere_is_no_stranger() -> None:
    doc = document("一、甲", "（一）乙", "1.子", "2.丑", "3.寅", "（二）丙", "（三）丁", "4.卯", "二、己")
    assert series(doc)[2] == ["1.", "2.", "3.", "4."]
    doc = document("一、甲", "（一）乙", "（二）丙", "（三）丁", "4.子", "（四）戊", "二、己")
    assert series(doc)[1] == ["（一）", "（二）", "（三）", "（四）"]
    doc = document("一、甲", "二、乙", "（一）丙", "（三）丁", "（二）戊", "三、己")
    assert series(doc) == [["一、", "二、", "三、"], ["（一）", "（三）", "（二）"]]


def test_list_whose_first_number_stands_in_the_text_above_is_no_stranger() -> None:
    doc = document("一、甲", "（一）做法：1.成立专班，明确分工。", "2.定期会商。", "3.建立台账。", "（二）丙")
    assert series(doc)[1] == ["（一）", "（二）"]


def test_lists_start_again_under_the_same_heading() -> None:
    doc = document("一、甲", "1.乙", "2.丙", "另外还有以下活动：", "1.丁", "2.戊", "二、己")
    assert series(doc) == [["一、", "二、"], ["1.", "2."], ["1.", "2."]]


def test_numbers_run_on_across_sections() -> None:
    doc = document("一、甲", "1.乙", "2.丙", "二、丁", "3.戊", "4.己")
    assert series(doc)[1] == ["1.", "2.", "3.", "4."]


def test_labels_before_the_first_level_do_not_hide_it() -> None:
    doc = document("（一）前言", "（二）依据", "一、甲", "（一）乙", "二、丙")
    assert series(doc) == [["（一）", "（二）"], ["一、", "二、"], ["（一）"]]


def test_reversed_levels_nest() -> None:
    doc = document("（一）甲", "一、乙", "二、丙", "（二）丁", "一、戊", "二、己")
    assert series(doc) == [["（一）", "（二）"], ["一、", "二、"], ["一、", "二、"]]


def test_figures_are_labels_only_where_they_fit() -> None:
    doc = document("一、甲", "1.乙", "2.2026年计划新建公园10处", "3.5处小区开工")
    assert series(doc)[1] == ["1.", "2.", "3."]
    assert series(document("一、甲", "3.5处小区开工，进展顺利。")) == [["一、"]]


def test_marked_up_headings_without_labels() -> None:
    def paragraph(text: str, level: int = 0) -> Paragraph:
        return Paragraph(text, (Piece(0, 1, 1),), level)

    doc = build(
        Source(
            "docx",
            (
                paragraph(TITLE),
                paragraph("概况", 1),
                paragraph("1.甲"),
                paragraph("2.乙"),
                paragraph("进展", 2),
                paragraph("1.丙"),
                paragraph("困难", 2),
                paragraph("计划", 1),
            ),
        )
    )
    assert [(level, text) for level, text in headings(doc) if "." not in text] == [
        (1, "概况"),
        (2, "进展"),
        (2, "困难"),
        (1, "计划"),
    ]
    assert series(doc) == [["1.", "2."], ["1."]]


def test_automatic_and_typed_labels_are_one_series() -> None:
    def paragraph(text: str, label: str = "") -> Paragraph:
        return Paragraph(text, (Piece(0, 1, 1),), 0, label)

    doc = build(
        Source("docx", (paragraph(TITLE), paragraph("甲", "一、"), paragraph("二、乙"), paragraph("丙", "三、")))
    )
    assert series(doc) == [["一、", "二、", "三、"]]
    first = doc.blocks[1].label
    assert first is not None and first.automatic and first.span == Span(doc.blocks[1].start, doc.blocks[1].start, True)


def test_numbers_start_afresh_behind_signature_and_attachment() -> None:
    doc = document(
        "一、甲",
        "（一）乙",
        "全年工作有序推进。",
        "甲县司法局",
        "2024年12月5日",
        "附件1",
        "（一）丙",
        "附件2",
        "（一）丁",
    )
    assert series(doc) == [["一、"], ["（一）"], ["（一）"], ["（一）"]]
    signature = next(i for i, block in enumerate(doc.blocks) if block.role == "signoff")
    assert doc.section_of[signature] == -1
    assert doc.section_of[signature - 1] >= 0
    assert doc.path(doc.blocks[-1].start) == ("（一）丁",)


def test_a_list_of_attachments_is_no_part_of_the_last_section() -> None:
    doc = document("一、甲", "1.乙", "2.丙", "3.丁", "附件：1.统计表", "2.责任清单", "甲县司法局", "2024年12月5日")
    assert series(doc)[:2] == [["一、"], ["1.", "2.", "3."]]


def test_the_long_heading_of_the_regulation_is_one() -> None:
    heading = "三、2024年度党政主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况。"
    assert document("一、甲", "正文。", heading, "正文。").blocks[3].role == "heading"


def test_contents_page_is_outside_the_outline() -> None:
    doc = document("目录", "一、甲\t1", "二、乙\t3", "一、甲", "正文。", "二、乙", "正文。")
    assert [block.role for block in doc.blocks][1:4] == ["toc", "toc", "toc"]
    assert series(doc) == [["一、", "二、"]]


@pytest.mark.parametrize(
    ("lines", "title", "year"),
    [
        (
            ["甲县乙局", "2023年法治政府建设情况报告", "各位领导：", "一、甲"],
            "甲县乙局2023年法治政府建设情况报告",
            2023,
        ),
        (["政府工作报告", "——2024年1月15日在甲市人民代表大会上", "甲市市长 王某", "各位代表："], "政府工作报告", 2024),
        (
            ["下载", "打印", "甲市2024年政府工作报告", "来源：甲市政府", "正文一段，比较长，" * 9],
            "甲市2024年政府工作报告",
            2024,
        ),
        (
            ["关于甲局二〇二二年度法治建设情况的报告", "正文一段，比较长，" * 9],
            "关于甲局二〇二二年度法治建设情况的报告",
            2022,
        ),
    ],
)
def test_title_and_year(lines: list[str], title: str, year: int | None) -> None:
    doc = read("\n".join(lines).encode(), "a.txt")
    assert (doc.title, doc.year) == (title, year)


@pytest.mark.parametrize(
    "text",
    [
        "# 清河区水务局\n\n# 2023年法治政府建设年度报告\n\n全年工作情况如下。\n",
        "# 清河区水务局\n\n2023年法治政府建设年度报告\n\n全年工作情况如下。\n",
        "# 清河区水务局2023年法治政府建设年度报告\n\n## 概述\n\n全年工作情况如下。\n",
    ],
)
def test_title_of_two_lines_in_markdown(text: str) -> None:
    assert read(text.encode(), "a.md").title == "清河区水务局2023年法治政府建设年度报告"


def test_year_of_the_date_at_the_end() -> None:
    doc = document(
        "一、甲",
        "全年开展各项检查二十余次，发现并整改问题三十余个，取得较好成效，群众满意。",
        "甲县乙局",
        "2023年12月5日",
        title="工作总结",
    )
    assert doc.year == 2023
    assert [block.role for block in doc.blocks[-2:]] == ["signoff", "signoff"]


def test_cut_paragraph_counts_as_one() -> None:
    doc = document(
        "一、甲",
        "全年坚持以人民为中心的发展思想，着力推进依法行政工作，不断提升治理水平，持续优化营",
        "商环境，成效明显。",
        "二、乙",
    )
    assert dict(doc.joined) == {2: "word"}
    assert (2, 3) in doc.paragraphs
    assert series(doc) == [["一、", "二、"]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("全年办理行政处罚案件较多，总数比上年增加2", "3件。"),
        ("全年办理行政处罚案件较多，总数比上年增加23", "件，办案质量稳步提升。"),
        ("全年投入普法经费较多，总数比上年增加23", "万元，主要用于阵地建设。"),
        ("执法决定全部上网，公示率达到100", "%，群众知情权得到保障。"),
        ("认真落实《法治政府建设实施纲要", "（2021—2025年）》，制定年度工作要点。"),
        ("认真落实《法治政府建设实施纲要（2", "021—2025年）》，制定年度工作要点。"),
        ("坚持“谁执法谁", "普法”责任制，开展活动二十场。"),
        ("加强队伍建设（含辅助", "人员），组织培训二十场。"),
        ("（一）落实《法治政府建设", "实施纲要》，制定年度工作要点。"),
        ("“4·1", "5”全民国家安全教育日开展宣传活动二十余场次。"),
    ],
)
def test_a_cut_through_a_figure_or_a_pair(before: str, after: str) -> None:
    assert dict(document("一、甲", before, after, "二、乙").joined) == {2: "word"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("全年办理行政处罚案件较多，联系电话62345678", "2024年，各项工作有序推进。"),
        ("全年办理行政处罚案件较多，联系电话62345678", "12月4日，开展宪法宣传活动。"),
        ("全年办理行政处罚案件较多，平均年龄38", "人民群众的满意度稳步提升。"),
        ("全年办理行政处罚案件较多，另有（见附表", "群众的满意度稳步提升。"),
        ("关于印发《青河县水务局", "法治建设工作要点》的通知"),
    ],
)
def test_what_is_no_cut_through_a_figure_or_a_pair(before: str, after: str) -> None:
    assert dict(document("一、甲", before, after, "二、乙").joined).get(2) != "word"


def test_a_stray_mark_behind_a_full_stop_is_no_cut() -> None:
    before = "全年坚持以人民为中心的发展思想，着力推进依法行政工作。"
    assert dict(document("一、甲", before + "，", "另外还举办了三期培训。").joined) == {}
    assert dict(document("一、甲", before + "司", "法所全部达标，面貌一新。").joined) == {2: "word"}


def test_a_labelled_line_that_stops_behind_a_comma_goes_on() -> None:
    assert dict(document("一、甲", "（一）对首次轻微违法的，", "可以不予处罚。").joined) == {2: "connective"}
    assert dict(document("一、甲", "（一）全面落实行政执法三项制度", "可以不予处罚。").joined) == {}


def test_the_lines_of_a_wrapped_text_are_paragraphs_again() -> None:
    text = "为贯彻落实上级要求，我局坚持问题导向、目标导向，全年检查企业1,260家次，立案278件。"
    whole = [TITLE, "一、总体情况", *["　　" + text * 3, "　　" + text * 2] * 3, "二、下一步打算"]
    lines = [line[i : i + 28] for line in whole for i in range(0, len(line), 28)]
    doc = read("\n".join(lines).encode(), "a.txt")
    assert doc.text == "\n".join(whole)
    assert doc.joined == {}
    for at in (m.start() for m in re.finditer("立案|1,260", doc.text)):
        line, column, _ = doc.place(at)
        assert lines[line - 1][column - 1] == doc.text[at]


def test_western_words_of_a_wrapped_text_keep_a_blank_between_them() -> None:
    lines = ["经统一部署，我局办公使用的系统升级为Windows", "10专业版，全年运行平稳，没有故障。"]
    doc = read("\n".join(lines * 8).encode(), "a.txt")
    assert doc.text.count("Windows 10") == 8


def test_places_lead_back_to_the_source() -> None:
    doc = read(f"# {TITLE}\n\n我局**认真**落实要求。\n".encode(), "a.md")
    at = doc.text.index("真落实")
    assert doc.place(at)[:2] == (3, 6)
    assert doc.places(Span(at, at + 3)) == ((3, 6, BODY), (3, 11, BODY))


lines_ = st.lists(
    st.sampled_from(
        [
            "一、甲",
            "二、乙",
            "三、丙",
            "（一）丁",
            "（二）戊",
            "（2）己",
            "1.庚",
            "2.辛",
            "3.5处",
            "①壬",
            "正文一段。",
            "第一章 癸",
            "1.1 子",
        ]
    ),
    max_size=30,
)


@given(lines_)
def test_outline_is_sound(lines: list[str]) -> None:
    """Every label is in one series at most; sections nest; spans lie in their blocks."""
    doc = document(*lines)
    members = [i for s in doc.series for i in s.blocks]
    assert len(members) == len(set(members))
    assert set(members) == {i for i, block in enumerate(doc.blocks) if block.label}
    for index, section in enumerate(doc.sections):
        assert section.parent < index
        assert doc.blocks[section.heading].role == "heading"
        if section.parent >= 0:
            assert section.last <= doc.sections[section.parent].last
            assert section.level == doc.sections[section.parent].level + 1
    for block in doc.blocks:
        assert block.start <= block.heading_end <= block.end
        if block.label:
            assert block.start <= block.label.span.start <= block.label.span.end <= block.end


@given(st.lists(st.text(alphabet="一二三（）()0123456789.、。，；：甲乙 \u3000", min_size=1, max_size=12), max_size=20))
def test_any_text_has_an_outline(lines: list[str]) -> None:
    doc = document(*lines)
    assert doc.text.split("\n")[0] == TITLE
    for block in doc.blocks:
        assert doc.text_of(block).strip()


def test_decimal_of_a_paragraph_is_no_label() -> None:
    doc = document("一、甲", "1.乙", "2.4万亩良田建成，群众满意。", "3.1万户受益，群众满意。", "二、丙")
    assert series(doc)[1] == ["1.", "2."]  # the first may be the item, the last has no next
    assert series(document("一、甲", "1.乙", "2.4万亩良田建成。", "二、丙"))[1] == ["1."]
    assert series(document("一、甲", "1.乙", "2.4万亩良田建成。", "2.丙"))[1] == ["1.", "2."]


def test_wrong_marks_make_a_series_with_gaps() -> None:
    doc = document("一：甲", "正文。", "二：乙", "正文。", "四：丙", "正文。")
    assert series(doc) == [["一：", "二：", "四："]]
    assert series(document("一、甲", "正文。", "四。")) == [["一、"]]


def test_list_of_the_same_family_inside_an_item() -> None:
    doc = document("一、甲", "（一）乙，做到：", "一、丙，丁。", "二、戊，己。", "（二）庚", "二、辛")
    assert series(doc) == [["一、", "二、"], ["（一）", "（二）"], ["一、", "二、"]]
    doc = document("一、甲", "做法如下：", "一、丙，丁。", "二、戊，己。", "三、庚，辛。", "二、壬", "三、癸")
    assert series(doc) == [["一、", "二、", "三、"], ["一、", "二、", "三、"]]
    assert series(document("一、甲", "正文。", "一、乙", "正文。", "二、丙"))[0] == ["一、", "一、", "二、"]
    long = "先把全文从头到尾通读一遍，把每一部分的要点、依据、数据和自己不明白的地方都记在本子上，再和同事一起讨论。然后写出看法"
    doc = document("1.甲", "正文。", f"1. {long}", f"2. {long}", f"3. {long}", "2.乙", "正文。", "3.丙")
    assert series(doc) == [["1.", "2.", "3."], ["1.", "2.", "3."]]
    doc = document("1.甲", "正文。", f"1. {long}", f"2. {long}", f"3. {long}", f"2. {long}")
    assert len(series(doc)[0]) != 2


def roles(*lines: str) -> list[str]:
    return [block.role for block in read("\n".join(lines).encode(), "a.txt").blocks]


PARTS = [
    "第一部分 概况",
    "一、职责",
    "二、机构",
    "第二部分 决算表",
    "一、收入表",
    "第三部分 情况说明",
    "第四部分 名词解释",
]


def test_contents_end_where_their_first_label_comes_again() -> None:
    """The part is called otherwise in the text, and what stands behind was cut off."""
    text = ["第一部分 青河县水务局概况", "一、职责", "负责全县水务工作。"]
    assert roles("青河县水务局2024年部门决算", "目录", *PARTS, *text) == [
        "title",
        *["toc"] * 8,
        "heading",
        "heading",
        "body",
    ]


def test_contents_without_a_head() -> None:
    text = ["第一部分 青河县水务局概况", "一、职责", "负责全县水务工作。"]
    assert roles("青河县水务局2024年部门决算", *PARTS, *text)[1:8] == ["toc"] * 7
    assert "toc" not in roles("青河县水务局2024年部门决算", *PARTS[:3], "负责全县水务工作。", *text)


def test_what_stands_below_a_picture_is_no_cut_on_a_page() -> None:
    text = "我国拥有众多的湖泊和水库，管好这些水面是水务部门的重要任务，需要各方面共同努力，持续推进治理。"
    page = read(
        f"水面管理十年历程\n来源：青河日报 2025-01-09\n2018年4月，水务局正式挂牌成立\n{text}\n{text}".encode(), "a.txt"
    )
    assert page.joined == {}


def test_articles_run_on_through_the_chapters_also_with_one_missing() -> None:
    doc = document("第一章 甲", "第一条 子。", "第二条 丑。", "第二章 乙", "第四条 寅。", "第五条 卯。")
    assert [label.strip() for label in series(doc)[1]] == ["第一条", "第二条", "第四条", "第五条"]


def test_heading_of_another_style_marked_up_as_one_level() -> None:
    lines = ("第一章 甲", "第二章 乙", "三、丙")
    marked = build(Source("docx", tuple(Paragraph(text, (), level=1) for text in lines)))
    assert [len(s.blocks) for s in marked.series] == [3]
    assert len(series(document(*lines))) == 2  # typed, 三、 may be an item of the second chapter


def test_foreign_labels_among_circles_and_half_brackets() -> None:
    assert series(document("①甲。", "（2）乙。", "③丙。")) == [["①", "（2）", "③"]]
    assert series(document("1）甲。", "2）乙。", "3、丙。", "4）丁。")) == [["1）", "2）", "3、", "4）"]]
    assert series(document("1）甲。", "2）乙。", "①丙。", "②丁。")) == [["1）", "2）"], ["①", "②"]]


def test_first_label_put_in_between_two_that_go_on() -> None:
    assert series(document("一、甲", "好。", "二、乙", "好。", "一、丙", "好。", "三、丁")) == [
        ["一、", "二、", "一、", "三、"]
    ]


def test_two_paragraphs_with_a_comma_for_the_mark() -> None:
    assert series(document("1，甲乙丙。", "2，丁戊己。")) == [["1，", "2，"]]
    assert series(document("1，甲乙丙。", "丁戊己。")) == []


def test_typed_label_of_another_style_that_word_did_not_count() -> None:
    labels = (("（一）", "甲。"), ("", "（2）乙。"), ("（二）", "丙。"), ("（三）", "丁。"))
    doc = build(Source("docx", tuple(Paragraph(text, (), label=label) for label, text in labels)))
    assert series(doc) == [["（一）", "（2）", "（二）", "（三）"]]
    labels = (("（一）", "甲。"), ("", "（1）乙。"), ("", "（2）丙。"), ("（二）", "丁。"))
    doc = build(Source("docx", tuple(Paragraph(text, (), label=label) for label, text in labels)))
    assert series(doc) == [["（一）", "（二）"], ["（1）", "（2）"]]
    labels = (("一、", "甲。"), ("（一）", "乙。"), ("（二）", "丙。"), ("", "（二）丁。"), ("二、", "戊。"))
    doc = build(Source("docx", tuple(Paragraph(text, (), label=label) for label, text in labels)))
    assert series(doc) == [["一、", "二、"], ["（一）", "（二）", "（二）"]]
    labels = (("（一）", "1.甲。"), ("", "2.乙。"), ("（二）", "1.丙。"), ("", "2.丁。"), ("（三）", "戊。"))
    doc = build(Source("docx", tuple(Paragraph(text, (), label=label) for label, text in labels)))
    assert series(doc) == [["（一）", "（二）", "（三）"], ["2."], ["2."]]


def test_a_contents_page_of_which_the_field_codes_are_left() -> None:
    lines = ["一、主要做法 PAGEREF _Toc100 h 3", "二、存在问题 PAGEREF _Toc101 h 4"]
    body = "我局修订裁量基准，补充执法人员四名，逐案复核，案卷评查合格率比上年有所提高。"
    doc = read(
        "\n".join(["水务局2024年工作总结", "目录", *lines, "一、主要做法", body, "二、存在问题", body]).encode(),
        "a.txt",
    )
    assert [block.role for block in doc.blocks[1:5]] == ["toc", "toc", "toc", "heading"]


def test_a_quotation_that_begins_behind_a_colon_numbers_nothing() -> None:
    doc = document(
        "（一）学习贯彻。",
        "会议提出：“一、抓早抓小。",
        "二、抓常抓长。",
        "四、抓细抓实。”各科室随即行动。",
        "（二）检查落实。",
    )
    assert series(doc) == [["（一）", "（二）"]]


def test_a_chapter_whose_number_is_in_another_style() -> None:
    doc = document("第一章 总则", "一般规定如下。", "第二章 巡查", "三、养护", "第四章 附则")
    assert series(doc) == [["第一章", "第二章", "三、", "第四章"]]


def test_a_label_with_a_wrong_mark_between_two_of_another_style() -> None:
    doc = document(
        "（一）甲类事项。全部办结。",
        "（二）乙类事项。全部办结。",
        "三，丙类事项。全部办结。",
        "（四）丁类事项。全部办结。",
    )
    assert series(doc) == [["（一）", "（二）", "三，", "（四）"]]


def test_two_labels_in_a_row_are_no_count() -> None:
    assert series(document("一、基本情况", "略有增长。", "二、三、管理情况")) == [["一、", "二、"]]
    assert series(document("一、2024年工作", "略有增长。", "二、三、2025年工作")) == [["一、", "二、"]]
    assert series(document("一、二、三产业比例协调。")) == []


def test_a_short_text_of_indented_paragraphs_may_be_wrapped() -> None:
    lines = [
        "青河县水务局2024年工作情况报告",
        "　　一年来，青河县水务局立足山区实际，着力防汛抗旱、改善民",
        "生，较好完成了各项任务。",
        "　　一、水库管理",
        "　　新建管理用房一千余平方米，改造老旧闸门八座，引进维修企",
        "业两家，带动管护水平提高。",
        "　　二、供水保障",
        "　　农村供水应供尽供，临时抢修及时到位，改造水厂三座，村级",
        "管网漏损下降。",
        "青河县水务局",
    ]
    doc = build(Source("text", tuple(Paragraph(line, (Piece(0, i + 1, 1),)) for i, line in enumerate(lines))))
    assert len(doc.blocks) == len(lines) - 3
    assert not doc.joined


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("建成泵站三座，日处理能力", "4.5万吨，覆盖十二个村。"),
        ("管水员队伍偏老，平均年龄达", "58岁，能用手机的不多。"),
        ("清淤渠道八公里，渠系完好率", "达95%以上。"),
        ("在闸口、泵站布设监测设备", "86台。"),
        ("1.用水户协会的作用发挥不充", "分，一年只开会两次；"),
        ("健全巡河制度，落实“三查三必须”", "要求。"),
        ("(三)加大投入，", "购置打捞船两条。"),
    ],
)
def test_what_a_line_counts_and_short_rests_belong_to_the_line_before(before: str, after: str) -> None:
    doc = document("一、渠道管护", before, after)
    assert list(doc.joined) == [doc.block_at(doc.text.index(after)) - 1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("全年的会议记录、通知、签到表", "2024年，全县清淤渠道八公里。"),
        ("“今年的水比去年清多了，", "娃娃们又下河摸鱼了。”"),
        ("坚持以水兴农，服务群众", "10月，全县清淤渠道八公里。"),
    ],
)
def test_what_is_no_rest_of_a_figure(before: str, after: str) -> None:
    assert document("一、渠道管护", before, after).joined == {}


def test_a_sure_cut_says_nothing_of_how_lines_end() -> None:
    doc = document(
        "一、渠道管护",
        "镇村两级一道清淤渠道八公里，修复闸门十二处，用水户满意率",
        "96.4%，比上年有所提高，来信来访明显减少。",
        "镇河长办公室每季度通报一次巡查情况，带头查问题，推动",
        "各村、各站所把管护责任落到具体的人。",
        "水利站逐段登记渠道病险，排出先后次序，分三批修复。",
        "用水户协会定期公布水量和水费，账目清楚，群众放心。",
    )
    assert list(doc.joined.values()) == ["word", "open"]


def test_lines_that_end_at_odd_widths_are_not_wrapped() -> None:
    doc = document(
        "一、渠道管护",
        "1.划分责任、压实到人。成立5个督查组，实行“镇干部包村、村干部包组、组长包",
        "渠”责任制。",
        "2.广泛宣传、人人知晓。出动宣传车12台，张贴标语260",
        "余条，发放公开信6000份。",
        "3.加强巡查、严防死守。24小时值守，设置卡点14个，",
        "劝阻乱排污水行为31起。",
        "二、存在问题",
        "部分村民认识不到位，“建了就行、不用去管”的旧观念仍然存",
        "在。",
        "三、下一步打算",
        "（一）建管并重，推进节水灌溉。全年渠道完好率保持在",
        "93%以上。",
        "（二）强化考核。",
    )
    assert len(doc.joined) == 5


def test_a_quotation_that_leads_to_a_list_keeps_its_numbers() -> None:
    doc = document(
        "（一）责任落实。各村签订责任书。",
        "（二）执法检查。办法第九条规定：",
        "“有下列行为之一的，由水务部门责令改正：",
        "（一）侵占渠道的；",
        "（二）损毁闸门的。”",
        "（三）群众参与。聘请义务监督员。",
    )
    assert series(doc) == [["（一）", "（二）", "（三）"]]
