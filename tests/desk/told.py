"""What fzlint says of the report that these tests use, so that they need not change whenever a rule does."""

from __future__ import annotations

import tempfile
from pathlib import Path

from fzlint.desk import checking
from fzlint.report.result import SEVERITY, habits
from fzlint.settings.setup import Wishes

FIXTURES = Path(__file__).parents[2] / "fixtures"
REPORT, TEXT = FIXTURES / "tracked-changes.docx", FIXTURES / "repeated-body.txt"


def counts(wishes: Wishes = Wishes()) -> dict[str, int]:  # noqa: B008 (a value that nothing changes)
    """The findings of the report by severity."""
    with tempfile.TemporaryDirectory() as empty:
        book = checking.book(Path(empty))
    found = checking.report(book, wishes, REPORT.name, REPORT.read_bytes()).findings
    return {severity: sum(finding.severity == severity for finding in found) for severity in SEVERITY}


def numbers(wishes: Wishes = Wishes()) -> list[str]:  # noqa: B008
    return [str(number) for number in counts(wishes).values()]


def notes(*severities: str) -> int:
    """How many notes the page of the report has, a habit told once."""
    from fzlint.single import lint_file

    found = habits(lint_file(REPORT).findings)
    return sum(not severities or habit[0].severity in severities for habit in found)
