"""Diff: what `--fix` would change, file by file. For people paragraph by paragraph, with the change marked inside it; of a text
that does not go to a screen a unified diff, which `patch` understands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TextIO

from fzlint.document.model import Block, Document, Part, Span
from fzlint.finding import FileReport
from fzlint.readers.text import lines
from fzlint.report.columns import Styled
from fzlint.report.place import where
from fzlint.report.result import Layout, Run
from fzlint.report.screen import broken, put

_CONTEXT = 3  # unchanged lines around a change
_AROUND = 16  # unchanged code points around the changes of a paragraph
_FAR = 40  # so many between two changes are left out
_LONG = 2000  # code points that are compared one by one

Line = str | tuple[str, list[Styled]]  # a line as it is, or one that may be broken, behind its indent


def part(
    report: FileReport, old: str = "", after: FileReport | None = None, new: str = "", patch: bool = True
) -> list[Line]:
    """The lines of a file.

    old, new  its text before and after, as it is stored; "" for a Word file
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
        return [*told, *_unified(report.path, old, new)]
    return [*told, ("", [(report.path, "path")]), *_lined(old, new), ""]


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    told: list[Line] = [problem.message for problem in run.problems]
    for file in run.files:
        told += file.part
    if not layout.quiet:
        told += _end(run, layout)
    put((line for each in told for line in _broken(each, layout)), layout, stream)


def _broken(line: Line, layout: Layout) -> Iterator[list[Styled]]:
    if isinstance(line, str):
        yield [(line, "")]
    else:
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
    pairs = zip(_lines(old), _lines(new), strict=True)
    for number, (before, after) in enumerate(pairs, 1):
        if before != after:
            yield from _pair(f"第{number}行", before.rstrip("\n"), after.rstrip("\n"))


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


# --------------------------------------------------------------------------- text


def _unified(path: str, old: str, new: str) -> Iterator[str]:
    """A unified diff. A fix stays inside its line, so that the lines of both are pairs: no search for what moved."""
    before, after = _lines(old), _lines(new)
    changed = [i for i, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]]
    if not changed:
        return
    yield f"--- {path}"
    yield f"+++ {path}"
    for hunk in _hunks(changed):
        first, last = max(hunk[0] - _CONTEXT, 0), min(hunk[-1] + _CONTEXT + 1, len(before))
        yield f"@@ -{first + 1},{last - first} +{first + 1},{last - first} @@"
        at = first
        while at < last:
            if before[at] == after[at]:
                yield from _marked(" ", before[at])
                at += 1
                continue
            end = at
            while end < last and before[end] != after[end]:
                end += 1
            for line in before[at:end]:
                yield from _marked("-", line)
            for line in after[at:end]:
                yield from _marked("+", line)
            at = end


def _hunks(changed: Sequence[int]) -> Iterator[list[int]]:
    hunk: list[int] = []
    for line in changed:
        if hunk and line - hunk[-1] > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(line)
    yield hunk


def _lines(text: str) -> list[str]:
    """Lines with their ends, which are all shown as one."""
    *whole, last = lines(text)
    return [line + "\n" for line in whole] + ([last] if last else [])


def _marked(sign: str, line: str) -> Iterator[str]:
    yield sign + line.removesuffix("\n")
    if not line.endswith("\n"):
        yield "\\ No newline at end of file"
