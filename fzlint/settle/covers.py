"""What lies inside a copied region is muted, and counted for the region."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from fzlint.document.model import Span
from fzlint.finding import Finding
from fzlint.settle.spans import Spans


def cover(findings: list[Finding]) -> list[Finding]:
    """Mute what lies inside a copied region, count it for the region, and sort."""
    findings = sorted(findings, key=lambda finding: (finding.span.start, finding.code, finding.span.end))
    covering = [finding for finding in findings if finding.covers is not None]
    if not covering:
        return findings
    outer = _outermost(covering)
    regions = Spans(c.covers for c in covering if c.covers is not None)
    kept: list[Finding] = []
    muted: list[Finding] = []
    for finding in findings:
        if finding.covers is not None:
            (kept if id(finding) in outer else muted).append(finding)
        else:
            (muted if not finding.absent and regions.hold(finding.span) else kept).append(finding)
    starts = [finding.span.start for finding in muted]

    def count(region: Span) -> int:
        inside = muted[bisect_left(starts, region.start) : bisect_right(starts, region.end)]
        return sum(1 for finding in inside if finding.span.end <= region.end)

    return [f._replace(covered=count(f.covers)) if f.covers is not None else f for f in kept]


def _outermost(covering: Iterable[Finding]) -> set[int]:
    """The findings, by identity, whose region lies in no other's; of equal regions the first in order stands."""
    outer: set[int] = set()
    farthest = -1
    regions = [(c.covers.start, -c.covers.end, c.code, i, c) for i, c in enumerate(covering) if c.covers is not None]
    for _, last, _, _, finding in sorted(regions):
        if -last > farthest:
            outer.add(id(finding))
            farthest = -last
    return outer
