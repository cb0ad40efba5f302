"""What a sentence is made of: the clauses between its marks, as a careful reader takes them in; what stands in “”, 《》 or （） is one word."""

from __future__ import annotations

from collections.abc import Container

from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_HALF = r"(?<=[^\x00-\x7f])[,;:]"  # typed with another keyboard; inside figures and English they part nothing
_CUT = pattern(rf"“[^“”\n]*”|《[^《》\n]*》|（[^（）\n]*）|[，、；：。！？\n]|{_HALF}")
_MEANT = {",": "，", ";": "；", ":": "："}
_OPENS = "“《（"


class Clause(NamedTuple):
    """A stretch between two marks.

    start  where its first character stands
    end    where the mark behind it stands
    mark   that mark, in full width; "" where the text ends
    """

    start: int
    end: int
    mark: str


def clauses(text: str, start: int, end: int, *, fine: bool = False) -> list[Clause]:
    """The clauses between two offsets, without blanks in front; marks inside quotes, titles and brackets cut nothing.

    fine   cut at 、 too: the members of series
    """
    found: list[Clause] = []
    begin = start
    for cut in _CUT.finditer(text, start, end):
        at = cut.start()
        mark = _MEANT.get(text[at], text[at])
        if mark in _OPENS or (mark == "、" and not fine):
            continue
        found.append(_clause(text, begin, at, mark))
        begin = at + 1
    if begin < end:
        found.append(_clause(text, begin, end, ""))
    return found


def _clause(text: str, start: int, end: int, mark: str) -> Clause:
    shown = text[start:end]
    return Clause(end - len(shown.lstrip()), end, mark)


def begins_at(text: str, end: int, stops: Container[str], far: int) -> int:
    """Where the stretch begins that ends at `end`: behind the nearest of `stops`, or `far` code points before."""
    start, first = end, max(0, end - far)
    while start > first and text[start - 1] not in stops:
        start -= 1
    return start


def ends_at(text: str, start: int, stops: Container[str], far: int) -> int:
    """Where the stretch ends that begins at `start`: at the nearest of `stops`, or `far` code points behind."""
    end, last = start, min(len(text), start + far)
    while end < last and text[end] not in stops:
        end += 1
    return end


def behind(text: str, words: tuple[str, ...]) -> str:
    """What is left of a text once all the words that it begins with are taken off, one after another; longest words stand first."""
    while text.startswith(words) and (word := next((word for word in words if text.startswith(word)), "")):
        text = text[len(word) :]
    return text
