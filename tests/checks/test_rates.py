"""Rates: every shape of a percentage, right, rounded and cut, and wrong; what cannot be reckoned is left alone."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fzlint.checks.context import Context
from fzlint.checks.rates import Rates
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.readers.read import read
from fzlint.rulebook.load import shipped
from fzlint.rulebook.read import read_rule

RULE = read_rule(shipped() / "figures" / "FZ402-percent-mismatch.toml").rule  # type: ignore[arg-type]
CHECK = RULE.check
assert isinstance(CHECK, Rates)
FACTS = Path(__file__).parents[2].parent / "shared" / "facts" / "totals-sentences.tsv"


def found(line: str) -> list[Match]:
    document = read(f"青河县司法局2024年法治政府建设情况报告\n\n{line}".encode(), "a.txt")
    return list(CHECK(Context(document, None, cut)))


# the percentage in braces is what the figures make, to the digits shown
SHAPES = [
    "全年受理行政复议案件86件，审结79件，审结率{91.9}%。",
    "全年受理许可申请1250件，办结1238件，办结率为{99.0}%。",
    "排查矛盾纠纷391件，成功化解385件，化解率达{98.5}%。",
    "全年审结案件135件，其中纠错29件，纠错率{21.5}%。",
    "新收应诉案件151件，同比增长{128.79}%（2023年66件）。",
    "与2022年的40次相比，开展检查50次，增长{25}%。",
    "受理案件151件，其中处罚类40件，占{26.49}%。",
    "全年办理案件321件，其中普通程序205件，占总数的{63.9}%。",
    "“双随机”任务总数696家，实际完成670家，任务完成率{96.26}%。",
    "抽检食品1500批次，合格1476批次，合格率{98.4}%。",
    "案件数由上年的66件增加到151件，增长{128.8}%。",
    "满意率由90.2%提高到95.6%，提高{5.4}个百分点。",
    "办理案件270件，比上年增加33件，增长{13.9}%。",
    "办理信访件180件，较去年同期减少20件，下降{10.0}%。",
    "立案182起，比上年的274起下降{33.6}%。",
    "应出庭40件，实际出庭38件，出庭率{95}%。",
    "现有执法人员45人，持证43人，持证率{95.6}%。",
    "共受理投诉2461件，其中商品类1367件（占{55.5}%），服务类1094件（占44.5%）。",
    "收到意见300条，其中书面120条、网上180条，分别占40%、{60}%。",
    "罚没款由125万元增至200万元，增长{60.0}%。",
    "新收案件120件，同比上升{25}%（上年96件）。",
    "与上年的52次相比，开展普法活动75次，增长{44.2}%。",
]


@pytest.mark.parametrize("shape", SHAPES)
def test_right(shape: str) -> None:
    assert found(re.sub("[{}]", "", shape)) == []


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("off", ["1", "-1", "3", "-4", "20"])
def test_wrong(shape: str, off: str) -> None:
    match = re.search(r"\{([\d.]+)\}", shape)
    assert match is not None
    told = Decimal(match[1]) + Decimal(off)
    line = shape[: match.start()] + str(told) + shape[match.end() :]
    matches = found(line)
    assert len(matches) == 1, line
    assert str(told) in matches[0].values["told"]
    assert match[1].rstrip("0").rstrip(".") in matches[0].values["right"]


@pytest.mark.parametrize(
    "line",
    [
        "生产总值达到1250亿元，增长5.8%（上年1205亿元）。",
        "人均可支配收入由2.57万元增加到3.52万元，年均增长6.5%。",
        "受理申请8件，办结5件，法定期限内办结率100%，群众满意率99%。",
        "作出纠错决定2.73万件，纠错率12.83%（全年办结29.3万件）。",
        "受理一审13548件，审结12500件，协调和解2375件，协调和解率20.3%。",
        "办理建议47件，占全市承办总量的12.6%。",
        "工业投资完成85亿元，占年度计划的92.5%。",
        "抽查网站57家，8家存在突出问题，合格率为86%。",
        "批准逮捕22.2万人，不捕13.9万人，不捕率39.2%。",
        "受理申请86件，上年结转8件，审结90件，审结率95.7%。",
        "案件调撤率达45.6%，比上年提高3.2个百分点。",
        "医疗卫生方面的提案389件，食品安全方面193件，共收到提案4772件，占总数的12.2%。",
        "农机品种从15类扩大至28类，部分补贴标准提高50%。",
        "新登记企业1.1万户，增长8.5%，总量达到12.3万户，增长9.1%。",
        "受理案件100件，其中诉讼60件，占比约59%。",
    ],
)
def test_left_alone(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("line", "formula", "right"),
    [
        ("排查隐患64处，均已整改，整改率96%。", "64处全部整改", "100%"),
        ("收到事项56件，答复49件，答复率100%。", "49件÷56件", "88%"),
        ("共接访180件次，比上年减少20件次，下降12%。", "上年应为200件次，降幅为20件次÷200件次", "10%"),
        ("案件由80件增加到100件，增长20%。", "（100件－80件）÷80件", "25%"),
        ("企业由80家减少到60家，下降20%。", "（80家－60家）÷80家", "25%"),
        ("受理投诉286件，同比减少26件，增长8.3%。", "应为下降，上年应为312件，降幅为26件÷312件", "8.3%"),
        ("企业由80家减少到60家，增长25%。", "应为下降，（80家－60家）÷80家", "25%"),
        ("企业由80家增加到240家，增长3倍。", "（240家－80家）÷80家", "2倍"),
    ],
)
def test_message(line: str, formula: str, right: str) -> None:
    (match,) = found(line)
    assert (match.values["formula"], match.values["right"]) == (formula, right)


def test_a_wrong_whole_is_told_once() -> None:
    (match,) = found("共受理284件。其中，咨询类124件，占63.9%；求助类56件，占28.9%；投诉类14件，占7.2%。")
    assert match.severity == "warning"


@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(0, 2), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_rounded_and_cut_are_both_right(a: int, b: int, digits: int, rounding: str) -> None:
    part, whole = sorted((a, b))
    exact = Decimal(part) / Decimal(whole) * 100
    told = exact.quantize(Decimal(1).scaleb(-digits), rounding)
    assert found(f"受理案件{whole}件，审结{part}件，审结率{told}%。") == []


@given(st.integers(1, 3000), st.integers(1, 3000), st.decimals(min_value=0, max_value=Decimal("99.9"), places=1))
def test_others_are_wrong(a: int, b: int, told: Decimal) -> None:
    part, whole = sorted((a, b))
    exact = Decimal(part) / Decimal(whole) * 100
    assume(abs(exact - told) > Decimal("0.2") and abs(100 - exact - told) > Decimal("0.2"))
    assume(abs(exact / (100 + exact) * 100 - told) > Decimal("0.2"))  # part of both together
    assume(abs(Decimal(100) / (100 + exact) * 100 - told) > Decimal("0.2"))
    assert len(found(f"受理案件{whole}件，审结{part}件，审结率{told}%。")) == 1


@pytest.mark.skipif(not FACTS.is_file(), reason="the real sentences are not here")
def test_real_sentences() -> None:
    rows = [line.split("\t") for line in FACTS.read_text(encoding="utf-8").splitlines() if re.match(r"T\d", line)]
    wrong = {row[0] for row in rows if found(row[1] + "。")}
    assert wrong == {row[0] for row in rows if row[2] in ("percent", "growth") and row[6] == "does-not-recompute"}


def test_in_a_table_written_out_no_share_looks_for_a_whole_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def clause_of(_: object, i: int) -> int:
        asked.append(i)
        return 0

    monkeypatch.setattr("fzlint.figures.rates.share_stands.clause_of", clause_of)
    found("其中民事50件、行政40件、刑事20件，占比41.7%；" * 400)
    assert not asked  # else each walks all figures of its sentence
    found("其中民事50件、行政40件、刑事20件，占比41.7%；" * 4)
    assert asked
