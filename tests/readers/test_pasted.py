"""Tables pasted into a text."""

from __future__ import annotations

import pytest

from fzlint.document.model import Document
from fzlint.readers.read import read

LEAD = "河东镇水务站2024年工作情况汇报\n全年办理情况见下表，各项数字已经核对。\n"


def grids(text: str, name: str = "a.txt") -> list[list[list[str]]]:
    document = read((LEAD + text).encode(), name)
    return [[[_cell(document, cell) for cell in row] for row in table.grid] for table in document.tables]


def _cell(document: Document, blocks: tuple[int, ...]) -> str:
    return "".join(document.text_of(document.blocks[i]) for i in blocks)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_rows_with_tabs(name: str) -> None:
    rows = "事项\t上半年\t下半年\n（一）许可\t12\t\n（七）总计\t12\t10\n"
    assert grids(rows, name) == [[["事项", "上半年", "下半年"], ["（一）许可", "12", ""], ["（七）总计", "12", "10"]]]


def test_rows_with_pipes_and_their_head() -> None:
    table = [["单位", "件数", "人数"], ["一所", "41", "10"], ["合计", "41", "10"]]
    assert grids("单位|件数|人数\n一所|41|10\n合计|41|10\n") == [table]
    assert grids("单位 | 件数 | 人数 |\n一所 | 41 | 10 |\n合计 | 41 | 10 |\n") == [table]


def test_a_table_in_markdown_is_a_table_and_its_dashes_are_no_text() -> None:
    rows = "| 单位 | 件数 | 人数 |\n|---|---|---|\n| 一所 | 41 | 10 |\n| 合计 | 41 | 10 |\n其他工作正常。\n"
    assert grids(rows) == [[["单位", "件数", "人数"], ["一所", "41", "10"], ["合计", "41", "10"]]]
    assert grids("科室 | 职责\n:--- | ---:\n法规科 | 审核\n") == [[["科室", "职责"], ["法规科", "审核"]]]
    text = read(rows.encode(), "a.txt").text
    assert "---" not in text and "其他工作正常。" in text
    assert grids("| 单位 |\n|---|---|\n| 一所 |\n") == []


def test_rows_with_blanks_and_their_head() -> None:
    assert grids("类别  男  女\n在编  12  8\n聘用  3  4\n") == [
        [["类别", "男", "女"], ["在编", "12", "8"], ["聘用", "3", "4"]]
    ]
    assert grids("类别 男 女\n在编 12 8\n聘用 3 4\n") == [
        [["类别", "男", "女"], ["在编", "12", "8"], ["聘用", "3", "4"]]
    ]


def test_figures_of_a_shorter_row_stand_under_those_of_the_others() -> None:
    assert grids("许可\t新办\t3\t4\n许可\t换证\t1\t2\n合计\t4\t6\n")[0][-1] == ["合计", "", "4", "6"]


@pytest.mark.parametrize(
    "text",
    [
        "1.\t健全制度，全年印发办法两件，修订一件。\n2.\t加强巡查，全年巡查河道四十次，发现问题九处。\n",
        "目录\n一、主要做法\t1\n二、存在问题\t3\n三、下一步打算\t5\n",
        "\t全年平稳有序。\n\t群众比较满意。\n",
        "张三  李四  王五\n赵六  钱七  孙八\n",
        "2024 年 12 月 31 日\n2025 年 1 月 2 日\n",
    ],
    ids=["list", "contents", "indent", "names", "dates"],
)
def test_what_is_no_table(text: str) -> None:
    assert grids(text) == []


def test_cells_keep_their_places_and_are_no_headings() -> None:
    document = read((LEAD + "一、甲\t5\t6\n三、乙\t7\t8\n合计\t12\t14\n").encode(), "a.txt")
    cells = [block for block in document.blocks if block.cell is not None]
    assert [document.place(block.start)[:2] for block in cells][:3] == [(3, 1), (3, 5), (3, 7)]
    assert not document.series and {block.role for block in cells} == {"cell"}


def test_a_table_in_a_text_of_wrapped_lines_keeps_its_cells() -> None:
    line = "本年度我站坚持日常巡查与集中整治相结合，对辖区内各条河道逐一排查，发现"
    text = "\n".join([line] * 6 + ["问题及时处理。", "事项\t上半年\t下半年", "许可\t12\t8", *[line] * 5, "到此为止。"])
    document = read(text.encode(), "a.txt")
    assert [[_cell(document, cell) for cell in row] for row in document.tables[0].grid] == [
        ["事项", "上半年", "下半年"],
        ["许可", "12", "8"],
    ]
    assert len(document.blocks) == 8
