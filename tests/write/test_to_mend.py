"""What has a safe fix is looked for first: what comes out is the same as if all had been looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from fzlint.finding import FileReport
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import mending, select
from fzlint.settings.setup import Setup
from fzlint.single import lint_file
from fzlint.write.editable import Unwritable
from fzlint.write.fix import Mended, mend

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILES = [path for path in sorted(FIXTURES.iterdir()) if path.suffix in (".txt", ".md", ".docx")]


def mended(path: Path, report: FileReport) -> Mended | str:
    data = path.read_bytes()
    try:
        return mend(
            data, report, lambda data: lint_file(path, data=data), date="2025-01-08T00:00:00Z"
        )  # of tracked changes
    except Unwritable as error:
        return str(error)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_comes_out_is_the_same(path: Path) -> None:
    full, first = lint_file(path), lint_file(path, to_mend=True)
    safe = [finding for finding in full.findings if finding.fix and finding.fix.safe]
    assert first.partial == bool(safe)
    assert [finding for finding in first.findings if finding.fix and finding.fix.safe] == safe
    one, two = mended(path, full), mended(path, first)
    if isinstance(one, Mended) and isinstance(two, Mended):
        assert two.mended == one.mended
        assert two.report.findings == one.report.findings
        assert not two.report.partial
        assert two.data == one.data
    else:
        assert one == two


def test_a_file_with_nothing_to_mend_is_checked_whole() -> None:
    data = "临江县水务局2024年法治政府建设情况报告\n\n一、工作情况\n\n巡查河道二十次。\n".encode()
    first = lint_file("a.txt", data=data, to_mend=True)
    assert not first.partial
    assert first.findings == lint_file("a.txt", data=data).findings != ()


def test_what_is_below_the_level_is_not_mended() -> None:
    data = "临江县水务局2024年工作总结\n\n全年巡查河道,清理淤泥。\n".encode()
    rules, kinds = load()
    setup = Setup(select(rules), kinds, level="warning", severities={"FZ301": "info"})
    first = lint_file("a.txt", setup, data=data, to_mend=True)
    assert not first.partial
    assert first.hidden == lint_file("a.txt", setup, data=data).hidden > 0


def test_rules_that_are_asked_first() -> None:
    rules, _ = load()
    first = {rule.code for rule in mending(rules)}
    assert {rule.code for rule in rules if rule.fix == "safe"} < first
    assert "FZ101" in first  # what stands in a copy is not mended before the copy goes
    assert "FZ401" not in first
