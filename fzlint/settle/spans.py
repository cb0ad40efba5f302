"""Many spans, to ask whether one of them overlaps or holds another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from fzlint.document.model import Span


class Spans:
    """Spans to ask whether one overlaps or holds another, in logarithmic time. An empty span counts as one character."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted((span.start, max(span.end, span.start + 1)) for span in spans)
        self.starts = [start for start, _ in ordered]
        self.ends = list(accumulate((end for _, end in ordered), max))  # the farthest end of all that start so early

    def overlap(self, span: Span) -> bool:
        before = bisect_left(self.starts, max(span.end, span.start + 1))
        return before > 0 and self.ends[before - 1] > span.start

    def hold(self, span: Span) -> bool:
        before = bisect_right(self.starts, span.start)
        return before > 0 and self.ends[before - 1] >= span.end
