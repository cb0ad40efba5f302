"""Markdown: the headings, lists and tables of a report; front matter, code, comments and link targets are left alone.

Not a full CommonMark parser: it keeps to what reports are written in, and keeps every offset.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from fzlint.document.model import Cell, Paragraph, Part, Piece, Role, Source, Table
from fzlint.pattern import pattern
from fzlint.readers.text import decode, lines

_FENCE = pattern(r"\s{0,3}(`{3,}|~{3,})")
_HEADING = pattern(r"\s{0,3}(#{1,6})(?:[ \t]+|$)")
_HEADING_CLOSE = pattern(r"[ \t]+#+[ \t]*$")
_SETEXT = pattern(r"\s{0,3}(=+|-{3,})[ \t]*$")
_RULE = pattern(r"\s{0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_BULLET = pattern(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_ORDERED = pattern(r"[ \t]*(\d{1,4})([.)])[ \t]+")
_QUOTE = pattern(r"[ \t]{0,3}>[ \t]?")
_NOTE = pattern(r"\s{0,3}\[\^([^\]]+)\]:[ \t]*")
_REFERENCE = pattern(r"\s{0,3}\[[^\]^][^\]]*\]:[ \t]*\S+")
_SEPARATOR = pattern(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")

_INLINE = pattern(
    r"""
      (?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<code>(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`))
    | (?P<comment><!--.*?-->)
    | (?P<image>!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\))
    | (?P<noteref>\[\^[^\]\n]{1,60}\])
    | (?P<link>\[(?P<shown>[^\[\]\n]{1,300})\](?:\([^()\n]{0,500}\)|\[[^\]\n]{0,100}\]))
    | (?P<auto><(?P<address>(?:https?|mailto):[^>\s]{1,300})>)
    | (?P<tag></?[a-zA-Z][^<>\n]{0,200}>)
    | (?P<entity>&(?:[a-zA-Z]{2,10}|\#\d{1,6}|\#x[0-9a-fA-F]{1,6});)
    | (?P<strong>\*\*|__|~~)
    | (?P<star>\*)
    """,
    re.VERBOSE | re.DOTALL,
)


class _Line(NamedTuple):
    """A stretch of a source line that belongs to the running text of a block."""

    number: int
    column: int  # 1-based column of its first character
    text: str


class _Block(NamedTuple):
    lines: tuple[_Line, ...]
    level: int = 0
    role: Role | str = ""
    part: Part = Part()
    cell: Cell | None = None
    ordered: int = 0  # the number of an ordered list item
    indent: int = 0


def read(data: bytes) -> Source:
    """Read a Markdown file.

    Raises Unreadable if it is no text.
    """
    blocks, tables = _blocks(lines(decode(data)))
    blocks = _same_numbers(blocks)
    paragraphs: list[Paragraph] = []
    index: dict[int, int] = {}
    for number, block in enumerate(blocks):
        text, pieces = _inline(block.lines)
        if not text.strip():
            continue
        index[number] = len(paragraphs)
        role: Role | str = block.role
        paragraphs.append(
            Paragraph(
                text,
                pieces,
                block.level,
                f"{block.ordered}." if block.ordered else "",
                role,  # type: ignore[arg-type]
                block.part,
                block.cell,
            )
        )
    grids = tuple(
        Table(caption, tuple(tuple((index[cell],) if cell in index else () for cell in row) for row in grid))
        for caption, grid in tables
    )
    return Source("markdown", tuple(paragraphs), grids)


_Tables = list[tuple[str, list[list[int]]]]


def _blocks(source: list[str]) -> tuple[list[_Block], _Tables]:
    blocks: list[_Block] = []
    tables: _Tables = []
    open_lines: list[_Line] = []
    opened = _Block(())
    i = 0

    def close() -> None:
        nonlocal open_lines, opened
        if open_lines:
            blocks.append(opened._replace(lines=tuple(open_lines)))
        open_lines, opened = [], _Block(())

    if source and source[0].rstrip() == "---":  # front matter
        stop = next((n for n in range(1, len(source)) if source[n].rstrip() in ("---", "...")), 0)
        i = stop + 1 if stop else 0
    while i < len(source):
        line, number = source[i], i + 1
        i += 1
        if not line.strip():
            close()
            continue
        if fence := _FENCE.match(line):
            close()
            mark = fence.group(1)
            while i < len(source) and not re.match(rf"\s{{0,3}}{re.escape(mark[0])}{{{len(mark)},}}\s*$", source[i]):
                i += 1
            i += 1
            continue
        if line.lstrip().startswith("<!--"):
            close()
            while "-->" not in source[i - 1] and i < len(source):
                i += 1
            rest = source[i - 1].partition("-->")[2]
            if rest.strip():
                open_lines.append(_Line(i, len(source[i - 1]) - len(rest) + 1, rest))
            continue
        if line.startswith(("    ", "\t")) and not open_lines and not _list_above(blocks):
            continue  # indented code
        if heading := _HEADING.match(line):
            close()
            text = _HEADING_CLOSE.sub("", line[heading.end() :])
            blocks.append(_Block((_Line(number, heading.end() + 1, text),), level=len(heading.group(1))))
            continue
        if open_lines and opened.role == "" and _SETEXT.match(line):
            opened = opened._replace(level=1 if "=" in line else 2)
            close()
            continue
        if _RULE.match(line):
            close()
            continue
        if "|" in line and i < len(source) and "|" in source[i] and _SEPARATOR.match(source[i]):
            close()
            i = _table(source, i - 1, blocks, tables)
            continue
        if note := _NOTE.match(line):
            close()
            opened = _Block((), role="note", part=Part("footnote", note.group(1)))
            open_lines.append(_Line(number, note.end() + 1, line[note.end() :]))
            continue
        if _REFERENCE.match(line):
            close()
            continue
        start = 0
        if quote := _QUOTE.match(line):
            start = quote.end()
        rest = line[start:]
        if bullet := _BULLET.match(rest):
            close()
            opened = _Block((), role="item")
            start += bullet.end()
        elif ordered := _ORDERED.match(rest):
            close()
            # the number is part of what the reader sees: it stays in the text, see `_same_numbers`
            opened = _Block((), ordered=int(ordered.group(1)), indent=len(rest) - len(rest.lstrip()))
            start += len(rest) - len(rest.lstrip())
        elif not open_lines:
            opened = _Block(())
        if open_lines or opened.role or opened.ordered:
            start += len(line[start:]) - len(line[start:].lstrip())
        hard = line.endswith(("  ", "\\"))
        open_lines.append(_Line(number, start + 1, line[start:].rstrip().removesuffix("\\") if hard else line[start:]))
        if hard:
            open_lines[-1] = open_lines[-1]._replace(text=open_lines[-1].text + "\n")
    close()
    return blocks, tables


def _list_above(blocks: list[_Block]) -> bool:
    return bool(blocks) and (blocks[-1].role == "item" or bool(blocks[-1].ordered))


_CAPTION = pattern(r"(附?表|.*表$|.*情况$)")


def _table(source: list[str], first: int, blocks: list[_Block], tables: _Tables) -> int:
    """Read the table whose head is line `first` (0-based); the index of the line behind it."""
    caption = "".join(line.text for line in blocks[-1].lines).strip() if blocks else ""
    if len(caption) > 40 or not _CAPTION.match(caption):
        caption = ""
    grid: list[list[int]] = []
    i = first
    while i < len(source) and "|" in source[i] and source[i].strip():
        if i != first + 1:
            row: list[int] = []
            for column, text in _cells(source[i]):
                row.append(len(blocks))
                cell = Cell(len(tables), len(grid), len(row) - 1)
                blocks.append(_Block((_Line(i + 1, column, text),), role="cell", cell=cell))
            grid.append(row)
        i += 1
    width = max(map(len, grid))
    tables.append((caption, [row + [-1] * (width - len(row)) for row in grid]))
    return i


_CELL = pattern(r"(?:\\.|[^|\\])*(?:\||$)")


def _cells(line: str) -> list[tuple[int, str]]:
    """The cells of a table row with the 1-based column of their first character."""
    found: list[tuple[int, str]] = []
    body = line.rstrip()
    start = len(body) - len(body.lstrip())
    if body[start : start + 1] == "|":
        start += 1
    end = len(body) - 1 if body.endswith("|") and not body.endswith("\\|") else len(body)
    for cell in _CELL.finditer(body[start:end]):
        text = cell.group().removesuffix("|")
        if cell.start() == cell.end() and cell.start() == end - start and found:
            break
        lead = len(text) - len(text.lstrip())
        found.append((start + cell.start() + lead + 1, text.strip()))
        if cell.end() >= end - start:
            break
    return found


def _same_numbers(blocks: list[_Block]) -> list[_Block]:
    """Lists written 1. 1. 1. are numbered by Markdown: their labels become automatic. All others stay as typed."""
    result = list(blocks)
    groups: list[list[int]] = []
    last: dict[int, list[int]] = {}
    for index, block in enumerate(blocks):
        if block.ordered:
            group = last.get(block.indent)
            if group is None:
                group = []
                groups.append(group)
                last[block.indent] = group
            last = {indent: g for indent, g in last.items() if indent <= block.indent}
            group.append(index)
        elif block.role != "item":
            last = {}
    for group in groups:
        same = len(group) > 1 and all(blocks[i].ordered == 1 for i in group)
        for number, i in enumerate(group, 1):
            block = blocks[i]
            if not same:
                result[i] = block._replace(ordered=0)
                continue
            head = block.lines[0]
            match = _ORDERED.match(head.text)
            assert match
            text = head.text[match.end() :]
            lines_ = (_Line(head.number, head.column + match.end(), text), *block.lines[1:])
            result[i] = block._replace(ordered=number, lines=lines_)
    return result


_STAR = pattern(r"(?<![\*\\])\*(?!\*)")

_BREAK = pattern(r"</?br\s*/?>", re.IGNORECASE)


def _inline(parts: tuple[_Line, ...]) -> tuple[str, tuple[Piece, ...]]:
    """The shown text of a block and where it stands: marks of emphasis, targets of links and code left out."""
    chunks: list[str] = []
    pieces: list[Piece] = []
    size = 0

    def add(text: str, line: _Line, at: int, locked: bool = False) -> None:
        nonlocal size
        if text:
            pieces.append(Piece(size, line.number, line.column + at, -1, locked))
            chunks.append(text)
            size += len(text)

    def shown(line: _Line, start: int, end: int, depth: int = 0) -> None:
        at = start
        stars = len(_STAR.findall(line.text[start:end]))
        for match in _INLINE.finditer(line.text, start, end):
            kind = match.lastgroup if match.lastgroup not in ("ticks", "shown", "address") else None
            kind = kind or next(name for name in ("code", "link", "auto") if match.group(name))
            if kind == "star" and stars % 2:
                continue
            add(line.text[at : match.start()], line, at)
            at = match.end()
            if kind == "escape":
                add(match.group()[1], line, match.start() + 1)
            elif kind in ("code", "image"):
                add("\ufffc", line, match.start(), True)
            elif kind == "link":
                shown(line, match.start("shown"), match.end("shown"), depth + 1)
            elif kind == "auto":
                add(match.group("address"), line, match.start("address"), True)
            elif kind == "tag" and _BREAK.fullmatch(match.group()):
                add("\n", line, match.start(), True)
            elif kind == "entity":
                add(html.unescape(match.group())[:1], line, match.start(), True)
        add(line.text[at:end], line, at)

    for number, line in enumerate(parts):
        if number:
            before = chunks[-1][-1:] if chunks else ""
            # a soft line end shows as a blank between Latin words only
            if before.isascii() and before.isalnum() and line.text[:1].isascii() and line.text[:1].isalnum():
                add(" ", parts[number - 1], len(parts[number - 1].text), True)
        shown(line, 0, len(line.text))
    text = "".join(chunks)
    return text, tuple(pieces) or (Piece(0, parts[0].number if parts else 1, 1),)
