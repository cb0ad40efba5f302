"""The page of a reviewing office: the table over all files, who shares passages with whom, the most frequent faults with
examples. One file that needs nothing else; beside it a page for every report, to which the table links.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import TextIO
from urllib.parse import quote

from fzlint.finding import FileReport
from fzlint.report import html
from fzlint.report.page.shell import page, policy
from fzlint.report.page.words import escape
from fzlint.report.result import Checked, Layout, Run
from fzlint.report.rows import HEAD, Row, lines, rows, rules
from fzlint.report.summary import summary

_RULES = 15  # the most frequent faults
_EXAMPLES = 3  # of each
_MATRIX = 40  # units that a matrix can show; of more, only the list of pairs


def part(report: FileReport, layout: Layout) -> tuple[str, list[tuple[str, ...]]]:
    """The page of the report, and an example of each fault: code, place, words."""
    examples = {line.code: (line.code, line.place, line.excerpt or line.message) for line in reversed(lines(report))}
    return html.part(report, layout), list(examples.values())


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    table = rows(run)
    folder = _folder(PurePath(getattr(stream, "name", "") or "汇总.html").name)
    shown = [
        "<h1>审查汇总</h1>",
        *(f"<p>{escape(line.replace('见上', '见下表'))}</p>" for line in summary(run) if "--" not in line),
        *(f'<p class="problem">未能检查。{escape(problem.message)}</p>' for problem in run.problems),
        "<h2>各单位</h2>",
        *_table(table, folder),
        "<h2>常见问题</h2>",
        *_faults(run, table, folder),
        *_shared(run, table, folder),
    ]
    stream.write(
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(_STYLE, _SCRIPT)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>审查汇总</title>'
        f"<style>{_STYLE}</style></head><body><main>{''.join(shown)}</main><script>{_SCRIPT}</script></body></html>\n"
    )


def beside(run: Run, layout: Layout, name: str) -> Iterator[tuple[str, str]]:
    """The pages of the reports: the name of each, from the folder of the page called `name`, and its text."""
    for number, file in enumerate(run.files, 1):
        alone = Run((Checked(file.report, file.part[0], file.fails),), (), run.summaries)
        yield f"{_folder(name)}/{number:04}.html", page(alone)


def _folder(name: str) -> str:
    """The folder of the pages beside a page; the file may still have the name that it is written under."""
    return re.sub(r"^\.(.+?)\.\d+\.part$", r"\1", name).rpartition(".")[0] + "-各报告"


# ------------------------------------------------------------------------- parts


def _link(number: int, words: str, folder: str) -> str:
    return f'<a href="{quote(folder)}/{number:04}.html">{escape(words)}</a>'


def _name(row: Row) -> str:
    return row.unit or re.split(r"[/\\]", row.path)[-1]


def _table(table: list[Row], folder: str) -> Iterator[str]:
    head = "".join(
        f'<th scope="col"><button type="button">{word}</button></th>' for word in ("单位", "文件", *HEAD[2:])
    )
    yield f'<div class="wide"><table class="sorted"><thead><tr>{head}</tr></thead><tbody>'
    for number, row in enumerate(table, 1):
        counts = "".join(f'<td class="n">{count or ""}</td>' for count in (row.errors, row.warnings, row.infos))
        yield (
            f'<tr><th scope="row">{_link(number, _name(row), folder)}</th><td>{escape(row.path)}</td><td>{escape(row.kind)}</td>'
            f"<td>{row.year}</td>{counts}<td>{escape(row.missing)}</td><td>{escape(row.unread)}</td></tr>"
        )
    yield "</tbody></table></div>"


def _faults(run: Run, table: list[Row], folder: str) -> Iterator[str]:
    examples: dict[str, list[str]] = {}
    for number, (file, row) in enumerate(zip(run.files, table, strict=True), 1):
        for code, place, words in file.part[1]:
            told = examples.setdefault(code, [])
            if len(told) < _EXAMPLES:
                told.append(f"<li>{_link(number, _name(row), folder)} {escape(place)}：{escape(words)}</li>")
    found = rules(run)
    if not found:
        yield "<p>没有发现问题。</p>"
    for rule in found[:_RULES]:
        yield (
            f"<h3>{escape(rule.summary)} <small>{rule.severity} {rule.code} · {rule.files} 个文件，{rule.places} 处</small></h3>"
            f"<ul>{''.join(examples.get(rule.code, []))}</ul>"
        )
    if len(found) > _RULES:
        yield f"<p>另有 {len(found) - _RULES} 种问题，见各报告的网页。</p>"


def _shared(run: Run, table: list[Row], folder: str) -> Iterator[str]:
    """Who shares passages with whom: the passages of every two reports, counted."""
    numbers = {row.path: number for number, row in enumerate(table, 1)}
    pairs: Counter[tuple[int, int]] = Counter()
    for number, file in enumerate(run.files, 1):
        for finding in file.report.findings:
            if finding.other in numbers:
                pairs[numbers[finding.other], number] += 1
    if not pairs:
        return
    yield "<h2>相同的段落</h2><p>两份报告共有的段落和没有改的数字、年份，按处数；点开后一份可以看到在哪里。</p>"
    own = sorted({number for pair in pairs for number in pair})
    if len(own) <= _MATRIX:
        heads = "".join(f'<th scope="col"><span>{escape(_name(table[n - 1]))}</span></th>' for n in own)
        yield f'<div class="wide"><table class="matrix"><thead><tr><td></td>{heads}</tr></thead><tbody>'
        for one in own:
            cells = []
            for two in own:
                count = pairs[min(one, two), max(one, two)] or pairs[max(one, two), min(one, two)]
                cells.append(f"<td>{_link(max(one, two), str(count), folder) if count else ''}</td>")
            yield f'<tr><th scope="row">{escape(_name(table[one - 1]))}</th>{"".join(cells)}</tr>'
        yield "</tbody></table></div>"
    yield "<ol>"
    for (one, two), count in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        names = [_link(n, f"{_name(table[n - 1])} {table[n - 1].year}".strip(), folder) for n in (one, two)]
        yield f"<li>{names[0]} — {names[1]}：{count} 处</li>"
    yield "</ol>"


_STYLE = """
:root { color-scheme: light dark; --line: #d4d1ca; --link: #0b57a4; --error: #a8201a; --head: #eef2f7; }
@media (prefers-color-scheme: dark) { :root { --line: #3d4043; --link: #8fc1ff; --error: #ffb0a8; --head: #24272a; } }
body { margin: 0; font: 1rem/1.6 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
main { max-width: 100rem; margin: 0 auto; padding: 0 clamp(.5rem, 2vw, 2rem) 3rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; margin: 1rem 0 0; }
small { font-weight: normal; opacity: .75; }
a { color: var(--link); } .problem { color: var(--error); font-weight: bold; }
.wide { overflow-x: auto; } table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left; vertical-align: top; }
thead th { background: var(--head); position: sticky; top: 0; } .n { text-align: right; }
.sorted { width: 100%; }
.sorted :is(th, td):nth-child(n+4):nth-child(-n+7) { white-space: nowrap; }
 .sorted tbody th { font-weight: normal; min-width: 10em; }
.sorted button { font: inherit; font-weight: bold; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
.matrix td { text-align: center; } .matrix thead th { position: static; vertical-align: bottom; }
.matrix thead span { writing-mode: vertical-rl; max-height: 12em; }
@media print { .wide { overflow: visible; } thead th { position: static; } }
"""

_SCRIPT = """
for (const table of document.querySelectorAll(".sorted")) {
  const body = table.tBodies[0];
  table.tHead.addEventListener("click", (event) => {
    const head = event.target.closest("th");
    if (!head) return;
    const column = head.cellIndex, down = head.getAttribute("aria-sort") !== "descending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const value = (row) => row.cells[column].textContent;
    const rows = [...body.rows].sort((a, b) => value(a).localeCompare(value(b), "zh", { numeric: true }));
    body.append(...(down ? rows.reverse() : rows));
  });
}
"""
