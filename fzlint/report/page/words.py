"""Text as a page may hold it: escaped, control characters made visible, the words at fault marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from html import escape as _escape

from fzlint.finding import SEVERITIES, Severity
from fzlint.record import NamedTuple
from fzlint.report.page import FILE

_BREAKS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_INVISIBLE = re.compile(
    r"[\s\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\ue000-\uf8ff]*"
)


class Marked(NamedTuple):
    """Words at fault in a block. finding: its index; place: the first of its words, that links lead to."""

    start: int
    end: int
    finding: int
    severity: Severity
    place: bool


def escape(text: str) -> str:
    """`text` for a page, also inside an attribute: nothing in it is markup, line breaks of all kinds are line feeds, what no
    page may hold is shown by a sign."""
    return _escape(_UNFIT.sub(_sign, _BREAKS.sub("\n", text)))


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def inline(text: str, start: int, end: int, marks: Sequence[Marked]) -> str:
    """A stretch of a block with the marks that reach into it. Where several overlap every piece tells all, and looks as the
    gravest."""
    if not marks:
        return escape(text[start:end])
    opens: dict[int, list[Marked]] = defaultdict(list)
    places = {end}
    for mark in marks:
        opens[max(mark.start, start)].append(mark)
        places |= {max(mark.start, start), min(mark.end, end)}
    pieces: list[str] = []
    active: list[Marked] = []
    at = start
    for place in sorted(places):
        if at < place:
            pieces.append(_mark(text[at:place], active, at) if active else escape(text[at:place]))
        active = [mark for mark in active if mark.end > place] + [mark for mark in opens[place] if mark.end > place]
        if points := [mark for mark in opens[place] if mark.start == mark.end]:
            pieces.append(_mark("", points, place))
        at = place
    return "".join(pieces)


def _mark(words: str, marks: Iterable[Marked], at: int) -> str:
    marks = sorted(marks, key=lambda mark: SEVERITIES.index(mark.severity))
    first = next((mark for mark in marks if mark.place and mark.start == at), None)
    id = f' id="{FILE}-m{first.finding}"' if first else ""
    kind = marks[0].severity + (" point" if not words else " blank" if _INVISIBLE.fullmatch(words) else "")
    indices = " ".join(str(mark.finding) for mark in marks)
    return f'<mark{id} class="{kind}" data-f="{indices}">{escape(words)}</mark>'


def label(text: str, marks: Sequence[Marked]) -> str:
    """An automatic number, which is no part of the text."""
    shown = _mark(text, marks, marks[0].start) if marks else escape(text)
    return f'<span class="label">{shown}</span>'


def anchors(marks: Iterable[Marked]) -> Iterator[tuple[int, int]]:
    """For every finding that has a place, itself and the finding whose id its first mark bears: two may begin at one place."""
    by_start: dict[int, list[Marked]] = defaultdict(list)
    for mark in marks:
        if mark.place:
            by_start[mark.start].append(mark)
    for start, group in by_start.items():
        words = [mark for mark in group if mark.end > start]
        points = [mark for mark in group if mark.end == start]
        for some in (words, points):
            if some:
                bearer = min(some, key=lambda mark: SEVERITIES.index(mark.severity)).finding
                yield from ((mark.finding, bearer) for mark in some)
