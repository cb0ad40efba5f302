"""The words by which figures are read, from rules/figures/words.txt, where it stands what each list is for."""

from __future__ import annotations

import re

from fzlint.document.labels import NUMERALS
from fzlint.document.lists import word_lists
from fzlint.pattern import pattern

_LISTS = word_lists("figures/words.txt")


def families(of: str) -> dict[str, str]:
    """The family of each word of the lists whose names begin so: "case" of 件 and 起, for "unit."."""
    lists = ((name.partition(of), words) for name, words in _LISTS.items())
    return {word: family for (_, begins, family), words in lists if begins for word in words}


def paired(first: str, second: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The words of every two lists whose names differ in how they begin alone: 前.收到 and 后.收到."""
    names = [name.removeprefix(first) for name in _LISTS if name.startswith(first)]
    return tuple((listed(first + name), listed(second + name)) for name in names)


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


STAGE = any_of("阶段", f"(?:{'|'.join(listed('阶段之前'))})*({{}})")
PARTIAL = any_of("部分")
NARROW = any_of("范围")
BASE = any_of("分母")
OUTSIDE = any_of("句外整体")
OUTCOME = any_of("结案方式")
ELSEWHERE = any_of("别处的话")
MONTHLY = any_of("月均", r"\S{{0,6}}?(?:{})\S{{0,8}}")
QUARTERLY = any_of("季均", r"\S{{0,6}}?(?:{})\S{{0,8}}")
WEEKLY = any_of("周均", r"\S{{0,6}}?(?:{})\S{{0,8}}")
PAPER = any_of("文书")
ORDERED = any_of("要求", "(?:{})$")
OPENING = any_of("期初")
CLOSING = any_of("期末")
INFLOW = any_of("增加进来")
OUTFLOW = any_of("减少出去")
WHEN = any_of("只说时间", "^(?:{})+")
BOXED = any_of("括号后合计", r"\)[，,]?(?:{})[^\W\d]{{0,8}}")
TOTAL = any_of("总数", "(?:{})(?:为|是|达|计|有){{0,2}}")
SO_MANY = any_of("几项合计", "[^，、；：。,;:()]{{0,8}}(?:{})[^，、；：。,;:()]{{0,6}}")  # 三类投诉共
FOLD_OF = pattern(
    rf"(?:{alternatives('上年几倍')}|(?:{alternatives('是几倍')})(?:[两{NUMERALS}]{{1,2}}(?:{alternatives('几年前')})|(?:19|20)[0-9]{{2}}年))\S{{0,2}}的",
    need="的",
)
OUGHT = any_of("应有")
REAL = any_of("实有")
MISSING = any_of("应有未有")
PARTED = any_of("各部分")
DRAFTED = any_of("成稿", "截(?:至|止)到?(?:{})(?:时|之.)?")
EARLY = any_of("不到年底", "(?:{})(?=[，,])")
FORE = any_of(
    "前几月",
    r"(?:(?<=[，。；：\n \u3000])|(?<=年))(?:{})(?=[，,][^，。；比\n]{{0,12}}?[0-9]|[^，。；比()\n]{{0,8}}?(?:"
    + alternatives("几个月之后")
    + r")[^，。；比\n]{{0,12}}?[0-9])",
)
ALTOGETHER = any_of("全部的")
NO_LESS = any_of("下限")
ADDED = "|".join(listed("多了多少"))
TAKEN = "|".join(listed("少了多少"))
IN_TIME = any_of("没有逾期")
LATE = any_of("逾期")
ASIDE = any_of("旁说")
REACHED = any_of("受益人数")
RATIO_OF = any_of(
    "两数之比",
    r"(?P<names>{})比(?:例)?[为达到约]*"
    r"(?:(?P<many>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)[:：∶]1(?![0-9.:])|1[:：∶](?P<per>[0-9]{{1,2}}(?:\.[0-9]{{1,3}})?)(?![0-9.:]))",
)
RATIO_NAME = any_of("占比名")
RATIO_TOLD = pattern(rf"\S{{0,4}}?(?:占|{'|'.join(listed('占比名'))})", need="|".join(("占", *listed("占比名"))))
PART_OF_YEAR = any_of("一段时间", "第?(?:{})份?")
THUS = any_of("分项如下")
SUMMED = any_of("末尾合计")
TAKEN_OUT = any_of("不止几项")
HALVES = listed("半年")
QUARTERS = listed("四个季度")
EVERY_QUARTER = any_of("四个季度一并", r"(?:{})\S{{0,8}}?分别")
RANKED = any_of(
    "名次升降", r"第(?P<then>[0-9]{{1,3}})(?:名|位)?(?P<way>{})(?:[了至到为]|)第(?P<now>[0-9]{{1,3}})(?:名|位)?"
)
BOUND = any_of("上下界", r"([0-9.]+)[^\W\d]{{0,2}}(?:{})")
SHARED = "|".join(listed("分别来路"))
OF_OLD = any_of("旧存栏")
SETTLED = any_of("了结栏")
STILL = any_of("未了栏")
PARTED_BY = any_of("冒号前引出", "(?:{})$")
SUMS_UP = any_of("承前几项", rf"\s*(?:{{}})[^，。；、：0-9]{{{{0,8}}}}(?:{'|'.join(listed('几项合计'))})")
TOTAL_PART = any_of("小计", "(?:{})$")
LEFT = listed("剩余")
COMMON = pattern("总体|总[数量额计]|数量|[件人户]数|[数量的]|全部|所有|其")
YEARS_LONG = rf"[两{NUMERALS}]{{1,2}}年(?:{alternatives('几年之后')})?"
WAS_THEN = pattern(
    rf"[，,(](?:{alternatives('上年为')}|(?:19|20)[0-9]{{2}}年(?:同期)?)[^，；。0-9比较]{{0,6}}?(?:为|是|仅为?)?",
    need="年",
)
REACHED_NOW = alternatives("达到了")
OF_LAST_YEAR = alternatives("比上年")
