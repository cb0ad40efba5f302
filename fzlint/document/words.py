"""Cutting Chinese text into words, with jieba and its own dictionary."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _tokenizer() -> Any:
    import sys
    import tempfile
    import warnings

    # jieba asks for pkg_resources, which costs 80 ms and warns, and does without it where it is missing
    blocked = "pkg_resources" not in sys.modules
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if blocked:
            sys.modules["pkg_resources"] = None  # type: ignore[assignment]
        try:
            import jieba
        finally:
            if blocked:
                del sys.modules["pkg_resources"]
        jieba.setLogLevel(60)
        tokenizer = jieba.Tokenizer()
        # by default jieba trusts a file of a known name in the shared temporary directory; ours is private and goes again
        with tempfile.TemporaryDirectory() as folder:
            tokenizer.tmp_dir = folder
            tokenizer.initialize()
    return tokenizer


def cut(text: str) -> list[str]:
    """The words of `text` in order; joined they are the text again. The first call loads the dictionary (0.6 s)."""
    words: list[str] = _tokenizer().lcut(text, HMM=False)
    return words
