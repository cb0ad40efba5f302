"""sums: a total that its parts do not make: 共28件，其中普通程序11件、简易程序18件.

其中 names a part far more often than a partition. So a list has to look complete, and the difference has to look like a slip,
before anything is said; how the two are weighed is told in `completeness.severity`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from fzlint.checks.context import Context
from fzlint.document.model import Span
from fzlint.figures import bare_lists as unled
from fzlint.figures import completeness, listings, partition
from fzlint.figures.figure import Figure
from fzlint.figures.listings import Item, Listing, Passage
from fzlint.figures.numerals import scale, written
from fzlint.finding import Match, Severity
from fzlint.pattern import pattern

_RATIOS = frozenset({"share", "mille", "point", "fold"})
_EACH = pattern(r"^各|(?:各|每\S{0,3}|均)$")
_REPEATED = pattern(r"不含|不包括|除外|扣除|剔除|重复(?!举报|信访|投诉|来访|\S{0,4}率)|交叉|兼任|同时|同一|重叠")
_AVERAGE = pattern("[人户年月日亩平村场件次]均|均价|每|中位|单[件价]|成本|得分|评分|指数|生产率|密度|标准(?!化)")
_REST = pattern("[，、；,;]?(?:以及|其余|剩余|余[下者为的])")
_ELSE = pattern("另|还|此外|其[余他]|剩余|余下|未|尚|正在|待")


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
        if len(context.figures) < 2:
            return
        text = document.folded
        said: set[Span] = set()
        for passage, before in context.passages:
            if len(passage.figures) < 2:
                continue
            yield from _respectively(document.text, passage)
            apart = before is not None and passage.text[passage.start] in _BEGINS
            if _most_alike(passage) < (2 if apart else 3):
                continue
            for listing in _listings(passage, before):
                fault = self._judge(text, listing)
                if fault is not None and (_told_as_some(passage, fault.parts) or _told_behind(passage, fault)):
                    continue
                if fault is not None and not said.intersection(item.figure.span for item in fault.parts):
                    said.update(item.figure.span for item in fault.parts)
                    yield _match(text, fault)

    def _judge(self, text: str, listing: Listing) -> _Fault | None:
        for total in listing.totals:
            if total.about in _RATIOS or partition.COMPARED.search(total.noun):
                continue
            if _AVERAGE.search(total.noun) or text.startswith("/", total.span.end):
                return None
            parts = partition.parts_of(text, total, listing)
            if listing.behind:
                parts = partition.with_its_verb(total, parts)
            if len(parts) >= 2:
                break
        else:
            return None
        every = partition.endings(parts) if listing.behind else partition.readings_of(parts)
        readings = every if listing.behind else self._settled(every)
        others = [*partition.strict(total, readings), *partition.heads(parts)]
        rivals = [other.value for other in listing.totals if other.about == total.about and other is not total]
        rivals += [total.value + other for other in rivals[:1]]
        if listing.bracket:
            rivals = []  # a bracket speaks of what stands right in front of it
        for reading in (*self._complete(every, readings), *others):
            low, high = partition.slack(total, reading)
            broken = any(part.fresh for part in reading[1:])
            if any(
                low <= partition.made_of(reading) - value <= high
                for value in (total.value, *(() if broken else rivals))
            ):
                return None
        names = [part.name for part in parts]
        if not listing.behind and self._divided(names) < 2 and self._first_make_it(total, parts):
            return None
        if any(partition.made_of(reading[1:]) == total.value for reading in every if len(reading) > 2):
            return None  # 347件，其中重大8件，化解335件，未化解12件: the first tells some, the others all
        if listing.behind and any(partition.made_of(parts[i:]) == total.value for i in range(1, len(parts) - 1)):
            return None  # what stands in front of these is another thought
        if listing.intro in ("", "，") and all(name.endswith("类") for name in (total.noun, names[0])):
            return None  # it is one of them
        alike = [other for other in listing.totals if other.about == total.about]
        if listing.apart and sum(1 for other in alike if not partition.COMPARED.search(other.noun)) > 1:
            return None
        if listing.intro in ("(", ":", "：") and not all(part.name or part.behind for part in parts):
            return None
        last = parts[-1].figure.span.end
        if _REPEATED.search(text, min(total.span.start, parts[0].figure.span.start), max(total.span.end, last) + 20):
            return None
        if total.approx or any(part.figure.approx or _EACH.search(part.name) for part in parts):
            return None
        if sum(1 for part in parts if part.figure.value) < 2:
            return None
        # a list that goes far beyond its total has ended before
        likely = sum(1 for reading in readings if partition.made_of(reading) * 2 <= total.value * 3)
        for reading in sorted((*readings, *others), key=lambda reading: abs(partition.made_of(reading) - total.value)):
            if _rest_of_another(listing, total, reading):
                continue
            unsure = len(readings) > 1 and likely != 1 and not completeness.enumerated(listing, reading)
            severity = self._weigh(listing, total, reading, unsure or listing.items[-1].cut)
            if severity == "error" and len(readings) > 1 and not unsure:
                severity = "warning"  # the measure that may be a later stage was taken as one among others
            if severity is not None:
                return _Fault(total, reading, severity)
        return None

    @staticmethod
    def _complete(every: Sequence[Sequence[Item]], settled: Sequence[Sequence[Item]]) -> Iterator[Sequence[Item]]:
        """The readings that may make the total: the settled ones, and longer ones that take in what was not done."""
        yield from settled
        for reading in every:
            if reading not in settled and any(completeness.is_left(part.name) for part in reading[len(settled[0]) :]):
                yield reading

    def _settled(self, readings: list[Sequence[Item]]) -> list[Sequence[Item]]:
        """Only the reading that is complete by itself, if there is one: it ends in the rest, or divides the whole."""
        for reading in readings[1:]:
            if completeness.REST.search(reading[-1].name) or self._divided([part.name for part in reading]) == 2:
                return [reading]
        return readings

    def _first_make_it(self, total: Figure, parts: Sequence[Item]) -> bool:
        """Whether the first parts alone make the total, and what follows is of another kind: 车位800个、车位400个，岗位60个."""
        names = [part.name for part in parts]
        for i in range(2, len(parts)):
            if partition.made_of(parts[:i]) != total.value or completeness.is_rest(names[i]):
                continue
            if parts[i].figure.unit != total.unit or self._divided(names[:i]) == 2:
                return True
            if completeness.alike(names[:i]) and not completeness.alike(names):
                return True
        return False

    def _divided(self, names: Sequence[str]) -> int:
        if len(names) == 2 and any(b == no + a for a, b in (names, names[::-1]) for no in "非不未无"):
            return 2  # 学科类35家、非学科类18家
        index = completeness.by_first(self.divisions)
        rows = {words for c in names[0] for words in index.get(c, ())}
        return max((completeness.division(words, names) for words in rows), default=0)

    def _weigh(self, listing: Listing, total: Figure, parts: Sequence[Item], ambiguous: bool) -> Severity | None:
        names = [part.name + part.behind for part in parts]
        if listing.intro == "，" and self._divided([total.noun, *names]):
            return None  # one of them
        divided = self._divided(names)
        summed = listing.behind and listing.intro != "共"  # whoever writes 合计 has added up
        if completeness.incomplete(listing, total, parts, summed or divided > 0):
            return None
        off = abs(partition.made_of(parts) - total.value)
        if not summed and not divided and not any(completeness.REST.search(part.name) for part in parts):
            # what overlaps does not come so near by chance
            more = partition.made_of(parts) > total.value
            rows = self.traits if off * (100 if len(parts) < 3 else 33) > total.value else ()
            if total.about in ("person", "visit") and (more or off * 100 > total.value):
                rows += self.personal
            for words in completeness.words_of(rows):
                if sum(1 for name in names if any(word in name for word in words)) == 1:
                    return None
        return completeness.severity(listing, total, parts, divided, ambiguous)


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


_JOINED = pattern("[和与及或]")
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
    families = ["" if figure.about in listings.PIECES else figure.about for figure in passage.figures]
    return max(map(families.count, set(families)))


_BEGINS = frozenset("其包分含即按 ")  # of a sentence that lists the parts of a total in the one before


def _listings(passage: Passage, before: Passage | None) -> Iterator[Listing]:
    for lists in (
        listings.ahead(passage, before),
        unled.behind(passage),
        unled.boxed(passage),
        unled.unannounced(passage),
    ):
        for listing in islice(lists, listings.LISTS):
            yield from _paired(listing)


def _paired(listing: Listing) -> Iterator[Listing]:
    """A list that tells two quantities of every part, 9宗、35公顷，11宗、26公顷, as one list for each; else the list itself."""
    items = listing.items
    about = [item.figure.about for item in items]
    if len(items) < 4 or len(items) % 2 or about[0] == about[1] or about != about[:2] * (len(items) // 2):
        yield listing
        return
    if any(item.name or item.mark not in ("", "、", "，") for item in items[1::2]):
        yield listing
        return
    for k in (0, 1):
        totals = tuple(total for total in listing.totals if total.about == about[k])
        if len(totals) == 1:
            parts = tuple(
                item._replace(name=head.name, mark=head.mark, behind=item.behind if k else "", fresh=head.fresh)
                for head, item in zip(items[::2], items[k::2], strict=True)
            )
            yield listing._replace(totals=totals, items=parts)


def _told_as_some(passage: Passage, parts: Sequence[Item]) -> bool:
    """Whether every part is told with its share and these leave a rest: 甲类734件，占76%，乙类121件，占13%."""
    shares = {
        part.span: share.value
        for part, share in pairwise(passage.figures)
        if share.about == "share" and "占" in passage.text[part.span.end : share.span.start]
    }
    told = [shares[part.figure.span] for part in parts if part.figure.span in shares]
    return len(told) == len(parts) and sum(told) < 98


def _rest_of_another(listing: Listing, total: Figure, parts: Sequence[Item]) -> bool:
    """Whether what is left is left of a total before: 受理60件，审结57件，其中调解30件，剩余3件."""
    last = parts[-1]
    return completeness.is_rest(last.name) and any(
        other.value == total.value + last.figure.value for other in listing.totals if other.about == total.about
    )


def _told_behind(passage: Passage, fault: _Fault) -> bool:
    """Whether what is missing is told behind the list, 另有1起正在调查, or the parts are the first of more: 排前三位."""
    figures, last = passage.figures, fault.parts[-1].figure
    made = partition.made_of(fault.parts)
    if completeness.RANKED.match(passage.text, last.span.end, passage.end):
        return True
    if made < fault.total.value and _REST.match(passage.text, last.span.end, passage.end):
        return True
    k = bisect_left(figures, last.span.end, key=lambda figure: figure.span.start)
    return any(
        figure.about == last.about
        and figure.value == fault.total.value - made
        and _ELSE.search(passage.text, before.span.end, figure.span.end + 4)
        for before, figure in pairwise(figures[k - 1 : k + 2])
    )


class _Fault(NamedTuple):
    """What is wrong with a total: its parts make another sum."""

    total: Figure
    parts: Sequence[Item]
    severity: Severity


_POWERS = pattern("[千百十]?[万亿]+")


def _match(text: str, fault: _Fault) -> Match:
    total, parts = fault.total, fault.parts
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
