"""Text copied from a PDF is read like the report that it shows."""

from __future__ import annotations

import re

import pytest

from fzlint.document.model import Document
from fzlint.readers.read import read

TITLE = "青河县水务局关于2024年度法治政府建设工作情况的报告"
REPORT = (
    "县委依法治县办：",
    "2024年，青河县水务局围绕全县水利改革发展任务，把法治建设同治水兴水一道部署、一道落实，较好完成了各项目标。现将有关情况报告如下：",
    "一、主要举措和成效",
    "（一）抓实河道执法。全年巡查河道1268公里，立案42件，办结40件，结案率95.2%，收缴罚款36.5万元，追缴水资源费118万元，没有一件被复议机关撤销。",
    "（二）抓实普法宣传。在“世界水日”“中国水周”走进36个村（社区）和12所学校，发放手册8600册，接受咨询1250人次，群众知晓率比上年提高6.3个百分点。",
    "1.送法进村。组建宣讲队5支，宣讲64场，听众达3.2万人次，其中干部2100人次、群众2.99万人次，收集意见85条，采纳61条，群众反映良好。",
    "2.送法进校。为12所学校各上节水课2堂，评选节水小卫士240名，带动家庭4300户，制作短视频16个，累计播放58.6万次。",
    "二、存在的不足",
    "执法人员只有14人，人均管护河道超过90公里，夜间巡查跟不上；部分乡镇水利站人员年龄偏大，对新修订的法规学习得不够，文书制作还不规范。",
    "三、下一步打算",
    "一是充实力量，年内招录4人，培训6期；二是改进方式，推广无人机巡河，实现重点河段全覆盖；三是完善制度，修订办案规程，建立月通报、季评查的机制。",
    "青河县水务局",
    "2025年1月13日",
)
_CLOSING, _OPENING = "，。、；：？！）》”", "（《“"


def printed(number: str, head: str = "", spaced: bool = True, width: int = 56, page: int = 9) -> list[str]:
    """The lines of the report as a PDF shows them: broken at a width in half characters, with page numbers and heads."""
    lines = [TITLE[:19], TITLE[19:]]
    for paragraph in REPORT:
        chunks = re.findall(rf"[{_OPENING}]*(?:[0-9.%]+|.)[{_CLOSING}]*", paragraph)
        line, room = "", width - 4
        for chunk in chunks:
            size = sum(2 if c > "\u2000" else 1 for c in chunk)
            if size > room:
                lines.append(line)
                line, room = "", width
            line += chunk
            room -= size
        lines.append(line)
    if spaced:
        lines = [re.sub(r"(?<=[一-龥])(?=\d)|(?<=[\d%])(?=[一-龥])", " ", line) for line in lines]
    out = []
    for i in range(0, len(lines), page):
        sheet = str(i // page + 1)
        out += [*([head] if head else []), *lines[i : i + page], number.replace("#", sheet)]
    return out


def shown(lines: list[str]) -> Document:
    return read("\n".join(lines).encode(), "a.txt")


@pytest.mark.parametrize("head", ["", "青河县水务局年度材料"])
@pytest.mark.parametrize("spaced", [True, False])
@pytest.mark.parametrize("number", ["— # —", "-#-", "#", "第 # 页 共 4 页"])
def test_a_report_copied_from_a_pdf_is_whole_again(number: str, spaced: bool, head: str) -> None:
    lines = printed(number, head, spaced)
    document = shown(lines)
    text = [document.text_of(block) for block in document.blocks if block.role != "furniture"]
    assert text == [TITLE, *REPORT]
    assert document.title == TITLE
    assert not document.joined
    for match in re.finditer("复议机关|1250|58.6", document.text):
        place = document.place(match.start())
        assert lines[place.paragraph - 1][place.column - 1] == document.text[match.start()]


@pytest.mark.parametrize("width", [44, 62, 76])
def test_lines_of_any_width(width: int) -> None:
    document = shown(printed("— # —", width=width))
    assert [document.text_of(block) for block in document.blocks if block.role != "furniture"] == [TITLE, *REPORT]


def test_blanks_at_the_ends_of_lines_are_not_the_reports() -> None:
    document = shown([f"{line} " for line in printed("— # —")])
    assert [document.text_of(block) for block in document.blocks if block.role != "furniture"] == [TITLE, *REPORT]


def test_a_few_blanks_beside_figures_are_the_reports() -> None:
    lines = [line.replace("42件", "42 件") for line in printed("— # —", spaced=False)]
    assert "42 件" in shown(lines).text


def test_a_heading_that_stands_twice_below_page_numbers_is_no_head_of_sheets() -> None:
    heading = "（一）抓实河道执法"
    body = "全年巡查河道一千余公里，立案四十二件，办结四十件，没有一件被复议机关撤销，群众反映良好。"
    lines = [TITLE, body, "— 1 —", heading, body, "— 2 —", heading, body]
    assert [block.role for block in shown(lines).blocks].count("furniture") == 2
