"""Sums: every shape of a list, whole and with one figure changed; what must be left alone; and 62 real sentences, if they are here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.checks.context import Context
from fzlint.checks.sums import Sums
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.readers.read import read
from fzlint.rulebook.load import shipped
from fzlint.rulebook.read import read_rule

RULE = read_rule(shipped() / "figures" / "FZ401-total-mismatch.toml").rule  # type: ignore[arg-type]
CHECK = RULE.check
assert isinstance(CHECK, Sums)
FACTS = Path(__file__).parents[2].parent / "shared" / "facts" / "totals-sentences.tsv"


def found(*lines: str) -> list[Match]:
    document = read("\n".join(("青河县司法局2024年法治政府建设情况报告", "", *lines)).encode(), "a.txt")
    return list(CHECK(Context(document, None, cut)))


def marked(*lines: str) -> list[str]:
    document = read("\n".join(("青河县司法局2024年法治政府建设情况报告", "", *lines)).encode(), "a.txt")
    return [document.text[match.span.start : match.span.end] for match in CHECK(Context(document, None, cut))]


# every figure in braces is the total or a part
SHAPES = [
    "全年共办理行政处罚案件{321}件，其中普通程序案件{205}件、简易程序案件{116}件。",
    "收到申请{86}件，其中受理{79}件，不予受理{5}件，其他处理{2}件。",
    "审结{75}件，其中维持{41}件、驳回{18}件、撤销{6}件、确认违法{2}件、终止{8}件。",
    "梳理权力事项{441}项，包括行政许可{28}项、行政处罚{342}项、行政强制{32}项、其他权力{39}项。",
    "完成审核{48}份（含合同{37}份、案卷{6}件、其他文书{5}份）。",
    "有调解员{48}名（专职{10}名、兼职{30}名、志愿者{8}名），人均调解3件。",
    "确定{28}个主要指标，其中{20}个预期性指标、{8}个约束性指标。",
    "评出{6}家五星级单位、{17}家四星级单位和{5}家三星级单位，共计{28}家。",
    "省、市、县三级清单分别为{12}项、{30}项、{58}项，共计{100}项。",
    "罚没款合计{122.46}万元，其中罚款{100.36}万元、没收款{22.10}万元。",
    "共检查{1250}户次，其中：公共场所{529}户次；生活饮用水{321}户次；学校卫生{400}户次。",
    "共检查商户{三百二十一}户，其中餐饮{一百二十}户、零售{二百零一}户。",
    "行政处罚{28}起（1起正在办理中），其中普通程序{11}起、简易程序 {17}起，罚款3万元，公示率100%。",
    "保留事项{515}项，行政许可事项{218}项，公共服务等其他事项{297}项。",
    "办理{120}件，其中许可{80}件（其中网上60件、窗口20件）、处罚{40}件。",
    "共办理案件{28}起。其中，普通程序{11}起，简易程序{17}起。",
    "查处案件{64}件，同比增长12.3%，其中食品领域{39}件、药品领域{25}件。",
    "实施数量：警告{12175}，罚款{94929}，没收{235}，其他{12}，合计{107351}（宗）。",
    "受理举报{640}件：质量类{310}件、价格类{182}件、广告类{96}件、其他类{52}件。",
    "共受理{1,286}件,其中处罚类{768}件,不作为类{318}件,公开类{200}件。",
    "近三年共受理案件{165}件，其中2022年{48}件、2023年{56}件、2024年{61}件。",
    "审查合同{146}份、规范性文件{12}份、涉法文书{37}份，合计{195}份。",
    "共监督医疗机构{120}户次，其中公立{40}户次、民营{80}户次，罚款2万元，公示{120}件。".replace(
        "公示{120}件", "公示120件"
    ),
    "发现问题{129}个，已完成整改{121}个、正在推进{8}个。",
    "事项申请{40}件、许可{35}件、核准{7}件、备案{3}件（共{85}件）。",
]


def whole(shape: str) -> str:
    return re.sub("[{}]", "", shape)


@pytest.mark.parametrize("shape", SHAPES)
def test_silent_when_the_parts_make_the_whole(shape: str) -> None:
    assert marked(whole(shape)) == []


def slips(figure: str) -> list[str]:
    """What a slip of the pen makes of a figure: one more, one less, digits changed about, a zero too many."""
    if not re.fullmatch(r"[\d,.]+", figure):
        return [figure.replace("二", "三", 1)]
    if "," in figure:
        number = int(figure.replace(",", ""))
        return [f"{number + 1:,}", f"{number - 1:,}"]
    if "." in figure:
        return [str(float(figure) + 1), str(float(figure) * 10)]
    number = int(figure)
    swapped = figure[:-2] + figure[-1] + figure[-2] if len(figure) > 1 and figure[-1] != "0" else figure
    return [str(n) for n in (number + 1, number - 1, number * 10, int(swapped)) if n not in (0, number)]


@pytest.mark.parametrize("shape", SHAPES)
def test_told_when_one_figure_slips(shape: str) -> None:
    for match in re.finditer(r"\{([^}]+)\}", shape):
        for wrong in slips(match[1]):
            line = whole(shape[: match.start()] + wrong + shape[match.end() :])
            seen = marked(line)
            assert seen, line
            figures = [whole(f) for f in re.findall(r"\{[^}]+\}", shape)]
            for figure in figures:
                assert (wrong if figure == match[1] else figure) in seen[0] or figure == match[1], line


@pytest.mark.parametrize(
    "line",
    [
        "新登记经营主体3.2万户，其中企业1.1万户，个体工商户2万余户。",
        "受理投诉1250件，其中食品类520件、药品类210件。",
        "全年培训500人，其中党员300人、女性210人。",
        "排查隐患120条，其中重大隐患5条，已整改118条。",
        "收到申请89件，其中受理85件，办结80件。",
        "检查企业120家，其中发现问题35个，立案8件。",
        "全市共有律师事务所36家，其中合伙所28家等。",
        "办理案件321件，比上年增加35件，其中处罚205件、许可116件。",
        "赤字1.2万亿元，比上年增加4000亿元，其中中央8500亿元，地方3500亿元。",
        "年均投入2040万元，其中2023年2573万元、2024年1800万元。",
        "印发通知5份，每份200册，共1000册。",
        "组建3个工作组，每组5人，共15人。",
        "审查文件156件，其中合同92件、方案45件等。",
        "办结案件93件，其中主要是交通类60件、治安类30件。",
        "有公厕27座，其中一类公厕8座；划设泊位3150个，开放停车场21处。",
        "监督房建133件、市政91件、装修45件、其他22件，比上年增加36件（上年255件）。",
        "发放宣传册1.2万册，其中入户8013册、集市4021册。",
        "共有执法人员45人，其中30人取得执法证，12人具有法律职业资格。",
        "新收78件，上年结转8件，其中维持41件、驳回18件、撤销6件、终止21件。",
        "原煤、原油、天然气产量分别达到7000万吨、1280万吨、10亿立方米。",
        "受理86件、办结79件，同比分别增长3%、5%。",
        "共受理信息3732件。其中咨询2439件，占65.4%；投诉1023件，占27.4%；截至目前已办结595件；举报270件，占7.2%。",
    ],
)
def test_left_alone(line: str) -> None:
    assert marked(line) == []


def test_message_shows_the_sum() -> None:
    (match,) = found("办理事项212件，其中公共场所111件、医疗56件、诊所3所、放射4件、优待证19个、饮用水9件、其他11件。")
    message = RULE.message.format_map(match.values)
    assert message.startswith("合计不符：共212件，各项相加为213件（111+56+3+4+19+9+11），相差1件。")


def test_amounts_are_shown_as_the_total_is() -> None:
    (match,) = found("共投入1.3亿元，其中省级资金8000万元、市级资金5200万元、县级配套800万元。")
    assert match.values["sum"] == "1.4亿元"
    assert match.values["terms"] == "0.8+0.52+0.08"


def test_a_difference_that_rounding_makes_is_only_an_info() -> None:
    (match,) = found("罚没款合计19.914万元，其中没收0.261万元，罚款19.652万元。")
    assert match.severity == "info"


def test_the_inner_list_belongs_to_the_nearest_number() -> None:
    assert marked("共120件，其中许可80件，处罚40件，其中简易程序26件、普通程序15件。") == [
        "40件，其中简易程序26件、普通程序15件"
    ]


def test_each_list_is_told_once() -> None:
    line = "共29件，其中普通程序11件、简易程序17件；共30件（普通程序12件、简易程序17件）。"
    assert len(marked(line, line)) == 4


def test_names_and_figures_that_are_paired_by_fenbie() -> None:
    assert marked("甲镇、乙镇、丙镇成功率分别为96.5%、97.2%。") == ["甲镇、乙镇、丙镇成功率分别为96.5%、97.2%"]


@given(st.lists(st.integers(2, 900), min_size=2, max_size=6), st.integers(-1, 1))
def test_a_closed_list_is_right_when_it_adds_up(parts: list[int], off: int) -> None:
    """Lists that end in 其他 are complete: found if and only if the sum is not the total."""
    names = ["食品类", "药品类", "广告类", "价格类", "质量类", "计量类"]
    listed = [f"{name}{part}件" for name, part in zip(names, parts[:-1], strict=False)] + [f"其他类{parts[-1]}件"]
    line = f"共受理举报{sum(parts) + off}件，其中{'、'.join(listed)}。"
    assert len(marked(line)) == (1 if off else 0)


@pytest.mark.skipif(not FACTS.is_file(), reason="the real sentences are not here")
def test_real_sentences() -> None:
    """What does not add up is told, and nothing else is called wrong."""
    rows = [line.split("\t") for line in FACTS.read_text(encoding="utf-8").splitlines() if re.match(r"T\d", line)]
    assert len(rows) >= 60
    wrong = {row[0]: (row[6], found(row[1] + "。")) for row in rows}
    assert {name for name, (verdict, matches) in wrong.items() if matches} == {
        row[0] for row in rows if row[2] == "sum" and row[6] == "does-not-add-up"
    }


@pytest.mark.skipif(not FACTS.is_file(), reason="the real sentences are not here")
def test_real_sentences_with_one_figure_changed() -> None:
    told = changed = 0
    for line in FACTS.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if len(row) < 7 or row[2] != "sum" or row[6] != "adds-up" or "…" in row[3] or row[0] in ("T23", "T35", "T36"):
            continue  # these three are cells of tables
        for figure in {*row[4].split("+"), row[3]} - {"0"}:
            for wrong in slips(figure):
                changed += 1
                told += bool(found(re.sub(rf"(?<!\d){figure}(?!\d)", wrong, row[1], count=1) + "。"))
    assert changed > 150
    assert told / changed >= 0.98
