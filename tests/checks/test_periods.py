from __future__ import annotations

import pytest

from fzlint.checks.context import Context
from fzlint.checks.periods import Periods
from fzlint.document.words.cutting import cut
from fzlint.readers.read import read

TITLE = "青河县司法局2024年法治政府建设情况报告"


def found(*lines: str, title: str = TITLE) -> list[tuple[str, str]]:
    document = read("\n".join((title, "", *lines)).encode(), "a.txt")
    return [(document.text[m.span.start : m.span.end], m.group) for m in Periods()(Context(document, None, cut))]


@pytest.mark.parametrize("words", ["截至目前", "截止目前", "截至目前为止", "截至现在", "迄今为止", "到目前为止"])
def test_no_date(words: str) -> None:
    ((told, group),) = found(f"{words}，调解纠纷120件。")
    assert told in words
    assert group == "open"


def test_every_place_is_told() -> None:
    assert len(found("截至目前，调解12件。", "截至目前，培训3期。")) == 2


@pytest.mark.parametrize(
    "line",
    [
        "截至目前（12月31日），调解纠纷120件。",
        "截至2024年12月31日，调解120件。截至目前，已全部履行。",
        "截至今年底，调解纠纷120件。",
        "目前，调解纠纷120件。",
        "截至2023年底，调解纠纷120件。",
        "截至2023年11月，调解纠纷120件。",
    ],
)
def test_a_date(line: str) -> None:
    assert found(line) == []


def test_a_month_before_the_end_of_the_year() -> None:
    assert found("截至11月底，调解12件。") == [("截至11月", "early")]
    assert found("截至2024年10月31日，调解12件。") == [("截至2024年10月31日", "early")]
    assert found("截至12月，调解12件。") == []


def test_reports_of_a_part_of_the_year_and_other_texts() -> None:
    assert found("截至6月底，调解12件。", title="青河县司法局2024年上半年工作总结") == []
    assert found("截至目前，家电销量增长一成。", title="以旧换新带动消费") == []
