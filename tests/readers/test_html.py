from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.readers.read import read
from fzlint.readers.unreadable import Unreadable

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>甲县水务局_甲县人民政府</title>{meta}</head><body>
<div class="nav"><a href="x">首页</a><a href="y">政务公开</a></div>
<div class="main">{h1}<div class="info">来源：甲县 <span>打印</span></div>
<div class="content"><p>2024年，甲县水务局认真<a>落实</a>各项部署，现将情况报告如下：</p>
<p><strong>一、主要举措</strong></p><p>（一）加强领导。全年召开会议4次，<span>研究</span>事项12件。<br>　　另起一行，继续说。</p>
<table><tr><th>项</th><th>数</th></tr><tr><td>许可</td><td>12</td></tr></table></div></div>
<div class="footer">版权所有：甲县人民政府，联系电话，地址，备案号。</div><script>var a = "脚本，里的字。"</script></body></html>"""
TITLE = "甲县水务局2024年法治政府建设情况报告"


def shown(page: str) -> list[str]:
    document = read(page.encode(), "a.html")
    return [document.text_of(block) for block in document.blocks]


@pytest.mark.parametrize(
    ("meta", "h1"),
    [(f'<meta name="ArticleTitle" content="{TITLE}">', ""), ("", f"<h1>{TITLE}</h1>")],
    ids=["meta", "h1"],
)
def test_the_article_without_the_page_around_it(meta: str, h1: str) -> None:
    page = PAGE.format(meta=meta, h1=h1)
    assert shown(page) == [
        TITLE,
        "2024年，甲县水务局认真落实各项部署，现将情况报告如下：",
        "一、主要举措",
        "（一）加强领导。全年召开会议4次，研究事项12件。",
        "\u3000\u3000另起一行，继续说。",
        "项",
        "数",
        "许可",
        "12",
    ]
    document = read(page.encode(), "a.html")
    assert document.title == TITLE
    (table,) = document.tables
    assert [["".join(document.text_of(document.blocks[i]) for i in cell) for cell in row] for row in table.grid] == [
        ["项", "数"],
        ["许可", "12"],
    ]


def test_old_encodings() -> None:
    page = PAGE.format(meta="", h1=f"<h1>{TITLE}</h1>").replace("utf-8", "gb2312")
    assert read(page.encode("gb18030"), "a.htm").title == TITLE


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(Unreadable):
        read(("<div>" * 5000 + "正文，一句。" + "</div>" * 5000).encode(), "a.html")


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(Unreadable):
        read(b"<html><body><script>1</script></body></html>", "a.html")


@given(st.text(alphabet='<>/divptrbh1 ="甲乙，。&;', max_size=200))
def test_any_page_is_read_or_refused(text: str) -> None:
    try:
        document = read(text.encode(), "a.html")
    except Unreadable:
        return
    assert document.blocks


def test_a_picture_of_ten_megabytes_hides_nothing_behind_it() -> None:
    picture = "a" * 11_000_000
    data = f'<html><body><p>青河县报告。</p><img alt="{picture}"><p>执法工作，有序推进。</p></body></html>'.encode()
    assert "有序推进" in read(data, "a.html").text


def test_the_name_of_the_site_is_no_title() -> None:
    head = "<html><head><title>青河县人民政府门户网站</title></head>"
    page = f"{head}<body><p>青河县水务局2024年工作总结</p><p>2024年，完成了各项任务，工作平稳。</p></body></html>"
    assert read(page.encode(), "a.html").title == "青河县水务局2024年工作总结"


def test_lines_of_preformatted_text_are_paragraphs() -> None:
    from fzlint.readers.read import read as read_any

    page = "<html><body><pre><span>水务局2024年</span>工作总结\n一、主要做法\n<b>修堤</b>十二处。</pre></body></html>"
    doc = read_any(page.encode(), "a.html")
    assert [doc.text_of(block).strip() for block in doc.blocks][-3:] == [
        "水务局2024年工作总结",
        "一、主要做法",
        "修堤十二处。",
    ]


def test_the_end_of_a_line_of_the_source_is_a_blank_where_one_stood() -> None:
    lines = "<p>青河县水务局\n2024年\n情况报告，see\nthe annex</p>"
    office = '<head><meta name="generator" content="LibreOffice 7.4 (Linux)"></head>'
    for head, shown in (
        (office, "青河县水务局 2024年 情况报告，see the annex"),
        ("", "青河县水务局2024年情况报告，see the annex"),
    ):
        doc = read(f"<html>{head}<body>{lines}</body></html>".encode(), "a.html")
        assert doc.text == shown


def test_a_cell_that_says_it_is_as_wide_as_no_table_is() -> None:
    for size in ("9" * 5000, "0", "-1", "²", "x", ""):
        page = f"<p>青河县情况报告</p><table><tr><td colspan='{size}'>甲</td><td rowspan='{size}'>乙</td></tr></table>"
        assert "甲" in read(page.encode(), "a.html").text


SAVED = """<html><head><meta name="generator" content="{by}"><title>a</title></head><body><div title="header"><p>页眉，不是正文。</p></div>
<p class="{title}">青河县2024年法治政府建设情况报告</p><p class="MsoToc1">一、主要举措 2</p><p>2024年，全县各项工作<del>曾经</del>有序推进。</p>
<h1>一、主要举措<a href="#_ftn1">[1]</a></h1><p>修订制度，完成评查，现将情况报告如下。</p>
<table><tr><td rowspan="2">类别</td><td colspan="2">办理情况</td></tr>
<tr><td>受理</td><td>办结</td></tr><tr><td>复议</td><td>8</td><td>6</td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("by", "title"),
    [("Microsoft Word 15", "MsoTitle"), ("LibreOffice 24.2 (Linux)", "title"), ("Microsoft Word 15", "x")],
)
def test_a_page_saved_by_an_office_program(by: str, title: str) -> None:
    document = read(SAVED.format(by=by, title=title).encode(), "a.html")
    assert document.title == "青河县2024年法治政府建设情况报告"
    shown = [(block.role, document.text_of(block)) for block in document.blocks if block.cell is None]
    assert shown == [
        ("title", "青河县2024年法治政府建设情况报告"),
        ("toc", "一、主要举措 2"),
        ("body", "2024年，全县各项工作有序推进。"),
        ("heading", "一、主要举措"),
        ("body", "修订制度，完成评查，现将情况报告如下。"),
    ]
    (grid,) = document.tables
    rows = [["".join(document.text_of(document.blocks[i]) for i in cell) for cell in row] for row in grid.grid]
    assert rows == [["类别", "办理情况", "办理情况"], ["类别", "受理", "办结"], ["复议", "8", "6"]]


