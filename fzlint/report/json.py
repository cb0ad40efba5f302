"""JSON: one object for a run, as docs/json.md and docs/findings.schema.json describe it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from fzlint.document.model import BODY, Document, Place, Span
from fzlint.finding import FileReport, Finding, Problem
from fzlint.report.quote import LONGEST, excerpt, marked, shorten, text_of
from fzlint.report.result import Layout, Run, count, kindless, ordered
from fzlint.report.rows import rows
from fzlint.report.rulepage import url
from fzlint.report.summary import counted
from fzlint.report.visible import in_json

VERSION = 1  # of the schema; raised when something that was there changes its meaning or goes


def part(report: FileReport, layout: Layout) -> dict[str, Any]:
    """One element of `files`."""
    document = report.document
    text = text_of(report)
    return {
        "path": report.path,
        "format": report.format or None,
        "kind": report.kind,
        "kind_from": report.kind_from,
        "title": document.title if document else "",
        "unit": report.unit,
        "year": report.year,
        "error": None if report.error is None else {"code": report.error.code, "message": report.error.message},
        "errors": [_problem(problem) for problem in (*report.problems, report.unwritten) if problem],
        "notes": [*([f"{kindless(report)}。"] if report.kindless else []), *report.notes],
        "findings": _findings(ordered(report.findings, layout), document, text) if document else [],
    }


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    from fzlint.version import __version__

    counts = count(run)
    whole: dict[str, Any] = {
        "schema": VERSION,
        "fzlint": __version__,
        "errors": [_problem(problem) for problem in run.problems],
        "files": [file.part for file in run.files],
        "skipped": list(run.skipped),
        "summary": {
            "files": counts.files,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "infos": counts.infos,
            "covered": counts.covered,
            "suppressed": counts.suppressed,
            "baselined": counts.baselined,
            "fixable": counts.fixable,
        },
    }
    if layout.table:
        whole["table"] = [row._asdict() for row in rows(run)]
    if layout.statistics:
        places, files = counted(run)
        whole["statistics"] = [
            {
                "code": code,
                "name": name,
                "summary": run.summaries.get(code, ""),
                "findings": n,
                "files": files[code, name],
            }
            for (code, name), n in sorted(places.items(), key=lambda item: (-item[1], item[0]))
        ]
    # half a surrogate pair (a file name that is no UTF-8) comes out as \udcxx, which JSON reads back
    stream.write(in_json(json.dumps(whole, ensure_ascii=False)) + "\n")


def _problem(problem: Problem) -> dict[str, str]:
    return {"code": problem.code, "message": problem.message, "key": problem.key}


_MOST_MARKED = 1_000_000  # characters at fault that are told whole for one file: findings may lie one in the other


def _findings(findings: Iterable[Finding], document: Document, text: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = []
    left = _MOST_MARKED
    for finding in findings:
        words = marked(document, text, finding.span)
        told.append(_finding(finding, document, text, words if len(words) <= left else shorten(words, LONGEST)))
        left -= min(len(words), left)
    return told


def _finding(finding: Finding, document: Document, text: str, words: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "url": url(finding.code),
        "severity": finding.severity,
        "message": finding.message,
        **_places(document, finding.span),
        "section": list(document.path(finding.span.start)),
        "marked": words,
        "excerpt": "".join(excerpt(document, text, finding.span)),
        "fingerprint": finding.fingerprint,
        "absent": finding.absent,
        "covers": finding.covered,
        "related": [{**_places(document, related.span), "message": related.message} for related in finding.related],
        "other": finding.other or None,
        "fix": None
        if finding.fix is None
        else {
            "safe": finding.fix.safe,
            "edits": [{**_places(document, edit.span), "text": edit.text} for edit in finding.fix.edits],
        },
    }


def _places(document: Document, span: Span) -> dict[str, Any]:
    start, end = document.places(span)
    return {"start": _place(start), "end": _place(end)}


def _place(place: Place) -> dict[str, Any]:
    shown: dict[str, Any] = {"paragraph": place.paragraph, "column": place.column}
    if place.part != BODY:
        shown["part"] = place.part.name
        if place.part.id:
            shown["id"] = place.part.id
    return shown
