"""stretches: the running text that one enumeration may run through, from one heading to the next."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.model import Document
from fzlint.document.prose import is_said_apart


def stretches(document: Document) -> Iterator[tuple[int, int]]:
    """The stretches of running text that one enumeration may run through: from one heading to the next."""
    start = end = -1
    for block in document.blocks:
        if not block.is_text:
            if start >= 0:
                yield start, end
            start = -1
            if is_said_apart(document, block):
                yield block.start, block.end
            continue
        if block.role == "heading" and not (
            block.label and block.label.family == "circle"
        ):  # ① counts, it does not part
            if start >= 0:
                yield start, end
            start = block.heading_end
            led = document.plain.find("：", block.start, start)
            if block.heading_end < block.end and led >= 0:  # （一）存在问题：一是…。二是…
                start = led + 1
        elif start < 0:
            start = block.start
        end = block.end
    if start >= 0:
        yield start, end
