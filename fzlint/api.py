"""Check a report from a program: `check` one, `check_many` of them. docs/api.md tells programmers how.

What cannot be read, a code that names no rule, a configuration that cannot be followed: all of that is raised. Nothing that
was not checked looks clean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from os import PathLike
from pathlib import Path
from typing import Any

from fzlint.document.model import Document
from fzlint.finding import FileReport, Finding, Fix, Problem, Severity
from fzlint.many.applied import Applied, Request, apply, fitting, for_files, ignored
from fzlint.many.baselines import Baselines
from fzlint.many.executors import Processes
from fzlint.readers.unreadable import Unreadable
from fzlint.record import NamedTuple
from fzlint.settings.discover import Input, discover
from fzlint.settings.setup import Setup, UsageError, Wishes, check_wishes
from fzlint.settle.baseline import Accepted
from fzlint.single import content, lint_file

Codes = str | Iterable[str]
Config = str | PathLike[str] | bool | None

_LONGEST_PATH = 1024
_PATH = r"[^\n]*\.[A-Za-z0-9]{1,8}|[^\n。，；：！？、“”《》]*[/\\][^\n。，；：！？“”《》]*"


class Found(NamedTuple):
    """One finding, with what a program wants to know of it.

    finding   as the linter made it; `finding.span` are offsets in `report.text`
    line      of the source (.txt, .md), or the paragraph of a Word file; from 1
    column    from 1, in code points; end_line, end_column: behind the last character
    part      of a Word file, "" for its body: textbox, footnote, header1, …
    text      the words at fault; digits of private numbers are masked
    section   the headings above it, the outermost first
    """

    code: str
    name: str
    severity: Severity
    message: str
    line: int
    column: int
    end_line: int
    end_column: int
    part: str
    text: str
    section: tuple[str, ...]
    fix: Fix | None
    finding: Finding

    def __str__(self) -> str:
        return f"{self.line}:{self.column} {self.code} {self.message}"


class Report:
    """What was found in one report.

    path, format, kind, title, unit, year   of the report; kind and year are None where nothing tells them
    error      why it could not be read: `check` raises it, of `check_many` only a look at `findings` does
    problems   rules that crashed; the others ran
    suppressed, baselined, hidden   findings that the file excuses, that the baseline accepts, that are below severity-level
    """

    def __init__(
        self, told: FileReport, lint: Callable[..., FileReport], data: bytes | None, error: Exception | None = None
    ) -> None:
        self._told = told
        self._lint = lint
        self._data = data
        self.error = error
        self.path = told.path
        self.format = told.format
        self.kind = told.kind
        self.title = told.title
        self.unit = told.unit
        self.year = told.year
        self.problems: tuple[Problem, ...] = told.problems
        self.suppressed = told.suppressed
        self.baselined = told.baselined
        self.hidden = told.hidden

    @property
    def document(self) -> Document:
        """What was read, as blocks in reading order."""
        if self.error is not None:
            raise self.error
        assert self._told.document is not None
        return self._told.document

    @property
    def text(self) -> str:
        """The whole text, that offsets are of."""
        return self.document.text

    @property
    def findings(self) -> tuple[Found, ...]:
        """In reading order. Raises `error` where the report could not be read."""
        from fzlint.report.quote import text_of

        document, text = self.document, text_of(self._told)
        return tuple(_found(finding, document, text) for finding in self._told.findings)

    def to_dict(self) -> dict[str, Any]:
        """One element of `files` in the JSON output, see docs/json.md."""
        from fzlint.report.json import part
        from fzlint.report.result import Layout

        return part(self._told, Layout("json"))

    def fixed(self, *, unsafe: bool = False) -> bytes:
        """The content of the file with what has one right answer mended; a Word file has tracked changes.

        unsafe   mend also what wants a look

        Raises Unwritable for a format that can only be checked.
        """
        from fzlint.write.fix import editable, mend

        told, data = self._content()
        assert told.document is not None
        editable(data, told.document)
        return mend(data, told, lambda data: self._lint(data=data), unsafe=unsafe).data

    def annotated(self) -> bytes:
        """A copy of the .docx with every finding as a comment on the words at fault.

        Raises Unwritable for any other format.
        """
        from fzlint.report.annotate import annotated

        told, data = self._content()
        return annotated(data, told)

    def _content(self) -> tuple[FileReport, bytes]:
        """The content of the file and its report: read again if it was not kept, since it may have changed."""
        if self.error is not None:
            raise self.error
        if self._data is not None:
            return self._told, self._data
        data = content(Path(self.path))
        told = self._lint(data=data)
        if (error := _error(told)) is not None:
            raise error
        return told, data

    def __repr__(self) -> str:
        if self.error is not None:
            return f"<fzlint.Report {self.path!r}: {self.error}>"
        return f"<fzlint.Report {self.path!r}: {len(self._told.findings)} findings>"

    def _repr_html_(self) -> str:
        """The report page, in a frame of its own: its style is not for the rest of a notebook."""
        from html import escape
        from io import StringIO

        from fzlint.report import html
        from fzlint.report.result import Checked, Layout, Run

        page = StringIO()
        layout = Layout("html")
        html.write(
            Run((Checked(self._told._replace(document=None), html.part(self._told, layout), False),), ()), layout, page
        )
        style = "width:100%;height:36em;border:1px solid #ccc"
        return f'<iframe srcdoc="{escape(page.getvalue())}" sandbox style="{style}" title="fzlint"></iframe>'


def check(
    source: str | PathLike[str] | bytes,
    *,
    name: str = "",
    kind: str | None = None,
    config: Config = None,
    select: Codes = (),
    ignore: Codes = (),
) -> Report:
    """Check a report: the path of a file, its content in bytes, or a text.

    source   a str is a path if it looks like one (it ends in a suffix, has / or \\ and no Chinese marks, or is a file), else
             a text; with `name` it is always a text
    name     what the report is called; its suffix tells the format of a text or of bytes
    kind     what kind of report it is; None: what its title tells
    config   None: the nearest fzlint.toml for a path, none for a text; False: none; or the path of one
    select   codes or names of the rules that run, a str with commas or a list; ignore: of those that do not

    Raises Unreadable, UsageError (an unknown rule or kind), BadConfig, BadRule.
    """
    data = path = None
    if isinstance(source, bytes):
        data, path = source, Path(name or ("报告.docx" if source.startswith(b"PK") else "报告.txt"))
    elif isinstance(source, str) and (name or not _is_path(source)):
        data, path = source.encode("utf-8", "surrogatepass"), Path(name or "报告.txt")
    else:
        path = Path(source)
    nearest = data is None and config is None
    request = _request(kind, config, select, ignore, nearest)
    own = applying(path, request)
    accepted = Baselines(None).of(path, own.config) if data is None else ()
    try:
        return checked(path, content(path) if data is None else data, own, request.wishes, accepted, name)
    except Unreadable as error:
        if data is not None and not name:
            raise
        raise Unreadable(
            error.code, f"{name or path}：{error}"
        ) from None  # a program has many files; which one was it?


def applying(path: Path, request: Request) -> Applied:
    """What applies in the folder of a file.

    Raises UsageError, BadConfig, BadRule.
    """
    with _as_arguments():
        (own,), _ = apply([path.parent.resolve()], request)
        _raise(own)
        check_wishes(request.wishes, own.rules)
    return own


@contextmanager
def _as_arguments() -> Iterator[None]:
    """What is wrong with an option of the command line is wrong with an argument here: select, not --select."""
    try:
        yield
    except UsageError as error:
        raise UsageError(str(error).removeprefix("--")) from None


def checked(
    path: Path, data: bytes, own: Applied, wishes: Wishes, accepted: Sequence[Accepted] = (), name: str = ""
) -> Report:
    """The report of a file with this content, by what applies to it.

    Raises Unreadable.
    """
    lint = partial(lint_file, path, _setup(own, path, wishes), name=name or str(path), baseline=accepted)
    told = lint(data=data)
    if (error := _error(told)) is not None:
        raise error
    return Report(told, lint, data)


def check_many(
    paths: Iterable[str | PathLike[str]] | str | PathLike[str],
    *,
    jobs: int = 0,
    kind: str | None = None,
    config: Config = None,
    select: Codes = (),
    ignore: Codes = (),
) -> Iterator[Report]:
    """Check files and the reports in folders, one after another in a stable order, with several processes where that pays.

    jobs     processes; 0: as many as are worth it. The other arguments are those of `check`

    A file that cannot be read gives a report with an `error`; its `findings` raise it.
    Raises UsageError, BadConfig and BadRule before the first report.
    """
    names = [paths] if isinstance(paths, str | PathLike) else list(paths)
    found = discover(map(str, names))
    request = _request(kind, config, select, ignore, config is None)
    folders = [input.path.parent.resolve() for input in found.inputs]
    with _as_arguments():
        applied, by_folder = apply(dict.fromkeys(folders), request)
        for own in applied:
            _raise(own)
        if applied:
            check_wishes(request.wishes, [rule for own in applied for rule in own.rules])
    baselines = Baselines(None)
    setups: list[Setup] = []
    tasks: list[_Task] = []
    for input, folder in zip(found.inputs, folders, strict=True):
        own = applied[by_folder[folder]]
        setup = _setup(own, input.path, request.wishes)
        if setup not in setups[-1:]:
            setups.append(setup)
        tasks.append(_Task(input, len(setups) - 1, baselines.of(input.path, own.config)))
    return _reports(found.problems, tasks, tuple(setups), jobs)


class _Task(NamedTuple):
    input: Input
    setup: int
    baseline: tuple[Accepted, ...]


def _reports(problems: Iterable[Problem], tasks: list[_Task], setups: tuple[Setup, ...], jobs: int) -> Iterator[Report]:
    for problem in problems:
        told = FileReport(problem.key, "", None, None, error=problem)
        yield Report(told, partial(lint_file, problem.key), None, _error(told))
    executor = Processes(jobs, partial(_work, setups), _lost)
    try:
        for task, told in zip(tasks, executor.map(tasks), strict=True):
            yield Report(told, _lint(setups, task), None, _error(told))
    finally:
        executor.close()


def _lint(setups: tuple[Setup, ...], task: _Task) -> Callable[..., FileReport]:
    return partial(lint_file, task.input.path, setups[task.setup], name=task.input.name, baseline=task.baseline)


def _work(setups: tuple[Setup, ...], task: _Task) -> FileReport:
    return _lint(setups, task)()


def _lost(task: _Task) -> FileReport:
    sentence = "检查这个文件的进程被意外终止（多半是内存不足），没有查完。"
    return FileReport(task.input.name, "", None, None, error=Problem("internal", sentence, task.input.name))


def _request(kind: str | None, config: Config, select: Codes, ignore: Codes, nearest: bool) -> Request:
    wishes = Wishes(select=_codes(select, "select"), ignore=_codes(ignore, "ignore"), kind=kind)
    if config is True:
        raise UsageError("config 应为配置文件的路径、None 或 False。")
    named = Path(config).resolve() if config else None
    return Request((), wishes, config=named, no_config=not nearest)


def _codes(codes: Codes, key: str) -> tuple[str, ...]:
    listed = re.split("[,，、 ]+", codes.strip()) if isinstance(codes, str) else list(codes)
    if not all(isinstance(code, str) for code in listed):
        raise UsageError(f'{key} 应为规则的编号或名称，如 "FZ301" 或 ["FZ301", "FZ2"]。')
    return tuple(code for code in listed if code) if isinstance(codes, str) else tuple(listed)


def _is_path(source: str) -> bool:
    if not source or "\n" in source or len(source) > _LONGEST_PATH:
        return False
    try:
        return bool(re.fullmatch(_PATH, source)) or Path(source).exists()
    except OSError:  # longer than a name may be
        return False


def _raise(own: Applied) -> None:
    """Raises what stands in the way of checking in a folder."""
    if own.failure is not None:
        raise own.failure


def _setup(own: Applied, path: Path, wishes: Wishes) -> Setup:
    setup = for_files(own, fitting(path, own.config), wishes).setup
    assert setup is not None
    return ignored(setup, path, own.config)


def _error(told: FileReport) -> Exception | None:
    if told.error is None:
        return None
    if told.error.code == "internal":
        return RuntimeError(told.error.message)
    return Unreadable(told.error.code, told.error.message)


def _found(finding: Finding, document: Document, text: str) -> Found:
    from fzlint.document.model import BODY
    from fzlint.report.quote import marked

    start, end = document.places(finding.span)
    return Found(
        finding.code,
        finding.name,
        finding.severity,
        finding.message,
        start.paragraph,
        start.column,
        end.paragraph,
        end.column,
        "" if start.part == BODY else start.part.name,
        marked(document, text, finding.span),
        tuple(document.path(finding.span.start)),
        finding.fix,
        finding,
    )
