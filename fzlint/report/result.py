"""What a run has found, as the output formats get it, and how people want to see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from fzlint.finding import SEVERITIES, FileReport, Finding, Problem, Severity
from fzlint.record import NamedTuple
from fzlint.rulebook.rule import Checks
from fzlint.settle.baseline import Accepted
from fzlint.write.editable import WRITABLE

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

KINDLESS = "没有认出报告种类，未检查必备内容"
_WHICH = "；请用 --kind 指明"
OF_RUN = ("bad-config", "bad-rule")  # people read them once a run, not once a file
SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}


def as_what(report: FileReport) -> str:
    """As what a file was checked: its kind, or that none was told."""
    if report.kind:
        return f"按“{report.kind}”检查"
    return f"标题是“{report.paper}”，不是认得的报告种类，只按通用规则检查" if report.paper else KINDLESS


def kindless(report: FileReport) -> str:
    """What to say of a file of which no kind was told, and what to do where it is a report; "" of any other."""
    if not report.kindless:
        return ""
    return as_what(report) + ("" if report.paper else _WHICH)


class Layout(NamedTuple):
    """How people want it.

    width       columns of the screen
    colour      with colour; without it the words at fault stand in 【】
    all         every place of a habit; otherwise the first few and a number
    quiet       findings only, no summary
    table       in JSON: with the table by file
    folder      where the result goes, for links to the files; "" to the screen
    statistics  a table of counts by rule
    unsafe      the fixes that want a look are among those that are shown
    sort        what comes first: what stands first, or what is gravest
    failing     findings as grave make the run fail (set for each file: the configuration may say so)
    """

    format: str = "full"
    width: int = 80
    colour: bool = False
    all: bool = False
    quiet: bool = False
    statistics: bool = False
    table: bool = False
    folder: str = ""
    unsafe: bool = False
    sort: Literal["place", "severity"] = "place"
    failing: Severity = "error"


class Checked(NamedTuple):
    """A file that was checked: its report without the document, what the format made of it, whether it fails the run.

    accepted  what a baseline is to accept in it, where one is being written
    """

    report: FileReport
    part: Any
    fails: bool
    accepted: tuple[Accepted, ...] = ()


class Recorded(NamedTuple):
    """A baseline that was written: where, how many findings it accepts, in how many files of this run, and whether the
    configuration names it, so that it holds from now on."""

    path: str
    findings: int
    files: int
    named: bool


class Run(NamedTuple):
    """A whole run. problems: what could not be done and belongs to no file; summaries: what the rules are about, by code;
    recorded: the baseline that was written; notes: what else people should know; skipped: files in the folders that cannot
    be read, by path; folders: of rules that do not come with fzlint; checks: those of plugins."""

    files: tuple[Checked, ...]
    problems: tuple[Problem, ...]
    summaries: Mapping[str, str] = {}
    recorded: Recorded | None = None
    notes: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    folders: tuple[Traversable, ...] = ()
    checks: Checks = MappingProxyType({})


class Counts(NamedTuple):
    """files: all of them, unread, unfinished (a rule crashed) and unwritten ones too; safe: what `--fix` would mend; kinds:
    by severity, how many different faults there are, a habit being one."""

    files: int
    unread: int
    unfinished: int
    errors: int
    warnings: int
    infos: int
    covered: int
    suppressed: int
    baselined: int
    stale: int
    hidden: int
    fixable: int
    safe: int
    mended: int
    unwritten: int
    kinds: Mapping[str, int]


def count(run: Run) -> Counts:
    reports = [file.report for file in run.files]
    findings = [finding for report in reports for finding in report.findings]
    by_severity = {name: sum(finding.severity == name for finding in findings) for name in SEVERITY}
    return Counts(
        files=len(reports),
        unread=sum(report.error is not None for report in reports),
        unfinished=sum(bool(report.problems) for report in reports),
        errors=by_severity["error"],
        warnings=by_severity["warning"],
        infos=by_severity["info"],
        covered=sum(finding.covered for finding in findings),
        suppressed=sum(report.suppressed for report in reports),
        baselined=sum(report.baselined for report in reports),
        stale=sum(report.stale for report in reports),
        hidden=sum(report.hidden for report in reports),
        fixable=sum(finding.fix is not None for finding in findings),
        safe=sum(
            finding.fix is not None and finding.fix.safe
            for report in reports
            if report.format in WRITABLE
            for finding in report.findings
        ),
        mended=sum(report.mended for report in reports),
        unwritten=sum(report.unwritten is not None for report in reports),
        kinds=Counter(severity for severity, _, _ in {(f.severity, f.code, f.group) for f in findings}),
    )


def habits(findings: tuple[Finding, ...]) -> list[list[Finding]]:
    """Findings of one habit together, in the order of their first places."""
    groups: dict[tuple[str, str, int], list[Finding]] = {}
    for index, finding in enumerate(findings):
        key = (finding.code, finding.group, -1 if finding.group else index)
        groups.setdefault(key, []).append(finding)
    return list(groups.values())


def ordered(findings: tuple[Finding, ...], layout: Layout) -> tuple[Finding, ...]:
    """Findings, which stand in reading order, as people want to see them."""
    if layout.sort == "place":
        return findings
    return tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)))
