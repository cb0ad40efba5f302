"""FZ603 and what notices end in: how to reach an office, who signs, when."""

from __future__ import annotations

import pytest

import fzlint

HEAD = "青河县水务局关于征集节水标语的公告\n现面向社会征集节水标语，欢迎市民踊跃参加，投稿截止日期为三月二十八日。\n"
TAIL = "青河县水务局\n2025年3月1日\n"
PAGE = "上一篇：停水公告\n"


@pytest.mark.parametrize(
    "lines",
    [
        "联系电话：0000-1234567\n",
        "联系电话0000-1234567\n",
        "电子邮箱：js@qinghe.example\n地址：青河县河东路8号\n联系电话：0000-1234567\n监督电话：0000-7654321\n",
        "咨询电话：0000-1234567\n",
    ],
)
def test_the_lines_of_a_notice_are_its_own(lines: str) -> None:
    codes = {finding.code for finding in fzlint.check(HEAD + lines + TAIL).findings}
    assert "FZ603" not in codes


def test_what_a_page_adds_is_still_told() -> None:
    found = [finding for finding in fzlint.check(HEAD + TAIL + PAGE).findings if finding.code == "FZ603"]
    assert len(found) == 1


def test_a_number_behind_a_label_of_a_page_is_furniture() -> None:
    found = [
        finding for finding in fzlint.check("监督索引号5301000000\n" + HEAD + TAIL).findings if finding.code == "FZ603"
    ]
    assert len(found) == 1
