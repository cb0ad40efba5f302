"""How time grows with a file: `python benchmarks/growth.py [FAMILY…] [--most 100000]`.

Every family is checked at 10³, 10⁴ and 10⁵ pieces; the exponent of the last step is 1 where ten times the size takes ten
times the time. Ends with 1 where ten times the size takes more than thirteen times the time. The largest texts are longer than
any report and would be refused, so the reader's limits are lifted here; what another limit refuses says so and is not judged.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import word as m

from fzlint.api import lint_file
from fzlint.readers import read
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import select
from fzlint.settings.setup import Setup

_TITLE = "青河县2024年法治政府建设情况报告\n"
_MOST_TIMES = 13.0
_SOON = 0.3  # seconds: below, a step says more of the machine than of the program


def _text(make: Callable[[int], str]) -> Callable[[int], tuple[str, bytes]]:
    return lambda size: ("a.txt", (_TITLE + make(size)).encode())


def _word(make: Callable[[int], str]) -> Callable[[int], tuple[str, bytes]]:
    return lambda size: ("a.docx", m.docx(m.TITLE, make(size)))


def _comments(size: int) -> tuple[str, bytes]:
    theirs = "".join(
        f'<w:comment w:id="{i}" w:author="王科长"><w:p>{m.r("请核")}</w:p></w:comment>' for i in range(size)
    )
    body = "".join(
        m.p(f'<w:commentRangeStart w:id="{i}"/>{m.r("加强监督。")}<w:commentRangeEnd w:id="{i}"/>') for i in range(size)
    )
    return "a.docx", m.docx(m.TITLE, body, comments=theirs)


def _adding_up(size: int) -> list[str]:
    """Rows of a table of three columns, and their total."""
    rows = [m.tr(f"第{i}所", str(i + 3), str(i + 1), str(2)) for i in range(size)]
    sums = (sum(i + 3 for i in range(size)), sum(i + 1 for i in range(size)), 2 * size)
    return [m.tr("单位", "受理", "办结", "在办"), *rows, m.tr("合计", *map(str, sums))]


FAMILIES: dict[str, Callable[[int], tuple[str, bytes]]] = {
    "opening brackets": _text(lambda n: "（" * n),
    "half-width brackets": _text(lambda n: "(执" * n),
    "half-width commas in one line": _text(lambda n: "执法," * n),
    "half-width commas, line by line": _text(lambda n: "推进执法,加强监督。\n" * n),
    "figures in one line": _text(lambda n: "办结3件，" * n),
    "figures, line by line": _text(lambda n: "".join(f"全年办结案件{i}件，同比增长3%。\n" for i in range(n))),
    "percentages in one line": _text(lambda n: "占3%，" * n),
    "labels": _text(lambda n: "".join(f"{i}、加强执法监督\n" for i in range(n))),
    "labels of one number": _text(lambda n: "一、加强执法监督\n" * n),
    "ordinals": _text(lambda n: "一是加强监督；" * n),
    "headings": _text(lambda n: "".join(f"（一）加强第{i}项工作\n全年工作有序推进。\n" for i in range(n))),
    "one character": _text(lambda n: "执" * n),
    "one blank": _text(lambda n: " " * n + "执法"),
    "straight quotes": _text(lambda n: '"' * n),
    "curly quotes": _text(lambda n: "“执" * n),
    "book marks": _text(lambda n: "《" * n),
    "different paragraphs": _text(lambda n: "".join(f"第{i}项工作已经按照要求如期完成并且归档。\n" for i in range(n))),
    "equal paragraphs": _text(lambda n: "各项工作已经按照要求如期完成并且归档，有关情况已经报告。\n" * n),
    "growth in one line": _text(lambda n: "增长6.5%，" * n),
    "questions in one line": _text(lambda n: "查了？" * n),
    "digits": _text(lambda n: "1" * n),
    "both marks in one line": _text(lambda n: "幼有所托、学有所教，病有所医、" * (n // 4)),
    "short lines": _text(lambda n: "的\n" * n),
    "years": _text(lambda n: "2023年，" * n),
    "table rows": _word(lambda n: m.tbl(*(m.tr("甲", str(i)) for i in range(n)))),
    "table rows that add up": _word(lambda n: m.tbl(*_adding_up(n // 5))),
    "tables": _word(lambda n: "".join(m.p(m.r(f"第{i}项见下表。")) + m.tbl(*_adding_up(3)) for i in range(n // 20))),
    "headings of three levels": _text(
        lambda n: "".join(f"一、第{i}章\n（一）推进第{i}节\n1.第{i}条措施\n全年办结{i}件。\n" for i in range(n // 4))
    ),
    "one quantity, line by line": _text(
        lambda n: "".join(f"全年共办结行政处罚案件{i + 1000}件。\n" for i in range(n // 2))
    ),
    "phrases without a mark": _text(lambda n: "推进法治政府建设落实行政执法责任制" * n),
    "runs": _word(lambda n: m.p(*[m.r("执法,")] * n)),
    "tracked changes": _word(lambda n: m.p(*[m.change("ins", m.r("执法，"))] * n)),
    "comments": _comments,
}


def seconds(made: tuple[str, bytes], setup: Setup) -> tuple[float, str]:
    """How long a file takes, and by which code it is refused ("" if it is checked)."""
    name, data = made
    begun = time.process_time()
    report = lint_file(name, setup, data=data)
    return time.process_time() - begun, report.error.code if report.error is not None else ""


def judged(family: str, setup: Setup, most: int) -> tuple[str, bool]:
    """What is told of a family, and whether its time grows too fast."""
    times: list[float] = []
    size = 1_000
    refused = ""
    while size <= most and not refused:
        took, refused = seconds(FAMILIES[family](size), setup)
        if not refused:
            times.append(took)
            size *= 10
    shown = " ".join(f"{each:8.3f}" for each in times) + (f"   refused at {size}: {refused}" if refused else "")
    if len(times) < 2:
        return shown, False
    factor = times[-1] / max(times[-2], 1e-3)
    bad = factor > _MOST_TIMES and times[-1] > _SOON
    return f"{shown} s   exponent {math.log10(factor):5.2f}{'  steep' if bad else ''}", bad


def without_limits() -> None:
    read.MOST_PARAGRAPHS = read.MOST_CHARACTERS = sys.maxsize


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("family", nargs="*", metavar="FAMILY", help="、".join(FAMILIES))
    parser.add_argument("--most", type=int, default=100_000)
    args = parser.parse_args()
    without_limits()
    rules, kinds = load()
    setup = Setup(select(rules), kinds)
    seconds(("a.txt", _TITLE.encode()), setup)  # words are loaded
    steep = 0
    for family in args.family or FAMILIES:
        told, bad = judged(family, setup, args.most)
        steep += bad
        print(f"{family:34}{told}", flush=True)
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
