"""GitHub: workflow commands, which GitHub Actions shows beside the lines of a pull request. A habit is told once: GitHub shows
ten of a level and no more."""

from __future__ import annotations

from pathlib import PurePath
from typing import TextIO

from fzlint.document.model import Document
from fzlint.finding import FileReport, Finding, Problem
from fzlint.report.place import by_line, where
from fzlint.report.result import Layout, Run, habits, ordered
from fzlint.report.rulepage import url
from fzlint.report.visible import visible

_COMMAND = {"error": "error", "warning": "warning", "info": "notice"}


def part(report: FileReport, layout: Layout) -> list[str]:
    lines = [
        _problem(problem, report.path) for problem in (report.error, *report.problems, report.unwritten) if problem
    ]
    if document := report.document:
        findings = ordered(report.findings, layout)
        groups = [[finding] for finding in findings] if layout.all else habits(findings)
        lines += [_line(group, report.path, document) for group in groups]
    return lines


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    lines = [_problem(problem) for problem in run.problems]
    lines += [line for file in run.files for line in file.part]
    stream.writelines(line + "\n" for line in lines)


def _line(habit: list[Finding], path: str, document: Document) -> str:
    first = habit[0]
    properties = {"file": PurePath(path).as_posix(), "title": f"{first.code} {first.called}"}
    message = first.message
    if by_line(document):
        start, end = document.places(first.span)
        properties |= {"line": str(start.paragraph), "endLine": str(end.paragraph)}
        if start.paragraph == end.paragraph:  # GitHub refuses columns over several lines
            properties |= {"col": str(start.column), "endColumn": str(end.column)}
    else:
        message = f"{where(document, first.span)}：{message}"
    if len(habit) > 1:
        message += f"（同类问题共 {len(habit)} 处，此为第 1 处。）"
    if first.covered:
        message += f"（副本内另有 {first.covered} 处问题，删除副本后一并消失。）"
    if link := url(first.code):
        message += f"\n{link}"
    return _command(_COMMAND[first.severity], properties, message)


def _problem(problem: Problem, path: str = "") -> str:
    properties = {"file": PurePath(path).as_posix()} if path else {}
    return _command("error", properties | {"title": "未能检查"}, problem.message)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(
        f"{key}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties.items()
    )
    return f"::{name} {told}::{_escaped(message)}"


def _escaped(words: str) -> str:
    return visible(words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))
