"""What the file itself excuses, and which of its words excuse nothing."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from fzlint.document.model import Span, Suppression
from fzlint.finding import Finding
from fzlint.record import NamedTuple
from fzlint.rulebook.rule import Rule, matches


class Idle(NamedTuple):
    """Rules that a suppression names in vain: they ran and found nothing there, or there are none (unknown)."""

    suppression: Suppression
    rules: tuple[str, ...]
    unknown: bool = False


class Excused(NamedTuple):
    """kept: the findings that are left; number: of those excused; idle: what excused nothing."""

    kept: list[Finding]
    number: int
    idle: tuple[Idle, ...]


def excuse(
    suppressions: Sequence[Suppression], findings: list[Finding], ran: Iterable[Rule], known: Collection[str] = ()
) -> Excused:
    """Leave out the findings that the file excuses.

    ran    the rules that looked: what did not look cannot have been excused in vain
    known  codes and names of all rules that there are; empty: nobody has said
    """
    if not suppressions:
        return Excused(findings, 0, ())
    spans: dict[str, list[Span]] = {}  # what is excused from whom; a file may hold as many notes as findings
    for said in suppressions:
        if said.action != "?":
            for selector in said.rules:
                spans.setdefault(selector, []).append(said.span or _ALL)
    kept, found = _kept(spans, findings)
    used = {
        (i, selector)
        for i, said in enumerate(suppressions)
        for selector in said.rules
        if selector in found and _any(found[selector], said.span or _ALL)
    }
    rules = list(ran)
    looked = {selector for selector in spans if any(matches(rule, selector) for rule in rules)}
    unheard = {s for s in spans if s not in known and not any(word.startswith(s) for word in known)} if known else set()
    idle = []
    for i, said in enumerate(suppressions):
        if said.action == "?":
            continue
        if in_vain := tuple(s for s in said.rules if s in looked and (i, s) not in used):
            idle.append(Idle(said, in_vain))
        if strange := tuple(s for s in said.rules if s in unheard):
            idle.append(Idle(said, strange, unknown=True))
    return Excused(kept, len(findings) - len(kept), tuple(idle))


def _kept(spans: dict[str, list[Span]], findings: list[Finding]) -> tuple[list[Finding], dict[str, list[int]]]:
    """The findings that nobody excuses, and for every selector where something stands that it means, in order."""
    reach = {selector: _reach(each) for selector, each in spans.items()}
    found: dict[str, list[int]] = {}
    kept: list[Finding] = []
    for finding in findings:
        at = finding.span.start
        excused = False
        for selector in (finding.name, *(finding.code[:n] for n in range(1, len(finding.code) + 1))):
            if selector in spans:
                found.setdefault(selector, []).append(at)
                starts, ends = reach[selector]
                before = bisect_right(starts, at)
                excused |= bool(before) and ends[before - 1] >= at
        if not excused:
            kept.append(finding)
    for places in found.values():
        places.sort()
    return kept, found


_ALL = Span(0, sys.maxsize)


def _reach(spans: list[Span]) -> tuple[list[int], list[int]]:
    """Where spans start, in order, and how far those reach that have started there."""
    spans = sorted(spans)
    return [span.start for span in spans], list(accumulate((span.end for span in spans), max))


def _any(places: list[int], span: Span) -> bool:
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] <= span.end
