from __future__ import annotations

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
