"""GitLab: a Code Quality report, which merge requests show. Word files have no lines: the number is that of the paragraph."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import PurePath
from typing import Any, TextIO

from fzlint.document.model import Document
from fzlint.finding import FileReport, Finding, Problem
from fzlint.report.place import by_line, where
from fzlint.report.result import Layout, Run, ordered
from fzlint.report.visible import in_json

_SEVERITY = {"error": "major", "warning": "minor", "info": "info"}


def part(report: FileReport, layout: Layout) -> list[dict[str, Any]]:
    problems = [problem for problem in (report.error, *report.problems, report.unwritten) if problem]
    entries = [_problem(problem, report.path) for problem in problems]
    if document := report.document:
        entries += [_entry(finding, report.path, document) for finding in ordered(report.findings, layout)]
    return entries


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    entries = [_problem(problem, problem.key) for problem in run.problems]
    entries += [entry for file in run.files for entry in file.part]
    stream.write(in_json(json.dumps(entries, ensure_ascii=False)) + "\n")


def _entry(finding: Finding, path: str, document: Document) -> dict[str, Any]:
    place = "" if by_line(document) else f"{where(document, finding.span)}："
    return {
        "description": f"{finding.code} {finding.called}：{place}{finding.message}",
        "check_name": f"{finding.code} {finding.name}",
        "fingerprint": _hash(path, finding.code, finding.fingerprint),
        "severity": _SEVERITY[finding.severity],
        "location": {
            "path": PurePath(path).as_posix(),
            "lines": {"begin": document.place(finding.span.start).paragraph},
        },
    }


def _problem(problem: Problem, path: str) -> dict[str, Any]:
    return {
        "description": f"未能检查：{problem.message}",
        "check_name": problem.code,
        "fingerprint": _hash(path, problem.code, problem.key),
        "severity": "blocker",
        "location": {"path": PurePath(path or "fzlint.toml").as_posix(), "lines": {"begin": 1}},
    }


def _hash(*words: str) -> str:
    """GitLab shows one of those with the same fingerprint, so the path goes in."""
    return blake2b("\0".join(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
