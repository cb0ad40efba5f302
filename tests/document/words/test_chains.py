"""Characters lost inside a frequent phrase, in sentences of our own."""

from __future__ import annotations

import pytest

from fzlint.document.words.chains import lost
from fzlint.document.words.cutting import cut
from fzlint.document.words.phrases import shipped
from fzlint.document.words.suspects import strange
from fzlint.readers.read import read

ALONE = frozenset("的了和在对不各如乡镇大重")
LONE = ALONE | frozenset("设应或行")


def told(text: str) -> list[tuple[str, str]]:
    document = read(text.encode(), "a.txt")
    joints = strange(document, shipped()).joints
    return [
        (document.text[s.span.start : s.span.end], s.right)
        for s in lost(document.text, joints, shipped(), ALONE, LONE, cut)
    ]


@pytest.mark.parametrize(
    ("text", "half", "word"),
    [
        ("水务站推进法政府建设。", "法", "法治"),  # 法政 is a word by accident
        ("水务站抓好法治政府建工作。", "建", "建设"),
        ("水务站梳理主要举和成效。", "举", "举措"),
    ],
)
def test_half_a_word_is_told(text: str, half: str, word: str) -> None:
    assert told(text) == [(half, word)]


@pytest.mark.parametrize(
    "text",
    [
        "水务站推进法治政府建设。",
        "企业应采取安全措施，站里推进一批大项目，新设外商投资企业两家。",
        "各站依法行权履责，修改或废止旧规定。",
        "法",
        "",
    ],
)
def test_what_stands_by_itself_is_not(text: str) -> None:
    assert told(text + "水") == []
