"""Inside a block of Markdown: the shown text and where it stands. Marks of emphasis, targets of links, code are no part of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from unicodedata import category

from fzlint.document.model import Piece
from fzlint.pattern import pattern
from fzlint.readers.lines import Line

_TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\)"
_SOURCE = rf"""
      (?P<escape>\\[!-/:-@\[-`{{-~])
    | (?P<code>(?P<ticks>`+)(?!`)[^\n]{{0,1000}}?(?<!`)(?P=ticks)(?!`))
    | (?P<math>\$\$[^$\n]{{1,300}}\$\$|(?<![0-9A-Za-z$\\])\$(?![\s$])[^$\n]{{0,300}}(?<![\s\\])\$(?![\d$]))
    | (?P<comment><!--.*?-->)
    | (?P<image>!\[[^\]\n]{{0,200}}\](?:{_TARGET}|\[[^\]\n]{{0,100}}\]))
    | (?P<wiki>!?\[\[(?:[^\[\]|\n]{{1,200}}\|(?P<alias>[^\[\]\n]{{1,200}})|[^\[\]\n]{{1,200}})\]\])
    | (?P<noteref>\[\^[^\]\n]{{1,60}}\])
    | (?P<link>\[(?P<shown>(?:[^\[\]\n]|!\[[^\]\n]{{0,200}}\]{_TARGET}){{1,300}})\](?:{_TARGET}|\[[^\]\n]{{0,100}}\]))
    | (?P<attributes>[ \t]*\{{[ ]?(?::[ ]?)?(?:[.\#][\w-]+|[\w-]+="[^"\n]{{0,200}}")(?:[ ][^{{}}\n]{{0,200}})?\}})
    | (?P<auto><(?P<address>(?:https?|mailto):[^>\s]{{1,300}})>)
    | (?P<tag></?[a-zA-Z][^<>\n]{{0,200}}>)
    | (?P<entity>&(?:[a-zA-Z]{{2,10}}|\#\d{{1,6}}|\#x[0-9a-fA-F]{{1,6}});)
    | (?P<emoji>(?<![0-9A-Za-z:]):(?:[a-z][a-z0-9_+-]{{1,40}}|[+-]1|100):(?![0-9A-Za-z:]))
    | (?P<emphasis>\*+|_{{1,3}}|~~)
    """
_BREAK = pattern(r"</?br\s*/?>", re.IGNORECASE)
_OBJECT = "\ufffc"  # stands for what is shown and is no text


_COMMENT = "    | (?P<comment><!--.*?-->)\n"
_INLINE = pattern(_SOURCE, re.VERBOSE | re.DOTALL)
_OPEN = pattern(_SOURCE.replace(_COMMENT, ""), re.VERBOSE | re.DOTALL)  # where comments begin that nobody closes
_MANY = 100  # of them: each would be looked for to the end of the line


def _found(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    closed = text.rfind("-->", start, end)
    at = start if closed < 0 else closed + 3
    if text.count("<!--", at, end) < _MANY:
        return _INLINE.finditer(text, start, end)
    return chain(_INLINE.finditer(text, start, at), _OPEN.finditer(text, at, end))


def inline(parts: Sequence[Line]) -> tuple[str, tuple[Piece, ...]]:
    """The shown text of a block and its pieces."""
    chunks: list[str] = []
    pieces: list[Piece] = []
    size = 0
    marks = _emphasis(parts)

    def add(text: str, line: Line, at: int, locked: bool = False) -> None:
        nonlocal size
        if text:
            pieces.append(Piece(size, line.number, line.column + at, -1, locked))
            chunks.append(text)
            size += len(text)

    def shown(number: int, start: int, end: int) -> None:
        line = parts[number]
        at = start
        for match in _found(line.text, start, end):
            kind = _kind(match)
            if kind == "emphasis":
                for place in range(match.start(), match.end()):
                    if (number, place) in marks:
                        add(line.text[at:place], line, at)
                        at = place + 1
                continue
            add(line.text[at : match.start()], line, at)
            at = match.end()
            if kind == "escape":
                add(match.group()[1], line, match.start() + 1)
            elif kind in ("code", "image", "math", "emoji") or (kind == "wiki" and match.group("alias") is None):
                add(_OBJECT, line, match.start(), True)
            elif kind in ("link", "wiki"):
                shown(number, *match.span("shown" if kind == "link" else "alias"))
            elif kind == "auto":
                add(match.group("address"), line, match.start("address"), True)
            elif kind == "tag" and _BREAK.fullmatch(match.group()):
                add("\n", line, match.start(), True)
            elif kind == "entity":
                add(html.unescape(match.group())[:1], line, match.start(), True)
        add(line.text[at:end], line, at)

    for number, line in enumerate(parts):
        if number and parts[number - 1].number != line.number:
            before = chunks[-1][-1:] if chunks else ""
            # a soft line end shows as a blank between Latin words only
            if before.isascii() and before.isalnum() and line.text[:1].isascii() and line.text[:1].isalnum():
                add(" ", parts[number - 1], len(parts[number - 1].text), True)
        shown(number, 0, len(line.text))
    text = "".join(chunks)
    return text, tuple(pieces) or (Piece(0, parts[0].number if parts else 1, 1),)


_KINDS = ("code", "math", "image", "wiki", "link", "auto")  # those with groups inside


def _kind(match: re.Match[str]) -> str:
    if match.lastgroup in ("ticks", "alias", "shown", "address", None):
        return next(name for name in _KINDS if match.group(name) is not None)
    return match.lastgroup or ""


# ------------------------------------------------------------------------ emphasis

_Place = tuple[int, int]  # of a character: its line, by index, and its offset there


class _Run:
    """A row of * or _ or ~ that may open or close emphasis, and which of its characters are still free."""

    __slots__ = ("closes", "first", "last", "line", "mark", "opens")

    def __init__(self, line: int, first: int, last: int, text: str) -> None:
        self.line, self.first, self.last = line, first, last
        self.mark = text[first]
        before, after = text[first - 1 : first] or " ", text[last : last + 1] or " "
        left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
        right = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
        inside = self.mark == "_"
        self.opens = left and (not inside or not right or _is_mark(before))
        self.closes = right and (not inside or not left or _is_mark(after))


def _is_mark(c: str) -> bool:
    return category(c)[0] in "PS"


def _emphasis(parts: Sequence[Line]) -> frozenset[_Place]:
    """The characters that CommonMark takes for marks of emphasis; those that open nothing or close nothing are shown."""
    found: set[_Place] = set()
    open_: dict[str, list[_Run]] = {"*": [], "_": [], "~": []}
    for number, line in enumerate(parts):
        if not any(mark in line.text for mark in "*_~"):
            continue
        for match in _found(line.text, 0, len(line.text)):
            spans = [match.span()] if _kind(match) == "emphasis" else []
            if _kind(match) == "link":  # emphasis inside the words of a link, too
                start, end = match.span("shown")
                spans = [m.span() for m in _found(line.text, start, end) if _kind(m) == "emphasis"]
            for first, last in spans:
                run = _Run(number, first, last, line.text)
                if run.closes:
                    _close(run, open_[run.mark], found)
                if run.opens and run.first < run.last:
                    open_[run.mark].append(run)
    return frozenset(found)


def _close(run: _Run, stack: list[_Run], found: set[_Place]) -> None:
    """Pair a run with the open ones before it, the nearest first."""
    while stack and run.first < run.last:
        opener = stack[-1]
        size = min(2, opener.last - opener.first, run.last - run.first)
        found.update((opener.line, opener.last - 1 - i) for i in range(size))
        found.update((run.line, run.first + i) for i in range(size))
        opener.last -= size
        run.first += size
        if opener.first == opener.last:
            stack.pop()
