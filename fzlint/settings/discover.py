"""Which files are checked: those named, and the reports in the folders named."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fzlint.finding import Problem
from fzlint.readers.others import kind_of
from fzlint.readers.read import SUFFIXES
from fzlint.readers.unreadable import why
from fzlint.record import NamedTuple
from fzlint.settings.names import as_meant, not_found

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


_MOST_IGNORE, _MOST_LINES, _MOST_LINE = 1 << 20, 2_000, 1_000  # bytes, lines, characters of a .gitignore
_REPORTS = frozenset(suffix for suffix, format in SUFFIXES.items() if format != "html")  # web pages only if named
_OURS = (".批注", ".修订", "审读意见")  # ends of names that fzlint gives to what it writes: no reports of their own


class Input(NamedTuple):
    """A file to check. name: the path as people typed it; named: it was named itself, not found in a folder."""

    path: Path
    name: str
    named: bool


class Found(NamedTuple):
    """skipped: files in the folders that people may take for checked, and that nothing can read; ours: those that fzlint
    wrote, by their names."""

    inputs: tuple[Input, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()


def discover(names: Iterable[str]) -> Found:
    """The files that `names` (files, folders, or patterns like *.docx that no shell has resolved) stand for.

    The order is that of the names, in a folder that of the paths; no file comes twice. Files that are named come even if
    nothing can read them: it is for the reader to say why. In folders .gitignore holds, and lock files of Word (~$…),
    folders that begin with a point, files of other kinds and what fzlint wrote itself are passed over.
    """
    inputs: dict[str, Input] = {}
    problems: list[Problem] = []
    skipped: dict[str, str] = {}
    ours: dict[str, str] = {}
    for name in _resolve(map(as_meant, names)):
        path = Path(name)
        if beyond := _beyond(path):
            reports = []
            problems.append(Problem("not-found", f"{name}：无法读取：{beyond}", name))
        elif path.is_dir():
            files, unseen = _walk(path)
            problems += [Problem("permission", f"{file}：{why}", str(file)) for file, why in unseen]
            written = [file for file in files if _is_report(file) and file.stem.endswith(_OURS)]
            ours.update((os.path.realpath(file), str(file)) for file in written)
            reports = [Input(file, str(file), False) for file in files if _is_report(file) and file not in written]
            skipped.update((os.path.realpath(file), str(file)) for file in files if not _is_report(file))
            if not reports and not unseen:
                known = " ".join(sorted(_REPORTS))
                problems.append(Problem("no-reports", f"{name}：文件夹里没有可以检查的报告（{known}）。", name))
        elif path.is_symlink() and not path.exists():
            reports = []
            problems.append(Problem("not-found", f"{name}：{_DANGLING}", name))
        elif path.exists():
            reports = [Input(path, name, True)]
        else:
            reports = []
            problems.append(Problem("not-found", not_found(name), name))
        for report in reports:
            inputs.setdefault(os.path.realpath(report.path), report)
    left, written_by_us = (tuple(file for real, file in each.items() if real not in inputs) for each in (skipped, ours))
    return Found(tuple(inputs.values()), tuple(problems), left, written_by_us)


def _beyond(path: Path) -> str:
    """Why nothing can be known of a path, "" if it may be there or not."""
    try:
        path.exists()
    except OSError as error:  # a name that is too long, a folder that nobody may enter
        return why(error)
    return ""


def _resolve(names: Iterable[str]) -> Iterator[str]:
    """The names, with patterns resolved: the Windows console leaves that to the program."""
    for name in names:
        if any(mark in name for mark in "*?[") and not _beyond(Path(name)) and not Path(name).exists():
            from glob import glob

            found = glob(name, recursive=True)  # noqa: PTH207 (the pattern may be absolute)
            hits = sorted(hit for hit in found if not Path(hit).name.startswith("~$"))
            yield from hits or [name]
        else:
            yield name


# ----------------------------------------------------------------------- folders


class _Ignore(NamedTuple):
    """The .gitignore of a folder."""

    folder: Path
    spec: GitIgnoreSpec


_CLOSED = "这个文件夹无法打开，里面的文件没有检查。请取得权限后再检查。"
_DANGLING = "这个链接指向的文件不存在，没有检查。"


def _walk(folder: Path) -> tuple[list[Path], list[tuple[Path, str]]]:
    """The reports in a folder by path, and what lies among them that no reader can read; and what could not be looked at."""
    found: list[Path] = []
    unseen: list[tuple[Path, str]] = []
    top = folder.resolve()
    pending = [(folder, top, tuple(_ignores_above(top, unseen)))]
    while pending:
        here, real, ignores = pending.pop()
        ignores += tuple(_ignores_in(real, unseen))
        try:
            entries = list(os.scandir(here))
        except OSError:
            unseen.append((here, _CLOSED))
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and not _ignored(real / entry.name, True, ignores):
                    pending.append((here / entry.name, real / entry.name, ignores))
            elif (
                (_is_report(Path(entry.name)) or kind_of(Path(entry.name).suffix.lower()))
                and not entry.name.startswith(("~$", "."))
                and not _ignored(real / entry.name, False, ignores)
            ):
                if _is_file(entry):
                    found.append(here / entry.name)
                elif entry.is_symlink() and not os.path.exists(entry):  # noqa: PTH110 (an entry, not a path)
                    unseen.append((here / entry.name, _DANGLING))
    return sorted(found, key=lambda path: path.parts), sorted(unseen)


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a file; so is a link into a folder that nobody may enter: its reader says why it cannot be read."""
    try:
        return entry.is_file()
    except OSError:
        return True


