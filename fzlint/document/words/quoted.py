"""Where a set phrase in quotation marks stands with a slip: the marks say that it is meant as the phrase."""

from __future__ import annotations

from fzlint.document.model import Span
from fzlint.document.words.garbled import one_slip
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_QUOTED = pattern(r"“([^“”\n。；]{2,16})”")
_NUMERALS = frozenset("一二两三四五六七八九十百千0123456789")


class Quote(NamedTuple):
    text: str
    start: int  # of the opening mark
    end: int  # behind the closing one


def quotes(text: str) -> list[Quote]:
    """What stands in quotation marks in `text` and is short enough for a set phrase, in order."""
    return [Quote(found[1], found.start(), found.end()) for found in _QUOTED.finditer(text)]


def quoted_slips(text: str, phrase: str, found: list[Quote]) -> list[Span]:
    """Where `phrase` stands in `text` but for one slip inside its quotation marks, in order.

    phrase: with its marks, and what must stand before or behind them: 增强“四个意识”, “放管服”改革
    found:  what `quotes` finds in `text`
    """
    before, rest = phrase.split("“")
    wanted, behind = rest.split("”")
    return [
        Span(start - len(before), end + len(behind))
        for shown, start, end in found
        if shown != wanted
        and -1 <= len(shown) - len(wanted) <= 1
        and (shown[0] == wanted[0] or shown[-1] == wanted[-1])
        and text.endswith(before, 0, start)
        and text.startswith(behind, end)
        and one_slip(shown, wanted)
        and not _counts_other(shown, wanted)
    ]


def _counts_other(shown: str, wanted: str) -> bool:
    """Whether they differ in a numeral: “三个意识” is no slip for “四个意识” but something else."""
    return len(shown) == len(wanted) and any(
        a != b and a in _NUMERALS and b in _NUMERALS for a, b in zip(shown, wanted, strict=True)
    )
