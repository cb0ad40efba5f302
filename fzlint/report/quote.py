"""The words of a document as reports show them: those at fault, and some around them."""

from __future__ import annotations

import re

from fzlint.document.model import Document, Span
from fzlint.finding import FileReport

AROUND = 16  # code points on either side
LONGEST = 48  # words at fault that are longer are shortened in the middle


def text_of(report: FileReport) -> str:
    """The text of the document with private numbers masked; offsets stay."""
    document = report.document
    if document is None:
        return ""
    text = document.text
    pieces: list[str] = []
    done = 0
    for span in sorted(finding.span for finding in report.findings if finding.masked):
        start = max(span.start, done)  # two rules may see one number
        pieces += text[done:start], mask(text[start : span.end])
        done = max(span.end, done)
    return "".join(pieces) + text[done:]


def mask(words: str) -> str:
    """Words with all digits but the first three and the last two as stars."""
    places = [match.start() for match in re.finditer(r"[0-9０-９xX]", words)]
    hidden = set(places[3:-2] if len(places) > 8 else places)
    return "".join("*" if i in hidden else c for i, c in enumerate(words))


def label_of(document: Document, span: Span) -> str:
    """The automatic label that a span takes in, "" if none."""
    label = document.block_with(span.start).label if span.label else None
    return label.text if label and label.automatic else ""


def marked(document: Document, text: str, span: Span) -> str:
    """The words at fault, whole."""
    return label_of(document, span) + text[span.start : span.end]


def excerpt(
    document: Document, text: str, span: Span, around: int = AROUND, longest: int = LONGEST
) -> tuple[str, str, str]:
    """What stands before the words at fault, they, and what stands behind, all on one line, with … where it is cut.

    The words around come from the lines of the span alone.
    """
    first = document.block_with(span.start)
    # no farther than is shown: a line may have a million characters and as many findings
    left = text.rfind("\n", max(span.start - around - 1, 0), span.start) + 1
    right = text.find("\n", max(span.end - 1, span.start), span.end + around + 1)
    right = max(span.end, right) if right >= 0 else len(text)
    begin = max(left, span.start - around)
    begin += _into_figure(text[begin - 1], text[begin : span.start]) if begin > left else 0
    end = min(right, span.end + around)
    end -= _into_figure(text[end], text[span.end : end][::-1]) if end < right else 0
    before = ("…" if begin > left else "") + text[begin : span.start]
    if first.label and first.label.automatic and begin == first.start and not span.label:
        before = first.label.text + before
    after = text[span.end : end] + ("…" if end < right else "")
    return _line(before), _line(shorten(marked(document, text, span), longest)), _line(after)


def shorten(words: str, longest: int) -> str:
    """Words of at most `longest` code points: what is longer loses its middle, but no figure is cut in two."""
    if len(words) <= longest:
        return words
    half = longest // 2 - 1
    cut, rest = words[:half], words[-half:]
    cut = cut[: len(cut) - _into_figure(words[half], cut[::-1])]
    return f"{cut}……{rest[_into_figure(words[-half - 1], rest) :]}"


_FIGURE = frozenset("0123456789０１２３４５６７８９.．,%％")


def _into_figure(gone: str, kept: str) -> int:
    """How many code points at the cut end of what is kept belong to a figure whose other half is gone.

    `gone` is the character on the far side of the cut, `kept` the text from the cut on.
    """
    if gone not in _FIGURE:
        return 0
    length = next((i for i, c in enumerate(kept) if c not in _FIGURE), len(kept))
    return length if length < len(kept) else 0  # all of it is digits: half of them say more than none


_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def _line(text: str) -> str:
    return _BREAK.sub("／", text).replace("\t", " ")
