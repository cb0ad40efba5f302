"""A document with the marks that are meant: what is pasted from some pages has every ， ； ： of a Chinese sentence half-width.

Only the rules about marks look at those; to all others `开展检查,立案三起` says what `开展检查，立案三起` does.
"""

from __future__ import annotations

from copy import copy
from functools import cached_property

from fzlint.document.model import Document
from fzlint.pattern import pattern

_FULL = {",": "，", ";": "；", ":": "："}
_MARK = pattern(r"(?<=[㐀-鿿”’》）)〕%])[,;:](?=[㐀-鿿“‘《（(\d\n]|$)")


def meant(document: Document) -> Document:
    """The document with full-width ， ； ： between Chinese characters, at the same offsets; itself where they are so."""
    text = _MARK.sub(lambda mark: _FULL[mark[0]], document.text)
    if text == document.text:
        return document
    twin = copy(document)
    for name in [name for name in vars(twin) if isinstance(getattr(Document, name, None), cached_property)]:
        del twin.__dict__[name]  # found in the text as it stands
    twin.text = text
    return twin
