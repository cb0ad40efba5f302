"""What is told twice, where no word for the whole stands in front: roughly, behind the figure, or beside a figure told alike."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fzlint.checks.context import Context
from fzlint.document.words.cutting import cut
from fzlint.figures.changes.moves import wrong_moves
from fzlint.figures.reading.figure import figures_of
from fzlint.figures.reading.rough import agree, between
from fzlint.readers.read import read
from fzlint.rulebook.load import load

CHECK = next(rule for rule in load()[0] if rule.code == "FZ404").check


def found(*lines: str) -> list[str]:
    document = read("\n".join(("青河县司法局2024年法治政府建设情况报告", "", *lines)).encode(), "a.txt")
    return [match.values["other"] for match in CHECK(Context(document, None, cut))]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("900余人次", 882, 1020),
        ("近5万份", 39200, 51000),
        ("约300件", 273, 327),
        ("超过200家", 196, 306),
        ("300件", 300, 300),
    ],
)
def test_between_what_bounds_a_rough_figure_lies(words: str, low: int, high: int) -> None:
    text = f"培训{words}。"
    bounds = between(text, figures_of(text)[0])
    assert bounds is not None
    assert (int(bounds[0]), int(bounds[1])) == (low, high)


def test_a_range_has_no_bounds() -> None:
    text = "每期300—400人。"
    assert between(text, figures_of(text)[-1]) is None


def test_figures_agree_within_what_rounding_takes() -> None:
    exact = (Decimal(32000), Decimal(32000))
    assert agree(exact, (Decimal(29400), Decimal(40800)), Decimal(0))
    assert not agree(exact, (Decimal(39200), Decimal(51000)), Decimal(0))


@pytest.mark.parametrize(
    ("lines", "other"),
    [
        (("全县现有规模以上企业132家。", "普法全覆盖，123家规模以上企业全部签订承诺书。"), "123家"),
        (("全镇共有行政村16个。", "宣讲走进全镇15个行政村，群众满意。"), "全镇15个"),
        (("全年处理劳动争议案件523件。", "对处理的532件劳动争议案件开展回访。"), "处理的532件"),
        (
            ("全县共建成“法治文化阵地”46处。", "打造法治文化阵地，全县建成法治文化阵地64处。"),
            "全县建成法治文化阵地64处",
        ),
        (("全年开展“双随机”抽查45次。", "今年，我局共开展“双随机”抽查54次。"), "共开展“双随机”抽查54次"),
        (("学校现有教学班48个，学生2350人。", "目前有教学班48个，学生2530人。"), "学生2530人"),
        (("全年执行到位金额3.25亿元。", "在执行攻坚方面，全年执行到位金额3.52亿元。"), "全年执行到位金额3.52亿元"),
        (("受理群众来信251件。", "守护公平正义，全年受理群众来信215件。"), "全年受理群众来信215件"),
        (("全年立案查处违法案件68起。", "2024年，我局坚持严格执法，立案查处违法案件86起。"), "立案查处违法案件86起"),
        (("现有职工806人。", "加强队伍建设，全院现有职工860人。"), "全院现有职工860人"),
        (("我局聘请法律顾问5名。", "聘请的3名法律顾问全年出具意见46份。"), "聘请的3名"),
        (("共有党员1032名。", "全镇现有党支部36个、党员1023名。"), "党员1023名"),
        (("诉前调解成功2610件。", "推进多元解纷，全年诉前调解成功2160件。"), "全年诉前调解成功2160件"),
        (("全校共有教职工281人。", "教职工218人全部签订承诺书。"), "教职工218人"),
        (("全院现有干警163人。", "全院干警136人完成轮训。"), "全院干警136人"),
        (("监督公安机关立案62件。", "强化监督，全年监督公安机关立案26件。"), "全年监督公安机关立案26件"),
        (
            ("一、总体情况", "发放普法资料6800份。", "二、普法宣传", "加强宣传，发放普法资料8600份。"),
            "发放普法资料8600份",
        ),
        (("全镇下辖行政村18个。", "健全治理体系，全镇16个行政村均建立议事会。"), "全镇16个"),
    ],
)
def test_one_thing_told_twice(lines: tuple[str, ...], other: str) -> None:
    assert found(*lines) == [other]


@pytest.mark.parametrize(
    "lines",
    [
        ("全县现有规模以上企业132家。", "123家规模以上企业签订承诺书。"),
        ("全年处理劳动争议案件523件。", "在食品安全方面，全年处理劳动争议案件532件。"),
        ("全镇共有行政村16个。", "全镇15个行政村党支部完成换届。"),
        ("检查门店320家次，立案12起。", "检查门店302家次，立案18起。"),
        ("检查门店320家次，立案112起。", "上年检查门店302家次，立案112起。"),
    ],
)
def test_what_may_be_another_is_left_alone(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []


@pytest.mark.parametrize(
    ("sentence", "made"),
    [
        ("案件由80件下降到60件，减少25件。", [20]),
        ("案件由80件下降到60件，减少20件。", []),
        ("接待来访120批，比上年的100批增加30批。", [20]),
        ("司法所由12个增加到15个，新增5个。", []),
        ("案件由80件下降到60件，减少罚款25万元。", []),
    ],
)
def test_by_how_much_a_quantity_has_moved(sentence: str, made: list[int]) -> None:
    context = Context(read(sentence.encode(), "a.txt"), None, cut)
    assert [int(claim.ratio) for passage, _ in context.passages for claim in wrong_moves(passage)] == made
