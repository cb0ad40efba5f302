"""The year that a report names, and the paragraphs that lead in.

A year is named by the title, by the line of the meeting below it, by the sentence that leads in (现将2024年……报告如下), by
the first heading, or by the date of signing; never by furniture, by the number of a document, or by the name of another one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fzlint.document.fold import fold
from fzlint.document.identity.bare import NUMBER_BEFORE, end_of_title, has_type, unspaced
from fzlint.document.identity.title import LONGEST
from fzlint.document.labels import Reading, han_number
from fzlint.document.model import Paragraph, Role, Span, Year
from fzlint.document.title_words import LOOKED_BACK, REVIEWED
from fzlint.pattern import pattern

_OPENING = 6  # paragraphs that lead in, at most
LEAD = 1200  # code points of them
_HEADINGS = 6  # so many headings are looked at for a year
_MEETING = pattern(r"——|\d{4}年\d{1,2}月\d{1,2}日[在于]|[（(].{4,60}(?:会议|大会).{0,12}[）)]$")

_YEAR = pattern(r"(?<!\d)(?<!\d[—–～~-])(?<!年[—–～~至-])((?:19|20)\d\d)(?!\d)(?!年?\s*[—–～~至-]+\s*(?:19|20)\d\d)")
_HAN_YEAR = pattern(r"([一二][^\s\d]{3})年")
_NAMED = pattern(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〔[^〔〕]*〕|[（(][^（）()]{0,40}[）)]|“[^“”]{0,40}”|<[^<>]{0,60}>|\[[^\[\]]{0,12}\]"
)
_REPORTS = pattern(r"现[将就对把][^。；]{0,60}?((?:19|20)\d\d)\s?年[^。；]{0,60}?(?:如下|公布|公开|总结)")
ANNOUNCED = pattern(
    r"现(?:予以|向社会|面向社会)?(?:公布|公开|发布)(?:如下)?[:：]?《([^《》]{6,60})》"
)  # the report by its name
_PERIOD = pattern(r"((?:19|20)\d\d)\s?年\s?1\s?月\s?1\s?日(?:起|开始)?[,，]?(?:至|到|—|-|起至)")
_PLAIN = pattern(r"(?<![\d—–～~/-])((?:19|20)\d\d)\s?年(?!\s*(?:\d{1,2}\s?月|[—–～~至-]|以来的|第\s?\d{1,2}\s?期))")
_REVIEWED = pattern(rf"((?:19|20)\d\d)\s?年度?[^\d，。；]{{0,30}}(?:{'|'.join(REVIEWED)})\s*。?$")
_LOOKED_BACK = pattern(
    rf"((?:19|20)\d\d)\s?年度?[^\d，。；]{{0,16}}(?:{'|'.join(LOOKED_BACK)})\s*$", need="|".join(LOOKED_BACK)
)
_FEW = 12  # code points at the head of a paragraph
_BEGUN = pattern(r"\s*((?:19|20)\d\d)\s?年[,，]", need="年")
_BEGINS = pattern(r"^\s*((?:19|20)\d\d)\s?年度?[,，]", need="年")
_TO_THE_END = pattern(r"((?:19|20)\d\d)\s?年\s?12\s?月\s?31\s?日")
_SAID = (_REPORTS, _PERIOD, _PLAIN, _TO_THE_END)
_NEWS = pattern(r"\s*\d{1,2}月\d{1,2}日[^\d至—-]", need="月")
# what has neither title nor headings may be a piece of news, with any years in it; so may be what begins with a day
_SAID_OF_REPORTS = (_REPORTS, _PERIOD, _BEGINS)


def in_digits(text: str) -> str:
    """A text with years in digits, of the same length: 二〇二五年 → 2025年."""
    return _HAN_YEAR.sub(_in_digits, text) if "二" in text else text


def _in_digits(found: re.Match[str]) -> str:
    number = han_number(found[1]) or 0
    return f"{number}年" if _FIRST <= number <= _LAST else found[0]


_FIRST, _LAST = 1900, 2099


def find_year(
    starts: Sequence[int],
    paragraphs: Sequence[Paragraph],
    title: Sequence[int],
    roles: Sequence[Role],
    readings: Sequence[Reading | None],
    lead: Sequence[int],
) -> Year | None:
    """The year that a document names first: in the title, the line of the meeting, the lead-in, the date of signing.

    starts   where the paragraphs begin in the text of the document
    lead     the paragraphs that lead in
    """
    first = title[-1] + 1 if title else 0
    typed = bool(title) and has_type(fold(paragraphs[title[-1]].text))
    news = bool(lead) and is_news(fold(paragraphs[lead[0]].text[:_FEW]))
    told_by_any = any(readings) or (typed and not news)
    # the headline of a page may name another year than the text
    told = reported_year(paragraphs, starts, lead) if title and "furniture" in roles[first : first + 1] else None
    return told or (
        _not_of_delivery(
            _title_year(paragraphs, starts, title),
            paragraphs,
            first,
            _heading_year(paragraphs, starts, first, roles, readings, _LOOKED_BACK),
        )
        or (_meeting_year(paragraphs, starts, roles, first) if title else None)
        or _opening_year(paragraphs, starts, lead, _SAID if told_by_any else _SAID_OF_REPORTS)
        or _heading_year(paragraphs, starts, first, roles, readings)
        or _begun_year(paragraphs, starts, first, roles, readings)
        or _signed_year(paragraphs, starts, roles)
    )


def is_news(text: str) -> bool:
    """Whether a folded text begins with a day of a year that it need not name, as news do: 5月12日，县政府召开……."""
    return _NEWS.match(text) is not None


def _title_year(paragraphs: Sequence[Paragraph], starts: Sequence[int], title: Sequence[int]) -> Year | None:
    """The year in the title, but for that of a document number before it or a date behind it; the title may be spaced out."""
    for i in title:
        line = fold(paragraphs[i].text)
        number = NUMBER_BEFORE.match(line)
        if (year := _named(line, number.end() if number else 0, end_of_title(line), starts[i])) is not None:
            return Year(*year, "title")
        if (bare := unspaced(line)) != line and (year := _named(bare, 0, len(bare), 0)) is not None:
            return Year(year[0], Span(starts[i], starts[i] + len(line)), "title")
    return None


def _not_of_delivery(
    year: Year | None, paragraphs: Sequence[Paragraph], first: int, heading: Year | None
) -> Year | None:
    """The year of the title; where the report is dated in the year after it, or begins with looking back on it, that is the year
    which it tells of: 政府工作报告（2024年）, delivered on 2025年1月3日; 一、2024年工作回顾."""
    if year is None:
        return None
    if heading is not None and heading.value == year.value:
        return year._replace(by="opening")
    for paragraph in paragraphs[first : first + _DELIVERED_NEAR]:
        match = _DELIVERED.match(fold(paragraph.text))
        if match and int(match.group(1)) == year.value + 1:
            return year._replace(by="opening")
    return year


_DELIVERED_NEAR = 6  # paragraphs below the title
_DELIVERED = pattern(r"\s*\(?((?:19|20)\d\d)年\d{1,2}月\d{1,2}日(?:\)?\s*$|[在于])", need="年")


def _meeting_year(
    paragraphs: Sequence[Paragraph], starts: Sequence[int], roles: Sequence[Role], first: int
) -> Year | None:
    """The year in the line of the meeting, one of the four below the title."""
    for i in range(first, min(first + 4, len(paragraphs))):
        line = fold(paragraphs[i].text)
        if (
            _MEETING.match(line.strip())
            and roles[i] in ("body", "heading")
            and (year := _named(line, 0, len(line), starts[i]))
        ):
            return Year(*year, "meeting")
    return None


def _signed_year(paragraphs: Sequence[Paragraph], starts: Sequence[int], roles: Sequence[Role]) -> Year | None:
    for i in range(len(roles) - 1, -1, -1):
        if roles[i] == "signoff":
            line = fold(paragraphs[i].text)
            if (year := _named(line, 0, len(line), starts[i])) is not None:
                return Year(*year, "signoff")
    return None


def year_named(title: str, start: int = -1) -> Year | None:
    """The year of a title that is no block of its own: it stands at `start`, or nowhere in the text."""
    found = _named(fold(title), 0, len(title), max(start, 0))
    return Year(found[0], found[1] if start >= 0 else Span(0, 0), "title") if found else None


def _named(line: str, start: int, end: int, offset: int) -> tuple[int, Span] | None:
    """The first year in a stretch of a line, and where it stands in a text that has the line at `offset`."""
    if match := _YEAR.search(line, start, end):
        return int(match.group(1)), Span(offset + match.start(1), offset + match.end(1))
    for match in _HAN_YEAR.finditer(line, start, end):
        if (value := han_number(match.group(1))) is not None and 1900 <= value <= 2100:
            return value, Span(offset + match.start(1), offset + match.end(1))
    return None


def find_lead(
    paragraphs: Sequence[Paragraph],
    title: Sequence[int],
    roles: Sequence[Role],
    readings: Sequence[Reading | None],
) -> tuple[int, ...]:
    """The paragraphs that lead in: those before the first heading, or the first one behind it where there are none."""
    led: list[int] = []
    seen = 0
    for i in range(title[-1] + 1 if title else 0, len(paragraphs)):
        if roles[i] in ("furniture", "cell", "toc", "header", "textbox", "note", "title"):
            continue
        text = paragraphs[i].text
        if readings[i] is not None or roles[i] == "heading":
            if led:
                break
            if "。" not in text:  # the text begins with a heading: the first paragraph leads in
                continue
            return (i,)
        if len(text) < 20 and "。" not in text and "，" not in text:
            continue
        led.append(i)
        seen += len(text)
        if len(led) == _OPENING or seen > LEAD:
            break
    return tuple(led)


def reported_year(paragraphs: Sequence[Paragraph], starts: Sequence[int], lead: Sequence[int]) -> Year | None:
    """The year that the paragraphs which lead in say to report on: 现将2024年……报告如下; else the one they begin with."""
    return _opening_year(paragraphs, starts, lead, (_REPORTS, _BEGINS))


def _opening_year(
    paragraphs: Sequence[Paragraph],
    starts: Sequence[int],
    lead: Sequence[int],
    shapes: Sequence[re.Pattern[str]],
) -> Year | None:
    """The year that the paragraphs which lead in name."""
    for i in lead:
        if (match := ANNOUNCED.search(line := fold(paragraphs[i].text[:LEAD]))) and (
            year := _named(line, match.start(1), match.end(1), starts[i])
        ):
            return Year(*year, "opening")
    lines = {i: unnamed(fold(paragraphs[i].text[:LEAD])) for i in lead}
    for shape in shapes:
        for i, line in lines.items():
            if match := shape.search(line):
                return Year(int(match.group(1)), Span(starts[i] + match.start(1), starts[i] + match.end(1)), "opening")
    return None


def _heading_year(
    paragraphs: Sequence[Paragraph],
    starts: Sequence[int],
    first: int,
    roles: Sequence[Role],
    readings: Sequence[Reading | None],
    reviewed: re.Pattern[str] = _REVIEWED,
) -> Year | None:
    """The year of the first heading that names one, where it reviews that: 一、2024年工作情况. Later ones plan."""
    seen = 0
    for i in range(first, len(paragraphs)):
        if readings[i] is None and roles[i] != "heading":
            continue
        seen += 1
        line = fold(paragraphs[i].text[:LONGEST])
        if _YEAR.search(line):
            match = reviewed.search(line)
            if match is None:
                return None
            return Year(int(match.group(1)), Span(starts[i] + match.start(1), starts[i] + match.end(1)), "opening")
        if seen == _HEADINGS:
            break
    return None


def _begun_year(
    paragraphs: Sequence[Paragraph],
    starts: Sequence[int],
    first: int,
    roles: Sequence[Role],
    readings: Sequence[Reading | None],
) -> Year | None:
    """The year that the first words under the first heading name: 2024年，我局……."""
    headed = next((i for i in range(first, len(paragraphs)) if readings[i] is not None), len(paragraphs))
    below = headed + 1
    if below < len(paragraphs) and roles[below] == "body" and readings[below] is None:
        match = _BEGUN.match(fold(paragraphs[below].text[:_FEW]))
        if match:
            at = starts[below]
            return Year(int(match.group(1)), Span(at + match.start(1), at + match.end(1)), "opening")
    return None


def unnamed(line: str) -> str:
    """A line with the names of documents, numbers, quotations and brackets blanked; the length stays."""
    return _NAMED.sub(lambda named: "\ue001" * len(named.group()), line)