def test_numbers_that_the_page_makes_are_not_guessed() -> None:
    page = (
        "<html><body><p>青河县水务局2024年法治政府建设情况报告</p><ol><li><p>主要做法</p></li></ol><p>成立专班，明确分工，定期会商。</p>"
        "<ul><li>宣传活动。</li></ul><p>三、下步打算</p><p>继续努力，务求实效，抓好落实。</p></body></html>"
    )
    found = read(page.encode(), "a.html")
    assert [found.text_of(found.blocks[i]) for i in found.unnumbered] == ["主要做法"]
    assert found.notes == ("网页里有 1 段的自动编号没有读出，这几段的序号没有检查。",)


def test_characters_that_no_page_shows_are_left_out() -> None:
    page = "<html><body><p>青河县水务局例会纪要</p><p>会议于六月\x01召开，听取各科室汇报。</p></body></html>"
    assert "六月召开" in read(page.encode(), "a.html").text


def test_a_remark_in_a_table_of_figures_is_not_the_article() -> None:
    """The longest paragraph may stand in a cell of a form; the article is what stands around the table."""
    rows = "".join(f"<tr><td>{name}</td><td>{n}</td></tr>" for n, name in enumerate(("新收", "结转", "总计")))
    remark = "<tr><td colspan=2>本表各项的关系为：第一项加第二项，等于第三项加第四项；有一项不合的，请重新核对后填写。</td></tr>"
    prose = "<p>全年认真做好公开工作，扎实推进各项任务。</p><p>公开的内容还不够细，下一步要加以改进。</p>"
    page = f"<html><body><p>某县2024年度报告</p>{prose}<table>{remark}{rows}</table>{prose}</body></html>"
    document = read(page.encode(), "a.html")
    assert len(document.tables) == 1
    assert document.title == "某县2024年度报告"
