"""Headers and footers that name the report as another year's or another unit's: what is left of the file it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fzlint.document.model import Document, Span
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_YEAR = pattern("20[0-9][0-9]")
_YEARLY = pattern("20[0-9][0-9]年?度?")
_LEAST = 4  # code points that a header shares with the title behind the name of the unit


class Header(NamedTuple):
    """A header: its words without blanks, and where it stands."""

    words: str
    span: Span


def headers(document: Document) -> list[Header]:
    found: dict[str, Header] = {}
    for block in document.blocks:
        if block.role == "header" and (words := "".join(document.folded[block.start : block.end].split())):
            found.setdefault(words, Header(words, Span(block.start, block.end)))
    return list(found.values())


def other_year(document: Document, title: str, own: int) -> Iterator[tuple[Span, int, str]]:
    """Headers that are the title but for the year: where the year stands, the year, and the header."""
    for words, span in headers(document):
        years = set(_YEAR.findall(words))
        if len(years) != 1 or str(own) in years:
            continue
        year = years.pop()
        if words.replace(year, str(own)) == title:
            at = document.folded.find(year, span.start, span.end)
            if at >= 0:
                yield Span(at, at + len(year)), int(year), words


def other_unit(document: Document, title: str, unit: str, is_unit: Callable[[str], bool]) -> Iterator[tuple[Span, str]]:
    """Headers that are the title, whatever the year, but for the unit: where the unit stands, and its name."""
    rest = _YEARLY.sub("", title.removeprefix(unit))
    if not title.startswith(unit) or len(rest) < _LEAST:
        return
    for words, span in headers(document):
        bare = _YEARLY.sub("", words)
        name = bare.removesuffix(rest)
        at = document.text.find(name, span.start, span.end)
        if name and name != bare and name != unit and at >= 0 and is_unit(name):
            yield Span(at, at + len(name)), name
