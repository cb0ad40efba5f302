from __future__ import annotations

from fzlint.document.words.cutting import cut
from fzlint.document.words.mistaken import unmade_words
from fzlint.document.words.phrases import shipped
from fzlint.document.words.suspects import strange
from fzlint.readers.read import read

ALONE = frozenset("的和在由为被均全内")


def told(text: str) -> list[tuple[str, str]]:
    document = read(text.encode(), "a.txt")
    strangers = strange(document, shipped())
    found = unmade_words(document.text, strangers, shipped(), ALONE, "", cut)
    return [(document.text[one.span.start : one.span.end], one.right) for one in found]


def test_a_common_word_sounds_like_it_or_is_it_turned() -> None:
    assert told("加快建射标准厂房。") == [("建射", "建设")]
    assert told("各窗口收接材料当场登记。") == [("收接", "接收")]


def test_what_is_met_or_bound_to_what_stands_beside_it_is_none() -> None:
    assert told("加快建设标准厂房，各窗口接收材料当场登记。") == []
    assert told("三年内建射标准厂房。") == []  # 内 stands alone, too


def test_places_terms_of_the_office_and_what_is_quoted_are_left_alone() -> None:
    assert told("建射镇标准厂房完工。") == []
    assert told("开展“建射”行动。") == []
    assert told("加快建射标准厂房。规范建射工作流程。提升建射项目质量。") == []
