"""label-form: labels in a style that their series, their level or the standard does not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from fzlint.checks.context import Context
from fzlint.checks.unmarked_number import unmarked_numbers
from fzlint.document.fold import fold
from fzlint.document.labels import LOOK_ALIKES, RANK, write_label
from fzlint.document.model import Block, Document, Label, Series, Span
from fzlint.finding import Edit, Match, Severity
from fzlint.record import NamedTuple


class LabelForm(NamedTuple):
    """How labels are written.

    fault   mixed: another style among siblings; level: a level left out (一、→（1）) or above its parent; mark: the mark
            behind the number, or the brackets of an automatic one; look-alike: a dash or a kana for the numeral
    """

    fault: Literal["mixed", "level", "mark", "look-alike"]

    @property
    def names(self) -> tuple[str, ...]:
        return ("label", "wanted", "others", "parent", "what", "more")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if self.fault == "level":
            yield from _levels(document)
            return
        if self.fault == "mark":
            yield from _automatic_marks([block.label for block in document.blocks if block.label is not None])
            yield from (_unmarked(document, span) for span in unmarked_numbers(document, context.words))
        for series in document.series:
            labels = [label for i in series.blocks if (label := document.blocks[i].label) is not None]
            if self.fault == "mark":
                typed = [label for label in labels if not label.automatic]
                yield from _mark(typed)
                yield from _marked(document, typed)
            elif self.fault == "mixed":
                yield from _mixed(document, series, labels)
                yield from _strayed(document, series)
            else:
                yield from _look_alike(labels)


def _values(
    label: Label, wanted: str, others: str = "", parent: str = "", what: str = "", more: str = ""
) -> dict[str, str]:
    return {
        "label": label.text.strip(),
        "wanted": wanted,
        "others": others,
        "parent": parent,
        "what": what,
        "more": more,
    }


def _look_alike(labels: list[Label]) -> Iterator[Match]:
    for label in labels:
        text = label.text.strip()
        if wrong := [character for character in text if character in LOOK_ALIKES]:
            wanted = "".join(LOOK_ALIKES.get(character, character) for character in text)
            edits = () if label.automatic else (Edit(label.span, label.text.replace(text, wanted)),)
            what = f"“{wrong[0]}”不是数字“{LOOK_ALIKES[wrong[0]]}”"
            yield Match(label.span, _values(label, wanted, what=what), edits=edits, key=text)


def _unmarked(document: Document, span: Span) -> Match:
    numeral = document.text[span.start : span.end]
    values = {
        "label": numeral,
        "wanted": f"{numeral}、",
        "others": "",
        "parent": "",
        "what": "序号后的标点",
        "more": "",
    }
    return Match(span, values, edits=(Edit(Span(span.end, span.end), "、"),), key=numeral)


def _automatic_marks(labels: list[Label]) -> Iterator[Match]:
    """One format of automatic numbers is told once, at its first paragraph."""
    wrong: dict[tuple[str, str, str], list[Label]] = {}
    for label in labels:
        text = label.text.strip()
        if (label.automatic and (_right_mark(label, text) or text) != text) or ("(" in text and label.automatic):
            wrong.setdefault((label.family, text[0] if text[0] in "(（" else "", text[-1]), []).append(label)
    for (family, _, mark), group in wrong.items():
        first = group[0]
        text = first.text.strip()
        wanted = (_right_mark(first, text) or text).replace("(", "（").replace(")", "）")
        what = "自动编号的括号" if mark == ")" and _right_mark(first, text) is None else "自动编号的标点"
        places = f"，全文{len(group)}处" if len(group) > 1 else ""
        more = f"（自动编号{places}，请修改编号格式）"
        severity: Severity | None = "info" if family == "arabic" and mark in "、:：" else None
        yield Match(first.span, _values(first, wanted, what=what, more=more), severity=severity, key=text)


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
        if strange or (series.family in _MARKED and len(own) >= 3 and _mark_of(label) != usual):
            wanted = write_label(label.number, model.text, model.family)
            yield Match(label.span, _values(label, wanted, others), key=others + label.text)


def _strayed(document: Document, series: Series) -> Iterator[Match]:
    """4. behind （一）（二）（三）, where 1. 2. 3. stand in another part: it goes on the series in front of it."""
    if len(series.blocks) < 2 or series.family not in RANK:
        return
    before, at = series.blocks[-2:]
    label, former = document.blocks[at].label, document.blocks[at - 1].label
    if label is None or former is None or former.family not in RANK or label.family != series.family:
        return
    # the one in front has its text behind it, and ends its series with the number before
    if former.family == label.family or former.number != label.number - 1 or not _runs_on(document.blocks[at - 1]):
        return
    own = next((other for other in document.series if other.blocks[-1] == at - 1), None)
    above = [document.blocks[i].label for i in range(before + 1, at - 1)]
    parted = any(one is not None and RANK.get(one.family, 9) < RANK[former.family] for one in above)
    if own is None or len(own.blocks) < 2 or own.family != former.family or not parted:
        return
    siblings = [one for i in own.blocks if (one := document.blocks[i].label) is not None]
    others = "".join(one.text.strip() for one in siblings)[:24]
    wanted = write_label(label.number, former.text, former.family)
    yield Match(label.span, _values(label, wanted, others), key=others + label.text)


_WORDED = ("编", "章", "节", "条", "部分", "篇")
_MARKED = ("arabic", "han-bracket", "arabic-bracket", *_WORDED)


def _mark_of(label: Label) -> str:
    """What sets a label apart from others of its family: the mark behind the number; 第3条 among 第二条, the digits."""
    if label.family in _WORDED:
        return "0" if any(character.isdecimal() for character in label.text) else "一"
    if label.family.endswith("bracket"):  # ㈢ among （二）
        return "㈢" if len(label.text.strip()) == 1 else ""
    last = label.text.strip()[-1]
    if last.isalnum():  # Word can number without a mark
        return ""
    return "." if last in ".．" or "⒈" <= last <= "⒛" else last


def _levels(document: Document) -> Iterator[Match]:
    families = {
        i: series.family for series in document.series for i in series.blocks
    }  # a stranger counts as its siblings
    yield from _circles(document, families)
    for series in document.series:
        if series.section < 0 or series.family not in RANK:
            continue
        head = document.sections[series.section].heading
        parent, label = document.blocks[head].label, document.blocks[series.blocks[0]].label
        if document.unread(head, series.blocks[0]):
            continue  # the level left out may be an automatic number that was not read
        if parent is None or label is None or families.get(head) not in RANK or _in_one(document, series, label):
            continue
        top = series.section
        while document.sections[top].parent >= 0:
            top = document.sections[top].parent
        outmost = families.get(document.sections[top].heading, "")
        if outmost not in _WORDED and RANK.get(outmost, 9) > 2:
            continue  # not written by the standard's levels at all
        above, here = RANK[families[head]], RANK[series.family]
        own, outer = label.text.strip(), parent.text.strip()
        below = series.blocks[0] == head + 1 and _runs_on(document.blocks[head + 1])
        run_in = below and not document.text_of(document.blocks[head]).rstrip().endswith(("：", ":"))
        if what := _wrong_level(above, here, own, outer, run_in):
            yield Match(label.span, _values(label, "", parent=outer, what=what), key=what)


def _wrong_level(above: int, here: int, own: str, outer: str, run_in: bool) -> str:
    """What is wrong with a level below another, by their ranks; "" if nothing is.

    run_in   the first of the lower ones stands right below the upper one, with its text behind it
    """
    if above == 1 and here == 4:
        return f"“{outer}”之下直接用“{own}”，跳过了“（一）”“1.”两级"
    if above == 2 and here == 4:
        return f"“{outer}”之下直接用“{own}”，跳过了“1.”一级"
    if here < above:
        return f"“{outer}”之下用“{own}”，上下级颠倒"
    return f"“{outer}”之下又用“{own}”，上下两级的序号一样" if here == above and run_in else ""


def _in_one(document: Document, series: Series, label: Label) -> bool:
    """Whether a list stands in one paragraph, which makes no level: （1）…；（2）…。"""
    end = document.blocks[series.blocks[0]].end
    return label.text in ("（1）", "(1)") and len(series.blocks) == 1 and "(2)" in document.folded[label.span.end : end]


def _circles(document: Document, families: dict[int, str]) -> Iterator[Match]:
    """①②③ as the first level below 一、, each the heading of a paragraph, with no line that leads to a list."""
    headed = {section.heading for section in document.sections if section.first <= section.last}
    for series in document.series:
        if series.section < 0 or series.family != "circle" or len(series.blocks) < _LEVEL:
            continue
        head, first = document.sections[series.section].heading, document.blocks[series.blocks[0]]
        parent, label = document.blocks[head].label, first.label
        if parent is None or label is None or label.number != 1 or families.get(head) != "han":
            continue
        before = document.text_of(document.blocks[series.blocks[0] - 1]).rstrip()
        if before.endswith(("：", ":")) or not all(i in headed or _runs_on(document.blocks[i]) for i in series.blocks):
            continue
        own, outer = label.text.strip(), parent.text.strip()
        what = f"“{outer}”之下直接用“{own}”，跳过了“（一）”“1.”等层次"
        yield Match(label.span, _values(label, "", parent=outer, what=what), key=what)


_LEVEL = 2  # so many paragraphs make a level


def _runs_on(block: Block) -> bool:
    """Whether a block is a heading with its text behind it."""
    return block.role == "heading" and block.heading_end < block.end


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
            _values(label, wanted, what="序号后的标点"),
            severity="info" if habit else None,
            group=text[-1] if habit else "",
            key=text,
        )


_BARE = ("circle", "编", "章", "节", "部分", "篇")


def _marked(document: Document, labels: list[Label]) -> Iterator[Match]:
    """A mark behind a label that carries none: 第一章、总则, ①、健全机构; not where another label follows: ①、②."""
    for label in labels:
        behind = document.text[label.span.end : label.span.end + 2]
        dotted = label.family == "arabic" and label.text.strip()[-1:] in ".．、" and behind[:1] in "、，.．"  # 4.、
        if behind[:1] and dotted and behind[1:].isalpha():
            text, span = label.text.strip(), Span(label.span.start, label.span.end + 1)
            values = _values(label, text, what="序号后的标点") | {"label": text + behind[0]}
            yield Match(span, values, edits=(Edit(Span(label.span.end, label.span.end + 1), ""),), key=text + behind[0])
        elif label.family in _BARE and behind[:1] in tuple("、，.．") and behind[1:].isalpha() and behind[1:] != "第":
            span = Span(label.span.start, label.span.end + 1)
            text, wanted = label.text.strip(), label.text.strip() + ("" if label.family == "circle" else "　")
            values = _values(label, wanted.strip(), what="序号后的标点") | {"label": text + behind[0]}
            yield Match(span, values, edits=(Edit(span, wanted),), key=text + behind[0])


_ODD = tuple("〔〕［］[]【】｛｝{}")


def _right_mark(label: Label, text: str) -> str | None:
    if label.family == "han-bracket" and (text[0] in _ODD or text[-1] in _ODD):  # 〔三〕 （三〕
        return f"（{text[1:-1]}）"
    if label.family in ("han-bracket", "arabic-bracket") and text[-2:-1] in ("、", ".", "．"):  # （二、）
        return text[:-2] + text[-1]
    if (
        label.family in ("han-bracket", "arabic-bracket")
        and text[-1] not in "）)"
        and not "⑴" <= text[-1] <= "⒇"
        and not "㈠" <= text <= "㈩"
    ):
        return text[:-1]
    if label.family == "han" and not label.automatic and text[-1].isalnum():
        return text + "、"
    if label.family == "han" and text[-1] in ".．，,:：。":
        return text[:-1] + "、"
    if label.family == "arabic" and text[-1] in "、，,：:。":
        return text[:-1] + "."
    return None
