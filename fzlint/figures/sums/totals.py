"""Whether the parts of a listing make its total, and if not, how sure it is that they should.

A listing is judged in three steps, each of which says why it ends there: a reading of it may fit, a doubt may forbid to reckon
(`doubts`), or a fault is weighed (`weighing`). `python -m fzlint.figures TEXT` prints the steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Item, Listing
from fzlint.figures.reading.reckoning import RATIOS
from fzlint.figures.reading.said import alternatives, listed
from fzlint.figures.sums import completeness, partition
from fzlint.figures.sums.case import Case, Words
from fzlint.figures.sums.doubts import DOUBTS
from fzlint.figures.sums.overlap import honours, may_overlap
from fzlint.figures.sums.weighing import Look, weigh
from fzlint.finding import Severity
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_AVERAGE = pattern(f"{alternatives('不能加的数')}|(?<!高)标准(?!化)", need=f"{'|'.join(listed('不能加的数'))}|标准")


class Verdict(NamedTuple):
    """What comes of a listing. severity None: silent; reason: why."""

    reason: str
    total: Figure | None = None
    parts: Sequence[Item] = ()
    severity: Severity | None = None


def judge(text: str, listing: Listing, words: Words) -> Verdict:
    """What comes of a listing."""
    case = _case(text, listing, words)
    if isinstance(case, str):
        return Verdict(case)
    if fitting := next(_fitting(case), None):
        return Verdict("有一种读法相符：" + "+".join(f"{part.figure.value:f}" for part in fitting), case.total, fitting)
    for doubt in DOUBTS:
        if doubt.holds(case):
            return Verdict(doubt.reason, case.total, case.parts)
    return _weighed(case)


def _case(text: str, listing: Listing, words: Words) -> Case | str:
    for total in _nearest_first(text, listing) if listing.apart else listing.totals:
        lone = total.value == 1 and text.startswith("一", total.span.start)  # 一名记者说，一名……
        if lone or total.about in RATIOS or partition.COMPARED.search(total.noun):
            continue
        if _AVERAGE.search(total.noun) or text.startswith("/", total.span.end):
            if listing.intro.startswith("按"):
                continue  # 共231个，平均每所2.4个；按类别分，……: of the figure in front
            return "合计是平均数、比值"
        parts = partition.parts_of(text, total, listing)
        if listing.behind:
            parts = partition.with_its_verb(total, parts)
        elif _concluded(total, listing, parts):
            parts = parts[:-1]
        if len(parts) >= 2:
            return Case(text, listing, total, parts, words)
    return "没有能相加的两个分项"


def _nearest_first(text: str, listing: Listing) -> Sequence[Figure]:
    """The totals of the sentence before: the greatest first where the parts make more than any."""
    alike = [total for total in listing.totals if total.about == listing.items[0].figure.about]
    if len(alike) > 1 and completeness.more_than_any(alike, listing.items):
        return sorted(alike, key=lambda total: -total.value)
    return partition.first_the_slip(text, listing)


def _concluded(total: Figure, listing: Listing, parts: Sequence[Item]) -> bool:
    """受理8612件，其中刑事312件、行政86件，审执结8306件: the last tells what became of all, not a part."""
    if len(parts) < 3 or listing.intro not in ("其中", "包括", "包含", "其中:", "其中："):
        return False
    last = parts[-1]
    return (
        [part for part in parts if _ENDED.match(part.name)] == [last]
        and last.mark in ("，", "；")
        and last.figure.value * 5 >= total.value * 4
    )


_ENDED = pattern(
    rf"(?:已|均|共|全部)*(?:{alternatives('已经办成')})",
    need="|".join(listed("已经办成")),
)


def _fitting(case: Case) -> Iterator[Sequence[Item]]:
    """The readings that make the total, or another figure that may be meant."""
    rivals = [other.value for other in case.rivals]
    rivals += [case.total.value + other for other in rivals[:1]]
    for reading in (*_complete(case), *case.others):
        low, high = partition.slack(case.total, reading)
        broken = any(part.fresh for part in reading[1:])
        wholes = (case.total.value, *(() if broken else rivals))
        if any(low <= partition.made_of(reading) - value <= high for value in wholes):
            yield reading


def _complete(case: Case) -> Iterator[Sequence[Item]]:
    """The readings that may make the total: the settled ones, and longer ones that take in what was not done."""
    yield from case.readings
    for reading in case.every:
        if reading not in case.readings and any(
            completeness.is_left(part.name) for part in reading[len(case.readings[0]) :]
        ):
            yield reading


# ------------------------------------------------------------------------------------------------ faults


def _weighed(case: Case) -> Verdict:
    """The fault that is sure enough, of the reading that comes nearest."""
    total, listing = case.total, case.listing
    # a list that goes far beyond its total has ended before
    likely = sum(1 for reading in case.readings if partition.made_of(reading) * 2 <= total.value * 3)
    several = len(case.readings) > 1
    last = ""
    for reading in sorted(
        (*case.readings, *case.others), key=lambda reading: abs(partition.made_of(reading) - total.value)
    ):
        if _rest_of_another(listing, total, reading):
            continue
        unsure = several and likely != 1 and not completeness.enumerated(listing, reading)
        severity, reason = _severity(case, reading, unsure or listing.items[-1].cut)
        unsaid = listing.intro in ("", "，") and not listing.behind and not completeness.WHOLE.search(total.noun)
        unsaid = unsaid or (listing.apart and partition.of_several(listing, total))
        if severity == "error" and ((several and not unsure) or unsaid):
            severity = "warning"  # the measure that may be a later stage was taken as one among others
        if severity is not None:
            return Verdict(reason, total, reading, severity)
        last = last or reason
    return Verdict(last or "是另一个合计的剩余", total, case.parts)


def _rest_of_another(listing: Listing, total: Figure, parts: Sequence[Item]) -> bool:
    """Whether what is left is left of a total before: 受理60件，审结57件，其中调解30件，剩余3件."""
    last = parts[-1]
    return (
        last.figure.value > 0
        and completeness.is_rest(last.name)
        and any(
            other.value == total.value + last.figure.value for other in listing.totals if other.about == total.about
        )
    )


def _severity(case: Case, parts: Sequence[Item], ambiguous: bool) -> tuple[Severity | None, str]:
    listing, total = case.listing, case.total
    names = [part.name + part.behind for part in parts]
    if listing.intro == "，" and case.divided([total.noun, *names]):
        return None, "所谓合计是其中一类"
    divided = max(case.divided(names), int(listing.intro.startswith("按")))  # 按结果分: whoever says so tells all
    summed = listing.behind and listing.intro != "共"  # whoever writes 合计 has added up
    if completeness.incomplete(listing, total, parts, summed or divided > 0):
        return completeness.beyond(listing, total, parts), "列举未必完整（主要、等、办理阶段）"
    if (not summed and not divided and may_overlap(total, parts, names, case.words)) or honours(
        total, names, case.words
    ):
        return "warning" if completeness.exceeded(listing, total, parts) else None, "各项可能重叠"
    adds_up = total.about in completeness.COUNTED or any(word in total.noun for word in case.words.sums)
    return weigh(Look(listing, total, parts, divided, ambiguous, adds_up))
