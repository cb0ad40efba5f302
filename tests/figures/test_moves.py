"""Shapes in which figures side by side tell one change: each of the list has a sentence, read right and found when it is wrong."""

from __future__ import annotations

from functools import cache

import pytest

from fzlint.checks.context import Context
from fzlint.document.words.cutting import cut
from fzlint.figures.changes.moves import moves_of
from fzlint.figures.reading.said import listed
from fzlint.readers.read import read
from fzlint.rulebook.load import load

CHECK = next(rule for rule in load()[0] if rule.code == "FZ402").check

# the shape, a sentence in which [a|b] is right and wrong
SHAPES = [
    ("今划余", "诊疗3.6万人次，比上年3.0万人次多[20|26]%。"),
    ("幅自到", "信访量下降[20|25]%，由上年的150件降至120件。"),
    ("幅达前", "用电量增长[6.5|7.5]%，达到21.3亿千瓦时，上年为20亿千瓦时。"),
    ("今幅比差", "水费收入2.4亿元，增长[20|30]%，较上年的2.0亿元增收0.4亿元。"),
    ("今前差幅", "水费收入1260万元，上年征收1050万元，增收210万元，增幅[20|21]%。"),
    ("今前差", "水费收入1260万元，上年征收1050万元，增收[210|120]万元。"),
    ("案今超", "计划清淤240次，实际完成252次，比计划多[12|21]次。"),
    ("底新幅", "去年底全县水表2400只，今年新增300只，增长[12.5|15.2]%。"),
    ("由到新", "社区水站由45个增加到58个，新增[13|23]个。"),
    ("新由到", "新设泵房[13|23]处，全县泵房由45处增加到58处。"),
    ("由到差幅", "案件从上年的80件降到60件，减少20件，下降[25|35]%。"),
    ("由到幅", "社区食堂由80家增加到100家，增长[25|20]%。"),
    ("倍自到", "收入是上年的[1.5|2.5]倍，由120万元增加到180万元。"),
    ("倍达前", "讲座场次是上年的[1.5|1.8]倍，达到180场，上年为120场。"),
    ("由到倍", "网格员由60名增加到90名，是原来的[1.5|2.5]倍。"),
    ("今为倍", "接诊480人次，是上年400人次的[1.2|1.4]倍。"),
    ("今平点", "参保率98.5%，比全市平均的96.2%高[2.3|3.3]个百分点。"),
    ("由到差", "办理时间由8天缩短到6天，缩短[2|3]天。"),
    ("今划多", "造林68万亩，比下达任务66万亩多[2|4]万亩。"),
    ("今比差", "接待来访120批，比上年的100批增加[20|30]批。"),
    ("增自到", "在编人员增加[20|36]人，由上年的100人增加到120人。"),
    ("今差前", "低保对象4200人，较年初减少[300|500]人，年初为4500人。"),
    ("比差幅", "较上年的120件减少18件，降幅[15|18]%。"),
    ("增幅前", "接待游客同比增加2万人，增长[8|10]%，上年为25万人。"),
]


@cache
def context_of(sentence: str) -> Context:
    return Context(read(f"青河县2024年工作报告\n\n{sentence}".encode(), "a.txt"), None, cut)


def twins(sentence: str) -> tuple[str, str]:
    front, both, behind = sentence.replace("]", "[").split("[")
    right, wrong = both.split("|")
    return front + right + behind, front + wrong + behind


def test_every_shape_of_the_list_has_a_sentence() -> None:
    assert {shape for shape, _ in SHAPES} == set(listed("增减"))


@pytest.mark.parametrize(("shape", "sentence"), SHAPES)
def test_a_change_is_read_in_its_shape(shape: str, sentence: str) -> None:
    right, wrong = twins(sentence)
    for each in (right, wrong):
        shapes = [move.shape for passage, _ in context_of(each).passages for move in moves_of(passage)]
        assert shape in shapes
    assert not list(CHECK(context_of(right)))
    assert len(list(CHECK(context_of(wrong)))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "司法所由12个增加到15个，新增5个、撤并2个。",
        "案件由80件下降到60件，减少罚款25万元。",
        "网格员由60名增加到90名，是全市平均数的2.5倍。",
        "上年受理80件，由12个庭室审理，增加到100件的是民事庭。",
        "低保对象4200人，较上月减少500人，年初为4500人。",
        "比全市平均高3.3个百分点，达到98.5%，省里要求96.2%。",
        "水表检定费16.1万元，比预算减少1.4万元，比上年减少0.1万元。",
    ],
)
def test_what_tells_no_change_of_one_thing_is_left_alone(sentence: str) -> None:
    assert not list(CHECK(context_of(sentence)))
