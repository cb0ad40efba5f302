"""The words by which figures are read, from rules/figures/words.txt, where it stands what each list is for."""

from __future__ import annotations

import re

from fzlint.document.lists import word_lists
from fzlint.pattern import pattern

_LISTS = word_lists("figures/words.txt")


def families(of: str) -> dict[str, str]:
    """The family of each word of the lists whose names begin so: "case" of 件 and 起, for "unit."."""
    lists = ((name.partition(of), words) for name, words in _LISTS.items())
    return {word: family for (_, begins, family), words in lists if begins for word in words}


def listed(name: str) -> tuple[str, ...]:
    return tuple(_LISTS[name])


def any_of(name: str, form: str = "{}") -> re.Pattern[str]:
    """A pattern of the words of a list. form: what stands around them; a word with ≠ is not met at the head of those behind it."""
    need = "|".join(word.partition("≠")[0] for word in _LISTS[name])
    return pattern(form.format(alternatives(name)), need=need)


def alternatives(name: str) -> str:
    """The words of a list as a part of a pattern."""
    told = (word.split("≠") for word in _LISTS[name])
    return "|".join(f"{word}(?!{'|'.join(each[len(word) :] for each in no)})" if no else word for word, *no in told)


STAGE = any_of("阶段", f"(?:{'|'.join(listed('已'))})*({{}})")
PARTIAL = any_of("部分")
NARROW = any_of("范围")
BASE = any_of("分母")
OUTSIDE = any_of("外")
OUTCOME = any_of("果")
ELSEWHERE = any_of("别")
MONTHLY = any_of("均", r"\S{{0,6}}?(?:{})\S{{0,8}}")
PAPER = any_of("文书")
ORDERED = any_of("要求", "(?:{})$")
OPENING = any_of("始")
CLOSING = any_of("末")
INFLOW = any_of("入")
OUTFLOW = any_of("出")
WHEN = any_of("时", "^(?:{})+")
BOXED = any_of("括", r"\)[，,]?(?:{})[^\W\d]{{0,8}}")
TOTAL = any_of("总", "(?:{})(?:为|是|达|计|有){{0,2}}")
OTHERWISE = any_of("另")
SO_MANY = any_of("计", "[^，、；：。,;:()]{{0,4}}(?:{})[^，、；：。,;:()]{{0,6}}")  # 三类投诉共
FOLD_OF = any_of("倍", "(?:{})(?:\\S{{0,2}})的")
OUGHT = any_of("应")
REAL = any_of("实")
MOVED = any_of(
    "动",
    r"(?:由|从)(?P<then>[0-9]{{1,3}}\.[0-9]{{1,3}})[^，。；、0-9%]{{0,4}}?(?P<way>{})(?:到|至|为)"
    r"(?P<now>[0-9]{{1,3}}\.[0-9]{{1,3}})(?![0-9%‰万:：])",
)
PARTED = any_of("构")
DRAFTED = any_of("稿", "截(?:至|止)到?(?:{})(?:时|之.)?")
EARLY = any_of("早", "(?:{})(?=[，,])")
FORE = any_of("前", r"(?:(?<=[，。；：\n])|(?<=年))(?:{})(?=[，,][^，。；比\n]{{0,12}}?[0-9])")
ALTOGETHER = any_of("全")
NO_LESS = any_of("底")
ADDED = "|".join(listed("增"))
TAKEN = "|".join(listed("减"))
IN_TIME = any_of("准")
LATE = any_of("逾")
ASIDE = any_of("旁")
REACHED = any_of("惠")
RATIO_OF = any_of(
    "比",
    r"(?P<names>{})比(?:例)?[为达到约]*"
    r"(?:(?P<many>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?):1(?![0-9.:])|1:(?P<per>[0-9]{{1,2}}(?:\.[0-9]{{1,3}})?)(?![0-9.:]))",
)
RATIO_NAME = any_of("占")
RATIO_TOLD = pattern(rf"\S{{0,4}}?(?:占|{'|'.join(listed('占'))})", need="|".join(("占", *listed("占"))))
PART_OF_YEAR = any_of("季", "第?(?:{})份?")
THUS = any_of("如")
SUMMED = any_of("合")
TAKEN_OUT = any_of("除")
HALVES = listed("半年")
QUARTERS = listed("四")
TOTAL_PART = any_of("小", "(?:{})$")
LEFT = listed("剩余")
COMMON = pattern("总体|总[数量额计]|数量|[件人户]数|[数量的]|全部|所有|其")
