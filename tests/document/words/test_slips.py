from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.words.cutting import cut
from fzlint.document.words.slips import slips


def near(text: str, phrase: str) -> list[str]:
    return [text[span.start : span.end] for span in slips(text, phrase, pairs(text), cut)]


def pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text)))


def test_slips() -> None:
    phrase = "铸牢中华民族共同体意识"
    assert near("铸牢中华民族共体意识，", phrase) == ["铸牢中华民族共体意识"]
    assert near("铸牢中华民族共同体意只。", phrase) == ["铸牢中华民族共同体意只"]
    assert near("铸牢中华民族共同休意识，", phrase) == ["铸牢中华民族共同休意识"]
    assert near("铸牢中华民中族共同体意识", phrase) == ["铸牢中华民中族共同体意识"]
    assert near("铸牢中民华族共同体意识", phrase) == ["铸牢中民华族共同体意识"]
    assert near("铸牢中华民共族同体意识", phrase) == ["铸牢中华民共族同体意识"]
    assert near("铸牢中华民族共同体意识", phrase) == []
    assert near("铸牢中华民族\n共同体意识，铸牢中华民族“共同体意识", phrase) == []


def test_a_doubled_character_is_a_slip_whatever_word_it_makes() -> None:
    assert near("执法全过过程记录制度", "执法全过程记录制度") == ["执法全过过程记录制度"]
    assert near("执法全过程程记录制度", "执法全过程记录制度") == ["执法全过程程记录制度"]


def test_other_right_words_are_no_slips() -> None:
    assert near("社会主义核心价值体系、社会主义核心价值引领，社会主义的核心价值观", "社会主义核心价值观") == []
    assert near("落实好执行全过程记录制度", "执法全过程记录制度") == []
    assert near("走深走扎实，走深又走实，落地见行动", "走深走实") == []
    assert near("推动工作走深实", "走深走实") == ["走深实"]


def test_an_adverb_before_the_verb_of_a_phrase_is_no_slip() -> None:
    assert near("行政机关负责人均出庭应诉，行政机关负责人共出庭应诉9次", "行政机关负责人出庭应诉") == []
    assert near("行政机关负责人们出庭应诉", "行政机关负责人出庭应诉") == ["行政机关负责人们出庭应诉"]


@given(st.text("走深实落地，", max_size=30))
def test_what_slips_finds_is_one_slip_away(text: str) -> None:
    phrase = "走深走实"
    for span in slips(text, phrase, pairs(text), list):
        shown = text[span.start : span.end]
        assert shown != phrase
        assert shown in _one_slip(phrase, "走深实落地")


def _one_slip(phrase: str, characters: str) -> set[str]:
    made = {phrase[:i] + phrase[i + 1 :] for i in range(len(phrase))}
    made |= {phrase[:i] + c + phrase[i:] for i in range(len(phrase) + 1) for c in characters}
    made |= {phrase[:i] + phrase[i + 1] + phrase[i] + phrase[i + 2 :] for i in range(len(phrase) - 1)}
    return made | {phrase[:i] + c + phrase[i + 1 :] for i in range(len(phrase)) for c in characters}
