"""The words of rules/figures/words.txt, made patterns."""

from __future__ import annotations

import pytest

from fzlint.figures.reading import said


@pytest.mark.parametrize(
    ("list_of", "text", "met"),
    [
        ("分母", "受理86件", True),
        ("分母", "共86件", True),
        ("分母", "共同86件", False),
        ("部分", "重点是", True),
        ("部分", "重点领域86件", False),
        ("范围", "按期办结", True),
        ("范围", "办结", False),
    ],
)
def test_a_word_is_met_but_not_at_the_head_of_those_that_do_not_count(list_of: str, text: str, met: bool) -> None:
    assert (said.any_of(list_of).search(text) is not None) is met


def test_what_stands_around_the_words() -> None:
    assert said.ORDERED.search("责令")
    assert said.ORDERED.search("责令其整改") is None
    match = said.STAGE.match("依法办结86件")
    assert match is not None
    assert match[1] == "办结"
