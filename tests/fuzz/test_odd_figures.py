"""No rule that reckons stumbles over figures that nobody counts: nothing at all, which cannot be divided by, and more digits than
a number of Python has."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest

from fzlint.finding import Problem
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook import load as rulebook
from fzlint.rulebook.kind import pick_kind

load = cache(rulebook.load)
HEAD = "示例报告\n\n"
TEXTS = 100  # for each seed
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[一二三四五六七八九十百千万亿两零〇]+")
ODD = ("0", "0", "0.0", "零", "1", "一", "7" * 5000, "1" + ",000" * 1500, "99999999999999万亿", "三千亿亿", "一" * 5000)


@cache
def shown() -> list[tuple[str, str, str]]:
    """Title, format and text of every example of the rules that reckon."""
    told = [text for rule in rulebook.texts() if rule.rule.code.startswith("FZ4") for text in rule.examples]
    return [(example.title or HEAD.strip(), example.format, example.text) for example in told if example.text]


def stumbles(title: str, format: str, text: str) -> tuple[Problem, ...]:
    rules, kinds = load()
    head, suffix = ("# ", ".md") if format == "markdown" else ("", ".txt")
    document = read(f"{head}{title}\n\n{text}".encode(), "draft" + suffix)
    return lint(document, [rule for rule in rules if rule.code.startswith("FZ4")], pick_kind(kinds, title)).problems


def test_no_rule_stumbles_over_odd_figures() -> None:
    assert len(shown()) > 400
    chance = random.Random(1)
    for title, format, text in chance.sample(shown(), TEXTS):
        share = chance.choice((0.3, 1))
        odd = (ODD[0],) if chance.random() < 0.5 else ODD
        mixed = NUMBER.sub(lambda match: chance.choice(odd) if chance.random() < share else match[0], text)  # noqa: B023
        assert not (problems := stumbles(title, format, mixed)), (mixed[:500], problems)


@pytest.mark.parametrize("odd", ["0", "9" * 30, "0." + "9" * 30])
def test_no_rule_stumbles_where_one_figure_of_an_example_is_odd(odd: str) -> None:
    """Three figures of each text in turn: what the others make is looked for."""
    chance = random.Random(2)
    for title, format, text in shown():
        numbers = list(NUMBER.finditer(text))
        for match in chance.sample(numbers, min(3, len(numbers))):
            mixed = text[: match.start()] + odd + text[match.end() :]
            assert not (problems := stumbles(title, format, mixed)), (mixed[:500], problems)


MANY = "1" + ",000" * 1500  # digits in threes


@pytest.mark.parametrize(
    "text",
    [
        "办案中心当年配备5名法官，共办结1200件，人均办结0件。",
        "教师0人，学生630人，生师比15:1。",
        "全年批准逮捕0人，不批准逮捕0人，不捕率38%。",
        "全年办结案件0件，比上年减少0件，下降5%。",
        "85%的乡镇建成了服务站，即0个乡镇中有0个。",
        "甲类0件、乙类0件、丙类0件，占全部0件的77.1%。",
        "原有商户320家，新入驻0家，撤出18家，目前正常经营0家，另有1家歇业装修。",
        "受理0件、审结0件，同比分别增长7.5%、8.3%（上年分别为0件、75件）。",
        "全年办案75件，同比上升25%（上年为0件），发出检察建议0份，已回复整改55份。",
        f"每日接待量依次为6.8万、9.4万、11.{'9' * 30}、10.6万、8.9万、7.3万、0.{'9' * 30}和2.7万人次，共62.0万人次。",
        "全馆藏书0册、期刊0册、报纸0册，合计0册。",
        "共0件，其中甲类0件，占总数的0%；同比增长0%，翻了一番。",
        f"全年共办理案件{MANY}件，其中甲类{MANY}件、乙类{MANY}件、丙类3件。",
        "办结量从0.00000001件增长到99999999999999亿亿件，增长5.00000001%。",
        f"全年接待{'一' * 5000}人次，平均每天12人次。",
        f"全年接待一{'万' * 3000}人次，平均每天12人次。",
        f"全年接待一点{'一' * 5000}人次，平均每天12人次。",
        f"依据《中华人民共和国行政处罚法》第{'9' * 5000}条办理。",
        f"受理{'9' * 5000}件，办结{'9' * 5000}件。",
        f"一、{'9' * 5000}季度重点工作",
    ],
)
def test_what_once_stopped_a_rule(text: str) -> None:
    assert lint(read((HEAD + text).encode(), "draft.txt"), load()[0], None).problems == ()


@pytest.mark.parametrize(
    "rows",
    [
        [("甲", "9" * 5000, "0%"), ("乙", "1", "100%"), ("合计", "1" * 5000, "100%")],
        [("甲", "9" * 23, "5.0%"), ("乙", "0." + "1" * 20, "50%"), ("丙", "4", "25.0%"), ("合计", "8", "100%")],
        [("甲", "0", "0%"), ("乙", "0", "0%"), ("丙", "0", "12%"), ("合计", "0", "100%")],
    ],
)
@pytest.mark.parametrize("heads", ["| 类别 | 件数 | 占比 |", "| 单位 | 办结 | 办结率 |", "| 序号 | 人数 | 人均 |"])
def test_odd_figures_in_a_table(heads: str, rows: list[tuple[str, ...]]) -> None:
    lines = [heads, "|---|---|---|", *("| " + " | ".join(row) + " |" for row in rows)]
    document = read(f"# {HEAD}{chr(10).join(lines)}\n".encode(), "draft.md")
    assert lint(document, load()[0], None).problems == ()
    counted = "| 序号 | 单位 |\n|---|---|\n" + "".join(f"| {n} | 甲 |\n" for n in ("1", "2", "9" * 5000, "4"))
    assert lint(read(f"# {HEAD}{counted}".encode(), "draft.md"), load()[0], None).problems == ()


@pytest.mark.parametrize("row", ["| 一、本年新收", "| 一、本年新收 | 12 |  |", "| 一、本年新收 | 12 |  |  |"])
def test_a_form_that_is_not_filled_in(row: str) -> None:
    """What is not there yet says nothing else than the text."""
    form = f"2024年，共收到政府信息公开申请17件。\n\n| 项目 | 自然人 | 商业企业 | 总计 |\n|---|---|---|---|\n{row}\n"
    document = read(f"# 沧海区2024年政府信息公开工作年度报告\n\n{form}".encode(), "draft.md")
    rules, kinds = load()
    result = lint(document, rules, pick_kind(kinds, document.title))
    assert not result.problems
    assert not [finding for finding in result.findings if finding.code == "FZ404"]
