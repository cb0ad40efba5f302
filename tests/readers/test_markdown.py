from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.model import Document
from fzlint.readers.read import read
from fzlint.readers.unreadable import Unreadable


def document(text: str) -> Document:
    return read(text.encode(), "a.md")


def shown(text: str) -> list[str]:
    doc = document(text)
    return [doc.text_of(block) for block in doc.blocks]


def test_headings_lists_and_paragraphs() -> None:
    doc = document("# 甲局报告\n\n## 一、甲\n\n正文一\n正文二。\n\n- 要点\n  续行\n- 要点\n\n小标题\n---\n\n> 引文。\n")
    assert [(block.role, doc.text_of(block)) for block in doc.blocks] == [
        ("title", "甲局报告"),
        ("heading", "一、甲"),
        ("body", "正文一正文二。"),
        ("item", "要点续行"),
        ("item", "要点"),
        ("heading", "小标题"),
        ("body", "引文。"),
    ]


def test_front_matter_code_and_comments_are_left_out() -> None:
    assert shown(
        "---\ntitle: a,b\n---\n正文。\n\n```\ncode,code\n```\n\n    code(code)\n\n<!-- 注,释 -->\n末段。\n"
    ) == ["正文。", "末段。"]


def test_inline_marks() -> None:
    assert shown("见[办法](http://a.cn/x,y)，**应当**依`a,b`*办理*，2\\*3。<br>下行&nbsp;![图](x.png)") == [
        "见办法，应当依\ufffc办理，2*3。\n下行\xa0\ufffc"
    ]


def test_a_soft_line_end_is_a_blank_between_latin_words_only() -> None:
    assert shown("采用 Markdown\nformat 编写的\n文件。") == ["采用 Markdown format 编写的文件。"]


def test_ordered_lists_keep_their_numbers() -> None:
    doc = document("1. 甲甲\n2. 乙乙\n4. 丁丁\n")
    assert [block.label.text if block.label else "" for block in doc.blocks] == ["1.", "2.", "4."]


def test_lists_of_ones_are_numbered_by_markdown() -> None:
    doc = document("标题的一行报告\n\n1. 甲甲\n1. 乙乙\n1. 丁丁\n")
    assert [(b.label.text, b.label.automatic) for b in doc.blocks if b.label] == [
        ("1.", True),
        ("2.", True),
        ("3.", True),
    ]


def test_tables_are_grids() -> None:
    doc = document("表1 办理情况\n\n| 事项 | 数量 |\n| --- | --: |\n| 许可 | 12 |\n| a\\|b | |\n")
    (table,) = doc.tables
    cells = [["".join(doc.text_of(doc.blocks[i]) for i in cell) for cell in row] for row in table.grid]
    assert table.caption == "表1 办理情况"
    assert cells == [["事项", "数量"], ["许可", "12"], ["a|b", ""]]


def test_footnotes_are_notes() -> None:
    doc = document("正文[^1]。\n\n[^1]: 来源说明。\n")
    assert [(b.role, b.part.name, b.part.id, doc.text_of(b)) for b in doc.blocks if b.role == "note"] == [
        ("note", "footnote", "1", "来源说明。")
    ]


@given(st.text(alphabet="#*_`[]()<>!|-&;\\ \n甲乙，。1.a", max_size=120))
def test_every_character_shown_stands_where_it_is_said_to(text: str) -> None:
    try:
        doc = document(text)
    except Unreadable:
        return
    source = text.split("\n")
    for block in doc.blocks:
        for offset in range(block.start, block.end):
            place = doc.place(offset)
            pieces = [piece for piece in block.pieces if piece.offset <= offset]
            if not pieces[-1].locked and doc.text[offset] not in "\n\ufffc":
                assert source[place.paragraph - 1][place.column - 1] == doc.text[offset]


# ----------------------------------------------------------- what is markup in one program or another


