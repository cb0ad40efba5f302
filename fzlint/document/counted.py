"""Figures that a line end parts from what is counted: 日处理能力 / 4.5万吨，…; 比上年增加2 / 3件。"""

from __future__ import annotations

from fzlint.document.title_words import UNITS_OF_FIGURES
from fzlint.pattern import pattern

_RUNNING = 12  # code points of a line with a mark inside that is running text
_UNIT = f"(?:[%％‰个件家人次份起项所宗处名户元吨亩台辆场条批期类岁]|{'|'.join(UNITS_OF_FIGURES)})"
# more digits (no date), %, or a unit that ends there: 件， 万元的 人次。
MORE = pattern(
    r"(?!20[0-9]{2}年|[0-9]{1,2}月[0-9]{1,2}日)[0-9]|[%％‰]"
    rf"|[万亿余多]{{0,2}}{_UNIT}(?:[，。、；：的（）]|$)"
)
_FIGURE = rf"[0-9](?:[0-9]|[.,](?=[0-9])){{0,10}}[ ]?[万亿余多]{{0,2}}{_UNIT}"
_SAID = pattern(_FIGURE)  # ……完好率为 / 92.5%，……
# 286名，…… 60%以上，…… 达95%。: no paragraph begins with a figure of what stands before it, and a mark
_COUNTED = pattern(rf"[达为约超]?{_FIGURE}(?:以上|以下|左右|以内)?[，、；。（]")


def wants_figure(before: str, after: str) -> bool:
    """Whether running text stops before a figure that the next line begins with: 完好率为 / 92.5%比…; 污水处理能力 / 4.5万吨，…."""
    if len(before) < _RUNNING or not any(mark in before for mark in "。，；,、："):
        return False
    if before[-1] in ("为", "达", "约") and _SAID.match(after):
        return True
    return before[-1].isalpha() and not before[-1].isascii() and _COUNTED.match(after) is not None
