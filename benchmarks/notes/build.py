"""Makes rules/traces/manner.txt, the weights by which FZ611 tells what is said to a colleague.

    python benchmarks/notes/build.py CLAUSES.txt

CLAUSES.txt   clauses of public reports, one a line: what the weights are held against; none of them goes into the project
In words of our own: notes.txt beside this script has what people leave in drafts, a line each, reports.txt what reports say nearly
so; the bad and good examples of FZ611 are learned from as well.

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

from fzlint.document.words.manner import TENTHS, runs, shape

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
HEAD = """# 一个小句像不像写给同事的话：每个字、每两个字、每三个字各有几分（FZ611）。分数是对数几率的十分之一，正的像说话，负的像报告；
# “^”是句首，“$”是句末，“0”是任何数，“a”是任何字母，“start”是什么都没有时的分数。
# 出处：本项目自己写的旁注（benchmarks/notes/），与公开报告里的小句对照，由 benchmarks/notes/build.py 算出，不手改。
# 为什么：写给同事的话没有两句相同，但用的小词、单音的动词和它们的接法，报告里没有。
"""


def clauses(text: str) -> set[str]:
    """The clauses of a text that can be learned from: no lists, nothing quoted in part."""
    cut = re.split(r"[，。；：！？（）\[\]【】\n]", text)
    return {one for one in cut if 1 < len(one) <= LONGEST and "、" not in one and one.count("“") == one.count("”")}


def examples() -> tuple[set[str], set[str]]:
    """The clauses that the examples of the rule say are notes, and those of its good ones."""
    rule = tomllib.loads(RULE.read_text("utf-8"))
    bad = "\n".join(told for one in rule["bad"] for told in one["found"])
    return clauses(bad), clauses("\n".join(one["text"] for one in rule["good"]))


def weigh(notes: list[str], official: list[str]) -> tuple[float, dict[str, float]]:
    """The start, and the weight of each run."""
    said, written = [runs(shape(one)) for one in notes], [runs(shape(one)) for one in official]
    counted = Counter(run for one in said for run in set(one))
    usual = Counter(run for one in written for run in set(one))
    known = {run for run, times in counted.items() if times >= LEAST}
    known |= {run for run, times in usual.items() if times >= OFFICIAL and len(run) < 3}
    rows = [
        ([run for run in one if run in known], right)
        for ones, right in ((said * TIMES, 1), (written, 0))
        for one in ones
    ]
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
    bad, good = examples()
    notes = sorted(clauses((HERE / "notes.txt").read_text("utf-8")) | bad)
    nearly = clauses((HERE / "reports.txt").read_text("utf-8")) | good
    official = sorted(clauses(Path(sys.argv[1]).read_text("utf-8")) - nearly - set(notes)) + sorted(nearly) * NEARLY
    start, weights = weigh(notes, official)
    lists: dict[int, list[str]] = defaultdict(list)
    for run, weight in weights.items():
        if (tenths := round(weight * TENTHS)) and not run.startswith("#"):
            lists[tenths].append(run)
    rows = [f"= {tenths}\n{' '.join(sorted(lists[tenths]))}" for tenths in sorted(lists, reverse=True)]
    TARGET.write_text("\n".join([f"{HEAD}= start\n{round(start * TENTHS)}", *rows, ""]), "utf-8")
    print(len(notes), "notes,", len(official), "clauses,", len(weights), "weights")


if __name__ == "__main__":
    main()
