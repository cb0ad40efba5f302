"""captions: 表1 表3 with no 表2, the same number twice, 见表2 where no such table is."""

from __future__ import annotations

from collections.abc import Iterator

from fzlint.checks.context import Context
from fzlint.document.fold import is_han
from fzlint.document.labels import value_of
from fzlint.document.model import Document, Span
from fzlint.document.steps import Step, steps
from fzlint.finding import Match
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_CAPTION = pattern(
    r"\s*(附?(?:[表图]|件)(?:\s?[0-9]{1,2}[.\-—－])?)\s?([0-9]{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?![0-9.\-—－.年月日个张份、和与及]|[^\W\d_a-zA-Z]*[。，；])[^。；\n]{0,40}$"
)
_NAMED = pattern(
    r"(?:[见如按从]|(?<=[表图][0-9])[和、及]|(?<=[。；，]))"
    r"\s?(附?[表图])\s?([0-9]{1,2})(?![0-9.\-—－])"
)


class Caption(NamedTuple):
    kind: str
    number: int
    span: Span


class Captions(NamedTuple):
    """Numbers of tables and figures in their captions, and where the text names one.

    below   words for a table that stands next to them
    """

    below: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("fault",)

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if context.is_report and not document.tables:
            yield from _lost(document, self.below)
        captions = _captions(document)
        for kind in dict.fromkeys(caption.kind for caption in captions):
            own = [caption for caption in captions if caption.kind == kind]
            if kind == "附件":  # their list; behind it each begins with its own number
                own = own[: next((i for i in range(1, len(own)) if own[i].number == 1), len(own))]
            numbers = [caption.number for caption in own]
            told = list(steps(numbers)) if numbers[0] == 1 else []
            if len(numbers) == 1 and numbers[0] <= 2 and kind[-1] in "表图":  # the only one; 图2 for 图1
                yield from _named(document, kind, set(numbers))
            if len(own) < 2 or len(told) > max(1, len(own) // 4):
                continue
            for step in told:
                if step.missing[1:] or _starts_again(document, own, step):  # several missing: an extract
                    continue
                said = "附件编号有误：{fault}。请核对是否漏了附件，或改正编号。" if kind == "附件" else ""
                yield Match(own[step.at].span, {"fault": _fault(own, step)}, (own[step.at - 1].span,), message=said)
            if kind[-1] in "表图" and (not told or all(step.missing for step in told)):
                yield from _named(document, kind, set(numbers))


def _starts_again(document: Document, own: list[Caption], step: Step) -> bool:
    """Whether numbers start again with 1, as those of the next attachment do; 表1 right behind 表1, with no 表2 behind, is a slip."""
    here, before = own[step.at], own[step.at - 1]
    behind = [caption.number for caption in own[step.at + 1 : step.at + 2]]
    parted = "附" in document.text[before.span.end : here.span.start] or here.kind == "附件"
    return here.number == 1 and (before.number != 1 or behind == [2] or parted)


def _lost(document: Document, below: tuple[str, ...]) -> Iterator[Match]:
    """见下表 in a report that has no table at all."""
    for word in below:
        at = document.text.find(word)
        while at >= 0:
            end = at + len(word)
            if not is_han(document.text[end : end + 1] or " "):
                values = {"fault": f"这里说“{word}”，全文却没有表"}
                yield Match(Span(at, end), values, severity="warning")
            at = document.text.find(word, end)


def _captions(document: Document) -> list[Caption]:
    found: list[Caption] = []
    for block in document.blocks:
        if block.role not in ("body", "heading", "item") or block.end - block.start > 50:
            continue
        if not document.folded[block.start : block.end].lstrip().startswith(("附", "表", "图")):
            continue
        if match := _CAPTION.match(document.folded, block.start, block.end):
            number = value_of(match[2])
            if number:
                kind = "".join(match[1].split()).replace("—", "-")  # 表2-: the second chapter counts its own
                found.append(Caption(kind, number, Span(match.start(1), match.end(2))))
    return found


def _fault(own: list[Caption], step: Step) -> str:
    here, before = own[step.at], own[step.at - 1]
    shown, last = f"{here.kind}{here.number}", f"{before.kind}{before.number}"
    if step.missing:
        return f"“{last}”之后是“{shown}”，缺“{here.kind}{step.missing[0]}”"
    return f"“{shown}”前面已经用过" if step.again >= 0 else f"“{last}”之后是“{shown}”，次序颠倒"


def _named(document: Document, kind: str, numbers: set[int]) -> Iterator[Match]:
    for match in _NAMED.finditer(document.folded):
        number = int(match[2])
        if match[1] == kind and number not in numbers:
            span = Span(match.start(1), match.end(2))
            yield Match(span, {"fault": f"文中提到“{kind}{number}”，却没有这个{kind[-1]}"})
