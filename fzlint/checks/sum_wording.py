"""What is said of a sum that is wrong: where it stands, its figures as the text writes them, and the words for it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fzlint.document.model import Span
from fzlint.figures.near.sums import Near
from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.numerals import scale, written
from fzlint.figures.reading.statement import Statement
from fzlint.figures.sums import balance, completeness, partition
from fzlint.figures.sums.balance import Imbalance
from fzlint.figures.sums.beyond import Beyond
from fzlint.figures.sums.flows import Flow
from fzlint.figures.sums.totals import Verdict
from fzlint.finding import Match, Severity
from fzlint.pattern import pattern


def unpaired(text: str, span: Span, names: Span, named: int, row: int) -> Match:
    """“分别” before more or fewer figures than things. span: the figures; names: the things."""
    shown = text[names.start : names.end]
    values = {"total": shown, "sum": str(named), "terms": str(row), "difference": ""}
    return Match(span, values, severity="warning", message=_UNPAIRED)


_UNPAIRED = "“分别”前后的项数不等：前面“{total}”列了{sum}项，后面只对应{terms}个数。请核对。"


def exceeded(text: str, found: Beyond) -> Match:
    """A part that is more than its whole."""
    whole, parts = found.whole, found.parts
    shown = [text[part.span.start : part.span.end] for part in parts]
    values = {"total": text[whole.span.start : whole.span.end], "sum": "、".join(shown), "terms": "", "difference": ""}
    return Match(Span(whole.span.start, parts[-1].span.end), values, severity="warning", message=_MORE)


_MORE = "分项多于合计：共{total}，“其中”的却有{sum}。请核对这几个数字。"


def unbalanced(text: str, unequal: Imbalance) -> Match:
    """What came in and what went out, which are not the same."""
    sides = (unequal.parts, unequal.whole)
    told = sorted(one.figure.span for side in sides for one in side)
    off = abs(balance.made(unequal.parts) - balance.made(unequal.whole))
    values = {
        "total": _side(text, unequal.whole),
        "sum": _side(text, unequal.parts),
        "terms": "",
        "difference": _as_told(text, unequal.whole[0].figure, off),
    }
    near = unequal.whole[0].figure.about != "money" and off * 10 <= balance.made(unequal.parts)
    span = Span(told[0].start, told[-1].end)
    return Match(span, values, severity=None if near else "warning", message=_UNEQUAL)


def nearly(text: str, near: Near, level: Severity) -> Match:
    """A sum that one slip keeps from being right."""
    left, right, off = near.equation
    spans = sorted(figure.span for figure in near.equation.figures)
    values = {
        "total": _added(text, left),
        "sum": _added(text, right),
        "terms": "",
        "difference": _as_told(text, left[0], abs(off)),
    }
    return Match(
        Span(spans[0].start, spans[-1].end),
        values,
        severity=level,
        message=_NEARLY.replace("…", "有两位数字颠倒了" if near.turned else "有一位数字写错了"),
    )


_NEARLY = "{sum}，文中另有{total}，相差{difference}，像是…。请核对这几个数字。"


def _added(text: str, figures: Sequence[Figure]) -> str:
    """1326人＋948人＋573人＝2847人"""
    shown = "＋".join(_as_told(text, figure, figure.value) for figure in figures)
    if len(figures) == 1:
        return shown
    made = sum((figure.value for figure in figures), Decimal(0))
    return f"{shown}＝{_as_told(text, figures[0], made)}"


def unflowing(text: str, flow: Flow) -> Match:
    """What was there, came and went, which does not make what is there."""
    spans = sorted(one.figure.span for one in flow.statements)
    terms = "".join(
        ("＋" if sign > 0 else "－") + one.words + _as_told(text, one.figure, one.figure.value)
        for sign, one in flow.terms
    ).lstrip("＋")
    result = flow.result
    if terms.startswith("－"):  # 死亡－出生
        (_, first), (_, second) = flow.terms
        terms = "－".join(one.words + _as_told(text, one.figure, one.figure.value) for one in (second, first))
    values = {
        "total": result.words + _as_told(text, result.figure, result.figure.value),
        "sum": f"{terms}＝{_as_told(text, result.figure, flow.made)}",
        "terms": "",
        "difference": _as_told(text, result.figure, abs(flow.made - result.figure.value)),
    }
    return Match(
        Span(spans[0].start, spans[-1].end),
        values,
        severity="warning",
        message="增减不平：{sum}，而文中{total}，相差{difference}。请核对这几个数字。",
    )


def _side(text: str, side: Sequence[Statement]) -> str:
    """新收207件＋上年结转15件＝222件"""
    shown = "＋".join(f"{_called(one)}{_as_told(text, one.figure, one.figure.value)}" for one in side)
    return shown if len(side) == 1 else f"{shown}＝{_as_told(text, side[0].figure, balance.made(side))}"


def _called(one: Statement) -> str:
    """The word that tells what a figure is, with 未 where that stands in front of it."""
    return one.words if completeness.PENDING.match(one.words) else one.word or one.words


def _as_told(text: str, figure: Figure, value: Decimal | int) -> str:
    """A value in the power that a figure is told in: 126.5万元."""
    shown = text[figure.span.start : figure.span.end]
    powers = "".join(_POWERS.findall(shown)) if shown[0].isdigit() else ""
    return written(Decimal(value), scale(powers)) + powers + figure.unit


_UNEQUAL = "收结不平：{sum}，而{total}，相差{difference}。请核对这几个数字。"


_POWERS = pattern("[千百十]?[万亿]+")


def mismatch(text: str, fault: Verdict) -> Match:
    """A total that its parts do not make."""
    total, parts = fault.total, fault.parts
    assert total is not None
    shown = text[total.span.start : total.span.end]
    powers = "".join(_POWERS.findall(shown)) if shown[0].isdigit() else ""
    power = scale(powers)
    made = partition.made_of(parts)
    behind = parts[0].figure.span.start < total.span.start
    first, last = (parts[0].figure, total) if behind else (total, parts[-1].figure)
    return Match(
        Span(first.span.start, last.span.end),
        {
            "total": shown,
            "sum": written(made, power) + powers + total.unit,
            "terms": "+".join(written(part.figure.value, power) for part in parts),
            "difference": written(abs(made - total.value), power) + powers + total.unit,
        },
        severity=fault.severity,
        message=_ROUNDED if fault.severity == "info" else "",
    )


_ROUNDED = "合计与分项略有出入：共{total}，各项相加为{sum}（{terms}），相差{difference}，可能是四舍五入所致。请核对。"
