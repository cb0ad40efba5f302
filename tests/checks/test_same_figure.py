from __future__ import annotations

import pytest

from fzlint.checks.context import Context
from fzlint.document.words.cutting import cut
from fzlint.finding import Match
from fzlint.readers.read import read
from fzlint.rulebook.load import load

CHECK = next(rule for rule in load()[0] if rule.code == "FZ404").check


def found(*lines: str) -> list[Match]:
    document = read("\n".join(("青河县司法局2024年法治政府建设情况报告", "", *lines)).encode(), "a.txt")
    return list(CHECK(Context(document, None, cut)))


@pytest.mark.parametrize(
    ("line", "one", "other"),
    [
        ("共计办结行政处罚案件27件，公示27件，结案22起。", "办结行政处罚案件27件", "结案22起"),
        ("审结行政复议案件79件，其中调解12件；全年审结80件。", "", ""),
        ("全年办结案件31件，挽回损失3万元，已审结30件。", "办结案件31件", "审结30件"),
    ],
)
def test_two_words_for_the_end_of_a_case(line: str, one: str, other: str) -> None:
    matches = found(line)
    assert [(match.values["one"], match.values["other"].removeprefix("已")) for match in matches] == (
        [(one, other)] if one else []
    )


@pytest.mark.parametrize(
    "line",
    [
        "共立案31件，结案26件，移送3件。",
        "共办结行政处罚案件31件，其中结案26起。",
        "共办结案件31件，按期办结30件。",
        "共办结案件31件，结案31件。",
        "共办结案件31件；镇街结案26件。",
        "受理案件86件，审结79件，结案率91.9%。",
        "2023年办结案件31件，2024年结案26件。",
    ],
)
def test_other_things_than_the_end_of_a_case(line: str) -> None:
    assert found(line) == []


def test_units_that_differ_are_told() -> None:
    (match,) = found("共计办结行政处罚案件27件，结案22起。")
    assert match.values["advice"] == "，并统一量词"
    (match,) = found("共计办结行政处罚案件27件，结案22件。")
    assert match.values["advice"] == ""


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("2024年，全局共办结行政处罚案件321件。", "全年共审结行政处罚案件312件。"),
        ("全年共受理行政复议申请86件，审结79件。", "2024年全县共受理行政复议申请68件。"),
        ("2024年，全县共制定行政规范性文件6件。", "一年来，我县累计制定行政规范性文件7件。"),
        ("2024年共办理行政应诉案件40件。", "全年行政应诉案件共办理42件。"),
        ("全年新收行政复议申请139件。", "全年共新收行政复议申请149件。"),
    ],
)
def test_told_again_elsewhere(first: str, again: str) -> None:
    (match,) = found(first, "一、主要工作", again)
    assert match.values["one"][:2] != match.values["other"]
    assert len(match.related) == 1
    assert match.span.start > match.related[0].start
    same = (
        again.replace("312", "321").replace("68", "86").replace("7件", "6件").replace("42", "40").replace("149", "139")
    )
    assert found(first, "一、主要工作", same) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("2023年，共受理行政复议申请66件。", "2024年，共受理行政复议申请86件。"),
        ("上半年共举办法治讲座6场。", "全年共举办法治讲座12场。"),
        ("共受理行政复议申请86件。", "截至11月底，共受理行政复议申请80件。"),
        ("在城区，共发放法治宣传资料1200份。", "在乡镇，共发放法治宣传资料3200份。"),
        ("全年共发放宣传资料1200份。", "活动中共发放宣传资料300份。"),
        ("今年以来，共开展法治培训5期。", "2025年计划共开展法治培训8期。"),
        ("全年共审查合同120份。", "全年共审查合同1200余份。"),
        ("全年共制发宣传资料1.2万份。", "全年共制发宣传资料12035份。"),
        ("（一）食品安全", "全年共检查食品企业120家。", "（二）药品安全", "全年共检查药品企业80家。"),
        ("一、工作", "（一）食品", "全年共办结行政处罚案件9件。", "（二）药品", "全年共办结行政处罚案件8件。"),
    ],
)
def test_another_period_scope_or_field(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []
