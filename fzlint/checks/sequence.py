"""sequence: sibling labels that skip, repeat or go back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fzlint.checks.context import Context
from fzlint.document.fold import fold
from fzlint.document.labels import RANK, write_label
from fzlint.document.model import Document, Label, Series, Span
from fzlint.document.steps import Step, orderly, steps
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple


class Sequence(NamedTuple):
    """Labels of one series that should rise by one.

    fault        skipped: numbers that are left out; repeated: a number that comes twice or goes back
    families     the families of labels to look at
    longest_gap  a greater gap is no slip of the pen: the "label" is a figure
    restarting   families of headings that do not start again below one heading
    """

    fault: Literal["skipped", "repeated"]
    families: tuple[str, ...]
    longest_gap: int = 5
    restarting: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("where", "before", "label", "missing", "wanted", "again")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        for series in document.series:
            if series.family.partition(":")[0] not in self.families:
                continue
            labels = [label for i in series.blocks if (label := document.blocks[i].label) is not None]
            if series.family == "circle" and not any(label.automatic for label in labels):
                continue  # typed ones are told as an enumeration
            first = labels[0].number
            may_lack = first == 2 or (first == 3 and (len(labels) > 1 or series.family == "han-bracket"))
            bare = first == 2 and self.fault == "skipped" and _unmarked(document, series, 0, 1) is not None
            if self.fault == "skipped" and may_lack and (bare or self._begins(document, series, labels)):
                yield self._skipped(document, series, labels, 0, tuple(range(1, first)))
            if self.fault == "skipped" and series.family == "arabic":
                yield from self._attached(document, series, labels)
            yield from self._steps(document, series, labels)
        if self.fault == "repeated":
            yield from self._restarts(document)
        else:
            yield from self._misplaced(document)

    def _misplaced(self, document: Document) -> Iterator[Match]:
        """3.2 between 2.1 and 2.3: a decimal number of another section than the one it stands in, in a document that numbers
        its sections so otherwise."""
        labels = [b.label for b in document.blocks if b.label is not None and not b.label.automatic]
        tops = [label for label in labels if label.family == "arabic" or label.family == "decimal:"]
        decimals = [label for label in labels if label.family.startswith("decimal:") and "." not in label.family]
        if not tops or len({label.family for label in decimals}) < _SECTIONS:
            return
        wrong: list[tuple[Label, Label]] = []
        told = {label.number for label in tops}
        for label in decimals:
            above = next((top for top in reversed(tops) if top.span.start < label.span.start), None)
            if above is not None and label.family != (own := f"decimal:{above.number}"):
                if not any(other.family == own and other.span.start > above.span.start for other in decimals):
                    return  # it has none itself: a list, and no section
                wrong.append((above, label))
        if 3 * len(wrong) > len(decimals) or len(told) < len(tops):
            return
        for above, label in wrong:
            wanted = f"{above.number}.{label.number}"
            yield Match(
                label.span,
                dict.fromkeys(self.names, "")
                | {"label": label.text.strip(), "where": above.text.strip(), "wanted": wanted},
                related=(above.span,),
                message="序号与上级不符：“{where}”之下的“{label}”，前一位数字应为上级的序号。请改为本级的序号，或移到它所属的标题之下。",
                key=label.text.strip(),
            )

    def _steps(self, document: Document, series: Series, labels: list[Label]) -> Iterator[Match]:
        """Where the numbers of a series do not go on by one; nothing where that is so at every other label."""
        numbers = [label.number for label in labels]
        told = list(steps(numbers))
        if len(told) > max(1, len(numbers) // 5) and not orderly(numbers):
            return
        for step in told:
            if step.at and document.unread(series.blocks[step.at - 1], series.blocks[step.at]):
                continue  # the gap may be an automatic number that was not read
            if step.missing and _twice(document, series, step):
                continue
            if step.missing and self.fault == "skipped" and len(step.missing) <= self.longest_gap:
                yield self._skipped(document, series, labels, step.at, step.missing)
            elif not step.missing and self.fault == "repeated":
                yield self._repeated(document, series, labels, step)

    def _attached(self, document: Document, series: Series, labels: list[Label]) -> Iterator[Match]:
        """附件：1.甲 in one line, and 3.乙 in the next."""
        first = series.blocks[0]
        before = document.folded[document.blocks[first - 1].start : document.blocks[first - 1].end] if first else ""
        told = [int(match[1]) for match in _ITEM.finditer(before)] if _LISTED.match(before) else []
        if told and 0 < labels[0].number - told[-1] - 1 <= self.longest_gap:
            own = labels[0]
            former = own._replace(text=write_label(told[-1], own.text, own.family), number=told[-1])
            missing = tuple(range(told[-1] + 1, own.number))
            yield self._skipped(document, series._replace(blocks=(first - 1, first)), [former, own], 1, missing)

    def _restarts(self, document: Document) -> Iterator[Match]:
        """（一）（二）（一）（二）: headings, or items side by side, that start again under one heading, with nothing that leads to
        a second list."""
        before: dict[tuple[int, str], Series] = {}
        for series in document.series:
            former = before.get((series.section, series.family))
            before[series.section, series.family] = series
            if series.family.partition(":")[0] not in self.restarting or former is None or series.section < 0:
                continue
            blocks = document.blocks
            first, last = blocks[series.blocks[0]], blocks[former.blocks[-1]]
            headings = all(blocks[i].role == "heading" for i in (*former.blocks, *series.blocks))
            adjacent = former.blocks[-1] + 1 == series.blocks[0] and "\n" not in document.text_of(last)
            if (
                first.label is None
                or last.label is None
                or first.label.number != 1
                or last.label.number < 2
                or not (adjacent or (headings and _is_level(document, series)))
                or _leads_to(document, series.blocks[0])
            ):
                continue
            labels = [label for i in (*former.blocks, series.blocks[0]) if (label := blocks[i].label) is not None]
            again = next((i for i, label in enumerate(labels) if label.number == 1), -1)
            yield self._repeated(document, series, labels, Step(len(labels) - 1, again=again))._replace(
                severity="warning"
            )

    def _begins(self, document: Document, series: Series, labels: list[Label]) -> bool:
        """Whether a series may be asked for its first label: it stands under a labelled heading, or is the first of a report
        with a title, and the label it lacks does not stand inside the text before it."""
        label = labels[0]
        if series.family.startswith("decimal:"):
            number = series.family[len("decimal:") :]
            if series.section < 0 or not _is_number(document, series.section, number):
                return False
            above = document.sections[series.section].heading
            before = document.folded[document.blocks[above].start : label.span.start]
            return f"\n{number}.1" not in before and not document.unread(
                above, series.blocks[0]
            )  # “1.2.1验收” is no label
        if series.family in ("letter", "roman-small"):
            above = document.blocks[series.blocks[0] - 1].start if series.blocks[0] else label.span.start
            return (
                len(labels) > 1
                and write_label(1, label.text, series.family) not in document.text[above : label.span.start]
            )
        if series.family in ("章", "条"):
            return self._begins_late(document, series)
        if series.family not in ("han", "han-bracket", "arabic"):
            return False
        if document.unread(document.sections[series.section].heading if series.section >= 0 else -1, series.blocks[0]):
            return False
        first = write_label(1, fold(label.text), series.family).replace("、", ".")
        if series.section < 0:
            same = next(other for other in document.series if other.family == series.family)
            titled = bool(document.title_blocks) and "\n" + first not in document.folded[: label.span.start].replace(
                "、", "."
            )
            top = series.family == "han" or (
                series.family == "han-bracket" and len(series.blocks) > 2 and not _has_family(document, "han")
            )
            return series is same and len(series.blocks) > 1 and titled and top
        head = document.blocks[document.sections[series.section].heading]
        if head.label is not None and head.label.family in ("letter", "roman-small"):
            return False
        if head.label is not None and RANK.get(head.label.family, 0) > RANK[series.family]:
            return False  # 二、 under （六）: levels reversed, as another rule tells
        return head.label is not None and first not in document.folded[head.start : label.span.start].replace("、", ".")

    def _begins_late(self, document: Document, series: Series) -> bool:
        """Whether the first chapter or article of regulations with a title has another number than the first."""
        first = next(other for other in document.series if other.family == series.family)
        before = document.folded[: document.blocks[series.blocks[0]].start]
        titled = bool(document.title_blocks) and f"第一{series.family}" not in before
        return series is first and len(series.blocks) > 2 and titled

    def _skipped(
        self, document: Document, series: Series, labels: list[Label], at: int, missing: tuple[int, ...]
    ) -> Match:
        label = labels[at]
        like = labels[at - 1] if at else label
        if len(missing) == 1 and (bare := _unmarked(document, series, at, missing[0])) is not None:
            right = write_label(missing[0], like.text, like.family).strip()
            values = dict.fromkeys(self.names, "") | {"wanted": right}
            return Match(span=bare, values=values, message=_UNMARKED, severity="warning", key=right)
        if len(missing) == 1 and at and (inside := _run_on(document, series, like, at, missing[0])) is not None:
            values = dict.fromkeys(self.names, "") | {"wanted": document.text[inside.start : inside.end]}
            return Match(
                span=inside,
                values=values,
                message="“{wanted}”没有另起一段，接在上一段的末尾。请在它前面加上回车。",
                severity="warning",
                key=values["wanted"],
            )
        # the style of the label before, unless that one is a stranger in its series
        pattern = like if like.family == series.family else label
        wanted = [write_label(number, pattern.text, pattern.family) for number in missing]
        names = "、".join(f"“{name}”" for name in wanted) if len(wanted) <= 3 else f"“{wanted[0]}”至“{wanted[-1]}”"
        return Match(
            span=label.span,
            values={
                "where": _where(document, series),
                "before": f"“{like.text.strip()}”之后" if at else "开头",
                "label": label.text.strip(),
                "missing": names,
                "wanted": wanted[0],
                "again": "",
            },
            key=f"{_where(document, series)}{label.text}",
        )

    def _repeated(self, document: Document, series: Series, labels: list[Label], step: Step) -> Match:
        label, before = labels[step.at], labels[step.at - 1]
        wanted = write_label(before.number + 1, label.text, label.family)
        if step.again >= 0:
            again = f"“{label.text.strip()}”前面已经用过，此处按顺序应为“{wanted}”"
        else:
            again = f"“{before.text.strip()}”之后是“{label.text.strip()}”，次序颠倒"
        related = (labels[step.again].span,) if step.again >= 0 else (before.span,)
        return Match(
            span=label.span,
            values={
                "where": _where(document, series),
                "before": before.text.strip(),
                "label": label.text.strip(),
                "missing": "",
                "wanted": wanted,
                "again": again,
            },
            related=related,
            key=f"{_where(document, series)}{label.text}{step.at}",
        )


def _has_family(document: Document, family: str) -> bool:
    return any(series.family == family for series in document.series)


def _is_number(document: Document, section: int, number: str) -> bool:
    """Whether the heading of a section is numbered `number`: 1.2, of which 1.2.1 is the first part."""
    label = document.blocks[document.sections[section].heading].label
    if label is None:
        return False
    above = label.family[len("decimal:") :] + "." if label.family.startswith("decimal:") else ""
    return f"{above}{label.number}" == number


_LISTED = pattern(r"\s*附\s*件\s*[:：]\s*1\s*[.．、]")
_ITEM = pattern(r"(?<=[\s:：；;])([0-9]{1,2})\s*[.．、](?![0-9]{1,2}(?![0-9]))")


def _twice(document: Document, series: Series, step: Step) -> bool:
    """Whether the number that seems to be missing is there with another in front: 1. 2.2. 3. is told as a double label, and
    2.1, 3.2, 2.3 as one of another section."""
    if not step.at or len(step.missing) != 1 or not series.family.startswith(("arabic", "decimal:")):
        return False
    number = step.missing[0]
    between = range(series.blocks[step.at - 1] + 1, series.blocks[step.at])
    labels = [label for i in between if (label := document.blocks[i].label) is not None]
    if series.family != "arabic":
        points = series.family.count(".")
        return any(
            label.number == number and label.family.startswith("decimal:") and label.family.count(".") == points
            for label in labels
        )
    return any(label.family == f"decimal:{number}" and label.number == number for label in labels)


_SECTIONS = 2  # so many sections have decimals in a document that numbers its sections so
_NEAR = 3  # blocks in front of the first label, among which one without a mark is looked for
_UNMARKED = "序号后面没有标点，看不出是序号。应写作“{wanted}”。"


def _unmarked(document: Document, series: Series, at: int, number: int) -> Span | None:
    """Where the number that lacks between two labels, or before the first, begins a paragraph with no mark behind it: 3 完成…."""
    if series.family not in ("arabic", "han"):
        return None
    behind = series.blocks[at - 1] if at else max(series.blocks[0] - _NEAR, -1)
    if not at and series.section >= 0:
        behind = max(behind, document.sections[series.section].heading)
    written = str(number) if series.family == "arabic" else write_label(number, "一、", "han").rstrip("、")
    for i in range(behind + 1, series.blocks[at]):
        block = document.blocks[i]
        text = document.folded[block.start : block.end].lstrip()
        start = block.end - len(text)
        if (
            block.cell is None
            and text.startswith(written)
            and text[len(written) : len(written) + 1] in (" ", "\u3000", "\t")
        ):
            return Span(start, start + len(written))
    return None


def _run_on(document: Document, series: Series, like: Label, at: int, number: int) -> Span | None:
    """Where the label that lacks between two stands behind a full stop inside the text between them: …全部销号。（二）严格执法."""
    if series.family not in RANK or like.family != series.family:
        return None
    wanted = write_label(number, fold(like.text), series.family).strip()
    start, end = like.span.end, document.blocks[series.blocks[at]].start
    place = document.folded.find("。" + wanted, start, end)
    behind = document.folded[place + 1 + len(wanted) : place + 2 + len(wanted)]
    if place < 0 or (series.family == "arabic" and not behind.isalpha()):
        return None
    return Span(place + 1, place + 1 + len(wanted))


_LEADING = ("以下", "如下", "下列", "几", "具体")


def _is_level(document: Document, series: Series) -> bool:
    """Whether headings of a family do not start again below one heading: （一） and 4.1 never, 1. where nothing leads to a list."""
    if series.family != "arabic":
        return series.family.startswith(("han-bracket", "decimal:"))
    before = document.text_of(document.blocks[series.blocks[0] - 1])
    return len(series.blocks) == 1 and before.endswith("。") and not any(word in before for word in _LEADING)


def _leads_to(document: Document, index: int) -> bool:
    """Whether the line before a block leads to a list, or names a part without a number: it ends in ：, as an article of a
    law does (第十九条 ……由于下列原因之一：), or has no label and no end mark."""
    line = document.text_of(document.blocks[index - 1]).rstrip()
    if line.endswith("："):
        return True
    return document.blocks[index - 1].label is None and not line.endswith(("。", "；", "！", "”", "）"))


def _where(document: Document, series: Series) -> str:
    if series.section < 0:
        return ""
    block = document.blocks[document.sections[series.section].heading]
    if block.label is not None:
        return f"“{block.label.text.strip()}”之下，"
    return f"“{document.heading_text(series.section)[:20]}”之下，"
