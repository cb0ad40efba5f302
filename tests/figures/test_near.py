"""Near misses: what chance makes as well is weighed, what a right equation explains is left alone."""

from __future__ import annotations

import pytest

from fzlint.checks.context import Context
from fzlint.document.words.cutting import cut
from fzlint.figures.near.means import near_means
from fzlint.figures.near.rates import near_rates
from fzlint.figures.near.sums import near_sums
from fzlint.figures.reading.chance import paragraph, severity
from fzlint.readers.read import read


def sums(text: str) -> list[tuple[list[str], float, str | None]]:
    found = []
    for passage, before in Context(read(text.encode(), "a.txt"), None, cut).passages:
        for near in near_sums(passage, before):
            figures = near.equation.figures
            shown = [passage.text[one.span.start : one.span.end] for one in figures]
            found.append((shown, near.chance, severity(passage.text, figures, near.chance)))
    return found


def percentages(text: str) -> list[str]:
    found = []
    passages = Context(read(text.encode(), "a.txt"), None, cut).passages
    for k, (passage, _) in enumerate(passages):
        both, own = paragraph(passages, k, passage)
        for claim, chance in near_means(both, own):
            if severity(both.text, (claim.told, *claim.figures), chance) is not None:
                found.append(f"{claim.ratio:.1f}")
        for near in near_rates(both, own):
            if severity(passage.text, (near.told, near.part, near.whole), near.chance) is not None:
                found.append(f"{near.ratio:.1f}")
    return found


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("苗圃育苗38640株，松苗21370株，柏苗15470株。", ["38640株", "21370株", "15470株"]),  # 36840
        ("松苗21370株，柏苗15470株，苗圃育苗38640株。", ["38640株", "21370株", "15470株"]),
        ("上季存盐2864吨，本季存盐3517吨，净增635吨。", ["3517吨", "2864吨", "635吨"]),  # 653
        ("苗圃育苗38640株。松苗21370株，柏苗15470株。", ["38640株", "21370株", "15470株"]),
        ("存栏4653只，繁育318只，出栏127只，年初4642只。", ["4653只", "127只", "318只", "4642只"]),  # 4462
    ],
)
def test_wherever_the_whole_stands(text: str, figures: list[str]) -> None:
    assert [(sorted(shown), level) for shown, _, level in sums(text) if level] == [(sorted(figures), "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "苗圃育苗36840株，松苗21370株，柏苗15470株。",  # right
        "杉苗17270株，樟苗21370株，苗圃育苗38640株，松苗21370株，柏苗15470株。",  # the first two make the third
        "苗圃育苗约38640株，松苗21370株，柏苗15470株。",
        "苗圃育苗38640株，户均21370株，每亩15470株。",
        "苗圃育苗38640株，松苗21370株，柏苗15475株。",
        "育苗38640株，用肥21370斤，浇水15470吨。",
        "苗圃松苗52株，柏苗18株，樟苗7株。",  # 25 by chance
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert [level for *_, level in sums(text) if level] == []


def test_rounded_figures_come_near_sooner() -> None:
    (_, exact, _), (_, rounded, _) = (
        sums("松苗38641株，柏苗21370株，樟苗15471株。")[0],
        sums("松苗38000株，柏苗62000株，樟苗21000株。")[0],
    )
    assert exact < 0.01 < rounded


def test_percentages() -> None:
    assert percentages("窗口取号46820个，当场办完的44479个，办完的达98%。") == []
    assert percentages("窗口取号46820个，当场办完的44479个，办完的达95%。") == []  # right
    assert percentages("窗口取号48620个，当场办完的44479个，办完的达95%。") == ["91.5"]
    assert percentages("取号48620个，当场办完的44479个，满意度87.3%。") == []
    assert percentages("用盐由3250吨降为2210吨，降了32%。") == []
    assert percentages("用盐由3520吨降为2210吨，降了32%。") == ["37.2"]
    assert percentages("摊位62个，出租5个，租出的占26%。") == []  # too few digits


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("育苗4126株，成活4043株，成活率97.99%。从树种看，松1385株、柏1274株、樟629株、杉775株。", 5),  # 692
        (
            "投入4.86亿元，上年4.05亿元。一是松林1.27亿元；二是柏林1.94亿元；三是樟林0.89亿元；四是杉林0.67亿元。",
            5,
        ),  # 0.98
        ("东坡0.84公里、西坡12.6公里、南坡0.47公里，全长2.57公里。", 4),  # 1.26
        ("年初28.64亿元，发行4.2亿元、再发行2.35亿元，还本2.87亿元，年末32.41亿元。", 5),  # 2.78
        ("育苗412.5株、移栽287.3株、补植163.8株、抚育145.6株，共计1019.2株。", 5),  # 155.6 for 145.6, one wrong digit
    ],
)
def test_lists_by_their_looks(text: str, figures: int) -> None:
    assert [len(shown) for shown, _, level in sums(text) if level] == [figures]


@pytest.mark.parametrize(
    "text",
    [
        "育苗180株增加到243株，增长35%；移栽162株增加到216株。",
        "育苗1840株、补植26株，共计1866株，已成活1829株。",
        "育苗200株，其中松12株、柏5株、樟3株。",
        "林地2860亩，成林1716亩。全村2860亩林地中松林1430亩。",
        "育苗320株，其中松281株、柏12株、樟9株，其余为杉。",
    ],
)
def test_what_explains_itself(text: str) -> None:
    assert [level for *_, level in sums(text) if level] == []


def test_percentages_of_what_is_named() -> None:
    assert percentages(
        "用水18.46亿立方米：松林0.52亿立方米，柏林11.38亿立方米，樟林3.21亿立方米。柏林用水占比66.1%。"
    ) == ["61.6"]
    assert percentages("评价资金36000万元。压减预算2700万元，占评价资金的75.0%。") == ["7.5"]
    assert percentages("结案9502件，结案率95.6%。36名法官人均结案246件。") == ["263.9"]
    assert percentages("松783株、柏579株、樟562株，占全部2495株的77.1%。") == []
    assert percentages("年初46件，新交办28件，化解59件，化解率79.7%。") == []
    assert percentages("产值由400亿元增加到412亿元；按可比价格计算增长5.2%。") == []
