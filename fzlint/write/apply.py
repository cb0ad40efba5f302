"""Edits made in a text."""

from __future__ import annotations

from collections.abc import Iterable

from fzlint.finding import Edit


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` after `edits`. Where two overlap the first in the text wins; equal edits count once."""
    pieces: list[str] = []
    at = 0
    last: Edit | None = None
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        if edit == last or edit.span.start < at:
            continue
        pieces += text[at : edit.span.start], edit.text
        at = edit.span.end
        last = edit
    pieces.append(text[at:])
    return "".join(pieces)
