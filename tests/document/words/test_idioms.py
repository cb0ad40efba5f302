from __future__ import annotations

from fzlint.document.words.cutting import cut
from fzlint.document.words.idioms import altered


def found(text: str, idiom: str) -> list[str]:
    pairs = frozenset(text[i : i + 2] for i in range(len(text) - 1))
    return [text[span.start : span.end] for span in altered(text, idiom, pairs, cut)]


def test_each_of_the_four_characters() -> None:
    for shown in ("格尽职守", "恪今职守", "恪尽枝守", "恪尽职首"):
        assert found(f"要求干部{shown}。", "恪尽职守") == [shown]


def test_two_characters_swapped() -> None:
    assert found("无异杯水薪车。", "杯水车薪") == ["杯水薪车"]
    assert found("要求干部尽恪职守。", "恪尽职守") == ["尽恪职守"]
    assert found("要求干部恪职尽守。", "恪尽职守") == ["恪职尽守"]


def test_the_saying_itself_is_right() -> None:
    assert found("要求干部恪尽职守，恪尽职守。", "恪尽职守") == []


def test_a_change_that_makes_other_words_is_none() -> None:
    assert found("因时制宜，因人施教。", "因地制宜") == []
    assert found("不得玩忽职责。", "玩忽职守") == []


def test_a_word_that_reaches_over_the_end_is_none() -> None:
    assert found("领土不可分割。", "密不可分") == []


def test_numbers_and_particles_are_none() -> None:
    assert found("一举三得，一举的得。", "一举两得") == []


def test_marks_are_none() -> None:
    assert found("恪尽职，守住底线。", "恪尽职守") == []
