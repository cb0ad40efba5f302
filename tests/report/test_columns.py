from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fzlint.report.columns import width, wrap

TEXT = st.text(st.sampled_from("依法行政，。、“”（）【】…ab12-: "), max_size=120)


def test_line_feeds_break_a_line() -> None:
    lines = [
        "".join(text for text, _ in line)
        for line in wrap([("有两处错误：\n  第一处，在", ""), ("这里\n第二处", "mark")], 14, "")
    ]
    assert lines == ["有两处错误：", "  第一处，在这", "里", "第二处"]


def test_width() -> None:
    assert width("FZ201 序号") == 10


@given(st.lists(st.tuples(TEXT, st.sampled_from(["", "mark"])), max_size=5), st.integers(12, 90))
def test_wrapping_loses_nothing_but_blanks(pieces: list[tuple[str, str]], columns: int) -> None:
    lines = ["".join(text for text, _ in line) for line in wrap(pieces, columns, "  ")]
    whole = "".join(text for text, _ in pieces)
    assert "".join(lines).replace(" ", "") == whole.replace(" ", "")
    assert all(width(line) <= columns for line in lines)


@given(st.integers(0, 12), st.integers(14, 60))
def test_marks_stay_with_their_words(before: int, columns: int) -> None:
    lines = ["".join(part for part, _ in line) for line in wrap([("依" * before + "甲，（乙）" * 8, "")], columns, "")]
    assert not any(line.startswith(("，", "）")) or line.endswith("（") for line in lines)


def test_styles_stay_with_their_words() -> None:
    line = list(wrap([("依法", ""), ("行政", "mark"), ("。", "")], 80, "  "))
    assert line == [[("  ", ""), ("依法", ""), ("行政", "mark"), ("。", "")]]


def test_words_of_ascii_stay_whole() -> None:
    lines = ["".join(part for part, _ in line) for line in wrap([("参看标准文本 GB/T-9704-2012 执行", "")], 20, "")]
    assert any("GB/T-9704-2012" in line for line in lines)
