"""Markdown: the headings, lists and tables of a report; front matter, code, comments and link targets are left alone.

What a block is, markdown-it tells; where every character of it stands in the file, and what inside a line is shown, is told
here. A file in which every line is a paragraph is read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from fzlint.document.fold import shows
from fzlint.document.model import Cell, Paragraph, Part, Role, Source, Table
from fzlint.pattern import pattern
from fzlint.readers import grids, pasted
from fzlint.readers.extensions import named, seen
from fzlint.readers.inline import inline
from fzlint.readers.lines import TIGHT, Habit, Line, habit, split
from fzlint.readers.text import decode, lines, without_directives
from fzlint.readers.unreadable import Unreadable
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token

_ORDERED = pattern(r"[ \t]*(\d{1,4})([.)])[ \t]+")
_NUMBER = pattern(r"\d{1,9}[.)][ \t]+$")
_NOTE = pattern(r"[ \t]{0,3}\[\^([^\]\n]+)\]:[ \t]*")
_TASK = pattern(r"\[[ xX]\][ \t]+")
_MEANING = pattern(r"[ \t]{0,3}[:~][ \t]+(?=\S)")  # of a term, in a definition list
_HEADING_CLOSE = pattern(r"[ \t]*#+[ \t]*$")
_HTML_HEADING = pattern(r"\s*<h([1-6])\b", re.IGNORECASE)
_SILENT = pattern(r"\s*<(?:script|style|pre|textarea)\b", re.IGNORECASE)
_CODE = pattern(r"[{}=<>;\\]|^\s*(?:[#/]|def |import )")
_TICKS = pattern("`+")
_LONG = 60  # below a longer line --- is a rule, not the underline of a heading


_MOST_BARS = 1_000  # in a line: no table has as many columns
_MOST_RUNS = 200  # of backticks, each of another length: each is looked for to the end of the text


def _bound(text: str) -> None:
    """Refuse what the parser takes time by the square for."""
    if text.count("|") > _MOST_BARS and any(line.count("|") > _MOST_BARS for line in text.splitlines()):
        raise Unreadable("too-large", f"文件里有超过 {_MOST_BARS:,} 列的表格，不能检查。请把表格另存后再检查。")
    if text.count("`") > _MOST_RUNS and len(set(map(len, _TICKS.findall(text)))) > _MOST_RUNS:
        raise Unreadable("too-large", "文件里反引号（`）过多，不像一份报告，没有检查。")


class Text(NamedTuple):
    """A paragraph in the making. ordered: the number of an item of an ordered list."""

    lines: tuple[Line, ...]
    level: int = 0
    role: Role | str = ""
    part: Part = Part()
    cell: Cell | None = None
    ordered: int = 0
    indent: int = 0
    nested: bool = False


def read(data: bytes) -> Source:
    """Read a Markdown file.

    Raises Unreadable if it is no text, or would take for ever.
    """
    tables: list[tuple[str, grids.Grid]] = []
    decoded = decode(data)
    _bound(decoded)
    source, directives = without_directives(lines(decoded))
    texts = _same_numbers(list(_texts(seen(source), tables)))
    paragraphs: list[Paragraph] = []
    cells: dict[Cell, int] = {}
    for made in texts:
        text, pieces = inline(made.lines)
        if not shows(text):
            continue
        if made.cell:
            cells[made.cell] = len(paragraphs)
        label = f"{made.ordered}." if made.ordered else ""
        paragraphs.append(Paragraph(text, pieces, made.level, label, made.role, made.part, made.cell, made.nested))  # type: ignore[arg-type]

    def blocks(table: int, place: tuple[int, int]) -> tuple[int, ...]:
        index = cells.get(Cell(table, *place))
        return () if index is None else (index,)

    return Source(
        "markdown",
        tuple(paragraphs),
        tuple(
            Table(caption, tuple(tuple(blocks(number, place) for place in row) for row in grid.places))
            for number, (caption, grid) in enumerate(tables)
        ),
        directives=directives,
        named=named(source),
    )


# ------------------------------------------------------------------- what markdown-it tells


class _Raw(NamedTuple):
    """A block as markdown-it tells it, its lines not yet parted into paragraphs. kind: text, item, heading, underlined, code,
    html, table."""

    kind: str
    lines: tuple[Line, ...]
    level: int = 0


def _raw(given: Sequence[Line]) -> Iterator[_Raw]:
    """The blocks, in order."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])
    # [^1]: begins a note, not the target of a link
    source = "\n".join(line.text.replace("]:", "];", 1) if _NOTE.match(line.text) else line.text for line in given)
    item: Token | None = None  # the one whose first paragraph comes next
    table = 0
    before: Token | None = None
    for token in parser.parse(source):
        if token.type in ("list_item_open", "list_item_close"):
            item = token if token.nesting == 1 else None
        elif token.type in ("table_open", "table_close"):
            table += token.nesting
            if token.map:
                yield _Raw("table", tuple(given[slice(*token.map)]))
        elif token.type == "inline" and token.map and before and not table:
            found = _lines(token, given)
            if before.type == "heading_open":
                kind = "heading" if before.markup.startswith("#") else "underlined"
                yield _Raw(kind, found, int(before.tag[1]))
            elif item and item.map and item.map[0] == token.map[0]:
                yield _item(item, found, given)
            else:
                yield _Raw("text", found)
            item = None
        elif token.type in ("code_block", "html_block") and token.map:
            yield _Raw(token.type[:4], tuple(line for line in given[slice(*token.map)] if line.text.strip()))
        before = token


