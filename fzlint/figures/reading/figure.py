"""The figures of running text, found once for all checks that reckon with them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from fzlint.document.model import Span
from fzlint.document.prose import is_said_apart
from fzlint.document.sentences import sentences
from fzlint.figures.reading.numerals import arabic, han, scale
from fzlint.figures.reading.said import families, listed
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

if TYPE_CHECKING:
    from fzlint.document.model import Document


class Figure(NamedTuple):
    """A number of things, an amount or a share, as running text tells it.

    span     the number with its unit: "212件", "1.2亿元", "三百二十一户", "41"
    value    in whole units: 1.2亿元 is 120000000; 41% is 41
    unit     the measure word without 万 and 亿, "%" or "个百分点"; "" if none stands there
    noun     the words in front of it, back to the nearest mark or figure ("共办结行政处罚案件"); those behind if there are none
    when     the period that its sentence names last before it ("2024年", "上年"); "" if none
    about    the family of the unit, see FAMILY: figures of one family may count the same things; "" without a unit
    approx   余 多 近 约 以上 …, or the end of a range: not to be reckoned with
    step     what one in the last digit shown is worth: 10000000 for 1.2亿元, 1 for 212件
    """

    span: Span
    value: Decimal
    unit: str
    noun: str
    when: str
    about: str
    approx: bool
    step: Decimal


FAMILY = families("unit.")  # of measure words: what those of one family count may be the same things
_UNITS: dict[str, list[str]] = {}  # by their first character, the longest first
for _word in sorted(FAMILY, key=len, reverse=True):
    _UNITS.setdefault(_word[0], []).append(_word)
_ONE = Decimal(1)
_NO_FIGURE, _FINEST = Decimal(10) ** 18, Decimal("1e-8")

# most numerals of a text are seen at once to be none: dates, and 一是, 统一, 一体
_DATE = frozenset("年月日")
_MAY_TAIL = frozenset(" 余多几十百千万亿")
_MAY_FOLLOW = frozenset([unit[0] for unit in FAMILY] + list("余多几万亿 ，、；。"))

MARKS = frozenset("，、；：。！？（）“”《》(),;:\n")

# no measure words but the beginning of other words: 12部门, 3条例, 2个月
_NO_UNIT = frozenset(listed("非量"))
# a number behind these is an ordinal, a code, a point of time, or the second half of something
_NO_FRONT = frozenset("第·./+×〔[:-—–~～-")
_RANGE = frozenset("-—–~～至到")
_RANGE_FOOT = frozenset("0123456789%万亿")
_MANY = listed("概数")
_MANY_LAST = frozenset([word[-1] for word in _MANY] + list(" 为有达在"))
_MANY_NEXT = frozenset("以左上不之")
_MANY_BEHIND = listed("概后")
_OTHER_WORD = frozenset(
    "节合预违签履续解失公条契邀制附邻靠最商高赶"
)  # 节约300元, 合约3份, 附近3家, 商超3家: no approximation


# One class for all first characters lets the search leap over the rest: twice as fast as alternatives alone.
# Names in 《》 and short ones in “” hold no figures; a comma of either width parts thousands.
_TOKENS = pattern(
    r"[《“0-9一二两三四五六七八九十百千去上今本前当全下同近](?:"
    r"(?<=《)[^》\n]{0,80}》"
    r"|(?<=“)(?:(?P<plan>[十一二三四五六七八九]{1,3}五”)|[^”\n]{0,20}”)"
    r"|(?P<when>(?:(?<=1)9|(?<=2)0)[0-9]{2}年(?:[上下]半年|[一二三四]季度|[0-9]{1,2}月)?"
    r"|(?<=[0-9])[0-9]?月|(?<=[去上今本前当全])[年月]|(?<=[上下])半年|(?<=[一二三四])季度|(?<=同)期"
    r"|(?<=近)[0-9一二三四五六七八九十]{1,2}年来|(?<=[0-9一二三四五六七八九十])[0-9一二三四五六七八九十]?年来)"
    r"|(?<=[0-9])(?P<digits>(?:[0-9]{0,2}(?:[,，][0-9]{3})+(?![0-9])|[0-9]{0,14})(?:\.[0-9]{1,8})?)"
    r"|(?<=[一二两三四五六七八九十百千])"
    r"(?P<han>[零〇一二两三四五六七八九十百千万亿]*(?:点[零〇一二三四五六七八九]+[万亿]*)?))"
)


_TAIL = pattern(r" ?([余多几]?)((?:[十百]|千(?![瓦米克]))?[万亿]{0,2})([余多几]?) ?")


def passages(document: Document) -> list[Span]:
    """The sentences of running text, also in cells and boxes, and headings: a short item with a number in front is read as one."""
    more = [Span(block.start, block.heading_end) for block in document.blocks if block.role == "heading"]
    for block in document.blocks:
        if is_said_apart(document, block):
            more += (Span(*bounds) for bounds in sentences(document.plain, block.start, block.end))
    return sorted([*more, *document.sentences]) if more else list(document.sentences)


def figures(document: Document) -> tuple[Figure, ...]:
    """Every figure of the running text, in order. Dates, ordinals, codes and numbers inside names are none."""
    folded = document.folded
    labels = {block.start: block.label.span.end for block in document.blocks if block.label is not None}
    found: list[Figure] = []
    for passage in passages(document):
        _read(folded, max(passage.start, labels.get(passage.start, 0)), passage.end, found)
    return tuple(found)


def figures_of(sentence: str) -> list[Figure]:
    """The figures of one sentence, folded; offsets are its own."""
    found: list[Figure] = []
    _read(sentence, 0, len(sentence), found)
    return found


def _read(text: str, start: int, end: int, found: list[Figure]) -> None:
    when = ""
    edge = start
    for match in _TOKENS.finditer(text, start, end):
        kind = match.lastgroup
        if kind is None:
            continue
        if kind != "digits" and kind != "han":
            when = match.group()
            continue
        behind = text[match.end() : match.end() + 1]
        if behind in _DATE or (kind == "han" and behind not in _MAY_FOLLOW) or match.start() < edge:
            continue
        figure = _figure(text, match, edge, end, when)
        if figure is not None:
            found.append(figure)
            edge = figure.span.end


def _figure(text: str, match: re.Match[str], edge: int, end: int, when: str) -> Figure | None:
    """The figure that a numeral makes; edge is where the figure before it ends, end the end of the passage."""
    at, stop = match.span()
    before = text[at - 1] if at > edge else " "
    ranged = _ends_range(text, at, edge, before)
    if ranged is None:
        return None
    is_han = match.lastgroup == "han"
    if before == "之" and text.startswith("百分之", at - 3) and at - 3 >= edge:
        start, unit, last, powers, about = at - 3, "%", stop, "", False
    else:
        start = at
        unit, last, powers, about = _tail(text, stop, end)
        bare = is_han or before in MARKS or before.isspace()
        if not unit and (bare or not _stands_alone(text, last, end)):
            return None  # a bare number needs the words that it counts: “1、”, “（3）” are labels
    numeral = match.group()
    if is_han and not _is_han_figure(text, numeral, unit, before, at, start):
        return None
    value = han(numeral) if is_han else arabic(numeral)
    if value is None:
        return None
    step = _han_step(numeral) if is_han else _ONE.scaleb(-len(numeral.partition(".")[2])) if "." in numeral else _ONE
    if powers:
        value, step = value.scaleb(scale(powers)), step.scaleb(scale(powers))
    if not is_counted(value, step):
        return None
    approx = (
        about
        or ranged
        or (text[start - 1] in _MANY_LAST and _about(text, start, edge))
        or (text[last : last + 1] in _MANY_NEXT and text.startswith(_MANY_BEHIND, last))
    )
    return Figure(
        Span(start, last), value, unit, _noun(text, edge, start, last, end), when, FAMILY.get(unit, ""), approx, step
    )


def is_counted(value: Decimal, step: Decimal) -> bool:
    """Whether anybody counts so much, or so finely: sums and quotients of such are exact, and none is too long to be written."""
    return value < _NO_FIGURE and step >= _FINEST


def _ends_range(text: str, at: int, edge: int, before: str) -> bool | None:
    """Whether a numeral is the end of a range; None if it is an ordinal, a code or the like."""
    footed = before in _RANGE and at - 2 >= edge - 1 and text[at - 2] in _RANGE_FOOT
    if not footed and (before in _NO_FRONT or (before.isascii() and before.isalpha())):
        return None
    return footed


def _tail(text: str, stop: int, end: int) -> tuple[str, int, str, bool]:
    """What stands behind a numeral: its unit, where it ends, 万 and 亿, and whether 余, 多 or 几 make it rough."""
    some = powers = more = ""
    last = behind = stop
    if text[stop : stop + 1] in _MAY_TAIL:
        tail = _TAIL.match(text, stop, end)
        assert tail is not None
        some, powers, more = tail.groups()
        last, behind = tail.end(3), tail.end()
    unit = unit_at(text, behind, end)
    return unit, behind + len(unit) if unit else last, powers, bool(some or more)


_FIRST_OF_ITS_KIND = frozenset("个 次 批 条 类 起 面 块 套 节 回 位 部 期".split())  # noqa: SIM905  一次, 一批: no count


def _is_han_figure(text: str, numeral: str, unit: str, before: str, at: int, start: int) -> bool:
    if before in "第初每同之数几" and start == at:
        return False  # 第三项, 同一件, 数十起
    if before == "成" and numeral[0] in "百千万亿":
        return False  # 成百件; but 完成八件
    if before == "上" and (numeral[0] in "百千万亿" or text[at - 2 : at] == "以上"):
        return False  # 上百件, 以上三项; but 线上四次
    if before == "前" and unit in ("位", "名"):
        return False  # 排在前三位
    if len(numeral) > 1 and not any(c in "十百千万亿点" for c in numeral):
        return False  # 三四个, 二〇二四
    return not (numeral == "一" and unit in _FIRST_OF_ITS_KIND)


def _han_step(numeral: str) -> Decimal:
    digits = len(numeral) - len(numeral.rstrip("十百千万亿")) if "万" in numeral or "亿" in numeral else 0
    return Decimal(1).scaleb(scale(numeral[len(numeral) - digits :]))


def unit_at(text: str, at: int, end: int) -> str:
    for unit in _UNITS.get(text[at : at + 1], ()):
        if text.startswith(unit, at, end):
            other = text[at : at + 2] in _NO_UNIT or text[at : at + 3] in _NO_UNIT or text[at : at + 4] in _NO_UNIT
            return "" if other else unit
    return ""


def _stands_alone(text: str, at: int, end: int) -> bool:
    """Whether a bare number ends here: in front of a mark, not of the rest of a date, a time, a range or a name."""
    if at >= end:
        return True
    if text[at] in "、" and text[at + 1 : at + 2].isdigit():
        return False  # 第1、2、3项
    return text[at] in "，、；。(),;" or text[at].isspace()


def _about(text: str, at: int, edge: int) -> bool:
    front = text[max(edge, at - 5) : at].rstrip(" 为有达在")
    if not front.endswith(_MANY):
        return False
    return not (front[-1] in "约近超" and front[-2:-1] in _OTHER_WORD and front[-2:-1] != "")


def _noun(text: str, edge: int, start: int, last: int, end: int) -> str:
    front = text[max(edge, start - 40) : start]
    mark = _MARK.search(front[::-1])
    noun = (front[-mark.start() :] if mark and mark.start() else "" if mark else front).strip()
    if noun:
        return noun
    high = min(end, last + 20)
    mark = _MARK_OR_DIGIT.search(text, last, high)
    return text[last : mark.start() if mark else high].strip()


_MARK = pattern(f"[{re.escape(''.join(sorted(MARKS)))}]")


_MARK_OR_DIGIT = pattern(rf"[\d{re.escape(''.join(sorted(MARKS)))}]")
