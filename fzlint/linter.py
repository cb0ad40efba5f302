"""Run rules over a document and settle what they find."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from fzlint.checks.context import Context
from fzlint.document import words
from fzlint.document.model import Document, Span
from fzlint.finding import SEVERITIES, Finding, Fix, Match, Problem, Related, Severity
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.rule import Rule, matches

if TYPE_CHECKING:
    from fzlint.document.shared import Other

_NEAR = 60  # code points of a sentence that a fingerprint sees on either side


class Result(NamedTuple):
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def lint(document: Document, rules: Iterable[Rule], kind: Kind | None = None, others: tuple[Other, ...] = ()) -> Result:
    """Run `rules` over `document` and settle: severity, yields-to, covers, order (by offset, then code).

    others  reports that it is compared with, by the rules that do so

    Pure: the same arguments give the same result. A rule that crashes becomes a problem and hides nothing of the others.
    """
    context = Context(document, kind, words.cut, others)
    found: list[tuple[Rule, Finding]] = []
    problems: list[Problem] = []
    for rule in rules:
        if rule.kinds and (kind is None or kind.name not in rule.kinds):
            continue
        try:
            found += [(rule, stamp(rule, match)) for match in rule.check(context)]
        except Exception as error:  # a rule of a third party too must not hide what the others find
            problems.append(Problem("rule-crashed", f"规则 {rule.code} 出错，未能完成检查：{error!r}", rule.code))
    findings = _cover(_yield(_outside(document, found)))
    return Result(tuple(_number(document, findings)), tuple(problems))


def _outside(document: Document, found: list[tuple[Rule, Finding]]) -> list[tuple[Rule, Finding]]:
    """The findings outside furniture, which is to go as a whole; inside, only that is told, and what is private."""
    blocks = document.blocks
    if all(block.role != "furniture" for block in blocks):
        return found
    return [
        (rule, finding)
        for rule, finding in found
        if blocks[document.block_at(finding.span.start)].role != "furniture"
        or rule.masked
        or getattr(rule.check, "reads_furniture", False)
    ]


def stamp(rule: Rule, match: Match) -> Finding:
    """The finding that `rule` makes of `match`."""
    severity: Severity = "warning" if rule.severity == "off" else rule.severity
    if match.severity is not None and SEVERITIES.index(match.severity) > SEVERITIES.index(severity):
        severity = match.severity
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=(match.message or rule.message).format_map(match.values),
        span=match.span,
        related=tuple(Related(span, rule.related.format_map(match.values)) for span in match.related),
        fix=Fix(rule.fix == "safe", match.edits) if match.edits else None,
        absent=match.absent,
        covers=match.covers,
        group=match.group,
        masked=rule.masked,
        key=match.key,
    )


class _Spans:
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


def _yield(found: list[tuple[Rule, Finding]]) -> list[Finding]:
    """Drop what gives way to an overlapping finding of a rule named in yields-to."""
    winners: dict[str, _Spans] = {}
    for rule in {rule.code: rule for rule, _ in found if rule.yields_to}.values():
        winners[rule.code] = _Spans(
            finding.span
            for other, finding in found
            if other.code != rule.code and any(matches(other, selector) for selector in rule.yields_to)
        )
    return [
        finding for rule, finding in found if rule.code not in winners or not winners[rule.code].overlap(finding.span)
    ]


def _cover(findings: list[Finding]) -> list[Finding]:
    """Mute what lies inside a copied region, count it for the region, and sort."""
    findings = sorted(findings, key=lambda finding: (finding.span.start, finding.code, finding.span.end))
    covering = [finding for finding in findings if finding.covers is not None]
    if not covering:
        return findings
    outer = _outermost(covering)
    regions = _Spans(c.covers for c in covering if c.covers is not None)
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


def _number(document: Document, findings: list[Finding]) -> Iterable[Finding]:
    """Give each finding the key that its fingerprint is made of."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = finding.key or _sentence(document, finding.span)
        seen[finding.code, key] += 1
        yield finding._replace(key=f"{key}\0{seen[finding.code, key]}")


def _sentence(document: Document, span: Span) -> str:
    """The sentence around the start of a span, without blanks: it stays when lines move. Of a long one the nearest part."""
    if not document.blocks:
        return ""
    text = document.text
    block = document.blocks[document.block_at(span.start)]
    first, last = max(block.start, span.start - _NEAR), min(block.end, span.start + _NEAR)
    start = max(text.rfind(mark, first, span.start) + 1 for mark in "。！？；")
    ends = [end for mark in "。！？；" if (end := text.find(mark, span.start, last)) >= 0]
    return "".join(text[max(start, first) : min(ends, default=last)].split())
