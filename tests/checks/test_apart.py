"""What no report holds in running text: brackets that belong to no sentence, open questions, stray lines, and what looks like them."""

import pytest

import fzlint

HEAD = "柳溪县水务局2024年法治政府建设情况报告\n"
LABELLED = "一、主要做法\n（一）规范执法。全年立案20件。\n（二）加强普法。开展活动12场。\n二、存在问题\n{}\n三、下一步打算\n继续加强执法监督。\n"


def told(text: str, head: str = HEAD) -> list[str]:
    return [finding.text for finding in fzlint.check(head + text).findings if finding.code == "FZ611"]


@pytest.mark.parametrize(
    "aside",
    [
        "（水政科提供）", "（跟上面矛盾）", "（不少于五百字的一段）", "（巡查队报）", "【水库情况由管理所提供】",
    ],
)  # fmt: skip
def test_brackets_between_two_sentences_belong_to_none(aside: str) -> None:
    assert told(f"全年巡查河道120次。{aside}整改问题15个，成效明显。\n") == [aside]


@pytest.mark.parametrize(
    "said",
    [
        "整改问题15个。（数据来源：县河长办）成效明显。", "全年立案20件，（含上年结转3件）办结18件。", "职责包括：（1）巡查；（2）执法。",
        "由（副）局长带队，（半）固定的执法点有3处。", "印发通知（水法〔2024〕12号），明确分工（责任到人）。",
        "（联系人：水政科，电话：0000-1234567）",
        "【典型案例】某企业擅自取水，县水务局依法立案。", "文件见水发[2024]15号，说明见[1]。", "　　【典型案例】某企业擅自取水，县水务局依法立案。",
        "取水许可排名上升。（见表1）", "建成泵站6个（含上年申报1个）。", "（这里的“小水库”指库容十万立方米以下的。）各站每周巡查。",
        "建成水库（小型）3座、（中型）1座。",
    ],
)  # fmt: skip
def test_brackets_that_explain_are_no_asides(said: str) -> None:
    assert told(said + "\n") == []


def test_outside_reports_brackets_may_stand_alone() -> None:
    assert told("闸门每周检查一次。（汛期每天一次）记录交水管站。\n", "闸门操作规程\n") == []


def test_a_bracket_between_number_and_measure_is_an_aside() -> None:
    assert told("受理投诉189（截止十一月底）件，全部办结。\n") == ["（截止十一月底）"]


def test_an_open_question_is_told() -> None:
    assert told("备案规范性文件14件，是否含镇街的？备案率为百分之百。\n") == ["是否含镇街的？"]


@pytest.mark.parametrize(
    "said",
    [
        "钱从哪里来？靠节水。",
        "开展“河长在哪里？”宣传活动。",
        "为什么要修渠？",
        "答好“水从哪里来？”的问题。",
        "回答三个问题：底数清不清？责任明不明？",
        "停水是目的吗？不是。",
    ],
)
def test_questions_to_those_who_listen_are_no_asides(said: str) -> None:
    assert told(said + "\n") == []


def test_a_line_below_a_heading_that_is_neither_heading_nor_sentence() -> None:
    assert told(LABELLED.format("图文并茂\n执法力量不足，装备老化。")) == ["图文并茂"]
    assert told(LABELLED.format("执法力量不足，装备老化。")) == []


def test_headings_without_a_label_are_a_way_to_have_them() -> None:
    text = LABELLED.format("执法力量薄弱\n人员少，装备老化。\n普法形式单一\n以发资料为主，效果不明显。")
    assert told(text) == []


@pytest.mark.parametrize("number", ["4", "[1]", "①", "12", "（2）"])
def test_a_line_that_is_only_a_number_is_left_over(number: str) -> None:
    assert told(f"全年巡查河道120次，整改问题15个。\n{number}\n下一步，继续抓好灌区改造。\n") == [number]


def test_numbers_of_a_table_that_was_taken_apart_are_none() -> None:
    cells = "".join(f"灌区改造工程（处）{n}期。\n{n}\n" for n in range(1, 7))
    assert told(f"全年巡查河道120次，整改问题15个。\n{cells}") == []
