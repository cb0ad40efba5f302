"""How a list whose parts do not make its total is weighed: signs that it is complete, and steps that decide, each with its reason.

The words tell how complete a list is, the figures how likely a slip of the pen. The first step that applies decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from fzlint.figures.reading.figure import Figure
from fzlint.figures.reading.listings import ANEW, SAID, WHOLE, Item, Listing
from fzlint.figures.reading.numerals import one_digit
from fzlint.figures.sums import completeness, misses
from fzlint.finding import Severity
from fzlint.pattern import words
from fzlint.record import NamedTuple


class Look:
    """What a list looks like.

    divided    2 if the names divide a whole and are all of it, 1 if not all, else 0
    ambiguous  the list may end earlier
    adds_up    what is counted adds up (things, sums of money), of other amounts a whole may be the mean
    """

    def __init__(
        self, listing: Listing, total: Figure, parts: Sequence[Item], divided: int, ambiguous: bool, adds_up: bool
    ) -> None:
        self.listing = listing
        self.intro = listing.intro
        self.total = total
        self.parts = parts
        self.ambiguous = ambiguous
        self.adds_up = adds_up
        self.names = [part.name for part in parts]
        done_and_not = listing.intro == "已" and any(completeness.NEGATED.match(name) for name in self.names)
        self.divided = 2 if done_and_not else divided
        self.rest = any(completeness.REST.search(name) for name in self.names)
        self.same = completeness.alike(self.names) or completeness.of_its_kind(total.noun, self.names)
        if listing.intro not in completeness.OPEN:  # 其中进机关5场次、进学校3场次: some of many places
            self.same = self.same or completeness.headed(self.names)
        self.opposed = completeness.opposed(self.names)
        self.down = len(parts) > _FEW and self.names[-1].endswith("以下") and not self.divided
        self.kin = len(parts) > _FEW and self._of_its_name(total.noun)
        self.unit = min(total.step, *(part.figure.step for part in parts))
        self.whole = int(total.value / self.unit)
        self.counts = [int(part.figure.value / self.unit) for part in parts]
        self.made = sum(self.counts)
        self.off = abs(self.made - self.whole)

    def _of_its_name(self, noun: str) -> bool:
        """Whether all names end in one word that the name of the whole has: 政策解读材料31份, 文字解读, 图表解读, 视频解读."""
        ends = {name[-_FEW:] for name in self.names}
        return len(ends) == 1 and len(end := ends.pop()) == _FEW and end in noun

    @cached_property
    def signs(self) -> int:
        """How much speaks for a complete list."""
        return sum(sign.weight(self) for sign in SIGNS)

    @property
    def told(self) -> bool:
        return completeness.WHOLE.search(self.total.noun) is not None or self.total.noun.endswith("由")  # 由12人组成

    @cached_property
    def open(self) -> bool:
        """Whether a part may stand behind the word as well as the whole."""
        return self.intro in completeness.OPEN and not (self.divided == 2 or self.rest or self.opposed)

    @cached_property
    def slip(self) -> bool:
        """Whether one slip of the pen explains the difference."""
        least = misses.BY_CHANCE if self.open and self.made * 5 < self.whole * 3 else 0
        if self.swapped and (self.same or self.told) and len(self.parts) > 2 and not self.open:
            return True  # 公证员84人：一级公证员6人、二级公证员15人、三级公证员27人
        return misses.slipped(self.whole, self.counts, least)

    @cached_property
    def part_swapped(self) -> bool:
        """Whether three parts or more make the whole once two digits of one are changed about: no chance does that."""
        if len(self.parts) < _ROW or self.whole < misses.SWAPPED:
            return False
        return any(told > _TEN and misses.swapped(told, told - self.made + self.whole) for told in self.counts)

    @property
    def ends_sooner(self) -> bool:
        """Whether the parts in front of the last make the whole: 161件，甲类106件、乙类54件、丙类1件、其他3件; the last may stand beside it."""
        return len(self.counts) > 2 and self.made - self.counts[-1] == self.whole

    @property
    def swapped(self) -> bool:
        """Whether the whole has the digits of the sum in another order."""
        return self.whole >= misses.SWAPPED and misses.swapped(self.whole, self.made)

    @cached_property
    def near(self) -> bool:
        """Whether the difference is small enough for one in a list that looks complete."""
        close = misses.decimal(self.total) or self.divided > 0
        near = (self.signs > 0 or len(self.parts) > 2) and misses.near(self.whole, self.off, self.signs, close)
        if near and not self.signs and self.intro in completeness.OPEN:  # some of more may come near the whole
            return self.off <= 2 or any(one_digit(told, meant) for told, meant in misses.pairs(self.whole, self.counts))
        return near


class Sign(NamedTuple):
    """Something that speaks for a complete list, and how much."""

    reason: str
    weight: Callable[[Look], int]


SIGNS = (
    Sign("合计前有“共”“合计”一类的词：写的人在说全部", lambda look: int(look.told)),
    Sign("有四项以上：只举例不会举这么多", lambda look: int(len(look.parts) >= 4)),
    Sign("各项名称同类（以同一个词结尾）", lambda look: int(look.same)),
    Sign("不是由“其中”引出：冒号、括号、“分别为”后面多是全部", lambda look: int(look.intro not in ("其中", "", "，"))),
    Sign("一项是办完的，一项是没办完的", lambda look: int(look.opposed)),
    Sign("最后一项是“及以下”：从高到低说完了", lambda look: int(look.down)),
    Sign("各项名称划分整体：一部分算一分，全部用到算两分", lambda look: look.divided),
    Sign("合计写在后面：写的人自己加过", lambda look: int(look.listing.behind and look.intro != "共")),
)


class Step(NamedTuple):
    """A step of weighing: where it applies, it decides."""

    reason: str
    applies: Callable[[Look], bool]
    severity: Callable[[Look], Severity | None]


def _silent(look: Look) -> Severity | None:
    return None


def _warning(look: Look) -> Severity | None:
    return "warning"


def _all_told_of(look: Look) -> bool:
    """现有教职工684人，教师498人，管理人员86人，教辅110人: three parts of what is all there is come near it by no chance."""
    return look.told and len(look.parts) > 2 and look.slip and look.off * _NEAR <= look.whole


_NEAR = 30
_ROW = 3
_TEN = 10


def _in_a_row(look: Look) -> bool:
    """招标项目73个，公开招标52个、邀请招标4个、竞争性谈判9个、单一来源8个: four parts or more in one row behind a whole, which they
    nearly make; who gives examples says 其中."""
    marks = {part.mark for part in look.parts[1:]}
    alike = {part.figure.unit for part in look.parts} == {look.total.unit} and marks == {"、"}
    if completeness.headed(look.names):
        return False  # 进机关12场、进学校15场: some of many places
    return not look.intro and len(look.parts) >= _LONG_ROW and alike and look.off * _NEARLY <= look.whole


_TAKEN = words("受理|立案")  # 收到 opinions are taken or not
_LONG_ROW = 4
_NEARLY = 12


def _all_swapped(look: Look) -> bool:
    """法律顾问76名，县直部门41名，乡镇15名，企业11名: all that follows makes 67, which three figures do not by chance."""
    return look.swapped and (look.whole > _DIGITS or look.intro == "" or (look.told and len(look.parts) > 2))


def _unannounced(look: Look) -> bool:
    looks_so = (
        look.part_swapped
        or look.rest
        or look.same
        or look.divided
        or look.opposed
        or _all_told_of(look)
        or _all_swapped(look)
        or _in_a_row(look)
    )
    if look.intro == "，":
        if look.made * 2 > look.whole * 3:
            return True  # 调入9人，退休6人，年末在职145人
        if look.swapped and look.whole > (_DIGITS if len(look.parts) > 2 else _GREAT):
            return False  # 收集诉求412条，现场解决316条，转办72条，不予支持33条
        return not (look.divided or (look.told and look.same and len(look.parts) > 2 and look.slip))
    return not look.intro and (not looks_so or _beside(look))


def _beside(look: Look) -> bool:
    """全资子公司12家，控股公司5家，参股公司9家: what is called a whole is one more of the same kind."""
    kind = look.names[0][-2:] if not look.names[0].endswith("的") else "—"
    whole = look.told or look.divided or look.rest or look.opposed or look.swapped or look.part_swapped
    return look.made > look.whole and not whole and look.same and look.total.noun.endswith(kind)


def _rounded(look: Look) -> bool:
    exact = look.total.step == look.unit and all(
        part.figure.step == look.unit or not part.figure.value for part in look.parts
    )
    return look.unit != 1 and exact and look.off * 2 <= len(look.parts) + 1


def _mean(look: Look) -> bool:
    """36820元，其中城镇48310元、农村22560元"""
    return not look.signs and min(look.counts) < look.whole < max(look.counts) and not look.adds_up


def _beyond(look: Look) -> bool:
    """One part is more than the whole, or all are and have no name by which one may be two of them: 60户，其中30户、20户、15户."""
    nameless = not any(look.names) and not any(part.behind for part in look.parts)
    return completeness.exceeded(look.listing, look.total, look.parts) or (nameless and look.made > look.whole)


def _two_of_more(look: Look) -> bool:
    parted = completeness.parted(look.names, look.signs, look.divided, look.same, look.rest)
    return len(look.parts) == 2 and look.intro in completeness.OPEN and not parted


_GREAT = 999
_DIGITS = 99  # of smaller figures one digit may differ by chance


def _two(look: Look) -> Severity | None:
    if look.parts[1].mark == "；" and look.intro == "其中" and not (look.same or look.divided):
        return None  # 生产总值566亿元，其中服务业增加值459亿元；财政收入116亿元
    digit = look.whole > _DIGITS and any(
        one_digit(told, meant) for told, meant in misses.pairs(look.whole, look.counts)
    )
    if look.same and 0 < look.made - look.whole <= look.whole // (7 if digit else 10):
        return "warning"  # 党支部38个，其中教工支部21个、学生支部19个: what is of one kind does not overlap
    if look.made > look.whole and ((look.same and look.slip) or completeness.two_framed(look.names)):
        return "warning"
    near = look.told and misses.near(look.whole, look.off, 0, look.made > look.whole)
    return "warning" if misses.two_slipped(look.whole, look.counts, look.divided > 0) or near else None


def _loose(look: Look) -> bool:
    weak = not look.intro or look.divided < 2
    if look.told and look.divided == 2 and look.adds_up and look.whole < look.made <= look.whole * 2:
        return False  # 共18场，上半年18场，下半年10场: what divides all is never more
    if look.opposed and len(look.parts) == 2 and look.told and look.off * 5 <= look.whole:
        return False  # 收到73条，采纳60条，不予采纳5条
    far = look.off * (4 if look.divided == 2 else 8) > look.whole
    if look.told and len(look.parts) > 2 and (look.same or look.divided == 2) and not far:
        return (
            False  # 专家57名，来自高校的19名，来自企业的28名，来自院所的15名: nobody comes from two, few from elsewhere
        )
    if look.divided == 2 and look.made > look.whole and look.off * _QUARTER <= look.whole and not look.ambiguous:
        return False  # 旁听庭审14场，县直单位8场、乡镇9场
    if _in_a_row(look) or (look.rest and len(look.parts) > 2 and look.off * 10 <= look.whole):
        return False  # 裁决39件，专利21件，土地10件，其他5件
    return look.intro in ("", "，") and not look.slip and not look.near and weak


def _all_told(look: Look) -> bool:
    left = any(completeness.LEFT.search(name) for name in look.names)
    return look.rest and not look.ambiguous and not look.listing.behind and (look.slip or look.near or not left)


def _slipped(look: Look) -> Severity | None:
    single = look.signs == 1 and look.slip and bool(look.intro) and not (look.open and look.made < look.whole)
    sure = look.rest or look.signs > 1 or single
    return "error" if sure and not (look.ambiguous or look.ends_sooner) else "warning"


def _likely(look: Look) -> Severity | None:
    if look.opposed and not look.rest and look.made < look.whole and _TAKEN.search(look.total.noun):
        return None  # 受理517件，起诉402件，不起诉87件: others are still to be decided
    closed = look.intro in ("几项", *completeness.CLOSED) or (look.listing.behind and len(look.parts) > 2)
    likely = misses.likely(look.whole, look.counts, look.signs, closed, look.ambiguous)
    likely = likely or (not look.intro and not _loose(look) and not look.ambiguous)
    kinds = (
        look.same and len(look.parts) > 2 and not look.open and not look.ambiguous and look.off * _KINDS <= look.whole
    )
    turned = (
        look.swapped and look.same and look.told and len(look.parts) > 2
    )  # 共72场，其中消防演练12场、防汛演练8场、地震演练7场
    kin = look.kin and not look.ambiguous and look.off * _EIGHTH <= look.whole
    return "warning" if look.divided == 2 or likely or kinds or turned or kin else None


_FEW = 2
_KINDS = 5  # whoever tells three kinds that are four fifths of the whole means all: 工业类、建筑类、交通类


def _not_anew(look: Look) -> bool:
    """Whether a clause of its own does not look as if it divided the whole in front of it: two parts are all of it where one is what
    the other is not, three where their names are of one kind or they miss it by little."""
    if look.intro not in _ANEW:
        return False
    if look.intro == WHOLE or look.divided == 2 or look.rest or look.opposed:
        return look.off * _QUARTER > look.whole
    if len(look.parts) < _ROW or look.whole < misses.SWAPPED:
        return look.intro != SAID or look.off * misses.CLOSE > look.whole
    if look.swapped or look.part_swapped:
        return False
    return look.off * (_EIGHTH if look.same or look.divided or look.intro == SAID else _NEAR) > look.whole


_QUARTER, _EIGHTH = 4, 8
_ANEW = (ANEW, SAID, WHOLE)


STEPS = (
    Step("没有“其中”，名称也看不出是分项", _unannounced, _silent),
    Step("另起一句或一个分号，看不出又把前面的数分了一次", _not_anew, _silent),
    Step("差数是四舍五入所致", _rounded, lambda look: "info" if misses.decimal(look.total) else "warning"),
    Step("一句话自己把前面的数加起来，差数是笔误", lambda look: look.intro == "总", _warning),
    Step("合计在各项之间，是平均数", _mean, _silent),
    Step("分项比合计还大", _beyond, _warning),
    Step("另起一句或一个分号，又把前面的数分了一次", lambda look: look.intro in _ANEW, _warning),
    Step("“其中”后面只有两项，只看是不是笔误", _two_of_more, _two),
    Step("没有“其中”，差数不像笔误", _loose, _silent),
    Step("有“其他”“其余”，列举完整", _all_told, lambda look: "warning" if look.ends_sooner else "error"),
    Step("差数像笔误，或者很小", lambda look: look.slip or look.near, _slipped),
    Step("看列举有多完整、差数有多大", lambda look: True, _likely),
)


def weigh(look: Look) -> tuple[Severity | None, str]:
    """How sure it is that the parts should make the total and do not, and why; None if not sure enough."""
    step = next(step for step in STEPS if step.applies(look))
    return step.severity(look), step.reason
