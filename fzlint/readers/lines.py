"""Lines of a Markdown file: which of them are paragraphs of their own, and which go on with the one before.

By the book a paragraph ends at a blank line. Reports saved as .md from Word or a chat window have one paragraph a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from fzlint.document.fold import fold
from fzlint.document.labels import read_label
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_END = "。！？；：…!?;:"
_COMMAS = ("，", "、", ",")
_CLOSING = "”’）)》】*_ \t\u3000"
_HEADING = 40  # a labelled line that is no longer and has no 。 is a heading: what follows is none of it
# a date, an attachment, a bullet, a note, the meaning of a term
_ALONE = pattern(
    r"[\s*_]*(?:[\w○]{4}\s*年\s*\w{1,3}\s*月\s*\w{1,3}\s*日[\s*_]*$|附[件表]\s*\w{0,2}\s*[:：]"
    r"|[-*+]\s|\[\^[^\]]{1,60}\]:|[:~]\s+\S)"
)
TIGHT = pattern(r"[ \t]{0,3}(#{1,6})(?=[^\s#\x00-\x7f]|\d{1,2}[.、）)]|\([^\x00-\x7f])(?![^#\n]{1,30}#)")  # ##三、
_RAGGED = 8  # by so much a wrapped line may be shorter than the rest
_MARKS = pattern(r"[*_`]+")


class Line(NamedTuple):
    """A stretch of a source line that belongs to the running text of a block. column is 1-based."""

    number: int
    column: int
    text: str


class Habit(NamedTuple):
    """How the lines of a file are meant. plain: one is a paragraph; else they were broken at about `width`."""

    plain: bool
    width: int


def habit(paragraphs: Iterable[Sequence[Line]]) -> Habit:
    """What the lines that have no blank line between them tell."""
    begins = 0
    open_: list[str] = []
    for lines in paragraphs:
        for before, after in pairwise(lines):
            if _hard(before.text) or labelled(after.text) or _ended(before.text):
                begins += 1
            else:
                open_.append(before.text)
    width = max(map(len, open_), default=0)
    # a short line that stops without a mark is a heading: 2024年工作回顾
    short = sum(len(line) < width - max(_RAGGED, width // 5) and line.rstrip()[-1:] not in _COMMAS for line in open_)
    return Habit(begins + short > 1.5 * (len(open_) - short), width)


def split(lines: Sequence[Line], habit: Habit) -> list[tuple[Line, ...]]:
    """The paragraphs that lines without a blank line between them make."""
    found: list[list[Line]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if habit.plain or _begins(before.text, line.text, habit):
            found.append([line])
        else:
            found[-1].append(line)
    return [tuple(group) for group in found]


def _begins(before: str, after: str, habit: Habit) -> bool:
    """Whether a line of a file with broken lines begins a paragraph."""
    if _ALONE.match(after) or TIGHT.match(after) or TIGHT.match(before):
        return True
    if labelled(after) and (_ended(before) or len(before) < habit.width - _RAGGED):
        return True
    return _heading(before) or (_ended(before) and len(before) < habit.width - _RAGGED)


def labelled(line: str) -> bool:
    """Whether a line begins with a label that needs no neighbours."""
    if _ALONE.match(line) or TIGHT.match(line):
        return True
    line = _MARKS.sub("", line)
    label = read_label(fold(line), 0, len(line))
    return label is not None and not label.weak


def _heading(line: str) -> bool:
    return len(line) <= _HEADING and "。" not in line and "，" not in line and labelled(line)


def _ended(line: str) -> bool:
    return line.rstrip(_CLOSING)[-1:] in tuple(_END) or _heading(line)


def _hard(line: str) -> bool:
    return line.endswith(("  ", "\\"))
