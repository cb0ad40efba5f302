"""The two real reports and what a careful editor finds in them. They are not part of the project; without them this is skipped."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from fzlint.document.model import Document
from fzlint.finding import SEVERITIES, Finding
from fzlint.linter import lint
from fzlint.readers.read import read
from fzlint.rulebook.kind import pick_kind
from fzlint.rulebook.load import load

REPORTS = Path(__file__).parents[1].parent / "shared" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not here")

CODES = {
    "extra-space": {"FZ308"},
    "numbering-style": {"FZ203"},
    "broken-paragraph": {"FZ602", "FZ305"},
    "formulation": {"FZ502", "FZ504", "FZ505"},
    "repealed-law": {"FZ501"},
    "residue": {"FZ601", "FZ603", "FZ606", "FZ607"},
    "duplicate-sentence": {"FZ102"},
    "duplicate-section": {"FZ101"},
    "missing-signoff": {"FZ105"},
    "total": {"FZ401"},
    "conflicting-figures": {"FZ404"},
    "percent": {"FZ402"},
    "numbering-skip": {"FZ201", "FZ206"},
    "missing-section": {"FZ103"},
    "punct-width": {"FZ301"},
    "punct-unbalanced": {"FZ302"},
    "dunhao-between-titles": {"FZ304"},
    "redundant": {"FZ309"},
    "wrong-date": {"FZ503"},
}


def rows() -> list[dict[str, str]]:
    if not REPORTS.is_dir():
        return []
    lines = (REPORTS / "gold.tsv").read_text(encoding="utf-8").splitlines()
    return list(
        csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    )


@cache
def checked(name: str) -> tuple[Document, tuple[Finding, ...]]:
    document = read((REPORTS / name).read_bytes(), name)
    rules, kinds = load()
    result = lint(document, rules, pick_kind(kinds, document.title))
    assert result.problems == ()
    return document, result.findings


def lines_of(document: Document, finding: Finding) -> range:
    start, end = document.places(finding.span)
    return range(start.paragraph, end.paragraph + 1)


@pytest.mark.parametrize(
    "row", rows(), ids=lambda row: f"{row['file'][:5]}-{row['line']}-{row['kind']}-{row['text'][:12]}"
)
def test_row(row: dict[str, str]) -> None:
    document, findings = checked(row["file"])
    numbers = [int(n) for n in row["line"].split("-")] if row["line"] else []
    wanted = range(numbers[0], numbers[-1] + 1) if numbers else None
    there = [
        finding
        for finding in findings
        if finding.code in CODES[row["kind"]]
        and (wanted is None or any(line in wanted for line in lines_of(document, finding)))
    ]
    must = row["must"]
    if must == "no":
        limit = SEVERITIES.index("info") if row["kind"] == "missing-section" else len(SEVERITIES)
        assert [finding.message for finding in there if SEVERITIES.index(finding.severity) < limit] == []
    else:
        assert any(SEVERITIES.index(finding.severity) <= SEVERITIES.index(must) for finding in there)  # type: ignore[arg-type]


def test_the_copy_is_one_finding() -> None:
    document, findings = checked("liuzhou-2022.txt")
    copies = [finding for finding in findings if finding.code == "FZ101"]
    assert [(lines_of(document, copy)[0], lines_of(document, copy)[-1]) for copy in copies] == [(45, 87)]
    inside = [
        f for f in findings if f.code != "FZ101" and set(lines_of(document, f)) & set(range(45, 88)) and not f.absent
    ]
    assert inside == []
    assert copies[0].covered > 200


def test_every_half_width_mark_is_found() -> None:
    document, findings = checked("liuzhou-2022.txt")
    marks = [f for f in findings if f.code == "FZ301" and lines_of(document, f)[0] <= 44]
    assert len(marks) == 219
    assert all(f.fix is not None and f.fix.safe for f in marks)


def test_right_punctuation_is_left_alone() -> None:
    _, findings = checked("huangzhong-2024.txt")
    assert [f.message for f in findings if f.code in ("FZ301", "FZ302", "FZ303")] == []
