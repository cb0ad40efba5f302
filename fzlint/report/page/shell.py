"""The file round what was made of each report: head, bar, table of files, style and script."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files

from fzlint.report.page import FILE, RULE, filters
from fzlint.report.page.words import escape
from fzlint.report.place import file_name
from fzlint.report.result import SEVERITY, Run
from fzlint.report.summary import summary

_NAME = re.compile(f"{RULE}([^ {RULE}]*) ([^{RULE}]*){RULE}")


def asset(name: str, package: str = "fzlint.report.page") -> str:
    """A file of the page, with line feeds alone: its hash stands in the policy."""
    return (files(package) / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def allowed(source: str) -> str:
    """What a policy calls a style or a script of the page itself."""
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def policy(style: str, script: str) -> str:
    """What a browser is to let a page do: nothing but its own style and script."""
    return (
        f"default-src 'none'; style-src {allowed(style)}; script-src {allowed(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def page(run: Run) -> str:
    """The whole file."""
    from fzlint.version import __version__

    names = _names(run)
    style, script = asset("page.css"), asset("page.js")
    single = len(run.files) == 1
    title = f"审读结果：{file_name(run.files[0].report.path)}" if single else f"审读结果（{len(run.files)} 个文件）"
    parts = {
        "policy": policy(style, script),
        "style": style,
        "script": script,
        "title": escape(title),
        "summary": "".join(f"<p>{escape(line)}</p>" for line in _summary(run)),
        "problems": "".join(f'<p class="problem">未能检查。{escape(problem.message)}</p>' for problem in run.problems),
        "severities": filters.severities(run),
        "rules": filters.rules(run, names),
        "files": "" if single else "".join(_files(run)),
        "reports": "".join(settle(file.part, f"f{i}", names) for i, file in enumerate(run.files, 1)),
        "version": escape(__version__),
    }
    return fill(asset("page.html"), parts)


def fill(template: str, parts: Mapping[str, str]) -> str:
    """A template with what stands for its names in double braces."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match.group(1)], template)


def settle(fragment: str, file: str, names: Mapping[str, str]) -> str:
    """A fragment with its ids its own and its rules called by their summaries."""
    named = _NAME.sub(lambda match: escape(names.get(match.group(1), "")) or match.group(2), fragment)
    return named.replace(FILE, file)


def _names(run: Run) -> dict[str, str]:
    named = {finding.code: finding.name for file in run.files for finding in file.report.findings}
    return {code: run.summaries.get(code) or name for code, name in named.items()}


def _summary(run: Run) -> list[str]:
    """That of the console but for what it says of its options."""
    return [line for line in summary(run) if "--" not in line]


def _files(run: Run) -> Iterator[str]:
    """The table over many files."""
    heads = "".join(f'<th scope="col">{word}</th>' for word in ("文件", "报告种类", *SEVERITY.values(), "说明"))
    yield f'<div class="files" tabindex="0" role="group" aria-label="文件"><table><thead><tr>{heads}</tr></thead><tbody>'
    for i, file in enumerate(run.files, 1):
        report = file.report
        counts = [sum(finding.severity == severity for finding in report.findings) for severity in SEVERITY]
        cells = "".join(f'<td class="number">{count}</td>' for count in counts)
        if report.error is not None:
            cells, told = "<td></td>" * len(counts), report.error.message
        else:
            told = "没有查完" if report.problems else ""
        yield (
            f'<tr><th scope="row"><a href="#f{i}">{escape(report.path)}</a></th><td>{escape(report.kind or "")}</td>'
            f"{cells}<td>{escape(told)}</td></tr>"
        )
    yield "</tbody></table></div>"
