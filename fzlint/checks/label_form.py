"""label-form: labels in a style that their series, their level or the standard does not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from fzlint.checks.context import Context
from fzlint.document.fold import fold
from fzlint.document.labels import RANK, write_label
from fzlint.document.model import Document, Label, Series
from fzlint.finding import Match


class LabelForm(NamedTuple):
    """How labels are written.

    fault   mixed: another style among siblings; level: a level left out (一、→（1）) or above its parent; mark: the mark
            behind the number
    """

    fault: Literal["mixed", "level", "mark"]

    @property
    def names(self) -> tuple[str, ...]:
        return ("label", "wanted", "others", "parent", "what")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if self.fault == "level":
            yield from _levels(document)
            return
        for series in document.series:
            labels = [label for i in series.blocks if (label := document.blocks[i].label) is not None]
            yield from _mark(labels) if self.fault == "mark" else _mixed(document, series, labels)


def _values(label: Label, wanted: str, others: str = "", parent: str = "", what: str = "") -> dict[str, str]:
    return {"label": label.text.strip(), "wanted": wanted, "others": others, "parent": parent, "what": what}


def _mixed(document: Document, series: Series, labels: list[Label]) -> Iterator[Match]:
    own = [label for label in labels if label.family == series.family]
    if not own:
        return
    marks = Counter(_mark_of(label) for label in own)
    usual = marks.most_common(1)[0][0]
    model = next(label for label in own if _mark_of(label) == usual)
    others = "".join(label.text.strip() for label in own if _mark_of(label) == usual)[:24]
    for at, label in enumerate(labels):
        strange = label.family != series.family
        if strange and at and _goes_on(document, labels[at - 1], label):
            continue
        if strange or (series.family == "arabic" and len(own) >= 3 and _mark_of(label) != usual):
            wanted = write_label(label.number, model.text, model.family)
            yield Match(label.span, _values(label, wanted, others), key=others + label.text)


def _mark_of(label: Label) -> str:
    last = label.text.strip()[-1]
    if last.isalnum():  # Word can number without a mark
        return ""
    return "." if last in ".．" or "⒈" <= last <= "⒛" else last


def _levels(document: Document) -> Iterator[Match]:
    families = {
        i: series.family for series in document.series for i in series.blocks
    }  # a stranger counts as its siblings
    for series in document.series:
        if series.section < 0 or series.family not in RANK:
            continue
        head = document.sections[series.section].heading
        parent, label = document.blocks[head].label, document.blocks[series.blocks[0]].label
        if document.unread(head, series.blocks[0]):
            continue  # the level left out may be an automatic number that was not read
        if parent is None or label is None or families.get(head) not in RANK:
            continue
        top = series.section
        while document.sections[top].parent >= 0:
            top = document.sections[top].parent
        if (
            RANK.get(families.get(document.sections[top].heading, ""), 9) > 2
        ):  # not written by the standard's levels at all
            continue
        above, here = RANK[families[head]], RANK[series.family]
        own, outer = label.text.strip(), parent.text.strip()
        if above == 1 and here == 4:
            what = f"“{outer}”之下直接用“{own}”，跳过了“（一）”“1.”两级"
        elif here < above:
            what = f"“{outer}”之下用“{own}”，上下级颠倒"
        else:
            continue
        yield Match(label.span, _values(label, "", parent=outer, what=what), key=what)


def _goes_on(document: Document, before: Label, label: Label) -> bool:
    """Whether a label carries on a list that begins inside the text before it: （三）做法：1.…；2.…, and then 3. ."""
    last = write_label(label.number - 1, fold(label.text), label.family).rstrip(".．、")
    between = document.folded[before.span.end : label.span.start]
    at = between.find(last)
    while at >= 0:
        end = at + len(last)
        marked = last.endswith(")") or (
            between[end : end + 1] in tuple(".．、") and not between[end + 1 : end + 2].isdigit()
        )
        if marked and between[at - 1 : at] in tuple("：:；;。，, "):
            return True
        at = between.find(last, end)
    return False


def _mark(labels: list[Label]) -> Iterator[Match]:
    for label in labels:
        text = label.text.strip()
        wanted = _right_mark(label, text)
        if wanted is None or wanted == text:
            continue
        habit = label.family == "arabic" and text[-1] in "、:："
        yield Match(
            label.span,
            _values(label, wanted),
            severity="info" if habit else None,
            group=text[-1] if habit else "",
            key=text,
        )


def _right_mark(label: Label, text: str) -> str | None:
    if label.family in ("han-bracket", "arabic-bracket") and text[-1] not in "）)" and not "⑴" <= text[-1] <= "⒇":
        return text[:-1]
    if label.family == "han" and text[-1] in ".．，,:：。":
        return text[:-1] + "、"
    if label.family == "arabic" and text[-1] in "、，,：:。":
        return text[:-1] + "."
    return None
