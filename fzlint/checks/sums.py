"""sums: a total that its parts do not make: 共28件，其中普通程序11件、简易程序18件.

其中 names a part far more often than a partition. So a list has to look complete, and the difference has to look like a slip,
before anything is said; how the two are weighed is told in `_severity`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import NamedTuple

from fzlint import listings
from fzlint.checks import Context
from fzlint.document import Span
from fzlint.figures import Figure
from fzlint.finding import Match, Severity
from fzlint.listings import Item, Listing, Passage
from fzlint.numerals import scale, written

# counted by the piece, whatever word stands for it: 3所 and 8件 may be parts of 11件
_PIECES = frozenset({"case", "item", "text", "firm", "place"})
_RATIOS = frozenset({"share", "mille", "point", "fold"})

_COMPARED = re.compile(
    r"^[多少]|比(?!例|重|对|武|赛|选)|较(?!大|重|小|高|多|严|强)|[同环年]比|增[加长幅]|减少|下降|上升|提高|降低|年均|同期"
)
_EACH = re.compile(r"^各|(?:各|每\S{0,3}|均)$")
# not all parts are told, or not for their sum
_PARTIAL = re.compile(
    r"主要|重点(?!领域|行业|产业)|大部分|多数|居前|排名|前[三五十两几]|[较最]多|突出|典型|尤其|特别是|例如|比如"
)
_REPEATED = re.compile("不含|不包括|除外|扣除|剔除|重复|交叉|兼任")
_REST = re.compile(r"^(?:其[他它余]|剩余|余下)|等其[他它]|其[他它]\S{0,8}$")
_WHOLE = re.compile(r"共(?!同|享|建|治|产|和|青|商|赢|性)|合计|总[计数量额]|累计|现有|全部")
_CLOSED = frozenset(
    {"(", ":", "：", "分别为", "分别是", "分别有", "分为"}
)  # what stands behind these is seldom a part only
_PENDING = re.compile(r"^(?:未|尚未|正在|在办|待)")
_NEGATED = re.compile(r"^(?:不予|不|未|尚未|正在|在办|待)")
# what became of a thing; one thing goes through several of these
_STAGE = re.compile(
    r"(?:已|均|全部|共|依法|成功|按期|及时)*(受理|立案|办[结理]|审结|结案|移[送交]|整改|完成|公示|化解|执结|回访|答复|查处"
    r"|发现|反馈|采纳|通过|合格|录用|采用|兑现|到位|出庭|处理|处置|调处|核查|回复|解决|落实|销号|采信|评为|列入)"
)


class Sums(NamedTuple):
    """Totals in running text.

    divisions   words that divide a whole, "男|女": parts that have one each in their names do not overlap; all of them are
                the whole
    traits      words for what may meet in one thing, "获|示范": where just one part has one, the parts may overlap
    personal    the same for persons, "党员|团员"
    """

    divisions: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return ("total", "sum", "terms", "difference")

    def __call__(self, context: Context) -> Iterator[Match]:
        document = context.document
        if len(document.figures) < 2:
            return
        text = document.folded
        said: set[Span] = set()
        for passage, before in document.passages:
            if len(passage.figures) < 2:
                continue
            yield from _respectively(document.text, passage)
            apart = before is not None and passage.text[passage.start] in _BEGINS
            if _most_alike(passage) < (2 if apart else 3):
                continue
            for listing in _listings(passage, before):
                fault = self._judge(text, listing)
                if fault is not None and not said.intersection(item.figure.span for item in fault.parts):
                    said.update(item.figure.span for item in fault.parts)
                    yield _match(text, fault)

    def _judge(self, text: str, listing: Listing) -> _Fault | None:
        for total in listing.totals:
            if total.about in _RATIOS or _COMPARED.search(total.noun):
                continue
            parts = _parts(text, total, listing)
            if len(parts) >= 2:
                break
        else:
            return None
        readings = _endings(parts) if listing.behind else self._settled(_readings(parts))
        others = [*_strict(total, readings), *_heads(parts)]
        rivals = [other.value for other in listing.totals if other.about == total.about and other is not total]
        rivals += [total.value + other for other in rivals[:1]]
        if listing.bracket:
            rivals = []  # a bracket speaks of what stands right in front of it
        for reading in (*readings, *others):
            low, high = _slack(total, reading)
            broken = any(part.fresh for part in reading[1:])
            if any(low <= _sum(reading) - value <= high for value in (total.value, *(() if broken else rivals))):
                return None
        if listing.apart and sum(1 for other in listing.totals if other.about == total.about) > 1:
            return None
        if listing.intro in ("(", ":", "：") and not all(part.name or part.behind for part in parts):
            return None
        last = parts[-1].figure.span.end
        if _REPEATED.search(text, min(total.span.start, parts[0].figure.span.start), max(total.span.end, last) + 20):
            return None
        if total.approx or any(part.figure.approx or _EACH.search(part.name) for part in parts):
            return None
        for reading in sorted((*readings, *others), key=lambda reading: abs(_sum(reading) - total.value)):
            severity = self._weigh(listing, total, reading, len(readings) > 1 or listing.items[-1].cut)
            if severity is not None:
                return _Fault(total, reading, severity)
        return None

    def _settled(self, readings: list[Sequence[Item]]) -> list[Sequence[Item]]:
        """Only the reading that is complete by itself, if there is one: it ends in the rest, or divides the whole."""
        for reading in readings[1:]:
            if _REST.search(reading[-1].name) or self._divided([part.name for part in reading]) == 2:
                return [reading]
        return readings

    def _divided(self, names: Sequence[str]) -> int:
        if len(names) == 2 and any(b == no + a for a, b in (names, names[::-1]) for no in "非不未无"):
            return 2  # 学科类35家、非学科类18家
        index = _by_first(self.divisions)
        rows = {words for c in names[0] for words in index.get(c, ())}
        return max((_divided(words, names) for words in rows), default=0)

    def _weigh(self, listing: Listing, total: Figure, parts: Sequence[Item], ambiguous: bool) -> Severity | None:
        names = [part.name + part.behind for part in parts]
        divided = self._divided(names)
        summed = listing.behind and listing.intro != "共"  # whoever writes 合计 has added up
        if _incomplete(listing, parts, summed or divided > 0):
            return None
        close = abs(_sum(parts) - total.value) * 100 <= total.value  # what overlaps does not come so near by chance
        if not summed and not divided and not close and not any(_REST.search(part.name) for part in parts):
            for words in _words((*self.traits, *(self.personal if total.about in ("person", "visit") else ()))):
                if sum(1 for name in names if any(word in name for word in words)) == 1:
                    return None
        return _severity(listing, total, parts, divided, ambiguous)


def _respectively(text: str, passage: Passage) -> Iterator[Match]:
    """甲、乙、丙分别增长3%、5%: as many figures as names. Names are only counted where 、 alone parts them."""
    at = passage.text.find("分别", passage.start, passage.end)
    while at >= 0:
        row = _row(passage, at)
        low = max(passage.start, at - 60)
        begin = max(low, *(passage.text.rfind(mark, low, at) + 1 for mark in "，；：。,;:)”》"))
        names = passage.text[begin:at].split("、")
        if len(row) > 1 and 1 < len(names) != len(row) and all(names) and not _JOINED.search("".join(names)):
            shown = text[begin:at]
            values = {"total": shown, "sum": str(len(names)), "terms": str(len(row)), "difference": ""}
            yield Match(Span(begin, row[-1].span.end), values, severity="warning", message=_UNPAIRED)
        at = passage.text.find("分别", at + 2, passage.end)


_JOINED = re.compile("[和与及或]")
_UNPAIRED = "“分别”前后的项数不等：前面“{total}”列了{sum}项，后面只对应{terms}个数。请核对。"


def _row(passage: Passage, at: int) -> list[Figure]:
    """The figures behind 分别 that stand in one row: 3%、5%和8%."""
    figures = passage.figures
    k = bisect_left(figures, at, key=lambda figure: figure.span.start)
    row: list[Figure] = []
    for figure in figures[k : k + 20]:
        gap = passage.text[row[-1].span.end : figure.span.start].strip() if row else ""
        if gap not in ("、", "和", "及", "与") if row else figure.span.start - at > 14:
            break
        row.append(figure)
    return row


def _most_alike(passage: Passage) -> int:
    """How many figures of a sentence may count the same things: a total and two parts are the least that is of interest."""
    families = ["" if figure.about in _PIECES else figure.about for figure in passage.figures]
    return max(map(families.count, set(families)))


_BEGINS = frozenset("其包分含即 ")  # of a sentence that lists the parts of a total in the one before


def _listings(passage: Passage, before: Passage | None) -> Iterator[Listing]:
    for lists in (
        listings.ahead(passage, before),
        listings.behind(passage),
        listings.boxed(passage),
        listings.unannounced(passage),
    ):
        yield from islice(lists, listings.LISTS)


class _Fault(NamedTuple):
    """What is wrong with a total: its parts make another sum."""

    total: Figure
    parts: Sequence[Item]
    severity: Severity


def _sum(parts: Sequence[Item]) -> Decimal:
    return sum((part.figure.value for part in parts), Decimal(0))


def _parts(text: str, total: Figure, listing: Listing) -> list[Item]:
    """The items that count the same things as the total and are written in the same digits, fresh behind any other."""
    fitting: list[Item] = []
    fresh = False
    for item in listing.items:
        figure = item.figure
        if item.mark == "；" and figure.unit != total.unit and ":" not in listing.intro and "：" not in listing.intro:
            break  # another thought
        same = figure.about == total.about or (not figure.unit and total.about != "money")
        loose = figure.about in _PIECES and total.about in _PIECES
        digits = text[figure.span.start].isdigit() == text[total.span.start].isdigit()
        if digits and (same or loose) and not _COMPARED.search(item.name):
            fitting.append(item._replace(fresh=item.fresh or fresh))
            fresh = False
        else:
            fresh = True
    same_count = sum(1 for item in fitting if item.figure.about == total.about or not item.figure.unit)
    if same_count * 2 < len(fitting):
        return [item for item in fitting if item.figure.about == total.about]
    return fitting


_STRENGTH = {"": 0, "、": 1, "，": 2, "；": 3}


def _readings(parts: Sequence[Item]) -> list[Sequence[Item]]:
    """How far the list may go, the longest first: it may end where a stronger mark, another unit or a new verb stands."""
    strongest = _STRENGTH[parts[1].mark]
    ends: list[int] = []
    end = len(parts)
    for i in range(2, len(parts)):
        mark = _STRENGTH[parts[i].mark]
        new_verb = _STAGE.match(parts[i].name) and not _STAGE.match(parts[i - 1].name)
        if mark > strongest or parts[i].fresh or new_verb:
            ends.append(i)
        if mark == 3 and strongest < 3:  # another thought begins
            end = i
            break
        strongest = max(strongest, mark)
    return [parts[:end], *(parts[:i] for i in reversed(ends) if i < end)]


def _heads(parts: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The first figures of groups that ； parts, where the others tell what became of them: 许可20件，办结18件；处罚8件，办结7件."""
    heads = [part for i, part in enumerate(parts) if i == 0 or part.mark == "；"]
    if 2 <= len(heads) < len(parts) and all(_STAGE.match(part.name) for part in parts if part not in heads):
        yield heads


