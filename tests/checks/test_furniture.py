from __future__ import annotations

import pytest
from document.furniture.pages import BODY, RULES, TITLE, document
from word import docx, p, r

from fzlint.finding import Finding
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.report.result import habits

PAGE = "首页 > 公开 > 年报 索引号:0000/2025-1"
BELOW = "来源:县水务局 浏览次数:31"


def told(data: bytes, name: str) -> list[tuple[str, str]]:
    doc = read(data, name)
    return [
        (finding.code, doc.text[finding.span.start : finding.span.end]) for finding in lint(doc, RULES, None).findings
    ]


def test_a_page_in_one_element_of_word_is_told_in_its_parts() -> None:
    data = docx(p(r(f"{PAGE} {TITLE} {BELOW} {BODY}")))
    doc = read(data, "a.docx")
    assert (doc.title, doc.year, len(doc.blocks)) == (TITLE, 2024, 1)
    found = told(data, "a.docx")
    assert [text for code, text in found if code == "FZ603"] == [PAGE, BELOW]
    assert [code for code, text in found if code == "FZ301"] == []


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE} {BODY}",
        f"主送: 县人民政府 {BODY}",
        f"报告单位: 青河县水务局 报告时间: 2025年1月 {BODY}",
        f"数据来源: 县统计局年报, 统计期限: 全年。{BODY}",
        f"一、办理流程: 受理 ＞ 审查 ＞ 决定 {BODY}",
    ],
)
def test_no_page_in_a_paragraph_of_a_draft(line: str) -> None:
    assert [text for code, text in told(docx(p(r(line))), "a.docx") if code == "FZ603"] == []


TEXTS = (
    "修堤三里，清淤五处，汛期没有险情，群众来信件件有答复，没有超过时限的，也没有重复来信。",
    "执法力量还不足，新进人员的经验不够，案卷制作不够规范，个别文书的用语需要统一，年底再评查。",
    "加强培训，每季度评查一次案卷，把发现的问题逐条改好，在全局通报，请群众监督，年底回头看。",
)


def heads(*lines: str) -> list[list[Finding]]:
    parted = [line for text, head in zip(TEXTS, lines, strict=False) for line in (text, head)]
    doc = document(TITLE, *parted, BODY)
    return [habit for habit in habits(lint(doc, RULES, None).findings) if habit[0].code == "FZ603"]


def test_the_heads_of_pages_are_one_habit() -> None:
    (habit,) = heads("青河县水务局年报 第1页", "青河县水务局年报 第2页", "青河县水务局年报 第13页")
    assert len(habit) == 3
    (habit,) = heads("— 1 —", "— 2 —")
    assert len(habit) == 2


def test_unlike_blocks_are_no_habit() -> None:
    assert [len(habit) for habit in heads("青河县水务局年报 第1页", "扫一扫在手机打开")] == [1, 1]
