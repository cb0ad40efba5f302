"""The small checks of punctuation and traces: what their rules' examples cannot show."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fzlint.document.model import Document
from fzlint.finding import Finding
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import Rule
from fzlint.write.fix import apply


@cache
def rules() -> dict[str, Rule]:
    return {rule.code: rule for rule in load()[0]}


def document(*lines: str) -> Document:
    return read("\n".join(("青河县司法局2024年法治政府建设情况报告", *lines)).encode(), "a.txt")


def findings(code: str, *lines: str) -> tuple[Finding, ...]:
    result = lint(document(*lines), [rules()[code]])
    assert result.problems == ()
    return result.findings


# ------------------------------------------------------------------------------ FZ305


def test_few_marks_at_line_starts_are_told_singly_and_many_once() -> None:
    lines = [f"，第{n}段说明各项工作进展情况。" for n in range(1, 9)]
    assert len(findings("FZ305", *lines[:5])) == 5
    (one,) = findings("FZ305", *lines)
    assert "8段" in one.message and len(one.related) == 7


# ------------------------------------------------------------------------------ FZ304


def test_a_list_with_other_items_keeps_its_marks() -> None:
    assert findings("FZ304", "学习《甲》、《乙》、丙规定，落实《丁》《戊》。") == ()
    assert findings("FZ304", "学习甲规定、《乙》、《丙》，落实《丁》《戊》。") == ()
    assert [f.severity for f in findings("FZ304", "学习《甲》、《乙》，落实《丁》《戊》。")] == ["warning"]
    assert [f.severity for f in findings("FZ304", "学习《甲》、《乙》，落实《丁》。")] == ["info"]


# ------------------------------------------------------------------------------ FZ307


def test_items_of_a_list_may_end_in_a_full_stop() -> None:
    assert findings("FZ307", "1.成立专班。", "2.细化清单", "3.加强检查", "4.严格考核") == ()


# ------------------------------------------------------------------------------ FZ308


def test_blanks_beside_figures_are_a_way_of_writing_where_most_have_one() -> None:
    assert len(findings("FZ308", "全年办案 12 件，结案 10 件，罚款3万元，参训40人，检查5次，整改6处，约谈2家。")) == 4
    assert findings("FZ308", "全年办案 12 件，结案 10 件，罚款 3 万元，参训40人，检查 5 次，整改 6 处。") == ()


SPACED = st.lists(
    st.sampled_from([*"工作的一，。、；：“”《》（）3%a ", "\u3000", " \n", "（一）", "一、", "第一条"]), max_size=40
).map("".join)


@settings(deadline=None)  # the first blank inside a word loads the dictionary
@given(SPACED)
def test_only_blanks_go_and_none_is_left(words: str) -> None:
    text = document(words)
    rule = rules()["FZ308"]
    edits = [edit for finding in lint(text, [rule]).findings if finding.fix for edit in finding.fix.edits]
    assert all(edit.text == "" and text.text[edit.span.start : edit.span.end].isspace() for edit in edits)
    after = apply(text.text, edits)
    assert "".join(after.split()) == "".join(text.text.split())


# ------------------------------------------------------------------------------ FZ505


@pytest.mark.parametrize("word", ["进行", "的", "法治政府建设", "一系列", "2024年度"])
def test_a_word_twice(word: str) -> None:
    line = f"各单位要{word}{word}监督检查，确保取得实效。" if word != "2024年度" else f"{word}{word}监督检查。"
    (one,) = findings("FZ505", line)
    assert (
        apply(
            line,
            [e._replace(span=e.span._replace(start=e.span.start - 24, end=e.span.end - 24)) for e in one.fix.edits],
        )
        if one.fix
        else False
    )
    assert one.message.count(word) >= 2


@pytest.mark.parametrize(
    "words",
    ["实实在在", "产业创业创新", "目的的确", "现在在全局", "二〇二〇年", "一步一步", "为了了解", "××××", "哈哈哈哈"],
)
def test_no_word_twice(words: str) -> None:
    assert findings("FZ505", f"各单位要{words}推进监督检查，确保取得实效。") == ()


@pytest.mark.parametrize(
    ("line", "twice"),
    [
        ("提高依法治水能力和水平平。", ["平平"]),  # 平平 is a word, by accident
        ("做好渗漏排查查，及时抢修。", ["查查"]),
        ("抄表成绩平平。任务层层分解，责任层层。", []),
        ("老爷爷、小姐姐都来看。", []),
        ("法治建治建设扎实推进。", ["治建治建"]),  # two words share what stands twice
        ("推动产业创业创新融合。", []),
    ],
)
def test_what_closes_a_clause_or_joins_two_words_is_there_twice(line: str, twice: list[str]) -> None:
    assert [one.message[6 : 6 + len(word)] for one, word in zip(findings("FZ505", line), twice, strict=True)] == twice


# ------------------------------------------------------------------------------ FZ606

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(region: int, day: int, order: int) -> str:
    digits = f"{region:06}{1950 + day // 360}{day // 30 % 12 + 1:02}{day % 28 + 1:02}{order:03}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS, strict=True)) % 11]


@given(st.integers(110000, 659000), st.integers(0, 20000), st.integers(0, 999), st.integers(0, 9))
def test_an_identity_number_is_told_by_its_check_digit_and_never_shown(
    region: int, day: int, order: int, wrong: int
) -> None:
    number = identity(region, day, order)
    (one,) = findings("FZ606", f"当事人身份证号{number}，已登记。")
    assert one.masked and number not in one.message and number[6:14] not in one.message and number not in one.key
    other = number[:-1] + str(wrong)
    if other != number:  # mistyped it tells nearly as much of somebody, where the text says what it is
        (one,) = findings("FZ606", f"当事人身份证号{other}，已登记。")
        assert one.masked and other not in one.message and other[6:14] not in one.message
        assert findings("FZ606", f"物资编号{other}，已登记。") == ()


@pytest.mark.parametrize(
    "line",
    [
        "电话14012345678。",
        "编号13800001234。",
        "办公电话：0772-12345678。",
        "金额13800001234.50元。",
        "网址http://a.cn/13800001234。",
        "DOI:10.1000/13800001234",
    ],
)
def test_other_numbers(line: str) -> None:
    assert findings("FZ606", line) == ()


def test_numbers_in_groups() -> None:
    assert len(findings("FZ606", "手机138-0000-1234，另一部138 0000 1234，卡号6222 0000 0000 0000 004。")) == 3


def test_messages_of_private_rules_quote_no_number_and_no_address() -> None:
    """In the words that the examples of those rules find, no run of five letters or digits comes back in a message."""
    rules, _ = load()
    text = "联系电话：0797--66012，邮编：34100，邮箱：zhang1234@126，电子邮箱zhang1234.126.com，手机13912345678，身份证号码110101199003070011。"
    findings = lint(read(f"青河县水务局2024年工作总结\n{text}\n".encode(), "a.txt"), rules).findings
    private = [finding for finding in findings if finding.masked]
    assert {finding.code for finding in private} == {rule.code for rule in rules if rule.masked}
    for finding in private:
        assert [run for run in re.findall(r"[0-9A-Za-z]{5,}", text) if run in finding.message] == []
