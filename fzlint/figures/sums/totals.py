"""Whether the parts of a listing make its total, and if not, how sure it is that they should.

A listing is judged in three steps, each of which says why it ends there: a reading of it may fit, a doubt may forbid to reckon,
or a fault is weighed (`weighing`). `python -m fzlint.figures TEXT` prints the steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import Item, Listing
from fzlint.figures.reading.reckoning import RATIOS
from fzlint.figures.reading.said import alternatives, any_of, listed
from fzlint.figures.reading.statement import parsed
from fzlint.figures.sums import completeness, partition
from fzlint.figures.sums.overlap import honours, may_overlap
from fzlint.figures.sums.weighing import Look, weigh
from fzlint.finding import Severity
from fzlint.pattern import pattern
from fzlint.record import NamedTuple

_EACH = pattern(r"^各|(?:各|每\S{0,3}|均)$")
_AVERAGE = pattern(f"{alternatives('不能加的数')}|(?<!高)标准(?!化)", need=f"{'|'.join(listed('不能加的数'))}|标准")


class Words(NamedTuple):
    """What the rule says of words: see its parameters."""

    divisions: tuple[str, ...]
    traits: tuple[str, ...]
    personal: tuple[str, ...]
    repeated: tuple[str, ...]
    quarters: tuple[str, ...]
    sums: tuple[str, ...]
    attended: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """What comes of a listing. severity None: silent; reason: why."""

    reason: str
    total: Figure | None = None
    parts: Sequence[Item] = ()
    severity: Severity | None = None


_SENTENCE_END = pattern("[。\n]")


class Case:
    """A listing with the total that it may be made of, and every way to read its parts."""

    def __init__(self, text: str, listing: Listing, total: Figure, parts: list[Item], words: Words) -> None:
        self.text = text
        self.listing = listing
        self.total = total
        self.parts = parts
        self.words = words
        self.names = [part.name for part in parts]
        self.every = partition.endings(parts) if listing.behind else partition.readings_of(parts)
        self.readings = self.every if listing.behind else self._settled()
        self.others = [*partition.strict(total, self.readings), *partition.heads(parts)]

    def _settled(self) -> Sequence[Sequence[Item]]:
        """Only the reading that is complete by itself, if there is one: it ends in the rest, or divides the whole; but all of
        them where the whole list makes the total: 230个，其中城区120个、乡镇80个，结余30个."""
        if partition.made_of(self.every[0]) == self.total.value:
            return self.every
        for reading in self.every[1:]:
            if completeness.REST.search(reading[-1].name) or self.divided([part.name for part in reading]) == 2:
                return [reading]
        pair, two = self.parts[:2], self.names[:2]  # 其中定向捐赠516万元，非定向捐赠356万元，支出640万元
        if self._near(pair, completeness.CLOSE) and self.divided(two) == 2 and not self.divided(self.names):
            return [pair]
        return self.every

    def divided(self, names: Sequence[str]) -> int:
        if completeness.both_sides(names):
            return 2
        if completeness.numbered(names) or self._called_by(names):
            return 2  # 第一次860人，第二次720人，第三次780人
        index = completeness.by_first(self.words.divisions)
        rows = {words for c in names[0] for words in index.get(c, ())}
        found = max((completeness.division(words, names) for words in rows), default=0)
        return found if completeness.one_bound(names) else 0

    def _called_by(self, names: Sequence[str]) -> bool:
        """Whether the whole is called by its parts, 门急诊 by 门诊 and 急诊, and they come near it: 排查整治100处 is done in two steps."""
        return self._near(self.parts, _MANY) and completeness.named_in(self.total.noun, names)

    def _near(self, parts: Sequence[Item], least: int) -> bool:  # by no more than one in so many
        return abs(partition.made_of(parts) - self.total.value) * least <= self.total.value

    @cached_property
    def rivals(self) -> list[Figure]:
        """Other figures that the list may be made of. A bracket speaks of what stands right in front of it."""
        if self.listing.bracket:
            return []
        return [other for other in self.listing.totals if other.about == self.total.about and other is not self.total]

    @property
    def sentence(self) -> str:
        """The text from the first to the last figure, to the end of the sentence or bracket behind."""
        last = max(self.total.span.end, self.parts[-1].figure.span.end)
        start = min(self.total.span.start, self.parts[0].figure.span.start)
        return self.text[start:last] + _SENTENCE_END.split(self.text[last : last + 20], maxsplit=1)[0]


def judge(text: str, listing: Listing, words: Words) -> Verdict:
    """What comes of a listing."""
    case = _case(text, listing, words)
    if isinstance(case, str):
        return Verdict(case)
    if fitting := next(_fitting(case), None):
        return Verdict("有一种读法相符：" + "+".join(f"{part.figure.value:f}" for part in fitting), case.total, fitting)
    for doubt in DOUBTS:
        if doubt.holds(case):
            return Verdict(doubt.reason, case.total, case.parts)
    return _weighed(case)


def _case(text: str, listing: Listing, words: Words) -> Case | str:
    for total in partition.first_the_slip(text, listing) if listing.apart else listing.totals:
        lone = total.value == 1 and text.startswith("一", total.span.start)  # 一名记者说，一名……
        if lone or total.about in RATIOS or partition.COMPARED.search(total.noun):
            continue
        if _AVERAGE.search(total.noun) or text.startswith("/", total.span.end):
            return "合计是平均数、比值"
        parts = partition.parts_of(text, total, listing)
        if listing.behind:
            parts = partition.with_its_verb(total, parts)
        elif _concluded(total, listing, parts):
            parts = parts[:-1]
        if len(parts) >= 2:
            return Case(text, listing, total, parts, words)
    return "没有能相加的两个分项"


def _concluded(total: Figure, listing: Listing, parts: Sequence[Item]) -> bool:
    """受理8612件，其中刑事312件、行政86件，审执结8306件: the last tells what became of all, not a part."""
    if len(parts) < 3 or listing.intro not in ("其中", "包括", "包含", "其中:", "其中："):
        return False
    last = parts[-1]
    return (
        [part for part in parts if _ENDED.match(part.name)] == [last]
        and last.mark in ("，", "；")
        and last.figure.value * 5 >= total.value * 4
    )


_ENDED = pattern(
    r"(?:已|均|共|全部)*(?:审?执?结案?|审结|办结|执结|化解|调解成功|整改到?位?|完成)",
    need="结|化解|调解成功|整改|完成",
)


def _fitting(case: Case) -> Iterator[Sequence[Item]]:
    """The readings that make the total, or another figure that may be meant."""
    rivals = [other.value for other in case.rivals]
    rivals += [case.total.value + other for other in rivals[:1]]
    for reading in (*_complete(case), *case.others):
        low, high = partition.slack(case.total, reading)
        broken = any(part.fresh for part in reading[1:])
        wholes = (case.total.value, *(() if broken else rivals))
        if any(low <= partition.made_of(reading) - value <= high for value in wholes):
            yield reading


def _complete(case: Case) -> Iterator[Sequence[Item]]:
    """The readings that may make the total: the settled ones, and longer ones that take in what was not done."""
    yield from case.readings
    for reading in case.every:
        if reading not in case.readings and any(
            completeness.is_left(part.name) for part in reading[len(case.readings[0]) :]
        ):
            yield reading


# ---------------------------------------------------------------------------------------------- doubts


class Doubt(NamedTuple):
    """Why a list whose figures do not fit is left alone all the same."""

    reason: str
    holds: Callable[[Case], bool]


_MANY = 5


def _first_make_it(case: Case) -> bool:
    """车位800个、车位400个，岗位60个: the first parts alone make the total, and what follows is of another kind."""
    if case.listing.behind or case.divided(case.names) == 2:
        return False
    total, parts, names = case.total, case.parts, case.names
    for i in range(2, len(parts)):
        if partition.made_of(parts[:i]) != total.value or completeness.is_rest(names[i]):
            continue
        if parts[i].figure.unit != total.unit or case.divided(names[:i]) == 2:
            return True
        if i >= _MANY and i < len(parts) and parts[i].mark == "，":
            return True  # so many do not make it by chance
        if completeness.alike(names[:i]) and not completeness.alike(names):
            return True
    return False


def _others_make_it(case: Case) -> bool:
    """347件，其中重大8件，化解335件，未化解12件: the first tells some, the others all."""
    if len(case.parts) > 2 and completeness.alike(case.names):
        return False  # of one kind: a chance
    return any(partition.made_of(reading[1:]) == case.total.value for reading in case.every if len(reading) > 2)


def _ends_make_it(case: Case) -> bool:
    parts = case.parts
    if completeness.alike(case.names) and all(part.mark == "、" for part in parts[1:]):
        return False  # 一等奖10名、二等奖20名、三等奖30名，共50名
    return case.listing.behind and case.total.value in (partition.made_of(parts[i:]) for i in range(1, len(parts) - 1))


def _one_of_them(case: Case) -> bool:
    """A figure without 其中 in front of a list is one of it: 甲类30件，乙类12件，丙类9件."""
    return case.listing.intro in ("", "，") and all(name.endswith("类") for name in (case.total.noun, case.names[0]))


def _of_their_division(case: Case) -> bool:
    """The same where it divides a whole with all of the list but its rest: 予以公开21件，不予公开6件，其他处理2件."""
    total = case.total.noun
    if case.listing.intro not in ("", "，") or completeness.WHOLE.search(total):
        return False
    return case.divided([total, *(name for name in case.names if not completeness.is_rest(name))]) > 0


def _beside_them(case: Case) -> bool:
    """The same where the sentence before tells what they all make: 收到9件。予以公开5件，部分公开1件，……."""
    if case.listing.intro not in ("", "，"):
        return False
    begin = case.total.span.start - len(case.total.noun)
    made = partition.made_of(case.parts) + case.total.value
    return _AS_TOLD.sub(" ", case.text[max(begin - _SENTENCE, 0) : begin]).split().count(f"{made:f}") > 0


_AS_TOLD = pattern(r"[^\d.]+")
_SENTENCE = 80  # code points


def _several_before(case: Case) -> bool:
    if len(case.parts) > 2 and completeness.changed_about(case.total, case.parts):
        return False
    alike = [other for other in case.listing.totals if other.about == case.total.about]
    return case.listing.apart and sum(1 for other in alike if not partition.COMPARED.search(other.noun)) > 1


def _nameless(case: Case) -> bool:
    return case.listing.intro in ("(", ":", "：") and not all(part.name or part.behind for part in case.parts)


def _repeated(case: Case) -> bool:
    return _any_of(case.words.repeated, case.sentence)


def _quarters(case: Case) -> bool:
    """一季度84次，二季度97次，三、四季度分别为90次和99次: the total is of a time, the list of others."""
    lead = case.total.noun
    return not case.listing.behind and lead.endswith(case.words.quarters) and not lead.startswith(("全年", "上年"))


def _projects(case: Case) -> bool:
    """甲项目完成投资12.6亿元，乙项目完成投资8.4亿元: the verb again with another subject in front."""
    if case.listing.intro not in ("", "，") or completeness.WHOLE.search(case.total.noun):
        return False
    if parsed(case.total.noun)[1]:
        return False  # 全区政府债务余额58.2亿元，一般债务余额21.6亿元、专项债务余额36.6亿元
    end = case.total.noun[-4:]
    return len(end) == 4 and sum(name.endswith(end) for name in case.names) > 1


def _carried_on(case: Case) -> bool:
    """新收91件，上年结转1件，办结89件: what came in, what had been left and what was done are no parts of the first."""
    if case.listing.behind or case.listing.intro not in ("", "，", "已"):
        return False
    begin = case.total.span.start - len(case.total.noun)
    before = case.text[max(begin - _AHEAD, 0) : begin].rpartition("。")[2]
    carried = any(_CARRIED.search(words) for words in (*case.names, before))
    return carried and not _CARRIED.search(case.total.noun)


_AHEAD = 30  # code points
_CARRIED = any_of("转来的", "(?<!史)(?:{})")


def _attended(case: Case) -> bool:
    """领导干部参加旁听16场次、执法人员参加旁听22场次: several may come to one."""
    held = not case.listing.behind and case.total.about in ("time", "item", "")
    return held and sum(1 for name in case.names if _any_of(case.words.attended, name)) > 1


def _came_after(case: Case) -> bool:
    """听证12件，其中依申请9件，听证后改变意见2件: what came of them is no part; 补正后撤回21件 is one where the digits say so."""
    after = not case.listing.behind and any(_AFTERWARDS.match(name) for name in case.names[1:])
    return after and not completeness.changed_about(case.total, case.parts)


_AFTERWARDS = pattern("[^\\W\\d]{2,5}后(?!勤|续|方|台|期|备|进|来)[^\\W\\d]{2}", need="后")


def _each(case: Case) -> bool:
    """各镇各12名; but not where the digits of the whole are those of the sum in another order: 县直各单位45名，各乡镇168名."""
    return any(_EACH.search(part.name) for part in case.parts) and not completeness.changed_about(
        case.total, case.parts
    )


DOUBTS = (
    Doubt("前几项已经等于合计，后面另说一类", _first_make_it),
    Doubt("除第一项外已经等于合计，第一项另有所指", _others_make_it),
    Doubt("后几项已经等于合计，前面另说一事", _ends_make_it),
    Doubt("所谓合计只是并列的一项", _one_of_them),
    Doubt("前一句有几个数，不知是哪一个的分项", _several_before),
    Doubt("有的分项没有名称", _nameless),
    Doubt("句中说明各项有重复、交叉或不含某项", _repeated),
    Doubt("各项是不同的时段，不是前一时段的分项", _quarters),
    Doubt("各有主语，是不同项目的数", _projects),
    Doubt("有上年结转，按收结平衡核对", _carried_on),
    Doubt("各项是谁参加，同一场可以都参加", _attended),
    # 60岁以上43万人，65岁以上31万人: the second are some of the first
    Doubt("各项可能重叠", lambda case: sum(1 for name in case.names if name.endswith("以上")) > 1),
    Doubt("各项可能重叠", _came_after),
    Doubt("所谓合计只是并列的一项", _beside_them),
    Doubt("所谓合计只是并列的一项", _of_their_division),
    Doubt("合计是约数", lambda case: case.total.approx),
    Doubt("分项有约数或“各”", lambda case: any(part.figure.approx for part in case.parts) or _each(case)),
    Doubt("不是零的分项不到两个", lambda case: sum(1 for part in case.parts if part.figure.value) < 2),
)


def _any_of(words: Sequence[str], text: str) -> bool:
    return any(word in text for word in words)


# ------------------------------------------------------------------------------------------------ faults


def _weighed(case: Case) -> Verdict:
    """The fault that is sure enough, of the reading that comes nearest."""
    total, listing = case.total, case.listing
    # a list that goes far beyond its total has ended before
    likely = sum(1 for reading in case.readings if partition.made_of(reading) * 2 <= total.value * 3)
    several = len(case.readings) > 1
    last = ""
    for reading in sorted(
        (*case.readings, *case.others), key=lambda reading: abs(partition.made_of(reading) - total.value)
    ):
        if _rest_of_another(listing, total, reading):
            continue
        unsure = several and likely != 1 and not completeness.enumerated(listing, reading)
        severity, reason = _severity(case, reading, unsure or listing.items[-1].cut)
        unsaid = listing.intro in ("", "，") and not listing.behind and not completeness.WHOLE.search(total.noun)
        if severity == "error" and ((several and not unsure) or unsaid):
            severity = "warning"  # the measure that may be a later stage was taken as one among others
        if severity is not None:
            return Verdict(reason, total, reading, severity)
        last = last or reason
    return Verdict(last or "是另一个合计的剩余", total, case.parts)


def _rest_of_another(listing: Listing, total: Figure, parts: Sequence[Item]) -> bool:
    """Whether what is left is left of a total before: 受理60件，审结57件，其中调解30件，剩余3件."""
    last = parts[-1]
    return (
        last.figure.value > 0
        and completeness.is_rest(last.name)
        and any(
            other.value == total.value + last.figure.value for other in listing.totals if other.about == total.about
        )
    )


def _severity(case: Case, parts: Sequence[Item], ambiguous: bool) -> tuple[Severity | None, str]:
    listing, total = case.listing, case.total
    names = [part.name + part.behind for part in parts]
    if listing.intro == "，" and case.divided([total.noun, *names]):
        return None, "所谓合计是其中一类"
    divided = max(case.divided(names), int(listing.intro.startswith("按")))  # 按结果分: whoever says so tells all
    summed = listing.behind and listing.intro != "共"  # whoever writes 合计 has added up
    if completeness.incomplete(listing, total, parts, summed or divided > 0):
        return completeness.beyond(listing, total, parts), "列举未必完整（主要、等、办理阶段）"
    if (not summed and not divided and may_overlap(total, parts, names, case.words)) or honours(
        total, names, case.words
    ):
        return "warning" if completeness.exceeded(listing, total, parts) else None, "各项可能重叠"
    adds_up = total.about in completeness.COUNTED or _any_of(case.words.sums, total.noun)
    return weigh(Look(listing, total, parts, divided, ambiguous, adds_up))
