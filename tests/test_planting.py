"""A sample of benchmarks/planting: clean reports raise no alarm, planted defects are found.

The whole of it is `python benchmarks/planting/run.py`; the floors here only tell when something has broken.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parent.parent / "benchmarks" / "planting"
TRIALS = 6
# Kinds of defect that are not found every time yet, and how many of six must be. A floor is raised when a rule gets better.
FLOORS = {
    "fz106-plan-for-this-year": 5,
    "fz203-last-of-its-series": 4,  # the others carry on the chapters as well
    "fz212-count-sentence": 5,  # 此外 or 还有 behind it may add an item
    "fz304-one-of-the-list": 5,
    "fz308-blank-behind-label": 5,
    "fz308-blank-in-words": 5,
    "fz404-another-figure": 4,  # what every field of work has (检查, 纠纷) may be told of two
    "fz404-noun-conflict": 5,
    "fz404-noun-styles": 5,
    "fz405-numeral": 5,
    "fz601-residue": 5,
    "fz603-furniture-at-end": 3,
    "fz604-placeholder": 4,
}


@pytest.fixture(scope="module")
def run() -> Iterator[ModuleType]:
    sys.path.insert(0, str(FOLDER))
    try:
        import run

        yield run
    finally:
        sys.path.remove(str(FOLDER))


def _kinds() -> list[str]:
    sys.path.insert(0, str(FOLDER))
    try:
        from mutations import KINDS

        return list(KINDS)
    finally:
        sys.path.remove(str(FOLDER))


def test_the_bank_is_what_it_says(run: ModuleType) -> None:
    reports = run.bank()
    assert sum(report.annual for report in reports) == 60
    assert len({report.text for report in reports}) == len(reports)
    assert all("{" not in report.text for report in reports if not report.name.startswith("12-"))
    assert run.bank() == reports


def test_no_alarm_in_clean_reports(run: ModuleType) -> None:
    alarms = [f"{name}: {seen}" for name, seen in run.alarms() if seen.finding.severity != "info"]
    assert alarms == []


def test_sums_of_the_clean_reports_are_right(run: ModuleType) -> None:
    """The planter's own finder of sums sees most of them; were a template wrong, it would see fewer."""
    from planting import sums

    assert sum(len(list(sums(report))) for report in run.bank()) >= 137


@pytest.mark.parametrize("kind", _kinds())
def test_planted_defects_are_found(run: ModuleType, kind: str) -> None:
    if kind[:5].upper() not in {rule.code for rule in run.RULES}:
        pytest.skip("no such rule yet")
    trials = run.trials([kind], TRIALS, seed=7)
    assert trials, "no fit place in any report"
    missed = [f"{trial.report}: {run.excerpt(trial.planted)}" for trial in trials if not trial.hits]
    floor = min(FLOORS.get(kind, TRIALS), len(trials))
    assert len(trials) - len(missed) >= floor, "\n".join(missed)
