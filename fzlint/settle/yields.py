"""A finding gives way to an overlapping one of a rule that its own rule names in yields-to."""

from __future__ import annotations

from itertools import chain

from fzlint.document.model import Span
from fzlint.finding import Finding
from fzlint.rulebook.rule import Rule, matches
from fzlint.settle.spans import Spans


def give_way(found: list[tuple[Rule, Finding]]) -> list[Finding]:
    """Drop what gives way to an overlapping finding of a rule named in yields-to."""
    spans: dict[str, list[Span]] = {}
    for rule, finding in found:
        spans.setdefault(rule.code, []).append(finding.span)
    rules = {rule.code: rule for rule, _ in found}
    winners = {
        rule.code: Spans(
            chain.from_iterable(
                spans[code]
                for code, other in rules.items()
                if code != rule.code and any(matches(other, selector) for selector in rule.yields_to)
            )
        )
        for rule in rules.values()
        if rule.yields_to
    }
    return [
        finding for rule, finding in found if rule.code not in winners or not winners[rule.code].overlap(finding.span)
    ]
