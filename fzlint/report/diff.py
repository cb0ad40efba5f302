"""Diff: what `--fix` would change, file by file. For people paragraph by paragraph, with the change marked inside it; of a text
that does not go to a screen a unified diff, which `patch` understands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from typing import TextIO

from fzlint.document.model import Block, Document, Part, Span
from fzlint.finding import FileReport
from fzlint.readers.text import decode, decoded, lines
from fzlint.report.columns import Styled
from fzlint.report.patch import PatchLine, put_patch, unified
from fzlint.report.place import where
from fzlint.report.result import Layout, Run
from fzlint.report.screen import broken, put

_AROUND = 16  # unchanged code points around the changes of a paragraph
_FAR = 40  # so many between two changes are left out
_LONG = 2000  # code points that are compared one by one

Line = (
    str | tuple[str, list[Styled]] | PatchLine
)  # a line as it is, one that may be broken behind its indent, one for `patch`


def part(
    report: FileReport, old: bytes = b"", after: FileReport | None = None, new: bytes = b"", patch: bool = True
) -> list[Line]:
    """The lines of a file.

    old, new  its content before and after
    after     the report of the mended file; None: nothing is to be mended
    patch     a unified diff of a text
    """
    problems = [problem for problem in (report.error, *report.problems, report.unwritten) if problem]
    told: list[Line] = [f"{report.path}：{problem.message}" for problem in problems]
    if after is None or report.document is None or after.document is None:
        return told
    if report.document.format == "docx":
        return [*told, ("", [(report.path, "path")]), *_paragraphs(report.document, after.document), ""]
    if patch:
        return [*told, *unified(report.path, decoded(old), decoded(new))]
    return [*told, ("", [(report.path, "path")]), *_lined(decode(old), decode(new)), ""]


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    told: list[Line] = [problem.message for problem in run.problems]
    for file in run.files:
        told += file.part
    if not layout.quiet:
        told += _end(run, layout)
    for of_patch, group in groupby(told, lambda line: isinstance(line, PatchLine)):
        if of_patch:
            put_patch((line for line in group if isinstance(line, PatchLine)), stream)
        else:
            put((line for each in group for line in _broken(each, layout)), layout, stream)


def _broken(line: Line, layout: Layout) -> Iterator[list[Styled]]:
    if isinstance(line, str):
        yield [(line, "")]
    elif not isinstance(line, PatchLine):
        yield from broken(*line, layout)


def _end(run: Run, layout: Layout) -> Iterator[str]:
    mended = [file.report.mended for file in run.files if file.report.mended]
    option = "--fix --unsafe-fixes" if layout.unsafe else "--fix"
    if mended:
        yield f"{option} 可改正 {len(mended)} 个文件中的 {sum(mended)} 处问题。以上只是预览，文件没有改动。"
    else:
        yield "没有可以自动改正的问题。"
    findings = (finding for file in run.files for finding in file.report.findings)
    unsure = 0 if layout.unsafe else sum(finding.fix is not None and not finding.fix.safe for finding in findings)
    if unsure:
        yield f"另有 {unsure} 处的改法要人看过再定，加 --unsafe-fixes 可以看到。"


# --------------------------------------------------------------------------- paragraph by paragraph


def _paragraphs(old: Document, new: Document) -> Iterator[Line]:
    """Every changed paragraph, before and after. A paragraph that shows nothing any more is no block of `new`."""
    texts = {_paragraph(new, block): new.text_of(block) for block in new.blocks}
    for block in old.blocks:
        before = old.text_of(block)
        after = texts.get(_paragraph(old, block), "")
        if before != after:
            yield from _pair(where(old, Span(block.start, block.start)), before, after)


def _lined(old: str, new: str) -> Iterator[Line]:
    """Every changed line of a text."""
    for number, (before, after) in enumerate(zip_longest(lines(old), lines(new), fillvalue=""), 1):
        if before != after:
            yield from _pair(f"第{number}行", before, after)


def _pair(place: str, before: str, after: str) -> Iterator[Line]:
    yield "", [(place, "bold")]
    changes = _changes(before, after)
    yield "  ", [("原：", "error"), *_marked_up(before, [(start, end) for start, end, _, _ in changes])]
    if after:
        yield "  ", [("改：", "fix"), *_marked_up(after, [(start, end) for _, _, start, end in changes])]
    else:
        yield "  ", [("改：", "fix"), ("（删去全段文字）", "")]


def _changes(old: str, new: str) -> list[tuple[int, int, int, int]]:
    """What differs: from where to where in either text."""
    first, last = _same(old, new)
    a, b = old[first : len(old) - last], new[first : len(new) - last]
    if len(a) == len(b):  # marks for marks, the usual case
        found = [(i, i + 1, i, i + 1) for i in range(len(a)) if a[i] != b[i]]
    elif max(len(a), len(b)) <= _LONG:
        blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        found = [(i, j, k, m) for tag, i, j, k, m in blocks if tag != "equal"]
    else:
        found = [(0, len(a), 0, len(b))]
    joined: list[tuple[int, int, int, int]] = []
    for i, j, k, m in found:
        if joined and joined[-1][1] == i and joined[-1][3] == k:
            joined[-1] = (joined[-1][0], j, joined[-1][2], m)
        else:
            joined.append((i, j, k, m))
    return [(i + first, j + first, k + first, m + first) for i, j, k, m in joined]


def _marked_up(text: str, changes: Sequence[tuple[int, int]]) -> Iterator[Styled]:
    """A paragraph with its changes marked and no more than some of the unchanged characters around them."""
    at = 0
    for i, (start, end) in enumerate(changes):
        near = start - at <= (_AROUND + 1 if i == 0 else _FAR)
        if near:
            yield _line(text[at:start]), ""
        else:
            yield _line((text[at : at + _AROUND] if i else "") + "…" + text[start - _AROUND : start]), ""
        yield _line(text[start:end]), "mark"
        at = end
    rest = text[at:]
    yield _line(rest if len(rest) <= _AROUND + 1 else rest[:_AROUND] + "…"), ""


def _line(text: str) -> str:
    return text.replace("\n", "／")


def _paragraph(document: Document, block: Block) -> tuple[Part, int]:
    place = document.place(block.start)
    return place.part, place.paragraph


def _same(old: str, new: str) -> tuple[int, int]:
    """How many code points are the same at the beginning and at the end."""
    most = min(len(old), len(new))
    first = next((i for i in range(most) if old[i] != new[i]), most)
    last = next((i for i in range(most - first) if old[-1 - i] != new[-1 - i]), most - first)
    return first, last
