from __future__ import annotations

import pytest

from fzlint.readers.read import read
from fzlint.rulebook.kind import Kind, ReportPart, pick_kind, tell_kind
from fzlint.rulebook.load import load

KINDS = load()[1]
LAW, DISCLOSURE, WORK = "法治政府建设年度报告", "政府信息公开工作年度报告", "政府工作报告"
ACCOUNTS, STATISTICS, REVIEW = "部门决算公开", "行政执法统计年报", "述法报告"
BODY = "健全机制，明确分工，定期会商，按时通报，形成合力，全年召开协调会四次，研究解决问题九个。"


def told(*lines: str) -> tuple[str, str, str] | None:
    found = tell_kind(KINDS, read("\n".join(lines).encode(), "a.txt"))
    return (found.kind.name, found.by, found.words) if found else None


@pytest.mark.parametrize(
    "lines",
    [
        ["首页 > 法治政府建设年度报告", f"1月9日，县司法局召开推进会。{BODY}", "一、主要做法", BODY],
        ["首页 > 法治政府建设年度报告", BODY, "一、主要做法", BODY],
    ],
)
def test_a_column_tells_no_kind_of_what_reports_nothing(lines: list[str]) -> None:
    assert told(*lines) is None


@pytest.mark.parametrize(
    ("lines", "kind", "by"),
    [
        (["青河县水务局2024年法治政府建设情况报告。", BODY], LAW, "title"),
        ([f"2024年，{BODY}现将我局法治政府建设工作情况报告如下：", "一、主要工作", BODY], LAW, "opening"),
        ([f"2024年，我局推进法治政府建设。{BODY}现将有关情况汇报如下：", "一、主要工作", BODY], LAW, "opening"),
        (["县政府：", f"{BODY}具体情况如下：", "一、2024年推进法治政府建设的主要举措和成效", BODY], LAW, "heading"),
        ([BODY, "一、2024年推进法治政府建设情况", BODY], LAW, "heading"),
        ([BODY, "一、2024年度法治政府建设的主要举措和成效", BODY], LAW, "heading"),
        ([BODY, "一、2024年度法治政府建设主要工作及成效", BODY], LAW, "heading"),
        ([BODY, "一、法治建设工作情况及主要措施和成效", BODY], LAW, "heading"),
        ([f"{BODY}推动法治政府建设取得明显成效。", "一、强化引领", BODY], LAW, "opening"),
        ([f"{BODY}扎实推进水务领域法治政府建设工作，取得较好进展。", "一、强化引领", BODY], LAW, "opening"),
        (
            ["首页 > 青河县法治政府建设年度报告公开 > 2024年", f"{BODY}有关情况报告如下：", "一、主要成效", BODY],
            LAW,
            "opening",
        ),
        (["一、政府信息公开总体工作情况", BODY], DISCLOSURE, "heading"),
        ([f"2024年，{BODY}具体公开工作开展情况如下：", "一、总体情况", BODY], DISCLOSURE, "opening"),
        (["青河县水务局2024年度决算公开说明", BODY], ACCOUNTS, "title"),
        (["现向社会公开《青河县2024年政府信息公开工作年度报告》。", "一、总体情况", BODY], DISCLOSURE, "opening"),
        (["青河县2015年政府信息公开工作年度报告", BODY], DISCLOSURE, "title"),
        (["工作情况汇报", f"{BODY}现将2024年法治政府建设情况汇报如下：", "一、主要工作", BODY], LAW, "opening"),
        (["根据条例的规定，现公布水务局2024年政府信息公开工作年度报告。", "一、总体情况", BODY], DISCLOSURE, "opening"),
        (["一、总体情况", BODY, "二、主动公开政府信息情况", BODY], DISCLOSURE, "heading"),
        (["各位代表：", f"现在，我代表县人民政府向大会报告工作，请予审议。{BODY}"], WORK, "opening"),
        (["第一部分 青河县2024年度行政执法数据表", BODY], STATISTICS, "heading"),
        (["第一部分单位概况", BODY, "第二部分2024年度单位决算情况说明", BODY], ACCOUNTS, "heading"),
        ([f"{BODY}现将全县2024年行政执法工作情况报告如下：", "一、基本情况", BODY], STATISTICS, "opening"),
        ([BODY, "一、加强党对法治政府建设的领导", BODY], LAW, "heading"),
        (["一、总体情况", f"（一）主动公开方面。{BODY}", f"（二）依申请公开方面。{BODY}"], DISCLOSURE, "heading"),
        ([BODY, "一、统筹推进法治政府建设工作", BODY], LAW, "heading"),
        ([BODY, "一、严格履行推进法治建设第一责任人职责的情况", BODY], LAW, "heading"),
        (
            ["相关内容选编", "根据条例，现公布水务局2024年政府信息公开工作年度报告。", "一、总体情况", BODY],
            DISCLOSURE,
            "opening",
        ),
        ([f"2024年，我依法履职。{BODY}现将本人述法情况报告如下：", "一、履职情况", BODY], REVIEW, "opening"),
    ],
)
def test_kind(lines: list[str], kind: str, by: str) -> None:
    found = told(*lines)
    assert found is not None and found[:2] == (kind, by)
    assert found[2] in "\n".join(lines).replace("报告。", "报告")


