"""What a title says that the paper is, where no kind of report fits it."""

from __future__ import annotations

import pytest

from fzlint.document.unit import paper_of


@pytest.mark.parametrize(
    ("title", "paper"),
    [
        ("关于青河县农村供水情况的调研报告", "调研报告"),
        ("青河县人民法院工作报告", "法院工作报告"),
        ("青河县人民代表大会常务委员会工作报告（2024年）", "常务委员会工作报告"),
        ("青河县水务局局长述职报告", "述职报告"),
        ("关于召开水务会议的通知", "通知"),
        ("青河县水务局2024年工作报告", ""),
        ("关于《青河县水务条例》实施情况的报告", ""),
        ("青河县水务局2024年工作总结", ""),
    ],
)
def test_what_a_paper_is(title: str, paper: str) -> None:
    assert paper_of(title) == paper
