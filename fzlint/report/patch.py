"""A unified diff of a text that `patch` can apply, byte for byte, whatever its encoding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import TextIO

from fzlint.readers.text import Decoded, readable
from fzlint.record import NamedTuple
from fzlint.report.visible import visible

_CONTEXT = 3  # unchanged lines around a change


class PatchLine(NamedTuple):
    """A line of the output. encoding: it is one of a file that is stored so, and `patch` wants it byte for byte."""

    text: str
    encoding: str = ""


def put_patch(lines: Iterator[PatchLine], stream: TextIO) -> None:
    """Write the lines, to a pipe or a file in the encoding of the text itself."""
    bytes_too = getattr(stream, "buffer", None) if not stream.isatty() else None
    for text, encoding in lines:
        if encoding and bytes_too is not None:
            stream.flush()
            bytes_too.write(text.encode(encoding, "surrogateescape") + b"\n")
        else:
            stream.write(visible(readable(text)) + "\n")


def unified(path: str, old: Decoded, new: Decoded) -> Iterator[PatchLine]:
    """A unified diff. A fix stays inside its line, so that the lines of both are pairs: no search for what moved."""
    before, after = _lines(old), _lines(new)
    changed = [i for i, pair in enumerate(zip_longest(before, after)) if pair[0] != pair[1]]
    if not changed:
        return
    encoding = old.encoding
    if encoding.startswith(("utf-16", "utf-32")):
        yield PatchLine(f"{path}：文件是 {encoding[:6].upper()} 编码，以下改动只供查看，不能用 patch 写入。")
        encoding = ""
    end = "\t" if " " in path else ""  # so that patch knows where the name ends
    yield PatchLine(f"--- {path}{end}")
    yield PatchLine(f"+++ {path}{end}")
    for hunk in _hunks(changed):
        first, last = max(hunk[0] - _CONTEXT, 0), hunk[-1] + _CONTEXT + 1
        was, now = before[first:last], after[first:last]
        yield PatchLine(f"@@ -{_range(first, len(was))} +{_range(first, len(now))} @@")
        for text in _hunk(was, now):
            yield PatchLine(text, encoding)


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
