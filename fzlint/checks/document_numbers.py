"""document-numbers: a number behind the name of a document that is not the one it was issued under: 《优化营商环境条例》（国务院令第772号）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.cited import key, titles
from fzlint.document.fold import fold
from fzlint.document.model import Span
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_NUMBER = pattern(
    r"[(（][^()（）\n]{0,20}?(?P<number>(?P<sort>(?:国务院|总理)令)第?(?P<order>\d{1,4})号"
    r"|(?P<code>[^\W\d_a-zA-Z]{2,6})[〔\[［【(（](?P<year>\d{4})[〕\]］】)）](?P<serial>\d{1,4})号)",
)


class Row(NamedTuple):
    """A document and all numbers that it, or an edition of it, was issued under, parted by |."""

    name: str
    number: str
    source: str = ""


class DocumentNumbers(NamedTuple):
    """Numbers in brackets right behind the name of a document that was issued under another one of the same sort."""

    rows: tuple[Row, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return ("name", "number", "right")

    def __call__(self, context: Context) -> Iterator[Match]:
        text = context.document.text
        if not any(mark in text for mark in ("》（", "》(")):
            return
        numbers = {key(row.name): row.number.split("|") for row in self.rows}
        newest = max((_order(number) for known in numbers.values() for number in known), default=0)
        for title in titles(text):
            known = numbers.get(title.name) or numbers.get(title.name[max(title.name.find("关于"), 0) :])
            found = _NUMBER.match(text, title.span.end) if known else None
            if known is None or found is None:
                continue
            if found["order"] and int(fold(found["order"])) > newest:
                continue  # a later edition, published under a later order than any here
            told = _written(found)
            sort = _sort(told)
            if told not in known and all(_sort(number) == sort for number in known):
                span = Span(*found.span("number"))
                right = "”或“".join(known)
                yield Match(span, {"name": title.name, "number": text[span.start : span.end], "right": right})


def _written(found: re.Match[str]) -> str:
    if found["order"]:
        return f"国务院令第{fold(found['order'])}号"
    return f"{found['code']}〔{fold(found['year'])}〕{fold(found['serial'])}号"


def _order(number: str) -> int:
    """Of an order of the State Council the number in its one series: 国务院令第713号; of others 0."""
    digits = number.partition("令第")[2].rstrip("号")
    return int(digits) if digits else 0


def _sort(number: str) -> str:
    """Who issues documents with such numbers: 国务院令, 国办发."""
    return number.partition("第")[0].partition("〔")[0]
