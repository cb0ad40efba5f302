from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.model import Document
from fzlint.readers.read import read
from fzlint.readers.unreadable import Unreadable

HEAD = rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fswiss\fcharset0 Arial;}}"
STYLES = rb"{\stylesheet{\s0 Normal;}{\s1\sbasedon0\outlinelevel0 heading 1;}{\s2\sbasedon1 my own;}}"


def gbk(text: str) -> bytes:
    return b"".join(b"\\'%02x" % byte for byte in text.encode("gb18030"))


def unicode(text: str) -> bytes:
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2)]
    return b"".join(b"\\u%d?" % number for number in numbers)


def document(body: bytes) -> Document:
    return read(HEAD + STYLES + body + b"}", "a.rtf")


def shown(body: bytes) -> list[str]:
    found = document(body)
    return [found.text_of(block) for block in found.blocks]


@pytest.mark.parametrize("write", [gbk, unicode])
def test_paragraphs(write: type[bytes]) -> None:
    lines = ["青河县水务局情况汇报", "一、主要做法", "全年平稳，𠮷祥。"]
    assert shown(b"\\par\n".join(rb"\pard\plain " + write(line) for line in lines)) == lines  # type: ignore[call-arg, operator]


def test_what_is_no_text_is_left_out() -> None:
    body = gbk("全年") + rb"{\*\bkmkstart a}{\pict 0102}{\v " + gbk("隐藏") + rb"}{\deleted " + gbk("删去") + rb"}"
    body += (
        rb"{\field{\*\fldinst PAGE}{\fldrslt "
        + gbk("平稳")
        + rb"}}{\header "
        + gbk("页眉")
        + rb"}\bin3 \{}"
        + gbk("有序。")
    )
    assert shown(body) == ["全年平稳有序。"]


def test_marks_and_breaks() -> None:
    assert shown(rb"a\ldblquote b\rdblquote\emdash c\line d\~e\_f\{g\}\par") == ["a“b”—c\nd\xa0e\u2011f{g}"]


def test_automatic_numbers_are_those_that_the_file_writes_out() -> None:
    items = ("一、", "甲项工作"), ("三、", "乙项工作")
    body = b"".join(rb"\pard{\listtext " + gbk(label) + rb"\tab}" + gbk(text) + rb"\par " for label, text in items)
    labels = [(b.label.text, b.label.automatic) for b in document(body).blocks if b.label]
    assert labels == [("一、", True), ("三、", True)]


def test_styles_tell_headings() -> None:
    body = (
        rb"\pard\s1 "
        + gbk("标题甲")
        + rb"\par\pard\s2 "
        + gbk("标题乙")
        + rb"\par\pard\s0 "
        + gbk("正文，正文。")
        + rb"\par"
    )
    assert [block.role for block in document(body).blocks][1:] == ["heading", "body"]


def test_tables_are_grids() -> None:
    row = rb"\trowd\cellx%d\cellx%d\pard\intbl %s\cell %s\cell\row "
    body = row % (1000, 2000, gbk("事项"), gbk("数量")) + row % (1000, 2010, gbk("许可"), b"12")
    body += rb"\trowd\clvmgf\cellx1000\cellx2000\pard\intbl a\cell b\cell\row\trowd\clvmrg\cellx1000\cellx2000\pard\intbl\cell c\cell\row"
    found = document(body + rb"\pard " + gbk("表后文字。") + rb"\par")
    (table,) = found.tables
    cells = [["".join(found.text_of(found.blocks[i]) for i in cell) for cell in row] for row in table.grid]
    assert cells == [["事项", "数量"], ["许可", "12"], ["a", "b"], ["a", "c"]]
    assert found.blocks[-1].cell is None


def test_nested_too_deeply_is_refused() -> None:
    with pytest.raises(Unreadable, match="嵌套过深"):
        document(b"{" * 5000)


@given(
    st.lists(
        st.sampled_from(
            [rb"{", rb"}", rb"\par", rb"\u20013", rb"\'d6", rb"\bin9", rb"\cell", rb"\row", b"a", rb"\intbl ", b"\\"]
        )
    )
)
def test_any_rtf_is_read_or_refused(tokens: list[bytes]) -> None:
    try:
        assert document(b"".join(tokens)).blocks
    except Unreadable:
        return


def test_text_boxes_stand_in_front_of_their_paragraph() -> None:
    box = (
        rb"{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard "
        + gbk("青河县水务局2024年工作报告")
        + rb"\par}}}"
    )
    found = document(rb"\pard " + box + gbk("现将情况报告如下。") + rb"\par")
    assert [found.text_of(block) for block in found.blocks] == ["青河县水务局2024年工作报告", "现将情况报告如下。"]
    assert [block.part.name for block in found.blocks] == ["textbox", ""]
    assert found.title == "青河县水务局2024年工作报告"


def test_tables_inside_tables() -> None:
    inner = rb"\pard\intbl\itap2 %s\nestcell %s\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}"
    rows = inner % (gbk("类别"), gbk("件数")) + inner % (gbk("处罚"), b"10")
    body = (
        rb"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl a\cell "
        + rows
        + rb"\pard\intbl b\cell c\cell\row\pard x\par"
    )
    found = document(body)
    grids = [
        [["".join(found.text_of(found.blocks[i]) for i in cell) for cell in row] for row in table.grid]
        for table in found.tables
    ]
    assert grids == [[["类别", "件数"], ["处罚", "10"]], [["a", "b", "c"]]]


def test_an_automatic_number_does_not_undo_the_heading_that_it_stands_in_front_of() -> None:
    body = rb"\pard\outlinelevel0{\listtext\pard\plain " + gbk("一、") + rb"\tab}" + gbk("主要做法") + rb"\par"
    assert [block.marked for block in document(body).blocks] == [True]


def test_changes_and_comments_that_are_not_looked_at_are_said() -> None:
    assert document(rb"\pard " + gbk("全年平稳。") + rb"\par").notes == ()
    body = rb"\pard " + gbk("全年") + rb"{\revised " + gbk("总体") + rb"}{\*\annotation x}" + gbk("平稳。") + rb"\par"
    assert document(body).notes == ("RTF 文件中有修订和批注，没有逐处检查；另存为 .docx 后可以检查。",)
