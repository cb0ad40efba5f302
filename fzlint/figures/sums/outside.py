"""What lies outside of that of which it is said to be a part: 80岁以上2316人，其中60岁以上412人; 在14个乡镇中排第15位."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fzlint.document.model import Span
from fzlint.figures.reading.said import alternatives
from fzlint.pattern import pattern

_LIMIT = r"([0-9]{1,6}(?:\.[0-9]{1,2})?)(周?岁|[年天个小时公里千米吨亩户人万亿元]{1,4})及?以([上下])"
_INSIDE = pattern(
    rf"{_LIMIT}[^，。；;0-9]{{0,12}}[0-9.]+[^，。；;0-9]{{1,5}}[，,(]其中[:：，,]?[^，。；;0-9]{{0,4}}"
    rf"([0-9]{{1,6}}(?:\.[0-9]{{1,2}})?)\2及?以\3",
    need="其中",
)
_PLACE = pattern(
    rf"(?<![0-9])([0-9]{{1,3}})个[^，。；;0-9]{{1,14}}[中里][，,]?[^，。；;0-9]{{0,6}}(?:{alternatives('名列')})[^，。；;0-9]{{0,4}}"
    rf"第([0-9]{{1,3}})(?![0-9])",
    need="|".join(f"第{n}" for n in range(10)),
)


def outside(text: str) -> Iterator[Span]:
    limits = text.count("以上") + text.count("以下")
    for match in _INSIDE.finditer(text) if limits > 1 else ():
        whole, part = Decimal(match[1]), Decimal(match[4])
        if whole != part and (part < whole) == (match[3] == "上"):
            yield Span(*match.span())
    for match in _PLACE.finditer(text):
        if int(match[2]) > int(match[1]):
            yield Span(*match.span())
