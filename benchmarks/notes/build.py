"""Makes rules/traces/manner.txt, the weights by which FZ611 tells what is said to a colleague.

    python benchmarks/notes/build.py REPORTS.txt

REPORTS.txt   public reports: what the weights are held against; nothing of them goes into the project
In words of our own: notes.txt beside this script has what people leave in drafts, a line each, reports.txt what reports say nearly
so, brackets.txt and usual-brackets.txt the same for what stands in brackets; the bad and good examples of FZ611 are learned from as
well.

Logistic regression by gradient descent over the runs of fzlint.document.words.manner, with a fixed order of what is learned from.
"""

from __future__ import annotations

import math
import random
import re
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from fzlint.document.words.manner import CLOSING, OPENING, TENTHS, runs, shape

HERE = Path(__file__).parent
TARGET = HERE.parent.parent / "rules" / "traces" / "manner.txt"
RULE = TARGET.with_name("FZ611-note-left-behind.toml")
LEAST = 2  # notes that have a run for it to be weighed
OFFICIAL = 200  # clauses of reports that have it, of one or two characters: the same
TIMES = 10  # a note is learned from for each time of a clause, of which there are many more
NEARLY = 4  # times that of reports.txt is learned from
ROUNDS, RATE, START, SLOW = 6, 0.1, -3.0, 0.3
MOST = 30.0  # logarithm of odds: more is as good as certain
LONGEST = 40
BRIEF = 20  # code points of a note that may as well stand in brackets
IN_BRACKETS = re.compile(r"[（(【\[]([^（()）\[\]【】\n]{1,60})[)）\]】]")
HEAD = """# 一个小句像不像写给同事的话：每个字、每两个字、每三个字各有几分（FZ611）。分数是对数几率的十分之一，正的像说话，负的像报告；
# “^”是句首，“$”是句末，“0”是任何数，“a”是任何字母，“start”是什么都没有时的分数。
# 出处：本项目自己写的旁注（benchmarks/notes/），与公开报告里的小句对照，由 benchmarks/notes/build.py 算出，不手改。
# 为什么：写给同事的话没有两句相同，但用的小词、单音的动词和它们的接法，报告里没有。
"""


def clauses(text: str) -> set[str]:
    """The clauses of a text that can be learned from: no lists, nothing quoted in part."""
    cut = re.split(r"[，。；：！？（）\[\]【】\n]", text)
    return {one for one in cut if 1 < len(one) <= LONGEST and "、" not in one and one.count("“") == one.count("”")}


def brackets(text: str) -> set[str]:
    """What stands in the brackets of a text, but for labels."""
    return {one.strip() for one in IN_BRACKETS.findall(text) if not re.fullmatch(r"[\W\d一二三四五六七八九十]*", one)}


def examples() -> tuple[str, str]:
    """What the examples of the rule say is a note, and its good ones."""
    rule = tomllib.loads(RULE.read_text("utf-8"))
    return "\n".join(told for one in rule["bad"] for told in one["found"]), "\n".join(
        one["text"] for one in rule["good"]
    )


def listed(name: str) -> set[str]:
    """The lines of a file beside this script."""
    return set((HERE / name).read_text("utf-8").split("\n")) - {""}


class Learned(NamedTuple):
    """What is learned from: the runs of clauses or brackets, whether they are notes, and how often."""

    shown: list[list[str]]
    note: bool
    times: int
    anew: bool = True  # False: the same notes again, so they do not make a run one that is weighed


def learned(reports: str) -> list[Learned]:
    """All that is learned from."""
    bad, good = examples()
    notes = clauses((HERE / "notes.txt").read_text("utf-8")) | clauses(bad)
    nearly = clauses((HERE / "reports.txt").read_text("utf-8")) | clauses(good)
    said = listed("brackets.txt") | brackets(bad)
    usual = listed("usual-brackets.txt") | brackets(good)

    def plain(ones: set[str]) -> list[list[str]]:
        return [runs(shape(one)) for one in sorted(ones)]

    def bracketed(ones: set[str]) -> list[list[str]]:
        return [[OPENING, *runs(shape(one), OPENING, CLOSING)] for one in sorted(ones)]

    return [
        Learned(plain(notes), True, TIMES),
        Learned(plain(clauses(reports) - nearly - notes), False, 1),
        Learned(plain(nearly), False, NEARLY),
        Learned(bracketed({one for one in notes if len(one) < BRIEF}), True, 3, anew=False),
        Learned(bracketed(said), True, TIMES),
        Learned(bracketed(brackets(reports) - usual - said), False, NEARLY),
        Learned(bracketed(usual), False, 2 * NEARLY),
    ]


def weigh(all_of_it: list[Learned]) -> tuple[float, dict[str, float]]:
    """The start, and the weight of each run."""
    counted, usual = (
        Counter(run for part in all_of_it if part.note is note and part.anew for one in part.shown for run in set(one))
        for note in (True, False)
    )
    known = {run for run, times in counted.items() if times >= LEAST}
    known |= {run for run, times in usual.items() if times >= OFFICIAL and len(run) < 3}
    rows = [([run for run in one if run in known], part.note) for part in all_of_it for one in part.shown * part.times]
    order = random.Random(1)
    weights: dict[str, float] = defaultdict(float)
    start = START
    for turn in range(ROUNDS):
        order.shuffle(rows)
        for one, right in rows:
            told = start + sum(weights[run] for run in one)
            off = (right - 1 / (1 + math.exp(-max(-MOST, min(MOST, told))))) * RATE / (1 + turn)
            start += off * SLOW
            for run in one:
                weights[run] += off
    return start, weights


def main() -> None:
    parts = learned(Path(sys.argv[1]).read_text("utf-8"))
    start, weights = weigh(parts)
    lists: dict[int, list[str]] = defaultdict(list)
    for run, weight in weights.items():
        if (tenths := round(weight * TENTHS)) and run[0] not in "#=":
            lists[tenths].append(run)
    rows = [f"= {tenths}\n{' '.join(sorted(lists[tenths]))}" for tenths in sorted(lists, reverse=True)]
    TARGET.write_text("\n".join([f"{HEAD}= start\n{round(start * TENTHS)}", *rows, ""]), "utf-8")
    print(*(len(part.shown) for part in parts), "shown,", len(weights), "weights")


if __name__ == "__main__":
    main()
