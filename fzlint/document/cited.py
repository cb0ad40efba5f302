"""Names of documents in 《》 as a text cites them, and whether the words around tell of the past."""

from __future__ import annotations

from collections import Counter

from fzlint.document.fold import fold
from fzlint.document.model import Span
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

STATE = "中华人民共和国"
_LONGEST = 80  # code points of a name; beyond it the 》 is missing
_NEAR = 12  # code points before and behind a name, or a row of names, in which words tell how it is meant
_SENTENCE = 200  # code points: how far the ends of the sentence are looked for
_DASHES = str.maketrans(dict.fromkeys("-–－~～", "—"))
_JOINS = frozenset("、，,和与及以或 \n")
_STOPS = "。；！？\n"
_CLAUSE = "，,：:" + _STOPS


class Title(NamedTuple):
    """A name in 《》 as cited.

    name        without blanks and 中华人民共和国
    bare        and without （试行） or （2021年修订） at its end
    full        it was cited with 中华人民共和国
    first, last the row of names that it stands in: 《甲法》、《乙法》和《丙条例》
    """

    span: Span
    name: str
    bare: str
    full: bool
    first: int
    last: int


def in_title(text: str, at: int) -> bool:
    """Whether `at` stands between 《 and 》 of one name."""
    opened = text.rfind("《", max(0, at - _LONGEST), at + 1)
    return opened >= 0 and text.rfind("》", opened, at) < 0


_TITLE_MARK = pattern("[《》]")


def titles(text: str) -> list[Title]:
    """The names in 《》, in order. What stands inside another name is a part of that."""
    spans: list[Span] = []
    opened: list[int] = []
    for mark in _TITLE_MARK.finditer(text):
        at = mark.start()
        if opened and at - opened[0] > _LONGEST:
            opened.clear()
        if mark.group() == "《":
            opened.append(at)
        elif opened:
            start = opened.pop()
            if not opened:
                spans.append(Span(start, at + 1))
    rows: list[list[Span]] = []
    for span in spans:
        if rows and span.start - rows[-1][-1].end <= 2 and _JOINS.issuperset(text[rows[-1][-1].end : span.start]):
            rows[-1].append(span)
        else:
            rows.append([span])
    return [_title(text, span, row[0].start, row[-1].end) for row in rows for span in row]


_EDITION = pattern(r"\([^()]*(?:行|修订|修正|修改|年|版)\)$")


def _title(text: str, span: Span, first: int, last: int) -> Title:
    shown = "".join(text[span.start + 1 : span.end - 1].split())
    name = key(shown)
    bare = _EDITION.sub("", name) if name.endswith(")") else name
    return Title(span, name, bare, shown.startswith(STATE), first, last)


def key(name: str) -> str:
    """A name as names are compared: without 中华人民共和国, brackets and dashes of one kind."""
    return fold(name).removeprefix(STATE).translate(_DASHES)


def around(text: str, start: int, end: int) -> str:
    """The words next to what stands from start to end, in the same clause; what stands there itself is left out."""
    first = max((text.rfind(mark, max(0, start - _NEAR), start) for mark in _CLAUSE), default=-1)
    stops = [at for mark in _CLAUSE if (at := text.find(mark, end, end + _NEAR)) >= 0]
    return text[max(first + 1, start - _NEAR) : start] + "\n" + text[end : min(stops, default=end + _NEAR)]


_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?=年)")
_TITLE = pattern(r"《[^《》]*》")


def most_named(text: str) -> int | None:
    """The year that a text names most often outside names in 《》, the first of several; None if it names none."""
    named = Counter(_YEAR.findall(fold(_TITLE.sub("", text)))).most_common()
    return min((int(year) for year, times in named if times == named[0][1]), default=None)


def years(text: str, start: int, end: int) -> list[str]:
    """The years that the sentence around start and end names, outside names in 《》."""
    first = max(text.rfind(mark, max(0, start - _SENTENCE), start) for mark in _STOPS)
    stops = [at for mark in _STOPS if (at := text.find(mark, end, end + _SENTENCE)) >= 0]
    said = text[max(first + 1, start - _SENTENCE) : start] + "\n" + text[end : min(stops, default=end + _SENTENCE)]
    return _YEAR.findall(fold(_TITLE.sub("", said)))
