"""Run rules over a document and settle what they find."""

from __future__ import annotations

import signal
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from threading import get_ident, main_thread
from time import process_time
from types import MappingProxyType
from typing import TYPE_CHECKING

from fzlint.checks.context import NO_WORDS, Context, Own
from fzlint.document.meant import meant
from fzlint.document.model import Document
from fzlint.document.runon import pages_within
from fzlint.document.words import cutting
from fzlint.finding import SEVERITIES, Finding, Fix, Match, Problem, Related, Severity
from fzlint.pattern import pattern
from fzlint.record import NamedTuple
from fzlint.rulebook.kind import Kind
from fzlint.rulebook.rule import Rule
from fzlint.settle.baseline import Accepted, leave_out
from fzlint.settle.covers import cover
from fzlint.settle.keys import number
from fzlint.settle.own_words import allow
from fzlint.settle.suppress import Idle, excuse
from fzlint.settle.yields import give_way

if TYPE_CHECKING:
    from fzlint.document.shared import Other


MOST = 2_000  # findings of one rule in one file: nobody reads more, and each is a kilobyte
MOST_MENDED = 50_000  # where they are to be mended, not read
MOST_SECONDS = 6.0  # of a processor, for all rules together: a real report takes less than one
_LEAST, _GRACE = 0.1, 2.0  # for each rule, whatever those before it have taken, as long as that is not too much
_LATE = "用时过长，已经停下，没有查完。"
_SLOW = "多半是规则的正则表达式极慢，或文字极不寻常；请改写规则，或用 --ignore 关闭它。"
_LONG = 100_000  # characters: more than a report has, and what an honest rule may take too long over
_PARTED = "这份文稿太长（约 {} 万字）；请分成几个文件检查，或用 --select 分几次检查。"


class _Late(BaseException):
    """A rule has had its time. Not an Exception: what a check excepts must not keep it running."""


class Result(NamedTuple):
    """suppressed: findings that the file excuses; baselined: those that the baseline accepts; stale: what it accepts in vain;
    cut: the rules that found more than was asked for, and so are not told whole."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    suppressed: int = 0
    baselined: int = 0
    stale: int = 0
    cut: tuple[Rule, ...] = ()


def lint(
    document: Document,
    rules: Iterable[Rule],
    kind: Kind | None = None,
    others: tuple[Other, ...] = (),
    *,
    severities: Mapping[str, Severity] = MappingProxyType({}),
    baseline: Sequence[Accepted] = (),
    own: Own = NO_WORDS,
    known: Collection[str] = (),
    most: int = MOST,
) -> Result:
    """Run `rules` over `document` and settle: severity, yields-to, suppressions, baseline, covers, order (offset, code).

    others      reports that it is compared with, by the rules that do so
    severities  by code, what a user set: it holds for lesser breaches of the rule too
    baseline    what is accepted in this file
    own         words of the office
    known       codes and names of all rules that there are, so that a file which excuses others is told
    most        so many findings of a rule are told, the first that it finds, beside those that are accepted

    Pure: the same arguments give the same result. A rule that crashes becomes a problem and hides nothing of the others.
    """
    context = Context(document, kind, cutting.cut, others, own)
    read = meant(document)
    reading = context if read is document else Context(read, kind, cutting.cut, others, own)
    found: list[tuple[Rule, Finding]] = []
    problems: list[Problem] = []
    cut: list[Rule] = []
    more = {entry.code: 0 for entry in baseline}
    for entry in baseline:
        more[entry.code] += entry.times
    ran = [
        rule
        for rule in rules
        if (not rule.kinds or (kind is not None and kind.name in rule.kinds))
        and (not rule.reports or context.is_report)
    ]
    spent = 0.0
    for at, rule in enumerate(ran):
        if spent > MOST_SECONDS + _GRACE:
            problems.append(Problem("rule-crashed", f"时间用尽，另有 {len(ran) - at} 条规则没有运行。", rule.code))
            break
        begun = process_time()
        try:
            with _within(max(MOST_SECONDS - spent, _LEAST)):
                written = getattr(rule.check, "as_written", False)  # what is about the marks themselves
                matches = iter(rule.check(context if written else reading))
                found += [(rule, stamp(rule, match)) for match in islice(matches, most + more.get(rule.code, 0))]
                if next(matches, None) is not None:
                    cut.append(rule)
        except _Late:
            problems.append(Problem("rule-crashed", f"规则 {rule.code} {_LATE}{_what_to_do(document)}", rule.code))
        except Exception as error:  # a rule of a third party too must not hide what the others find
            problems.append(Problem("rule-crashed", f"规则 {rule.code} 出错，未能完成检查：{error!r}", rule.code))
        spent += process_time() - begun
    found = _outside(document, found)
    if own.allow:
        found = allow(document, found, own.allow)
    if severities:
        found = [(rule, told._replace(severity=severities.get(told.code, told.severity))) for rule, told in found]
    excused = excuse(document.suppressions, give_way(found), ran, known)
    findings = [*excused.kept, *_in_vain(excused.idle, ran)]
    looked = {rule.code for rule in ran} - {problem.key for problem in problems}
    settled = leave_out(document, findings, [entry for entry in baseline if entry.code in looked])
    findings = list(number(document, cover(settled.kept)))
    return Result(tuple(findings), tuple(problems), excused.number, settled.number, settled.stale, tuple(cut))


def _what_to_do(document: Document) -> str:
    """About a rule that took too long: not the rule is to blame where the text is a book."""
    length = len(document.text)
    return _SLOW if length < _LONG else _PARTED.format(length // 10_000)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raises _Late where what is done takes longer, even inside the search of a slow pattern. Only where the system can do so,
    and in the first thread; whoever uses this timer for something else keeps it."""
    if (
        not hasattr(signal, "SIGVTALRM")
        or get_ident() != main_thread().ident
        or signal.getsignal(signal.SIGVTALRM) is not signal.SIG_DFL
    ):
        yield
        return
    signal.signal(signal.SIGVTALRM, _late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 0.1)  # again, if the first was lost in a place that cannot raise
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)


