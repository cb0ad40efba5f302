"""The unit that a report names as its own in the title."""

from __future__ import annotations

from fzlint.pattern import pattern

_UNIT = pattern(
    "^(?:关于)?((?:中共)?[^，。、：《》“”（）()0-9]{2,24}?(?:局|委员会|厅|院|镇|乡|中心|街道办事处|街道|人民政府|办公室|管委会|委|支队|大队|总队|公司))"
    r"(?=关于|[12][0-9]{3}|[一二][〇○零九]|\s|法治政府|依法行政|年度|政府信息|行政执法|述法)"
)


def unit_of(title: str) -> str:
    """The unit that a title names, "" if it names none or several."""
    found = _UNIT.match(title)
    unit = found.group(1).removeprefix("中共") if found else ""
    return "" if any(mark in unit for mark in (" ", "\u3000")) else unit  # two units report together
