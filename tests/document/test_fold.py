from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.fold import fold, plain, shows
from fzlint.readers.read import read


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("⼀⾏⽤⼾", "一行用户"),  # Kangxi radicals
        ("⻓⻅⻋⻔⻛⻚⻘", "长见车门风页青"),  # radicals without a mapping in Unicode
        ("\uf90a\uf967", "金不"),  # compatibility ideographs
        ("､｡｢｣", "、。「」"),
        ("﹐﹔﹕﹙﹚﹪", "，；：（）%"),
        ("︐︒︵︶︽︾︰", "，。（）《》："),
        ("2024\xa0年\u20092\u202f月", "2024 年 2 月"),
        ("汉字 ABC，。（）\u3000", "汉字 ABC，。（）\u3000"),  # what is meant already
    ],
)
def test_what_looks_like_a_character_is_read_as_it(text: str, meant: str) -> None:
    assert plain(text) == meant


@given(st.text())
def test_the_length_stays(text: str) -> None:
    assert len(plain(text)) == len(fold(text)) == len(text)


def test_labels_dates_and_words_are_found_through_look_alikes() -> None:
    document = read("⼀、主要做法\n会议于2024\xa0年 2\u2009月 3 日召开｡\n⼆、存在问题\n".encode(), "a.txt")
    assert [(b.label.text, b.label.number) for b in document.blocks if b.label] == [("一、", 1), ("二、", 2)]
    assert document.text.startswith("⼀、")  # the text itself stays
    assert "2024 年 2 月" in document.folded
    assert [document.text[s.start : s.end] for s in document.sentences][-1].endswith("召开｡")


@pytest.mark.parametrize("text", ["", " \u3000", "\u200b", "\xa0\u200b\xa0", "\ufeff\u2060"])
def test_blanks_and_zero_width_characters_show_nothing(text: str) -> None:
    assert not shows(text)
    assert shows(text + "甲")