def _late(number: int, frame: object) -> None:
    raise _Late


def _in_vain(idle: Iterable[Idle], ran: Iterable[Rule]) -> Iterator[Finding]:
    """What the rules that look after suppressions say of those that excuse nothing."""
    for rule in ran:
        if (unused := getattr(rule.check, "unused", None)) is not None:
            yield from (stamp(rule, unused(each.suppression, each.rules, each.unknown)) for each in idle)


def _outside(document: Document, found: list[tuple[Rule, Finding]]) -> list[tuple[Rule, Finding]]:
    """The findings outside furniture, which is to go as a whole; inside, only that is told, and what is private."""
    within = pages_within(document)
    if not within and all(block.role != "furniture" for block in document.blocks):
        return found
    return [
        (rule, finding)
        for rule, finding in found
        if not (
            document.block_with(finding.span.start).role == "furniture"
            or any(span.start <= finding.span.start < span.end and not finding.absent for span in within)
        )
        or rule.masked
        or getattr(rule.check, "reads_furniture", False)
    ]


_QUOTED_TWICE = pattern("“(“[^“”]*”)”", need="““")


def _said(message: str, values: Mapping[str, str]) -> str:
    """A message with its values; what stands in quotation marks in the text already gets no second pair."""
    return _QUOTED_TWICE.sub(r"\1", message.format_map(values))


def stamp(rule: Rule, match: Match) -> Finding:
    """The finding that `rule` makes of `match`."""
    severity: Severity = "warning" if rule.severity == "off" else rule.severity
    if match.severity is not None and SEVERITIES.index(match.severity) > SEVERITIES.index(severity):
        severity = match.severity
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=_said(match.message or rule.message, match.values),
        span=match.span,
        related=tuple(Related(span, rule.related.format_map(match.values)) for span in match.related),
        fix=Fix(rule.fix == "safe", match.edits) if match.edits else None,
        absent=match.absent,
        covers=match.covers,
        group=match.group,
        masked=rule.masked,
        key=match.key,
        other=match.other,
        summary=rule.summary,
    )
