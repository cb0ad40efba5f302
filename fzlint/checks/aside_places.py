"""Where asides may stand: in brackets, on short lines, in a clause of running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.document.clauses import begins_at, ends_at
from fzlint.document.model import Cut, Document, Role, Span
from fzlint.document.prose import is_inside
from fzlint.pattern import pattern

SAID = pattern("“[^”]*”", need="“")  # what others said is told there, nothing about the text
_CLOSING = {
    "（": "）)",
    "(": ")）",
    "【": "】]",
    "[": "]］】",
    "［": "］]",
    "〔": "〕",
    "<": ">＞",
    "＜": "＞>",
    "{": "}｝",
    "｛": "｝}",
    "「": "」",
    "⟨": "⟩",
    "〈": "〉",
}
_STOPS = "，。；：！？（）"  # around a clause
_SQUARE = "【】[]"
_CLAUSE = pattern(rf"[^{re.escape(_STOPS + _SQUARE)}]{{2,}}")
_QUOTED = (("“", "”"), ("《", "》"))  # what is in them is not said by the text itself
_BRACKETED = (("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"))
_LONGEST = 70  # code points between two brackets
_LINE = 45  # code points of a line
_QUOTES = 2
_CUT: tuple[Cut, ...] = ("word", "mark")  # what tells it surely
_LEFT_ALONE: tuple[Role, ...] = ("cell", "toc", "furniture", "header")
_LINES: tuple[Role, ...] = ("body", "item", "signoff", "title", "textbox")


def brackets(document: Document) -> Iterator[tuple[Span, str]]:
    """What stands in brackets, with them, in running text."""
    text = document.text
    for opening, closing in _CLOSING.items():
        if opening == "「" and text.count(opening) > _QUOTES:
            continue  # they are quotation marks there
        at = text.find(opening)
        while at >= 0:
            block = document.block_with(at)
            limit = min(block.end, at + _LONGEST)
            ends = [end for mark in closing if (end := text.find(mark, at + 1, limit)) >= 0]
            if ends and block.role not in _LEFT_ALONE and min(ends) - at > 1 and not is_inside(document, at):
                yield Span(at, min(ends) + 1), "brackets"
            at = text.find(opening, at + 1)


def lines(document: Document) -> Iterator[tuple[Span, str]]:
    """Short paragraphs; of those with a label what stands behind it and behind a heading that is run in. Not what is surely
    cut off in the midst of a sentence."""
    joined = document.joined
    for at, block in enumerate(document.blocks):
        if joined and (joined.get(at) in _CUT or joined.get(at - 1) in _CUT):
            continue
        start = block.heading_end if block.label is None else max(block.heading_end, block.label.span.end)
        if 0 < block.end - start <= _LINE and (block.role in _LINES or start > block.start):
            yield Span(start, block.end), "lines"


def clauses_with(document: Document, word: str, *, bracketed: bool = False) -> Iterator[Span]:
    """The clauses of running text that hold a word: not what is quoted, and what is in brackets only where that is asked."""
    text = document.plain
    around = _QUOTED if bracketed else (*_QUOTED, *_BRACKETED)
    stops = _STOPS + _SQUARE if bracketed else _STOPS
    at = text.find(word)
    while at >= 0:
        block = document.block_with(at)
        start = begins_at(text, at, stops, at - block.start)
        stop = ends_at(text, at, stops, block.end - at)
        if block.role not in _LEFT_ALONE and not is_inside(document, at, around):
            yield Span(start, stop)
        at = text.find(word, stop)


def short_clauses(document: Document, longest: int) -> Iterator[Span]:
    """Every clause of running text and of brackets in it that is no longer, also of what is quoted."""
    for block in document.blocks:
        if block.role not in _LEFT_ALONE:
            for clause in _CLAUSE.finditer(document.plain, block.start, block.end):
                if clause.end() - clause.start() <= longest:
                    yield Span(*clause.span())


def is_quoted(document: Document, at: int) -> bool:
    """Whether what stands at a place is not said by the text itself."""
    return is_inside(document, at, _QUOTED)


def in_brackets(document: Document, at: int) -> bool:
    """Whether a place stands in brackets."""
    return is_inside(document, at, _BRACKETED)
