"""Mend what has an answer: choose edits that do not stand in each other's way, write them, look again."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise

from fzlint.document.model import Document
from fzlint.finding import Edit, FileReport, Finding
from fzlint.record import NamedTuple
from fzlint.write.apply import apply
from fzlint.write.editable import Editable, Unwritable

ROUNDS = 10  # one is the rule, and one more to see that nothing is left; edits that touch each other take turns


class Mended(NamedTuple):
    """A file after its fixes.

    data    its content; the same as before if nothing was mended
    report  what is found in it now
    mended  how many findings were mended
    """

    data: bytes
    report: FileReport
    mended: int


def mend(
    data: bytes, report: FileReport, check: Callable[[bytes], FileReport], *, unsafe: bool = False, date: str = ""
) -> Mended:
    """Write the safe fixes of a file into it, again until there are none left.

    data    the content that `report` was made of; that may be partial, what is returned is not
    check   makes the report of a changed content
    unsafe  write also the fixes that want a look
    date    of tracked changes in a .docx (ISO 8601); "": now

    What comes out has been read again: every block has its old text with the edits, or the edits of that block are left
    out. A second call changes nothing.

    Raises Unwritable, also where fixes go round in a circle.
    """
    if report.cut:
        raise Unwritable(
            "not-written", "要改正的地方过多，未改动。请分成几个文件，或用 --ignore 去掉处数最多的规则后再试。"
        )
    mended = 0
    codes: set[str] = set()  # of the rules that had something to mend after the first round
    for _ in range(ROUNDS):
        result = _round(data, report, check, unsafe, date)
        if result is None:
            return Mended(data, check(data) if report.partial else report, mended)
        data, report, count = result
        mended += count
        codes |= {finding.code for finding in report.findings if _wanted(finding, unsafe)}
    named = "、".join(sorted(codes))
    raise Unwritable("not-written", f"几条规则的改正互相抵触（{named}），未改动。请用 --ignore 去掉其中一条再试。")


def _round(
    data: bytes, report: FileReport, check: Callable[[bytes], FileReport], unsafe: bool, date: str
) -> Mended | None:
    """Write the fixes of `report` once; None if there are none that can be written."""
    document = report.document
    if document is None or not any(_wanted(finding, unsafe) for finding in report.findings):
        return None
    leave: frozenset[int] = frozenset()
    for _ in range(2):
        file = editable(data, document, date)
        edits, count = choose(document, file, report.findings, unsafe, leave)
        if not edits:
            return None
        after = file.written(edits)
        new = check(after)
        wrong = _wrong(document, edits, new.document)
        if not wrong:
            return Mended(after, new, count)
        leave = wrong
    return None


def choose(
    document: Document, file: Editable, findings: Iterable[Finding], unsafe: bool, leave: frozenset[int] = frozenset()
) -> tuple[list[Edit], int]:
    """The edits to write, in order, and of how many findings they are.

    A finding's edits go in together or not at all. Where two findings' edits overlap or touch the first in the text wins;
    equal edits serve both. Nothing is chosen in the blocks `leave`.
    """
    wanted = [finding for finding in findings if _wanted(finding, unsafe)]
    wanted.sort(key=lambda finding: (min(edit.span for edit in _edits(finding)), finding.code))
    taken: list[Edit] = []
    count = 0
    for finding in wanted:
        edits = _edits(finding)
        if all(document.text[edit.span.start : edit.span.end] == edit.text for edit in edits):
            continue
        if any(first.span.end > second.span.start for first, second in pairwise(edits)):
            continue
        if leave and any(document.block_at(edit.span.start) in leave for edit in edits):
            continue
        new = [edit for edit in edits if not _is_in(taken, edit)]
        if any(_clashes(taken, edit) for edit in new) or not all(file.can(edit) for edit in new):
            continue
        for edit in new:
            insort(taken, edit)
        count += 1
    return taken, count


def _wanted(finding: Finding, unsafe: bool) -> bool:
    return finding.fix is not None and bool(finding.fix.edits) and (finding.fix.safe or unsafe)


def _edits(finding: Finding) -> list[Edit]:
    return sorted(finding.fix.edits) if finding.fix else []


def _is_in(taken: list[Edit], edit: Edit) -> bool:
    at = bisect_left(taken, edit)
    return at < len(taken) and taken[at] == edit


def _clashes(taken: list[Edit], edit: Edit) -> bool:
    """Whether an edit overlaps one of `taken`, or one of two that touch only inserts: then their order would be a guess."""
    start, end = edit.span.start, edit.span.end
    at = bisect_left(taken, edit)
    for other in taken[max(at - 2, 0) : at + 2]:
        first, last = other.span.start, other.span.end
        if (first < end and start < last) or ((start == end or first == last) and first <= end and start <= last):
            return True
    return False


def _wrong(document: Document, edits: list[Edit], after: Document | None) -> frozenset[int]:
    """The blocks, by index, whose text has not come out as its edits say; all that have edits if that cannot be told."""
    by_block: dict[int, list[Edit]] = {}
    for edit in edits:
        by_block.setdefault(document.block_at(edit.span.start), []).append(edit)
    if after is None:
        return frozenset(by_block)
    expected: list[str] = []
    for index, block in enumerate(document.blocks):
        text = document.text_of(block)
        if index in by_block:
            text = apply(text, (_shifted(edit, -block.start) for edit in by_block[index]))
        expected.append(text)
    found = [text for block in after.blocks if (text := after.text_of(block)).strip()]
    if [text for text in expected if text.strip()] == found:
        return frozenset()
    counts = Counter(found)
    return frozenset(
        index for index in by_block if expected[index].strip() and not counts[expected[index]]
    ) or frozenset(by_block)


def _shifted(edit: Edit, by: int) -> Edit:
    span = edit.span
    return edit._replace(span=span._replace(start=span.start + by, end=span.end + by))


def editable(data: bytes, document: Document, date: str = "") -> Editable:
    """The file `data`, that `document` was read from.

    date   of the tracked changes in a .docx (ISO 8601); "": now

    Raises Unwritable if it is of a kind that fzlint cannot write.
    """
    if document.format == "docx":
        from fzlint.write.docx import EditableDocx

        return EditableDocx(data, document, date)
    if document.format in ("text", "markdown"):
        from fzlint.write.text import EditableText

        return EditableText(data, document)
    raise Unwritable("bad-usage", "这种文件只能检查，不能改正。请在 Word/WPS 中另存为 .docx 后再改正。")
