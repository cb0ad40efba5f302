"""HTML: one file that an editor reads in a browser, see fzlint/report/page/."""

from __future__ import annotations

from typing import TextIO

from fzlint.finding import FileReport
from fzlint.report.page import FILE
from fzlint.report.page.flow import flow
from fzlint.report.page.notes import whole
from fzlint.report.page.sheet import Sheet, lay_out
from fzlint.report.page.shell import page
from fzlint.report.page.sides import listed, outline
from fzlint.report.page.words import escape
from fzlint.report.place import by_line
from fzlint.report.result import Layout, Run, as_what


def part(report: FileReport, layout: Layout) -> str:
    """The report of a file, see `fzlint.report.page` for what is still open in it."""
    name = f"<code>{escape(report.path)}</code>"
    problems = [f'<p class="problem">未能检查。{escape(report.error.message)}</p>'] if report.error else []
    problems += [f'<p class="problem">未能查完。{escape(problem.message)}</p>' for problem in report.problems]
    if report.unwritten:
        problems.append(f'<p class="problem">未能写入。{escape(report.unwritten.message)}</p>')
    document = report.document
    if document is None:
        return _article(report.path, f"<header><h2>{escape(report.path)}</h2>{''.join(problems)}</header>")
    sheet = lay_out(report, document)
    number = "页边数字是行号" if by_line(document) else "页边数字是段号"
    head = (
        f"<header><h2>{escape(document.title or report.path)}</h2><p>{name} · {escape(as_what(report))} · {number}</p>"
        f"{''.join(problems)}{_clean(report)}</header>"
    )
    return _article(report.path, f'{head}{_side(sheet)}<div class="sheets">{whole(sheet)}{flow(sheet)}</div>')


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    stream.write(page(run))


def _article(path: str, inside: str) -> str:
    return f'<article id="{FILE}" aria-label="{escape(path)}">{inside}</article>'


def _clean(report: FileReport) -> str:
    if report.findings or report.problems or report.unwritten:
        return ""
    below = f"（另有 {report.hidden} 处级别较低，未列出）" if report.hidden else ""
    return f'<p class="clean">{"未发现新问题" if report.baselined else "未发现问题"}。{below}</p>'


def _side(sheet: Sheet) -> str:
    parts = (("问题，先重后轻", "list", listed(sheet)), ("目录", "outline", outline(sheet)))
    shown = "".join(
        f'<details class="{kind}" open><summary><h3>{title}</h3></summary>{inside}</details>'
        for title, kind, inside in parts
        if inside
    )
    return f'<nav class="side" aria-label="问题和目录">{shown}</nav>' if shown else ""
