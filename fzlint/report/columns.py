"""Columns of a screen: how wide a text is, and where a line may break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Styled = tuple[str, str]  # text and the name of its style, "" for none


def width(text: str) -> int:
    """The columns that a text takes.

    What is not ASCII counts two: wrong only for marks like “ and — that some screens draw narrow, and then a line is short.
    """
    return len(text) + sum(c > "\x7f" for c in text)


_NO_START = frozenset("，。、；：？！）》〉】〕」』”’…—·％%,.;:!?)]}")
_NO_END = frozenset("（《〈【〔「『“‘([{")


def wrap(pieces: Iterable[Styled], columns: int, indent: str) -> Iterator[list[Styled]]:
    """Break a line so that every piece of it, behind `indent`, fits into `columns`; at line feeds it is broken already.

    Words of ASCII stay whole where that is possible; no line begins with a closing mark or ends in an opening one.
    """
    lines: list[list[Styled]] = [[]]
    for text, style in pieces:
        first, *rest = text.split("\n")
        lines[-1].append((first, style))
        lines += [[(more, style)] for more in rest]
    for line in lines:
        yield from _wrap(line, columns, indent)


def _wrap(pieces: Iterable[Styled], columns: int, indent: str) -> Iterator[list[Styled]]:
    cells = [(c, style) for text, style in pieces for c in text]
    room = max(columns - width(indent), 10)
    start = 0
    while start < len(cells):
        end, used = start, 0
        while end < len(cells) and (used := used + (1 if cells[end][0] <= "\x7f" else 2)) <= room:
            end += 1
        if end < len(cells):
            end = _break(cells, start, end)
        line = cells[start:end]
        while line and line[-1] == (" ", ""):
            line.pop()
        yield [(indent, ""), *_join(line)]
        start = end
        while start < len(cells) and cells[start] == (" ", ""):
            start += 1


def _break(cells: list[Styled], start: int, end: int) -> int:
    """Where the line that starts at `start` and has room up to `end` ends best."""
    for at in range(end, max(end - 24, start), -1):
        before, after = cells[at - 1][0], cells[at][0]
        if before in _NO_END or (after in _NO_START and not _suffix(cells, at)):
            continue
        if "!" <= before <= "~" and "!" <= after <= "~":
            continue
        return at
    for at in range(end, max(end - 24, start), -1):  # no good place: at least no word of ASCII comes apart
        if not ("!" <= cells[at - 1][0] <= "~" and "!" <= cells[at][0] <= "~"):
            return at
    return end


def _suffix(cells: list[Styled], at: int) -> bool:
    """Whether a name like .docx begins here."""
    return cells[at][0] == "." and at + 1 < len(cells) and "a" <= cells[at + 1][0].lower() <= "z"


def _join(cells: list[Styled]) -> Iterator[Styled]:
    text, style = "", ""
    for c, own in cells:
        if own != style and text:
            yield text, style
            text = ""
        text, style = text + c, own
    if text:
        yield text, style
