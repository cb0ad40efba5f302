from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fzlint.checks.context import Context
from fzlint.document.model import Document
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.readers.read import read
from fzlint.rulebook.load import load
from fzlint.write.fix import apply


@cache
def check() -> object:
    return next(rule.check for rule in load()[0] if rule.code == "FZ301")


def document(*lines: str) -> Document:
    return read("\n".join(("青河县司法局2024年法治政府建设情况报告", *lines)).encode(), "a.txt")


def matches(text: Document) -> list[Match]:
    return list(check()(Context(text, None, cut)))  # type: ignore[operator]


def mended(*lines: str) -> str:
    text = document(*lines)
    return apply(text.text, [edit for match in matches(text) for edit in match.edits]).split("\n", 1)[1]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("全年办案12件,结案10件;无一败诉!", "全年办案12件，结案10件；无一败诉！"),
        ("增长3.5%,2024年达到100%;其余不变.", "增长3.5%，2024年达到100%；其余不变。"),
        ("共办理212,2024年办理30。", "共办理212，2024年办理30。"),
        ("使用APP,方便群众办事", "使用APP，方便群众办事"),
        ("《水法》,《防洪法》:落实到位", "《水法》，《防洪法》：落实到位"),
        ("（试行),即日起施行", "（试行），即日起施行"),
        ("生产总值(GDP)增长", "生产总值（GDP）增长"),
        ("(1)健全机制", "（1）健全机制"),
        ("工作方案(2021—2025年)", "工作方案（2021—2025年）"),
        ("谁来负责?怎么落实?", "谁来负责？怎么落实？"),
        ('推进"放管服"改革', "推进“放管服”改革"),
        ("推进“放管服\"改革,落实'双公示'制度", "推进“放管服”改革，落实“双公示”制度"),
        ("强调“落实'双公示'制度”", "强调“落实‘双公示’制度”"),
        ("详见网址:http://www.example.gov.cn/a,b.html,请查阅", "详见网址：http://www.example.gov.cn/a,b.html，请查阅"),
        ("The plan was approved，and the work began。", "The plan was approved, and the work began."),
    ],
)
def test_mended(wrong: str, right: str) -> None:
    assert mended(wrong) == right
    assert matches(document(right)) == []


@pytest.mark.parametrize(
    "right",
    [
        "投入1,250,000元，比例3:1，每天9:30至17:00，增长3.5%",
        "1)成立专班；a)细化清单；一)基础工作",
        "1,成立专班",
        "访问http://www.example.gov.cn/?a=1,2;b=3!，邮箱a.b@example.gov.cn",
        "参考Smith, J. (ed.), A Handbook: Theory; Practice的说法",
        "如ISI，Medline，Scopus等数据库",
        "通过GB/T 19001-2016认证，使用Windows 10、f(x)函数和report(1).docx",
        "国发(2020)1号文件",
        "学习卡尔.马克思的论述，弘扬五.四精神",
        "[1] 张三, 李四. 基层执法研究[J]. 法治论坛, 2020, 12(3): 45.",
        '设置"name":"水务局",返回结果',
        "注意“,”与“，”的区别",
        "阿卜杜?热西提参加会议",
        "全国名列前茅的学科进入前1?。",
        "见表格(英文为Table (a))。".replace("(英文为Table (a))", "（英文为Table (a)）"),
        "&nbsp;根据要求，公式$f(x),y$成立",
        "The office (see below) is open from 9:30 to 17:00, except on holidays; call us!",
    ],
)
def test_left_alone(right: str) -> None:
    assert [match.values["mark"] for match in matches(document(right))] == []


def test_a_pair_of_brackets_is_one_decision() -> None:
    for text in ("落实(甲(乙)丙)要求", "落实（甲)要求", "落实(甲）要求"):
        after = mended(text)
        assert "(" not in after and ")" not in after


def test_marks_of_contents_and_labels_are_left_alone() -> None:
    text = document("一,主要做法", "成立专班。", "二,存在问题", "力量不足。", "三,下步打算", "加强培训。")
    assert matches(text) == []


def test_an_odd_quote_is_told_but_not_mended() -> None:
    told = matches(document('推进"放管服改革，取得实效'))
    assert len(told) == 1 and told[0].edits == ()


PIECES = [*"工作的了一二，。、；：,;:?!().“”\"'‘’《》<>…-— \u300012%aG&$"]
PIECES += [
    "2024年",
    "进行",
    "(一)",
    "《水法》",
    "“甲”",
    "http://a.cn/b,c",
    "Word ",
    "1,234",
    "9:30",
    "&nbsp;",
    "错误!",
    "=",
    "\n",
]
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)


@given(TEXTS)
@example("工1,“,2024年")
@example("1; ,工")
@example("工(,\"，”'")
def test_edits_stay_inside_blocks_and_mend_for_good(words: str) -> None:
    text = document(words)
    edits = [edit for match in matches(text) for edit in match.edits]
    for match in matches(text):
        block = text.block_with(match.span.start)
        assert block.start <= match.span.start < match.span.end <= block.end
        assert match.span.end == match.span.start + 1
    after = apply(text.text, edits)
    assert [match for match in matches(document(after.partition("\n")[2])) if match.edits] == []
    kept = [c for i, c in enumerate(text.text) if not any(e.span.start <= i < e.span.end for e in edits)]
    fresh = apply("\0" * len(text.text), edits).replace("\0", "")
    assert sorted(after) == sorted([*kept, *fresh])


@pytest.mark.parametrize("piece", ["(", ")", "开.", '"', "(甲", "&nbsp;,", "，,", "甲:\u3000", "(a)甲,", "<b>", "?!"])
def test_long_blocks_of_one_thing_end_soon(piece: str) -> None:
    list(matches(document(piece * (60_000 // len(piece)))))
