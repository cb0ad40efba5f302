"""Check one file: read, tell the kind, lint, settle. The command line, the desk, the API and the worker processes all come here."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from fzlint.document.model import Document
from fzlint.document.shared import Other
from fzlint.document.unit import paper_of, unit_named
from fzlint.finding import SEVERITIES, FileReport, Finding, Problem
from fzlint.linter import MOST, Result, lint
from fzlint.readers.read import SUFFIXES, format_of, read
from fzlint.readers.unreadable import Unreadable, why
from fzlint.rulebook.kind import Kind, tell_kind
from fzlint.rulebook.load import load
from fzlint.rulebook.rule import Rule, mending, select
from fzlint.settings.setup import Setup
from fzlint.settle.baseline import Accepted

_MOST = {"docx": 256, "doc": 256, "rtf": 64}  # MiB, pictures and all; a text of 32 MiB has 10,000 pages
_MOST_TEXT = 32


def lint_file(
    path: str | Path,
    setup: Setup | None = None,
    *,
    name: str = "",
    data: bytes | None = None,
    others: tuple[Other, ...] = (),
    baseline: Sequence[Accepted] = (),
    most: int = MOST,
    to_mend: bool = False,
    own_marks: bool = True,
) -> FileReport:
    """Check a report.

    setup  what applies; None: the rules that come with fzlint, as they are without any configuration
    name   what the report calls the file, if not `path`
    data   its content, if it is not to be read from `path`
    others    reports that it is to be compared with
    baseline  what is accepted in this file
    most      so many findings of a rule are told, and a note says that there are more
    to_mend   first look for what has a safe fix; where there is some, that is all that is told, see `FileReport.partial`
    own_marks  False: nothing is said of the changes that fzlint itself wrote into the file

    Raises nothing: a file that cannot be read has an `error` in its report.
    """
    if setup is None:
        rules, kinds = load()
        setup = Setup(select(rules), kinds)
    path, name = Path(path), name or str(path)
    try:
        document = read(content(path) if data is None else data, path.name)
        told = None if setup.kind else tell_kind(setup.kinds, document)
        kind = told.kind if told else setup.kind
        setup = setup.of(kind)
        run = partial(
            lint,
            document,
            kind=kind,
            others=others,
            severities=setup.severities,
            baseline=baseline,
            own=setup.own,
            known=setup.known,
            most=most,
        )
        rules = tuple(rule for rule in setup.rules if own_marks or not getattr(rule.check, "own", False))
        mended = _to_mend(run(mending(rules)), setup) if to_mend else None
        report = _report(document, kind, setup, mended or run(rules), most)
        return report._replace(path=name, kind_from=told.words if told else "", partial=mended is not None)
    except Unreadable as error:
        problem = Problem(error.code, str(error), name)
    except Exception as error:  # whatever we stumble over must not hide the other files
        sentence = f"检查程序自身出错，没有查完（{type(error).__name__}：{error}）。请把文件和这句话一并反馈给我们。"
        problem = Problem("internal", sentence, name)
    return FileReport(name, SUFFIXES.get(path.suffix.lower(), ""), None, None, error=problem)


def _to_mend(result: Result, setup: Setup) -> Result | None:
    """What there is to mend, None if that is nothing."""
    fixes = (finding for finding in result.findings if finding.fix and finding.fix.safe)
    return result if any(_shown(finding, setup) for finding in fixes) else None


def _shown(finding: Finding, setup: Setup) -> bool:
    return SEVERITIES.index(finding.severity) <= SEVERITIES.index(setup.level)


def _report(document: Document, kind: Kind | None, setup: Setup, result: Result, most: int) -> FileReport:
    needed = any(rule.kinds or rule.reports or getattr(rule.check, "needs_kind", False) for rule in setup.rules)
    shown = tuple(finding for finding in result.findings if _shown(finding, setup))
    return FileReport(
        path="",
        format=document.format,
        kind=kind.name if kind else None,
        kindless=kind is None and needed,
        paper="" if kind else paper_of(document.title),
        year=document.reported(kind.year_offset if kind else 0),
        unit=unit_named(document),
        document=document,
        findings=shown,
        problems=result.problems,
        hidden=len(result.findings) - len(shown),
        suppressed=result.suppressed,
        baselined=result.baselined,
        stale=result.stale,
        title=document.title,
        notes=(*document.notes, *_older(kind, document.year), *(_more(rule, most) for rule in result.cut)),
        cut=bool(result.cut),
    )


def _older(kind: Kind | None, year: int | None) -> Iterator[str]:
    if kind is not None and year is not None and year < kind.since:
        yield f"{kind.since}年以前的{kind.name}另有格式，没有检查必备内容。"


def _more(rule: Rule, most: int) -> str:
    return f"{rule.code} {rule.summary}：只列出前 {most} 处，另有更多。改正这些后请再检查一次。"


_STREAMS = ("/dev/stdin", "/dev/fd/")  # also where a file stands behind them: its name is not told


def content(path: Path) -> bytes:
    """The content of a report.

    Raises Unreadable if there is none that could be read.
    """
    if str(path).startswith(_STREAMS) or _is_pipe(path):  # it may never end, or never begin
        raise Unreadable(
            "unsupported", "这不是普通文件（是设备或管道），不能检查。请把内容存成文件，或用“-”从标准输入读取。"
        )
    format = format_of(path.name)
    if path.name.startswith("~$"):
        raise Unreadable("unsupported", "这是 Word/WPS 打开文件时留下的临时文件，不是报告。请检查去掉“~$”的那个文件。")
    try:
        there = path.stat()
        check_size(format, there.st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("not-found", "找不到这个文件。") from None
    except IsADirectoryError:
        raise Unreadable("unsupported", "这是文件夹，不是文件。") from None
    except PermissionError:
        raise Unreadable("permission", "没有读取权限。如果文件正在 Word/WPS 中打开，请关闭后再检查。") from None
    except OSError as error:
        raise Unreadable("damaged", f"读取失败：{why(error)}。") from None


def _is_pipe(path: Path) -> bool:
    """Whether a path is a pipe, a device or a socket; what cannot be told is for those who open it."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def check_size(format: str, size: int) -> None:
    """Raises Unreadable if a file of a format has more bytes than a report can have."""
    most = _MOST.get(format, _MOST_TEXT)
    if size > most << 20:
        raise Unreadable("too-large", f"文件超过 {most} MB，不像一份报告。请确认文件是否正确。")
