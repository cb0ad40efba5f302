"""Reports by the thousand, made by machine from the clauses of our own planted bank.

A report is a row of sentences, a sentence a few clauses that are drawn at random with places, names and figures of its own; so two
reports share clauses, as reports of one genre do, and no passage. Every report also has model text that all share, and
each a passage that one in five has. The same number gives the same report.
"""

from __future__ import annotations

import random
import re
import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "planting"))

from bank import bank

_NAMES = "云清河东陵南浦石桥柳溪白沙青山长岭丰泽安宁新兴永昌和顺太平龙泉凤鸣金湖玉屏梅林松江桂园竹溪兰亭荷塘"
_SURNAMES = "局厅委办"
_FIELDS = "农业 教育 民政 水利 交通 卫生 文旅 商务 审计 统计 财政 住建 林业 税务 应急 环保 体育 科技 档案 信访".split()  # noqa: SIM905
TEN_PAGES = 6_500  # characters


@cache
def clauses() -> list[str]:
    """The clauses of the bank, figures left out."""
    found: dict[str, None] = {}
    for report in bank():
        for line in report.text.splitlines():
            for clause in re.split("[，。；：！？、“”（）《》]", line.strip()):
                if re.fullmatch("[\u4e00-\u9fff]{5,22}", clause):
                    found[clause] = None
    return list(found)


def model_text() -> str:
    """A paragraph that every report has."""
    rng = random.Random("model")
    return "，".join(rng.choice(clauses()) for _ in range(24)) + "。"


def report(number: int, year: int = 2024, size: int = TEN_PAGES) -> str:
    """Report `number`: a text with headings, as a .txt holds it."""
    rng = random.Random(f"{number} {year}")
    unit = unit_of(number)
    heads = ("主要举措和成效", "存在的不足和原因", "履行推进法治建设第一责任人职责情况", f"{year + 1}年工作安排")
    parts = [f"{unit}{year}年法治政府建设情况报告", "", f"现将{year}年法治政府建设情况报告如下：{model_text()}"]
    for i, head in enumerate(heads):
        parts.append(f"{'一二三四'[i]}、{head}")
        said = 0
        while said < size / len(heads):
            parts.append(paragraph(rng))
            said += len(parts[-1])
    parts.append(_shared_by_dozens(number))
    return "\n".join([*parts, "", unit, f"{year + 1}年1月{rng.randint(3, 28)}日", ""])


def unit_of(number: int) -> str:
    rng = random.Random(f"unit {number}")
    place = "".join(rng.sample(_NAMES, 2))
    return f"{place}{rng.choice('县市区')}{rng.choice(_FIELDS)}局"


def paragraph(rng: random.Random) -> str:
    return "".join(sentence(rng) for _ in range(rng.randint(3, 7)))


def sentence(rng: random.Random) -> str:
    said = [rng.choice(clauses()) for _ in range(rng.randint(2, 5))]
    if rng.random() < 0.6:
        place = "".join(rng.sample(_NAMES, 2))
        said.insert(rng.randrange(len(said)), f"在{place}开展{rng.choice(_FIELDS)}领域检查{rng.randint(3, 900)}次")
    return "，".join(said) + "。"


def _shared_by_dozens(number: int) -> str:
    return paragraph(random.Random(f"group {number % 5}"))


def edited(text: str, rng: random.Random, share: float = 0.05) -> str:
    """A text with a share of its characters changed, left out or doubled."""
    pool = "".join(clauses())
    made = []
    for c in text:
        if rng.random() >= share or c == "\n":
            made.append(c)
        else:
            made.append(rng.choice(("", rng.choice(pool), c + rng.choice(pool))))
    return "".join(made)


def section(text: str, number: int) -> tuple[int, int]:
    """Where the body of section `number` (from 0) of a report stands."""
    starts = [m.start() for m in re.finditer("^[一二三四]、.*\n", text, re.MULTILINE)]
    return text.index("\n", starts[number]) + 1, starts[number + 1] if number + 1 < len(starts) else len(text)
