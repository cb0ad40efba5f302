"""Sayings with a slip that no row lists, and words that are none."""

from __future__ import annotations

import pytest

from fzlint.document.words.cutting import cut
from fzlint.document.words.phrases import shipped
from fzlint.document.words.sayings import alike, altered_sayings
from fzlint.document.words.suspects import strange
from fzlint.readers.read import read


def sayings(text: str) -> list[tuple[str, str]]:
    document = read(text.encode(), "report.txt")
    phrases = shipped()
    strangers = strange(document, phrases)
    found = altered_sayings(document.text, document.pairs, strangers, phrases, frozenset(), cut)
    return [(document.text[one.span.start : one.span.end], one.right) for one in found]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("望全体护河员再接再历。", "再接再历", "再接再厉"),  # a sound, and the dictionary has it so
        ("面对积水一愁莫展。", "一愁莫展", "一筹莫展"),
        ("老人们谈笑风声。", "谈笑风声", "谈笑风生"),  # two words, both right by themselves
        ("把村口建成世外桃园。", "世外桃园", "世外桃源"),
        ("干部要严于律已。", "严于律已", "严于律己"),  # a shape
        ("河道治理对症药下。", "对症药下", "对症下药"),  # swapped
    ],
)
def test_sayings_with_a_slip(text: str, wrong: str, right: str) -> None:
    assert sayings(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "望全体护河员再接再厉，对症下药。",
        "因村制宜、因河施策，全县上下勠力同心。",
        "主题展“熊有成竹”在文化馆开幕。",  # in quotes: on purpose
        "贯彻落实到位，统一思想认识，全省上下，在进一步深化改革上下功夫。",
        "句末一",
        "一",
    ],
)
def test_other_words_are_no_slips(text: str) -> None:
    assert sayings(text) == []


def test_halves_are_alike_by_one_sound_one_shape_or_two_swapped() -> None:
    phrases = shipped()
    assert alike("再历", "再厉", phrases)
    assert alike("律已", "律己", phrases)
    assert alike("药下", "下药", phrases)
    assert not alike("再厉", "莫展", phrases)
    assert not alike("再说", "再厉", phrases)
