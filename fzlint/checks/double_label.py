"""double-label: two numbers in front of one block, one made by Word and one typed, or one typed twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fzlint.checks.context import Context
from fzlint.document.labels import RANK, Reading, read_label
from fzlint.document.model import Block, Document, Label, Span
from fzlint.finding import Match, Severity
from fzlint.record import NamedTuple


class DoubleLabel(NamedTuple):
    """A typed number behind an automatic one; the same number typed twice.

    （一）1.…: the first item of the next level may follow in the same line; 二、2. says one number twice.
    """

    @property
    def names(self) -> tuple[str, ...]:
        return ("first", "second", "advice")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        twins = _are_twins(document)
        for index, block in enumerate(document.blocks):
            label = block.label
            if label is None:
                label = _lone_article(document, block)
            if label is None:
                continue
            start = block.start if label.automatic else label.span.end
            if (
                (twins or _is_odd_twin(document, index, label))
                and label.family.startswith("decimal:")
                and label.text.strip()[-1] in "、.．"
            ):
                yield _decimal_twin(label)
                continue
            second = read_label(document.folded, start, block.end)
            if second is None or (second.weak and not _is_article(document, label, second)):
                continue
            lone = _is_lone(document, block, label, second)
            if not (
                lone
                or _is_double(label, second)
                or _is_renumbered(document, label, second)
                or (_is_twin(label, second) and _stands_alone(document, second))
                or _is_left_over(document, index, label, second)
            ):
                continue
            first, shown = label.text.strip(), document.text[second.start : second.end]
            advice = f"“{first}”是自动编号，请删去手工输入的“{shown}”" if label.automatic else f"请删去一个“{shown}”"
            if not label.automatic and second.number != label.number:
                advice = "请删去多余的一个"
            span = Span(label.span.start, second.end, label.automatic)
            values = {"first": first, "second": shown, "advice": advice}
            severity: Severity | None = "warning" if lone else None
            yield Match(span, values, severity=severity, key=_key(document, first, second))


def _is_double(label: Label, second: Reading) -> bool:
    same = second.family == label.family
    if not label.automatic:  # （一）一、: no list of a higher level begins inside a lower one
        above = RANK.get(second.family, 9) < RANK.get(label.family, 0)
        return (same or above) and second.number == label.number
    if second.family not in RANK:
        return same
    return same or second.number == label.number != 1 or RANK[second.family] < RANK.get(label.family, 0)


def _is_renumbered(document: Document, label: Label, second: Reading) -> bool:
    """Whether one of two numbers was left behind when the numbers were changed: 二、三、工作情况; （一）（二）项 cites both."""
    follows = second.family == label.family in ("han", "han-bracket") and abs(second.number - label.number) == 1
    return follows and not label.automatic and document.text[second.end : second.end + 1] not in tuple("项款条、和")


def _lone_article(document: Document, block: Block) -> Label | None:
    """The label 第一条 of a paragraph that is none by itself: quoted articles have no number of their own."""
    if block.cell is not None or not document.text.startswith("第", block.start):
        return None
    read = read_label(document.folded, block.start, block.end)
    if read is None or read.family != "条":
        return None
    return Label(document.text[read.start : read.end], read.family, read.number, False, Span(read.start, read.end))


def _is_article(document: Document, label: Label, second: Reading) -> bool:
    """Whether an article is numbered twice: 第三条 第三条 ……; 第三条第三款 speaks of one."""
    same = label.family == second.family == "条" and label.number == second.number
    return same and document.text[second.end : second.end + 1] in (" ", "\u3000", "\t")


def _are_twins(document: Document) -> bool:
    """Whether 1.1、 2.2、 3.3、 are 1. and 1、, the number twice: neither 1.2 nor 2.1 is among the labels."""
    labels = [block.label for block in document.blocks if block.label and not block.label.automatic]
    found = {(label.family, label.number) for label in labels if label.family.startswith("decimal:")}
    if not found or any(family != f"decimal:{number}" for family, number in found):
        return False
    plain = {label.number for label in labels if label.family == "arabic"}
    numbers = {number for _, number in found}
    # one alone stands among others that are right: 1. 2.2、 3.
    return len(found) > 1 or (not numbers & plain and any({n - 1, n + 1} & plain for n in numbers))


def _is_odd_twin(document: Document, index: int, label: Label) -> bool:
    """Whether the next labels in front and behind are the number before and after: 1. 2.2、 3."""
    if label.automatic or label.family != f"decimal:{label.number}":
        return False
    near = (document.blocks[max(0, index - _NEAR) : index][::-1], document.blocks[index + 1 : index + 1 + _NEAR])
    beside = [next((block.label for block in blocks if block.label is not None), None) for blocks in near]
    numbers = [one.number if one is not None and one.family == "arabic" else 0 for one in beside]
    return numbers[0] == label.number - 1 > 0 or (label.number == 1 and numbers[1] == 2)


_NEAR = 8  # paragraphs in which the next label stands


def _decimal_twin(label: Label) -> Match:
    text = label.text.strip()
    first, second = f"{label.number}.", f"{label.number}{text[-1]}"
    return Match(label.span, {"first": first, "second": second, "advice": f"请删去一个“{label.number}”"}, key=text)


_TWINS = {*RANK, "circle"}


def _is_twin(label: Label, second: Reading) -> bool:
    """Whether two typed labels of different levels say the same number: 二、2.存在问题; the first item of a list may follow."""
    return not label.automatic and second.number == label.number != 1 and {second.family, label.family} <= _TWINS


def _is_lone(document: Document, block: Block, label: Label, second: Reading) -> bool:
    """Whether a typed label is followed by the first number of a lower level, of which there is no second: （二）1.….

    A list of its own would go on in the paragraph or behind it.
    """
    lower = not label.automatic and second.number == 1 and RANK.get(second.family, 0) > RANK.get(label.family, 9)
    if not lower or second.family != "arabic" or label.number == 1:
        return False
    behind = document.folded[second.end : block.end]
    if any(mark in behind for mark in "2②二"):
        return False
    return _stands_alone(document, second)


_BARE = 30  # code points of a heading with nothing behind it


def _is_left_over(document: Document, index: int, label: Label, second: Reading) -> bool:
    """Whether a bare heading has a second number that belongs to no list: 三、（二）房屋维修, 五、一、存在困难."""
    block = document.blocks[index]
    line = document.plain[second.end : block.end]
    if label.automatic or label.family != "han" or len(line) > _BARE or any(mark in line for mark in "。；，、：（"):
        return False
    if second.family == "han-bracket":
        return 1 < second.number != label.number and _stands_alone(document, second)
    below = (each.label for each in document.blocks[index + 1 :] if each.label is not None)
    then = next((each.number for each in below if each.family == "han"), label.number + 1)
    return second.family == "han" and second.number == 1 < label.number and then == label.number + 1 > 2


def _stands_alone(document: Document, second: Reading) -> bool:
    """Whether no label of the family goes on from the second: （二）2.… and then 3.… carries on a list of its own."""
    at = document.block_at(second.start)
    label = document.blocks[at].label
    rank = RANK.get(label.family, 9) if label is not None else 0
    below, above = (
        [other.number for other in _below(blocks, rank) if other.family == second.family]
        for blocks in (document.blocks[at + 1 :], reversed(document.blocks[:at]))
    )
    if below[:1] == [1] != [second.number + 1]:
        below = []  # a list of its own
    return not any(abs(number - second.number) == 1 for number in (*below, *above))


def _below(blocks: Iterable[Block], rank: int) -> Iterator[Label]:
    """The labels of some blocks up to the first that is not of a level below."""
    for block in blocks:
        if block.label is not None:
            if RANK.get(block.label.family, 9) <= rank:
                return
            yield block.label


def _key(document: Document, first: str, second: Reading) -> str:
    return first + document.text[second.start : second.end + 20]
