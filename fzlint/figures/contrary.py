"""Two figures side by side, and words that say which of them is more: 560件，比上年的610件有所增加; 突破5000件，达到4860件."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.model import Span
from fzlint.figures import reckoning
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Passage
from fzlint.figures.moves import change_behind, set_against
from fzlint.figures.said import alternatives, any_of
from fzlint.pattern import pattern

_OVER = any_of("不少于", r"(?:{})$")
_UNDER = any_of("不多于", r"(?:{})$")
_REACHED = any_of("又说实数", rf"(?:{alternatives('界限之后')})?[，,](?:{{}})+")
_ALTOGETHER = any_of("加上以前的", "^(?:{})")
_ENDS = "，。；、)"
_COMMA = pattern("[，,(]?")


def contrary(passage: Passage) -> Iterator[Span]:
    """The places of a sentence where two figures are the other way about than its words say."""
    for k in range(1, len(passage.figures)):
        one, two = passage.figures[k - 1], passage.figures[k]
        if one.unit != two.unit or not one.unit or one.value == two.value or two.approx:
            continue
        end = two.span.end
        way = _bound(passage, one, two) if one.approx else 0
        if (
            not one.approx
            and _ALTOGETHER.match(reckoning.front(passage, k))
            and "新" in reckoning.front(passage, k - 1)
        ):
            way = 1  # 新建5个，累计建成13个
        elif not one.approx and set_against(passage, k):
            way, end = _compared(passage, k)
        if way and (one.value > two.value) == (way > 0):
            yield Span(one.span.start, end)


def _bound(passage: Passage, one: Figure, two: Figure) -> int:
    """1 if the second has to be more than the first: 超过30次，共36次; -1 if less; 0 if the words say nothing."""
    text = passage.text
    if not _REACHED.fullmatch(text, one.span.end, two.span.start):
        return 0
    front, behind = text[max(passage.start, one.span.start - 3) : one.span.start], text[one.span.end :][:2]
    if behind in ("以下", "以内", "以上"):
        return 1 if behind == "以上" else -1
    over, under = _OVER.search(front), _UNDER.search(front)
    if over is None or under is None:
        return (over is not None) - (under is not None)
    return 1 if over.start() < under.start() else -1  # 不低于 is no 低于, 不超过 no 超过


def _compared(passage: Passage, k: int) -> tuple[int, int]:
    """1 if figure k, which was then, has to be more than the one in front of it: 45天，比上年的52天缩短; and where that is told."""
    one, two = passage.figures[k - 1], passage.figures[k]
    change = change_behind(passage, k)
    earlier = change_behind(passage, k - 2) if k > 1 else None
    if earlier is not None and earlier.end() == one.span.start:
        return 0, 0  # 比2023年的12件少4件，比2022年的6件多2件: neither is set against the 4件
    if change is None or not _COMMA.fullmatch(
        reckoning.gap(passage, k - 1, k).removesuffix(reckoning.front(passage, k))
    ):
        return 0, 0
    end = change.end()
    less = change["less"] is not None
    by = passage.figures[k + 1] if k + 1 < len(passage.figures) else None
    if by is not None and by.span.start == end and by.unit == two.unit:
        if abs(one.value - two.value) != by.value:
            return 0, 0  # another figure is compared, or what is told is no difference of these: a matter of sums
        end = by.span.end
    elif passage.text[end : end + 1] not in _ENDS:
        return 0, 0
    return (1 if less else -1), end
