"""What stands where: for every block the marks on its words and the notes beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from fzlint.document.model import Document, Span
from fzlint.finding import SEVERITIES, FileReport, Finding
from fzlint.record import NamedTuple
from fzlint.report.page.words import Marked, anchors
from fzlint.report.quote import text_of
from fzlint.report.result import habits

_BLOCKS = 4  # words over more blocks are not marked one by one
_SHORT = 300  # a copy of fewer code points is not folded


class Habit(NamedTuple):
    """The findings of one habit, by index, in order. whole: it is about the report as a whole, not about words in it."""

    indices: tuple[int, ...]
    whole: bool = False

    @property
    def first(self) -> int:
        return self.indices[0]


class Sheet(NamedTuple):
    """A report laid out. Blocks are told by index.

    text     that of the document, private numbers masked
    habits   the gravest first
    beside   for a block the habits told beside it
    again    for a block the further places of habits told elsewhere: the habit and how many are here
    marks    for a block the marks on its words, labels: on its automatic number
    anchors  for a finding the one whose mark links lead to
    folds    for the first block of a folded copy the last one and the finding that tells it
    """

    report: FileReport
    document: Document
    text: str
    habits: tuple[Habit, ...]
    beside: Mapping[int, Sequence[Habit]]
    again: Mapping[int, Mapping[Habit, Sequence[int]]]
    marks: Mapping[int, Sequence[Marked]]
    labels: Mapping[int, Sequence[Marked]]
    anchors: Mapping[int, int]
    folds: Mapping[int, tuple[int, int]]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.report.findings

    def section(self, finding: Finding) -> int:
        return self.document.section_of[self.document.block_at(finding.span.start)]


def lay_out(report: FileReport, document: Document) -> Sheet:
    grouped = _habits(report.findings, document)
    folds = _folds(report.findings, document)
    beside: dict[int, list[Habit]] = defaultdict(list)
    again: dict[int, dict[Habit, list[int]]] = defaultdict(dict)
    for habit in grouped:
        if habit.whole:
            continue
        for index in habit.indices:
            block = document.block_at(report.findings[index].span.start)
            if index == habit.first:
                beside[block].append(habit)
            else:
                again[block].setdefault(habit, []).append(index)
    marks, labels = _marks(report.findings, document)
    every = [list(some) for of in (marks, labels) for some in of.values()]
    return Sheet(
        report=report,
        document=document,
        text=text_of(report),
        habits=tuple(sorted(grouped, key=lambda habit: _gravity(report.findings[habit.first]))),
        beside=beside,
        again=again,
        marks=marks,
        labels=labels,
        anchors=dict(pair for some in every for pair in anchors(some)),
        folds=folds,
    )


def _gravity(finding: Finding) -> tuple[bool, int]:
    """What makes others vanish comes before all."""
    return not finding.covered, SEVERITIES.index(finding.severity)


def _habits(findings: Sequence[Finding], document: Document) -> list[Habit]:
    index = {id(finding): i for i, finding in enumerate(findings)}
    title = document.title_blocks
    found: list[Habit] = []
    for habit in habits(tuple(findings)):
        first = habit[0]
        whole = first.absent and (document.block_at(first.span.start) in title or not title)
        found.append(Habit(tuple(index[id(finding)] for finding in habit), whole))
    return found


def _blocks(document: Document, span: Span) -> range:
    last = document.block_at(max(span.end - 1, span.start))
    return range(document.block_at(span.start), last + 1)


def _folds(findings: Iterable[Finding], document: Document) -> dict[int, tuple[int, int]]:
    """The copies, none inside another."""
    folds: dict[int, tuple[int, int]] = {}
    free = 0  # the first block behind all of them
    for index, finding in enumerate(findings):
        span = finding.covers
        if span is None or span.end - span.start < _SHORT:
            continue
        blocks = _blocks(document, span)
        if blocks.start >= free:
            folds[blocks.start] = (blocks[-1], index)
            free = blocks.stop
    return folds


def _marks(findings: Sequence[Finding], document: Document) -> tuple[dict[int, list[Marked]], dict[int, list[Marked]]]:
    marks: dict[int, list[Marked]] = defaultdict(list)
    labels: dict[int, list[Marked]] = defaultdict(list)
    for index, finding in enumerate(findings):
        span = finding.span
        if finding.absent or (finding.covers is not None and span.end - span.start >= _SHORT):
            continue
        blocks = _blocks(document, span)
        if len(blocks) > _BLOCKS:
            continue
        block = document.blocks[blocks.start]
        on_label = bool(span.label and block.label and block.label.automatic)
        if on_label:
            labels[blocks.start].append(Marked(span.start, span.end, index, finding.severity, True))
        for at in blocks:
            block = document.blocks[at]
            start, end = max(span.start, block.start), min(span.end, block.end)
            if start < end or (start == end == span.start == span.end and not on_label):
                marks[at].append(Marked(start, end, index, finding.severity, start == span.start and not on_label))
            elif at == blocks.start and span.start < span.end and not on_label:  # nothing but the end of the block
                marks[at].append(Marked(block.end, block.end, index, finding.severity, True))
    return marks, labels
