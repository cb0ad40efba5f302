"""between-titles: 、 between neighbouring titles or quotations, which separate one another without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.model import Span
from fzlint.finding import Edit, Match
from fzlint.record import NamedTuple

_NAMES = {"《": "书名号", "“": "引号"}


class BetweenTitles(NamedTuple):
    """》、《 and ”、“. A breach where the document also has 》《; else a habit that the standard advises against.

    In a list with other items too (《甲》、乙、《丙》, 《甲》（试行）、《乙》) the 、 is right, unless some titles in a row have it and
    some have not.
    """

    @property
    def names(self) -> tuple[str, ...]:
        return ("what",)

    def __call__(self, context: Context) -> Iterator[Match]:
        text = context.document.text
        for open_, close in ("《》", "“”"):
            hit = f"{close}、{open_}"
            if hit not in text:
                continue
            without = text.count(close + open_)
            name = _NAMES[open_]
            if without:
                what = f"相邻{name}之间的顿号多余：全文另有{without}处不加顿号，写法不一致。请删去这个顿号，全文统一"
            else:
                what = f"相邻的{name}之间通常不用顿号，建议删去"
            chain = _chain(open_, close)
            blocks = context.document.blocks
            for first, last in context.document.paragraphs:  # a title may lie across a cut line
                start, end = blocks[first].start, blocks[last].end
                if blocks[first].role == "toc" or text.find(hit, start, end) < 0:
                    continue
                for match in chain.finditer(text, start, end):
                    if close + open_ not in match.group() and _other_items(text, match):
                        continue
                    at = text.find(hit, match.start(), match.end())
                    while at >= 0:
                        if open_ == "“" and _clauses(text, at, match):
                            at = text.find(hit, at + 1, match.end())
                            continue
                        yield Match(
                            Span(at, at + 3),
                            {"what": what},
                            edits=(Edit(Span(at + 1, at + 2), ""),),
                            severity=None if without else "info",
                            group=hit,
                        )
                        at = text.find(hit, at + 1, match.end())


def _chain(open_: str, close: str) -> re.Pattern[str]:
    """Titles in a row, with or without 、 and a note in brackets behind each."""
    return re.compile(rf"(?:{open_}[^{open_}{close}]{{1,100}}{close}(?:[（(][^（）()\n]{{0,60}}[）)])?、?){{2,}}")


def _clauses(text: str, at: int, match: re.Match[str]) -> bool:
    """Whether one of the quotations on either side of a 、 is a sentence or a clause: they are parted like clauses."""
    before = text[max(text.rfind("“", match.start(), at), match.start()) : at]
    behind = text[at + 3 : text.find("”", at + 3, match.end())]
    return any(mark in said for said in (before, behind) for mark in "，；。：")


def _other_items(text: str, match: re.Match[str]) -> bool:
    """Whether the list goes on before or behind with an item that is no title, or a note stands before a 、."""
    chain = match.group()
    return chain.endswith("、") or text[match.start() - 1 : match.start()] == "、" or "）、" in chain or ")、" in chain
