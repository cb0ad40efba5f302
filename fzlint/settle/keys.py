"""What a finding is known by when the document changes around it: the sentence it begins in, or what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fzlint.document.model import Document, Span
from fzlint.finding import Finding

_NEAR = 60  # code points of a sentence that a fingerprint sees on either side


def number(document: Document, findings: list[Finding]) -> Iterable[Finding]:
    """Give each finding the key that its fingerprint is made of."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = finding.key or sentence(document, finding.span)
        seen[finding.code, key] += 1
        yield finding._replace(key=f"{key}\0{seen[finding.code, key]}")


def sentence(document: Document, span: Span) -> str:
    """The sentence around the start of a span, without blanks: it stays when lines move. Of a long one the nearest part."""
    if not document.blocks:
        return ""
    text = document.text
    block = document.block_with(span.start)
    first, last = max(block.start, span.start - _NEAR), min(block.end, span.start + _NEAR)
    start = max(text.rfind(mark, first, span.start) + 1 for mark in "。！？；")
    ends = [end for mark in "。！？；" if (end := text.find(mark, span.start, last)) >= 0]
    return "".join(text[max(start, first) : min(ends, default=last)].split())
