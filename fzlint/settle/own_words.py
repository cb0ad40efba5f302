"""Words that the office allows: what rules about words find inside them is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fzlint.document.model import Document, Span
from fzlint.finding import Finding
from fzlint.rulebook.rule import Rule
from fzlint.settle.spans import Spans

_MARKS = "《》〈〉“”‘’"  # a name is allowed with and without the marks around it


def allow(document: Document, found: list[tuple[Rule, Finding]], allowed: Iterable[str]) -> list[tuple[Rule, Finding]]:
    """The findings without those of rules about words (`of_words` of their checks) that lie inside an allowed word."""
    text = document.text
    spans = Spans(span for word in allowed for span in _places(text, word))
    return [
        (rule, finding)
        for rule, finding in found
        if not (getattr(rule.check, "of_words", False) and spans.hold(_bare(text, finding.span)))
    ]


def _places(text: str, word: str) -> Iterator[Span]:
    at = text.find(word)
    while at >= 0:
        yield Span(at, at + len(word))
        at = text.find(word, at + 1)


def _bare(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end - 1 and text[start] in _MARKS:
        start += 1
    while end - 1 > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)
