from __future__ import annotations

from fzlint.document.words.garbled import garbled, one_slip

NAME = "推进城乡环境整治与长效管护协同机制建设"


def found(text: str, phrase: str = NAME) -> list[str]:
    pairs = frozenset(text[i : i + 2] for i in range(len(text) - 1))
    return [text[span.start : span.end] for span in garbled(text, phrase, pairs)]


def test_several_characters_lost() -> None:
    assert found("要推进城乡整治与长效管护机制建设。") == ["推进城乡整治与长效管护机制建设"]


def test_characters_changed_added_and_moved() -> None:
    assert found("推进城乡环景整治与长效管户协同机制建设") == ["推进城乡环景整治与长效管户协同机制建设"]
    assert found("推进城乡环境环境整治与长效管护协同机制建设") == ["推进城乡环境环境整治与长效管护协同机制建设"]
    assert found("推进城乡整治环境与长效管护协同机制建设") == ["推进城乡整治环境与长效管护协同机制建设"]


def test_the_name_itself_and_other_phrases_that_begin_like_it_are_right() -> None:
    assert found(f"{NAME}，推进城乡一体化建设，推进生态建设。") == []
    assert found("推进" + "了" * 40 + "建设") == []


def test_a_name_ends_at_a_mark() -> None:
    assert found("推进城乡环境整治与长效管护，协同机制建设") == []


def test_each_place_is_told() -> None:
    assert len(found("推进城乡整治与长效管护协同机制建设；" * 3)) == 3


def test_one_slip() -> None:
    for shown in ("四个意思", "四意识", "四个的意识", "四意个识"):
        assert one_slip(shown, "四个意识")
    for shown in ("四个意识", "三个意思", "意识四个", "四个"):
        assert not one_slip(shown, "四个意识")