@pytest.mark.parametrize(
    "source",
    [
        "::: warning 注意,事项\n正文。\n:::\n",
        '!!! tip "提示,甲"\n    正文。\n',
        '???+ note "口径"\n\n    正文。\n',
        "<!-- 草稿 -->\n---\ntitle: 报告,标题\ntags: [甲, 乙]\n---\n\n正文。\n",
        '+++\ntitle = "报告,标题"\n+++\n正文。\n',
        "$$\na,b\n$$\n正文。\n",
        "{: .wide }\n正文。\n",
        "[TOC]\n\n正文。\n",
        "<!-- 一处\n跨行的注,释 -->\n正文。\n",
        "```text\n甲,乙\n```\n正文。\n",
        "~~~\n甲,乙\n~~~\n正文。\n",
        '<script>\nvar a = "甲,乙";\n</script>\n\n正文。\n',
        "[链接]: <目标,地址> (标题)\n\n正文。\n",
    ],
)
def test_blocks_of_markup_are_left_out(source: str) -> None:
    assert shown(source) == ["正文。"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("全年 :white_check_mark: 良好", "全年 \ufffc 良好"),
        ("全年平稳:smile:，良好:+1:。", "全年平稳\ufffc，良好\ufffc。"),
        ('## 工作情况 {.wide key="甲,乙"}', "工作情况"),
        ("详见[[工作,方案]]和[[方案|《方案》]]。", "详见\ufffc和《方案》。"),
        ("按$a,b$计算，共$5元，$6元。", "按\ufffc计算，共$5元，$6元。"),
        ('见[办法](x/办法(修订),1.docx "标题,一")。', "见办法。"),
        ("见![图,一](a,b.png)和[![图](c.png)附件](d,e.pdf)。", "见\ufffc和\ufffc附件。"),
        ("附件：[1.工作清单](清单,1.xlsx)", "附件：1.工作清单"),
        ("比例为3:4:5，时间为9:30:00。", "比例为3:4:5，时间为9:30:00。"),
        ("**一、加强领导。**全年", "**一、加强领导。**全年"),  # no emphasis by the book: the marks are seen
        ("**加强领导**，*全年*平稳，__负责人__", "加强领导，全年平稳，负责人"),
        ("负责人__，电话___。", "负责人__，电话___。"),  # to be filled in
        ("面积3*4*5米，~~删去~~", "面积345米，删去"),
    ],
)
def test_inside_a_line(source: str, text: str) -> None:
    assert shown(source) == [text]


def test_definition_lists_are_paragraphs() -> None:
    assert shown("河长制\n: 由负责同志担任河长。\n\n林长制\n\n:   由负责同志担任林长。\n") == [
        "河长制",
        "由负责同志担任河长。",
        "林长制",
        "由负责同志担任林长。",
    ]


def test_headings_without_a_blank_and_underlined_ones() -> None:
    doc = document("#甲局汇报\n\n##一、做法\n正文，正文。\n\n问题和打算\n---------\n\n尚有差距。\n\n#话题#热度上升。\n")
    assert [(block.role, doc.text_of(block)) for block in doc.blocks] == [
        ("title", "甲局汇报"),
        ("heading", "一、做法"),
        ("body", "正文，正文。"),
        ("heading", "问题和打算"),
        ("body", "尚有差距。"),
        ("body", "#话题#热度上升。"),
    ]


def test_a_line_below_a_sentence_is_a_rule() -> None:
    assert [block.role for block in document("甲局汇报\n\n全年平稳，任务完成。\n---\n").blocks] == ["title", "body"]


def test_lines_indented_with_blanks_are_prose_if_they_are_written_in_chinese() -> None:
    assert shown("甲局汇报\n\n    一、全年平稳，任务完成。\n\n    total = 甲 + 乙\n") == [
        "甲局汇报",
        "一、全年平稳，任务完成。",
    ]


# ------------------------------------------------------------------------ one paragraph a line

PLAIN = """\
丁镇水务站2024年工作情况汇报
一、主要做法
全年巡查河道四十次，发现问题九处，均已整改到位，群众比较满意，上级给予肯定。
（一）健全制度。印发办法两件。
加强培训，全年举办讲座三场
二、存在问题
仍有差距。
丁镇水务站
2025年1月8日
"""


