"""A document with the marks that are meant: what is pasted from some pages has every mark of a Chinese sentence half-width.

Only the rules about marks look at those; to all others `开展检查,立案三起.` says what `开展检查，立案三起。` does.
"""

from __future__ import annotations

import re
from copy import copy
from functools import cached_property

from fzlint.document.labels import han_number
from fzlint.document.model import Document
from fzlint.pattern import pattern

_FULL = {",": "，", ";": "；", ":": "：", ".": "。", "?": "？", "!": "！"}
_MARK = pattern(r"[,;:!?.](?<![0-9a-zA-Z.]\.)")  # of points only those that can end a Chinese sentence
_PAIR = pattern(r"\(([^()\n]{1,200})\)")
_BEFORE, _BEHIND = frozenset("”’》）)〕%"), frozenset("“‘《（(\n")


def meant(document: Document) -> Document:
    """The document with full-width marks and brackets in Chinese text, at the same offsets; itself where they are so."""
    text = widened(document.text)
    if text == document.text:
        return document
    twin = copy(document)
    for name in [name for name in vars(twin) if isinstance(getattr(Document, name, None), cached_property)]:
        del twin.__dict__[name]  # found in the text as it stands
    twin.text = text
    return twin


def widened(text: str) -> str:
    """`text` with full-width ，；：。？！ and （） between Chinese characters; the length stays."""
    if "(" in text:
        text = _PAIR.sub(_bracketed, text)
    return _MARK.sub(_as_meant, text)


def _bracketed(pair: re.Match[str]) -> str:
    """A pair of brackets, full-width where it holds Chinese; one with a figure alone, 报告(1), may be of the file's name."""
    held = pair[1]
    return f"（{held}）" if _is_han(held[0]) or _is_han(held[-1]) else pair[0]


def _as_meant(mark: re.Match[str]) -> str:
    """The mark, full-width between Chinese characters. No pattern asks that: to compile two classes of all of them takes 4 ms."""
    text, at = mark.string, mark.start()
    before, behind = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    between = (_is_han(before) or before in _BEFORE) and (
        _is_han(behind) or behind in _BEHIND or behind.isdecimal() or not behind
    )
    if not between or (mark[0] == "." and han_number(before)):  # 一. 第三. number what follows
        return mark[0]
    return _FULL[mark[0]]


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿"
