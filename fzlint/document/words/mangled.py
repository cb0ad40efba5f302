"""Where a long name stands but for one or two slips, whatever they are: for names that nothing else is near to."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.document.model import Span

_SLIPS = 2
_STOPS = frozenset("，。；：！？、,;!?\n《》（）“” ")


def mangled(text: str, name: str, pairs: frozenset[str]) -> Iterator[Span]:
    """Where `text` has something that begins and ends as `name` does and is it but for one or two characters; or is it without
    its first or its last.

    pairs: see `Document.pairs`
    """
    first, last, size = name[0], name[-1], len(name)
    end = 0
    for at in _anchors(text, name, pairs):
        if at < end:
            continue
        start = text.rfind(first, max(end, at - size), at + 1)
        span = _shortest(text, start, name) if start >= 0 else None
        if span is None and text.startswith(name[1:], at) and text[at - 1 : at] not in ("", "\n", first):
            span = Span(at, at + size - 1)
        if span is None and text.startswith(name[:-1], at) and text[at + size - 1 : at + size] not in ("", "\n", last):
            span = Span(at, at + size - 1)
        if span and not text.startswith(name, span.start):
            yield span
            end = span.end


def _anchors(text: str, name: str, pairs: frozenset[str]) -> list[int]:
    """Where two neighbours of the name, unharmed, stand outside the whole name."""
    found: set[int] = set()
    for i in range(len(name) - 1):
        pair = name[i : i + 2]
        at = text.find(pair) if pair in pairs else -1
        while at >= 0:
            if not text.startswith(name, at - i):
                found.add(at)
            at = text.find(pair, at + 1)
    return sorted(found)


def _shortest(text: str, start: int, name: str) -> Span | None:
    """What begins at `start` and is `name` but for the fewest slips; None if it takes more than two."""
    best, span = _SLIPS + 1, None
    for end in range(start + len(name) - _SLIPS, min(len(text), start + len(name) + _SLIPS) + 1):
        shown = text[start:end]
        if shown[-1:] != name[-1] or not _STOPS.isdisjoint(shown):
            continue
        slips = _distance(shown, name)
        if slips > 1 and not any(c in shown for c in name[-3:-1]):
            continue  # 中华人民的国家: but the beginning is there
        if 0 < slips < best:
            best, span = slips, Span(start, end)
    return span


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, c in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, d in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (c != d))
    return row[-1]
