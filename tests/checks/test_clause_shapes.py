"""Checks that read clauses: what stands at their edges, and what the examples of the rules do not show."""

from __future__ import annotations

import pytest

from fzlint.checks.context import Check, Context
from fzlint.checks.correlatives import Correlatives
from fzlint.checks.correlatives import Row as Pair
from fzlint.checks.hanging import Hanging, Lead
from fzlint.checks.predicates import Predicates
from fzlint.checks.predicates import Row as Noun
from fzlint.checks.run_on import RunOn
from fzlint.checks.uneven_clauses import UnevenClauses
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.readers.read import read

UNEVEN = UnevenClauses(
    verbs=("巡查", "修补", "疏通"),
    counting=("巡查", "修补", "疏通"),
    roles=("任站长", "任副站长", "为成员"),
    opening=("以",),
    common=("工作",),
    joints="和",
)
PREDICATES = Predicates(
    (Noun("水质", ("加强", "增强"), "改善"),), adverbs=("进一步", "明显", "得到了"), joints=("和", "与")
)
PAIRS = Correlatives((Pair(("不仅",), ("而且", "还", "也"), "而且"), Pair(("无论",), ("都",), "都")))
HANGING = Hanging(
    rows=(Lead(("按照", "根据"), ("要求", "部署")),),
    deeds=("开展", "完成"),
    purposes=("为了", "为"),
    done=("开展", "修补"),
    goals=("切实", "保障", "提高"),
    subjects=("我站", "全站"),
    acts=("站组织",),
    tails=("从而",),
    purpose="目的",
    tail="句首",
)
RUN_ON = RunOn(
    verbs=("提高", "巡查"),
    adverbs=("切实", "有效"),
    nouns=("能力", "堤防"),
    seconds=("守护",),
    closing=("难题",),
    joined=("提高",),
    named=("工程",),
    broken=("的",),
    counting=("发放",),
    units=("余份", "份"),
    goes_on=("以上",),
)


def matches(check: Check, *lines: str) -> list[Match]:
    document = read("\n".join(("清渠灌区管理站2024年工作总结", *lines)).encode(), "a.txt")
    return list(check(Context(document, None, cut)))


def found(check: Check, *lines: str) -> list[str]:
    text = "\n".join(("清渠灌区管理站2024年工作总结", *lines))
    return [text[match.span.start : match.span.end] for match in matches(check, *lines)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("今年我站巡查南岸干渠，修补西侧闸门、疏通东片斗渠。", ["巡查南岸干渠，修补西侧闸门、疏通东片斗渠"]),
        ("全年巡查干渠20次，修补闸门8座、疏通斗渠15条。", ["巡查干渠20次，修补闸门8座、疏通斗渠15条"]),
        ("老周任站长、小吴任副站长，其余三人为成员。", ["老周任站长、小吴任副站长，其余三人为成员"]),
        ("旱情亲自研判，水量亲自调度、水费亲自核算。", ["旱情亲自研判，水量亲自调度、水费亲自核算"]),
    ],
)
def test_members_of_one_build_with_two_marks(line: str, told: list[str]) -> None:
    assert found(UNEVEN, line) == told


@pytest.mark.parametrize(
    "line",
    [
        "巡查南岸干渠，修补西侧闸门，疏通东片斗渠。",  # one mark
        "巡查南岸干渠，巡查西侧闸门、巡查东片斗渠。",  # one verb: the last two may be one object
        "调水2次，修补闸门8座、疏通斗渠15条。",  # the first is no member
        "巡查干渠、修补闸门，疏通斗渠、巡查泵房。",  # two by two
        "南岸干渠，“修补西侧闸门、疏通东片斗渠”。",  # what is quoted is one word
        "旱情和水研判，水量和水调度、水费和水核算。",  # what they share is no word
    ],
)
def test_members_that_are_no_series(line: str) -> None:
    assert found(UNEVEN, line) == []


def test_a_predicate_at_the_end_of_a_clause() -> None:
    assert found(PREDICATES, "末级渠系水质进一步明显加强，") == ["水质进一步明显加强"]
    assert found(PREDICATES, "末级渠系水质加强") == ["水质加强"]  # the text ends
    assert found(PREDICATES, "水量和水质加强。水质由省站加强。水质加强监测。水质改善。") == []
    assert found(PREDICATES, "水质" + "进一步" * 6 + "加强。") == []  # too far away
    assert matches(PREDICATES, "水质增强。")[0].values["right"] == "改善"


def test_half_of_a_pair_of_connectives() -> None:
    assert found(PAIRS, "衬砌不仅减少了渗漏，输水快了三成。") == ["不仅"]
    assert found(PAIRS, "无论丰水年份，灌溉保证率高于九成。") == ["无论"]
    assert found(PAIRS, "衬砌不仅减少了渗漏。输水，还快了。") == []  # nothing goes on in this sentence
    assert found(PAIRS, "衬砌不仅减少了渗漏，也加快了输水。不仅如此，", "不仅减少渗漏，省工") == []  # no full stop
    assert found(PAIRS, "据灌区管理委员会成员单位反映，不仅仅是“不仅省水，省工”。") == []


def test_what_only_leads_in() -> None:
    assert found(HANGING, "按照县里关于冬修的要求。全站清淤三次。") == ["按照县里关于冬修的要求。"]
    assert found(HANGING, "按照冬修开展清淤的部署完成任务要求。") == []  # it has a predicate
    assert found(HANGING, "按照冬修要求；全站清淤。根据水量，部署") == []
    assert matches(HANGING, "为切实保障春灌。我站清淤三次。")[0].message == "目的"
    assert found(HANGING, "为切实保障春灌。县里清淤三次。") == []  # who did it is not told
    assert found(HANGING, "为切实保障春灌。", "我站清淤三次。") == []  # another paragraph
    assert found(HANGING, "为切实保障春灌，修补闸门。我站清淤三次。") == []
    assert found(HANGING, "全站清淤三次。从而保障春灌。") == ["从而保障春灌。"]
    assert found(HANGING, "从而保障春灌。") == []  # nothing stands before it
    assert found(HANGING, "按照" + "冬修" * 130 + "的要求。") == []


def test_two_clauses_without_a_mark() -> None:
    assert found(RUN_ON, "提高调度能力切实守护渠道安全。") == ["提高调度能力"]
    assert found(RUN_ON, "发放节水手册400余份用水户代表入会议事。") == ["发放节水手册400余份"]
    assert found(RUN_ON, "巡查解决缺水难题提高灌溉效益。") == ["巡查解决缺水难题"]
    assert found(RUN_ON, "提高调度能力切实守护渠道工程。提高调度的能力切实守护渠道安全。") == ["提高调度能力"]
    assert found(RUN_ON, "提高调度的能力切实守护渠道安全。提高调度能力，切实守护渠道安全。") == []
    assert found(RUN_ON, "发放节水手册400份以上用水户。发放节水手册400余份。发放400余份用水户代表手册。") == []
    assert found(RUN_ON, "巡查解决缺水难题提高灌溉工程。") == []  # a name
