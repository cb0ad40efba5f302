"""Commas inside lists, told by how the list ends or by members of one length; two clauses beside each other are left alone."""

from __future__ import annotations

import pytest

import fzlint
from fzlint.document.clauses import clauses
from fzlint.document.listing import Closing, commas_in_lists

_LEADS = ("提供", "走访", "征求", "开展", "储备", "抓好", "聚焦", "以及")
_CLOSING = Closing(("取得", "推进"), "于待", "类个部", ("问题",), ("共计",), "和及与")


def _word(at: int) -> str:
    """A word of two characters wherever one is asked for: no single character opens a clause by itself."""
    return "经办"


def _told(text: str) -> list[str]:
    cut = clauses(text, 0, len(text), fine=True)
    found = commas_in_lists(text, cut, _LEADS, _CLOSING, _word)
    return [text[cut[broken.first].start : cut[broken.last].end] for broken in found]


@pytest.mark.parametrize(
    "text",
    [
        "提供抄表、报修，缴费、过户等服务。",
        "提供抄表，报修、过户等服务。",
        "巡查水库、泵站，渠道等设施。",
        "水价、水质，水压、水表四类投诉已办结3件。",
        "本报告由供水总体情况、水质抽检情况，其他需要说明的事项和附录四个部分组成。",
        "干渠渗漏、闸门锈蚀，泵房老化的问题突出。",
        "逐条明确责任站所、责任班组，销号期限。",
        "做到早发现，早上报、早抢修。"[2:],
    ],
)
def test_a_comma_in_a_list(text: str) -> None:
    assert len(_told(text)) == 1


_WIDER = Closing(
    ("取得", "推进", "负责"),
    "于待",
    "类个部",
    kinds=("机制",),
    ends="村站",
    frames="看",
    carrying="与把向",
    words=("把握",),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("水情共享、联合巡查，险情会商机制。", 1),
        ("水情共享、联合巡查，开展会商机制。", 0),
        ("柳坝村、南渠村，上闸村通了水。", 1),
        ("走访柳坝村、南渠村，上闸村支书说了情况。", 0),
        ("走访柳坝村、南渠村，上闸村。", 1),
        ("与水厂、泵站，灌区签了协议。", 1),
        ("把握水情、雨情，水厂做了预案。", 0),
        ("与水厂负责、泵站，灌区签了协议。", 0),
        ("供水标准、供水流程，供水价格三统一。", 1),
        ("初审、复审，终审。", 1),
        ("从泵站看，轴流、离心、潜水三类较多。", 0),
    ],
)
def test_what_closes_and_carries_a_list(text: str, told: int) -> None:
    cut = clauses(text, 0, len(text), fine=True)
    assert len(list(commas_in_lists(text, cut, _LEADS, _WIDER, _word))) == told


@pytest.mark.parametrize(
    "text",
    [
        "走访灌区、泵站，征求用水户、水管员等群众意见。",
        "加固堤防、闸站，储备编织袋、救生衣等物资。",
        "供水、排水，节水、护水等工作取得新成效。",
        "完善水价、水权制度，抓好巡河、清淤、抢修三个环节。",
        "学史明理、学史增信，学史崇德、学史力行。",
        "检修闸门、水泵，逐台进行了登记。",
        "党的十九届五中、六中全会精神，学习第三个决议。",
        "抄表，报修。",
        "",
    ],
)
def test_clauses_are_left_alone(text: str) -> None:
    assert _told(text) == []


def test_time_is_linear_in_a_long_list() -> None:
    text = "水泵、" * 20_000 + "闸门，" + "水表、" * 20_000 + "水尺等设施。"
    assert len(_told(text)) == 1


@pytest.mark.parametrize("text", ["城管、交通、卫生、", "《甲办法》、《乙办法》、", "张某某、"])
def test_a_file_may_end_in_the_mark_of_a_list(text: str) -> None:
    assert fzlint.check(f"柳溪县水务局2024年法治政府建设情况报告\n{text * 20}").problems == ()


@pytest.mark.parametrize(
    "text", ["优化环境，、清淤", "、应配备36名，已配备31名", "排查、，、化解，", "，、", "“、”，、“"]
)
def test_marks_side_by_side_hold_no_members(text: str) -> None:
    for head in ("", "柳溪县水务局2024年法治政府建设情况报告\n"):
        assert fzlint.check(head + text, name="a.txt").problems == ()


@pytest.mark.parametrize(("word", "told"), [("经办", 1), ("经", 0)])
def test_one_character_opens_a_clause_only_where_it_is_the_word(word: str, told: int) -> None:
    text = "增设水量查询、水价查询，经办机构查询三个入口。"
    cut = clauses(text, 0, len(text), fine=True)
    closing = _CLOSING._replace(units="个")
    assert len(list(commas_in_lists(text, cut, ("增设", "经"), closing, lambda at: word))) == told