@pytest.mark.parametrize(
    "lines",
    [
        [f"2024年，{BODY}现将有关情况报告如下：", "一、主要工作", BODY],
        [f"按照《法治政府建设实施纲要》的要求，{BODY}现将有关情况报告如下：", "一、主要工作", BODY],
        ["青河县水务局防汛工作情况汇报", f"我局推进法治政府建设。{BODY}现将有关情况汇报如下：", "一、主要工作", BODY],
        ["关于转发法治政府建设年度报告的通知", BODY],
        ["关于报送《青河县水务局2024年法治政府建设年度报告》的报告", "县政府：", "现将报告送上，请审阅。"],
        ["青河县召开推进会", f"5月1日，青河县召开法治政府建设推进会。{BODY}"],
        ["当前位置：首页 > 公开 > 法治政府建设年度报告", "水务局情况通报", BODY],
    ],
)
def test_no_kind(lines: list[str]) -> None:
    assert told(*lines) is None


@pytest.mark.parametrize(
    "title",
    [
        "关于报送《青河县水务局2024年法治政府建设年度报告》的报告",
        "青河县水务局关于报送2024年法治政府建设年度报告的报告",
    ],
)
def test_a_letter_with_the_report_that_it_encloses(title: str) -> None:
    found = told(title, "县政府：", BODY, "一、主要举措和成效", BODY, "二、存在的不足和原因", BODY)
    assert found == (LAW, "title", title)


def test_the_first_by_file_name() -> None:
    one = Kind("甲", ("报告",), file="b.toml")
    two = Kind("乙", ("报告",), file="a.toml")
    assert pick_kind([one, two], "水务局报告") == two
    assert [kind.file for kind in KINDS] == sorted(kind.file for kind in KINDS)


def test_since() -> None:
    kind = Kind("甲", ("报告",), (ReportPart("概况"),), since=2019)
    older = kind._replace(parts=())  # of the kind, but nothing is asked of it that later ones must have
    assert pick_kind([kind], "2018年报告") == older
    assert pick_kind([kind], "2019年报告") == kind
    assert pick_kind([kind], "年度报告") == kind
    assert pick_kind([kind], "年度报告", 2018) == older


def test_a_notice_that_plans_is_no_report() -> None:
    title = "青河县人民政府办公室关于印发青河县2024年度法治政府建设工作安排的通知"
    assert told(title, f"{BODY}现就做好2024年度法治政府建设工作安排如下：", "一、主要任务", BODY) is None
