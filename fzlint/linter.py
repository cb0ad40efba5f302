"""Run rules over a document and settle what they find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from fzlint import words
from fzlint.checks import Context
from fzlint.document import Document, Span
from fzlint.finding import SEVERITIES, Finding, Fix, Match, Problem, Related, Severity
from fzlint.rule import Kind, Rule, matches


class Result(NamedTuple):
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]


def lint(document: Document, rules: Iterable[Rule], kind: Kind | None = None) -> Result:
    """Run `rules` over `document` and settle: severity, yields-to, covers, order (by offset, then code).

    Pure: the same arguments give the same result. A rule that crashes becomes a problem and hides nothing of the others.
    """
    context = Context(document, kind, words.cut)
    found: list[tuple[Rule, Finding]] = []
    problems: list[Problem] = []
    for rule in rules:
        if rule.kinds and (kind is None or kind.name not in rule.kinds):
            continue
        try:
            found += [(rule, stamp(rule, match)) for match in rule.check(context)]
        except Exception as error:  # a rule of a third party too must not hide what the others find
            problems.append(Problem("rule-crashed", f"规则 {rule.code} 出错，未能完成检查：{error!r}", rule.code))
    findings = _cover(_yield(found))
    return Result(tuple(_fingerprint(document, findings)), tuple(problems))


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
        fingerprint=match.key,  # only the key as yet; `_fingerprint` makes the hash
    )


def _yield(found: list[tuple[Rule, Finding]]) -> list[Finding]:
    """Drop what gives way to an overlapping finding of a rule named in yields-to."""
    if not any(rule.yields_to for rule, _ in found):
        return [finding for _, finding in found]
    kept: list[Finding] = []
    for rule, finding in found:
        span = finding.span
        if not any(
            span.start < max(other.span.end, other.span.start + 1) and other.span.start < max(span.end, span.start + 1)
            for selector in rule.yields_to
            for winner, other in found
            if matches(winner, selector) and winner.code != rule.code
        ):
            kept.append(finding)
    return kept


def _cover(findings: list[Finding]) -> list[Finding]:
    """Mute what lies inside a copied region, count it, and sort."""
    findings = sorted(findings, key=lambda finding: (finding.span.start, finding.code, finding.span.end))
    covering = [finding for finding in findings if finding.covers is not None]
    if not covering:
        return findings
    counts: Counter[int] = Counter()
    kept: list[Finding] = []
    for finding in findings:
        owner = next((c for c in covering if c is not finding and _inside(finding, c)), None)
        if owner is None:
            kept.append(finding)
        else:
            counts[id(owner)] += 1
    return [finding._replace(covered=counts[id(finding)]) for finding in kept]


def _inside(finding: Finding, owner: Finding) -> bool:
    region = owner.covers
    assert region is not None
    if finding.absent or not region.start <= finding.span.start <= finding.span.end <= region.end:
        return False
    return finding.covers is None or finding.covers != region or finding.code > owner.code


def _fingerprint(document: Document, findings: list[Finding]) -> Iterable[Finding]:
    """A hash of code, key and repeat number, so that it outlives edits elsewhere in the document."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = finding.fingerprint or _sentence(document, finding.span)
        seen[finding.code, key] += 1
        digest = blake2b(f"{finding.code}\0{key}\0{seen[finding.code, key]}".encode(), digest_size=8)
        yield finding._replace(fingerprint=digest.hexdigest())


def _sentence(document: Document, span: Span) -> str:
    """The sentence around the start of a span, without blanks: it stays when lines move."""
    text = document.text
    block = document.blocks[document.block_at(span.start)] if document.blocks else None
    if block is None:
        return ""
    start = max((text.rfind(mark, block.start, span.start) + 1 for mark in "。！？；"), default=0)
    ends = [end for mark in "。！？；" if (end := text.find(mark, span.start, block.end)) >= 0]
    return "".join(text[max(start, block.start) : min(ends, default=block.end)].split())
