"""Sentence shapes: what the examples of the rules do not show."""

from __future__ import annotations

import pytest

from fzlint.checks.context import Check, Context
from fzlint.checks.end_mark import EndMark
from fzlint.checks.item_marks import ItemMarks
from fzlint.checks.objects import Objects, Row
from fzlint.checks.parallel_marks import ParallelMarks
from fzlint.checks.run_in import RunIn
from fzlint.checks.verb_twice import VerbTwice
from fzlint.document.words.cutting import cut
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.kind import tell_kind
from fzlint.rulebook.load import load

RULES, KINDS = load()
REPORT = "青河县水务局2024年法治政府建设情况报告"
OBJECTS = Objects((Row("履行", ("职责", "义务")),), adverbs=("认真", "切实"))
TWICE = VerbTwice(("发挥", "开展"), joins=("和", "更好"))
HEADINGS = RunIn(
    verbs=("完善", "推动"),
    nouns=("机制", "发展"),
    starts=("我局", "通过"),
    also=("落实",),
    unless=("落实机制",),
    organs="局",
    deeds=("高度重视",),
)


def found(check: Check, *lines: str, title: str = REPORT) -> list[str]:
    document = read("\n".join((title, *lines)).encode(), "a.txt")
    told = tell_kind(KINDS, document)
    context = Context(document, told.kind if told else None, cut)
    return [document.text[match.span.start : match.span.end] for match in check(context)]


def test_only_reports_are_looked_at() -> None:
    lines = (
        "一、做法",
        "（一）完善巡查机制我局成立小组，切实压实巡河河长，充分发挥顾问作用发挥。",
        "发放手册600余份水管员入户讲解三天。按照岁修的统一要求。及时检修涵闸。抄表员业务水平不断加强。分时供水不仅保证了用水，缓解了矛盾。",
        "对重大险情亲自到场，重点涵闸亲自查看、重要物资亲自调度，确保通水。",
        "带头学法，带头守法、带头用法。一是清淤。二是护岸；三是测水。供水量560万吨、同比增长3.1%。查处取水案件48个，闸门案件31件。",
        "全年没有发生以本局为被告的行政诉讼案件，全年没有发生以本局为被告的行政诉讼案件，也没有被纠错的案件。普法三场，参训人员三百人",
        "完善用水目录和充实公示内容，用户满意。今年成立专班，由站长任组长，各班组分工负责的格局。",
        "二、水费",
        "按月抄表登记。抄表员两人一组，逐户核对读数，抄表员的本领有所。逐户核对水表的。",
        "按季张榜公布：每季第一周在村口公布，接受监督。",
        "按年清理旧账。年底前逐笔核对，做到账款相符。",
        "三、打算",
        "（一）抓实培训，提升抄表员素质",
        "举办水费业务培训三期。",
        "（二）提高站位、加强供水组织领导",
        "站长每月研究一次供水工作。",
        "（三）公开水价，接受用水户监督",
        "水价表贴到每个村口。",
        "四、成效",
        *("各司法所每周三上午派人驻村接访，当场能办的当场办，办不了的限期答复。普法三次。",) * 2,
    )
    rules = [rule for rule in RULES if rule.reports]
    told = {finding.code for finding in lint(read("\n".join((REPORT, *lines)).encode(), "a.txt"), rules).findings}
    assert told == {rule.code for rule in rules}
    letter = "\n".join(("关于水务工作的函", *lines))
    assert lint(read(letter.encode(), "a.txt"), rules).findings == ()


def test_a_verb_whose_noun_is_elsewhere() -> None:
    assert found(OBJECTS, "我局切实履行述职材料。认真履行述职材料，按时报送。") == ["履行述职材料"]
    assert found(OBJECTS, "切实履行《巡河办法》，认真履行“一岗双责”，履行巡河职责。") == []
    assert found(OBJECTS, "履行述职材料") == []  # the clause does not end


def test_an_object_that_the_verb_never_has() -> None:
    unfit = Objects((Row("形成", never=("原则",)), Row("履行", ("职责",), ("力度",))), ("认真",), ("坚持", "和"), "2项")
    assert found(unfit, "认真形成巡河的原则。形成“一河一策”的原则2项；认真履行巡河力度，") == [
        "形成巡河的原则",
        "形成“一河一策”的原则",
        "履行巡河力度",
    ]
    lines = "形成坚持巡河的原则。形成制度和巡河的原则。形成巡河原则的文件，形成原则。已经形成巡河的原则。"
    assert found(unfit, lines, "形成巡河、护河的原则。形成" + "巡" * 23 + "原则。形成原则的原则。") == []


def test_a_verb_said_twice_in_a_clause() -> None:
    assert found(TWICE, "充分发挥顾问在决策、审查等方面发挥作用。") == ["发挥顾问在决策、审查等方面发挥"]
    assert found(TWICE, "发挥市场作用、更好发挥政府作用，发挥顾问和发挥专家的作用，开展普法，开展培训。") == []
    assert found(TWICE, "发挥作用、发挥优势。") == []


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("（一）完善内部巡查机制我局成立小组，每周巡查。", ["完善内部巡查机制"]),
        ("（一）加强领导，完善内部巡查机制通过会议研究，定期通报。", ["完善内部巡查机制"]),
        ("（一）完善内部巡查机制县水务局高度重视，逐项落实。", ["完善内部巡查机制"]),
        ("一是完善内部巡查机制落实巡查责任到人，定期通报。", ["完善内部巡查机制"]),
        ("（一）完善内部巡查机制。我局成立小组，每周巡查。", []),
        ("（一）完善内部巡查机制落实机制建设方案，定期通报。", []),
        ("完善内部巡查机制我局成立小组，每周巡查。", []),
    ],
)
def test_a_heading_that_text_runs_on_from(line: str, heading: list[str]) -> None:
    assert found(HEADINGS, line) == heading


def test_members_of_a_series_behind_unlike_marks() -> None:
    assert found(ParallelMarks(), "做到带头学，带头守、带头用。") == [
        "带头学，带头守、带头用"
    ]  # what leads to them is left out
    assert found(ParallelMarks(), "要求干部带头学法规，带头守、带头用。") == []  # two that begin alike are no series
    assert found(ParallelMarks(), "班子成员，带头学法，带头守法、带头用法。") == ["带头学法，带头守法、带头用法"]
    assert found(ParallelMarks(), "以守法为荣、以违法为耻，以节水为荣、以浪费为耻。") == []
    assert found(ParallelMarks("带"), "班子成员，带头学法，带头守法、带头用法。") == []


def test_items_of_an_enumeration_behind_unlike_marks() -> None:
    assert found(ItemMarks(), "一是清淤。二是护岸。三是测水；四是种草。") == ["；"]
    assert found(ItemMarks(), "一是清淤；二是护岸；三是测水。") == []
    assert found(ItemMarks(), "前文。二是护岸；三是测水。四是种草。") == []  # its beginning is not there
    assert found(ItemMarks(), "一是清淤，二是护岸。一是测水，二是种草。") == []


def test_the_one_item_without_a_mark() -> None:
    items = (
        "一、不足",
        "（一）人员偏少，任务繁重。",
        "（二）形式单一，针对性不强",
        "（三）装备陈旧，效率不高。",
        "二、打算",
        "补充人员。",
    )
    assert found(EndMark(), *items) == ["（二）形式单一，针对性不强"[-12:]]
    assert found(EndMark(), *items[:2], items[2] + "。", *items[3:]) == []
    assert found(EndMark(), *(line.rstrip("。") for line in items)) == []
