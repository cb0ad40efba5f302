from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.figures.reading.numerals import arabic, han, one_digit, rounded, scale, written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三百二十一", 321),
        ("两万", 20000),
        ("十", 10),
        ("一千零五", 1005),
        ("一百五十六亿三千万", 15630000000),
        ("十七亿四千万", 1740000000),
        ("三万零二百", 30200),
        ("二点五亿", 250000000),
        ("二〇二四", 2024),
    ],
)
def test_han(text: str, value: int) -> None:
    assert han(text) == value


@pytest.mark.parametrize("text", ["", "万", "亿", "三万四万", "二三十", "一是", "点五", "三点十", "一" + "万" * 3000])
def test_han_of_what_is_no_numeral(text: str) -> None:
    assert han(text) is None


def test_arabic_takes_commas_of_either_width() -> None:
    assert arabic("1,250.50") == Decimal("1250.50")
    assert arabic("1，250，000") == 1250000


def test_scale() -> None:
    assert [scale(text) for text in ("", "万", "千万", "亿", "万亿")] == [0, 4, 7, 8, 12]


@given(st.decimals(min_value=0, max_value=10**12, places=3), st.sampled_from([0, 4, 8]))
def test_written_is_read_again(value: Decimal, power: int) -> None:
    text = written(value, power)
    assert "E" not in text
    assert Decimal(text).scaleb(power) == value
    assert not ("." in text and text.endswith("0"))


@pytest.mark.parametrize(
    ("told", "meant", "alike"), [(8620, 8520, True), (8620, 8586, False), (12, 120, False), (5, 5, False)]
)
def test_figures_that_differ_in_one_digit(told: int, meant: int, alike: bool) -> None:
    assert one_digit(told, meant) is alike


def test_rounded_is_exact_however_many_digits_there_are() -> None:
    assert rounded(Decimal("12.345"), Decimal("0.01")) == Decimal("12.35")
    assert rounded(Decimal("12.5"), Decimal(1)) == 13
    assert rounded(Decimal("-12.5"), Decimal(1)) == -13
    assert str(rounded(Decimal(10) ** 27, Decimal("1e-8"))) == "1" + "0" * 27 + "." + "0" * 8
