"""What the reader may hide: severities, families of rules, rules. It is a table of counts as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from fzlint.report.page.words import escape
from fzlint.report.result import SEVERITY, Run

FAMILIES = {
    "FZ0": "忽略说明",
    "FZ1": "结构与内容",
    "FZ2": "序号",
    "FZ3": "标点",
    "FZ4": "数字与日期",
    "FZ5": "用语",
    "FZ6": "痕迹与残留",
}


def severities(run: Run) -> str:
    counts = Counter[str](finding.severity for file in run.files for finding in file.report.findings)
    return "".join(
        f'<label class="{severity}"><input type="checkbox" data-severity="{severity}" checked> '
        f"{word} <b>{counts[severity]}</b></label>"
        for severity, word in SEVERITY.items()
        if counts[severity]
    )


def rules(run: Run, names: Mapping[str, str]) -> str:
    """The rules that found anything, by family."""
    counts = Counter(finding.code for file in run.files for finding in file.report.findings)
    return "".join(_families(counts, names))


def _families(counts: Mapping[str, int], names: Mapping[str, str]) -> Iterator[str]:
    for family, codes in groupby(sorted(counts), lambda code: code[:3]):
        title = FAMILIES.get(family, f"{family} 类规则")
        items = "".join(
            f'<li><label><input type="checkbox" data-code="{escape(code)}" checked> {escape(names[code])} '
            f'<span class="code">{escape(code)}</span> <b>{counts[code]}</b></label></li>'
            for code in codes
        )
        yield (
            f'<fieldset><legend><label><input type="checkbox" data-family="{escape(family)}" checked> '
            f"{escape(title)}</label></legend><ul>{items}</ul></fieldset>"
        )
