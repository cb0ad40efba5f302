from __future__ import annotations

import pytest

from fzlint.checks.context import Context
from fzlint.checks.identity import Identity
from fzlint.document.model import Document
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.readers.read import read

TITLE = "青河县水务局2024年法治政府建设情况报告"
BODY = ["一、主要举措和成效", "取水许可全部网上办理，群众少跑路一千二百人次。"]
SIGN = "青河县水务局"
DATE = "2025年1月8日"


def document(*lines: str, title: str = TITLE) -> Document:
    return read("\n".join((title, *lines)).encode(), "a.txt")


def matches(check: Identity, *lines: str, title: str = TITLE) -> list[Match]:
    return list(check(Context(document(*lines, title=title), None, cut)))


def said(check: Identity, *lines: str, title: str = TITLE) -> list[str]:
    return [match.values["said"] for match in matches(check, *lines, title=title)]


# ------------------------------------------------------------------------------ type

TYPE = Identity("type")


@pytest.mark.parametrize(
    ("title", "formula", "told"),
    [
        ("2024年法治政府建设情况报告", "现将有关情况汇报如下：", [None]),
        ("2024年法治政府建设情况汇报", "现就有关工作报告如下：", [None]),
        ("2024年法治政府建设工作总结", "现将有关情况汇报如下：", ["info"]),
        ("2024年法治政府建设情况报告（公开稿）", "现将有关情况汇报如下：", [None]),
        ("2024年法治政府建设情况报告", "现将有关情况报告如下：", []),
        ("2024年法治政府建设工作总结及2025年计划", "现将有关情况总结如下：", []),
        ("2024年工作总结报告", "现将有关情况总结如下：", []),
        ("2024年工作总结报告", "现将有关情况报告如下：", []),
        ("2024年防汛工作方案", "现将有关情况汇报如下：", []),
        ("2024年法治政府建设情况报告", "局党组专题听取工作汇报，有关情况如下：", []),
    ],
)
def test_opening_formula(title: str, formula: str, told: list[str | None]) -> None:
    assert [match.severity for match in matches(TYPE, "2024年成绩明显。" + formula, *BODY, title=title)] == told


def test_a_formula_far_inside_is_none_of_the_report() -> None:
    lines = [*BODY, "二、存在不足", "人员偏少。", "三、附录", "现将检查情况汇报如下："]
    assert said(TYPE, *lines) == []


def test_a_report_asks_for_no_approval() -> None:
    assert said(TYPE, *BODY, "以上报告妥否，请批示。") == ["妥否，请批示"]
    assert said(TYPE, *BODY, "特此报告，请批复。") == ["特此报告，请批复"]
    assert said(TYPE, *BODY, "特此报告，请审阅。") == []
    assert said(TYPE, *BODY, "按照县委批示要求，请示汇报制度更加健全。") == []
    assert said(TYPE, *BODY, "妥否，请批示。", title="关于追加防汛经费的请示") == []


# ------------------------------------------------------------------------------ unit

UNIT = Identity("unit")
COMMITTEES = Identity("unit", committees=("党委|党组",))


def test_a_unit_has_one_committee_also_where_it_is_named() -> None:
    led = ["县水务局党委专题研究。", "县水务局党组听取汇报。", "县水务局党组部署工作。"]
    assert said(COMMITTEES, *BODY, *led) == ["局党委"]
    assert said(COMMITTEES, *BODY, "市水务局党委来函。", *led[1:]) == []  # another unit's


def test_another_unit_speaks() -> None:
    told = matches(UNIT, *BODY, "我局检查企业九十户。我委聘请法律顾问，我委还开展普法。")
    assert [match.values["said"] for match in told] == ["我委", "我委"]
    assert told[0].group == told[1].group == "我委"
    assert said(UNIT, *BODY, "我办检查企业，帮我办理许可，为我办事。") == ["我办"]
    assert said(UNIT, *BODY, "我街道与我办同心。", title="青河街道2024年法治政府建设情况报告") == []
    assert said(UNIT, *BODY, "我街道检查企业。", title="青河县人民政府云溪街道办事处2024年法治政府建设情况报告") == []
    assert said(UNIT, *BODY, "我局检查企业。", title="青河镇2024年法治政府建设情况报告") == ["我局"]


@pytest.mark.parametrize(
    "line",
    [
        "我局立足我县实际，依托我区平台。",
        "破除自我局限，敢于自我委屈求全。",
        "企业反映：“我镇办事方便。”",
        "把群众当亲人，为我乡愁留住根。",
    ],
)
def test_words_that_name_no_other_unit(line: str) -> None:
    assert said(UNIT, *BODY, line) == []