def _lines(token: Token, given: Sequence[Line]) -> tuple[Line, ...]:
    """Where the content of a token stands."""
    assert token.map
    heading = token.content.count("\n") == 0 and token.map[1] - token.map[0] == 1
    found: list[Line] = []
    for line, content in zip(given[slice(*token.map)], token.content.split("\n"), strict=False):
        content = content.replace("];", "]:", 1) if _NOTE.match(line.text) else content
        shown, whole = content.strip(" \t"), line.text.rstrip(" \t")
        at = len(whole) - len(shown) if whole.endswith(shown) else max(line.text.rfind(shown), 0)
        while at and line.text[at - 1] in "\u3000\xa0":
            at -= 1
        text = line.text[at:]
        if heading and whole.endswith("#"):
            text = text.rstrip(" \t") if shown.endswith("#") else _HEADING_CLOSE.sub("", text)
        found.append(Line(line.number, line.column + at, text))
    return tuple(found)


def _item(item: Token, found: tuple[Line, ...], given: Sequence[Line]) -> _Raw:
    """An item of a list; a number stays in its text, for the reader sees it."""
    first = found[0]
    if item.info:
        line = given[first.number - 1]
        number = _NUMBER.search(line.text, 0, first.column - line.column)
        at = number.start() if number else first.column - line.column
        return _Raw("text", (Line(first.number, line.column + at, line.text[at:]), *found[1:]))
    if task := _TASK.match(first.text):
        first = first._replace(column=first.column + task.end(), text=first.text[task.end() :])
    return _Raw("item", (first, *found[1:]))


# --------------------------------------------------------------------------- paragraphs


def _texts(given: list[Line], tables: list[tuple[str, grids.Grid]]) -> Iterator[Text]:
    """The paragraphs, in order; `tables` grows."""
    waiting = grids.html_tables(given)
    for grid in waiting:
        given[grid.first : grid.last + 1] = [line._replace(text="") for line in given[grid.first : grid.last + 1]]
    blocks = list(_raw(given))
    means = habit([block.lines for block in blocks if block.kind == "text"])
    above = ""
    for block in [*blocks, _Raw("end", (Line(len(given) + 1, 1, ""),))]:
        while waiting and block.lines and waiting[0].first < block.lines[0].number:
            yield from _cells(waiting.pop(0), above, tables)
        if block.kind == "table":
            yield from _cells(grids.pipe_table(block.lines), above, tables)
            continue
        for text in _with_pasted(block, means, tables, above):
            yield text
            above = "".join(line.text for line in text.lines)


def _with_pasted(block: _Raw, means: Habit, tables: list[tuple[str, grids.Grid]], above: str) -> Iterator[Text]:
    """The paragraphs of a block, and the tables that were pasted into lines of text."""
    at = 0
    for grid in pasted.tables(block.lines) if block.kind == "text" and means.plain else ():
        for text in _parted(block._replace(lines=block.lines[at : grid.first]), means):
            yield text
            above = "".join(line.text for line in text.lines)
        yield from _cells(grid, above, tables)
        at = grid.last + 1
    yield from _parted(block._replace(lines=block.lines[at:]), means)


