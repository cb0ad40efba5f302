"""Documents and rules made by hand, so that reports are tested apart from readers and shipped rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from fzlint.checks.context import Context
from fzlint.document.model import Document, Span
from fzlint.finding import Edit, FileReport, Finding, Fix, Match, Related, Severity
from fzlint.readers.read import read
from fzlint.report.formats import module
from fzlint.report.result import Checked, Layout, Run
from fzlint.rulebook.rule import Rule

TEXT = """\
青河区农业局2024年法治政府建设情况报告
一、主要做法
（一）健全机制。成立专班,明确分工,压实责任,定期会商,逐月通报。
（三）强化培训。举办讲座十场，参训八百人次。
二、存在问题
基层力量还不够。
"""


class Words(NamedTuple):
    """Finds a word; the longer its name, the lesser the breach."""

    word: str
    severity: Severity | None = None
    names = ("found",)

    def __call__(self, context: Context) -> Iterator[Match]:
        text = context.document.text
        at = text.find(self.word)
        while at >= 0:
            yield Match(Span(at, at + len(self.word)), {"found": self.word}, severity=self.severity)
            at = text.find(self.word, at + 1)


def rule(code: str, name: str, word: str, severity: Severity = "error", **more: object) -> Rule:
    check = Words(word, more.pop("lesser", None))  # type: ignore[arg-type]
    return Rule(code, name, f"写了“{word}”", severity, "文中写了“{found}”，请改。", check, **more)  # type: ignore[arg-type]


def document(text: str = TEXT, name: str = "报告.txt") -> Document:
    return read(text.encode(), name)


def finding(document: Document, words: str, **more: object) -> Finding:
    """A finding at the first place of `words`."""
    at = document.text.index(words)
    fields: dict[str, object] = {
        "code": "FZ201",
        "name": "skipped-number",
        "severity": "error",
        "message": "序号跳号：“（一）”之后是“（三）”，缺“（二）”。",
        "span": Span(at, at + len(words)),
        "key": "举办讲座",
    }
    return Finding(**fields | more)  # type: ignore[arg-type]


def commas(document: Document) -> tuple[Finding, ...]:
    """A habit: every half-width comma."""
    places = [i for i, c in enumerate(document.text) if c == ","]
    return tuple(
        Finding(
            "FZ301",
            "mixed-width",
            "error",
            "中文文字中使用了半角标点“,”。",
            Span(at, at + 1),
            fix=Fix(True, (Edit(Span(at, at + 1), "，"),)),
            group=",",
            key=str(at),
        )
        for at in places
    )


def related(document: Document, words: str, message: str) -> Related:
    at = document.text.index(words)
    return Related(Span(at, at + len(words)), message)


def report(document: Document, *findings: Finding, **more: object) -> FileReport:
    ordered = tuple(sorted(findings, key=lambda finding: finding.span))
    fields: dict[str, object] = {"path": "报告.txt", "format": document.format, "kind": None}
    return FileReport(**fields | {"document": document, "findings": ordered} | more)  # type: ignore[arg-type]


def run(layout: Layout, *reports: FileReport, **more: object) -> Run:
    parts = module(layout.format)
    files = tuple(Checked(each._replace(document=None), parts.part(each, layout), False) for each in reports)
    return Run(files, **{"problems": (), **more})  # type: ignore[arg-type]
