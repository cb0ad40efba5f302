"""Sections of lines that are found where they lie."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.words.packed import Packed, pack

BMP = st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs",), exclude_characters="\n= ,")
LINES = st.lists(st.text(BMP, min_size=1, max_size=6), min_size=1, max_size=12).map(sorted)


@given(LINES, LINES, st.text(BMP, min_size=1, max_size=9))
def test_every_line_is_found_by_its_first_character(one: list[str], two: list[str], whole: str) -> None:
    text = "# a note\n= one\n" + "\n".join(one) + "\n= all\n" + whole + "\n= two\n" + "\n".join(two) + "\n"
    packed = Packed(pack(text, ("one", "two")))
    assert packed.text("all") == whole
    for name, lines in (("one", one), ("two", two)):
        found = packed.lines(name)
        for line in lines:
            first = line[0]
            assert found[first].split("\n") == [other for other in lines if other[0] == first]
        assert found[""] == "" and found["\U00020000"] == ""
        absent = next(chr(code) for code in range(0x4E00, 0x9FFF) if all(line[0] != chr(code) for line in lines))
        assert found[absent] == ""


def test_one_line_with_a_key_and_several_without() -> None:
    packed = Packed(pack("= one\n甲乙\n= more\nab\ncd\n", ("one",)))
    assert packed.lines("one")["甲"] == "甲乙"
    assert packed.text("more") == "ab\ncd"
