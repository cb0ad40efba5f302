"""suspected slips: by counts, by the document itself, and what is left alone."""

from __future__ import annotations

import random

import pytest

from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import Rule

RULE = next(rule for rule in load()[0] if rule.code == "FZ506")


def told(text: str, rule: Rule = RULE) -> list[tuple[str, str, str]]:
    """The words told, what is to be put there, and how gravely."""
    document = read(text.encode(), "report.txt")
    findings = lint(document, [rule]).findings
    return [
        (document.text[f.span.start : f.span.end], f.fix.edits[0].text if f.fix else "", f.severity) for f in findings
    ]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("全面履行法定职贵，压实责任。", "职贵", "职责"),  # looks alike
        ("认真履行法定职则，压实责任。", "职则", "职责"),  # sounds alike
        ("行政权力溢用的问题得到纠正。", "溢用", "滥用"),
        ("坚决防止行政权力溢用。", "溢用", "滥用"),  # at the end of a clause
        ("本县群众自已动手修路。", "自已", "自己"),  # 已动 is met, 自已 never
        ("相关负责入到场说明。", "负责入", "负责人"),  # no word of two: all three are told
        ("依法护保企业合法权益。", "护保", "保护"),  # swapped
        ("始终坚坚持党的领导。", "坚坚", "坚"),  # twice
        ("对履职不利的干部问责。", "不利", "不力"),  # a word for another, by a set phrase of the genre
        ("各类问题应刃而解。", "应刃而解", "迎刃而解"),  # 应 is a word of its own, and put for others in sayings
        ("召开座谈会广泛听取一间。", "一间", "意见"),  # a word that official text hardly has
        ("妥善处理涉外事物。", "事物", "事务"),  # the character that both share is no evidence for the wrong one
    ],
)
def test_what_was_meant_is_told(text: str, wrong: str, right: str) -> None:
    assert told(text + "\n") == [(wrong, right, "warning")]


@pytest.mark.parametrize(
    "text",
    [
        "行政权力运行公开透明，公民权利得到保障。",
        "推荐三名同志参加全国普法先进个人评选。",
        "会见哥伦比亚外长和巴基斯坦客人。",
        "县领导会见客商敏德奇一行。",  # strangers in a row are a name
        "农业设施建设设施齐全，干部扎扎实实工作。",
        "各单位负责人均旁听了庭审。",  # 负责人|均, not 人均
        "習近平新時代中國特色社會主義思想。",  # traditional characters are known nowhere, and so are never judged
        "一月一日至三月三十一日，第一批第二批共十二个。",
        "住建业务持续规范，法治住建建设取得新成效。",  # 住建 stands elsewhere too
        "香镇人民政府2024年法治政府建设情况报告\n香镇人民调解委员会调解纠纷三十起。",  # a name in the title
    ],
)
def test_right_words_are_left_alone(text: str) -> None:
    assert told(text + "\n") == []


def test_a_word_for_another_that_nobody_has_read_is_a_hint_and_none_in_an_old_report() -> None:
    slip = "对污染严重的企业贤妻治理。\n"  # 限期: an input method's choice
    assert told("2023年工作总结\n" + slip) == [("贤妻", "限期", "info")]
    assert told("1993年工作总结\n" + slip) == []


REPORT = "".join(f"第{i}次会议研究推进幸福河湖建设方案。\n" for i in "一二三四五")


def test_the_document_is_its_own_witness() -> None:
    assert told(REPORT + "会后推荐幸福河湖建设。\n") == [("推荐", "推进", "warning")]
    assert told(REPORT[: len(REPORT) // 5 * 3] + "会后推荐幸福河湖建设。\n") == []  # three times is not enough


def test_what_differs_by_more_than_a_slip_is_another_thing() -> None:
    assert told(REPORT + "会后启动幸福河湖建设。\n") == []
    assert told(REPORT + "会后加快幸福河湖建设。\n") == []


def test_of_two_ways_to_read_a_place_one_is_told() -> None:
    assert len(told("各股室职贵分工明确。\n")) == 1


def test_rows_take_two_characters_only() -> None:
    check = RULE.check
    bad = check._replace(rows=(check.rows[0]._replace(right="太长了"),))  # type: ignore[attr-defined]
    [(key, sentence)] = bad.problems()
    assert key == "rows[1]"
    assert "两个字" in sentence
    assert list(check.problems()) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", range(20))
def test_any_text_is_read_to_the_end(seed: int) -> None:
    """Scraps of right and wrong words in any order, cut anywhere: no crash, and no finding outside the text."""
    chance = random.Random(seed)
    scraps = [
        "职贵",
        "自已",
        "负责入",
        "护保",
        "坚坚持",
        "溢用",
        "履职不利",
        "。",
        "\n",
        "《",
        "》",
        "a",
        "1",
        "入",
        "已",
        "贵",
        "依法",
    ]
    text = "".join(chance.choice(scraps) for _ in range(400)) + "\n"
    document = read(text.encode(), "report.txt")
    result = lint(document, [RULE])
    assert result.problems == ()
    assert all(0 <= f.span.start < f.span.end <= len(document.text) for f in result.findings)


def test_long_text_takes_linear_time() -> None:
    from time import process_time

    line = "全面履行法定职责，依法护保企业合法权益，始终坚坚持党的领导，各项工作扎实推进。\n"

    def seconds(times: int) -> float:
        document = read((line * times).encode(), "report.txt")
        start = process_time()
        lint(document, [RULE])
        return process_time() - start

    seconds(10)
    assert seconds(4000) < 30 * max(seconds(400), 0.01)


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("公民的合法权力受法律保护。", "warning"),  # the right word is frequent with what stands on both sides
        ("大家提出了时机问题。", "info"),  # on one side alone, and 时机 stands beside words of all sorts
    ],
)
def test_what_one_side_alone_speaks_for_is_a_hint(text: str, severity: str) -> None:
    assert [found[2] for found in told(text)] == [severity]


def test_what_the_document_has_again_and_again_is_meant() -> None:
    once = "供水站应当按照上期实际用水量收费。\n"
    assert told(once)
    assert told(once + "上期由营业所抄表。漏抄上期的，应当补抄。上期另行公布。\n") == []


def test_words_of_law_are_right_where_they_stand_once() -> None:
    assert told("建设单位应当防治扬尘污染。更名的，并予公告。水价调整报本级人民政府，可以并处或者单处罚款。\n") == []


def test_another_word_that_the_document_has_elsewhere_is_no_slip_for_sure() -> None:
    usual = "水表灭失或者损坏的，由供水站更换。" * 8
    assert told(usual + "\n因漏水造成房屋损害，应当赔偿。水表灭失或者损害的，由用户说明。\n")[0][2] == "info"


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("这本书凝洁着大家的心血。", "凝洁", "凝结"),  # one sound, one part that tells it; in no run
        ("他的话成了大名顶顶的说法。", "大名顶顶", "大名鼎鼎"),  # wrong wherever the character stands
        ("队员们拔山涉水来到村里。", "拔山涉水", "跋山涉水"),  # two words that are met
    ],
)
def test_what_sounds_so_and_shares_the_part_that_tells_it_is_meant(text: str, wrong: str, right: str) -> None:
    assert [(found[0], found[1]) for found in told(f"某县2024年工作总结的报告\n{text}")] == [(wrong, right)]


def test_elsewhere_many_a_word_is_not_known() -> None:
    assert told("钻井队随后下入套管固井，水泥返到地面。") == []


def test_no_name_is_taken_for_a_slip_by_its_sound() -> None:
    assert told("推动天陇铁路开工，富泽人寿成功落户。") == []
