"""One quantity told twice, and two digits of it changed about: 追回工资2136万元 … 追回工资2316万元.

Two long figures differ so by chance once in a thousand times; so the same deed and thing are enough, whatever stands ahead of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from fzlint.document.model import Document, Span
from fzlint.figures.again.deeds import Grammar, bare_key
from fzlint.figures.again.told_together import Apart
from fzlint.figures.again.wholes import RATIOS, SCOPE_NAMED, of_its_year, of_part, own_period, sums_up, with_quoted
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Passage
from fzlint.figures.reading.statement import parsed
from fzlint.record import NamedTuple

_DIGITS = 4
_FEWER = 3  # digits that are enough behind a long name
_NAME = 4  # characters of deed and thing
_FAR = 6  # the same where the two stand in different sections: 发放资料 is what every campaign does
_LONG = 8
_SHORT = 3
_OWN_DEED = 3  # 审执结
ANY = ("案件", "各类案件")
_LEAD = 80
_BEHIND = 12
FIELD = "field"  # in the place of the family: its sentence names a field
_MOST = 20  # figures of the same digits that are looked at


class _Telling(NamedTuple):
    """A figure with its words, its deed and thing, those behind it, its digits, and the section that it stands in.

    whole: its words name time or writer, or it stands in front of all sections.
    """

    figure: Figure
    span: Span
    key: tuple[str, str, str]
    behind: str
    digits: str
    section: int
    whole: bool


def turned(document: Document, passages: Iterable[Passage], words: Grammar) -> Iterator[Apart]:
    """Figures that tell of one thing with two digits changed about, of the report's own year."""
    numbers = list(_numbers(passages))
    digits_of: dict[tuple[object, ...], set[str]] = {}
    for _, _, place, digits in numbers:
        digits_of.setdefault(place, set()).add(digits)
    if all(len(found) < 2 for found in digits_of.values()):  # most reports: what they count need not be asked
        return
    rows: dict[tuple[object, ...], list[_Telling]] = {}
    values: dict[tuple[str, str, str], set[Decimal]] = {}
    for passage, k, place, digits in numbers:
        figure = passage.figures[k]
        key = _key(document, passage, _own(passage, k), words)
        if key is not None:
            values.setdefault(key, set()).add(figure.value)
            if len(digits_of[place]) > 1:
                rows.setdefault(place, []).append(_telling(document, passage, figure, key, digits))
    for row in rows.values():
        first = row[0]
        for later in row[1:_MOST]:
            two = sum(a != b for a, b in zip(first.digits, later.digits, strict=True)) == 2
            if (
                two
                and (_of_one(first, later) or _of_few(first, later, values))
                and all(of_its_year(document, one.figure, one.span) for one in (first, later))
            ):
                yield Apart(first.span, later.span, first.figure, later.figure)


def _numbers(passages: Iterable[Passage]) -> Iterator[tuple[Passage, int, tuple[object, ...], str]]:
    """The figures (by their place in a sentence) whose digits tell something, what those with digits changed about share, the digits."""
    for passage in passages:
        for k, figure in enumerate(passage.figures):
            if figure.about in RATIOS or figure.approx:
                continue
            digits = str(int(figure.value / figure.step))
            if len(digits) >= _FEWER and len(set(digits)) >= _FEWER - 1:
                yield passage, k, (figure.about, figure.step, len(digits), "".join(sorted(digits))), digits


def _telling(document: Document, passage: Passage, figure: Figure, key: tuple[str, str, str], digits: str) -> _Telling:
    end = figure.span.end
    behind = passage.text[end : min(passage.end, end + _BEHIND)]
    span = Span(figure.span.start - len(figure.noun), end)
    section = document.section_of[document.block_at(end - 1)]
    lead = passage.text[max(passage.start, span.start - _LEAD) : span.start]
    whole = any(parsed(figure.noun)[:2]) or sums_up(document, span.start)
    if SCOPE_NAMED.search(lead):
        key = (key[0], key[1], FIELD)
    return _Telling(figure, span, key, behind, digits, section, whole)


def _of_one(first: _Telling, later: _Telling) -> bool:
    """Whether deed and thing are the same, or the words behind one name the thing of the other: 现有学生2380人; 全校2830名学生."""
    one, other = (("" if told.key[1] in ANY else told.key[1]) for told in (first, later))
    if one == other and _names(first.key, len(first.digits), first.section != later.section):
        return first.key[0] == later.key[0] or not (first.key[0] and later.key[0])
    least = 2 if len(first.digits) >= _DIGITS else _NAME
    return any(len(a) >= least and told.behind.startswith(a) for a, told in ((one, later), (other, first)))


def _of_few(first: _Telling, later: _Telling, values: Mapping[tuple[str, str, str], set[Decimal]]) -> bool:
    """Whether no third number is told of either name, as of what every section counts for itself, and one name is the other
    with words put in: 挽回损失, 挽回经济损失."""
    (deed, one, family), (other_deed, other, other_family) = first.key, later.key
    if FIELD in (family, other_family):
        return False  # 在食品安全方面，全年…
    if (deed and other_deed and deed != other_deed) or len(values[first.key] | values[later.key]) > 2:
        return False
    if len(values[first.key]) + len(values[later.key]) > 2 and first.key != later.key:
        return False
    short, long = sorted((one, other), key=len)
    if first.section != later.section and not (first.whole or later.whole) and len(deed + short) < _FAR:
        return False
    if short in ("", *ANY):
        return len(deed) >= _OWN_DEED and deed == other_deed and len(first.digits) >= _DIGITS
    least = 2 if len(first.digits) >= _DIGITS else _SHORT
    return len(short) >= least and _put_in(short, long)


def _put_in(short: str, long: str) -> bool:
    """Whether one name is the other with words put in at one place."""
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return long.endswith(short[same:])


def _own(passage: Passage, k: int) -> Figure:
    """A figure with its own words, without those that still belong to the one in front of it: 6842件案件中审执结6538件."""
    figure = with_quoted(passage, passage.figures[k])
    if k and passage.figures[k - 1].span.end == figure.span.start - len(figure.noun) and "中" in figure.noun:
        return figure._replace(noun=figure.noun.partition("中")[2])
    return figure


def _names(key: tuple[str, str, str], digits: int, far: bool) -> bool:
    """Whether deed and thing tell what is counted: of the fewer digits the more words, and the more from one section to another."""
    deed, thing, _ = key
    if digits < _DIGITS:
        return len(deed + thing) >= _LONG
    near = len(deed) >= _OWN_DEED or len(thing) >= _OWN_DEED  # 罚没款
    return len(deed + thing) >= (_FAR if far else _NAME) or (not far and near)


def _key(document: Document, passage: Passage, figure: Figure, words: Grammar) -> tuple[str, str, str] | None:
    """Deed, thing and family of a figure that no word says to be of another time or a part."""
    start = figure.span.start - len(figure.noun)
    if passage.text[start : figure.span.start] != figure.noun or of_part(figure.noun):
        return None
    lead = passage.text[max(passage.start, start - _LEAD) : start]
    return bare_key(figure, words) if own_period(document, figure, lead) else None
