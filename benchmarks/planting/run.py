"""Plant defects in clean reports, one at a time, and see what fzlint finds; see what it says of the clean ones.

python benchmarks/planting/run.py                    recall of every kind of defect, false alarms, side effects
python benchmarks/planting/run.py --only fz401       one rule or one kind
python benchmarks/planting/run.py --misses 5         with up to five reports of each kind that were missed
python benchmarks/planting/run.py --clean            the clean reports alone
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from functools import cache
from typing import NamedTuple

from bank import Report, bank
from mutations import KINDS
from planting import Planted

from fzlint.document.model import Place
from fzlint.finding import Finding
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.kind import pick_kind
from fzlint.rulebook.load import load

RULES, REPORT_KINDS = load()


class Seen(NamedTuple):
    """A finding with its place in the file, as offsets, and the words there."""

    finding: Finding
    start: int
    end: int
    words: str

    @property
    def what(self) -> tuple[str, str, str]:
        return self.finding.code, self.finding.severity, self.words

    def __str__(self) -> str:
        return f"{self.finding.code} {self.finding.severity} “{self.words[:60]}” {self.finding.message}".replace(
            "\n", "⏎"
        )


class Trial(NamedTuple):
    """One planted defect and what came of it. extra: findings that neither the clean report has nor the defect explains."""

    kind: str
    report: str
    planted: Planted
    hits: list[Seen]
    extra: list[Seen]


def look(name: str, text: str) -> list[Seen]:
    """What fzlint says of a text. Raises AssertionError where a rule crashes."""
    document = read(text.encode(), name)
    result = lint(document, RULES, pick_kind(REPORT_KINDS, document.title))
    assert not result.problems, result.problems
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)

    def offset(place: Place) -> int:
        return starts[place.paragraph - 1] + max(place.column - 1, 0)

    seen = []
    for finding in result.findings:
        first, last = document.places(finding.span)
        start, end = offset(first), offset(last)
        seen.append(Seen(finding, start, max(start, end), text[start:end]))
    return seen


def judge(kind: str, report: Report, planted: Planted, before: list[Seen]) -> Trial:
    """Look for the planted defect, and for what else has changed."""
    known = Counter(seen.what for seen in before)
    fresh: list[Seen] = []
    for seen in look(report.name, planted.text):
        if known[seen.what]:
            known[seen.what] -= 1
        else:
            fresh.append(seen)
    hits = [seen for seen in fresh if seen.finding.code in planted.codes and _meets(seen, planted)]
    extra = [seen for seen in fresh if seen not in hits]
    return Trial(kind, report.name, planted, hits, extra)


def _meets(seen: Seen, planted: Planted) -> bool:
    if planted.words and not any(word in seen.finding.message for word in planted.words):
        return False
    return planted.absent or (
        seen.start < max(planted.end, planted.start + 1) and planted.start < max(seen.end, seen.start + 1)
    )


def trials(kinds: list[str], number: int, seed: int = 1) -> list[Trial]:
    """`number` trials of every kind, each in another report as far as they go. The same seed gives the same trials."""
    reports = [report for report in bank() if not report.collection]
    found = []
    for kind in kinds:
        rng = random.Random(f"{kind} {seed}")
        order = reports * (number // len(reports) + 1)
        rng.shuffle(order)
        done = 0
        for report in order:
            planted = KINDS[kind](report, rng)
            if planted is None or planted.text == report.text:
                continue
            found.append(judge(kind, report, planted, unplanted()[report.name]))
            done += 1
            if done == number:
                break
    return found


@cache
def unplanted() -> dict[str, list[Seen]]:
    """What is said of the clean reports, by name."""
    return {report.name: look(report.name, report.text) for report in bank()}


def alarms() -> list[tuple[str, Seen]]:
    """All that is said of the clean reports, by report."""
    return [(name, seen) for name, all_seen in unplanted().items() for seen in all_seen]


def excerpt(planted: Planted) -> str:
    text = planted.text
    start, end = planted.start, min(planted.end, planted.start + 80)
    if planted.absent:
        return "(missing part)"
    return f"{text[max(start - 20, 0) : start]}⟦{text[start:end]}⟧{text[end : end + 20]}".replace("\n", "⏎")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="kinds whose name starts so, separated by commas")
    parser.add_argument("--trials", type=int, default=30, help="of every kind (default 30)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0, help="show so many misses of every kind")
    parser.add_argument("--extras", type=int, default=0, help="show so many side effects of every kind")
    parser.add_argument("--clean", action="store_true", help="the clean reports alone")
    args = parser.parse_args()

    told = alarms()
    print(f"clean reports: {len(bank())}; findings by severity and rule:")
    for (severity, code), count in sorted(Counter((s.finding.severity, s.finding.code) for _, s in told).items()):
        print(f"  {severity:8}{code} {count}")
    for name, seen in told:
        if seen.finding.severity != "info" or args.clean:
            print(f"  {name}: {seen}")
    if args.clean:
        return 0

    there = {rule.code for rule in RULES}
    kinds = [kind for kind in sorted(KINDS) if any(kind.startswith(start) for start in args.only.lower().split(","))]
    print(f"\n{'kind':36}{'planted':>8}{'found':>7}{'recall':>8}{'side effects':>14}")
    for kind in kinds:
        if kind[:5].upper() not in there:
            print(f"{kind:36} no such rule yet")
            continue
        done = trials([kind], args.trials, args.seed)
        hits = sum(bool(trial.hits) for trial in done)
        extra = Counter(seen.finding.code for trial in done for seen in trial.extra)
        effects = " ".join(f"{code}×{count}" for code, count in extra.most_common())
        recall = f"{hits / len(done):8.1%}" if done else "       –"
        print(f"{kind:36}{len(done):8}{hits:7}{recall}  {effects}")
        for trial in [trial for trial in done if not trial.hits][: args.misses]:
            print(f"    missed in {trial.report}: {excerpt(trial.planted)}")
        for trial in [trial for trial in done if trial.extra][: args.extras]:
            print(f"    beside {excerpt(trial.planted)} in {trial.report}:")
            for seen in trial.extra[:3]:
                print(f"      {seen}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