def _cells(grid: grids.Grid, above: str, tables: list[tuple[str, grids.Grid]]) -> Iterator[Text]:
    number = len(tables)
    tables.append((grids.caption(above), grid))
    for cell in grid.cells:
        yield Text(cell.lines, role="cell", cell=Cell(number, cell.row, cell.column))


def _parted(block: _Raw, means: Habit) -> Iterator[Text]:
    if block.kind == "heading":
        yield Text(block.lines, block.level)
    elif block.kind == "underlined":
        *above, head = split(block.lines, means)
        for group in above:
            yield _text(group)
        shown = "".join(line.text for line in head)
        yield Text(head, block.level) if "。" not in shown and len(shown) <= _LONG else _text(head)
    elif block.kind == "code":
        yield from _prose(block.lines)
    elif block.kind == "html":
        if not block.lines or not _SILENT.match(block.lines[0].text):
            for line in block.lines:
                head_ = _HTML_HEADING.match(line.text)
                yield Text((line._replace(text=line.text.rstrip()),), int(head_.group(1)) if head_ else 0)
    elif block.kind in ("text", "item") and block.lines:
        for number, group in enumerate(split(block.lines, means)):
            yield Text(_soft(group), role="item") if block.kind == "item" and not number else _text(group)


def _prose(lines: tuple[Line, ...]) -> Iterator[Text]:
    """The paragraphs in what is indented like code, if most of it is Chinese."""
    prose = [line for line in lines if _is_prose(line.text)]
    if 2 * len(prose) >= len(lines):
        for line in prose:
            indent = len(line.text) - len(line.text.lstrip(" \t"))
            yield _text((Line(line.number, line.column + indent, line.text[indent:]),))


def _is_prose(line: str) -> bool:
    """Whether a line that is indented like code is written in Chinese."""
    han = sum(1 for c in line if "\u4e00" <= c <= "\u9fff")
    return 2 * han > len("".join(line.split())) and not _CODE.search(line)


def _text(group: Sequence[Line]) -> Text:
    """A paragraph that its first line may make a heading, a note, a numbered item."""
    first = group[0]
    rest = _soft(group)
    if tight := TIGHT.match(first.text):
        return Text((_from(rest[0], tight.end()), *rest[1:]), len(tight.group(1)))
    if note := _NOTE.match(first.text):
        return Text((_from(rest[0], note.end()), *rest[1:]), role="note", part=Part("footnote", note.group(1)))
    if meaning := _MEANING.match(first.text):
        return Text((_from(rest[0], meaning.end()), *rest[1:]))
    if number := _ORDERED.match(first.text):
        return Text(rest, ordered=int(number.group(1)), indent=first.column)
    return Text(rest)


def _from(line: Line, at: int) -> Line:
    return line._replace(column=line.column + at, text=line.text[at:])


def _soft(group: Sequence[Line]) -> tuple[Line, ...]:
    r"""Lines of one paragraph: two blanks or a \ at the end of one break it for the reader as well."""
    found: list[Line] = []
    for number, line in enumerate(group):
        text = line.text
        if text.endswith(("  ", "\\")):
            text = text.rstrip().removesuffix("\\") + ("\n" if number + 1 < len(group) else "")
        found.append(line._replace(text=text))
    return tuple(found)


def _same_numbers(texts: list[Text]) -> list[Text]:
    """Lists written 1. 1. 1. are numbered by Markdown: their labels become automatic. All others stay as typed."""
    result = list(texts)
    groups: list[list[int]] = []
    last: dict[int, list[int]] = {}
    for index, text in enumerate(texts):
        if text.ordered:
            result[index] = text._replace(nested=bool(last) and text.indent > max(last))
            group = last.get(text.indent)
            if group is None:
                group = []
                groups.append(group)
                last[text.indent] = group
            last = {indent: g for indent, g in last.items() if indent <= text.indent}
            group.append(index)
        elif text.role != "item":
            last = {}
    for group in groups:
        same = len(group) > 1 and all(texts[i].ordered == 1 for i in group)
        for number, i in enumerate(group, 1):
            if not same:
                result[i] = result[i]._replace(ordered=0)
                continue
            head, *rest = texts[i].lines
            mark = _ORDERED.match(head.text)
            assert mark
            result[i] = result[i]._replace(ordered=number, lines=(_from(head, mark.end()), *rest))
    return result
