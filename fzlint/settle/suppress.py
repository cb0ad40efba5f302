"""What the file itself excuses, and which of its words excuse nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from fzlint.document.model import Suppression
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
    used: set[tuple[int, str]] = set()
    kept: list[Finding] = []
    for finding in findings:
        by = [
            (i, selector)
            for i, said in enumerate(suppressions)
            if said.action != "?" and (said.span is None or said.span.start <= finding.span.start <= said.span.end)
            for selector in said.rules
            if finding.name == selector or finding.code.startswith(selector)
        ]
        used.update(by)
        if not by:
            kept.append(finding)
    rules = list(ran)
    idle = []
    for i, said in enumerate(suppressions):
        in_vain = tuple(s for s in said.rules if (i, s) not in used and any(matches(rule, s) for rule in rules))
        if in_vain and said.action != "?":
            idle.append(Idle(said, in_vain))
        strange = tuple(s for s in said.rules if s not in known and not any(word.startswith(s) for word in known))
        if strange and known and said.action != "?":
            idle.append(Idle(said, strange, unknown=True))
    return Excused(kept, len(findings) - len(kept), tuple(idle))
