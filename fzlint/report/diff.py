"""Diff: what `--fix` would change, file by file. Text as a unified diff, Word files paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from fzlint.document.model import Block, Document, Part, Span
from fzlint.finding import FileReport
from fzlint.readers.text import lines
from fzlint.report.place import paragraphs
from fzlint.report.result import Layout, Run

_CONTEXT = 3  # unchanged lines around a change
_AROUND = 16  # unchanged code points around the changes of a paragraph


def part(report: FileReport, old: str = "", after: FileReport | None = None, new: str = "") -> list[str]:
    """The lines of a file.

    old, new  its text before and after, as it is stored; "" for a Word file
    after     the report of the mended file; None: nothing is to be mended
    """
    problems = [problem for problem in (report.error, *report.problems, report.unwritten) if problem]
    lines = [f"{report.path}：{problem.message}" for problem in problems]
    if after is None or report.document is None or after.document is None:
        return lines
    if report.document.format == "docx":
        return [*lines, report.path, *_paragraphs(report.document, after.document), ""]
    return [*lines, *_unified(report.path, old, new)]


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    lines = [problem.message for problem in run.problems]
    for file in run.files:
        lines += file.part
    if not layout.quiet:
        mended = [file.report.mended for file in run.files if file.report.mended]
        told = f"--fix 可改正 {len(mended)} 个文件中的 {sum(mended)} 处问题。" if mended else "没有可以自动改正的问题。"
        lines.append(told + ("" if not mended else "以上只是预览，文件没有改动。"))
    stream.writelines(line + "\n" for line in lines)


# --------------------------------------------------------------------------- Word files


def _paragraphs(old: Document, new: Document) -> Iterator[str]:
    """Every changed paragraph, before and after. A paragraph that shows nothing any more is no block of `new`."""
    texts = {_paragraph(new, block): new.text_of(block) for block in new.blocks}
    for block in old.blocks:
        before = old.text_of(block)
        after = texts.get(_paragraph(old, block), "")
        if before == after:
            continue
        first, last = _same(before, after)
        yield f"{paragraphs(old, Span(block.start, block.start))}："
        yield f"  【原】{_cut(before, first, last)}"
        yield f"  【改】{_cut(after, first, last)}" if after else "  【改】（删去全段文字）"


def _paragraph(document: Document, block: Block) -> tuple[Part, int]:
    place = document.place(block.start)
    return place.part, place.paragraph


def _same(old: str, new: str) -> tuple[int, int]:
    """How many code points are the same at the beginning and at the end."""
    most = min(len(old), len(new))
    first = next((i for i in range(most) if old[i] != new[i]), most)
    last = next((i for i in range(most - first) if old[-1 - i] != new[-1 - i]), most - first)
    return first, last


def _cut(text: str, first: int, last: int) -> str:
    """A paragraph with no more than a few of the unchanged characters at its ends."""
    start, end = max(first - _AROUND, 0), len(text) - max(last - _AROUND, 0)
    return ("…" if start else "") + text[start:end].replace("\n", "／") + ("…" if end < len(text) else "")


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
