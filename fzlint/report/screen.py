"""Lines on a screen: broken where it ends, in colour or without."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from fzlint.report.columns import Styled, wrap
from fzlint.report.result import Layout
from fzlint.report.visible import visible


def put(lines: Iterable[list[Styled]], layout: Layout, stream: TextIO) -> None:
    if layout.colour:
        _write_colour(lines, stream)
    else:
        stream.writelines("".join(visible(text) for text, _ in line).rstrip() + "\n" for line in lines)


def broken(indent: str, pieces: list[Styled], layout: Layout) -> Iterator[list[Styled]]:
    """A line as the screen has room for it; without colour what is marked stands in 【】."""
    if not layout.colour:
        pieces = [(f"【{text}】", "") if style == "mark" and text else (text, "") for text, style in pieces]
    pieces = [(visible(text), style) for text, style in pieces if text]
    if pieces:
        yield from wrap(pieces, layout.width, indent)
    else:
        yield []


_STYLES = {
    "path": "bold underline",
    "bold": "bold",
    "dim": "dim",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold cyan",
    "mark": "underline reverse",
    "fix": "green",
    "": "",
}


def _write_colour(lines: Iterable[list[Styled]], stream: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, force_terminal=True, highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(Text.assemble(*((visible(text), _STYLES[style]) for text, style in line)), soft_wrap=True)