def test_a_file_of_which_every_line_is_a_paragraph_reads_like_a_text() -> None:
    as_text, as_markdown = read(PLAIN.encode(), "a.txt"), document(PLAIN)
    assert as_markdown.text == as_text.text
    assert [block.role for block in as_markdown.blocks] == [block.role for block in as_text.blocks]
    assert as_markdown.title == as_text.title


def test_lines_broken_at_one_width_are_joined_again() -> None:
    source = """# 丁镇水务站汇报

全年巡查河道四十次，发现问题九处，均已整改
到位，群众比较满意。上级给予肯定，经验在全
县推广，并在会上作了交流。
一、主要做法
健全制度，印发办法两件，落实责任到人，定期
检查通报，问题及时处理。
"""
    assert shown(source) == [
        "丁镇水务站汇报",
        "全年巡查河道四十次，发现问题九处，均已整改到位，群众比较满意。上级给予肯定，经验在全县推广，并在会上作了交流。",
        "一、主要做法",
        "健全制度，印发办法两件，落实责任到人，定期检查通报，问题及时处理。",
    ]


# ------------------------------------------------------------------------------ tables in HTML


def test_html_tables_are_grids() -> None:
    doc = document(
        '表2 收支情况\n\n<table>\n<thead><tr><th rowspan="2">项目</th><th colspan=2>件数</th></tr>\n'
        "<tr><th>上</th><th>下</th></tr></thead>\n\n<tr><td><b>许可</b></td>\n<td>3<br>4</td><td></td></tr>\n</table>\n\n正文。\n"
    )
    (table,) = doc.tables
    cells = [["".join(doc.text_of(doc.blocks[i]) for i in cell) for cell in row] for row in table.grid]
    assert (table.caption, cells) == (
        "表2 收支情况",
        [["项目", "件数", "件数"], ["项目", "上", "下"], ["许可", "3\n4", ""]],
    )
    assert doc.place(doc.blocks[-2].start)[:2] == (8, 5)
    assert doc.text_of(doc.blocks[-1]) == "正文。"


def test_a_table_without_an_end_is_text() -> None:
    assert shown("<table>\n<tr><td>甲乙</td></tr>\n\n正文。\n") == ["甲乙", "正文。"]


@given(st.text(alphabet="#*_`[]()<>!|-&;:$~{}=?+\\ \t\u3000\n甲乙，。一、1.a", max_size=160))
def test_any_markdown_is_read_and_its_places_hold(text: str) -> None:
    test_every_character_shown_stands_where_it_is_said_to.hypothesis.inner_test(text)  # type: ignore[attr-defined]


def test_the_title_of_the_front_matter() -> None:
    text = "---\ntitle: 青河县水务局2024年工作总结\ndate: 2025-01-09\n---\n# 一、主要工作\n\n完成巡查。\n\n# 二、存在问题\n\n人手不足。\n"
    doc = read(text.encode(), "a.md")
    assert (doc.title, doc.title_blocks, doc.year) == ("青河县水务局2024年工作总结", (), 2024)
    assert [doc.blocks[section.heading].role for section in doc.sections] == ["heading", "heading"]


def test_short_lines_that_stop_without_a_mark_are_headings_of_their_own() -> None:
    said = "全年受理案件两千余件，审结率比上年提高，群众反映良好，没有一件被上级机关撤销，各项工作取得新的进展。"
    lines = ["青河县人民法院工作报告", "——2025年1月9日在青河县第十八届人民代表大会第四次会议上", "院长　王一"]
    lines += [
        "2024年工作回顾",
        said,
        "一、惩治犯罪，维护稳定",
        said,
        "二、化解纠纷，服务发展",
        said,
        "2025年工作安排",
        said,
    ]
    document = read("\n".join(lines).encode(), "a.md")
    assert [document.text_of(block) for block in document.blocks] == lines
    assert document.title == lines[0]
