from __future__ import annotations

import pytest

from fzlint.figures.changes.doubling import doublings


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("产值由4亿元增加到8亿元，翻了两番。", "翻一番"),
        ("产值从4亿元提高到16亿元，翻一番。", "翻两番"),
        ("客流是上年的1.5倍，即增长150%。", "增长50%"),
    ],
)
def test_told_wrongly(text: str, right: str) -> None:
    (found,) = doublings(text)
    assert found.right.startswith(right)


@pytest.mark.parametrize(
    "text",
    [
        "产值由4亿元增加到8.2亿元，翻了一番。",
        "产值由4亿元增加到近17亿元，翻了两番多。",
        "产值由4亿元增加到12亿元，翻了一番半。",  # neither: left alone
        "税收由4亿元、产值由3万吨增加到16亿吨，翻两番。",
        "客流是上年的3倍，即增长200%。客流是计划的2倍，增长200%。",
    ],
)
def test_right_or_unsure(text: str) -> None:
    assert not list(doublings(text))