def _is_report(path: Path) -> bool:
    return path.suffix.lower() in _REPORTS


def _ignores_in(folder: Path, unseen: list[tuple[Path, str]]) -> Iterator[_Ignore]:
    """The .gitignore of a folder; one that cannot be followed goes to `unseen`."""
    file = folder / ".gitignore"
    if not _is_there(file) or os.path.isdir(file):  # noqa: PTH112
        return
    from fzlint.rulebook.text import content

    try:
        lines = content(file, _MOST_IGNORE).decode("utf-8", "replace").splitlines()
    except OSError as error:
        unseen.append((file, f"这个文件没有照办（{why(error)}）。请改正或移开后再检查。"))
        return
    lines = [line for line in lines if line.strip() and not line.startswith("#")]
    if len(lines) > _MOST_LINES or max(map(len, lines), default=0) > _MOST_LINE:
        unseen.append(
            (file, f"这个文件没有照办（超过 {_MOST_LINES} 行，或有一行超过 {_MOST_LINE} 字）。请改正或移开后再检查。")
        )
        return
    yield _Ignore(folder, _usable(tuple(lines)))


def _is_there(path: Path) -> bool:
    """Whether there is something at a path; not where nobody may look: `Path.exists` fails there before Python 3.12."""
    return os.path.exists(path)  # noqa: PTH110


def _usable(lines: tuple[str, ...]) -> GitIgnoreSpec:
    """Those lines that are patterns; git passes over others."""
    try:
        return spec(lines)
    except ValueError:
        return spec(tuple(line for line in lines if _is_pattern(line)))


def _is_pattern(line: str) -> bool:
    try:
        spec.__wrapped__((line,))
    except ValueError:
        return False
    return True


def _ignores_above(folder: Path, unseen: list[tuple[Path, str]]) -> list[_Ignore]:
    """The .gitignore files between a folder and the top of its repository, the top one first; none outside of one."""
    found: list[_Ignore] = []
    for parent in folder.parents if not _is_there(folder / ".git") else ():
        found = [*_ignores_in(parent, unseen), *found]
        if _is_there(parent / ".git"):
            return found
    return []


def _ignored(path: Path, is_dir: bool, ignores: Sequence[_Ignore]) -> bool:
    """Whether git would pass over a path: the nearest .gitignore that says anything decides."""
    for ignore in reversed(ignores):
        name = path.relative_to(ignore.folder).as_posix() + ("/" if is_dir else "")
        verdict = ignore.spec.check_file(name).include
        if verdict is not None:
            return bool(verdict)
    return False


# ---------------------------------------------------------------------- patterns


def matches(path: Path, folder: Path, patterns: Sequence[str]) -> bool:
    """Whether a path matches one of the patterns, written as in a .gitignore that stands in `folder`."""
    if not patterns:
        return False
    try:
        name = Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        name = path.name
    return spec(tuple(patterns)).match_file(name)


@cache
def spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Compile patterns.

    Raises ValueError for one that is none ("!").
    """
    from pathspec import GitIgnoreSpec

    made = GitIgnoreSpec.from_lines(patterns)
    for each in made.patterns:
        if each.regex is not None:
            each.regex = re.compile(_steady(each.regex.pattern))
    return made


_STAR, _FOLDERS = "[^/]*", "(?:/.+)?"  # what pathspec makes of * and of **/


def _steady(regex: str) -> str:
    """A pattern of pathspec's that never tries a star anew once what follows it was found: with many stars that would take for
    ever. What follows is as long wherever it is found, so the first place leaves most for the rest."""
    head, *between, last = regex.split(_FOLDERS) if _FOLDERS in regex else ("", regex)
    if head:
        steady = [_stars(head), *(f"(?>(?:/.+?)??{_stars(part)}(?=/))" for part in between)]
        return f"{''.join(steady)}{_FOLDERS}{_stars(last)}"
    return _stars(last)


def _stars(regex: str) -> str:
    head, *between = regex.split(_STAR)
    made = [head]
    for i, part in enumerate(between):
        one = i + 1 < len(between) and "/" not in part.replace("[^/]", "") and "(" not in part
        made.append(f"(?>[^/]*?{part})" if one else f"{_STAR}{part}")
    return "".join(made)
