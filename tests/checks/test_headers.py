"""Headers that are left of the file a report was made from (FZ106, FZ108)."""

from __future__ import annotations

import pytest
import word as b

from fzlint import check

TITLE = "青河县水务局2024年工作情况汇报"


def told(header: str) -> list[tuple[str, str]]:
    body = b.p(b.r(TITLE)), b.p(b.r("2024年，我局全年巡河百次，水质良好。"))
    data = b.docx(*body, header1=b.p(b.r(header)))
    report = check(data, name="a.docx", select=["FZ106", "FZ108"])
    return [(finding.code, finding.message) for finding in report.findings]


@pytest.mark.parametrize(
    "header",
    [TITLE, "青河县水务局", "第 1 页", "2023年度资料汇编", "青河县水务局工作情况汇报", "水务局2024年工作情况汇报"],
)
def test_headers_that_fit_are_left_alone(header: str) -> None:
    assert told(header) == []


def test_the_year_of_another_report_is_told() -> None:
    assert told(TITLE.replace("2024", "2023")) == [
        ("FZ106", f"年份不符：本报告写的是2024年，“{TITLE.replace('2024', '2023')}”中为2023年。页眉、页脚请一并更新。")
    ]


def test_the_unit_of_another_report_is_told() -> None:
    assert told("柳林县水务局2024年工作情况汇报") == [
        ("FZ108", "标题中的单位是“青河县水务局”，页眉、页脚写作“柳林县水务局”。请核对并统一。")
    ]
    assert [code for code, _ in told("柳林县民政局2023年工作情况汇报")] == ["FZ108"]
