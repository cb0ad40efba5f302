"""SARIF 2.1.0 (OASIS): what code hosts and editors read. Places in Word files, which have no lines, are logical locations."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from fzlint.document.model import Document, Span
from fzlint.finding import FileReport, Finding, Problem
from fzlint.report.place import by_line, where
from fzlint.report.quote import marked, text_of
from fzlint.report.remedy import remedy
from fzlint.report.result import Layout, Run, ordered
from fzlint.report.rulepage import home, reason, texts, url
from fzlint.report.visible import in_json

_LEVEL = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def part(report: FileReport, layout: Layout) -> dict[str, Any]:
    """The results of a file, without the index of their rules, and what is to be said of it."""
    document = report.document
    text = text_of(report)
    problems = [problem for problem in (report.error, *report.problems, report.unwritten) if problem]
    findings = ordered(report.findings, layout) if document else ()
    return {
        "results": [_result(finding, report.path, document, text) for finding in findings if document],
        "notifications": [_notification(problem, report.path) for problem in problems],
    }


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    from fzlint.version import __version__

    rules = _rules(run)
    index = {rule["id"]: i for i, rule in enumerate(rules)}
    results = [result | {"ruleIndex": index[result["ruleId"]]} for file in run.files for result in file.part["results"]]
    notifications = [_notification(problem) for problem in run.problems]
    notifications += [told for file in run.files for told in file.part["notifications"]]
    driver = {"name": "fzlint", "version": __version__, "language": "zh-CN", "rules": rules}
    if page := home():
        driver["informationUri"] = page
    whole = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "invocations": [
                    {"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}
                ],
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\n", "\r"],
                "results": results,
            }
        ],
    }
    stream.write(in_json(json.dumps(whole, ensure_ascii=False)) + "\n")


def _rules(run: Run) -> list[dict[str, Any]]:
    """What there is to say of every rule that has found something."""
    pages = texts(run)
    names = {finding.code: finding.name for file in run.files for finding in file.report.findings}
    rules = []
    for code, name in sorted(names.items()):
        summary = {"text": run.summaries.get(code) or name}
        rule: dict[str, Any] = {"id": code, "name": name, "shortDescription": summary, "fullDescription": summary}
        if page := pages.get(code):
            rule["fullDescription"] = {"text": "".join(page.why.split("\n\n")[0].splitlines())}  # GitHub wants one
            rule["help"] = {"text": reason(page)}
            level = _LEVEL.get(page.rule.severity)
            rule["defaultConfiguration"] = {"level": level} if level else {"enabled": False}
        if link := url(code):
            rule["helpUri"] = link
        rules.append(rule)
    return rules


def _notification(problem: Problem, path: str = "") -> dict[str, Any]:
    told: dict[str, Any] = {"level": "error", "message": {"text": problem.message}, "descriptor": {"id": problem.code}}
    if path:
        told["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}]
    return told


def _result(finding: Finding, path: str, document: Document, text: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVEL[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(path, document, text, finding.span, finding.absent)],
        "partialFingerprints": {"fzlint/v1": finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": i, **_location(path, document, text, related.span), "message": {"text": related.message or "参看"}}
            for i, related in enumerate(finding.related, 1)
        ]
    if finding.fix is not None and by_line(document):  # a replacement stands in lines and columns
        replacements = [
            {"deletedRegion": _region(document, edit.span), "insertedContent": {"text": edit.text}}
            for edit in finding.fix.edits
        ]
        change = {"artifactLocation": {"uri": uri(path)}, "replacements": replacements}
        told = remedy(document, text, finding.fix)
        result["fixes"] = [{"description": {"text": told}, "artifactChanges": [change]}]
    return result


def _location(path: str, document: Document, text: str, span: Span, absent: bool = False) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    if by_line(document):
        physical["region"] = _region(document, span)
        if not absent and span.start < span.end:
            physical["region"]["snippet"] = {"text": marked(document, text, span)}
    place = where(document, span)
    return {"physicalLocation": physical, "logicalLocations": [_logical(document.path(span.start), place)]}


def _logical(headings: Sequence[str], place: str) -> dict[str, Any]:
    return {"name": place, "fullyQualifiedName": "/".join([*headings, place]), "kind": "element"}


def _region(document: Document, span: Span) -> dict[str, Any]:
    start, end = document.places(span)
    return {
        "startLine": start.paragraph,
        "startColumn": max(start.column, 1),
        "endLine": end.paragraph,
        "endColumn": max(end.column, 1),
    }


def uri(path: str) -> str:
    """A path as a URI: below the folder of the run a relative one."""
    given = Path(path)
    if given.is_absolute():
        return given.as_uri()
    return quote(given.as_posix().encode("utf-8", "surrogateescape"))
