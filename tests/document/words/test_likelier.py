from __future__ import annotations

import pytest

from fzlint.document.words.cutting import cut
from fzlint.document.words.likelier import likelier
from fzlint.document.words.phrases import shipped
from fzlint.document.words.suspects import strange
from fzlint.readers.read import read

ALONE = frozenset("的和在由为被均全内")


def told(text: str, never: str = "") -> list[tuple[str, str]]:
    document = read(text.encode(), "a.txt")
    strangers = strange(document, shipped())
    found = likelier(document.text, strangers, shipped(), ALONE, never, frozenset("省市县区旗镇乡村街"), cut)
    return [(document.text[one.span.start : one.span.end], one.right) for one in found]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("加快建射标准厂房。", "建射", "建设"),  # sounds alike
        ("矛盾纠纷得到有效解化。", "解化", "化解"),  # turned
        ("窗口人员保持良好的精神壮态。", "壮态", "状态"),  # official language seldom has it
        ("细化方案，组线旁听庭审。", "组线", "组织"),  # looks alike
        ("三年内建射标准厂房。", "建射", "建设"),  # beside 内, which is a word by itself
    ],
)
def test_a_word_is_far_likelier(text: str, wrong: str, right: str) -> None:
    assert told(text) == [(wrong, right)]
    assert told(text.replace(wrong, right)) == []


def test_what_is_never_mistaken_is_left_alone() -> None:
    assert told("细化方案，组线旁听庭审。", never="线") == []
    assert told("细化方案，组线旁听庭审。", never="织") == []


def test_names_terms_of_the_office_and_what_is_quoted_are_left_alone() -> None:
    assert told("建射镇标准厂房完工。") == []
    assert told("开展“建射”行动。") == []
    assert told("印发《关于建射的意见》（建射发〔2024〕6号）。") == [("建射", "建设")]
    assert told("加快建射标准厂房。规范建射工作流程。提升建射项目质量。") == []
    assert told("供稿：建射。") == []
    assert told("审核：建射 编辑：赵敏") == []
    assert told("水闸很快建射了起来。") == []
    assert told("干部学习亚·兹格的讲话。") == []
    assert told("坚持协作促共治，推进河湖管护。") == []  # 共治


def test_at_the_ends_of_the_text() -> None:
    assert told("窗口人员保持良好的精神壮态") == [("壮态", "状态")]
    assert told("组线旁听庭审两次") == [("组线", "组织")]