def _strict(total: Figure, readings: Sequence[Sequence[Item]]) -> Iterator[Sequence[Item]]:
    """The readings without what is counted by another measure word: 24个代表团提出建议195件."""
    for reading in readings:
        strict = [part for part in reading if part.figure.about == total.about or not part.figure.unit]
        if 2 <= len(strict) < len(reading):
            yield strict


def _endings(parts: Sequence[Item]) -> list[Sequence[Item]]:
    """Where a list in front of its total may begin, the longest first: behind a mark stronger than those inside it."""
    begins: list[int] = []
    strongest = _STRENGTH[parts[-1].mark]
    for i in range(len(parts) - 2, 0, -1):
        if _STRENGTH[parts[i].mark] > strongest or parts[i].fresh:
            begins.append(i)
        strongest = max(strongest, _STRENGTH[parts[i].mark])
    return [parts, *(parts[i:] for i in reversed(begins))]


def _slack(total: Figure, parts: Sequence[Item]) -> tuple[Decimal, Decimal]:
    """By how much the sum may lie under and over the total where figures were shown with fewer digits than others.

    A total may have been cut instead of rounded. Figures shown alike are taken at their word.
    """
    finest = min(total.step, *(part.figure.step for part in parts))
    half = sum((part.figure.step for part in parts if part.figure.step > finest), Decimal(0)) / 2
    if total.step == finest:
        return -half, half
    return -half - total.step / 2, half + total.step - finest