def test_titles_without_a_unit_are_not_judged() -> None:
    assert said(UNIT, *BODY, "我局与我委联合检查。", title="青河县2024年法治政府建设情况报告") == []
    assert said(UNIT, *BODY, "我委开展普法。", title="关于法治政府建设的情况报告") == []


@pytest.mark.parametrize(
    ("title", "signs", "told"),
    [
        (TITLE, ["青河县水务局"], []),
        (TITLE, ["水务局"], []),
        (TITLE, ["青河县水利局"], ["青河县水利局"]),
        (TITLE, ["青河县司法局"], ["青河县司法局"]),
        ("青河县教育局2024年法治政府建设情况报告", ["青河县教育和体育局"], ["青河县教育和体育局"]),
        ("青河县应急管理局2024年法治政府建设情况报告", ["青河县应急局"], ["青河县应急局"]),
        ("青河县应急局2024年法治政府建设情况报告", ["青河县应急管理局"], []),
        ("青河县卫健局2024年法治政府建设情况报告", ["青河县卫生健康局"], []),
        ("青河县卫生健康局2024年法治政府建设情况报告", ["青河县卫生健康委员会"], ["青河县卫生健康委员会"]),
        ("青河镇2024年法治政府建设情况报告", ["青河镇人民政府"], []),
        ("青河县2024年法治政府建设情况报告", ["青河县司法局"], []),
    ],
)
def test_signature(title: str, signs: list[str], told: list[str]) -> None:
    assert said(UNIT, *BODY, *signs, DATE, title=title) == told


# ------------------------------------------------------------------------------ attachment

ATTACHMENT = Identity("attachment")
LIST = ["附件：1.行政许可事项清单", "2.行政处罚案件明细"]
FIRST = ["附件1", "行政许可事项清单", "取水许可，河道采砂许可。"]
SECOND = ["附件2", "行政处罚案件明细", "非法采砂九起，均已办结。"]


def test_announced_and_there() -> None:
    assert said(ATTACHMENT, *BODY, "清单见附件1，明细见附件2。", *LIST, SIGN, DATE, *FIRST, *SECOND) == []
    assert said(ATTACHMENT, *BODY, "清单见附件。", "附件：行政许可事项清单", SIGN, DATE, "附件", *FIRST[1:]) == []
    assert said(ATTACHMENT, *BODY, "清单见附件1，明细见附件2。", " ".join(LIST), *FIRST, *SECOND) == []


def test_attachments_in_files_of_their_own() -> None:
    assert said(ATTACHMENT, *BODY, "清单见附件1，明细见附件2。", *LIST, SIGN, DATE) == []


def test_a_list_below_its_heading() -> None:
    below = ["附件：", "1.行政许可事项清单", "2.行政处罚案件明细"]
    assert said(ATTACHMENT, *BODY, "清单见附件1，明细见附件2。", *below) == []
    assert said(ATTACHMENT, *BODY, "台账见附件3。", *below) == ["见附件3"]
    assert said(ATTACHMENT, *BODY, *below, SIGN, DATE, *FIRST) == ["行政处罚案件明细"]


def test_one_is_missing() -> None:
    assert said(ATTACHMENT, *BODY, *LIST, SIGN, DATE, *FIRST) == ["行政处罚案件明细"]
    assert said(ATTACHMENT, *BODY, "明细见附件3。", *LIST) == ["见附件3"]
    assert said(ATTACHMENT, *BODY, "明细详见附件。") == ["详见附件"]


def test_another_title() -> None:
    (match,) = matches(ATTACHMENT, *BODY, *LIST, SIGN, DATE, *FIRST, "附件2", "全年普法活动安排", "三月，宣传水法。")
    assert match.values["fault"] == "而附件上的标题是“全年普法活动安排”"
    assert len(match.related) == 1


def test_titles_that_differ_by_little() -> None:
    assert said(ATTACHMENT, *BODY, *LIST, *FIRST, "附件2", "2024年度行政处罚案件明细表", "非法采砂。") == []
    assert said(ATTACHMENT, *BODY, *LIST, *FIRST, "附件2", "青河县水务局", "行政处罚案件明细", "非法采砂。") == []


def test_two_texts_in_one_file() -> None:
    once = [*BODY, "清单见附件1。", *LIST, *FIRST, *SECOND]
    assert said(ATTACHMENT, *once, *once) == []


def test_the_attachment_of_another_paper() -> None:
    assert said(ATTACHMENT, *BODY, "参照《裁量权基准管理办法》附件2制定，附件一并归档。") == []
