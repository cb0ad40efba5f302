"""Files that were dropped on the program itself: what was found goes into a copy beside each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import StringIO
from itertools import count
from pathlib import Path

from fzlint.finding import FileReport
from fzlint.many.applied import Request
from fzlint.many.copies import named, word_suffix
from fzlint.many.order import Order
from fzlint.many.run import run
from fzlint.readers.read import SUFFIXES
from fzlint.report import html
from fzlint.report.result import SEVERITY, Layout, Run
from fzlint.settings.discover import discover
from fzlint.write.editable import Unwritable
from fzlint.write.file import replace

_LAYOUT = Layout(format="html")


def write_beside(names: Iterable[str], say: Callable[[str], None]) -> int:
    """Check files and write 报告.批注.docx beside each, or 报告.审读.html where there can be no comments. The exit code."""
    found = discover(names)
    failed = bool(found.problems)
    for problem in found.problems:
        say(problem.message)
    for input in found.inputs:
        failed |= not _one(input.path, say)
    return 2 if failed else 0


def _one(path: Path, say: Callable[[str], None]) -> bool:
    """Whether a file was checked and its result written."""
    target = _free(path.with_name(named(path.name, "批注", word_suffix(path.name))))
    wordy = SUFFIXES.get(path.suffix.lower()) in ("docx", "doc")
    done = run(Request((str(path),), layout=_LAYOUT, order=Order(annotate=target if wordy else None)))
    for problem in done.problems:
        say(problem.message)
    for file in done.files:
        report = file.report
        if report.error is not None:
            say(f"{path.name}：未能检查。{report.error.message}")
            return False
        say(f"{path.name}：{_counts(report)}")
        if report.unwritten is not None:
            say(f"  {report.unwritten.message}")
        if not wordy or report.unwritten is not None:
            return _write_page(path, done, say)
        say(f"  带批注的文件：{target}")
        return not report.problems
    return False


def _write_page(path: Path, done: Run, say: Callable[[str], None]) -> bool:
    target = _free(path.with_name(named(path.name, "审读", ".html")))
    stream = StringIO()
    html.write(done, _LAYOUT, stream)
    try:
        replace(target, stream.getvalue().encode())
    except Unwritable as error:
        say(f"  {error}")
        return False
    say(f"  审读结果（用浏览器打开）：{target}")
    return True


def _counts(report: FileReport) -> str:
    counts = [(word, sum(finding.severity == level for finding in report.findings)) for level, word in SEVERITY.items()]
    return "，".join(f"{word} {number} 处" for word, number in counts if number) or "未发现问题"


def _free(path: Path) -> Path:
    """A name that no file has: nothing is overwritten."""
    if not path.exists():
        return path
    names = (path.with_name(f"{path.stem}({number}){path.suffix}") for number in count(2))
    return next(name for name in names if not name.exists())
