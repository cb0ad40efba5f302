"""contents: a contents page whose lines are not the headings of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from fzlint.checks.context import Context
from fzlint.checks.patterns import short
from fzlint.document.labels import read_label
from fzlint.document.model import Document, Span
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_PAGE = pattern(
    r"(?:(?<![.．…·•\t \u3000])[.．…·•\s]{2,}|\t|(?<=[^\W\d_a-zA-Z）)》”])\s?)[-—(（]?\s?(\d{1,4})\s?[-—)）]?\s*$"
)
_LEAST = 3  # lines of a contents page
_GAP = 50  # headings between two lines: more are another level


class Line(NamedTuple):
    """A line of a contents page, or a heading.

    words  without its number and blanks; label: its number, without blanks
    text   both as they stand there
    page   0: it has none
    """

    label: str
    words: str
    text: str
    span: Span
    page: int = 0
    page_span: Span | None = None

    @property
    def whole(self) -> str:
        return self.label + self.words


class Contents(NamedTuple):
    """Lines of a contents page that are no headings, headings that are not on it, pages that go back.

    A contents page is judged where most of its lines are headings word for word: then it is the text's own, and not that of
    a longer one of which this is a part.

    alike   so many of a hundred characters a line and a heading must share to be meant as the same
    """

    alike: int = 60

    @property
    def names(self) -> tuple[str, ...]:
        return ("fault",)

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        lines = _lines(document)
        if len(lines) < _LEAST:
            return
        headings = _headings(document)
        at = _pairs(lines, headings)
        found = [j for j in at if j >= 0]
        if 2 * len(found) < len(lines) or found != sorted(found):
            return
        yield from _pages(lines)
        taken = set(found)
        first, last = lines[0].span.start, lines[-1].span.end
        elsewhere = "".join((document.folded[:first] + document.folded[last:]).split())
        for line, here, gap in zip(lines, at, _gaps(at, len(headings)), strict=True):
            if here >= 0 or len(gap) > _GAP:
                continue
            free = [j for j in gap if j not in taken]
            meant = _meant(line, [headings[j] for j in free], self.alike)
            if meant is not None:
                taken.add(free[meant])
                heading = headings[free[meant]]
                fault = f"目录写的是“{short(line.text)}”，正文标题是“{short(heading.text)}”"
                yield Match(line.span, {"fault": fault}, (heading.span,), key=line.whole)
            elif not any(_shape(headings[j]) == _shape(line) for j in free) and line.words not in elsewhere:
                yield Match(line.span, {"fault": f"目录里有“{short(line.text)}”，正文没有这个标题"}, key=line.whole)
        yield from _left_out(document, lines, headings, taken)


def _lines(document: Document) -> list[Line]:
    """The lines of the first contents page, without 目录 itself."""
    blocks = [i for i, block in enumerate(document.blocks) if block.role == "toc"]
    end = next((k + 1 for k, (i, j) in enumerate(pairwise(blocks)) if j != i + 1), len(blocks))
    lines = [_line(document, document.blocks[i].start, document.blocks[i].end, paged=True) for i in blocks[:end]]
    return [line for line in lines if line.whole not in ("目录", "目次")]


def _line(document: Document, start: int, end: int, paged: bool = False, automatic: str = "") -> Line:
    text = document.folded
    page = _PAGE.search(text, start, end) if paged else None
    stop = page.start() if page else end
    begin = start + len(text[start:stop]) - len(text[start:stop].lstrip())
    label = read_label(text, begin, stop)
    behind = label.end if label else begin
    shown = automatic or (text[label.start : label.end] if label else "")
    return Line(
        "".join(shown.split()).rstrip("、.．:："),
        "".join(text[behind:stop].split()).rstrip("。：:").lstrip("、.．:："),
        " ".join((automatic + document.text[begin:stop]).split()),
        Span(begin, max(begin + 1, begin + len(text[begin:stop].rstrip()))),
        int(page[1]) if page else 0,
        Span(*page.span(1)) if page else None,
    )


def _headings(document: Document) -> list[Line]:
    found = []
    for section in document.sections:
        block = document.blocks[section.heading]
        automatic = block.label.text if block.label is not None and block.label.automatic else ""
        found.append(_line(document, block.start, block.heading_end, automatic=automatic))
    return found


def _pairs(lines: Sequence[Line], headings: Sequence[Line]) -> list[int]:
    """For each line the heading that it names word for word, the first behind that of the line before; -1 for none.

    A number that was not read, on either side, makes no difference.
    """
    places: dict[str, list[int]] = {}
    for j, heading in enumerate(headings):
        for name in {heading.whole, "-" + heading.words}:
            places.setdefault(name, []).append(j)
    at: list[int] = []
    behind = 0
    for line in lines:
        names = (line.whole,) if line.label else (line.whole, "-" + line.words)
        same = [places[name][k] for name in names if (k := _first(places.get(name, ()), behind)) >= 0]
        at.append(min(same, default=-1))
        behind = max(behind, at[-1] + 1)
    return at


def _first(places: Sequence[int], behind: int) -> int:
    """The index of the first place from `behind` on; -1 if there is none."""
    k = bisect_left(places, behind)
    return k if k < len(places) else -1


def _gaps(at: Sequence[int], end: int) -> list[range]:
    """The headings that each line may be meant for: those between the ones of the lines around it."""
    before, after = [-1], [end]
    for j in at:
        before.append(max(j, before[-1]))
    for j in reversed(at):
        after.append(j if j >= 0 else after[-1])
    return [range(low + 1, high) for low, high in zip(before, after[-2::-1], strict=False)]


def _meant(line: Line, headings: Sequence[Line], alike: int) -> int | None:
    """Which of the headings a line is meant for: the same words under another number, or nearly the same."""
    if not headings:
        return None
    from rapidfuzz import fuzz

    shares = [fuzz.ratio(line.words, heading.words) for heading in headings]
    best = max(range(len(shares)), key=shares.__getitem__)
    meant = headings[best]
    least = alike * 2 // 3 if _in_place(line, headings, meant) else alike
    if shares[best] < least or (shares[best] < 100 and line.label and meant.label != line.label):
        return None
    return None if not meant.label and line.whole.endswith(meant.words) else best  # its number may not have been read


def _in_place(line: Line, headings: Sequence[Line], meant: Line) -> bool:
    """Whether it has the number of the line, and no other heading of this style stands there."""
    own = _shape(line)
    return line.label == meant.label != "" and sum(_shape(heading) == own for heading in headings) == 1


def _shape(line: Line) -> str:
    """The style of its number: 第#部分, （#）."""
    return "".join("#" if c in "0123456789一二三四五六七八九十" else c for c in line.label)


def _left_out(document: Document, lines: Sequence[Line], headings: Sequence[Line], taken: set[int]) -> Iterator[Match]:
    """Headings that are not on the page though those beside them, of the same series, are."""
    words = {line.words for line in lines}
    number = {section.heading: j for j, section in enumerate(document.sections)}
    for series in document.series:
        own = [number[i] for i in series.blocks if i in number]
        on = [j in taken for j in own]
        if on.count(False) == 1 and on.count(True) >= 2:
            heading = headings[own[on.index(False)]]
            if heading.words not in words:
                fault = f"正文标题“{short(heading.text)}”没有列入目录"
                yield Match(heading.span, {"fault": fault}, (lines[0].span,), key=heading.whole)


def _pages(lines: Sequence[Line]) -> Iterator[Match]:
    paged = [line for line in lines if line.page]
    back = [(a, b) for a, b in pairwise(paged) if b.page < a.page]
    if len(back) == 1:  # more: parts that count their own pages
        before, line = back[0]
        if line.page_span is not None and line.page != 1:
            fault = f"目录里“{short(line.text)}”的页码是{line.page}，前一行却是{before.page}，页码倒退"
            yield Match(line.page_span, {"fault": fault}, key=line.whole)
