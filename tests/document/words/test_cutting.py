"""Words as fzlint cuts them, against jieba itself."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fzlint.document.words.cutting import Dictionary, cut, sorted_lines

ROOT = Path(__file__).parents[3]
CORPUS = ROOT.parent / "shared" / "corpus"

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # jieba's own
    import jieba

jieba.setLogLevel(60)


def theirs(text: str) -> list[str]:
    words: list[str] = jieba.lcut(text, HMM=False)
    return words


@given(st.text(st.sampled_from("推进法治政府建设的工作和人民共国行政复议ABab12.%，。 \r\n\u3000\0𠀀～"), max_size=60))
def test_any_text_is_cut_as_jieba_cuts_it(text: str) -> None:
    assert cut(text) == theirs(text)


def test_our_own_texts_are_cut_as_jieba_cuts_them() -> None:
    for path in (ROOT / "fixtures" / "sources").rglob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert cut(text) == theirs(text), path
    text = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    assert cut(text) == theirs(text)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="shared/corpus is not there")
def test_real_documents_are_cut_as_jieba_cuts_them() -> None:
    for path in sorted(CORPUS.rglob("*.txt"))[::7]:
        text = path.read_bytes().decode("utf-8", "replace")[:20_000]
        assert cut(text) == theirs(text), path


def test_a_word_that_only_begins_words_and_one_that_is_none() -> None:
    dictionary = Dictionary(sorted_lines())
    assert dictionary.frequency("法治") > 0
    assert dictionary.frequency("中华人民共") == 0
    assert dictionary.frequency("治法政") == -1


def test_lines_are_sorted_once_each() -> None:
    lines = sorted_lines().split(b"\n")[1:-1]
    words = [line.split(b" ")[0] for line in lines]
    assert words == sorted(set(words))
