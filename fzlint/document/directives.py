"""What a file says to fzlint: `<!-- fzlint: ignore FZ304 理由 -->` in Markdown and text, the same words in a Word comment.

Alone in its line it excuses the next block, behind a line that line; ignore-begin and ignore-end excuse what stands between
them, ignore-file the whole file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, cast

from fzlint.document.model import BODY, Block, Directive, Mark, Span, Suppression
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_COMMENT = pattern(r"<!--\s*fzlint\s*(?:[:：]|(?=ignore))(?P<words>[^\n]*?)-->")
_WORDS = pattern(r"\s*(?:<!--)?\s*fzlint\s*(?:[:：]|(?=ignore))\s*(?P<words>[^\n]*)")
_ACTION = pattern(r"(?P<action>ignore(?:-(?:begin|end|file))?)(?![\w-])")
_RULE = pattern(r"[\s,，、]*(?P<rule>[A-Z]{2,8}[0-9]{1,4}|[a-z][a-z0-9]*(?:-[a-z0-9]+)+)(?![\w-])")


class Line(NamedTuple):
    """A line without its directive; alone: nothing else stood in it."""

    text: str
    directive: Directive


def in_line(line: str, number: int) -> Line | None:
    """The directive of a line of text, which is the 1-based `number`; None if it has none."""
    if "fzlint" not in line:
        return None
    end = line.rfind("-->") + 3  # what nobody closes is not looked for again and again
    if end < 3 or not (found := _COMMENT.search(line, 0, end)):
        return None
    rest = line[: found.start()].rstrip() + line[found.end() :].rstrip()
    return Line(rest, _directive(found["words"].strip(), number, not rest.strip()))


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
    if not directives:
        return
    lines = _Lines(blocks)
    opened: Directive | None = None
    for said in directives:
        if said.action == "ignore-end":
            if opened is not None:
                yield lines.between(opened, said.line)
                opened = None
            continue
        if said.action == "ignore-begin":
            if opened is not None:
                yield lines.between(opened, said.line)
            opened = said
            continue
        at = lines.first(said.line)
        if said.action == "ignore-file":
            yield Suppression(said.action, said.rules, said.reason, at, None)
        elif said.alone:
            yield Suppression(said.action or "?", said.rules, said.reason, at, at)
        else:
            yield Suppression(said.action or "?", said.rules, said.reason, at, lines.of(said.line))
    if opened is not None:
        yield lines.between(opened, 0)


class _Lines:
    """The blocks by the lines of the source: a file may hold as many directives as blocks."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._body = [block for block in blocks if block.part == BODY]
        self._lasts = list(accumulate((block.pieces[-1].paragraph for block in self._body), max))
        self._firsts = sorted((block.pieces[0].paragraph, i) for i, block in enumerate(blocks))
        self._spans: dict[int, Span] = {}
        for block in blocks:
            starts = [
                piece
                for i, piece in enumerate(block.pieces)
                if not i or piece.paragraph != block.pieces[i - 1].paragraph
            ]
            ends = [*(piece.offset for piece in starts[1:]), block.end]
            for piece, end in zip(starts, ends, strict=True):
                self._spans.setdefault(piece.paragraph, Span(piece.offset, end))

    def first(self, line: int) -> Span:
        """The first block that does not lie before a line; the last one behind the end."""
        at = bisect_left(self._lasts, line)
        block = self._body[at] if at < len(self._body) else self._blocks[-1]
        return Span(block.start, block.end)

    def of(self, line: int) -> Span:
        """What stands in a line of the source."""
        return self._spans.get(line) or self.first(line)

    def between(self, begin: Directive, end: int) -> Suppression:
        """What stands between two lines; end 0: up to the end of the file."""
        low = bisect_left(self._firsts, (begin.line + 1, 0))
        high = bisect_left(self._firsts, (end, 0)) if end else len(self._firsts)
        inside = [i for _, i in self._firsts[low:high]]
        last = self._blocks[-1].end
        span = Span(self._blocks[min(inside)].start, self._blocks[max(inside)].end) if inside else Span(last, last)
        return Suppression(begin.action, begin.rules, begin.reason, span, span)