@cache
def _words(rows: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split("|")) for row in rows)


@cache
def _by_first(rows: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """The rows by the first characters of their words: most names have none of all these."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for words in _words(rows):
        for c in {word[0] for word in words}:
            index.setdefault(c, []).append(words)
    return index


def _divided(words: Sequence[str], names: Sequence[str]) -> int:
    """2 if every name has one of the words, each another one, and all words are used; 1 if not all are; else 0."""
    found = set()
    for name in names:
        word = max((word for word in words if word in name), key=len, default="")
        if not word or word in found:
            return 0
        found.add(word)
    return 2 if len(found) == len(words) else 1


def _incomplete(listing: Listing, parts: Sequence[Item], divided: bool) -> bool:
    """Whether the words allow that the parts are not all, or that one thing counts in two of them."""
    names = [part.name for part in parts]
    lead = listing.lead.removesuffix(names[0])
    if _PARTIAL.search(lead) or any(_PARTIAL.match(name) for name in names):
        return True
    if any(part.behind.startswith("等") and not part.behind.startswith(("等级", "等次")) for part in parts):
        return True
    if divided:
        return False
    stages = {match.group(1) for name in names if (match := _STAGE.match(name))}
    if stages and not any(_NEGATED.match(name) or _REST.search(name) for name in names):
        staged = sum(1 for name in names if _STAGE.match(name))
        if len(stages) > 1 or staged < len(names):
            return True
    return False


def _severity(listing: Listing, total: Figure, parts: Sequence[Item], divided: int, ambiguous: bool) -> Severity | None:
    """How sure it is that the parts should make the total and do not; None if not sure enough.

    The words tell how complete the list is: a rest (其他), a word for the whole (共), a bracket, names of one kind, many parts.
    The figures tell how likely a slip is: one off, digits changed about, a zero more or less, a small difference.
    """
    names = [part.name for part in parts]
    rest = any(_REST.search(name) for name in names)
    alike = _alike(names)
    if listing.intro == "已" and any(_NEGATED.match(name) for name in names):
        divided = 2  # done and not done are all
    signs = (
        (_WHOLE.search(total.noun) is not None)
        + (len(parts) >= 4)
        + alike
        + (listing.intro not in ("其中", ""))
        + any(_PENDING.match(name) or (len(names) == 2 and _NEGATED.match(name)) for name in names)
        + divided
        + (listing.behind and listing.intro != "共")
    )
    if not listing.intro and not (rest or alike or divided):
        return None
    unit = min(total.step, *(part.figure.step for part in parts))
    whole = int(total.value / unit)
    counts = [int(part.figure.value / unit) for part in parts]
    off = abs(sum(counts) - whole)
    if (
        unit != 1
        and total.step == unit
        and all(part.figure.step == unit for part in parts)
        and off * 2 <= len(parts) + 1
    ):
        return "info" if _decimal(total) else "warning"
    slip = _slipped(whole, counts)
    near = (signs > 0 or len(parts) > 2) and _near(whole, off, signs, _decimal(total) or divided > 0)
    if not listing.intro and not slip and not near:
        return None
    if rest and not ambiguous and not listing.behind:
        return "error"
    if slip or near:
        sure = rest or signs > 1 or (signs == 1 and slip and listing.intro)
        return "error" if sure and not ambiguous else "warning"
    closed = listing.intro in _CLOSED or (listing.behind and len(parts) > 2)
    return "warning" if divided == 2 or _likely(whole, counts, signs, closed, ambiguous) else None


# the largest difference that is a slip rather than a part that was not told, as a fraction 1/n of the whole, by the number of
# signs that the list is complete
_UNDER = (40, 14, 12, 8)


def _likely(whole: int, counts: Sequence[int], signs: int, closed: bool, ambiguous: bool) -> bool:
    """Whether a difference that looks like no slip of the pen is one all the same.

    Some of the parts may come to any sum below the whole, but not to more than the whole; that can only be things that count twice.
    """
    made = sum(counts)
    off = abs(made - whole)
    if ambiguous:
        return signs > 1 and off * 14 <= whole
    if made > whole and max(counts) == whole:  # 旁听6次，其中干部旁听3次、群众旁听6次
        return False
    if made > whole:
        return (
            off * (2 if signs else 4) <= whole or signs > 1 or closed or sum(1 for count in counts if count > whole) > 1
        )
    if len(counts) > 3 and any(count * 10 == whole - made + count for count in counts):
        return True  # a zero is missing: 3件 for 30件
    return off * _UNDER[min(signs, 3)] <= whole or (closed and off * 2 <= whole)


def _slipped(whole: int, counts: Sequence[int]) -> bool:
    """Whether one slip of the pen explains the difference, whatever the list is."""
    off = abs(sum(counts) - whole)
    if off == 1 or (off == 2 and whole >= 20) or off * 100 <= whole or _slip(whole, sum(counts)):
        return True
    return any(_slip(count, whole - sum(counts) + count) for count in counts)


def _near(whole: int, off: int, signs: int, close: bool) -> bool:
    """Whether the difference is small enough to be one in a list that looks complete: a few, 5 %, or a digit off by one."""
    if off * 20 <= whole or (off == 2 and whole >= 8) or (off == 3 and whole >= (20 if signs > 1 else 40)):
        return True
    return str(off).rstrip("0") == "1" and off * (2 if close else 4) <= whole


_VERB_END = re.compile(r"(?:分别|[有为是共达约个计]|收[到入]|完成|办[理结]|实现|支出|投入)+$")


_KINDS = frozenset("类型级期档批组镇乡村局所队站科县区市院校")


def _alike(names: Sequence[str]) -> bool:
    """Whether the names are of one kind, by the word that they end in: 普通程序, 简易程序."""
    ends = {re.sub("[0-9一二三四五六七八九十]+", "#", _VERB_END.sub("", name))[-2:] for name in names}
    if len(ends) != 1:
        ends = {name[-1:] for name in names}
        return len(ends) == 1 and ends.pop() in _KINDS
    return len(ends.pop()) == 2


def _slip(told: int, meant: int) -> bool:
    """Whether one slip of the pen makes `told` of `meant`: digits changed about, a zero too many or too few."""
    a, b = str(told), str(meant)
    if meant <= 0 or max(told, meant) < 12:
        return False
    return (len(a) == len(b) and sorted(a) == sorted(b)) or told == meant * 10 or (meant == told * 10 and told > 9)


def _decimal(figure: Figure) -> bool:
    return figure.value != figure.value.to_integral_value() or figure.step.normalize().as_tuple().exponent not in (
        0,
        4,
        8,
    )


def _match(text: str, fault: _Fault) -> Match:
    total, parts = fault.total, fault.parts
    shown = text[total.span.start : total.span.end]
    powers = "".join(re.findall("[千百十]?[万亿]+", shown)) if shown[0].isdigit() else ""
    power = scale(powers)
    made = _sum(parts)
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
