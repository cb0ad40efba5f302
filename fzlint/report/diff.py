"""Diff: what `--fix` would change, file by file. Text as a unified diff, Word files paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple, TextIO

from fzlint.document.model import Block, Document, Part, Span
from fzlint.finding import FileReport
from fzlint.readers.text import Decoded, decoded, readable
from fzlint.report.place import paragraphs
from fzlint.report.result import Layout, Run
from fzlint.report.visible import visible

_CONTEXT = 3  # unchanged lines around a change
_AROUND = 16  # unchanged code points around the changes of a paragraph


class Line(NamedTuple):
    """A line of the output. encoding: it is one of a file that is stored so, and `patch` wants it byte for byte."""

    text: str
    encoding: str = ""


def part(report: FileReport, old: bytes = b"", after: FileReport | None = None, new: bytes = b"") -> list[Line]:
    """The lines of a file.

    old, new  its content before and after
    after     the report of the mended file; None: nothing is to be mended
    """
    problems = [problem for problem in (report.error, *report.problems, report.unwritten) if problem]
    lines = [Line(f"{report.path}：{problem.message}") for problem in problems]
    if after is None or report.document is None or after.document is None:
        return lines
    if report.document.format == "docx":
        shown = (report.path, *_paragraphs(report.document, after.document), "")
        return [*lines, *map(Line, shown)]
    return [*lines, *_unified(report.path, decoded(old), decoded(new))]


def write(run: Run, layout: Layout, stream: TextIO) -> None:
    lines = [Line(problem.message) for problem in run.problems]
    for file in run.files:
        lines += file.part
    if not layout.quiet:
        mended = [file.report.mended for file in run.files if file.report.mended]
        told = f"--fix 可改正 {len(mended)} 个文件中的 {sum(mended)} 处问题。" if mended else "没有可以自动改正的问题。"
        lines.append(Line(told + ("" if not mended else "以上只是预览，文件没有改动。")))
    bytes_too = getattr(stream, "buffer", None) if not stream.isatty() else None
    for text, encoding in lines:
        if encoding and bytes_too is not None:
            stream.flush()
            bytes_too.write(text.encode(encoding, "surrogateescape") + b"\n")
        else:
            stream.write(visible(readable(text)) + "\n")


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


def _unified(path: str, old: Decoded, new: Decoded) -> Iterator[Line]:
    """A unified diff. A fix stays inside its line, so that the lines of both are pairs: no search for what moved."""
    before, after = _lines(old), _lines(new)
    changed = [i for i, pair in enumerate(zip_longest(before, after)) if pair[0] != pair[1]]
    if not changed:
        return
    encoding = old.encoding
    if encoding.startswith(("utf-16", "utf-32")):
        yield Line(f"{path}：文件是 {encoding[:6].upper()} 编码，以下改动只供查看，不能用 patch 写入。")
        encoding = ""
    end = "\t" if " " in path else ""  # so that patch knows where the name ends
    yield Line(f"--- {path}{end}")
    yield Line(f"+++ {path}{end}")
    for hunk in _hunks(changed):
        first, last = max(hunk[0] - _CONTEXT, 0), hunk[-1] + _CONTEXT + 1
        was, now = before[first:last], after[first:last]
        yield Line(f"@@ -{_range(first, len(was))} +{_range(first, len(now))} @@")
        for text in _hunk(was, now):
            yield Line(text, encoding)


def _range(first: int, count: int) -> str:
    return f"{first + 1 if count else first},{count}"


def _hunk(was: list[str], now: list[str]) -> Iterator[str]:
    pairs = list(zip_longest(was, now))
    for same, group in groupby(pairs, lambda pair: pair[0] == pair[1]):
        lines = list(group)
        if same:
            for old, _ in lines:
                yield from _marked(" ", old)
            continue
        for old, _ in lines:
            yield from _marked("-", old)
        for _, new in lines:
            yield from _marked("+", new)


def _hunks(changed: Sequence[int]) -> Iterator[list[int]]:
    hunk: list[int] = []
    for line in changed:
        if hunk and line - hunk[-1] > 2 * _CONTEXT:
            yield hunk
            hunk = []
        hunk.append(line)
    yield hunk


def _lines(text: Decoded) -> list[str]:
    """Lines as `patch` knows them, with their ends and the mark at the beginning of the file."""
    mark = text.bom.decode(text.encoding) if text.encoding == "utf-8" else ""
    *whole, last = (mark + text.text).split("\n")
    return [line + "\n" for line in whole] + ([last] if last else [])


def _marked(sign: str, line: str | None) -> Iterator[str]:
    if line is None:  # the last line, which had no end, is empty now
        return
    yield sign + line.removesuffix("\n")
    if not line.endswith("\n"):
        yield "\\ No newline at end of file"
