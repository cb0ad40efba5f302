from __future__ import annotations

import re
import time

import pytest

from fzlint.rulebook.template import LEAD, NEXT_YEAR, BadTemplate, Words, forms, seen

WORDS = Words({"问题": ["问题", "不足", "短板弱项", "短板"], "打算": ["打算", "安排"]}, {"不带引号的": "(?<!“)责任"})


def fits(template: str, text: str) -> bool:
    found = [form for form in forms(template, WORDS) if re.search(form.source, seen(text))]
    for form in found:  # what a form needs is in all that it fits
        assert all(any(word in seen(text) for word in words) for words in form.needs)
    return bool(found)


@pytest.mark.parametrize(
    ("template", "right", "wrong"),
    [
        ("存在的{问题}", ["存在的问题", "存在的短板弱项"], ["存在的困难", "主要存在的问题", "存在的问题分析"]),
        ("…存在…{问题}…", ["存在的主要问题分析", "还存在不足"], ["存在困难，要解决问题", "问题存在"]),
        ("…存在……{问题}…", ["存在困难，要解决问题"], ["存在困难。要解决问题"]),
        ("（主要）（工作）{打算}", ["打算", "主要打算", "主要工作安排"], ["其他打算"]),
        ("（和|与）{问题}", ["和问题", "与不足", "问题"], ["及问题"]),
        ("{问题}…|{打算}", ["不足之处", "打算"], ["打算书"]),
        ("…{next}年…{打算}", [f"{NEXT_YEAR}年工作打算"], ["2025年工作打算"]),
        ("…{year}年{打算}", ["2024年打算", "二〇二四年安排"], ["今年打算"]),
        ("…立案{n}件…", ["共立案12件，"], ["立案多件"]),
        ("…{不带引号的}…", ["第一责任"], ["“责任"]),
        ("甲.乙*丙", ["甲.乙*丙"], ["甲x乙丙"]),
        ("…{问题}的{打算}", ["问题、不足的安排"], ["问题的不足"]),
        ("甲…乙…丙…", ["甲一乙二丙三", "甲乙丙"], ["甲，乙丙", "甲" + "一" * 30 + "乙丙"]),
        ("（推进（法治|依法行政）建设）情况", ["推进法治建设情况", "推进建设情况", "情况"], ["法治情况"]),
    ],
)
def test_what_a_template_means(template: str, right: list[str], wrong: list[str]) -> None:
    assert [text for text in right if not fits(template, text)] == []
    assert [text for text in wrong if fits(template, text)] == []


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("存在的{困难}", "不在 [words] 里"),
        ("存在的{问题", "花括号不成对"),
        ("存在的问题}", "花括号不成对"),
        ("（存在的问题", "括号不成对"),
        ("存在）的问题", "括号不成对"),
        ("存在||问题", "空的写法"),
        ("…", "什么都会符合"),
        ("（问题）", "什么都会符合"),
        ("（存在…）{问题}", "括号里不能用"),
    ],
)
def test_what_is_wrong_with_a_template(template: str, words: str) -> None:
    with pytest.raises(BadTemplate, match=re.escape(words)):
        forms(template, WORDS)


@pytest.mark.parametrize("template", ["…存在…{问题}……{打算}……{问题}…{打算}", "存……在……问……题……甲"])
def test_time_is_linear(template: str) -> None:
    def took(length: int) -> float:
        text = "存在问" * length
        compiled = [re.compile(form.source) for form in forms(template, WORDS, LEAD)]
        start = time.process_time()
        for pattern in compiled:
            pattern.search(text)
        return time.process_time() - start

    took(1000)
    small, large = min(took(2000) for _ in range(3)), min(took(20000) for _ in range(3))
    assert large < 40 * small + 0.05  # a machine may be busy; by the square it would be a hundred times


@pytest.mark.parametrize(
    ("template", "needs"),
    [
        ("…法治政府建设…{问题}", (("法治政府建设",), ("问题", "不足", "短板弱项", "短板"))),
        ("存在（主要）的问题", (("的问题",), ("存在",))),
        ("…{不带引号的}…报告", (("报告",),)),
        ("{next}年{打算}", ((f"{NEXT_YEAR}年",), ("打算", "安排"))),
        ("甲，乙", (("甲\v乙",),)),
    ],
)
def test_what_a_template_needs(template: str, needs: tuple[tuple[str, ...], ...]) -> None:
    assert [form.needs for form in forms(template, WORDS)] == [needs]
