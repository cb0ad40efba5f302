"""JUnit: what Jenkins and other CI servers show as tests. A file is a suite, a finding a test: what makes the run fail
(--fail-on) fails, what is less grave passes and says what it has to say."""

from __future__ import annotations

import re
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from fzlint.finding import SEVERITIES, FileReport, Finding
from fzlint.record import NamedTuple
from fzlint.report.place import where
from fzlint.report.quote import excerpt, text_of
from fzlint.report.result import SEVERITY, Layout, Run, ordered


class Case(NamedTuple):
    """level: that of the finding, "" where nothing was found, "problem" where something could not be done. fails: it makes the run
    fail."""

    name: str
    level: str = ""
    message: str = ""
    text: str = ""
    fails: bool = False


def part(report: FileReport, layout: Layout) -> list[Case]:
    problems = [problem for problem in (report.error, *report.problems, report.unwritten) if problem]
    cases = [Case(problem.code, "problem", problem.message) for problem in problems]
    if document := report.document:
        text = text_of(report)
        failing = SEVERITIES[: SEVERITIES.index(layout.failing) + 1]
        for finding in ordered(report.findings, layout):
            place = where(document, finding.span)
            before, words, after = excerpt(document, text, finding.span)
            quoted = "" if finding.absent else f"\n{before}【{words}】{after}"
            told = f"{place}{quoted}"
            cases.append(
                Case(_name(finding, place), finding.severity, finding.message, told, finding.severity in failing)
            )
    return cases or [Case("未发现问题")]


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    suites = [(file.report.path, file.part) for file in run.files]
    if run.problems:
        suites.insert(0, ("fzlint", [Case(problem.code, "problem", problem.message) for problem in run.problems]))
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="fzlint">\n')
    for path, cases in suites:
        failures = sum(case.fails for case in cases)
        errors = sum(case.level == "problem" for case in cases)
        stream.write(f"<testsuite name={_value(path)} tests='{len(cases)}' failures='{failures}' errors='{errors}'>\n")
        stream.writelines(_case(path, case) for case in cases)
        stream.write("</testsuite>\n")
    stream.write("</testsuites>\n")


def _name(finding: Finding, place: str) -> str:
    return f"{finding.code} {finding.called} {place}"


def _case(path: str, case: Case) -> str:
    inside = ""
    if case.level == "problem":
        inside = f"<error message={_value(case.message)}/>"
    elif case.fails:
        inside = f'<failure type="{case.level}" message={_value(case.message)}>{_text(case.text)}</failure>'
    elif case.level:
        inside = f"<system-out>{_text(f'{SEVERITY[case.level]}：{case.message} {case.text}')}</system-out>"
    return f"<testcase classname={_value(path)} name={_value(case.name)}>{inside}</testcase>\n"


_UNFIT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)  # XML cannot hold it, or a terminal obeys it


def _text(words: str) -> str:
    return escape(_UNFIT.sub("\ufffd", words))


def _value(words: str) -> str:
    return quoteattr(_UNFIT.sub("\ufffd", words))
