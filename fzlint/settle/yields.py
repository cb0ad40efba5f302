"""A finding gives way to an overlapping one of a rule that its own rule names in yields-to."""

from __future__ import annotations

from fzlint.finding import Finding
from fzlint.rulebook.rule import Rule, matches
from fzlint.settle.spans import Spans


def give_way(found: list[tuple[Rule, Finding]]) -> list[Finding]:
    """Drop what gives way to an overlapping finding of a rule named in yields-to."""
    winners: dict[str, Spans] = {}
    for rule in {rule.code: rule for rule, _ in found if rule.yields_to}.values():
        winners[rule.code] = Spans(
            finding.span
            for other, finding in found
            if other.code != rule.code and any(matches(other, selector) for selector in rule.yields_to)
        )
    return [
        finding for rule, finding in found if rule.code not in winners or not winners[rule.code].overlap(finding.span)
    ]
