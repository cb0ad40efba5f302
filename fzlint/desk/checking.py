"""Check what was dropped, the way the command line checks a file that it is given by name."""

from __future__ import annotations

from collections import Counter
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

from fzlint.finding import FileReport, Problem
from fzlint.many.applied import fitting, ignored
from fzlint.readers.read import format_of
from fzlint.readers.unreadable import Unreadable
from fzlint.record import NamedTuple
from fzlint.report import html
from fzlint.report.result import SEVERITY, Checked, Layout, Run
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.rule import Rule
from fzlint.settings import setup
from fzlint.settings.config import Config, Wrong, find, merge
from fzlint.settings.setup import Setup, Wishes
from fzlint.single import check_size, lint_file
from fzlint.write.editable import WRITABLE

_PAGE = Layout(format="html")


class Book(NamedTuple):
    """What applies on this desk: the configuration of the folder it was started in, and all rules and kinds there are."""

    folder: Path
    config: Config
    rules: tuple[Rule, ...]
    kinds: tuple[Kind, ...]


class Item(NamedTuple):
    """A file that was checked. told: what the list of files says of it; page: its report page."""

    name: str
    data: bytes
    told: dict[str, Any]
    page: str


def book(folder: Path) -> Book:
    """Raises BadConfig and BadRule."""
    wrong: Wrong = {}
    config = merge(find(folder, wrong))
    rules, kinds = setup.load(config, wrong)
    setup.make(config, Wishes(), rules, kinds)
    return Book(folder, config, rules, kinds)


def applied(book: Book, wishes: Wishes, name: str = "") -> Setup:
    """What applies to a file.

    Raises BadConfig and UsageError.
    """
    files = fitting(book.folder / name, book.config) if name else ()
    made = setup.make(book.config, wishes, book.rules, book.kinds, files)
    return ignored(made, book.folder / name, book.config) if name else made


def report(book: Book, wishes: Wishes, name: str, data: bytes) -> FileReport:
    """Check a file. Raises nothing for a file that cannot be read, see `lint_file`."""
    try:
        check_size(format_of(name), len(data))
    except Unreadable as error:
        return FileReport(name, "", None, None, error=Problem(error.code, str(error), name))
    return lint_file(name, applied(book, wishes, name), data=data)


def check(book: Book, wishes: Wishes, name: str, data: bytes) -> Item:
    return made(book, name, data, report(book, wishes, name, data))


def made(book: Book, name: str, data: bytes, report: FileReport) -> Item:
    """What is kept of a file."""
    counts = Counter[str](finding.severity for finding in report.findings)
    format = report.document.format if report.document else ""
    told = {
        "name": name,
        "kind": report.kind or "",
        "paper": report.paper,
        "title": report.document.title if report.document else "",
        "unread": report.error.message if report.error else "",
        "problems": [problem.message for problem in report.problems],
        "counts": {severity: counts[severity] for severity in SEVERITY},
        "covered": sum(finding.covered for finding in report.findings),
        "comments": format == "docx",
        "changes": format in WRITABLE
        and sum(finding.fix is not None and finding.fix.safe for finding in report.findings),
    }
    return Item(name, data, told, page(book, report))


def page(book: Book, report: FileReport) -> str:
    """The report page of a file, as `--format html` makes it."""
    stream = StringIO()
    html.write(run(book, report, html, _PAGE), _PAGE, stream)
    return stream.getvalue()


def run(book: Book, report: FileReport, format: ModuleType, layout: Layout) -> Run:
    """A run of one file, for a module of an output format."""
    checked = Checked(report._replace(document=None), format.part(report, layout), False)
    return Run((checked,), (), {rule.code: rule.summary for rule in book.rules})
