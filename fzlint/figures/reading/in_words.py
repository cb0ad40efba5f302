"""Shares told in words: 占四成, 近七成, 四分之三, 一半. They are read as percentages, between the bounds that such words leave."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal

from fzlint.document.labels import han_number
from fzlint.document.model import Span
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.said import alternatives
from fzlint.pattern import pattern

_DIGITS = "一二两三四五六七八九"
_SHARE = pattern(
    rf"(?P<near>{alternatives('略小')})?(?P<above>{alternatives('略大')}|过)?约?"
    rf"(?:(?<!第)(?P<tenths>[{_DIGITS}])成(?P<half>半)?|(?<!百)(?P<whole>[{_DIGITS}十])分之(?P<part>[{_DIGITS}])|(?<=过)半|{alternatives('一半')})"
    rf"(?P<more>多|{alternatives('概后')})?(?=[，。；、,;)]|[的即(]|[^\W\d]{{1,4}}\(|$)",
    need="成|分之|半",
)
_HINT = pattern(rf"[{_DIGITS}十](?:成|分之)|[一过]半|半数", need="成|分之|半")  # most sentences with 成 speak of 完成
_LEFT = pattern(r"[^，、；：。,;:()]*$")
_BELOW, _ABOVE, _HALF = Decimal("2.5"), Decimal("2.5"), Decimal(50)
_TENTH = Decimal(10)
_MOST = 60  # brackets of a sentence


def with_words(passage: Passage) -> Passage:
    """The sentence with its shares in words among its figures."""
    if not _HINT.search(passage.text, passage.start, passage.end):
        return passage
    more = [_figure(passage, match) for match in _SHARE.finditer(passage.text, passage.start, passage.end)]
    if not more:
        return passage
    taken = {at for figure in passage.figures for at in range(figure.span.start, figure.span.end)}
    rows = [*zip(passage.figures, passage.inside, strict=True)]
    rows += [(figure, _inside(passage, figure)) for figure in more if figure.span.end - 1 not in taken]
    rows.sort(key=lambda row: row[0].span.start)
    return passage._replace(figures=tuple(row[0] for row in rows), inside=tuple(row[1] for row in rows))


def _figure(passage: Passage, match: re.Match[str]) -> Figure:
    low, high = _bounds(match)
    before = passage.text[max(passage.start, match.start() - 40) : match.start()]
    k = bisect_left(passage.figures, match.start(), key=lambda figure: figure.span.start)
    last = passage.figures[k - 1].span.end if k else passage.start
    left = _LEFT.search(before)
    noun = left.group() if left else ""
    noun = noun[max(0, len(noun) - (match.start() - last)) :].strip()
    step = (high - low) / Decimal("1.5")  # what is told fits from half a step below it to a step above
    return Figure(Span(*match.span()), low + step / 2, "%", noun, "", "share", False, step)


def _bounds(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Between what percentages the words may be meant."""
    if match["tenths"]:
        value = Decimal(han_number(match["tenths"].replace("两", "二")) or 0) * 10 + (5 if match["half"] else 0)
        below, above = _TENTH / 2, _TENTH
    elif match["whole"]:
        parts = [Decimal(han_number(match[name].replace("两", "二")) or 0) for name in ("part", "whole")]
        value, below, above = parts[0] / parts[1] * 100, _BELOW, _ABOVE
    else:
        value, below, above = _HALF, _BELOW * 2, _ABOVE * 2
    if match["near"]:
        return value - _TENTH, value + Decimal("0.5")
    if match["above"] or (match["more"] or "").startswith(("多", "以上")) or match.group().endswith("过半"):
        return value - Decimal("0.5"), value + (_TENTH if match["tenths"] else 100 - value)
    return value - below, value + above


def _inside(passage: Passage, figure: Figure) -> int:
    """The innermost bracket that a figure stands in, -1 for none."""
    at = figure.span.start
    if len(passage.brackets) > _MOST:
        return -1
    return max((k for k, (opened, closed, _) in enumerate(passage.brackets) if opened < at < closed), default=-1)
