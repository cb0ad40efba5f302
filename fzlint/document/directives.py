"""What a file says to fzlint: `<!-- fzlint: ignore FZ304 理由 -->` in Markdown and text, the same words in a Word comment.

Alone in its line it excuses the next block, behind a line that line; ignore-begin and ignore-end excuse what stands between
them, ignore-file the whole file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, cast

from fzlint.document.model import BODY, Block, Directive, Mark, Span, Suppression
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_COMMENT = pattern(r"<!--\s*fzlint\s*(?:[:：]|(?=ignore))\s*(?P<words>[^\n]*?)\s*-->")
_WORDS = pattern(r"\s*(?:<!--)?\s*fzlint\s*(?:[:：]|(?=ignore))\s*(?P<words>[^\n]*)")
_ACTION = pattern(r"(?P<action>ignore(?:-(?:begin|end|file))?)(?![\w-])")
_RULE = pattern(r"[\s,，、]*(?P<rule>[A-Z]{2,8}[0-9]{1,4}|[a-z][a-z0-9]*(?:-[a-z0-9]+)+)(?![\w-])")


class Line(NamedTuple):
    """A line without its directive; alone: nothing else stood in it."""

    text: str
    directive: Directive


def in_line(line: str, number: int) -> Line | None:
    """The directive of a line of text, which is the 1-based `number`; None if it has none."""
    if "fzlint" not in line or not (found := _COMMENT.search(line)):
        return None
    rest = line[: found.start()].rstrip() + line[found.end() :].rstrip()
    return Line(rest, _directive(found["words"], number, not rest.strip()))


def _directive(words: str, line: int, alone: bool) -> Directive:
    """An unknown action is kept as it is: FZ001 tells it."""
    action = _ACTION.match(words)
    if action is None:
        return Directive("", (), words, line, alone)
    rules: list[str] = []
    at = action.end()
    while rule := _RULE.match(words, at):
        rules.append(rule["rule"])
        at = rule.end()
    name = cast(Literal["ignore", "ignore-begin", "ignore-end", "ignore-file"], action["action"])
    return Directive(name, tuple(rules), words[at:].strip(" 　,，、：:"), line, alone)


def of_comment(mark: Mark) -> Suppression | None:
    """What a Word comment excuses on the words that it stands at; None if it is a comment for people."""
    if mark.kind != "comment" or not (found := _WORDS.match(mark.text)):
        return None
    said = _directive(found["words"], 0, False)
    whole = said.action == "ignore-file"
    return Suppression(said.action or "?", said.rules, said.reason, mark.span, None if whole else mark.span)


def suppressions(directives: Sequence[Directive], blocks: Sequence[Block]) -> Iterator[Suppression]:
    """What the directives of a text file excuse, in its blocks."""
    opened: Directive | None = None
    for said in directives:
        if said.action == "ignore-end":
            if opened is not None:
                yield _between(opened, said.line, blocks)
                opened = None
            continue
        if said.action == "ignore-begin":
            if opened is not None:
                yield _between(opened, said.line, blocks)
            opened = said
            continue
        at = _first(blocks, said.line)
        if said.action == "ignore-file":
            yield Suppression(said.action, said.rules, said.reason, at, None)
        elif said.alone:
            yield Suppression(said.action or "?", said.rules, said.reason, at, at)
        else:
            yield Suppression(said.action or "?", said.rules, said.reason, at, _line(blocks, said.line))
    if opened is not None:
        yield _between(opened, 0, blocks)


def _first(blocks: Sequence[Block], line: int) -> Span:
    """The first block that does not lie before a line; the last one behind the end."""
    for block in blocks:
        if block.part == BODY and block.pieces[-1].paragraph >= line:
            return Span(block.start, block.end)
    return Span(blocks[-1].start, blocks[-1].end)


def _line(blocks: Sequence[Block], line: int) -> Span:
    """What stands in a line of the source."""
    for block in blocks:
        for i, piece in enumerate(block.pieces):
            if piece.paragraph == line:
                end = next((p.offset for p in block.pieces[i + 1 :] if p.paragraph != line), block.end)
                return Span(piece.offset, end)
    return _first(blocks, line)


def _between(begin: Directive, end: int, blocks: Sequence[Block]) -> Suppression:
    """What stands between two lines; end 0: up to the end of the file."""
    inside = [b for b in blocks if b.pieces[0].paragraph > begin.line and (not end or b.pieces[0].paragraph < end)]
    span = Span(inside[0].start, inside[-1].end) if inside else Span(blocks[-1].end, blocks[-1].end)
    return Suppression(begin.action, begin.rules, begin.reason, span, span)
