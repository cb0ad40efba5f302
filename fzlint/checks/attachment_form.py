"""attachment-form: names of attachments with a mark behind them, in 《》, or numbered 1、."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.attachments import listed, there
from fzlint.document.model import Document, Span
from fzlint.finding import Edit, Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_MARKS = "；。;，,、"
_NEAR = 8  # code points: blanks and a number
_ANOTHER = pattern(r"[0-9]{1,2}[.．、]")
_SEVERAL = 2  # attachments: they are numbered


class AttachmentForm(NamedTuple):
    """How 附件：… below the text names the attachments."""

    @property
    def names(self) -> tuple[str, ...]:
        return ("said", "fault", "wanted")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if "附件" not in document.text:
            return
        items = listed(document)
        if len(items) == 1 and len(there(document)) < _SEVERAL:
            yield from _alone(document, items[0].span)
        for item in items:
            yield from _name(document, item.span)
            yield from _number(document, item.span.start, item.number)


def _name(document: Document, span: Span) -> Iterator[Match]:
    said = document.text[span.start : span.end]
    bare = said.rstrip(_MARKS)
    faults = ["名称后面有标点"] if bare != said else []
    if bare.startswith("《") and bare.endswith("》") and bare.count("《") == 1:
        bare = bare[1:-1]
        faults.append("名称加了书名号")
    if faults and bare:
        values = {"said": said, "fault": "、".join(faults), "wanted": bare}
        yield Match(span, values, edits=(Edit(span, bare),), group="附件说明")


def _alone(document: Document, span: Span) -> Iterator[Match]:
    """附件：1.…… where nothing is announced behind it."""
    before = document.folded[: span.start].rstrip()
    first = len(before) - len("1.")
    another = _ANOTHER.match(document.folded[span.end : span.end + _NEAR].lstrip())  # numbered wrongly, as others tell
    if before.endswith(("：1.", ":1.")) and another is None:
        said, name = document.text[first : span.end], document.text[span.start : span.end]
        values = {"said": said, "fault": "只有一个附件，不用编序号", "wanted": name}
        yield Match(Span(first, span.end), values, edits=(Edit(Span(first, span.start), ""),), group="附件说明")


def _number(document: Document, start: int, number: int) -> Iterator[Match]:
    before = document.folded[:start].rstrip()
    label = f"{number}、"
    if before.endswith(label):
        span = Span(len(before) - len(label), len(before))
        values = {"said": label, "fault": "序号后用了顿号", "wanted": f"{number}."}
        yield Match(span, values, edits=(Edit(span, f"{number}."),), group="附件说明")
