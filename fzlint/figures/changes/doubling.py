"""翻番 and 倍: 由10亿元增加到20亿元，翻了两番; 是上年的2倍，即增长200%. How often a figure doubled is told by the figures beside it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzlint.document.model import Span
from fzlint.figures.reading.said import alternatives
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Doubling(NamedTuple):
    """What is told wrongly: where, and what it should be."""

    span: Span
    right: str


_NUMBER = r"([0-9]+(?:\.[0-9]+)?)"
_TIMES = pattern(
    rf"[由从](?:20[0-9]{{2}}年)?[^，。；0-9]{{0,12}}?{_NUMBER}([^，。；0-9]{{1,6}}?)[^，。；0-9]{{0,6}}?[到至为]"
    rf"(?:20[0-9]{{2}}年的?)?{_NUMBER}\2[^。；0-9]{{0,12}}?(?:翻了?(?P<times>[一两二三四])番|[了现]翻番)(?!多|以上|有余)"
)
_BACK = pattern(
    rf"{_NUMBER}([^，。；0-9]{{1,6}}?)[，,][比较][^，。；]{{2,8}}?{_NUMBER}\2翻了?(?P<times>[一两二三四])番(?!多|以上|有余)",
    need="番",
)
_BEHIND = pattern(
    rf"{_NUMBER}([^，。；0-9]{{1,6}}?)[，,][比较][^，。；0-9]{{2,8}}?翻了?(?P<times>[一两二三四])番[，,(](?:{alternatives('上年的数')})[^，。；0-9]{{0,10}}{_NUMBER}\2",
    need="番",
)
_FIRST = pattern(
    rf"翻了?(?P<times>[一两二三四])番[，,][由从](?:20[0-9]{{2}}年的?)?{_NUMBER}([^，。；0-9]{{1,6}}?)[^，。；0-9]{{0,6}}?[到至为]"
    rf"(?:20[0-9]{{2}}年的?)?{_NUMBER}\3",
    need="番",
)
_FOLD = pattern(rf"的{_NUMBER}倍[，、]?(?:即|也就是说?|亦即|相当于)(?:同比|比上年|较上年)?增[长加]了?{_NUMBER}%")
_NEAR = pattern("[近约]|超|将|不到|以上")
_SLACK = Decimal("0.1")  # 翻一番 is told of 1.9 and of 2.2 times as well


def doublings(text: str) -> Iterator[Doubling]:
    if "番" in text:
        found = [(match, match[1], match[3]) for match in _TIMES.finditer(text)]
        found += [(match, match[3], match[1]) for match in _BACK.finditer(text)]  # 21亿元，较上年的10.5亿元翻了一番
        found += [
            (match, match[4], match[1]) for match in _BEHIND.finditer(text)
        ]  # 21亿元，较上年翻了一番，上年为10.5亿元
        found += [(match, match[2], match[4]) for match in _FIRST.finditer(text)]  # 翻了一番，由300件增加到600件
        for match, before, after in found:
            then, now = Decimal(before), Decimal(after)
            told = "一二三四".find((match["times"] or "一").replace("两", "二")) + 1
            if not then or _NEAR.search(match.group()):
                continue
            right = next((n for n in range(1, 5) if abs(now / then / 2**n - 1) <= _SLACK), 0)
            if right and right != told:
                yield Doubling(Span(*match.span()), f"翻{'一两三四'[right - 1]}番（翻一番是2倍，翻两番是4倍）")
            elif not right and then < now < then * 2**told * (1 - _SLACK):
                yield Doubling(Span(*match.span()), f"增长{(now / then - 1) * 100:.1f}%（翻一番是2倍，翻两番是4倍）")
    if "倍" in text:
        for match in _FOLD.finditer(text):
            fold, grown = Decimal(match[1]), Decimal(match[2])
            if grown == fold * 100 and fold:
                yield Doubling(
                    Span(*match.span()), f"增长{(fold - 1) * 100:f}%（{match[1]}倍含原来的1倍）".replace(".0%", "%")
                )
